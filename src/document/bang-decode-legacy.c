/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one-byte encodings Vietnamese offices wrote in before Unicode.
 *
 * Every byte sequence is "valid" in a one-byte encoding, so the candidates are
 * all tried and the result that reads best as Vietnamese wins: letters of the
 * alphabet inside possible words against letters no Vietnamese word has.
 * uchardet is asked only when none of them does. A further encoding is a row
 * of tables[]: what each upper byte stands for. Any thread.
 */

#include "config.h"

#include "document/bang-decode-private.h"

#include <string.h>

#include <uchardet.h>

#include "text/bang-normal.h"

/* The bytes 0x80 to 0xff as UTF-8; "" where nothing is assigned. In both
 * encodings 0x80 to 0x9f are those of windows-1252, where the files were
 * typed: quotation marks and dashes. */

/* TCVN 5712:1993, VN3 ("ABC", the .VnTime fonts). Capitals that bear a tone
 * have no byte of their own: a capital font shows the small letter's. */
static const char *const tcvn3[128] = {
  "€", "", "‚", "ƒ", "„", "…", "†", "‡",
  "ˆ", "‰", "Š", "‹", "Œ", "", "Ž", "",
  "", "‘", "’", "“", "”", "•", "–", "—",
  "˜", "™", "š", "›", "œ", "", "ž", "Ÿ",
  "\xc2\xa0", "Ă", "Â", "Ê", "Ô", "Ơ", "Ư", "Đ",
  "ă", "â", "ê", "ô", "ơ", "ư", "đ", "",
  "", "", "", "", "", "à", "ả", "ã",
  "á", "ạ", "", "ằ", "ẳ", "ẵ", "ắ", "",
  "", "", "", "", "", "", "ặ", "ầ",
  "ẩ", "ẫ", "ấ", "ậ", "è", "", "ẻ", "ẽ",
  "é", "ẹ", "ề", "ể", "ễ", "ế", "ệ", "ì",
  "ỉ", "", "", "", "ĩ", "í", "ị", "ò",
  "", "ỏ", "õ", "ó", "ọ", "ồ", "ổ", "ỗ",
  "ố", "ộ", "ờ", "ở", "ỡ", "ớ", "ợ", "ù",
  "", "ủ", "ũ", "ú", "ụ", "ừ", "ử", "ữ",
  "ứ", "ự", "ỳ", "ỷ", "ỹ", "ý", "ỵ", "",
};

/* VNI for Windows: the tone and the circumflex or breve are a byte after
 * their vowel; capital marks are the same marks. */
static const char *const vni[128] = {
  "€", "", "‚", "ƒ", "„", "…", "†", "‡",
  "ˆ", "‰", "Š", "‹", "Œ", "", "Ž", "",
  "", "‘", "’", "“", "”", "•", "–", "—",
  "˜", "™", "š", "›", "œ", "", "ž", "Ÿ",
  "\xc2\xa0", "", "", "", "", "", "", "",
  "", "", "", "", "", "", "", "",
  "", "", "", "", "", "", "", "",
  "", "", "", "", "", "", "", "",
  "\xcc\x82\xcc\x80", "\xcc\x82\xcc\x81", "\xcc\x82", "\xcc\x82\xcc\x83", "\xcc\x82\xcc\xa3", "\xcc\x82\xcc\x89", "Ỉ", "",
  "\xcc\x86\xcc\x80", "\xcc\x86\xcc\x81", "\xcc\x86", "\xcc\x86\xcc\xa3", "Ì", "Í", "Ỵ", "\xcc\xa3",
  "", "Đ", "Ị", "Ĩ", "Ơ", "\xcc\x83", "Ư", "",
  "\xcc\x80", "\xcc\x81", "\xcc\x86\xcc\x89", "\xcc\x89", "\xcc\x86\xcc\x83", "", "", "",
  "\xcc\x82\xcc\x80", "\xcc\x82\xcc\x81", "\xcc\x82", "\xcc\x82\xcc\x83", "\xcc\x82\xcc\xa3", "\xcc\x82\xcc\x89", "ỉ", "",
  "\xcc\x86\xcc\x80", "\xcc\x86\xcc\x81", "\xcc\x86", "\xcc\x86\xcc\xa3", "ì", "í", "ỵ", "\xcc\xa3",
  "", "đ", "ị", "ĩ", "ơ", "\xcc\x83", "ư", "",
  "\xcc\x80", "\xcc\x81", "\xcc\x86\xcc\x89", "\xcc\x89", "\xcc\x86\xcc\x83", "", "", "",
};

