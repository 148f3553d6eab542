/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What came of an event, as lists: what was signed, what was asked for, figures
 * that were given, and other events that the article tells of. Main thread. */

#include "config.h"
#include "window/bang-event-card-private.h"

#include <glib/gi18n.h>

#include "query/bang-event-type.h"
#include "window/bang-prose-widgets.h"
#include "window/bang-prose.h"

/* A list box bears no more, and nobody reads more on a card. */
#define MANY 200

static BangEvent *
main_event (BangEventCard *self)
{
  return g_ptr_array_index (self->article->facts->events, 0);
}

/* The @i-th proposal to be shown; %NULL behind the last. A statement is left out
 * for its points, which follow one by one. */
static BangProposal *
get_proposal (BangEvent *event,
              guint      i)
{
  guint n = 0;

  for (guint p = 0; p < event->proposals->len; p++)
    {
      BangProposal *proposal = g_ptr_array_index (event->proposals, p);

      if (!proposal->statement && n++ == i)
        return proposal;
    }
  return NULL;
}

static guint
count_proposals (BangEvent *event)
{
  guint n = 0;

  for (guint p = 0; p < event->proposals->len; p++)
    n += ((BangProposal *) g_ptr_array_index (event->proposals, p))->statement ? 0 : 1;
  return n;
}

/* How many items a list has. */
guint
bang_event_card_count (BangEventCard *self,
                       BangCardList   list)
{
  BangEvent *event = main_event (self);

  switch (list)
    {
    case BANG_CARD_AGREEMENTS:
      return event->agreements->len;
    case BANG_CARD_PROPOSALS:
      return count_proposals (event);
    case BANG_CARD_FIGURES:
      return event->figures->len;
    case BANG_CARD_EVENTS:
      return self->article->facts->events->len - 1;
    case BANG_CARD_N_LISTS:
    default:
      return 0;
    }
}

static void
append_fact (BangEventCard *self,
             GtkWidget     *fact,
             BangSpan       span)
{
  bang_prose_fact_set_evidence (fact, span);
  gtk_box_append (self->list, fact);
}

static void
add_agreement (BangEventCard *self,
               guint          i)
{
  BangAgreement *agreement = g_ptr_array_index (main_event (self)->agreements, i);
  g_autofree char *what = NULL;
  g_autofree char *parties = NULL;
  GtkWidget *fact;

  if (agreement->subject != NULL)
    what = g_strdup_printf ("%s · %s", agreement->kind != NULL ? agreement->kind : "", agreement->subject);
  fact = bang_prose_fact_new (what != NULL ? what : agreement->kind);
  if (agreement->parties != NULL && agreement->parties[0] != NULL)
    {
      parties = g_strjoinv (" — ", agreement->parties);
      bang_prose_fact_add_line (fact, parties, "bang-detail");
    }
  append_fact (self, fact, agreement->evidence.span);

  for (guint r = 0; agreement->repeats != NULL && r < agreement->repeats->len && r < 3; r++)
    {
      GtkWidget *again = bang_prose_fact_new (NULL);

      bang_prose_fact_add_line (again, _("Also said here"), "bang-detail");
      gtk_widget_add_css_class (again, "bang-repeat");
      append_fact (self, again, g_array_index (agreement->repeats, BangEvidence, r).span);
    }
}

static void
add_proposal (BangEventCard *self,
              guint          i)
{
  BangProposal *proposal = get_proposal (main_event (self), i);
  GtkWidget *fact = bang_prose_fact_new (proposal->text);
  g_autoptr (GString) who = g_string_new (proposal->by != NULL ? proposal->by : "");

  if (proposal->to != NULL)
    g_string_append_printf (who, " → %s", proposal->to);
  if (proposal->field != NULL)
    g_string_append_printf (who, "%s%s", who->len > 0 ? " · " : "", proposal->field);
  if (who->len > 0)
    bang_prose_fact_add_line (fact, who->str, "bang-detail");
  append_fact (self, fact, proposal->evidence.span);
}

static void
add_figure (BangEventCard *self,
            guint          i)
{
  BangFigure *figure = &g_array_index (main_event (self)->figures, BangFigure, i);
  g_autofree char *value = g_strdup_printf ("%\'.12g %s", figure->value, figure->unit != NULL ? figure->unit : "");
  GtkWidget *fact = bang_prose_fact_new (value);

  if (figure->measure != NULL && *figure->measure != '\0')
    bang_prose_fact_add_line (fact, figure->measure, "bang-detail");
  bang_prose_fact_set_evidence (fact, figure->evidence.span);
  gtk_box_append (self->list, bang_event_card_hold (self, fact, &(BangFact) {
    .kind = BANG_FACT_FIGURE, .article = self->article, .detail = i,
  }));
}

/* "Signing · 19/11/2024 · planned" */
static void
add_event (BangEventCard *self,
           guint          i)
{
  BangEvent *event = g_ptr_array_index (self->article->facts->events, i + 1);
  const char *aspect = bang_prose_aspect_label (event->aspect);
  g_autoptr (GString) line = g_string_new (bang_event_type_get_label (event->type != NULL ? event->type : "OTHER"));
  g_autofree char *when = bang_event_card_dup_when (&event->date);
  GtkWidget *fact;

  if (event->date.start.year != 0 || event->date.start.day != 0 || event->date.start.month != 0)
    g_string_append_printf (line, " · %s", when);
  if (*aspect != '\0')
    g_string_append_printf (line, " · %s", aspect);

  fact = bang_prose_fact_new (line->str);
  if (event->title != NULL && *event->title != '\0')
    bang_prose_fact_add_line (fact, event->title, "bang-detail");
  append_fact (self, fact, event->evidence.span);
  bang_event_card_attach (self, fact, BANG_FACT_EVENT, i + 1);
}

/* Puts the items of a list on the card. */
void
bang_event_card_add_list (BangEventCard *self,
                          BangCardList   list)
{
  static void (* const add[BANG_CARD_N_LISTS]) (BangEventCard *card,
                                                guint          i) = {
    [BANG_CARD_AGREEMENTS] = add_agreement,
    [BANG_CARD_PROPOSALS] = add_proposal,
    [BANG_CARD_FIGURES] = add_figure,
    [BANG_CARD_EVENTS] = add_event,
  };
  guint n = bang_event_card_count (self, list);

  for (guint i = 0; i < n && i < MANY; i++)
    add[list] (self, i);
}
