/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Queries of any bytes: parsing never fails and stays within its bounds, the
 * explanation can be shown, marks are where the words are; and any word of a
 * text, typed whole or begun, finds itself. */

#include <string.h>

#include "fuzz-driver.h"
#include "query/bang-query.h"
#include "text/bang-fold.h"
#include "text/bang-normal.h"
#include "text/bang-token.h"

const char * const fuzz_fragments[] = {
  "hữu nghị", "Lào Cai", "tang", "hoà", "thuỷ", "quý", "đường", "UBND", "19/11", "5G", "阮成发", "a", "b",
  "\"", "“", "”", "«", "»", "(", ")", "-", " - ", " -", " OR ", " HOẶC ", " AND ", "OR", "*", ":", " ", "  ", "\302\240",
  "person:", "người:", "nơi: ", "cơ quan:", "co quan:", "type:", "loại:", "nguồn:", "title:(", "year:", "năm:", "before:",
  "đến:", "từ:", "after:", "2024", "2023-2024", "2023..", "..", "18/1/2023", "2023-01-18", "30/2/2024", "5/2024", "TALKS",
  "ký kết", "hội", "\377", "\314\200", "\342\200\256", "\302\255", "\n", "NEAR(", "^", "{}", "+", "'", ";--", NULL
};

#define MAX_CHECKED_WORDS 6

static void
check_node (const BangQueryNode *node,
            guint                depth,
            guint               *n_words)
{
  g_assert_cmpuint (depth, <, 40);
  *n_words += node->n_words;

  switch (node->kind)
    {
    case BANG_QUERY_WORDS:
      g_assert_cmpuint (node->n_words, >, 0);
      g_assert_true (g_utf8_validate (node->printed, -1, NULL));
      for (guint i = 0; i < node->n_words; i++)
        {
          g_assert_cmpuint (strlen (node->words[i].text), >, 0);
          g_assert_true (g_utf8_validate (node->words[i].text, -1, NULL));
        }
      break;

    case BANG_QUERY_DATE:
      g_assert_true (node->from != 0 || node->to != 0);
      g_assert_true (node->from == 0 || node->to == 0 || node->from <= node->to);
      (*n_words)++;
      break;

    case BANG_QUERY_AND:
    case BANG_QUERY_OR:
    case BANG_QUERY_NOT:
    default:
      if (node->kind == BANG_QUERY_NOT)
        g_assert_cmpuint (node->children->len, ==, 1);
      else if (depth > 0)
        g_assert_cmpuint (node->children->len, >, 1);
      for (guint i = 0; i < node->children->len; i++)
        check_node (g_ptr_array_index (node->children, i), depth + 1, n_words);
      break;
    }
}

static void
check_query (const char     *typed,
             BangQueryFlags  flags)
{
  g_autoptr (BangQuery) query = bang_query_parse (typed, flags);
  g_autoptr (BangQuery) again = bang_query_parse (bang_query_get_typed (query), flags);
  g_autofree char *explained = bang_query_explain (query);
  g_autoptr (GArray) spans = bang_query_find (query, typed, strlen (typed));
  guint n_words = 0;
  gsize at = 0;

  check_node (bang_query_get_root (query), 0, &n_words);
  g_assert_cmpuint (n_words, <=, 64);
  g_assert_cmpint (bang_query_is_empty (query), ==, n_words == 0);
  g_assert_true (bang_query_equal (query, again));
  g_assert_true (g_utf8_validate (explained, -1, NULL));
  g_assert_cmpuint (strlen (explained), >, 0);
  g_assert_null (strchr (explained, '\n'));

  for (guint i = 0; i < spans->len; i++)
    {
      BangSpan span = g_array_index (spans, BangSpan, i);

      g_assert_cmpuint (span.start, >=, at);
      g_assert_cmpuint (span.end, >, span.start);
      g_assert_cmpuint (span.end, <=, strlen (typed));
      at = span.end;
    }
}

static gboolean
finds_itself (const char     *typed,
              BangQueryFlags  flags,
              const char     *word,
              gsize           len)
{
  g_autoptr (BangQuery) query = bang_query_parse (typed, flags);
  g_autoptr (GArray) spans = bang_query_find (query, word, len);

  return spans->len == 1;
}

/* What has a spelling of its own only when it is whole: a tone over the u of
 * qu, joiners, and marks that do not compose. */
static gboolean
is_simple (const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalnum (c) || c == 'q' || c == 'Q' || (c >= 0x1100 && c < 0x1200))
        return FALSE;
    }

  return TRUE;
}

static void
check_words (const char *text)
{
  g_autofree char *normal = bang_normal_nfc (text, -1);
  BangTokenIter iter;
  BangToken token;
  guint n = 0;

  bang_token_iter_init (&iter, normal, strlen (normal));
  while (n++ < MAX_CHECKED_WORDS && bang_token_iter_next (&iter, &token))
    {
      gsize len = token.span.end - token.span.start;
      g_autofree char *word = g_strndup (normal + token.span.start, len);
      g_autofree char *exact = bang_fold_exact (word, -1);
      g_autofree char *other = bang_fold_other_placement (exact);
      const char *p = word;

      g_assert_true (finds_itself (word, BANG_QUERY_TYPED, word, len));
      if (!is_simple (word) || g_utf8_strlen (word, -1) > 12)
        continue;

      /* As it is being typed, from the second letter on. Before its last vowel
       * đoá is đo, which is marked, and no beginning of đóa. */
      for (guint letters = 1; *p != '\0'; letters++)
        {
          g_autofree char *beginning = NULL;

          p = g_utf8_next_char (p);
          beginning = g_strndup (word, (gsize) (p - word));
          if (letters >= 2 && (other == NULL || *p == '\0' || *g_utf8_next_char (p) != '\0'))
            g_assert_true (finds_itself (beginning, BANG_QUERY_TYPING, word, len));
        }
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *typed = g_strndup ((const char *) data, size);

  check_query (typed, BANG_QUERY_TYPED);
  check_query (typed, BANG_QUERY_TYPING);
  check_words (typed);

  return 0;
}
