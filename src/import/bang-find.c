/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the files of an import: those named, whatever they are called, and in
 * named folders those that a reader knows. Blocking; runs in the job's finder
 * thread, and nothing but stat and readdir touches what it finds, so that no
 * pipe or device can make it wait.
 *
 * File names are bytes. The order is that of the names' bytes, folder by
 * folder, and so the same on every run. Links are followed; every folder is
 * entered once, by its (device, inode), and those that contain the named one
 * not at all: a link that leads back up is a loop, not a find. */
#include "config.h"

#include "import/bang-find-private.h"

#include <dirent.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "document/bang-reader.h"

typedef struct
{
  guint64 device;
  guint64 inode;
} FolderKey;

typedef struct
{
  GHashTable   *entered;     /* (element-type FolderKey): folders not to enter again */
  GHashTable   *above;       /* (element-type FolderKey): those that contain the named one */
  GCancellable *cancellable;
  BangFoundFunc func;
  gpointer      user_data;
} Find;

/**
 * bang_found_free:
 * @self: (nullable) (transfer full): a found file
 */
void
bang_found_free (BangFound *self)
{
  if (self == NULL)
    return;

  g_free (self->path);
  g_free (self->reason);
  g_free (self);
}

static guint
folder_key_hash (gconstpointer data)
{
  const FolderKey *key = data;

  return g_int64_hash (&key->inode) ^ g_int64_hash (&key->device);
}

static gboolean
folder_key_equal (gconstpointer a,
                  gconstpointer b)
{
  const FolderKey *one = a;
  const FolderKey *two = b;

  return one->device == two->device && one->inode == two->inode;
}

static GHashTable *
folder_set_new (void)
{
  return g_hash_table_new_full (folder_key_hash, folder_key_equal, g_free, NULL);
}

/* Whether the folder was not in the set yet; it is from now on. */
static gboolean
folder_set_add (GHashTable        *set,
                const struct stat *st)
{
  FolderKey *key = g_new (FolderKey, 1);

  key->device = st->st_dev;
  key->inode = st->st_ino;
  return g_hash_table_add (set, key);
}

static gboolean
folder_set_contains (GHashTable        *set,
                     const struct stat *st)
{
  FolderKey key = { st->st_dev, st->st_ino };

  return g_hash_table_contains (set, &key);
}

static gboolean
stopped (Find *find)
{
  return g_cancellable_is_cancelled (find->cancellable);
}

static gboolean
report (Find             *find,
        const char       *path,
        BangImportStatus  status,
        const char       *reason)
{
  BangFound *found = g_new0 (BangFound, 1);

  found->path = g_strdup (path);
  found->status = status;
  found->reason = g_strdup (reason);
  return find->func (found, find->user_data);
}

static gboolean
report_errno (Find       *find,
              const char *path,
              int         code)
{
  g_autofree char *reason = NULL;

  switch (code)
    {
    case EACCES:
    case EPERM:
      return report (find, path, BANG_IMPORT_FAILED,
                     _("You are not allowed to read it. Ask its owner, or change its permissions."));
    case ENOENT:
      return report (find, path, BANG_IMPORT_FAILED,
                     _("There is nothing of that name. Check how the name is written."));
    case ENAMETOOLONG:
      return report (find, path, BANG_IMPORT_FAILED,
                     _("Its path is too long to open. Move it nearer to the top folder."));
    case ELOOP:
      return report (find, path, BANG_IMPORT_SKIPPED,
                     _("It is a link that leads back to itself, so there is nothing to read."));
    default:
      reason = g_strdup_printf (_("It could not be read: %s. Try again, or copy it to another place."),
                                g_strerror (code));
      return report (find, path, BANG_IMPORT_FAILED, reason);
    }
}

