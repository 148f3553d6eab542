/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library without blocking: opening, loading, importing, exporting. */
#include "model/bang-archive.h"

#include "model-fixture.h"

typedef struct
{
  char        *folder;
  BangArchive *archive;
  GAsyncResult *result;
  guint        n_changed;
  guint        n_imported;
  guint        n_progress;
  GError      *import_error;
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

static void
imported_cb (Fixture       *fixture,
             BangImportJob *job,
             GError        *error)
{
  fixture->n_imported++;
  g_clear_error (&fixture->import_error);
  if (error != NULL)
    fixture->import_error = g_error_copy (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = make_folder ();
  fixture->archive = bang_archive_new ();
  g_signal_connect_swapped (fixture->archive, "changed", G_CALLBACK (changed_cb), fixture);
  g_signal_connect_swapped (fixture->archive, "imported", G_CALLBACK (imported_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  bang_archive_close (fixture->archive);
  WAIT_UNTIL (bang_archive_get_import (fixture->archive) == NULL);
  settle ();
  g_assert_finalize_object (fixture->archive);
  g_clear_error (&fixture->import_error);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static void
open_library (Fixture *fixture)
{
  g_autofree char *directory = g_build_filename (fixture->folder, "library", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  bang_archive_open_async (fixture->archive, directory, NULL, answer_cb, &fixture->result);
  result = wait_answer (&fixture->result);
  g_assert_true (bang_archive_open_finish (fixture->archive, result, &error));
  g_assert_no_error (error);
}

static char *
write_articles (Fixture *fixture,
                guint    count)
{
  char *folder = g_build_filename (fixture->folder, "articles", NULL);

  g_mkdir (folder, 0700);
  for (guint i = 0; i < count; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%u.txt", folder, i);
      g_autofree char *text = NULL;

      text = g_strdup_printf ("Đoàn công tác số %u thăm tỉnh Vân Nam\n\n"
                              "Ngày 1%u/3/2023, đoàn công tác số %u đã hội đàm tại thành phố Côn Minh.\n",
                              i, i % 10, i);
      g_assert_true (g_file_set_contents (path, text, -1, NULL));
    }

  return folder;
}

static void
import_articles (Fixture *fixture,
                 guint    count)
{
  g_autofree char *folder = write_articles (fixture, count);

  g_assert_nonnull (bang_archive_import (fixture->archive, (const char * const []) { folder, NULL }));
  WAIT_UNTIL (fixture->n_imported > 0);
  g_assert_no_error (fixture->import_error);
  WAIT_UNTIL (bang_archive_get_n_articles (fixture->archive) == count);
}

static void
test_open (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_null (bang_archive_get_library (fixture->archive));
  open_library (fixture);
  g_assert_nonnull (bang_archive_get_library (fixture->archive));
  g_assert_cmpuint (bang_archive_get_n_articles (fixture->archive), ==, 0);
  bang_archive_close (fixture->archive);
  g_assert_null (bang_archive_get_library (fixture->archive));
}

static void
test_open_fails (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *file = g_build_filename (fixture->folder, "file", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (file, "not a folder", -1, NULL));
  bang_archive_open_async (fixture->archive, file, NULL, answer_cb, &fixture->result);
  result = wait_answer (&fixture->result);
  g_assert_false (bang_archive_open_finish (fixture->archive, result, &error));
  g_assert_nonnull (error);
  g_assert_null (bang_archive_get_library (fixture->archive));
}

static void
test_not_open (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  const char *paths[] = { fixture->folder, NULL };

  bang_archive_load_article_async (fixture->archive, 1, NULL, answer_cb, &fixture->result);
  result = wait_answer (&fixture->result);
  g_assert_null (bang_archive_load_article_finish (fixture->archive, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_INITIALIZED);
  g_assert_null (bang_archive_import (fixture->archive, paths));
}

static gint64
first_id (Fixture *fixture)
{
  g_autoptr (BangQuery) query = bang_query_parse ("", BANG_QUERY_TYPED);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  ids = bang_library_search (bang_archive_get_library (fixture->archive), query,
                             BANG_SORT_NEWEST, G_MAXINT64, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, >, 0);

  return g_array_index (ids, gint64, 0);
}

static void
test_load (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) related = NULL;
  g_autoptr (BangArticle) article = NULL;
  g_autoptr (BangRelations) relations = NULL;
  g_autoptr (GError) error = NULL;

  open_library (fixture);
  import_articles (fixture, 3);
  g_assert_cmpuint (fixture->n_changed, >, 0);

  bang_archive_load_article_async (fixture->archive, first_id (fixture), NULL, answer_cb, &fixture->result);
  result = wait_answer (&fixture->result);
  article = bang_archive_load_article_finish (fixture->archive, result, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (article->row->title, "Đoàn công tác số"));

  bang_archive_load_relations_async (fixture->archive, first_id (fixture), NULL, answer_cb, &fixture->result);
  related = wait_answer (&fixture->result);
  relations = bang_archive_load_relations_finish (fixture->archive, related, &error);
  g_assert_no_error (error);
  g_assert_nonnull (relations);
}

static void
test_load_fails (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) cancelled = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  open_library (fixture);
  bang_archive_load_article_async (fixture->archive, 12345, NULL, answer_cb, &fixture->result);
  result = wait_answer (&fixture->result);
  g_assert_null (bang_archive_load_article_finish (fixture->archive, result, &error));
  g_assert_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND);
  g_clear_error (&error);

  bang_archive_load_entity_async (fixture->archive, 12345, cancellable, answer_cb, &fixture->result);
  g_cancellable_cancel (cancellable);
  cancelled = wait_answer (&fixture->result);
  g_assert_null (bang_archive_load_entity_finish (fixture->archive, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_imports_queue (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *folder = write_articles (fixture, 20);
  g_autofree char *other = g_build_filename (fixture->folder, "other.txt", NULL);
  BangImportJob *job;

  open_library (fixture);
  g_assert_true (g_file_set_contents (other, "Tin khác\n\nNội dung của tin khác ở nơi khác.\n", -1, NULL));
  job = bang_archive_import (fixture->archive, (const char * const []) { folder, NULL });
  g_assert_nonnull (job);
  g_assert_true (bang_archive_import (fixture->archive, (const char * const []) { other, NULL }) == job);
  WAIT_UNTIL (fixture->n_imported == 2);
  g_assert_null (bang_archive_get_import (fixture->archive));
  WAIT_UNTIL (bang_archive_get_n_articles (fixture->archive) == 21);
}

static void
test_import_cancelled (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *folder = write_articles (fixture, 300);

  open_library (fixture);
  bang_archive_import (fixture->archive, (const char * const []) { folder, NULL });
  bang_archive_import (fixture->archive, (const char * const []) { folder, NULL });
  bang_archive_cancel_import (fixture->archive);
  WAIT_UNTIL (fixture->n_imported == 1);
  settle ();
  g_assert_cmpuint (fixture->n_imported, ==, 1);
  g_assert_null (bang_archive_get_import (fixture->archive));
}

static void
progress_cb (guint    done,
             guint    total,
             gpointer user_data)
{
  Fixture *fixture = user_data;

  g_assert_true (g_main_context_is_owner (NULL));
  g_assert_null (fixture->result);
  g_assert_cmpuint (done, <=, total);
  fixture->n_progress++;
}

static void
test_export (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "out.csv", NULL);
  g_autofree char *bad = g_build_filename (fixture->folder, "nowhere", "out.csv", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) failed = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  open_library (fixture);
  import_articles (fixture, 3);
  id = first_id (fixture);

  bang_archive_export_async (fixture->archive, &id, 1, BANG_EXPORT_CSV, path,
                             progress_cb, fixture, NULL, answer_cb, &fixture->result);
  result = wait_answer (&fixture->result);
  g_assert_true (bang_archive_export_finish (fixture->archive, result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->n_progress, >, 0);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "Đoàn công tác số"));

  bang_archive_export_async (fixture->archive, &id, 1, BANG_EXPORT_CSV, bad,
                             NULL, NULL, NULL, answer_cb, &fixture->result);
  failed = wait_answer (&fixture->result);
  g_assert_false (bang_archive_export_finish (fixture->archive, failed, &error));
  g_assert_nonnull (error);
}

/* Requests outlive the library they were made for. */
static void
test_close_while_loading (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BangArticle) article = NULL;
  gint64 id;

  open_library (fixture);
  import_articles (fixture, 3);
  id = first_id (fixture);
  bang_archive_load_article_async (fixture->archive, id, NULL, answer_cb, &fixture->result);
  bang_archive_close (fixture->archive);
  result = wait_answer (&fixture->result);
  article = bang_archive_load_article_finish (fixture->archive, result, NULL);
}

#define ADD(name, func) \
  g_test_add ("/archive/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("open", test_open);
  ADD ("open-fails", test_open_fails);
  ADD ("not-open", test_not_open);
  ADD ("load", test_load);
  ADD ("load-fails", test_load_fails);
  ADD ("imports-queue", test_imports_queue);
  ADD ("import-cancelled", test_import_cancelled);
  ADD ("export", test_export);
  ADD ("close-while-loading", test_close_while_loading);

  return g_test_run ();
}
