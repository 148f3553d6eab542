/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/bang-read.h"
#include "extract/bang-stages-private.h"
#include "extract/bang-story.h"

G_BEGIN_DECLS

typedef enum
{
  BANG_PARTY_BODY,
  BANG_PARTY_PLACE,
  BANG_PARTY_PERSON,
} BangPartyKind;

/* One of those who sign: tokens [first, end). */
typedef struct
{
  guint32       first;
  guint32       end;
  BangPartyKind kind;
  guint32       unit;      /* [unit, unit_end) stands before the name, told once for */
  guint32       unit_end;  /* all of a list: "3 đồn biên phòng: A, B, C"; else empty */
  gboolean      counted;   /* one of "3 tỉnh A, B và C" */
} BangParty;

/* How long the subject of a paper and the names of its parties may be. */
#define BANG_MAX_SUBJECT 60

/* How far a clause is read to either side of its verb: longer than any that a
 * newspaper prints. */
#define BANG_MAX_CLAUSE 200

/* One verb of signing and its clause: tokens. */
typedef struct
{
  guint32 clause;        /* where its clause begins */
  guint32 verb;
  guint32 verb_end;
  guint32 end;           /* where its clause ends */
} BangSigning;

/* bang-agreements-group.c */
guint32 bang_parties_read_group (const BangScan *scan,
                                 guint32         first,
                                 guint32         end,
                                 GArray         *parties);

/* bang-agreements-name.c */
void    bang_parties_level     (const BangScan  *scan,
                                GArray          *parties);
char   *bang_party_dup_name    (const BangScan  *scan,
                                const BangFacts *facts,
                                const BangParty *party);

/* bang-agreements-paper.c */
guint32  bang_signing_find_word   (const BangScan  *scan,
                                   guint32          first,
                                   guint32          end,
                                   BangWord         word);
guint32  bang_signing_parties_end (const BangScan  *scan,
                                   guint32          first,
                                   guint32          end);
gboolean bang_parties_are_named   (const BangScan  *scan,
                                   guint32          token,
                                   guint32          end);
char    *bang_paper_dup_subject   (const BangScan  *scan,
                                   guint32          first,
                                   guint32          end);
char    *bang_paper_dup_kind      (const BangScan  *scan,
                                   const BangMatch *paper);
const BangMatch *bang_paper_next_at  (const BangScan  *scan,
                                   const BangMatch *paper,
                                   guint32          token);
guint32  bang_paper_subject_end   (const BangScan  *scan,
                                   const BangMatch *paper,
                                   guint32          end);
const BangMatch *bang_paper_thing_at (const BangScan *scan,
                                   const BangMatch *verb);
gboolean bang_paper_is_minutes    (const BangScan  *scan,
                                   const BangMatch *paper);
gboolean bang_paper_is_one        (const BangScan  *scan,
                                   const BangMatch *verb,
                                   const BangMatch *generic,
                                   guint32          end);

/* bang-agreements-subject.c */
GArray *bang_signers_read      (const BangScan    *scan,
                                const BangSigning *act,
                                guint32           *first);

/* bang-agreements-party.c */
GArray *bang_parties_read      (const BangScan  *scan,
                                guint32          first,
                                guint32          end);
GArray *bang_parties_read_here (const BangScan  *scan,
                                guint32          first,
                                guint32          end);

/* bang-agreements-signing.c */
BangSigning bang_signing_at    (const BangScan         *scan,
                                const BangScanSentence *sentence,
                                const BangMatch        *verb);
guint32  bang_clause_end       (const BangScan         *scan,
                                const BangScanSentence *sentence,
                                guint32                 token);
gboolean bang_signing_is_done  (const BangScan         *scan,
                                guint32                 verb);
gboolean bang_signing_is_undone (const BangScan        *scan,
                                const BangStory        *story,
                                guint32                 sentence,
                                const BangSigning      *act);
gboolean bang_signing_is_of_old (const BangScan        *scan,
                                const BangFacts        *facts,
                                const BangSigning      *act,
                                guint                   story);
guint    bang_signing_year_of_story (const BangScan    *scan,
                                const BangFacts        *facts);
gboolean bang_signing_is_relative (const BangScan      *scan,
                                guint32                 verb);
gboolean bang_paper_is_known   (const BangScan         *scan,
                                guint32                 first,
                                guint32                 paper);
