/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The lists under the graph: the company of a name, the articles that name two,
 * the way from one name to another, each with its sentence. Main thread.
 */
#include "config.h"

#include "window/bang-graph-page-private.h"

#include <glib/gi18n.h>

#include "text/bang-normal.h"
#include "window/bang-graph-item.h"
#include "window/bang-prose-widgets.h"
#include "window/bang-prose.h"

#define MAX_COMPANY  200
#define MAX_MEETINGS 20

/* What a row leads to, kept with it. */
typedef struct
{
  int      edge;        /* -1: to an article */
  gint64   article;
  BangSpan span;
} Target;

static void
stop_asking (BangGraphPage *self)
{
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

static void
clear (BangGraphPage *self,
       const char    *title)
{
  GtkWidget *child;

  stop_asking (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->details_list))) != NULL)
    gtk_list_box_remove (self->details_list, child);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->details_scroller), 0.0);
  gtk_label_set_text (self->details_title, title);
  gtk_widget_set_visible (self->details, TRUE);
}

/**
 * bang_graph_page_hide_details:
 * @self: a page
 */
void
bang_graph_page_hide_details (BangGraphPage *self)
{
  stop_asking (self);
  gtk_widget_set_visible (self->details, FALSE);
}

/* Rows */

static GtkWidget *
line_new (const char *text,
          const char *style)
{
  GtkWidget *label = bang_prose_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_row (BangGraphPage *self,
         const char    *title,
         const char    *quote,
         const char    *facts,
         Target         target)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *spoken = g_strjoin (", ", title != NULL ? title : quote, title != NULL && quote != NULL ? quote : facts,
                                       title != NULL && quote != NULL ? facts : NULL, NULL);

  if (title != NULL)
    gtk_box_append (GTK_BOX (box), line_new (title, quote != NULL ? "heading" : NULL));
  if (quote != NULL)
    gtk_box_append (GTK_BOX (box), line_new (quote, NULL));
  gtk_box_append (GTK_BOX (box), line_new (facts, "dim-label"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "target", g_memdup2 (&target, sizeof target), g_free);
  gtk_list_box_append (self->details_list, row);
}

static void
add_meeting (BangGraphPage     *self,
             const char        *title,
             const BangMeeting *meeting)
{
  Target target = { -1, meeting->article_id, meeting->span };
  g_autofree char *day = bang_prose_dup_day (meeting->date);
  g_autofree char *article = bang_normal_for_screen (meeting->title);
  g_autofree char *facts = day != NULL && *day != '\0' ? g_strdup_printf ("%s · %s", article, day) : g_strdup (article);
  g_autofree char *quote = NULL;

  quote = meeting->other_quote != NULL ? g_strdup_printf ("%s … %s", meeting->quote, meeting->other_quote)
                                       : g_strdup (meeting->quote);
  add_row (self, title, quote, facts, target);
}

/* The company of a name */

/**
 * bang_graph_page_show_company:
 * @self: a page
 * @node: a node, -1 for none
 *
 * Lists whom a name appears with, most often first.
 */
void
bang_graph_page_show_company (BangGraphPage *self,
                              int            node)
{
  BangGraph *graph = bang_graph_view_get_graph (self->view);
  g_autofree char *title = NULL;
  guint n = 0;

  if (node < 0 || graph == NULL)
    {
      bang_graph_page_hide_details (self);
      return;
    }
  title = bang_graph_dup_node_name (g_ptr_array_index (graph->nodes, (guint) node));
  clear (self, title);
  for (guint i = 0; i < graph->edges->len && n < MAX_COMPANY; i++)
    {
      const BangGraphEdge *edge = &g_array_index (graph->edges, BangGraphEdge, i);
      const BangGraphNode *other;
      g_autofree char *name = NULL;
      g_autofree char *facts = NULL;

      if ((int) edge->from != node && (int) edge->to != node)
        continue;
      other = g_ptr_array_index (graph->nodes, (int) edge->from == node ? edge->to : edge->from);
      name = bang_normal_for_screen (other->name);
      facts = bang_graph_dup_edge_facts (edge);
      add_row (self, name, NULL, facts, (Target) { (int) i, 0, { 0, 0 } });
      n++;
    }
}

/* The articles that name two */

static void
meetings_loaded_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (BangGraphPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) meetings = bang_archive_load_meetings_finish (BANG_ARCHIVE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->view == NULL)
    return;
  g_clear_object (&self->asking);
  if (meetings == NULL)
    {
      gtk_label_set_text (self->details_title, error->message);
      return;
    }
  for (guint i = 0; i < meetings->len; i++)
    add_meeting (self, NULL, g_ptr_array_index (meetings, i));
}

