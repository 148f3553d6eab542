/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of persons in a run of capitals.
 *
 * A Vietnamese name, and a Chinese one in Vietnamese reading, is a surname of
 * a closed list and one to three given syllables, each with a capital. A name
 * of another language is known by a word that is no Vietnamese syllable, or by
 * the hyphens with which the press spells Lao and Khmer names
 * ("Phết-tha-von Phi-lạ-văn"). In "Chủ tịch UBND tỉnh Quảng Ninh Nguyễn Đức
 * Long" the run holds a place and a name: it is cut by the gazetteer first and
 * by the surname second. Any thread. */

#include "extract/bang-read.h"

#include <string.h>

/* No name and no place is longer; a page in capitals must stay cheap. */
#define MAX_RUN 12

/**
 * bang_read_run:
 * @scan: a scan
 * @token: a token
 *
 * Returns: the end of the words with capitals that follow each other from
 *   @token on, with the small syllables that a hyphen ties to them; @token
 *   itself when it has no capital
 */
guint32
bang_read_run (const BangScan *scan,
               guint32         token)
{
  guint32 end = token;
  guint32 limit;

  if (token >= scan->n_tokens || !bang_is_capital (scan, token))
    return token;

  limit = MIN (bang_scan_sentence_end (scan, token), token + MAX_RUN);
  for (end = token + 1; end < limit; end++)
    {
      guint gap = scan->tokens[end].gap & BANG_GAP_HARD;

      if (gap == BANG_GAP_NONE && bang_is_capital (scan, end))
        {
          const BangMatch *title = bang_scan_get_match (scan, end, BANG_LEX_BIT (BANG_LEX_TITLE));

          /* "… Bồ Đào Nha Bộ trưởng …": a full stop was lost. */
          if (title != NULL && title->end == end + 2 && bang_goes_on (scan, end + 1) &&
              !bang_is_capital (scan, end + 1))
            break;
          continue;
        }
      /* "S’bong Sa Rat" */
      if (gap == BANG_GAP_NONE && (scan->tokens[end].gap & BANG_GAP_SPACE) == 0 &&
          scan->tokens[end].start > scan->tokens[end - 1].end)
        continue;
      /* "Xổm-phăn- thong": a syllable that the hyphen was to tie on. */
      if (gap == BANG_GAP_DASH && !bang_is_capital (scan, end) && scan->text[scan->tokens[end - 1].end] == '-' &&
          (scan->tokens[end - 1].gap & BANG_GAP_HYPHEN) != 0)
        continue;
      /* "Lò Văn Ín-Giám đốc Sở Y tế": no hyphen of a name. */
      if (gap == BANG_GAP_HYPHEN &&
          (!bang_is_capital (scan, end) ||
           bang_scan_get_match (scan, end, BANG_LEX_BIT (BANG_LEX_PLACE) | BANG_LEX_BIT (BANG_LEX_TITLE)) == NULL))
        continue;
      break;
    }

  return end;
}

/* "Sản Thị Chấn": whatever stands before "Thị" and another capital is a family's
 * name, but for "Thị xã" and "Thị trấn" in capitals. */
static gboolean
is_before_thi (const BangScan *scan,
               guint32         token)
{
  return token + 2 < scan->n_tokens && scan->tokens[token + 1].word == BANG_WORD_THI &&
         (scan->tokens[token].shape & BANG_SHAPE_UPPER) == 0 &&
         bang_goes_on (scan, token + 1) && bang_is_capital (scan, token + 1) &&
         bang_goes_on (scan, token + 2) && bang_is_capital (scan, token + 2) &&
         scan->tokens[token + 2].word != BANG_WORD_XA && scan->tokens[token + 2].word != BANG_WORD_TRAN;
}

/**
 * bang_surname_weight:
 * @scan: a scan
 * @token: a token
 *
 * Returns: how common the surname at @token is, 9 the most; 0 for none
 */
