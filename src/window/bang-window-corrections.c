/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The correcting half of the window: what was told is said in a toast with a
 * way back, and what is open is read again without moving under the reader's
 * eyes. Undo and redo are in bang-window-history.c. Main thread only.
 */
#include "config.h"

#include "window/bang-window-private.h"

#include <glib/gi18n.h>

#include "window/bang-decision-words.h"

/* Reading again */

/* What the keyboard is on, when it is a fact of the article. */
static BangFact *
dup_focused_fact (BangWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  const BangFact *fact;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    return NULL;
  fact = bang_fact_get (focus);

  return fact != NULL ? bang_fact_copy (fact) : NULL;
}

static void
article_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (BangWindow) self = user_data;
  g_autoptr (BangArticle) article = NULL;
  g_autoptr (BangFact) fact = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *widget;
  double scroll;

  article = bang_archive_load_article_finish (BANG_ARCHIVE (source), result, &error);
  if (self->content == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (article == NULL)
    {
      bang_window_reload (self);
      return;
    }
  /* Something else was opened meanwhile. */
  if (self->article == NULL || self->article->row->id != article->row->id)
    return;

  fact = dup_focused_fact (self);
  scroll = bang_article_view_get_scroll (self->view);
  g_clear_pointer (&self->article, bang_article_unref);
  self->article = g_steal_pointer (&article);
  bang_article_view_set_article (self->view, self->article, bang_navigator_get_query (self->navigator));
  bang_article_view_set_scroll (self->view, scroll);
  bang_relations_pane_set_own (self->relations, self->article->row);

  widget = fact != NULL ? bang_fact_find (GTK_WIDGET (self->view), fact) : NULL;
  if (widget != NULL)
    gtk_widget_grab_focus (widget);
  bang_window_queue_status (self);
}

static void
entity_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (BangWindow) self = user_data;
  g_autoptr (BangEntityCard) card = NULL;
  g_autoptr (GError) error = NULL;

  card = bang_archive_load_entity_finish (BANG_ARCHIVE (source), result, &error);
  if (self->entity == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (card == NULL)
    bang_window_reload (self);
  else if (self->shown_entity == card->row->id)
    {
      bang_entity_page_set_card (self->entity, card);
      bang_window_load_story (self);
    }
}

/* What a person decided may be on the screen anywhere. The lists follow the
 * library by themselves. */
static void
decided_cb (BangWindow *self)
{
  if (self->content == NULL)
    return;

  if (self->rereading != NULL)
    g_cancellable_cancel (self->rereading);
  g_clear_object (&self->rereading);
  self->rereading = g_cancellable_new ();

  if (self->article != NULL)
    bang_archive_load_article_async (self->archive, self->article->row->id, self->rereading,
                                     article_read_cb, g_object_ref (self));
  if (self->shown_entity != 0)
    bang_archive_load_entity_async (self->archive, self->shown_entity, self->rereading,
                                    entity_read_cb, g_object_ref (self));
  bang_window_relate_again (self);
}

/* Telling what was done */

static char *
dup_sentence (BangWindow *self,
              gint64      seq)
{
  BangDecisionItem *item = bang_decisions_get_by_seq (bang_corrector_get_decisions (self->corrector), seq);

  return item != NULL ? bang_decision_words_dup_sentence (bang_decision_item_get_decision (item)) : NULL;
}

static void
told_cb (BangWindow *self,
         gint64      seq,
         guint       n)
{
  BangDecisionItem *item = bang_decisions_get_by_seq (bang_corrector_get_decisions (self->corrector), seq);
  g_autofree char *text = NULL;

  if (item == NULL)
    return;

  if (n > 1)
    text = g_strdup_printf (ngettext ("%u decision made", "%u decisions made", n), n);
  else
    text = bang_decision_words_dup_done (bang_decision_item_get_decision (item));
  bang_window_toast (self, text, _("Undo"), "win.take-back", g_variant_new_int64 (seq));
  bang_window_forget_undone (self);
}

