/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stars, tags, notes and collections: written, read, found, taken back, and
 * still there when an article is imported again. */
#include "library-fixture.h"

#include "library/bang-library-private.h"
#include "library/bang-personal-private.h"

#define FIRST \
  "Hai tỉnh họp bàn về cửa khẩu\n\n" \
  "Ngày 12/5/2024, hai bên bàn về giờ mở cửa khẩu. Hai bên thống nhất kéo dài giờ mở cửa.\n"

#define FIRST_AGAIN \
  "Hai tỉnh họp bàn về cửa khẩu\n\n" \
  "Sáng nay, ngày 12/5/2024, hai bên bàn về giờ mở cửa khẩu. Hai bên\nthống nhất kéo dài giờ mở cửa.\n"

#define SECOND "Chợ phiên vùng cao\n\nBà con mang rau ra chợ.\n"

typedef struct
{
  LibraryFixture base;
  gint64         first;
  gint64         second;
} Fixture;

static gint64
get_only (BangLibrary *library,
          const char  *typed)
{
  g_autoptr (GArray) ids = search_for (library, typed, BANG_SORT_NEWEST);

  g_assert_cmpuint (ids->len, ==, 1);
  return g_array_index (ids, gint64, 0);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  library_fixture_set_up (&fixture->base, data);
  add_text (fixture->base.library, "/tin/họp.txt", FIRST, facts_of_day ("TALKS", 2024, 5, 12));
  add_text (fixture->base.library, "/tin/chợ.txt", SECOND, NULL);
  fixture->first = get_only (fixture->base.library, "cửa khẩu");
  fixture->second = get_only (fixture->base.library, "chợ phiên");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  assert_sound (fixture->base.library);
  library_fixture_tear_down (&fixture->base, data);
}

static BangPersonal *
get_personal (Fixture *fixture,
              gint64   id)
{
  g_autoptr (GError) error = NULL;
  BangPersonal *personal = bang_library_get_personal (fixture->base.library, id, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (personal);
  return personal;
}

static void
done (BangPersonalChange *change,
      GError             *error)
{
  g_assert_no_error (error);
  g_assert_nonnull (change);
  bang_personal_change_unref (change);
}

static void
test_star (Fixture       *fixture,
           gconstpointer  data)
{
  BangLibrary *library = fixture->base.library;
  gint64 ids[] = { fixture->first, fixture->second };
  g_autoptr (GError) error = NULL;
  g_autoptr (BangPersonalChange) starred = NULL;
  g_autoptr (BangPersonalChange) again = NULL;
  g_autoptr (BangPersonalChange) unstarred = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  starred = bang_library_set_starred (library, ids, 2, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bang_personal_change_get_size (starred), ==, 2);
  g_assert_cmpint (bang_library_count_starred (library, NULL), ==, 2);

  /* What is so already changes nothing. */
  again = bang_library_set_starred (library, ids, 1, TRUE, &error);
  g_assert_cmpuint (bang_personal_change_get_size (again), ==, 0);

  rows = bang_library_get_rows (library, ids, 2, NULL, NULL, &error);
  g_assert_true (((BangArticleRow *) g_ptr_array_index (rows, 0))->starred);

  unstarred = bang_library_take_back (library, starred, &error);
  g_assert_no_error (error);
  g_assert_cmpint (bang_library_count_starred (library, NULL), ==, 0);
  done (bang_library_take_back (library, unstarred, &error), error);
  g_assert_cmpint (bang_library_count_starred (library, NULL), ==, 2);
}

static void
test_no_such_article (Fixture       *fixture,
                      gconstpointer  data)
{
  gint64 ids[] = { fixture->first, 4711 };
  g_autoptr (GError) error = NULL;

  g_assert_null (bang_library_set_starred (fixture->base.library, ids, 2, TRUE, &error));
  g_assert_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND);
  /* All or nothing. */
  g_assert_cmpint (bang_library_count_starred (fixture->base.library, NULL), ==, 0);
}

