/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each line of a page is: the layouts of layouts/, one file of text and
 * one of expected zones each, so that an editor can add a case without
 * writing C; and the five real articles.
 *
 * A .zones file: "#" begins a comment; "kind: line line ..." lists the lines
 * of a kind, "page" standing for related, footer or other; "dateline: ..." and
 * "byline: line text" as they should be found. Every line of the text that is
 * not blank has to be listed.
 */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <json-glib/json-glib.h>

#include "document-test.h"

#define PAGE (BANG_ZONES (BANG_ZONE_RELATED) | BANG_ZONES (BANG_ZONE_FOOTER) | BANG_ZONES (BANG_ZONE_OTHER))

typedef struct
{
  GHashTable *lines;      /* line -> kinds allowed */
  char       *dateline;
  guint       byline;     /* line, 0 for none */
  char       *byline_text;
} Expected;

static void
expected_clear (Expected *expected)
{
  g_clear_pointer (&expected->lines, g_hash_table_unref);
  g_clear_pointer (&expected->dateline, g_free);
  g_clear_pointer (&expected->byline_text, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Expected, expected_clear)

static void
expect_lines (Expected   *expected,
              const char *kind_name,
              const char *numbers)
{
  g_auto (GStrv) words = g_strsplit (numbers, " ", -1);
  BangZoneKind kind;
  guint kinds;

  if (strcmp (kind_name, "page") == 0)
    {
      kinds = PAGE;
    }
  else
    {
      g_assert_true (bang_zone_kind_from_string (kind_name, &kind));
      kinds = BANG_ZONES (kind);
    }
  for (gsize i = 0; words[i] != NULL; i++)
    g_hash_table_insert (expected->lines, GUINT_TO_POINTER (atoi (words[i])), GUINT_TO_POINTER (kinds));
}

static void
read_expected (const char *path,
               Expected   *expected)
{
  g_autofree char *text = read_text (path);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  *expected = (Expected) { g_hash_table_new (NULL, NULL), NULL, 0, NULL };
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = NULL;

      if (*lines[i] == '#' || *lines[i] == '\0')
        continue;
      parts = g_strsplit (lines[i], ": ", 2);
      g_assert_cmpuint (g_strv_length (parts), ==, 2);
      if (strcmp (parts[0], "dateline") == 0)
        {
          expected->dateline = g_strdup (parts[1]);
        }
      else if (strcmp (parts[0], "byline") == 0)
        {
          expected->byline = atoi (parts[1]);
          expected->byline_text = g_strdup (strchr (parts[1], ' ') + 1);
        }
      else
        {
          expect_lines (expected, parts[0], parts[1]);
        }
    }
}

static char *
describe (BangDocument   *document,
          const BangZone *zone)
{
  const char *text = bang_document_get_text (document, NULL);

  return g_strdup_printf ("line %u is %s: %.*s", zone->line, bang_zone_kind_to_string (zone->kind),
                          (int) (zone->span.end - zone->span.start), text + zone->span.start);
}

static void
assert_expected (BangDocument   *document,
                 const Expected *expected)
{
  const char *text = bang_document_get_text (document, NULL);
  const BangZone *zones;
  gboolean byline = FALSE;
  guint listed = 0;
  guint n_zones;

  zones = bang_document_get_zones (document, &n_zones);
  for (guint i = 0; i < n_zones; i++)
    {
      g_autofree char *what = describe (document, &zones[i]);
      guint kinds;

      if (i > 0 && zones[i].line == zones[i - 1].line)
        {
          g_autofree char *found = g_strndup (text + zones[i].span.start, zones[i].span.end - zones[i].span.start);

          g_assert_cmpint (zones[i].kind, ==, BANG_ZONE_OTHER);
          g_assert_cmpuint (zones[i].line, ==, expected->byline);
          g_assert_cmpstr (found, ==, expected->byline_text);
          byline = TRUE;
          continue;
        }
      kinds = GPOINTER_TO_UINT (g_hash_table_lookup (expected->lines, GUINT_TO_POINTER (zones[i].line)));
      if ((kinds & BANG_ZONES (zones[i].kind)) == 0)
        {
          g_test_fail_printf ("%s", what);
          return;
        }
      listed++;
    }
  g_assert_cmpuint (listed, ==, g_hash_table_size (expected->lines));
  g_assert_true (byline == (expected->byline != 0));
  g_assert_cmpstr (bang_document_get_dateline (document), ==, expected->dateline);
}