static void
taken_back_cb (BangWindow *self,
               gint64      seq)
{
  g_autofree char *sentence = dup_sentence (self, seq);
  g_autofree char *text = NULL;

  /* Translators: %s is what was decided, a sentence. */
  text = g_strdup_printf (_("Taken back: %s"), sentence != NULL ? sentence : "");
  bang_window_toast (self, text, _("Redo"), "win.put-back", g_variant_new_int64 (seq));
  bang_window_add_undone (self);
}

static void
put_back_cb (BangWindow *self,
             gint64      seq)
{
  g_autofree char *sentence = dup_sentence (self, seq);
  g_autofree char *text = NULL;

  /* Translators: %s is what was decided, a sentence. */
  text = g_strdup_printf (_("In force again: %s"), sentence != NULL ? sentence : "");
  bang_window_toast (self, text, _("Undo"), "win.take-back", g_variant_new_int64 (seq));
  bang_window_remove_undone (self);
}

static void
merged_cb (BangWindow *self,
           gint64      from,
           gint64      into)
{
  if (bang_navigator_get_entity_id (self->navigator) == from)
    bang_navigator_open_entity (self->navigator, into);
}

static void
failed_cb (BangWindow *self,
           const char *why)
{
  bang_window_toast (self, why, NULL, NULL, NULL);
}

/* Commands */

/* By a toast: what it told of is usually the last, and then goes as a whole. */
static void
take_back_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  BangWindow *self = user_data;
  BangDecisionItem *last = bang_decisions_get_undoable (bang_corrector_get_decisions (self->corrector));
  gint64 seq = g_variant_get_int64 (parameter);

  if (last != NULL && bang_decision_item_get_decision (last)->seq == seq)
    seq = 0;
  bang_corrector_take_back (self->corrector, seq);
}

static void
put_back_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  BangWindow *self = user_data;
  BangDecisionItem *last = bang_decisions_get_redoable (bang_corrector_get_decisions (self->corrector));
  gint64 seq = g_variant_get_int64 (parameter);

  if (last != NULL && bang_decision_item_get_decision (last)->seq == seq)
    seq = 0;
  bang_corrector_put_back (self->corrector, seq);
}

/* On the page of decisions each goes alone. */
static void
undo_one_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  bang_corrector_take_back (BANG_WINDOW (user_data)->corrector, g_variant_get_int64 (parameter));
}

static void
redo_one_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  bang_corrector_put_back (BANG_WINDOW (user_data)->corrector, g_variant_get_int64 (parameter));
}

static void
located_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (BangWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 article;
  gint64 entity;

  if (!bang_decisions_locate_finish (BANG_DECISIONS (source), result, &article, &entity, &error))
    bang_window_toast (self, error->message, NULL, NULL, NULL);
  else if (article != 0)
    bang_navigator_open_article (self->navigator, article);
  else if (entity != 0)
    bang_navigator_open_entity (self->navigator, entity);
  else
    bang_window_toast (self, _("What this speaks of is not in the library"), NULL, NULL, NULL);
}

static void
show_decided_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  BangWindow *self = user_data;

  bang_decisions_locate_async (bang_corrector_get_decisions (self->corrector), g_variant_get_int64 (parameter),
                               NULL, located_cb, g_object_ref (self));
}

/* Files */

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (BangWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (bang_decisions_export_finish (BANG_DECISIONS (source), result, &error))
    bang_window_toast (self, _("Decisions exported"), NULL, NULL, NULL);
  else
    bang_window_complain (self, _("The Decisions Were Not Exported"), error->message);
}

/* "12 decisions added, 3 were known, 2 wait for their articles" */
static char *
dup_replay (const BangReplay *replay)
{
  GString *text = g_string_new (NULL);

  if (replay->n_added == 0 && replay->n_known == 0)
    {
      g_string_append (text, _("The file holds no decisions"));
      return g_string_free (text, FALSE);
    }

  g_string_append_printf (text, ngettext ("%u decision added", "%u decisions added", replay->n_added), replay->n_added);
  if (replay->n_known > 0)
    g_string_append_printf (text, ngettext (", %u was known", ", %u were known", replay->n_known), replay->n_known);
  if (replay->n_pending > 0)
    g_string_append_printf (text, ngettext (", %u waits for what it speaks of", ", %u wait for what they speak of",
                                            replay->n_pending), replay->n_pending);

  return g_string_free (text, FALSE);
}

