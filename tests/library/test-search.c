/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a query finds, and in which order. Queries over a corpus of news stand
 * as data in tests/search. */
#include "library-fixture.h"

#include "text/bang-token.h"

static void
add_entity_article (BangLibrary    *library,
                    const char     *path,
                    BangEntityKind  kind,
                    const char     *name)
{
  g_autofree char *text = g_strdup_printf ("Bài %s\n\nNhắc tới %s ở đây.\n", path, name);
  BangFacts *facts = facts_of_day ("TALKS", 2024, 1, 1);

  facts_add_entity (facts, kind, name, BANG_SIDE_UNKNOWN);
  add_text (library, path, text, facts);
}

static void
test_fields (LibraryFixture *fixture,
             gconstpointer   data)
{
  BangLibrary *library = fixture->library;

  add_entity_article (library, "/tin/1.txt", BANG_ENTITY_PERSON, "Vương Ninh");
  add_entity_article (library, "/tin/2.txt", BANG_ENTITY_PLACE, "Vương Ninh");
  add_entity_article (library, "/báo/3.txt", BANG_ENTITY_ORGANISATION, "Sở Ngoại vụ");
  add_text (library, "/báo/4.txt", "Vương Ninh phát biểu\n\nKhông có gì.\n", NULL);

  g_assert_cmpuint (count_found (library, "Vương Ninh"), ==, 3);
  g_assert_cmpuint (count_found (library, "person:\"Vương Ninh\""), ==, 1);
  g_assert_cmpuint (count_found (library, "person:\"vuong ninh\""), ==, 1);
  g_assert_cmpuint (count_found (library, "person:vương"), ==, 1);
  g_assert_cmpuint (count_found (library, "person:vướng"), ==, 0);
  g_assert_cmpuint (count_found (library, "place:\"Vương Ninh\""), ==, 1);
  g_assert_cmpuint (count_found (library, "org:\"ngoai vu\""), ==, 1);
  g_assert_cmpuint (count_found (library, "org:vương"), ==, 0);
  g_assert_cmpuint (count_found (library, "title:\"vương ninh\""), ==, 1);
  g_assert_cmpuint (count_found (library, "source:tin"), ==, 2);
  g_assert_cmpuint (count_found (library, "source:bao"), ==, 2);
  g_assert_cmpuint (count_found (library, "type:TALKS"), ==, 3);
  g_assert_cmpuint (count_found (library, "type:SIGN"), ==, 0);
  g_assert_cmpuint (count_found (library, "person:vương OR org:sở"), ==, 2);
  g_assert_cmpuint (count_found (library, "-person:vương"), ==, 3);
  /* The letters of the fields are no words. */
  g_assert_cmpuint (count_found (library, "talks"), ==, 0);
  g_assert_cmpuint (count_found (library, "pvương"), ==, 0);
}

/* A phrase does not reach from one name into the next. */
static void
test_names_apart (LibraryFixture *fixture,
                  gconstpointer   data)
{
  BangFacts *facts = bang_facts_new ();

  facts_add_entity (facts, BANG_ENTITY_PERSON, "Vương Ninh", BANG_SIDE_CN);
  facts_add_entity (facts, BANG_ENTITY_PERSON, "Đặng Xuân Phong", BANG_SIDE_VN);
  facts_add_entity (facts, BANG_ENTITY_PERSON, "\x02PGiả Mạo", BANG_SIDE_VN);
  add_text (fixture->library, "/1.txt", "Bài\n\nVương Ninh, Đặng Xuân Phong.\n", facts);

  g_assert_cmpuint (count_found (fixture->library, "person:\"xuân phong\""), ==, 1);
  g_assert_cmpuint (count_found (fixture->library, "person:\"ninh đặng\""), ==, 0);
  g_assert_cmpuint (count_found (fixture->library, "\"ninh đặng\""), ==, 1);
  g_assert_cmpuint (count_found (fixture->library, "person:\"pgiả mạo\""), ==, 1);
}

static void
add_dated (BangLibrary *library,
           const char  *path,
           BangDay      start,
           BangDay      end)
{
  g_autofree char *text = g_strdup_printf ("Bài %s\n\nNội dung.\n", path);
  BangFacts *facts = facts_of_day ("TALKS", start.year, start.month, start.day);
  BangEvent *event = g_ptr_array_index (facts->events, 0);

  event->date.end = end;
  add_text (library, path, text, facts);
}

