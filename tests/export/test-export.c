/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exports out of a real library: order, wholeness, and what each format holds. */
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "export-sample.h"
#include "export/bang-export.h"
#include "library/bang-personal.h"

#define HOSTILE_TITLE "<script>alert(1)</script> =CMD [x](javascript:y)"

typedef struct
{
  char        *folder;
  char        *output;     /* an empty folder in it */
  BangLibrary *library;
  GArray      *ids;        /* in the order of import */
} Fixture;

static void
remove_tree (const char *path)
{
  GDir *dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_remove (path);
}

static void
add_article (Fixture    *fixture,
             GPtrArray  *batch,
             const char *title,
             BangDay     day)
{
  g_autofree char *text = g_strconcat (title, "\n\n" SAMPLE_LEAD "\n\nanh-1.jpg\n" SAMPLE_CAPTION
                                       "\n\n" SAMPLE_BODY "\n", NULL);
  BangIncoming *incoming = bang_incoming_new ();

  incoming->path = g_strdup_printf ("%s/%u.txt", fixture->folder, batch->len);
  incoming->size = strlen (text);
  incoming->mtime = 1;
  incoming->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  incoming->document = bang_document_new_from_text (text, -1);
  incoming->facts = sample_facts (incoming->document, day);
  g_ptr_array_add (batch, incoming);
}

static void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GPtrArray) batch = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_incoming_free);
  g_autoptr(BangQuery) query = bang_query_parse ("", BANG_QUERY_TYPED);
  g_autofree char *directory = NULL;
  BangImportStatus statuses[4];
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("bang-export-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->output = g_build_filename (fixture->folder, "out", NULL);
  g_assert_cmpint (g_mkdir (fixture->output, 0700), ==, 0);
  directory = g_build_filename (fixture->folder, "library", NULL);
  fixture->library = bang_library_open (directory, &error);
  g_assert_no_error (error);

  add_article (fixture, batch, "Tin thứ nhất về hội đàm", (BangDay) { 2024, 6, 5 });
  add_article (fixture, batch, "Tin thứ hai về hội đàm", (BangDay) { 2019, 12, 31 });
  add_article (fixture, batch, HOSTILE_TITLE, (BangDay) { 0, 6, 5 });
  add_article (fixture, batch, "Tin thứ tư về hội đàm", (BangDay) { 2024, 6, 5 });
  bang_library_add (fixture->library, batch, statuses, NULL, &error);
  g_assert_no_error (error);

  fixture->ids = bang_library_search (fixture->library, query, BANG_SORT_NEWEST, -1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->ids->len, ==, 4);
}

static void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  bang_library_close (fixture->library);
  g_clear_object (&fixture->library);
  g_array_unref (fixture->ids);
  remove_tree (fixture->folder);
  g_free (fixture->output);
  g_free (fixture->folder);
}

static const gint64 *
ids_of (Fixture *fixture)
{
  return (const gint64 *) (gpointer) fixture->ids->data;
}

/* The export of the first n articles, as text. */
static char *
export_text (Fixture          *fixture,
             guint             n,
             BangExportFormat  format,
             BangExportFlags   flags)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GError) error = NULL;

  bang_export_to_stream_full (fixture->library, ids_of (fixture), n, format, flags, stream,
                              NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static guint
count_files (const char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    n++;
  g_dir_close (dir);
  return n;
}

static void
test_formats (void)
{
  BangExportFormat format;

  for (int i = 0; i < BANG_EXPORT_N_FORMATS; i++)
    {
      const BangExportFormatInfo *info = bang_export_format_get_info ((BangExportFormat) i);

      g_assert_nonnull (info->label);
      g_assert_nonnull (info->extension);
      g_assert_nonnull (info->mime_type);
      g_assert_true (bang_export_format_from_string (info->id, &format));
      g_assert_cmpint (format, ==, i);
    }
  g_assert_false (bang_export_format_from_string ("docx!", &format));
  g_assert_false (bang_export_format_from_string (NULL, &format));
}

static JsonArray *
parse_articles (const char  *text,
                JsonNode   **root)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;

  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  *root = json_parser_steal_root (parser);
  return json_object_get_array_member (json_node_get_object (*root), "articles");
}

