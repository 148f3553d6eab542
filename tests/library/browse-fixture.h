/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles of one event each for the tests of browsing. One thread. */
#pragma once

#include "library-fixture.h"
#include "library/bang-browse.h"

/* One event of an article that is being written. */
typedef struct
{
  GString   *text;      /* the file so far */
  BangFacts *facts;
  BangEvent *event;
} Draft;

static inline Draft
draft_new (const char *title,
           const char *type,
           guint       year,
           guint       month,
           guint       day)
{
  Draft draft = { g_string_new (title), facts_of_day (type, year, month, day), NULL };

  g_string_append (draft.text, "\n\n");
  draft.event = g_ptr_array_index (draft.facts->events, 0);
  draft.event->title = g_strdup (title);
  draft.event->evidence.span = (BangSpan) { 0, strlen (title) };
  draft.event->evidence.rule = g_intern_static_string ("from-title");
  return draft;
}

/* Adds a sentence; returns where @words stand in it, or all of it for NULL. */
static inline BangEvidence
draft_say (Draft      *draft,
           const char *sentence,
           const char *words)
{
  BangEvidence evidence = { { draft->text->len, 0 }, g_intern_static_string ("test") };

  if (words != NULL)
    {
      g_assert_nonnull (strstr (sentence, words));
      evidence.span.start += (gsize) (strstr (sentence, words) - sentence);
    }
  evidence.span.end = evidence.span.start + strlen (words != NULL ? words : sentence);
  g_string_append (draft->text, sentence);
  g_string_append (draft->text, "\n\n");
  return evidence;
}

static inline void
draft_side (Draft        *draft,
            const char   *label,
            BangCountry   country,
            BangSideRole  role)
{
  BangSide side = { g_strdup (label), country, role, { { 0, 0 }, NULL } };

  g_array_append_val (draft->event->sides, side);
}

static inline BangEntity *
draft_person (Draft        *draft,
              const char   *name,
              const char   *office,
              int           side,
              BangRole      role,
              BangEvidence  evidence)
{
  BangEntity *person = facts_add_entity (draft->facts, BANG_ENTITY_PERSON, name,
                                         side == 0 ? BANG_SIDE_VN : BANG_SIDE_CN);
  BangParticipant participant = { draft->facts->entities->len - 1, side, role, evidence };

  if (office != NULL)
    g_ptr_array_add (person->titles, bang_title_new (office));
  person->present = TRUE;
  g_array_append_val (person->mentions, evidence);
  g_array_append_val (draft->event->participants, participant);
  return person;
}

static inline void
draft_place (Draft        *draft,
             const char   *name,
             const char   *kind,
             BangCountry   side,
             BangEvidence  evidence)
{
  BangEntity *place = facts_add_entity (draft->facts, BANG_ENTITY_PLACE, name, side);

  place->place_kind = g_strdup (kind);
  g_array_append_val (place->mentions, evidence);
}

static inline BangProposal *
draft_propose (Draft        *draft,
               const char   *by,
               const char   *to,
               const char   *text,
               const char   *field,
               BangEvidence  evidence)
{
  BangProposal *proposal = bang_proposal_new ();

  proposal->by = g_strdup (by);
  proposal->to = g_strdup (to);
  proposal->text = g_strdup (text);
  proposal->field = g_strdup (field);
  proposal->evidence = evidence;
  g_ptr_array_add (draft->event->proposals, proposal);
  return proposal;
}

static inline void
draft_sign (Draft        *draft,
            const char   *kind,
            const char   *subject,
            const char   *one,
            const char   *other,
            BangEvidence  evidence)
{
  BangAgreement *agreement = bang_agreement_new ();

  agreement->kind = g_strdup (kind);
  agreement->subject = g_strdup (subject);
  agreement->parties = g_new0 (char *, 3);
  agreement->parties[0] = g_strdup (one);
  agreement->parties[1] = g_strdup (other);
  agreement->evidence = evidence;
  g_ptr_array_add (draft->event->agreements, agreement);
}

/* Adds the article; the draft is used up. Returns its id. */
static inline gint64
draft_add (Draft       *draft,
           BangLibrary *library,
           const char  *path)
{
  g_autoptr (GArray) ids = NULL;
  gint64 newest = 0;

  g_assert_cmpint (add_text (library, path, draft->text->str, draft->facts), ==, BANG_IMPORT_ADDED);
  g_string_free (draft->text, TRUE);
  ids = search_for (library, "", BANG_SORT_NEWEST);
  for (guint i = 0; i < ids->len; i++)
    newest = MAX (newest, g_array_index (ids, gint64, i));
  return newest;
}
