/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking the window to keep something. A widget need not know who does it: the
 * request travels as the parameter of an action. Main thread. */

#include "config.h"

#include "window/bang-keep.h"

#include <glib/gi18n.h>

/**
 * bang_keep_ask:
 * @widget: who asks
 * @request: what is to be kept
 */
void
bang_keep_ask (GtkWidget             *widget,
               const BangKeepRequest *request)
{
  GVariantBuilder ids;

  g_variant_builder_init (&ids, G_VARIANT_TYPE ("ax"));
  for (guint i = 0; i < request->n_ids; i++)
    g_variant_builder_add (&ids, "x", request->ids[i]);
  gtk_widget_activate_action (widget, "win.keep", BANG_KEEP_TYPE, (int) request->op,
                              request->uuid, request->name, request->text, &ids,
                              (guint64) request->passage.start, (guint64) request->passage.end);
}

/**
 * bang_keep_unpack:
 * @parameter: of "win.keep"; must outlive @request
 * @request: (out caller-allocates): what was asked
 */
void
bang_keep_unpack (GVariant        *parameter,
                  BangKeepRequest *request)
{
  g_autoptr (GVariant) ids = NULL;
  guint64 start;
  guint64 end;
  gsize n_ids;
  int op;

  *request = (BangKeepRequest) { 0 };
  g_variant_get (parameter, "(im&sm&sm&s@axtt)", &op, &request->uuid, &request->name, &request->text,
                 &ids, &start, &end);
  request->op = (BangKeepOp) op;
  request->ids = g_variant_get_fixed_array (ids, &n_ids, sizeof (gint64));
  request->n_ids = (guint) n_ids;
  request->passage = (BangSpan) { (gsize) start, (gsize) end };
}

/**
 * bang_keep_colour_label:
 * @colour: one of bang_tag_colours
 *
 * Returns: (transfer none): the colour in words
 */
const char *
bang_keep_colour_label (const char *colour)
{
  static const struct
  {
    const char *name;
    const char *label;
  } labels[] = {
    { "blue", N_("Blue") },
    { "green", N_("Green") },
    { "yellow", N_("Yellow") },
    { "orange", N_("Orange") },
    { "red", N_("Red") },
    { "purple", N_("Purple") },
    { "brown", N_("Brown") },
    { "grey", N_("Grey") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      if (g_strcmp0 (labels[i].name, colour) == 0)
        return _(labels[i].label);
    }
  return _(labels[0].label);
}

/**
 * bang_keep_dot_set:
 * @dot: what bang_keep_dot_new() made
 * @colour: (nullable): one of bang_tag_colours
 */
void
bang_keep_dot_set (GtkWidget  *dot,
                   const char *colour)
{
  for (guint i = 0; bang_tag_colours[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat ("tag-", bang_tag_colours[i], NULL);

      if (g_strcmp0 (bang_tag_colours[i], colour) == 0)
        gtk_widget_add_css_class (dot, name);
      else
        gtk_widget_remove_css_class (dot, name);
    }
}

/**
 * bang_keep_dot_new:
 * @colour: (nullable): one of bang_tag_colours
 *
 * Returns: (transfer floating): the spot of colour that stands before the name
 *   of a tag, and never alone
 */
GtkWidget *
bang_keep_dot_new (const char *colour)
{
  GtkWidget *dot = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (dot, "tag-dot");
  gtk_widget_set_halign (dot, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
  bang_keep_dot_set (dot, colour);
  return dot;
}
