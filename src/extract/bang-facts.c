/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records that hold what one document says: how they are made, freed and
 * named. No rule of the language lives here.
 *
 * A #BangFacts is filled by one thread, then immutable and reference counted
 * with atomic operations; from then on any thread may read it.
 */
#include "config.h"

#include "extract/bang-facts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
side_clear_cb (gpointer data)
{
  bang_side_clear (data);
}

static void
figure_clear_cb (gpointer data)
{
  bang_figure_clear (data);
}

/**
 * bang_facts_new:
 *
 * Returns: (transfer full): facts of nothing, with empty lists
 */
BangFacts *
bang_facts_new (void)
{
  BangFacts *self = g_new0 (BangFacts, 1);

  g_atomic_ref_count_init (&self->refs);
  self->entities = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_entity_free);
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_event_free);
  self->relations = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_relation_free);
  return self;
}

/**
 * bang_facts_ref:
 *
 * Any thread.
 *
 * Returns: (transfer full): @self
 */
BangFacts *
bang_facts_ref (BangFacts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * bang_facts_unref:
 * @self: (transfer full): facts
 *
 * Any thread; the last one frees.
 */
void
bang_facts_unref (BangFacts *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_ptr_array_unref (self->entities);
  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->relations);
  g_free (self);
}

/**
 * bang_entity_new:
 * @kind: what is named
 * @name: its name, without honorific
 *
 * Returns: (transfer full): an entity without titles or mentions
 */
BangEntity *
bang_entity_new (BangEntityKind  kind,
                 const char     *name)
{
  BangEntity *self = g_new0 (BangEntity, 1);

  self->kind = kind;
  self->name = g_strdup (name);
  self->titles = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_title_free);
  self->mentions = g_array_new (FALSE, TRUE, sizeof (BangEvidence));
  return self;
}

/**
 * bang_entity_free:
 * @self: (nullable) (transfer full): an entity
 */
void
bang_entity_free (BangEntity *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->full);
  g_free (self->place_kind);
  g_ptr_array_unref (self->titles);
  g_array_unref (self->mentions);
  g_free (self);
}

/**
 * bang_title_new:
 * @text: the office, the whole phrase as printed
 *
 * Returns: (transfer full): a title
 */
BangTitle *
bang_title_new (const char *text)
{
  BangTitle *self = g_new0 (BangTitle, 1);

  self->text = g_strdup (text);
  return self;
}

/**
 * bang_title_free:
 * @self: (nullable) (transfer full): a title
 */
void
bang_title_free (BangTitle *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self->organisation);
  g_free (self->resolved);
  g_free (self);
}

/**
 * bang_event_new:
 * @type: a type code such as "TALKS"; interned here
 *
 * Returns: (transfer full): an event without parent, date or participants
 */
BangEvent *
bang_event_new (const char *type)
{
  BangEvent *self = g_new0 (BangEvent, 1);

  self->type = g_intern_string (type);
  self->parent = -1;
  self->places = g_ptr_array_new_with_free_func (g_free);
  self->sides = g_array_new (FALSE, TRUE, sizeof (BangSide));
  g_array_set_clear_func (self->sides, side_clear_cb);
  self->participants = g_array_new (FALSE, TRUE, sizeof (BangParticipant));
  self->agreements = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_agreement_free);
  self->proposals = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_proposal_free);
  self->figures = g_array_new (FALSE, TRUE, sizeof (BangFigure));
  g_array_set_clear_func (self->figures, figure_clear_cb);
  return self;
}

/**
 * bang_event_free:
 * @self: (nullable) (transfer full): an event
 */
void
bang_event_free (BangEvent *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  bang_date_clear (&self->date);
  g_ptr_array_unref (self->places);
  g_array_unref (self->sides);
  g_array_unref (self->participants);
  g_ptr_array_unref (self->agreements);
  g_ptr_array_unref (self->proposals);
  g_array_unref (self->figures);
  g_free (self->series);
  g_free (self);
}

/**
 * bang_agreement_new:
 *
 * Returns: (transfer full): an agreement without parties; set `parties` to an
 *   array of strings, it is %NULL now
 */
BangAgreement *
bang_agreement_new (void)
{
  BangAgreement *self = g_new0 (BangAgreement, 1);

  self->repeats = g_array_new (FALSE, TRUE, sizeof (BangEvidence));
  return self;
}

/**
 * bang_agreement_free:
 * @self: (nullable) (transfer full): an agreement
 */
void
bang_agreement_free (BangAgreement *self)
{
  if (self == NULL)
    return;

  g_free (self->kind);
  g_free (self->subject);
  g_strfreev (self->parties);
  g_array_unref (self->repeats);
  g_free (self);
}

