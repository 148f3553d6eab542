/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The setting of Vietnamese without a screen. */

#include <pango/pangocairo.h>
#include <string.h>

#include "window/bang-typography.h"

/* One for all tests: no test changes it. */
static PangoContext *context;

static guint
count_attrs (PangoAttrList *attrs,
             PangoAttrType  type)
{
  g_autoptr (GSList) list = pango_attr_list_get_attributes (attrs);
  guint n = 0;

  for (GSList *l = list; l != NULL; l = l->next)
    {
      PangoAttribute *attr = l->data;

      n += attr->klass->type == type;
    }
  g_slist_foreach (list, (GFunc) (void (*) (void)) pango_attribute_destroy, NULL);

  return n;
}

static void
test_han (void)
{
  static const char text[] = "Lý Minh (李明), 中国人 và ẪỖỰ";
  g_autoptr (GArray) runs = bang_typography_find_han (text, strlen (text));
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_assert_cmpuint (runs->len, ==, 2);
  first = g_strndup (text + g_array_index (runs, BangSpan, 0).start,
                     g_array_index (runs, BangSpan, 0).end - g_array_index (runs, BangSpan, 0).start);
  second = g_strndup (text + g_array_index (runs, BangSpan, 1).start,
                      g_array_index (runs, BangSpan, 1).end - g_array_index (runs, BangSpan, 1).start);
  g_assert_cmpstr (first, ==, "李明");
  g_assert_cmpstr (second, ==, "中国人");
}

static void
test_languages (void)
{
  g_autoptr (PangoAttrList) attrs = bang_typography_dup_attrs ("họp với 李明");
  PangoAttrIterator *iter = pango_attr_list_get_iterator (attrs);
  PangoLanguage *language = NULL;
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();

  pango_attr_iterator_get_font (iter, font, &language, NULL);
  g_assert_cmpstr (pango_language_to_string (language), ==, "vi");
  g_assert_true (pango_attr_iterator_next (iter));
  pango_attr_iterator_get_font (iter, font, &language, NULL);
  g_assert_cmpstr (pango_language_to_string (language), ==, "zh-hans");
  pango_attr_iterator_destroy (iter);
}

static void
test_hits (void)
{
  static const char text[] = "<b>hội đàm</b>";
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (BangSpan));
  const BangSpan spans[] = { { 3, 14 }, { 9, 4 }, { 10, 4000 }, { 5, 5 } };
  g_autoptr (PangoAttrList) attrs = NULL;
  g_autoptr (PangoAttrList) none = bang_typography_dup_hit_attrs (NULL, NULL);

  g_array_append_vals (hits, spans, G_N_ELEMENTS (spans));
  attrs = bang_typography_dup_hit_attrs (text, hits);
  /* The span that is one; not the empty, the reversed, the one out of bounds. */
  g_assert_cmpuint (count_attrs (attrs, PANGO_ATTR_BACKGROUND), ==, 1);
  g_assert_cmpuint (count_attrs (attrs, PANGO_ATTR_WEIGHT), ==, 1);
  g_assert_cmpuint (count_attrs (none, PANGO_ATTR_BACKGROUND), ==, 0);
}

static void
test_choose (void)
{
  g_autofree char *generic = NULL;
  g_autofree char *absent = NULL;
  g_autofree char *listed = NULL;
  g_autofree char *empty = NULL;
  gboolean replaced = TRUE;

  generic = bang_typography_choose_family (context, "Sans", &replaced);
  if (replaced)
    {
      g_test_skip ("No font here has all Vietnamese letters");
      return;
    }
  g_assert_cmpstr (generic, ==, "Sans");

  absent = bang_typography_choose_family (context, "A Family That Nobody Has Serif", &replaced);
  g_assert_true (replaced);
  g_assert_cmpstr (absent, !=, "A Family That Nobody Has Serif");

  listed = bang_typography_choose_family (context, "A Family That Nobody Has, Sans", &replaced);
  g_assert_false (replaced);
  g_assert_cmpstr (listed, ==, "Sans");

  empty = bang_typography_choose_family (context, "", &replaced);
  g_assert_false (replaced);
  g_assert_nonnull (empty);
}

