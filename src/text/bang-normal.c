/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The normal form that every text of the library is kept in (NFC), and what a
 * name of unknown origin looks like when it is safe to show. No state: any
 * thread may call anything here. */

#include "text/bang-normal.h"

#include "text/bang-fold-private.h"

/* The stream-safe text format (UAX #15, section 13): never more than thirty
 * marks in a row. Sorting marks takes the square of their number, and a hostile
 * megabyte of them would take hours. */
#define MAX_NONSTARTERS 30
#define COMBINING_GRAPHEME_JOINER "\315\217"

/* For the screen: marks beyond this are a prank, and more code points than
 * this are no name. */
#define MAX_SHOWN_MARKS 8
#define MAX_SHOWN 1000

/* Code points that are in NFC whatever stands around them: enough of Unicode
 * that Vietnamese, Chinese and ordinary typography never go the slow way. */
static inline gboolean
is_always_nfc (gunichar c)
{
  return c < 0x0300
         || (c >= 0x1e00 && c <= 0x1eff)
         || (c >= 0x2010 && c <= 0x205e)
         || (c >= 0x20a0 && c <= 0x20cf)
         || (c >= 0x3000 && c <= 0x3029)
         || (c >= 0x4e00 && c <= 0x9fff)
         || (c >= 0xff00 && c <= 0xffef);
}

static gboolean
is_nfc (const char *text,
        gsize       len)
{
  const char *limit = text + len;

  for (const char *p = text; p < limit;)
    {
      gunichar c;

      if ((guchar) *p < 0x80)
        {
          p++;
          continue;
        }
      p += bang_decode_char (p, limit, &c);
      if (!is_always_nfc (c))
        return FALSE;
    }

  return TRUE;
}

static char *
make_stream_safe (const char *text)
{
  GString *out = NULL;
  const char *copied = text;
  guint run = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if ((guchar) *p < 0x80 || g_unichar_combining_class (g_utf8_get_char (p)) == 0)
        {
          run = 0;
          continue;
        }
      if (run == MAX_NONSTARTERS)
        {
          if (out == NULL)
            out = g_string_new (NULL);
          g_string_append_len (out, copied, p - copied);
          g_string_append (out, COMBINING_GRAPHEME_JOINER);
          copied = p;
          run = 0;
        }
      run++;
    }

  if (out == NULL)
    return NULL;

  g_string_append (out, copied);
  return g_string_free (out, FALSE);
}

/**
 * bang_normal_nfc:
 * @text: (array length=len): UTF-8 in any normal form, or hostile bytes
 * @len: length in bytes, or -1 if @text ends with NUL
 *
 * Brings a text to Unicode's normal form C, in which é is one code point. Text
 * that is in it already, as almost all is, is only copied. A byte that is no
 * UTF-8, and NUL, become U+FFFD. After every thirty combining marks in a row a
 * U+034F is put in, as UAX #15 advises, which bounds the work.
 *
 * Returns: (transfer full): the text in NFC, valid UTF-8, NUL-terminated
 */
char *
bang_normal_nfc (const char *text,
                 gssize      len)
{
  g_autofree char *valid = NULL;
  g_autofree char *safe = NULL;
  char *nfc;
  gsize size;

  g_return_val_if_fail (text != NULL, NULL);

  size = len < 0 ? strlen (text) : (gsize) len;
  if (g_utf8_validate_len (text, size, NULL))
    {
      if (is_nfc (text, size))
        return g_strndup (text, size);
      valid = g_strndup (text, size);
    }
  else
    {
      /* It makes NUL U+FFFD too. */
      valid = g_utf8_make_valid (text, (gssize) size);
      if (is_nfc (valid, strlen (valid)))
        return g_steal_pointer (&valid);
    }

  safe = make_stream_safe (valid);
  nfc = g_utf8_normalize (safe != NULL ? safe : valid, -1, G_NORMALIZE_NFC);

  return nfc != NULL ? nfc : g_steal_pointer (&valid);
}

/* Characters that change the direction of what follows: a file name with
 * U+202E in it can end in "gpj.exe" and show "exe.jpg". */
static gboolean
is_bidi_control (gunichar c)
{
  return c == 0x061c || c == 0x200e || c == 0x200f
         || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* Characters that show nothing. The two joiners stay: Persian and emoji need
 * them. */
static gboolean
is_invisible (gunichar c)
{
  return c == 0x00ad || c == 0x200b || c == 0x2060 || c == 0xfeff
         || (c >= 0x206a && c <= 0x206f) || (c >= 0xfff9 && c <= 0xfffb)
         || (c >= 0xe0000 && c <= 0xe007f);
}

static void
append_for_screen (GString  *out,
                   gunichar  c)
{
  if (c == 0x2028 || c == 0x2029 || c == 0x0085 || (c >= '\t' && c <= '\r'))
    g_string_append_c (out, ' ');
  else if (c < 0x20)
    g_string_append_unichar (out, 0x2400 + c);   /* ␀, ␁, ... */
  else if (c == 0x7f)
    g_string_append_unichar (out, 0x2421);       /* ␡ */
  else if (c < 0xa0 && c >= 0x80)
    g_string_append_unichar (out, 0xfffd);
  else if (is_bidi_control (c))
    g_string_append_printf (out, "[U+%04X]", c);
  else if (!is_invisible (c))
    g_string_append_unichar (out, c);
}

/**
 * bang_normal_for_screen:
 * @text: bytes of unknown origin: a file name, a title, a message
 *
 * Makes one line that is safe to show and cannot pretend to be another: bytes
 * that are no UTF-8 become U+FFFD, line ends and tabs become spaces, other
 * control characters become their pictures, direction controls are spelt out
 * ("[U+202E]"), characters that show nothing are left out, marks beyond eight
 * on one letter too. What is longer than 1,000 code points is cut, with "…".
 * The result is not markup: show it as text.
 *
 * Returns: (transfer full): valid UTF-8 without line ends
 */
char *
bang_normal_for_screen (const char *text)
{
  g_autoptr (GString) out = NULL;
  const char *limit;
  guint shown = 0;
  guint marks = 0;

  g_return_val_if_fail (text != NULL, NULL);

  limit = text + strlen (text);
  out = g_string_new (NULL);
  for (const char *p = text; p < limit; shown++)
    {
      gunichar c;

      if (shown == MAX_SHOWN)
        {
          g_string_append (out, "…");
          break;
        }
      p += bang_decode_char (p, limit, &c);
      marks = g_unichar_ismark (c) ? marks + 1 : 0;
      if (marks <= MAX_SHOWN_MARKS)
        append_for_screen (out, c);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}
