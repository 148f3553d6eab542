/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What can be typed into the search, by example. Each example searches when it
 * is chosen, in the window the help belongs to. Main thread only.
 */
#include "config.h"

#include "window/bang-search-help.h"

#include <glib/gi18n.h>

struct _BangSearchHelp
{
  AdwWindow parent_instance;

  /* Template */
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (BangSearchHelp, bang_search_help, ADW_TYPE_WINDOW)

/* The examples are Vietnamese in every language: so are the articles. */
static const struct
{
  const char *example;
  const char *meaning;
} examples[] = {
  { "huu nghi", N_("Without marks: every word that reads so, hữu nghị as well") },
  { "hữu nghị", N_("With marks: this word only") },
  { "\"cửa khẩu quốc tế\"", N_("In quotation marks: these words in a row") },
  { "đường sắt OR đường bộ", N_("Either of the two") },
  { "Lào Cai -\"hội đàm\"", N_("With a minus: articles that do not say it") },
  { "người:\"Vương Ninh\"", N_("A person; also nơi: (place), cơ quan: (organisation), tiêu đề: (title), nguồn: (source)") },
  { "loại:\"hội đàm\"", N_("A kind of event: talks, visits, signings…") },
  { "năm:2023..2024", N_("Years or days; also từ:, đến:, trước:, sau:") },
  { "ngày:cần-kiểm-tra", N_("A date to check; also chưa-rõ (not known), suy-ra (inferred)") },
  { "hữu nghị ở:chú-thích", N_("Where the words stand; also tiêu-đề (title), nội-dung (text), ngoài-bài (the page around)") },
  { "sao:có", N_("What you starred; also nhãn: (tag), bộ sưu tập: (collection)") },
  { "lĩnh vực:\"đường sắt\"", N_("What was proposed; also đối tác: (counterpart)") },
};

static void
row_activated_cb (BangSearchHelp *self,
                  GtkListBoxRow  *row)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  int i = gtk_list_box_row_get_index (row);

  if (parent != NULL && i >= 0 && (gsize) i < G_N_ELEMENTS (examples))
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.search", "s", examples[i].example);
  gtk_window_close (GTK_WINDOW (self));
}

static void
bang_search_help_class_init (BangSearchHelpClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, BANG_APP_PATH "/bang-search-help.ui");
  gtk_widget_class_bind_template_child (widget_class, BangSearchHelp, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
bang_search_help_init (BangSearchHelp *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), examples[i].example);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(examples[i].meaning));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_list_box_append (self->list, row);
    }
}

/**
 * bang_search_help_new:
 * @parent: the window it belongs to
 *
 * Returns: a window to present
 */
GtkWidget *
bang_search_help_new (GtkWindow *parent)
{
  return g_object_new (BANG_TYPE_SEARCH_HELP, "transient-for", parent, NULL);
}
