/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The program's tables, compiled into it, and a user's rows on top: which there
 * are, loading them, what is wrong with a user's, and what they all say in one
 * number. Any thread. */

#include "config.h"

#include "text/bang-table-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "bang-lexicon.h"

#define RESOURCE_PREFIX "/org/banggiao/BangGiao/lexicon/"

/* What is wrong with a user's tables is told so often: a file of something else
 * has a thousand bad lines. */
#define MAX_PROBLEMS 20

/**
 * bang_table_list:
 *
 * Returns: (transfer full): the names of the program's tables, as
 *   bang_table_load() takes them
 */
char **
bang_table_list (void)
{
  g_autoptr (GError) error = NULL;
  char **names = g_resource_enumerate_children (bang_lexicon_get_resource (), RESOURCE_PREFIX,
                                                G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  return names != NULL ? names : g_new0 (char *, 1);
}

/* Where a user's tables are, and what was wrong with them. */
static GMutex user_lock;
static char *user_folder;         /* (nullable) */
static GPtrArray *user_problems;  /* (element-type utf8) each once */

static void
add_problem (const char *problem)
{
  g_mutex_lock (&user_lock);
  if (user_problems == NULL)
    user_problems = g_ptr_array_new_with_free_func (g_free);
  if (!g_ptr_array_find_with_equal_func (user_problems, problem, g_str_equal, NULL) && user_problems->len < MAX_PROBLEMS)
    g_ptr_array_add (user_problems, g_strdup (problem));
  g_mutex_unlock (&user_lock);
}

static char *
dup_user_path (const char *name)
{
  g_autofree char *file = g_str_has_suffix (name, ".tsv") ? g_strdup (name) : g_strconcat (name, ".tsv", NULL);
  char *path;

  g_mutex_lock (&user_lock);
  path = user_folder != NULL ? g_build_filename (user_folder, file, NULL) : NULL;
  g_mutex_unlock (&user_lock);
  return path;
}

/* The rows that are right; the rest of the program works without the others. */
static void
read_user_rows (BangTable  *self,
                const char *name)
{
  g_autofree char *path = dup_user_path (name);
  g_autofree char *contents = NULL;
  g_autofree char *own_name = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    return;

  /* Messages name the file. */
  own_name = self->name;
  self->name = g_filename_display_name (path);
  /* Never a device that has no end. */
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    g_set_error (&error, BANG_TABLE_ERROR, BANG_TABLE_ERROR_UNKNOWN,
                 _("Table “%s” is no file. Take it away."), self->name);
  else if (g_file_get_contents (path, &contents, &size, &error))
    {
      bytes = g_bytes_new_take (g_steal_pointer (&contents), size);
      bang_table_read (self, bytes, problems, &error);
    }
  for (guint i = 0; i < problems->len; i++)
    add_problem (g_ptr_array_index (problems, i));
  if (error != NULL)
    add_problem (error->message);
  g_free (self->name);
  self->name = g_steal_pointer (&own_name);
}

/**
 * bang_table_set_user_folder:
 * @path: (type filename) (nullable): where a user may have tables of the same
 *   names as the program's
 *
 * Has their rows read on top of the program's by every bang_table_load() from
 * now on. Once, at the start, before any table is loaded: those that are loaded
 * stay as they are.
 */
void
bang_table_set_user_folder (const char *path)
{
  g_mutex_lock (&user_lock);
  g_free (user_folder);
  user_folder = g_strdup (path);
  g_clear_pointer (&user_problems, g_ptr_array_unref);
  g_mutex_unlock (&user_lock);
}

/* A file that no table reads is a slip in its name. */
static void
check_names (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_auto (GStrv) names = bang_table_list ();
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *shown = NULL;
      g_autofree char *list = NULL;
      g_autofree char *problem = NULL;

      if (!g_str_has_suffix (name, ".tsv") || g_strv_contains ((const char * const *) names, name))
        continue;
      shown = g_filename_display_name (name);
      list = g_strjoinv (", ", names);
      problem = g_strdup_printf (_("Table “%s” is none of the program's. They are: %s."), shown, list);
      add_problem (problem);
    }
}

