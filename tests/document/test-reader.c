/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading files: only ordinary ones, never waiting, never more than the bound. */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "document-test.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("bang-reader-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "bài viết.txt", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_remove (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
assert_refused (const char        *path,
                BangDocumentError  code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (bang_reader_read (path, NULL, &error));
  g_assert_error (error, BANG_DOCUMENT_ERROR, (int) code);
}

static void
test_ordinary (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (BangDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "Lễ đón\n\nSáng 3/2, huyện Mường Khương tổ chức lễ đón đoàn đại biểu huyện Hà Khẩu.\n", -1, NULL));
  document = bang_reader_read (fixture->path, NULL, &error);
  g_assert_no_error (error);
  title = bang_document_dup_title (document);
  g_assert_cmpstr (title, ==, "Lễ đón");
}

static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (bang_reader_read (fixture->path, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  assert_refused (fixture->path, BANG_DOCUMENT_ERROR_EMPTY);
}

static void
test_fifo (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  assert_refused (fixture->path, BANG_DOCUMENT_ERROR_NOT_A_FILE);
}

static void
test_socket (Fixture       *fixture,
             gconstpointer  data)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int fd = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

  g_strlcpy (address.sun_path, fixture->path, sizeof address.sun_path);
  g_assert_cmpint (bind (fd, (struct sockaddr *) &address, sizeof address), ==, 0);
  assert_refused (fixture->path, BANG_DOCUMENT_ERROR_NOT_A_FILE);
  close (fd);
}

static void
test_directory (Fixture       *fixture,
                gconstpointer  data)
{
  assert_refused (fixture->folder, BANG_DOCUMENT_ERROR_NOT_A_FILE);
}

static void
test_device (Fixture       *fixture,
             gconstpointer  data)
{
  assert_refused ("/dev/zero", BANG_DOCUMENT_ERROR_NOT_A_FILE);
}

/* A sparse file costs no disk; its size alone must be enough to refuse it. */
static void
test_too_large (Fixture       *fixture,
                gconstpointer  data)
{
  int fd = g_open (fixture->path, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (ftruncate (fd, (off_t) 1 << 40), ==, 0);
  close (fd);
  assert_refused (fixture->path, BANG_DOCUMENT_ERROR_TOO_LARGE);
}

static void
test_at_the_bound (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *bytes = g_malloc (BANG_READER_MAX_BYTES + 1);
  g_autoptr (GBytes) loaded = NULL;
  g_autoptr (GError) error = NULL;

  memset (bytes, 'a', BANG_READER_MAX_BYTES + 1);
  g_assert_true (g_file_set_contents (fixture->path, bytes, BANG_READER_MAX_BYTES, NULL));
  loaded = bang_reader_load (fixture->path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (loaded), ==, BANG_READER_MAX_BYTES);

  g_assert_true (g_file_set_contents (fixture->path, bytes, BANG_READER_MAX_BYTES + 1, NULL));
  assert_refused (fixture->path, BANG_DOCUMENT_ERROR_TOO_LARGE);
}

/* /proc files say they are empty and are not: the same as a file that grows
 * after its size was asked for. */
static void
test_grows (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GBytes) bytes = NULL;

  if (!g_file_test ("/proc/self/status", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("there is no /proc");
      return;
    }
  bytes = bang_reader_load ("/proc/self/status", NULL, NULL);
  g_assert_nonnull (bytes);
  g_assert_cmpuint (g_bytes_get_size (bytes), >, 100);
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "a", 1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_null (bang_reader_load (fixture->path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_names (void)
{
  g_assert_true (bang_reader_can_read ("/home/lan/bài.txt"));
  g_assert_true (bang_reader_can_read ("BÀI.TXT"));
  g_assert_true (bang_reader_can_read ("a.Text"));
  g_assert_true (bang_reader_can_read ("a.html.txt"));
  g_assert_true (bang_reader_can_read ("-rf.txt"));
  g_assert_false (bang_reader_can_read ("txt"));
  g_assert_false (bang_reader_can_read (".txt"));
  g_assert_false (bang_reader_can_read ("/home/lan/.txt"));
  g_assert_false (bang_reader_can_read ("a.txt~"));
  g_assert_false (bang_reader_can_read ("a.pdf"));
  g_assert_false (bang_reader_can_read (""));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/document/reader/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("ordinary", test_ordinary);
  ADD ("missing", test_missing);
  ADD ("empty", test_empty);
  ADD ("fifo", test_fifo);
  ADD ("socket", test_socket);
  ADD ("directory", test_directory);
  ADD ("device", test_device);
  ADD ("too-large", test_too_large);
  ADD ("at-the-bound", test_at_the_bound);
  ADD ("grows", test_grows);
  ADD ("cancelled", test_cancelled);
#undef ADD
  g_test_add_func ("/document/reader/names", test_names);
  return g_test_run ();
}