static void
test_tags (Fixture       *fixture,
           gconstpointer  data)
{
  BangLibrary *library = fixture->base.library;
  gint64 ids[] = { fixture->first, fixture->second };
  g_autoptr (GError) error = NULL;
  g_autoptr (BangPersonal) personal = NULL;
  g_autoptr (BangPersonalChange) deleted = NULL;
  g_autoptr (GPtrArray) tags = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) back = NULL;
  g_autofree char *uuid = NULL;
  BangTag *tag;

  done (bang_library_create_tag (library, "  Quan trọng ", "red", &uuid, &error), error);
  done (bang_library_set_tagged (library, uuid, ids, 2, TRUE, &error), error);
  done (bang_library_edit_tag (library, uuid, "Rất quan trọng", NULL, &error), error);
  done (bang_library_edit_tag (library, uuid, NULL, "green", &error), error);

  personal = get_personal (fixture, fixture->second);
  g_assert_cmpuint (personal->tags->len, ==, 1);
  tag = g_ptr_array_index (personal->tags, 0);
  g_assert_cmpstr (tag->name, ==, "Rất quan trọng");
  g_assert_cmpstr (tag->colour, ==, "green");

  tags = bang_library_list_tags (library, NULL, &error);
  g_assert_cmpuint (tags->len, ==, 1);
  g_assert_cmpint (((BangTag *) g_ptr_array_index (tags, 0))->n_articles, ==, 2);

  /* Deleting a tag takes it off; taking that back puts it on again. */
  deleted = bang_library_delete_tag (library, uuid, &error);
  g_assert_no_error (error);
  none = bang_library_list_tags (library, NULL, &error);
  g_assert_cmpuint (none->len, ==, 0);
  done (bang_library_take_back (library, deleted, &error), error);
  back = bang_library_list_tags (library, NULL, &error);
  g_assert_cmpuint (back->len, ==, 1);
  tag = g_ptr_array_index (back, 0);
  g_assert_cmpstr (tag->uuid, ==, uuid);
  g_assert_cmpint (tag->n_articles, ==, 2);
}

static void
test_tag_names (Fixture       *fixture,
                gconstpointer  data)
{
  BangLibrary *library = fixture->base.library;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tags = NULL;

  done (bang_library_create_tag (library, "Tàu", "no such colour", NULL, &error), error);
  g_assert_null (bang_library_create_tag (library, "TÀU", "red", NULL, &error));
  g_assert_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_null (bang_library_create_tag (library, " \n ", "red", NULL, &error));
  g_assert_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_FAILED);
  g_clear_error (&error);
  /* Marks make another word. */
  done (bang_library_create_tag (library, "tau", "red", NULL, &error), error);

  tags = bang_library_list_tags (library, NULL, &error);
  g_assert_cmpuint (tags->len, ==, 2);
  g_assert_cmpstr (((BangTag *) g_ptr_array_index (tags, 1))->colour, ==, bang_tag_colours[0]);
}

static BangSpan
find (const char *text,
      const char *words)
{
  const char *at = strstr (text, words);
  BangSpan span;

  g_assert_nonnull (at);
  span.start = (gsize) (at - text);
  span.end = span.start + strlen (words);
  return span;
}

static char *
dup_text (Fixture *fixture,
          gint64   id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BangArticle) article = bang_library_get_article (fixture->base.library, id, NULL, &error);

  g_assert_no_error (error);
  return g_strdup (bang_document_get_text (article->document, NULL));
}

static void
test_notes (Fixture       *fixture,
            gconstpointer  data)
{
  BangLibrary *library = fixture->base.library;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = dup_text (fixture, fixture->first);
  BangSpan passage = find (text, "thống nhất kéo dài");
  g_autoptr (BangPersonal) personal = NULL;
  g_autoptr (BangPersonalChange) deleted = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *part = NULL;
  BangNote *note;

  done (bang_library_add_note (library, fixture->first, &passage, "Hỏi lại ông Vinh\n", &part, &error), error);
  done (bang_library_add_note (library, fixture->first, NULL, "Bài quan trọng", &whole, &error), error);
  personal = get_personal (fixture, fixture->first);
  g_assert_cmpuint (personal->notes->len, ==, 2);
  note = g_ptr_array_index (personal->notes, 0);
  g_assert_cmpstr (note->uuid, ==, whole);
  g_assert_cmpstr (note->quote, ==, "");
  note = g_ptr_array_index (personal->notes, 1);
  g_assert_cmpstr (note->text, ==, "Hỏi lại ông Vinh");
  g_assert_cmpstr (note->quote, ==, "thống nhất kéo dài");
  g_assert_cmpuint (note->span.start, ==, passage.start);
  g_assert_false (note->lost);

  /* Their words are found, with marks and without, and no longer when they go. */
  g_assert_cmpint (get_only (library, "hỏi lại"), ==, fixture->first);
  g_assert_cmpint (get_only (library, "hoi lai ong vinh"), ==, fixture->first);
  g_assert_cmpint (get_only (library, "cửa khẩu hỏi"), ==, fixture->first);
  done (bang_library_edit_note (library, part, "Đã hỏi rồi", &error), error);
  g_assert_cmpuint (count_found (library, "vinh"), ==, 0);
  g_assert_cmpuint (count_found (library, "đã hỏi"), ==, 1);
  deleted = bang_library_delete_note (library, part, &error);
  g_assert_cmpuint (count_found (library, "đã hỏi"), ==, 0);
  done (bang_library_take_back (library, deleted, &error), error);
  g_assert_cmpuint (count_found (library, "đã hỏi"), ==, 1);
  assert_sound (library);

  g_assert_null (bang_library_add_note (library, fixture->first, NULL, " \n\t", NULL, &error));
  g_assert_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_FAILED);
}

