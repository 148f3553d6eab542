/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes of a file to text.
 *
 * A folder of saved news holds every encoding the last thirty years of
 * Vietnamese offices used. This module decides which one a file is in, in the
 * order of how sure a sign is: a byte order mark, the signature of another
 * kind of file, valid UTF-8, the rhythm of UTF-16, UTF-8 with a few bytes
 * lost, and only then the one-byte encodings, which are told apart by how well
 * the result reads as Vietnamese (bang-decode-legacy.c). What cannot be read
 * is refused with a sentence; no character is ever replaced by "?".
 *
 * Pure functions without state; any thread.
 */

#include "config.h"

#include "document/bang-decode.h"
#include "document/bang-decode-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "text/bang-normal.h"

/* Above one control character in this many bytes a file is not text. */
#define CONTROLS_ARE_RARER_THAN 32

/* Files whose first bytes say what they are, whatever their name says. */
static const struct
{
  const char *magic;
  guint8      len;
  const char *what;
} signatures[] = {
  { "\x89PNG\r\n\x1a\n", 8, N_("a PNG picture") },
  { "\xff\xd8\xff", 3, N_("a JPEG picture") },
  { "GIF8", 4, N_("a GIF picture") },
  { "RIFF", 4, N_("a picture or a recording") },
  { "%PDF-", 5, N_("a PDF document") },
  { "PK\x03\x04", 4, N_("a compressed or office document") },
  { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, N_("an old office document") },
  { "{\\rtf", 5, N_("an RTF document") },
  { "\x1f\x8b", 2, N_("a compressed file") },
  { "BZh", 3, N_("a compressed file") },
  { "\xfd" "7zXZ", 5, N_("a compressed file") },
  { "7z\xbc\xaf", 4, N_("a compressed file") },
  { "\x7f" "ELF", 4, N_("a program") },
  { "SQLite format 3", 15, N_("a database") },
};

static gboolean
is_web_page (const guchar *data,
             gsize         len)
{
  gsize i = 0;

  while (i < len && g_ascii_isspace (data[i]))
    i++;
  return (len - i >= 14 && g_ascii_strncasecmp ((const char *) data + i, "<!doctype html", 14) == 0)
         || (len - i >= 5 && g_ascii_strncasecmp ((const char *) data + i, "<html", 5) == 0);
}

static gboolean
refuse_signature (const guchar  *data,
                  gsize          len,
                  GError       **error)
{
  const char *what = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (signatures) && what == NULL; i++)
    {
      if (len >= signatures[i].len && memcmp (data, signatures[i].magic, signatures[i].len) == 0)
        what = _(signatures[i].what);
    }
  if (what == NULL && is_web_page (data, len))
    what = _("a web page");
  if (what == NULL)
    return FALSE;

  /* Translators: %s is a kind of file, such as "a PNG picture". */
  g_set_error (error, BANG_DOCUMENT_ERROR, BANG_DOCUMENT_ERROR_FORMAT,
               _("This is %s, not plain text. Save its words as a text file and import that."), what);
  return TRUE;
}

/* Whether one of eight bytes is below 0x20: the only ones that have no upper bit
 * and get one when 0x20 is taken from them. */
static gboolean
has_control (const guchar *data)
{
  guint64 bytes;

  memcpy (&bytes, data, 8);
  return ((bytes - G_GUINT64_CONSTANT (0x2020202020202020)) & ~bytes
          & G_GUINT64_CONSTANT (0x8080808080808080)) != 0;
}

/* Control characters that are no white space. */
static gsize
count_controls (const guchar *data,
                gsize         len)
{
  gsize controls = 0;
  gsize i = 0;

  while (i < len)
    {
      gsize end = MIN (i + 8, len);

      if (end - i == 8 && !has_control (data + i))
        i = end;
      for (; i < end; i++)
        controls += data[i] < 0x20 && (data[i] < '\t' || data[i] > '\r');
    }
  return controls;
}

