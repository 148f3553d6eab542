/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A library in a folder of its own, which goes with it. For every test of the
 * store; one thread. */
#pragma once

#include <glib/gstdio.h>
#include <string.h>
#include "library/bang-library.h"

typedef struct
{
  char        *directory;
  BangLibrary *library;
} LibraryFixture;

static inline void
library_fixture_open (LibraryFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->library = bang_library_open (fixture->directory, &error);
  g_assert_no_error (error);
  g_assert_nonnull (fixture->library);
}

static inline void
library_fixture_close (LibraryFixture *fixture)
{
  if (fixture->library != NULL)
    {
      bang_library_close (fixture->library);
      g_assert_finalize_object (fixture->library);
      fixture->library = NULL;
    }
}

static inline void
library_fixture_set_up (LibraryFixture *fixture,
                        gconstpointer   data)
{
  fixture->directory = g_dir_make_tmp ("bang-library-XXXXXX", NULL);
  g_assert_nonnull (fixture->directory);
  library_fixture_open (fixture);
}

static inline void
library_fixture_remove (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      library_fixture_remove (child);
    }
  g_remove (path);
}

static inline void
library_fixture_tear_down (LibraryFixture *fixture,
                           gconstpointer   data)
{
  library_fixture_close (fixture);
  library_fixture_remove (fixture->directory);
  g_free (fixture->directory);
}

static inline char *
library_fixture_path (LibraryFixture *fixture,
                      const char     *name)
{
  return g_build_filename (fixture->directory, name, NULL);
}

/* A file on its way in; @facts (transfer full) may be NULL. */
static inline BangIncoming *
incoming_new (const char *path,
              const char *text,
              BangFacts  *facts)
{
  BangIncoming *incoming = bang_incoming_new ();

  incoming->path = g_strdup (path);
  incoming->size = strlen (text);
  incoming->mtime = 1700000000000000;
  incoming->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  incoming->document = bang_document_new_from_text (text, -1);
  incoming->facts = facts != NULL ? facts : bang_facts_new ();
  return incoming;
}

static inline BangImportStatus
add_text (BangLibrary *library,
          const char  *path,
          const char  *text,
          BangFacts   *facts)
{
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_incoming_free);
  g_autoptr (GError) error = NULL;
  BangImportStatus status = BANG_IMPORT_FAILED;

  g_ptr_array_add (batch, incoming_new (path, text, facts));
  g_assert_true (bang_library_add (library, batch, &status, NULL, &error));
  g_assert_no_error (error);
  return status;
}

/* The ids that answer @typed, which was typed to the end. */
static inline GArray *
search_for (BangLibrary *library,
            const char  *typed,
            BangSort     sort)
{
  g_autoptr (BangQuery) query = bang_query_parse (typed, BANG_QUERY_TYPED);
  g_autoptr (GError) error = NULL;
  GArray *ids = bang_library_search (library, query, sort, 0, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (ids);
  return ids;
}

static inline guint
count_found (BangLibrary *library,
             const char  *typed)
{
  g_autoptr (GArray) ids = search_for (library, typed, BANG_SORT_NEWEST);

  return ids->len;
}

static inline void
assert_sound (BangLibrary *library)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = bang_library_check (library, FALSE, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (problems, i));
  g_assert_cmpuint (problems->len, ==, 0);
}

/* Facts of one event on one day. */
static inline BangFacts *
facts_of_day (const char *type,
              guint       year,
              guint       month,
              guint       day)
{
  BangFacts *facts = bang_facts_new ();
  BangEvent *event = bang_event_new (type);

  event->date.start = (BangDay) { (guint16) year, (guint8) month, (guint8) day };
  event->date.end = event->date.start;
  event->date.basis = year != 0 ? BANG_BASIS_STATED : BANG_BASIS_UNKNOWN;
  g_ptr_array_add (facts->events, event);
  return facts;
}

static inline BangEntity *
facts_add_entity (BangFacts      *facts,
                  BangEntityKind  kind,
                  const char     *name,
                  BangCountry     side)
{
  BangEntity *entity = bang_entity_new (kind, name);

  entity->side = side;
  g_ptr_array_add (facts->entities, entity);
  return entity;
}
