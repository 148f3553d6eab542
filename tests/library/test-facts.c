/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was found in an article comes back from the store as it went in. */
#include "library-fixture.h"

static BangEvidence
evidence (gsize       start,
          gsize       end,
          const char *rule)
{
  BangEvidence self = { { start, end }, rule != NULL ? g_intern_string (rule) : NULL };

  return self;
}

static void
assert_evidence (BangEvidence a,
                 BangEvidence b)
{
  g_assert_cmpuint (a.span.start, ==, b.span.start);
  g_assert_cmpuint (a.span.end, ==, b.span.end);
  g_assert_cmpstr (a.rule, ==, b.rule);
}

static void
assert_evidences (GArray *a,
                  GArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    assert_evidence (g_array_index (a, BangEvidence, i), g_array_index (b, BangEvidence, i));
}

static void
assert_day (BangDay a,
            BangDay b)
{
  g_assert_cmpuint (a.year, ==, b.year);
  g_assert_cmpuint (a.month, ==, b.month);
  g_assert_cmpuint (a.day, ==, b.day);
}

static void
assert_entity (const BangEntity *a,
               const BangEntity *b)
{
  g_assert_cmpint (a->kind, ==, b->kind);
  g_assert_cmpstr (a->name, ==, b->name);
  g_assert_cmpstr (a->place_kind, ==, b->place_kind);
  g_assert_cmpint (a->side, ==, b->side);
  g_assert_cmpint (a->present, ==, b->present);
  assert_evidences (a->mentions, b->mentions);
  g_assert_cmpuint (a->titles->len, ==, b->titles->len);
  for (guint i = 0; i < a->titles->len; i++)
    {
      const BangTitle *x = g_ptr_array_index (a->titles, i);
      const BangTitle *y = g_ptr_array_index (b->titles, i);

      g_assert_cmpstr (x->text, ==, y->text);
      g_assert_cmpstr (x->organisation, ==, y->organisation);
      g_assert_cmpstr (x->resolved, ==, y->resolved);
      assert_evidence (x->evidence, y->evidence);
    }
}

static void
assert_agreement (const BangAgreement *a,
                  const BangAgreement *b)
{
  g_assert_cmpstr (a->kind, ==, b->kind);
  g_assert_cmpstr (a->subject, ==, b->subject);
  g_assert_cmpstrv (a->parties, b->parties);
  assert_evidence (a->evidence, b->evidence);
  assert_evidences (a->repeats, b->repeats);
}

static void
assert_date (const BangDate *a,
             const BangDate *b)
{
  assert_day (a->start, b->start);
  assert_day (a->end, b->end);
  assert_day (a->after, b->after);
  g_assert_cmpstr (a->text, ==, b->text);
  g_assert_cmpint (a->basis, ==, b->basis);
  g_assert_cmpstr (a->reason, ==, b->reason);
  assert_evidence (a->evidence, b->evidence);
  assert_evidence (a->year_evidence, b->year_evidence);
}

static void
assert_lists (const BangEvent *a,
              const BangEvent *b)
{
  g_assert_cmpuint (a->places->len, ==, b->places->len);
  for (guint i = 0; i < a->places->len; i++)
    g_assert_cmpstr (g_ptr_array_index (a->places, i), ==, g_ptr_array_index (b->places, i));

  g_assert_cmpuint (a->sides->len, ==, b->sides->len);
  for (guint i = 0; i < a->sides->len; i++)
    {
      const BangSide *x = &g_array_index (a->sides, BangSide, i);
      const BangSide *y = &g_array_index (b->sides, BangSide, i);

      g_assert_cmpstr (x->label, ==, y->label);
      g_assert_cmpint (x->country, ==, y->country);
      g_assert_cmpint (x->role, ==, y->role);
      assert_evidence (x->evidence, y->evidence);
    }

  g_assert_cmpuint (a->participants->len, ==, b->participants->len);
  for (guint i = 0; i < a->participants->len; i++)
    {
      const BangParticipant *x = &g_array_index (a->participants, BangParticipant, i);
      const BangParticipant *y = &g_array_index (b->participants, BangParticipant, i);

      g_assert_cmpuint (x->person, ==, y->person);
      g_assert_cmpint (x->side, ==, y->side);
      g_assert_cmpint (x->role, ==, y->role);
      assert_evidence (x->evidence, y->evidence);
    }
}

