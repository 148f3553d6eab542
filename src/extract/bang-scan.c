/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pass over a document: words, what stands between them, sentences, and
 * every phrase of the lexicon, in flat arrays that the stages walk.
 *
 * Title, lead, body and captions are read; the rest of the page is as if it
 * were not there. No allocation for a word. A scan belongs to one thread. */

#include "extract/bang-scan-private.h"

#include <string.h>

#include "extract/bang-lexicon-private.h"
#include "text/bang-sentence.h"

/* The longest phrase of the tables that is looked for, in words: hostile input
 * cannot make the walk from each word longer than this. */
#define MAX_PHRASE 24

typedef struct
{
  guint    parens;
  gboolean quoted;
} Nesting;

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

static guint
read_signs (const char *text,
            gsize       len,
            Nesting    *nesting)
{
  const char *end = text + len;
  gboolean space = FALSE;
  gboolean dash = FALSE;
  guint dots = 0;
  guint gap = 0;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (bang_scan_is_space (c))
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

/* Reads the bytes between two words. Most are a single space. */
static inline guint
read_gap (const char *text,
          gsize       len,
          Nesting    *nesting)
{
  return len == 1 && *text == ' ' ? BANG_GAP_SPACE : read_signs (text, len, nesting);
}

/* Room for one token more. */
static BangScanToken *
add_token (BangScan *self)
{
  if (self->n_tokens == self->tokens_size)
    {
      self->tokens_size += self->tokens_size / 2 + 16;
      self->tokens = g_renew (BangScanToken, self->tokens, self->tokens_size);
    }

  return &self->tokens[self->n_tokens++];
}

static void
add_sentence (BangScan *self)
{
  BangScanSentence sentence = { self->n_tokens, self->n_tokens, self->zones->len };

  if (self->sentences->len > 0)
    {
      BangScanSentence *before = &g_array_index (self->sentences, BangScanSentence, self->sentences->len - 1);

      before->end = self->n_tokens;
    }
  g_array_append_val (self->sentences, sentence);
}

static void
read_zone (BangScan *self,
           guint     index,
           BangZone  zone)
{
  const char *text = self->text + zone.span.start;
  gsize len = zone.span.end - zone.span.start;
  g_autoptr (GArray) spans = bang_sentence_split (text, len);
  BangScanZone scan_zone = { zone.kind, index, self->n_tokens, self->n_tokens };
  Nesting nesting = { 0, FALSE };
  BangTokenIter iter;
  BangToken token;
  gsize end = 0;
  guint next_sentence = 0;

  bang_token_iter_init (&iter, text, len);
  while (bang_token_iter_next_exact (&iter, &token))
    {
      guint gap = read_gap (text + end, token.span.start - end, &nesting);
      gboolean begins = FALSE;
      BangScanToken *t;

      while (next_sentence < spans->len &&
             token.span.start >= g_array_index (spans, BangSpan, next_sentence).start)
        {
          begins = TRUE;
          next_sentence++;
        }
      if (self->n_tokens == scan_zone.first)
        {
          gap |= BANG_GAP_ZONE;
          begins = TRUE;
        }
      if (begins)
        {
          /* A bracket that is never closed must not swallow the paragraph. */
          if ((gap & BANG_GAP_OPEN_PAREN) == 0)
            nesting.parens = 0;
          gap |= BANG_GAP_SENTENCE;
          add_sentence (self);
        }

      t = add_token (self);
      *t = (BangScanToken) { .gap = gap, .shape = token.shape, .classes = self->lexicon->no_classes };
      t->start = zone.span.start + token.span.start;
      t->end = zone.span.start + token.span.end;
      t->word = bang_lexicon_word (self->lexicon, token.exact, token.exact_len, &t->hash);
      t->sentence = self->sentences->len - 1;
      t->parens = nesting.parens;
      t->quoted = nesting.quoted;
      end = token.span.end;
    }

  scan_zone.end = self->n_tokens;
  if (scan_zone.end > scan_zone.first)
    g_array_index (self->sentences, BangScanSentence, self->sentences->len - 1).end = self->n_tokens;
  g_array_append_val (self->zones, scan_zone);
}

/* Room for @n matches more. */
static BangMatch *
add_matches (BangScan *self,
             guint     n)
{
  if (self->n_matches + n > self->matches_size)
    {
      self->matches_size += self->matches_size / 2 + MAX_PHRASE;
      self->matches = g_renew (BangMatch, self->matches, self->matches_size);
    }

  self->n_matches += n;
  return &self->matches[self->n_matches - n];
}

/* Every phrase that begins at token @first with @node, the longest first. */
static void
match_phrases (BangScan *self,
               guint32   first,
               BangNode  node)
{
  const BangLexicon *lexicon = self->lexicon;
  BangScanToken *token = &self->tokens[first];
  struct { BangEntry entry; guint32 end; } found[MAX_PHRASE];
  const BangPhrase *phrase;
  BangMatch *match;
  guint n = 0;
  guint32 last = MIN (self->n_tokens, first + MAX_PHRASE);

  for (guint32 i = first; node != 0; i++)
    {
      const BangNodeData *data = &g_array_index (lexicon->nodes, BangNodeData, node);
      BangJoin join;

      if (data->entry != 0)
        {
          found[n].entry = data->entry;
          found[n++].end = i + 1;
        }

      if (data->words == 0 || i + 1 >= last || self->tokens[i + 1].word == 0 ||
          (self->tokens[i + 1].gap & BANG_GAP_ZONE) != 0)
        break;
      join = bang_scan_join (self, i + 1);
      if (join == BANG_JOIN_BREAK)
        break;
      node = bang_lexicon_go (lexicon, node, join, self->tokens[i + 1].word);
    }
  if (n == 0)
    return;

  match = add_matches (self, n);
  token->n_matches = n;
  phrase = &g_array_index (lexicon->phrases, BangPhrase, found[n - 1].entry);
  token->kinds = phrase->path_kinds;
  token->classes = phrase->path_classes;
  for (guint i = n; i > 0; i--, match++)
    {
      phrase = &g_array_index (lexicon->phrases, BangPhrase, found[i - 1].entry);
      *match = (BangMatch) { first, found[i - 1].end, phrase->kinds, phrase->classes, found[i - 1].entry };
    }
}

/* The zone, or as much of its beginning as @budget allows, cut between two
 * characters. */
static BangZone
cut_zone (const char *text,
          BangZone    zone,
          gsize       budget)
{
  if (zone.span.end - zone.span.start > budget)
    {
      const char *end = text + zone.span.start + budget;

      while (end > text + zone.span.start && ((guchar) *end & 0xc0) == 0x80)
        end--;
      zone.span.end = (gsize) (end - text);
    }

  return zone;
}

/**
 * bang_scan_new:
 * @lexicon: the tables
 * @document: what to read
 * @kinds: BANG_ZONES() of the zones wanted, or'ed: BANG_SCAN_STORY for the story
 *
 * Reads the zones of these kinds, %BANG_SCAN_MAX_BYTES of them at most.
 *
 * Returns: (transfer full): they, cut up
 */
BangScan *
bang_scan_new (BangLexicon  *lexicon,
               BangDocument *document,
               guint         kinds)
{
  BangScan *self = g_new0 (BangScan, 1);
  const BangZone *zones;
  guint n_zones;
  gsize budget = BANG_SCAN_MAX_BYTES;

  self->lexicon = bang_lexicon_ref (lexicon);
  self->document = bang_document_ref (document);
  self->text = bang_document_get_text (document, &self->len);
  zones = bang_document_get_zones (document, &n_zones);

  /* Words of Vietnamese are five to six bytes with their space, a few less. */
  self->tokens_size = MIN (self->len / 4 + 16, 1 << 16);
  self->tokens = g_new (BangScanToken, self->tokens_size);
  self->matches_size = MIN (self->len / 8 + 16, 1 << 16);
  self->matches = g_new (BangMatch, self->matches_size);
  self->sentences = g_array_new (FALSE, FALSE, sizeof (BangScanSentence));
  self->zones = g_array_new (FALSE, FALSE, sizeof (BangScanZone));
  self->mentions = g_array_new (FALSE, FALSE, sizeof (BangScanMention));
  self->affiliations = g_array_new (FALSE, TRUE, sizeof (BangAffiliation));

  for (guint i = 0; i < n_zones; i++)
    if ((BANG_ZONES (zones[i].kind) & kinds) != 0 && budget > 0)
      {
        BangZone zone = cut_zone (self->text, zones[i], budget);

        read_zone (self, i, zone);
        budget -= zone.span.end - zone.span.start;
      }

  for (guint32 i = 0; i < self->n_tokens; i++)
    {
      BangNode node = lexicon->roots[self->tokens[i].word];

      /* Four words in ten begin no phrase. */
      self->tokens[i].match = self->n_matches;
      if (node != 0)
        match_phrases (self, i, node);
    }

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
  g_free (self->matches);
  g_free (self->tokens);
  bang_document_unref (self->document);
  bang_lexicon_unref (self->lexicon);
  g_free (self);
}
