/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What was done in the window, and the way back: one history of what is kept
 * beside articles and of what was decided, so that undo takes back whichever
 * was done last. The library itself is the stack of the decisions; of what is
 * kept the window has the ways back, for as long as it is open. Main thread
 * only.
 */
#include "config.h"

#include "window/bang-window-private.h"

#include <glib/gi18n.h>

#include "text/bang-normal.h"

/* Steps that can be taken back. */
#define MAX_STEPS 64

typedef struct
{
  BangPersonalChange *change;   /* Owned (nullable) its way back, or forth; NULL for a decision */
  char               *told;     /* Owned (nullable) what a toast says of it */
  guint               serial;
  gint64              at;       /* when it was done first: Unix microseconds */
} Step;

typedef struct
{
  BangWindow *window;   /* Owned */
  Step       *step;     /* Owned */
  GPtrArray  *to;       /* Owned: where it is put once it is done */
} Stepping;

static void
step_free (Step *step)
{
  g_clear_pointer (&step->change, bang_personal_change_unref);
  g_free (step->told);
  g_free (step);
}

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

/* --- Keeping, taking back and keeping again ------------------------------------ */

static void
tell (BangWindow *self,
      const Step *step,
      GPtrArray  *to)
{
  g_autofree char *text = NULL;

  if (step->told == NULL)
    return;
  if (to == self->done)
    {
      bang_window_toast (self, step->told, _("_Undo"), "win.unkeep", g_variant_new_uint32 (step->serial));
      return;
    }

  /* Translators: %s is what was decided, a sentence. */
  text = g_strdup_printf (_("Taken back: %s"), step->told);
  bang_window_toast (self, text, _("Redo"), "win.rekeep", g_variant_new_uint32 (step->serial));
}

static void
stepped_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Stepping *stepping = user_data;
  BangWindow *self = stepping->window;
  Step *step = stepping->step;
  g_autoptr (BangPersonalChange) back = NULL;
  g_autoptr (GError) error = NULL;

  back = bang_personal_model_keep_finish (BANG_PERSONAL_MODEL (source), result, NULL, &error);
  if (self->content == NULL)
    {
      step_free (step);
    }
  else if (back == NULL || bang_personal_change_get_size (back) == 0)
    {
      if (error != NULL)
        bang_window_toast (self, error->message, NULL, NULL, NULL);
      step_free (step);
    }
  else
    {
      /* Done anew: what was taken back before cannot follow on it. */
      if (step->change == NULL)
        {
          step->serial = ++self->kept_serial;
          g_ptr_array_set_size (self->undone, 0);
        }
      g_clear_pointer (&step->change, bang_personal_change_unref);
      step->change = g_steal_pointer (&back);
      g_ptr_array_add (stepping->to, step);
      if (stepping->to->len > MAX_STEPS)
        g_ptr_array_remove_index (stepping->to, 0);
      tell (self, step, stepping->to);
    }

  if (self->content != NULL)
    {
      bang_window_update_undo (self);
      bang_window_load_personal (self);
    }
  g_object_unref (self);
  g_ptr_array_unref (stepping->to);
  g_free (stepping);
}

static Stepping *
stepping_new (BangWindow *self,
              Step       *step,
              GPtrArray  *to)
{
  Stepping *stepping = g_new0 (Stepping, 1);

  stepping->window = g_object_ref (self);
  stepping->step = step;
  stepping->to = g_ptr_array_ref (to);

  return stepping;
}

/* Keeps something, with a way back. */
void
bang_window_keep (BangWindow            *self,
                  const BangKeepRequest *request)
{
  Step *step = g_new0 (Step, 1);

  step->told = dup_told (request);
  step->at = g_get_real_time ();
  bang_personal_model_keep_async (self->keeper, request, stepped_cb, stepping_new (self, step, self->done));
}

/* Takes a step of one history, to be found in the other. */
static void
walk (BangWindow *self,
      GPtrArray  *from,
      guint       index)
{
  Step *step = g_ptr_array_steal_index (from, index);
  GPtrArray *to = from == self->done ? self->undone : self->done;

  bang_personal_model_take_back_async (self->keeper, step->change, stepped_cb, stepping_new (self, step, to));
}

