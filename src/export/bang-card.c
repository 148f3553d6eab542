/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An article's facts in words for people, made once here for all formats that
 * people read. The words of the article itself stay as they are printed; only
 * the labels are translated. Pure: any thread. */
#include "config.h"

#include "export/bang-card-private.h"

#include <glib/gi18n-lib.h>

#include "library/bang-fact-labels.h"
#include "query/bang-event-type.h"

static void
bang_card_field_free (BangCardField *self)
{
  g_ptr_array_unref (self->values);
  g_free (self);
}

/* Takes the values; a field without any is no field. */
static void
add_field (GPtrArray  *fields,
           const char *label,
           GPtrArray  *values)
{
  BangCardField *field;

  if (values->len == 0)
    {
      g_ptr_array_unref (values);
      return;
    }

  field = g_new0 (BangCardField, 1);
  field->label = label;
  field->values = values;
  g_ptr_array_add (fields, field);
}

static GPtrArray *
strings_new (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

static void
add_line (GPtrArray  *fields,
          const char *label,
          char       *value)
{
  GPtrArray *values = strings_new ();

  if (value != NULL && *value != '\0')
    g_ptr_array_add (values, value);
  else
    g_free (value);
  add_field (fields, label, values);
}

static const char *
side_role_label (BangSideRole role)
{
  switch (role)
    {
    case BANG_SIDE_ROLE_HOST:
      return _("host");
    case BANG_SIDE_ROLE_COHOST:
      return _("co-host");
    case BANG_SIDE_ROLE_VISITOR:
      return _("visitor");
    case BANG_SIDE_ROLE_AWARDER:
      return _("gives the award");
    case BANG_SIDE_ROLE_RECIPIENT:
      return _("receives");
    case BANG_SIDE_ROLE_THIRD:
      return _("third side");
    case BANG_SIDE_ROLE_PEER:
    default:
      return NULL;
    }
}

static const char *
role_label (BangRole role)
{
  switch (role)
    {
    case BANG_ROLE_HEAD:
      return _("head of the delegation");
    case BANG_ROLE_HOST:
      return C_("participant", "host");
    case BANG_ROLE_SPEAKER:
      return _("speaker");
    case BANG_ROLE_SIGNATORY:
      return _("signatory");
    case BANG_ROLE_AWARDER:
      return _("gives the award");
    case BANG_ROLE_AWARDEE:
      return _("receives the award");
    case BANG_ROLE_GUEST:
      return _("guest");
    case BANG_ROLE_MENTIONED:
      return _("mentioned");
    case BANG_ROLE_MEMBER:
    default:
      return NULL;
    }
}

static const char *
entity_kind_label (BangEntityKind kind)
{
  switch (kind)
    {
    case BANG_ENTITY_PERSON:
      return _("People");
    case BANG_ENTITY_ORGANISATION:
      return _("Organisations");
    case BANG_ENTITY_PLACE:
      return _("Places");
    case BANG_ENTITY_MECHANISM:
      return _("Mechanisms");
    case BANG_ENTITY_PROJECT:
      return _("Projects");
    case BANG_ENTITY_DOCUMENT:
      return _("Documents");
    case BANG_ENTITY_N_KINDS:
    default:
      return NULL;
    }
}

/**
 * bang_card_date:
 * @day: a day, a month or a year
 *
 * Returns: (transfer full) (nullable): it in the Vietnamese order, with
 *   question marks for a year that the text does not tell: "27/3/????";
 *   %NULL when nothing is known
 */
char *
bang_card_date (BangDay day)
{
  if (day.year == 0 && day.month == 0)
    return NULL;
  if (day.year == 0 && day.day == 0)
    return g_strdup_printf ("%u/????", day.month);
  if (day.year == 0)
    return g_strdup_printf ("%u/%u/????", day.day, day.month);
  if (day.month == 0)
    return g_strdup_printf ("%u", day.year);
  if (day.day == 0)
    return g_strdup_printf ("%u/%u", day.month, day.year);
  return g_strdup_printf ("%u/%u/%u", day.day, day.month, day.year);
}

static gboolean
same_day (BangDay a,
          BangDay b)
{
  return a.year == b.year && a.month == b.month && a.day == b.day;
}

/* "19/11/2024 (“Sáng 19/11”; «năm 2024» in the title)" */
static char *
describe_date (const BangDate *date)
{
  g_autofree char *start = bang_card_date (date->start);
  g_autofree char *end = bang_card_date (date->end);
  g_autofree char *reason = bang_date_dup_reason (date);
  GString *words = g_string_new (start);

  if (end != NULL && !same_day (date->start, date->end))
    g_string_append_printf (words, " – %s", end);
  if (words->len == 0)
    g_string_append (words, _("not known"));
  if (date->text != NULL && reason != NULL)
    g_string_append_printf (words, " (“%s”; %s)", date->text, reason);
  else if (date->text != NULL)
    g_string_append_printf (words, " (“%s”)", date->text);
  else if (reason != NULL)
    g_string_append_printf (words, " (%s)", reason);
  return g_string_free (words, FALSE);
}

static char *
describe_type (const BangEvent *event)
{
  const char *label = bang_event_type_get_label (event->type);

  if (event->aspect == BANG_ASPECT_PLANNED)
    /* Translators: a kind of event that is announced, not yet held */
    return g_strdup_printf (_("%s (planned)"), label);
  if (event->aspect == BANG_ASPECT_PAST_REFERENCE)
    /* Translators: a kind of event of the past that the article recalls */
    return g_strdup_printf (_("%s (recalled)"), label);
  return g_strdup (label);
}

static char *
describe_side (const BangSide *side)
{
  const char *country = bang_country_get_label (side->country);
  const char *role = side_role_label (side->role);

  if (*country != '\0' && role != NULL)
    return g_strdup_printf ("%s (%s, %s)", side->label, country, role);
  if (*country != '\0' || role != NULL)
    return g_strdup_printf ("%s (%s)", side->label, role != NULL ? role : country);
  return g_strdup (side->label);
}

static char *
describe_person (const BangEntity *person)
{
  GString *words = g_string_new (person->name);

  for (guint i = 0; person->titles != NULL && i < person->titles->len; i++)
    {
      const BangTitle *title = g_ptr_array_index (person->titles, i);

      g_string_append (words, i == 0 ? " — " : ", ");
      g_string_append (words, title->text);
    }
  return g_string_free (words, FALSE);
}

/**
 * bang_card_participant:
 * @facts: the facts that hold the participant's person
 * @participant: a participant
 *
 * Returns: (transfer full) (nullable): "name — office, office"; %NULL when
 *   @facts has no such person
 */
char *
bang_card_participant (BangFacts             *facts,
                       const BangParticipant *participant)
{
  if (participant->person >= facts->entities->len)
    return NULL;
  return describe_person (g_ptr_array_index (facts->entities, participant->person));
}

/**
 * bang_card_agreement:
 * @agreement: an agreement
 *
 * Returns: (transfer full): "kind: subject (party; party)"
 */
char *
bang_card_agreement (const BangAgreement *agreement)
{
  GString *words = g_string_new (agreement->kind);

  if (agreement->subject != NULL)
    g_string_append_printf (words, words->len > 0 ? ": %s" : "%s", agreement->subject);
  if (agreement->parties != NULL && agreement->parties[0] != NULL)
    {
      g_autofree char *parties = g_strjoinv ("; ", agreement->parties);

      g_string_append_printf (words, words->len > 0 ? " (%s)" : "%s", parties);
    }
  return g_string_free (words, FALSE);
}

static char *
describe_proposal (const BangProposal *proposal)
{
  if (proposal->by != NULL && proposal->to != NULL)
    return g_strdup_printf ("%s → %s: %s", proposal->by, proposal->to, proposal->text);
  if (proposal->by != NULL)
    return g_strdup_printf ("%s: %s", proposal->by, proposal->text);
  return g_strdup (proposal->text);
}

static char *
describe_figure (const BangFigure *figure)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (digits, sizeof digits, "%.10g", figure->value);
  if (figure->unit != NULL)
    return g_strdup_printf ("%s: %s %s", figure->measure, digits, figure->unit);
  return g_strdup_printf ("%s: %s", figure->measure, digits);
}