static gboolean
refuse_controls (const guchar  *data,
                 gsize          len,
                 GError       **error)
{
  gsize controls;

  if (memchr (data, '\0', len) != NULL)
    {
      g_set_error_literal (error, BANG_DOCUMENT_ERROR, BANG_DOCUMENT_ERROR_NOT_TEXT,
                           _("This is not a text file: it contains zero bytes. Open it in the program that made it and save it as text."));
      return TRUE;
    }

  controls = count_controls (data, len);
  if (controls > len / CONTROLS_ARE_RARER_THAN)
    {
      g_set_error_literal (error, BANG_DOCUMENT_ERROR, BANG_DOCUMENT_ERROR_NOT_TEXT,
                           _("This is not a text file: it consists largely of control characters. Open it in the program that made it and save it as text."));
      return TRUE;
    }
  return FALSE;
}

/* The first line end that is not a line feed alone, or @end, where a NUL is. */
static const char *
first_newline (const char *text,
               const char *end)
{
  static const guchar leads[] = { '\r', 0xc2, 0xe2 };
  const char *first = end;

  for (gsize i = 0; i < G_N_ELEMENTS (leads); i++)
    for (const char *p = text; (p = memchr (p, leads[i], (gsize) (first - p))) != NULL; p++)
      if (*p == '\r' || (leads[i] == 0xc2 && (guchar) p[1] == 0x85)
          || (leads[i] == 0xe2 && (guchar) p[1] == 0x80 && ((guchar) p[2] == 0xa8 || (guchar) p[2] == 0xa9)))
        {
          first = p;
          break;
        }
  return first;
}

/* One kind of line end, so that a line number means the same in every file:
 * CR LF, CR, NEL (U+0085), LINE and PARAGRAPH SEPARATOR (U+2028, U+2029)
 * become LF, after Unicode Standard Annex 14 and chapter 5.8. In place. */
static void
unify_newlines (char  *text,
                gsize *len)
{
  const char *end = text + *len;
  const char *in = first_newline (text, end);
  char *out = text + (in - text);

  while (in < end)
    {
      const char *from = in;

      /* These bytes begin all of them; what lies between is moved in one. */
      while (in < end && *in != '\r' && (guchar) *in != 0xc2 && (guchar) *in != 0xe2)
        in++;
      if (out != from)
        memmove (out, from, in - from);
      out += in - from;
      if (in == end)
        break;

      if (*in == '\r')
        {
          in += in + 1 < end && in[1] == '\n' ? 2 : 1;
          *out++ = '\n';
        }
      else if ((guchar) in[0] == 0xc2 && (guchar) in[1] == 0x85)
        {
          in += 2;
          *out++ = '\n';
        }
      else if ((guchar) in[0] == 0xe2 && (guchar) in[1] == 0x80
               && ((guchar) in[2] == 0xa8 || (guchar) in[2] == 0xa9))
        {
          in += 3;
          *out++ = '\n';
        }
      else
        {
          *out++ = *in++;
        }
    }
  *out = '\0';
  *len = out - text;
}

/**
 * bang_decode_normalise:
 * @text: (transfer full): valid UTF-8, NUL-terminated
 * @len: (out): the length of the result in bytes
 *
 * The form every document's text has: NFC, lines ended by a line feed.
 *
 * Returns: (transfer full): the text
 */
char *
bang_decode_normalise (char  *text,
                       gsize *len)
{
  char *normal;

  *len = strlen (text);
  unify_newlines (text, len);
  normal = bang_normal_nfc (text, *len);
  g_free (text);
  *len = strlen (normal);
  return normal;
}

static gboolean
has_visible (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0xfeff || c == 0xfffd)
        continue;
      if (g_unichar_isgraph (c) && !g_unichar_iszerowidth (c))
        return TRUE;
    }
  return FALSE;
}

static char *
refuse_empty (GError **error)
{
  g_set_error_literal (error, BANG_DOCUMENT_ERROR, BANG_DOCUMENT_ERROR_EMPTY,
                       _("The file is empty: there is nothing to import from it."));
  return NULL;
}

/* A file is UTF-8 with damage, rather than another encoding, when whole
 * sequences outnumber the lost bytes well: the chance that one-byte text forms
 * valid sequences is small, and a damaged disk or a cut-off copy spoils few. */
static gboolean
is_damaged_utf8 (gsize good,
                 gsize bad)
{
  return bad > 0 && good >= 8 * bad;
}

