/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who signs where states meet: "hai Bộ Quốc phòng", "ba Chủ tịch Quốc hội", "hai
 * Bộ trưởng" and "hai nước" are one body of each country that the text is about,
 * or the countries themselves; and who signs for the side opposite a body that
 * the text names. The scan's thread; looks at the entities of the text.
 */

#include "extract/bang-agreements-private.h"

#include <string.h>

#include "extract/bang-cue.h"
#include "extract/bang-dates.h"
#include "extract/bang-read.h"
#include "text/bang-fold.h"

/* More countries than sign one paper that tells only their number. */
#define MAX_STATES 4

/* Words between the count and the verb: "ba Chủ tịch Quốc hội Lào, A và B đã ký". */
#define OFFICERS_REACH 16

static guint
read_count (const BangScan *scan,
            guint32         token)
{
  const BangMatch *match = bang_cue_at (scan, token, BANG_CLASS_SIGNING_COUNT);
  guint count = 0;

  if (match != NULL)
    return (guint) g_ascii_strtoull (bang_scan_get_cell (scan, match, BANG_LEX_SIGNING, 2), NULL, 10);
  return bang_scan_number (scan, token, 1, &count) ? count : 0;
}

static gboolean
is_country_name (const BangFacts *facts,
                 const char      *name)
{
  for (guint i = 0; i < facts->entities->len; i++)
    {
      const BangEntity *entity = g_ptr_array_index (facts->entities, i);

      if (entity->kind == BANG_ENTITY_PLACE && g_strcmp0 (entity->place_kind, "country") == 0 &&
          strcmp (entity->name, name) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The @count countries that meet, else the only ones that the text names. */
static gboolean
find_states (BangSignings *self,
             guint         count,
             GPtrArray    *names)
{
  const BangFacts *facts = self->facts;
  const BangEvent *event = facts->events->len > 0 ? g_ptr_array_index (facts->events, 0) : NULL;

  if (count < 2 || count > MAX_STATES)
    return FALSE;
  for (guint i = 0; event != NULL && event->sides->len == count && i < count; i++)
    {
      const char *label = g_array_index (event->sides, BangSide, i).label;

      if (is_country_name (facts, label) && !bang_party_is_listed (names, label))
        g_ptr_array_add (names, g_strdup (label));
    }
  if (names->len == count)
    return TRUE;
  g_ptr_array_set_size (names, 0);
  for (guint i = 0; i < facts->entities->len && names->len <= count; i++)
    {
      const BangEntity *entity = g_ptr_array_index (facts->entities, i);

      if (entity->kind == BANG_ENTITY_PLACE && g_strcmp0 (entity->place_kind, "country") == 0 &&
          !bang_party_is_listed (names, entity->name))
        g_ptr_array_add (names, g_strdup (entity->name));
    }
  return names->len == count;
}

/* The body that the text prints as @head of @country: "Bộ Nội vụ Vương quốc A". */
static char *
dup_body_of (const BangFacts *facts,
             const char      *head,
             const char      *country)
{
  g_autofree char *first = bang_fold_key (head, -1);
  g_autofree char *last = bang_fold_key (country, -1);

  for (guint i = 0; i < facts->entities->len; i++)
    {
      const BangEntity *entity = g_ptr_array_index (facts->entities, i);
      g_autofree char *key = NULL;

      if (entity->kind != BANG_ENTITY_ORGANISATION || strpbrk (entity->name, "-,") != NULL)
        continue;
      key = bang_fold_key (entity->name, -1);
      if (g_str_has_prefix (key, first) && g_str_has_suffix (key, last))
        return g_strdup (entity->name);
    }
  return g_strconcat (head, " ", country, NULL);
}

/* One body called @head for each of @count countries. */
static gboolean
find_bodies (BangSignings *self,
             const char   *head,
             guint         count,
             GPtrArray    *names)
{
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);

  if (!find_states (self, count, states))
    return FALSE;
  for (guint i = 0; i < states->len; i++)
    g_ptr_array_add (names, dup_body_of (self->facts, head, g_ptr_array_index (states, i)));
  return TRUE;
}

static gboolean
has_place (const BangScan *scan,
           guint32         first,
           guint32         end)
{
  BangPlaceSpan place;

  for (guint32 i = first; i < end; i++)
    if (bang_read_place (scan, i, &place))
      return TRUE;
  return FALSE;
}

/**
 * bang_signings_add_of_count:
 * @self: the reading
 * @body: a body with its number, alone behind "giữa": "hai Bộ Quốc phòng"
 * @paper: what is signed
 * @subject_end: behind what it is about
 * @span: the words that say so
 *
 * Returns: whether the body of each country was found
 */
gboolean
bang_signings_add_of_count (BangSignings    *self,
                            const BangParty *body,
                            const BangMatch *paper,
                            guint32          subject_end,
                            BangSpan         span)
{
  const BangScan *scan = self->scan;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *head = NULL;
  guint count = read_count (scan, body->first);

  if (body->kind != BANG_PARTY_BODY || count < 2 || body->first + 2 >= body->end ||
      has_place (scan, body->first + 1, body->end))
    return FALSE;
  head = bang_scan_dup (scan, body->first + 1, body->end);
  return find_bodies (self, head, count, names) &&
         bang_signings_add_names (self, paper, paper->end, subject_end, names, span, "signed-between");
}

/* The bodies of all who hold the office @head, "Bộ trưởng": two ministers are of two
 * ministries, or of the same one of two countries. */
static gboolean
find_bodies_of_holders (BangSignings *self,
                        const char   *head,
                        guint         count,
                        GPtrArray    *names)
{
  g_autofree char *key = bang_fold_key (head, -1);

  for (guint i = 0; i < self->facts->entities->len; i++)
    {
      const BangEntity *entity = g_ptr_array_index (self->facts->entities, i);

      for (guint n = 0; entity->kind == BANG_ENTITY_PERSON && n < entity->titles->len; n++)
        {
          const BangTitle *title = g_ptr_array_index (entity->titles, n);
          g_autofree char *text = bang_fold_key (title->text, -1);

          if (title->organisation != NULL && g_str_has_prefix (text, key) && strchr (title->organisation, ' ') != NULL &&
              !bang_party_is_listed (names, title->organisation))
            g_ptr_array_add (names, g_strdup (title->organisation));
        }
    }
  if (names->len == 1)
    {
      g_autofree char *body = g_strdup (g_ptr_array_index (names, 0));

      g_ptr_array_set_size (names, 0);
      for (guint i = 0; i < self->facts->entities->len; i++)
        {
          const BangEntity *entity = g_ptr_array_index (self->facts->entities, i);

          if (entity->kind == BANG_ENTITY_PLACE && g_strcmp0 (entity->place_kind, "country") == 0 &&
              g_str_has_suffix (body, entity->name))
            return FALSE;
        }
      return find_bodies (self, body, count, names);
    }
  return names->len == count;
}

/* "Chủ tịch Quốc hội" is one office: the body that its words end with. */
static guint32
body_in_head (const BangScan       *scan,
              const BangOfficeSpan *office)
{
  const guint64 heads = BANG_LEX_BIT (BANG_LEX_ORGANISATION_HEAD) | BANG_LEX_BIT (BANG_LEX_ORGANISATION);

  for (guint32 i = office->first + 1; i < office->head_end; i++)
    {
      const BangMatch *match = bang_is_capital (scan, i) ? bang_scan_get_match (scan, i, heads) : NULL;

      if (match != NULL && match->end == office->head_end)
        return i;
    }
  return office->head_end;
}

/**
 * bang_signings_add_of_officers:
 * @self: the reading
 * @act: a verb of signing and its clause
 * @paper: what is signed
 * @subject_end: behind what it is about
 *
 * "Ba Chủ tịch Quốc hội đã ký": holders of one office, told by their number, sign
 * for the body of each.
 *
 * Returns: whether an agreement was added
 */
gboolean
bang_signings_add_of_officers (BangSignings      *self,
                               const BangSigning *act,
                               const BangMatch   *paper,
                               guint32            subject_end)
{
  const BangScan *scan = self->scan;
  const guint32 first = MAX (act->clause, act->verb - MIN (act->verb, OFFICERS_REACH));

  for (guint32 i = first; i + 1 < act->verb; i++)
    {
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
      guint count = read_count (scan, i);
      BangOfficeSpan office;
      gboolean found;

      if (count < 2 || !bang_goes_on (scan, i + 1) || !bang_read_office (scan, i + 1, &office) || office.end > act->verb)
        continue;
      if (bang_cue_find (scan, act->clause, act->verb, BANG_CLASS_SIGNING_WITNESS) != NULL ||
          (office.body_end > office.body && has_place (scan, office.body, office.body_end)))
        return FALSE;
      if (office.body_end == office.body && body_in_head (scan, &office) < office.head_end)
        {
          office.body = body_in_head (scan, &office);
          office.body_end = office.head_end;
        }
      if (office.body_end > office.body)
        {
          g_autofree char *head = bang_scan_dup (scan, office.body, office.body_end);

          found = find_bodies (self, head, count, names);
        }
      else
        {
          g_autofree char *head = bang_scan_dup (scan, office.first, office.head_end);

          found = find_bodies_of_holders (self, head, count, names);
        }
      return found && bang_signings_add_names (self, paper, paper->end, subject_end, names,
                                               bang_scan_span (scan, i, subject_end), "signed-by-persons");
    }
  return FALSE;
}

/**
 * bang_signings_add_of_states:
 * @self: the reading
 * @both: "hai nước", "ba nước", "hai Bộ trưởng"
 * @paper: what is signed
 * @subject_end: behind what it is about
 * @span: the words that say so
 *
 * Returns: whether the text names so many countries and no more
 */
gboolean
bang_signings_add_of_states (BangSignings    *self,
                             const BangMatch *both,
                             const BangMatch *paper,
                             guint32          subject_end,
                             BangSpan         span)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  const BangScanToken *last = &self->scan->tokens[both->end - 1];

  /* "hai nước", "hai Bộ trưởng" */
  return (last->word == BANG_WORD_NUOC || (last->word == BANG_WORD_TRUONG && (last - 1)->word == BANG_WORD_BO)) &&
         find_states (self, read_count (self->scan, both->first), names) &&
         bang_signings_add_names (self, paper, paper->end, subject_end, names, span, "signed-by-both-sides");
}

/**
 * bang_signings_add_of_headline:
 * @self: the reading
 * @act: a verb of signing and its clause
 * @paper: what is signed
 * @subject_end: behind what it is about
 *
 * "Ký biên bản về phân giới, cắm mốc nước A - nước B": a headline that begins with the
 * verb and ends with two countries.
 *
 * Returns: whether an agreement was added
 */
gboolean
bang_signings_add_of_headline (BangSignings      *self,
                               const BangSigning *act,
                               const BangMatch   *paper,
                               guint32            subject_end)
{
  const BangScan *scan = self->scan;
  const BangScanSentence *sentence = bang_scan_get_sentence (scan, act->verb);
  g_autoptr (GArray) parties = g_array_new (FALSE, TRUE, sizeof (BangParty));

  if (bang_scan_get_zone (scan, act->verb)->kind != BANG_ZONE_TITLE || act->verb != sentence->first)
    return FALSE;
  for (guint32 i = paper->end; i < subject_end; i++)
    {
      BangParty party = { .kind = BANG_PARTY_PLACE };
      BangPlaceSpan place;

      if (!bang_read_place (scan, i, &place) || strcmp (place.kind, "country") != 0)
        continue;
      party.first = place.first;
      party.end = place.end;
      g_array_append_val (parties, party);
      /* "… Việt Nam - Lào": nothing behind them, nothing between. */
      if (parties->len == 2)
        return place.end == sentence->end && (scan->tokens[i].gap & (BANG_GAP_DASH | BANG_GAP_HYPHEN)) != 0 &&
               g_array_index (parties, BangParty, 0).end == i &&
               bang_signings_add (self, paper, paper->end, subject_end, parties,
                                  bang_scan_span (scan, act->verb, place.end), "signed-between");
      i = place.end - 1;
    }
  return FALSE;
}

/**
 * bang_signings_read_signers:
 * @self: the reading
 * @act: a verb of signing, without a paper, and its clause
 *
 * "Các ngân hàng tham gia ký kết gồm A, B và C": a list of those who signed what the
 * sentence before told, one of whom it named.
 *
 * Returns: whether the last paper has its parties from the list
 */
gboolean
bang_signings_read_signers (BangSignings      *self,
                            const BangSigning *act)
{
  const BangScan *scan = self->scan;
  const BangMatch *among = bang_cue_at (scan, act->verb_end, BANG_CLASS_SIGNING_AMONG);
  BangAgreement *last = self->found->len == 1 ? g_ptr_array_index (self->found, 0) : NULL;
  g_autoptr (GArray) parties = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  gboolean known = FALSE;

  if (among == NULL || last == NULL || among->end >= act->end)
    return FALSE;
  parties = bang_parties_read_here (scan, among->end, act->end);
  for (guint i = 0; i < parties->len; i++)
    {
      const BangParty *party = &g_array_index (parties, BangParty, i);
      char *name = party->kind == BANG_PARTY_BODY ? bang_party_dup_name (scan, self->facts, party) : NULL;

      if (name == NULL)
        return FALSE;
      g_ptr_array_add (names, name);
    }
  for (guint i = 0; last->parties[i] != NULL && !known; i++)
    known = bang_party_is_listed (names, last->parties[i]);
  if (!known || names->len < 3)
    return FALSE;
  g_ptr_array_add (names, NULL);
  g_strfreev (last->parties);
  last->parties = (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
  return TRUE;
}

/* How many words two names have in common at their beginning. */
static guint
common_words (const char *a,
              const char *b)
{
  g_auto (GStrv) one = g_strsplit (a, " ", -1);
  g_auto (GStrv) other = g_strsplit (b, " ", -1);
  guint n = 0;

  while (one[n] != NULL && other[n] != NULL && strcmp (one[n], other[n]) == 0)
    n++;
  return n;
}

/**
 * bang_signings_dup_counterpart:
 * @self: the reading
 * @body: who signs for one side
 *
 * "Chính ủy Bộ CHQS tỉnh A và ông B ký": a man of whom nothing is told signs for the
 * body of that kind that the text puts opposite to it.
 *
 * Returns: (transfer full) (nullable): the only other body of that kind
 */
char *
bang_signings_dup_counterpart (BangSignings *self,
                               const char   *body)
{
  const BangFacts *facts = self->facts;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < facts->entities->len && names->len < 2; i++)
    {
      const BangEntity *entity = g_ptr_array_index (facts->entities, i);

      if (entity->kind == BANG_ENTITY_ORGANISATION && strpbrk (entity->name, "-,") == NULL &&
          common_words (entity->name, body) >= 2 && !bang_parties_agree (entity->name, body) &&
          !bang_party_is_part (entity->name, body) && !bang_party_is_listed (names, entity->name))
        g_ptr_array_add (names, g_strdup (entity->name));
    }
  return names->len == 1 ? g_strdup (g_ptr_array_index (names, 0)) : NULL;
}
