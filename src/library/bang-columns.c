/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts of an article that are searched.
 *
 * Only the story is searched (title, lead, body, captions): a name that stands
 * only in the list of other articles is not in this one. The page around it has
 * words of its own, which are found when they are asked for.
 *
 * For whichever thread uses the connection.
 */
#include "config.h"

#include "library/bang-columns-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "library/bang-tokenizer-private.h"

/**
 * bang_zones_dup_text:
 * @text: the text the zones are of
 * @kinds: which zones, BANG_ZONES() or-ed
 * @max: stop when there are this many bytes, 0 for all
 *
 * Returns: (transfer full): those zones, a line break between them
 */
char *
bang_zones_dup_text (const char   *text,
                     const GArray *zones,
                     guint         kinds,
                     gsize         max)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < zones->len && (max == 0 || joined->len < max); i++)
    {
      const BangZone *zone = &g_array_index (zones, BangZone, i);
      gsize len = zone->span.end - zone->span.start;

      if ((BANG_ZONES (zone->kind) & kinds) == 0)
        continue;
      if (max > 0 && joined->len + len > max)
        {
          const char *cut = g_utf8_find_prev_char (text + zone->span.start,
                                                   text + zone->span.start + (max - joined->len) + 1);

          len = cut != NULL ? (gsize) (cut - text) - zone->span.start : 0;
        }
      if (joined->len > 0)
        g_string_append_c (joined, '\n');
      g_string_append_len (joined, text + zone->span.start, (gssize) len);
    }
  return g_string_free (joined, FALSE);
}

/* A text that would be taken for the "field" column is not. */
static char *
disarm (char *text)
{
  if (text[0] == BANG_FIELD_MARK)
    text[0] = ' ';
  return text;
}

/* The page around the story, as one stretch of facts, or "". */
static char *
dup_furniture (const char   *text,
               const GArray *zones)
{
  g_autofree char *furniture = bang_zones_dup_text (text, zones, BANG_ZONES_FURNITURE, 0);
  char *p = furniture;

  if (*furniture == '\0')
    return g_steal_pointer (&furniture);

  while ((p = strchr (p, BANG_FIELD_MARK)) != NULL)
    *p = ' ';
  return g_strdup_printf ("%c%c%s", BANG_FIELD_MARK, BANG_FIELD_LETTER_FURNITURE, furniture);
}

/**
 * bang_columns_read:
 * @columns: (out): the texts to be searched
 *
 * Reads them from one version of an article, parted as it is now.
 */
gboolean
bang_columns_read (BangConnection  *connection,
                   gint64           version_id,
                   BangColumns     *columns,
                   GError         **error)
{
  return bang_columns_read_as (connection, version_id, NULL, 0, columns, error);
}

/**
 * bang_columns_read_as:
 * @own_zones: (nullable): how the text was parted once
 * @columns: (out): the texts that were searched
 *
 * Reads them from one version of an article. The same version in the same zones
 * gives the same texts for ever: taking words out of the index depends on it.
 */
gboolean
bang_columns_read_as (BangConnection  *connection,
                      gint64           version_id,
                      const void      *own_zones,
                      gsize            n_own_zones,
                      BangColumns     *columns,
                      GError         **error)
{
  const char *action = N_("The article could not be read.");
  g_autoptr (sqlite3_stmt) stmt = NULL;
  g_autoptr (GArray) zones = NULL;
  const char *text;
  gboolean has_row;

  stmt = bang_connection_prepare (connection, action,
                                  "SELECT text, zones FROM main.version WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, version_id);
  if (!bang_connection_step (connection, action, stmt, &has_row, error))
    return FALSE;

  text = has_row ? bang_column_text (stmt, 0) : NULL;
  if (text == NULL)
    {
      bang_connection_set_error (connection, SQLITE_CORRUPT, action, error);
      return FALSE;
    }

  zones = bang_zones_unpack (own_zones != NULL ? own_zones : sqlite3_column_blob (stmt, 1),
                             own_zones != NULL ? n_own_zones : (gsize) sqlite3_column_bytes (stmt, 1),
                             text, (gsize) sqlite3_column_bytes (stmt, 0));
  columns->title = disarm (bang_zones_dup_text (text, zones, BANG_ZONES (BANG_ZONE_TITLE), 0));
  columns->body = disarm (bang_zones_dup_text (text, zones, BANG_ZONES_STORY, 0));
  columns->caption = disarm (bang_zones_dup_text (text, zones, BANG_ZONES (BANG_ZONE_CAPTION), 0));
  columns->furniture = dup_furniture (text, zones);
  return TRUE;
}

/**
 * bang_columns_clear:
 * @columns: columns that were read, or all %NULL
 */
void
bang_columns_clear (BangColumns *columns)
{
  g_clear_pointer (&columns->title, g_free);
  g_clear_pointer (&columns->body, g_free);
  g_clear_pointer (&columns->caption, g_free);
  g_clear_pointer (&columns->furniture, g_free);
}