/* A font of Latin letters only, should the system have one, is not taken. */
static void
test_no_vietnamese (void)
{
  static const char * const latin_only[] = { "Z003", "Nimbus Sans", "URW Bookman", "Standard Symbols PS", NULL };
  guint n = 0;

  for (gsize i = 0; latin_only[i] != NULL; i++)
    {
      g_autoptr (PangoFontDescription) wanted = pango_font_description_from_string (latin_only[i]);
      g_autoptr (PangoFont) font = NULL;
      g_autoptr (PangoFontDescription) got = NULL;
      g_autofree char *chosen = NULL;
      gboolean replaced = FALSE;

      font = pango_font_map_load_font (pango_context_get_font_map (context), context, wanted);
      got = font != NULL ? pango_font_describe (font) : NULL;
      if (got == NULL || g_strcmp0 (pango_font_description_get_family (got), latin_only[i]) != 0)
        continue;
      n++;
      chosen = bang_typography_choose_family (context, latin_only[i], &replaced);
      g_assert_true (replaced);
      g_assert_cmpstr (chosen, !=, latin_only[i]);
    }

  if (n == 0)
    g_test_skip ("Every font here has all Vietnamese letters");
}

static void
test_typeface (void)
{
  BangTypeface typeface = { 0 };

  bang_typography_choose (context, "Sans 14", FALSE, &typeface);
  g_assert_cmpfloat (typeface.points, ==, 14.0);
  bang_typeface_clear (&typeface);

  bang_typography_choose (context, "", TRUE, &typeface);
  g_assert_cmpfloat (typeface.points, >=, 11.0);
  g_assert_cmpfloat (typeface.points, <=, 13.0);
  g_assert_false (typeface.replaced);
  bang_typeface_clear (&typeface);

  bang_typography_choose (context, "Sans 4000", FALSE, &typeface);
  g_assert_cmpfloat (typeface.points, <=, 72.0);
  bang_typeface_clear (&typeface);
}

/* The ink of the tallest letters of one line ends above that of the next. */
static void
test_lines_do_not_touch (void)
{
  static const char * const families[] = { "Sans", "Serif", NULL };

  for (gsize i = 0; families[i] != NULL; i++)
    {
      g_autoptr (PangoLayout) layout = pango_layout_new (context);
      g_autoptr (PangoFontDescription) font = pango_font_description_new ();
      double factor = bang_typography_line_factor (context, families[i]);
      PangoRectangle ink;
      PangoRectangle logical;

      g_assert_cmpfloat (factor, >=, 1.0);
      g_assert_cmpfloat (factor, <=, 2.0);
      pango_font_description_set_family (font, families[i]);
      pango_font_description_set_absolute_size (font, 64 * PANGO_SCALE);
      pango_layout_set_font_description (layout, font);
      pango_layout_set_text (layout, "Ẫ Ỗ Ự ỗ ặ ộ g", -1);
      pango_layout_get_pixel_extents (layout, &ink, &logical);
      g_assert_cmpfloat (ink.height, <, logical.height * factor);
    }
}

static void
test_measure (void)
{
  int narrow = bang_typography_measure (context, "Sans", 12.0, BANG_TYPOGRAPHY_MEASURE);
  int wide = bang_typography_measure (context, "Sans", 24.0, BANG_TYPOGRAPHY_MEASURE);

  g_assert_cmpint (narrow, >, 200);
  g_assert_cmpint (wide, >, narrow * 3 / 2);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  context = pango_font_map_create_context (pango_cairo_font_map_get_default ());

  g_test_add_func ("/typography/han", test_han);
  g_test_add_func ("/typography/languages", test_languages);
  g_test_add_func ("/typography/hits", test_hits);
  g_test_add_func ("/typography/choose", test_choose);
  g_test_add_func ("/typography/no-vietnamese", test_no_vietnamese);
  g_test_add_func ("/typography/typeface", test_typeface);
  g_test_add_func ("/typography/lines", test_lines_do_not_touch);
  g_test_add_func ("/typography/measure", test_measure);

  status = g_test_run ();
  g_object_unref (context);

  return status;
}
