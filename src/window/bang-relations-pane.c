/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the selected article is connected with: people, organisations, places,
 * the same event told elsewhere, and other articles with the reason why. It
 * loads nothing; the window gives it an answer. Main thread. */

#include "config.h"
#include "window/bang-relations-pane.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "library/bang-place-names.h"
#include "query/bang-event-type.h"
#include "window/bang-fact.h"
#include "window/bang-prose-section.h"
#include "window/bang-prose-widgets.h"
#include "window/bang-prose.h"

struct _BangRelationsPane
{
  GtkWidget         parent_instance;

  /* Template children */
  GtkStack         *stack;
  AdwStatusPage    *empty_page;
  GtkSpinner       *spinner;
  GtkWidget        *scroller;
  BangProseSection *people;
  BangProseSection *organisations;
  BangProseSection *places;
  BangProseSection *same_event;
  BangProseSection *related;

  BangRelations    *relations;       /* Owned (nullable) */
  gint64            article_id;      /* whose, 0 for none */
  BangArticleRow   *own;             /* Owned (nullable) what that article reports */
  gboolean          loading;
};

G_DEFINE_FINAL_TYPE (BangRelationsPane, bang_relations_pane, GTK_TYPE_WIDGET)

static GtkWidget *
make_entity_row (gpointer item)
{
  return bang_prose_entity_row_new (item);
}

/* Of the same event one needs no reason: the heading says it. */
static GtkWidget *
make_same_row (gpointer item)
{
  BangRelated *related = item;

  return bang_prose_article_row_new (related->row, NULL);
}

static gboolean
is_other_day (BangDay a,
              BangDay b)
{
  return a.year != b.year || a.month != b.month || a.day != b.day;
}

/* What the other report says otherwise, in words; %NULL for who else is named
 * there, who are told together. */
static char *
dup_difference (const BangDifference *difference)
{
  guint n;

  switch (difference->kind)
    {
    case BANG_DIFFERENCE_HEAD:
      if (difference->what == NULL)
        /* Translators: of another report of the same event: who led a delegation there. */
        return g_strdup_printf (_("led by %s"), difference->there);
      /* Translators: of another report of the same event: a side and who led it there. */
      return g_strdup_printf (_("%1$s led by %2$s"), difference->what, difference->there);
    case BANG_DIFFERENCE_PERSON:
      return NULL;
    case BANG_DIFFERENCE_FIGURE:
      return g_strdup_printf ("%s: %s", difference->what, difference->there);
    case BANG_DIFFERENCE_AGREEMENTS:
    default:
      n = (guint) g_ascii_strtoull (difference->there, NULL, 10);
      return g_strdup_printf (ngettext ("%u agreement", "%u agreements", n), n);
    }
}

static void
add_told_differences (GPtrArray       *lines,
                      const GPtrArray *differences)
{
  g_autoptr (GString) persons = g_string_new (NULL);

  for (guint i = 0; i < differences->len; i++)
    {
      const BangDifference *difference = g_ptr_array_index (differences, i);

      if (difference->kind == BANG_DIFFERENCE_PERSON)
        g_string_append_printf (persons, "%s%s", persons->len > 0 ? ", " : "", difference->there);
      else
        g_ptr_array_add (lines, dup_difference (difference));
    }
  if (persons->len > 0)
    /* Translators: of another report of the same event: people this one does not name. */
    g_ptr_array_add (lines, g_strdup_printf (_("also names %s"), persons->str));
}

/* Where two reports of one event do not agree, line by line: "another date:
 * 19/1/2023", "also names Vương Ninh". */
static GPtrArray *
list_differences (const BangArticleRow *own,
                  const BangRelated    *related)
{
  const BangArticleRow *other = related->row;
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *day = bang_prose_dup_day (other->date);

  if ((other->date.year != 0 || other->date.month != 0) && is_other_day (own->date, other->date))
    g_ptr_array_add (lines, g_strdup_printf (_("another date: %s"), day));
  if (own->place != NULL && other->place != NULL && !bang_place_names_agree (own->place, other->place))
    g_ptr_array_add (lines, g_strdup_printf (_("another place: %s"), other->place));
  if (own->event_type != NULL && other->event_type != NULL && own->event_type != other->event_type)
    g_ptr_array_add (lines, g_strdup_printf (_("another type: %s"), bang_event_type_get_label (other->event_type)));
  add_told_differences (lines, related->differences);

  return lines;
}

static void
add_differences (BangRelationsPane *self,
                 GtkWidget         *row,
                 BangRelated       *related)
{
  GtkWidget *box = gtk_widget_get_first_child (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)));
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *said = NULL;

  if (self->own == NULL || self->own->id != self->article_id || related->reason != BANG_REASON_SAME_EVENT)
    return;
  lines = list_differences (self->own, related);
  if (lines->len == 0)
    return;

  for (guint i = 0; i < lines->len; i++)
    {
      GtkWidget *label = bang_prose_label_new (g_ptr_array_index (lines, i));

      gtk_widget_add_css_class (label, "bang-reason");
      gtk_box_append (GTK_BOX (box), label);
    }
  g_ptr_array_add (lines, NULL);
  said = g_strjoinv ("; ", (char **) lines->pdata);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, said, -1);
}

/* That it is the same is for a person to deny, that it is not to say. */
static void
attach_row_cb (BangRelationsPane *self,
               GtkWidget         *row,
               gpointer           item)
{
  BangRelated *related = item;

  add_differences (self, row, related);
  if (self->article_id != 0)
    bang_fact_attach (row, &(BangFact) {
      .kind = BANG_FACT_SAME_EVENT, .article_id = self->article_id, .other_id = related->row->id,
      .text = related->row->title, .same = related->reason == BANG_REASON_SAME_EVENT,
    });
}

