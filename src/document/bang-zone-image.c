/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines a page leaves behind where a picture stood: file names, alternative
 * texts that end with a number, and the photographer. Any thread.
 */

#include "config.h"

#include "document/bang-zoner-private.h"

#include <string.h>

/* Who took a picture is said within this many bytes of the end of a line. */
#define CREDIT_BYTES 160
#define CREDIT_WORDS 9

static const char *const extensions[] = {
  "jpg", "jpeg", "jpe", "jfif", "png", "webp", "gif", "bmp", "tif", "tiff", "heic", "heif", "avif", "svg",
  "mp4", "mov", "avi", "wmv", "flv", "m4v", "webm", "mp3", "m4a", "wav",
};

/* How cameras, telephones and chat programs begin the names they give. */
static const char *const camera_prefixes[] = {
  "img", "dsc", "dscn", "dscf", "_dsc", "_mg", "mvi", "vid", "pxl", "photo", "image", "picture", "screenshot", "received",
  "thumb", "anh", "hinh", "untitled", "viber", "zalo", "facebook", "fb_img", "received_", "snapshot", "capture",
};

static gboolean
has_extension (const char *text,
               gsize       len)
{
  const char *end = text + len;
  const char *dot;

  /* "photo.jpg?width=600", "photo.jpg)", "photo.jpg." */
  for (dot = text; (dot = memchr (dot, '.', end - dot)) != NULL; dot++)
    {
      const char *p = dot + 1;

      while (p < end && g_ascii_isalnum (*p))
        p++;
      for (gsize i = 0; i < G_N_ELEMENTS (extensions); i++)
        {
          gsize n = strlen (extensions[i]);

          if ((gsize) (p - dot - 1) != n || g_ascii_strncasecmp (dot + 1, extensions[i], n) != 0)
            continue;
          if (p == end || (*p == '?' && memchr (p, ' ', end - p) == NULL))
            return TRUE;
          while (p < end && strchr (".)]\"'", *p) != NULL)
            p++;
          if (p == end)
            return TRUE;
        }
    }
  return FALSE;
}

static const char *
skip_back (const char *start,
           const char *end,
           const char *set)
{
  while (end > start && strchr (set, end[-1]) != NULL)
    end--;
  return end;
}

static gboolean
ends_with_word (const char *start,
                const char *end,
                const char *word)
{
  gsize n = strlen (word);

  return (gsize) (end - start) >= n && memcmp (end - n, word, n) == 0
         && ((gsize) (end - start) == n || !g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (end - n))));
}

/* "... ảnh 3", "... - Ảnh 3.", "Hình 2", and the number alone behind a dash */
static gboolean
ends_with_number_of_picture (const char *start,
                             const char *end)
{
  static const char *const words[] = { "ảnh", "Ảnh", "ẢNH", "hình", "Hình", "ảnh số", "Ảnh số", "photo", "Photo", "image", "Image",
                                        /* of sites that strip the marks */
                                        "- Anh", "- anh", "- Hinh", "- hinh" };
  gboolean stop = end > start && end[-1] == '.';
  const char *digits;
  const char *p = skip_back (start, end, ".)");

  digits = p;
  p = skip_back (start, p, "0123456789");
  if (p == digits || digits - p > 3)
    return FALSE;
  p = skip_back (start, p, " ");
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (!ends_with_word (start, p, words[i]))
        continue;
      if (!stop || p == start + strlen (words[i]))
        return TRUE;
      /* With a full stop it may be the end of a sentence: "xem ảnh 1." */
      p = skip_back (start, p - strlen (words[i]), " ");
      return p > start && (p[-1] == '-' || (p - start >= 3 && (guchar) p[-3] == 0xe2 && (guchar) p[-2] == 0x80));
    }
  return FALSE;
}

/* One word that no language has: "z6047081461045-f1df-4808", "IMG_1234". */
static gboolean
is_machine_name (const char *text,
                 gsize       len)
{
  guint digits = 0;
  guint letters = 0;
  guint joints = 0;

  if (len < 6 || len > 200)
    return FALSE;
  for (gsize i = 0; i < len; i++)
    {
      if (g_ascii_isdigit (text[i]))
        digits++;
      else if (g_ascii_isalpha (text[i]))
        letters++;
      else if (strchr ("-_.()@~+=", text[i]) != NULL)
        joints++;
      else
        return FALSE;
    }
  if (digits >= 12 && joints > 0)
    return TRUE;
  return digits >= 2 && letters > 0 && (joints > 0 || digits >= 6) && digits + joints >= 4 && memchr (text, '/', len) == NULL;
}

/* "lc 1", "IMG 1234", "anh 02": an unmarked word or two and a number. */
static gboolean
is_numbered_name (const char *text,
                  gsize       len,
                  guint       words)
{
  const char *end = text + len;
  const char *p = skip_back (text, end, ")");
  const char *digits = p;
  gsize letters = 0;

  p = skip_back (text, p, "0123456789");
  if (p == digits || p == text || words > 3)
    return FALSE;
  for (const char *q = text; q < p; q++)
    {
      if ((guchar) *q >= 0x80)
        return FALSE;
      letters += g_ascii_isalpha (*q) != 0;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (camera_prefixes); i++)
    {
      if (g_ascii_strncasecmp (text, camera_prefixes[i], strlen (camera_prefixes[i])) == 0)
        return TRUE;
    }
  return letters > 0 && letters <= 8 && g_ascii_islower (*text);
}

