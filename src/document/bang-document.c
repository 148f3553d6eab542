/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document: the text a reader made of one file, and what each of its lines
 * is (its zones). An immutable, reference counted value; any thread.
 */

#include "config.h"

#include "document/bang-document.h"

#include <string.h>

#include "document/bang-decode.h"
#include "document/bang-zoner-private.h"

/* A text without a title line is called by its first words, up to this many
 * characters. */
#define FIRST_WORDS_CHARS 90

struct _BangDocument
{
  gatomicrefcount  refs;

  /* Owned. */
  char            *text;
  gsize            len;
  GArray          *zones;      /* of BangZone, by span */
  char            *dateline;   /* or NULL */
  guint            another;    /* line of another article, 0 for none */

  /* Borrowed from the interned strings. */
  const char      *encoding;
};

G_DEFINE_QUARK (bang-document-error-quark, bang_document_error)

static const char *const kind_names[BANG_ZONE_N_KINDS] = {
  "title", "lead", "body", "caption", "image_name", "related", "footer", "other",
};

/* Takes @text and @zones. */
static BangDocument *
document_take (char       *text,
               gsize       len,
               GArray     *zones,
               const char *encoding)
{
  BangDocument *self = g_new0 (BangDocument, 1);

  g_atomic_ref_count_init (&self->refs);
  self->text = text;
  self->len = len;
  self->zones = zones;
  self->encoding = g_intern_string (encoding);

  for (guint i = 0; i < zones->len; i++)
    {
      const BangZone *zone = &g_array_index (zones, BangZone, i);

      if (zone->kind == BANG_ZONE_LEAD || zone->kind == BANG_ZONE_BODY)
        {
          self->dateline = bang_zone_dateline (text + zone->span.start, zone->span.end - zone->span.start);
          break;
        }
    }
  return self;
}

/**
 * bang_document_new_from_text:
 * @text: what an article says, one paragraph a line
 * @len: its length in bytes, or -1 if NUL-terminated
 *
 * Makes a document of text that is already in memory (pasted, dropped). What
 * is not UTF-8 in it is replaced by U+FFFD.
 *
 * Returns: (transfer full): a document; one without zones if @text is blank
 */
BangDocument *
bang_document_new_from_text (const char *text,
                             gssize      len)
{
  BangDocument *self;
  GArray *zones;
  char *normal;
  gsize n = 0;
  guint another = 0;

  g_return_val_if_fail (text != NULL || len == 0, NULL);

  normal = bang_decode_normalise (g_utf8_make_valid (text != NULL ? text : "", len), &n);
  zones = bang_zoner_run (normal, n, &another);
  self = document_take (normal, n, zones, "UTF-8");
  self->another = another;
  return self;
}

/**
 * bang_document_new_from_bytes:
 * @bytes: what a text file holds
 * @error: return location for an error of %BANG_DOCUMENT_ERROR
 *
 * Decodes a plain text file and finds its zones.
 *
 * Returns: (transfer full) (nullable): a document
 */
BangDocument *
bang_document_new_from_bytes (GBytes  *bytes,
                              GError **error)
{
  const char *encoding = NULL;
  BangDocument *self;
  GArray *zones;
  char *text;
  gsize len = 0;
  guint another = 0;

  g_return_val_if_fail (bytes != NULL, NULL);

  text = bang_decode (bytes, &len, &encoding, error);
  if (text == NULL)
    return NULL;
  zones = bang_zoner_run (text, len, &another);
  self = document_take (text, len, zones, encoding);
  self->another = another;
  return self;
}

static gsize
to_boundary (const char *text,
             gsize       len,
             gsize       at)
{
  at = MIN (at, len);
  while (at > 0 && at < len && ((guchar) text[at] & 0xc0) == 0x80)
    at--;
  return at;
}

/**
 * bang_document_new_restored:
 * @text: the text of a document, valid UTF-8
 * @zones: (array length=n_zones): its zones
 * @n_zones: their number
 * @encoding: (nullable): what the file had been read as
 *
 * Makes again a document that had been stored. Spans that do not fit @text
 * (a damaged store) are cut to fit; they never point outside.
 *
 * Returns: (transfer full): a document
 */
BangDocument *
bang_document_new_restored (const char     *text,
                            const BangZone *zones,
                            guint           n_zones,
                            const char     *encoding)
{
  GArray *copy = g_array_sized_new (FALSE, FALSE, sizeof (BangZone), n_zones);
  gsize last = 0;
  char *valid;
  gsize len;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (zones != NULL || n_zones == 0, NULL);

  valid = g_utf8_make_valid (text, -1);
  len = strlen (valid);
  for (guint i = 0; i < n_zones; i++)
    {
      BangZone zone = zones[i];

      zone.span.start = MAX (last, to_boundary (valid, len, zone.span.start));
      zone.span.end = MAX (zone.span.start, to_boundary (valid, len, zone.span.end));
      if ((guint) zone.kind >= BANG_ZONE_N_KINDS)
        zone.kind = BANG_ZONE_OTHER;
      last = zone.span.end;
      g_array_append_val (copy, zone);
    }
  return document_take (valid, len, copy, encoding != NULL ? encoding : "UTF-8");
}

/**
 * bang_document_ref:
 * @self: a document
 *
 * Returns: (transfer full): @self
 */
