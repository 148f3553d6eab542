/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text room on hostile bytes: tokens are where they say they are, folding
 * is stable, normal forms agree, sentences lose nothing. */

#include <string.h>

#include "fuzz-driver.h"
#include "text/bang-collate.h"
#include "text/bang-fold.h"
#include "text/bang-normal.h"
#include "text/bang-sentence.h"
#include "text/bang-token.h"

const char * const fuzz_fragments[] = {
  "hoà", "thuỷ", "quý", "qúy", "khoẻ", "Đảng", "\303\220", "UBND", "T.Ư", "TP.", "v.v.", "1.435", "25.6.2012", "./.",
  "a", "e", "o", "u", "y", "q", "à", "ỷ", "ệ", "Ự", "\314\200", "\314\243", "\314\202", "\314\233", "\314\214", "\315\204",
  "\302\240", "\342\200\221", "–", "…", "“", "”", "\"", "(", ")", ".", "!", "?", "\n", " ", "中", "国", "\357\244\200",
  "\302\255", "\342\200\215", "\342\200\213", "\357\273\277", "\342\200\256", "ສ", "\340\272\264", "\341\204\222",
  "\341\205\241", "\341\206\253", "\340\245\230", "\342\204\253", "\304\260", "5G", "lc 1.jpg", "Baoquocte.vn", "\377", "\300\200",
  "\355\240\200", "\364\220\200\200", "\341\273", NULL
};

/* Whether the folding promises hold for @text: they are given up for words
 * beyond the longest token and for stacks of marks that no language has. */
static gboolean
is_ordinary (const char *text,
             gsize       len)
{
  guint letters = 0;
  guint marks = 0;

  for (const char *p = text; p < text + len; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      letters = g_unichar_isalnum (c) || g_unichar_ismark (c) || g_unichar_type (c) == G_UNICODE_FORMAT
                || c > 0x1100 ? letters + 1 : 0;
      marks = g_unichar_ismark (c) ? marks + 1 : 0;
      if (letters >= BANG_TOKEN_MAX / 2 || marks >= 4)
        return FALSE;
    }

  return TRUE;
}

static void
check_tokens (const char *text,
              gsize       len)
{
  BangTokenIter iter;
  BangToken token;
  gsize end = 0;
  gsize chars = 0;

  bang_token_iter_init (&iter, text, len);
  while (bang_token_iter_next (&iter, &token))
    {
      g_autofree char *exact = NULL;

      g_assert_cmpuint (token.span.start, >=, end);
      g_assert_cmpuint (token.span.end, >, token.span.start);
      g_assert_cmpuint (token.span.end, <=, len);
      g_assert_cmpuint (token.exact_len, >, 0);
      g_assert_cmpuint (token.exact_len, <=, BANG_TOKEN_MAX * 4);
      g_assert_true (g_utf8_validate_len (token.exact, token.exact_len, NULL));
      g_assert_true (g_utf8_validate_len (token.plain, token.plain_len, NULL));
      g_assert_cmpuint (token.char_start, >=, chars);

      exact = bang_fold_exact (text + token.span.start, (gssize) (token.span.end - token.span.start));
      g_assert_cmpmem (exact, strlen (exact), token.exact, token.exact_len);
      end = token.span.end;
      chars = token.char_start + 1;
    }
}

static void
check_offsets (const char *text,
               gsize       len)
{
  g_autoptr (BangOffsets) offsets = bang_offsets_new (text, len);
  BangTokenIter iter;
  BangToken token;

  bang_token_iter_init (&iter, text, len);
  while (bang_token_iter_next (&iter, &token))
    {
      g_assert_cmpuint (bang_offsets_to_char (offsets, token.span.start), ==, token.char_start);
      g_assert_cmpuint (bang_offsets_to_byte (offsets, token.char_start), ==, token.span.start);
    }
}