static gboolean
report_file (Find              *find,
             const char        *path,
             const struct stat *st)
{
  BangFound *found = g_new0 (BangFound, 1);

  found->path = g_strdup (path);
  found->size = (guint64) st->st_size;
  found->mtime = (gint64) st->st_mtim.tv_sec * G_USEC_PER_SEC + st->st_mtim.tv_nsec / 1000;
  found->status = BANG_IMPORT_ADDED;
  return find->func (found, find->user_data);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* The names in a folder, in the order of their bytes, without the hidden ones;
 * NULL with errno set when it cannot be read. */
static GPtrArray *
list_folder (const char *path)
{
  g_autoptr(GPtrArray) names = NULL;
  DIR *dir = opendir (path);
  struct dirent *entry;
  int code;

  if (dir == NULL)
    return NULL;

  names = g_ptr_array_new_with_free_func (g_free);
  errno = 0;
  while ((entry = readdir (dir)) != NULL)
    {
      if (entry->d_name[0] != '.')
        g_ptr_array_add (names, g_strdup (entry->d_name));
    }
  code = errno;
  closedir (dir);
  if (code != 0)
    {
      errno = code;
      return NULL;
    }

  g_ptr_array_sort (names, compare_names);
  return g_steal_pointer (&names);
}

static gboolean find_folder (Find       *find,
                             const char *path,
                             guint       depth);

/* One name out of a folder. What is neither a folder nor a file for a reader
 * (pictures beside the pages) is passed over without a word. */
static gboolean
find_entry (Find       *find,
            const char *path,
            guint       depth)
{
  struct stat st;

  if (strlen (path) >= PATH_MAX)
    return report_errno (find, path, ENAMETOOLONG);

  if (stat (path, &st) != 0)
    {
      /* A link to nothing, or gone since the folder was listed. */
      if (errno == ENOENT && !bang_reader_can_read (path))
        return TRUE;
      return report_errno (find, path, errno);
    }

  if (S_ISDIR (st.st_mode))
    {
      if (folder_set_contains (find->above, &st) || !folder_set_add (find->entered, &st))
        return TRUE;
      return find_folder (find, path, depth + 1);
    }

  if (!S_ISREG (st.st_mode))
    return report (find, path, BANG_IMPORT_SKIPPED,
                   _("It is a pipe, socket or device, not a file."));

  if (!bang_reader_can_read (path))
    return TRUE;
  return report_file (find, path, &st);
}

static gboolean
find_folder (Find       *find,
             const char *path,
             guint       depth)
{
  g_autoptr(GPtrArray) names = NULL;

  if (depth > BANG_FIND_MAX_DEPTH)
    return report (find, path, BANG_IMPORT_SKIPPED,
                   _("It lies too many folders deep. Import it on its own."));

  names = list_folder (path);
  if (names == NULL)
    return report_errno (find, path, errno);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *child = NULL;

      if (stopped (find))
        return FALSE;

      child = g_build_filename (path, g_ptr_array_index (names, i), NULL);
      if (!find_entry (find, child, depth))
        return FALSE;
    }
  return TRUE;
}

/* Notes the folders that contain the named one. */
static void
note_parents (Find       *find,
              const char *path)
{
  g_autofree char *real = realpath (path, NULL);

  g_hash_table_remove_all (find->above);
  while (real != NULL && !g_str_equal (real, "/"))
    {
      char *parent = g_path_get_dirname (real);
      struct stat st;

      g_free (real);
      real = parent;
      if (stat (real, &st) == 0)
        folder_set_add (find->above, &st);
    }
}

static gboolean
find_named (Find       *find,
            const char *path)
{
  struct stat st;

  if (strlen (path) >= PATH_MAX)
    return report_errno (find, path, ENAMETOOLONG);
  if (stat (path, &st) != 0)
    return report_errno (find, path, errno);
  if (S_ISREG (st.st_mode))
    return report_file (find, path, &st);
  if (!S_ISDIR (st.st_mode))
    return report (find, path, BANG_IMPORT_SKIPPED,
                   _("It is a pipe, socket or device, not a file."));

  if (!folder_set_add (find->entered, &st))
    return TRUE;
  note_parents (find, path);
  return find_folder (find, path, 0);
}

/**
 * bang_find_files:
 * @paths: (array zero-terminated=1): files and folders, absolute, file name bytes
 * @cancellable: (nullable): stops between two files
 * @func: (scope call): called for each file and each problem, in order
 * @user_data: for @func
 *
 * Finds files, recursively. A named file is given whatever its name; in a
 * folder hidden files are left out, and files that no reader knows.
 *
 * Returns: %FALSE when it was stopped
 */
gboolean
bang_find_files (const char * const *paths,
                 GCancellable       *cancellable,
                 BangFoundFunc       func,
                 gpointer            user_data)
{
  g_autoptr(GHashTable) entered = folder_set_new ();
  g_autoptr(GHashTable) above = folder_set_new ();
  Find find = { entered, above, cancellable, func, user_data };

  for (guint i = 0; paths[i] != NULL; i++)
    {
      if (stopped (&find) || !find_named (&find, paths[i]))
        return FALSE;
    }
  return TRUE;
}