static void
assert_ledger (const BangEvent *a,
               const BangEvent *b)
{
  g_assert_cmpuint (a->agreements->len, ==, b->agreements->len);
  for (guint i = 0; i < a->agreements->len; i++)
    assert_agreement (g_ptr_array_index (a->agreements, i), g_ptr_array_index (b->agreements, i));

  g_assert_cmpuint (a->proposals->len, ==, b->proposals->len);
  for (guint i = 0; i < a->proposals->len; i++)
    {
      const BangProposal *x = g_ptr_array_index (a->proposals, i);
      const BangProposal *y = g_ptr_array_index (b->proposals, i);

      g_assert_cmpstr (x->by, ==, y->by);
      g_assert_cmpstr (x->to, ==, y->to);
      g_assert_cmpstr (x->text, ==, y->text);
      g_assert_cmpstr (x->field, ==, y->field);
      assert_evidence (x->evidence, y->evidence);
    }

  g_assert_cmpuint (a->figures->len, ==, b->figures->len);
  for (guint i = 0; i < a->figures->len; i++)
    {
      const BangFigure *x = &g_array_index (a->figures, BangFigure, i);
      const BangFigure *y = &g_array_index (b->figures, BangFigure, i);

      g_assert_cmpstr (x->measure, ==, y->measure);
      g_assert_cmpfloat (x->value, ==, y->value);
      g_assert_cmpstr (x->unit, ==, y->unit);
      assert_evidence (x->evidence, y->evidence);
    }
}

static void
assert_facts (const BangFacts *a,
              const BangFacts *b)
{
  g_assert_cmpuint (a->entities->len, ==, b->entities->len);
  for (guint i = 0; i < a->entities->len; i++)
    assert_entity (g_ptr_array_index (a->entities, i), g_ptr_array_index (b->entities, i));

  g_assert_cmpuint (a->events->len, ==, b->events->len);
  for (guint i = 0; i < a->events->len; i++)
    {
      const BangEvent *x = g_ptr_array_index (a->events, i);
      const BangEvent *y = g_ptr_array_index (b->events, i);

      g_assert_cmpstr (x->type, ==, y->type);
      g_assert_cmpint (x->aspect, ==, y->aspect);
      g_assert_cmpstr (x->title, ==, y->title);
      g_assert_cmpint (x->parent, ==, y->parent);
      g_assert_cmpstr (x->series, ==, y->series);
      g_assert_cmpuint (x->edition, ==, y->edition);
      assert_evidence (x->evidence, y->evidence);
      assert_evidence (x->place_evidence, y->place_evidence);
      assert_date (&x->date, &y->date);
      assert_lists (x, y);
      assert_ledger (x, y);
    }

  g_assert_cmpuint (a->relations->len, ==, b->relations->len);
  for (guint i = 0; i < a->relations->len; i++)
    {
      const BangRelation *x = g_ptr_array_index (a->relations, i);
      const BangRelation *y = g_ptr_array_index (b->relations, i);

      g_assert_cmpstr (x->subject, ==, y->subject);
      g_assert_cmpstr (x->predicate, ==, y->predicate);
      g_assert_cmpstr (x->object, ==, y->object);
      assert_evidence (x->evidence, y->evidence);
    }
}

static void
fill_person (BangEntity *person)
{
  BangTitle *title = bang_title_new ("Phó Chủ tịch HĐND tỉnh");
  BangEvidence mentions[] = { evidence (100, 115, "full-name"), evidence (40, 50, NULL), evidence (5000, 5015, "full-name") };

  title->organisation = g_strdup ("HĐND tỉnh");
  title->resolved = g_strdup ("Phó Chủ tịch HĐND tỉnh Lai Châu");
  title->evidence = evidence (116, 140, "office-after-name");
  g_ptr_array_add (person->titles, title);
  g_ptr_array_add (person->titles, bang_title_new ("Trưởng đoàn"));
  g_array_append_vals (person->mentions, mentions, G_N_ELEMENTS (mentions));
  person->present = TRUE;
}

