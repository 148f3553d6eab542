/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The list pane. It binds a list model and a selection to the navigator, and
 * says at every moment what a person sees: how many were found and how the
 * query was understood, the rows, or why there are none. It opens nothing
 * itself: it tells the navigator. Main thread only.
 */
#include "config.h"

#include "window/bang-articles-page-private.h"

#include <glib/gi18n.h>

#include "window/bang-sort-button.h"

/* The cursor runs through the list faster than articles need to open. */
#define BROWSE_DELAY_MS 120

enum
{
  PROP_0,
  PROP_FOLDED,
  N_PROPS
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BangArticlesPage, bang_articles_page, GTK_TYPE_WIDGET)

static void
update_chosen (BangArticlesPage *self)
{
  gboolean choosing = bang_selection_get_choosing (self->selection);
  guint n = bang_selection_get_n_chosen (self->selection);
  g_autofree char *text = NULL;

  if (n == 0)
    text = g_strdup (_("None selected"));
  else
    text = g_strdup_printf (ngettext ("%'u selected", "%'u selected", n), n);
  gtk_label_set_text (self->chosen, text);
  gtk_action_bar_set_revealed (self->bar, choosing);
}

/* Remembers what the rows on the screen answer, and whether that is new. */
static gboolean
note_shown (BangArticlesPage *self)
{
  BangQuery *query = bang_article_list_get_query (self->list);
  BangSort sort = bang_article_list_get_sort (self->list);

  if (self->shown_query == query && self->shown_sort == sort)
    return FALSE;

  bang_query_ref (query);
  g_clear_pointer (&self->shown_query, bang_query_unref);
  self->shown_query = query;
  self->shown_sort = sort;

  return TRUE;
}

static void
activate (BangArticlesPage *self,
          guint             position)
{
  bang_articles_page_open_at (self, position);
  g_signal_emit (self, signals[ACTIVATED], 0);
}

/* Enter was pressed before the answer came: it was for the first of it. */
static void
activate_awaited (BangArticlesPage *self)
{
  if (!self->awaited)
    return;

  self->awaited = FALSE;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    activate (self, 0);
}

/* Another question begins at its first answer; the same one, asked again after
 * an import, leaves everything where it is. */
static void
list_changed_cb (BangArticlesPage *self)
{
  bang_articles_page_update_state (self);
  if (note_shown (self))
    {
      bang_articles_page_scroll_to (self, 0);
      activate_awaited (self);
    }
}

/* The answer may have been the same as before. */
static void
list_complete_cb (BangArticlesPage *self)
{
  if (bang_article_list_get_complete (self->list) && note_shown (self))
    activate_awaited (self);
}

/* Opening */

static gboolean
browse_cb (gpointer data)
{
  BangArticlesPage *self = data;
  gint64 id = bang_selection_get_current_id (self->selection);

  self->browse_source = 0;
  if (id != 0)
    bang_navigator_browse_article (self->navigator, id);

  return G_SOURCE_REMOVE;
}

static void
browsed_cb (BangArticlesPage *self)
{
  g_clear_handle_id (&self->browse_source, g_source_remove);
  if (!self->folded)
    self->browse_source = g_timeout_add (BROWSE_DELAY_MS, browse_cb, self);
}

void
bang_articles_page_open_at (BangArticlesPage *self,
                            guint             position)
{
  gint64 id = bang_article_list_get_id (self->list, position);

  g_clear_handle_id (&self->browse_source, g_source_remove);
  if (id != 0)
    bang_navigator_open_article (self->navigator, id);
}

static void
activate_cb (BangArticlesPage *self,
             guint             position)
{
  if (bang_selection_get_choosing (self->selection))
    {
      gtk_widget_activate_action (GTK_WIDGET (self->view),
                                  "list.select-item", "(ubb)", position, TRUE, FALSE);
      return;
    }

  /* The rows still answer an earlier question. */
  if (self->shown_query != bang_article_list_get_query (self->list))
    self->awaited = TRUE;
  else
    activate (self, position);
}

static void
article_changed_cb (BangArticlesPage *self)
{
  guint position;

  g_clear_handle_id (&self->browse_source, g_source_remove);
  bang_selection_set_current_id (self->selection,
                                 bang_navigator_get_article_id (self->navigator));

  position = bang_selection_get_current (self->selection);
  if (position != GTK_INVALID_LIST_POSITION)
    bang_articles_page_scroll_to (self, position);
}

/* Order */

static void
sort_chosen_cb (BangArticlesPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->sort);

  if (self->navigator != NULL && selected <= BANG_SORT_OLDEST)
    bang_navigator_set_sort (self->navigator, selected);
}