gboolean bang_paper_is_counted (const BangScan         *scan,
                                guint32                 first,
                                guint32                 paper);

/* What is read of one text, and where the reading stands. */
typedef struct
{
  const BangScan  *scan;
  const BangFacts *facts;
  const BangStory *story;
  GPtrArray       *found;     /* (element-type BangAgreement) */
  guint            listing;   /* sentences for which a list may still go on */
  gboolean         signs;     /* the text says somewhere that something is signed */
  GArray          *headings;  /* (nullable) (element-type BangParty) what "về phía" names */
  const BangMatch *unnamed;   /* (nullable) what was signed by some whom the text does not name */
  guint32          unnamed_end;
  guint            year;      /* of the story; 0 for none */
  const BangMatch *counted;   /* (nullable) "7 bản ghi nhớ", which no list told one by one yet */
  GArray          *counted_by; /* (nullable) (element-type BangParty): who signed them */
  guint            counted_at; /* how many agreements were found then */
} BangSignings;

/* bang-agreements-forms.c */
gboolean bang_signings_add          (BangSignings      *self,
                                     const BangMatch   *paper,
                                     guint32            subject_first,
                                     guint32            subject_end,
                                     GArray            *parties,
                                     BangSpan           span,
                                     const char        *rule);
gboolean bang_signings_add_names    (BangSignings      *self,
                                     const BangMatch   *paper,
                                     guint32            subject_first,
                                     guint32            subject_end,
                                     GPtrArray         *names,
                                     BangSpan           span,
                                     const char        *rule);
guint32  bang_signings_read_between (BangSignings      *self,
                                     const BangMatch   *paper,
                                     guint32            end,
                                     const char        *rule);
gboolean bang_signings_read_with    (BangSignings      *self,
                                     const BangSigning *act,
                                     const BangMatch   *paper,
                                     GArray            *left);
gboolean bang_signings_read_passive (BangSignings      *self,
                                     const BangSigning *act);

/* bang-agreements-nearest.c */
gboolean bang_signings_find_nearest (BangSignings    *self,
                                     const BangMatch *both,
                                     GPtrArray       *names);

gboolean bang_signings_find_before  (BangSignings    *self,
                                     guint32          verb,
                                     GPtrArray       *names);

/* bang-agreements-both.c */
guint32  bang_party_body_end        (const BangScan     *scan,
                                     const BangBodySpan *body);
gboolean bang_signings_add_of_each  (BangSignings      *self,
                                     const BangParty   *body,
                                     const BangMatch   *paper,
                                     guint32            subject_end,
                                     BangSpan           span);
gboolean bang_signings_add_of_both  (BangSignings      *self,
                                     const BangSigning *act,
                                     const BangMatch   *both,
                                     const BangMatch   *paper,
                                     guint32            subject_end);

/* bang-agreements-states.c */
gboolean bang_signings_add_of_count    (BangSignings      *self,
                                        const BangParty   *body,
                                        const BangMatch   *paper,
                                        guint32            subject_end,
                                        BangSpan           span);
gboolean bang_signings_add_of_officers (BangSignings      *self,
                                        const BangSigning *act,
                                        const BangMatch   *paper,
                                        guint32            subject_end);
gboolean bang_signings_add_of_headline (BangSignings      *self,
                                        const BangSigning *act,
                                        const BangMatch   *paper,
                                        guint32            subject_end);
gboolean bang_signings_read_signers    (BangSignings      *self,
                                        const BangSigning *act);
gboolean bang_signings_add_of_states   (BangSignings      *self,
                                        const BangMatch   *both,
                                        const BangMatch   *paper,
                                        guint32            subject_end,
                                        BangSpan           span);
char    *bang_signings_dup_counterpart (BangSignings      *self,
                                        const char        *body);

/* bang-agreements-read.c */
void    bang_agreements_read   (const BangScan  *scan,
                                const BangStory *story,
                                const BangFacts *facts,
                                GPtrArray       *found);

/* bang-agreements-same.c */
gboolean bang_names_agree      (const char      *a,
                                const char      *b);
gboolean bang_parties_agree    (const char      *a,
                                const char      *b);
gboolean bang_party_is_part    (const char      *part,
                                const char      *whole);
gboolean bang_parties_are_twins (const char     *a,
                                 const char     *b);
gboolean bang_party_is_listed  (GPtrArray       *names,
                                const char      *name);

G_END_DECLS
