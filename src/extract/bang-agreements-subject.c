/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is the subject of a verb of signing: not those who look on, and not the
 * names of another clause before it. Any thread that owns the scan.
 */

#include "extract/bang-agreements-private.h"

#include "extract/bang-cue.h"
#include "extract/bang-read.h"

/* Where those who sign are looked for: behind those who only look on. "A và B
 * chứng kiến C và D ký": C and D. "Trước sự chứng kiến của A và B, C và D đã ký":
 * what stands behind the last comma that no name of A and B goes over, which
 * keep_subject () tells. */
static guint32
signers_start (const BangScan    *scan,
               const BangSigning *act)
{
  guint32 first = act->clause;

  for (guint32 i = act->clause; i < act->verb; i++)
    {
      const BangMatch *match = bang_cue_at (scan, i, BANG_CLASS_SIGNING_WITNESS);

      if (match == NULL || match->end >= act->verb)
        continue;
      /* "đã chứng kiến lễ", "dự buổi": nobody between. */
      if (bang_cue_at (scan, match->first, BANG_CLASS_SIGNING_VERB) == NULL && match->end - match->first == 2 &&
          (scan->tokens[match->end].gap & BANG_GAP_COMMA) == 0)
        {
          g_autoptr (GArray) here = bang_parties_read_here (scan, match->end, act->verb);

          if (here->len >= 2)
            first = match->end;
        }
    }
  return first;
}

/* Whether a new subject stands at @token: "đại diện các đơn vị", "hai bên". */
static gboolean
is_new_subject (const BangScan *scan,
                guint32         token)
{
  return bang_cue_at (scan, token, BANG_CLASS_SIGNING_LEAD) != NULL ||
         bang_cue_at (scan, token, BANG_CLASS_SIGNING_BOTH) != NULL ||
         bang_cue_at (scan, token, BANG_CLASS_SIGNING_COUNT) != NULL;
}

/* Drops parties that are not the subject of the verb: "trước sự chứng kiến của
 * tỉnh A và tỉnh B, đại diện các đơn vị đã ký". Between the last party and the
 * verb stand the places that it lies in, and the verbs that it did before:
 * "Sở A tổ chức hội nghị gặp gỡ, trao đổi và ký". */
static void
keep_subject (const BangScan    *scan,
              const BangSigning *act,
              guint32            first,
              GArray            *parties)
{
  gboolean acts = FALSE;
  guint32 from;

  if (parties->len == 0)
    return;
  /* "Thủ tướng A và Thủ tướng B chứng kiến lễ ký": they only look on. */
  if (bang_cue_at (scan, act->verb, BANG_CLASS_SIGNING_WITNESS) != NULL ||
      bang_cue_before (scan, act->verb, BANG_CLASS_SIGNING_WITNESS) != NULL)
    {
      g_array_set_size (parties, 0);
      return;
    }
  from = g_array_index (parties, BangParty, parties->len - 1).end;
  if (bang_cue_find (scan, MAX (from, first), act->verb, BANG_CLASS_SIGNING_WITNESS) != NULL)
    {
      g_array_set_size (parties, 0);
      return;
    }
  for (guint32 i = from; i < act->verb; i++)
    {
      BangPlaceSpan place;

      if (!acts && (scan->tokens[i].gap & BANG_GAP_COMMA) == 0 && scan->tokens[i].parens == 0 &&
          bang_cue_at (scan, i, BANG_CLASS_CUE_HELD) != NULL)
        acts = TRUE;
      if ((scan->tokens[i].gap & BANG_GAP_COMMA) == 0)
        continue;
      if (acts ? is_new_subject (scan, i) : !bang_read_place (scan, i, &place))
        {
          g_array_set_size (parties, 0);
          return;
        }
    }
}

/**
 * bang_signers_read:
 * @scan: a scan
 * @act: a verb of signing and its clause
 * @first: (out): where those who sign were looked for
 *
 * Returns: (transfer full) (element-type BangParty): the subject of the verb, in
 *   text order
 */
GArray *
bang_signers_read (const BangScan    *scan,
                   const BangSigning *act,
                   guint32           *first)
{
  GArray *signers;

  *first = signers_start (scan, act);
  signers = bang_parties_read (scan, *first, act->verb);
  keep_subject (scan, act, *first, signers);
  return signers;
}
