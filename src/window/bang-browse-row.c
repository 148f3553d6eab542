/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A row of the lists beside the articles. Like the rows of articles it has no
 * children but draws its few texts itself, when it is drawn: GtkListView keeps
 * two hundred rows whatever is on the screen, and makes them anew for every
 * search. Texts come from files: they are cut to a bearable length, and never
 * read as mark-up. Main thread.
 */
#include "config.h"

#include "window/bang-browse-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "text/bang-normal.h"
#include "window/bang-typography.h"

/* Bytes; no row shows more. */
#define MAX_SHOWN 600

#define LINE_HEIGHT 1.2
#define DETAIL_SCALE 0.88
#define DETAIL_ALPHA 0.7
#define SPACING 2
#define ICON_SIZE 16
#define ICON_SPACING 10
#define COUNT_SPACING 8
#define MIN_WIDTH 180

/* Letters in a line from which on a title needs but one. */
#define WIDE_CHARS 84

typedef enum
{
  TITLE,
  DETAIL,
  COUNT = DETAIL + BANG_BROWSE_ROW_DETAILS,
  N_PARTS
} Part;

struct _BangBrowseRow
{
  GtkWidget parent_instance;

  guint        n_title_lines;
  guint        n_details;
  char        *icon;              /* (nullable) */
  char        *texts[N_PARTS];    /* (nullable) as shown */
  PangoLayout *layouts[N_PARTS];  /* (nullable) made when drawn */
};

G_DEFINE_FINAL_TYPE (BangBrowseRow, bang_browse_row, GTK_TYPE_WIDGET)

static char *
dup_shown (const char *text)
{
  g_autofree char *valid = NULL;

  if (text == NULL || *text == '\0')
    return NULL;
  if (strlen (text) <= MAX_SHOWN)
    return bang_normal_for_screen (text);

  valid = g_strndup (text, (gsize) (g_utf8_find_prev_char (text, text + MAX_SHOWN) - text));

  return bang_normal_for_screen (valid);
}

/* Layout */

/* Less than 0: of no width yet. */
static gboolean
is_wide (BangBrowseRow *self,
         int            width)
{
  PangoFontMetrics *metrics;
  int letter;

  if (width < 0)
    return FALSE;

  metrics = pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL, NULL);
  letter = pango_font_metrics_get_approximate_char_width (metrics);
  pango_font_metrics_unref (metrics);

  return letter > 0 && (gint64) width * PANGO_SCALE / letter >= WIDE_CHARS;
}

static guint
n_lines (BangBrowseRow *self,
         Part           part,
         int            width)
{
  return part == TITLE && !is_wide (self, width) ? self->n_title_lines : 1;
}

static PangoLayout *
make_layout (BangBrowseRow *self,
             Part           part,
             const char    *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attrs = bang_typography_dup_attrs (text);

  pango_attr_list_insert (attrs, pango_attr_line_height_new (LINE_HEIGHT));
  if (part == TITLE)
    pango_attr_list_insert_before (attrs, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  else
    pango_attr_list_insert (attrs, pango_attr_scale_new (DETAIL_SCALE));
  pango_layout_set_attributes (layout, attrs);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);

  return layout;
}

/* With the highest letters there are, so that every row of a width has the same
 * height. Measured once for a font: all rows of all lists have the same. */
static int
part_height (BangBrowseRow *self,
             Part           part,
             int            width)
{
  static PangoFontDescription *font;
  static double resolution;
  static int heights[2][3];
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  double dpi = pango_cairo_context_get_resolution (context);
  guint lines = n_lines (self, part, width);
  int *height = &heights[part == TITLE][lines];

  if (font == NULL || resolution < dpi || resolution > dpi
      || !pango_font_description_equal (font, pango_context_get_font_description (context)))
    {
      g_clear_pointer (&font, pango_font_description_free);
      font = pango_font_description_copy (pango_context_get_font_description (context));
      resolution = dpi;
      memset (heights, 0, sizeof heights);
    }

  if (*height == 0)
    {
      g_autoptr (PangoLayout) layout = make_layout (self, part, lines == 2 ? "Ẫgỹ\nỰgỹ" : "Ẫgỹ");

      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_NONE);
      pango_layout_get_pixel_size (layout, NULL, height);
    }

  return *height;
}

static GtkSizeRequestMode
bang_browse_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
bang_browse_row_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  BangBrowseRow *self = BANG_BROWSE_ROW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = MIN_WIDTH;
      return;
    }

  *minimum = part_height (self, TITLE, for_size);
  if (self->n_details > 0)
    *minimum += (int) self->n_details * (part_height (self, DETAIL, for_size) + SPACING);
  *natural = *minimum;
}

static void
forget_layouts (BangBrowseRow *self)
{
  for (guint i = 0; i < N_PARTS; i++)
    g_clear_object (&self->layouts[i]);
}

/* Drawing */

static void
draw_icon (BangBrowseRow *self,
           GtkSnapshot   *snapshot,
           const GdkRGBA *color,
           float          x)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  g_autoptr (GtkIconPaintable) icon = NULL;

  icon = gtk_icon_theme_lookup_icon (theme, self->icon, NULL, ICON_SIZE,
                                     gtk_widget_get_scale_factor (widget),
                                     gtk_widget_get_direction (widget), GTK_ICON_LOOKUP_FORCE_SYMBOLIC);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, 2));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot,
                                            ICON_SIZE, ICON_SIZE, color, 1);
  gtk_snapshot_restore (snapshot);
}