static void
add_event_lists (GPtrArray       *fields,
                 BangFacts       *facts,
                 const BangEvent *event)
{
  GPtrArray *values = strings_new ();

  for (guint i = 0; i < event->sides->len; i++)
    g_ptr_array_add (values, describe_side (&g_array_index (event->sides, BangSide, i)));
  add_field (fields, _("Sides"), values);

  values = strings_new ();
  for (guint i = 0; i < event->participants->len; i++)
    {
      const BangParticipant *one = &g_array_index (event->participants, BangParticipant, i);
      const char *role = role_label (one->role);
      g_autofree char *words = bang_card_participant (facts, one);

      if (words == NULL)
        continue;
      g_ptr_array_add (values, role == NULL ? g_steal_pointer (&words)
                                            : g_strdup_printf ("%s (%s)", words, role));
    }
  add_field (fields, _("Participants"), values);

  values = strings_new ();
  for (guint i = 0; i < event->agreements->len; i++)
    g_ptr_array_add (values, bang_card_agreement (g_ptr_array_index (event->agreements, i)));
  add_field (fields, _("Agreements"), values);

  values = strings_new ();
  for (guint i = 0; i < event->proposals->len; i++)
    {
      const BangProposal *proposal = g_ptr_array_index (event->proposals, i);

      /* Its points follow one by one. */
      if (!proposal->statement)
        g_ptr_array_add (values, describe_proposal (proposal));
    }
  add_field (fields, _("Proposals"), values);

  values = strings_new ();
  for (guint i = 0; i < event->figures->len; i++)
    g_ptr_array_add (values, describe_figure (&g_array_index (event->figures, BangFigure, i)));
  add_field (fields, _("Figures"), values);
}

