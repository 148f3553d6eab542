/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sentences of Vietnamese news. A full stop ends one unless it belongs to an
 * abbreviation, a number, a date, an address on the web or a file name; and it
 * ends one even where the space after it was lost, as pages of provincial
 * offices lose it by the paragraph ("song phương.Ngày 19/4"). A line end always
 * ends one: in this press a line is a paragraph, a caption or a title.
 *
 * The rules are those of language.md's section on sentences, restated beside
 * the code. One pass, no state; any thread may call it. */

#include "text/bang-sentence.h"

#include "text/bang-fold-private.h"

/* No abbreviation or last part of a host name is longer, in bytes. */
#define MAX_WORD 24

/* Abbreviations that a name or number follows after their full stop: units of
 * administration (thành phố, thị xã, thị trấn, phường, quận), degrees and
 * professions (thạc sĩ, tiến sĩ, giáo sư, bác sĩ, kỹ sư, luật sư, nghệ sĩ), page
 * and company, and the foreign ones that the press prints. Case matters: "no"
 * and "th" are not "No." and "Th.". Single capitals need no row. */
static const char * const abbreviations[] = {
  "BS", "Bs", "Co", "CTy", "Cty", "Dr", "Gs", "GS", "KS", "Ks", "LS", "Ls", "Mr", "Mrs", "Ms",
  "NGND", "NGƯT", "No", "NSND", "NSƯT", "PGS", "Prof", "St", "Th", "THS", "ThS", "Ths", "TP", "Tp",
  "Tr", "TS", "Ts", "TSKH", "TT", "Tt", "TX", "Tx", "tp", "tr", "tx",
};

/* What follows the last dot of an address or a file name, lower case. */
static const char * const suffixes[] = {
  "asia", "com", "doc", "docx", "edu", "gov", "htm", "html", "info", "jpeg", "jpg", "mp3", "mp4",
  "net", "org", "pdf", "png", "ppt", "rar", "tv", "txt", "vn", "webp", "xls", "xlsx", "zip",
};

typedef enum
{
  NEXT_END,       /* of the line or the text */
  NEXT_UPPER,     /* a capital */
  NEXT_LOWER,
  NEXT_DIGIT,
  NEXT_OPENER,    /* a quotation mark or bracket that opens, a dash */
  NEXT_OTHER,
} Next;

/* The word that ends at a full stop, or that begins after it. */
typedef struct
{
  const char *start;
  gsize       len;
  guint       n_letters;
  guint       n_upper;
  guint       n_digits;
} Word;

typedef struct
{
  const BangFoldChar *table;
  const char         *text;
  const char         *limit;
  const char         *start;     /* of the sentence */
  gboolean            in_quotes; /* the next '"' of this line closes */
  GArray             *spans;
} Splitter;

static gboolean
is_space (gunichar c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == 0x00a0 || c == 0x3000 || c == 0xfeff
         || (c >= 0x2000 && c <= 0x200b) || c == 0x202f;
}

static gboolean
is_line_end (gunichar c)
{
  return c == '\n' || c == '\v' || c == '\f' || c == 0x0085 || c == 0x2028 || c == 0x2029;
}

static gboolean
is_stop (gunichar c)
{
  return c == '.' || c == '!' || c == '?' || c == 0x2026
         || c == 0x3002 || c == 0xff01 || c == 0xff1f;
}

static gboolean
is_closer (gunichar c)
{
  return c == ')' || c == ']' || c == '}' || c == 0x2019 || c == 0x201d || c == 0x00bb
         || c == 0x300d || c == 0x300f;
}

static gboolean
is_opener (gunichar c)
{
  return c == '(' || c == '[' || c == '"' || c == '\'' || c == 0x2018 || c == 0x201c || c == 0x00ab
         || c == '-' || c == '+' || c == '*' || (c >= 0x2010 && c <= 0x2015) || c == 0x2022
         || c == 0x300c || c == 0x300e;
}

/* The bytes that stops, line ends and quotation marks begin with: all that a
 * walk must look at. None of them is inside another character. */
