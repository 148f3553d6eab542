/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of decisions: a list in words, narrowed down by an entry. It shows
 * the model of the archive's decisions and tells nothing itself; buttons and
 * rows activate actions of the window. Main thread. */

#include "config.h"
#include "window/bang-decisions-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "text/bang-fold.h"
#include "window/bang-decision-row.h"
#include "window/bang-decision-words.h"
#include "window/bang-suggestions-list.h"

struct _BangDecisionsPage
{
  AdwBin parent_instance;

  /* Template children */
  GtkStack            *tabs;
  BangSuggestionsList *suggestions;
  GtkSearchEntry      *entry;
  GtkLabel            *count;
  GtkStack            *stack;
  GtkListView         *view;

  /* Owned */
  BangDecisions       *decisions;   /* (nullable) */
  GtkFilterListModel  *shown;
  GtkCustomFilter     *filter;
  char                *plain;       /* (nullable) what narrows the list */
};

G_DEFINE_FINAL_TYPE (BangDecisionsPage, bang_decisions_page, ADW_TYPE_BIN)

static gboolean
matches (gpointer item,
         gpointer user_data)
{
  BangDecisionsPage *self = user_data;
  const BangDecision *decision;
  g_autofree char *sentence = NULL;
  g_autofree char *when = NULL;
  g_autofree char *words = NULL;
  g_autofree char *plain = NULL;

  if (self->plain == NULL || *self->plain == '\0')
    return TRUE;

  decision = bang_decision_item_get_decision (item);
  sentence = bang_decision_words_dup_sentence (decision);
  when = bang_decision_words_dup_when (decision);
  words = g_strjoin (" ", sentence, when, decision->actor, NULL);
  plain = bang_fold_plain (words, -1);

  return strstr (plain, self->plain) != NULL;
}

/* How many there are, and how many of them count. */
static void
update (BangDecisionsPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  guint n_all = self->decisions != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->decisions)) : 0;
  g_autofree char *text = NULL;

  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : n_all > 0 ? "nothing" : "empty");
  gtk_widget_set_sensitive (GTK_WIDGET (self->entry), n_all > 0);
  if (n_all == 0)
    text = g_strdup ("");
  else if (n < n_all)
    text = g_strdup_printf (ngettext ("%1$'u of %2$'u decision", "%1$'u of %2$'u decisions", n_all), n, n_all);
  else if (!bang_decisions_get_complete (self->decisions))
    text = g_strdup_printf (_("The newest %'u decisions; older ones are in an exported file"), n);
  else
    text = g_strdup_printf (ngettext ("%'u decision", "%'u decisions", n), n);
  gtk_label_set_text (self->count, text);
}

static void
search_changed_cb (BangDecisionsPage *self)
{
  g_clear_pointer (&self->plain, g_free);
  self->plain = bang_fold_plain (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update (self);
}

static void
search_stopped_cb (BangDecisionsPage *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.step-out", NULL);
}

/* Goes to what was decided about. */
static void
activated_cb (BangDecisionsPage *self,
              guint              position)
{
  g_autoptr (BangDecisionItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-decided", "x",
                                bang_decision_item_get_decision (item)->seq);
}

/* Suggestions are looked for when somebody wants to see them. */
static void
tab_changed_cb (BangDecisionsPage *self)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->tabs), "suggestions") == 0)
    bang_suggestions_list_refresh (self->suggestions);
}

static gboolean
bang_decisions_page_grab_focus (GtkWidget *widget)
{
  BangDecisionsPage *self = BANG_DECISIONS_PAGE (widget);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->shown)) > 0
      && g_strcmp0 (gtk_stack_get_visible_child_name (self->tabs), "decisions") == 0)
    return gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);

  /* Not of the page: a widget none of whose children takes the focus is asked to
   * grab it itself, which would come here again. */
  return gtk_widget_child_focus (adw_bin_get_child (ADW_BIN (self)), GTK_DIR_TAB_FORWARD);
}

static void
bang_decisions_page_dispose (GObject *object)
{
  BangDecisionsPage *self = BANG_DECISIONS_PAGE (object);

  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BANG_TYPE_DECISIONS_PAGE);
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  g_clear_object (&self->decisions);
  g_clear_pointer (&self->plain, g_free);

  G_OBJECT_CLASS (bang_decisions_page_parent_class)->dispose (object);
}

static void
bang_decisions_page_class_init (BangDecisionsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_decisions_page_dispose;
  widget_class->grab_focus = bang_decisions_page_grab_focus;

  g_type_ensure (BANG_TYPE_DECISION_ROW);
  g_type_ensure (BANG_TYPE_SUGGESTIONS_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, BANG_APP_PATH "/bang-decisions-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BangDecisionsPage, tabs);
  gtk_widget_class_bind_template_child (widget_class, BangDecisionsPage, suggestions);
  gtk_widget_class_bind_template_child (widget_class, BangDecisionsPage, entry);
  gtk_widget_class_bind_template_child (widget_class, BangDecisionsPage, count);
  gtk_widget_class_bind_template_child (widget_class, BangDecisionsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BangDecisionsPage, view);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, tab_changed_cb);
  gtk_widget_class_set_css_name (widget_class, "decisions-page");
}

static void
bang_decisions_page_init (BangDecisionsPage *self)
{
  g_autoptr (GtkSelectionModel) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->filter = gtk_custom_filter_new (matches, self, NULL);
  self->shown = gtk_filter_list_model_new (NULL, GTK_FILTER (g_object_ref (self->filter)));
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->shown))));
  gtk_list_view_set_model (self->view, selection);
  update (self);
}

/**
 * bang_decisions_page_set_decisions:
 * @self: a page
 * @decisions: what to list, once
 */
void
bang_decisions_page_set_decisions (BangDecisionsPage *self,
                                   BangDecisions     *decisions)
{
  g_return_if_fail (BANG_IS_DECISIONS_PAGE (self));
  g_return_if_fail (self->decisions == NULL);

  self->decisions = g_object_ref (decisions);
  g_signal_connect_object (decisions, "notify::complete", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_filter_list_model_set_model (self->shown, G_LIST_MODEL (decisions));
  bang_suggestions_list_set_decisions (self->suggestions, decisions);
  update (self);
}
