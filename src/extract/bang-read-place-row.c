/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which place of the gazetteer a name means: of those that bear it the one of the
 * kind that is printed, or of its level, or the largest, and in the country that
 * the next words name. Any thread. */

#include "extract/bang-read-private.h"

/* So many words of the beginning tell whose place a name of two countries is. */
#define MAX_ELSEWHERE 300

/* Whether the words of @match have the capitals of a name: all of them, but
 * for syllables tied on by a hyphen; of long names ("Cộng hòa Nhân dân Trung
 * Hoa") the first and the last. */
static gboolean
has_capitals (const BangScan  *scan,
              const BangMatch *match)
{
  if (match->end - match->first >= 3 && (scan->tokens[match->end - 1].gap & BANG_GAP_HYPHEN) == 0)
    return bang_is_capital (scan, match->first) &&
           (bang_is_capital (scan, match->end - 1) || scan->tokens[match->end - 1].word == BANG_WORD_BO ||
            (scan->tokens[match->end - 1].shape & BANG_SHAPE_DIGITS) != 0);
  /* "Việt nam", "Trung quốc" */
  if (match->end - match->first == 2 && bang_is_capital (scan, match->first) &&
      strcmp (bang_scan_get_cell (scan, match, BANG_LEX_PLACE, BANG_PLACE_KIND), "country") == 0)
    return TRUE;

  for (guint32 i = match->first; i < match->end; i++)
    if (!bang_is_capital (scan, i) &&
        (i == match->first || (scan->tokens[i].gap & BANG_GAP_HYPHEN) == 0) &&
        (scan->tokens[i].shape & (BANG_SHAPE_DIGITS | BANG_SHAPE_ALNUM)) == 0)
      return FALSE;

  return TRUE;
}

/* Most kinds differ in their first letter. */
static inline gboolean
is_kind (const char *kind,
         const char *wanted)
{
  return *kind == *wanted && strcmp (kind, wanted) == 0;
}

/* Alone, a name means the largest of the places that bear it. */
static guint
rank_of_kind (const char *kind)
{
  static const char * const ranks[] = {
    "country", "province", "autonomous-region", "municipality", "special-region", "prefecture", "city",
    "district", "county", "town",
  };

  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
    if (is_kind (kind, ranks[i]))
      return i;

  return G_N_ELEMENTS (ranks);
}

/**
 * bang_place_is_same_level:
 * @printed: a kind of place
 * @tabled: another
 *
 * Returns: whether they are units that are called by one name in the press and by
 *   another in law: "tỉnh Quảng Tây", "thành phố Bắc Kinh", "thủ đô Hà Nội"
 */
gboolean
bang_place_is_same_level (const char *printed,
                          const char *tabled)
{
  static const char * const levels[][3] = {
    { "province", "autonomous-region", "municipality" },
    { "city", "municipality", "special-region" },
    { "district", "county", "county" },
    { "town", "commune", "ward" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      gboolean has_printed = FALSE;
      gboolean has_tabled = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (levels[i]); j++)
        {
          has_printed |= is_kind (levels[i][j], printed);
          has_tabled |= is_kind (levels[i][j], tabled);
        }
      if (has_printed && has_tabled)
        return TRUE;
    }

  return FALSE;
}

/* The country that the words after a place name: "huyện Phú Ninh, tỉnh Vân
 * Nam", "Hà Nam (Trung Quốc)". "" when they name none. */
static const char *
country_after (const BangScan *scan,
               guint32         end)
{
  for (guint hops = 0; hops < 2 && end < scan->n_tokens; hops++)
    {
      guint gap = scan->tokens[end].gap & BANG_GAP_HARD;
      const BangMatch *match;

      if (gap != BANG_GAP_COMMA && gap != BANG_GAP_OPEN_PAREN && gap != BANG_GAP_NONE)
        return "";
      match = bang_scan_get_match (scan, end, BANG_LEX_BIT (BANG_LEX_PLACE_KIND));
      if (match != NULL && bang_goes_on (scan, match->end))
        end = match->end;
      match = bang_scan_get_match (scan, end, BANG_LEX_BIT (BANG_LEX_PLACE));
      if (match == NULL || !bang_is_capital (scan, end))
        return "";
      /* A name that two countries have tells nothing; look one further. */
      if (bang_lexicon_n_rows (scan->lexicon, match->entry, BANG_LEX_PLACE) == 1)
        return bang_scan_get_cell (scan, match, BANG_LEX_PLACE, BANG_PLACE_COUNTRY);
      end = match->end;
    }

  return "";
}

