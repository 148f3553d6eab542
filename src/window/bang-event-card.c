/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an article reports, on a card above its text: the sort of event, when
 * with how much certainty, where, who sat on which side, and what came of it.
 * Everything on it is a way to the words that say so, or to a page. The sides
 * are in bang-event-card-sides.c, the lists in -lists.c, the other times it was
 * held in -series.c. Main thread. */

#include "config.h"
#include "window/bang-event-card-private.h"

#include <glib/gi18n.h>

#include "query/bang-event-type.h"
#include "text/bang-fold.h"
#include "text/bang-normal.h"
#include "window/bang-corrector.h"
#include "window/bang-decision-words.h"
#include "window/bang-prose-widgets.h"
#include "window/bang-prose.h"

G_DEFINE_FINAL_TYPE (BangEventCard, bang_event_card, GTK_TYPE_WIDGET)

/* An entity's number in the library; 0 when the article is not of one. */
gint64
bang_event_card_entity_id (BangEventCard *self,
                           guint          entity)
{
  if (self->article->entity_ids == NULL || entity >= self->article->facts->entities->len)
    return 0;

  return self->article->entity_ids[entity];
}

/* Corrections */

/* Lets a widget of the card be corrected as what it says. */
void
bang_event_card_attach (BangEventCard *self,
                        GtkWidget     *widget,
                        BangFactKind   kind,
                        guint          event)
{
  bang_fact_attach (widget, &(BangFact) { .kind = kind, .article = self->article, .event = event });
}

static void
update_sign (BangEventCard *self,
             GtkWidget     *sign)
{
  BangCorrector *corrector = bang_corrector_get (GTK_WIDGET (self));
  BangDecisionItem *item = NULL;
  g_autofree char *tooltip = NULL;

  if (corrector != NULL)
    item = bang_corrector_find (corrector, g_object_get_data (G_OBJECT (sign), "bang-fact"));
  if (item != NULL)
    tooltip = bang_decision_words_dup_sign (bang_decision_item_get_decision (item));
  gtk_widget_set_tooltip_text (sign, tooltip);
  gtk_widget_set_visible (sign, item != NULL);
}

static GtkWidget *
sign_new (const BangFact *fact)
{
  GtkWidget *sign = bang_prose_badge_new (_("set by you"));

  gtk_widget_set_visible (sign, FALSE);
  g_object_set_data_full (G_OBJECT (sign), "bang-fact", bang_fact_copy (fact), (GDestroyNotify) bang_fact_free);

  return sign;
}

/* Puts a sign beside a fact, to be seen where a person said so. What was decided
 * is known to the window, in which the card will be; after another decision the
 * card is made anew. */
void
bang_event_card_add_sign (BangEventCard  *self,
                          GtkBox         *box,
                          const BangFact *fact)
{
  GtkWidget *sign = sign_new (fact);

  gtk_box_append (box, sign);
  g_ptr_array_add (self->signs, sign);
}

/* Lets a widget of a list that was opened be corrected, with a sign beside it. */
GtkWidget *
bang_event_card_hold (BangEventCard  *self,
                      GtkWidget      *widget,
                      const BangFact *fact)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *sign = sign_new (fact);

  bang_fact_attach (widget, fact);
  gtk_box_append (GTK_BOX (box), widget);
  gtk_box_append (GTK_BOX (box), sign);
  update_sign (self, sign);

  return box;
}

static void
bang_event_card_map (GtkWidget *widget)
{
  BangEventCard *self = BANG_EVENT_CARD (widget);

  GTK_WIDGET_CLASS (bang_event_card_parent_class)->map (widget);

  for (guint i = 0; i < self->signs->len; i++)
    update_sign (self, g_ptr_array_index (self->signs, i));
}

static void
correct_cb (BangEventCard *self,
            GtkButton     *button)
{
  BangCorrector *corrector = bang_corrector_get (GTK_WIDGET (self));

  if (corrector != NULL && self->article != NULL)
    bang_corrector_popup (corrector, GTK_WIDGET (button), NULL,
                          &(BangFact) { .kind = BANG_FACT_EVENT, .article = self->article });
}

/* "26/1/????, after 10/2022" */
char *
bang_event_card_dup_when (BangDate *date)
{
  g_autofree char *days = bang_prose_dup_date (date->start, date->end, date->basis);
  g_autofree char *after = NULL;

  if (date->start.year != 0 || date->after.year == 0)
    return g_steal_pointer (&days);

  after = bang_prose_dup_day (date->after);
  /* Translators: %1$s is a date without its year, %2$s one before it. */
  return g_strdup_printf (_("%1$s, after %2$s"), days, after);
}

static gboolean
is_dated (const BangDate *date)
{
  return date->start.year != 0 || date->start.month != 0 || date->start.day != 0;
}

