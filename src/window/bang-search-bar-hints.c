/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The line under the search: what words without marks may be, and that there
 * are hits in the page around the articles. It comes when no key was pressed for
 * a while, and goes with the next. Main thread only.
 */
#include "config.h"

#include "window/bang-search-bar-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "text/bang-token.h"
#include "window/bang-prose.h"

/* Later than the counts beside the list. */
#define DELAY_MS 350

static void
add_text (BangSearchBar *self,
          const char    *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (self->hints, label);
}

/* The entry's words with every @word made @reading. */
static char *
replace_word (const char *words,
              const char *word,
              const char *reading)
{
  g_autoptr (GString) out = g_string_new (NULL);
  BangTokenIter iter;
  BangToken token;
  gsize at = 0;

  bang_token_iter_init (&iter, words, strlen (words));
  while (bang_token_iter_next (&iter, &token))
    {
      gsize len = token.span.end - token.span.start;

      g_string_append_len (out, words + at, (gssize) (token.span.start - at));
      if (len == strlen (word) && memcmp (words + token.span.start, word, len) == 0)
        g_string_append (out, reading);
      else
        g_string_append_len (out, words + token.span.start, (gssize) len);
      at = token.span.end;
    }
  g_string_append (out, words + at);

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
reading_clicked_cb (BangSearchBar *self,
                    GtkButton     *button)
{
  const char *target = gtk_widget_get_name (GTK_WIDGET (button));
  g_auto (GStrv) words = g_strsplit (target, "\n", 2);
  g_autofree char *typed = NULL;

  if (words[0] == NULL || words[1] == NULL)
    return;

  typed = replace_word (gtk_editable_get_text (GTK_EDITABLE (self->search)), words[0], words[1]);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  bang_search_bar_search (self, self->conditions, typed, BANG_QUERY_TYPED);
}

static void
add_readings (BangSearchBar       *self,
              const BangAmbiguity *ambiguity)
{
  g_autofree char *lead = g_strdup_printf ("%s:", ambiguity->word);

  add_text (self, lead);
  for (guint i = 0; i < ambiguity->readings->len; i++)
    {
      const BangReading *reading = g_ptr_array_index (ambiguity->readings, i);
      g_autofree char *number = bang_prose_dup_number (reading->n_articles);
      g_autofree char *label = g_strdup_printf ("%s %s", reading->word, number);
      g_autofree char *target = g_strdup_printf ("%s\n%s", ambiguity->word, reading->word);
      g_autofree char *name = NULL;
      GtkWidget *button = gtk_button_new_with_label (label);

      /* Translators: a word as it may have been meant, and in how many articles it stands. */
      name = g_strdup_printf (ngettext ("Search for %s, %s article", "Search for %s, %s articles",
                                        reading->n_articles),
                              reading->word, number);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_widget_set_tooltip_text (button, name);
      gtk_widget_set_name (button, target);
      gtk_widget_add_css_class (button, "search-chip");
      gtk_widget_add_css_class (button, "search-hint");
      g_signal_connect_object (button, "clicked", G_CALLBACK (reading_clicked_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->hints, button);
    }
}

static void
furniture_clicked_cb (BangSearchBar *self)
{
  /* What is typed may not have been asked for yet. */
  g_autofree char *typed = bang_query_typed_join (self->conditions,
                                                  gtk_editable_get_text (GTK_EDITABLE (self->search)));
  g_autofree char *bare = bang_query_typed_clear (typed, BANG_FIELD_ZONE);
  g_autofree char *asked = bang_query_typed_add (bare, BANG_FIELD_ZONE, "furniture", FALSE);

  bang_navigator_search (self->navigator, asked, BANG_QUERY_TYPED);
}

static void
add_furniture (BangSearchBar *self,
               guint          n)
{
  g_autofree char *number = bang_prose_dup_number (n);
  g_autofree char *text = NULL;
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Show"));

  /* Translators: the page around an article: menus, links to other articles. */
  text = g_strdup_printf (ngettext ("also in the page around %s article", "also in the page around %s articles", n),
                          number);
  add_text (self, text);
  gtk_widget_add_css_class (button, "search-chip");
  gtk_widget_add_css_class (button, "search-hint");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Show hits in the page around the articles"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (furniture_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->hints, button);
}

void
bang_search_bar_clear_hints (BangSearchBar *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->hints))) != NULL)
    gtk_box_remove (self->hints, child);
  gtk_widget_set_visible (self->hints_clamp, FALSE);
}

static void
hinted_cb (GPtrArray *found,
           guint      n_furniture,
           gpointer   user_data)
{
  BangSearchBar *self = user_data;

  /* Of what was typed before. */
  if (*self->words == '\0' || self->hint_source != 0)
    return;

  bang_search_bar_clear_hints (self);
  for (guint i = 0; i < found->len; i++)
    add_readings (self, g_ptr_array_index (found, i));
  if (n_furniture > 0)
    add_furniture (self, n_furniture);
  gtk_widget_set_visible (self->hints_clamp, found->len > 0 || n_furniture > 0);
}

static gboolean
hint_cb (gpointer data)
{
  BangSearchBar *self = data;

  self->hint_source = 0;
  bang_search_aid_hint (self->aid, bang_navigator_get_query_text (self->navigator), hinted_cb, self);

  return G_SOURCE_REMOVE;
}

void
bang_search_bar_queue_hints (BangSearchBar *self)
{
  g_clear_handle_id (&self->hint_source, g_source_remove);
  if (*self->words == '\0')
    bang_search_bar_clear_hints (self);
  else
    self->hint_source = g_timeout_add (DELAY_MS, hint_cb, self);
}
