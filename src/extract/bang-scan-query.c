/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the stages ask of a scan: the phrase at a token, the sentence around it,
 * the words as printed, the mention that holds it. Nothing here changes a scan
 * but the marks; a scan belongs to one thread. */

#include "extract/bang-scan-private.h"

/**
 * bang_scan_look_at:
 * @self: a scan
 * @token: a token
 * @kinds: BANG_LEX_BIT () of the tables wanted
 *
 * Returns: (nullable): the longest phrase of these tables that begins at @token
 */
const BangMatch *
bang_scan_look_at (const BangScan *self,
                   guint32         token,
                   guint64         kinds)
{
  const BangMatch *match = &self->matches[self->tokens[token].match];

  for (guint i = 0; i < self->tokens[token].n_matches; i++)
    if ((match[i].kinds & kinds) != 0)
      return &match[i];

  return NULL;
}

/**
 * bang_scan_get_sentence:
 * @self: a scan
 * @token: a token
 *
 * Returns: the sentence that holds it
 */
const BangScanSentence *
bang_scan_get_sentence (const BangScan *self,
                        guint32         token)
{
  return &g_array_index (self->sentences, BangScanSentence, self->tokens[token].sentence);
}

/**
 * bang_scan_get_zone:
 * @self: a scan
 * @token: a token
 *
 * Returns: the zone that holds it
 */
const BangScanZone *
bang_scan_get_zone (const BangScan *self,
                    guint32         token)
{
  return &g_array_index (self->zones, BangScanZone, bang_scan_get_sentence (self, token)->zone);
}

/**
 * bang_scan_sentence_end:
 * @self: a scan
 * @token: a token
 *
 * Returns: the token after the last of the sentence that holds @token
 */
guint32
bang_scan_sentence_end (const BangScan *self,
                        guint32         token)
{
  return bang_scan_get_sentence (self, token)->end;
}

/**
 * bang_scan_token_at:
 * @self: a scan
 * @offset: bytes of the document's text
 *
 * Returns: the first token that ends after @offset; the number of tokens when
 *   there is none
 */