static void
add_when (BangEventCard *self,
          BangEvent     *event)
{
  BangDate *date = &event->date;
  g_autofree char *when = bang_event_card_dup_when (date);
  g_autofree char *told = bang_date_dup_reason (date);
  const char *reason = told;
  GtkWidget *fact;
  GtkWidget *why;

  fact = bang_prose_fact_new (is_dated (date) ? when : _("Date not stated"));
  bang_prose_fact_set_evidence (fact, date->evidence.span);
  bang_event_card_attach (self, fact, BANG_FACT_DATE, 0);
  gtk_box_append (self->when, fact);
  bang_event_card_add_sign (self, self->when, &(BangFact) { .kind = BANG_FACT_DATE, .article = self->article });

  if (reason == NULL && date->basis != BANG_BASIS_STATED && is_dated (date))
    reason = bang_prose_basis_label (date->basis);
  /* The sign beside the date says the same. */
  if (reason == NULL || *reason == '\0' || g_strcmp0 (date->evidence.rule, "decision") == 0)
    return;

  why = bang_prose_fact_new (NULL);
  bang_prose_fact_add_line (why, reason, "bang-detail");
  bang_prose_fact_set_evidence (why, date->year_evidence.span);
  bang_event_card_attach (self, why, BANG_FACT_DATE, 0);
  gtk_box_append (self->when, why);
}

/* "Hà Khẩu › Vân Nam › Trung Quốc", innermost first. */
static void
add_where (BangEventCard *self,
           BangEvent     *event)
{
  GString *where = g_string_new (NULL);
  GtkWidget *fact;

  for (guint i = 0; i < event->places->len; i++)
    {
      if (i > 0)
        g_string_append (where, " › ");
      g_string_append (where, g_ptr_array_index (event->places, i));
    }

  fact = bang_prose_fact_new (where->str);
  bang_prose_fact_set_evidence (fact, event->place_evidence.span);
  bang_event_card_attach (self, fact, BANG_FACT_PLACE, 0);
  gtk_box_append (self->where, fact);
  bang_event_card_add_sign (self, self->where, &(BangFact) { .kind = BANG_FACT_PLACE, .article = self->article });
  gtk_widget_set_visible (GTK_WIDGET (self->where), event->places->len > 0);
  g_string_free (where, TRUE);
}

/* The name of the event, unless the article's title or nothing says the same. */
static void
add_title (BangEventCard *self,
           BangEvent     *event)
{
  g_autoptr (GString) title = g_string_new (NULL);
  g_autofree char *key = NULL;
  g_autofree char *article_key = NULL;

  if (event->title != NULL && *event->title != '\0')
    {
      key = bang_fold_key (event->title, -1);
      article_key = bang_fold_key (self->article->row->title != NULL ? self->article->row->title : "", -1);
      if (!g_str_equal (key, article_key))
        g_string_append (title, event->title);
    }
  if (event->series != NULL && event->edition > 0)
    {
      if (title->len > 0)
        g_string_append (title, " · ");
      /* Translators: the name of a series of meetings, and which of them. */
      g_string_append_printf (title, _("%1$s, no. %2$u"), event->series, event->edition);
    }

  bang_prose_label_set_text (self->title, title->str);
  gtk_widget_set_visible (GTK_WIDGET (self->title), title->len > 0);
}

static void
add_head (BangEventCard *self,
          BangEvent     *event)
{
  const char *aspect = bang_prose_aspect_label (event->aspect);
  const char *type = bang_event_type_get_label (event->type != NULL ? event->type : "OTHER");

  gtk_image_set_from_icon_name (self->icon, bang_prose_event_icon (event->type));
  gtk_button_set_label (GTK_BUTTON (self->type), type);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->type), GTK_ACCESSIBLE_PROPERTY_LABEL, type, -1);
  bang_prose_fact_set_evidence (self->type, event->evidence.span);
  bang_event_card_attach (self, self->type, BANG_FACT_EVENT, 0);
  if (*aspect != '\0')
    gtk_box_append (self->badges, bang_prose_badge_new (aspect));
  bang_event_card_add_sign (self, self->badges, &(BangFact) { .kind = BANG_FACT_EVENT, .article = self->article });
}

static char *
dup_toggle_label (BangCardList list,
                  guint        n)
{
  switch (list)
    {
    case BANG_CARD_AGREEMENTS:
      return g_strdup_printf (ngettext ("%u agreement", "%u agreements", n), n);
    case BANG_CARD_PROPOSALS:
      return g_strdup_printf (ngettext ("%u proposal", "%u proposals", n), n);
    case BANG_CARD_FIGURES:
      return g_strdup_printf (ngettext ("%u figure", "%u figures", n), n);
    case BANG_CARD_EVENTS:
    case BANG_CARD_N_LISTS:
    default:
      return g_strdup_printf (ngettext ("%u other event", "%u other events", n), n);
    }
}

static void
clear_list (BangEventCard *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_box_remove (self->list, child);
}

