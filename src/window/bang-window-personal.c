/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The personal half of the window: reads what is kept beside the article that is
 * open, and keeps what is asked for by "win.keep"; the way back is in
 * bang-window-history.c. Commands without a parameter are for the chosen
 * articles while articles are chosen, else for the one that is open. Main thread
 * only.
 */
#include "config.h"

#include "window/bang-window-private.h"

#include "window/bang-keep.h"
#include "window/bang-personal-picker.h"

/* Articles that are asked one by one which tags they have. */
#define MAX_PICKED 5000

/* --- Which articles ----------------------------------------------------------- */

/* The chosen articles, else the one that is open, else none. */
GArray *
bang_window_dup_targets (BangWindow *self)
{
  BangSelection *selection = bang_articles_page_get_selection (self->page);
  GArray *ids;
  gint64 id = bang_navigator_get_article_id (self->navigator);

  if (bang_window_shows_articles (self) && bang_selection_get_n_chosen (selection) > 0)
    return bang_selection_dup_chosen (selection);

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (id != 0)
    g_array_append_val (ids, id);
  return ids;
}

/* --- Reading -------------------------------------------------------------------- */

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (BangWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BangPersonal) personal = NULL;

  personal = bang_personal_model_load_finish (BANG_PERSONAL_MODEL (source), result, &error);
  if (personal != NULL && self->view != NULL)
    bang_article_view_set_personal (self->view, personal);
  else if (error != NULL)
    g_debug ("What is kept could not be read: %s", error->message);
}

/* Called when another article is shown, and when something was kept. */
void
bang_window_load_personal (BangWindow *self)
{
  if (self->personal_loading != NULL)
    g_cancellable_cancel (self->personal_loading);
  g_clear_object (&self->personal_loading);
  if (self->article == NULL || self->content == NULL)
    return;

  self->personal_loading = g_cancellable_new ();
  bang_personal_model_load_async (self->keeper, self->article->row->id, self->personal_loading,
                                  loaded_cb, g_object_ref (self));
}

/* --- Commands --------------------------------------------------------------------- */

static gboolean
is_whole (const BangKeepRequest *request)
{
  switch (request->op)
    {
    case BANG_KEEP_STAR:
    case BANG_KEEP_UNSTAR:
      return request->n_ids > 0;
    case BANG_KEEP_CREATE_TAG:
    case BANG_KEEP_CREATE_COLLECTION:
      return request->name != NULL;
    case BANG_KEEP_ADD_NOTE:
      return request->n_ids == 1;
    case BANG_KEEP_MOVE:
      return FALSE;
    case BANG_KEEP_TAG:
    case BANG_KEEP_UNTAG:
    case BANG_KEEP_COLLECT:
    case BANG_KEEP_UNCOLLECT:
      return request->uuid != NULL && request->n_ids > 0;
    case BANG_KEEP_EDIT_TAG:
    case BANG_KEEP_DELETE_TAG:
    case BANG_KEEP_EDIT_COLLECTION:
    case BANG_KEEP_DELETE_COLLECTION:
    case BANG_KEEP_EDIT_NOTE:
    case BANG_KEEP_DELETE_NOTE:
      return request->uuid != NULL;
    default:
      return FALSE;
    }
}

static void
keep_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  BangKeepRequest request;

  bang_keep_unpack (parameter, &request);
  if (is_whole (&request))
    bang_window_keep (BANG_WINDOW (user_data), &request);
}

static void
counted_stars_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (BangWindow) self = user_data;
  g_autoptr (GArray) ids = bang_window_dup_targets (self);
  g_autoptr (BangPersonal) first = NULL;

  first = bang_personal_model_load_finish (BANG_PERSONAL_MODEL (source), result, NULL);
  if (first != NULL && ids->len > 0)
    bang_window_keep (self, &(BangKeepRequest) {
      .op = first->starred ? BANG_KEEP_UNSTAR : BANG_KEEP_STAR,
      .ids = &g_array_index (ids, gint64, 0), .n_ids = ids->len,
    });
}

/* All get what the first of them has not. */
static void
star_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  BangWindow *self = user_data;
  g_autoptr (GArray) ids = bang_window_dup_targets (self);

  if (ids->len > 0)
    bang_personal_model_load_async (self->keeper, g_array_index (ids, gint64, 0), NULL,
                                    counted_stars_cb, g_object_ref (self));
}

static void
pick (BangWindow *self,
      gboolean    collections)
{
  g_autoptr (GArray) ids = bang_window_dup_targets (self);
  BangSelection *selection = bang_articles_page_get_selection (self->page);
  GtkWidget **picker = &self->pickers[collections ? 1 : 0];

  if (ids->len == 0)
    return;
  if (!bang_window_shows_articles (self) || bang_selection_get_n_chosen (selection) == 0)
    {
      bang_window_need (self, "article");
      bang_article_view_pick (self->view, collections);
      return;
    }

  if (*picker == NULL)
    {
      *picker = bang_personal_picker_new (self->keeper, collections);
      gtk_popover_set_position (GTK_POPOVER (*picker), GTK_POS_TOP);
      gtk_widget_set_parent (*picker, GTK_WIDGET (self->pane));
    }
  bang_personal_picker_set_ids (BANG_PERSONAL_PICKER (*picker), &g_array_index (ids, gint64, 0),
                                MIN (ids->len, MAX_PICKED));
  gtk_popover_set_pointing_to (GTK_POPOVER (*picker),
                               &(GdkRectangle) { gtk_widget_get_width (GTK_WIDGET (self->pane)) / 2,
                                                 gtk_widget_get_height (GTK_WIDGET (self->pane)) - 40, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (*picker));
}

static void
tags_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  pick (BANG_WINDOW (user_data), FALSE);
}

static void
collections_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  pick (BANG_WINDOW (user_data), TRUE);
}

static void
write_note_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  BangWindow *self = user_data;

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->content), "article") == 0)
    bang_article_view_write_note (self->view);
}

static void
print_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  bang_window_print (BANG_WINDOW (user_data));
}

static void
open_window (BangWindow *self,
             gint64      id)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (application != NULL && id != 0)
    g_action_group_activate_action (G_ACTION_GROUP (application), "open-article", g_variant_new_int64 (id));
}

static void
open_window_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  BangWindow *self = user_data;

  open_window (self, bang_navigator_get_article_id (self->navigator));
}

static void
open_article_window_action (GSimpleAction *action,
                            GVariant      *parameter,
                            gpointer       user_data)
{
  open_window (BANG_WINDOW (user_data), g_variant_get_int64 (parameter));
}

static const GActionEntry entries[] = {
  { "open-window", open_window_action },
  { "open-article-window", open_article_window_action, "x" },
  { "print", print_action },
  { "keep", keep_action, BANG_KEEP_TYPE },
  { "star", star_action },
  { "tags", tags_action },
  { "collections", collections_action },
  { "write-note", write_note_action },
};

void
bang_window_init_personal (BangWindow *self)
{
  self->keeper = g_object_ref (bang_personal_model_get (self->archive));
  g_signal_connect_object (self->keeper, "kept", G_CALLBACK (bang_window_load_personal), self, G_CONNECT_SWAPPED);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

void
bang_window_dispose_personal (BangWindow *self)
{
  if (self->personal_loading != NULL)
    g_cancellable_cancel (self->personal_loading);
  g_clear_object (&self->personal_loading);
  for (guint i = 0; i < G_N_ELEMENTS (self->pickers); i++)
    g_clear_pointer (&self->pickers[i], gtk_widget_unparent);
  g_clear_object (&self->print_settings);
  g_clear_object (&self->keeper);
}