guint32
bang_scan_token_at (const BangScan *self,
                    gsize           offset)
{
  guint32 low = 0;
  guint32 high = self->n_tokens;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (self->tokens[middle].end <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * bang_scan_span:
 * @self: a scan
 * @first: a token
 * @end: the token after the last
 *
 * Returns: the bytes of the tokens [@first, @end), and of the bracket that
 *   closes one opened among them
 */
BangSpan
bang_scan_span (const BangScan *self,
                guint32         first,
                guint32         end)
{
  BangSpan span = { self->tokens[first].start, self->tokens[first].start };

  if (end > first)
    {
      span.end = self->tokens[end - 1].end;
      if (self->tokens[end - 1].parens > self->tokens[first].parens &&
          span.end < self->len && (self->text[span.end] == ')' || self->text[span.end] == ']'))
        span.end++;
    }

  return span;
}

/* Whether white space may begin with this byte: no letter of Vietnamese does. */
static inline gboolean
may_be_space (char byte)
{
  guchar b = (guchar) byte;

  return b <= ' ' || b == 0xc2 || (b >= 0xe2 && b <= 0xef);
}

/**
 * bang_scan_dup_span:
 * @self: a scan
 * @span: bytes of the document's text
 *
 * Returns: (transfer full): the text as printed, with each run of white space
 *   made one space
 */
char *
bang_scan_dup_span (const BangScan *self,
                    BangSpan        span)
{
  /* No longer than the span: a run of white space has a byte at least. */
  char *text = g_malloc (span.end - span.start + 1);
  char *out = text;
  const char *end = self->text + span.end;
  gboolean space = FALSE;

  for (const char *p = self->text + span.start, *next; p < end; p = next)
    {
      next = g_utf8_next_char (p);
      if (may_be_space (*p) && bang_scan_is_space (g_utf8_get_char (p)))
        {
          space = out > text;
          continue;
        }
      if (space)
        *out++ = ' ';
      space = FALSE;
      while (p < next)
        *out++ = *p++;
    }
  *out = '\0';

  return text;
}

/**
 * bang_scan_dup:
 * @self: a scan
 * @first: a token
 * @end: the token after the last
 *
 * Returns: (transfer full): the tokens as printed
 */
char *
bang_scan_dup (const BangScan *self,
               guint32         first,
               guint32         end)
{
  return bang_scan_dup_span (self, bang_scan_span (self, first, end));
}

/**
 * bang_scan_dup_name:
 * @scan: a scan
 * @first: a token
 * @end: the token after the last
 *
 * Returns: (transfer full): the tokens as a name is shown: as printed, but "Đặng
 *   Xuân Phong" for what stands in capitals
 */
char *
bang_scan_dup_name (const BangScan *scan,
                    guint32         first,
                    guint32         end)
{
  g_autofree char *printed = bang_scan_dup (scan, first, end);
  g_autofree char *lower = NULL;
  GString *name;
  gboolean start = TRUE;

  for (guint32 i = first; i < end; i++)
    if ((scan->tokens[i].shape & BANG_SHAPE_UPPER) == 0 && g_utf8_strlen (scan->text + scan->tokens[i].start,
                                                                          (gssize) (scan->tokens[i].end - scan->tokens[i].start)) > 1)
      return g_steal_pointer (&printed);

  lower = g_utf8_strdown (printed, -1);
  name = g_string_sized_new (strlen (lower) + 1);
  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (name, start ? g_unichar_toupper (c) : c);
      start = c == ' ';
    }

  return g_string_free (name, FALSE);
}

/**
 * bang_scan_is:
 * @self: a scan
 * @token: where to look; may be the end of the text
 * @n_words: how many words
 * @words: the words
 *
 * Returns: whether @words stand at @token, with only white space between
 */
gboolean
bang_scan_is (const BangScan *self,
              guint32         token,
              guint           n_words,
              const BangWord *words)
{
  if (token + n_words > self->n_tokens)
    return FALSE;

  for (guint i = 0; i < n_words; i++)
    if (self->tokens[token + i].word != words[i] ||
        (i > 0 && (self->tokens[token + i].gap & BANG_GAP_HARD) != 0))
      return FALSE;

  return TRUE;
}

/**
 * bang_scan_same_words:
 * @self: a scan
 * @first_a: a token
 * @first_b: another
 * @n: how many words
 *
 * Returns: whether the @n words at both places are the same but for case and
 *   tone placement
 */
gboolean
bang_scan_same_words (const BangScan *self,
                      guint32         first_a,
                      guint32         first_b,
                      guint           n)
{
  if (first_a + n > self->n_tokens || first_b + n > self->n_tokens)
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (self->tokens[first_a + i].hash != self->tokens[first_b + i].hash)
      return FALSE;

  return TRUE;
}

/**
 * bang_scan_mark:
 * @self: a scan
 * @first: a token
 * @end: the token after the last
 * @marks: what they are part of
 */
void
bang_scan_mark (BangScan *self,
                guint32   first,
                guint32   end,
                BangMark  marks)
{
  for (guint32 i = first; i < end; i++)
    self->tokens[i].marks |= marks;
}

/**
 * bang_scan_get_cell:
 * @self: a scan
 * @match: a phrase that is of @lex
 * @lex: a kind
 * @column: which of its columns; 0 is the phrase
 *
 * Returns: the cell of the phrase's first row, "" where it has none
 */
const char *
bang_scan_get_cell (const BangScan  *self,
                    const BangMatch *match,
                    BangLex          lex,
                    guint            column)
{
  if ((match->kinds & BANG_LEX_BIT (lex)) == 0)
    return "";

  return bang_lexicon_get_cell (self->lexicon, lex,
                                bang_lexicon_get_row (self->lexicon, match->entry, lex, 0),
                                column);
}

/**
 * bang_scan_find_mention:
 * @self: a scan, after the entity stages
 * @token: a token
 *
 * Returns: the index of the first mention that begins at @token or after it;
 *   the number of mentions when there is none
 */
guint
bang_scan_find_mention (const BangScan *self,
                        guint32         token)
{
  guint low = 0;
  guint high = self->mentions->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->mentions, BangScanMention, middle).first < token)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * bang_scan_get_mention:
 * @self: a scan, after the entity stages
 * @token: a token
 *
 * Returns: (nullable): the mention that holds @token; the person before the
 *   organisation before the place where several do
 */
const BangScanMention *
bang_scan_get_mention (const BangScan *self,
                       guint32         token)
{
  const BangScanMention *best = NULL;

  for (guint i = bang_scan_find_mention (self, token + 1); i > 0; i--)
    {
      const BangScanMention *mention = &g_array_index (self->mentions, BangScanMention, i - 1);

      if (mention->first + BANG_MENTION_MAX <= token)
        break;
      if (mention->end > token && (best == NULL || mention->kind < best->kind))
        best = mention;
    }

  return best;
}

/**
 * bang_scan_get_affiliation:
 * @self: a scan, after the entity stages
 * @entity: index into the entities of the facts
 *
 * Returns: (nullable): whose man the person is; %NULL where nothing says so
 */
const BangAffiliation *
bang_scan_get_affiliation (const BangScan *self,
                           guint           entity)
{
  if (entity >= self->affiliations->len)
    return NULL;

  return &g_array_index (self->affiliations, BangAffiliation, entity);
}
