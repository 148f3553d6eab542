/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading UTF-8 and UTF-16 that may be damaged.
 *
 * Written out rather than left to iconv because the damage has to be counted
 * and shown (U+FFFD) instead of ending the conversion. Any thread.
 */

#include "config.h"

#include "document/bang-decode-private.h"

#include <string.h>

#define REPLACEMENT "\xef\xbf\xbd"

/**
 * bang_decode_utf8:
 * @data: bytes
 * @len: their number
 * @out_len: (out): the length of the result in bytes
 * @good: (out): how many sequences of more than one byte were whole
 * @bad: (out): how many stretches of bytes were replaced by U+FFFD
 *
 * Copies @data, replacing what is not UTF-8. A sequence cut short counts as
 * one loss, as Unicode recommends (chapter 3.9, maximal subparts), so that one
 * lost byte costs one character.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *
bang_decode_utf8 (const guchar *data,
                  gsize         len,
                  gsize        *out_len,
                  gsize        *good,
                  gsize        *bad)
{
  const char *p = (const char *) data;
  const char *end = p + len;
  const char *stop;
  GString *out;

  *good = *bad = 0;
  if (g_utf8_validate_len (p, len, &stop))
    {
      *out_len = len;
      return g_strndup (p, len);
    }

  out = g_string_sized_new (len + 64);
  while (p < end)
    {
      if (!g_utf8_validate_len (p, end - p, &stop) && stop == p)
        {
          guchar lead = (guchar) *p++;
          guint want = lead >= 0xf0 && lead < 0xf5 ? 3 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xc2 && lead < 0xe0 ? 1 : 0;

          while (want-- > 0 && p < end && ((guchar) *p & 0xc0) == 0x80)
            p++;
          g_string_append (out, REPLACEMENT);
          (*bad)++;
          continue;
        }
      for (const char *q = p; q < stop; q++)
        *good += (guchar) *q >= 0xc2;
      g_string_append_len (out, p, stop - p);
      p = stop;
    }

  *out_len = out->len;
  return g_string_free (out, FALSE);
}

static gunichar
unit_at (const guchar *data,
         gsize         i,
         gboolean      big_endian)
{
  return big_endian ? (gunichar) data[i] << 8 | data[i + 1] : (gunichar) data[i + 1] << 8 | data[i];
}

/**
 * bang_decode_utf16:
 * @data: bytes, without a byte order mark
 * @len: their number; an odd last byte is damage
 * @big_endian: the order
 * @out_len: (out): the length of the result in bytes
 * @bad: (out): how many units were replaced by U+FFFD
 *
 * Returns: (transfer full): valid UTF-8, possibly with NUL characters inside
 */
char *
bang_decode_utf16 (const guchar *data,
                   gsize         len,
                   gboolean      big_endian,
                   gsize        *out_len,
                   gsize        *bad)
{
  GString *out = g_string_sized_new (len);
  gsize i;

  *bad = 0;
  for (i = 0; i + 1 < len; i += 2)
    {
      gunichar c = unit_at (data, i, big_endian);

      if (c >= 0xd800 && c < 0xdc00 && i + 3 < len)
        {
          gunichar low = unit_at (data, i + 2, big_endian);

          if (low >= 0xdc00 && low < 0xe000)
            {
              c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
              i += 2;
            }
        }
      if ((c >= 0xd800 && c < 0xe000) || c == 0xfffe || c == 0xffff)
        {
          c = 0xfffd;
          (*bad)++;
        }
      if (c < 0x80)
        g_string_append_c (out, (char) c);
      else
        g_string_append_unichar (out, c);
    }
  if (i < len)
    {
      g_string_append (out, REPLACEMENT);
      (*bad)++;
    }

  *out_len = out->len;
  return g_string_free (out, FALSE);
}

/* The upper bytes of the code points Vietnamese text is made of: ASCII and
 * Latin-1, Latin Extended-A and -B (ă, đ, ơ, ư), combining marks, Vietnamese
 * precomposed letters, general punctuation. */
static gboolean
is_usual_upper_byte (guchar b)
{
  return b == 0x00 || b == 0x01 || b == 0x03 || b == 0x1e || b == 0x20;
}

/**
 * bang_decode_looks_utf16:
 * @data: bytes without a byte order mark
 * @len: their number
 * @big_endian: (out): the order that fits
 *
 * Whether the bytes are UTF-16. In Vietnamese three units in four are ASCII
 * and have a zero upper byte, and nearly all others an upper byte from a handful;
 * one-byte encodings and UTF-8 hold no zero byte at all.
 */
gboolean
bang_decode_looks_utf16 (const guchar *data,
                         gsize         len,
                         gboolean     *big_endian)
{
  gsize n = MIN (len, 16384) / 2;
  gsize zeros[2] = { 0, 0 };
  gsize usual[2] = { 0, 0 };

  if (n < 2 || memchr (data, '\0', 2 * n) == NULL)
    return FALSE;

  for (gsize i = 0; i < n; i++)
    {
      for (guint side = 0; side < 2; side++)
        {
          guchar b = data[2 * i + side];

          zeros[side] += b == 0;
          usual[side] += is_usual_upper_byte (b);
        }
    }

  *big_endian = zeros[0] > zeros[1];
  return zeros[*big_endian ? 0 : 1] * 2 >= n
         && usual[*big_endian ? 0 : 1] * 10 >= n * 9
         && zeros[*big_endian ? 1 : 0] * 20 < n;
}
