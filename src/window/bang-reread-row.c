/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading the articles again, as a person meets it: a row that says how many
 * can be, asks whether to, and shows how far it is. Whoever says later is not
 * asked again until the rules change once more. Main thread only.
 */
#include "config.h"

#include "window/bang-reread-row.h"

#include <glib/gi18n.h>

#include "extract/bang-extract.h"
#include "window/bang-progress-row.h"

#define KEY_LATER "reread-later"

struct _BangRereadRow
{
  GtkWidget parent_instance;

  BangArchive  *archive;
  GSettings    *settings;
  GCancellable *counting;      /* (nullable) */
  GCancellable *reading;       /* (nullable) while it goes on */

  /* Template */
  GtkRevealer     *revealer;
  GtkLabel        *offer;
  BangProgressRow *progress;
};

enum
{
  TOLD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BangRereadRow, bang_reread_row, GTK_TYPE_WIDGET)

/* A hidden row must not take the focus, nor show in the accessible tree. */
static void
revealed_cb (BangRereadRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->revealer),
                          gtk_revealer_get_reveal_child (self->revealer)
                          || gtk_revealer_get_child_revealed (self->revealer));
}

static void
reveal (BangRereadRow *self,
        gboolean       reveal)
{
  if (reveal)
    gtk_widget_set_visible (GTK_WIDGET (self->revealer), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, reveal);
  if (!reveal)
    revealed_cb (self);
}

static void
progress_cb (guint    done,
             guint    total,
             gpointer user_data)
{
  BangRereadRow *self = user_data;
  g_autofree char *title = NULL;

  if (self->progress == NULL)
    return;
  /* Translators: %u of %u articles. */
  title = g_strdup_printf (_("Reading articles again: %1$u of %2$u"), done, total);
  bang_progress_row_show (self->progress, title, NULL, total > 0 ? (double) done / total : -1.0);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (BangRereadRow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint n_changed;

  g_clear_object (&self->reading);
  if (self->progress != NULL)
    bang_progress_row_hide (self->progress);
  if (!bang_archive_reextract_finish (BANG_ARCHIVE (source), result, &n_changed, &error))
    text = g_strdup (error->message);
  else if (n_changed == 0)
    text = g_strdup (_("Articles read again: nothing else was found"));
  else
    text = g_strdup_printf (ngettext ("Articles read again: something else was found in %u",
                                      "Articles read again: something else was found in %u", n_changed), n_changed);
  g_signal_emit (self, signals[TOLD], 0, text);
}

static void
read_clicked_cb (BangRereadRow *self)
{
  reveal (self, FALSE);
  if (self->reading != NULL)
    return;

  self->reading = g_cancellable_new ();
  progress_cb (0, 0, self);
  bang_archive_reextract_async (self->archive, progress_cb, self, self->reading, read_cb, g_object_ref (self));
}

static void
later_clicked_cb (BangRereadRow *self)
{
  reveal (self, FALSE);
  g_settings_set_int (self->settings, KEY_LATER, bang_extract_get_version ());
}

static void
stopped_cb (BangRereadRow *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (BangRereadRow) self = user_data;
  gssize n = bang_archive_count_outdated_finish (BANG_ARCHIVE (source), result, NULL);
  g_autofree char *text = NULL;

  if (n <= 0 || self->revealer == NULL || self->reading != NULL)
    return;
  text = g_strdup_printf (ngettext ("The rules have become better: %u article can be read again",
                                    "The rules have become better: %u articles can be read again", (guint) n), (guint) n);
  gtk_label_set_text (self->offer, text);
  reveal (self, TRUE);
}

static void
library_cb (BangRereadRow *self)
{
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  stopped_cb (self);
  reveal (self, FALSE);
  if (bang_archive_get_library (self->archive) == NULL ||
      g_settings_get_int (self->settings, KEY_LATER) == bang_extract_get_version ())
    return;

  self->counting = g_cancellable_new ();
  bang_archive_count_outdated_async (self->archive, self->counting, counted_cb, g_object_ref (self));
}

/**
 * bang_reread_row_set_archive:
 * @self: a row without one
 * @archive: whose articles
 * @settings: where it is kept that someone said later
 */
void
bang_reread_row_set_archive (BangRereadRow *self,
                             BangArchive   *archive,
                             GSettings     *settings)
{
  g_return_if_fail (BANG_IS_REREAD_ROW (self));
  g_return_if_fail (self->archive == NULL);

  self->archive = g_object_ref (archive);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (archive, "notify::library", G_CALLBACK (library_cb), self, G_CONNECT_SWAPPED);
  library_cb (self);
}

static void
bang_reread_row_dispose (GObject *object)
{
  BangRereadRow *self = BANG_REREAD_ROW (object);
  GtkWidget *child;

  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  if (self->revealer != NULL)
    g_signal_handlers_disconnect_by_data (self->revealer, self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->revealer = NULL;
  self->progress = NULL;
  g_clear_object (&self->archive);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (bang_reread_row_parent_class)->dispose (object);
}

static void
bang_reread_row_class_init (BangRereadRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_reread_row_dispose;

  signals[TOLD] = g_signal_new ("told",
                                G_TYPE_FROM_CLASS (klass),
                                G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (BANG_TYPE_PROGRESS_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, BANG_APP_PATH "/bang-reread-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BangRereadRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, BangRereadRow, offer);
  gtk_widget_class_bind_template_child (widget_class, BangRereadRow, progress);
  gtk_widget_class_bind_template_callback (widget_class, read_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, later_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, stopped_cb);
}

static void
bang_reread_row_init (BangRereadRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), FALSE);
  g_signal_connect_swapped (self->revealer, "notify::child-revealed", G_CALLBACK (revealed_cb), self);
}
