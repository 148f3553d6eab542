/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import finds in folders made to be difficult. Each test ends; that
 * none hangs is half of what they test. */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "import/bang-find-private.h"

typedef struct
{
  char      *folder;
  GPtrArray *found;      /* (element-type BangFound) */
  guint      stop_after; /* 0: never */
} Fixture;

static void
remove_tree (const char *path)
{
  struct stat st;
  GDir *dir = NULL;
  const char *name;

  if (lstat (path, &st) == 0 && S_ISDIR (st.st_mode))
    {
      g_chmod (path, 0700);
      dir = g_dir_open (path, 0, NULL);
    }
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_remove (path);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("bang-find-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->found = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_found_free);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_ptr_array_unref (fixture->found);
}

static char *
make_folder (Fixture    *fixture,
             const char *name)
{
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  return path;
}

static void
make_file (Fixture    *fixture,
           const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "tin", -1, NULL));
}

static void
make_link (Fixture    *fixture,
           const char *name,
           const char *target)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_cmpint (symlink (target, path), ==, 0);
}

static gboolean
found_cb (BangFound *found,
          gpointer   user_data)
{
  Fixture *fixture = user_data;

  g_ptr_array_add (fixture->found, found);
  return fixture->found->len != fixture->stop_after;
}

static gboolean
find (Fixture    *fixture,
      const char *first,
      ...)
{
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  va_list names;

  g_ptr_array_set_size (fixture->found, 0);
  va_start (names, first);
  for (const char *name = first; name != NULL; name = va_arg (names, const char *))
    g_ptr_array_add (paths, *name == '\0' ? g_strdup (fixture->folder)
                                          : g_build_filename (fixture->folder, name, NULL));
  va_end (names);
  g_ptr_array_add (paths, NULL);
  return bang_find_files ((const char * const *) paths->pdata, NULL, found_cb, fixture);
}

/* What was found, below the folder, "!" before what is not to be read. */
static void
assert_found (Fixture    *fixture,
              const char *first,
              ...)
{
  g_autoptr(GString) expected = g_string_new (NULL);
  g_autoptr(GString) got = g_string_new (NULL);
  gsize prefix = strlen (fixture->folder) + 1;
  va_list names;

  va_start (names, first);
  for (const char *name = first; name != NULL; name = va_arg (names, const char *))
    g_string_append_printf (expected, "%s\n", name);
  va_end (names);

  for (guint i = 0; i < fixture->found->len; i++)
    {
      const BangFound *found = g_ptr_array_index (fixture->found, i);

      g_string_append_printf (got, "%s%s\n", found->reason != NULL ? "!" : "", found->path + prefix);
      if (found->reason == NULL)
        g_assert_cmpuint (found->size, ==, 3);
      else
        g_assert_true (g_str_has_suffix (found->reason, "."));
    }
  g_assert_cmpstr (got->str, ==, expected->str);
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  make_file (fixture, "b.txt");
  make_file (fixture, "a/z.txt");
  make_file (fixture, "a/y/x.TXT");
  make_file (fixture, "B.txt");
  make_file (fixture, "đ.txt");

  g_assert_true (find (fixture, "", NULL));
  assert_found (fixture, "B.txt", "a/y/x.TXT", "a/z.txt", "b.txt", "đ.txt", NULL);

  /* Named ones in the order they were named. */
  g_assert_true (find (fixture, "b.txt", "a", NULL));
  assert_found (fixture, "b.txt", "a/y/x.TXT", "a/z.txt", NULL);
}

static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  make_file (fixture, "-rf.txt");
  make_file (fixture, "%s%n.txt");
  make_file (fixture, "a\nb.txt");
  make_file (fixture, "\xff\xfe.txt");
  make_file (fixture, ".hidden.txt");
  make_file (fixture, ".git/x.txt");
  make_file (fixture, "anh.jpg");
  make_file (fixture, "no-ending");

  g_assert_true (find (fixture, "", NULL));
  assert_found (fixture, "%s%n.txt", "-rf.txt", "a\nb.txt", "\xff\xfe.txt", NULL);

  /* A name that was asked for is tried whatever it looks like. */
  g_assert_true (find (fixture, ".hidden.txt", "anh.jpg", "no-ending", NULL));
  assert_found (fixture, ".hidden.txt", "anh.jpg", "no-ending", NULL);
}

