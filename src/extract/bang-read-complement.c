/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows the head of a body or of an office.
 *
 * Vietnamese prints the name of a body with a capital at its head and at the
 * heads of its parts only, so the name runs over small words too: "Ban Quản lý
 * khu thí điểm thương mại tự do (tỉnh Vân Nam) phân khu Hồng Hà". It goes on
 * through nouns until a verb, a word of grammar or a sign, and is cut back to
 * the last word that is surely part of it: a capital with at most seven small
 * syllables, a place, or a bare "tỉnh", "huyện". Any thread. */

#include "extract/bang-cue.h"
#include "extract/bang-complement-private.h"

/* The longest name of a body in words; bounds the look ahead. */
#define MAX_BODY 40

/* Small syllables after a capital: "Kiểm dịch thực vật". */
#define MAX_TAIL 7

/* Bodies whose name is complete: only whose they are may follow. */
static gboolean
is_closed (const char *class)
{
  return bang_is_class (class, "own") || bang_is_class (class, "weak") || bang_is_class (class, "mission");
}

/* Whether what stands after "và" is a part of the body's own name: "Sở Văn
 * hóa và Du lịch", but not "Sở Ngoại vụ và Công an tỉnh". */
static gboolean
and_goes_on (const BangComplement *r)
{
  const BangScan *scan = r->scan;
  guint32 next = r->pos + 1;
  const char *class;
  BangPlaceSpan place;

  if (!bang_is_class (r->class, "agency") && !bang_is_class (r->class, "school") && !bang_is_class (r->class, "media"))
    return FALSE;
  if (next >= r->limit || !bang_goes_on (scan, next) || !bang_is_capital (scan, next) ||
      (scan->tokens[next].shape & BANG_SHAPE_UPPER) != 0)
    return FALSE;
  if (bang_scan_get_match (scan, next, BANG_LEX_BIT (BANG_LEX_TITLE) | BANG_LEX_BIT (BANG_LEX_HONORIFIC)) != NULL ||
      bang_body_head_at (scan, next, &class) != NULL || bang_read_place (scan, next, &place))
    return FALSE;

  return r->name >= bang_read_run (scan, next) &&
         !(bang_surname_weight (scan, next) >= 5 && bang_read_run (scan, next) >= next + 2);
}

static gboolean
ends_in_country (const BangScan *scan,
                 guint32         end)
{
  for (guint32 i = end > 3 ? end - 3 : 0; i < end; i++)
    {
      BangPlaceSpan place;

      if (bang_read_place (scan, i, &place) && place.end == end && strcmp (place.kind, "country") == 0)
        return TRUE;
    }

  return FALSE;
}

/* "do Phó Tỉnh trưởng Meng Kung làm trưởng đoàn": two or three capitals that no
 * table knows, between an office and that, are who holds it. */
static gboolean
is_leader (const BangComplement *r,
           guint32               end)
{
  BangPlaceSpan place;
  const char *class;

  return r->pos == r->start && r->class == NULL && end - r->pos >= 2 && end - r->pos <= 4 &&
         bang_cue_begins (r->scan, end, BANG_CLASS_ROLE_BEHIND_HEAD) &&
         (r->scan->tokens[r->pos].shape & BANG_SHAPE_UPPER) == 0 &&
         !bang_read_place (r->scan, r->pos, &place) && bang_body_head_at (r->scan, r->pos, &class) == NULL &&
         bang_scan_get_match (r->scan, r->pos, BANG_LEX_BIT (BANG_LEX_FIELD)) == NULL;
}

/* "Tổng Giám đốc Công ty Nhựa Long Thành", "Chủ tịch CLB Dinamo Zagreb": what looks
 * like a name is that of the firm, the school or the club. */
static gboolean
is_own_name (const BangComplement *r,
             guint32               split,
             guint32               end)
{
  gboolean bare = split == r->pos && r->anchor == r->pos;
  BangNameSpan name;

  if (bang_is_class (r->class, "society"))
    return bare && bang_read_name (r->scan, split, BANG_NAME_CALLED, &name) && name.foreign;
  if (!bang_is_class (r->class, "school") && !bang_is_class (r->class, "firm"))
    return FALSE;
  return bare || (end - split == 2 && split > r->pos && split - r->pos <= 2 && r->anchor == r->pos);
}

