/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How surely two articles report one event, or one reports a part of what the
 * other does.
 *
 * A sum of percentages over what they have in common. The window of days is
 * that of tools for event data, which offer a day or two around the same actors
 * and place; that two principals, or one and both sides, are shared is what a
 * link without asking needs besides. Nothing here depends on the rest of the
 * library, so that a pair is judged alike in whatever order its articles came.
 *
 * Pure; any thread.
 */
#include "config.h"

#include "library/bang-link-private.h"

#include <string.h>

#include "library/bang-entities-private.h"

/* The days of a meeting and of what happens around it. */
#define MAX_DAYS_PART 7

/* Words of the name of an event that are no common words by chance. */
#define MIN_NAME_WORDS 5

/* Types that reports of one event are apt to be filed under. */
static const char * const families[][10] = {
  { "VISIT", "TALKS", "COURTESY", "NEGOT", "CONF", "REMOTE", "SITE", "SIGN", "AGREE", "TWIN" },
  { "CULT", "EDU", "AWARD", NULL },
  { "TRADE", "INFRA", NULL },
  { "BORDER", "LAW", "LIMIT", NULL },
  { "AID", "HEALTH", NULL },
};

static int
get_family (const char *type)
{
  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (families); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (families[i]) && families[i][j] != NULL; j++)
        {
          if (strcmp (families[i][j], type) == 0)
            return (int) i;
        }
    }
  return -1;
}

/**
 * bang_event_type_is_family:
 * @a: (nullable): an event type
 * @b: (nullable): another
 *
 * Returns: whether reports of one event may be filed under both
 */
gboolean
bang_event_type_is_family (const char *a,
                           const char *b)
{
  if (a == NULL || b == NULL)
    return FALSE;
  return strcmp (a, b) == 0 || (get_family (a) >= 0 && get_family (a) == get_family (b));
}

/* Types that have others as their parts. */
static const char * const wholes[] = { "VISIT", "CONF", "CULT", "TRADE" };

static guint
count_words (const char *key)
{
  guint n = 0;

  for (const char *p = key; *p != '\0'; p++)
    n += *p == ' ';
  return n > 0 ? n - 1 : 0;
}

static guint
count_shared (GHashTable *a,
              GHashTable *b)
{
  GHashTableIter iter;
  gpointer id;
  guint n = 0;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    n += g_hash_table_contains (b, id);
  return n;
}

static guint
count_shared_words (GPtrArray *a,
                    GPtrArray *b)
{
  guint n = 0;

  for (guint i = 0; i < a->len; i++)
    n += g_ptr_array_find_with_equal_func (b, g_ptr_array_index (a, i), g_str_equal, NULL);
  return n;
}

static guint
count_days (const BangLinkEvent *a,
            const BangLinkEvent *b)
{
  if (a->first == 0 || b->first == 0)
    return G_MAXUINT;
  if (a->last < b->first)
    return b->first - a->last;
  return b->last < a->first ? a->first - b->last : 0;
}

/* One place as two articles print it: "thành phố Côn Minh", "Côn Minh". */
static gboolean
is_place (const BangLinkEvent *a,
          guint                i,
          const BangLinkEvent *b,
          guint                j)
{
  const char *printed = g_ptr_array_index (a->places, i);
  const char *other = g_ptr_array_index (b->places, j);
  const char *bare = g_ptr_array_index (a->bare, i);
  const char *other_bare = g_ptr_array_index (b->bare, j);

  if (strcmp (printed, other) == 0)
    return TRUE;
  return strcmp (bare, other_bare) == 0 && (strcmp (printed, bare) == 0 || strcmp (other, other_bare) == 0);
}

static gboolean
has_place (const BangLinkEvent *event,
           const BangLinkEvent *in)
{
  for (guint j = 0; j < in->places->len; j++)
    {
      if (is_place (event, 0, in, j))
        return TRUE;
    }
  return FALSE;
}

static void
compare (const BangLinkProfile *a,
         const BangLinkProfile *b,
         BangLinkWhy           *why)
{
  const BangLinkEvent *x = bang_link_profile_main (a);
  const BangLinkEvent *y = bang_link_profile_main (b);
  guint n_content = a->content->len + b->content->len;
  guint n_shared = count_shared_words (a->content, b->content);

  why->n_days = count_days (x, y);
  why->same_type = x->type == y->type;
  if (x->places->len > 0 && y->places->len > 0)
    {
      why->same_place = is_place (x, 0, y, 0) && !a->wide && !b->wide;
      why->near_place = has_place (x, y) || has_place (y, x);
    }
  why->n_people = count_shared (a->people, b->people);
  why->n_named = count_shared (a->people, b->named) + count_shared (a->named, b->people) +
                 count_shared (a->named, b->named);
  why->n_sides = count_shared_words (a->sides, b->sides);
  why->title_share = n_shared > 0 ? (double) n_shared / (double) (n_content - n_shared) : 0.0;
  why->named_parent = -1;
  why->announced = -1;
}

static int
score_people (const BangLinkWhy *why)
{
  static const int worth[] = { 0, 25, 35, 45 };

  return worth[MIN (why->n_people, G_N_ELEMENTS (worth) - 1)] + (int) MIN (why->n_named, 2) * 15;
}

static int
score_place (const BangLinkEvent *x,
             const BangLinkEvent *y,
             const BangLinkWhy   *why)
{
  if (why->same_place)
    return 25;
  if (why->near_place)
    return 20;
  return x->places->len > 0 && y->places->len > 0 ? -20 : 0;
}