static const struct
{
  const char        *name;
  const char *const *upper;
} tables[] = {
  { "TCVN3", tcvn3 },
  { "VNI", vni },
};

static char *
decode_table (const guchar      *data,
              gsize              len,
              const char *const *upper,
              gsize             *out_len)
{
  GString *raw = g_string_sized_new (len + len / 2);
  char *text;

  for (gsize i = 0; i < len; i++)
    {
      if (data[i] < 0x80)
        g_string_append_c (raw, (char) data[i]);
      else if (*upper[data[i] - 0x80] != '\0')
        g_string_append (raw, upper[data[i] - 0x80]);
      else
        g_string_append (raw, "\xef\xbf\xbd");
    }

  text = bang_normal_nfc (raw->str, raw->len);
  *out_len = strlen (text);
  g_string_free (raw, TRUE);
  return text;
}

/**
 * bang_decode_table:
 * @data: bytes
 * @len: their number
 * @name: one of the encodings of the tables here
 * @out_len: (out): the length of the result in bytes
 *
 * Returns: (transfer full): the text in NFC, U+FFFD for bytes without a meaning
 */
char *
bang_decode_table (const guchar *data,
                   gsize         len,
                   const char   *name,
                   gsize        *out_len)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      if (strcmp (tables[i].name, name) == 0)
        return decode_table (data, len, tables[i].upper, out_len);
    }
  g_assert_not_reached ();
}

static char *
decode_iconv (const guchar *data,
              gsize         len,
              const char   *charset,
              gsize        *out_len)
{
  g_autofree char *raw = NULL;
  char *text;
  gsize written = 0;

  raw = g_convert ((const char *) data, len, "UTF-8", charset, NULL, &written, NULL);
  if (raw == NULL || strlen (raw) != written)
    return NULL;
  text = bang_normal_nfc (raw, written);
  *out_len = strlen (text);
  return text;
}