/**
 * bang_graph_page_show_meetings:
 * @self: a page
 * @edge: an edge
 *
 * Lists the articles that name both ends, with their sentences.
 */
void
bang_graph_page_show_meetings (BangGraphPage *self,
                               guint          edge)
{
  BangGraph *graph = bang_graph_view_get_graph (self->view);
  const BangGraphEdge *wanted;
  g_autofree char *title = NULL;

  if (graph == NULL || edge >= graph->edges->len)
    return;
  wanted = &g_array_index (graph->edges, BangGraphEdge, edge);
  title = bang_graph_dup_edge_name (graph, wanted);
  clear (self, title);
  self->asking = g_cancellable_new ();
  bang_archive_load_meetings_async (self->archive,
                                    ((BangGraphNode *) g_ptr_array_index (graph->nodes, wanted->from))->id,
                                    ((BangGraphNode *) g_ptr_array_index (graph->nodes, wanted->to))->id,
                                    MAX_MEETINGS, self->asking, meetings_loaded_cb, g_object_ref (self));
}

/* The way between two */

static void
show_path (BangGraphPage *self,
           BangGraphPath *path)
{
  g_autofree gint64 *ids = g_new0 (gint64, MAX (path->nodes->len, 1));
  g_autofree char *title = NULL;

  for (guint i = 0; i < path->nodes->len; i++)
    ids[i] = ((BangGraphNode *) g_ptr_array_index (path->nodes, i))->id;
  bang_graph_view_set_path (self->view, ids, path->nodes->len);

  if (path->nodes->len == 0)
    {
      clear (self, path->gave_up ? _("No way was found in the articles that were looked at.")
                                 : _("There is no way between these names."));
      return;
    }
  title = g_strdup_printf (ngettext ("The way takes %u step", "The way takes %u steps", path->steps->len),
                           path->steps->len);
  clear (self, title);
  for (guint i = 0; i < path->steps->len; i++)
    {
      g_autofree char *from = bang_normal_for_screen (((BangGraphNode *) g_ptr_array_index (path->nodes, i))->name);
      g_autofree char *to = bang_normal_for_screen (((BangGraphNode *) g_ptr_array_index (path->nodes, i + 1))->name);
      g_autofree char *step = g_strdup_printf ("%u. %s → %s", i + 1, from, to);

      add_meeting (self, step, g_ptr_array_index (path->steps, i));
    }
}

static void
path_found_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (BangGraphPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BangGraphPath) path = bang_archive_find_path_finish (BANG_ARCHIVE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->view == NULL)
    return;
  g_clear_object (&self->asking);
  if (path == NULL)
    gtk_label_set_text (self->details_title, error->message);
  else
    show_path (self, path);
}

/**
 * bang_graph_page_find_path:
 * @self: a page
 *
 * Looks for the way between the two names that were chosen, over what the filter
 * lets pass.
 */
void
bang_graph_page_find_path (BangGraphPage *self)
{
  BangGraphFilter filter;

  bang_graph_view_set_marked (self->view, -1);
  clear (self, _("Looking for a way…"));
  bang_graph_page_get_filter (self, &filter);
  self->asking = g_cancellable_new ();
  bang_archive_find_path_async (self->archive, bang_name_entry_get_id (self->path_from),
                                bang_name_entry_get_id (self->path_to), &filter, self->asking, path_found_cb,
                                g_object_ref (self));
}

/**
 * bang_graph_page_row_activated:
 * @self: a page
 * @row: a row of the list
 *
 * From a name of the company to the articles, from an article to its sentence.
 */
void
bang_graph_page_row_activated (BangGraphPage *self,
                               GtkListBoxRow *row)
{
  const Target *target = g_object_get_data (G_OBJECT (row), "target");

  if (target->edge >= 0)
    bang_graph_page_show_meetings (self, (guint) target->edge);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-evidence", "(xtt)", target->article,
                                (guint64) target->span.start, (guint64) target->span.end);
}
