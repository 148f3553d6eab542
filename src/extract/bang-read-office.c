/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offices: "Phó Chủ tịch Thường trực HĐND tỉnh", "Bí thư Tỉnh ủy Vân Nam".
 *
 * A head of the tables, then the body and the place it is held in. The words
 * "nguyên", "cựu", "quyền" before the head belong to the office. Any thread. */

#include "extract/bang-read-private.h"

enum { TITLE_PHRASE, TITLE_COUNTRY, TITLE_COMPLEMENT };

/* The longest name of a place with its kind, in words. */
#define MAX_PLACE 8

static gboolean
is_prefix (const BangScan *scan,
           guint32         token)
{
  switch (scan->tokens[token].word)
    {
    case BANG_WORD_NGUYEN:
    case BANG_WORD_CUU:
    case BANG_WORD_QUYEN:
    case BANG_WORD_TAN:
    case BANG_WORD_CO_2:
      return bang_goes_on (scan, token + 1);
    default:
      return FALSE;
    }
}

/* "Ủy viên Ban Thường vụ Tỉnh ủy" is an office of the Tỉnh ủy: the committee
 * that one is a member of is not the body. */
static guint32
skip_committee (const BangScan *scan,
                guint32         token)
{
  guint32 i = token;

  if (BANG_IS (scan, i, BANG_WORD_BAN_BODY, BANG_WORD_THUONG, BANG_WORD_VU) ||
      BANG_IS (scan, i, BANG_WORD_BAN_BODY, BANG_WORD_CHAP, BANG_WORD_HANH) ||
      BANG_IS (scan, i, BANG_WORD_BO, BANG_WORD_CHINH, BANG_WORD_TRI))
    return i + 3;
  if (scan->tokens[i].word == BANG_WORD_BTV || scan->tokens[i].word == BANG_WORD_BCH)
    return i + 1;

  return i;
}

/* Past the words at @token that begin no body; @token when one may begin. */
static guint32
skip_no_body (const BangScan  *scan,
              const BangMatch *head,
              guint32          token)
{
  const BangMatch *match = bang_scan_get_match (scan, token, BANG_LEX_BIT (BANG_LEX_ORGANISATION_HEAD));

  /* "Phó Bí thư Thường trực Tỉnh ủy": the word is the deputy's. */
  if (token == head->end && BANG_IS (scan, token, BANG_WORD_THUONG, BANG_WORD_TRUC))
    return token + 2;
  /* "Trưởng Đoàn đại biểu Quốc hội tỉnh": a delegation is no body. */
  if (match != NULL && match->end - match->first > 1 &&
      strcmp (bang_scan_get_cell (scan, match, BANG_LEX_ORGANISATION_HEAD, BANG_HEAD_CLASS), "not") == 0 &&
      bang_scan_get_match (scan, token, BANG_LEX_BIT (BANG_LEX_TITLE)) == NULL)
    return match->end;
  /* "Trưởng Ban Dân vận" but not "Quốc vụ khanh": a word of the head begins a
   * body only when it is the head's last. */
  if (token < head->end && (match == NULL || match->end < head->end))
    return token + 1;
  if (BANG_IS (scan, head->first, BANG_WORD_UY, BANG_WORD_VIEN) && token >= head->end)
    return skip_committee (scan, token);

  return token;
}

static void
find_body (const BangScan  *scan,
           const BangMatch *head,
           BangOfficeSpan  *office)
{
  guint32 i = head->first + 1;

  office->body = office->body_end = office->end;
  office->body_class = "";

  /* One of the many of a parliament holds no office in a body of a province. */
  if (BANG_IS (scan, head->first, BANG_WORD_DAI, BANG_WORD_BIEU))
    return;

  while (i < office->end)
    {
      guint32 after = skip_no_body (scan, head, i);
      BangBodySpan body;

      if (after > i)
        i = after;
      else if ((i != head->end && !bang_is_capital (scan, i)) || !bang_read_body (scan, i, TRUE, &body))
        i++;
      else if (body.end <= head->end)
        i = body.end;              /* "Thường trực Ban Bí thư" is the whole office */
      else
        {
          office->body = i;
          office->body_end = MIN (body.end, office->end);
          office->body_class = body.class;
          if (*office->country == '\0')
            office->country = body.country;
          return;
        }
    }
}

/* "Trưởng Ban Dân vận và Tuyên giáo": the last word of the head is that of the
 * body, whose name may hold "và". */
