/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentence that says a fact.
 *
 * A claim points at the few bytes it was read from; a person wants the sentence
 * they stand in. The sentence never leaves its zone: a heading is not joined to
 * the paragraph under it.
 *
 * For whichever thread uses the connection.
 */
#include "config.h"

#include "library/bang-browse-private.h"

#include <glib/gi18n-lib.h>

#include "library/bang-blob-private.h"
#include "text/bang-sentence.h"

#define ACTION N_("The article could not be read.")

/* Longer sentences are cut: lists without a full stop run to pages. Bytes. */
#define MAX_QUOTE 900

/* A zone longer than this is not cut into sentences whole: only this much of it
 * around the fact. Bytes. */
#define MAX_ZONE (32 * 1024)

static gboolean
load (BangQuoter  *self,
      gint64       article_id,
      GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  const char *text;
  gboolean has_row;

  if (self->article_id == article_id)
    return TRUE;

  stmt = bang_connection_prepare (self->connection, ACTION,
                                  "SELECT v.text, v.zones FROM main.article a "
                                  "JOIN main.version v ON v.id = a.version_id WHERE a.id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, article_id);
  if (!bang_connection_step (self->connection, ACTION, stmt, &has_row, error))
    return FALSE;

  bang_quoter_clear (self);
  text = has_row ? bang_column_text (stmt, 0) : NULL;
  self->article_id = article_id;
  self->text = g_utf8_make_valid (text != NULL ? text : "", -1);
  self->len = strlen (self->text);
  if (text == NULL || self->len != (gsize) sqlite3_column_bytes (stmt, 0))
    self->zones = g_array_new (FALSE, FALSE, sizeof (BangZone));
  else
    self->zones = bang_zones_unpack (sqlite3_column_blob (stmt, 1), (gsize) sqlite3_column_bytes (stmt, 1),
                                     self->text, self->len);
  return TRUE;
}

/* Moves @p to the start of a character. */
static gsize
align (const char *text,
       gsize       p)
{
  while (p > 0 && ((guchar) text[p] & 0xc0) == 0x80)
    p--;
  return p;
}

/* What is left of @zone when it is far too long. */
static BangSpan
narrow (const char *text,
        BangSpan    zone,
        BangSpan    fact)
{
  if (zone.end - zone.start <= MAX_ZONE)
    return zone;
  if (fact.start > zone.start + MAX_ZONE / 2)
    zone.start = align (text, fact.start - MAX_ZONE / 2);
  zone.end = align (text, MIN (zone.end, zone.start + MAX_ZONE));
  return zone;
}

static char *
cut (const char *text,
     BangSpan    span,
     BangSpan    fact)
{
  g_autofree char *words = NULL;
  gboolean from_start = TRUE;

  if (span.end - span.start <= MAX_QUOTE)
    return g_strstrip (g_strndup (text + span.start, span.end - span.start));

  /* Keep the fact in what is left. */
  if (fact.start > span.start + MAX_QUOTE / 2)
    {
      span.start = align (text, fact.start - MAX_QUOTE / 4);
      from_start = FALSE;
    }
  span.end = align (text, MIN (span.end, span.start + MAX_QUOTE));
  words = g_strstrip (g_strndup (text + span.start, span.end - span.start));
  return g_strconcat (from_start ? "" : "… ", words, " …", NULL);
}

/* The sentences of a zone that the fact lies in. */
static char *
quote_zone (const char *text,
            BangSpan    zone,
            BangSpan    fact)
{
  g_autoptr (GArray) sentences = NULL;
  BangSpan found;
  BangSpan quoted = { 0, 0 };

  found = narrow (text, zone, fact);
  sentences = bang_sentence_split (text + found.start, found.end - found.start);
  for (guint i = 0; i < sentences->len; i++)
    {
      BangSpan sentence = g_array_index (sentences, BangSpan, i);

      sentence.start += found.start;
      sentence.end += found.start;
      if (sentence.end <= fact.start || (sentence.start >= fact.end && quoted.end > 0))
        continue;
      if (quoted.end == 0)
        quoted.start = sentence.start;
      quoted.end = sentence.end;
      if (sentence.end >= fact.end)
        break;
    }
  return cut (text, quoted.end > 0 ? quoted : found, fact);
}

/**
 * bang_quoter_quote:
 * @self: a quoter
 * @span: bytes of the article's text; an empty one has no quote
 *
 * Returns: (transfer full) (nullable): the sentence around @span, "" when it is
 *   in none; %NULL with @error when the article cannot be read
 */
char *
bang_quoter_quote (BangQuoter  *self,
                   gint64       article_id,
                   BangSpan     span,
                   GError     **error)
{
  if (span.end <= span.start)
    return g_strdup ("");
  if (!load (self, article_id, error))
    return NULL;
  if (!bang_span_fits (span, self->text, self->len))
    return g_strdup ("");

  for (guint i = 0; i < self->zones->len; i++)
    {
      const BangZone *zone = &g_array_index (self->zones, BangZone, i);

      if (span.start >= zone->span.start && span.start < zone->span.end)
        return quote_zone (self->text, zone->span, span);
    }
  return g_strdup ("");
}

/**
 * bang_quoter_clear:
 * @self: a quoter
 *
 * Forgets the text; the quoter can be used again.
 */
void
bang_quoter_clear (BangQuoter *self)
{
  self->article_id = 0;
  self->len = 0;
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->zones, g_array_unref);
}