static gboolean
is_address (const char *text,
            gsize       len)
{
  return memchr (text, ' ', len) == NULL
         && ((len > 8 && g_ascii_strncasecmp (text, "https://", 8) == 0)
             || (len > 7 && g_ascii_strncasecmp (text, "http://", 7) == 0));
}

/**
 * bang_line_is_image:
 * @text: a short line
 * @len: its length in bytes
 * @words: how many words it has
 *
 * Whether the line is what a page prints in place of a picture. Provincial
 * papers print the file name, which their editors often make of a sentence
 * ("Quang cảnh hội đàm.jpg"), or the article's title with a number.
 */
gboolean
bang_line_is_image (const char *text,
                    gsize       len,
                    guint       words)
{
  if (has_extension (text, len) || ends_with_number_of_picture (text, text + len))
    return TRUE;
  /* What is left of a picture in a page turned into Markdown: "![](...)" */
  if (len >= 4 && text[0] == '!' && text[1] == '[' && text[len - 1] == ')')
    return TRUE;
  if (is_address (text, len))
    return TRUE;
  if (memchr (text, ' ', len) == NULL)
    return is_machine_name (text, len);
  return is_numbered_name (text, len, words);
}

/* The last "ảnh" of a line, in any case; NULL if there is none near the end. */
static const char *
find_last_anh (const char *text,
               const char *end)
{
  for (const char *p = end - 5; p >= text && end - p < CREDIT_BYTES; p--)
    {
      if ((guchar) p[0] == 0xe1 && (guchar) p[1] == 0xba && ((guchar) p[2] == 0xa2 || (guchar) p[2] == 0xa3)
          && (p[3] == 'n' || p[3] == 'N') && (p[4] == 'h' || p[4] == 'H')
          && (p + 5 == end || !g_unichar_isalpha (g_utf8_get_char (p + 5)))
          /* "cảnh"; but a capital can be glued to the sentence: "hội đàmẢnh: X" */
          && ((guchar) p[2] == 0xa2 || p == text || !g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (p)))))
        return p;
    }
  return NULL;
}

static guint
count_words (const char *start,
             const char *end)
{
  guint words = 0;
  gboolean inside = FALSE;

  for (const char *p = start; p < end; p++)
    {
      gboolean space = g_ascii_isspace (*p);

      words += !space && !inside;
      inside = !space;
    }
  return words;
}

/* "(Nguồn: TTXVN)" at the end, in brackets: of the picture under which the line
 * stands, or, under a whole article, of the article. */
static gboolean
ends_with_source (const char *text,
                  const char *end)
{
  static const char *const words[] = { "(Nguồn:", "(nguồn:", "(Nguồn ảnh:", "(Photo:", "(Ảnh:", "(ảnh:", "(Ảnh minh h", "(Ảnh tư li" };
  const char *p;

  if (end == text || end[-1] != ')')
    return FALSE;
  for (p = end - 1; p > text && end - p < CREDIT_BYTES / 2 && *p != '('; p--)
    ;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize n = strlen (words[i]);

      if ((gsize) (end - p) > n && memcmp (p, words[i], n) == 0)
        return TRUE;
    }
  /* "(ảnh Minh Hiếu)" */
  return (gsize) (end - p) > strlen ("(ảnh X") && memcmp (p, "(ảnh ", strlen ("(ảnh ")) == 0
         && g_unichar_isupper (g_utf8_get_char (p + strlen ("(ảnh ")));
}

/* "hình ảnh: ...", "bức ảnh: ...", a noun and what it stands for */
static gboolean
is_noun (const char *text,
         const char *anh)
{
  static const char *const heads[] = { "hình", "bức", "tấm", "loạt", "những", "các", "chùm", "bộ", "chụp", "điện", "nhiếp", "của", "Hình", "Bức", "Những", "Chùm", "Bộ" };
  const char *p = skip_back (text, anh, " ");

  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      if (ends_with_word (text, p, heads[i]))
        return TRUE;
    }
  return FALSE;
}

/**
 * bang_line_has_credit:
 * @text: a short line
 * @len: its length in bytes
 *
 * Whether the line ends with who took the picture: "Ảnh: X", "(Ảnh: X/TTXVN)",
 * "Ảnh TTXVN". Then it is a line under a picture.
 */
gboolean
bang_line_has_credit (const char *text,
                      gsize       len)
{
  const char *end = skip_back (text, text + len, " .)]|");
  const char *anh = len > 5 ? find_last_anh (text, end) : NULL;
  const char *p;
  gboolean colon;

  if (len > 8 && ends_with_source (text, skip_back (text, text + len, " .|")))
    return TRUE;
  if (anh == NULL || is_noun (text, anh))
    return FALSE;
  for (p = anh + 5; p < end && *p == ' '; p++)
    ;
  colon = p < end && *p == ':';
  if (colon)
    {
      for (p++; p < end && *p == ' '; p++)
        ;
      return p < end && count_words (p, end) <= CREDIT_WORDS && memchr (p, ';', end - p) == NULL;
    }

  /* Without a colon only a capital "Ảnh" that begins something is a credit. */
  if ((guchar) anh[2] != 0xa2 || p >= end || !g_unichar_isupper (g_utf8_get_char (p)) || count_words (p, end) > 5)
    return FALSE;
  p = skip_back (text, anh, " ");
  return p == text || strchr (".(-[|", p[-1]) != NULL;
}