/* Looks once at each run of capitals: does it end in a person's name? */
static void
look_for_name (BangComplement *r)
{
  guint32 end;
  guint32 split;

  if (r->pos < r->run_end)
    return;

  end = bang_read_run (r->scan, r->pos);
  r->run_end = MAX (end, r->pos + 1);
  r->name = G_MAXUINT32;

  if ((r->flags & BANG_COMPLEMENT_OFFICE) != 0)
    {
      split = bang_split_name (r->scan, r->pos, end);
      if (split < end && !is_own_name (r, split, end))
        r->name = split;
      else if (split == end && is_leader (r, end))
        r->name = r->pos;
      else if (split == end && (r->flags & BANG_COMPLEMENT_NAME) != 0)
        {
          BangPlaceSpan place;
          BangBodySpan body;

          if (bang_read_place (r->scan, r->pos, &place))
            r->name = place.end;
          else if (!bang_read_body (r->scan, r->pos, FALSE, &body) || body.end - body.first <= 2)
            r->name = r->pos;
        }
    }
}

/* "Trưởng Ban Chỉ đạo tỉnh Phu-thông Khăm-mã-ny-vông": two words, each of
 * syllables tied by hyphens, of five syllables or more. Lao provinces have four
 * at most, or are one word. */
static gboolean
is_hyphened_name (const BangScan *scan,
                  guint32         first,
                  guint32         end)
{
  guint words = 1;
  guint tied = 0;
  gboolean has_hyphen[2] = { FALSE, FALSE };

  for (guint32 i = first + 1; i < end; i++)
    if ((scan->tokens[i].gap & BANG_GAP_HYPHEN) != 0)
      {
        has_hyphen[MIN (words, 2) - 1] = TRUE;
        tied++;
      }
    else
      words++;
  return words == 2 && tied >= 3 && has_hyphen[0] && has_hyphen[1];
}

static gboolean
is_province (const BangPlaceSpan *place)
{
  return strcmp (place->kind, "province") == 0;
}

/* "Chủ tịch UBND tỉnh Trịnh Xuân Trường", "Phó Chủ tịch HĐND tỉnh Y Ngọc": after a
 * unit in an office, a name with a surname that no table knows as a place is its
 * holder, but for the streets' men of history. */
static gboolean
is_holder_after_unit (const BangComplement *r,
                      const BangPlaceSpan  *place)
{
  const BangScan *scan = r->scan;
  guint32 end = bang_read_run (scan, place->name);
  const BangMatch *historic = bang_scan_get_match (scan, place->name, BANG_LEX_BIT (BANG_LEX_ABSENCE));

  if ((r->flags & BANG_COMPLEMENT_OFFICE) == 0 || place->entry != 0 || place->name == place->first)
    return FALSE;
  if (is_hyphened_name (scan, place->name, end))
    return TRUE;
  if (place->keep || end - place->name > 4 || (historic != NULL && historic->end == end) ||
      !bang_is_name_run (scan, place->name, end))
    return FALSE;
  if (bang_is_highland_name (scan, place->name))
    return TRUE;
  /* The tables have the provinces; of two syllables elsewhere only the commonest
   * surnames are sure. */
  if (end - place->name >= 3)
    return bang_surname_weight (scan, place->name) >= (is_province (place) ? 3 : 5);
  return bang_surname_weight (scan, place->name) >= (is_province (place) ? 4 : 9);
}

static gboolean
read_capital (BangComplement *r)
{
  BangPlaceSpan place;

  const BangMatch *stop = bang_scan_get_match (r->scan, r->pos, BANG_LEX_BIT (BANG_LEX_STOP));

  look_for_name (r);
  if (r->pos >= r->name)
    return FALSE;
  /* A full stop was lost: "… Kinh tế Trung ương Những ý kiến". */
  if (stop != NULL && strcmp (bang_scan_get_cell (r->scan, stop, BANG_LEX_STOP, 1), "function") == 0 &&
      (r->pos + 1 >= r->limit || !bang_is_capital (r->scan, r->pos + 1)))
    return FALSE;

  if (bang_read_place (r->scan, r->pos, &place))
    {
      if (is_holder_after_unit (r, &place))
        place.end = place.name;
      bang_complement_take (r, MIN (place.end, r->name), TRUE);
      r->in_country = strcmp (place.kind, "country") == 0;
      r->closed = TRUE;
      return TRUE;
    }

  if (bang_numbered_region_end (r->scan, r->pos) > r->pos && r->pos > r->start)
    {
      bang_complement_take (r, bang_numbered_region_end (r->scan, r->pos), TRUE);
      r->closed = TRUE;
      return TRUE;
    }
  if (bang_bare_unit_end (r->scan, r->pos) > r->pos + 1)
    {
      bang_complement_take (r, bang_bare_unit_end (r->scan, r->pos), TRUE);
      r->closed = TRUE;
      return TRUE;
    }
  /* "Bí thư Huyện ủy Tân Yên Dương Đức Thảo": a place that no table knows. */
  if (r->closed && r->name < r->run_end && r->name - r->pos <= 3 &&
      bang_surname_weight (r->scan, r->name) > 0)
    {
      bang_complement_take (r, r->name, TRUE);
      r->closed = TRUE;
      return TRUE;
    }
  if (r->closed && (r->scan->tokens[r->pos].shape & BANG_SHAPE_UPPER) == 0)
    return FALSE;
  bang_complement_take (r, r->pos + 1, TRUE);
  return TRUE;
}