/**
 * bang_link_score_same:
 * @why: (out): what they have in common
 *
 * Returns: how surely two articles report one event, in percent
 */
guint
bang_link_score_same (const BangLinkProfile *a,
                      const BangLinkProfile *b,
                      BangLinkWhy           *why)
{
  const BangLinkEvent *x = bang_link_profile_main (a);
  const BangLinkEvent *y = bang_link_profile_main (b);
  int score;

  memset (why, 0, sizeof *why);
  if (x == NULL || y == NULL || !bang_event_type_is_family (x->type, y->type))
    return 0;
  compare (a, b, why);
  if (why->n_days > 1)
    return 0;
  /* A wide place says nothing by itself: a province has many meetings a day. */
  if (why->n_people + why->n_named == 0 && !why->same_place)
    return 0;

  score = why->n_days == 0 ? 25 : 10;
  score += why->same_type ? 15 : 5;
  score += score_place (x, y, why);
  score += score_people (why);
  if (why->n_sides >= 2)
    score += 15;
  else if (why->n_sides == 1)
    score += 5;
  else if (a->sides->len >= 2 && b->sides->len >= 2)
    score -= 30;
  if (why->title_share >= 0.35)
    score += why->title_share >= 0.6 ? 20 : 10;
  if (x->series != NULL && g_strcmp0 (x->series, y->series) == 0 && x->edition != 0 && y->edition != 0)
    {
      why->same_edition = x->edition == y->edition;
      score += why->same_edition ? 20 : -50;
    }

  score = CLAMP (score, 0, 100);
  /* A busy day has talks, a visit and a dinner with the same people. */
  if ((why->n_people >= 2 || (why->n_people == 1 && why->n_sides >= 2)) &&
      (why->same_type || why->title_share >= 0.35))
    return (guint) score;
  return MIN ((guint) score, BANG_LINK_SURE - 1);
}

/* The event of the part's article that it says it is a part of, when that is
 * what the whole's article is about. */
static int
find_named (const BangLinkProfile *part,
            const BangLinkProfile *whole)
{
  int n = bang_link_profile_main (part)->parent;

  for (guint i = 0; i < part->events->len && n > 0; i++)
    {
      const BangLinkEvent *event = g_ptr_array_index (part->events, i);

      if ((int) event->n != n || count_words (event->words) < MIN_NAME_WORDS)
        continue;
      if (strstr (whole->words, event->words) != NULL ||
          strstr (bang_link_profile_main (whole)->words, event->words) != NULL)
        return n;
    }
  return -1;
}

/* An event that the whole's article says will be, or was, a part of it. */
static int
find_announced (const BangLinkProfile *part,
                const BangLinkProfile *whole)
{
  const BangLinkEvent *x = bang_link_profile_main (part);

  for (guint i = 0; i < whole->events->len; i++)
    {
      const BangLinkEvent *event = g_ptr_array_index (whole->events, i);

      if (event->n > 0 && event->parent == 0 && event->type == x->type && count_days (event, x) == 0)
        return (int) event->n;
    }
  return -1;
}

static gboolean
is_whole (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (wholes); i++)
    {
      if (strcmp (wholes[i], type) == 0)
        return TRUE;
    }
  return FALSE;
}

/* A name with a number in it ("năm 2024", "lần thứ 3") is of one occasion. */
static gboolean
has_number (const BangLinkProfile *part,
            int                    n)
{
  for (guint i = 0; i < part->events->len; i++)
    {
      const BangLinkEvent *event = g_ptr_array_index (part->events, i);

      if ((int) event->n == n)
        return strpbrk (event->words, "0123456789") != NULL;
    }
  return FALSE;
}

/**
 * bang_link_score_part:
 * @why: (out): what they have in common
 *
 * Returns: how surely the main event of the one article is a part of that of
 *   the other, in percent
 */
guint
bang_link_score_part (const BangLinkProfile *part,
                      const BangLinkProfile *whole,
                      BangLinkWhy           *why)
{
  const BangLinkEvent *x = bang_link_profile_main (part);
  const BangLinkEvent *y = bang_link_profile_main (whole);
  static const int worth[] = { 0, 10, 20, 25 };
  int score = 0;

  memset (why, 0, sizeof *why);
  if (x == NULL || y == NULL || !is_whole (y->type) || x->aspect != BANG_ASPECT_OCCURRED)
    return 0;
  compare (part, whole, why);
  if (why->n_days > MAX_DAYS_PART)
    return 0;

  why->named_parent = find_named (part, whole);
  why->announced = find_announced (part, whole);
  why->inside = y->last > y->first && x->first >= y->first && x->last <= y->last &&
                x->last - x->first < y->last - y->first;
  if (why->named_parent >= 0)
    score += has_number (part, why->named_parent) ? 65 : 50;
  if (why->announced >= 0)
    score += 35;
  if (why->inside)
    score += 20;
  if (score == 0)
    return 0;

  score += worth[MIN (why->n_people, G_N_ELEMENTS (worth) - 1)];
  if (why->near_place)
    score += 10;
  else if (x->places->len > 0 && y->places->len > 0)
    score -= 10;
  if (why->n_sides >= 2)
    score += 5;

  score = CLAMP (score, 0, 100);
  /* Without shared people or the name of the whole it may be anyone's. */
  if (why->n_people + why->n_named == 0 && why->named_parent < 0)
    return 0;
  return why->named_parent >= 0 && why->n_people > 0 ? (guint) score : MIN ((guint) score, BANG_LINK_SURE - 1);
}