/* By its toast. */
static void
walk_serial (BangWindow *self,
             GPtrArray  *from,
             guint       serial)
{
  for (guint i = 0; i < from->len; i++)
    {
      const Step *step = g_ptr_array_index (from, i);

      if (step->change != NULL && step->serial == serial)
        {
          walk (self, from, i);
          return;
        }
    }
}

static void
unkeep_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  BangWindow *self = user_data;

  walk_serial (self, self->done, g_variant_get_uint32 (parameter));
}

static void
rekeep_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  BangWindow *self = user_data;

  walk_serial (self, self->undone, g_variant_get_uint32 (parameter));
}

/* --- Decisions ------------------------------------------------------------------ */

/* Something was decided: there is nothing to redo. */
void
bang_window_forget_undone (BangWindow *self)
{
  g_ptr_array_set_size (self->undone, 0);
  bang_window_update_undo (self);
}

/* A decision was taken back. */
void
bang_window_add_undone (BangWindow *self)
{
  g_ptr_array_add (self->undone, g_new0 (Step, 1));
  bang_window_update_undo (self);
}

/* A decision is in force again. */
void
bang_window_remove_undone (BangWindow *self)
{
  for (guint i = self->undone->len; i > 0; i--)
    {
      const Step *step = g_ptr_array_index (self->undone, i - 1);

      if (step->change == NULL)
        {
          g_ptr_array_remove_index (self->undone, i - 1);
          break;
        }
    }
  bang_window_update_undo (self);
}

/* --- Commands ------------------------------------------------------------------- */

/* Somebody who types wants the letters back. */
static gboolean
is_typing (BangWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  return GTK_IS_TEXT (focus) || (GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_editable (GTK_TEXT_VIEW (focus)));
}

static void
undo_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  BangWindow *self = user_data;
  BangDecisionItem *decision = bang_decisions_get_undoable (bang_corrector_get_decisions (self->corrector));
  const Step *kept = self->done->len > 0 ? g_ptr_array_index (self->done, self->done->len - 1) : NULL;

  if (is_typing (self))
    return;

  if (kept != NULL && (decision == NULL || kept->at > bang_decision_item_get_decision (decision)->at))
    walk (self, self->done, self->done->len - 1);
  else
    bang_corrector_take_back (self->corrector, 0);
}

static void
redo_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  BangWindow *self = user_data;
  BangDecisions *decisions = bang_corrector_get_decisions (self->corrector);

  if (is_typing (self))
    return;

  /* A decision may be in force again by another window. */
  while (self->undone->len > 0 && bang_decisions_get_redoable (decisions) == NULL)
    {
      const Step *step = g_ptr_array_index (self->undone, self->undone->len - 1);

      if (step->change != NULL)
        break;
      g_ptr_array_remove_index (self->undone, self->undone->len - 1);
    }

  if (self->undone->len > 0)
    {
      const Step *step = g_ptr_array_index (self->undone, self->undone->len - 1);

      if (step->change != NULL)
        {
          walk (self, self->undone, self->undone->len - 1);
          return;
        }
    }
  bang_corrector_put_back (self->corrector, 0);
}

static gboolean
has_kept_undone (BangWindow *self)
{
  for (guint i = 0; i < self->undone->len; i++)
    {
      const Step *step = g_ptr_array_index (self->undone, i);

      if (step->change != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Whether there is anything to undo and to redo. */
void
bang_window_update_undo (BangWindow *self)
{
  BangDecisions *decisions;

  if (self->corrector == NULL || self->done == NULL)
    return;

  decisions = bang_corrector_get_decisions (self->corrector);
  bang_window_set_enabled (self, "undo", self->done->len > 0 || bang_decisions_get_undoable (decisions) != NULL);
  bang_window_set_enabled (self, "redo", has_kept_undone (self) || bang_decisions_get_redoable (decisions) != NULL);
}

void
bang_window_init_history (BangWindow *self)
{
  static const GActionEntry entries[] = {
    { "undo", undo_action, NULL, NULL, NULL, { 0 } },
    { "redo", redo_action, NULL, NULL, NULL, { 0 } },
    { "unkeep", unkeep_action, "u", NULL, NULL, { 0 } },
    { "rekeep", rekeep_action, "u", NULL, NULL, { 0 } },
  };

  self->done = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  self->undone = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

void
bang_window_dispose_history (BangWindow *self)
{
  g_clear_pointer (&self->done, g_ptr_array_unref);
  g_clear_pointer (&self->undone, g_ptr_array_unref);
}