BangDocument *
bang_document_ref (BangDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * bang_document_unref:
 * @self: (transfer full): a document
 *
 * Gives up a reference; the last one frees the document.
 */
void
bang_document_unref (BangDocument *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_array_unref (self->zones);
  g_free (self->dateline);
  g_free (self->text);
  g_free (self);
}

/**
 * bang_document_get_text:
 * @self: a document
 * @len: (out) (optional): its length in bytes
 *
 * The whole text of the file, page furniture included: UTF-8, NFC, lines ended
 * by a line feed, line numbers as in the file.
 *
 * Returns: (transfer none): the text
 */
const char *
bang_document_get_text (BangDocument *self,
                        gsize        *len)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (len != NULL)
    *len = self->len;
  return self->text;
}

/**
 * bang_document_get_encoding:
 * @self: a document
 *
 * What the file was read as, for the user's eyes: "UTF-8", "windows-1258",
 * "UTF-8 (damaged)".
 *
 * Returns: (transfer none): a static string
 */
const char *
bang_document_get_encoding (BangDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->encoding;
}

/**
 * bang_document_get_zones:
 * @self: a document
 * @n_zones: (out) (optional): their number
 *
 * Every line that is not blank, in order.
 *
 * Returns: (transfer none) (array length=n_zones) (nullable): the zones
 */
const BangZone *
bang_document_get_zones (BangDocument *self,
                         guint        *n_zones)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (n_zones != NULL)
    *n_zones = self->zones->len;
  /* Through void, because the array's data has the type of bytes. */
  return (const void *) self->zones->data;
}

/* The beginning of the story up to a word's end. */
static char *
dup_first_words (BangDocument *self)
{
  const BangZone *zone = NULL;
  const char *start;
  const char *end;
  const char *cut;

  for (guint i = 0; i < self->zones->len && zone == NULL; i++)
    {
      const BangZone *z = &g_array_index (self->zones, BangZone, i);

      if (BANG_ZONES (z->kind) & BANG_ZONES_STORY)
        zone = z;
    }
  if (zone == NULL && self->zones->len > 0)
    zone = &g_array_index (self->zones, BangZone, 0);
  if (zone == NULL)
    return g_strdup ("");

  start = self->text + zone->span.start;
  end = self->text + zone->span.end;
  if (g_utf8_strlen (start, end - start) <= FIRST_WORDS_CHARS)
    return g_strndup (start, end - start);

  cut = g_utf8_offset_to_pointer (start, FIRST_WORDS_CHARS);
  for (const char *p = cut; p > start; p--)
    {
      if (*p == ' ')
        {
          cut = p;
          break;
        }
    }
  return g_strdup_printf ("%.*s…", (int) (cut - start), start);
}

/**
 * bang_document_dup_title:
 * @self: a document
 *
 * The title, or the first words of a text that has none. Never longer than a
 * line of the file, but nothing else is promised of its length.
 *
 * Returns: (transfer full): the title; "" only for a document without text
 */
char *
bang_document_dup_title (BangDocument *self)
{
  char *title;

  g_return_val_if_fail (self != NULL, NULL);

  title = bang_document_dup_zones (self, BANG_ZONES (BANG_ZONE_TITLE), " ");
  if (*title != '\0')
    return title;
  g_free (title);
  return dup_first_words (self);
}

/**
 * bang_document_dup_zones:
 * @self: a document
 * @kinds: BANG_ZONES() of the kinds wanted, or'ed
 * @separator: what stands between two lines
 *
 * Returns: (transfer full): the lines of these kinds, in order, joined
 */
char *
bang_document_dup_zones (BangDocument *self,
                         guint         kinds,
                         const char   *separator)
{
  GString *out;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (separator != NULL, NULL);

  out = g_string_new (NULL);
  for (guint i = 0; i < self->zones->len; i++)
    {
      const BangZone *zone = &g_array_index (self->zones, BangZone, i);

      if ((kinds & BANG_ZONES (zone->kind)) == 0)
        continue;
      if (out->len > 0)
        g_string_append (out, separator);
      g_string_append_len (out, self->text + zone->span.start, zone->span.end - zone->span.start);
    }
  return g_string_free (out, FALSE);
}

/**
 * bang_document_get_another:
 * @self: a document
 *
 * A file may hold more than one article. Only the first is the story; the others
 * are zoned as related, so that no fact of one is told of another, and whoever
 * reads the file says so.
 *
 * Returns: the line of the file, from 1, at which another article begins; 0 when
 *   none does or the document was restored
 */
guint
bang_document_get_another (BangDocument *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->another;
}

/**
 * bang_document_get_dateline:
 * @self: a document
 *
 * The signature a paper opens its lead with: "LCĐT" of "LCĐT - Ngày 18/1, ...".
 * It stays part of the lead; this only says what it is.
 *
 * Returns: (transfer none) (nullable): the signature without brackets and dash
 */
const char *
bang_document_get_dateline (BangDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->dateline;
}

/**
 * bang_zone_kind_to_string:
 * @kind: a kind
 *
 * Returns: (transfer none): the name used in files and in the library
 */
const char *
bang_zone_kind_to_string (BangZoneKind kind)
{
  g_return_val_if_fail ((guint) kind < BANG_ZONE_N_KINDS, "other");

  return kind_names[kind];
}

/**
 * bang_zone_kind_from_string:
 * @name: a name bang_zone_kind_to_string() gives
 * @kind: (out): the kind
 *
 * Returns: whether @name is one
 */
gboolean
bang_zone_kind_from_string (const char   *name,
                            BangZoneKind *kind)
{
  g_return_val_if_fail (name != NULL && kind != NULL, FALSE);

  for (guint i = 0; i < BANG_ZONE_N_KINDS; i++)
    {
      if (strcmp (name, kind_names[i]) == 0)
        {
          *kind = i;
          return TRUE;
        }
    }
  return FALSE;
}