/**
 * bang_proposal_new:
 *
 * Returns: (transfer full): an empty proposal
 */
BangProposal *
bang_proposal_new (void)
{
  return g_new0 (BangProposal, 1);
}

/**
 * bang_proposal_free:
 * @self: (nullable) (transfer full): a proposal
 */
void
bang_proposal_free (BangProposal *self)
{
  if (self == NULL)
    return;

  g_free (self->by);
  g_free (self->to);
  g_free (self->text);
  g_free (self->field);
  g_free (self);
}

/**
 * bang_rule_is_statement:
 * @rule: (nullable): the rule of a proposal's evidence
 *
 * What both sides settled is kept twice: whole, as one statement, and each of
 * its points. Lists for people show the points alone.
 *
 * Returns: whether @rule finds such a whole
 */
gboolean
bang_rule_is_statement (const char *rule)
{
  return g_strcmp0 (rule, "both-agree-statement") == 0;
}

/**
 * bang_relation_new:
 *
 * Returns: (transfer full): an empty relation
 */
BangRelation *
bang_relation_new (void)
{
  return g_new0 (BangRelation, 1);
}

/**
 * bang_relation_free:
 * @self: (nullable) (transfer full): a relation
 */
void
bang_relation_free (BangRelation *self)
{
  if (self == NULL)
    return;

  g_free (self->subject);
  g_free (self->object);
  g_free (self);
}

/**
 * bang_side_clear:
 * @self: a side
 *
 * Frees what the side holds, not the side.
 */
void
bang_side_clear (BangSide *self)
{
  g_clear_pointer (&self->label, g_free);
}

/**
 * bang_figure_clear:
 * @self: a figure
 *
 * Frees what the figure holds, not the figure.
 */
void
bang_figure_clear (BangFigure *self)
{
  g_clear_pointer (&self->measure, g_free);
  g_clear_pointer (&self->unit, g_free);
}

/**
 * bang_date_clear:
 * @self: a date
 *
 * Frees what the date holds and makes it an unknown date.
 */
void
bang_date_clear (BangDate *self)
{
  g_free (self->text);
  g_free (self->reason);
  memset (self, 0, sizeof *self);
}

/**
 * bang_date_dup_reason:
 * @self: a date
 *
 * Why the year is what it is, in the language of the process. A reason is
 * stored in English, so that the same document gives the same facts
 * everywhere: a sentence with at most one quotation from the text, “…”. Here
 * the quotation is taken out, the sentence translated, and put back.
 *
 * Returns: (transfer full) (nullable): the reason for a person
 */
char *
bang_date_dup_reason (const BangDate *self)
{
  const char *open;
  const char *close;
  const char *translated;
  const char *hole;
  g_autofree char *sentence = NULL;

  if (self->reason == NULL)
    return NULL;
  open = strstr (self->reason, "“");
  close = open != NULL ? g_strrstr (open, "”") : NULL;
  if (close == NULL)
    return g_strdup (_(self->reason));

  open += strlen ("“");
  sentence = g_strdup_printf ("%.*s%%s%s", (int) (open - self->reason), self->reason, close);
  translated = _(sentence);
  hole = strstr (translated, "%s");
  if (hole == NULL)
    return g_strdup (self->reason);
  return g_strdup_printf ("%.*s%.*s%s", (int) (hole - translated), translated,
                          (int) (close - open), open, hole + 2);
}

/**
 * bang_day_to_iso:
 * @day: a day, a month or a year
 *
 * The ISO 8601 form to the precision that is known: "2024-11-19", "2022-10",
 * "2024"; a day without a year is "--11-19", as ISO 8601:2000 writes it.
 *
 * Returns: (transfer full) (nullable): the form, or %NULL when nothing is known
 */
char *
bang_day_to_iso (BangDay day)
{
  if (day.year == 0 && day.month == 0)
    return NULL;
  if (day.year == 0 && day.day == 0)
    return g_strdup_printf ("--%02u", day.month);
  if (day.year == 0)
    return g_strdup_printf ("--%02u-%02u", day.month, day.day);
  if (day.month == 0)
    return g_strdup_printf ("%04u", day.year);
  if (day.day == 0)
    return g_strdup_printf ("%04u-%02u", day.year, day.month);
  return g_strdup_printf ("%04u-%02u-%02u", day.year, day.month, day.day);
}

/**
 * bang_day_is_complete:
 * @day: a day, a month or a year
 *
 * Returns: whether year, month and day are known
 */
gboolean
bang_day_is_complete (BangDay day)
{
  return day.year != 0 && day.month != 0 && day.day != 0;
}
