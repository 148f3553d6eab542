/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places: a name of the gazetteer with its capitals, or any capitals after a
 * word that says what kind of place it is.
 *
 * A name that is a common word or a person's name as well counts only after
 * its kind; a place that no table knows counts after any kind of place. Any
 * thread. */

#include "extract/bang-read-private.h"

#include <string.h>

/* Columns of place-kinds, in the order of bang-lexicon-build.c. */
enum { KIND_PHRASE, KIND_KIND, KIND_COUNTRY, KIND_KEEP };

static void
take_row (const BangScan  *scan,
          const BangMatch *match,
          guint            row,
          BangPlaceSpan   *place)
{
  place->end = match->end;
  place->entry = match->entry;
  place->kind = bang_lexicon_get_cell (scan->lexicon, BANG_LEX_PLACE, row, BANG_PLACE_KIND);
  place->country = bang_lexicon_get_cell (scan->lexicon, BANG_LEX_PLACE, row, BANG_PLACE_COUNTRY);
}

/* A word of one syllable that names a country is a word of its own right
 * too ("Anh", "Đức", "Mỹ"): it must stand free. */
static gboolean
stands_free (const BangScan  *scan,
             const BangMatch *match)
{
  const BangScanToken *token = &scan->tokens[match->first];
  const BangScanToken *next;

  if (match->end - match->first > 1 || token->word == BANG_WORD_LAO)
    return TRUE;
  if (token->end - token->start > 5 || (token->shape & BANG_SHAPE_UPPER) != 0)
    return TRUE;
  if ((token->gap & BANG_GAP_SENTENCE) != 0 &&
      (token->word == BANG_WORD_AN_ANH || bang_goes_on (scan, match->end)))
    return token->word != BANG_WORD_AN_ANH;
  if (bang_goes_on (scan, match->first) && match->first > 0 && bang_is_capital (scan, match->first - 1) &&
      (scan->tokens[match->first - 1].marks & (BANG_MARK_TITLE | BANG_MARK_ORGANISATION)) == 0)
    return FALSE;

  next = &scan->tokens[MIN (match->end, scan->n_tokens - 1)];
  return !bang_goes_on (scan, match->end) || !bang_is_capital (scan, match->end) ||
         bang_surname_weight (scan, match->end) > 0 ||
         !bang_syllable_is_vietnamese (scan->text + next->start, next->end - next->start);
}

/**
 * bang_read_no_place:
 * @scan: a scan
 * @token: a token
 *
 * Returns: the end of a common word at @token that looks like a place ("Pháp
 *   luật", "văn bản"), @token when there is none
 */
guint32
bang_read_no_place (const BangScan *scan,
                    guint32         token)
{
  const BangMatch *match = bang_scan_get_match (scan, token, BANG_LEX_BIT (BANG_LEX_PLACE));

  if (match == NULL || strcmp (bang_scan_get_cell (scan, match, BANG_LEX_PLACE, BANG_PLACE_KIND), "not") != 0)
    return token;

  return match->end;
}

/* Kinds that are too general to make a place of capitals no table knows. */
static gboolean
needs_known (const char *kind)
{
  return strcmp (kind, "country") == 0 || strcmp (kind, "sea") == 0 || strcmp (kind, "territory") == 0;
}

/* "Lôi Châu", "Minh Châu": a kind stands before its name, so the last capital of
 * a run is none. */
static gboolean
is_last_syllable (const BangScan *scan,
                  guint32         token,
                  guint32         end)
{
  return token + 1 == end && (scan->tokens[token].gap & BANG_GAP_HARD) == 0 &&
         (scan->tokens[token].shape & BANG_SHAPE_UPPER) == 0 &&
         bang_scan_get_match (scan, token, BANG_LEX_BIT (BANG_LEX_TITLE)) == NULL;
}

/* The capitals after a kind, where no table knows them. A single one that a
 * small word goes on ("bản Thỏa thuận") is no name. */