static void
test_links (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *away = make_folder (fixture, "away");

  make_file (fixture, "tree/a/one.txt");
  make_file (fixture, "away/two.txt");
  make_link (fixture, "tree/a/up", "..");
  make_link (fixture, "tree/a/self", ".");
  make_link (fixture, "tree/a/root", "/");
  make_link (fixture, "tree/b", "a");
  make_link (fixture, "tree/c", away);
  make_link (fixture, "tree/circle.txt", "circle.txt");
  make_link (fixture, "tree/file.txt", "a/one.txt");
  make_link (fixture, "tree/nothing", "not-there");
  make_link (fixture, "tree/nothing.txt", "not-there");

  g_assert_true (find (fixture, "tree", NULL));
  assert_found (fixture, "tree/a/one.txt", "tree/c/two.txt", "!tree/circle.txt",
                "tree/file.txt", "!tree/nothing.txt", NULL);
}

/* A folder within a folder that is named as well, in either order. */
static void
test_overlap (Fixture       *fixture,
              gconstpointer  data)
{
  make_file (fixture, "a/b/one.txt");
  make_file (fixture, "a/two.txt");

  g_assert_true (find (fixture, "a/b", "a", "a", NULL));
  assert_found (fixture, "a/b/one.txt", "a/two.txt", NULL);
  g_assert_true (find (fixture, "a", "a/b", NULL));
  assert_found (fixture, "a/b/one.txt", "a/two.txt", NULL);
}

static void
test_special (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *fifo = g_build_filename (fixture->folder, "pipe.txt", NULL);
  const char *device[] = { "/dev/zero", NULL };

  make_file (fixture, "z.txt");
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);

  g_assert_true (find (fixture, "", NULL));
  assert_found (fixture, "!pipe.txt", "z.txt", NULL);
  g_assert_true (find (fixture, "pipe.txt", NULL));
  assert_found (fixture, "!pipe.txt", NULL);

  g_ptr_array_set_size (fixture->found, 0);
  g_assert_true (bang_find_files (device, NULL, found_cb, fixture));
  g_assert_cmpuint (fixture->found->len, ==, 1);
  g_assert_cmpint (((BangFound *) g_ptr_array_index (fixture->found, 0))->status,
                   ==, BANG_IMPORT_SKIPPED);
}

static void
test_absent (Fixture       *fixture,
             gconstpointer  data)
{
  g_assert_true (find (fixture, "nothing.txt", NULL));
  assert_found (fixture, "!nothing.txt", NULL);
  g_assert_cmpint (((BangFound *) g_ptr_array_index (fixture->found, 0))->status,
                   ==, BANG_IMPORT_FAILED);
}

static void
test_unreadable (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *locked = make_folder (fixture, "locked");

  if (geteuid () == 0)
    {
      g_test_skip ("root may read everything");
      return;
    }

  make_file (fixture, "locked/one.txt");
  make_file (fixture, "z.txt");
  g_assert_cmpint (g_chmod (locked, 0), ==, 0);
  g_assert_true (find (fixture, "", NULL));
  assert_found (fixture, "!locked", "z.txt", NULL);
}

/* Deeper than folders are followed, and than a path can be. */
static void
test_deep (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GString) path = g_string_new (NULL);
  guint n_read = 0;
  const BangFound *last;

  for (guint i = 0; i < BANG_FIND_MAX_DEPTH + 10; i++)
    {
      g_string_append_printf (path, "%sd", i > 0 ? "/" : "");
      if (i % 8 == 0)
        {
          g_autofree char *file = g_strconcat (path->str, "/x.txt", NULL);

          make_file (fixture, file);
        }
    }
  g_free (make_folder (fixture, path->str));

  g_assert_true (find (fixture, "", NULL));
  for (guint i = 0; i < fixture->found->len; i++)
    n_read += ((BangFound *) g_ptr_array_index (fixture->found, i))->reason == NULL;
  g_assert_cmpuint (n_read, ==, BANG_FIND_MAX_DEPTH / 8);
  g_assert_cmpuint (fixture->found->len, ==, n_read + 1);

  /* Folders come before files here ("d" before "x.txt"): the end comes first. */
  last = g_ptr_array_index (fixture->found, 0);
  g_assert_cmpint (last->status, ==, BANG_IMPORT_SKIPPED);
}

static void
test_stop (Fixture       *fixture,
           gconstpointer  data)
{
  make_file (fixture, "a.txt");
  make_file (fixture, "b/b.txt");
  make_file (fixture, "c.txt");

  fixture->stop_after = 2;
  g_assert_false (find (fixture, "", NULL));
  assert_found (fixture, "a.txt", "b/b.txt", NULL);
}

static void
add_test (const char *path,
          void      (*func) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, func, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/import/find/order", test_order);
  add_test ("/import/find/names", test_names);
  add_test ("/import/find/links", test_links);
  add_test ("/import/find/overlap", test_overlap);
  add_test ("/import/find/special", test_special);
  add_test ("/import/find/absent", test_absent);
  add_test ("/import/find/unreadable", test_unreadable);
  add_test ("/import/find/deep", test_deep);
  add_test ("/import/find/stop", test_stop);

  return g_test_run ();
}