static char *
decode_plain (const guchar  *data,
              gsize          len,
              gsize         *out_len,
              const char   **encoding,
              gboolean      *normal,
              GError       **error)
{
  g_autofree char *text = NULL;
  gsize good = 0;
  gsize bad = 0;

  if (refuse_controls (data, len, error))
    return NULL;

  *normal = bang_normal_is_nfc ((const char *) data, (gssize) len);
  if (*normal)
    {
      text = g_strndup ((const char *) data, len);
      *out_len = len;
    }
  else
    {
      text = bang_decode_utf8 (data, len, out_len, &good, &bad);
    }
  if (bad == 0)
    {
      char *meant = bang_decode_twice (text, *out_len, out_len, encoding);

      if (meant != NULL)
        {
          *normal = FALSE;
          return meant;
        }
      *encoding = "UTF-8";
      *out_len = len;
      return g_steal_pointer (&text);
    }
  if (is_damaged_utf8 (good, bad))
    {
      *encoding = "UTF-8 (damaged)";
      return g_steal_pointer (&text);
    }

  g_free (text);
  text = bang_decode_legacy (data, len, out_len, encoding);
  if (text == NULL)
    {
      g_set_error_literal (error, BANG_DOCUMENT_ERROR, BANG_DOCUMENT_ERROR_ENCODING,
                           _("The encoding of this file could not be recognised. Open it in a text editor and save it as UTF-8."));
    }
  return g_steal_pointer (&text);
}

/* Chooses the way to read @data and does it; the result may still have any
 * line ends, and any normal form but where *@normal says that it is in NFC. */
static char *
decode_any (const guchar  *data,
            gsize          len,
            gsize         *out_len,
            const char   **encoding,
            gboolean      *normal,
            GError       **error)
{
  gboolean big_endian = FALSE;
  gboolean utf16 = FALSE;
  gboolean mark = FALSE;

  if (len >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    return decode_plain (data + 3, len - 3, out_len, encoding, normal, error);

  if (len >= 2 && data[0] == 0xff && data[1] == 0xfe)
    {
      utf16 = mark = TRUE;
    }
  else if (len >= 2 && data[0] == 0xfe && data[1] == 0xff)
    {
      utf16 = mark = big_endian = TRUE;
    }
  else if (refuse_signature (data, len, error))
    {
      return NULL;
    }
  else
    {
      utf16 = bang_decode_looks_utf16 (data, len, &big_endian);
    }

  if (utf16)
    {
      g_autofree char *text = NULL;
      gsize bad = 0;

      text = bang_decode_utf16 (mark ? data + 2 : data, mark ? len - 2 : len, big_endian, out_len, &bad);
      if (refuse_controls ((const guchar *) text, *out_len, error))
        return NULL;
      if (bad == 0)
        *encoding = big_endian ? "UTF-16BE" : "UTF-16LE";
      else
        *encoding = big_endian ? "UTF-16BE (damaged)" : "UTF-16LE (damaged)";
      return g_steal_pointer (&text);
    }

  return decode_plain (data, len, out_len, encoding, normal, error);
}

/**
 * bang_decode:
 * @bytes: what a file holds
 * @len: (out): the length of the text, in bytes
 * @encoding: (out) (transfer none): what the file was read as, a static string
 *   for the user's eyes; "(damaged)" is appended when bytes had to be replaced
 *   by U+FFFD
 * @error: return location for an error of %BANG_DOCUMENT_ERROR
 *
 * Decodes a text file of unknown encoding. The text is valid UTF-8 in normal
 * form C, without a byte order mark, and its lines end with a line feed.
 * Any thread; takes time in proportion to the size.
 *
 * Returns: (transfer full) (nullable): the text, NUL-terminated
 */
char *
bang_decode (GBytes      *bytes,
             gsize       *len,
             const char **encoding,
             GError     **error)
{
  char *text;
  const guchar *data;
  gboolean normal = FALSE;
  gsize size = 0;

  g_return_val_if_fail (bytes != NULL && len != NULL && encoding != NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  if (size == 0)
    return refuse_empty (error);

  text = decode_any (data, size, len, encoding, &normal, error);
  if (text == NULL)
    return NULL;

  /* Nearly always, and then it is not read once more for it. */
  if (normal)
    unify_newlines (text, len);
  else
    text = bang_decode_normalise (text, len);
  if (!has_visible (text))
    {
      g_free (text);
      return refuse_empty (error);
    }
  return text;
}
