/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The events of a story: the main one, the frame it is part of, and those that
 * the story tells beside it ("Trước đó", "Cùng ngày", "Theo kế hoạch").
 *
 * The main event is the first of the facts. Every other one that belongs to it
 * points at its parent. What is to come, or long past, is told by the aspect
 * and is never an event that took place. The scan's thread.
 */

#include "extract/bang-events-private.h"

#include "extract/bang-cue.h"

/* More sub-events than a long report has; a list of dates is no story. */
#define MAX_EVENTS 24

/* A sentence tells an event when its best word weighs at least this. */
#define MIN_TOLD 4

/* An event this many days before the main one is looked back on. */
#define RECENT_DAYS 31

/* The fewest words that tell a sub-event which has no day of its own. */
#define MIN_TITLE 3

/* The title of a sub-event: the words from its trigger on, so many at most. */
#define MAX_TITLE 24

static BangEvents *
events_new (BangScan        *scan,
            const BangStory *story,
            BangFacts       *facts)
{
  BangEvents *self = g_new0 (BangEvents, 1);

  self->scan = scan;
  self->facts = facts;
  self->when = BANG_NOWHERE;
  self->whens = bang_dates_find (scan);
  for (guint i = 0; i < self->whens->len; i++)
    {
      const BangWhen *when = &g_array_index (self->whens, BangWhen, i);

      bang_scan_mark (scan, when->first, when->end, BANG_MARK_DATE);
    }
  self->story = story;
  self->years = bang_years_new (self->story, self->whens);
  return self;
}

static void
events_free (BangEvents *self)
{
  bang_years_free (self->years);
  g_array_unref (self->whens);
  g_free (self);
}

static BangEvidence
evidence_of (const BangEvents *self,
             guint32           first,
             guint32           end,
             const char       *rule)
{
  return (BangEvidence) { bang_scan_span (self->scan, first, end), g_intern_static_string (rule) };
}

static BangEvent *
read_main (BangEvents *self)
{
  BangEvent *event = bang_event_new ("OTHER");
  BangTrigger trigger;

  bang_events_decide_date (self, event);
  trigger = bang_events_decide_type (self);
  if (trigger.type != NULL)
    {
      event->type = trigger.type;
      event->evidence = evidence_of (self, trigger.first, trigger.end, "event-trigger");
      bang_events_read_series (self, trigger.first,
                               bang_scan_sentence_end (self->scan, trigger.first), event);
    }
  event->title = bang_document_dup_title (self->scan->document);
  return event;
}

/* The first word of the table of events in the stretch. */
static const BangMatch *
find_event (const BangScan *scan,
            guint32         first,
            guint32         end)
{
  for (guint32 i = first; i < end; i++)
    {
      const BangMatch *match = bang_scan_get_match (scan, i, BANG_LEX_BIT (BANG_LEX_EVENT));

      if (match != NULL && match->end <= end)
        return match;
    }
  return NULL;
}

/* "Trong khuôn khổ Đại hội …, Lễ trao giải": the event that holds the main
 * one. It has the name that is printed, and no day of its own. */
static void
read_frame (BangEvents *self,
            BangEvent  *main_event)
{
  guint32 last = MIN (self->sentence + 2, self->scan->sentences->len);

  for (guint32 s = self->sentence; s < last; s++)
    {
      const BangScanSentence *sentence = &g_array_index (self->scan->sentences, BangScanSentence, s);
      const BangMatch *within = bang_cue_find (self->scan, sentence->first, sentence->end,
                                               BANG_CLASS_CUE_WITHIN);
      const BangMatch *name;
      BangEvent *event;
      guint32 end;

      if (within == NULL || !bang_story_is_story (self->story, s))
        continue;
      name = find_event (self->scan, within->end, MIN (sentence->end, within->end + 4));
      if (name == NULL || bang_cue_has_class (name, BANG_CLASS_EVENT_WEAK) ||
          bang_cue_has_class (name, BANG_CLASS_EVENT_NOT))
        continue;

      end = bang_events_name_end (self, name->first, sentence->end);
      event = bang_event_new (bang_scan_get_cell (self->scan, name, BANG_LEX_EVENT, 1));
      event->aspect = main_event->aspect;
      event->title = bang_scan_dup (self->scan, name->first, end);
      event->evidence = evidence_of (self, within->first, end, "frame-of-main-event");
      bang_events_read_series (self, name->first, end, event);
      main_event->parent = (int) self->facts->events->len;
      g_ptr_array_add (self->facts->events, event);
      return;
    }
}

static const BangWhen *
day_of_sentence (const BangEvents *self,
                 guint32           sentence,
                 guint            *from)
{
  while (*from < self->whens->len &&
         g_array_index (self->whens, BangWhen, *from).sentence < sentence)
    (*from)++;

  for (guint i = *from; i < self->whens->len; i++)
    {
      const BangWhen *when = &g_array_index (self->whens, BangWhen, i);

      if (when->sentence != sentence)
        return NULL;
      if (bang_when_is_day (when) && (when->flags & BANG_WHEN_DECOY) == 0 && i != self->when)
        return when;
    }
  return NULL;
}

