/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The personal half of the window: reads what is kept beside the article that is
 * open, keeps what is asked for by "win.keep", and offers the way back in a
 * toast. Commands without a parameter are for the chosen articles while articles
 * are chosen, else for the one that is open. Main thread only.
 */
#include "config.h"

#include "window/bang-window-private.h"

#include <glib/gi18n.h>

#include "text/bang-normal.h"
#include "window/bang-keep.h"
#include "window/bang-personal-picker.h"

/* Steps that can be taken back by their toasts. */
#define MAX_KEPT 64

/* Articles that are asked one by one which tags they have. */
#define MAX_PICKED 5000

typedef struct
{
  BangWindow *window;   /* Owned */
  char       *told;     /* Owned (nullable) what the toast says */
  gboolean    taken_back;
} Keeping;

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
  if (self->article == NULL || self->view == NULL)
    return;

  self->personal_loading = g_cancellable_new ();
  bang_personal_model_load_async (self->keeper, self->article->row->id, self->personal_loading,
                                  loaded_cb, g_object_ref (self));
}

/* --- Keeping --------------------------------------------------------------------- */

/* What a toast says of a change: what cannot be seen otherwise, or is to be
 * taken back easily. NULL for what shows by itself. */
static char *
dup_told (const BangKeepRequest *request)
{
  g_autofree char *name = request->name != NULL ? bang_normal_for_screen (request->name) : NULL;

  switch (request->op)
    {
    case BANG_KEEP_STAR:
      if (request->n_ids < 2)
        return NULL;
      return g_strdup_printf (ngettext ("%u article starred", "%u articles starred", request->n_ids), request->n_ids);
    case BANG_KEEP_UNSTAR:
      return g_strdup_printf (ngettext ("Star removed", "%u stars removed", request->n_ids), request->n_ids);
    case BANG_KEEP_TAG:
      if (request->n_ids < 2)
        return NULL;
      return g_strdup_printf (ngettext ("%u article tagged", "%u articles tagged", request->n_ids), request->n_ids);
    case BANG_KEEP_UNTAG:
      return g_strdup (_("Tag removed"));
    case BANG_KEEP_CREATE_TAG:
      return g_strdup_printf (_("Tag “%s” created"), name);
    case BANG_KEEP_EDIT_TAG:
      return g_strdup (_("Tag changed"));
    case BANG_KEEP_DELETE_TAG:
      return g_strdup (_("Tag deleted"));
    case BANG_KEEP_COLLECT:
      return g_strdup_printf (ngettext ("%u article put in the collection", "%u articles put in the collection",
                                        request->n_ids), request->n_ids);
    case BANG_KEEP_UNCOLLECT:
      return g_strdup (_("Taken out of the collection"));
    case BANG_KEEP_CREATE_COLLECTION:
      return g_strdup_printf (_("Collection “%s” created"), name);
    case BANG_KEEP_EDIT_COLLECTION:
      return g_strdup (_("Collection changed"));
    case BANG_KEEP_DELETE_COLLECTION:
      return g_strdup (_("Collection deleted"));
    case BANG_KEEP_EDIT_NOTE:
      return g_strdup (_("Note changed"));
    case BANG_KEEP_DELETE_NOTE:
      return g_strdup (_("Note deleted"));
    case BANG_KEEP_ADD_NOTE:
    case BANG_KEEP_MOVE:
    default:
      return NULL;
    }
}

static void
remember (BangWindow         *self,
          BangPersonalChange *change,
          const char         *told)
{
  guint serial = ++self->kept_serial;

  BangKept step = { serial, g_get_real_time () };

  g_hash_table_insert (self->kept, GUINT_TO_POINTER (serial), bang_personal_change_ref (change));
  g_array_append_val (self->kept_order, step);
  g_clear_pointer (&self->kept_redo, bang_personal_change_unref);
  if (serial > MAX_KEPT)
    g_hash_table_remove (self->kept, GUINT_TO_POINTER (serial - MAX_KEPT));
  if (told != NULL)
    bang_window_toast (self, told, _("_Undo"), "win.unkeep", g_variant_new_uint32 (serial));
}

static void
set_unkept (BangWindow         *self,
            BangPersonalChange *change)
{
  g_clear_pointer (&self->kept_redo, bang_personal_change_unref);
  self->kept_redo = bang_personal_change_ref (change);
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Keeping *keeping = user_data;
  g_autoptr (BangPersonalChange) back = NULL;
  g_autoptr (GError) error = NULL;

  back = bang_personal_model_keep_finish (BANG_PERSONAL_MODEL (source), result, NULL, &error);
  if (keeping->window->view != NULL)
    {
      if (back == NULL)
        bang_window_toast (keeping->window, error->message, NULL, NULL, NULL);
      else if (keeping->taken_back)
        set_unkept (keeping->window, back);
      else if (bang_personal_change_get_size (back) > 0)
        remember (keeping->window, back, keeping->told);
      bang_window_update_undo (keeping->window);
      bang_window_load_personal (keeping->window);
    }

  g_object_unref (keeping->window);
  g_free (keeping->told);
  g_free (keeping);
}

