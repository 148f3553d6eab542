/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands between a verb of settling and its list: "những nội dung sau:",
 * "ký biên bản hội đàm với các nội dung như:", "trên nhiều lĩnh vực như:". Any
 * thread that owns the scan; looks at one clause.
 */

#include "extract/bang-proposals-private.h"

#include "extract/bang-cue.h"

/* Words of a paper before "nhằm". */
#define MAX_PURPOSE 60

/* Words before the colon of a list whose last words say that one follows; how far before the
 * colon "lĩnh vực" makes it one of fields. */
#define MAX_LONG_HEADING 40
#define FIELDS_REACH 4
#define CONTENTS_REACH 8

guint32
bang_heading_skip_that (const BangScan *scan,
                        guint32         token,
                        guint32         end)
{
  for (guint n = 0; n < 3 && token < end; n++)
    {
      const BangMatch *match = bang_cue_at (scan, token, BANG_CLASS_PROPOSAL_THAT);

      if (match == NULL)
        break;
      token = match->end;
    }
  return token;
}

/* Whether the heading in @first..@colon ends in "lĩnh vực như", "lĩnh vực". */
static gboolean
is_of_fields (const BangScan *scan,
              guint32         first,
              guint32         colon)
{
  for (guint32 i = colon; i > first + 1 && colon - i < FIELDS_REACH; i--)
    if (BANG_IS (scan, i - 2, BANG_WORD_LINH, BANG_WORD_VUC))
      return TRUE;
  return FALSE;
}

/* "… ký biên bản với các nội dung như:": what is told before is no point itself. */
static gboolean
has_contents (const BangScan *scan,
              guint32         colon)
{
  for (guint32 i = colon; i > 1 && colon - i < CONTENTS_REACH; i--)
    if (BANG_IS (scan, i - 2, BANG_WORD_NOI, BANG_WORD_DUNG))
      return TRUE;
  return FALSE;
}

/* "ba nhóm việc trong năm: …": the list begins behind the colon. */
guint32
bang_heading_skip (const BangScan *scan,
                   guint32         first,
                   guint32         end)
{
  guint32 last = MIN (end, first + BANG_MAX_HEADING);

  for (guint32 i = first + 1; i < last; i++)
    {
      if ((scan->tokens[i].gap & BANG_GAP_SEMICOLON) != 0)
        return first;
      /* "… hợp tác trên nhiều lĩnh vực như: A; B": no list of points. */
      if ((scan->tokens[i].gap & BANG_GAP_COLON) != 0)
        return is_of_fields (scan, first, i) ? first : i;
    }

  /* "ký kết biên bản hợp tác những tháng cuối năm, với các nội dung, gồm: …" */
  for (guint32 i = last; i < MIN (end, first + MAX_LONG_HEADING); i++)
    {
      if ((scan->tokens[i].gap & BANG_GAP_SEMICOLON) != 0)
        return first;
      if ((scan->tokens[i].gap & BANG_GAP_COLON) != 0)
        return bang_cue_before (scan, i, BANG_CLASS_PROPOSAL_THAT) != NULL && !is_of_fields (scan, first, i) &&
               (bang_cue_at (scan, first, BANG_CLASS_PROPOSAL_TO_VERB) == NULL || has_contents (scan, i)) ? i : first;
    }
  return first;
}

guint32
bang_heading_first_part_end (const BangScan *scan,
                             guint32         first,
                             guint32         end)
{
  for (guint32 i = first + 1; i < end; i++)
    if ((scan->tokens[i].gap & BANG_GAP_SEMICOLON) != 0)
      return i;
  return end;
}

/* "ký kết 4 văn kiện", not "ký kết biên bản với các nội dung". */
gboolean
bang_heading_names_papers (const BangScan *scan,
                           guint32         first,
                           guint32         end)
{
  const BangMatch *papers = bang_cue_find (scan, first, end, BANG_CLASS_SIGNING_GENERIC);

  return papers != NULL && scan->tokens[papers->first].word == BANG_WORD_VAN &&
         bang_cue_find (scan, first, papers->first, BANG_CLASS_SIGNING_VERB) != NULL;
}

/* "… trên nhiều lĩnh vực như: A; B": one proposal, its fields are its text. */
gboolean
bang_heading_is_of_fields (const BangScan *scan,
                           guint32         first,
                           guint32         end)
{
  for (guint32 i = first + 1; i < MIN (end, first + MAX_LONG_HEADING); i++)
    if ((scan->tokens[i].gap & BANG_GAP_COLON) != 0)
      return is_of_fields (scan, first, i);
  return FALSE;
}

/**
 * bang_heading_signs:
 * @scan: a scan
 * @first: (inout): what was settled; where it says what a paper is to bring, @end
 *   where it does not say
 * @end: behind it
 *
 * Returns: whether what was settled is to sign a paper: "(tiếp tục) ký kết biên
 *   bản … nhằm tăng cường …"
 */
gboolean
bang_heading_signs (const BangScan *scan,
                    guint32        *first,
                    guint32         end)
{
  const BangMatch *still = bang_cue_at (scan, *first, BANG_CLASS_PROPOSAL_ADVERB);
  guint32 at = still != NULL ? still->end : *first;
  const BangMatch *verb = at < end ? bang_cue_at (scan, at, BANG_CLASS_SIGNING_VERB) : NULL;

  if (verb == NULL || bang_cue_find (scan, verb->end, MIN (end, verb->end + BANG_MAX_HEADING), BANG_CLASS_SIGNING_PAPER) == NULL)
    return FALSE;
  for (guint32 i = verb->end; i + 1 < MIN (end, verb->end + MAX_PURPOSE); i++)
    if (scan->tokens[i].word == BANG_WORD_NHAM && bang_cue_at (scan, i + 1, BANG_CLASS_PROPOSAL_TO_VERB) != NULL)
      {
        *first = i + 1;
        return TRUE;
      }
  *first = end;
  return TRUE;
}
