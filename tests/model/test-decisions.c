/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person told: telling, undoing and redoing in their order, what is told
 * in one breath, finding what is in force, and another program that tells. */
#include "model/bang-decisions.h"

#include "model-fixture.h"

typedef struct
{
  char          *folder;
  char          *directory;
  BangArchive   *archive;
  BangDecisions *decisions;   /* Borrowed */
  GAsyncResult  *result;
  guint          n_decided;
} Fixture;

static void
decided_cb (Fixture *fixture)
{
  fixture->n_decided++;
}

static void
open_archive (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->archive = bang_archive_new ();
  fixture->decisions = bang_decisions_get (fixture->archive);
  g_signal_connect_swapped (fixture->decisions, "decided", G_CALLBACK (decided_cb), fixture);
  bang_archive_open_async (fixture->archive, fixture->directory, NULL, answer_cb, &fixture->result);
  result = wait_answer (&fixture->result);
  g_assert_true (bang_archive_open_finish (fixture->archive, result, &error));
  g_assert_no_error (error);
}

static void
close_archive (Fixture *fixture)
{
  settle ();
  bang_archive_close (fixture->archive);
  settle ();
  g_assert_finalize_object (fixture->archive);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = make_folder ();
  fixture->directory = g_build_filename (fixture->folder, "library", NULL);
  open_archive (fixture);
  add_articles (bang_archive_get_library (fixture->archive), fixture->folder, 0, 6, "đường sắt");
  settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  close_archive (fixture);
  remove_tree (fixture->folder);
  g_free (fixture->directory);
  g_free (fixture->folder);
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->decisions));
}

static const BangDecision *
get (Fixture *fixture,
     guint    position)
{
  g_autoptr (BangDecisionItem) item = NULL;

  item = g_list_model_get_item (G_LIST_MODEL (fixture->decisions), position);
  g_assert_nonnull (item);

  /* The list has it, too. */
  return bang_decision_item_get_decision (item);
}