/* One list is open at a time; its rows are made when it is opened. */
static void
toggled_cb (BangEventCard   *self,
            GtkToggleButton *button)
{
  gboolean open = gtk_toggle_button_get_active (button);

  for (guint i = 0; i < BANG_CARD_N_LISTS; i++)
    {
      if (self->buttons[i] == NULL)
        continue;
      if (self->buttons[i] != button && open)
        gtk_toggle_button_set_active (self->buttons[i], FALSE);
    }

  clear_list (self);
  for (guint i = 0; i < BANG_CARD_N_LISTS; i++)
    {
      if (self->buttons[i] != NULL && gtk_toggle_button_get_active (self->buttons[i]))
        bang_event_card_add_list (self, (BangCardList) i);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list),
                          gtk_widget_get_first_child (GTK_WIDGET (self->list)) != NULL);
}

static void
add_toggles (BangEventCard *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < BANG_CARD_N_LISTS; i++)
    {
      guint n = bang_event_card_count (self, (BangCardList) i);
      g_autofree char *label = NULL;
      GtkWidget *button;

      if (n == 0)
        continue;
      label = dup_toggle_label ((BangCardList) i, n);
      button = gtk_toggle_button_new_with_label (label);
      gtk_widget_add_css_class (button, "bang-toggle");
      self->buttons[i] = GTK_TOGGLE_BUTTON (button);
      g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);

      bang_prose_columns_append (self->toggles, button);
      any = TRUE;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->toggles), any);
}

static void
bang_event_card_dispose (GObject *object)
{
  BangEventCard *self = BANG_EVENT_CARD (object);
  GtkWidget *child;

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  gtk_widget_dispose_template (GTK_WIDGET (self), BANG_TYPE_EVENT_CARD);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->article, bang_article_unref);
  g_clear_pointer (&self->signs, g_ptr_array_unref);

  G_OBJECT_CLASS (bang_event_card_parent_class)->dispose (object);
}

static void
bang_event_card_class_init (BangEventCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_event_card_dispose;
  widget_class->map = bang_event_card_map;

  g_type_ensure (BANG_TYPE_PROSE_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class, BANG_APP_PATH "/bang-event-card.ui");
  gtk_widget_class_bind_template_child (widget_class, BangEventCard, head);
  gtk_widget_class_bind_template_child (widget_class, BangEventCard, badges);
  gtk_widget_class_bind_template_child (widget_class, BangEventCard, icon);
  gtk_widget_class_bind_template_child (widget_class, BangEventCard, type);
  gtk_widget_class_bind_template_child (widget_class, BangEventCard, title);
  gtk_widget_class_bind_template_child (widget_class, BangEventCard, when);
  gtk_widget_class_bind_template_child (widget_class, BangEventCard, where);
  gtk_widget_class_bind_template_child (widget_class, BangEventCard, sides);
  gtk_widget_class_bind_template_child (widget_class, BangEventCard, toggles);
  gtk_widget_class_bind_template_child (widget_class, BangEventCard, list);
  gtk_widget_class_bind_template_callback (widget_class, correct_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "event-card");
}

static void
bang_event_card_init (BangEventCard *self)
{
  self->signs = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Event"), -1);
}

/**
 * bang_event_card_new:
 *
 * Returns: (transfer floating): an empty card
 */
GtkWidget *
bang_event_card_new (void)
{
  return g_object_new (BANG_TYPE_EVENT_CARD, NULL);
}

/**
 * bang_event_card_set_article:
 * @self: a card that shows nothing yet
 * @article: whose main event to show
 *
 * A card is made for one article and thrown away with it.
 */
void
bang_event_card_set_article (BangEventCard *self,
                             BangArticle   *article)
{
  BangEvent *event;

  g_return_if_fail (BANG_IS_EVENT_CARD (self));
  g_return_if_fail (self->article == NULL);
  g_return_if_fail (article != NULL && article->facts != NULL && article->facts->events->len > 0);

  self->article = bang_article_ref (article);
  event = g_ptr_array_index (article->facts->events, 0);

  add_head (self, event);
  add_title (self, event);
  add_when (self, event);
  add_where (self, event);
  bang_event_card_add_sides (self, event);
  add_toggles (self);
}

/**
 * bang_event_card_get_open:
 * @self: a card
 *
 * Returns: which of its lists is open, -1 for none
 */
int
bang_event_card_get_open (BangEventCard *self)
{
  g_return_val_if_fail (BANG_IS_EVENT_CARD (self), -1);

  for (guint i = 0; i < BANG_CARD_N_LISTS; i++)
    {
      if (self->buttons[i] != NULL && gtk_toggle_button_get_active (self->buttons[i]))
        return (int) i;
    }

  return -1;
}

/**
 * bang_event_card_set_open:
 * @self: a card
 * @list: what another card of the same article had open
 */
void
bang_event_card_set_open (BangEventCard *self,
                          int            list)
{
  g_return_if_fail (BANG_IS_EVENT_CARD (self));

  if (list >= 0 && list < BANG_CARD_N_LISTS && self->buttons[list] != NULL)
    gtk_toggle_button_set_active (self->buttons[list], TRUE);
}