/* The country that words name where @match is printed at the beginning of the text:
 * "thành phố Trịnh Châu, tỉnh Hà Nam (Trung Quốc)" tells what "tỉnh Hà Nam" is
 * behind it. */
static const char *
country_elsewhere (const BangScan  *scan,
                   const BangMatch *match)
{
  guint32 end = MIN (scan->n_tokens, MAX_ELSEWHERE);

  for (guint32 i = 0; i < end; i++)
    {
      const BangMatch *other = bang_scan_get_match (scan, i, BANG_LEX_BIT (BANG_LEX_PLACE));
      const char *country;

      if (other == NULL || other->entry != match->entry || other == match)
        continue;
      country = country_after (scan, other->end);
      if (*country != '\0')
        return country;
    }
  return "";
}

/* The row that is meant: after a kind the one of that kind or of its level,
 * else the largest place that may stand alone; of several, the one in the
 * country that the next words name. */
static gboolean
choose_row (const BangScan  *scan,
            const BangMatch *match,
            const char      *kind,
            guint           *row)
{
  guint n = bang_lexicon_n_rows (scan->lexicon, match->entry, BANG_LEX_PLACE);
  const char *country = n > 1 ? country_after (scan, match->end) : "";
  guint best = G_MAXUINT;

  if (n > 1 && *country == '\0')
    country = country_elsewhere (scan, match);

  for (guint i = 0; i < n; i++)
    {
      guint r = bang_lexicon_get_row (scan->lexicon, match->entry, BANG_LEX_PLACE, i);
      const char *row_kind = bang_lexicon_get_cell (scan->lexicon, BANG_LEX_PLACE, r, BANG_PLACE_KIND);
      const char *use = bang_lexicon_get_cell (scan->lexicon, BANG_LEX_PLACE, r, BANG_PLACE_USE);
      guint rank;

      if (is_kind (row_kind, "not"))
        return FALSE;
      if (kind == NULL && *use != '\0')
        continue;
      /* Nine names in ten have one row. */
      if (n == 1)
        {
          *row = r;
          return TRUE;
        }

      if (kind != NULL && is_kind (row_kind, kind))
        rank = 0;
      else if (kind != NULL && bang_place_is_same_level (kind, row_kind))
        rank = 1;
      else
        rank = rank_of_kind (row_kind) + (kind != NULL ? 2 : 0);
      if (*country != '\0' &&
          strcmp (bang_lexicon_get_cell (scan->lexicon, BANG_LEX_PLACE, r, BANG_PLACE_COUNTRY), country) != 0)
        rank += 100;

      /* Of equals the paper's own country is meant, where no word names another. */
      if (rank < best ||
          (rank == best && strcmp (bang_lexicon_get_cell (scan->lexicon, BANG_LEX_PLACE, r, BANG_PLACE_COUNTRY), "VN") == 0))
        {
          best = rank;
          *row = r;
        }
    }

  return best != G_MAXUINT;
}

/**
 * bang_place_is_known:
 * @scan: a scan
 * @match: a phrase
 * @after_kind: whether a word like "tỉnh" or an office stands before it
 *
 * Returns: whether @match is a place of the tables, with its capitals, that
 *   may stand like this
 */
gboolean
bang_place_is_known (const BangScan  *scan,
                     const BangMatch *match,
                     gboolean         after_kind)
{
  guint row;

  return (match->kinds & BANG_LEX_BIT (BANG_LEX_PLACE)) != 0 &&
         has_capitals (scan, match) &&
         choose_row (scan, match, after_kind ? "" : NULL, &row);
}

/**
 * bang_place_known_at:
 * @scan: a scan
 * @token: where it may begin; may be the end of the text
 * @kind: (nullable): what kind of place the words before it say
 * @row: (out): the row of the places that is meant
 *
 * Returns: (nullable): the longest place of the tables at @token
 */
const BangMatch *
bang_place_known_at (const BangScan *scan,
                     guint32         token,
                     const char     *kind,
                     guint          *row)
{
  if (token >= scan->n_tokens)
    return NULL;

  for (guint i = 0; i < scan->tokens[token].n_matches; i++)
    {
      const BangMatch *match = &scan->matches[scan->tokens[token].match + i];

      if ((match->kinds & BANG_LEX_BIT (BANG_LEX_PLACE)) != 0 &&
          has_capitals (scan, match) &&
          choose_row (scan, match, kind, row))
        return match;
    }

  return NULL;
}