/**
 * bang_table_list_problems:
 *
 * Reads everything that a user has in their folder of tables, for what is wrong
 * with it. Costs nothing when there is no such folder.
 *
 * Returns: (transfer full): sentences that name the file, the line and what is
 *   wrong; most often none
 */
char **
bang_table_list_problems (void)
{
  g_autofree char *folder = NULL;
  g_auto (GStrv) names = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_mutex_lock (&user_lock);
  folder = g_strdup (user_folder);
  g_mutex_unlock (&user_lock);
  if (folder == NULL || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    return g_new0 (char *, 1);

  check_names (folder);
  names = bang_table_list ();
  for (guint i = 0; names[i] != NULL; i++)
    {
      BangTable *table = bang_table_load (names[i]);

      g_clear_pointer (&table, bang_table_unref);
    }

  g_mutex_lock (&user_lock);
  for (guint i = 0; user_problems != NULL && i < user_problems->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (user_problems, i));
  g_mutex_unlock (&user_lock);
  return g_strv_builder_end (builder);
}

/**
 * bang_table_load:
 * @name: the name of a file of data/lexicon, with or without its ".tsv"
 *
 * Reads a table of the program, and the rows a user has for it on top
 * (bang_table_set_user_folder()). That it is there and well formed was settled
 * when the program was built and tested: if not, the program ends here.
 *
 * Returns: (transfer full): a table of the caller's own, to append to or to
 *   share
 */
BangTable *
bang_table_load (const char *name)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  BangTable *self;

  g_return_val_if_fail (name != NULL, NULL);

  path = g_strconcat (RESOURCE_PREFIX, name, g_str_has_suffix (name, ".tsv") ? NULL : ".tsv", NULL);
  bytes = g_resource_lookup_data (bang_lexicon_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes == NULL)
    g_error ("No lexicon table “%s”: %s", name, error->message);

  self = bang_table_new (name, bytes, &error);
  if (self == NULL)
    g_error ("%s", error->message);

  read_user_rows (self, name);
  return self;
}

/* FNV-1a over the lines that are no comments, with their ends. */
static guint64
digest_lines (guint64     digest,
              const char *text,
              gsize       len)
{
  const char *end = text + len;

  for (const char *line = text, *next; line < end; line = next)
    {
      const char *stop = memchr (line, '\n', (gsize) (end - line));

      next = stop != NULL ? stop + 1 : end;
      if (*line == '#')
        continue;
      for (const char *p = line; p < next; p++)
        digest = (digest ^ (guchar) *p) * G_GUINT64_CONSTANT (0x100000001b3);
    }

  return digest;
}

static guint64
digest_user_rows (guint64     digest,
                  const char *name)
{
  g_autofree char *path = dup_user_path (name);
  g_autofree char *contents = NULL;
  gsize size;

  if (path != NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR) &&
      g_file_get_contents (path, &contents, &size, NULL))
    digest = digest_lines (digest, contents, size);
  return digest;
}

static int
compare_names (const void *a,
               const void *b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

/**
 * bang_table_digest_all:
 *
 * Sums up what is written in all of the program's tables, and in those of the
 * user's folder: another number with any other row, the same with other
 * comments. Reads the text of the tables and does not take it apart, in a third
 * of a millisecond; any user's file is opened.
 *
 * Returns: a number, the same in every run of the program
 */
guint64
bang_table_digest_all (void)
{
  g_auto (GStrv) names = bang_table_list ();
  guint64 digest = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (RESOURCE_PREFIX, names[i], NULL);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (bang_lexicon_get_resource (), path,
                                                         G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      gsize size = 0;
      const char *text = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

      digest = digest_lines (digest, names[i], strlen (names[i]) + 1);
      digest = digest_lines (digest, text, size);
      digest = digest_user_rows (digest, names[i]);
    }

  return digest;
}
