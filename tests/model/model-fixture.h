/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A library of invented articles in a folder of its own, and waiting for what
 * answers in the main loop. Single thread. */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include "library/bang-library.h"

G_BEGIN_DECLS

/* Iterates until @condition holds; a test that waits longer has failed. */
#define WAIT_UNTIL(condition)                                             \
  G_STMT_START                                                            \
    {                                                                     \
      gint64 deadline_ = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;   \
      while (!(condition))                                                \
        {                                                                 \
          if (g_get_monotonic_time () > deadline_)                        \
            g_error ("waited in vain for: %s", #condition);               \
          if (!g_main_context_iteration (NULL, FALSE))                    \
            g_usleep (500);                                               \
        }                                                                 \
    }                                                                     \
  G_STMT_END

/* Whatever is ready now; for what must not happen. */
static inline void
settle (void)
{
  for (int i = 0; i < 40; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (1000);
    }
}

/* A GAsyncReadyCallback that keeps the answer in the GAsyncResult * it is given,
 * for wait_answer(). */
static inline void
answer_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GAsyncResult **answer = user_data;

  g_assert_null (*answer);
  *answer = g_object_ref (result);
}

static inline GAsyncResult *
wait_answer (GAsyncResult **answer)
{
  WAIT_UNTIL (*answer != NULL);

  return g_steal_pointer (answer);
}

/* What a list model told of itself: how often, and the last time. */
typedef struct
{
  guint n;
  guint position;
  guint removed;
  guint added;
} Splices;

static inline void
splice_cb (Splices *splices,
           guint    position,
           guint    removed,
           guint    added)
{
  splices->n++;
  splices->position = position;
  splices->removed = removed;
  splices->added = added;
}

static inline void
watch_splices (gpointer  list,
               Splices  *splices)
{
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (splice_cb), splices);
}

static inline BangLibrary *
open_library_in (const char *folder)
{
  g_autoptr (GError) error = NULL;
  BangLibrary *library = bang_library_open (folder, &error);

  g_assert_no_error (error);

  return library;
}

static inline void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static inline char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("bang-model-XXXXXX", &error);

  g_assert_no_error (error);

  return path;
}

/* An article of its own day, so that the order is known: number 0 is the oldest. */
static inline BangIncoming *
invent (const char *folder,
        guint       number,
        const char *word)
{
  BangIncoming *incoming = bang_incoming_new ();
  g_autofree char *text = NULL;
  BangEvent *event = bang_event_new ("TALKS");

  text = g_strdup_printf ("Bài số %u về %s\n\n"
                          "Đoàn đại biểu thứ %u hội đàm về %s tại thành phố Lào Cai.\n",
                          number, word, number, word);
  incoming->path = g_strdup_printf ("%s/article-%u.txt", folder, number);
  incoming->size = strlen (text);
  incoming->mtime = number + 1;
  incoming->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  incoming->document = bang_document_new_from_text (text, -1);
  incoming->facts = bang_facts_new ();

  event->date.start = (BangDay) { 1900 + number / 336, 1 + number / 28 % 12, 1 + number % 28 };
  event->date.end = event->date.start;
  event->date.basis = BANG_BASIS_STATED;
  g_ptr_array_add (incoming->facts->events, event);

  return incoming;
}

static inline void
add_articles (BangLibrary *library,
              const char  *folder,
              guint        first,
              guint        count,
              const char  *word)
{
  g_autoptr (GPtrArray) incoming = NULL;
  g_autofree BangImportStatus *statuses = g_new0 (BangImportStatus, count);
  g_autoptr (GError) error = NULL;

  incoming = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_incoming_free);
  for (guint i = 0; i < count; i++)
    g_ptr_array_add (incoming, invent (folder, first + i, word));

  g_assert_true (bang_library_add (library, incoming, statuses, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < count; i++)
    g_assert_cmpint (statuses[i], ==, BANG_IMPORT_ADDED);
}

G_END_DECLS
