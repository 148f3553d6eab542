/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The story of a document as one text, and the way from the document's bytes
 * to that text's code points, which is what exports and the command line give.
 * Belongs to the thread that made it.
 */

#include "config.h"

#include "document/bang-document.h"

/* One paragraph of the story. */
typedef struct
{
  BangSpan in_document;
  gsize    in_body;       /* where it begins there, in bytes */
} Piece;

struct _BangBody
{
  /* Owned. */
  GString     *text;
  GArray      *pieces;    /* of Piece, by place */
  BangOffsets *offsets;   /* made when first asked */
};

/**
 * bang_body_new:
 * @document: a document
 *
 * Joins the lead and the body of @document, a blank line between paragraphs.
 *
 * Returns: (transfer full): the story; empty if the document has none
 */
BangBody *
bang_body_new (BangDocument *document)
{
  const BangZone *zones;
  const char *text;
  BangBody *self;
  guint n_zones;

  g_return_val_if_fail (document != NULL, NULL);

  self = g_new0 (BangBody, 1);
  self->text = g_string_new (NULL);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  text = bang_document_get_text (document, NULL);
  zones = bang_document_get_zones (document, &n_zones);
  for (guint i = 0; i < n_zones; i++)
    {
      Piece piece;

      if ((BANG_ZONES (zones[i].kind) & BANG_ZONES_STORY) == 0 || zones[i].span.start == zones[i].span.end)
        continue;
      if (self->text->len > 0)
        g_string_append (self->text, "\n\n");
      piece.in_document = zones[i].span;
      piece.in_body = self->text->len;
      g_array_append_val (self->pieces, piece);
      g_string_append_len (self->text, text + zones[i].span.start, zones[i].span.end - zones[i].span.start);
    }
  return self;
}

/**
 * bang_body_free:
 * @self: (transfer full): a story
 */
void
bang_body_free (BangBody *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->offsets, bang_offsets_free);
  g_array_unref (self->pieces);
  g_string_free (self->text, TRUE);
  g_free (self);
}

/**
 * bang_body_get_text:
 * @self: a story
 * @len: (out) (optional): its length in bytes
 *
 * Returns: (transfer none): the text, NFC
 */
const char *
bang_body_get_text (BangBody *self,
                    gsize    *len)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (len != NULL)
    *len = self->text->len;
  return self->text->str;
}

/* The paragraph that holds the byte @at of the document. An end may lie just
 * behind the last byte, a start may not. */
static const Piece *
find_piece (BangBody *self,
            gsize     at,
            gboolean  is_end)
{
  guint low = 0;
  guint high = self->pieces->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const Piece *piece = &g_array_index (self->pieces, Piece, middle);

      if (at < piece->in_document.start + (is_end ? 1 : 0))
        high = middle;
      else if (at > piece->in_document.end - (is_end ? 0 : 1))
        low = middle + 1;
      else
        return piece;
    }
  return NULL;
}

/**
 * bang_body_from_text:
 * @self: a story
 * @in_document: a stretch of the document's text, in bytes, not empty
 * @in_body_chars: (out): the same stretch of the story, in code points
 *
 * A stretch that begins in one paragraph and ends in another is possible.
 *
 * Returns: %FALSE if the stretch begins or ends outside the story (in the
 *   title, a caption, the page's furniture)
 */
gboolean
bang_body_from_text (BangBody *self,
                     BangSpan  in_document,
                     BangSpan *in_body_chars)
{
  const Piece *first;
  const Piece *last;

  g_return_val_if_fail (self != NULL && in_body_chars != NULL, FALSE);

  if (in_document.start >= in_document.end)
    return FALSE;
  first = find_piece (self, in_document.start, FALSE);
  last = find_piece (self, in_document.end, TRUE);
  if (first == NULL || last == NULL)
    return FALSE;

  if (self->offsets == NULL)
    self->offsets = bang_offsets_new (self->text->str, self->text->len);
  in_body_chars->start = bang_offsets_to_char (self->offsets, first->in_body + (in_document.start - first->in_document.start));
  in_body_chars->end = bang_offsets_to_char (self->offsets, last->in_body + (in_document.end - last->in_document.start));
  return TRUE;
}