static void
test_layout (gconstpointer data)
{
  const char *path = data;
  g_autoptr (BangDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *stem = g_strndup (path, strlen (path) - strlen (".zones"));
  g_autofree char *text_path = g_strconcat (stem, ".txt", NULL);
  g_auto (Expected) expected = { NULL, NULL, 0, NULL };

  read_expected (path, &expected);
  document = bang_reader_read (text_path, NULL, &error);
  g_assert_no_error (error);
  assert_sound (document);
  assert_expected (document, &expected);
}

/* The zones must not hang on blank lines at the top or white space at the ends
 * of lines. */
static void
test_layout_with_space (gconstpointer data)
{
  const char *path = data;
  g_autofree char *stem = g_strndup (path, strlen (path) - strlen (".zones"));
  g_autofree char *text_path = g_strconcat (stem, ".txt", NULL);
  g_autofree char *text = read_text (text_path);
  g_autoptr (BangDocument) plain = bang_document_new_from_text (text, -1);
  g_auto (GStrv) lines = g_strsplit (bang_document_get_text (plain, NULL), "\n", -1);
  g_autofree char *spaced = g_strjoinv ("\302\240 \n", lines);
  g_autoptr (BangDocument) document = bang_document_new_from_text (spaced, -1);
  const BangZone *x;
  const BangZone *y;
  guint n_x;
  guint n_y;

  x = bang_document_get_zones (plain, &n_x);
  y = bang_document_get_zones (document, &n_y);
  g_assert_cmpuint (n_x, ==, n_y);
  for (guint i = 0; i < n_x; i++)
    {
      g_assert_cmpint (x[i].kind, ==, y[i].kind);
      g_assert_cmpuint (x[i].line, ==, y[i].line);
    }
}

static void
expect_list (Expected   *expected,
             JsonObject *file,
             const char *name,
             guint       kinds)
{
  JsonArray *array = json_object_get_array_member (file, name);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_hash_table_insert (expected->lines, GUINT_TO_POINTER ((guint) json_array_get_int_element (array, i)),
                           GUINT_TO_POINTER (kinds));
    }
}

static void
assert_seed (const char *folder,
             const char *name,
             JsonObject *file)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (BangDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Expected) expected = { g_hash_table_new (NULL, NULL), NULL, 0, NULL };
  const BangZone *zones;
  gint64 page_from = json_object_get_int_member (file, "page_from");
  guint n_zones;

  expect_list (&expected, file, "title", BANG_ZONES (BANG_ZONE_TITLE));
  expect_list (&expected, file, "body", BANG_ZONES_STORY);
  expect_list (&expected, file, "captions", BANG_ZONES (BANG_ZONE_CAPTION));
  expect_list (&expected, file, "image_names", BANG_ZONES (BANG_ZONE_IMAGE_NAME));

  document = bang_reader_read (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (bang_document_get_encoding (document), ==, "UTF-8");
  assert_sound (document);
  zones = bang_document_get_zones (document, &n_zones);
  for (guint i = 0; i < n_zones; i++)
    {
      guint kinds = GPOINTER_TO_UINT (g_hash_table_lookup (expected.lines, GUINT_TO_POINTER (zones[i].line)));

      if (kinds == 0)
        {
          g_assert_cmpuint (zones[i].line, >=, page_from);
          kinds = PAGE;
        }
      if ((kinds & BANG_ZONES (zones[i].kind)) == 0)
        {
          g_autofree char *what = describe (document, &zones[i]);

          g_test_fail_printf ("%s: %s", name, what);
        }
    }
}

static void
test_seeds (void)
{
  g_autofree char *truth = find_shared ("gold/seed-lines.json");
  g_autofree char *folder = find_shared ("corpus/seeds");
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GList) names = NULL;
  JsonObject *root;

  if (truth == NULL || folder == NULL)
    return;
  json_parser_load_from_file (parser, truth, &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));
  names = json_object_get_members (root);
  for (GList *l = names; l != NULL; l = l->next)
    {
      if (strcmp (l->data, "about") != 0)
        assert_seed (folder, l->data, json_object_get_object_member (root, l->data));
    }
}

static void
add_layouts (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "document", "layouts", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;
  guint found = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = NULL;
      g_autofree char *spaced = NULL;

      if (!g_str_has_suffix (name, ".zones"))
        continue;
      path = g_strconcat ("/document/layout/", name, NULL);
      spaced = g_strconcat ("/document/layout-with-space/", name, NULL);
      g_test_add_data_func_full (path, g_build_filename (folder, name, NULL), test_layout, g_free);
      g_test_add_data_func_full (spaced, g_build_filename (folder, name, NULL), test_layout_with_space, g_free);
      found++;
    }
  g_assert_cmpuint (found, >, 30);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_layouts ();
  g_test_add_func ("/document/seeds", test_seeds);
  return g_test_run ();
}
