/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/bang-classes.h"
#include "extract/bang-extract.h"
#include "extract/bang-words.h"
#include "text/bang-token.h"

G_BEGIN_DECLS

/* What a phrase of the tables may be; one bit each in a match. To add a kind:
 * a line here, and a line in the list of sources in bang-lexicon-build.c, which
 * names the table and the columns that are wanted. */
typedef enum
{
  BANG_LEX_PLACE,              /* places: kind, country, parent, use */
  BANG_LEX_PLACE_KIND,         /* place-kinds: kind, country, keep */
  BANG_LEX_HONORIFIC,          /* honorifics: class */
  BANG_LEX_TITLE,              /* titles: country, complement */
  BANG_LEX_SURNAME,            /* surnames: people, weight */
  BANG_LEX_ORGANISATION,       /* organisations: whole names: country */
  BANG_LEX_ORGANISATION_HEAD,  /* organisation-heads: class, country */
  BANG_LEX_FIELD,              /* fields: names of sectors that hold a comma or a conjunction */
  BANG_LEX_STOP,               /* stop-words: class */
  BANG_LEX_NAMESAKE,           /* namesakes: heads of things that bear a person's name */
  BANG_LEX_ABBREVIATION,       /* abbreviations: full */
  BANG_LEX_ABSENCE,            /* absences: class; who is only spoken of */
  BANG_LEX_DATE,               /* date-words: class */
  BANG_LEX_CAN_CHI,            /* can-chi: year */
  BANG_LEX_EVENT,              /* event-types: type, class */
  BANG_LEX_EVENT_NAME,         /* event-names: class; heads of names that bear a year */
  BANG_LEX_CUE,                /* event-cues: class */
  BANG_LEX_ROLE,               /* event-roles: class */
  BANG_LEX_SIGNING,            /* signing-words: class, kind */
  BANG_LEX_PROPOSAL,           /* proposal-frames: class */
  BANG_LEX_SUBJECT,            /* proposal-fields: field */
  BANG_LEX_UNIT,               /* figure-units: class */
  BANG_LEX_N
} BangLex;

#define BANG_LEX_BIT(lex) (G_GUINT64_CONSTANT (1) << (lex))

/* What stands between two tokens, as the phrases of the tables know it. */
typedef enum
{
  BANG_JOIN_SPACE,   /* white space or nothing */
  BANG_JOIN_DASH,    /* any dash, with or without spaces */
  BANG_JOIN_DOT,
  BANG_JOIN_COMMA,
  BANG_JOIN_SLASH,   /* or an ampersand */
  BANG_JOIN_BREAK    /* anything else: no phrase goes over it */
} BangJoin;

/* A node of the tree of phrases; 0 is no node. */
typedef guint32 BangNode;
#define BANG_NODE_ROOT 1u

/* A phrase: every row of every table that has it. */
typedef guint32 BangEntry;

BangLexicon *bang_lexicon_new          (void);
BangLexicon *bang_lexicon_ref          (BangLexicon *self);

BangJoin     bang_lexicon_join         (const char  *text,
                                        gsize        len);
guint32      bang_lexicon_word         (BangLexicon *self,
                                        const char  *exact,
                                        gsize        len,
                                        guint32     *hash);
BangNode     bang_lexicon_step         (BangLexicon *self,
                                        BangNode     node,
                                        BangJoin     join,
                                        guint32      word);
BangEntry    bang_lexicon_get_entry    (BangLexicon *self,
                                        BangNode     node,
                                        guint64     *kinds);
BangEntry    bang_lexicon_find         (BangLexicon *self,
                                        const char  *phrase,
                                        guint64     *kinds);

guint        bang_lexicon_n_rows       (BangLexicon *self,
                                        BangEntry    entry,
                                        BangLex      lex);
guint        bang_lexicon_get_row      (BangLexicon *self,
                                        BangEntry    entry,
                                        BangLex      lex,
                                        guint        nth);
const char  *bang_lexicon_get_cell     (BangLexicon *self,
                                        BangLex      lex,
                                        guint        row,
                                        guint        column);

G_END_DECLS