static void
fill_ledger (BangEvent *event)
{
  BangAgreement *agreement = bang_agreement_new ();
  BangAgreement *bare = bang_agreement_new ();
  BangProposal *proposal = bang_proposal_new ();
  BangFigure figure = { g_strdup ("kim ngạch"), 5.25, g_strdup ("tỷ USD"), evidence (9, 11, "figure") };
  BangEvidence repeats[] = { evidence (1, 2, "caption"), evidence (3, 4, "caption") };
  const char *parties[] = { "Sở Du lịch", "Cục Văn hóa", NULL };

  agreement->kind = g_strdup ("bản ghi nhớ");
  agreement->subject = g_strdup ("du lịch");
  agreement->parties = g_strdupv ((char **) parties);
  agreement->evidence = evidence (200, 230, "signed");
  g_array_append_vals (agreement->repeats, repeats, G_N_ELEMENTS (repeats));
  g_ptr_array_add (event->agreements, agreement);
  bare->parties = g_new0 (char *, 1);
  g_ptr_array_add (event->agreements, bare);

  proposal->by = g_strdup ("Lào Cai");
  proposal->to = g_strdup ("Vân Nam");
  proposal->text = g_strdup ("nối ray");
  proposal->field = g_strdup ("đường sắt");
  proposal->evidence = evidence (300, 301, "de-nghi");
  g_ptr_array_add (event->proposals, proposal);
  g_ptr_array_add (event->proposals, bang_proposal_new ());
  g_array_append_val (event->figures, figure);
}

static void
fill_event (BangEvent *event)
{
  BangSide sides[] = {
    { g_strdup ("Hồng Hà"), BANG_SIDE_CN, BANG_SIDE_ROLE_HOST, evidence (20, 25, "side") },
    { NULL, BANG_SIDE_UNKNOWN, BANG_SIDE_ROLE_VISITOR, evidence (0, 0, NULL) },
  };
  BangParticipant participants[] = {
    { 0, 1, BANG_ROLE_HEAD, evidence (100, 115, "led-by") },
    { 2, -1, BANG_ROLE_MENTIONED, evidence (1, 2, NULL) },
  };

  event->aspect = BANG_ASPECT_PLANNED;
  event->title = g_strdup ("Hội đàm");
  event->date.start = (BangDay) { 2023, 1, 18 };
  event->date.end = (BangDay) { 2023, 1, 20 };
  event->date.text = g_strdup ("Từ 18 đến 20/1");
  event->date.basis = BANG_BASIS_NEAR;
  event->date.reason = g_strdup ("«năm 2023» in the next sentence");
  event->date.evidence = evidence (7, 12, "day-month");
  event->date.year_evidence = evidence (60, 68, "year-near");
  event->series = g_strdup ("Liên hoan Nhân dân biên giới");
  event->edition = 3;
  event->evidence = evidence (30, 39, "talks");
  event->place_evidence = evidence (14, 19, "at");
  g_ptr_array_add (event->places, g_strdup ("huyện Hà Khẩu"));
  g_ptr_array_add (event->places, g_strdup ("tỉnh Vân Nam"));
  g_array_append_vals (event->sides, sides, G_N_ELEMENTS (sides));
  g_array_append_vals (event->participants, participants, G_N_ELEMENTS (participants));
  fill_ledger (event);
}

static BangFacts *
make_facts (void)
{
  BangFacts *facts = bang_facts_new ();
  BangEvent *first = bang_event_new ("TALKS");
  BangEvent *second = bang_event_new ("SIGN");
  BangRelation *relation = bang_relation_new ();
  BangEntity *place;

  fill_person (facts_add_entity (facts, BANG_ENTITY_PERSON, "Vũ Xuân Cường", BANG_SIDE_VN));
  place = facts_add_entity (facts, BANG_ENTITY_PLACE, "Hà Khẩu", BANG_SIDE_CN);
  place->place_kind = g_strdup ("county");
  facts_add_entity (facts, BANG_ENTITY_PERSON, "VŨ XUÂN CƯỜNG", BANG_SIDE_UNKNOWN);
  facts_add_entity (facts, BANG_ENTITY_MECHANISM, "cơ chế 5 tỉnh", BANG_SIDE_UNKNOWN);
  facts_add_entity (facts, BANG_ENTITY_DOCUMENT, "", BANG_SIDE_OTHER);

  fill_event (first);
  g_ptr_array_add (facts->events, first);
  second->parent = 0;
  second->date.after = (BangDay) { 2023, 0, 0 };
  g_ptr_array_add (facts->events, second);

  relation->subject = g_strdup ("Vũ Xuân Cường");
  relation->predicate = g_intern_static_string ("holds-title");
  relation->object = g_strdup ("Phó Chủ tịch");
  relation->evidence = evidence (100, 140, "office-after-name");
  g_ptr_array_add (facts->relations, relation);
  g_ptr_array_add (facts->relations, bang_relation_new ());
  return facts;
}