static const guint8 tells[256] = {
  ['.'] = TRUE, ['!'] = TRUE, ['?'] = TRUE, ['"'] = TRUE, ['\n'] = TRUE, ['\v'] = TRUE, ['\f'] = TRUE,
  [0xc2] = TRUE,    /* U+0085 */
  [0xe2] = TRUE,    /* U+201C, U+201D, U+2026, U+2028, U+2029 */
  [0xe3] = TRUE,    /* U+3002 */
  [0xef] = TRUE,    /* U+FF01, U+FF1F */
};

static gboolean
in_list (const char * const *list,
         gsize               n,
         const char         *start,
         gsize               len)
{
  for (gsize i = 0; i < n; i++)
    if (strlen (list[i]) == len && memcmp (list[i], start, len) == 0)
      return TRUE;

  return FALSE;
}

/* The word made of the letters, marks and digits from @p on. */
static Word
word_after (const Splitter *self,
            const char     *p)
{
  Word word = { .start = p };

  while (p < self->limit && word.len <= MAX_WORD)
    {
      const BangFoldChar *fold;
      BangFoldChar scratch;
      gunichar c;

      p += bang_decode_char (p, self->limit, &c);
      fold = bang_fold_lookup (self->table, c, &scratch);
      if (fold->kind == BANG_KIND_LETTER)
        {
          word.n_letters++;
          word.n_upper += BANG_N_UPPER (fold->counts);
        }
      else if (fold->kind == BANG_KIND_DIGIT)
        word.n_digits++;
      else if (fold->kind != BANG_KIND_MARK)
        break;
      word.len = (gsize) (p - word.start);
    }

  return word;
}

/* The same for the word that ends at @p, not looking further back than
 * MAX_WORD bytes or the start of the sentence. */
static Word
word_before (const Splitter *self,
             const char     *p)
{
  const char *start = p;

  while (start > self->start && (gsize) (p - start) < MAX_WORD)
    {
      const char *before = start - 1;
      BangFoldChar scratch;
      BangKind kind;
      gunichar c;

      while (before > self->start && ((guchar) *before & 0xc0) == 0x80)
        before--;
      if (before + bang_decode_char (before, p, &c) != start)
        break;
      kind = bang_fold_lookup (self->table, c, &scratch)->kind;
      if (kind != BANG_KIND_LETTER && kind != BANG_KIND_DIGIT && kind != BANG_KIND_MARK)
        break;
      start = before;
    }

  {
    Splitter until = *self;

    until.limit = p;
    return word_after (&until, start);
  }
}

static const char *
skip_spaces (const Splitter *self,
             const char     *p)
{
  while (p < self->limit)
    {
      gunichar c;
      gsize step = bang_decode_char (p, self->limit, &c);

      if (!is_space (c))
        break;
      p += step;
    }

  return p;
}

static Next
next_is (const Splitter *self,
         const char     *p)
{
  const BangFoldChar *fold;
  BangFoldChar scratch;
  gunichar c;

  if (p >= self->limit)
    return NEXT_END;

  bang_decode_char (p, self->limit, &c);
  fold = bang_fold_lookup (self->table, c, &scratch);
  if (is_line_end (c))
    return NEXT_END;
  if (fold->kind == BANG_KIND_DIGIT)
    return NEXT_DIGIT;
  if (fold->kind == BANG_KIND_LETTER)
    return g_unichar_islower (c) ? NEXT_LOWER : NEXT_UPPER;
  if (fold->kind == BANG_KIND_HAN)
    return NEXT_UPPER;
  if (is_opener (c))
    return NEXT_OPENER;

  return NEXT_OTHER;
}

static void
add_sentence (Splitter   *self,
              const char *end)
{
  const char *start = self->start;

  while (end > start)
    {
      const char *before = end - 1;
      gunichar c;

      while (before > start && ((guchar) *before & 0xc0) == 0x80)
        before--;
      if (before + bang_decode_char (before, end, &c) != end || !(is_space (c) || is_line_end (c)))
        break;
      end = before;
    }

  if (end > start)
    {
      BangSpan span = { (gsize) (start - self->text), (gsize) (end - self->text) };

      g_array_append_val (self->spans, span);
    }
}

