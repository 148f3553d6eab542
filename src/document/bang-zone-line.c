/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one line of a saved page looks like. One pass over the bytes of a short
 * line; a long one is a paragraph and is only counted. Any thread.
 */

#include "config.h"

#include "document/bang-zoner-private.h"

#include <string.h>

/* A paragraph: ends like a sentence and is at least this long ... */
#define PARAGRAPH_CHARS 60
/* ... or does not end so, but is longer than titles are. Of 35,000 titles of
 * Vietnamese news none is longer than 200 characters. */
#define PARAGRAPH_CHARS_OPEN 210

/* Headings over links and letters are shorter than this. */
#define MARKER_MAX_CHARS 90

/* A stamp with an author is not longer, and after it comes no more than
 * "(GMT+7)". */
#define STAMP_MAX_CHARS 90
#define STAMP_TAIL_BYTES 10
#define STAMP_MAX_WORDS 9

/* A headline with its stamp on the same line has at least so many words in small
 * letters; an author before a stamp has not. */
#define HEADLINE_LOWER_WORDS 6

/* A caption before the initials of who took its picture has at least so many. */
#define CREDITED_MIN_WORDS 6

/* A name with an office has no more words. */
#define SIGNED_MAX_WORDS 12

#define HEADING_MIN_CHARS 12
#define HEADING_MAX_CHARS 240

static gboolean
is_closing (gunichar c)
{
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201d || c == 0x2019 || c == 0xbb || c == '*';
}

static gboolean
is_sentence_end (gunichar c)
{
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == ';';
}

/* The last character that is not a closing quotation mark or bracket. */
static gunichar
last_telling (const char *start,
              const char *end)
{
  while (end > start)
    {
      gunichar c;

      end = g_utf8_find_prev_char (start, end);
      if (end == NULL)
        break;
      c = g_utf8_get_char (end);
      if (!is_closing (c) && !g_unichar_isspace (c))
        return c;
    }
  return 0;
}

/* Lower-case words that may stand between names: "Lan và Hoa (tổng hợp)". */
static gboolean
is_name_particle (const char *word,
                  gsize       len)
{
  static const char *const particles[] = {
    "và", "theo", "tổng", "hợp", "thực", "hiện", "ghi", "lược", "dịch", "biên", "ảnh", "bài", "tin", "st", "pv", "t/h", "th", "cb",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (particles); i++)
    {
      if (strlen (particles[i]) == len && memcmp (particles[i], word, len) == 0)
        return TRUE;
    }
  return FALSE;
}

typedef struct
{
  guint    words;
  guint    stops;
  guint    letters;
  guint    digits;
  guint    marked;       /* letters beyond ASCII */
  guint    lower_words;  /* words that begin small, particles left out */
  guint    capital_words;
  guint    glued;        /* a capital right after a small letter */
} Counts;

/* "họcỔn": the end of one title and the beginning of the next. The mark tells
 * it from "VietnamPlus" and "220kV". */
static gboolean
is_glued (const char *word,
          const char *end)
{
  gboolean marked = FALSE;
  gboolean seam = FALSE;
  gunichar before = 0;

  if (end - word < 5)
    return FALSE;
  for (const char *p = word; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      marked = marked || c >= 0x80;
      seam = seam || (bang_zone_is_upper (c) && bang_zone_is_lower (before));
      before = c;
    }
  return seam && marked;
}

static void
count_word (const char *word,
            const char *end,
            Counts     *counts)
{
  gunichar c = g_utf8_get_char (word);

  counts->words++;
  if (!bang_zone_is_letter (c))
    return;
  if (bang_zone_is_upper (c))
    counts->capital_words++;
  else if (counts->lower_words > 0 || !is_name_particle (word, end - word))
    counts->lower_words++;
}

static void
count (const char *start,
       const char *end,
       Counts     *counts)
{
  const char *word = NULL;
  gunichar before = 0;
  gboolean after_stop = FALSE;
  gboolean seam = FALSE;

  memset (counts, 0, sizeof *counts);
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = (guchar) *p < 0x80 ? (gunichar) *p : g_utf8_get_char (p);
      gboolean letter = bang_zone_is_letter (c);
      gboolean in_word = letter || (c < 0x80 ? c >= '0' && c <= '9' : g_unichar_isdigit (c) || g_unichar_ismark (c));

      if (letter)
        {
          counts->letters++;
          counts->marked += c >= 0x80;
          if (bang_zone_is_upper (c))
            {
              counts->stops += after_stop;
              seam = seam || bang_zone_is_lower (before);
            }
        }
      counts->digits += !letter && in_word;
      if (in_word && word == NULL)
        word = p;
      if (!in_word && word != NULL)
        {
          count_word (word, p, counts);
          counts->glued += seam && is_glued (word, p);
          seam = FALSE;
          word = NULL;
        }

      if (c == '.' || c == '!' || c == '?' || c == 0x2026)
        after_stop = bang_zone_is_letter (before) || g_unichar_isdigit (before) || is_closing (before);
      else if (in_word)
        after_stop = FALSE;
      before = c;
    }
  if (word != NULL)
    {
      count_word (word, end, counts);
      counts->glued += seam && is_glued (word, end);
    }
}

