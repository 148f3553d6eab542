/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stars, tags, notes and collections by way of the main loop. */
#include "model/bang-personal-model.h"
#include "model-fixture.h"

typedef struct
{
  char              *folder;
  BangArchive       *archive;
  BangPersonalModel *model;
  guint              n_kept;
} Fixture;

static void
count_kept_cb (Fixture *fixture)
{
  fixture->n_kept++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = make_folder ();
  fixture->archive = bang_archive_new ();
  fixture->model = bang_personal_model_get (fixture->archive);
  g_signal_connect_swapped (fixture->model, "kept", G_CALLBACK (count_kept_cb), fixture);
  bang_archive_open_async (fixture->archive, fixture->folder, NULL, answer_cb, &result);
  WAIT_UNTIL (result != NULL);
  bang_archive_open_finish (fixture->archive, result, &error);
  g_assert_no_error (error);
  add_articles (bang_archive_get_library (fixture->archive), fixture->folder, 0, 3, "hữu nghị");
  WAIT_UNTIL (fixture->n_kept > 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  settle ();
  bang_archive_close (fixture->archive);
  settle ();
  g_assert_finalize_object (fixture->archive);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static BangPersonalChange *
keep (Fixture               *fixture,
      const BangKeepRequest *request,
      char                 **uuid,
      GError               **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bang_personal_model_keep_async (fixture->model, request, answer_cb, &result);
  WAIT_UNTIL (result != NULL);
  return bang_personal_model_keep_finish (fixture->model, result, uuid, error);
}

static void
test_lists (Fixture       *fixture,
            gconstpointer  data)
{
  const gint64 ids[] = { 1, 2 };
  GListModel *tags = bang_personal_model_get_tags (fixture->model);
  BangKeepRequest create = { BANG_KEEP_CREATE_TAG, .name = "Cần hỏi", .text = "red", .ids = ids, .n_ids = 2 };
  BangKeepRequest star = { BANG_KEEP_STAR, .ids = ids, .n_ids = 2 };
  BangKeepRequest rename = { BANG_KEEP_EDIT_TAG, .name = "Đã hỏi" };
  g_autoptr (BangPersonalChange) created = NULL;
  g_autoptr (BangPersonalChange) starred = NULL;
  g_autoptr (BangPersonalChange) renamed = NULL;
  g_autoptr (BangPersonalChange) forward = NULL;
  g_autoptr (BangPersonalItem) item = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *uuid = NULL;

  created = keep (fixture, &create, &uuid, &error);
  g_assert_no_error (error);
  g_assert_nonnull (uuid);
  starred = keep (fixture, &star, NULL, &error);
  g_assert_no_error (error);
  WAIT_UNTIL (g_list_model_get_n_items (tags) == 1 && bang_personal_model_get_n_starred (fixture->model) == 2);
  item = g_list_model_get_item (tags, 0);
  WAIT_UNTIL (bang_personal_item_get_n_articles (item) == 2);
  g_assert_cmpstr (bang_personal_item_get_colour (item), ==, "red");

  /* Renamed it is the same item. */
  rename.uuid = uuid;
  renamed = keep (fixture, &rename, NULL, &error);
  g_assert_no_error (error);
  WAIT_UNTIL (g_strcmp0 (bang_personal_item_get_name (item), "Đã hỏi") == 0);

  /* The tag and what has it go in one step. */
  bang_personal_model_take_back_async (fixture->model, created, answer_cb, &result);
  WAIT_UNTIL (result != NULL);
  forward = bang_personal_model_keep_finish (fixture->model, result, NULL, &error);
  g_assert_no_error (error);
  WAIT_UNTIL (g_list_model_get_n_items (tags) == 0);
}

static void
test_article (Fixture       *fixture,
              gconstpointer  data)
{
  const gint64 ids[] = { 1, 3 };
  BangKeepRequest note = { BANG_KEEP_ADD_NOTE, .text = "Xem lại", .ids = ids, .n_ids = 1 };
  BangKeepRequest collect = { BANG_KEEP_CREATE_COLLECTION, .name = "Chuyến đi", .ids = ids, .n_ids = 2 };
  g_autoptr (BangPersonalChange) noted = NULL;
  g_autoptr (BangPersonalChange) collected = NULL;
  g_autoptr (BangPersonal) personal = NULL;
  g_autoptr (GHashTable) counts = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GAsyncResult) counted = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *uuid = NULL;
  const gint64 all[] = { 1, 2, 3 };

  noted = keep (fixture, &note, NULL, &error);
  g_assert_no_error (error);
  collected = keep (fixture, &collect, &uuid, &error);
  g_assert_no_error (error);

  bang_personal_model_load_async (fixture->model, 1, NULL, answer_cb, &loaded);
  WAIT_UNTIL (loaded != NULL);
  personal = bang_personal_model_load_finish (fixture->model, loaded, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (personal->notes->len, ==, 1);
  g_assert_cmpuint (personal->collections->len, ==, 1);

  bang_personal_model_count_async (fixture->model, all, 3, NULL, answer_cb, &counted);
  WAIT_UNTIL (counted != NULL);
  counts = bang_personal_model_count_finish (fixture->model, counted, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, uuid)), ==, 2);
}

static void
test_error (Fixture       *fixture,
            gconstpointer  data)
{
  BangKeepRequest request = { BANG_KEEP_DELETE_NOTE, .uuid = "00000000-0000-4000-8000-000000000000" };
  g_autoptr (GError) error = NULL;

  g_assert_null (keep (fixture, &request, NULL, &error));
  g_assert_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/personal/lists", Fixture, NULL, set_up, test_lists, tear_down);
  g_test_add ("/personal/article", Fixture, NULL, set_up, test_article, tear_down);
  g_test_add ("/personal/error", Fixture, NULL, set_up, test_error, tear_down);

  return g_test_run ();
}