/* Whether the stretch without spaces that the stop at @stop stands in is an
 * address or a file name, whose @next part follows the stop. */
static gboolean
is_address (const Splitter *self,
            const char     *stop,
            const Word     *next)
{
  char lower[MAX_WORD + 1];
  const char *p = stop;

  if (next->len > 0 && next->len <= 5)
    {
      for (gsize i = 0; i < next->len; i++)
        lower[i] = g_ascii_tolower (next->start[i]);
      if (in_list (suffixes, G_N_ELEMENTS (suffixes), lower, next->len))
        return TRUE;
    }

  for (guint i = 0; i < 256 && p > self->start && !g_ascii_isspace (p[-1]); i++)
    {
      p--;
      if (*p == '@' || (*p == ':' && stop - p > 2 && p[1] == '/' && p[2] == '/'))
        return TRUE;
    }

  return stop - p > 4 && g_ascii_strncasecmp (p, "www.", 4) == 0;
}

/* "1. Nội dung", "IV. Kết quả": a number that opens a paragraph. */
static gboolean
is_item_number (const Splitter *self,
                const Word     *word)
{
  if (word->start != self->start)
    return FALSE;
  if (word->n_letters == 0)
    return word->n_digits > 0 && word->n_digits <= 2;

  /* The text is a stretch of a larger one: nothing ends it with a zero. */
  for (gsize i = 0; i < word->len; i++)
    {
      if (strchr ("IVX", word->start[i]) == NULL)
        return FALSE;
    }

  return word->n_digits == 0 && word->len > 0;
}

/* One full stop, alone, with nothing after it but the next sentence's letter:
 * either the space was lost, or it is inside a name or number. */
static gboolean
ends_when_glued (const Splitter *self,
                 const char     *stop,
                 const Word     *before,
                 Next            next)
{
  Word after;

  if (next != NEXT_UPPER)
    return FALSE;

  after = word_after (self, stop + 1);
  if (before->len == 0)
    {
      /* "(...).Tại", "”.Tại": after a bracket or a quotation. */
      return stop > self->start && !g_ascii_isspace (stop[-1]) && stop[-1] != '/' && stop[-1] != '.';
    }
  if (is_address (self, stop, &after))
    return FALSE;
  if (after.n_letters < 2)
    return FALSE;               /* VOV.V, 5.B */
  if (before->n_letters == 0)
    return !is_item_number (self, before);
  if (before->n_letters == 1 && before->n_upper == 1)
    return FALSE;               /* Đ.Bình, T.Ư */
  if (in_list (abbreviations, G_N_ELEMENTS (abbreviations), before->start, before->len))
    return FALSE;               /* TP.Lào Cai */
  if (before->n_upper == before->n_letters)
    return after.n_upper < after.n_letters;   /* VOV.VN; but UBND.Tại */

  return TRUE;
}

/* One full stop with a space after it. */
static gboolean
ends_before_space (const Splitter *self,
                   const char     *stop,
                   const Word     *before,
                   const char     *next_start,
                   Next            next)
{
  if (next == NEXT_LOWER || next == NEXT_OTHER)
    return FALSE;
  if (before->len == 0)
    return TRUE;
  if (in_list (abbreviations, G_N_ELEMENTS (abbreviations), before->start, before->len))
    return FALSE;

  /* Initials, and the units of one letter: Đ. BÌNH, Q. 1, P. Bến Nghé. But
   * T.Ư is written without a stop of its own, so that one is the sentence's. */
  if (before->n_letters == 1 && before->n_upper == 1 && before->n_digits == 0)
    return before->start > self->start + 1 && before->start[-1] == '.'
           && before->start[-2] == 'T' && before->len == strlen ("Ư");

  if (is_item_number (self, before))
    return FALSE;

  /* "3. 000": a space that slipped into a number. */
  if (next == NEXT_DIGIT && before->n_letters == 0 && before->n_digits <= 3)
    {
      Word after = word_after (self, next_start);

      return after.n_digits != 3 || after.n_letters > 0;
    }

  return TRUE;
}

