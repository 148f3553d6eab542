/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is the subject of a verb of signing: not those who look on, and not the
 * names of another clause before it. Any thread that owns the scan.
 */

#include "extract/bang-agreements-private.h"

#include <string.h>

#include "extract/bang-cue.h"
#include "extract/bang-read.h"

/* The rank of a unit: a place lies in one of a lower number. */
static guint
rank_of (const BangPlaceSpan *place)
{
  static const char * const ranks[] = {
    "country", "province", "autonomous-region", "municipality", "prefecture", "city", "district", "county", "town",
  };
  static const guint8 levels[] = { 0, 1, 1, 1, 2, 3, 3, 3, 4 };

  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
    if (strcmp (place->kind, ranks[i]) == 0)
      return levels[i];
  return 5;
}

/* "Tại huyện A, tỉnh B (nước C), huyện D và huyện E ký": behind where it was, which
 * goes up from the place to what it lies in. */
static guint32
skip_where (const BangScan    *scan,
            const BangSigning *act)
{
  guint32 at = act->clause;
  guint32 first;
  guint rank = G_MAXUINT;
  BangPlaceSpan place;

  while (at < act->verb && !(scan->tokens[at].word == BANG_WORD_TAI &&
                             (at == act->clause || (scan->tokens[at].gap & BANG_GAP_COMMA) != 0 ||
                              (scan->tokens[at - 1].marks & BANG_MARK_DATE) != 0)))
    at++;
  if (at >= act->verb)
    return act->clause;
  first = at;
  for (at++; at < act->verb; at++)
    {
      if (scan->tokens[at].parens > scan->tokens[first].parens)
        continue;
      if (at > first + 1 && (scan->tokens[at].gap & BANG_GAP_COMMA) != 0 &&
          (rank == G_MAXUINT || !bang_read_place (scan, at, &place) || rank_of (&place) >= rank))
        return at;
      if (bang_read_place (scan, at, &place) && place.end <= act->verb)
        {
          /* "… tại tỉnh A và tỉnh B": no place of the one before. */
          if (place.end < act->verb && scan->tokens[place.end].word == BANG_WORD_VA && rank != G_MAXUINT)
            return at;
          rank = rank_of (&place);
          at = place.end - 1;
        }
    }
  return act->clause;
}

/* "UBND tỉnh A cho biết, lãnh đạo tỉnh A và tỉnh B ký": behind who tells it. */
static guint32
skip_source (const BangScan    *scan,
             const BangSigning *act,
             guint32            first)
{
  for (guint32 i = first; i + 1 < act->verb; i++)
    if (bang_cue_at (scan, i, BANG_CLASS_SIGNING_SOURCE) != NULL)
      first = bang_cue_at (scan, i, BANG_CLASS_SIGNING_SOURCE)->end;
  return MIN (first, act->verb);
}

/* "Sự chứng kiến" of somebody: a noun with those who look on behind it. */
static gboolean
is_sight (const BangScan  *scan,
          const BangMatch *match)
{
  return match->end < scan->n_tokens && scan->tokens[match->end].word == BANG_WORD_CUA;
}

/* "Trước sự chứng kiến của A, Chủ tịch tỉnh C và B, Giám đốc Sở D và Giám đốc Sở E ký":
 * behind the last comma that has two of them, or one with its office, behind it. */
static guint32
behind_witnesses (const BangScan    *scan,
                  const BangSigning *act,
                  guint32            first)
{
  guint32 one = act->verb;

  for (guint32 i = act->verb; i > first + 1; i--)
    {
      g_autoptr (GArray) here = NULL;

      if ((scan->tokens[i - 1].gap & BANG_GAP_COMMA) == 0 || scan->tokens[i - 1].parens > scan->tokens[first].parens)
        continue;
      here = bang_parties_read_here (scan, i - 1, act->verb);
      if (here->len >= 2)
        return i - 1;
      if (one == act->verb && (here->len == 1 || bang_cue_at (scan, i - 1, BANG_CLASS_SIGNING_BOTH) != NULL))
        one = i - 1;
    }
  return one;
}

/* Where those who sign are looked for: behind those who only look on. "A và B
 * chứng kiến C và D ký": C and D. "Trước sự chứng kiến của A và B, C và D đã ký":
 * what stands behind the last comma that no name of A and B goes over, which
 * keep_subject () tells. */
static guint32
signers_start (const BangScan    *scan,
               const BangSigning *act)
{
  guint32 first = skip_source (scan, act, skip_where (scan, act));

  for (guint32 i = first; i < act->verb; i++)
    {
      const BangMatch *match = bang_cue_at (scan, i, BANG_CLASS_SIGNING_WITNESS);

      if (match == NULL || match->end >= act->verb)
        continue;
      if (is_sight (scan, match))
        return behind_witnesses (scan, act, match->end);
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
  return (scan->tokens[token].marks & (BANG_MARK_PERSON | BANG_MARK_TITLE | BANG_MARK_ORGANISATION)) != 0 ||
         bang_cue_at (scan, token, BANG_CLASS_SIGNING_LEAD) != NULL ||
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
  const BangMatch *led = NULL;
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
      BangBodySpan body;

      if (!acts && (scan->tokens[i].gap & BANG_GAP_COMMA) == 0 && scan->tokens[i].parens == 0 &&
          (bang_cue_at (scan, i, BANG_CLASS_CUE_HELD) != NULL || (i == from && bang_cue_at (scan, i, BANG_CLASS_CUE_DONE) != NULL)))
        acts = TRUE;
      if (scan->tokens[i].word == BANG_WORD_DO)
        led = bang_cue_find (scan, i, act->verb, BANG_CLASS_ROLE_BEHIND_HEAD);
      if ((scan->tokens[i].gap & BANG_GAP_COMMA) == 0)
        continue;
      /* "do ông B, Chủ tịch tỉnh làm trưởng đoàn" */
      if (led != NULL && i < led->end)
        continue;
      /* "A và Đại đội B, Bộ Chỉ huy C": whose it is. */
      if (!acts && parties->len >= 2 && bang_read_body (scan, i, FALSE, &body) && body.end <= act->verb)
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
