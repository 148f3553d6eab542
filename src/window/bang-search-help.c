/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What can be typed into the search, by example. Each example searches when it
 * is chosen, in the window it stands in. Main thread only.
 */
#include "config.h"

#include "window/bang-search-help.h"

#include <glib/gi18n.h>

struct _BangSearchHelp
{
  GtkBox      parent_instance;

  GtkListBox *list;   /* Child */
};

G_DEFINE_FINAL_TYPE (BangSearchHelp, bang_search_help, GTK_TYPE_BOX)

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
  { "ghi chú:\"hỏi lại\"", N_("Words of your notes; without “ghi chú:” they are found with the articles") },
  { "lĩnh vực:\"đường sắt\"", N_("What was proposed; also đối tác: (counterpart)") },
};

static void
row_activated_cb (BangSearchHelp *self,
                  GtkListBoxRow  *row)
{
  int i = gtk_list_box_row_get_index (row);

  if (i >= 0 && (gsize) i < G_N_ELEMENTS (examples))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.search", "s", examples[i].example);
}

static void
bang_search_help_class_init (BangSearchHelpClass *klass)
{
}

static void
bang_search_help_init (BangSearchHelp *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->list), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Examples"),
                                  -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));

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
