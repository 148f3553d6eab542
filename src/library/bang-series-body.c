/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What meets in a series beside its sides: of "Phiên họp lần thứ 9 Nhóm công
 * tác liên hợp giữa ...", that working group; of "Hội nghị thường niên lần thứ
 * 10 giữa Bí thư Tỉnh ủy Lào Cai ...", the party secretaries. A body and an
 * office between the same sides count their meetings apart.
 *
 * Pure; any thread.
 */
#include "config.h"

#include "library/bang-series-private.h"

#include <string.h>

#include "library/bang-body-names-private.h"
#include "text/bang-token.h"

/* The longest name of a body that is told apart by all its words. */
#define MAX_WORDS 12

/* What a count is made of, behind the name. */
static const char * const count_words[] = {
  "lần", "thứ", "kỳ", "số", "nhất", "một", "hai", "nhì", "ba", "tư", "bốn", "sáu", "bảy", "tám", "chín", "mười",
  "mươi", "mốt", "lăm", NULL
};

static const char * const joiners[] = { "giữa", "của", NULL };

/* Where the name of a body is at its end. */
static const char * const ends[] = {
  "giữa", "của", "các", "hai", "ba", "bốn", "năm", "tại", "ở", "và", "với", "do", "trong", "diễn", "được", "sẽ", "đã",
  "về", "để", "nhằm", "ngày", "sáng", "chiều", "tối", "đoàn", NULL
};

/* What sort of place the side behind it is. */
static const char * const sorts[] = {
  "tỉnh", "thành", "phố", "châu", "huyện", "thị", "xã", "nước", "khu", "tự", "trị", NULL
};

static gboolean
is_number (const char *word)
{
  return *word != '\0' && strspn (word, "0123456789ivxlc") == strlen (word);
}

/* The words behind the name and its count, up to the first sign. */
static GPtrArray *
read_words (const char *title,
            const char *name)
{
  g_autoptr (GString) sofar = g_string_new (" ");
  g_autofree char *sought = g_strconcat (" ", name, " ", NULL);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  gboolean named = FALSE;
  gboolean counted = FALSE;
  gsize end = 0;
  BangTokenIter iter;
  BangToken token;

  bang_token_iter_init (&iter, title, strlen (title));
  while (bang_token_iter_next (&iter, &token) && words->len < MAX_WORDS)
    {
      g_autofree char *word = g_strndup (token.exact, token.exact_len);

      if (!named)
        {
          g_string_append_printf (sofar, "%s ", word);
          named = g_str_has_suffix (sofar->str, sought);
        }
      else if (words->len == 0 && (is_number (word) || g_strv_contains (count_words, word)))
        counted = TRUE;
      else if (!counted || strcspn (title + end, ",;:.()–-\"“”") < token.span.start - end)
        break;
      else
        g_ptr_array_add (words, g_steal_pointer (&word));
      end = token.span.end;
    }
  return words;
}

/* Takes out from where a side is named. */
static void
cut_sides (GString   *body,
           GPtrArray *sides)
{
  for (guint i = 0; i < sides->len; i++)
    {
      g_autofree char *side = g_strdup_printf (" %s ", (const char *) g_ptr_array_index (sides, i));
      const char *at = strstr (body->str, side);

      if (at != NULL)
        g_string_truncate (body, (gsize) (at - body->str) + 1);
    }
}

/**
 * bang_series_read_body:
 * @title: (nullable): of an event
 * @name: bang_series_name_key() of its series
 * @sides: (element-type utf8): bang_series_side_key() of its sides
 *
 * Returns: (transfer full): a key of what meets there, "" when the title does
 *   not tell
 */
char *
bang_series_read_body (const char *title,
                       const char *name,
                       GPtrArray  *sides)
{
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GString) body = g_string_new (" ");
  g_auto (GStrv) left = NULL;
  g_autofree char *phrase = NULL;
  guint n_left;

  if (title == NULL || *name == '\0')
    return g_strdup ("");

  words = read_words (title, name);
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);

      if (i == 0 && g_strv_contains (joiners, word))
        continue;
      if (g_strv_contains (ends, word))
        break;
      g_string_append_printf (body, "%s ", word);
    }
  cut_sides (body, sides);

  left = g_strsplit (g_strstrip (body->str), " ", -1);
  n_left = g_strv_length (left);
  while (n_left > 0 && g_strv_contains (sorts, left[n_left - 1]))
    g_clear_pointer (&left[--n_left], g_free);
  phrase = g_strjoinv (" ", left);
  return *phrase != '\0' ? bang_body_name_key (phrase) : g_steal_pointer (&phrase);
}

/**
 * bang_series_is_body:
 * @a: an answer of bang_series_read_body()
 * @b: another
 *
 * Returns: whether both may be one: a title may tell less than another, and run
 *   on where another ends
 */
gboolean
bang_series_is_body (const char *a,
                     const char *b)
{
  const char *longer = strlen (a) > strlen (b) ? a : b;
  const char *shorter = longer == a ? b : a;
  gsize len = strlen (shorter);

  return len == 0 || (strncmp (longer, shorter, len) == 0 && (longer[len] == ' ' || longer[len] == '\0'));
}