static guint32
unknown_name_end (const BangScan *scan,
                  guint32         token,
                  gboolean        keep)
{
  guint32 end = bang_read_run (scan, token);
  guint32 limit = token + (keep ? 5 : 4);

  for (guint32 i = token; i < end; i++)
    if ((i > token && !is_last_syllable (scan, i, end) &&
         bang_scan_get_match (scan, i, BANG_LEX_BIT (BANG_LEX_TITLE) | BANG_LEX_BIT (BANG_LEX_PLACE_KIND)) != NULL) ||
        ((scan->tokens[i].shape & BANG_SHAPE_UPPER) != 0 && scan->tokens[i].end - scan->tokens[i].start > 4))
      {
        end = i;
        break;
      }
  if (end - token >= 3)
    {
      guint32 name = end;

      /* "huyện X Y Nguyễn Văn A": the last three are a name. */
      for (guint32 start = token + 1; start + 2 <= end && name == end; start++)
        if (bang_surname_weight (scan, start) >= 6 && end - start <= 4 && end - start >= 3)
          name = start;
      end = name;
    }
  if (end > limit)
    end = limit;
  if (end == token + 1 && bang_goes_on (scan, end) && !bang_is_capital (scan, end) &&
      bang_scan_get_match (scan, end, BANG_LEX_BIT (BANG_LEX_STOP)) == NULL &&
      scan->tokens[end].word != BANG_WORD_VA)
    return token;

  return end;
}

/* Kinds that a country or a region cannot have: in "Thông tấn xã Việt Nam",
 * "các tỉnh Tây Nguyên", "biển Việt Nam" the place stands for itself. */
static gboolean
is_misfit (const char *printed,
           const char *tabled)
{
  gboolean wide = strcmp (tabled, "country") == 0 || strcmp (tabled, "region") == 0;

  if (strcmp (printed, "country") == 0)
    return strcmp (tabled, "country") != 0;
  if (!wide)
    return FALSE;

  /* "vịnh Bắc Bộ" lies in the region and is not the region. */
  if (strcmp (printed, "lake") == 0)
    return strcmp (tabled, "country") == 0;

  return strcmp (printed, "region") != 0 && strcmp (printed, "territory") != 0;
}

/* "khu vực Thác Bản Giốc": the place has a kind of its own. "Hồ Chí Minh",
 * "Châu Văn Minh": the word is a surname. */
static gboolean
is_other_name (const BangScan  *scan,
               const BangMatch *kind,
               const char      *class)
{
  const BangMatch *inner = bang_scan_get_match (scan, kind->end, BANG_LEX_BIT (BANG_LEX_PLACE_KIND));

  if (strcmp (class, "region") == 0 && inner != NULL && bang_is_capital (scan, kind->end) &&
      bang_goes_on (scan, inner->end) && bang_is_capital (scan, inner->end))
    return TRUE;

  return kind->end - kind->first == 1 && bang_is_capital (scan, kind->first) &&
         bang_surname_weight (scan, kind->first) >= 3 &&
         bang_read_run (scan, kind->first) >= kind->first + 3;
}

/* Whether the name is shown with @kind, as place-kinds.tsv says. */
static char
keep_of (const BangScan  *scan,
         const BangMatch *kind)
{
  return *bang_scan_get_cell (scan, kind, BANG_LEX_PLACE_KIND, KIND_KEEP);
}

/* A name of the tables after @kind. */
static gboolean
take_known (const BangScan  *scan,
            const BangMatch *kind,
            const BangMatch *match,
            guint            row,
            BangPlaceSpan   *place)
{
  const guint64 others = BANG_LEX_BIT (BANG_LEX_TITLE) | BANG_LEX_BIT (BANG_LEX_PLACE_KIND) |
                         BANG_LEX_BIT (BANG_LEX_ORGANISATION_HEAD) | BANG_LEX_BIT (BANG_LEX_STOP) |
                         BANG_LEX_BIT (BANG_LEX_PLACE);
  const char *printed = place->kind;
  const char *country = place->country;
  guint32 run_end = bang_read_run (scan, match->first);

  take_row (scan, match, row, place);
  if (is_misfit (printed, place->kind))
    return FALSE;
  if (keep_of (scan, kind) == 'u' || keep_of (scan, kind) == 'n')
    place->keep = FALSE;
  else if (!bang_place_is_same_level (printed, place->kind) &&
           strcmp (printed, "region") != 0 && strcmp (printed, "territory") != 0)
    place->kind = printed;
  if (*country != '\0')
    place->country = country;

  /* One capital more that begins nothing else belongs to the name. */
  if (run_end == match->end + 1 && !needs_known (printed) && !bang_goes_on (scan, run_end) &&
      (scan->tokens[match->end].shape & BANG_SHAPE_UPPER) == 0 &&
      bang_scan_get_match (scan, match->end, others) == NULL &&
      unknown_name_end (scan, match->first, place->keep) == run_end)
    {
      place->end = run_end;
      place->entry = 0;
    }

  return TRUE;
}