static void
test_dates (LibraryFixture *fixture,
            gconstpointer   data)
{
  BangLibrary *library = fixture->library;
  BangDay none = { 0, 0, 0 };

  add_dated (library, "/day", (BangDay) { 2023, 1, 18 }, (BangDay) { 2023, 1, 18 });
  add_dated (library, "/days", (BangDay) { 2023, 12, 30 }, (BangDay) { 2024, 1, 2 });
  add_dated (library, "/month", (BangDay) { 2023, 5, 0 }, (BangDay) { 2023, 5, 0 });
  add_dated (library, "/year", (BangDay) { 2023, 0, 0 }, none);
  add_dated (library, "/unknown", (BangDay) { 0, 1, 18 }, (BangDay) { 0, 1, 18 });
  add_dated (library, "/backwards", (BangDay) { 2025, 1, 1 }, (BangDay) { 2020, 1, 1 });
  add_dated (library, "/impossible", (BangDay) { 2025, 2, 31 }, (BangDay) { 2025, 2, 31 });
  add_dated (library, "/long", (BangDay) { 2026, 1, 1 }, (BangDay) { 2030, 12, 31 });

  g_assert_cmpuint (count_found (library, "year:2023"), ==, 4);
  g_assert_cmpuint (count_found (library, "year:2024"), ==, 1);
  g_assert_cmpuint (count_found (library, "year:2022"), ==, 0);
  g_assert_cmpuint (count_found (library, "year:2025"), ==, 2);
  g_assert_cmpuint (count_found (library, "date:18/1/2023"), ==, 1);
  g_assert_cmpuint (count_found (library, "date:1/1/2024"), ==, 1);
  g_assert_cmpuint (count_found (library, "date:31/12/2023"), ==, 1);
  g_assert_cmpuint (count_found (library, "date:3/1/2024"), ==, 0);
  g_assert_cmpuint (count_found (library, "date:5/2023"), ==, 1);
  g_assert_cmpuint (count_found (library, "year:2028"), ==, 1);
  g_assert_cmpuint (count_found (library, "year:2023..2024"), ==, 4);
  g_assert_cmpuint (count_found (library, "-year:2023"), ==, 4);
  g_assert_cmpuint (count_found (library, "year:2024 OR year:2025"), ==, 3);
  g_assert_cmpuint (count_found (library, "nội year:2023 -date:5/2023"), ==, 3);
}

static void
test_boolean (LibraryFixture *fixture,
              gconstpointer   data)
{
  BangLibrary *library = fixture->library;

  add_text (library, "/1", "Bài một\n\nCam và chanh.\n", NULL);
  add_text (library, "/2", "Bài hai\n\nCam và mít.\n", NULL);
  add_text (library, "/3", "Bài ba\n\nMít và chanh.\n", NULL);

  g_assert_cmpuint (count_found (library, "cam"), ==, 2);
  g_assert_cmpuint (count_found (library, "cam mít"), ==, 1);
  g_assert_cmpuint (count_found (library, "cam OR mít"), ==, 3);
  g_assert_cmpuint (count_found (library, "cam -mít"), ==, 1);
  g_assert_cmpuint (count_found (library, "-cam"), ==, 1);
  g_assert_cmpuint (count_found (library, "-cam -mít"), ==, 0);
  g_assert_cmpuint (count_found (library, "-(cam mít)"), ==, 2);
  g_assert_cmpuint (count_found (library, "cam OR -mít"), ==, 2);
  g_assert_cmpuint (count_found (library, "(cam OR mít) chanh"), ==, 2);
  g_assert_cmpuint (count_found (library, "\"cam và\" -\"và chanh\""), ==, 1);
}

static guint
count_typing (BangLibrary *library,
              const char  *typed,
              gint64       limit)
{
  g_autoptr (BangQuery) query = bang_query_parse (typed, BANG_QUERY_TYPING);
  g_autoptr (GArray) ids = bang_library_search (library, query, BANG_SORT_NEWEST, limit, NULL, NULL);

  return ids->len;
}

