/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of the places and people that a story puts forward are one side: "châu
 * Hồng Hà, tỉnh Vân Nam" is one, called by the one that the title or most of its
 * people name; a country stands for the province of it that is there. The scan's
 * thread; compares each with each, and they are few.
 */

#include "extract/bang-events-sides-private.h"

#include <string.h>

#include "extract/bang-read.h"
#include "text/bang-fold.h"

/* How many places enclose a place at most. */
#define MAX_NESTED 4

/* bang_sides_lie_in:
 * @self: the event stage
 * @name: a place
 * @outer: another
 * @country: whose they are
 *
 * Returns: whether the tables know @name to lie in @outer
 */
gboolean
bang_sides_lie_in (const BangEvents *self,
                   const char       *name,
                   const char       *outer,
                   BangCountry       country)
{
  return bang_place_lies_in (self->scan->lexicon, name, outer, country, MAX_NESTED);
}

/* "CHĂMPASẮC" of a headline is the "Chăm-pa-sắc" of the story. */
static gboolean
is_same_name (const char *a,
              const char *b)
{
  g_autofree char *x = bang_fold_key (a, -1);
  g_autofree char *y = bang_fold_key (b, -1);
  const char *p = x;
  const char *q = y;

  while (*p != '\0' || *q != '\0')
    {
      if (*p == ' ' || *p == '-')
        p++;
      else if (*q == ' ' || *q == '-')
        q++;
      else if (*p++ != *q++)
        return FALSE;
    }
  return TRUE;
}

/* "huyện Bua Lạ Pha, tỉnh Khăm Muộn": the text says what the tables do not know. */
static gboolean
is_printed_inside (const BangEvents        *self,
                   const BangSideCandidate *inner,
                   const BangSideCandidate *outer)
{
  const BangScan *scan = self->scan;

  for (guint32 i = 0; i + 1 < scan->n_tokens; i++)
    {
      g_autofree char *name = NULL;
      g_autofree char *whole = NULL;
      BangPlaceSpan place;
      BangPlaceSpan next;

      if ((scan->tokens[i].marks & BANG_MARK_PLACE) == 0 || !bang_read_place (scan, i, &place))
        continue;
      i = place.end - 1;
      if (place.end >= scan->n_tokens || (scan->tokens[place.end].gap & BANG_GAP_COMMA) == 0 ||
          strcmp (place.kind, "province") == 0 || !bang_read_place (scan, place.end, &next) || strcmp (next.kind, "province") != 0)
        continue;
      name = bang_scan_dup (scan, place.name, place.end);
      whole = bang_scan_dup (scan, next.name, next.end);
      if (is_same_name (name, inner->label) && is_same_name (whole, outer->label))
        return TRUE;
    }
  return FALSE;
}

/* Whether two candidates are one side, one of them inside the other. */
static gboolean
is_one_side (const BangEvents        *self,
             const BangSideCandidate *a,
             const BangSideCandidate *b)
{
  if (a->country != b->country && a->country != BANG_SIDE_UNKNOWN && b->country != BANG_SIDE_UNKNOWN)
    return FALSE;
  if (a->is_country && b->is_country)
    return strcmp (a->label, b->label) == 0;
  if (a->is_country || b->is_country)
    return a->country == b->country;
  return is_same_name (a->label, b->label) ||
         bang_sides_lie_in (self, a->label, b->label, a->country) ||
         bang_sides_lie_in (self, b->label, a->label, b->country) ||
         is_printed_inside (self, a, b) || is_printed_inside (self, b, a);
}

static guint
count_capitals (const char *label)
{
  guint n = 0;

  for (const char *p = label; *p != '\0'; p = g_utf8_next_char (p))
    n += g_unichar_isupper (g_utf8_get_char (p)) ? 1 : 0;
  return n;
}