/* When what @sentence tells took place, as seen from the main event. */
static BangAspect
aspect_of (const BangEvents *self,
           guint32           sentence,
           const BangEvent  *main_event,
           const BangEvent  *event)
{
  const BangSentenceCues *cues = &self->story->cues[sentence];

  if (cues->opens == BANG_OPENS_PLANNED || cues->future != BANG_NOWHERE)
    return BANG_ASPECT_PLANNED;
  if (bang_day_is_complete (event->date.start) && bang_day_is_complete (main_event->date.start))
    {
      int apart = bang_day_to_ordinal (main_event->date.start) -
                  bang_day_to_ordinal (event->date.start);

      if (apart > RECENT_DAYS)
        return BANG_ASPECT_PAST_REFERENCE;
      return apart < 0 && main_event->aspect == BANG_ASPECT_PLANNED ? BANG_ASPECT_PLANNED
                                                                    : BANG_ASPECT_OCCURRED;
    }
  /* A year printed where the main event has none is a look back. */
  return event->date.basis == BANG_BASIS_STATED ? BANG_ASPECT_PAST_REFERENCE : BANG_ASPECT_OCCURRED;
}

/* A sentence that tells another event: it opens with a word that says how it
 * stands to the main one, or with a day of its own. */
static gboolean
tells_another (const BangEvents *self,
               guint32           sentence,
               const BangWhen   *when)
{
  const BangSentenceCues *cues = &self->story->cues[sentence];

  if (!bang_story_is_story (self->story, sentence) || sentence == self->sentence)
    return FALSE;
  /* What is asked for is told by the proposals. */
  if (cues->wish != BANG_NOWHERE &&
      (cues->opens == BANG_OPENS_PARALLEL || cues->opens == BANG_OPENS_PLANNED))
    return FALSE;
  return cues->opens != BANG_OPENS_PLAIN ||
         (when != NULL && (when->flags & BANG_WHEN_OPENING) != 0);
}

/* The lead's own event, told once more with its day. */
static gboolean
is_told_again (const BangEvent *main_event,
               const BangEvent *event)
{
  return strcmp (main_event->type, event->type) == 0 && event->aspect == BANG_ASPECT_OCCURRED &&
         main_event->aspect == BANG_ASPECT_OCCURRED && bang_day_is_complete (event->date.start) &&
         bang_day_compare (event->date.start, main_event->date.start) == 0 &&
         bang_day_compare (event->date.end, main_event->date.end) == 0;
}

static void
read_sub_event (BangEvents     *self,
                BangEvent      *main_event,
                guint32         s,
                const BangWhen *when)
{
  const BangScanSentence *sentence = &g_array_index (self->scan->sentences, BangScanSentence, s);
  const BangSentenceCues *cues = &self->story->cues[s];
  guint32 first = sentence->first;
  BangTrigger trigger;
  BangEvent *event;

  /* The cue itself may hold the word of an event: "Trong chuyến thăm, …". */
  if (cues->opens == BANG_OPENS_PARALLEL || cues->opens == BANG_OPENS_NEXT)
    first = MAX (first, bang_scan_get_match (self->scan, cues->opening, BANG_LEX_BIT (BANG_LEX_CUE))->end);
  trigger = bang_events_find_trigger (self, first, sentence->end);
  if (trigger.type == NULL || trigger.score < MIN_TOLD)
    return;
  /* "chuyến", "về nước": the rest of a sentence is no event's name. */
  if (when == NULL && cues->opens != BANG_OPENS_EARLIER &&
      bang_events_name_end (self, trigger.first, sentence->end) < trigger.first + MIN_TITLE)
    return;

  event = bang_event_new (trigger.type);
  event->parent = 0;
  event->title = bang_scan_dup (self->scan, trigger.first,
                                MIN (bang_events_name_end (self, trigger.first, sentence->end),
                                     trigger.first + MAX_TITLE));
  event->evidence = evidence_of (self, sentence->first, sentence->end, "sub-event");
  if (when != NULL)
    bang_years_relate (self->years, when, &main_event->date, cues->opens, &event->date);
  else if (cues->opens == BANG_OPENS_SAME_DAY)
    {
      event->date = main_event->date;
      event->date.text = g_strdup (main_event->date.text);
      event->date.reason = g_strdup (main_event->date.reason);
    }
  event->aspect = aspect_of (self, s, main_event, event);
  if (is_told_again (main_event, event))
    {
      bang_event_free (event);
      return;
    }
  bang_events_read_series (self, trigger.first, sentence->end, event);
  bang_events_read_places (self, s, event);
  g_ptr_array_add (self->facts->events, event);
}

static void
read_sub_events (BangEvents *self,
                 BangEvent  *main_event)
{
  guint from = 0;

  for (guint32 s = 0; s < self->scan->sentences->len; s++)
    {
      const BangWhen *when = day_of_sentence (self, s, &from);

      if (self->facts->events->len >= MAX_EVENTS)
        return;
      if (tells_another (self, s, when))
        read_sub_event (self, main_event, s, when);
    }
}

/**
 * bang_stage_events:
 * @scan: a scan whose entities are found
 * @story: its sentences
 * @facts: (inout): gains the events, the main one first
 *
 * Finds what took place, when, where and between whom.
 */
void
bang_stage_events (BangScan        *scan,
                   const BangStory *story,
                   BangFacts       *facts)
{
  BangEvents *self;
  BangEvent *event;

  if (scan->n_tokens == 0)
    return;

  self = events_new (scan, story, facts);
  event = read_main (self);
  g_ptr_array_add (facts->events, event);
  bang_events_read_places (self, self->sentence, event);
  bang_events_read_sides (self, event);
  bang_events_read_people (self, event);
  read_frame (self, event);
  read_sub_events (self, event);
  events_free (self);
}
