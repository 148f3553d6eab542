/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The orders in which a signing is told: "A giữa X và Y", "X ký A với Y", "A được
 * ký kết giữa X và Y", and how one paper with its parties becomes an agreement.
 * The scan's thread; each looks at one clause.
 */

#include "extract/bang-agreements-private.h"

#include <string.h>

#include "extract/bang-cue.h"
#include "extract/bang-read.h"

/* More agreements than a story tells. */
#define MAX_FOUND 64

/* "Quỹ A của hai nước": two of one name, told once. */
static gboolean
is_of_both (const BangScan  *scan,
            const BangParty *party)
{
  return bang_cue_before (scan, party->end, BANG_CLASS_SIGNING_BOTH) != NULL ||
         (party->kind == BANG_PARTY_BODY && bang_cue_at (scan, party->first, BANG_CLASS_SIGNING_COUNT) != NULL);
}

static void
extend_to_both (const BangScan *scan,
                GArray         *parties)
{
  BangParty *party;
  guint32 at;
  const BangMatch *both;

  if (parties->len != 1)
    return;
  party = &g_array_index (parties, BangParty, 0);
  at = party->end;
  if (at < scan->n_tokens && scan->tokens[at].word == BANG_WORD_CUA)
    at++;
  both = bang_cue_at (scan, at, BANG_CLASS_SIGNING_BOTH);
  if (both != NULL && party->kind == BANG_PARTY_BODY)
    party->end = both->end;
}

/* One paper with the names of those who sign it. */
gboolean
bang_signings_add_names (BangSignings    *self,
                         const BangMatch *paper,
                         guint32          subject_first,
                         guint32          subject_end,
                         GPtrArray       *names,
                         BangSpan         span,
                         const char      *rule)
{
  BangAgreement *agreement;

  if (self->found->len >= MAX_FOUND)
    return FALSE;
  agreement = bang_agreement_new ();
  agreement->kind = bang_paper_dup_kind (self->scan, paper);
  agreement->subject = bang_paper_dup_subject (self->scan, subject_first, subject_end);
  agreement->parties = g_new0 (char *, names->len + 1);
  for (guint i = 0; i < names->len; i++)
    agreement->parties[i] = g_strdup (g_ptr_array_index (names, i));
  agreement->evidence = (BangEvidence) { span, g_intern_string (rule) };
  g_ptr_array_add (self->found, agreement);
  return TRUE;
}

gboolean
bang_signings_add (BangSignings    *self,
                   const BangMatch *paper,
                   guint32          subject_first,
                   guint32          subject_end,
                   GArray          *parties,
                   BangSpan         span,
                   const char      *rule)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const BangFacts *facts = self->facts;
  gboolean persons = TRUE;
  guint n_men = 0;

  bang_parties_level (self->scan, parties);
  for (guint i = 0; i < parties->len; i++)
    {
      g_autofree char *name = bang_party_dup_name (self->scan, self->facts,
                                                   &g_array_index (parties, BangParty, i));

      if (name == NULL && g_array_index (parties, BangParty, i).kind == BANG_PARTY_PERSON)
        n_men++;
      if (name == NULL || *name == '\0' ||
          (bang_party_is_listed (names, name) &&
           !(names->len == 1 && bang_parties_are_twins (g_ptr_array_index (names, 0), name))))
        continue;
      g_ptr_array_add (names, g_steal_pointer (&name));
      persons = persons && g_array_index (parties, BangParty, i).kind == BANG_PARTY_PERSON;
    }
  /* "Chánh án A và Chánh án B ký": men of whom the text does not say whose they are
   * sign for the two sides that meet, one beside a body for its counterpart. */
  if (n_men == 2 && names->len == 0 && facts->events->len > 0 &&
      ((BangEvent *) g_ptr_array_index (facts->events, 0))->sides->len == 2)
    {
      const BangEvent *event = g_ptr_array_index (facts->events, 0);

      for (guint i = 0; i < 2; i++)
        g_ptr_array_add (names, g_strdup (g_array_index (event->sides, BangSide, i).label));
      return bang_signings_add_names (self, paper, subject_first, subject_end, names, span, "signed-by-both-sides");
    }
  if (n_men == 1 && names->len == 1)
    {
      char *other = bang_signings_dup_counterpart (self, g_ptr_array_index (names, 0));

      if (other != NULL)
        g_ptr_array_add (names, other);
    }
  return names->len >= (parties->len == 1 && is_of_both (self->scan, &g_array_index (parties, BangParty, 0)) ? 1 : 2) &&
         bang_signings_add_names (self, paper, subject_first, subject_end, names, span, persons ? "signed-by-persons" : rule);
}