static void
test_read_again (Fixture       *fixture,
                 gconstpointer  data)
{
  BangLibrary *library = fixture->base.library;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = dup_text (fixture, fixture->first);
  BangSpan kept = find (text, "Hai bên thống nhất");
  BangSpan lost = find (text, "Ngày 12/5/2024, hai bên bàn");
  gint64 id = fixture->first;
  g_autofree char *new_text = NULL;
  g_autoptr (BangPersonal) personal = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autofree char *found = NULL;
  BangNote *note;

  done (bang_library_add_note (library, id, &kept, "giữ", NULL, &error), error);
  done (bang_library_add_note (library, id, &lost, "mất", NULL, &error), error);
  done (bang_library_set_starred (library, &id, 1, TRUE, &error), error);
  g_assert_cmpint (add_text (library, "/tin/họp.txt", FIRST_AGAIN, facts_of_day ("TALKS", 2024, 5, 12)), ==,
                   BANG_IMPORT_UPDATED);

  personal = get_personal (fixture, id);
  g_assert_true (personal->starred);
  g_assert_cmpuint (personal->notes->len, ==, 2);
  note = g_ptr_array_index (personal->notes, 0);
  g_assert_cmpstr (note->text, ==, "giữ");
  g_assert_false (note->lost);
  new_text = dup_text (fixture, id);
  found = g_strndup (new_text + note->span.start, note->span.end - note->span.start);
  g_assert_true (g_str_has_prefix (found, "Hai bên"));
  g_assert_true (g_str_has_suffix (found, "thống nhất"));
  note = g_ptr_array_index (personal->notes, 1);
  g_assert_true (note->lost);
  g_assert_cmpstr (note->quote, ==, "Ngày 12/5/2024, hai bên bàn");

  all = bang_library_list_notes (library, 0, NULL, &error);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpuint (count_found (library, "giữ"), ==, 1);
}

static void
test_collections (Fixture       *fixture,
                  gconstpointer  data)
{
  BangLibrary *library = fixture->base.library;
  gint64 ids[] = { fixture->first, fixture->second };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) order = NULL;
  g_autoptr (GArray) moved = NULL;
  g_autoptr (GArray) back = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (BangPersonalChange) deleted = NULL;
  g_autofree char *uuid = NULL;
  BangCollection *collection;

  done (bang_library_create_collection (library, "Hồng Hà 2024", &uuid, &error), error);
  done (bang_library_set_collected (library, uuid, ids, 2, TRUE, &error), error);
  done (bang_library_edit_collection (library, uuid, NULL, "Cho chuyến đi tháng 6", &error), error);

  order = bang_library_list_collected (library, uuid, NULL, &error);
  g_assert_cmpuint (order->len, ==, 2);
  g_assert_cmpint (g_array_index (order, gint64, 0), ==, fixture->first);
  done (bang_library_move_collected (library, uuid, fixture->second, 0, &error), error);
  moved = bang_library_list_collected (library, uuid, NULL, &error);
  g_assert_cmpint (g_array_index (moved, gint64, 0), ==, fixture->second);

  deleted = bang_library_delete_collection (library, uuid, &error);
  done (bang_library_take_back (library, deleted, &error), error);
  list = bang_library_list_collections (library, NULL, &error);
  g_assert_cmpuint (list->len, ==, 1);
  collection = g_ptr_array_index (list, 0);
  g_assert_cmpstr (collection->note, ==, "Cho chuyến đi tháng 6");
  g_assert_cmpint (collection->n_articles, ==, 2);
  back = bang_library_list_collected (library, uuid, NULL, &error);
  g_assert_cmpint (g_array_index (back, gint64, 0), ==, fixture->second);
}

