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
  const BangFoldChar *table = bang_fold_table ();
  const char *limit = iter->text + iter->len;
  const char *p = iter->text + iter->pos;
  gsize chars = iter->chars;

  while (p < limit)
    {
      const BangFoldChar *fold;
      BangFoldChar scratch;
      gunichar c;
      gsize step = bang_decode_char (p, limit, &c);

      fold = bang_fold_lookup (table, c, &scratch);
      if (fold->kind == BANG_KIND_LETTER || fold->kind == BANG_KIND_DIGIT || fold->kind == BANG_KIND_HAN)
        {
          BangFoldWord word;

          bang_fold_word (table, p, (gsize) (limit - p), iter->exact, iter->plain, &word);
          token->span.start = (gsize) (p - iter->text);
          token->span.end = token->span.start + word.len;
          token->char_start = chars;
          token->shape = word.shape;
          token->exact = iter->exact;
          token->exact_len = word.exact_len;
          token->plain = word.differs ? iter->plain : iter->exact;
          token->plain_len = word.plain_len;
          iter->pos = token->span.end;
          iter->chars = chars + word.n_chars;
          return TRUE;
        }

      p += step;
      chars++;
    }

  iter->pos = iter->len;
  iter->chars = chars;
  return FALSE;
}
