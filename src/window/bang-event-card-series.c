/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The other times that a meeting was held: each the library knows leads to its
 * article, and those that are missing between them are told. Main thread. */

#include "config.h"
#include "window/bang-event-card-private.h"

#include <glib/gi18n.h>

#include "library/bang-browse.h"
#include "model/bang-series-jobs.h"
#include "text/bang-normal.h"
#include "window/bang-prose-widgets.h"
#include "window/bang-prose.h"
#include "window/bang-wrap-box.h"

/* A card is no list: those nearest to its own stay. */
#define MANY 24

static GtkWidget *
dim_label_new (const char *text)
{
  GtkWidget *label = bang_prose_label_new (text);

  gtk_widget_add_css_class (label, "bang-detail");
  return label;
}

/* "3–7, 9" */
static char *
dup_missing (const BangSeries *series)
{
  GString *text = g_string_new (NULL);
  guint n = series->missing->len;

  for (guint i = 0; i < n; i++)
    {
      guint first = g_array_index (series->missing, guint, i);
      guint last = first;

      while (i + 1 < n && g_array_index (series->missing, guint, i + 1) == last + 1)
        {
          last++;
          i++;
        }
      g_string_append (text, text->len > 0 ? ", " : "");
      if (last == first)
        g_string_append_printf (text, "%u", first);
      else
        g_string_append_printf (text, last == first + 1 ? "%u, %u" : "%u–%u", first, last);
    }
  if (series->n_missing > n)
    g_string_append (text, ", …");

  return g_string_free (text, FALSE);
}

/* What one sees and what is said of an edition: "11 (2022)". */
static GtkWidget *
edition_new (const BangEdition *edition)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) said = g_string_new (NULL);
  g_autofree char *day = bang_prose_dup_day (edition->date);
  const char *aspect = bang_prose_aspect_label (edition->aspect);
  GtkWidget *fact;

  g_string_append_printf (text, "%u", edition->edition);
  if (edition->date.year != 0)
    g_string_append_printf (text, " (%u)", (guint) edition->date.year);
  if (*aspect != '\0')
    g_string_append_printf (text, " · %s", aspect);

  /* Translators: one of a series of meetings: "No. 11". */
  g_string_append_printf (said, _("No. %u"), edition->edition);
  if (edition->date.year != 0)
    g_string_append_printf (said, ", %s", day);
  if (*aspect != '\0')
    g_string_append_printf (said, ", %s", aspect);
  if (edition->title != NULL)
    {
      g_autofree char *title = bang_normal_for_screen (edition->title);

      g_string_append_printf (said, "\n%s", title);
    }

  fact = bang_prose_fact_new (text->str);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (fact), "win.open-article");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (fact), "x", BANG_EVENT_ID_ARTICLE (edition->event_id));
  gtk_widget_set_tooltip_text (fact, said->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (fact), GTK_ACCESSIBLE_PROPERTY_LABEL, said->str, -1);

  return fact;
}

static guint
find_own (const BangSeries *series)
{
  for (guint i = 0; i < series->editions->len; i++)
    {
      const BangEdition *edition = g_ptr_array_index (series->editions, i);

      if (edition->edition == series->edition)
        return i;
    }

  return 0;
}

static void
show_series (BangEventCard *self,
             BangSeries    *series)
{
  guint own = find_own (series);
  guint first = own > MANY / 2 ? own - MANY / 2 : 0;
  GtkWidget *line = bang_wrap_box_new (12);
  guint n = 0;

  bang_wrap_box_append (BANG_WRAP_BOX (line), dim_label_new (_("Other editions:")));
  for (guint i = first; i < series->editions->len && n < MANY; i++)
    {
      const BangEdition *edition = g_ptr_array_index (series->editions, i);

      if (edition->edition == series->edition)
        continue;
      bang_wrap_box_append (BANG_WRAP_BOX (line), edition_new (edition));
      n++;
    }
  if (series->n_missing > 0)
    {
      g_autofree char *numbers = dup_missing (series);
      /* Translators: of a series of meetings: the numbers of those that the library has no article on. */
      g_autofree char *text = g_strdup_printf (_("missing: %s"), numbers);

      bang_wrap_box_append (BANG_WRAP_BOX (line), dim_label_new (text));
    }
  gtk_widget_insert_after (line, GTK_WIDGET (self), GTK_WIDGET (self->title));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (BangEventCard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BangSeries) series = bang_archive_load_series_finish (BANG_ARCHIVE (source), result, &error);

  /* Its own is among them; the card may be gone by now. */
  if (series != NULL && series->editions->len > 1 && self->title != NULL)
    show_series (self, series);
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_debug ("The series could not be read: %s", error->message);
}

/**
 * bang_event_card_set_archive:
 * @self: a card that shows an article
 * @archive: where the article is from
 *
 * Shows the other editions of the event as soon as they are known.
 */
void
bang_event_card_set_archive (BangEventCard *self,
                             BangArchive   *archive)
{
  const BangEvent *event;

  g_return_if_fail (BANG_IS_EVENT_CARD (self));
  g_return_if_fail (self->article != NULL && self->loading == NULL);

  event = g_ptr_array_index (self->article->facts->events, 0);
  if (event->edition == 0)
    return;

  self->loading = g_cancellable_new ();
  bang_archive_load_series_async (archive, BANG_EVENT_ID (self->article->row->id, 0), self->loading,
                                  loaded_cb, g_object_ref (self));
}