static gboolean
has_other_marks (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c >= 0x1100 && c < 0x1200) || (c > 0x036f && g_unichar_ismark (c)))
        return TRUE;
    }

  return FALSE;
}

static void
check_fold (const char *text)
{
  g_autofree char *exact = bang_fold_exact (text, -1);
  g_autofree char *plain = bang_fold_plain (text, -1);
  g_autofree char *key = bang_fold_key (text, -1);
  g_autofree char *key_again = bang_fold_key (key, -1);
  g_autofree char *exact_again = bang_fold_exact (exact, -1);
  g_autofree char *plain_of_exact = bang_fold_plain (exact, -1);
  g_autofree char *plain_again = bang_fold_plain (plain, -1);

  g_assert_cmpstr (exact_again, ==, exact);
  g_assert_cmpstr (plain_of_exact, ==, plain);
  g_assert_cmpstr (key_again, ==, key);

  /* What stood on both sides of a dropped mark may compose the next time: a
   * mark of another script, or a part of a Hangul syllable. */
  if (!has_other_marks (text))
    g_assert_cmpstr (plain_again, ==, plain);
}

static void
check_normal_forms (const char *text)
{
  g_autofree char *nfc = bang_normal_nfc (text, -1);
  g_autofree char *expected = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  g_autofree char *nfd = g_utf8_normalize (text, -1, G_NORMALIZE_NFD);
  BangTokenIter composed, decomposed;
  BangToken a, b;

  g_assert_cmpstr (nfc, ==, expected);

  bang_token_iter_init (&composed, nfc, strlen (nfc));
  bang_token_iter_init (&decomposed, nfd, strlen (nfd));
  while (bang_token_iter_next (&composed, &a))
    {
      g_assert_true (bang_token_iter_next (&decomposed, &b));
      g_assert_cmpmem (a.exact, a.exact_len, b.exact, b.exact_len);
      g_assert_cmpmem (a.plain, a.plain_len, b.plain, b.plain_len);
      g_assert_cmpint (a.shape, ==, b.shape);
    }
  g_assert_false (bang_token_iter_next (&decomposed, &b));
}

static void
check_sentences (const char *text,
                 gsize       len)
{
  g_autoptr (GArray) spans = bang_sentence_split (text, len);
  gsize at = 0;

  for (guint i = 0; i <= spans->len; i++)
    {
      BangSpan span = { len, len };
      BangTokenIter iter;
      BangToken token;

      if (i < spans->len)
        {
          span = g_array_index (spans, BangSpan, i);
          g_assert_cmpuint (span.start, <, span.end);
          g_assert_cmpuint (span.end, <=, len);
        }
      g_assert_cmpuint (span.start, >=, at);

      /* No word stands outside of every sentence. */
      bang_token_iter_init (&iter, text + at, span.start - at);
      g_assert_false (bang_token_iter_next (&iter, &token));
      at = span.end;
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  const char *bytes = (const char *) data;
  g_autofree char *text = NULL;
  g_autofree char *nfc = NULL;
  g_autofree char *shown = NULL;
  g_autoptr (GBytes) key = NULL;
  g_autoptr (GBytes) person_key = NULL;

  check_tokens (bytes, size);
  check_sentences (bytes, size);

  nfc = bang_normal_nfc (bytes, (gssize) size);
  g_assert_true (g_utf8_validate (nfc, -1, NULL));

  text = g_strndup (bytes, size);
  shown = bang_normal_for_screen (text);
  g_assert_true (g_utf8_validate (shown, -1, NULL));
  g_assert_null (strpbrk (shown, "\n\r\t\033"));
  key = bang_collate_key (text);
  person_key = bang_collate_person_key (text);

  if (g_utf8_validate (text, -1, NULL))
    {
      check_offsets (text, strlen (text));
      if (is_ordinary (text, strlen (text)))
        {
          check_fold (text);
          check_normal_forms (text);
        }
    }

  return 0;
}