static gboolean
read_small (BangComplement *r)
{
  const BangScan *scan = r->scan;
  BangPlaceSpan place;
  guint32 unit;

  if (bang_read_place (scan, r->pos, &place))
    {
      guint32 end = place.end;

      if (is_holder_after_unit (r, &place))
        end = place.name;
      else if ((r->flags & BANG_COMPLEMENT_OFFICE) != 0)
        {
          guint32 run = bang_read_run (scan, place.name);
          guint32 split = bang_split_name (scan, place.name, run);

          if (split > place.name && split < run)
            {
              end = MIN (end, split);
              r->name = split;
              r->run_end = run;
            }
        }
      bang_complement_take (r, end, TRUE);
      r->closed = TRUE;
      return TRUE;
    }

  unit = bang_read_no_place (scan, r->pos);
  if (unit > r->pos && !r->closed && !r->full)
    {
      /* "Nghị viện châu Âu" */
      bang_complement_take (r, unit, bang_is_capital (scan, unit - 1));
      return TRUE;
    }

  unit = bang_bare_unit_end (scan, r->pos);
  if (unit > r->pos)
    {
      bang_complement_take (r, unit, TRUE);
      r->closed = TRUE;
      return TRUE;
    }

  if (r->closed || r->full)
    return FALSE;
  /* "Đại đội Biên phòng 315": a unit may be called by its number. */
  bang_complement_take (r, r->pos + 1, r->pos == r->start && bang_is_class (r->class, "security") &&
                       (scan->tokens[r->pos].shape & BANG_SHAPE_DIGITS) != 0);
  return r->pos - r->capital <= 12;
}

/* An honorific before a name, or another office: a new beginning. */
static gboolean
is_beginning (const BangComplement *r)
{
  const BangScan *scan = r->scan;
  const BangMatch *match = bang_scan_get_match (scan, r->pos, BANG_LEX_BIT (BANG_LEX_HONORIFIC));
  BangPlaceSpan place;

  if (match != NULL && strcmp (bang_scan_get_cell (scan, match, BANG_LEX_HONORIFIC, 1), "occupation") != 0 &&
      bang_goes_on (scan, match->end) && bang_is_capital (scan, match->end) &&
      !bang_read_place (scan, match->end, &place) &&
      (match->end - match->first == 1 || bang_surname_weight (scan, match->end) > 0 ||
       scan->tokens[match->first].word == BANG_WORD_DONG || r->closed))
    return TRUE;

  match = bang_scan_get_match (scan, r->pos, BANG_LEX_BIT (BANG_LEX_TITLE));
  return match != NULL && match->end - match->first > 1;
}

/* What the tables know whole: a field ("Văn hóa, Thể thao và Du lịch"), a body
 * ("Đảng Cộng sản Việt Nam"). */
static gboolean
take_whole (BangComplement *r)
{
  const BangScan *scan = r->scan;
  const BangMatch *match = bang_scan_get_match (scan, r->pos,
                                                BANG_LEX_BIT (BANG_LEX_FIELD) | BANG_LEX_BIT (BANG_LEX_ORGANISATION));
  const BangMatch *head;
  const char *class;
  gboolean open;

  if (match == NULL || r->closed)
    return FALSE;
  /* "công an quốc gia": the head of a body goes on past the field. */
  head = bang_body_head_at (scan, r->pos, &class);
  if (head != NULL && head->end > match->end)
    return FALSE;

  open = (match->kinds & BANG_LEX_BIT (BANG_LEX_FIELD)) != 0 &&
         strcmp (bang_scan_get_cell (scan, match, BANG_LEX_FIELD, 1), "open") == 0;
  bang_complement_take (r, match->end, TRUE);
  r->flags &= ~(guint) BANG_COMPLEMENT_NAME;
  r->full = !open;
  r->in_country = ends_in_country (scan, match->end);
  return TRUE;
}