static void
replayed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (BangWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  BangReplay replay;

  if (!bang_decisions_replay_finish (BANG_DECISIONS (source), result, &replay, &error))
    {
      bang_window_complain (self, _("The File Was Not Replayed"), error->message);
      return;
    }

  text = dup_replay (&replay);
  bang_window_toast (self, text, NULL, NULL, NULL);
}

static void
file_chosen_cb (GtkNativeDialog *dialog,
                int              response,
                BangWindow      *self)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  BangDecisions *decisions = bang_corrector_get_decisions (self->corrector);
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;

  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  path = file != NULL ? g_file_get_path (file) : NULL;
  if (path == NULL)
    bang_window_complain (self, _("The Decisions Were Not Exported"),
                          _("The place is not a folder of this computer. Choose one that is."));
  else if (gtk_file_chooser_get_action (GTK_FILE_CHOOSER (chooser)) == GTK_FILE_CHOOSER_ACTION_SAVE)
    bang_decisions_export_async (decisions, path, NULL, exported_cb, g_object_ref (self));
  else
    bang_decisions_replay_async (decisions, path, NULL, replayed_cb, g_object_ref (self));
}

static void
ask_file (BangWindow *self,
          gboolean    save)
{
  if (self->chooser != NULL)
    return;

  self->chooser = gtk_file_chooser_native_new (save ? _("Export Decisions") : _("Replay a File of Decisions"),
                                               GTK_WINDOW (self),
                                               save ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN,
                                               save ? _("_Export") : _("_Replay"),
                                               _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  if (save)
    /* Translators: the name of a file; keep the ending. */
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), _("decisions.jsonl"));
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (file_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
export_decisions_action (GSimpleAction *action,
                         GVariant      *parameter,
                         gpointer       user_data)
{
  ask_file (BANG_WINDOW (user_data), TRUE);
}

static void
replay_decisions_action (GSimpleAction *action,
                         GVariant      *parameter,
                         gpointer       user_data)
{
  ask_file (BANG_WINDOW (user_data), FALSE);
}

/* Its list is the only thing on it to begin with. */
static void
view_changed_cb (BangWindow *self)
{
  if (g_strcmp0 (bang_navigator_get_view (self->navigator), BANG_NAVIGATOR_DECISIONS) == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->decisions_page));
}

void
bang_window_init_corrections (BangWindow *self)
{
  static const GActionEntry entries[] = {
    { "take-back", take_back_action, "x", NULL, NULL, { 0 } },
    { "put-back", put_back_action, "x", NULL, NULL, { 0 } },
    { "undo-one", undo_one_action, "x", NULL, NULL, { 0 } },
    { "redo-one", redo_one_action, "x", NULL, NULL, { 0 } },
    { "show-decided", show_decided_action, "x", NULL, NULL, { 0 } },
    { "export-decisions", export_decisions_action, NULL, NULL, NULL, { 0 } },
    { "replay-decisions", replay_decisions_action, NULL, NULL, NULL, { 0 } },
  };
  BangDecisions *decisions;

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);

  self->corrector = bang_corrector_new (GTK_WIDGET (self), self->archive);
  g_signal_connect_object (self->corrector, "told", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->corrector, "taken-back", G_CALLBACK (taken_back_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->corrector, "put-back", G_CALLBACK (put_back_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->corrector, "merged", G_CALLBACK (merged_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->corrector, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);

  decisions = bang_corrector_get_decisions (self->corrector);
  g_signal_connect_object (decisions, "decided", G_CALLBACK (decided_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (decisions, "notify", G_CALLBACK (bang_window_update_undo), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->navigator, "notify::view",
                           G_CALLBACK (view_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  bang_window_update_undo (self);
}

void
bang_window_dispose_corrections (BangWindow *self)
{
  if (self->rereading != NULL)
    g_cancellable_cancel (self->rereading);
  g_clear_object (&self->rereading);
  g_clear_object (&self->corrector);
}
