/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The FTS5 tokenizer "bang": Vietnamese words as the text room sees them.
 *
 * A text gives for each word its exact form and, at the same place, its form
 * without marks where that differs (FTS5_TOKEN_COLOCATED), so that one index
 * answers both ways of typing.
 *
 * A text that begins with BANG_FIELD_MARK is the "field" column: stretches
 * "MARK letter words", whose tokens get MARK and letter in front. The mark is a
 * token itself, once a stretch, so that no phrase reaches from one name into
 * the next and so that one token stands in every article.
 *
 * A word of a note stands there twice, with mark and letter and without, so that
 * notes are found by themselves and with the texts they are written on.
 *
 * A query is not tokenized: bang-match.c writes the very tokens to look for,
 * BANG_MATCH_NEXT between places and BANG_MATCH_OR between the words that may
 * stand at one place. Nothing that a person typed can therefore be read as
 * anything but a word.
 *
 * Runs in whichever thread uses the connection; keeps no state but a pointer
 * to the connection's word counts.
 */
#include "config.h"

#include "library/bang-tokenizer-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "library/bang-vocabulary-private.h"
#include "text/bang-token.h"

typedef struct
{
  BangTokenFunc   func;
  void           *ctx;
  BangVocabulary *vocabulary;   /* (nullable) */
} Sink;

static int
tokenizer_create_cb (void          *ctx,
                     const char   **args,
                     int            n_args,
                     Fts5Tokenizer **tokenizer)
{
  /* The connection outlives its tokenizers; nothing to make. */
  *tokenizer = ctx;
  return SQLITE_OK;
}

static void
tokenizer_delete_cb (Fts5Tokenizer *tokenizer)
{
}

/* One word of @len bytes behind @n_prefix bytes of @buffer that are already
 * there (the mark and letter of a field). */
static inline int
emit (Sink       *sink,
      char       *buffer,
      gsize       n_prefix,
      int         flags,
      const char *word,
      gsize       len,
      BangSpan    span)
{
  if (n_prefix > 0)
    {
      memcpy (buffer + n_prefix, word, len);
      word = buffer;
      len += n_prefix;
    }
  else if (sink->vocabulary != NULL)
    {
      bang_vocabulary_see (sink->vocabulary, word, len);
    }

  return sink->func (sink->ctx, flags, word, (int) len, (int) span.start, (int) span.end);
}

static int
tokenize_words (Sink       *sink,
                const char *text,
                gsize       len,
                gsize       offset,
                char        letter)
{
  char buffer[2 + BANG_TOKEN_MAX * 4];
  gsize n_prefix = 0;
  BangTokenIter iter;
  BangToken token;
  int rc = SQLITE_OK;

  if (letter != '\0')
    {
      buffer[0] = BANG_FIELD_MARK;
      buffer[1] = letter;
      n_prefix = 2;
    }

  bang_token_iter_init (&iter, text, len);
  while (rc == SQLITE_OK && bang_token_iter_next (&iter, &token))
    {
      token.span.start += offset;
      token.span.end += offset;
      rc = emit (sink, buffer, n_prefix, 0, token.exact, token.exact_len, token.span);
      if (rc == SQLITE_OK && token.plain != token.exact)
        rc = emit (sink, buffer, n_prefix, FTS5_TOKEN_COLOCATED, token.plain, token.plain_len, token.span);
      if (letter != BANG_FIELD_LETTER_NOTE)
        continue;
      if (rc == SQLITE_OK)
        rc = emit (sink, buffer, 0, FTS5_TOKEN_COLOCATED, token.exact, token.exact_len, token.span);
      if (rc == SQLITE_OK && token.plain != token.exact)
        rc = emit (sink, buffer, 0, FTS5_TOKEN_COLOCATED, token.plain, token.plain_len, token.span);
    }
  return rc;
}

