/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells what each line of a saved news page is.
 *
 * A page of a Vietnamese paper, saved as text, is its title, a lead, paragraphs
 * with picture names and captions between them, and then the page: links,
 * teasers, buttons. Each site does it in its own way and no file says which
 * site it is from, so every line is first looked at alone (bang-zone-line.c),
 * then the title is looked for (bang-zoner-title.c) and the end of the story
 * (bang-zoner-end.c), and what is left is sorted (bang-zoner-story.c). Linear in the size of the text; any thread.
 */

#include "config.h"

#include "document/bang-zoner-private.h"

#include <string.h>

/* An article has some dozens of lines. What follows this many is one zone that
 * is not of the story, so that a hostile file of line ends costs no more memory
 * than its size, here and where facts are looked for. */
#define MAX_LINES 20000

/* Longer lines are not compared with each other. */
#define TWIN_MAX_CHARS 3000

static gboolean
is_blank_byte (guchar c)
{
  return c <= ' ' || c == 0x7f;
}

/* White space, no-break space, zero-width space, byte order mark, ideographic
 * space: how many bytes of it stand at @p. */
static gsize
space_at (const char *p,
          const char *end)
{
  const guchar *u = (const guchar *) p;

  if (p >= end)
    return 0;
  /* A bar is the frame of a table that held a picture. */
  if (is_blank_byte (u[0]) || u[0] == '|')
    return 1;
  if (end - p >= 2 && u[0] == 0xc2 && (u[1] == 0xa0 || u[1] == 0xad))
    return 2;
  if (end - p >= 3 && ((u[0] == 0xe2 && u[1] == 0x80 && (u[2] <= 0x8f || u[2] == 0xaf))
                       || (u[0] == 0xef && u[1] == 0xbb && u[2] == 0xbf)
                       || (u[0] == 0xe3 && u[1] == 0x80 && u[2] == 0x80)))
    return 3;
  return 0;
}

static void
trim (const char *text,
      BangSpan   *span)
{
  const char *start = text + span->start;
  const char *end = text + span->end;
  gsize n;

  while ((n = space_at (start, end)) > 0)
    start += n;
  while (end > start)
    {
      const char *last = g_utf8_find_prev_char (start, end);

      if (last == NULL || space_at (last, end) != (gsize) (end - last))
        break;
      end = last;
    }
  span->start = start - text;
  span->end = end - text;
}

static GArray *
split (const char *text,
       gsize       len)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (BangLine));
  guint number = 1;
  guint gap = 0;

  for (gsize start = 0; start < len; number++)
    {
      const char *newline = memchr (text + start, '\n', len - start);
      gsize end = newline != NULL ? (gsize) (newline - text) : len;
      BangLine line = { .span = { start, lines->len + 1 < MAX_LINES ? end : len }, .number = number, .gap = gap, .twin = -1, .first = lines->len };

      start = MIN (line.span.end, len) + 1;
      trim (text, &line.span);
      if (line.span.start == line.span.end)
        {
          gap++;
          continue;
        }
      if (memchr (text + line.span.end, '|', end - MIN (end, line.span.end)) != NULL)
        line.shape |= BANG_LINE_BARRED;
      gap = 0;
      g_array_append_val (lines, line);
    }
  return lines;
}

typedef struct
{
  const char *start;
  gsize       len;
} Key;