/* The last word may be unfinished; few answers and all come by two ways. */
static void
test_typing (LibraryFixture *fixture,
             gconstpointer   data)
{
  const gint64 limits[] = { 50, 0 };

  add_text (fixture->library, "/1", "Bài một\n\nTình hữu nghị.\n", NULL);
  add_text (fixture->library, "/2", "Bài hai\n\nĐoàn nghĩa tình, có hữu.\n", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_assert_cmpuint (count_typing (fixture->library, "ngh", limits[i]), ==, 2);
      g_assert_cmpuint (count_typing (fixture->library, "nghi", limits[i]), ==, 2);
      g_assert_cmpuint (count_typing (fixture->library, "nghị", limits[i]), ==, 1);
      g_assert_cmpuint (count_typing (fixture->library, "nghĩ", limits[i]), ==, 1);
      g_assert_cmpuint (count_typing (fixture->library, "\"hữu ngh\"", limits[i]), ==, 0);
      g_assert_cmpuint (count_typing (fixture->library, "\"hữu ngh", limits[i]), ==, 1);
      g_assert_cmpuint (count_typing (fixture->library, "hữu ngh", limits[i]), ==, 2);
      g_assert_cmpuint (count_typing (fixture->library, "tinh doa", limits[i]), ==, 1);
      g_assert_cmpuint (count_typing (fixture->library, "zz", limits[i]), ==, 0);
      g_assert_cmpuint (count_typing (fixture->library, "title:mo", limits[i]), ==, 1);
    }
}

/* What says it in the title, then what says it side by side, then the rest. */
static void
test_relevance (LibraryFixture *fixture,
                gconstpointer   data)
{
  const gint64 expected[] = { 2, 4, 3, 1 };
  g_autoptr (GArray) ids = NULL;

  add_text (fixture->library, "/1", "Bài một\n\nKhông liên quan.\n\nĐoàn hữu trách có ý kiến. Hội nghị bế mạc.\n",
            facts_of_day ("TALKS", 2025, 1, 1));
  add_text (fixture->library, "/2", "Liên hoan hữu nghị\n\nMột đoạn.\n", facts_of_day ("TALKS", 2001, 1, 1));
  add_text (fixture->library, "/3", "Bài ba\n\nĐoạn đầu.\n\nTình hữu nghị.\n", facts_of_day ("TALKS", 2002, 1, 1));
  add_text (fixture->library, "/4", "Bài bốn\n\nTình hữu nghị hai nước, hữu nghị muôn đời.\n",
            facts_of_day ("TALKS", 2000, 1, 1));

  ids = search_for (fixture->library, "hữu nghị", BANG_SORT_RELEVANCE);
  g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), expected, sizeof expected);
}

/* More than are scored: an old title still comes to the front, nothing is lost
 * and nothing comes twice. */
static void
test_relevance_of_many (LibraryFixture *fixture,
                        gconstpointer   data)
{
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_incoming_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) ids = NULL;

  for (guint i = 0; i < 5200; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);
      g_autofree char *text = g_strdup_printf (i == 77 ? "Cao nguyên %u\n\nChữ.\n" : "Bài %u\n\nCao nguyên.\n", i);

      g_ptr_array_add (batch, incoming_new (path, text, facts_of_day ("TALKS", 2000 + i / 300, 1, 1)));
    }
  g_assert_true (bang_library_add (fixture->library, batch, NULL, NULL, NULL));

  ids = search_for (fixture->library, "cao nguyên", BANG_SORT_RELEVANCE);
  g_assert_cmpuint (ids->len, ==, 5200);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, 78);
  for (guint i = 0; i < ids->len; i++)
    g_assert_true (g_hash_table_add (seen, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64))));
}

static void
test_captions_and_furniture (LibraryFixture *fixture,
                             gconstpointer   data)
{
  add_text (fixture->library, "/1",
            "Đoàn công tác thăm Văn Sơn\n\n"
            "Chiều 26/1, đoàn công tác đã tới thăm và làm việc với lãnh đạo châu Văn Sơn.\n\n"
            "Đoạn thứ hai của bài viết nói về kết quả hợp tác.\n\n"
            "anh-1.jpg\n"
            "Quang cảnh buổi gặp mặt.\n\n"
            "Đoạn thứ ba của bài viết nói về du lịch.\n\n"
            "Có thể bạn quan tâm\n\n"
            "Tin cùng chuyên mục\n\n"
            "Tổng Bí thư Tô Lâm chủ trì phiên họp\n\n"
            "Tổng Bí thư Tô Lâm chủ trì phiên họp\n\n"
            "Chiều 12/3, Tổng Bí thư Tô Lâm chủ trì phiên họp thứ nhất.\n", NULL);

  g_assert_cmpuint (count_found (fixture->library, "\"du lịch\""), ==, 1);
  g_assert_cmpuint (count_found (fixture->library, "\"quang cảnh\""), ==, 1);
  g_assert_cmpuint (count_found (fixture->library, "\"Tô Lâm\""), ==, 0);
  g_assert_cmpuint (count_found (fixture->library, "\"to lam\""), ==, 0);
}

