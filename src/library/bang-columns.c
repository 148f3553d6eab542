/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The zones of a text as a few bytes, and the texts that are searched.
 *
 * Zones are stored in one blob a version rather than in rows: a million
 * articles have forty million paragraphs. The blob is a format byte, then for
 * each zone its letter and three numbers: bytes since the end of the zone
 * before, length, lines since the zone before (a zigzag number). Numbers are
 * LEB128.
 *
 * Only the story is searched (title, lead, body, captions), never the page
 * around it: a name that stands only in the list of other articles is not in
 * this one.
 *
 * For whichever thread uses the connection.
 */
#include "config.h"

#include "library/bang-columns-private.h"

#include <glib/gi18n-lib.h>

#include "library/bang-tokenizer-private.h"

#define ZONE_FORMAT 1

static const char zone_letters[BANG_ZONE_N_KINDS] = {
  [BANG_ZONE_TITLE] = 'T',
  [BANG_ZONE_LEAD] = 'L',
  [BANG_ZONE_BODY] = 'B',
  [BANG_ZONE_CAPTION] = 'C',
  [BANG_ZONE_IMAGE_NAME] = 'I',
  [BANG_ZONE_RELATED] = 'R',
  [BANG_ZONE_FOOTER] = 'F',
  [BANG_ZONE_OTHER] = 'O',
};

static void
put_number (GString *blob,
            guint64  number)
{
  while (number >= 0x80)
    {
      g_string_append_c (blob, (char) (number | 0x80));
      number >>= 7;
    }
  g_string_append_c (blob, (char) number);
}

static gboolean
get_number (const guint8 **p,
            const guint8  *end,
            guint64       *number)
{
  *number = 0;
  for (guint shift = 0; *p < end && shift < 63; shift += 7)
    {
      guint8 byte = *(*p)++;

      *number |= (guint64) (byte & 0x7f) << shift;
      if (byte < 0x80)
        return TRUE;
    }
  return FALSE;
}

/**
 * bang_zones_pack:
 * @zones: (array length=n_zones): zones in the order of the text
 *
 * Returns: (transfer full): the blob
 */
GString *
bang_zones_pack (const BangZone *zones,
                 guint           n_zones)
{
  GString *blob = g_string_sized_new (1 + n_zones * 6);
  gsize at = 0;
  gint64 line = 0;

  g_string_append_c (blob, ZONE_FORMAT);
  for (guint i = 0; i < n_zones; i++)
    {
      gint64 step = (gint64) zones[i].line - line;

      g_string_append_c (blob, zone_letters[zones[i].kind]);
      put_number (blob, zones[i].span.start - at);
      put_number (blob, zones[i].span.end - zones[i].span.start);
      put_number (blob, (guint64) (step < 0 ? -step * 2 - 1 : step * 2));
      at = zones[i].span.end;
      line = zones[i].line;
    }
  return blob;
}

static BangZoneKind
letter_to_kind (char letter)
{
  for (guint i = 0; i < BANG_ZONE_N_KINDS; i++)
    {
      if (zone_letters[i] == letter)
        return (BangZoneKind) i;
    }
  return BANG_ZONE_OTHER;
}

/**
 * bang_zones_unpack:
 * @bytes: (array length=len) (nullable): the blob, or anything in a damaged file
 * @text_len: length of the text; zones that reach past it are left out
 *
 * Returns: (transfer full) (element-type BangZone): the zones
 */
GArray *
bang_zones_unpack (const void *bytes,
                   gsize       len,
                   gsize       text_len)
{
  GArray *zones = g_array_new (FALSE, TRUE, sizeof (BangZone));
  const guint8 *p = bytes;
  const guint8 *end = p + len;
  guint64 at = 0;
  gint64 line = 0;

  if (len == 0 || *p++ != ZONE_FORMAT)
    return zones;

  while (p < end)
    {
      BangZone zone = { letter_to_kind ((char) *p++), };
      guint64 gap;
      guint64 length;
      guint64 step;

      if (!get_number (&p, end, &gap) || !get_number (&p, end, &length) || !get_number (&p, end, &step) ||
          gap > text_len - at || length > text_len - at - gap)
        break;
      zone.span.start = at + gap;
      zone.span.end = zone.span.start + length;
      line += (step & 1) != 0 ? -(gint64) ((step + 1) / 2) : (gint64) (step / 2);
      zone.line = (guint) line;
      at = zone.span.end;
      g_array_append_val (zones, zone);
    }
  return zones;
}

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

/**
 * bang_columns_read:
 * @columns: (out): the texts to be searched
 *
 * Reads them from one version of an article. The same version gives the same
 * texts for ever: taking words out of the index depends on it.
 */
gboolean
bang_columns_read (BangConnection  *connection,
                   gint64           version_id,
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

  zones = bang_zones_unpack (sqlite3_column_blob (stmt, 1), (gsize) sqlite3_column_bytes (stmt, 1),
                             (gsize) sqlite3_column_bytes (stmt, 0));
  columns->title = disarm (bang_zones_dup_text (text, zones, BANG_ZONES (BANG_ZONE_TITLE), 0));
  columns->body = disarm (bang_zones_dup_text (text, zones, BANG_ZONES_STORY, 0));
  columns->caption = disarm (bang_zones_dup_text (text, zones, BANG_ZONES (BANG_ZONE_CAPTION), 0));
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
}
