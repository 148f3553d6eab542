/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of a person, an organisation or a place: which offices from when to
 * when, in whose company, in which articles. It loads nothing; the window gives
 * it a card. Main thread. */

#include "config.h"
#include "window/bang-entity-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "query/bang-event-type.h"
#include "query/bang-query.h"
#include "text/bang-normal.h"
#include "window/bang-corrector.h"
#include "window/bang-decision-words.h"
#include "window/bang-prose-section.h"
#include "window/bang-prose-widgets.h"
#include "window/bang-prose.h"
#include "window/bang-tenure-chart.h"

struct _BangEntityPage
{
  GtkWidget         parent_instance;

  /* Template children */
  GtkStack         *stack;
  GtkWidget        *scroller;
  GtkWidget        *head;
  GtkWidget        *correct;
  GtkLabel         *sign;
  GtkImage         *icon;
  GtkLabel         *name;
  GtkLabel         *facts;
  GtkWidget        *search;
  BangProseSection *tenures;
  BangProseSection *together;
  BangProseSection *articles;
  BangProseSection *events;
  BangProseSection *relations;
  BangTenureChart  *chart;
  GtkLabel         *names;

  BangEntityCard   *card;      /* Owned (nullable) */
  BangEntityStory  *story;     /* Owned (nullable) comes after the card */
};

G_DEFINE_FINAL_TYPE (BangEntityPage, bang_entity_page, GTK_TYPE_WIDGET)

static GtkWidget *
make_tenure_row (gpointer item)
{
  return bang_prose_tenure_row_new (item);
}

static GtkWidget *
make_entity_row (gpointer item)
{
  return bang_prose_entity_row_new (item);
}

static GtkWidget *
make_article_row (gpointer item)
{
  return bang_prose_article_row_new (item, NULL);
}

/* "Talks · 18/1/2023 · Hà Khẩu", and what it did there. */
static GtkWidget *
make_event_row (gpointer item)
{
  const BangAppearance *appearance = item;
  const BangEventRow *event = appearance->event;
  g_autofree char *date = bang_prose_dup_date (event->start, event->end, event->basis);
  g_autofree char *title = NULL;
  g_autoptr (GString) detail = g_string_new (date);
  GtkWidget *row;

  title = g_strdup_printf ("%s · %s", bang_event_type_get_label (event->type),
                           event->title != NULL ? event->title : event->article->title);
  if (event->places->len > 0)
    g_string_append_printf (detail, " · %s", (const char *) g_ptr_array_index (event->places, 0));
  if (appearance->has_role && *bang_prose_role_label (appearance->role) != '\0')
    g_string_append_printf (detail, " · %s", bang_prose_role_label (appearance->role));
  if (appearance->side != NULL)
    g_string_append_printf (detail, " · %s", appearance->side);
  if (appearance->title != NULL)
    g_string_append_printf (detail, " · %s", appearance->title);

  row = bang_prose_evidence_row_new (title, detail->str, appearance->quote);
  bang_prose_row_set_evidence (row, event->article->id, event->span);

  return row;
}

static GtkWidget *
make_relation_row (gpointer item)
{
  const BangRelationRow *relation = item;
  g_autofree char *title = NULL;
  g_autofree char *date = bang_prose_dup_day (relation->date);
  g_autofree char *detail = NULL;
  GtkWidget *row;

  /* Translators: who, and what is said of them. */
  title = g_strdup_printf (_("%1$s: %2$s"), relation->subject, relation->object);
  detail = relation->date.year != 0 ? g_strdup_printf ("%s · %s", date, relation->article_title)
                                    : g_strdup (relation->article_title);
  row = bang_prose_evidence_row_new (title, detail, relation->quote);
  bang_prose_row_set_evidence (row, relation->article_id, relation->span);

  return row;
}

/* An office leads to the words that name it, once they are known. */
static void
tenure_made_cb (BangEntityPage *self,
                GtkWidget      *row,
                gpointer        item)
{
  const BangTenure *tenure = item;

  for (guint i = 0; self->story != NULL && i < self->story->relations->len; i++)
    {
      const BangRelationRow *relation = g_ptr_array_index (self->story->relations, i);

      if (g_strcmp0 (relation->predicate, "holds-title") == 0 && g_strcmp0 (relation->object, tenure->title) == 0)
        {
          bang_prose_row_set_evidence (row, relation->article_id, relation->span);
          return;
        }
    }
}