/* A text that is long enough for the evidence to fit. */
static char *
make_text (const char *what)
{
  GString *text = g_string_new ("Bai dai bang chu khong dau\n\n");

  for (guint i = 0; i < 700; i++)
    g_string_append_printf (text, "Paragraph %s %u.\n\n", what, i);
  return g_string_free (text, FALSE);
}

static void
test_round_trip (LibraryFixture *fixture,
                 gconstpointer   data)
{
  g_autoptr (BangFacts) facts = make_facts ();
  g_autofree char *text = make_text ("first");
  g_autoptr (BangArticle) article = NULL;
  g_autoptr (GError) error = NULL;

  add_text (fixture->library, "/a.txt", text, bang_facts_ref (facts));
  library_fixture_close (fixture);
  library_fixture_open (fixture);

  article = bang_library_get_article (fixture->library, 1, NULL, &error);
  g_assert_no_error (error);
  assert_facts (article->facts, facts);
  /* One person printed twice, differently, is one entity of the library. */
  g_assert_cmpint (article->entity_ids[0], ==, article->entity_ids[2]);
  g_assert_cmpint (article->entity_ids[0], !=, article->entity_ids[1]);
  assert_sound (fixture->library);
}

static void
add_relation (BangFacts  *facts,
              const char *subject,
              const char *predicate,
              const char *object,
              gsize       start,
              gsize       end)
{
  BangRelation *relation = bang_relation_new ();

  relation->subject = g_strdup (subject);
  relation->predicate = g_intern_string (predicate);
  relation->object = g_strdup (object);
  relation->evidence = evidence (start, end, "test");
  g_ptr_array_add (facts->relations, relation);
}

/* Words of a relation that stand in the text, before or behind those of the one
 * before, in part, or nowhere. */
static void
test_relations (LibraryFixture *fixture,
                gconstpointer   data)
{
  g_autoptr (BangFacts) facts = bang_facts_new ();
  g_autoptr (BangArticle) article = NULL;
  g_autoptr (BangArticle) again = NULL;
  static const char text[] = "Ông Vũ Xuân Cường gặp bà Lý\n\nBà Lý là Châu trưởng Hồng Hà; Vũ Xuân Cường là ai?\n";

  add_relation (facts, "Châu trưởng", "holds-title", "Hồng Hà", 0, strlen (text));
  add_relation (facts, "Vũ Xuân Cường", "met", "Lý", 0, 10);
  add_relation (facts, "Lý", "some-other-thing", "Phó Chủ tịch UBND tỉnh Lào Cai", 0, 0);
  add_relation (facts, "", "part-of", NULL, 5000, 9000);
  add_relation (facts, "led", "ai", "Vũ Xuân Cường", 60, 80);
  add_text (fixture->library, "/a.txt", text, bang_facts_ref (facts));
  article = bang_library_get_article (fixture->library, 1, NULL, NULL);
  g_assert_cmpuint (article->facts->relations->len, ==, facts->relations->len);
  for (guint i = 0; i < facts->relations->len; i++)
    {
      const BangRelation *x = g_ptr_array_index (article->facts->relations, i);
      const BangRelation *y = g_ptr_array_index (facts->relations, i);

      g_assert_cmpstr (x->subject, ==, y->subject);
      g_assert_cmpstr (x->predicate, ==, y->predicate);
      g_assert_cmpstr (x->object, ==, y->object);
    }

  /* Of another text, they stand elsewhere. */
  g_assert_cmpint (add_text (fixture->library, "/a.txt", "Bài mới\n\nLý gặp Vũ Xuân Cường ở Hồng Hà.\n", bang_facts_ref (facts)),
                   ==, BANG_IMPORT_UPDATED);
  again = bang_library_get_article (fixture->library, 1, NULL, NULL);
  for (guint i = 0; i < facts->relations->len; i++)
    g_assert_cmpstr (((BangRelation *) g_ptr_array_index (again->facts->relations, i))->subject, ==,
                     ((BangRelation *) g_ptr_array_index (facts->relations, i))->subject);
  assert_sound (fixture->library);
}