/* The head of a body in the body or in the office. */
static gboolean
take_head (BangComplement *r)
{
  gboolean capital = bang_is_capital (r->scan, r->pos);
  const char *class;
  const BangMatch *match = bang_body_head_at (r->scan, r->pos, &class);

  if (match == NULL ||
      (!capital && ((r->flags & BANG_COMPLEMENT_OFFICE) == 0 || bang_is_class (class, "weak"))))
    return FALSE;
  /* "UBND tỉnh Hà Giang Hoàng Gia Phúc": no royal body. */
  if (capital && bang_is_class (class, "weak") && bang_surname_weight (r->scan, r->pos) >= 7)
    {
      look_for_name (r);
      if (r->pos >= r->name)
        return FALSE;
    }
  /* "Tổng Bí thư Trường Chinh" */
  if ((r->flags & BANG_COMPLEMENT_NAME) != 0 && r->pos == r->start && match->end == r->pos + 1)
    return FALSE;

  r->class = class;
  r->closed = is_closed (class);
  r->flags &= ~(guint) BANG_COMPLEMENT_NAME;
  bang_complement_take (r, match->end, TRUE);
  return TRUE;
}

/* "Tổng Thư ký Ủy ban hợp tác Việt Nam - Lào phía Việt Nam": whose man he is
 * in a body of two countries ends his office; the body ends before it. */
static gboolean
take_side (BangComplement *r)
{
  const BangScan *scan = r->scan;
  BangPlaceSpan place;

  if ((r->flags & BANG_COMPLEMENT_SIDE) == 0 || scan->tokens[r->pos].word != BANG_WORD_PHIA ||
      r->pos + 1 >= r->limit || !bang_goes_on (scan, r->pos + 1) ||
      !bang_read_place (scan, r->pos + 1, &place) || strcmp (place.kind, "country") != 0)
    return FALSE;

  bang_complement_take (r, place.end, TRUE);
  r->closed = TRUE;
  return TRUE;
}

/* One word or one phrase more. */
static gboolean
read_on (BangComplement *r)
{
  const BangScan *scan = r->scan;
  guint gap = scan->tokens[r->pos].gap & BANG_GAP_HARD;
  const BangMatch *stop;

  if (gap != 0 && r->pos != r->skipped)
    return bang_complement_sign (r, gap);
  if (r->pos > r->start && is_beginning (r) && !BANG_IS (scan, r->pos - 2, BANG_WORD_VAN, BANG_WORD_PHONG))
    return FALSE;
  if (take_side (r) || take_whole (r) || take_head (r))
    return TRUE;

  if (scan->tokens[r->pos].word == BANG_WORD_VA)
    {
      if (!and_goes_on (r))
        return FALSE;
      bang_complement_take (r, r->pos + 2, TRUE);
      return TRUE;
    }
  if (bang_is_capital (scan, r->pos))
    return read_capital (r);

  stop = bang_scan_get_match (scan, r->pos, BANG_LEX_BIT (BANG_LEX_STOP));
  return stop != NULL ? bang_complement_stop (r, stop) : read_small (r);
}

/**
 * bang_read_complement:
 * @scan: a scan
 * @token: the word after the head of a body or an office
 * @flags: what head it is
 * @class: (nullable): the class of the body that @token follows
 *
 * Returns: the end of what belongs to the head; @token when nothing does
 */
guint32
bang_read_complement (const BangScan *scan,
                      guint32         token,
                      guint           flags,
                      const char     *class)
{
  BangComplement r = {
    .scan = scan, .flags = flags, .start = token, .pos = token, .anchor = token, .capital = token,
    .name = G_MAXUINT32, .class = class, .closed = is_closed (class),
  };

  if (token >= scan->n_tokens || token == 0)
    return token;

  r.limit = MIN (bang_scan_sentence_end (scan, token - 1), token + MAX_BODY);
  while (r.pos < r.limit && read_on (&r))
    ;

  return MIN (r.pos, r.anchor + (r.anchor > token && !r.closed && !r.full ? MAX_TAIL : 0));
}
