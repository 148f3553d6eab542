/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A slim row at the foot of the list for work that goes on beside everything
 * else: an import, a big export. It shows and is asked to stop; whoever runs
 * the work tells it how far it is. Main thread only.
 */
#include "config.h"

#include "window/bang-progress-row.h"

struct _BangProgressRow
{
  GtkWidget parent_instance;

  /* Template */
  GtkRevealer    *revealer;
  GtkLabel       *title;
  GtkLabel       *detail;
  GtkProgressBar *bar;
  GtkWidget      *stop;
};

enum
{
  STOPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BangProgressRow, bang_progress_row, GTK_TYPE_WIDGET)

static void
stop_clicked_cb (BangProgressRow *self)
{
  /* Stopping may wait for the article that is being written. */
  gtk_widget_set_sensitive (self->stop, FALSE);
  g_signal_emit (self, signals[STOPPED], 0);
}

/* A hidden row must not take the focus, nor show in the accessible tree. */
static void
revealed_cb (BangProgressRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_revealer_get_reveal_child (self->revealer)
                          || gtk_revealer_get_child_revealed (self->revealer));
}

static void
bang_progress_row_dispose (GObject *object)
{
  BangProgressRow *self = BANG_PROGRESS_ROW (object);

  if (self->revealer != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->revealer, self);
      gtk_widget_unparent (GTK_WIDGET (self->revealer));
      self->revealer = NULL;
    }

  G_OBJECT_CLASS (bang_progress_row_parent_class)->dispose (object);
}

static void
bang_progress_row_class_init (BangProgressRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_progress_row_dispose;

  signals[STOPPED] = g_signal_new ("stopped",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               BANG_APP_PATH "/bang-progress-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BangProgressRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, BangProgressRow, title);
  gtk_widget_class_bind_template_child (widget_class, BangProgressRow, detail);
  gtk_widget_class_bind_template_child (widget_class, BangProgressRow, bar);
  gtk_widget_class_bind_template_child (widget_class, BangProgressRow, stop);
  gtk_widget_class_bind_template_callback (widget_class, stop_clicked_cb);
}

static void
bang_progress_row_init (BangProgressRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_swapped (self->revealer, "notify::child-revealed",
                            G_CALLBACK (revealed_cb), self);
}

GtkWidget *
bang_progress_row_new (void)
{
  return g_object_new (BANG_TYPE_PROGRESS_ROW, NULL);
}

/**
 * bang_progress_row_show:
 * @self: a row
 * @title: what goes on
 * @detail: (nullable): with what at this moment; safe to show
 * @fraction: how far, 0 to 1; negative when nobody knows
 *
 * Shows the row, or brings it up to date.
 */
void
bang_progress_row_show (BangProgressRow *self,
                        const char      *title,
                        const char      *detail,
                        double           fraction)
{
  g_return_if_fail (BANG_IS_PROGRESS_ROW (self));

  if (!gtk_revealer_get_reveal_child (self->revealer))
    {
      gtk_widget_set_sensitive (self->stop, TRUE);
      gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
      gtk_revealer_set_reveal_child (self->revealer, TRUE);
    }

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->detail, detail != NULL ? detail : "");
  if (fraction < 0)
    gtk_progress_bar_pulse (self->bar);
  else
    gtk_progress_bar_set_fraction (self->bar, MIN (fraction, 1));
}

void
bang_progress_row_hide (BangProgressRow *self)
{
  g_return_if_fail (BANG_IS_PROGRESS_ROW (self));

  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  revealed_cb (self);
}
