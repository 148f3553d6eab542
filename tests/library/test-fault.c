/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk and a memory that fail at each call in turn (SQLite's own loop,
 * sqlite.org/testing.html, 3.1 and 3.2): nothing crashes, nothing that was said
 * to be done is missing, and the library is sound afterwards.
 *
 * Memory is that of SQLite. What GLib asks for is not tried: g_malloc() ends the
 * program when there is none, and the library is then as after a kill, which
 * test-damage tries. */
#include "fault.h"
#include "library-fixture.h"

#include <errno.h>
#include <sqlite3.h>

#include "library/bang-browse.h"
#include "library/bang-complete.h"
#include "library/bang-decide.h"

/* Articles before, and those that are added. */
#define N_BEFORE 6
#define N_ADDED  3

/* Calls that fail, of each way of failing. All of them are tried with -m slow,
 * which takes minutes. */
#define N_TRIED 50

/* What was said to be done. */
typedef struct
{
  gboolean opened;
  gboolean added;
  gboolean renamed;
  gboolean backed_up;
  guint    found;        /* G_MAXUINT: an error */
} Outcome;

/* Something done to a library that is open, the @n-th time. */
typedef gboolean (*Deed) (BangLibrary  *library,
                          guint         n,
                          GError      **error);

static void
copy_into (const char *from,
           const char *to)
{
  static const char * const names[] = { "library.db", "index.db", "library.db-wal" };

  library_fixture_remove (to);
  g_assert_cmpint (g_mkdir (to, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *source = g_build_filename (from, names[i], NULL);
      g_autofree char *target = g_build_filename (to, names[i], NULL);
      g_autofree char *bytes = NULL;
      gsize len;

      /* No log beside a library that was closed. */
      if (!g_file_get_contents (source, &bytes, &len, NULL))
        continue;
      g_assert_true (g_file_set_contents_full (target, bytes, (gssize) len, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    }
}

static GPtrArray *
make_batch (guint from,
            guint to)
{
  GPtrArray *batch = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_incoming_free);

  for (guint i = from; i < to; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);
      g_autofree char *text = g_strdup_printf ("Bài %u\n\nÔng Lý Kiện nói nội dung thứ %u.\n", i, i);
      BangFacts *facts = facts_of_day ("TALKS", 2020, 1 + i % 12, 1);

      facts_add_entity (facts, BANG_ENTITY_PERSON, i < N_BEFORE ? "Lý Kiện" : "Người Mới", BANG_SIDE_CN);
      g_ptr_array_add (batch, incoming_new (path, text, facts));
    }
  return batch;
}

static guint
count (BangLibrary *library)
{
  g_autoptr (BangQuery) query = bang_query_parse ("nội dung", BANG_QUERY_TYPED);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = bang_library_search (library, query, BANG_SORT_NEWEST, -1, NULL, &error);
  g_autoptr (GPtrArray) rows = NULL;

  if (ids == NULL)
    {
      g_assert_nonnull (error);
      return G_MAXUINT;
    }
  rows = bang_library_get_rows (library, (const gint64 *) (gpointer) ids->data, ids->len, query, NULL, &error);
  g_assert_true ((rows == NULL) == (error != NULL));
  return ids->len;
}

/* Everything that reads and writes; each may fail, and says so. */
static void
use (const char *directory,
     const char *copy,
     Outcome    *outcome)
{
  g_autoptr (GPtrArray) batch = make_batch (N_BEFORE, N_BEFORE + N_ADDED);
  g_autoptr (GError) error = NULL;
  BangLibrary *library = bang_library_open (directory, &error);
  g_autoptr (GArray) names = NULL;
  BangStats stats;

  *outcome = (Outcome) { library != NULL, FALSE, FALSE, FALSE, G_MAXUINT };
  g_assert_true ((library == NULL) == (error != NULL));
  if (library == NULL)
    {
      g_assert_true (g_str_has_suffix (error->message, "."));
      return;
    }

  outcome->added = bang_library_add (library, batch, NULL, NULL, &error);
  g_assert_true (outcome->added == (error == NULL));
  g_clear_error (&error);
  names = bang_library_find_entities (library, "Lý Kiện", NULL, &error);
  g_assert_true ((names == NULL) == (error != NULL));
  g_clear_error (&error);
  if (names != NULL && names->len == 1)
    {
      outcome->renamed = bang_library_rename_entity (library, g_array_index (names, gint64, 0), "Lý Kiến", &error) != 0;
      g_assert_true (outcome->renamed == (error == NULL));
      g_clear_error (&error);
    }
  outcome->found = count (library);
  g_assert_true (bang_library_get_stats (library, &stats, &error) == (error == NULL));
  g_clear_error (&error);
  outcome->backed_up = bang_library_backup (library, copy, NULL, &error);
  g_assert_true (outcome->backed_up == (error == NULL));

  bang_library_close (library);
  g_assert_finalize_object (library);
}

/* One of two; the latter if it was said to be done. A commit that failed may
 * have reached the disk all the same, but never a part of it. */
static void
assert_either (guint    n,
               guint    before,
               guint    after,
               gboolean done)
{
  if (n != before || done)
    g_assert_cmpuint (n, ==, after);
}

/* The disk and the memory are well again. */
static void
assert_kept (const char    *directory,
             const char    *copy,
             const Outcome *outcome)
{
  LibraryFixture fixture = { (char *) directory, NULL };
  g_autofree char *folder = g_strconcat (directory, "-restored", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  BangStats stats;

  library_fixture_open (&fixture);
  assert_sound (fixture.library);
  g_assert_true (bang_library_get_stats (fixture.library, &stats, NULL));
  assert_either ((guint) stats.n_articles, N_BEFORE, N_BEFORE + N_ADDED, outcome->added);
  g_assert_cmpuint (count_found (fixture.library, "nội dung"), ==, (guint) stats.n_articles);
  assert_either (count_found (fixture.library, "person:\"Lý Kiến\""), 0, N_BEFORE, outcome->renamed);
  if (outcome->found != G_MAXUINT)
    assert_either (outcome->found, N_BEFORE, N_BEFORE + N_ADDED, outcome->added);
  library_fixture_close (&fixture);

  if (outcome->backed_up)
    {
      g_assert_true (bang_library_restore (folder, copy, &kept, NULL, &error));
      g_assert_no_error (error);
      fixture.directory = folder;
      library_fixture_open (&fixture);
      assert_sound (fixture.library);
      g_assert_true (bang_library_get_stats (fixture.library, &stats, NULL));
      assert_either ((guint) stats.n_articles, N_BEFORE, N_BEFORE + N_ADDED, outcome->added);
      library_fixture_close (&fixture);
      library_fixture_remove (folder);
    }
  else
    g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
}

static void
fail_each (LibraryFixture *fixture,
           FaultKind       kind,
           gboolean        lasting)
{
  g_autoptr (GPtrArray) batch = make_batch (0, N_BEFORE);
  g_autofree char *directory = g_strconcat (fixture->directory, "-used", NULL);
  g_autofree char *copy = g_strconcat (fixture->directory, "-copy", NULL);
  Outcome outcome;
  guint n_failed = 0;
  gint n_calls;
  gint n_tried;

  g_assert_true (bang_library_add (fixture->library, batch, NULL, NULL, NULL));
  library_fixture_close (fixture);

  /* How many there are when none fails. */
  copy_into (fixture->directory, directory);
  fault_arm (kind, G_MAXINT, FALSE);
  use (directory, copy, &outcome);
  n_calls = fault_disarm ();
  g_assert_true (outcome.opened && outcome.added && outcome.renamed && outcome.backed_up);
  g_assert_cmpint (n_calls, >, N_TRIED);
  n_tried = g_test_slow () ? n_calls : N_TRIED;
  assert_kept (directory, copy, &outcome);

  for (gint i = 0; i < n_tried; i++)
    {
      gint from = (gint) ((gint64) n_calls * i / n_tried);
      gint to = (gint) ((gint64) n_calls * (i + 1) / n_tried);

      g_remove (copy);
      copy_into (fixture->directory, directory);
      fault_arm (kind, 1 + g_test_rand_int_range (from, to), lasting);
      use (directory, copy, &outcome);
      fault_disarm ();
      n_failed += !outcome.opened || !outcome.added || !outcome.renamed || !outcome.backed_up ||
                  outcome.found == G_MAXUINT;
      assert_kept (directory, copy, &outcome);
    }
  /* It did fail, and was told. */
  g_assert_cmpint ((gint) n_failed, >, n_tried / 4);

  g_remove (copy);
  library_fixture_remove (directory);
}

static void
test_disk_once (LibraryFixture *fixture,
                gconstpointer   data)
{
  fail_each (fixture, FAULT_DISK, FALSE);
}

static void
test_disk_for_good (LibraryFixture *fixture,
                    gconstpointer   data)
{
  fail_each (fixture, FAULT_DISK, TRUE);
}

static void
test_memory_once (LibraryFixture *fixture,
                  gconstpointer   data)
{
  fail_each (fixture, FAULT_MEMORY, FALSE);
}

static void
test_memory_for_good (LibraryFixture *fixture,
                      gconstpointer   data)
{
  fail_each (fixture, FAULT_MEMORY, TRUE);
}

/* What a program that was killed left is looked at while the disk or the memory
 * fails: that is told, and not that the library is damaged or its log to be taken
 * away. */
static void
fail_leftover (LibraryFixture *fixture,
               FaultKind       kind)
{
  g_autoptr (GPtrArray) batch = make_batch (0, N_BEFORE);
  g_autofree char *directory = g_strconcat (fixture->directory, "-left", NULL);
  LibraryFixture left = { directory, NULL };
  gint n_calls = 0;
  gint n_tried = N_TRIED;
  guint n_failed = 0;

  g_assert_true (bang_library_add (fixture->library, batch, NULL, NULL, NULL));
  /* The first is to count how many calls there are. */
  for (gint i = -1; i < n_tried; i++)
    {
      g_autoptr (GError) error = NULL;
      gint from = (gint) ((gint64) n_calls * i / n_tried);
      gint to = (gint) ((gint64) n_calls * (i + 1) / n_tried);

      copy_into (fixture->directory, directory);
      fault_arm (kind, i < 0 ? G_MAXINT : 1 + g_test_rand_int_range (from, to), i % 2 == 1);
      left.library = bang_library_open (directory, &error);
      if (i < 0)
        {
          n_calls = fault_disarm ();
          n_tried = g_test_slow () ? n_calls : MIN (n_calls, N_TRIED);
        }
      fault_disarm ();
      g_assert_true ((left.library == NULL) == (error != NULL));
      if (error != NULL)
        g_assert_false (g_error_matches (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_DAMAGED));
      n_failed += error != NULL;
      library_fixture_close (&left);
      library_fixture_open (&left);
      g_assert_cmpuint (count_found (left.library, "nội dung"), ==, N_BEFORE);
      library_fixture_close (&left);
    }
  g_assert_cmpuint (n_failed, >, N_TRIED / 8);
  library_fixture_remove (directory);
}

static void
test_disk_leftover (LibraryFixture *fixture,
                    gconstpointer   data)
{
  fail_leftover (fixture, FAULT_DISK);
}

static void
test_memory_leftover (LibraryFixture *fixture,
                      gconstpointer   data)
{
  fail_leftover (fixture, FAULT_MEMORY);
}

/* Names of the article that deed_add() adds: each is new to the library. */
#define N_NAMES 8

static gboolean
deed_add (BangLibrary  *library,
          guint         n,
          GError      **error)
{
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_incoming_free);
  g_autofree char *path = g_strdup_printf ("/new/%u", n);
  g_autofree char *text = g_strdup_printf ("Tin %u\n\nÔng Lý Kiện nói nội dung thứ %u.\n", n, n);
  BangFacts *facts = facts_of_day ("TALKS", 2021, 1 + n % 12, 1);

  for (guint i = 0; i < N_NAMES; i++)
    {
      g_autofree char *name = g_strdup_printf ("Người Mới %u %u", n, i);

      facts_add_entity (facts, i % 2 == 0 ? BANG_ENTITY_PERSON : BANG_ENTITY_PLACE, name, BANG_SIDE_VN);
    }
  g_ptr_array_add (batch, incoming_new (path, text, facts));
  return bang_library_add (library, batch, NULL, NULL, error);
}

static gboolean
deed_rename (BangLibrary  *library,
             guint         n,
             GError      **error)
{
  g_autoptr (GArray) found = bang_library_find_entities (library, "Lý Kiện", NULL, error);
  g_autofree char *name = g_strdup_printf ("Lý Kiến %u", n);

  if (found == NULL)
    return FALSE;
  g_assert_cmpuint (found->len, ==, 1);
  return bang_library_rename_entity (library, g_array_index (found, gint64, 0), name, error) != 0;
}

static gboolean
deed_undo (BangLibrary  *library,
           guint         n,
           GError      **error)
{
  g_autoptr (GPtrArray) decisions = bang_library_list_decisions (library, 1, NULL, error);
  const BangDecision *decision;

  if (decisions == NULL)
    return FALSE;
  g_assert_cmpuint (decisions->len, ==, 1);
  decision = g_ptr_array_index (decisions, 0);
  if (decision->undo_of_seq == 0)
    return bang_library_undo_decision (library, decision->seq, error) != 0;
  if (decision->op == BANG_DECISION_UNDO)
    return bang_library_redo_decision (library, decision->undo_of_seq, error) != 0;
  return bang_library_undo_decision (library, decision->undo_of_seq, error) != 0;
}

/* What a window shows: none of it may take a text that could not be given for
 * one that is there. */
static gboolean
deed_read (BangLibrary  *library,
           guint         n,
           GError      **error)
{
  g_autoptr (BangQuery) query = bang_query_parse ("nộ", BANG_QUERY_TYPING);
  g_autoptr (GArray) ids = bang_library_search (library, query, BANG_SORT_NEWEST, 3, NULL, error);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) readings = NULL;
  g_autoptr (GPtrArray) decisions = NULL;
  g_autoptr (GArray) names = NULL;
  g_autoptr (BangArticle) article = NULL;
  g_autoptr (BangEntityCard) card = NULL;
  g_autoptr (BangFacets) facets = NULL;

  if (ids == NULL)
    return FALSE;
  /* A word that could not be completed finds nothing. */
  if (ids->len == 0)
    return TRUE;
  rows = bang_library_get_rows (library, (const gint64 *) (gpointer) ids->data, ids->len, query, NULL, error);
  article = rows != NULL ? bang_library_get_article (library, g_array_index (ids, gint64, 0), NULL, error) : NULL;
  facets = article != NULL ? bang_library_get_facets (library, query, 10, NULL, error) : NULL;
  readings = facets != NULL ? bang_library_list_readings (library, "noi", 10, NULL, error) : NULL;
  decisions = readings != NULL ? bang_library_list_decisions (library, 10, NULL, error) : NULL;
  names = decisions != NULL ? bang_library_find_entities (library, "Lý Kiện", NULL, error) : NULL;
  if (names == NULL)
    return FALSE;
  if (names->len == 0)
    return TRUE;
  card = bang_library_get_entity (library, g_array_index (names, gint64, 0), NULL, error);
  return card != NULL;
}

