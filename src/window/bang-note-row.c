/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A note as it stands above its article. Changing it is the article's business
 * ("article.edit-note"): only it knows where the passage is on the screen. Main
 * thread. */

#include "config.h"

#include "window/bang-note-row.h"

#include <glib/gi18n.h>

#include "text/bang-normal.h"
#include "window/bang-keep.h"
#include "window/bang-prose-widgets.h"

/* Of a passage, as much as tells which it is. Characters. */
#define QUOTE_CHARS 120

static char *
dup_quote (const BangNote *note)
{
  g_autofree char *flat = bang_normal_for_screen (note->quote);

  g_strdelimit (flat, "\r\n\t", ' ');
  if (g_utf8_strlen (flat, -1) > QUOTE_CHARS)
    {
      g_autofree char *cut = g_utf8_substring (flat, 0, QUOTE_CHARS);

      return g_strdup_printf ("“%s…”", cut);
    }
  return g_strdup_printf ("“%s”", flat);
}

static char *
dup_when (const BangNote *note)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (note->changed / G_USEC_PER_SEC);

  return at != NULL ? g_date_time_format (at, "%x %H:%M") : g_strdup ("");
}

static GtkWidget *
make_button (const char *icon,
             const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static void
delete_cb (GtkWidget  *button,
           const char *uuid)
{
  bang_keep_ask (button, &(BangKeepRequest) { .op = BANG_KEEP_DELETE_NOTE, .uuid = uuid });
}

static void
append_passage (GtkBox         *box,
                const BangNote *note)
{
  g_autofree char *quote = NULL;

  if (*note->quote == '\0')
    return;

  quote = dup_quote (note);
  if (note->lost)
    {
      GtkWidget *lost = bang_prose_label_new (_("The passage is no longer in the text."));
      GtkWidget *label = bang_prose_label_new (quote);

      gtk_widget_add_css_class (lost, "bang-reason");
      gtk_widget_add_css_class (label, "bang-detail");
      gtk_box_append (box, label);
      gtk_box_append (box, lost);
    }
  else
    {
      GtkWidget *fact = bang_prose_fact_new (quote);

      bang_prose_fact_set_evidence (fact, note->span);
      gtk_box_append (box, fact);
    }
}

/**
 * bang_note_row_new:
 * @note: a note; copied
 *
 * Returns: (transfer floating): the note as a card
 */
GtkWidget *
bang_note_row_new (const BangNote *note)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *edit = make_button ("document-edit-symbolic", _("Edit the Note"));
  GtkWidget *delete = make_button ("user-trash-symbolic", _("Delete the Note"));
  g_autofree char *shown = bang_normal_for_screen (note->text);
  g_autofree char *when = dup_when (note);
  GtkWidget *text = bang_prose_label_new (shown);
  GtkWidget *date = bang_prose_label_new (when);

  gtk_widget_add_css_class (row, "note-row");
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_widget_set_focusable (text, FALSE);
  gtk_widget_add_css_class (date, "bang-detail");
  append_passage (GTK_BOX (words), note);
  gtk_box_append (GTK_BOX (words), text);
  gtk_box_append (GTK_BOX (words), date);
  gtk_widget_set_hexpand (words, TRUE);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (edit), "article.edit-note");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (edit), "s", note->uuid);
  g_signal_connect_data (delete, "clicked", G_CALLBACK (delete_cb), g_strdup (note->uuid),
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), edit);
  gtk_box_append (GTK_BOX (row), delete);
  return row;
}