static int
tokenize_fields (Sink       *sink,
                 const char *text,
                 gsize       len)
{
  gsize at = 0;
  int rc = SQLITE_OK;

  while (rc == SQLITE_OK && at < len)
    {
      const char *next;
      gsize end;

      rc = sink->func (sink->ctx, 0, text + at, 1, (int) at, (int) at + 1);
      if (at + 2 > len)
        break;

      next = memchr (text + at + 2, BANG_FIELD_MARK, len - at - 2);
      end = next != NULL ? (gsize) (next - text) : len;
      if (rc == SQLITE_OK)
        rc = tokenize_words (sink, text + at + 2, end - at - 2, at + 2, text[at + 1]);
      at = end;
    }
  return rc;
}

static int
tokenize_text (Sink       *sink,
               const char *text,
               gsize       len)
{
  if (len > 0 && text[0] == BANG_FIELD_MARK)
    return tokenize_fields (sink, text, len);
  return tokenize_words (sink, text, len, 0, '\0');
}

static int
tokenize_query (Sink       *sink,
                const char *text,
                gsize       len)
{
  gsize start = 0;
  int flags = 0;
  int rc = SQLITE_OK;

  for (gsize i = 0; rc == SQLITE_OK && i <= len; i++)
    {
      if (i < len && text[i] != BANG_MATCH_NEXT && text[i] != BANG_MATCH_OR)
        continue;

      if (i > start)
        rc = sink->func (sink->ctx, flags, text + start, (int) (i - start), (int) start, (int) i);
      flags = i < len && text[i] == BANG_MATCH_OR ? FTS5_TOKEN_COLOCATED : 0;
      start = i + 1;
    }
  return rc;
}

static int
tokenizer_tokenize_cb (Fts5Tokenizer *tokenizer,
                       void          *ctx,
                       int            flags,
                       const char    *text,
                       int            n_text,
                       BangTokenFunc  func)
{
  BangConnection *connection = (BangConnection *) tokenizer;
  Sink sink = { func, ctx, connection->vocabulary };
  gsize len = n_text > 0 ? (gsize) n_text : 0;

  if (text == NULL || len == 0)
    return SQLITE_OK;
  if ((flags & FTS5_TOKENIZE_QUERY) != 0)
    return tokenize_query (&sink, text, len);
  return tokenize_text (&sink, text, len);
}

/**
 * bang_tokenizer_walk:
 * @text: what stands in a column
 * @func: called for each token, as FTS5 is
 * @ctx: for @func
 *
 * Gives the tokens of a text without an index.
 */
void
bang_tokenizer_walk (const char    *text,
                     BangTokenFunc  func,
                     void          *ctx)
{
  Sink sink = { func, ctx, NULL };

  tokenize_text (&sink, text, strlen (text));
}

/**
 * bang_tokenizer_get_fts5:
 *
 * SQLite hands out its FTS5 functions through a bound pointer.
 *
 * Returns: (nullable): the functions, %NULL in a build without FTS5
 */
fts5_api *
bang_tokenizer_get_fts5 (sqlite3 *db)
{
  sqlite3_stmt *stmt = NULL;
  fts5_api *api = NULL;

  if (sqlite3_prepare_v2 (db, "SELECT fts5 (?1)", -1, &stmt, NULL) == SQLITE_OK)
    {
      sqlite3_bind_pointer (stmt, 1, &api, "fts5_api_ptr", NULL);
      sqlite3_step (stmt);
    }
  sqlite3_finalize (stmt);
  return api;
}

/**
 * bang_tokenizer_register:
 * @connection: a connection; must outlive its SQLite handle
 *
 * Teaches a connection the tokenizer.
 */
gboolean
bang_tokenizer_register (BangConnection  *connection,
                         GError         **error)
{
  static fts5_tokenizer tokenizer = {
    tokenizer_create_cb,
    tokenizer_delete_cb,
    tokenizer_tokenize_cb,
  };
  fts5_api *api = bang_tokenizer_get_fts5 (connection->db);

  if (api == NULL || api->iVersion < 2 ||
      api->xCreateTokenizer (api, "bang", connection, &tokenizer, NULL) != SQLITE_OK)
    {
      g_set_error_literal (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_FAILED,
                           _("This SQLite was built without full-text search (FTS5); install one that has it."));
      return FALSE;
    }
  return TRUE;
}
