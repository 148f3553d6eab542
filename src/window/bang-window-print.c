/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Printing from the window: reads the articles one after the other, then hands
 * them to the print dialog. Main thread only.
 */
#include "config.h"

#include "window/bang-window-private.h"

#include <glib/gi18n.h>

#include "window/bang-print.h"

/* More articles than this are a book: a PDF file is made of them article by
 * article, a print job has all of them in memory. */
#define MAX_PRINTED 200

typedef struct
{
  BangWindow *window;      /* Owned */
  GArray     *ids;         /* (element-type gint64) */
  GPtrArray  *articles;    /* (element-type BangArticle) */
  GPtrArray  *personals;   /* (element-type BangPersonal) */
} Gathering;

static void gather_next (Gathering *gathering);

static void
gathering_free (Gathering *gathering)
{
  g_object_unref (gathering->window);
  g_array_unref (gathering->ids);
  g_ptr_array_unref (gathering->articles);
  g_ptr_array_unref (gathering->personals);
  g_free (gathering);
}

static void
done_cb (GtkPrintOperation       *operation,
         GtkPrintOperationResult  result,
         BangWindow              *self)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      bang_window_complain (self, _("Printing Failed"), error != NULL ? error->message : "");
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      /* The next time begins as this one ended. */
      g_set_object (&self->print_settings, gtk_print_operation_get_print_settings (operation));
    }
}

static void
print (Gathering *gathering)
{
  BangWindow *self = gathering->window;
  g_autoptr (GtkPrintOperation) operation = bang_print_new (gathering->articles, gathering->personals);

  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  if (self->print_settings != NULL)
    gtk_print_operation_set_print_settings (operation, self->print_settings);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), self, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), NULL);
}

static void
personal_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Gathering *gathering = user_data;

  g_ptr_array_add (gathering->personals,
                   bang_personal_model_load_finish (BANG_PERSONAL_MODEL (source), result, NULL));
  gather_next (gathering);
}

static void
article_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Gathering *gathering = user_data;
  g_autoptr (GError) error = NULL;
  BangArticle *article = bang_archive_load_article_finish (BANG_ARCHIVE (source), result, &error);

  if (article == NULL)
    {
      if (gathering->window->content != NULL)
        bang_window_complain (gathering->window, _("Printing Failed"), error->message);
      gathering_free (gathering);
      return;
    }

  g_ptr_array_add (gathering->articles, article);
  bang_personal_model_load_async (gathering->window->keeper, article->row->id, NULL, personal_cb, gathering);
}

static void
gather_next (Gathering *gathering)
{
  BangWindow *self = gathering->window;

  if (self->content == NULL)
    {
      gathering_free (gathering);
      return;
    }
  if (gathering->articles->len < gathering->ids->len)
    {
      bang_archive_load_article_async (self->archive,
                                       g_array_index (gathering->ids, gint64, gathering->articles->len),
                                       NULL, article_cb, gathering);
      return;
    }

  print (gathering);
  gathering_free (gathering);
}

static void
unref_personal (gpointer data)
{
  if (data != NULL)
    bang_personal_unref (data);
}

/* Prints the chosen articles, else the one that is open. */
void
bang_window_print (BangWindow *self)
{
  g_autoptr (GArray) ids = bang_window_dup_targets (self);
  Gathering *gathering;

  if (ids->len == 0)
    return;
  if (ids->len > MAX_PRINTED)
    {
      bang_window_toast (self, _("That is too much to print at once. Export it as PDF instead."),
                         _("_Export…"), "win.export-chosen", NULL);
      return;
    }

  gathering = g_new0 (Gathering, 1);
  gathering->window = g_object_ref (self);
  gathering->ids = g_steal_pointer (&ids);
  gathering->articles = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_article_unref);
  gathering->personals = g_ptr_array_new_with_free_func (unref_personal);
  gather_next (gathering);
}