guint
bang_surname_weight (const BangScan *scan,
                     guint32         token)
{
  const BangMatch *match = bang_scan_get_match (scan, token, BANG_LEX_BIT (BANG_LEX_SURNAME));

  if (!bang_is_capital (scan, token))
    return 0;
  if (match == NULL)
    return is_before_thi (scan, token) ? 5 : 0;

  return g_ascii_digit_value (bang_scan_get_cell (scan, match, BANG_LEX_SURNAME, 2)[0]);
}

static gboolean
is_foreign (const BangScan *scan,
            guint32         first,
            guint32         end)
{
  for (guint32 i = first; i < end; i++)
    {
      const BangScanToken *token = &scan->tokens[i];

      if (i > first && (token->gap & BANG_GAP_HYPHEN) != 0)
        return TRUE;
      if (!bang_syllable_is_vietnamese (scan->text + token->start, token->end - token->start))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_body_head (const BangScan  *scan,
              const BangMatch *match)
{
  return strcmp (bang_scan_get_cell (scan, match, BANG_LEX_ORGANISATION_HEAD, 1), "not") != 0;
}

/* Whether a phrase of two words or more begins at @token that no name goes
 * into: an office, a rank, a body, a verb ("… Phong Phát biểu" where a full
 * stop was lost). */
static gboolean
ends_name (const BangScan *scan,
           guint32         token)
{
  const guint64 kinds = BANG_LEX_BIT (BANG_LEX_TITLE) | BANG_LEX_BIT (BANG_LEX_HONORIFIC) |
                        BANG_LEX_BIT (BANG_LEX_STOP) | BANG_LEX_BIT (BANG_LEX_ORGANISATION_HEAD);
  const BangMatch *match = bang_scan_get_match (scan, token, kinds);

  if (scan->tokens[token].word == BANG_WORD_ANH)
    return TRUE;
  if (match == NULL || match->end - match->first < 2)
    return FALSE;
  if ((match->kinds & BANG_LEX_BIT (BANG_LEX_ORGANISATION_HEAD)) != 0)
    return is_body_head (scan, match);

  return TRUE;
}

/* "Nguyễn Đức Tuy chủ trì": before a verb a word of grammar is the given name
 * that a surname and one syllable still want. */
static gboolean
is_given_name (const BangScan *scan,
               guint32         first,
               guint32         token)
{
  const BangMatch *verb = bang_scan_get_match (scan, token + 1,
                                               BANG_LEX_BIT (BANG_LEX_STOP) | BANG_LEX_BIT (BANG_LEX_ROLE));

  return token == first + 2 && bang_surname_weight (scan, first) >= 5 && verb != NULL &&
         ((verb->kinds & BANG_LEX_BIT (BANG_LEX_ROLE)) != 0 ||
          strcmp (bang_scan_get_cell (scan, verb, BANG_LEX_STOP, 1), "verb") == 0);
}

/* "… Donald Trump Trong ngày": a word of grammar with a capital, at the end of
 * the run, begins the next sentence. */
static gboolean
begins_sentence (const BangScan *scan,
                 guint32         token,
                 guint32         end)
{
  const BangMatch *match = bang_scan_get_match (scan, token, BANG_LEX_BIT (BANG_LEX_STOP));
  const char *class;

  if (token + 1 != end || match == NULL || !bang_goes_on (scan, end))
    return FALSE;
  class = bang_scan_get_cell (scan, match, BANG_LEX_STOP, 1);
  /* "… Donald Trump Ngày 3/2" */
  return strcmp (class, "function") == 0 ||
         (strcmp (class, "time") == 0 && (scan->tokens[end].shape & BANG_SHAPE_DIGITS) != 0);
}

/* The end of the run at @token as far as it may be one name. */
static guint32
name_limit (const BangScan *scan,
            guint32         token)
{
  guint32 end = bang_read_run (scan, token);
  gboolean upper = token < end && (scan->tokens[token].shape & BANG_SHAPE_UPPER) != 0;

  for (guint32 i = token + 1; i < end; i++)
    if (ends_name (scan, i) ||
        (scan->tokens[i].shape & BANG_SHAPE_ALNUM) != 0 ||
        ((i >= token + 2 || is_foreign (scan, token, i)) && begins_sentence (scan, i, end) &&
         !is_given_name (scan, token, i)) ||
        (!upper && (scan->tokens[i].shape & BANG_SHAPE_UPPER) != 0 &&
         (scan->tokens[i].gap & BANG_GAP_HYPHEN) == 0))
      return i;

  return end;
}

/* "WEF Philipp Roesler", "CHND Trung Hoa ...": an abbreviation is no part of a
 * name. */
static gboolean
is_mixed (const BangScan *scan,
          guint32         first,
          guint32         end)
{
  return end > first + 1 &&
         (scan->tokens[first].shape & BANG_SHAPE_UPPER) != 0 &&
         (scan->tokens[first + 1].shape & BANG_SHAPE_UPPER) == 0 &&
         (scan->tokens[first + 1].gap & BANG_GAP_HYPHEN) == 0 &&
         /* "Y Thịnh", "K’Bình": a single letter is a syllable. */
         scan->tokens[first].end - scan->tokens[first].start > 2;
}

/* Surname and three syllables more; surnames of two ("Tôn Nữ", "Âu Dương") are
 * their own rows. */
static guint32
max_syllables (const BangScan *scan,
               guint32         first)
{
  const BangMatch *match = bang_scan_get_match (scan, first, BANG_LEX_BIT (BANG_LEX_SURNAME));

  return match != NULL && match->end - match->first > 1 ? 5 : 4;
}

/**
 * bang_is_highland_name:
 * @scan: a scan
 * @token: a token
 *
 * In the Central Highlands a name begins with the letter of the sex ("Y", "A",
 * "H’", "K’") or with a family's name that no other people has.
 *
 * Returns: whether such a name begins at @token
 */
gboolean
bang_is_highland_name (const BangScan *scan,
                       guint32         token)
{
  const BangScanToken *t = &scan->tokens[token];
  const BangMatch *surname = bang_scan_get_match (scan, token, BANG_LEX_BIT (BANG_LEX_SURNAME));

  if (!bang_is_capital (scan, token))
    return FALSE;
  if (t->end - t->start == 1 && strchr ("AHKY", scan->text[t->start]) != NULL)
    return bang_goes_on (scan, token + 1) && bang_is_capital (scan, token + 1);
  return surname != NULL && strcmp (bang_scan_get_cell (scan, surname, BANG_LEX_SURNAME, 1), "taynguyen") == 0;
}

/**
 * bang_is_name_run:
 * @scan: a scan
 * @first: a token
 * @end: the token after the last
 *
 * Returns: whether [@first, @end) is a whole name: a surname and one to four
 *   syllables, or two to six words of another language
 */
gboolean
bang_is_name_run (const BangScan *scan,
                  guint32         first,
                  guint32         end)
{
  guint32 n = end - first;

  if (n < 2 || n > 8 || is_mixed (scan, first, end))
    return FALSE;
  /* "Hoàng gia" is a common word, "Hoàng Gia Long" a name. */
  if (bang_read_no_place (scan, first) > first &&
      (bang_surname_weight (scan, first) < 7 || n < 3 || bang_read_no_place (scan, first) >= end))
    return FALSE;
  for (guint32 i = first + 1; i < end; i++)
    if (ends_name (scan, i))
      return FALSE;

  return (bang_surname_weight (scan, first) > 0 && n <= max_syllables (scan, first)) ||
         is_foreign (scan, first, end);
}

/* A place that the tables know, with its capitals, from @first on. */
static guint32
known_place_end (const BangScan *scan,
                 guint32         first,
                 guint32         end,
                 guint           nth)
{
  const BangScanToken *token = &scan->tokens[first];

  for (guint i = 0; i < token->n_matches; i++)
    {
      const BangMatch *match = &scan->matches[token->match + i];

      if (match->end < end && (match->kinds & BANG_LEX_BIT (BANG_LEX_ORGANISATION)) != 0 && nth-- == 0)
        return match->end;
      if (match->end <= end && bang_place_is_known (scan, match, match->end - match->first > 1) && nth-- == 0)
        return match->end;
    }

  return first;
}

/* "Hà Nội", "Quảng Tây": a place that nobody is called by, whatever stands before
 * it. Smaller ones ("Hoàng Mai") may be somebody. */
static gboolean
is_great_place (const BangScan *scan,
                guint32         first,
                guint32         end)
{
  static const char * const kinds[] = { "country", "province", "autonomous-region", "municipality", "prefecture" };
  BangPlaceSpan place;

  if (!bang_read_place (scan, first, &place) || place.end != end || place.name > place.first)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (place.kind, kinds[i]) == 0)
      return TRUE;
  return strcmp (place.kind, "city") == 0 && bang_surname_weight (scan, first) < 7;
}

/* "tỉnh Chăm Pa Sắc Khăm Muộn Phi La Phon": nothing lies in two provinces; what
 * is called like the second begins a name that goes on behind it. */
static gboolean
is_second_province (const BangScan *scan,
                    guint32         first,
                    guint32         second,
                    guint32         end)
{
  BangPlaceSpan one;
  BangPlaceSpan other;

  return bang_read_place (scan, first, &one) && one.end == second && strcmp (one.kind, "province") == 0 &&
         bang_read_place (scan, second, &other) && strcmp (other.kind, "province") == 0 &&
         other.end < end && end - second <= 6;
}

/* The surname in a run that leaves three, four or two syllables behind it. */
static guint32
split_surname (const BangScan *scan,
               guint32         first,
               guint32         end)
{
  static const guint lengths[] = { 3, 4, 2 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      guint32 start = end - lengths[i];

      if (end - first > lengths[i] && !is_great_place (scan, start, end) &&
          bang_surname_weight (scan, start) >= (lengths[i] == 2 ? 5 : 4) &&
          !is_foreign (scan, start, end) && bang_is_name_run (scan, start, end))
        return start;
    }

  return end;
}

/**
 * bang_split_name:
 * @scan: a scan
 * @first: a token
 * @end: the end of the run of capitals at @first
 *
 * Finds the name at the end of a run that follows an office, as in "tỉnh
 * [Quảng Ninh Nguyễn Đức Long]". The longest place that leaves a whole name is
 * preferred; without a place, the run itself; then a surname that leaves three,
 * four or two syllables.
 *
 * Returns: where the name begins; @end when there is none
 */
guint32
bang_split_name (const BangScan *scan,
                 guint32         first,
                 guint32         end)
{
  guint32 place_end;
  guint32 best = end;
  const BangMatch *historic;
  BangPlaceSpan place;

  /* "Chủ tịch Cay Xỏn Phôm Vi Hản": a man of history, whole. */
  historic = bang_scan_get_match (scan, first, BANG_LEX_BIT (BANG_LEX_ABSENCE));
  if (historic != NULL && historic->end == end && end - first > 3)
    return first;
  /* "TP HCM Nguyễn Văn A", "TP HCM" */
  if (bang_read_place (scan, first, &place) && place.name > place.first && place.entry != 0 && place.end <= end &&
      (place.end == end || bang_is_name_run (scan, place.end, end)))
    return place.end;
  while (first < end && is_mixed (scan, first, end))
    first++;

  for (guint nth = 0; (place_end = known_place_end (scan, first, end, nth)) > first; nth++)
    {
      if (place_end == end || is_great_place (scan, place_end, end))
        return end;
      if (bang_is_name_run (scan, place_end, end) || is_second_province (scan, first, place_end, end))
        return place_end;
      if (known_place_end (scan, place_end, end, 0) > place_end)
        return bang_split_name (scan, place_end, end);
      /* "Thủ tướng Campuchia Hun Sen": after a place that is surely one, any
       * two or three words more are a name. */
      if (nth == 0 && end - place_end <= 4 &&
          (end - place_end >= 2 || is_foreign (scan, place_end, end)) &&
          (scan->tokens[place_end].shape & (BANG_SHAPE_UPPER | BANG_SHAPE_ALNUM)) == 0 &&
          !ends_name (scan, place_end) && name_limit (scan, place_end) == end)
        best = place_end;
    }
  if (best != end)
    return best;

  /* Two syllables with a rare surname are a place more often than a person:
   * "Đồn Biên phòng Quảng Đức". */
  if (bang_surname_weight (scan, first) >= (end - first == 2 ? 5 : 3) && bang_is_name_run (scan, first, end))
    return first;
  if (end - first == 2 && bang_surname_weight (scan, first) > 0 && !is_foreign (scan, first, end))
    return end;

  place_end = split_surname (scan, first, end);
  if (place_end < end)
    return place_end;

  return bang_is_name_run (scan, first, end) ? first : end;
}

/* A run that the tables know as a place, whole. */
static gboolean
is_whole_place (const BangScan *scan,
                guint32         first,
                guint32         end)
{
  const BangScanToken *token = &scan->tokens[first];

  for (guint i = 0; i < token->n_matches; i++)
    {
      const BangMatch *match = &scan->matches[token->match + i];

      if (match->end == end && bang_place_is_known (scan, match, FALSE))
        return TRUE;
    }

  return FALSE;
}

/* What has the look of a name and is none: a year of the sixty ("Đinh Dậu"), a
 * common word, and, where nothing calls for a person, "Từ Trung Quốc". */
static gboolean
is_no_name (const BangScan  *scan,
            guint32          first,
            guint32          end,
            BangNameContext  context)
{
  const BangMatch *match = bang_scan_get_match (scan, first, BANG_LEX_BIT (BANG_LEX_CAN_CHI));
  BangPlaceSpan place;

  if (match != NULL && match->end == end)
    return TRUE;
  if (bang_read_no_place (scan, first) > first)
    return TRUE;

  if (context == BANG_NAME_CALLED || end - first < 3 || !bang_read_place (scan, first + 1, &place) ||
      place.end != end || place.name > place.first)
    return FALSE;

  /* "Từ Hà Nội", "Đoàn Thanh Hóa"; but "Phạm Hòa Bình" may be somebody. */
  return strcmp (place.kind, "country") == 0 || scan->tokens[first].word == BANG_WORD_DOAN ||
         (scan->tokens[first].kinds & BANG_LEX_BIT (BANG_LEX_STOP)) != 0;
}

/* The end of one part of a name between dashes: capitals, or a small syllable
 * that the dashes tie on. */
static guint32
dashed_part_end (const BangScan *scan,
                 guint32         token)
{
  const guint64 others = BANG_LEX_BIT (BANG_LEX_TITLE) | BANG_LEX_BIT (BANG_LEX_HONORIFIC) |
                         BANG_LEX_BIT (BANG_LEX_ORGANISATION) | BANG_LEX_BIT (BANG_LEX_ORGANISATION_HEAD) |
                         BANG_LEX_BIT (BANG_LEX_PLACE) | BANG_LEX_BIT (BANG_LEX_PLACE_KIND);
  guint32 end = name_limit (scan, token);

  if (bang_scan_get_match (scan, token, others) != NULL || (scan->tokens[token].shape & BANG_SHAPE_UPPER) != 0 ||
      bang_surname_weight (scan, token) >= 5 || end - token > 4)
    return token;
  return MAX (end, token + 1);
}

/* "Khăm Sỉ - Phôm Ma Vông, Bí thư Tỉnh ủy", "Pheng Thoong - nhạ - phăn - Phó Bí
 * thư": a Lao name is printed with spaced dashes too. What follows the dash is
 * no office, no body and no place, and an office comes after it. Gives the end
 * of the whole name, or @end. */
static guint32
join_dashed (const BangScan *scan,
             guint32         end)
{
  guint32 joined = end;

  for (guint n = 0; n < 3 && joined < scan->n_tokens; n++)
    {
      guint gap = scan->tokens[joined].gap & BANG_GAP_HARD;
      guint32 part;

      if (n > 0 && (gap == BANG_GAP_COMMA || gap == BANG_GAP_DASH) &&
          bang_scan_get_match (scan, joined, BANG_LEX_BIT (BANG_LEX_TITLE)) != NULL)
        return joined;
      if (gap != BANG_GAP_DASH)
        return end;
      part = dashed_part_end (scan, joined);
      /* One small word alone is a sentence's. */
      if (part == joined || (n == 0 && !bang_is_capital (scan, joined) &&
                             (part >= scan->n_tokens || (scan->tokens[part].gap & BANG_GAP_HARD) != BANG_GAP_DASH)))
        return end;
      joined = part;
    }

  return joined < scan->n_tokens && bang_scan_get_match (scan, joined, BANG_LEX_BIT (BANG_LEX_TITLE)) != NULL &&
         (scan->tokens[joined].gap & (BANG_GAP_COMMA | BANG_GAP_DASH)) != 0 ? joined : end;
}

/**
 * bang_read_name:
 * @scan: a scan
 * @token: where it may begin
 * @context: what stands before
 * @name: (out caller-allocates): the name
 *
 * After an honorific a single syllable is a name too ("ông Lưu"); elsewhere a
 * name has a surname or the look of another language.
 *
 * Returns: whether a name begins at @token
 */
gboolean
bang_read_name (const BangScan  *scan,
                guint32          token,
                BangNameContext  context,
                BangNameSpan    *name)
{
  guint32 end = name_limit (scan, token);
  guint32 n = end - token;

  if (n == 0 || (n == 1 && context != BANG_NAME_CALLED))
    return FALSE;
  if ((scan->tokens[token].shape & BANG_SHAPE_ALNUM) != 0)
    return FALSE;
  /* "bị cáo H.", "ông TPP" */
  if (n == 1 && ((scan->tokens[token].shape & BANG_SHAPE_UPPER) != 0 ||
                 scan->tokens[token].end - scan->tokens[token].start < 2))
    return FALSE;

  name->first = token;
  name->end = end;
  name->weight = bang_surname_weight (scan, token);
  name->foreign = n > 1 && is_foreign (scan, token, end);

  if (n > 1 && (is_mixed (scan, token, end) || is_no_name (scan, token, end, context)))
    return FALSE;
  if ((scan->tokens[token].shape & BANG_SHAPE_UPPER) != 0 && (name->foreign || name->weight == 0))
    return FALSE;
  if (name->foreign)
    {
      if (context == BANG_NAME_CALLED && n <= 4)
        name->end = join_dashed (scan, end);
      return n <= 8 && (context != BANG_NAME_BARE || (name->weight >= 5 && n <= 4));
    }
  if (n > max_syllables (scan, token))
    {
      /* A Lao name in Vietnamese syllables ("Khăm Khăn Chăn Thạ Vy Sục"). */
      if (context != BANG_NAME_BARE && n <= 8 && !bang_goes_on (scan, end) &&
          (name->weight < 5 || n > 5))
        return TRUE;
      /* Too long for one name: only the beginning is sure. */
      if (context != BANG_NAME_CALLED || name->weight == 0)
        return context == BANG_NAME_CALLED && n <= 8;
      name->end = token + (scan->tokens[token + 1].word == BANG_WORD_THI ? 4 : 3);
      return TRUE;
    }
  if (context == BANG_NAME_CALLED)
    {
      if (n == 2 || (n > 1 && name->weight < 5))
        name->end = join_dashed (scan, end);
      return TRUE;
    }
  if (is_whole_place (scan, token, end))
    return FALSE;

  return name->weight > 0 || (context == BANG_NAME_LISTED && n <= 4);
}