static void
sort_changed_cb (BangArticlesPage *self)
{
  BangSort sort = bang_navigator_get_sort (self->navigator);

  gtk_drop_down_set_selected (self->sort, sort);
  bang_article_list_set_sort (self->list, sort);
}

static void
query_changed_cb (BangArticlesPage *self)
{
  self->awaited = FALSE;
  bang_article_list_set_query (self->list, bang_navigator_get_query (self->navigator));
  bang_articles_page_update_explanation (self);
}

static void
retry_cb (BangArticlesPage *self)
{
  bang_article_list_refresh (self->list);
}

/* Import and export */

static void
import_changed_cb (BangArticlesPage *self)
{
  BangImportJob *import = bang_archive_get_import (self->archive);

  if (self->import != NULL)
    g_signal_handlers_disconnect_by_data (self->import, self);
  g_set_object (&self->import, import);
  if (import != NULL)
    g_signal_connect_swapped (import, "notify", G_CALLBACK (bang_articles_page_update_import), self);

  bang_articles_page_update_import (self);
  bang_articles_page_update_state (self);
}

static void
import_stopped_cb (BangArticlesPage *self)
{
  bang_archive_cancel_import (self->archive);
}

static void
export_stopped_cb (BangArticlesPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.cancel-export", NULL);
}

static void
library_changed_cb (BangArticlesPage *self)
{
  bang_article_list_set_library (self->list, bang_archive_get_library (self->archive));
  bang_search_aid_set_library (self->aid, bang_archive_get_library (self->archive));
}

/* Layout */

static GtkSizeRequestMode
bang_articles_page_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* As wide as it is told to be: were a longer sentence to ask for more, the
 * panes would move with every search. */
static void
bang_articles_page_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  BangArticlesPage *self = BANG_ARTICLES_PAGE (widget);

  gtk_widget_measure (self->box, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = *minimum;
}

static void
bang_articles_page_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  BangArticlesPage *self = BANG_ARTICLES_PAGE (widget);

  gtk_widget_size_allocate (self->box, &(GtkAllocation) { 0, 0, width, height }, baseline);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));

  bang_articles_page_fit_rows (self, width);
}

/* GObject */

static void
bang_articles_page_dispose (GObject *object)
{
  BangArticlesPage *self = BANG_ARTICLES_PAGE (object);

  bang_articles_page_dispose_rows (self);
  g_clear_handle_id (&self->browse_source, g_source_remove);
  g_clear_handle_id (&self->wide_source, g_source_remove);
  if (self->import != NULL)
    g_signal_handlers_disconnect_by_data (self->import, self);
  g_clear_object (&self->import);
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  self->view = NULL;
  if (self->aid != NULL)
    bang_search_aid_stop (self->aid);
  g_clear_object (&self->aid);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->archive);
  g_clear_object (&self->navigator);
  g_clear_pointer (&self->shown_query, bang_query_unref);

  G_OBJECT_CLASS (bang_articles_page_parent_class)->dispose (object);
}

static void
bang_articles_page_finalize (GObject *object)
{
  BangArticlesPage *self = BANG_ARTICLES_PAGE (object);

  g_hash_table_unref (self->rows);

  G_OBJECT_CLASS (bang_articles_page_parent_class)->finalize (object);
}

static void
bang_articles_page_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  BangArticlesPage *self = BANG_ARTICLES_PAGE (object);

  switch (property_id)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bang_articles_page_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  BangArticlesPage *self = BANG_ARTICLES_PAGE (object);

  switch (property_id)
    {
    case PROP_FOLDED:
      self->folded = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bang_articles_page_class_init (BangArticlesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_articles_page_dispose;
  object_class->finalize = bang_articles_page_finalize;
  object_class->get_property = bang_articles_page_get_property;
  object_class->set_property = bang_articles_page_set_property;

  widget_class->get_request_mode = bang_articles_page_get_request_mode;
  widget_class->measure = bang_articles_page_measure;
  widget_class->size_allocate = bang_articles_page_size_allocate;

  properties[PROP_FOLDED] =
    g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ACTIVATED] = g_signal_new ("activated",
                                     G_TYPE_FROM_CLASS (klass),
                                     G_SIGNAL_RUN_LAST,
                                     0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);

  g_type_ensure (BANG_TYPE_PROGRESS_ROW);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               BANG_APP_PATH "/bang-articles-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BangArticlesPage, box);
  gtk_widget_class_bind_template_child (widget_class, BangArticlesPage, count);
  gtk_widget_class_bind_template_child (widget_class, BangArticlesPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, BangArticlesPage, sort);
  gtk_widget_class_bind_template_child (widget_class, BangArticlesPage, explanation);
  gtk_widget_class_bind_template_child (widget_class, BangArticlesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BangArticlesPage, view);
  gtk_widget_class_bind_template_child (widget_class, BangArticlesPage, context);
  gtk_widget_class_bind_template_child (widget_class, BangArticlesPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, BangArticlesPage, reliefs);
  gtk_widget_class_bind_template_child (widget_class, BangArticlesPage, error);
  gtk_widget_class_bind_template_child (widget_class, BangArticlesPage, big_spinner);
  gtk_widget_class_bind_template_child (widget_class, BangArticlesPage, bar);
  gtk_widget_class_bind_template_child (widget_class, BangArticlesPage, chosen);
  gtk_widget_class_bind_template_child (widget_class, BangArticlesPage, import_row);
  gtk_widget_class_bind_template_child (widget_class, BangArticlesPage, export_row);
  bang_articles_page_bind_rows (widget_class);
  bang_articles_page_bind_menu (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_stopped_cb);
}