/* Reads the stops, and what closes quotations and brackets after them, from
 * @p on. Returns where they end. */
static const char *
skip_stops (Splitter   *self,
            const char *p,
            guint      *n_stops,
            gboolean   *closed,
            gboolean   *only_full_stop)
{
  *n_stops = 0;
  *closed = FALSE;
  *only_full_stop = TRUE;

  while (p < self->limit)
    {
      gunichar c;
      gsize step = bang_decode_char (p, self->limit, &c);

      if (is_stop (c))
        {
          (*n_stops)++;
          *only_full_stop &= c == '.';
        }
      else if (c == '/' && p + 1 < self->limit && p[1] == '.' && p[-1] == '.')
        *only_full_stop = FALSE;       /* "./." ends an agency's text */
      else if (is_closer (c))
        {
          *closed = TRUE;
          if (c == 0x201d)
            self->in_quotes = FALSE;
        }
      else if (c == '"' && self->in_quotes)
        {
          self->in_quotes = FALSE;
          *closed = TRUE;
        }
      else
        break;
      p += step;
    }

  return p;
}

/* Decides about the stop at @stop. Returns where reading goes on; *@ends says
 * whether the sentence ends there. */
static const char *
read_stop (Splitter   *self,
           const char *stop,
           gboolean   *ends)
{
  gboolean closed, only_full_stop;
  const char *after, *next_start;
  guint n_stops;
  Next next;

  after = skip_stops (self, stop, &n_stops, &closed, &only_full_stop);
  next_start = skip_spaces (self, after);
  next = next_is (self, next_start);

  if (next == NEXT_END)
    *ends = TRUE;
  else if (n_stops == 1 && only_full_stop && !closed)
    {
      Word before = word_before (self, stop);

      *ends = next_start == after ? ends_when_glued (self, stop, &before, next)
                                  : ends_before_space (self, stop, &before, next_start, next);
    }
  else if (next_start == after)
    /* "...", "?!", ".”" with no space after: a capital begins a sentence;
     * a digit, a dash or a bracket need not. */
    *ends = next == NEXT_UPPER;
  else
    *ends = next == NEXT_UPPER || next == NEXT_DIGIT || next == NEXT_OPENER;

  return after;
}

/**
 * bang_sentence_split:
 * @text: (array length=len): UTF-8, or hostile bytes
 * @len: length in bytes
 *
 * Splits @text into sentences, without the white space around them. Closing
 * quotation marks and brackets belong to the sentence they close. Lists in one
 * sentence, parted by ";" and ":", are not split. Time grows with @len.
 *
 * Returns: (transfer full) (element-type BangSpan): the sentences in text
 *   order, in bytes of @text
 */
GArray *
bang_sentence_split (const char *text,
                     gsize       len)
{
  Splitter self = {
    .table = bang_fold_table (),
    .text = text,
    .spans = g_array_new (FALSE, FALSE, sizeof (BangSpan)),
  };
  const char *p;

  g_return_val_if_fail (text != NULL || len == 0, self.spans);

  self.limit = text + len;
  self.start = p = skip_spaces (&self, text);
  while (p < self.limit)
    {
      gboolean ends = FALSE;
      gunichar c;
      gsize step;

      while (p < self.limit && tells[(guchar) *p] == 0)
        p++;
      if (p == self.limit)
        break;

      step = bang_decode_char (p, self.limit, &c);
      if (is_stop (c))
        p = read_stop (&self, p, &ends);
      else
        {
          if (c == '"')
            self.in_quotes = !self.in_quotes;
          else if (c == 0x201c || c == 0x201d)
            self.in_quotes = c == 0x201c;     /* “x" is seen as often as “x” */
          ends = is_line_end (c);
          if (ends)
            self.in_quotes = FALSE;
          p += step;
        }

      if (ends)
        {
          add_sentence (&self, p);
          self.start = p = skip_spaces (&self, p);
        }
    }
  add_sentence (&self, self.limit);

  return self.spans;
}
