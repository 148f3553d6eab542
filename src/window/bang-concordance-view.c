/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Keyword in context, as a view of the window. Main thread only.
 */
#include "config.h"

#include "window/bang-concordance-view.h"

#include <glib/gi18n.h>

#include "model/bang-concordance-list.h"
#include "window/bang-markup.h"
#include "window/bang-prose.h"

/* A key may follow the last one; the view is not that urgent. */
#define DELAY_MS 200

struct _BangConcordanceView
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel             *count;
  GtkDropDown          *order;
  GtkWidget            *save;
  GtkStack             *stack;
  GtkListView          *view;
  AdwStatusPage        *nothing;

  /* Owned */
  BangArchive          *archive;
  BangNavigator        *navigator;
  BangConcordanceList  *list;
  GtkFileChooserNative *chooser;   /* (nullable) while it is up */
  BangQuery            *shown;     /* (nullable) what was asked for last */
  guint                 source;
};

G_DEFINE_FINAL_TYPE (BangConcordanceView, bang_concordance_view, ADW_TYPE_BIN)

/* What is to be seen */

static void
update (BangConcordanceView *self)
{
  BangConcordance *concordance = bang_concordance_list_get (self->list);
  const char *error = bang_concordance_list_get_error (self->list);
  guint n = concordance != NULL ? concordance->lines->len : 0;
  g_autofree char *text = NULL;

  if (error != NULL)
    {
      g_autofree char *escaped = bang_markup_escape (error);

      adw_status_page_set_description (self->nothing, escaped);
    }
  else
    {
      adw_status_page_set_description (self->nothing, _("Search for words to see each place where they stand."));
    }

  if (n > 0)
    {
      g_autofree char *hits = bang_prose_dup_number (n);
      g_autofree char *articles = bang_prose_dup_number (concordance->n_articles);

      if (bang_concordance_list_get_cut (self->list))
        /* Translators: numbers of hits and of articles; there are more. */
        text = g_strdup_printf (_("The first %1$s hits, in %2$s articles"), hits, articles);
      else
        /* Translators: numbers of hits and of articles. */
        text = g_strdup_printf (ngettext ("%1$s hit in %2$s articles", "%1$s hits in %2$s articles", n),
                                hits, articles);
    }
  gtk_label_set_text (self->count, text != NULL ? text : "");
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "lines" : "nothing");
  gtk_widget_set_sensitive (self->save, n > 0 && self->chooser == NULL);
}

static gboolean
load_cb (gpointer data)
{
  BangConcordanceView *self = data;
  BangQuery *query = bang_navigator_get_query (self->navigator);

  self->source = 0;
  bang_query_ref (query);
  g_clear_pointer (&self->shown, bang_query_unref);
  self->shown = query;
  bang_concordance_list_load (self->list, bang_archive_get_library (self->archive), query);

  return G_SOURCE_REMOVE;
}