/* "bản ghi nhớ giữa X và Y về Z": where what it is about begins; @end for nowhere. */
static guint32
find_about (const BangScan *scan,
            GArray         *parties,
            guint32         end)
{
  guint32 at = parties->len > 0 ? g_array_index (parties, BangParty, parties->len - 1).end : end;

  while (at < end && scan->tokens[at].parens > 0)
    at++;
  return at < end && scan->tokens[at].word == BANG_WORD_VE ? at : end;
}

/* "A giữa X và Y, giữa C và D": one paper for each pair that @between, a "giữa",
 * opens. Returns where they end, BANG_NOWHERE when it opens none. */
static guint32
read_pairs (BangSignings    *self,
            const BangMatch *paper,
            guint32          between,
            guint32          end,
            const char      *rule)
{
  const BangScan *scan = self->scan;
  guint32 last = between;
  gboolean found = FALSE;

  while (last < end && (scan->tokens[last].word == BANG_WORD_GIUA || scan->tokens[last].word == BANG_WORD_VA))
    {
      guint32 from = scan->tokens[last].word == BANG_WORD_VA ? last + 2 : last + 1;
      guint32 to = bang_signing_parties_end (scan, from, end);
      g_autoptr (GArray) parties = bang_parties_read (scan, from, to);
      BangParty body = parties->len == 1 ? g_array_index (parties, BangParty, 0) : (BangParty) { 0, };
      BangSpan span = bang_scan_span (scan, paper->first, to);
      guint32 about = between > paper->end ? end : find_about (scan, parties, end);

      if (from > last + 1 && scan->tokens[last + 1].word != BANG_WORD_GIUA)
        break;

      extend_to_both (scan, parties);
      if (!(parties->len == 1 && bang_signings_add_of_each (self, &body, paper, between, span)) &&
          !(about < end ? bang_signings_add (self, paper, about, end, parties, span, rule)
                        : bang_signings_add (self, paper, paper->end, between, parties, span, rule)))
        break;
      found = TRUE;
      last = MAX (to, from + 1);
      if (parties->len == 1)
        last = MAX (last, g_array_index (parties, BangParty, 0).end);
    }
  return found ? last : BANG_NOWHERE;
}

/* "A giữa X và Y": a paper that names its own parties. */
guint32
bang_signings_read_between (BangSignings    *self,
                            const BangMatch *paper,
                            guint32          end,
                            const char      *rule)
{
  const BangScan *scan = self->scan;
  guint32 next = end;
  guint32 last = MIN (end, paper->end + BANG_MAX_SUBJECT);

  /* The next paper of the list bounds this one, and one that it rests on: "lễ kết
   * nghĩa được tổ chức theo biên bản giữa …". */
  for (guint32 i = paper->end; i < end && next == end; i++)
    if (bang_cue_at (scan, i, BANG_CLASS_SIGNING_PAPER) != NULL &&
        ((scan->tokens[i].gap & BANG_GAP_COMMA) != 0 || scan->tokens[i - 1].word == BANG_WORD_VA ||
         scan->tokens[i - 1].word == BANG_WORD_THEO))
      next = i;

  /* "quan hệ giữa nhân dân hai bên, giữa xã A và bản B": the first that names them. */
  for (guint32 i = paper->end; i < MIN (last, next); i++)
    {
      guint32 found;

      if (scan->tokens[i].word != BANG_WORD_GIUA)
        continue;
      found = read_pairs (self, paper, i, next, rule);
      if (found != BANG_NOWHERE)
        return found;
    }
  return BANG_NOWHERE;
}

/* Those behind the first "với" of @first..@end that names anybody: "với nhiều nội
 * dung" does not. */
static GArray *
read_behind_with (const BangScan  *scan,
                  guint32          first,
                  guint32          end,
                  const BangMatch *paper,
                  guint32         *with,
                  guint32         *last)
{
  for (guint32 i = first; i < end; i++)
    {
      g_autoptr (GArray) right = NULL;

      if (scan->tokens[i].word != BANG_WORD_VOI)
        continue;
      *last = bang_signing_parties_end (scan, i + 1, end);
      right = bang_parties_read_here (scan, i + 1, i < paper->first ? paper->first : *last);
      *with = i;
      if (right->len > 0)
        return g_steal_pointer (&right);
    }
  return NULL;
}

