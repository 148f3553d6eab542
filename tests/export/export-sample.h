/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A made-up article with one fact of every kind, for the tests of the exports. */
#pragma once

#include "export/bang-facts-json.h"
#include "library/bang-library.h"

#define SAMPLE_TITLE "Tỉnh An và châu Bình hội đàm"
#define SAMPLE_LEAD "Sáng 5/6, tại huyện Hòa, tỉnh Bình, đoàn đại biểu tỉnh An do ông Lê Văn Thử, " \
                    "Phó Chủ tịch UBND tỉnh dẫn đầu đã hội đàm với châu Bình."
#define SAMPLE_BODY "Sở Du lịch tỉnh An và Cục Du lịch châu Bình ký bản ghi nhớ hợp tác du lịch. " \
                    "Ông Lê Văn Thử đề nghị châu Bình sớm mở đường bộ, nâng kim ngạch lên 1,5 tỷ USD."
#define SAMPLE_CAPTION "Ông Lê Văn Thử phát biểu."
#define SAMPLE_TEXT SAMPLE_TITLE "\n\n" SAMPLE_LEAD "\n\n" "anh-1.jpg\n" SAMPLE_CAPTION "\n\n" SAMPLE_BODY "\n"

static inline BangEvidence
sample_evidence (const char *text,
                 const char *words,
                 const char *rule)
{
  const char *at = strstr (text, words);
  BangEvidence evidence = { { 0, 0 }, g_intern_string (rule) };

  g_assert_nonnull (at);
  evidence.span.start = (gsize) (at - text);
  evidence.span.end = evidence.span.start + strlen (words);
  return evidence;
}

static inline void
sample_add_person (BangFacts  *facts,
                   const char *text)
{
  BangEntity *person = bang_entity_new (BANG_ENTITY_PERSON, "Lê Văn Thử");
  BangTitle *title = bang_title_new ("Phó Chủ tịch UBND tỉnh");
  BangEvidence first = sample_evidence (text, "Lê Văn Thử", "honorific");
  BangEvidence caption = sample_evidence (text, "Lê Văn Thử phát biểu", "honorific");

  title->organisation = g_strdup ("UBND tỉnh");
  title->evidence = sample_evidence (text, title->text, "office-after-name");
  g_ptr_array_add (person->titles, title);
  caption.span.end = caption.span.start + strlen ("Lê Văn Thử");
  g_array_append_val (person->mentions, first);
  g_array_append_val (person->mentions, caption);
  person->side = BANG_SIDE_VN;
  person->present = TRUE;
  g_ptr_array_add (facts->entities, person);
}

static inline void
sample_add_place (BangFacts  *facts,
                  const char *text)
{
  BangEntity *place = bang_entity_new (BANG_ENTITY_PLACE, "Hòa");
  BangEvidence mention = sample_evidence (text, "Hòa", "kind-before-name");

  place->place_kind = g_strdup ("district");
  g_array_append_val (place->mentions, mention);
  g_ptr_array_add (facts->entities, place);
}

static inline void
sample_add_outcomes (BangEvent  *event,
                     const char *text)
{
  BangAgreement *agreement = bang_agreement_new ();
  BangProposal *proposal = bang_proposal_new ();
  BangFigure figure = { NULL, };
  const char *parties[] = { "Sở Du lịch tỉnh An", "Cục Du lịch châu Bình", NULL };

  agreement->kind = g_strdup ("bản ghi nhớ");
  agreement->subject = g_strdup ("hợp tác du lịch");
  agreement->parties = g_strdupv ((char **) parties);
  agreement->evidence = sample_evidence (text, "ký bản ghi nhớ", "x-and-y-sign");
  g_ptr_array_add (event->agreements, agreement);

  proposal->by = g_strdup ("Lê Văn Thử");
  proposal->to = g_strdup ("châu Bình");
  proposal->text = g_strdup ("sớm mở đường bộ");
  proposal->field = g_strdup ("đường bộ");
  proposal->evidence = sample_evidence (text, "đề nghị", "x-proposes");
  g_ptr_array_add (event->proposals, proposal);

  figure.measure = g_strdup ("kim ngạch");
  figure.value = 1.5;
  figure.unit = g_strdup ("tỷ USD");
  figure.evidence = sample_evidence (text, "1,5 tỷ USD", "number-unit");
  g_array_append_val (event->figures, figure);
}

static inline BangEvent *
sample_event (const char *text,
              BangDay     day)
{
  BangEvent *event = bang_event_new ("TALKS");
  BangSide side = { g_strdup ("An"), BANG_SIDE_VN, BANG_SIDE_ROLE_VISITOR, { { 0, 0 }, NULL } };
  BangParticipant participant = { 0, 0, BANG_ROLE_HEAD, { { 0, 0 }, NULL } };

  event->title = g_strdup (SAMPLE_TITLE);
  event->date.start = event->date.end = day;
  event->date.text = g_strdup ("Sáng 5/6");
  event->date.basis = day.year != 0 ? BANG_BASIS_TITLE : BANG_BASIS_UNKNOWN;
  event->date.reason = day.year != 0 ? g_strdup ("năm 2024 in the title") : NULL;
  g_ptr_array_add (event->places, g_strdup ("huyện Hòa"));
  g_ptr_array_add (event->places, g_strdup ("tỉnh Bình"));
  g_array_append_val (event->sides, side);
  participant.evidence = sample_evidence (text, "ông Lê Văn Thử", "led-by");
  g_array_append_val (event->participants, participant);
  event->evidence = sample_evidence (text, "hội đàm với", "talks-verb");
  sample_add_outcomes (event, text);
  return event;
}

/* The facts of any text that holds the words of the sample. */
static inline BangFacts *
sample_facts (BangDocument *document,
              BangDay       day)
{
  BangFacts *facts = bang_facts_new ();
  const char *text = bang_document_get_text (document, NULL);
  BangRelation *relation = bang_relation_new ();

  sample_add_person (facts, text);
  sample_add_place (facts, text);
  g_ptr_array_add (facts->events, sample_event (text, day));

  relation->subject = g_strdup ("Lê Văn Thử");
  relation->predicate = g_intern_static_string ("holds-title");
  relation->object = g_strdup ("Phó Chủ tịch UBND tỉnh");
  relation->evidence = sample_evidence (text, "Phó Chủ tịch UBND tỉnh", "office-after-name");
  g_ptr_array_add (facts->relations, relation);
  return facts;
}