/* In a library that stays open: what the writer remembers of what failed must
 * not come into what is done next. */
static void
fail_deeds (LibraryFixture *fixture,
            FaultKind       kind)
{
  static const Deed deeds[] = { deed_add, deed_rename, deed_undo, deed_read };
  g_autoptr (GPtrArray) batch = make_batch (0, N_BEFORE);
  guint n = 0;
  guint n_failed = 0;

  g_assert_true (bang_library_add (fixture->library, batch, NULL, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      g_autoptr (GError) error = NULL;
      gint n_calls = 0;
      gint n_tried;

      /* The first time, the index is brought up to it as well. */
      for (guint j = 0; j < 2; j++)
        {
          fault_arm (kind, G_MAXINT, FALSE);
          g_assert_true (deeds[i] (fixture->library, n++, &error));
          g_assert_no_error (error);
          n_calls = fault_disarm ();
        }
      n_tried = g_test_slow () ? n_calls : MIN (n_calls, N_TRIED);
      for (gint j = 0; j < n_tried; j++)
        {
          gint from = (gint) ((gint64) n_calls * j / n_tried);
          gint to = (gint) ((gint64) n_calls * (j + 1) / n_tried);
          gboolean done;

          fault_arm (kind, 1 + g_test_rand_int_range (from, to), j % 2 == 1);
          done = deeds[i] (fixture->library, n++, &error);
          fault_disarm ();
          g_assert_true (done == (error == NULL));
          n_failed += !done;
          g_clear_error (&error);
        }
      /* An index that stayed behind is brought up with what is done next. */
      g_assert_true (deeds[i] (fixture->library, n++, &error));
      g_assert_no_error (error);
      assert_sound (fixture->library);
    }
  g_assert_cmpuint (n_failed, >, N_TRIED / 4);
}

static void
test_disk_open (LibraryFixture *fixture,
                gconstpointer   data)
{
  fail_deeds (fixture, FAULT_DISK);
}

static void
test_memory_open (LibraryFixture *fixture,
                  gconstpointer   data)
{
  fail_deeds (fixture, FAULT_MEMORY);
}

#define ADD(path, func) \
  g_test_add ("/library/fault/" path, LibraryFixture, NULL, library_fixture_set_up, func, library_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fault_init ();

  ADD ("disk-once", test_disk_once);
  ADD ("disk-for-good", test_disk_for_good);
  ADD ("memory-once", test_memory_once);
  ADD ("memory-for-good", test_memory_for_good);
  ADD ("disk-leftover", test_disk_leftover);
  ADD ("memory-leftover", test_memory_leftover);
  ADD ("disk-open", test_disk_open);
  ADD ("memory-open", test_memory_open);

  return g_test_run ();
}