/* "X ký … với Y": the subject nearest to the verb, and all behind "với". */
gboolean
bang_signings_read_with (BangSignings      *self,
                         const BangSigning *act,
                         const BangMatch   *paper,
                         GArray            *left)
{
  const BangScan *scan = self->scan;
  g_autoptr (GArray) right = NULL;
  g_autoptr (GArray) both = g_array_new (FALSE, TRUE, sizeof (BangParty));
  BangPlaceSpan place;
  guint32 first;
  guint32 second_end;
  guint32 with = 0;
  guint32 last = 0;

  if (left->len == 0)
    return FALSE;
  right = read_behind_with (scan, act->verb_end, act->end, paper, &with, &last);
  if (right == NULL)
    return FALSE;
  /* "Trường A - Đại học B ký với C": the body that it belongs to. */
  if (left->len == 2 && g_array_index (left, BangParty, 0).kind == BANG_PARTY_BODY &&
      g_array_index (left, BangParty, 1).kind == BANG_PARTY_BODY &&
      (scan->tokens[g_array_index (left, BangParty, 1).first].gap & (BANG_GAP_DASH | BANG_GAP_HYPHEN)) != 0)
    {
      g_array_index (left, BangParty, 0).end = g_array_index (left, BangParty, 1).end;
      g_array_set_size (left, 1);
    }

  if (left->len >= 2)
    g_array_append_vals (both, left->data, left->len);
  else
    g_array_append_vals (both, &g_array_index (left, BangParty, left->len - 1), 1);
  g_array_append_vals (both, right->data, right->len);
  first = g_array_index (both, BangParty, 0).first;
  second_end = g_array_index (right, BangParty, right->len - 1).end;
  /* "… với các tỉnh A và B, nước C": where they lie is no subject. */
  if (bang_read_place (scan, second_end, &place) && (scan->tokens[second_end].gap & BANG_GAP_COMMA) != 0)
    second_end = place.end;

  /* "ký với Y bản ghi nhớ về Z", "ký bản ghi nhớ về Z với Y", "ký bản ghi nhớ
   * với Y về Z". */
  return bang_signings_add (self, paper, with == paper->end ? second_end : paper->end,
                        with > paper->end ? with : act->end, both,
                        bang_scan_span (scan, first, MAX (last, paper->end)), "signed-with");
}

/* The verb is behind its paper: "Biên bản … được ký kết giữa X và Y". */
gboolean
bang_signings_read_passive (BangSignings      *self,
                            const BangSigning *act)
{
  const BangScan *scan = self->scan;
  const BangMatch *paper = NULL;
  guint32 between;
  guint32 last;
  g_autoptr (GArray) parties = NULL;

  if (bang_cue_before (scan, act->verb, BANG_CLASS_CUE_HELD) == NULL && !bang_signing_is_done (scan, act->verb) &&
      bang_cue_find (scan, act->clause, act->verb, BANG_CLASS_CUE_HELD) == NULL)
    return FALSE;
  for (guint32 i = act->clause; i < act->verb && paper == NULL; i++)
    paper = bang_cue_at (scan, i, BANG_CLASS_SIGNING_PAPER);
  /* "Thỏa thuận mà hai tỉnh đã ký kết": which one. */
  if (paper == NULL || bang_paper_is_known (scan, act->clause, paper->first) ||
      bang_signing_find_word (scan, paper->end, act->verb, BANG_WORD_MA) != BANG_NOWHERE)
    return FALSE;

  between = bang_signing_find_word (scan, paper->end, act->end, BANG_WORD_GIUA);
  if (between == BANG_NOWHERE)
    {
      const BangMatch *held = NULL;

      /* "Bản ghi nhớ được Sở A và Cục B ký kết": the passive brings who signs. */
      for (guint32 i = paper->end; i < act->verb && held == NULL; i++)
        if (bang_cue_at (scan, i, BANG_CLASS_CUE_HELD) != NULL)
          held = bang_cue_at (scan, i, BANG_CLASS_CUE_HELD);
      if (held == NULL || held->end >= act->verb)
        return FALSE;
      parties = bang_parties_read_here (scan, held->end, act->verb);
      return bang_signings_add (self, paper, paper->end, held->first, parties,
                            bang_scan_span (scan, paper->first, act->verb_end), "signed-passive");
    }
  last = bang_signing_parties_end (scan, between + 1, between < act->verb ? act->verb : act->end);
  parties = bang_parties_read (scan, between + 1, last);
  return bang_signings_add (self, paper, paper->end, MIN (between, act->verb), parties,
                        bang_scan_span (scan, paper->first, MAX (last, act->verb_end)),
                        "signed-passive");
}
