/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A row of the article list. GtkListView keeps two hundred of these whatever is
 * on the screen, makes them anew for every search, and lays all of them out. So
 * a row is one widget without children: it draws its three texts itself, and
 * works on them only when it is drawn. (With labels in it a search kept the
 * main thread busy for 115 ms; without, for 30.)
 *
 * All rows have one height, that of two lines of title, two of snippet and one
 * of facts, whether these are there yet or not: the list does not jump while
 * rows arrive. A screen reader reads the name of the list's own widget around
 * the row, which is set here. Main thread.
 */
#include "config.h"

#include "window/bang-article-row-widget.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "window/bang-article-row-text.h"
#include "window/bang-keep.h"
#include "window/bang-typography.h"

/* Stacked marks (ẫ, ự) of one line must not touch those of the next. */
#define LINE_HEIGHT 1.2

/* Of the font of the row. */
#define SNIPPET_SCALE 0.92
#define META_SCALE 0.86

/* Of the colour of the text, as libadwaita dims labels but a little stronger. */
#define META_ALPHA 0.65

#define SPACING 2
#define CHECK_SPACING 10
#define MIN_WIDTH 180
#define NATURAL_WIDTH 360

typedef enum
{
  TITLE,
  SNIPPET,
  META,
  N_PARTS
} Part;

struct _BangArticleRowWidget
{
  GtkWidget parent_instance;

  BangArticleItem *item;              /* Owned (nullable) */
  PangoLayout     *layouts[N_PARTS];  /* Owned (nullable): made when drawn */
  GtkWidget       *check;             /* Owned child (nullable): made when first chosen */
  GtkWidget       *star;              /* Owned child (nullable): made when first seen */
  gboolean         hovered;
  gboolean         wide;
};

G_DEFINE_FINAL_TYPE (BangArticleRowWidget, bang_article_row_widget, GTK_TYPE_WIDGET)

/* The widget that has the focus and that a screen reader reads is GTK's, around
 * this one; without this it has no name. */
