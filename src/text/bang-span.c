/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bytes and code points of one text, both ways. The table holds the number of
 * code points before every 256th byte (3 % of the text); a look-up counts the
 * rest of one such stretch. It is constant once made: any number of threads
 * may look up in one BangOffsets at once. */

#include "text/bang-span.h"

#define STRIDE 256

struct _BangOffsets
{
  const char *text;      /* Borrowed */
  gsize       len;
  gsize       n_chars;
  gsize      *before;    /* Owned; NULL when every byte is a code point */
  gsize       n_strides;
};

static inline gboolean
starts_char (char byte)
{
  return ((guchar) byte & 0xc0) != 0x80;
}

static gsize
count_chars (const char *text,
             gsize       len)
{
  gsize n = 0;

  for (gsize i = 0; i < len; i++)
    n += starts_char (text[i]);

  return n;
}

/**
 * bang_offsets_new:
 * @text: (array length=len): valid UTF-8; borrowed, it must outlive the table
 * @len: length in bytes
 *
 * Counts @text once, at memory speed.
 *
 * Returns: (transfer full): the table
 */
BangOffsets *
bang_offsets_new (const char *text,
                  gsize       len)
{
  BangOffsets *self;

  g_return_val_if_fail (text != NULL || len == 0, NULL);

  self = g_new0 (BangOffsets, 1);
  self->text = text;
  self->len = len;
  self->n_strides = len / STRIDE + 1;
  self->before = g_new (gsize, self->n_strides);

  for (gsize i = 0; i < self->n_strides; i++)
    {
      gsize start = i * STRIDE;

      self->before[i] = self->n_chars;
      self->n_chars += count_chars (text + start, MIN (STRIDE, len - start));
    }

  if (self->n_chars == len)
    g_clear_pointer (&self->before, g_free);

  return self;
}

/**
 * bang_offsets_free:
 * @self: (nullable) (transfer full): a table
 */
void
bang_offsets_free (BangOffsets *self)
{
  if (self == NULL)
    return;

  g_free (self->before);
  g_free (self);
}

/**
 * bang_offsets_to_char:
 * @self: a table
 * @byte: an offset in bytes; inside a code point it means the code point's
 *   start, beyond the end it means the end
 *
 * Returns: the same place in code points. Constant time.
 */
gsize
bang_offsets_to_char (BangOffsets *self,
                      gsize        byte)
{
  gsize start;

  g_return_val_if_fail (self != NULL, 0);

  if (byte >= self->len)
    return self->n_chars;
  if (self->before == NULL)
    return byte;

  while (byte > 0 && !starts_char (self->text[byte]))
    byte--;

  start = byte / STRIDE;
  return self->before[start] + count_chars (self->text + start * STRIDE, byte - start * STRIDE);
}

/**
 * bang_offsets_to_byte:
 * @self: a table
 * @chr: an offset in code points; beyond the end it means the end
 *
 * Returns: the same place in bytes, always the start of a code point. Time
 *   grows with the logarithm of the text.
 */
gsize
bang_offsets_to_byte (BangOffsets *self,
                      gsize        chr)
{
  gsize low = 0;
  gsize high;
  gsize seen;

  g_return_val_if_fail (self != NULL, 0);

  if (chr >= self->n_chars)
    return self->len;
  if (self->before == NULL)
    return chr;

  /* The last stretch with no more than chr code points before it. */
  high = self->n_strides - 1;
  while (low < high)
    {
      gsize middle = high - (high - low) / 2;

      if (self->before[middle] <= chr)
        low = middle;
      else
        high = middle - 1;
    }

  seen = self->before[low];
  for (gsize i = low * STRIDE; i < self->len; i++)
    if (starts_char (self->text[i]) && seen++ == chr)
      return i;

  return self->len;
}
