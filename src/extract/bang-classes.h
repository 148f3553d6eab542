/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The classes that rules ask for: a table of bang-lexicon.h, and what its column
 * of classes says. Each has a fixed number and a bit in a set, so that a rule
 * asks "does a word of this class begin here" by testing a bit. */
#define BANG_CLASSES(X)                                                       \
  X (DATE, AND, "and") X (DATE, AT, "at") X (DATE, CLOCK, "clock")             \
  X (DATE, DAY, "day")                                                         \
  X (DATE, DEED, "deed") X (DATE, FEAST, "feast") X (DATE, FROM, "from")       \
  X (DATE, LIMIT, "limit") X (DATE, LIMIT_CLAUSE, "limit-clause")              \
  X (DATE, LUNAR, "lunar") X (DATE, LUNAR_AFTER, "lunar-after")                \
  X (DATE, LUNAR_MONTH, "lunar-month") X (DATE, MONTH, "month")                \
  X (DATE, MONTH_PART, "month-part") X (DATE, NEW_YEAR, "new-year")            \
  X (DATE, PAPER, "paper") X (DATE, PART, "part") X (DATE, PAST, "past")       \
  X (DATE, PLAN, "plan") X (DATE, REPORT, "report") X (DATE, REVIEW, "review") \
  X (DATE, PERIOD, "period") X (DATE, POSTED, "posted")                        \
  X (DATE, QUARTER, "quarter") X (DATE, TO, "to") X (DATE, TODAY, "today")     \
  X (DATE, TOMORROW, "tomorrow") X (DATE, WEEKDAY, "weekday")                  \
  X (DATE, YEAR, "year") X (DATE, YESTERDAY, "yesterday")                      \
  X (EVENT, NOT, "not") X (EVENT, PLAIN, "plain") X (EVENT, STRONG, "strong") X (EVENT, WEAK, "weak")    \
  X (EVENT_NAME, APRIL, "april") X (EVENT_NAME, MEETING, "meeting")            \
  X (EVENT_NAME, NEW_YEAR, "new-year") X (EVENT_NAME, SERIES, "series")        \
  X (EVENT_NAME, SPRING, "spring")                                             \
  X (CUE, ABROAD, "abroad") X (CUE, ATTENDS, "attends")                        \
  X (CUE, BEHIND, "behind")                                                    \
  X (CUE, BREAK, "break") X (CUE, COMES, "comes") X (CUE, DONE, "done")        \
  X (CUE, EARLIER, "earlier") X (CUE, GOES, "goes")                            \
  X (CUE, GREETS, "greets") X (CUE, HELD, "held") X (CUE, HOSTS, "hosts")      \
  X (CUE, LEAVES, "leaves") X (CUE, LOOSE, "loose") X (CUE, NEXT, "next")      \
  X (CUE, NOT_NOW, "not-now") X (CUE, OCCASION, "occasion")                    \
  X (CUE, ORDINAL, "ordinal") X (CUE, PARALLEL, "parallel")                    \
  X (CUE, PLANNED, "planned") X (CUE, PREPARES, "prepares")                    \
  X (CUE, RECALLED, "recalled") X (CUE, RECEIVES, "receives")                  \
  X (CUE, SAME_DAY, "same-day") X (CUE, SEAT, "seat")                          \
  X (CUE, SEES_OFF, "sees-off") X (CUE, THANKS, "thanks") X (CUE, WILL, "will")                          \
  X (CUE, WITHIN, "within") X (CUE, YEARLY, "yearly")                          \
  X (CUE, YEARLY_PAPER, "yearly-paper")                                        \
  X (ROLE, BEFORE_AWARDEE, "awardee>") X (ROLE, BEFORE_GUEST, "guest>")        \
  X (ROLE, BEFORE_HEAD, "head>") X (ROLE, BEFORE_HOST, "host>")                \
  X (ROLE, BEFORE_MEMBER, "member>") X (ROLE, BEFORE_SPEAKER, "speaker>")      \
  X (ROLE, BEHIND_AWARDEE, ">awardee") X (ROLE, BEHIND_AWARDER, ">awarder")    \
  X (ROLE, BEHIND_GUEST, ">guest") X (ROLE, BEHIND_HEAD, ">head")              \
  X (ROLE, BEHIND_HOST, ">host") X (ROLE, BEHIND_SIGNATORY, ">signatory")      \
  X (ROLE, BEHIND_SPEAKER, ">speaker") X (ROLE, NOT, "not")                    \
  X (SIGNING, ABOVE, "above") X (SIGNING, AMONG, "among") X (SIGNING, BOTH, "both")                        \
  X (SIGNING, COUNT, "count") X (SIGNING, CUT, "cut") X (SIGNING, END, "end")  \
  X (SIGNING, GENERIC, "generic") X (SIGNING, GOVERNMENT, "government")        \
  X (SIGNING, GROUND, "ground") X (SIGNING, GROUP, "group")                                                  \
  X (SIGNING, HAND, "hand") X (SIGNING, ITEM, "item")                                                    \
  X (SIGNING, KNOWN, "known") X (SIGNING, LEAD, "lead")                        \
  X (SIGNING, NOT, "not") X (SIGNING, PAPER, "paper") X (SIGNING, PEOPLE, "people")                          \
  X (SIGNING, OPENER, "opener") X (SIGNING, PART, "part") X (SIGNING, PLEDGE, "pledge") X (SIGNING, PRAISE, "praise")                      \
  X (SIGNING, REVIEW, "review") X (SIGNING, RITE, "rite") X (SIGNING, SEAT, "seat")                          \
  X (SIGNING, THING, "thing") X (SIGNING, UNDONE, "undone")                    \
  X (SIGNING, SETTLED, "settled") X (SIGNING, SO_FAR, "so-far") X (SIGNING, SOURCE, "source") X (SIGNING, VERB, "verb")                      \
  X (SIGNING, WITNESS, "witness")                                              \
  X (PROPOSAL, ADVERB, "adverb") X (PROPOSAL, AGREE, "agree")                  \
  X (PROPOSAL, AIM, "aim") X (PROPOSAL, ALSO, "also")                          \
  X (PROPOSAL, ANSWERS, "answers") X (PROPOSAL, ASK, "ask")                    \
  X (PROPOSAL, ASKED, "asked") X (PROPOSAL, ASKERS, "askers")                \
  X (PROPOSAL, BOUND, "bound") X (PROPOSAL, CONSENT, "consent")                \
  X (PROPOSAL, FUTURE, "future")                                               \
  X (PROPOSAL, GOES_ON, "goes-on")                                             \
  X (PROPOSAL, LINK, "link") X (PROPOSAL, OF_NOUN, "of-noun")                  \
  X (PROPOSAL, ORDER, "order") X (PROPOSAL, THEREFORE, "therefore")            \
  X (PROPOSAL, NEED, "need") X (PROPOSAL, NOT, "not")                          \
  X (PROPOSAL, NOUN, "noun") X (PROPOSAL, PETITION, "petition")                \
  X (PROPOSAL, SIGNS, "signs") X (PROPOSAL, STRESS, "stress")                  \
  X (PROPOSAL, THAT, "that") X (PROPOSAL, TO_VERB, "to-verb")                  \
  X (PROPOSAL, VOW, "vow") X (PROPOSAL, WHOLE, "whole")                                                 \
  X (STOP, VERB, "verb")                                                       \
  X (UNIT, MEASURE, "measure") X (UNIT, NEAR, "near") X (UNIT, NOT, "not")     \
  X (UNIT, TIMES, "times") X (UNIT, UNIT, "unit") X (UNIT, UNTIL, "until")

typedef enum
{
#define BANG_CLASS_ENUM(lex, name, text) BANG_CLASS_##lex##_##name,
  BANG_CLASSES (BANG_CLASS_ENUM)
#undef BANG_CLASS_ENUM
  BANG_CLASS_N
} BangClass;

/* A set of classes. The lexicon keeps each set that its phrases have once; all
 * others point to it, so that a class more costs a word of the text nothing. */
typedef struct
{
  guint64 bits[(BANG_CLASS_N + 63) / 64];
} BangClassSet;

static inline gboolean
bang_class_set_has (const BangClassSet *self,
                    BangClass           class)
{
  return (self->bits[class / 64] >> (class % 64) & 1) != 0;
}

G_END_DECLS