static void
test_json (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *text = export_text (fixture, 4, BANG_EXPORT_JSON, BANG_EXPORT_DEFAULT);
  g_autofree char *again = NULL;
  g_autoptr(JsonNode) root = NULL;
  JsonArray *articles = parse_articles (text, &root);
  const char *before = "";

  g_assert_cmpuint (json_array_get_length (articles), ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      JsonObject *article = json_array_get_object_element (articles, i);
      const char *date = json_object_get_string_member_with_default (article, "date", "0000-00-00");
      g_autofree char *key = g_strconcat (date, json_object_get_string_member (article, "uuid"), NULL);

      g_assert_cmpstr (before, <, key);
      before = g_intern_string (key);
      g_assert_false (json_object_has_member (article, "id"));
      g_assert_cmpstr (json_object_get_string_member (article, "event"), ==, "TALKS");
      g_assert_cmpuint (json_array_get_length (json_object_get_array_member (article, "persons")), ==, 1);
    }

  /* Whatever the order of selection. */
  for (guint i = 0; i < 2; i++)
    {
      gint64 one = g_array_index (fixture->ids, gint64, i);

      g_array_index (fixture->ids, gint64, i) = g_array_index (fixture->ids, gint64, 3 - i);
      g_array_index (fixture->ids, gint64, 3 - i) = one;
    }
  again = export_text (fixture, 4, BANG_EXPORT_JSON, BANG_EXPORT_DEFAULT);
  g_assert_cmpstr (text, ==, again);
}

static void
test_jsonl (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *text = export_text (fixture, 4, BANG_EXPORT_JSONL, BANG_EXPORT_DEFAULT);
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 5);
  g_assert_cmpstr (lines[4], ==, "");
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr(JsonNode) node = json_from_string (lines[i], NULL);

      g_assert_nonnull (node);
    }
}

static void
test_csv (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *text = export_text (fixture, 4, BANG_EXPORT_CSV, BANG_EXPORT_DEFAULT);
  g_autofree char *bare = export_text (fixture, 4, BANG_EXPORT_CSV, BANG_EXPORT_NO_BOM);
  const char *expected = "id,title,date,date_basis,date_text,type,place,sides,participants,"
                         "agreements,proposals,source,path,body,starred,tags,notes\r\n";

  g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbfid,"));
  g_assert_cmpstr (text + 3, ==, bare);
  g_assert_true (g_str_has_prefix (bare, expected));
  g_assert_nonnull (strstr (bare, ",2024-06-05,title,Sáng 5/6,TALKS,"));
  g_assert_nonnull (strstr (bare, "\"An (VN, visitor)\","));
  g_assert_nonnull (strstr (bare, ",Lê Văn Thử — Phó Chủ tịch UBND tỉnh,"));
  g_assert_nonnull (strstr (bare, ",bản ghi nhớ: hợp tác du lịch (Sở Du lịch tỉnh An; "
                                  "Cục Du lịch châu Bình),1,"));
  /* A day without a year is no date. */
  g_assert_nonnull (strstr (bare, HOSTILE_TITLE ",,unknown,Sáng 5/6,"));
}