static gint64
finish (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = wait_answer (&fixture->result);
  g_autoptr (GError) error = NULL;
  gint64 seq = bang_decisions_decide_finish (fixture->decisions, result, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (seq, >, 0);

  return seq;
}

static gint64
decide (Fixture                   *fixture,
        const BangDecisionRequest *requests,
        guint                      n_requests)
{
  bang_decisions_decide_async (fixture->decisions, requests, n_requests, NULL, answer_cb, &fixture->result);

  return finish (fixture);
}

static gint64
undo (Fixture *fixture,
      gint64   seq)
{
  bang_decisions_undo_async (fixture->decisions, seq, NULL, answer_cb, &fixture->result);

  return finish (fixture);
}

static gint64
redo (Fixture *fixture)
{
  bang_decisions_redo_async (fixture->decisions, 0, NULL, answer_cb, &fixture->result);

  return finish (fixture);
}

static gint64
get_undoable (Fixture *fixture)
{
  BangDecisionItem *item = bang_decisions_get_undoable (fixture->decisions);

  return item != NULL ? bang_decision_item_get_decision (item)->seq : 0;
}

static gint64
get_redoable (Fixture *fixture)
{
  BangDecisionItem *item = bang_decisions_get_redoable (fixture->decisions);

  return item != NULL ? bang_decision_item_get_decision (item)->seq : 0;
}

/* The articles in the order they came: number 0 is the first. */
static gint64
article_id (Fixture *fixture,
            guint    number)
{
  return number + 1;
}

static BangArticle *
load (Fixture *fixture,
      gint64   id)
{
  g_autoptr (GError) error = NULL;
  BangArticle *article;

  article = bang_library_get_article (bang_archive_get_library (fixture->archive), id, NULL, &error);
  g_assert_no_error (error);

  return article;
}

static BangDecisionRequest
date_of (Fixture *fixture,
         guint    number,
         BangDay  day)
{
  return (BangDecisionRequest) {
    .op = BANG_DECISION_DATE, .on_event = TRUE, .article_id = article_id (fixture, number), .day = day,
  };
}

static void
test_stack (Fixture       *fixture,
            gconstpointer  data)
{
  BangDecisionRequest first = date_of (fixture, 0, (BangDay) { 2022, 1, 26 });
  BangDecisionRequest second = date_of (fixture, 1, (BangDay) { 2023, 5, 0 });
  g_autoptr (BangArticle) before = load (fixture, article_id (fixture, 0));
  g_autoptr (BangArticle) after = NULL;
  g_autoptr (BangArticle) undone = NULL;
  gint64 a;
  gint64 b;

  g_assert_cmpuint (count (fixture), ==, 0);
  g_assert_cmpint (get_undoable (fixture), ==, 0);

  a = decide (fixture, &first, 1);
  g_assert_cmpuint (fixture->n_decided, ==, 1);
  b = decide (fixture, &second, 1);
  g_assert_cmpuint (count (fixture), ==, 2);
  g_assert_cmpint (get (fixture, 0)->seq, ==, b);
  g_assert_cmpint (get_undoable (fixture), ==, b);
  g_assert_cmpint (get_redoable (fixture), ==, 0);
  after = load (fixture, article_id (fixture, 0));
  g_assert_cmpuint (after->row->date.year, ==, 2022);

  undo (fixture, 0);
  g_assert_cmpint (get_undoable (fixture), ==, a);
  g_assert_cmpint (get_redoable (fixture), ==, b);
  undo (fixture, 0);
  g_assert_cmpint (get_undoable (fixture), ==, 0);
  g_assert_cmpint (get_redoable (fixture), ==, a);
  g_assert_cmpuint (count (fixture), ==, 2);
  undone = load (fixture, article_id (fixture, 0));
  g_assert_cmpuint (undone->row->date.year, ==, before->row->date.year);

  redo (fixture);
  g_assert_cmpint (get_redoable (fixture), ==, b);
  redo (fixture);
  g_assert_cmpint (get_redoable (fixture), ==, 0);
  g_assert_cmpint (get_undoable (fixture), ==, b);
  g_assert_cmpuint (fixture->n_decided, ==, 6);
}

static void
test_restart (Fixture       *fixture,
              gconstpointer  data)
{
  BangDecisionRequest first = date_of (fixture, 0, (BangDay) { 2022, 1, 26 });
  BangDecisionRequest second = date_of (fixture, 1, (BangDay) { 2023, 5, 0 });
  gint64 a = decide (fixture, &first, 1);
  gint64 b = decide (fixture, &second, 1);

  undo (fixture, 0);
  close_archive (fixture);
  open_archive (fixture);
  WAIT_UNTIL (count (fixture) == 2);
  g_assert_cmpint (get_undoable (fixture), ==, a);
  g_assert_cmpint (get_redoable (fixture), ==, b);
  redo (fixture);
  g_assert_cmpint (get_undoable (fixture), ==, b);
}

/* Wrong in the middle: nothing of it holds. Right: one step back. */
static void
test_breath (Fixture       *fixture,
             gconstpointer  data)
{
  BangDecisionRequest requests[3] = {
    date_of (fixture, 0, (BangDay) { 2022, 1, 26 }),
    date_of (fixture, 1, (BangDay) { 2022, 13, 26 }),
    date_of (fixture, 2, (BangDay) { 2022, 1, 28 }),
  };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 last;

  bang_decisions_decide_async (fixture->decisions, requests, 3, NULL, answer_cb, &fixture->result);
  result = wait_answer (&fixture->result);
  g_assert_cmpint (bang_decisions_decide_finish (fixture->decisions, result, NULL, &error), ==, 0);
  g_assert_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_FAILED);
  g_assert_cmpint (get_undoable (fixture), ==, 0);
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_false (get (fixture, 0)->active);

  requests[1].day.month = 12;
  last = decide (fixture, requests, 3);
  g_assert_cmpint (get_undoable (fixture), ==, last);
  undo (fixture, 0);
  g_assert_cmpint (get_undoable (fixture), ==, 0);
  g_assert_cmpint (get_redoable (fixture), ==, last - 2);
  redo (fixture);
  g_assert_cmpint (get_undoable (fixture), ==, last);
  for (guint i = 0; i < 3; i++)
    g_assert_true (get (fixture, i)->active);

  /* By name, one of them. */
  undo (fixture, last - 1);
  g_assert_true (get (fixture, 0)->active);
  g_assert_false (get (fixture, 1)->active);
  g_assert_true (get (fixture, 2)->active);
}

static void
changed_cb (guint *n_notified)
{
  (*n_notified)++;
}

/* The rows of a list are not made anew for what happens to others. */
static void
test_items (Fixture       *fixture,
            gconstpointer  data)
{
  BangDecisionRequest first = date_of (fixture, 0, (BangDay) { 2022, 1, 26 });
  BangDecisionRequest second = date_of (fixture, 1, (BangDay) { 2023, 5, 0 });
  g_autoptr (BangDecisionItem) item = NULL;
  g_autoptr (BangDecisionItem) again = NULL;
  guint n_notified = 0;
  guint n_changed = 0;

  decide (fixture, &first, 1);
  item = g_list_model_get_item (G_LIST_MODEL (fixture->decisions), 0);
  g_signal_connect_swapped (item, "notify::active", G_CALLBACK (changed_cb), &n_notified);
  decide (fixture, &second, 1);
  again = g_list_model_get_item (G_LIST_MODEL (fixture->decisions), 1);
  g_assert_true (item == again);

  g_signal_connect_swapped (fixture->decisions, "items-changed", G_CALLBACK (changed_cb), &n_changed);
  undo (fixture, 0);
  g_assert_cmpuint (n_notified, ==, 0);
  undo (fixture, 0);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpuint (n_changed, ==, 0);
  g_signal_handlers_disconnect_by_data (fixture->decisions, &n_changed);
}