static void
bang_articles_page_init (BangArticlesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->rows = g_hash_table_new (NULL, NULL);
  self->aid = bang_search_aid_new ();
  self->list = bang_article_list_new ();
  self->selection = bang_selection_new (self->list);

  bang_articles_page_init_rows (self);

  g_signal_connect_object (self->list, "items-changed",
                           G_CALLBACK (list_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->list, "notify",
                           G_CALLBACK (bang_articles_page_update_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::complete",
                           G_CALLBACK (list_complete_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "browsed",
                           G_CALLBACK (browsed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify",
                           G_CALLBACK (update_chosen), self, G_CONNECT_SWAPPED);
  bang_sort_button_set_up (self->sort, BANG_SORT_OLDEST);
  g_signal_connect_object (self->sort, "notify::selected",
                           G_CALLBACK (sort_chosen_cb), self, G_CONNECT_SWAPPED);

  bang_articles_page_update_explanation (self);
  update_chosen (self);
}

GtkWidget *
bang_articles_page_new (void)
{
  return g_object_new (BANG_TYPE_ARTICLES_PAGE, NULL);
}

/**
 * bang_articles_page_set_context:
 * @self: a page
 * @archive: where articles come from
 * @navigator: where the window is
 *
 * Binds the page, once, to the state of its window.
 */
void
bang_articles_page_set_context (BangArticlesPage *self,
                                BangArchive      *archive,
                                BangNavigator    *navigator)
{
  g_return_if_fail (BANG_IS_ARTICLES_PAGE (self));
  g_return_if_fail (self->archive == NULL);

  self->archive = g_object_ref (archive);
  self->navigator = g_object_ref (navigator);

  g_signal_connect_object (archive, "notify::library",
                           G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (archive, "notify::n-articles",
                           G_CALLBACK (bang_articles_page_update_count), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (archive, "notify::import",
                           G_CALLBACK (import_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (archive, "changed",
                           G_CALLBACK (retry_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (navigator, "notify::query",
                           G_CALLBACK (query_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (navigator, "notify::sort",
                           G_CALLBACK (sort_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (navigator, "notify::article-id",
                           G_CALLBACK (article_changed_cb), self, G_CONNECT_SWAPPED);

  query_changed_cb (self);
  sort_changed_cb (self);
  article_changed_cb (self);
  library_changed_cb (self);
  import_changed_cb (self);
}

/**
 * bang_articles_page_get_list:
 * @self: a page
 *
 * Returns: (transfer none): what was found
 */
BangArticleList *
bang_articles_page_get_list (BangArticlesPage *self)
{
  g_return_val_if_fail (BANG_IS_ARTICLES_PAGE (self), NULL);

  return self->list;
}

/**
 * bang_articles_page_get_selection:
 * @self: a page
 *
 * Returns: (transfer none): what is selected in it
 */
BangSelection *
bang_articles_page_get_selection (BangArticlesPage *self)
{
  g_return_val_if_fail (BANG_IS_ARTICLES_PAGE (self), NULL);

  return self->selection;
}

/**
 * bang_articles_page_show_export:
 * @self: a page
 * @done: articles written
 * @total: articles to write
 *
 * Shows how far an export is.
 */
void
bang_articles_page_show_export (BangArticlesPage *self,
                                guint             done,
                                guint             total)
{
  g_autofree char *title = NULL;

  g_return_if_fail (BANG_IS_ARTICLES_PAGE (self));

  title = g_strdup_printf (ngettext ("Exporting %'u of %'u article",
                                     "Exporting %'u of %'u articles", total),
                           done, total);
  bang_progress_row_show (self->export_row, title, NULL,
                          total > 0 ? (double) done / total : -1);
}

void
bang_articles_page_hide_export (BangArticlesPage *self)
{
  g_return_if_fail (BANG_IS_ARTICLES_PAGE (self));

  bang_progress_row_hide (self->export_row);
}
