/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What several tests of this room need. */
#pragma once

#include "document/bang-reader.h"

G_BEGIN_DECLS

/* The five real articles lie beside the project where it is developed. NULL,
 * with the test skipped, where they are missing. */
static inline char *
find_shared (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("BANG_SOURCE_ROOT"), "..", "shared", name, NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the shared articles are not beside the project");
      return NULL;
    }
  return g_steal_pointer (&path);
}

static inline char *
read_text (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* Every promise a document makes of itself, whatever it was made of. */
static inline void
assert_sound (BangDocument *document)
{
  const BangZone *zones;
  const char *text;
  gsize last = 0;
  guint n_zones;
  gsize len;

  text = bang_document_get_text (document, &len);
  g_assert_true (g_utf8_validate_len (text, len, NULL));
  g_assert_null (memchr (text, '\r', len));
  zones = bang_document_get_zones (document, &n_zones);
  for (guint i = 0; i < n_zones; i++)
    {
      g_assert_cmpuint (zones[i].span.start, >=, last);
      g_assert_cmpuint (zones[i].span.start, <, zones[i].span.end);
      g_assert_cmpuint (zones[i].span.end, <=, len);
      g_assert_true (g_utf8_validate_len (text + zones[i].span.start, zones[i].span.end - zones[i].span.start, NULL));
      g_assert_cmpuint (zones[i].kind, <, BANG_ZONE_N_KINDS);
      g_assert_cmpuint (zones[i].line, >=, 1);
      last = zones[i].span.end;
    }
}

static inline void
assert_same (BangDocument *a,
             BangDocument *b)
{
  const BangZone *x;
  const BangZone *y;
  guint n_x;
  guint n_y;

  g_assert_cmpstr (bang_document_get_text (a, NULL), ==, bang_document_get_text (b, NULL));
  x = bang_document_get_zones (a, &n_x);
  y = bang_document_get_zones (b, &n_y);
  g_assert_cmpuint (n_x, ==, n_y);
  for (guint i = 0; i < n_x; i++)
    {
      g_assert_cmpint (x[i].kind, ==, y[i].kind);
      g_assert_cmpuint (x[i].line, ==, y[i].line);
      g_assert_cmpuint (x[i].span.start, ==, y[i].span.start);
      g_assert_cmpuint (x[i].span.end, ==, y[i].span.end);
    }
}

static inline BangDocument *
document_from (gconstpointer   data,
               gsize           len,
               GError        **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, len);

  return bang_document_new_from_bytes (bytes, error);
}

G_END_DECLS
