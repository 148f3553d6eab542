/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists that are stored whole: the zones of a text, the mentions of a name.
 *
 * As rows, a million articles would have forty million of each; as a blob they
 * are a few bytes beside what they belong to, and are always read with it.
 * Numbers are LEB128, differences that may be negative zigzag.
 *
 *  zones     a format byte; for each its letter, the bytes since the end of the
 *            one before, its length, the lines since the one before
 *  mentions  for each the bytes since the start of the one before, its length,
 *            its rule's number
 *
 * Reading takes anything: a damaged file gives a shorter list. Pure; any
 * thread.
 */
#include "library/bang-blob-private.h"

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

/**
 * bang_blob_put_number:
 *
 * Appends a number in LEB128: seven bits a byte, the low ones first.
 */
void
bang_blob_put_number (GString *blob,
                      guint64  number)
{
  while (number >= 0x80)
    {
      g_string_append_c (blob, (char) (number | 0x80));
      number >>= 7;
    }
  g_string_append_c (blob, (char) number);
}

/**
 * bang_blob_get_number:
 * @p: (inout): where to read
 * @end: the end of the blob
 * @number: (out): what stands there
 *
 * Returns: %FALSE when no number stands there
 */
gboolean
bang_blob_get_number (const guint8 **p,
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

static guint64
to_zigzag (gint64 number)
{
  return number < 0 ? (guint64) (-(number + 1)) * 2 + 1 : (guint64) number * 2;
}

static gint64
from_zigzag (guint64 number)
{
  return (number & 1) != 0 ? -(gint64) (number / 2) - 1 : (gint64) (number / 2);
}

/**
 * bang_blob_put_signed:
 *
 * Appends a number that may be negative, small ones in few bytes.
 */
void
bang_blob_put_signed (GString *blob,
                      gint64   number)
{
  bang_blob_put_number (blob, to_zigzag (number));
}

/**
 * bang_blob_get_signed:
 * @number: (out): what bang_blob_put_signed() put there
 *
 * Returns: %FALSE when no number stands there
 */
gboolean
bang_blob_get_signed (const guint8 **p,
                      const guint8  *end,
                      gint64        *number)
{
  guint64 bits;

  if (!bang_blob_get_number (p, end, &bits))
    return FALSE;
  *number = from_zigzag (bits);
  return TRUE;
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
      g_string_append_c (blob, zone_letters[zones[i].kind]);
      bang_blob_put_number (blob, zones[i].span.start - at);
      bang_blob_put_number (blob, zones[i].span.end - zones[i].span.start);
      bang_blob_put_number (blob, to_zigzag ((gint64) zones[i].line - line));
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

/* Whether a character of @text begins there, or the text ends. */
static gboolean
is_boundary (const char *text,
             gsize       len,
             gsize       at)
{
  return at == len || ((guchar) text[at] & 0xc0) != 0x80;
}

/**
 * bang_span_fits:
 * @text: (array length=len): valid UTF-8
 *
 * Returns: whether @span is a stretch of whole characters of @text
 */
gboolean
bang_span_fits (BangSpan    span,
                const char *text,
                gsize       len)
{
  return span.start <= span.end && span.end <= len &&
         is_boundary (text, len, span.start) && is_boundary (text, len, span.end);
}

/**
 * bang_zones_unpack:
 * @bytes: (array length=len) (nullable): the blob, or anything in a damaged file
 * @text: (array length=text_len): the text; zones that do not fit it are left
 *   out
 *
 * Returns: (transfer full) (element-type BangZone): the zones
 */
GArray *
bang_zones_unpack (const void *bytes,
                   gsize       len,
                   const char *text,
                   gsize       text_len)
{
  GArray *zones = g_array_new (FALSE, TRUE, sizeof (BangZone));
  const guint8 *p = bytes;
  const guint8 *end = bang_blob_end (p, len);
  guint64 at = 0;
  gint64 line = 0;

  if (p == end || *p++ != ZONE_FORMAT)
    return zones;

  while (p < end)
    {
      BangZone zone = { letter_to_kind ((char) *p++), };
      guint64 gap;
      guint64 length;
      guint64 step;

      if (!bang_blob_get_number (&p, end, &gap) || !bang_blob_get_number (&p, end, &length) || !bang_blob_get_number (&p, end, &step) ||
          gap > text_len - at || length > text_len - at - gap)
        break;
      zone.span.start = at + gap;
      zone.span.end = zone.span.start + length;
      line += from_zigzag (step);
      zone.line = (guint) CLAMP (line, 0, G_MAXINT);
      at = zone.span.end;
      if (bang_span_fits (zone.span, text, text_len))
        g_array_append_val (zones, zone);
    }
  return zones;
}

/**
 * bang_mentions_put:
 * @blob: mentions so far
 * @last: (inout): where the one before starts; 0 at first
 * @span: where the name is mentioned
 * @rule_id: the rule that found it
 *
 * Appends a mention.
 */
void
bang_mentions_put (GString  *blob,
                   gint64   *last,
                   BangSpan  span,
                   gint64    rule_id)
{
  bang_blob_put_number (blob, to_zigzag ((gint64) span.start - *last));
  bang_blob_put_number (blob, span.end - span.start);
  bang_blob_put_number (blob, (guint64) rule_id);
  *last = (gint64) span.start;
}

/**
 * bang_mentions_get:
 * @p: (inout): where to read
 * @end: the end of the blob
 * @last: (inout): where the one before starts; 0 at first
 * @span: (out): where the name is mentioned
 * @rule_id: (out): the rule that found it
 *
 * Reads the next mention.
 *
 * Returns: %FALSE at the end
 */
gboolean
bang_mentions_get (const guint8 **p,
                   const guint8  *end,
                   gint64        *last,
                   BangSpan      *span,
                   gint64        *rule_id)
{
  guint64 step;
  guint64 len;
  guint64 rule;

  if (!bang_blob_get_number (p, end, &step) || !bang_blob_get_number (p, end, &len) || !bang_blob_get_number (p, end, &rule) ||
      step > G_MAXUINT32 || len > G_MAXUINT32 || rule > G_MAXUINT32)
    return FALSE;

  *last = MAX (*last + from_zigzag (step), 0);
  span->start = (gsize) *last;
  span->end = span->start + len;
  *rule_id = (gint64) rule;
  return TRUE;
}
