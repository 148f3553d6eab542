/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Walks a text word by word, for the search index, the queries and every
 * extractor: one definition of what a word is, in one place. The iterator
 * lives on the caller's stack and allocates nothing; each thread has its own.
 *
 * A word here is a syllable as Vietnamese writes it (the language puts a space
 * between syllables), a Latin word, a number without its separators, or one
 * Chinese character. */

#include "text/bang-token.h"

#include "text/bang-fold-private.h"

/**
 * bang_token_iter_init:
 * @iter: (out caller-allocates): an iterator
 * @text: (array length=len): UTF-8 in any normal form, or hostile bytes; kept,
 *   not copied: it must outlive the walk
 * @len: length in bytes
 *
 * Begins a walk at the start of @text.
 */
void
bang_token_iter_init (BangTokenIter *iter,
                      const char    *text,
                      gsize          len)
{
  g_return_if_fail (iter != NULL);
  g_return_if_fail (text != NULL || len == 0);

  iter->text = text;
  iter->len = len;
  iter->pos = 0;
  iter->chars = 0;
  iter->table = bang_fold_table ();
  iter->ready = bang_fold_readiness ();
}

/* Whether a word begins with the code point at @p, of which little is known. */
static gboolean
begins_word (const BangFoldChar *table,
             const char         *p,
             const char         *limit)
{
  const BangFoldChar *fold;
  BangFoldChar scratch;
  gunichar c;

  bang_decode_char (p, limit, &c);
  fold = bang_fold_lookup (table, c, &scratch);
  return fold->kind == BANG_KIND_LETTER || fold->kind == BANG_KIND_DIGIT || fold->kind == BANG_KIND_HAN;
}

/* Goes to where the next word begins. */
static inline gboolean
find_word (BangTokenIter *iter)
{
  const char *limit = iter->text + iter->len;
  const char *p = iter->text + iter->pos;
  gsize step;

  for (; p < limit; p += step, iter->chars++)
    {
      guint what = bang_fold_ready_char (p, limit, iter->ready, &step);

      if (what != BANG_READY_OTHER && (what != BANG_READY_NOT || begins_word (iter->table, p, limit)))
        {
          iter->pos = (gsize) (p - iter->text);
          return TRUE;
        }
    }

  iter->pos = iter->len;
  return FALSE;
}

static inline void
put_word (BangTokenIter      *iter,
          const BangFoldWord *word,
          const char         *exact,
          BangToken          *token)
{
  token->span.start = iter->pos;
  token->span.end = iter->pos + word->len;
  token->char_start = iter->chars;
  token->shape = word->shape;
  token->exact = exact;
  token->exact_len = word->exact_len;
  iter->pos = token->span.end;
  iter->chars += word->n_chars;
}

/**
 * bang_token_iter_next:
 * @iter: an iterator
 * @token: (out caller-allocates): the next token; its strings are not
 *   NUL-terminated and last until the next call
 *
 * Steps to the next token. Offsets count in the text as given: bytes in
 * @token.span, code points in @token.char_start, where a byte that is no UTF-8
 * counts as one. Combining marks belong to the token of their letter, so that
 * composed and decomposed text give equal strings; a mark without a letter is
 * no token. Soft hyphens and joiners inside a token are in its span and not in
 * its strings. DIGITS means 0 to 9 only. A run of more than BANG_TOKEN_MAX
 * letters goes on in the next token.
 *
 * Returns: %FALSE at the end, and @token is untouched then
 */
gboolean
bang_token_iter_next (BangTokenIter *iter,
                      BangToken     *token)
{
  const BangFoldChar *table = iter->table;
  BangFoldWord word;

  if (!find_word (iter))
    return FALSE;

  bang_fold_word (table, iter->text + iter->pos, iter->len - iter->pos, iter->exact, iter->plain, &word);
  put_word (iter, &word, iter->exact, token);
  token->plain = word.differs ? iter->plain : iter->exact;
  token->plain_len = word.plain_len;
  return TRUE;
}

/**
 * bang_token_iter_next_exact:
 * @iter: an iterator
 * @token: (out caller-allocates): the next token, without its plain folding
 *
 * Steps to the next token, as bang_token_iter_next() does, in about half the
 * time: @token.plain is %NULL, and @token.exact may lie in the text.
 *
 * Returns: %FALSE at the end, and @token is untouched then
 */
gboolean
bang_token_iter_next_exact (BangTokenIter *iter,
                            BangToken     *token)
{
  const BangFoldChar *table = iter->table;
  const char *exact;
  const char *text;
  BangFoldWord word;
  gsize len;

  if (!find_word (iter))
    return FALSE;

  text = iter->text + iter->pos;
  len = iter->len - iter->pos;
  exact = bang_fold_ready (table, iter->ready, text, len, iter->exact, &word);
  if (exact == NULL)
    {
      bang_fold_word (table, text, len, iter->exact, iter->plain, &word);
      exact = iter->exact;
    }
  put_word (iter, &word, exact, token);
  token->plain = NULL;
  token->plain_len = 0;
  return TRUE;
}