/**
 * bang_numbered_region_end:
 * @scan: a scan
 * @token: a token
 *
 * Returns: the end of "Khu vực I" at @token, a number of a list that is no
 *   place's name; @token when there is none
 */
guint32
bang_numbered_region_end (const BangScan *scan,
                          guint32         token)
{
  const BangMatch *kind = bang_scan_get_match (scan, token, BANG_LEX_BIT (BANG_LEX_PLACE_KIND));
  const BangScanToken *name;

  if (kind == NULL || kind->end >= scan->n_tokens || !bang_goes_on (scan, kind->end) ||
      strcmp (bang_scan_get_cell (scan, kind, BANG_LEX_PLACE_KIND, KIND_KIND), "region") != 0 ||
      bang_read_run (scan, kind->end) != kind->end + 1)
    return token;
  name = &scan->tokens[kind->end];
  return strspn (scan->text + name->start, "IVX") >= name->end - name->start ? kind->end + 1 : token;
}

/* Whether capitals that no table knows may be a name after @kind. */
static gboolean
may_be_unknown (const BangScan  *scan,
                const BangMatch *kind,
                BangPlaceSpan   *place)
{
  const BangScanToken *name = &scan->tokens[kind->end];
  const BangScanToken *word = &scan->tokens[kind->first];
  gboolean single = kind->end - kind->first == 1;

  if (needs_known (place->kind) || !bang_is_capital (scan, kind->end) ||
      bang_read_no_place (scan, kind->end) > kind->end || is_other_name (scan, kind, place->kind))
    return FALSE;
  /* "Hương Sơn" is a name; "hương Kiều Đầu" is a township. */
  if (single && (word->shape & BANG_SHAPE_CAPITAL) != 0 && strcmp (place->country, "CN") == 0)
    return FALSE;
  /* "thị" is a word of names and of cities; only the tables tell. */
  if (single && word->word == BANG_WORD_THI)
    return FALSE;
  /* "khu vực Từ …": a lost full stop. */
  if ((name->kinds & BANG_LEX_BIT (BANG_LEX_STOP)) != 0 && bang_read_run (scan, kind->end) == kind->end + 1)
    return FALSE;

  if (bang_numbered_region_end (scan, kind->first) > kind->first)
    return FALSE;

  /* "xã THX" */
  return (name->shape & BANG_SHAPE_UPPER) == 0 || (word->shape & BANG_SHAPE_UPPER) != 0 ||
         name->end - name->start <= 2;
}

/* "xã A Lưới 1", "phường Móng Cái 2": since 2025 communes bear numbers. */
static void
add_number (const BangScan  *scan,
            const BangMatch *kind,
            BangPlaceSpan   *place)
{
  const BangScanToken *number = &scan->tokens[MIN (place->end, scan->n_tokens - 1)];
  BangWord word = scan->tokens[kind->end - 1].word;

  if ((word != BANG_WORD_XA && word != BANG_WORD_PHUONG) || !bang_goes_on (scan, place->end) ||
      (number->shape & BANG_SHAPE_DIGITS) == 0 || number->end - number->start != 1 ||
      scan->text[number->start] == '0')
    return;
  if (bang_goes_on (scan, place->end + 1) &&
      bang_scan_get_match (scan, place->end + 1, BANG_LEX_BIT (BANG_LEX_STOP)) == NULL)
    return;
  place->end++;
  place->entry = 0;
}