static guint
key_hash (gconstpointer data)
{
  const Key *key = data;
  guint64 hash = key->len;
  gsize i;

  /* All of the line, or a hostile file would make them collide; eight bytes at
   * a time, because every short line of a page is hashed (after FNV-1a). */
  for (i = 0; i + sizeof hash <= key->len; i += sizeof hash)
    {
      guint64 bytes;

      memcpy (&bytes, key->start + i, sizeof bytes);
      hash = (hash ^ bytes) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      hash ^= hash >> 29;
    }
  for (; i < key->len; i++)
    hash = (hash ^ (guchar) key->start[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  return (guint) (hash ^ hash >> 32);
}

static gboolean
key_equal (gconstpointer a,
           gconstpointer b)
{
  const Key *x = a;
  const Key *y = b;

  return x->len == y->len && memcmp (x->start, y->start, x->len) == 0;
}

/* Finds for each line the nearest one above that reads the same. */
static void
find_twins (GArray     *lines,
            const char *text)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (key_hash, key_equal);
  g_autofree Key *keys = g_new (Key, lines->len + 1);

  for (guint i = 0; i < lines->len; i++)
    {
      BangLine *line = bang_lines_at (lines, i);
      gpointer above;

      if (line->chars > TWIN_MAX_CHARS || line->chars < 4)
        continue;
      keys[i].start = text + line->span.start;
      keys[i].len = line->span.end - line->span.start;
      if (g_hash_table_lookup_extended (seen, &keys[i], NULL, &above))
        {
          line->twin = GPOINTER_TO_INT (above);
          line->first = bang_lines_at (lines, line->twin)->first;
        }
      g_hash_table_replace (seen, &keys[i], GINT_TO_POINTER (i));
    }
}

static void
tell_tail (GArray *lines,
           guint   end)
{
  gboolean footer = FALSE;

  for (guint i = end; i < lines->len; i++)
    {
      BangLine *line = bang_lines_at (lines, i);

      if ((line->marks & BANG_MARK_FOOTER) || (line->shape & BANG_LINE_BUTTONS))
        footer = TRUE;
      else if (line->marks & (BANG_MARK_END | BANG_MARK_RELATED | BANG_MARK_MAYBE))
        footer = FALSE;
      bang_line_tell (line, footer ? BANG_ZONE_FOOTER : BANG_ZONE_RELATED);
    }
}

/* A line of several words without a single mark, in a Vietnamese text, is the
 * text of a picture: congthuong.vn and baoquocte.vn strip the marks. */
static void
find_unmarked (GArray *lines)
{
  guint marked = 0;
  guint unmarked = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const BangLine *line = bang_lines_at (lines, i);

      if (!bang_line_is_paragraph (line))
        continue;
      /* Long lines are not looked at for marks; they count as marked. */
      if (line->shape & BANG_LINE_UNMARKED)
        unmarked++;
      else
        marked++;
    }
  if (marked <= 2 * unmarked)
    return;
  for (guint i = 1; i < lines->len; i++)
    {
      BangLine *line = bang_lines_at (lines, i);

      if ((line->shape & BANG_LINE_UNMARKED) && (line->shape & BANG_LINE_SMALL) && line->words >= 3
          && (line->shape & (BANG_LINE_STOP | BANG_LINE_COLON | BANG_LINE_ITEM | BANG_LINE_BUTTONS)) == 0)
        line->shape |= BANG_LINE_IMAGE;
    }
}

/* Parts the byline behind the last sentence from it. */
static void
cut_byline (GArray     *zones,
            const char *text)
{
  for (guint i = zones->len; i > 0; i--)
    {
      BangZone *zone = &g_array_index (zones, BangZone, i - 1);
      BangZone byline = *zone;
      gsize at;

      if ((BANG_ZONES (zone->kind) & BANG_ZONES_STORY) == 0)
        continue;
      at = bang_zone_byline_at (text + zone->span.start, zone->span.end - zone->span.start);
      if (at == zone->span.end - zone->span.start)
        return;
      byline.kind = BANG_ZONE_OTHER;
      byline.span.start = zone->span.start + at;
      zone->span.end = byline.span.start;
      trim (text, &zone->span);
      g_array_insert_val (zones, i, byline);
      return;
    }
}

static GArray *
to_zones (GArray     *lines,
          const char *text)
{
  GArray *zones = g_array_sized_new (FALSE, FALSE, sizeof (BangZone), lines->len);

  for (guint i = 0; i < lines->len; i++)
    {
      const BangLine *line = bang_lines_at (lines, i);
      BangZone zone = { line->kind, line->span, line->number };

      g_array_append_val (zones, zone);
    }
  cut_byline (zones, text);
  return zones;
}

/**
 * bang_zoner_run:
 * @text: a document's text: UTF-8, lines ended by a line feed
 * @len: its length in bytes
 * @another: (out) (optional): the line of the file at which another article
 *   begins, 0 for none
 *
 * Tells the zones of a text. Any thread.
 *
 * Returns: (transfer full) (element-type BangZone): one zone for every line
 *   that is not blank, in order
 */
GArray *
bang_zoner_run (const char *text,
                gsize       len,
                guint      *another)
{
  g_autoptr (GArray) lines = split (text, len);
  guint first;
  guint end;
  guint second;

  for (guint i = 0; i < lines->len; i++)
    bang_line_look (bang_lines_at (lines, i), text);
  find_twins (lines, text);
  find_unmarked (lines);

  first = bang_zoner_tell_title (lines, text);
  end = bang_zoner_find_end (lines, first, text, &second);
  if (another != NULL)
    *another = second;
  bang_zoner_sort_story (lines, first, end);
  tell_tail (lines, end);
  if (lines->len == MAX_LINES)
    bang_line_tell (bang_lines_at (lines, lines->len - 1), BANG_ZONE_RELATED);
  return to_zones (lines, text);
}
