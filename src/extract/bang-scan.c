/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pass over a document: words, what stands between them, sentences, and
 * every phrase of the lexicon, in flat arrays that the stages walk.
 *
 * Title, lead, body and captions are read; the rest of the page is as if it
 * were not there. No allocation for a word. A scan belongs to one thread. */

#include "extract/bang-scan.h"

#include <string.h>

#include "text/bang-sentence.h"

/* The longest phrase of the tables that is looked for, in words: hostile input
 * cannot make the walk from each word longer than this. */
#define MAX_PHRASE 24

typedef struct
{
  guint    parens;
  gboolean quoted;
} Nesting;

static inline gboolean
is_space (gunichar c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xa0 ||
         (c >= 0x2000 && c <= 0x200b) || c == 0x3000 || c == 0xfeff;
}

static void
read_sign (gunichar  c,
           gboolean  space_before,
           guint    *gap,
           Nesting  *nesting)
{
  switch (c)
    {
    case ',':
    case 0x3001:
    case 0xff0c:
      *gap |= BANG_GAP_COMMA;
      break;
    case ';':
    case 0xff1b:
      *gap |= BANG_GAP_SEMICOLON;
      break;
    case ':':
    case 0xff1a:
      *gap |= BANG_GAP_COLON;
      break;
    case '.':
    case '!':
    case '?':
    case 0x3002:
      *gap |= BANG_GAP_DOT;
      break;
    case 0x2026:
      *gap |= BANG_GAP_ELLIPSIS;
      break;
    case '/':
    case '&':
      *gap |= BANG_GAP_SLASH;
      break;
    case '(':
    case '[':
    case 0xff08:
      *gap |= BANG_GAP_OPEN_PAREN;
      nesting->parens = MIN (nesting->parens + 1, 255);
      break;
    case ')':
    case ']':
    case 0xff09:
      *gap |= BANG_GAP_CLOSE_PAREN;
      nesting->parens -= nesting->parens > 0 ? 1 : 0;
      break;
    case 0x201c:
    case 0x00ab:
    case 0x201e:
      *gap |= BANG_GAP_OPEN_QUOTE;
      nesting->quoted = TRUE;
      break;
    case 0x201d:
    case 0x00bb:
      *gap |= BANG_GAP_CLOSE_QUOTE;
      nesting->quoted = FALSE;
      break;
    case '\'':
    case 0x2019:
    case 0x02bc:
      /* Inside a word of another language ("H’Hen", "Pu’er") it is a letter. */
      if (space_before)
        *gap |= BANG_GAP_OTHER;
      break;
    case '"':
      *gap |= nesting->quoted ? BANG_GAP_CLOSE_QUOTE : BANG_GAP_OPEN_QUOTE;
      nesting->quoted = !nesting->quoted;
      break;
    default:
      *gap |= BANG_GAP_OTHER;
      break;
    }
}

/* Reads the bytes between two words. Most are a single space. */
static guint
read_gap (const char *text,
          gsize       len,
          Nesting    *nesting)
{
  const char *end = text + len;
  gboolean space = FALSE;
  gboolean dash = FALSE;
  guint dots = 0;
  guint gap = 0;

  if (len == 1 && *text == ' ')
    return BANG_GAP_SPACE;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_space (c))
        space = TRUE;
      else if (c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212)
        dash = TRUE;
      else
        {
          dots += c == '.' ? 1 : 0;
          read_sign (c, space, &gap, nesting);
        }
    }

  if (space)
    gap |= BANG_GAP_SPACE;
  if (dash)
    gap |= space || gap != 0 ? BANG_GAP_DASH : BANG_GAP_HYPHEN;
  if (dots >= 3)
    gap |= BANG_GAP_ELLIPSIS;

  return gap;
}

static BangJoin
join_of_gap (guint gap)
{
  switch (gap & BANG_GAP_HARD & ~(guint) (BANG_GAP_SENTENCE | BANG_GAP_ZONE))
    {
    case BANG_GAP_NONE:
      return BANG_JOIN_SPACE;
    case BANG_GAP_DASH:
    case BANG_GAP_HYPHEN:
      return BANG_JOIN_DASH;
    case BANG_GAP_DOT:
      return BANG_JOIN_DOT;
    case BANG_GAP_COMMA:
      return BANG_JOIN_COMMA;
    case BANG_GAP_SLASH:
      return BANG_JOIN_SLASH;
    default:
      return BANG_JOIN_BREAK;
    }
}

static void
read_zone (BangScan *self,
           GArray   *tokens,
           guint     index,
           BangZone  zone)
{
  const char *text = self->text + zone.span.start;
  gsize len = zone.span.end - zone.span.start;
  g_autoptr (GArray) spans = bang_sentence_split (text, len);
  BangScanZone scan_zone = { zone.kind, index, tokens->len, tokens->len };
  BangScanSentence sentence = { 0, 0, self->zones->len };
  Nesting nesting = { 0, FALSE };
  BangTokenIter iter;
  BangToken token;
  gsize end = 0;
  guint next_sentence = 0;

  bang_token_iter_init (&iter, text, len);
  while (bang_token_iter_next (&iter, &token))
    {
      BangScanToken t = { 0, };
      gboolean begins = FALSE;

      while (next_sentence < spans->len &&
             token.span.start >= g_array_index (spans, BangSpan, next_sentence).start)
        {
          begins = TRUE;
          next_sentence++;
        }

      t.gap = read_gap (text + end, token.span.start - end, &nesting);
      if (tokens->len == scan_zone.first)
        {
          t.gap |= BANG_GAP_ZONE;
          begins = TRUE;
        }
      if (begins)
        {
          /* A bracket that is never closed must not swallow the paragraph. */
          if ((t.gap & BANG_GAP_OPEN_PAREN) == 0)
            nesting.parens = 0;
          t.gap |= BANG_GAP_SENTENCE;
          sentence.first = sentence.end = tokens->len;
          g_array_append_val (self->sentences, sentence);
        }

      t.start = zone.span.start + token.span.start;
      t.end = zone.span.start + token.span.end;
      t.word = bang_lexicon_word (self->lexicon, token.exact, token.exact_len, &t.hash);
      t.sentence = self->sentences->len - 1;
      t.shape = token.shape;
      t.parens = nesting.parens;
      t.quoted = nesting.quoted;
      g_array_append_val (tokens, t);

      g_array_index (self->sentences, BangScanSentence, t.sentence).end = tokens->len;
      end = token.span.end;
    }

  scan_zone.end = tokens->len;
  g_array_append_val (self->zones, scan_zone);
}

