/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/bang-lexicon.h"

G_BEGIN_DECLS

/* What stands between a token and the one before it. */
typedef enum
{
  BANG_GAP_NONE        = 0,        /* white space only, or nothing */
  BANG_GAP_COMMA       = 1 << 0,
  BANG_GAP_SEMICOLON   = 1 << 1,
  BANG_GAP_COLON       = 1 << 2,
  BANG_GAP_DASH        = 1 << 3,   /* a dash with white space on a side: " - " */
  BANG_GAP_HYPHEN      = 1 << 4,   /* a dash with none: "Phi-lạ-văn" */
  BANG_GAP_DOT         = 1 << 5,
  BANG_GAP_ELLIPSIS    = 1 << 6,
  BANG_GAP_SLASH       = 1 << 7,
  BANG_GAP_OPEN_PAREN  = 1 << 8,
  BANG_GAP_CLOSE_PAREN = 1 << 9,
  BANG_GAP_OPEN_QUOTE  = 1 << 10,
  BANG_GAP_CLOSE_QUOTE = 1 << 11,
  BANG_GAP_OTHER       = 1 << 12,
  BANG_GAP_SPACE       = 1 << 13,  /* there is white space among it */
  BANG_GAP_SENTENCE    = 1 << 14,  /* the first token of a sentence */
  BANG_GAP_ZONE        = 1 << 15,  /* the first token of a zone; SENTENCE is set too */
} BangGap;

/* The gaps that a phrase goes over: everything but white space ends it. */
#define BANG_GAP_HARD ((guint) ~(BANG_GAP_SPACE) & 0xffffu)

typedef struct
{
  guint64 kinds;       /* BANG_LEX_BIT () of all matches that begin here */
  const BangClassSet *classes;  /* and all their classes */
  guint32 start;       /* bytes of the document's text */
  guint32 end;
  guint32 word;        /* a BangWord or another word of the tables; 0 for none */
  guint32 hash;        /* of the exact folding: equal words have equal hashes */
  guint32 sentence;    /* index into sentences */
  guint32 match;       /* index of the first match that begins here, of n_matches */
  guint16 gap;         /* BangGap, before the token */
  guint8  shape;       /* BangShape */
  guint8  n_matches;
  guint8  parens;      /* depth of brackets around the token */
  guint8  quoted;      /* whether inside quotation marks */
  guint8  marks;       /* BangMark, set by the stages */
  guint8  reserved;
} BangScanToken;

/* What the stages have found a token to be part of. */
typedef enum
{
  BANG_MARK_PLACE        = 1 << 0,
  BANG_MARK_ORGANISATION = 1 << 1,
  BANG_MARK_TITLE        = 1 << 2,
  BANG_MARK_PERSON       = 1 << 3,
  BANG_MARK_DATE         = 1 << 4,
  BANG_MARK_EVENT        = 1 << 5,
  BANG_MARK_HEADING      = 1 << 6,  /* "Về phía tỉnh Lai Châu có" */
} BangMark;

/* Tokens [first, end) and what they may be. */
typedef struct
{
  guint32             first;
  guint32             end;
  guint64             kinds;    /* BANG_LEX_BIT () */
  const BangClassSet *classes;
  BangEntry           entry;
} BangMatch;

typedef struct
{
  guint32 first;       /* tokens */
  guint32 end;
  guint32 zone;        /* index into zones */
} BangScanSentence;

typedef struct
{
  BangZoneKind kind;
  guint32      index;  /* of the document's zones */
  guint32      first;  /* tokens */
  guint32      end;
} BangScanZone;

/* How much of a document is read for facts, in bytes: a thousand times an
 * article. A file of sixteen megabytes on one line costs no more memory. */
#define BANG_SCAN_MAX_BYTES (4 * 1024 * 1024)

/* The longest mention, in tokens. */
#define BANG_MENTION_MAX 64

/* A stretch of tokens that names an entity of the facts, or an office. */
typedef struct
{
  guint32        first;
  guint32        end;
  guint32        entity;   /* index into BangFacts.entities */
  BangEntityKind kind;
  gboolean       by_office;  /* a person meant by the office alone */
} BangScanMention;

/* Whose man a person is, where the text says so. */
typedef struct
{
  BangCountry  country;
  char        *label;      /* (nullable) "Lai Châu": the place named nearest above */
  gboolean     hosting;    /* under "phía nước chủ nhà" or as one who receives */
} BangAffiliation;