static GtkWidget *
make_related_row (gpointer item)
{
  BangRelated *related = item;
  g_autofree char *reason = bang_prose_dup_reason (related);

  return bang_prose_article_row_new (related->row, reason);
}

static guint
length (GPtrArray *array)
{
  return array != NULL ? array->len : 0;
}

static gboolean
has_any (BangRelations *relations)
{
  return relations != NULL &&
         length (relations->people) + length (relations->organisations) + length (relations->places) +
         length (relations->same_event) + length (relations->related) > 0;
}

static void
update_page (BangRelationsPane *self)
{
  const char *page;

  if (self->loading)
    page = "loading";
  else if (has_any (self->relations))
    page = "relations";
  else
    page = "empty";

  gtk_spinner_set_spinning (self->spinner, self->loading);
  if (self->relations != NULL)
    adw_status_page_set_description (self->empty_page,
                                     _("No people, places or other articles are known to be connected "
                                       "with this article."));
  else
    adw_status_page_set_description (self->empty_page,
                                     _("Select an article to see whom and what it is connected with."));
  gtk_stack_set_visible_child_name (self->stack, page);
}

static void
bang_relations_pane_dispose (GObject *object)
{
  BangRelationsPane *self = BANG_RELATIONS_PANE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BANG_TYPE_RELATIONS_PANE);
  g_clear_pointer (&self->relations, bang_relations_unref);
  g_clear_pointer (&self->own, bang_article_row_unref);

  G_OBJECT_CLASS (bang_relations_pane_parent_class)->dispose (object);
}

static void
bang_relations_pane_class_init (BangRelationsPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_relations_pane_dispose;

  g_type_ensure (BANG_TYPE_PROSE_SECTION);
  gtk_widget_class_set_template_from_resource (widget_class, BANG_APP_PATH "/bang-relations-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, BangRelationsPane, stack);
  gtk_widget_class_bind_template_child (widget_class, BangRelationsPane, empty_page);
  gtk_widget_class_bind_template_child (widget_class, BangRelationsPane, spinner);
  gtk_widget_class_bind_template_child (widget_class, BangRelationsPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, BangRelationsPane, people);
  gtk_widget_class_bind_template_child (widget_class, BangRelationsPane, organisations);
  gtk_widget_class_bind_template_child (widget_class, BangRelationsPane, places);
  gtk_widget_class_bind_template_child (widget_class, BangRelationsPane, same_event);
  gtk_widget_class_bind_template_child (widget_class, BangRelationsPane, related);
  gtk_widget_class_bind_template_callback (widget_class, attach_row_cb);
  gtk_widget_class_set_css_name (widget_class, "relations-pane");
}

static void
bang_relations_pane_init (BangRelationsPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bang_relations_pane_new:
 *
 * Returns: (transfer floating): a pane in which nothing is shown
 */
GtkWidget *
bang_relations_pane_new (void)
{
  return g_object_new (BANG_TYPE_RELATIONS_PANE, NULL);
}

/**
 * bang_relations_pane_set_article:
 * @self: a pane
 * @id: whose relations come next, 0 for none
 *
 * Of another article one begins at the top; of the same, read again, the reader
 * stays where they are.
 */
void
bang_relations_pane_set_article (BangRelationsPane *self,
                                 gint64             id)
{
  g_return_if_fail (BANG_IS_RELATIONS_PANE (self));

  if (self->article_id == id)
    return;

  self->article_id = id;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0.0);
}

/**
 * bang_relations_pane_set_own:
 * @self: a pane
 * @own: what the article reports whose relations are shown
 *
 * Says of other reports of the same event where they differ.
 */
void
bang_relations_pane_set_own (BangRelationsPane *self,
                             BangArticleRow    *own)
{
  g_return_if_fail (BANG_IS_RELATIONS_PANE (self));

  bang_article_row_ref (own);
  g_clear_pointer (&self->own, bang_article_row_unref);
  self->own = own;
  if (self->relations != NULL && own->id == self->article_id)
    bang_prose_section_set_items (self->same_event, self->relations->same_event, make_same_row);
}

/**
 * bang_relations_pane_set_relations:
 * @self: a pane
 * @relations: (nullable): what to show; %NULL when no article is selected
 *
 * Ends loading, too.
 */
void
bang_relations_pane_set_relations (BangRelationsPane *self,
                                   BangRelations     *relations)
{
  g_return_if_fail (BANG_IS_RELATIONS_PANE (self));

  if (relations != NULL)
    bang_relations_ref (relations);
  g_clear_pointer (&self->relations, bang_relations_unref);
  self->relations = relations;
  self->loading = FALSE;

  bang_prose_section_set_items (self->people, relations != NULL ? relations->people : NULL, make_entity_row);
  bang_prose_section_set_items (self->organisations, relations != NULL ? relations->organisations : NULL,
                                make_entity_row);
  bang_prose_section_set_items (self->places, relations != NULL ? relations->places : NULL, make_entity_row);
  bang_prose_section_set_items (self->same_event, relations != NULL ? relations->same_event : NULL,
                                make_same_row);
  bang_prose_section_set_items (self->related, relations != NULL ? relations->related : NULL,
                                make_related_row);
  update_page (self);
}

/**
 * bang_relations_pane_set_loading:
 * @self: a pane
 * @loading: whether an answer is on its way
 *
 * Shows a spinner at once: who calls this has waited long enough not to flicker.
 */
void
bang_relations_pane_set_loading (BangRelationsPane *self,
                                 gboolean           loading)
{
  g_return_if_fail (BANG_IS_RELATIONS_PANE (self));

  loading = loading != FALSE;
  if (self->loading == loading)
    return;

  self->loading = loading;
  update_page (self);
}