/* What the reader keeps beside an article goes with it, escaped like the rest. */
static void
test_personal (Fixture       *fixture,
               gconstpointer  data)
{
  const gint64 *ids = ids_of (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (BangPersonalChange) tagged = NULL;
  g_autoptr (BangPersonalChange) noted = NULL;
  g_autoptr (BangPersonalChange) starred = NULL;
  g_autofree char *uuid = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *json = NULL;
  g_autofree char *markdown = NULL;

  bang_personal_change_unref (bang_library_create_tag (fixture->library, "a, \"b\"", "red", &uuid, &error));
  tagged = bang_library_set_tagged (fixture->library, uuid, ids, 1, TRUE, &error);
  noted = bang_library_add_note (fixture->library, ids[0], NULL, "=một\n[hai](x)", NULL, &error);
  starred = bang_library_set_starred (fixture->library, ids, 1, TRUE, &error);
  g_assert_no_error (error);

  csv = export_text (fixture, 1, BANG_EXPORT_CSV, BANG_EXPORT_NO_BOM);
  g_assert_nonnull (strstr (csv, ",yes,\"a, \"\"b\"\"\",\"'=một\n[hai](x)\"\r\n"));
  json = export_text (fixture, 1, BANG_EXPORT_JSON, BANG_EXPORT_DEFAULT);
  g_assert_nonnull (strstr (json, "\"personal\""));
  g_assert_nonnull (strstr (json, "[hai](x)"));
  markdown = export_text (fixture, 1, BANG_EXPORT_MARKDOWN, BANG_EXPORT_DEFAULT);
  g_assert_nonnull (strstr (markdown, "\nstarred: true\ntags: [\"a, \\\"b\\\"\"]\n"));
  g_assert_nonnull (strstr (markdown, "\\[hai\\](x)"));
}

static void
test_tsv (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *text = export_text (fixture, 1, BANG_EXPORT_TSV, BANG_EXPORT_NO_BOM);

  g_assert_true (g_str_has_prefix (text, "id\ttitle\tdate\t"));
  g_assert_nonnull (strstr (text, "\tTALKS\t"));
}

static void
test_html (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *many = export_text (fixture, 4, BANG_EXPORT_HTML, BANG_EXPORT_DEFAULT);
  g_autofree char *one = export_text (fixture, 1, BANG_EXPORT_HTML, BANG_EXPORT_DEFAULT);

  g_assert_true (g_str_has_prefix (many, "<!DOCTYPE html>\n<html lang=\"vi\">"));
  g_assert_nonnull (strstr (many, "content=\"default-src 'none'; style-src 'unsafe-inline'\""));
  g_assert_null (strstr (many, "<script"));
  g_assert_nonnull (strstr (many, "&lt;script&gt;alert(1)"));
  g_assert_null (strstr (many, "http://"));
  g_assert_null (strstr (many, "https://"));
  g_assert_nonnull (strstr (many, "<nav>"));
  g_assert_null (strstr (one, "<nav>"));
  g_assert_nonnull (strstr (one, "class=\"lead\""));
  g_assert_nonnull (strstr (one, "class=\"caption\""));
  g_assert_true (g_str_has_suffix (many, "</body>\n</html>\n"));
}

static void
test_markdown (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *many = export_text (fixture, 4, BANG_EXPORT_MARKDOWN, BANG_EXPORT_DEFAULT);
  g_autofree char *one = export_text (fixture, 1, BANG_EXPORT_MARKDOWN, BANG_EXPORT_DEFAULT);

  g_assert_true (g_str_has_prefix (many, "---\ntitle: \""));
  g_assert_nonnull (strstr (many, "\narticles: 4\n"));
  g_assert_nonnull (strstr (many, "\n# \\<script\\>alert(1)\\</script\\> =CMD \\[x\\](javascript:y)\n"));
  g_assert_true (g_str_has_prefix (one, "---\ntitle: \"Tin thứ"));
  g_assert_nonnull (strstr (one, "\ndate: \"2024-06-05\"\n"));
}

static void
test_text (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *text = export_text (fixture, 1, BANG_EXPORT_TEXT, BANG_EXPORT_DEFAULT);

  g_assert_true (g_str_has_prefix (text, "Tin thứ"));
  g_assert_nonnull (strstr (text, "\n" SAMPLE_LEAD "\n"));
  g_assert_nonnull (strstr (text, "5/6/2024"));
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  for (int i = 0; i < BANG_EXPORT_N_FORMATS; i++)
    {
      g_autofree char *text = export_text (fixture, 0, (BangExportFormat) i, BANG_EXPORT_DEFAULT);

      g_assert_nonnull (text);
      if (i == BANG_EXPORT_JSON)
        {
          g_autoptr(JsonNode) root = NULL;

          g_assert_cmpuint (json_array_get_length (parse_articles (text, &root)), ==, 0);
        }
    }
}

static void
test_file (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->output, "tin=$(x) tức.csv", NULL);
  g_autofree char *written = NULL;
  g_autofree char *expected = export_text (fixture, 4, BANG_EXPORT_CSV, BANG_EXPORT_DEFAULT);
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_true (bang_export_to_file (fixture->library, ids_of (fixture), 4, BANG_EXPORT_CSV,
                                      path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
  g_assert_cmpstr (written, ==, expected);
  g_assert_cmpuint (count_files (fixture->output), ==, 1);
}

/* The longest name a file system takes leaves no room for a suffix. */
static void
test_long_name (Fixture       *fixture,
                gconstpointer  data)
{
  char name[252];
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;

  memset (name, 'x', sizeof name - 1);
  name[sizeof name - 1] = '\0';
  path = g_strdup_printf ("%s/%s.md", fixture->output, name);
  g_assert_true (bang_export_to_file (fixture->library, ids_of (fixture), 1, BANG_EXPORT_MARKDOWN,
                                      path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

typedef struct
{
  GCancellable *cancellable;
  guint         calls;
  guint         last;
} Progress;

static void
cancel_cb (guint    done,
           guint    total,
           gpointer user_data)
{
  Progress *progress = user_data;

  g_assert_cmpuint (total, ==, 4);
  progress->calls++;
  progress->last = done;
  if (progress->cancellable != NULL && done == 2)
    g_cancellable_cancel (progress->cancellable);
}

static void
test_progress (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->output, "x.html", NULL);
  Progress progress = { NULL, 0, 0 };

  g_assert_true (bang_export_to_file (fixture->library, ids_of (fixture), 4, BANG_EXPORT_HTML,
                                      path, cancel_cb, &progress, NULL, NULL));
  g_assert_cmpuint (progress.calls, ==, 4);
  g_assert_cmpuint (progress.last, ==, 4);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->output, "x.html", NULL);
  g_autofree char *kept = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Progress progress = { cancellable, 0, 0 };
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_false (bang_export_to_file (fixture->library, ids_of (fixture), 4, BANG_EXPORT_HTML,
                                       path, cancel_cb, &progress, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (progress.calls, ==, 2);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "old");
  g_assert_cmpuint (count_files (fixture->output), ==, 1);
}

static void
test_unknown_article (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->output, "x", NULL);
  const gint64 ids[] = { g_array_index (fixture->ids, gint64, 0), G_MAXINT32 };

  for (int i = 0; i < BANG_EXPORT_N_FORMATS; i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (bang_export_to_file (fixture->library, ids, 2, (BangExportFormat) i, path,
                                           NULL, NULL, NULL, &error));
      g_assert_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND);
      g_assert_cmpuint (count_files (fixture->output), ==, 0);
    }
}

/* What must not be replaced is not. */
static void
test_places (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *pipe_path = g_build_filename (fixture->output, "pipe", NULL);
  g_autofree char *absent = g_build_filename (fixture->output, "no", "such", "file.csv", NULL);
  struct stat st;
  g_autoptr(GError) error = NULL;

  g_assert_false (bang_export_to_file (fixture->library, ids_of (fixture), 1, BANG_EXPORT_CSV,
                                       fixture->output, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_clear_error (&error);

  g_assert_false (bang_export_to_file (fixture->library, ids_of (fixture), 1, BANG_EXPORT_CSV,
                                       absent, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  g_assert_false (bang_export_to_file (fixture->library, ids_of (fixture), 1, BANG_EXPORT_CSV,
                                       pipe_path, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  g_assert_cmpint (lstat (pipe_path, &st), ==, 0);
  g_assert_true (S_ISFIFO (st.st_mode));
}

static void
add_test (const char *path,
          void      (*func) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/formats", test_formats);
  add_test ("/export/json", test_json);
  add_test ("/export/jsonl", test_jsonl);
  add_test ("/export/csv", test_csv);
  add_test ("/export/personal", test_personal);
  add_test ("/export/tsv", test_tsv);
  add_test ("/export/html", test_html);
  add_test ("/export/markdown", test_markdown);
  add_test ("/export/text", test_text);
  add_test ("/export/empty", test_empty);
  add_test ("/export/file", test_file);
  add_test ("/export/long-name", test_long_name);
  add_test ("/export/progress", test_progress);
  add_test ("/export/cancel", test_cancel);
  add_test ("/export/unknown-article", test_unknown_article);
  add_test ("/export/places", test_places);

  return g_test_run ();
}
