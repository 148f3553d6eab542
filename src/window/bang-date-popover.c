/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a person says when an event took place. What is typed is read at every
 * key and said back, so that "1/2" is not set as the first of February unseen.
 * Main thread. */

#include "config.h"
#include "window/bang-date-popover.h"

#include <glib/gi18n.h>

#include "library/bang-decide.h"
#include "window/bang-prose-widgets.h"
#include "window/bang-prose.h"

struct _BangDatePopover
{
  GtkPopover parent_instance;

  /* Template children */
  GtkEntry      *entry;
  GtkMenuButton *calendar_button;
  GtkCalendar   *calendar;
  GtkLabel      *hint;
  GtkLabel      *present;
  GtkLabel      *reason;
  GtkLabel      *sentence;
  GtkWidget     *set_button;

  BangDay        day;
  gboolean       valid;
  gboolean       filling;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BangDatePopover, bang_date_popover, GTK_TYPE_POPOVER)

/* What the typed text is taken for, or that it is taken for nothing. */
static void
changed_cb (BangDatePopover *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *day = NULL;
  g_autofree char *hint = NULL;

  self->valid = bang_decision_parse_day (text, &self->day) && (self->day.year != 0 || self->day.month != 0);
  if (self->valid)
    {
      day = bang_prose_dup_day (self->day);
      if (self->day.day == 0 && self->day.month == 0)
        hint = g_strdup_printf (_("The year %s, day and month not known"), day);
      else if (self->day.day == 0)
        hint = g_strdup_printf (_("The month %s, day not known"), day);
      else if (self->day.year == 0)
        hint = g_strdup_printf (_("%s, year not known"), day);
      else
        hint = g_strdup_printf (_("Will be set to %s"), day);
    }
  else if (*text == '\0')
    {
      hint = g_strdup (_("A day, a month or a year: 26/1/2022, 1/2022, 2022. What is not known is ?: 26/1/????"));
    }
  else
    {
      hint = g_strdup (_("This is no date yet. Write the day first and the year with four digits: 26/1/2022."));
    }

  gtk_label_set_text (self->hint, hint);
  gtk_widget_set_sensitive (self->set_button, self->valid);
}

static void
set_cb (BangDatePopover *self)
{
  if (!self->valid)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  g_signal_emit (self, signals[CHOSEN], 0);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
unknown_cb (BangDatePopover *self)
{
  self->day = (BangDay) { 0, 0, 0 };
  g_signal_emit (self, signals[CHOSEN], 0);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
day_selected_cb (BangDatePopover *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);
  g_autofree char *text = NULL;

  if (self->filling)
    return;

  text = g_date_time_format (date, "%-d/%-m/%Y");
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_menu_button_popdown (self->calendar_button);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* Beginning at what is known, so that a wrong year takes four keys. */
static void
fill (BangDatePopover *self,
      const BangDate  *date)
{
  BangDay day = date->start;
  g_autofree char *text = NULL;

  if (day.year == 0 && day.month == 0)
    text = g_strdup ("");
  else if (day.month == 0)
    text = g_strdup_printf ("%u", day.year);
  else if (day.day == 0)
    text = day.year != 0 ? g_strdup_printf ("%u/%u", day.month, day.year) : g_strdup_printf ("\?\?/%u/\?\?\?\?", day.month);
  else
    text = day.year != 0 ? g_strdup_printf ("%u/%u/%u", day.day, day.month, day.year)
                         : g_strdup_printf ("%u/%u/\?\?\?\?", day.day, day.month);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);

  if (bang_day_is_complete (day) || day.year != 0)
    {
      g_autoptr (GDateTime) shown = g_date_time_new_local (day.year, MAX (day.month, 1), MAX (day.day, 1), 12, 0, 0);

      self->filling = TRUE;
      if (shown != NULL)
        gtk_calendar_select_day (self->calendar, shown);
      self->filling = FALSE;
    }
}

static void
bang_date_popover_map (GtkWidget *widget)
{
  BangDatePopover *self = BANG_DATE_POPOVER (widget);

  GTK_WIDGET_CLASS (bang_date_popover_parent_class)->map (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

static void
bang_date_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BANG_TYPE_DATE_POPOVER);

  G_OBJECT_CLASS (bang_date_popover_parent_class)->dispose (object);
}

static void
bang_date_popover_class_init (BangDatePopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_date_popover_dispose;
  widget_class->map = bang_date_popover_map;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, BANG_APP_PATH "/bang-date-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, BangDatePopover, entry);
  gtk_widget_class_bind_template_child (widget_class, BangDatePopover, calendar_button);
  gtk_widget_class_bind_template_child (widget_class, BangDatePopover, calendar);
  gtk_widget_class_bind_template_child (widget_class, BangDatePopover, hint);
  gtk_widget_class_bind_template_child (widget_class, BangDatePopover, present);
  gtk_widget_class_bind_template_child (widget_class, BangDatePopover, reason);
  gtk_widget_class_bind_template_child (widget_class, BangDatePopover, sentence);
  gtk_widget_class_bind_template_child (widget_class, BangDatePopover, set_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_cb);
  gtk_widget_class_bind_template_callback (widget_class, unknown_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
}

static void
bang_date_popover_init (BangDatePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bang_date_popover_new:
 * @date: what is known now
 * @sentence: (nullable): the words it was read from
 *
 * Returns: (transfer floating): a popover that asks for another day
 */
GtkWidget *
bang_date_popover_new (const BangDate *date,
                       const char     *sentence)
{
  BangDatePopover *self = g_object_new (BANG_TYPE_DATE_POPOVER, NULL);
  g_autofree char *days = bang_prose_dup_date (date->start, date->end, date->basis);
  g_autofree char *told = bang_date_dup_reason (date);
  g_autofree char *present = NULL;
  const char *reason = told != NULL && *told != '\0' ? told : bang_prose_basis_label (date->basis);

  /* Translators: %s is a date. */
  present = g_strdup_printf (_("Now: %s"), days);
  bang_prose_label_set_text (self->present, present);
  bang_prose_label_set_text (self->reason, reason);
  bang_prose_label_set_text (self->sentence, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), sentence != NULL && *sentence != '\0');
  fill (self, date);
  changed_cb (self);

  return GTK_WIDGET (self);
}

/**
 * bang_date_popover_get_day:
 * @self: a popover
 *
 * Returns: the day that was given, parts 0 where not known
 */
BangDay
bang_date_popover_get_day (BangDatePopover *self)
{
  g_return_val_if_fail (BANG_IS_DATE_POPOVER (self), ((BangDay) { 0, 0, 0 }));

  return self->day;
}