/* One document, read once: flat arrays that every stage walks. Offsets are
 * bytes of the document's text; a document of a reader is below 2^32 bytes. */
typedef struct
{
  BangLexicon   *lexicon;
  BangDocument  *document;
  const char    *text;
  gsize          len;

  BangScanToken *tokens;
  guint32        n_tokens;
  guint32        tokens_size;  /* room for so many */
  BangMatch     *matches;      /* by first, the longest first */
  guint32        n_matches;
  guint32        matches_size; /* room for so many */
  GArray        *sentences;    /* (element-type BangScanSentence) */
  GArray        *zones;        /* (element-type BangScanZone) title, lead, body, captions */

  GArray        *mentions;     /* (element-type BangScanMention) by first; after the entity stages */
  GArray        *affiliations; /* (element-type BangAffiliation) one for each of BangFacts.entities */
} BangScan;

/* The zones that facts are read from. */
#define BANG_SCAN_STORY                                                        \
  (BANG_ZONES (BANG_ZONE_TITLE) | BANG_ZONES (BANG_ZONE_LEAD) |                \
   BANG_ZONES (BANG_ZONE_BODY) | BANG_ZONES (BANG_ZONE_CAPTION))

BangScan              *bang_scan_new            (BangLexicon     *lexicon,
                                                 BangDocument    *document,
                                                 guint            kinds);
void                   bang_scan_free           (BangScan        *self);

const BangMatch       *bang_scan_look_at        (const BangScan  *self,
                                                 guint32          token,
                                                 guint64          kinds);
const BangScanSentence *bang_scan_get_sentence  (const BangScan  *self,
                                                 guint32          token);
const BangScanZone    *bang_scan_get_zone       (const BangScan  *self,
                                                 guint32          token);
guint32                bang_scan_sentence_end   (const BangScan  *self,
                                                 guint32          token);
guint32                bang_scan_token_at       (const BangScan  *self,
                                                 gsize            offset);
BangSpan               bang_scan_span           (const BangScan  *self,
                                                 guint32          first,
                                                 guint32          end);
char                  *bang_scan_dup            (const BangScan  *self,
                                                 guint32          first,
                                                 guint32          end);
char                  *bang_scan_dup_name       (const BangScan  *scan,
                                                 guint32          first,
                                                 guint32          end);
char                  *bang_scan_dup_span       (const BangScan  *self,
                                                 BangSpan         span);
gboolean               bang_scan_is             (const BangScan  *self,
                                                 guint32          token,
                                                 guint            n_words,
                                                 const BangWord  *words);
gboolean               bang_scan_same_words     (const BangScan  *self,
                                                 guint32          first_a,
                                                 guint32          first_b,
                                                 guint            n);
void                   bang_scan_mark           (BangScan        *self,
                                                 guint32          first,
                                                 guint32          end,
                                                 BangMark         marks);

const char            *bang_scan_get_cell       (const BangScan  *self,
                                                 const BangMatch *match,
                                                 BangLex          lex,
                                                 guint            column);

const BangScanMention *bang_scan_get_mention    (const BangScan  *self,
                                                 guint32          token);
guint                  bang_scan_find_mention   (const BangScan  *self,
                                                 guint32          token);
const BangAffiliation *bang_scan_get_affiliation (const BangScan *self,
                                                 guint            entity);

/* The longest phrase of the tables of @kinds that begins at @token, which may be
 * the end of the text; %NULL for none, and that is what most tokens have. */
static inline const BangMatch *
bang_scan_get_match (const BangScan *self,
                     guint32         token,
                     guint64         kinds)
{
  if (token >= self->n_tokens || (self->tokens[token].kinds & kinds) == 0)
    return NULL;

  return bang_scan_look_at (self, token, kinds);
}

/* Consecutive words, for rules: BANG_IS (scan, i, BANG_WORD_DONG, BANG_WORD_CHI) */
#define BANG_IS(scan, token, ...)                                             \
  bang_scan_is ((scan), (token),                                              \
                G_N_ELEMENTS (((const BangWord[]) { __VA_ARGS__ })),          \
                (const BangWord[]) { __VA_ARGS__ })

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangScan, bang_scan_free)

G_END_DECLS