static void
test_find (Fixture       *fixture,
           gconstpointer  data)
{
  BangDecisionRequest date = date_of (fixture, 0, (BangDay) { 2022, 1, 26 });
  BangDecisionRequest pair = {
    .op = BANG_DECISION_SAME, .on_event = TRUE,
    .article_id = article_id (fixture, 0), .other_id = article_id (fixture, 3),
  };
  g_autoptr (BangArticle) article = load (fixture, article_id (fixture, 0));
  g_autoptr (BangArticle) other = load (fixture, article_id (fixture, 3));
  const char *uuid = article->row->uuid;

  g_assert_null (bang_decisions_find_event (fixture->decisions, uuid, BANG_DECISION_DATE, NULL));
  decide (fixture, &date, 1);
  decide (fixture, &pair, 1);
  g_assert_nonnull (bang_decisions_find_event (fixture->decisions, uuid, BANG_DECISION_DATE, NULL));
  g_assert_nonnull (bang_decisions_find_event (fixture->decisions, uuid, BANG_DECISION_DATE, "2022-01-26"));
  g_assert_null (bang_decisions_find_event (fixture->decisions, uuid, BANG_DECISION_DATE, "2022-01-27"));
  g_assert_null (bang_decisions_find_event (fixture->decisions, uuid, BANG_DECISION_PLACE, NULL));
  g_assert_null (bang_decisions_find_event (fixture->decisions, other->row->uuid, BANG_DECISION_DATE, NULL));
  g_assert_nonnull (bang_decisions_find_pair (fixture->decisions, uuid, other->row->uuid));
  g_assert_nonnull (bang_decisions_find_pair (fixture->decisions, other->row->uuid, uuid));
  undo (fixture, 0);
  g_assert_null (bang_decisions_find_pair (fixture->decisions, other->row->uuid, uuid));
}

/* Behind the archive's back: the list and the stack follow. */
static void
test_other_program (Fixture       *fixture,
                    gconstpointer  data)
{
  BangLibrary *library = bang_archive_get_library (fixture->archive);
  g_autoptr (GError) error = NULL;
  gint64 seq;

  seq = bang_library_set_event_place (library, article_id (fixture, 2), 0, "Mông Tự", &error);
  g_assert_no_error (error);
  WAIT_UNTIL (count (fixture) == 1);
  g_assert_cmpint (get_undoable (fixture), ==, seq);
  g_assert_cmpuint (fixture->n_decided, ==, 1);
}

static void
test_files (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "decisions.jsonl", NULL);
  BangDecisionRequest date = date_of (fixture, 0, (BangDay) { 2022, 1, 26 });
  g_autoptr (GAsyncResult) exported = NULL;
  g_autoptr (GAsyncResult) replayed = NULL;
  g_autoptr (GAsyncResult) missing = NULL;
  g_autoptr (GError) error = NULL;
  BangReplay replay;

  decide (fixture, &date, 1);
  bang_decisions_export_async (fixture->decisions, path, NULL, answer_cb, &fixture->result);
  exported = wait_answer (&fixture->result);
  g_assert_true (bang_decisions_export_finish (fixture->decisions, exported, &error));
  g_assert_no_error (error);

  bang_decisions_replay_async (fixture->decisions, path, NULL, answer_cb, &fixture->result);
  replayed = wait_answer (&fixture->result);
  g_assert_true (bang_decisions_replay_finish (fixture->decisions, replayed, &replay, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (replay.n_known, ==, 1);
  g_assert_cmpuint (replay.n_added, ==, 0);

  bang_decisions_replay_async (fixture->decisions, "/nowhere/at-all", NULL, answer_cb, &fixture->result);
  missing = wait_answer (&fixture->result);
  g_assert_false (bang_decisions_replay_finish (fixture->decisions, missing, &replay, &error));
  g_assert_nonnull (error);
}

static void
test_closed (Fixture       *fixture,
             gconstpointer  data)
{
  BangDecisionRequest date = date_of (fixture, 0, (BangDay) { 2022, 1, 26 });
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  decide (fixture, &date, 1);
  bang_archive_close (fixture->archive);
  g_assert_cmpuint (count (fixture), ==, 0);
  g_assert_cmpint (get_undoable (fixture), ==, 0);
  bang_decisions_undo_async (fixture->decisions, 0, NULL, answer_cb, &fixture->result);
  result = wait_answer (&fixture->result);
  g_assert_cmpint (bang_decisions_decide_finish (fixture->decisions, result, NULL, &error), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_INITIALIZED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, func) g_test_add ("/decisions/" name, Fixture, NULL, set_up, func, tear_down)
  TEST ("stack", test_stack);
  TEST ("restart", test_restart);
  TEST ("breath", test_breath);
  TEST ("items", test_items);
  TEST ("find", test_find);
  TEST ("other-program", test_other_program);
  TEST ("files", test_files);
  TEST ("closed", test_closed);
#undef TEST

  return g_test_run ();
}