/* Whatever is typed, there is an answer. */
static void
test_hostile (LibraryFixture *fixture,
              gconstpointer   data)
{
  static const char * const typed[] = {
    "\"", "\"\"\"", "*", "a*", "* *", "19/11", "Lào Cai - Vân Nam", "AND", "OR", "NOT", "NEAR(a b)", "NEAR(", "(", ")",
    "((((((((((", "a AND", "OR b", "-", "--", "- -", "^a", "{title} : a", "title:", "title: *", "art_fts", ":", "::",
    "a:b:c", "'", "'; DROP TABLE article; --", "%s%n", "\\", "\x01", "\x02", "\x02P", "\x1e\x1f", "\x1f", "\xff\xfe",
    ("a\x1e" "b"), "\xe2\x80\xae", "𝔸𝔹", "‑–—", "“”", "+1", "year:", "year:99999", "year:0", "date:31/2/2024",
    "date:0/0/0", "year:2024..2020", "type:", "type:NONE", "-year:2020", "a OR -b", "-(-(-a))", "person:\"", "đ", "Đ",
  };
  BangSort sorts[] = { BANG_SORT_NEWEST, BANG_SORT_OLDEST, BANG_SORT_RELEVANCE };

  add_text (fixture->library, "/1", "Bài một\n\nNội dung a b c đ năm 2024.\n", facts_of_day ("TALKS", 2024, 11, 19));
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (sorts) * 2; j++)
        {
          g_autoptr (BangQuery) query = bang_query_parse (typed[i], j % 2 == 0 ? BANG_QUERY_TYPED : BANG_QUERY_TYPING);
          g_autoptr (GError) error = NULL;
          g_autoptr (GArray) ids = NULL;
          g_autoptr (GPtrArray) rows = NULL;
          gint64 id = 1;

          ids = bang_library_search (fixture->library, query, sorts[j / 2], 10, NULL, &error);
          g_assert_no_error (error);
          g_assert_nonnull (ids);
          rows = bang_library_get_rows (fixture->library, &id, 1, query, NULL, &error);
          g_assert_no_error (error);
        }
    }
}

/* @what, @n times, with a number for each '#'. */
static char *
repeat (const char *what,
        guint       n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      for (const char *p = what; *p != '\0'; p++)
        {
          if (*p == '#')
            g_string_append_printf (text, "%02u", i);
          else
            g_string_append_c (text, *p);
        }
    }
  return g_string_free (text, FALSE);
}

/* Long, wide and deep. */
static void
test_enormous (LibraryFixture *fixture,
               gconstpointer   data)
{
  static const struct { const char *what; guint n; } queries[] = {
    { "từ# ", 5000 }, { "\"từ# ", 20000 }, { "(a# OR ", 200 }, { "(a# (b OR ", 200 }, { "-(a# ", 200 },
    { "a# OR ", 5000 }, { "person:b# ", 3000 }, { "year:19# OR ", 100 }, { "x#* ", 2000 },
  };

  add_text (fixture->library, "/1", "Bài một\n\nNội dung.\n", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *typed = repeat (queries[i].what, queries[i].n);

      count_found (fixture->library, typed);
      g_assert_cmpuint (count_typing (fixture->library, typed, 10), <=, 1);
    }
}

static void
test_cancelled (LibraryFixture *fixture,
                gconstpointer   data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  gint64 id = 1;

  add_text (fixture->library, "/1", "Bài một\n\nNội dung.\n", NULL);
  g_cancellable_cancel (cancellable);
  ids = bang_library_search (fixture->library, NULL, BANG_SORT_NEWEST, 0, cancellable, &error);
  g_assert_null (ids);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  rows = bang_library_get_rows (fixture->library, &id, 1, NULL, cancellable, &error);
  g_assert_null (rows);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  /* The connection is as good as before. */
  g_assert_cmpuint (count_found (fixture->library, "nội dung"), ==, 1);
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (2000);
  g_cancellable_cancel (data);
  return NULL;
}

