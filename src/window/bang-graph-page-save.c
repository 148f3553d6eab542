/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The graph as a file: a drawing, a picture, or the data for another program.
 * Drawn as it stands; at five thousand names a drawing takes a few tenths of a
 * second. Main thread.
 */
#include "config.h"

#include "window/bang-graph-page-private.h"

#include <cairo-svg.h>
#include <glib/gi18n.h>
#include <math.h>

#include "export/bang-graph-file.h"

/* Pixels; a large graph gets a large sheet. */
#define MIN_SIDE 1200
#define MAX_SIDE 4000

static const char * const extensions[] = {
  [BANG_GRAPH_SAVING_SVG] = "svg",
  [BANG_GRAPH_SAVING_PNG] = "png",
  [BANG_GRAPH_SAVING_GEXF] = "gexf",
  [BANG_GRAPH_SAVING_GRAPHML] = "graphml",
};

static cairo_status_t
append_cb (void                *closure,
           const unsigned char *data,
           unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
draw (BangGraphView    *view,
      BangGraphSaving   saving,
      GByteArray       *out,
      GError          **error)
{
  guint n = bang_graph_view_get_graph (view)->nodes->len;
  int side = CLAMP ((int) (160.0 * sqrt ((double) n)), MIN_SIDE, MAX_SIDE);
  int height = side * 3 / 4;
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  if (saving == BANG_GRAPH_SAVING_SVG)
    surface = cairo_svg_surface_create_for_stream (append_cb, out, side, height);
  else
    surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, side, height);
  cr = cairo_create (surface);
  bang_graph_view_draw (view, cr, side, height);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS && saving == BANG_GRAPH_SAVING_PNG)
    status = cairo_surface_write_to_png_stream (surface, append_cb, out);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The graph could not be drawn: %s."),
                   cairo_status_to_string (status));
      return FALSE;
    }
  return TRUE;
}

/**
 * bang_graph_view_save:
 * @view: a view with a graph
 * @saving: as what
 * @path: (type filename): where; replaced at the end, or left as it was
 * @error: return location
 */
gboolean
bang_graph_view_save (BangGraphView    *view,
                      BangGraphSaving   saving,
                      const char       *path,
                      GError          **error)
{
  if (saving == BANG_GRAPH_SAVING_SVG || saving == BANG_GRAPH_SAVING_PNG)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      return draw (view, saving, bytes, error) &&
             g_file_set_contents (path, (const char *) bytes->data, (gssize) bytes->len, error);
    }
  else
    {
      g_autoptr (GString) text = g_string_new (NULL);

      bang_graph_append_file (bang_graph_view_get_graph (view),
                              saving == BANG_GRAPH_SAVING_GEXF ? BANG_GRAPH_FILE_GEXF : BANG_GRAPH_FILE_GRAPHML, text);
      return g_file_set_contents (path, text->str, (gssize) text->len, error);
    }
}

static void
chosen_cb (GtkNativeDialog *dialog,
           int              response,
           BangGraphPage   *self)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *said = NULL;

  if (response != GTK_RESPONSE_ACCEPT || bang_graph_view_get_graph (self->view) == NULL)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file == NULL || g_file_peek_path (file) == NULL)
    {
      gtk_label_set_text (self->status, _("That place is not on this computer. Choose a folder of your own."));
      return;
    }
  if (!bang_graph_view_save (self->view, (BangGraphSaving) self->saving, g_file_peek_path (file), &error))
    {
      gtk_label_set_text (self->status, error->message);
      return;
    }
  name = g_filename_display_basename (g_file_peek_path (file));
  said = g_strdup_printf (_("Saved as “%s”."), name);
  gtk_label_set_text (self->status, said);
}

/**
 * bang_graph_page_ask_save:
 * @self: a page
 * @saving: as what
 *
 * Asks for a file, and writes it.
 */
void
bang_graph_page_ask_save (BangGraphPage   *self,
                          BangGraphSaving  saving)
{
  g_autofree char *name = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->chooser != NULL || bang_graph_view_get_graph (self->view) == NULL)
    return;

  /* Translators: the name of a file. */
  name = g_strdup_printf ("%s.%s", _("Graph"), extensions[saving]);
  self->saving = (int) saving;
  self->chooser = gtk_file_chooser_native_new (_("Save the Graph"), GTK_WINDOW (root), GTK_FILE_CHOOSER_ACTION_SAVE,
                                               _("_Save"), _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}