static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  BangLibrary *library = fixture->base.library;
  gint64 ids[] = { fixture->first, fixture->second };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) starred = NULL;
  g_autoptr (GArray) plain = NULL;
  g_autoptr (GArray) marked = NULL;
  g_autoptr (GArray) other = NULL;
  g_autofree char *uuid = NULL;
  BangConnection *connection;

  done (bang_library_set_starred (library, ids, 2, TRUE, &error), error);
  done (bang_library_create_tag (library, "Cần hỏi", "blue", &uuid, &error), error);
  done (bang_library_set_tagged (library, uuid, ids, 1, TRUE, &error), error);

  connection = bang_library_take_reader (library, NULL, &error);
  starred = bang_personal_find_keys (connection, BANG_PERSONAL_STAR, NULL, &error);
  plain = bang_personal_find_keys (connection, BANG_PERSONAL_TAG, "can hoi", &error);
  marked = bang_personal_find_keys (connection, BANG_PERSONAL_TAG, "CẦN HỎI", &error);
  other = bang_personal_find_keys (connection, BANG_PERSONAL_TAG, "cân hỏi", &error);
  bang_library_give_reader (library, connection);
  g_assert_cmpuint (starred->len, ==, 2);
  g_assert_cmpint (g_array_index (starred, gint64, 0), <, g_array_index (starred, gint64, 1));
  g_assert_cmpuint (plain->len, ==, 1);
  g_assert_cmpuint (marked->len, ==, 1);
  g_assert_cmpuint (other->len, ==, 0);
}

typedef struct
{
  const char *text;
  const char *prefix;
  const char *quote;
  const char *suffix;
  gsize       was;
  gint64      now;      /* -1 lost */
} Passage;

static void
test_passage (void)
{
  static const Passage passages[] = {
    { "một hai ba", "một ", "hai", " ba", 6, 6 },
    { "không một hai ba", "một ", "hai", " ba", 5, 13 },
    { "a hai b c hai d", "c ", "hai", " d", 0, 10 },
    { "a hai b c hai d", "x", "hai", "y", 9, 10 },
    { "hai\n\n  ba", "", "hai ba", "", 40, 0 },
    { "haiba", "", "hai ba", "", 0, -1 },
    { "", "", "hai", "", 0, -1 },
    { "hai", "", " ", "", 7, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (passages); i++)
    {
      const Passage *passage = &passages[i];
      BangSpan was = { passage->was, passage->was + strlen (passage->quote) };
      BangSpan now;
      gboolean found = bang_passage_find (passage->text, strlen (passage->text), was, passage->quote,
                                          passage->prefix, passage->suffix, &now);

      g_assert_cmpint (found, ==, passage->now >= 0);
      if (found)
        g_assert_cmpint ((gint64) now.start, ==, passage->now);
    }
}

/* Many equal places end in bounded time. */
static void
test_passage_repeats (void)
{
  g_autofree char *text = g_strnfill (200000, 'a');
  g_autofree char *quote = g_strnfill (5000, 'a');
  BangSpan was = { 300000, 305000 };
  BangSpan now;

  g_assert_true (bang_passage_find (text, 200000, was, quote, "aaaa", "b", &now));
  g_assert_cmpuint (now.end - now.start, ==, 5000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/personal/star", test_star);
  ADD ("/personal/no-such-article", test_no_such_article);
  ADD ("/personal/tags", test_tags);
  ADD ("/personal/tag-names", test_tag_names);
  ADD ("/personal/notes", test_notes);
  ADD ("/personal/read-again", test_read_again);
  ADD ("/personal/collections", test_collections);
  ADD ("/personal/keys", test_keys);
#undef ADD
  g_test_add_func ("/personal/passage", test_passage);
  g_test_add_func ("/personal/passage-repeats", test_passage_repeats);

  return g_test_run ();
}
