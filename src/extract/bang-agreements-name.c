/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What those who sign are called in the ledger: a body or a place as printed, and
 * for a person the body of the office that is printed beside the name. Those
 * who lead a province sign for it: first secretaries, governors, mayors. The
 * scan's thread; looks at the offices of one person.
 */

#include "extract/bang-agreements-private.h"

#include <string.h>

#include "extract/bang-cue.h"
#include "extract/bang-read.h"

/* How far before an office its place may have been told: an article. */
#define PLACE_REACH 1000

/* "Phó Tỉnh trưởng": the unit that the office is of, where it names no place. */
static const char *
unit_of_office (const BangTitle *title)
{
  static const char * const heads[][2] = {
    { "tỉnh trưởng", "tỉnh" },
    { "thị trưởng", "thành phố" },
    { "đô trưởng", "thủ đô" },
    { "châu trưởng", "châu" },
    { "huyện trưởng", "huyện" },
  };
  g_autofree char *lower = g_utf8_strdown (title->text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    if (strstr (lower, heads[i][0]) != NULL)
      return heads[i][1];
  return NULL;
}

/* "Trưởng thôn Lao Tiền": the place that the office is of. */
static char *
place_of_office (const BangScan  *scan,
                 const BangTitle *title)
{
  guint32 first = bang_scan_token_at (scan, title->evidence.span.start);
  guint32 end = bang_scan_token_at (scan, title->evidence.span.end);

  for (guint32 i = first; i < end; i++)
    {
      BangPlaceSpan place;

      if (bang_read_place (scan, i, &place) && place.name > place.first)
        return bang_scan_dup (scan, place.first, MIN (place.end, end));
    }
  /* "Tỉnh trưởng A": also where no table knows A. */
  if (unit_of_office (title) != NULL)
    for (guint32 i = first; i + 1 < end; i++)
      if (scan->tokens[i].word == BANG_WORD_TRUONG && bang_goes_on (scan, i + 1) && bang_is_capital (scan, i + 1))
        {
          g_autofree char *name = bang_scan_dup (scan, i + 1, end);

          return g_strconcat (unit_of_office (title), " ", name, NULL);
        }
  return NULL;
}

/* The body of an office, with the province that a bare "tỉnh" stands for. */
static const char *
body_of_title (const BangTitle *title)
{
  const char *resolved = title->resolved != NULL && title->organisation != NULL
                         ? strstr (title->resolved, title->organisation) : NULL;

  return resolved != NULL ? resolved : title->organisation;
}

/* The first secretary of a province and the head of its council sign for the
 * province: "Tỉnh ủy Lào Cai", "HĐND tỉnh Lào Cai" -> "tỉnh Lào Cai". Papers of
 * the committees themselves name the committees, not who leads them. */
static char *
place_of_committee (const char *body)
{
  static const char * const committees[][2] = {
    { "tỉnh ủy ", "tỉnh " },
    { "tỉnh uỷ ", "tỉnh " },
    { "thành ủy ", "thành phố " },
    { "thành uỷ ", "thành phố " },
    { "huyện ủy ", "huyện " },
    { "huyện uỷ ", "huyện " },
    { "thị ủy ", "thị xã " },
    { "châu ủy ", "châu " },
    { "hđnd ", "" },
    { "hội đồng nhân dân ", "" },
  };
  g_autofree char *lower = g_utf8_strdown (body, -1);

  for (guint i = 0; i < G_N_ELEMENTS (committees); i++)
    if (g_str_has_prefix (lower, committees[i][0]) && strlen (lower) == strlen (body))
      return g_strconcat (committees[i][1], body + strlen (committees[i][0]), NULL);
  return g_strdup (body);
}

/* What the person signs for: the body or the place of an office printed
 * within @span, or of any office of his when @span is empty. A seat on a
 * committee only counts for who has no office. */
static char *
body_of_offices (const BangScan   *scan,
                 const BangEntity *person,
                 BangSpan          span)
{
  g_autofree char *of_seat = NULL;
  g_autofree char *placeless = NULL;

  for (guint n = 0; n < person->titles->len; n++)
    {
      const BangTitle *title = g_ptr_array_index (person->titles, n);
      guint32 first = bang_scan_token_at (scan, title->evidence.span.start);
      g_autofree char *body = NULL;

      if (span.end > span.start && (title->evidence.span.start < span.start ||
                                    title->evidence.span.end > span.end))
        continue;
      body = title->organisation != NULL ? place_of_committee (body_of_title (title))
                                         : place_of_office (scan, title);
      if (body == NULL)
        continue;
      /* "Phó Bí thư Châu ủy, Châu trưởng châu A": the office that says where. */
      if (bang_cue_at (scan, first, BANG_CLASS_SIGNING_SEAT) == NULL)
        {
          if (g_utf8_strchr (body, -1, ' ') != NULL)
            return g_steal_pointer (&body);
          if (placeless == NULL)
            placeless = g_steal_pointer (&body);
        }
      else if (of_seat == NULL)
        of_seat = g_steal_pointer (&body);
    }
  return placeless != NULL ? g_steal_pointer (&placeless) : g_steal_pointer (&of_seat);
}

/* The last place abroad of that unit before @token: Vietnam has no heads of
 * provinces by that name. */
static char *
place_before (const BangScan *scan,
              guint32         token,
              const char     *unit)
{
  for (guint32 i = token; i > 0 && token - i < PLACE_REACH; i--)
    {
      BangPlaceSpan place;
      g_autofree char *name = NULL;
      g_autofree char *lower = NULL;

      if ((scan->tokens[i - 1].marks & BANG_MARK_PLACE) == 0 || !bang_read_place (scan, i - 1, &place) ||
          place.name == place.first || strcmp (place.country, "VN") == 0)
        continue;
      name = bang_scan_dup (scan, place.first, place.end);
      lower = g_utf8_strdown (name, -1);
      if (g_str_has_prefix (lower, unit))
        return g_steal_pointer (&name);
    }
  return NULL;
}

/* Whether a side is called by its country. */
static gboolean
is_country (const BangScan *scan,
            const BangSide *side)
{
  guint32 token = bang_scan_token_at (scan, side->evidence.span.start);
  BangPlaceSpan place;

  return token < scan->n_tokens && bang_read_place (scan, token, &place) && strcmp (place.kind, "country") == 0;
}

/* "Phó Tỉnh trưởng A": the place that the text puts him under, with the unit of
 * his office; else the side that he sat on. */
static char *
place_of_person (const BangScan  *scan,
                 const BangFacts *facts,
                 const BangParty *party,
                 guint32          entity)
{
  const BangEntity *person = g_ptr_array_index (facts->entities, entity);
  const BangAffiliation *affiliation = bang_scan_get_affiliation (scan, entity);
  const char *label = affiliation != NULL ? affiliation->label : NULL;
  const char *unit = NULL;

  for (guint n = 0; n < person->titles->len && unit == NULL; n++)
    unit = unit_of_office (g_ptr_array_index (person->titles, n));
  if (label == NULL && facts->events->len > 0)
    {
      const BangEvent *event = g_ptr_array_index (facts->events, 0);

      for (guint i = 0; i < event->participants->len && label == NULL; i++)
        {
          const BangParticipant *part = &g_array_index (event->participants, BangParticipant, i);

          /* A country is nobody's office. */
          if (part->person == entity && part->side >= 0 && (guint) part->side < event->sides->len &&
              !is_country (scan, &g_array_index (event->sides, BangSide, part->side)))
            label = g_array_index (event->sides, BangSide, part->side).label;
        }
    }
  if (label == NULL)
    return unit != NULL ? place_before (scan, party->first, unit) : NULL;
  return unit != NULL ? g_strconcat (unit, " ", label, NULL) : g_strdup (label);
}

/* "Thị trưởng thành phố A thuộc tỉnh B, ông C": the place of an office that no
 * name stands right behind. */
static char *
place_of_opening (const BangScan  *scan,
                  const BangParty *party,
                  guint32          end)
{
  if ((scan->tokens[party->first].marks & BANG_MARK_TITLE) == 0)
    return NULL;
  for (guint32 i = party->first; i < end; i++)
    {
      BangPlaceSpan place;

      if (bang_read_place (scan, i, &place) && place.name > place.first)
        return bang_scan_dup (scan, place.first, MIN (place.end, end));
    }
  return NULL;
}

/* "Giám đốc Sở Văn hóa tỉnh A": an office without a name signs as well. */
static char *
body_of_bare_office (const BangScan  *scan,
                     const BangParty *party)
{
  BangOfficeSpan office;

  if (!bang_read_office (scan, party->first, &office))
    return NULL;
  if (office.body_end > office.body)
    {
      g_autofree char *body = bang_scan_dup (scan, office.body, office.body_end);

      return place_of_committee (body);
    }
  return place_of_opening (scan, party, office.end);
}

/* The body of the offices that the party's own words print beside the name: those of
 * this sentence, where the story has told others before. */
static char *
body_of_words (const BangScan  *scan,
               const BangParty *party)
{
  for (guint32 i = party->first; i < party->end; i++)
    {
      BangOfficeSpan office;
      BangPlaceSpan place;

      if ((scan->tokens[i].marks & BANG_MARK_TITLE) == 0 || !bang_read_office (scan, i, &office))
        continue;
      /* "Ủy viên Trung ương Đảng A": a seat is no office. */
      if (bang_cue_at (scan, i, BANG_CLASS_SIGNING_SEAT) != NULL)
        {
          i = office.end > i ? office.end - 1 : i;
          continue;
        }
      for (guint32 n = office.body; n < office.body_end; n++)
        if (bang_read_place (scan, n, &place) && office.body_end <= party->end)
          {
            g_autofree char *body = bang_scan_dup (scan, office.body, office.body_end);

            return place_of_committee (body);
          }
      i = office.end > i ? office.end - 1 : i;
    }
  return NULL;
}

/* The body that a person in the party's tokens signs for. */
static char *
body_of_person (const BangScan  *scan,
                const BangFacts *facts,
                const BangParty *party)
{
  for (guint32 i = party->first; i < party->end; i++)
    {
      const BangScanMention *mention = bang_scan_get_mention (scan, i);
      const BangEntity *person;
      char *name;

      if (mention == NULL || mention->kind != BANG_ENTITY_PERSON)
        continue;
      person = g_ptr_array_index (facts->entities, mention->entity);
      name = body_of_offices (scan, person, bang_scan_span (scan, party->first, party->end));
      if (name == NULL)
        name = body_of_words (scan, party);
      if (name == NULL)
        name = body_of_offices (scan, person, (BangSpan) { 0, 0 });
      if (name == NULL)
        name = place_of_opening (scan, party, i);
      if (name == NULL)
        name = place_of_person (scan, facts, party, mention->entity);
      return name;
    }
  return body_of_bare_office (scan, party);
}

/* "Công an tỉnh A, Campuchia", "tỉnh B - CHDCND Lào": the country is where it lies. */
static guint32
name_end (const BangScan  *scan,
          const BangParty *party)
{
  for (guint32 i = party->end; i > party->first + 1; i--)
    {
      BangPlaceSpan place;

      if ((scan->tokens[i - 1].gap & (BANG_GAP_COMMA | BANG_GAP_DASH | BANG_GAP_HYPHEN)) != 0 &&
          bang_read_place (scan, i - 1, &place) && place.end >= party->end && strcmp (place.kind, "country") == 0)
        return i - 1;
    }
  return party->end;
}

/**
 * bang_party_dup_name:
 * @scan: a scan
 * @facts: its entities
 * @party: a party
 *
 * Returns: (transfer full) (nullable): the name of the body, the place, or the
 *   body that the person signs for
 */
char *
bang_party_dup_name (const BangScan  *scan,
                     const BangFacts *facts,
                     const BangParty *party)
{
  if (party->kind == BANG_PARTY_PERSON)
    return body_of_person (scan, facts, party);
  if (party->unit_end > party->unit)
    {
      g_autofree char *unit = bang_scan_dup (scan, party->unit, party->unit_end);
      g_autofree char *name = bang_scan_dup (scan, party->first, party->end);

      return g_strconcat (unit, " ", name, NULL);
    }
  return bang_scan_dup (scan, party->first, name_end (scan, party));
}

/* "Ban Công tác đặc biệt tỉnh A và tỉnh B": the body of each. A government is its
 * place, so that "UBND tỉnh A và tỉnh B" stay as they are. */
static void
share_body (const BangScan *scan,
            GArray         *parties)
{
  BangParty *one = parties->len == 2 ? &g_array_index (parties, BangParty, 0) : NULL;
  BangParty *other = parties->len == 2 ? &g_array_index (parties, BangParty, 1) : NULL;
  BangPlaceSpan here;
  BangPlaceSpan there;
  guint32 at;

  if (one == NULL || one->kind != BANG_PARTY_BODY || one->unit_end > one->unit || other->kind != BANG_PARTY_PLACE ||
      other->counted || bang_cue_at (scan, one->first, BANG_CLASS_SIGNING_GOVERNMENT) != NULL ||
      one->end >= other->first || scan->tokens[other->first - 1].word != BANG_WORD_VA)
    return;
  at = one->first + 1;
  while (at < one->end && !bang_read_place (scan, at, &here))
    at++;
  if (at < one->end && bang_is_capital (scan, one->first) && here.name > here.first && here.end == other->first - 1 &&
      bang_read_place (scan, other->first, &there) && there.name > there.first && strcmp (here.kind, there.kind) == 0)
    {
      other->kind = BANG_PARTY_BODY;
      other->unit = one->first;
      other->unit_end = here.first;
    }
}

/**
 * bang_parties_level:
 * @scan: a scan
 * @parties: (element-type BangParty): those of one paper
 *
 * "UBND tỉnh A ký với 3 tỉnh B, C và D": beside counted places a government is
 * its place.
 */
void
bang_parties_level (const BangScan *scan,
                    GArray         *parties)
{
  gboolean counted = FALSE;

  share_body (scan, parties);
  for (guint i = 0; i < parties->len; i++)
    counted = counted || g_array_index (parties, BangParty, i).counted;
  for (guint i = 0; counted && i < parties->len; i++)
    {
      BangParty *party = &g_array_index (parties, BangParty, i);
      const BangMatch *government = bang_cue_at (scan, party->first, BANG_CLASS_SIGNING_GOVERNMENT);
      BangPlaceSpan place;

      if (party->kind == BANG_PARTY_BODY && government != NULL && government->end < party->end &&
          bang_read_place (scan, government->end, &place) && place.end == party->end)
        {
          party->first = government->end;
          party->kind = BANG_PARTY_PLACE;
        }
    }
}