/* Evidence that does not fit the text is nowhere. */
static void
test_misfit (LibraryFixture *fixture,
             gconstpointer   data)
{
  BangFacts *facts = bang_facts_new ();
  BangEntity *person = facts_add_entity (facts, BANG_ENTITY_PERSON, "A", BANG_SIDE_VN);
  BangEvidence mentions[] = {
    evidence (0, 1, "fits"), evidence (3, 2, "backwards"), evidence (0, 9999, "too long"),
    evidence (1, 2, "inside a letter"), evidence (G_MAXSIZE, G_MAXSIZE, "far"),
  };
  g_autoptr (BangArticle) article = NULL;
  const BangEntity *read;

  g_array_append_vals (person->mentions, mentions, G_N_ELEMENTS (mentions));
  add_text (fixture->library, "/a.txt", "ộ\n\nabc abc.\n", facts);
  article = bang_library_get_article (fixture->library, 1, NULL, NULL);
  g_assert_nonnull (article);
  read = g_ptr_array_index (article->facts->entities, 0);
  for (guint i = 0; i < read->mentions->len; i++)
    {
      BangSpan span = g_array_index (read->mentions, BangEvidence, i).span;

      g_assert_cmpuint (span.start, <=, span.end);
      g_assert_cmpuint (span.end, ==, 0);
    }
}

/* The claims of an article are replaced whole, and the sums follow. */
static void
test_replace (LibraryFixture *fixture,
              gconstpointer   data)
{
  g_autoptr (BangFacts) facts = make_facts ();
  g_autoptr (BangArticle) article = NULL;
  BangStats before;
  BangStats after;

  add_text (fixture->library, "/a.txt", "Một bài\n\nBản đầu.\n", bang_facts_ref (facts));
  g_assert_true (bang_library_get_stats (fixture->library, &before, NULL));
  g_assert_cmpuint (before.n_events, ==, 2);
  g_assert_cmpuint (before.n_agreements, ==, 2);
  g_assert_cmpuint (before.n_proposals, ==, 2);
  g_assert_cmpuint (before.n_entities[BANG_ENTITY_PERSON], ==, 1);
  g_assert_cmpuint (before.first_year, ==, 2023);
  g_assert_cmpuint (before.last_year, ==, 2023);

  g_assert_cmpint (add_text (fixture->library, "/a.txt", "Một bài\n\nBản sau.\n", facts_of_day ("CULT", 2024, 2, 2)),
                   ==, BANG_IMPORT_UPDATED);
  g_assert_true (bang_library_get_stats (fixture->library, &after, NULL));
  g_assert_cmpuint (after.n_articles, ==, 1);
  g_assert_cmpuint (after.n_events, ==, 1);
  g_assert_cmpuint (after.n_agreements, ==, 0);
  g_assert_cmpuint (after.n_proposals, ==, 0);
  g_assert_cmpuint (after.n_entities[BANG_ENTITY_PERSON], ==, 0);
  g_assert_cmpuint (after.first_year, ==, 2024);

  article = bang_library_get_article (fixture->library, 1, NULL, NULL);
  g_assert_cmpuint (article->facts->entities->len, ==, 0);
  g_assert_cmpuint (article->facts->events->len, ==, 1);
  assert_sound (fixture->library);
}

#define add(path, func) \
  g_test_add (path, LibraryFixture, NULL, library_fixture_set_up, func, library_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/library/facts/round-trip", test_round_trip);
  add ("/library/facts/relations", test_relations);
  add ("/library/facts/misfit", test_misfit);
  add ("/library/facts/replace", test_replace);

  return g_test_run ();
}