static void
office_activated_cb (BangEntityPage *self,
                     guint           office)
{
  bang_prose_section_focus (self->tenures, office);
}

/* The articles are found by the name, as a phrase, in the field of its kind. */
static void
search_cb (BangEntityPage *self)
{
  static const BangField fields[BANG_ENTITY_N_KINDS] = {
    [BANG_ENTITY_PERSON] = BANG_FIELD_PERSON,
    [BANG_ENTITY_ORGANISATION] = BANG_FIELD_ORGANISATION,
    [BANG_ENTITY_PLACE] = BANG_FIELD_PLACE,
  };
  g_autofree char *query = NULL;

  if (self->card == NULL || self->card->row->kind >= BANG_ENTITY_N_KINDS)
    return;

  query = bang_query_format_field (fields[self->card->row->kind], self->card->row->name);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.search", "s", query);
}

/* "Person · Vietnam · 4 articles" */
static char *
dup_facts (BangEntityRow *row)
{
  const char *country = bang_prose_country_label (row->side);
  g_autofree char *articles = NULL;
  GString *facts;

  facts = g_string_new (row->kind == BANG_ENTITY_PLACE ? bang_prose_place_kind_label (row->place_kind)
                                                       : bang_prose_kind_label (row->kind));
  if (*country != '\0')
    g_string_append_printf (facts, " · %s", country);
  articles = g_strdup_printf (ngettext ("%u article", "%u articles", row->n_articles), row->n_articles);
  g_string_append_printf (facts, " · %s", articles);

  return g_string_free (facts, FALSE);
}

/* The head of the page is what there is to correct on it. */
static void
attach_name (BangEntityPage *self)
{
  const BangEntityRow *row = self->card->row;
  BangFact fact = {
    .kind = BANG_FACT_NAME, .entity_id = row->id, .entity_kind = row->kind, .side = row->side,
    .text = row->name, .uuid = row->uuid,
  };

  bang_fact_attach (self->head, &fact);
  bang_fact_attach (self->correct, &fact);
}

/* Whether a person had a say in it. */
static void
update_sign (BangEntityPage *self)
{
  BangCorrector *corrector = bang_corrector_get (GTK_WIDGET (self));
  const BangFact *fact = bang_fact_get (self->correct);
  BangDecisionItem *item = corrector != NULL && fact != NULL ? bang_corrector_find (corrector, fact) : NULL;
  g_autofree char *tooltip = NULL;

  if (item != NULL)
    tooltip = bang_decision_words_dup_sign (bang_decision_item_get_decision (item));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->sign), tooltip);
  gtk_widget_set_visible (GTK_WIDGET (self->sign), item != NULL);
}

/* "王宁 · Wáng Níng", each in letters of its own. */
static void
show_names (BangEntityPage *self)
{
  GPtrArray *others = self->card->row->other_names;
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < others->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " · " : "", (const char *) g_ptr_array_index (others, i));
  bang_prose_label_set_text (self->names, names->str);
  gtk_widget_set_visible (GTK_WIDGET (self->names), names->len > 0);
}

static void
bang_entity_page_dispose (GObject *object)
{
  BangEntityPage *self = BANG_ENTITY_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BANG_TYPE_ENTITY_PAGE);
  g_clear_pointer (&self->card, bang_entity_card_unref);
  g_clear_pointer (&self->story, bang_entity_story_unref);

  G_OBJECT_CLASS (bang_entity_page_parent_class)->dispose (object);
}