static void
name_row (BangArticleRowWidget *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  BangArticleRow *row = self->item != NULL ? bang_article_item_get_row (self->item) : NULL;
  g_autofree char *name = NULL;

  if (parent == NULL)
    return;

  if (row == NULL)
    {
      name = g_strdup (_("Loading…"));
    }
  else
    {
      name = bang_article_row_text_dup_spoken (row);
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (parent),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
forget_layouts (BangArticleRowWidget *self)
{
  for (guint i = 0; i < N_PARTS; i++)
    g_clear_object (&self->layouts[i]);
}

/* The star */

static void
star_clicked_cb (BangArticleRowWidget *self)
{
  BangArticleRow *row = self->item != NULL ? bang_article_item_get_row (self->item) : NULL;

  if (row != NULL)
    bang_keep_ask (GTK_WIDGET (self), &(BangKeepRequest) {
      .op = row->starred ? BANG_KEEP_UNSTAR : BANG_KEEP_STAR, .ids = &row->id, .n_ids = 1,
    });
}

/* Two hundred rows would pay for a button each: those have one that are starred
 * or that the pointer is on. For the keyboard there is win.star, so that nobody
 * has to go through the stars to get out of the list. */
static void
update_star (BangArticleRowWidget *self)
{
  BangArticleRow *row = self->item != NULL ? bang_article_item_get_row (self->item) : NULL;
  gboolean starred = row != NULL && row->starred;
  const char *text = starred ? _("Remove the Star") : _("Star");

  if (self->star == NULL && row != NULL && (starred || self->hovered))
    {
      self->star = gtk_button_new ();
      gtk_widget_set_can_focus (self->star, FALSE);
      gtk_widget_set_focusable (self->star, FALSE);
      gtk_widget_add_css_class (self->star, "flat");
      gtk_widget_add_css_class (self->star, "row-star");
      g_signal_connect_object (self->star, "clicked", G_CALLBACK (star_clicked_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_set_parent (self->star, GTK_WIDGET (self));
    }
  if (self->star == NULL)
    return;

  gtk_button_set_icon_name (GTK_BUTTON (self->star), starred ? "starred-symbolic" : "non-starred-symbolic");
  gtk_widget_set_tooltip_text (self->star, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->star), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_visible (self->star, row != NULL && (starred || self->hovered));
}

static void
row_changed_cb (BangArticleRowWidget *self)
{
  forget_layouts (self);
  update_star (self);
  name_row (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Layout */

static PangoLayout *
make_layout (GtkWidget     *widget,
             Part           part,
             const char    *text,
             PangoAttrList *attrs)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);

  pango_attr_list_insert (attrs, pango_attr_line_height_new (LINE_HEIGHT));
  if (part == TITLE)
    pango_attr_list_insert_before (attrs, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  else
    pango_attr_list_insert (attrs, pango_attr_scale_new (part == SNIPPET ? SNIPPET_SCALE : META_SCALE));
  pango_layout_set_attributes (layout, attrs);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);

  return layout;
}

static int
n_lines (Part     part,
         gboolean wide)
{
  return part == META || (part == TITLE && wide) ? 1 : 2;
}

/* The height of the lines of a part, with the highest letters there are: a stack
 * of marks above, a mark and a tail below. Measured once for a font: all rows
 * have the same. */
static int
part_height (GtkWidget *widget,
             Part       part,
             gboolean   wide)
{
  static PangoFontDescription *font;
  static double resolution;
  static int heights[N_PARTS][3];
  PangoContext *context = gtk_widget_get_pango_context (widget);
  int lines = n_lines (part, wide);

  if (font == NULL
      || !pango_font_description_equal (font, pango_context_get_font_description (context))
      || resolution < pango_cairo_context_get_resolution (context)
      || resolution > pango_cairo_context_get_resolution (context))
    {
      g_clear_pointer (&font, pango_font_description_free);
      font = pango_font_description_copy (pango_context_get_font_description (context));
      resolution = pango_cairo_context_get_resolution (context);
      memset (heights, 0, sizeof heights);
    }

  if (heights[part][lines] == 0)
    {
      g_autoptr (PangoAttrList) attrs = pango_attr_list_new ();
      g_autoptr (PangoLayout) layout = make_layout (widget, part,
                                                    lines == 1 ? "Ẫgỹ" : "Ẫgỹ\nỰgỹ", attrs);

      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_NONE);
      pango_layout_get_pixel_size (layout, NULL, &heights[part][lines]);
    }

  return heights[part][lines];
}

static void
bang_article_row_widget_measure (GtkWidget      *widget,
                                 GtkOrientation  orientation,
                                 int             for_size,
                                 int            *minimum,
                                 int            *natural,
                                 int            *minimum_baseline,
                                 int            *natural_baseline)
{
  BangArticleRowWidget *self = BANG_ARTICLE_ROW_WIDGET (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }

  *minimum = SPACING * (N_PARTS - 1);
  for (guint i = 0; i < N_PARTS; i++)
    *minimum += part_height (widget, i, self->wide);
  *natural = *minimum;

  /* Whoever has a child has to measure it. */
  if (self->check != NULL)
    gtk_widget_measure (self->check, orientation, -1, NULL, NULL, NULL, NULL);
  if (self->star != NULL)
    gtk_widget_measure (self->star, orientation, -1, NULL, NULL, NULL, NULL);
}

/* What the star takes of the line of facts. */
static int
get_star_width (BangArticleRowWidget *self)
{
  int width;

  if (self->star == NULL || !gtk_widget_get_visible (self->star))
    return 0;

  gtk_widget_measure (self->star, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);

  return width;
}

static int
get_indent (BangArticleRowWidget *self)
{
  int width;

  if (self->check == NULL || !gtk_widget_get_visible (self->check))
    return 0;

  gtk_widget_measure (self->check, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);

  return width + CHECK_SPACING;
}

static void
bang_article_row_widget_size_allocate (GtkWidget *widget,
                                       int        width,
                                       int        height,
                                       int        baseline)
{
  BangArticleRowWidget *self = BANG_ARTICLE_ROW_WIDGET (widget);
  int indent = get_indent (self);

  if (indent > 0)
    {
      gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
      int check_width = indent - CHECK_SPACING;
      int check_height;

      gtk_widget_measure (self->check, GTK_ORIENTATION_VERTICAL, check_width,
                          NULL, &check_height, NULL, NULL);
      gtk_widget_size_allocate (self->check,
                                &(GtkAllocation) {
                                  rtl ? width - check_width : 0, 0, check_width, check_height,
                                },
                                -1);
    }

  if (get_star_width (self) > 0)
    {
      gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
      int star_width = get_star_width (self);
      int star_height;

      gtk_widget_measure (self->star, GTK_ORIENTATION_VERTICAL, star_width, NULL, &star_height, NULL, NULL);
      gtk_widget_size_allocate (self->star,
                                &(GtkAllocation) {
                                  rtl ? 0 : width - star_width, height - star_height, star_width, star_height,
                                },
                                -1);
    }
}

/* Drawing */

static void
make_layouts (BangArticleRowWidget *self,
              BangArticleRow       *row)
{
  const char *texts[] = { row->title, row->snippet };
  GArray *hits[] = { row->title_hits, row->hits };
  g_autofree char *meta = bang_article_row_text_dup_meta (row);
  g_autoptr (PangoAttrList) meta_attrs = bang_typography_dup_attrs (meta);

  for (Part part = TITLE; part <= SNIPPET; part++)
    {
      const char *text = texts[part] != NULL ? texts[part] : "";
      g_autofree char *shown = bang_article_row_text_dup_shown (text);
      g_autoptr (PangoAttrList) attrs = NULL;

      /* Made visible, invisible characters take other bytes than the hits count. */
      attrs = bang_typography_dup_hit_attrs (shown, g_str_has_prefix (text, shown) ? hits[part] : NULL);
      self->layouts[part] = make_layout (GTK_WIDGET (self), part, shown, attrs);
    }
  self->layouts[META] = make_layout (GTK_WIDGET (self), META, meta, meta_attrs);
}

static void
bang_article_row_widget_snapshot (GtkWidget   *widget,
                                  GtkSnapshot *snapshot)
{
  BangArticleRowWidget *self = BANG_ARTICLE_ROW_WIDGET (widget);
  BangArticleRow *row = self->item != NULL ? bang_article_item_get_row (self->item) : NULL;
  gboolean strong = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int indent = get_indent (self);
  int star = get_star_width (self);
  float y = 0;

  if (row != NULL && self->layouts[TITLE] == NULL)
    make_layouts (self, row);

  for (Part part = TITLE; row != NULL && part < N_PARTS; part++)
    {
      PangoLayout *layout = self->layouts[part];
      GdkRGBA color;
      int end = part == META ? star : 0;
      int height;

      pango_layout_set_width (layout, MAX (1, gtk_widget_get_width (widget) - indent - end) * PANGO_SCALE);
      pango_layout_set_height (layout, -n_lines (part, self->wide));
      pango_layout_get_pixel_size (layout, NULL, &height);

      gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
      if (part == META && !strong)
        color.alpha *= META_ALPHA;

      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (rtl ? end : indent, y));
      gtk_snapshot_append_layout (snapshot, layout, &color);
      gtk_snapshot_restore (snapshot);
      y += height + SPACING;
    }

  GTK_WIDGET_CLASS (bang_article_row_widget_parent_class)->snapshot (widget, snapshot);
}

static void
bang_article_row_widget_css_changed (GtkWidget         *widget,
                                     GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (bang_article_row_widget_parent_class)->css_changed (widget, change);

  /* It may have been the font, and the height with it; the sizes are kept, so
   * that asking again costs nothing when it was a colour. */
  forget_layouts (BANG_ARTICLE_ROW_WIDGET (widget));
  gtk_widget_queue_resize (widget);
}

static void
bang_article_row_widget_system_setting_changed (GtkWidget        *widget,
                                                GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (bang_article_row_widget_parent_class)->system_setting_changed (widget, setting);

  forget_layouts (BANG_ARTICLE_ROW_WIDGET (widget));
  gtk_widget_queue_resize (widget);
}

/* GObject */

static void
bang_article_row_widget_dispose (GObject *object)
{
  BangArticleRowWidget *self = BANG_ARTICLE_ROW_WIDGET (object);

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  forget_layouts (self);
  g_clear_pointer (&self->check, gtk_widget_unparent);
  g_clear_pointer (&self->star, gtk_widget_unparent);

  G_OBJECT_CLASS (bang_article_row_widget_parent_class)->dispose (object);
}

static void
bang_article_row_widget_class_init (BangArticleRowWidgetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_article_row_widget_dispose;

  widget_class->measure = bang_article_row_widget_measure;
  widget_class->size_allocate = bang_article_row_widget_size_allocate;
  widget_class->snapshot = bang_article_row_widget_snapshot;
  widget_class->css_changed = bang_article_row_widget_css_changed;
  widget_class->system_setting_changed = bang_article_row_widget_system_setting_changed;

  gtk_widget_class_set_css_name (widget_class, "article-row");
}

static void
middle_clicked_cb (BangArticleRowWidget *self)
{
  if (self->item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-article-window", "x",
                                bang_article_item_get_id (self->item));
}

static void
bang_article_row_widget_init (BangArticleRowWidget *self)
{
  GtkGesture *middle = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (middle), GDK_BUTTON_MIDDLE);
  g_signal_connect_object (middle, "pressed", G_CALLBACK (middle_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (middle));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
bang_article_row_widget_new (void)
{
  return g_object_new (BANG_TYPE_ARTICLE_ROW_WIDGET, NULL);
}

/**
 * bang_article_row_widget_set_item:
 * @self: a row
 * @item: (nullable): what to show from now on, %NULL while in nobody's place
 */
void
bang_article_row_widget_set_item (BangArticleRowWidget *self,
                                  BangArticleItem      *item)
{
  g_return_if_fail (BANG_IS_ARTICLE_ROW_WIDGET (self));

  if (self->item == item)
    return;

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  forget_layouts (self);
  update_star (self);
  if (item == NULL)
    return;

  g_signal_connect_swapped (item, "notify::row", G_CALLBACK (row_changed_cb), self);
  row_changed_cb (self);
}

/**
 * bang_article_row_widget_set_choosing:
 * @self: a row
 * @choosing: whether articles are being chosen, so that a mark has to show it
 * @chosen: whether this one is
 */
void
bang_article_row_widget_set_choosing (BangArticleRowWidget *self,
                                      gboolean              choosing,
                                      gboolean              chosen)
{
  g_return_if_fail (BANG_IS_ARTICLE_ROW_WIDGET (self));

  if (choosing && self->check == NULL)
    {
      self->check = gtk_check_button_new ();
      gtk_widget_set_can_target (self->check, FALSE);
      gtk_widget_set_can_focus (self->check, FALSE);
      gtk_widget_set_focusable (self->check, FALSE);
      gtk_widget_add_css_class (self->check, "selection-mode");
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->check),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, _("Selected"),
                                      -1);
      gtk_widget_set_parent (self->check, GTK_WIDGET (self));
    }

  if (self->check != NULL)
    {
      gtk_widget_set_visible (self->check, choosing);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), choosing && chosen);
    }
}

/**
 * bang_article_row_widget_set_hovered:
 * @self: a row
 * @hovered: whether the pointer is on it
 */
void
bang_article_row_widget_set_hovered (BangArticleRowWidget *self,
                                     gboolean              hovered)
{
  g_return_if_fail (BANG_IS_ARTICLE_ROW_WIDGET (self));

  if (self->hovered == hovered)
    return;

  self->hovered = hovered;
  update_star (self);
}

/**
 * bang_article_row_widget_set_wide:
 * @self: a row
 * @wide: whether a title needs one line only
 */
void
bang_article_row_widget_set_wide (BangArticleRowWidget *self,
                                  gboolean              wide)
{
  g_return_if_fail (BANG_IS_ARTICLE_ROW_WIDGET (self));

  if (self->wide == wide)
    return;

  self->wide = wide;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