static const char *
class_of_last (const BangScan  *scan,
               const BangMatch *head,
               guint32         *end)
{
  const char *class;
  const BangMatch *body = head->end - head->first > 1 ? bang_body_head_at (scan, head->end - 1, &class) : NULL;

  if (body == NULL || body->end < head->end)
    return NULL;
  /* "Trưởng Ban Chỉ đạo": the body's own head is longer than the office's. */
  if (body->end > head->end && bang_is_class (class, "steering"))
    *end = body->end;
  return body->end == *end && (bang_is_class (class, "agency") || *end > head->end) ? class : NULL;
}

/* "Ảnh 1Tổng Bí thư": where a number stuck to the first word, what is left of
 * the office is another, lower one. */
static gboolean
is_cut_head (const BangScan  *scan,
             const BangMatch *head)
{
  const BangScanToken *before = head->first > 0 ? &scan->tokens[head->first - 1] : NULL;
  const char *word;

  if (before == NULL || !bang_goes_on (scan, head->first) || !g_ascii_isdigit (scan->text[before->start]))
    return FALSE;
  word = scan->text + before->start;
  while (word < scan->text + before->end && g_ascii_isdigit (*word))
    word++;
  return word < scan->text + before->end && g_unichar_isupper (g_utf8_get_char (word));
}

/* Whether a place of @country ends at @end. */
static gboolean
ends_in_place_of (const BangScan *scan,
                  guint32         first,
                  guint32         end,
                  const char     *country)
{
  for (guint32 i = end; i > first && end - i < MAX_PLACE; i--)
    {
      BangPlaceSpan place;

      if (bang_read_place (scan, i - 1, &place) && place.end == end)
        return strcmp (place.kind, "country") != 0 && strcmp (place.country, country) == 0;
    }
  return FALSE;
}

/* "Tỉnh trưởng tỉnh Vân Nam, Trung Quốc NAME": the country of the place that ends
 * the office, before who holds it. */
static guint32
end_with_country (const BangScan *scan,
                  guint32         first,
                  guint32         end)
{
  BangPlaceSpan place;
  BangNameSpan name;
  guint gap;

  if (end >= bang_scan_sentence_end (scan, first) || (scan->tokens[end].gap & BANG_GAP_HARD) != BANG_GAP_COMMA ||
      !bang_read_place (scan, end, &place) || strcmp (place.kind, "country") != 0 || place.name > place.first ||
      place.end >= scan->n_tokens || !ends_in_place_of (scan, first, end, place.country))
    return end;
  gap = scan->tokens[place.end].gap & BANG_GAP_HARD;
  if ((gap != 0 && gap != BANG_GAP_COMMA) || !bang_is_capital (scan, place.end) ||
      bang_scan_get_match (scan, place.end, BANG_LEX_BIT (BANG_LEX_TITLE) | BANG_LEX_BIT (BANG_LEX_ORGANISATION_HEAD) |
                                            BANG_LEX_BIT (BANG_LEX_PLACE)) != NULL ||
      !bang_read_name (scan, place.end, BANG_NAME_CALLED, &name))
    return end;

  /* Behind another comma only a whole name is surely his. */
  return name.end - name.first >= (gap == 0 ? 2 : 3) && (name.foreign || name.weight >= (gap == 0 ? 3 : 5))
         ? place.end : end;
}

/**
 * bang_read_office:
 * @scan: a scan
 * @token: where it may begin
 * @office: (out caller-allocates): the office
 *
 * Returns: whether an office begins at @token
 */
gboolean
bang_read_office (const BangScan *scan,
                  guint32         token,
                  BangOfficeSpan *office)
{
  const BangMatch *head = bang_scan_get_match (scan, token, BANG_LEX_BIT (BANG_LEX_TITLE));
  guint flags = BANG_COMPLEMENT_OFFICE | BANG_COMPLEMENT_SIDE;
  const char *class;
  guint32 end;

  if (head == NULL && is_prefix (scan, token))
    head = bang_scan_get_match (scan, token + 1, BANG_LEX_BIT (BANG_LEX_TITLE));
  if (head == NULL || is_cut_head (scan, head))
    return FALSE;

  office->first = token;
  office->head_end = head->end;
  office->country = bang_scan_get_cell (scan, head, BANG_LEX_TITLE, TITLE_COUNTRY);
  office->complement = bang_scan_get_cell (scan, head, BANG_LEX_TITLE, TITLE_COMPLEMENT);
  if (strcmp (office->complement, "abroad") == 0)
    flags |= BANG_COMPLEMENT_ABROAD;
  else if (strcmp (office->complement, "name") == 0)
    flags |= BANG_COMPLEMENT_NAME;

  end = head->end;
  class = class_of_last (scan, head, &end);
  office->end = bang_read_complement (scan, end, flags, class);
  find_body (scan, head, office);
  office->end = end_with_country (scan, token, office->end);

  return TRUE;
}