static void
draw_layout (GtkSnapshot   *snapshot,
             PangoLayout   *layout,
             const GdkRGBA *color,
             float          x,
             float          y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
make_layouts (BangBrowseRow *self)
{
  for (Part part = TITLE; part < N_PARTS; part++)
    {
      if (self->texts[part] != NULL && self->layouts[part] == NULL)
        self->layouts[part] = make_layout (self, part, self->texts[part]);
    }
}

static void
bang_browse_row_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  BangBrowseRow *self = BANG_BROWSE_ROW (widget);
  gboolean strong = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int width = gtk_widget_get_width (widget);
  int start = self->icon != NULL ? ICON_SIZE + ICON_SPACING : 0;
  int end = 0;
  float y = 0;
  GdkRGBA color;
  GdkRGBA dim;

  make_layouts (self);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  dim = color;
  if (!strong)
    dim.alpha *= DETAIL_ALPHA;

  if (self->icon != NULL)
    draw_icon (self, snapshot, &dim, rtl ? (float) (width - ICON_SIZE) : 0);
  if (self->layouts[COUNT] != NULL)
    {
      pango_layout_get_pixel_size (self->layouts[COUNT], &end, NULL);
      draw_layout (snapshot, self->layouts[COUNT], &dim, rtl ? 0 : (float) (width - end), 0);
      end += COUNT_SPACING;
    }

  for (Part part = TITLE; part < COUNT; part++)
    {
      PangoLayout *layout = self->layouts[part];
      int height;

      if (layout == NULL)
        continue;
      pango_layout_set_width (layout, MAX (1, width - start - (part == TITLE ? end : 0)) * PANGO_SCALE);
      pango_layout_set_height (layout, -(int) n_lines (self, part, width));
      pango_layout_get_pixel_size (layout, NULL, &height);
      draw_layout (snapshot, layout, part == TITLE ? &color : &dim,
                   rtl ? (float) (part == TITLE ? end : 0) : (float) start, y);
      y += (float) (height + SPACING);
    }
}

static void
bang_browse_row_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (bang_browse_row_parent_class)->css_changed (widget, change);

  forget_layouts (BANG_BROWSE_ROW (widget));
  gtk_widget_queue_resize (widget);
}

static void
bang_browse_row_system_setting_changed (GtkWidget        *widget,
                                        GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (bang_browse_row_parent_class)->system_setting_changed (widget, setting);

  forget_layouts (BANG_BROWSE_ROW (widget));
  gtk_widget_queue_resize (widget);
}

/* GObject */

static void
bang_browse_row_finalize (GObject *object)
{
  BangBrowseRow *self = BANG_BROWSE_ROW (object);

  forget_layouts (self);
  for (guint i = 0; i < N_PARTS; i++)
    g_free (self->texts[i]);
  g_free (self->icon);

  G_OBJECT_CLASS (bang_browse_row_parent_class)->finalize (object);
}

static void
bang_browse_row_class_init (BangBrowseRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = bang_browse_row_finalize;

  widget_class->get_request_mode = bang_browse_row_get_request_mode;
  widget_class->measure = bang_browse_row_measure;
  widget_class->snapshot = bang_browse_row_snapshot;
  widget_class->css_changed = bang_browse_row_css_changed;
  widget_class->system_setting_changed = bang_browse_row_system_setting_changed;

  gtk_widget_class_set_css_name (widget_class, "browse-row");
}

static void
bang_browse_row_init (BangBrowseRow *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * bang_browse_row_new:
 * @n_title_lines: 1 or 2
 * @n_details: lines below it, at most %BANG_BROWSE_ROW_DETAILS
 *
 * Returns: (transfer floating): an empty row of the height these need
 */
GtkWidget *
bang_browse_row_new (guint n_title_lines,
                     guint n_details)
{
  BangBrowseRow *self = g_object_new (BANG_TYPE_BROWSE_ROW, NULL);

  self->n_title_lines = CLAMP (n_title_lines, 1, 2);
  self->n_details = MIN (n_details, BANG_BROWSE_ROW_DETAILS);

  return GTK_WIDGET (self);
}

/* The widget that has the focus and that a screen reader reads is GTK's, around
 * this one. */
static void
name_row (BangBrowseRow        *self,
          const BangBrowseText *text)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autoptr (GString) name = g_string_new (NULL);

  if (parent == NULL)
    return;

  if (text == NULL)
    g_string_append (name, _("Loading…"));
  else if (text->spoken != NULL)
    g_string_append (name, text->spoken);
  for (Part part = TITLE; text != NULL && text->spoken == NULL && part < N_PARTS; part++)
    {
      if (self->texts[part] != NULL)
        g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "", self->texts[part]);
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
}

/**
 * bang_browse_row_set_text:
 * @self: a row
 * @text: (nullable): what to show; %NULL while it is on its way
 */
void
bang_browse_row_set_text (BangBrowseRow        *self,
                          const BangBrowseText *text)
{
  g_return_if_fail (BANG_IS_BROWSE_ROW (self));

  forget_layouts (self);
  for (guint i = 0; i < N_PARTS; i++)
    g_clear_pointer (&self->texts[i], g_free);
  g_clear_pointer (&self->icon, g_free);

  if (text != NULL)
    {
      self->icon = g_strdup (text->icon);
      self->texts[TITLE] = dup_shown (text->title);
      for (guint i = 0; i < self->n_details; i++)
        self->texts[DETAIL + i] = dup_shown (text->details[i]);
      self->texts[COUNT] = dup_shown (text->count);
    }

  name_row (self, text);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
