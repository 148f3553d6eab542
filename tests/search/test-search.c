/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries as data, for editors who write no C.
 *
 *   corpus/NAME.txt    an article as it would be saved from a page
 *   corpus/NAME.facts  what is known of it, a fact a line: type CODE, date DAY
 *                      [LAST-DAY] (YYYY-MM-DD, 00 for what is not known),
 *                      person, place or org NAME
 *   NAME.query         the order wanted (newest, oldest, relevance), after the
 *                      word "typing" when the last word is unfinished; then, on
 *                      the lines after, what is typed
 *   NAME.expected      the articles found, in order
 */
#include <glib/gstdio.h>
#include <string.h>

#include "library/bang-library.h"

static BangLibrary *library;
static GPtrArray *names;        /* of the articles, by id - 1 */

static char *
read_file (const char *name,
           const char *suffix)
{
  g_autofree char *file = g_strconcat (name, suffix, NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "search", file, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* The names of the files in a folder that end so, in order. */
static GPtrArray *
list_files (const char *folder,
            const char *suffix)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "search", folder, NULL);
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_suffix (name, suffix))
        g_ptr_array_add (files, g_strndup (name, strlen (name) - strlen (suffix)));
    }
  g_ptr_array_sort (files, compare_names);
  return files;
}

static BangDay
parse_day (const char *text)
{
  BangDay day = { 0, 0, 0 };

  g_assert_cmpuint (strlen (text), ==, 10);
  day.year = (guint16) g_ascii_strtoull (text, NULL, 10);
  day.month = (guint8) g_ascii_strtoull (text + 5, NULL, 10);
  day.day = (guint8) g_ascii_strtoull (text + 8, NULL, 10);
  return day;
}

static void
add_fact (BangFacts  *facts,
          BangEvent  *event,
          const char *word,
          const char *value)
{
  BangEntityKind kind;

  if (strcmp (word, "type") == 0)
    {
      event->type = g_intern_string (value);
    }
  else if (strcmp (word, "date") == 0)
    {
      g_auto (GStrv) days = g_strsplit (value, " ", 2);

      event->date.start = parse_day (days[0]);
      event->date.end = parse_day (days[1] != NULL ? days[1] : days[0]);
      event->date.basis = event->date.start.year != 0 ? BANG_BASIS_STATED : BANG_BASIS_UNKNOWN;
    }
  else
    {
      g_assert_true (bang_entity_kind_from_string (strcmp (word, "org") == 0 ? "organisation" : word, &kind));
      g_ptr_array_add (facts->entities, bang_entity_new (kind, value));
    }
}

static BangFacts *
read_facts (const char *name)
{
  g_autofree char *text = read_file (name, ".facts");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  BangFacts *facts = bang_facts_new ();
  BangEvent *event = bang_event_new ("OTHER");

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", 2);

      if (words[0] != NULL && words[1] != NULL)
        add_fact (facts, event, words[0], words[1]);
    }
  g_ptr_array_add (facts->events, event);
  return facts;
}

static void
add_corpus (void)
{
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_incoming_free);
  g_autoptr (GError) error = NULL;

  /* From the last to the first, so that of undated ones the first is newest. */
  for (guint i = names->len; i-- > 0;)
    {
      g_autofree char *name = g_build_filename ("corpus", g_ptr_array_index (names, i), NULL);
      g_autofree char *text = read_file (name, ".txt");
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      BangIncoming *incoming = bang_incoming_new ();

      incoming->path = g_strdup (name);
      incoming->size = strlen (text);
      incoming->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
      incoming->document = bang_document_new_from_bytes (bytes, &error);
      g_assert_no_error (error);
      incoming->facts = read_facts (name);
      g_ptr_array_add (batch, incoming);
    }
  g_assert_true (bang_library_add (library, batch, NULL, NULL, &error));
  g_assert_no_error (error);
}

static BangSort
parse_sort (const char *word)
{
  if (strcmp (word, "oldest") == 0)
    return BANG_SORT_OLDEST;
  if (strcmp (word, "relevance") == 0)
    return BANG_SORT_RELEVANCE;
  g_assert_cmpstr (word, ==, "newest");
  return BANG_SORT_NEWEST;
}

static char *
search (const char *typed,
        gboolean    typing,
        BangSort    sort,
        gint64      limit)
{
  g_autoptr (BangQuery) query = bang_query_parse (typed, typing ? BANG_QUERY_TYPING : BANG_QUERY_TYPED);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = bang_library_search (library, query, sort, limit, NULL, &error);
  GString *found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    {
      guint place = names->len - (guint) g_array_index (ids, gint64, i);

      g_string_append_printf (found, "%s\n", (char *) g_ptr_array_index (names, place));
    }
  return g_string_free (found, FALSE);
}

static void
test_query (gconstpointer data)
{
  const char *name = data;
  g_autofree char *text = read_file (name, ".query");
  g_autofree char *expected = read_file (name, ".expected");
  g_autofree char *first = NULL;
  g_autofree char *all = NULL;
  char *typed = strchr (text, '\n');
  gboolean typing = g_str_has_prefix (text, "typing ");

  g_assert_nonnull (typed);
  *typed++ = '\0';
  g_strchomp (typed);

  /* The first page and the whole answer come by different ways. */
  first = search (typed, typing, parse_sort (typing ? text + strlen ("typing ") : text), 20);
  all = search (typed, typing, parse_sort (typing ? text + strlen ("typing ") : text), 0);
  g_assert_cmpstr (first, ==, expected);
  g_assert_cmpstr (all, ==, expected);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      g_remove (child);
    }
  g_rmdir (path);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *directory = g_dir_make_tmp ("bang-search-XXXXXX", NULL);
  g_autoptr (GPtrArray) queries = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  /* All that is wrong is to be seen at once. */
  g_test_set_nonfatal_assertions ();

  library = bang_library_open (directory, &error);
  g_assert_no_error (error);
  names = list_files ("corpus", ".txt");
  add_corpus ();

  queries = list_files (".", ".query");
  g_assert_cmpuint (queries->len, >, 0);
  for (guint i = 0; i < queries->len; i++)
    {
      g_autofree char *path = g_strconcat ("/search/", g_ptr_array_index (queries, i), NULL);

      g_test_add_data_func (path, g_ptr_array_index (queries, i), test_query);
    }
  status = g_test_run ();

  bang_library_close (library);
  g_assert_finalize_object (library);
  g_ptr_array_unref (names);
  remove_tree (directory);
  return status;
}
