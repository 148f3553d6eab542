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
#define COMBINING_GRAPHEME_JOINER 0x034f

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

/* Reads on while everything is in NFC whatever follows but a mark. Returns
 * where that ends: at the character before the first mark, or at the end, and
 * then all of it is UTF-8. The letters of Vietnamese are not decoded: those of
 * two bytes lie below U+0300, those of three in Latin Extended Additional. */
static const char *
skip_nfc (const char *text,
          const char *limit)
{
  const guchar *p = (const guchar *) text;
  const guchar *end = (const guchar *) limit;

  while (p < end)
    {
      gunichar c;
      gsize step;

      if (*p < 0x80)
        {
          p++;
          continue;
        }
      if (*p >= 0xc2 && *p <= 0xcb && end - p >= 2 && (p[1] & 0xc0) == 0x80)
        {
          p += 2;
          continue;
        }
      if (*p == 0xe1 && end - p >= 3 && p[1] >= 0xb8 && p[1] <= 0xbb && (p[2] & 0xc0) == 0x80)
        {
          p += 3;
          continue;
        }

      step = bang_decode_char ((const char *) p, limit, &c);
      if (!is_always_nfc (c))
        break;
      p += step;
    }
  if (p == end)
    return limit;

  /* All before is UTF-8: back to where the last character begins. */
  if ((const char *) p > text)
    do
      p--;
    while ((*p & 0xc0) == 0x80);
  return (const char *) p;
}

static void
add_decomposed (GArray   *chars,
                gunichar  c,
                guint    *n_nonstarters)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n = g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));

  for (gsize i = 0; i < n; i++)
    {
      if (g_unichar_combining_class (parts[i]) == 0)
        *n_nonstarters = 0;
      else if (++*n_nonstarters > MAX_NONSTARTERS)
        {
          gunichar joiner = COMBINING_GRAPHEME_JOINER;

          g_array_append_val (chars, joiner);
          *n_nonstarters = 1;
        }
      g_array_append_val (chars, parts[i]);
    }
}

/* Writes one character and the marks after it in NFC. Returns what follows. */
static const char *
compose_cluster (const char *p,
                 const char *limit,
                 GArray     *chars,
                 GString    *out)
{
  guint n_nonstarters = 0;
  gsize n;

  g_array_set_size (chars, 0);
  while (p < limit)
    {
      gunichar c;
      gsize step = bang_decode_char (p, limit, &c);

      if (chars->len > 0 && !bang_fold_is_mark (c))
        break;
      add_decomposed (chars, c, &n_nonstarters);
      p += step;
    }

  n = bang_fold_compose ((gunichar *) (gpointer) chars->data, chars->len);
  for (gsize i = 0; i < n; i++)
    g_string_append_unichar (out, g_array_index (chars, gunichar, i));

  return p;
}

/* g_utf8_normalize() will not do: composing takes it the square of the length
 * of the text, and a book in decomposed form is no attack. */
static char *
compose_text (const char *text,
              gsize       len)
{
  g_autoptr (GString) out = g_string_sized_new (len);
  g_autoptr (GArray) chars = g_array_new (FALSE, FALSE, sizeof (gunichar));
  const char *limit = text + len;
  const char *p = text;

  while (p < limit)
    {
      const char *end = skip_nfc (p, limit);

      g_string_append_len (out, p, end - p);
      p = end < limit ? compose_cluster (end, limit, chars, out) : end;
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * bang_normal_is_nfc:
 * @text: (array length=len): any bytes
 * @len: their number, or -1 if @text ends with NUL
 *
 * Whether @text is certainly what bang_normal_nfc() makes of it: UTF-8 of
 * characters that are in normal form C whatever stands beside them, without a
 * NUL. That is so for Vietnamese, Chinese and their ordinary typography.
 *
 * Returns: %FALSE also for rarer characters, of which more must be asked
 */
gboolean
bang_normal_is_nfc (const char *text,
                    gssize      len)
{
  gsize size;

  g_return_val_if_fail (text != NULL || len == 0, FALSE);

  size = len < 0 ? strlen (text) : (gsize) len;
  return skip_nfc (text, text + size) == text + size && (size == 0 || memchr (text, '\0', size) == NULL);
}

/**
 * bang_normal_nfc:
 * @text: (array length=len): UTF-8 in any normal form, or hostile bytes
 * @len: length in bytes, or -1 if @text ends with NUL
 *
 * Brings a text to Unicode's normal form C, in which é is one code point. Text
 * that is in it already, as almost all is, is only copied. A byte that is no
 * UTF-8, and NUL, become U+FFFD. After every thirty combining marks in a row a
 * U+034F is put in, as UAX #15 advises. The time is linear.
 *
 * Returns: (transfer full): the text in NFC, valid UTF-8, NUL-terminated
 */
char *
bang_normal_nfc (const char *text,
                 gssize      len)
{
  g_autofree char *valid = NULL;
  gsize size;

  g_return_val_if_fail (text != NULL, NULL);

  size = len < 0 ? strlen (text) : (gsize) len;
  if (bang_normal_is_nfc (text, (gssize) size))
    return g_strndup (text, size);

  if (!g_utf8_validate_len (text, size, NULL))
    {
      /* It makes NUL U+FFFD too. */
      valid = g_utf8_make_valid (text, (gssize) size);
      text = valid;
      size = strlen (valid);
    }

  if (skip_nfc (text, text + size) == text + size)
    return valid != NULL ? g_steal_pointer (&valid) : g_strndup (text, size);

  return compose_text (text, size);
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