/* Every phrase that begins at token @first, the longest first. */
static void
match_phrases (BangScan *self,
               guint32   first)
{
  BangMatch found[MAX_PHRASE];
  guint n = 0;
  BangNode node = BANG_NODE_ROOT;
  guint32 last = MIN (self->n_tokens, first + MAX_PHRASE);

  for (guint32 i = first; i < last; i++)
    {
      BangScanToken *token = &self->tokens[i];
      BangMatch match = { first, i + 1, 0, 0 };
      BangJoin join = BANG_JOIN_SPACE;

      if (i > first)
        {
          if ((token->gap & BANG_GAP_ZONE) != 0)
            break;
          join = join_of_gap (token->gap);
          if (join == BANG_JOIN_BREAK)
            break;
        }

      node = bang_lexicon_step (self->lexicon, node, join, token->word);
      if (node == 0)
        break;

      match.entry = bang_lexicon_get_entry (self->lexicon, node, &match.kinds);
      if (match.entry != 0)
        {
          self->tokens[first].kinds |= match.kinds;
          found[n++] = match;
        }
    }

  self->tokens[first].match = self->matches->len;
  self->tokens[first].n_matches = n;
  while (n > 0)
    g_array_append_val (self->matches, found[--n]);
}

/**
 * bang_scan_new:
 * @lexicon: the tables
 * @document: what to read; must not be larger than 4 GiB
 *
 * Returns: (transfer full): the document's story, cut up
 */
BangScan *
bang_scan_new (BangLexicon  *lexicon,
               BangDocument *document)
{
  const guint wanted = BANG_ZONES (BANG_ZONE_TITLE) | BANG_ZONES (BANG_ZONE_LEAD) |
                       BANG_ZONES (BANG_ZONE_BODY) | BANG_ZONES (BANG_ZONE_CAPTION);
  BangScan *self = g_new0 (BangScan, 1);
  const BangZone *zones;
  guint n_zones;
  GArray *tokens;
  gsize n_tokens;

  self->lexicon = bang_lexicon_ref (lexicon);
  self->document = bang_document_ref (document);
  self->text = bang_document_get_text (document, &self->len);
  zones = bang_document_get_zones (document, &n_zones);

  /* Words of Vietnamese are five to six bytes with their space. */
  tokens = g_array_sized_new (FALSE, FALSE, sizeof (BangScanToken), MIN (self->len / 5 + 16, 1 << 16));
  self->matches = g_array_sized_new (FALSE, FALSE, sizeof (BangMatch), 256);
  self->sentences = g_array_new (FALSE, FALSE, sizeof (BangScanSentence));
  self->zones = g_array_new (FALSE, FALSE, sizeof (BangScanZone));
  self->mentions = g_array_new (FALSE, FALSE, sizeof (BangScanMention));
  self->affiliations = g_array_new (FALSE, TRUE, sizeof (BangAffiliation));

  for (guint i = 0; i < n_zones; i++)
    if ((BANG_ZONES (zones[i].kind) & wanted) != 0)
      read_zone (self, tokens, i, zones[i]);

  self->tokens = g_array_steal (tokens, &n_tokens);
  self->n_tokens = n_tokens;
  g_array_unref (tokens);

  for (guint32 i = 0; i < self->n_tokens; i++)
    match_phrases (self, i);

  return self;
}

/**
 * bang_scan_free:
 * @self: (transfer full): a scan
 */
void
bang_scan_free (BangScan *self)
{
  for (guint i = 0; i < self->affiliations->len; i++)
    g_free (g_array_index (self->affiliations, BangAffiliation, i).label);

  g_array_unref (self->affiliations);
  g_array_unref (self->mentions);
  g_array_unref (self->zones);
  g_array_unref (self->sentences);
  g_array_unref (self->matches);
  g_free (self->tokens);
  bang_document_unref (self->document);
  bang_lexicon_unref (self->lexicon);
  g_free (self);
}

/**
 * bang_scan_get_match:
 * @self: a scan
 * @token: where the phrase begins; may be the end of the text
 * @kinds: BANG_LEX_BIT () of the tables wanted
 *
 * Returns: (nullable): the longest phrase of these tables that begins at @token
 */
const BangMatch *
bang_scan_get_match (const BangScan *self,
                     guint32         token,
                     guint64         kinds)
{
  const BangMatch *match;

  if (token >= self->n_tokens || (self->tokens[token].kinds & kinds) == 0)
    return NULL;

  match = &g_array_index (self->matches, BangMatch, self->tokens[token].match);
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
  GString *text = g_string_sized_new (span.end - span.start + 1);
  const char *end = self->text + span.end;
  gboolean space = FALSE;

  for (const char *p = self->text + span.start; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_space (c))
        {
          space = text->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (text, ' ');
      space = FALSE;
      g_string_append_len (text, p, g_utf8_next_char (p) - p);
    }

  return g_string_free (text, FALSE);
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
