/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of the places and people that a story puts forward are one side: "châu
 * Hồng Hà, tỉnh Vân Nam" is one, called by the one that the title or most of its
 * people name; a country stands for the province of it that is there. The scan's
 * thread; compares each with each, and they are few.
 */

#include "extract/bang-events-sides-private.h"

#include <string.h>

#include "extract/bang-read.h"

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

/* Units that lie in provinces. */
static gboolean
is_small (const char *kind)
{
  static const char * const kinds[] = { "village", "commune", "ward", "town", "district", "county", "city" };

  for (guint i = 0; kind != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kind, kinds[i]) == 0)
      return TRUE;
  return FALSE;
}

/* "huyện Bua Lạ Pha, tỉnh Khăm Muộn", "huyện A của tỉnh B": a unit that no table
 * knows lies in the one that is named right behind it. */
static gboolean
lies_in_by_text (const BangEvents        *self,
                 const BangSideCandidate *inner,
                 const BangSideCandidate *outer)
{
  const BangScan *scan = self->scan;
  const BangEntity *of = NULL;
  guint32 end = 0;
  guint64 kinds;
  BangEntry entry = bang_lexicon_find (scan->lexicon, inner->label, &kinds);

  if (inner->is_country || outer->is_country || (entry != 0 && (kinds & BANG_LEX_BIT (BANG_LEX_PLACE)) != 0))
    return FALSE;
  for (guint i = 0; i < scan->mentions->len; i++)
    {
      const BangScanMention *mention = &g_array_index (scan->mentions, BangScanMention, i);
      const BangEntity *entity;

      if (mention->kind != BANG_ENTITY_PLACE || mention->entity >= self->facts->entities->len)
        continue;
      entity = g_ptr_array_index (self->facts->entities, mention->entity);
      if (of != NULL && strcmp (of->name, inner->label) == 0 && strcmp (entity->name, outer->label) == 0 &&
          is_small (of->place_kind) && !is_small (entity->place_kind) &&
          mention->first >= end && mention->first - end <= 2 &&
          (mention->first > end || (scan->tokens[end].gap & (BANG_GAP_COMMA | BANG_GAP_OPEN_PAREN)) != 0) &&
          (scan->tokens[end].gap & (BANG_GAP_SENTENCE | BANG_GAP_SEMICOLON)) == 0 &&
          scan->tokens[end].word != BANG_WORD_VA && scan->tokens[end].word != BANG_WORD_VOI)
        return TRUE;
      of = entity;
      end = mention->end;
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
  if (!bang_place_may_share_country (self->scan->lexicon, a->label, b->label))
    return FALSE;
  if (bang_place_is_same (self->scan->lexicon, a->label, b->label) ||
      lies_in_by_text (self, a, b) || lies_in_by_text (self, b, a))
    return TRUE;
  if (a->is_country && b->is_country)
    return strcmp (a->label, b->label) == 0;
  if (a->is_country || b->is_country)
    return a->country == b->country;
  return bang_sides_lie_in (self, a->label, b->label, a->country) ||
         bang_sides_lie_in (self, b->label, a->label, b->country);
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
    {
      const BangSideCandidate *country = a->is_country ? a : b;
      const BangSideCandidate *unit = a->is_country ? b : a;
      /* "thăm Nhật Bản … tới Tokyo"; a leader of the state and those who go with him. */
      gboolean whole = !unit->in_title &&
                       (country->national || (country->in_title && unit->is_city && unit->people == 0));

      return whole == a->is_country;
    }
  if (bang_place_is_same (self->scan->lexicon, a->label, b->label))
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
  if (a->country == BANG_SIDE_UNKNOWN)
    a->country = b->country;
  a->people += b->people;
  a->national |= b->national;
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