/* Characters of valid UTF-8; the loop is one the compiler can vectorise. */
static gsize
count_chars (const char *start,
             gsize       len)
{
  gsize n = 0;

  for (gsize i = 0; i < len; i++)
    n += ((guchar) start[i] & 0xc0) != 0x80;
  return n;
}

static gboolean
is_item (const char *start,
         const char *end)
{
  const char *p = start;
  gunichar c = g_utf8_get_char (p);

  if (c == '-' || c == '+' || c == '*' || c == 0x2022 || c == 0x2013 || c == 0x2014 || c == 0x25cf || c == 0x25aa || c == 0xf0b7)
    return TRUE;
  while (p < end && g_ascii_isdigit (*p))
    p++;
  if (p == start && end - start > 1 && g_ascii_isalpha (*p) && p[1] == ')')
    return TRUE;
  return p > start && p - start <= 2 && p < end && (*p == '.' || *p == ')') && p + 1 < end && !g_ascii_isdigit (p[1]);
}

/* "Title Title": the text of a picture and the link around it. */
static gboolean
is_twice (const char *start,
          const char *end)
{
  gsize len = end - start;
  gsize half = len / 2;

  return len > 30 && len % 2 == 1 && start[half] == ' ' && memcmp (start, start + half + 1, half) == 0;
}

/* Skips one or two figures, a separator out of @set, and two or four figures;
 * returns where it ends, or NULL. */
static const char *
skip_pair (const char *p,
           const char *end,
           const char *set)
{
  const char *start = p;

  while (p < end && p - start < 2 && g_ascii_isdigit (*p))
    p++;
  if (p == start || p == end || strchr (set, *p) == NULL)
    return NULL;
  start = ++p;
  while (p < end && p - start < 4 && g_ascii_isdigit (*p))
    p++;
  return p - start == 1 || p - start == 2 || p - start == 4 ? p : NULL;
}

static const char *
skip_clock (const char *p,
            const char *end)
{
  return skip_pair (p, end, ":hg");
}

static const char *
skip_date (const char *p,
           const char *end)
{
  const char *year = skip_pair (p, end, "/-.");

  if (year == NULL || year == end || strchr ("/-.", *year) == NULL)
    return NULL;
  for (p = ++year; p < end && g_ascii_isdigit (*p); p++)
    ;
  return p - year == 4 ? p : NULL;
}

/* "Trí Phương - 22:45, 18/05/2023": ends with a clock and a day side by side,
 * as lines under titles do and no sentence does; a section may follow. */
static gboolean
ends_with_stamp (const char *start,
                 const char *end)
{
  for (const char *p = start; p < end; p++)
    {
      const char *middle;
      const char *next;
      gboolean clock;

      if (!g_ascii_isdigit (*p) || (p > start && g_ascii_isdigit (p[-1])))
        continue;
      middle = skip_clock (p, end);
      clock = middle != NULL;
      if (!clock)
        middle = skip_date (p, end);
      if (middle == NULL)
        continue;
      for (next = middle; next < end && !g_ascii_isalnum (*next) && (guchar) *next < 0x80; next++)
        ;
      if (next == middle || next == end)
        continue;
      next = clock ? skip_date (next, end) : skip_clock (next, end);
      if (next == NULL)
        continue;
      if (end - next <= STAMP_TAIL_BYTES)
        return TRUE;
      /* "... 23/11/2021 15:02 | Giao lưu" */
      while (next < end && *next == ' ')
        next++;
      if (*next == '|')
        return TRUE;
    }
  return FALSE;
}

/* "T7, 10 / 2015 9:48 chiều | admin": a clock, a year, and hardly a word. */
static gboolean
is_bare_stamp (const char   *start,
               const char   *end,
               const Counts *counts)
{
  gboolean clock = FALSE;
  gboolean year = FALSE;

  if (counts->digits < 7 || counts->lower_words > 2 || counts->words > STAMP_MAX_WORDS)
    return FALSE;
  for (const char *p = start; p < end; p++)
    {
      const char *after = p;

      if (!g_ascii_isdigit (*p) || (p > start && g_ascii_isdigit (p[-1])))
        continue;
      while (after < end && g_ascii_isdigit (*after))
        after++;
      year = year || (after - p == 4 && (g_str_has_prefix (p, "20") || g_str_has_prefix (p, "19")));
      clock = clock || (after < end && *after == ':' && skip_clock (p, end) != NULL);
    }
  return clock && year;
}

