/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signs and small words in the name of a body or an office: nearly always its end,
 * and here is when they are not. Any thread. */

#include "extract/bang-complement-private.h"

/* Brackets that hold only places: "(tỉnh Vân Nam)". Gives the token after. */
static guint32
skip_place_brackets (const BangScan *scan,
                     guint32         token,
                     guint32         limit)
{
  guint32 i = token;
  guint8 depth = scan->tokens[token].parens;

  while (i < limit && scan->tokens[i].parens >= depth)
    {
      BangPlaceSpan place;

      if (!bang_read_place (scan, i, &place))
        return token;
      i = place.end;
    }

  return i < scan->n_tokens && (scan->tokens[i].gap & BANG_GAP_CLOSE_PAREN) != 0 ? i : token;
}

/* bang_complement_sign:
 * @r: the complement, before a word with a sign before it
 * @gap: the #BangGap there
 *
 * Returns: whether it goes on nevertheless, and @r stands behind the word
 */
gboolean
bang_complement_sign (BangComplement *r,
                      guint           gap)
{
  const BangScan *scan = r->scan;

  if ((gap & BANG_GAP_OPEN_PAREN) != 0)
    {
      guint32 after = skip_place_brackets (scan, r->pos, r->limit);
      guint rest;

      /* "Mặt trận Tổ quốc (MTTQ) Việt Nam": the name goes on behind its own
       * abbreviation. */
      if (gap == BANG_GAP_OPEN_PAREN && r->pos + 1 < r->limit && !r->closed &&
          (scan->tokens[r->pos].shape & BANG_SHAPE_UPPER) != 0 &&
          (scan->tokens[r->pos + 1].gap & BANG_GAP_HARD) == BANG_GAP_CLOSE_PAREN &&
          (bang_is_capital (scan, r->pos + 1) || bang_bare_unit_end (scan, r->pos + 1) > r->pos + 1))
        {
          r->pos += 1;
          r->skipped = r->pos;
          return TRUE;
        }

      if (after == r->pos || after >= r->limit)
        return FALSE;
      rest = scan->tokens[after].gap & BANG_GAP_HARD;
      if (rest != BANG_GAP_CLOSE_PAREN || !BANG_IS (scan, after, BANG_WORD_PHAN, BANG_WORD_KHU))
        return FALSE;
      bang_complement_take (r, after + 2, FALSE);
      r->closed = FALSE;
      return TRUE;
    }

  /* "Ủy ban liên Chính phủ Việt - Lào" */
  if ((gap == BANG_GAP_DASH || gap == BANG_GAP_HYPHEN) && r->pos > 0 && bang_is_capital (scan, r->pos) &&
      ((scan->tokens[r->pos - 1].word == BANG_WORD_VIET && bang_is_capital (scan, r->pos - 1)) ||
       (scan->tokens[r->pos].word == BANG_WORD_VIET && bang_is_capital (scan, r->pos - 1) && !r->closed)))
    {
      bang_complement_take (r, r->pos + 1, TRUE);
      r->closed = TRUE;
      return TRUE;
    }

  /* "Hội Hữu nghị Việt Nam - Trung Quốc" */
  if ((gap == BANG_GAP_DASH || gap == BANG_GAP_HYPHEN) && r->in_country)
    {
      BangPlaceSpan place;

      if (!bang_read_place (scan, r->pos, &place) || strcmp (place.kind, "country") != 0)
        return FALSE;
      bang_complement_take (r, place.end, TRUE);
      r->closed = TRUE;
      return TRUE;
    }

  return FALSE;
}

static gboolean
is_belonging (const BangScan *scan,
              guint32         token)
{
  static const char word[] = "thuộc";
  const BangScanToken *t = &scan->tokens[token];

  return t->end - t->start == sizeof word - 1 && strncmp (scan->text + t->start, word, sizeof word - 1) == 0;
}

/* bang_complement_stop:
 * @r: the complement, before a small word of grammar or a verb
 * @stop: the word
 *
 * Returns: whether it goes on nevertheless, and @r stands behind the word
 */
gboolean
bang_complement_stop (BangComplement  *r,
                      const BangMatch *stop)
{
  const BangScan *scan = r->scan;
  BangPlaceSpan place;

  if (strcmp (bang_scan_get_cell (scan, stop, BANG_LEX_STOP, 1), "noun") == 0)
    {
      if (r->closed || r->full)
        return FALSE;
      bang_complement_take (r, stop->end, FALSE);
      return TRUE;
    }

  /* "Ngoại giao", "Giám sát": the second syllable of a word with a capital. */
  if (!r->closed && !r->full && stop->end == r->pos + 1 && r->capital == r->pos && r->pos > 0 &&
      bang_is_capital (scan, r->pos - 1) && (scan->tokens[r->pos - 1].shape & BANG_SHAPE_UPPER) == 0 &&
      strcmp (bang_scan_get_cell (scan, stop, BANG_LEX_STOP, 1), "second") == 0 &&
      bang_syllable_is_vietnamese (scan->text + scan->tokens[r->pos - 1].start,
                                   scan->tokens[r->pos - 1].end - scan->tokens[r->pos - 1].start))
    {
      bang_complement_take (r, r->pos + 1, FALSE);
      return TRUE;
    }

  /* "Thị trưởng thành phố Chu Hải thuộc tỉnh Quảng Đông" */
  if ((r->flags & BANG_COMPLEMENT_OFFICE) != 0 && r->closed && is_belonging (scan, r->pos) &&
      r->pos + 1 < r->limit && bang_goes_on (scan, r->pos + 1) && bang_read_place (scan, r->pos + 1, &place) &&
      place.name > place.first)
    {
      bang_complement_take (r, place.end, TRUE);
      return TRUE;
    }

  /* "Đại sứ Trung Quốc tại Việt Nam" */
  if (scan->tokens[r->pos].word == BANG_WORD_TAI &&
      ((r->flags & BANG_COMPLEMENT_ABROAD) != 0 || bang_is_class (r->class, "mission")) &&
      r->pos + 1 < r->limit && bang_goes_on (scan, r->pos + 1) &&
      bang_read_place (scan, r->pos + 1, &place))
    {
      bang_complement_take (r, place.end, TRUE);
      r->closed = TRUE;
      return TRUE;
    }

  /* "Ban Chỉ đạo Trung ương về phòng, chống tham nhũng" */
  if (scan->tokens[r->pos].word == BANG_WORD_VE && (r->flags & BANG_COMPLEMENT_OFFICE) != 0 &&
      bang_is_class (r->class, "steering"))
    {
      bang_complement_take (r, r->pos + 1, FALSE);
      return TRUE;
    }

  return FALSE;
}
