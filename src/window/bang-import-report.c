/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What became of an import: the counts in a sentence, and each file that did
 * not go in with the reason. There may be a hundred thousand of them, so the
 * list shows positions in one string list. Main thread only.
 */
#include "config.h"

#include "window/bang-import-report.h"

#include <glib/gi18n.h>

#include "text/bang-normal.h"

struct _BangImportReport
{
  AdwWindow parent_instance;

  /* Template */
  GtkLabel    *summary;
  GtkListView *view;

  GtkStringList *lines;     /* Owned: the path, a line end, the reason */
};

G_DEFINE_FINAL_TYPE (BangImportReport, bang_import_report, ADW_TYPE_WINDOW)

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_list_item_set_activatable (list_item, FALSE);
  gtk_list_item_set_child (list_item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  GtkStringObject *line = gtk_list_item_get_item (list_item);
  const char *text = gtk_string_object_get_string (line);
  GtkWidget *label = gtk_list_item_get_child (list_item);
  g_autoptr (PangoAttrList) attrs = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  bold->end_index = strcspn (text, "\n");
  pango_attr_list_insert (attrs, bold);
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_label_set_attributes (GTK_LABEL (label), attrs);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
}

static void
copy_clicked_cb (BangImportReport *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->lines));

  for (guint i = 0; i < n; i++)
    {
      g_string_append (text, gtk_string_list_get_string (self->lines, i));
      g_string_append (text, "\n\n");
    }

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text->str);
}

static void
bang_import_report_dispose (GObject *object)
{
  BangImportReport *self = BANG_IMPORT_REPORT (object);

  g_clear_object (&self->lines);

  G_OBJECT_CLASS (bang_import_report_parent_class)->dispose (object);
}

static void
bang_import_report_class_init (BangImportReportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_import_report_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               BANG_APP_PATH "/bang-import-report.ui");
  gtk_widget_class_bind_template_child (widget_class, BangImportReport, summary);
  gtk_widget_class_bind_template_child (widget_class, BangImportReport, view);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
}

static void
bang_import_report_init (BangImportReport *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  self->lines = gtk_string_list_new (NULL);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->view, factory);
  g_object_unref (factory);
}

/**
 * bang_import_report_new:
 * @parent: the window it belongs to
 * @run: what became of an import; copied
 *
 * Returns: a window to present
 */
GtkWidget *
bang_import_report_new (GtkWindow           *parent,
                        const BangImportRun *run)
{
  BangImportReport *self = g_object_new (BANG_TYPE_IMPORT_REPORT,
                                         "transient-for", parent,
                                         NULL);
  g_autofree char *summary = bang_import_report_dup_summary (run);
  g_autoptr (GtkSelectionModel) selection = NULL;

  gtk_label_set_text (self->summary, summary);
  for (guint i = 0; run->items != NULL && i < run->items->len; i++)
    {
      const BangImportItem *item = g_ptr_array_index (run->items, i);
      g_autofree char *path = bang_normal_for_screen (item->path);
      g_autofree char *reason = bang_normal_for_screen (item->reason != NULL ? item->reason : "");

      gtk_string_list_take (self->lines, g_strdup_printf ("%s\n%s", path, reason));
    }

  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->lines))));
  gtk_list_view_set_model (self->view, selection);

  return GTK_WIDGET (self);
}

/* Takes @phrase. */
static void
append_count (GString *sentence,
              guint    count,
              char    *phrase)
{
  if (count > 0)
    {
      if (sentence->len > 0)
        g_string_append (sentence, ", ");
      g_string_append (sentence, phrase);
    }
  g_free (phrase);
}

/**
 * bang_import_report_dup_summary:
 * @run: what became of an import
 *
 * Returns: (transfer full): the counts that are not zero: "312 added, 3 not read"
 */
char *
bang_import_report_dup_summary (const BangImportRun *run)
{
  const guint *n;
  GString *sentence;

  g_return_val_if_fail (run != NULL, NULL);

  n = run->counts;
  sentence = g_string_new (NULL);
  append_count (sentence, n[BANG_IMPORT_ADDED],
                g_strdup_printf (ngettext ("%'u added", "%'u added", n[BANG_IMPORT_ADDED]),
                                 n[BANG_IMPORT_ADDED]));
  append_count (sentence, n[BANG_IMPORT_UPDATED],
                g_strdup_printf (ngettext ("%'u updated", "%'u updated", n[BANG_IMPORT_UPDATED]),
                                 n[BANG_IMPORT_UPDATED]));
  append_count (sentence, n[BANG_IMPORT_UNCHANGED],
                g_strdup_printf (ngettext ("%'u already here", "%'u already here", n[BANG_IMPORT_UNCHANGED]),
                                 n[BANG_IMPORT_UNCHANGED]));
  append_count (sentence, n[BANG_IMPORT_DUPLICATE],
                g_strdup_printf (ngettext ("%'u duplicate", "%'u duplicates", n[BANG_IMPORT_DUPLICATE]),
                                 n[BANG_IMPORT_DUPLICATE]));
  append_count (sentence, n[BANG_IMPORT_SKIPPED],
                g_strdup_printf (ngettext ("%'u skipped", "%'u skipped", n[BANG_IMPORT_SKIPPED]),
                                 n[BANG_IMPORT_SKIPPED]));
  append_count (sentence, n[BANG_IMPORT_FAILED],
                g_strdup_printf (ngettext ("%'u could not be read", "%'u could not be read", n[BANG_IMPORT_FAILED]),
                                 n[BANG_IMPORT_FAILED]));
  if (sentence->len == 0)
    g_string_append (sentence, _("No articles were found there"));

  return g_string_free (sentence, FALSE);
}