/* A search that is under way ends. */
static void
test_cancelled_midway (LibraryFixture *fixture,
                       gconstpointer   data)
{
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_incoming_free);
  g_autoptr (BangQuery) query = bang_query_parse ("chung", BANG_QUERY_TYPED);

  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);
      g_autofree char *text = g_strdup_printf ("Bài %u\n\nChung.\n", i);

      g_ptr_array_add (batch, incoming_new (path, text, NULL));
    }
  g_assert_true (bang_library_add (fixture->library, batch, NULL, NULL, NULL));

  for (;;)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);

      /* Asked again and again until the other thread says stop. */
      while (error == NULL)
        {
          g_autoptr (GArray) ids = bang_library_search (fixture->library, query, BANG_SORT_RELEVANCE, 0,
                                                        cancellable, &error);

          g_assert_true (ids == NULL || ids->len == 3000);
        }
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_thread_join (thread);
      break;
    }
  g_assert_cmpuint (count_found (fixture->library, "chung"), ==, 3000);
}

/* Every word of every article finds it, as printed and without its marks. */
static void
test_every_word (LibraryFixture *fixture,
                 gconstpointer   data)
{
  static const char text[] =
    "Đoàn đại biểu tỉnh Lào Cai thăm, chúc Tết châu Hồng Hà\n\n"
    "LCĐT - Sáng 19/11/2024, tại thành phố Côn Minh, UBND tỉnh (T.Ư) đã hội đàm với ông Lý Tiểu Long.\n\n"
    "Thủy điện 5G, quý khách, hoà bình; “Mối tình thắm thiết Việt Hoa – Vừa là đồng chí vừa là anh em”.\n\n"
    "Ðảng (ch\xe1\xbb\xaf \xc3\x90), 阮成发 và 王宁, e-mail: a.b@c.vn, 1.435 mm, nghiêng nghiêng; Nguye\xcc\x82\xcc\x83n.\n";
  BangTokenIter iter;
  BangToken token;
  guint n = 0;

  add_text (fixture->library, "/1", text, NULL);
  bang_token_iter_init (&iter, text, strlen (text));
  while (bang_token_iter_next (&iter, &token))
    {
      g_autofree char *printed = g_strndup (text + token.span.start, token.span.end - token.span.start);
      g_autofree char *plain = g_strndup (token.plain, token.plain_len);
      g_autofree char *quoted = g_strdup_printf ("\"%s\"", printed);
      g_autofree char *bare = g_strdup_printf ("\"%s\"", plain);

      /* The dateline may be left out of the story. */
      if (strcmp (printed, "LCĐT") == 0)
        continue;
      g_test_message ("%s", printed);
      g_assert_cmpuint (count_found (fixture->library, quoted), ==, 1);
      g_assert_cmpuint (count_found (fixture->library, bare), ==, 1);
      n++;
    }
  g_assert_cmpuint (n, >, 60);
}

/* A text that pretends to be the column of facts is not. */
static void
test_forged_fields (LibraryFixture *fixture,
                    gconstpointer   data)
{
  add_text (fixture->library, "/1", "\x02PKẻ Giả Mạo\n\n\x02PKẻ Giả Mạo \x02PKẻ Giả Mạo.\n", NULL);
  g_assert_cmpuint (count_found (fixture->library, "person:\"giả mạo\""), ==, 0);
  g_assert_cmpuint (count_found (fixture->library, "\"giả mạo\""), ==, 1);
  assert_sound (fixture->library);
}

#define add(path, func) \
  g_test_add (path, LibraryFixture, NULL, library_fixture_set_up, func, library_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/library/search/fields", test_fields);
  add ("/library/search/names-apart", test_names_apart);
  add ("/library/search/dates", test_dates);
  add ("/library/search/boolean", test_boolean);
  add ("/library/search/typing", test_typing);
  add ("/library/search/relevance", test_relevance);
  add ("/library/search/relevance-of-many", test_relevance_of_many);
  add ("/library/search/captions-and-furniture", test_captions_and_furniture);
  add ("/library/search/hostile", test_hostile);
  add ("/library/search/enormous", test_enormous);
  add ("/library/search/cancelled", test_cancelled);
  add ("/library/search/cancelled-midway", test_cancelled_midway);
  add ("/library/search/every-word", test_every_word);
  add ("/library/search/forged-fields", test_forged_fields);

  return g_test_run ();
}
