/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers that are signed: what they are called, what they are about, and
 * where the names of those who sign them end. Any thread that owns the scan;
 * each looks at a clause.
 */

#include "extract/bang-agreements-private.h"

#include <string.h>

#include "extract/bang-cue.h"
#include "extract/bang-read.h"

guint32
bang_signing_find_word (const BangScan *scan,
                        guint32         first,
                        guint32         end,
                        BangWord        word)
{
  for (guint32 i = first; i < end; i++)
    if (scan->tokens[i].word == word)
      return i;
  return BANG_NOWHERE;
}

/* "hai tỉnh A và B": not only "hai tỉnh". */
gboolean
bang_parties_are_named (const BangScan *scan,
                        guint32         token,
                        guint32         end)
{
  g_autoptr (GArray) group = g_array_new (FALSE, TRUE, sizeof (BangParty));

  if (bang_parties_read_group (scan, token, end, group) <= token)
    return FALSE;
  /* "hai Bộ Quốc phòng": which they are, the text has told. */
  return group->len != 1 || bang_cue_at (scan, token, BANG_CLASS_SIGNING_COUNT) == NULL ||
         *bang_scan_get_cell (scan, bang_cue_at (scan, token, BANG_CLASS_SIGNING_COUNT), BANG_LEX_SIGNING, 2) == '\0';
}

/* Where the names behind "giữa" end: at a verb or at another paper. */
guint32
bang_signing_parties_end (const BangScan *scan,
                          guint32         first,
                          guint32         end)
{
  guint32 last = MIN (end, first + BANG_MAX_SUBJECT);
  gboolean joined = FALSE;

  for (guint32 i = first + 1; i < last; i++)
    {
      /* "giữa A và B về đường sắt giữa ga C và ga D": what it is about. */
      joined = joined || scan->tokens[i].word == BANG_WORD_VA || scan->tokens[i].word == BANG_WORD_VOI;
      if (joined && scan->tokens[i].word == BANG_WORD_VE && (i + 1 >= last || !bang_is_capital (scan, i + 1)))
        return i;
      if (bang_cue_at (scan, i, BANG_CLASS_SIGNING_PAPER) != NULL &&
          ((scan->tokens[i].gap & BANG_GAP_COMMA) != 0 || scan->tokens[i - 1].word == BANG_WORD_VA))
        return scan->tokens[i - 1].word == BANG_WORD_VA ? i - 1 : i;
      /* "giữa A và B, giữa C và D": the next pair. */
      if (scan->tokens[i].word == BANG_WORD_GIUA &&
          ((scan->tokens[i].gap & BANG_GAP_COMMA) != 0 || scan->tokens[i - 1].word == BANG_WORD_VA))
        return scan->tokens[i - 1].word == BANG_WORD_VA ? i - 1 : i;
      if (bang_cue_at (scan, i, BANG_CLASS_SIGNING_VERB) != NULL ||
          (bang_cue_at (scan, i, BANG_CLASS_SIGNING_BOTH) != NULL && !bang_parties_are_named (scan, i, end) &&
           /* "VKSND các tỉnh bạn Lào" */
           !(bang_goes_on (scan, i) && bang_is_capital (scan, i - 1) &&
             bang_cue_at (scan, i, BANG_CLASS_SIGNING_COUNT) != NULL &&
             *bang_scan_get_cell (scan, bang_cue_at (scan, i, BANG_CLASS_SIGNING_COUNT), BANG_LEX_SIGNING, 2) == '\0')))
        return i;
    }
  return last;
}

char *
bang_paper_dup_subject (const BangScan *scan,
                        guint32         first,
                        guint32         end)
{
  guint32 last = MIN (end, first + BANG_MAX_SUBJECT);

  while (first < last && scan->tokens[first].parens > 0 && (scan->tokens[first].gap & BANG_GAP_OPEN_QUOTE) == 0)
    first++;
  /* "với các nội dung", "với sự chứng kiến" */
  if (first < last && (scan->tokens[first].word == BANG_WORD_VA || scan->tokens[first].word == BANG_WORD_VOI))
    return NULL;
  if (first < last && scan->tokens[first].word == BANG_WORD_VE)
    {
      const BangMatch *match = bang_cue_at (scan, first, BANG_CLASS_SIGNING_END);

      first = match != NULL ? match->end : first + 1;
    }
  for (guint32 i = first; i < last; i++)
    {
      const guint stop = BANG_GAP_SEMICOLON | BANG_GAP_CLOSE_QUOTE | BANG_GAP_SENTENCE;

      if ((i > first && (scan->tokens[i].gap & stop) != 0) ||
          (scan->tokens[i].marks & BANG_MARK_DATE) != 0 ||
          /* "… - Ảnh: AB": the credit of a picture. */
          (i > first && scan->tokens[i].word == BANG_WORD_ANH &&
           (scan->tokens[i].gap & (BANG_GAP_DASH | BANG_GAP_HYPHEN | BANG_GAP_OPEN_PAREN)) != 0) ||
          bang_cue_at (scan, i, BANG_CLASS_SIGNING_CUT) != NULL)
        last = i;
    }
  while (last > first && scan->tokens[last - 1].word == BANG_WORD_VA)
    last--;
  return last > first ? bang_scan_dup (scan, first, last) : NULL;
}