static char *
join_places (GPtrArray *places)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < places->len; i++)
    {
      if (i > 0)
        g_string_append (words, ", ");
      g_string_append (words, g_ptr_array_index (places, i));
    }
  return g_string_free (words, FALSE);
}

/* An event beside the main one, in a line. */
static char *
describe_event (const BangEvent *event)
{
  g_autofree char *type = describe_type (event);
  g_autofree char *day = bang_card_date (event->date.start);

  if (day != NULL && event->title != NULL)
    return g_strdup_printf ("%s, %s: %s", type, day, event->title);
  if (event->title != NULL)
    return g_strdup_printf ("%s: %s", type, event->title);
  if (day != NULL)
    return g_strdup_printf ("%s, %s", type, day);
  return g_steal_pointer (&type);
}

static void
add_events (GPtrArray *fields,
            BangFacts *facts)
{
  const BangEvent *event;
  GPtrArray *others;

  if (facts->events->len == 0)
    return;

  event = g_ptr_array_index (facts->events, 0);
  add_line (fields, _("Event"), describe_type (event));
  add_line (fields, _("Date"), describe_date (&event->date));
  add_line (fields, _("Place"), join_places (event->places));
  add_event_lists (fields, facts, event);

  others = strings_new ();
  for (guint i = 1; i < facts->events->len; i++)
    g_ptr_array_add (others, describe_event (g_ptr_array_index (facts->events, i)));
  add_field (fields, _("Also"), others);
}

/**
 * bang_card_new:
 * @article: an article
 *
 * Returns: (transfer full): its facts in words, labels in the user's language
 */
BangCard *
bang_card_new (BangArticle *article)
{
  BangCard *self = g_new0 (BangCard, 1);
  GPtrArray *entities = article->facts->entities;

  self->event = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_card_field_free);
  self->entities = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_card_field_free);
  add_events (self->event, article->facts);

  for (int kind = 0; kind < BANG_ENTITY_N_KINDS; kind++)
    {
      GPtrArray *values = strings_new ();

      for (guint i = 0; i < entities->len; i++)
        {
          const BangEntity *entity = g_ptr_array_index (entities, i);

          if ((int) entity->kind == kind)
            g_ptr_array_add (values, describe_person (entity));
        }
      add_field (self->entities, entity_kind_label ((BangEntityKind) kind), values);
    }

  return self;
}

/**
 * bang_card_free:
 * @self: (nullable) (transfer full): a card
 */
void
bang_card_free (BangCard *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->event);
  g_ptr_array_unref (self->entities);
  g_free (self);
}

/**
 * bang_card_foreach_paragraph:
 * @article: an article
 * @func: (scope call): called for each paragraph, in reading order
 * @user_data: for @func
 *
 * Visits what a reader of the article reads: lead, body and captions. The
 * title is the heading already, and the furniture of the page stays away.
 */
void
bang_card_foreach_paragraph (BangArticle   *article,
                             BangStoryFunc  func,
                             gpointer       user_data)
{
  const guint wanted = BANG_ZONES_STORY | BANG_ZONES (BANG_ZONE_CAPTION);
  const char *text = bang_document_get_text (article->document, NULL);
  guint n_zones = 0;
  const BangZone *zones = bang_document_get_zones (article->document, &n_zones);

  for (guint i = 0; i < n_zones; i++)
    {
      if ((wanted & BANG_ZONES (zones[i].kind)) != 0)
        func (zones[i].kind, text + zones[i].span.start,
              zones[i].span.end - zones[i].span.start, user_data);
    }
}