static gboolean
read_after_kind (const BangScan  *scan,
                 const BangMatch *kind,
                 BangPlaceSpan   *place)
{
  const BangMatch *match;
  guint32 token = kind->end;
  guint gap;
  guint row;

  if (token >= scan->n_tokens)
    return FALSE;
  gap = scan->tokens[token].gap & BANG_GAP_HARD;
  if (gap != 0 &&
      !(gap == BANG_GAP_DOT &&
        (scan->tokens[token - 1].word == BANG_WORD_TP || scan->tokens[token - 1].word == BANG_WORD_TX)))
    return FALSE;

  place->first = kind->first;
  place->name = token;
  place->entry = 0;
  place->kind = bang_scan_get_cell (scan, kind, BANG_LEX_PLACE_KIND, KIND_KIND);
  place->country = bang_scan_get_cell (scan, kind, BANG_LEX_PLACE_KIND, KIND_COUNTRY);
  place->keep = keep_of (scan, kind) == 'y' || keep_of (scan, kind) == 'u';

  match = bang_place_known_at (scan, token, place->kind, &row);
  if (match != NULL)
    {
      if (!take_known (scan, kind, match, row, place))
        return FALSE;
      add_number (scan, kind, place);
      return TRUE;
    }
  if (!may_be_unknown (scan, kind, place))
    return FALSE;

  place->end = unknown_name_end (scan, token, place->keep);
  if (place->end == token)
    return FALSE;
  add_number (scan, kind, place);
  return TRUE;
}

/* "cặp cửa khẩu Vĩnh Gia - Tà Ô": what a dash joins to a border gate is the gate
 * on the other side. */
static gboolean
read_other_gate (const BangScan *scan,
                 guint32         token,
                 BangPlaceSpan  *place)
{
  guint gap = scan->tokens[token].gap & BANG_GAP_HARD;
  guint32 end;
  guint32 first = token;
  const BangMatch *kind = NULL;

  if ((gap != BANG_GAP_DASH && gap != BANG_GAP_HYPHEN) || !bang_is_capital (scan, token))
    return FALSE;
  for (guint n = 0; n < 4 && first > 0 && bang_is_capital (scan, first - 1) && kind == NULL; n++)
    {
      first--;
      if ((scan->tokens[first].gap & BANG_GAP_HARD) != 0)
        return FALSE;
      for (guint32 i = first; i > 0 && first - i < 7 && kind == NULL; i--)
        {
          kind = bang_scan_get_match (scan, i - 1, BANG_LEX_BIT (BANG_LEX_PLACE_KIND));
          if (kind != NULL && (kind->end != first ||
                               strcmp (bang_scan_get_cell (scan, kind, BANG_LEX_PLACE_KIND, KIND_KIND), "gate") != 0))
            kind = NULL;
        }
    }
  if (kind == NULL)
    return FALSE;

  end = bang_read_run (scan, token);
  if (end - token > 3 || scan->tokens[token].word == BANG_WORD_ANH ||
      (end < scan->n_tokens && (scan->tokens[end].gap & BANG_GAP_COLON) != 0) || (scan->tokens[token].shape & BANG_SHAPE_UPPER) != 0 ||
      bang_scan_get_match (scan, token, BANG_LEX_BIT (BANG_LEX_TITLE) | BANG_LEX_BIT (BANG_LEX_ORGANISATION_HEAD)) != NULL)
    return FALSE;
  *place = (BangPlaceSpan) { .first = token, .name = token, .end = end, .kind = "gate", .country = "" };
  return TRUE;
}

/**
 * bang_read_place:
 * @scan: a scan
 * @token: where it may begin
 * @place: (out caller-allocates): the place
 *
 * Returns: whether a place begins at @token
 */
gboolean
bang_read_place (const BangScan *scan,
                 guint32         token,
                 BangPlaceSpan  *place)
{
  const BangMatch *kind;
  const BangMatch *match;
  guint row;

  if ((scan->tokens[token].kinds & (BANG_LEX_BIT (BANG_LEX_PLACE) | BANG_LEX_BIT (BANG_LEX_PLACE_KIND))) == 0)
    return read_other_gate (scan, token, place);
  if (bang_read_no_place (scan, token) > token)
    return FALSE;

  match = bang_place_known_at (scan, token, NULL, &row);
  kind = bang_scan_get_match (scan, token, BANG_LEX_BIT (BANG_LEX_PLACE_KIND));

  /* The table's own wording with the kind in it comes first. */
  if (match != NULL && (kind == NULL || match->end > kind->end))
    {
      if (!stands_free (scan, match))
        return FALSE;
      place->first = match->first;
      place->name = match->first;
      place->keep = FALSE;
      take_row (scan, match, row, place);
      return TRUE;
    }

  if (kind == NULL)
    return read_other_gate (scan, token, place);

  return read_after_kind (scan, kind, place);
}