/* The paper's name in the ledger; of what is only signed now and then ("Báo cáo
 * sơ kết", "hợp tác") the words as printed. */
char *
bang_paper_dup_kind (const BangScan  *scan,
                     const BangMatch *paper)
{
  const char *kind = bang_scan_get_cell (scan, paper, BANG_LEX_SIGNING, 2);
  g_autofree char *printed = NULL;

  if (strcmp (kind, "@") != 0 && *kind != '\0')
    return g_strdup (kind);
  printed = bang_scan_dup (scan, paper->first, paper->end);
  return g_utf8_strdown (printed, -1);
}

/**
 * bang_paper_next_at:
 * @scan: a scan
 * @paper: what is signed
 * @token: a token behind it
 *
 * Returns: (nullable): the next paper, which a comma or "và" joins to @paper at
 *   @token. The "kế hoạch hợp tác" of "biên bản về nội dung và kế hoạch hợp tác"
 *   is none: what a paper is about goes on where the other says nothing of itself
 */
const BangMatch *
bang_paper_next_at (const BangScan  *scan,
                    const BangMatch *paper,
                    guint32          token)
{
  const BangMatch *next = bang_cue_at (scan, token, BANG_CLASS_SIGNING_PAPER);
  gboolean comma = (scan->tokens[token].gap & BANG_GAP_COMMA) != 0;

  if (next == NULL || (!comma && scan->tokens[token - 1].word != BANG_WORD_VA))
    return NULL;
  if (!comma && scan->tokens[paper->end].word == BANG_WORD_VE && !bang_is_capital (scan, token) &&
      (next->end >= scan->n_tokens || !bang_goes_on (scan, next->end) ||
       (bang_cue_at (scan, next->end, BANG_CLASS_SIGNING_END) == NULL && scan->tokens[next->end].word != BANG_WORD_GIUA)))
    return NULL;
  return next;
}

guint32
bang_paper_subject_end (const BangScan  *scan,
                        const BangMatch *paper,
                        guint32          end)
{
  for (guint32 i = paper->end; i < end; i++)
    {
      if (i > paper->end && (scan->tokens[i].gap & (BANG_GAP_CLOSE_QUOTE | BANG_GAP_SEMICOLON)) != 0)
        return i;
      if (scan->tokens[i].word == BANG_WORD_GIUA)
        return i;
      if (i > paper->end && bang_paper_next_at (scan, paper, i) != NULL)
        return i;
    }
  return end;
}

/* What is signed now and then is a paper just behind the verb: "ký kết Báo cáo
 * sơ kết", "ký hợp tác". */
const BangMatch *
bang_paper_thing_at (const BangScan  *scan,
                     const BangMatch *verb)
{
  return verb->end < scan->n_tokens && bang_goes_on (scan, verb->end)
         ? bang_cue_at (scan, verb->end, BANG_CLASS_SIGNING_THING) : NULL;
}

/* "trao văn kiện hợp tác", without a number and without a list: one paper. */
gboolean
bang_paper_is_one (const BangScan  *scan,
                   const BangMatch *verb,
                   const BangMatch *generic,
                   guint32          end)
{
  if (generic->first != verb->end || scan->tokens[generic->first].word != BANG_WORD_VAN)
    return FALSE;
  for (guint32 i = generic->end; i < end; i++)
    if ((scan->tokens[i].gap & BANG_GAP_COLON) != 0 || bang_cue_at (scan, i, BANG_CLASS_SIGNING_PAPER) != NULL)
      return FALSE;
  return TRUE;
}

/* The minutes of a meeting are signed at every meeting by whoever led it; the
 * "biên bản hợp tác" is none, nor is the "Biên bản Khóa họp lần thứ tư", minutes
 * with a name of their own. */
gboolean
bang_paper_is_minutes (const BangScan  *scan,
                       const BangMatch *paper)
{
  const char *kind = bang_scan_get_cell (scan, paper, BANG_LEX_SIGNING, 2);

  if (!g_str_has_prefix (kind, "biên bản") || strcmp (kind, "biên bản ghi nhớ") == 0 ||
      bang_cue_at (scan, paper->end, BANG_CLASS_SIGNING_THING) != NULL)
    return FALSE;
  return !bang_is_capital (scan, paper->first) || !bang_goes_on (scan, paper->end) ||
         !bang_is_capital (scan, paper->end);
}