static void
keep (BangWindow            *self,
      const BangKeepRequest *request)
{
  Keeping *keeping = g_new0 (Keeping, 1);

  keeping->window = g_object_ref (self);
  keeping->told = dup_told (request);
  bang_personal_model_keep_async (self->keeper, request, kept_cb, keeping);
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
    keep (BANG_WINDOW (user_data), &request);
}

static gboolean
take_back (BangWindow *self,
           guint       number)
{
  gpointer serial = GUINT_TO_POINTER (number);
  BangPersonalChange *change = g_hash_table_lookup (self->kept, serial);
  Keeping *keeping;

  for (guint i = self->kept_order->len; i > 0; i--)
    {
      if (g_array_index (self->kept_order, BangKept, i - 1).serial == number)
        g_array_remove_index (self->kept_order, i - 1);
    }
  if (change == NULL)
    return FALSE;

  keeping = g_new0 (Keeping, 1);
  keeping->window = g_object_ref (self);
  keeping->taken_back = TRUE;
  bang_personal_model_take_back_async (self->keeper, change, kept_cb, keeping);
  g_hash_table_remove (self->kept, serial);
  return TRUE;
}

static void
unkeep_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  take_back (BANG_WINDOW (user_data), g_variant_get_uint32 (parameter));
}

/* Whether anything was kept in this window that can be taken back. */
gboolean
bang_window_has_kept (BangWindow *self)
{
  return self->kept_order != NULL && self->kept_order->len > 0;
}

gboolean
bang_window_has_unkept (BangWindow *self)
{
  return self->kept_redo != NULL;
}

/* Takes back what was kept last, when that was after @at. */
gboolean
bang_window_unkeep_since (BangWindow *self,
                          gint64      at)
{
  const BangKept *last;

  if (!bang_window_has_kept (self))
    return FALSE;
  last = &g_array_index (self->kept_order, BangKept, self->kept_order->len - 1);
  return last->at > at && take_back (self, last->serial);
}

/* Keeps again what was taken back last. */
gboolean
bang_window_keep_again (BangWindow *self)
{
  g_autoptr (BangPersonalChange) change = g_steal_pointer (&self->kept_redo);
  Keeping *keeping;

  if (change == NULL)
    return FALSE;

  keeping = g_new0 (Keeping, 1);
  keeping->window = g_object_ref (self);
  bang_personal_model_take_back_async (self->keeper, change, kept_cb, keeping);
  return TRUE;
}

/* Something else was done since: there is nothing to keep again. */
void
bang_window_forget_unkept (BangWindow *self)
{
  g_clear_pointer (&self->kept_redo, bang_personal_change_unref);
  bang_window_update_undo (self);
}

static void
counted_stars_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  Keeping *keeping = user_data;
  BangWindow *self = keeping->window;
  g_autoptr (GArray) ids = bang_window_dup_targets (self);
  g_autoptr (BangPersonal) first = NULL;

  first = bang_personal_model_load_finish (BANG_PERSONAL_MODEL (source), result, NULL);
  if (first != NULL && ids->len > 0)
    keep (self, &(BangKeepRequest) {
      .op = first->starred ? BANG_KEEP_UNSTAR : BANG_KEEP_STAR,
      .ids = &g_array_index (ids, gint64, 0), .n_ids = ids->len,
    });

  g_object_unref (keeping->window);
  g_free (keeping);
}

/* All get what the first of them has not. */
static void
star_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  BangWindow *self = user_data;
  g_autoptr (GArray) ids = bang_window_dup_targets (self);
  Keeping *keeping;

  if (ids->len == 0)
    return;

  keeping = g_new0 (Keeping, 1);
  keeping->window = g_object_ref (self);
  bang_personal_model_load_async (self->keeper, g_array_index (ids, gint64, 0), NULL, counted_stars_cb, keeping);
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
  { "unkeep", unkeep_action, "u" },
  { "star", star_action },
  { "tags", tags_action },
  { "collections", collections_action },
  { "write-note", write_note_action },
};

void
bang_window_init_personal (BangWindow *self)
{
  self->kept = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) bang_personal_change_unref);
  self->kept_order = g_array_new (FALSE, FALSE, sizeof (BangKept));
  self->keeper = g_object_ref (bang_personal_model_get (self->archive));
  bang_article_view_set_archive (self->view, self->archive);
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
  g_clear_pointer (&self->kept, g_hash_table_unref);
  g_clear_pointer (&self->kept_order, g_array_unref);
  g_clear_pointer (&self->kept_redo, bang_personal_change_unref);
  g_clear_object (&self->print_settings);
  g_clear_object (&self->keeper);
}