static void
queue_load (BangConcordanceView *self)
{
  if (self->navigator == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (DELAY_MS, load_cb, self);
}

static void
bang_concordance_view_map (GtkWidget *widget)
{
  BangConcordanceView *self = BANG_CONCORDANCE_VIEW (widget);

  GTK_WIDGET_CLASS (bang_concordance_view_parent_class)->map (widget);

  if (self->navigator != NULL && self->shown != bang_navigator_get_query (self->navigator))
    load_cb (self);
}

/* What a person does */

static void
order_chosen_cb (BangConcordanceView *self)
{
  guint selected = gtk_drop_down_get_selected (self->order);

  if (self->list != NULL && selected <= BANG_CONCORDANCE_ORDER_RIGHT)
    bang_concordance_list_set_order (self->list, selected);
}

static void
activate_cb (BangConcordanceView *self,
             guint                position)
{
  g_autoptr (BangConcordanceItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  const BangConcordanceLine *line;

  if (item == NULL)
    return;

  line = bang_concordance_item_get_line (item);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-evidence", "(xtt)", line->article_id,
                              (guint64) line->span.start, (guint64) line->span.end);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autofree GWeakRef *ref = user_data;
  g_autoptr (BangConcordanceView) self = g_weak_ref_get (ref);
  g_autoptr (GError) error = NULL;

  if (!bang_concordance_list_save_finish (result, &error) && self != NULL)
    adw_status_page_set_description (self->nothing, error->message);
  if (self != NULL)
    gtk_label_set_text (self->count, error != NULL ? error->message : _("The table was saved."));
  g_weak_ref_clear (ref);
}

static void
chosen_cb (GtkNativeDialog     *dialog,
           int                  response,
           BangConcordanceView *self)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;
  GWeakRef *ref;

  update (self);
  if (response != GTK_RESPONSE_ACCEPT || bang_concordance_list_get (self->list) == NULL)
    return;

  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file == NULL || g_file_peek_path (file) == NULL)
    return;

  ref = g_new0 (GWeakRef, 1);
  g_weak_ref_init (ref, self);
  bang_concordance_list_save_async (self->list, g_file_peek_path (file), saved_cb, ref);
}

static void
save_clicked_cb (BangConcordanceView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->chooser != NULL)
    return;

  self->chooser = gtk_file_chooser_native_new (_("Save as a Table"), GTK_WINDOW (root),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  /* Translators: the name of a file. */
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), _("keyword in context.csv"));
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* GObject */

static void
bang_concordance_view_dispose (GObject *object)
{
  BangConcordanceView *self = BANG_CONCORDANCE_VIEW (object);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BANG_TYPE_CONCORDANCE_VIEW);
  g_clear_object (&self->list);
  g_clear_object (&self->archive);
  g_clear_object (&self->navigator);
  g_clear_pointer (&self->shown, bang_query_unref);

  G_OBJECT_CLASS (bang_concordance_view_parent_class)->dispose (object);
}

static void
bang_concordance_view_class_init (BangConcordanceViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bang_concordance_view_dispose;
  widget_class->map = bang_concordance_view_map;

  g_type_ensure (BANG_TYPE_CONCORDANCE_ITEM);

  gtk_widget_class_set_template_from_resource (widget_class, BANG_APP_PATH "/bang-concordance-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BangConcordanceView, count);
  gtk_widget_class_bind_template_child (widget_class, BangConcordanceView, order);
  gtk_widget_class_bind_template_child (widget_class, BangConcordanceView, save);
  gtk_widget_class_bind_template_child (widget_class, BangConcordanceView, stack);
  gtk_widget_class_bind_template_child (widget_class, BangConcordanceView, view);
  gtk_widget_class_bind_template_child (widget_class, BangConcordanceView, nothing);
  gtk_widget_class_bind_template_callback (widget_class, order_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
bang_concordance_view_init (BangConcordanceView *self)
{
  g_autoptr (GtkSingleSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->list = bang_concordance_list_new ();
  selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (self->list, "loaded", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

GtkWidget *
bang_concordance_view_new (void)
{
  return g_object_new (BANG_TYPE_CONCORDANCE_VIEW, NULL);
}

/**
 * bang_concordance_view_set_context:
 * @self: a view
 * @archive: what is searched
 * @navigator: where the window is
 *
 * Binds the view, once, to the state of its window.
 */
void
bang_concordance_view_set_context (BangConcordanceView *self,
                                   BangArchive         *archive,
                                   BangNavigator       *navigator)
{
  g_return_if_fail (BANG_IS_CONCORDANCE_VIEW (self));
  g_return_if_fail (self->navigator == NULL);

  self->archive = g_object_ref (archive);
  self->navigator = g_object_ref (navigator);
  g_signal_connect_object (navigator, "notify::query", G_CALLBACK (queue_load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (archive, "notify::library", G_CALLBACK (queue_load), self, G_CONNECT_SWAPPED);
}