/* "Đại biểu chụp ảnh lưu niệm N.X": who took the picture, behind its caption.
 * "Ban Đối ngoại T.Ư" is an abbreviation. */
static gboolean
ends_with_initials (const char *start,
                    const char *end)
{
  const char *word = end;
  guint letters = 0;

  while (word > start && word[-1] != ' ')
    word--;
  if (word == start || word[-1] != ' ' || (word - start >= 2 && strchr (".:,;-", word[-2]) != NULL))
    return FALSE;
  for (const char *p = word; p < end; letters++)
    {
      if (!bang_zone_is_upper (g_utf8_get_char (p)))
        return FALSE;
      p = g_utf8_next_char (p);
      if (p < end && *p++ != '.')
        return FALSE;
    }
  return letters >= 2 && letters <= 3 && strncmp (word, "T.Ư", strlen ("T.Ư")) != 0 && strncmp (word, "T.W", 3) != 0 &&
         strncmp (word, "T.P", 3) != 0 && strncmp (word, "T.X", 3) != 0;
}

/* "Lê Thu Hà - Phòng Lãnh sự": two to five words with capitals, a dash that
 * stands free, and a few more words. */
static gboolean
is_signed (const char   *start,
           const char   *end,
           const Counts *counts)
{
  const char *p = start;
  guint names = 0;

  if (counts->words > SIGNED_MAX_WORDS || counts->digits > 0)
    return FALSE;
  while (p < end && bang_zone_is_upper (g_utf8_get_char (p)))
    {
      while (p < end && *p != ' ')
        p++;
      names++;
      while (p < end && *p == ' ')
        p++;
    }
  if (names < 2 || names > 5 || p == end)
    return FALSE;
  if (*p == '-')
    return p + 1 < end && p[1] == ' ';
  return end - p > 3 && (guchar) p[0] == 0xe2 && (guchar) p[1] == 0x80 && p[3] == ' ';
}

static BangLineShape
shape_of_counts (const Counts *counts)
{
  BangLineShape shape = 0;

  if (counts->letters == 0 && counts->digits == 0)
    shape |= BANG_LINE_SYMBOLS;
  if (counts->letters > 0 && counts->marked == 0)
    shape |= BANG_LINE_UNMARKED;
  if (counts->capital_words > 0 && counts->lower_words == 0 && counts->words <= 10 && counts->digits <= 2)
    shape |= BANG_LINE_NAMES;
  if (counts->glued > 0 && counts->words >= 10)
    shape |= BANG_LINE_GLUED;
  return shape;
}

/**
 * bang_line_look:
 * @line: a line whose span is set
 * @text: the document's text
 *
 * Fills in what can be told of the line alone: counts, shape, marks.
 */
void
bang_line_look (BangLine   *line,
                const char *text)
{
  const char *start = text + line->span.start;
  const char *end = text + line->span.end;
  gsize len = end - start;
  gunichar last = last_telling (start, end);
  gboolean buttons;
  gboolean stamp;
  Counts counts;

  if (is_sentence_end (last))
    line->shape |= BANG_LINE_STOP;
  if (last == ':' || last == ',')
    line->shape |= BANG_LINE_COLON;

  line->chars = count_chars (start, len);
  if (line->chars > BANG_LINE_SHORT_CHARS)
    {
      /* A guess: nobody asks more of a paragraph than that it is one. */
      line->words = line->chars / 5;
      line->stops = 3;
      return;
    }

  count (start, end, &counts);
  line->words = counts.words;
  line->capitals = counts.capital_words;
  line->stops = counts.stops + ((line->shape & BANG_LINE_STOP) != 0);

  line->shape |= shape_of_counts (&counts);
  if (is_item (start, end))
    line->shape |= BANG_LINE_ITEM;
  if (is_twice (start, end))
    line->shape |= BANG_LINE_TWICE;
  if (is_signed (start, end, &counts))
    line->shape |= BANG_LINE_SIGNED;
  if (g_unichar_islower (g_utf8_get_char (start)) || strchr (",;.)", *start) != NULL)
    line->shape |= BANG_LINE_SMALL;
  if (*start == '[' && end[-1] == ']')
    line->shape |= BANG_LINE_BRACKETED;
  if (*start == '(' && end[-1] == ')')
    line->shape |= BANG_LINE_PAREN;

  line->marks = bang_zone_marks_of (start, len, &buttons, &stamp);
  /* A sentence can begin as a footer does ("Chủ đề: ..."), and a heading over
   * links or letters is short. */
  if ((line->marks & BANG_MARK_LABEL) && ((line->shape & BANG_LINE_STOP) == 0 || line->chars < PARAGRAPH_CHARS))
    line->marks |= BANG_MARK_FOOTER;
  if (line->chars > MARKER_MAX_CHARS)
    line->marks &= ~(BANG_MARK_END | BANG_MARK_RELATED | BANG_MARK_MAYBE);
  if (buttons)
    line->shape |= BANG_LINE_BUTTONS;
  if (stamp || (line->chars <= STAMP_MAX_CHARS && is_bare_stamp (start, end, &counts)) || (line->chars <= STAMP_MAX_CHARS && counts.digits >= 8 && counts.lower_words < HEADLINE_LOWER_WORDS && ends_with_stamp (start, end)))
    line->shape |= BANG_LINE_STAMP;
  else if (bang_line_is_image (start, len, counts.words))
    line->shape |= BANG_LINE_IMAGE;
  if (bang_line_has_credit (start, len) ||
      (line->words >= CREDITED_MIN_WORDS && line->stops <= 1 && (line->shape & BANG_LINE_STOP) == 0 && (line->shape & BANG_LINE_NAMES) == 0 &&
       ends_with_initials (start, end)))
    line->shape |= BANG_LINE_CREDIT;
}