static gboolean
is_vietnamese (gunichar c)
{
  gunichar upper;

  if (c >= 0x1ea0 && c <= 0x1ef9)
    return TRUE;
  upper = c >= 0xe0 && c <= 0xfd ? c - 0x20 : c == 0x1b0 ? 0x1af : c >= 0x100 && c < 0x1a0 ? c & ~1u : c == 0x1a1 ? 0x1a0 : c;
  switch (upper)
    {
    /* â ê ô and the plain tones are Latin-1; ă đ ĩ ũ ơ ư are not. */
    case 0xc0: case 0xc1: case 0xc2: case 0xc3: case 0xc8: case 0xc9: case 0xca: case 0xcc: case 0xcd:
    case 0xd2: case 0xd3: case 0xd4: case 0xd5: case 0xd9: case 0xda: case 0xdd:
    case 0x102: case 0x110: case 0x128: case 0x168: case 0x1a0: case 0x1af:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Letters that bear one of the five tones: a syllable has at most one. */
static gboolean
has_tone (gunichar c)
{
  switch (c)
    {
    case 0xc2: case 0xca: case 0xd4: case 0xe2: case 0xea: case 0xf4:
    case 0x102: case 0x103: case 0x110: case 0x111: case 0x1a0: case 0x1a1: case 0x1af: case 0x1b0:
      return FALSE;
    default:
      return c >= 0x80;
    }
}

/* Letters and their marks; those of Vietnamese need no look at Unicode's tables. */
static gboolean
is_letter (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalpha ((char) c);
  if ((c >= 0x1ea0 && c <= 0x1ef9) || (c >= 0xc0 && c < 0x1bb && c != 0xd7 && c != 0xf7))
    return TRUE;
  return g_unichar_isalpha (c) || g_unichar_ismark (c);
}

/**
 * bang_decode_score:
 * @text: valid UTF-8, NFC
 * @len: its length in bytes
 * @score: (out): the counts
 *
 * Counts how Vietnamese @text is. A letter is held against it when it is not
 * in the alphabet, when it is a capital after a small letter, or when its word
 * has a second tone or more than seven letters: the longest syllable is
 * "nghiêng".
 */
void
bang_decode_score (const char      *text,
                   gsize            len,
                   BangDecodeScore *score)
{
  gunichar before = ' ';
  guint letters = 0;
  guint tones = 0;

  score->vietnamese = score->foreign = 0;
  for (const char *p = text; p < text + len; p = g_utf8_next_char (p))
    {
      gunichar c = (guchar) *p < 0x80 ? (gunichar) *p : g_utf8_get_char (p);
      gboolean letter = is_letter (c);

      if (!letter)
        {
          /* A symbol inside a word is a letter of another encoding. */
          if (c >= 0xa1 && c < 0x2000 && c != 0xab && c != 0xbb && g_unichar_isalpha (before))
            score->foreign++;
          score->foreign += c == 0xfffd;
          letters = tones = 0;
          before = c;
          continue;
        }

      letters++;
      if (c >= 0x80)
        {
          tones += has_tone (c);
          if (!is_vietnamese (c) || letters > 7 || (has_tone (c) && tones > 1)
              || (g_unichar_isupper (c) && g_unichar_islower (before)))
            score->foreign++;
          else
            score->vietnamese++;
        }
      before = c;
    }
}

static gssize
worth (const BangDecodeScore *score)
{
  return (gssize) score->vietnamese - 8 * (gssize) score->foreign;
}

static char *
ask_uchardet (const guchar  *data,
              gsize          len,
              gsize         *out_len,
              const char   **encoding)
{
  uchardet_t detector = uchardet_new ();
  char *text = NULL;

  if (uchardet_handle_data (detector, (const char *) data, MIN (len, 1u << 20)) == 0)
    {
      const char *charset;

      uchardet_data_end (detector);
      charset = uchardet_get_charset (detector);
      if (*charset != '\0' && g_ascii_strcasecmp (charset, "UTF-8") != 0)
        text = decode_iconv (data, len, charset, out_len);
      if (text != NULL)
        *encoding = g_intern_string (charset);
    }
  uchardet_delete (detector);
  return text;
}

/**
 * bang_decode_legacy:
 * @data: bytes that are not Unicode
 * @len: their number
 * @out_len: (out): the length of the text in bytes
 * @encoding: (out) (transfer none): what was recognised, static
 *
 * Returns: (transfer full) (nullable): the text in NFC, or %NULL when no
 *   encoding makes sense of it
 */
char *
bang_decode_legacy (const guchar  *data,
                    gsize          len,
                    gsize         *out_len,
                    const char   **encoding)
{
  g_autofree char *best = NULL;
  gssize best_worth = 0;
  BangDecodeScore score;

  best = decode_iconv (data, len, "CP1258", out_len);
  if (best != NULL)
    {
      bang_decode_score (best, *out_len, &score);
      best_worth = worth (&score);
      *encoding = "windows-1258";
    }

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *text = NULL;
      gsize text_len;

      text = decode_table (data, len, tables[i].upper, &text_len);
      bang_decode_score (text, text_len, &score);
      if (worth (&score) > best_worth)
        {
          g_free (best);
          best = g_steal_pointer (&text);
          best_worth = worth (&score);
          *out_len = text_len;
          *encoding = tables[i].name;
        }
    }

  if (best_worth > 0)
    return g_steal_pointer (&best);
  return ask_uchardet (data, len, out_len, encoding);
}
