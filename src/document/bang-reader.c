/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file on disk to a document.
 *
 * A folder that is imported can hold anything: named pipes that never end,
 * devices, files that grow while they are read, pictures named .txt. Reading
 * is therefore by descriptor, opened without blocking, of regular files only
 * and bounded. Blocking; any thread, not the window's.
 */

#include "config.h"

#include "document/bang-reader.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#define CHUNK (64 * 1024)

static void
set_errno (GError     **error,
           int          errsv,
           const char  *format)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errsv), "%s (%s)", format, g_strerror (errsv));
}

static void
set_too_large (GError **error)
{
  g_set_error (error, BANG_DOCUMENT_ERROR, BANG_DOCUMENT_ERROR_TOO_LARGE,
               _("The file is larger than %d megabytes, which no news article is. Split it, or leave it out."),
               BANG_READER_MAX_BYTES / (1024 * 1024));
}

static int
open_regular (const char   *path,
              struct stat  *info,
              GError      **error)
{
  int fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);

  /* A socket cannot be opened at all, and says so in this way. */
  if (fd < 0 && errno != ENXIO)
    {
      set_errno (error, errno, _("The file could not be opened"));
      return -1;
    }
  if (fd >= 0 && fstat (fd, info) != 0)
    {
      set_errno (error, errno, _("The file could not be examined"));
      close (fd);
      return -1;
    }
  if (fd < 0 || !S_ISREG (info->st_mode))
    {
      g_set_error_literal (error, BANG_DOCUMENT_ERROR, BANG_DOCUMENT_ERROR_NOT_A_FILE,
                           _("This is not an ordinary file but a folder, a pipe or a device, and is left out."));
      if (fd >= 0)
        close (fd);
      return -1;
    }
  return fd;
}

/* Reads @fd to its end, at most one byte more than the bound, so that a file
 * that grows meanwhile is noticed and cannot fill the memory. */
static GByteArray *
read_bounded (int            fd,
              gsize          expected,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GByteArray) data = g_byte_array_sized_new (MIN (expected, BANG_READER_MAX_BYTES) + 1);

  for (;;)
    {
      guint old = data->len;
      /* One byte more than is left, so that the file ends in the room there is. */
      guint want = old <= expected ? (guint) MIN (expected - old + 1, CHUNK) : CHUNK;
      gssize n;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (old > BANG_READER_MAX_BYTES)
        {
          set_too_large (error);
          return NULL;
        }

      g_byte_array_set_size (data, old + want);
      do
        n = read (fd, data->data + old, want);
      while (n < 0 && errno == EINTR);
      if (n < 0)
        {
          set_errno (error, errno, _("The file could not be read"));
          return NULL;
        }
      g_byte_array_set_size (data, old + n);
      if (n == 0)
        return g_steal_pointer (&data);
    }
}

/**
 * bang_reader_load:
 * @path: a file name in the file system's encoding
 * @cancellable: (nullable): asked between chunks
 * @error: return location for an error of %BANG_DOCUMENT_ERROR or %G_IO_ERROR
 *
 * Reads a regular file of at most %BANG_READER_MAX_BYTES. Never waits for a
 * pipe or a device.
 *
 * Returns: (transfer full) (nullable): the bytes
 */
GBytes *
bang_reader_load (const char    *path,
                  GCancellable  *cancellable,
                  GError       **error)
{
  GByteArray *data;
  struct stat info;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  fd = open_regular (path, &info, error);
  if (fd < 0)
    return NULL;
  if (info.st_size > BANG_READER_MAX_BYTES)
    {
      set_too_large (error);
      close (fd);
      return NULL;
    }

  data = read_bounded (fd, info.st_size, cancellable, error);
  close (fd);
  return data != NULL ? g_byte_array_free_to_bytes (data) : NULL;
}

/**
 * bang_reader_read:
 * @path: a file name in the file system's encoding
 * @cancellable: (nullable): asked between chunks
 * @error: return location for an error of %BANG_DOCUMENT_ERROR or %G_IO_ERROR
 *
 * Loads a file and makes a document of it.
 *
 * Returns: (transfer full) (nullable): the document
 */
BangDocument *
bang_reader_read (const char    *path,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (GBytes) bytes = NULL;

  bytes = bang_reader_load (path, cancellable, error);
  return bytes != NULL ? bang_document_new_from_bytes (bytes, error) : NULL;
}

/**
 * bang_reader_can_read:
 * @path: a file name
 *
 * Whether there is a reader for files of this name. Looks at nothing but the
 * end of the name; the file need not exist.
 *
 * Returns: %TRUE for .txt and .text in any case
 */
gboolean
bang_reader_can_read (const char *path)
{
  static const char *const endings[] = { ".txt", ".text" };
  gsize len;

  g_return_val_if_fail (path != NULL, FALSE);

  len = strlen (path);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize n = strlen (endings[i]);

      if (len > n && path[len - n - 1] != G_DIR_SEPARATOR
          && g_ascii_strcasecmp (path + len - n, endings[i]) == 0)
        return TRUE;
    }
  return FALSE;
}
