/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles set in pages and written as PDF: as many pages as they need, ink on
 * each and none outside, the text in the file. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "export-sample.h"
#include "export/bang-export.h"
#include "export/bang-pages.h"

#define WIDTH  595
#define HEIGHT 842

typedef struct
{
  char        *folder;
  BangLibrary *library;
} Fixture;

static void
add_article (Fixture    *fixture,
             const char *name,
             const char *text)
{
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_incoming_free);
  g_autoptr (GError) error = NULL;
  BangIncoming *incoming = bang_incoming_new ();

  incoming->path = g_build_filename (fixture->folder, name, NULL);
  incoming->size = strlen (text);
  incoming->mtime = 1;
  incoming->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  incoming->document = bang_document_new_from_text (text, -1);
  if (strstr (text, SAMPLE_LEAD) != NULL)
    incoming->facts = sample_facts (incoming->document, (BangDay) { 2024, 6, 5 });
  else
    incoming->facts = bang_facts_new ();
  g_ptr_array_add (batch, incoming);
  g_assert_true (bang_library_add (fixture->library, batch, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new ("Một bài rất dài\n\n");
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("bang-pages-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->library = bang_library_open (fixture->folder, &error);
  g_assert_no_error (error);
  add_article (fixture, "a.txt", SAMPLE_TEXT);
  for (guint i = 0; i < 400; i++)
    g_string_append_printf (text, "Đoạn thứ %u nói về giao thương ở cửa khẩu 河口 và những việc khác.%s", i,
                            i % 7 == 0 ? "\n\n" : " ");
  add_article (fixture, "b.txt", text->str);
}

static void
remove_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  bang_library_close (fixture->library);
  g_assert_finalize_object (fixture->library);
  remove_files (fixture->folder);
  g_free (fixture->folder);
}

static BangPages *
set_article (Fixture        *fixture,
             gint64          id,
             double          width,
             double          height,
             BangPagesFlags  flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BangArticle) article = bang_library_get_article (fixture->library, id, NULL, &error);
  g_autoptr (BangPersonal) personal = bang_library_get_personal (fixture->library, id, NULL, &error);

  g_assert_no_error (error);
  return bang_pages_new (article, personal, width, height, flags);
}

/* Dark pixels in a part of a page. */
static guint
count_ink (cairo_surface_t *surface,
           int              left,
           int              top,
           int              right,
           int              bottom)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  guint n = 0;

  for (int y = top; y < bottom; y++)
    {
      for (int x = left; x < right; x++)
        n += data[y * stride + x * 4] < 128;
    }
  return n;
}

static cairo_surface_t *
draw (BangPages *pages,
      guint      page)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  bang_pages_draw (pages, page, cr, page + 1, bang_pages_get_n_pages (pages));
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static void
test_ink (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (BangPages) pages = set_article (fixture, 2, WIDTH, HEIGHT, BANG_PAGES_FACTS);
  guint n = bang_pages_get_n_pages (pages);

  g_assert_cmpuint (n, >, 3);
  for (guint i = 0; i < n; i++)
    {
      cairo_surface_t *surface = draw (pages, i);

      g_assert_cmpuint (count_ink (surface, 50, 72, WIDTH - 50, HEIGHT - 60), >, 100);
      /* Margins stay white. */
      g_assert_cmpuint (count_ink (surface, 0, 0, 45, HEIGHT), ==, 0);
      g_assert_cmpuint (count_ink (surface, WIDTH - 45, 0, WIDTH, HEIGHT), ==, 0);
      g_assert_cmpuint (count_ink (surface, 0, HEIGHT - 15, WIDTH, HEIGHT), ==, 0);
      cairo_surface_destroy (surface);
    }
}

static void
test_parts (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (BangPages) bare = set_article (fixture, 1, WIDTH, HEIGHT, BANG_PAGES_TEXT);
  g_autoptr (BangPages) whole = NULL;
  g_autoptr (BangPersonalChange) noted = NULL;
  cairo_surface_t *first;
  cairo_surface_t *second;

  noted = bang_library_add_note (fixture->library, 1, NULL, "Nhớ hỏi lại", NULL, NULL);
  whole = set_article (fixture, 1, WIDTH, HEIGHT, BANG_PAGES_FACTS | BANG_PAGES_NOTES);
  first = draw (bare, 0);
  second = draw (whole, 0);
  g_assert_cmpuint (count_ink (first, 0, 0, WIDTH, HEIGHT), <, count_ink (second, 0, 0, WIDTH, HEIGHT));
  cairo_surface_destroy (first);
  cairo_surface_destroy (second);
}

/* Paper of no sense is still paper. */
static void
test_small (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (BangPages) none = set_article (fixture, 2, 0, -5, BANG_PAGES_FACTS);
  g_autoptr (BangPages) narrow = set_article (fixture, 2, 200, 200, BANG_PAGES_FACTS);

  g_assert_cmpuint (bang_pages_get_n_pages (none), ==, bang_pages_get_n_pages (narrow));
  g_assert_cmpuint (bang_pages_get_n_pages (narrow), >, 10);
}

/* How often a word stands in bytes. */
static guint
count_word (const char *data,
            gsize       len,
            const char *word)
{
  gsize n = strlen (word);
  guint count = 0;

  for (gsize i = 0; i + n <= len; i++)
    count += memcmp (data + i, word, n) == 0;
  return count;
}

static void
test_pdf (Fixture       *fixture,
          gconstpointer  data)
{
  const gint64 ids[] = { 1, 2 };
  g_autofree char *path = g_build_filename (fixture->folder, "x.pdf", NULL);
  g_autoptr (BangPages) first = set_article (fixture, 1, 595.28, 841.89, BANG_PAGES_FACTS | BANG_PAGES_NOTES);
  g_autoptr (BangPages) second = set_article (fixture, 2, 595.28, 841.89, BANG_PAGES_FACTS | BANG_PAGES_NOTES);
  guint n_pages = bang_pages_get_n_pages (first) + bang_pages_get_n_pages (second);
  g_autofree char *count = g_strdup_printf ("/Count %u\n", n_pages);
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autofree char *file = NULL;
  g_autoptr (GError) error = NULL;
  gsize len;

  bang_export_to_file (fixture->library, ids, 2, BANG_EXPORT_PDF, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &file, &len, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (file, "%PDF-1.4"));
  g_assert_cmpuint (count_word (file, len, "%%EOF"), ==, 1);
  g_assert_cmpuint (count_word (file, len, "/Type /Page") - count_word (file, len, "/Type /Pages"), ==, n_pages);
  g_assert_cmpuint (count_word (file, len, count), >=, 1);
  /* A bookmark for each, and letters that can be read back. */
  g_assert_cmpuint (count_word (file, len, "/Title"), >=, 2);
  g_assert_cmpuint (count_word (file, len, "/ToUnicode"), >=, 1);

  if (program != NULL)
    {
      const char *argv[] = { program, path, "-", NULL };
      g_autofree char *text = NULL;

      g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (strstr (text, "Phó Chủ tịch UBND tỉnh"));
      g_assert_nonnull (strstr (text, "Đoạn thứ 399"));
      g_assert_nonnull (strstr (text, "河口"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/pages/ink", test_ink);
  ADD ("/pages/parts", test_parts);
  ADD ("/pages/small", test_small);
  ADD ("/pages/pdf", test_pdf);
#undef ADD

  return g_test_run ();
}