/**
 * bang_line_is_paragraph:
 * @line: a line that was looked at
 *
 * Returns: whether it reads as a paragraph of running text
 */
gboolean
bang_line_is_paragraph (const BangLine *line)
{
  if (line->shape & (BANG_LINE_IMAGE | BANG_LINE_BUTTONS | BANG_LINE_STAMP | BANG_LINE_BRACKETED | BANG_LINE_TWICE))
    return FALSE;
  if (line->marks & (BANG_MARK_LINK | BANG_MARK_FOOTER | BANG_MARK_NOISE))
    return line->chars > HEADING_MAX_CHARS;
  return ((line->shape & BANG_LINE_STOP) && line->chars >= PARAGRAPH_CHARS)
         || line->chars >= PARAGRAPH_CHARS_OPEN || line->stops >= 2;
}

/**
 * bang_line_is_heading:
 * @line: a line that was looked at
 *
 * Returns: whether it could be a title: of the story, of another one, or of a
 *   section
 */
gboolean
bang_line_is_heading (const BangLine *line)
{
  return (line->shape & (BANG_LINE_STOP | BANG_LINE_COLON | BANG_LINE_IMAGE | BANG_LINE_STAMP | BANG_LINE_BUTTONS
                         | BANG_LINE_SYMBOLS | BANG_LINE_CREDIT)) == 0
         && line->chars >= HEADING_MIN_CHARS && line->chars <= HEADING_MAX_CHARS && line->words >= 3;
}

/**
 * bang_line_is_byline:
 * @line: a line that was looked at
 *
 * Returns: whether it could say who wrote the story, or where it was taken
 *   from
 */
gboolean
bang_line_is_byline (const BangLine *line)
{
  if (line->words > 14 || line->chars > 120)
    return FALSE;
  if (line->marks & BANG_MARK_BYLINE)
    return (line->shape & BANG_LINE_STOP) == 0 || line->words <= 8;
  if ((line->marks & BANG_MARK_SOURCE) && (line->marks & BANG_MARK_REPORT) == 0 && (line->shape & BANG_LINE_STOP) == 0)
    return line->words <= 8;
  if ((line->shape & BANG_LINE_PAREN) && line->words <= 8)
    return TRUE;
  if ((line->shape & BANG_LINE_SIGNED) && line->stops <= 1 && (line->marks & (BANG_MARK_REPORT | BANG_MARK_TELL | BANG_MARK_SCENE)) == 0)
    return TRUE;
  return (line->shape & BANG_LINE_NAMES) != 0 && line->words <= 10 && (line->shape & (BANG_LINE_COLON | BANG_LINE_ITEM)) == 0;
}

/**
 * bang_line_is_under_picture:
 * @lines: (element-type BangLine): the lines of a page
 * @i: one of them
 *
 * Returns: whether it stands under a picture, as far as can be told before
 *   captions are sorted
 */
gboolean
bang_line_is_under_picture (GArray *lines,
                            guint   i)
{
  const BangLine *line = bang_lines_at (lines, i);

  return (line->shape & BANG_LINE_CREDIT) != 0
         || (i > 0 && line->gap == 0 && (bang_lines_at (lines, i - 1)->shape & BANG_LINE_IMAGE) != 0);
}