static void
bang_entity_page_class_init (BangEntityPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_entity_page_dispose;

  g_type_ensure (BANG_TYPE_PROSE_SECTION);
  g_type_ensure (BANG_TYPE_TENURE_CHART);
  gtk_widget_class_set_template_from_resource (widget_class, BANG_APP_PATH "/bang-entity-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BangEntityPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BangEntityPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, BangEntityPage, head);
  gtk_widget_class_bind_template_child (widget_class, BangEntityPage, correct);
  gtk_widget_class_bind_template_child (widget_class, BangEntityPage, sign);
  gtk_widget_class_bind_template_child (widget_class, BangEntityPage, icon);
  gtk_widget_class_bind_template_child (widget_class, BangEntityPage, name);
  gtk_widget_class_bind_template_child (widget_class, BangEntityPage, facts);
  gtk_widget_class_bind_template_child (widget_class, BangEntityPage, search);
  gtk_widget_class_bind_template_child (widget_class, BangEntityPage, tenures);
  gtk_widget_class_bind_template_child (widget_class, BangEntityPage, together);
  gtk_widget_class_bind_template_child (widget_class, BangEntityPage, articles);
  gtk_widget_class_bind_template_child (widget_class, BangEntityPage, events);
  gtk_widget_class_bind_template_child (widget_class, BangEntityPage, relations);
  gtk_widget_class_bind_template_child (widget_class, BangEntityPage, chart);
  gtk_widget_class_bind_template_child (widget_class, BangEntityPage, names);
  gtk_widget_class_bind_template_callback (widget_class, tenure_made_cb);
  gtk_widget_class_bind_template_callback (widget_class, office_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_set_css_name (widget_class, "entity-page");
}

static void
bang_entity_page_init (BangEntityPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bang_entity_page_new:
 *
 * Returns: (transfer floating): a page on which nobody is shown
 */
GtkWidget *
bang_entity_page_new (void)
{
  return g_object_new (BANG_TYPE_ENTITY_PAGE, NULL);
}

/**
 * bang_entity_page_set_card:
 * @self: a page
 * @card: (nullable): whom to show; %NULL for nobody
 *
 * The one who is shown already may be shown anew: the reader stays where they
 * are.
 */
void
bang_entity_page_set_card (BangEntityPage *self,
                           BangEntityCard *card)
{
  g_autofree char *facts = NULL;
  gboolean again;

  g_return_if_fail (BANG_IS_ENTITY_PAGE (self));

  again = card != NULL && self->card != NULL && card->row->id == self->card->row->id;
  if (card != NULL)
    bang_entity_card_ref (card);
  g_clear_pointer (&self->card, bang_entity_card_unref);
  self->card = card;

  if (!again)
    bang_entity_page_set_story (self, NULL);
  bang_prose_section_set_items (self->tenures, card != NULL ? card->tenures : NULL, make_tenure_row);
  bang_prose_section_set_items (self->together, card != NULL ? card->together : NULL, make_entity_row);
  bang_prose_section_set_items (self->articles, card != NULL ? card->articles : NULL, make_article_row);
  if (!again)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0.0);
  bang_tenure_chart_set_offices (self->chart, card != NULL ? card->tenures : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->chart), !bang_tenure_chart_get_empty (self->chart));
  gtk_stack_set_visible_child_name (self->stack, card != NULL ? "card" : "empty");
  if (card == NULL)
    return;

  facts = dup_facts (card->row);
  bang_prose_label_set_text (self->name, card->row->name);
  attach_name (self);
  update_sign (self);
  show_names (self);
  gtk_label_set_text (self->facts, facts);
  gtk_image_set_from_icon_name (self->icon, bang_prose_kind_icon (card->row->kind));
}

/**
 * bang_entity_page_set_story:
 * @self: a page
 * @story: (nullable): what is told of the one who is shown; of another it is
 *   passed over
 */
void
bang_entity_page_set_story (BangEntityPage  *self,
                            BangEntityStory *story)
{
  g_return_if_fail (BANG_IS_ENTITY_PAGE (self));

  if (story != NULL && (self->card == NULL || self->card->row->id != story->entity_id))
    return;

  if (story != NULL)
    bang_entity_story_ref (story);
  g_clear_pointer (&self->story, bang_entity_story_unref);
  self->story = story;

  bang_prose_section_set_items (self->events, story != NULL ? story->events : NULL, make_event_row);
  bang_prose_section_set_items (self->relations, story != NULL ? story->relations : NULL, make_relation_row);
  if (story != NULL)
    bang_prose_section_set_items (self->tenures, self->card->tenures, make_tenure_row);
}

/**
 * bang_entity_page_get_card:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): whom it shows
 */
BangEntityCard *
bang_entity_page_get_card (BangEntityPage *self)
{
  g_return_val_if_fail (BANG_IS_ENTITY_PAGE (self), NULL);

  return self->card;
}