/* Whether @a names the side better than @b. */
static gboolean
names_better (const BangEvents        *self,
              const BangSideCandidate *a,
              const BangSideCandidate *b)
{
  if (a->is_country != b->is_country)
    return !a->is_country;
  if (is_same_name (a->label, b->label))
    return count_capitals (a->label) < count_capitals (b->label);
  if (a->in_title != b->in_title)
    return a->in_title;
  if (a->people != b->people)
    return a->people > b->people;
  /* "thị trấn Lao Bảo (Hướng Hóa)": the bracket says where a place lies. */
  if (a->bracketed != b->bracketed)
    return !a->bracketed;
  return bang_sides_lie_in (self, a->label, b->label, a->country);
}

/* Makes one side of the candidates @i and @n; @n is gone. */
static void
join (const BangEvents *self,
      GArray           *candidates,
      guint             i,
      guint             n)
{
  BangSideCandidate *a = &g_array_index (candidates, BangSideCandidate, i);
  BangSideCandidate *b = &g_array_index (candidates, BangSideCandidate, n);

  if (names_better (self, b, a))
    {
      BangSideCandidate swap = *a;

      *a = *b;
      *b = swap;
    }
  a->people += b->people;
  a->in_title |= b->in_title;
  a->hosting |= b->hosting;
  g_array_remove_index (candidates, n);
}

/* The province that a country in the title stands for: the one with most of its
 * people here, among several the first. */
static guint
find_of_country (const BangEvents *self,
                 GArray           *candidates,
                 guint             country)
{
  const BangSideCandidate *whole = &g_array_index (candidates, BangSideCandidate, country);
  guint found = candidates->len;

  for (guint i = 0; i < candidates->len; i++)
    {
      const BangSideCandidate *candidate = &g_array_index (candidates, BangSideCandidate, i);

      if (i != country && is_one_side (self, whole, candidate) &&
          (found == candidates->len ||
           candidate->people > g_array_index (candidates, BangSideCandidate, found).people))
        found = i;
    }
  return found;
}

static gboolean
is_part (const BangEvents        *self,
         const BangSideCandidate *candidate,
         const char              *label)
{
  return !candidate->is_country && !candidate->in_title && candidate->people == 0 &&
         bang_sides_lie_in (self, candidate->label, label, candidate->country);
}

/* "4 đồn A, B, C …, Bộ đội Biên phòng tỉnh D": several places of one province,
 * which nothing else puts forward, act for it. */
static void
drop_parts (const BangEvents *self,
            GArray           *candidates)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      const char *label = g_array_index (candidates, BangSideCandidate, i).label;
      guint n_parts = 0;

      if (g_array_index (candidates, BangSideCandidate, i).is_country)
        continue;
      for (guint n = 0; n < candidates->len; n++)
        n_parts += is_part (self, &g_array_index (candidates, BangSideCandidate, n), label) ? 1 : 0;
      for (guint n = candidates->len; n > 0 && n_parts >= 2; n--)
        if (is_part (self, &g_array_index (candidates, BangSideCandidate, n - 1), label))
          g_array_remove_index (candidates, n - 1);
    }
}

/* bang_sides_merge:
 * @self: the event stage
 * @candidates: (inout) (element-type BangSideCandidate): those who may be sides
 *
 * Makes one of those that are one side: a unit and what holds it, a country and
 * the province of it that acts.
 */
void
bang_sides_merge (const BangEvents *self,
                  GArray           *candidates)
{
  guint i = 0;

  drop_parts (self, candidates);
  for (guint a = 0; a < candidates->len; a++)
    for (guint b = candidates->len; b > a + 1; b--)
      {
        const BangSideCandidate *one = &g_array_index (candidates, BangSideCandidate, a);
        const BangSideCandidate *other = &g_array_index (candidates, BangSideCandidate, b - 1);

        if (!one->is_country && !other->is_country && is_one_side (self, one, other))
          join (self, candidates, a, b - 1);
      }
  while (i < candidates->len)
    {
      guint of = g_array_index (candidates, BangSideCandidate, i).is_country
                 ? find_of_country (self, candidates, i) : candidates->len;

      if (of == candidates->len)
        {
          i++;
          continue;
        }
      join (self, candidates, MIN (i, of), MAX (i, of));
      i = 0;
    }
}
