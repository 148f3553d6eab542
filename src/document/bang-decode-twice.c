/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that was turned into Unicode by a program that took its bytes for
 * windows-1252: "LÃ o Cai" for UTF-8 read so, "Héi ®µm" for TCVN3 copied out
 * of a document with its fonts. The letters are all there, one step off, so
 * the step is taken back when the result reads as Vietnamese and the text as
 * it stands does not. Any thread.
 */

#include "config.h"

#include "document/bang-decode-private.h"

#include <string.h>

/* So much of the beginning is looked at to see whether anything is wrong, in
 * bytes, and so many wrong letters make it worth while to go on. */
#define SAMPLE_BYTES 1500
#define WRONG_LETTERS 6

/* The characters windows-1252 has at 0x80 to 0x9f. */
static const gunichar windows_1252[32] = {
  0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d, 0x017d, 0x8f,
  0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d, 0x017e, 0x0178,
};

static gboolean
to_byte (gunichar  c,
         guchar   *byte)
{
  if (c < 0x100)
    {
      *byte = c;
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (windows_1252); i++)
    {
      if (windows_1252[i] == c)
        {
          *byte = 0x80 + i;
          return TRUE;
        }
    }
  return FALSE;
}

/* The bytes @text once was; NULL when it holds a character they cannot have
 * made. */
static guchar *
step_back (const char *text,
           gsize       len,
           gsize      *n)
{
  g_autofree guchar *bytes = g_malloc (len + 1);

  *n = 0;
  for (const char *p = text; p < text + len; p = g_utf8_next_char (p))
    {
      if (!to_byte (g_utf8_get_char (p), &bytes[*n]))
        return NULL;
      (*n)++;
    }
  return g_steal_pointer (&bytes);
}

static gboolean
reads_wrong (const char *text,
             gsize       len)
{
  BangDecodeScore score;

  if (len > SAMPLE_BYTES)
    {
      for (len = SAMPLE_BYTES; len > 0 && ((guchar) text[len] & 0xc0) == 0x80; len--)
        ;
    }
  bang_decode_score (text, len, &score);
  return score.foreign >= WRONG_LETTERS && score.foreign * 3 > score.vietnamese;
}

static gboolean
reads_well (const char *text,
            gsize       len)
{
  BangDecodeScore score;

  bang_decode_score (text, len, &score);
  return score.vietnamese >= WRONG_LETTERS && score.foreign * 20 < score.vietnamese;
}

/**
 * bang_decode_twice:
 * @text: valid UTF-8
 * @len: its length in bytes
 * @out_len: (out): the length of the result in bytes
 * @encoding: (out) (transfer none): what was found, static
 *
 * Takes a wrong step of an earlier program back.
 *
 * Returns: (transfer full) (nullable): the text meant, or %NULL if @text is
 *   what was meant
 */
char *
bang_decode_twice (const char  *text,
                   gsize        len,
                   gsize       *out_len,
                   const char **encoding)
{
  g_autofree guchar *bytes = NULL;
  g_autofree char *better = NULL;
  gsize good;
  gsize bad;
  gsize n;

  if (!reads_wrong (text, len))
    return NULL;
  bytes = step_back (text, len, &n);
  if (bytes == NULL)
    return NULL;

  better = bang_decode_utf8 (bytes, n, out_len, &good, &bad);
  if ((bad == 0 || good >= 8 * bad) && reads_well (better, *out_len))
    {
      *encoding = "UTF-8 (encoded twice)";
      return g_steal_pointer (&better);
    }

  g_free (better);
  better = bang_decode_table (bytes, n, "TCVN3", out_len);
  if (reads_well (better, *out_len))
    {
      *encoding = "TCVN3 (in UTF-8)";
      return g_steal_pointer (&better);
    }
  g_free (better);
  better = bang_decode_table (bytes, n, "VNI", out_len);
  if (reads_well (better, *out_len))
    {
      *encoding = "VNI (in UTF-8)";
      return g_steal_pointer (&better);
    }
  return NULL;
}
