/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bodies: "Sở Ngoại vụ tỉnh Lào Cai", "ASEAN", "chính quyền nhân dân huyện Hà
 * Khẩu". A whole name of the tables, or a head and what bang-read-complement.c
 * finds after it; most heads are no body without an addition. Any thread. */

#include "extract/bang-read-private.h"

/**
 * bang_body_head_at:
 * @scan: a scan
 * @token: a token
 * @class: (out): the class of the head that begins there
 *
 * Returns: (nullable): the head of a body at @token; %NULL also for a common
 *   word that begins like one
 */
const BangMatch *
bang_body_head_at (const BangScan  *scan,
                   guint32          token,
                   const char     **class)
{
  const BangMatch *match = bang_scan_get_match (scan, token, BANG_LEX_BIT (BANG_LEX_ORGANISATION_HEAD));

  if (match == NULL)
    return NULL;

  *class = bang_scan_get_cell (scan, match, BANG_LEX_ORGANISATION_HEAD, BANG_HEAD_CLASS);
  return strcmp (*class, "not") == 0 ? NULL : match;
}

/**
 * bang_bare_unit_end:
 * @scan: a scan
 * @token: a token
 *
 * Returns: the end of "tỉnh", "huyện", "thành phố" at @token, a unit without
 *   its name; @token when there is none
 */
guint32
bang_bare_unit_end (const BangScan *scan,
                    guint32         token)
{
  static const BangWord units[] = {
    BANG_WORD_TINH, BANG_WORD_HUYEN, BANG_WORD_QUAN, BANG_WORD_PHUONG, BANG_WORD_CHAU, BANG_WORD_XA,
  };
  const BangScanToken *t = &scan->tokens[token];

  if (bang_read_no_place (scan, token) > token)
    return token;
  if (BANG_IS (scan, token, BANG_WORD_THANH, BANG_WORD_PHO) ||
      BANG_IS (scan, token, BANG_WORD_THI, BANG_WORD_XA) ||
      BANG_IS (scan, token, BANG_WORD_THI, BANG_WORD_TRAN))
    return token + 2;
  if (BANG_IS (scan, token, BANG_WORD_KHU, BANG_WORD_TU_2, BANG_WORD_TRI))
    return token + 3;

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (t->word == units[i])
      {
        /* "xã hội", "quân sự": one word more and it is another word. */
        if (t->word == BANG_WORD_XA && bang_goes_on (scan, token + 1) &&
            scan->text[scan->tokens[token + 1].start] == 'h')
          return token;
        return token + 1;
      }

  return token;
}

/* Whether a body may begin with a small letter: the press writes "chính quyền
 * nhân dân huyện", "công ty", "lãnh sự quán", but "sở" and "ban" are not
 * bodies. */
static gboolean
may_be_small (const char *class)
{
  static const char * const classes[] = { "own", "firm", "school", "mission" };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (strcmp (class, classes[i]) == 0)
      return TRUE;

  return FALSE;
}

/* Whether [first, end) holds a capital, ends in a bare unit, or is a unit's
 * number. */
static gboolean
is_anchored (const BangScan *scan,
             guint32         first,
             guint32         end)
{
  if (end > first && (scan->tokens[first].shape & BANG_SHAPE_DIGITS) != 0)
    return TRUE;
  for (guint32 i = first; i < end; i++)
    if (bang_is_capital (scan, i) || bang_bare_unit_end (scan, i) == end)
      return TRUE;

  return FALSE;
}

static gboolean
holds_place (const BangScan *scan,
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
 * bang_read_body:
 * @scan: a scan
 * @token: where it may begin
 * @in_office: whether the head of an office stands before it
 * @body: (out caller-allocates): the body
 *
 * Returns: whether a body begins at @token
 */
gboolean
bang_read_body (const BangScan *scan,
                guint32         token,
                gboolean        in_office,
                BangBodySpan   *body)
{
  const BangMatch *name = bang_scan_get_match (scan, token, BANG_LEX_BIT (BANG_LEX_ORGANISATION));
  const char *class = NULL;
  const BangMatch *head = bang_body_head_at (scan, token, &class);
  gboolean capital = bang_is_capital (scan, token);

  body->first = token;
  body->bare = FALSE;

  if (name != NULL && capital && (head == NULL || name->end >= head->end))
    {
      body->end = name->end;
      if (name->end < scan->n_tokens && bang_goes_on (scan, name->end) && !bang_is_capital (scan, name->end) &&
          bang_bare_unit_end (scan, name->end) > name->end)
        body->end = bang_read_complement (scan, name->end, in_office ? BANG_COMPLEMENT_OFFICE : 0, "own");
      body->class = bang_scan_get_cell (scan, name, BANG_LEX_ORGANISATION, 2);
      body->country = bang_scan_get_cell (scan, name, BANG_LEX_ORGANISATION, 1);
      return TRUE;
    }
  if (head == NULL || (!capital && !in_office && (!may_be_small (class) || head->end - head->first < 2)))
    return FALSE;

  body->class = class;
  body->country = bang_scan_get_cell (scan, head, BANG_LEX_ORGANISATION_HEAD, BANG_HEAD_COUNTRY);
  body->end = bang_read_complement (scan, head->end, in_office ? BANG_COMPLEMENT_OFFICE : 0, class);
  body->bare = body->end == head->end;

  /* Alone, only "UBND" and "Tỉnh ủy" are somebody's; "Hội đồng nhân dân" is any. */
  if (bang_is_class (class, "own"))
    return !body->bare || in_office ||
           (scan->tokens[token].shape & BANG_SHAPE_UPPER) != 0 ||
           (capital && (scan->tokens[head->end - 1].word == BANG_WORD_UY ||
                        (scan->tokens[head->end - 1].shape & BANG_SHAPE_UPPER) != 0));
  if (body->bare)
    return FALSE;
  if (bang_is_class (class, "weak"))
    return holds_place (scan, head->end, body->end);

  /* "công ty Mỹ", "trường đại học Nhật Bản": any of that country. */
  if (!capital && !in_office && head->end < body->end)
    {
      BangPlaceSpan place;

      if (bang_read_place (scan, head->end, &place) && place.end == body->end && place.name == place.first &&
          (bang_is_class (class, "firm") || bang_is_class (class, "school")))
        return FALSE;
    }

  return is_anchored (scan, head->end, body->end);
}
