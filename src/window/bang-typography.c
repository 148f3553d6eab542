/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one place that knows how Vietnamese text is set: its language for the
 * shaper, Chinese names inside it, the marks of a search, and which fonts have
 * every letter. Everything is attributes, never markup, so that no title can
 * be read as mark-up. The functions that take a PangoContext or a string need
 * no display; the one that takes a label belongs to the main thread. */

#include "window/bang-typography.h"

#include <string.h>

/* Every letter of the Vietnamese alphabet that is not ASCII, in both cases:
 * the vowels with the five tones, the seven modified letters, đ. */
static const char vietnamese_letters[] =
  "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
  "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ";

/* Families that are known to hold all of them, tried in this order before
 * every other family of the system. */
static const char * const sans_families[] = {
  "Cantarell", "Noto Sans", "Inter", "Roboto", "Source Sans 3", "Open Sans", "DejaVu Sans", NULL
};
static const char * const serif_families[] = {
  "Noto Serif", "Source Serif 4", "Libertinus Serif", "Linux Libertine O", "DejaVu Serif", NULL
};

/* yellow_4 of the GNOME palette at about a third: dark text keeps a contrast
 * of more than 12 on it in the light style, white text more than 6 in the
 * dark one, so that one attribute serves both. */
#define HIT_RED   0xf5f5
#define HIT_GREEN 0xc2c2
#define HIT_BLUE  0x1111
#define HIT_ALPHA 0x5555

#define BASE_POINTS 12.0

/* How many families of a list like "Cantarell, Inter, sans" are looked at. */
#define MAX_FAMILIES 16

static gboolean
is_han (gunichar chr)
{
  return g_unichar_get_script (chr) == G_UNICODE_SCRIPT_HAN;
}

/**
 * bang_typography_get_language:
 *
 * The language that running text is in unless a run says otherwise.
 *
 * Returns: (transfer none): Vietnamese
 */
PangoLanguage *
bang_typography_get_language (void)
{
  return pango_language_from_string ("vi");
}

/**
 * bang_typography_find_han:
 * @text: UTF-8
 * @len: bytes of it
 *
 * Finds the runs of Chinese characters, which need the language zh-Hans: the
 * same code points are drawn differently in Japan and Korea, and fontconfig
 * goes by the language.
 *
 * Returns: (transfer full) (element-type BangSpan): bytes of @text
 */
GArray *
bang_typography_find_han (const char *text,
                          gsize       len)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (BangSpan));
  const char *end = text + len;
  const char *p = text;

  while (p < end)
    {
      BangSpan span;

      /* Han starts at U+2E80: three bytes or more, a first byte from 0xe2. */
      if ((guchar) *p < 0xe2 || !is_han (g_utf8_get_char (p)))
        {
          p = g_utf8_next_char (p);
          continue;
        }

      span.start = (gsize) (p - text);
      while (p < end && is_han (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      span.end = (gsize) (p - text);
      g_array_append_val (runs, span);
    }

  return g_steal_pointer (&runs);
}

static void
insert_attr (PangoAttrList  *attrs,
             PangoAttribute *attr,
             gsize           start,
             gsize           end)
{
  attr->start_index = (guint) MIN (start, G_MAXUINT);
  attr->end_index = (guint) MIN (end, G_MAXUINT);
  pango_attr_list_insert (attrs, attr);
}

/**
 * bang_typography_dup_attrs:
 * @text: (nullable): UTF-8
 *
 * The attributes of a text without anything found in it: its languages.
 *
 * Returns: (transfer full)
 */
PangoAttrList *
bang_typography_dup_attrs (const char *text)
{
  PangoAttrList *attrs = pango_attr_list_new ();
  g_autoptr (GArray) han = NULL;

  pango_attr_list_insert (attrs, pango_attr_language_new (bang_typography_get_language ()));
  /* A Vietnamese word that must be broken is broken without a hyphen. */
  pango_attr_list_insert (attrs, pango_attr_insert_hyphens_new (FALSE));
  if (text == NULL)
    return attrs;

  han = bang_typography_find_han (text, strlen (text));
  for (guint i = 0; i < han->len; i++)
    {
      const BangSpan *span = &g_array_index (han, BangSpan, i);

      insert_attr (attrs,
                   pango_attr_language_new (pango_language_from_string ("zh-Hans")),
                   span->start, span->end);
    }

  return attrs;
}

/**
 * bang_typography_dup_hit_attrs:
 * @text: (nullable): UTF-8
 * @hits: (nullable) (element-type BangSpan): bytes of @text
 *
 * The attributes of a text in which a search found something. A hit is told by
 * a background and by weight, so that it can be seen without colour too. Spans
 * that lie outside the text or are not in order do no harm.
 *
 * Returns: (transfer full)
 */
PangoAttrList *
bang_typography_dup_hit_attrs (const char *text,
                               GArray     *hits)
{
  PangoAttrList *attrs = bang_typography_dup_attrs (text);
  gsize len = text != NULL ? strlen (text) : 0;

  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const BangSpan *span = &g_array_index (hits, BangSpan, i);

      if (span->start >= span->end || span->end > len)
        continue;
      insert_attr (attrs, pango_attr_background_new (HIT_RED, HIT_GREEN, HIT_BLUE),
                   span->start, span->end);
      insert_attr (attrs, pango_attr_background_alpha_new (HIT_ALPHA), span->start, span->end);
      insert_attr (attrs, pango_attr_weight_new (PANGO_WEIGHT_BOLD), span->start, span->end);
    }

  return attrs;
}

/**
 * bang_typography_apply:
 * @label: a #GtkLabel
 *
 * Says that what @label shows is Vietnamese, and never mark-up. To be called
 * again when its text changes.
 */
void
bang_typography_apply (GtkWidget *label)
{
  PangoAttrList *attrs;

  g_return_if_fail (GTK_IS_LABEL (label));

  gtk_label_set_use_markup (GTK_LABEL (label), FALSE);
  attrs = bang_typography_dup_attrs (gtk_label_get_text (GTK_LABEL (label)));
  gtk_label_set_attributes (GTK_LABEL (label), attrs);
  pango_attr_list_unref (attrs);
}

/* fontconfig's own names, behind which any family may stand. */
static gboolean
is_generic (const char *family)
{
  static const char * const generic[] = {
    "sans", "sans-serif", "serif", "monospace", "system-ui", "cursive", "fantasy", NULL
  };

  for (gsize i = 0; generic[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (family, generic[i]) == 0)
        return TRUE;
    }

  return FALSE;
}

static PangoFontDescription *
describe (const char *family,
          double      points)
{
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family (description, family);
  pango_font_description_set_size (description, (int) (points * PANGO_SCALE));

  return description;
}

static gboolean
font_has_letters (PangoFont *font)
{
  g_autoptr (PangoCoverage) coverage = NULL;

  coverage = pango_font_get_coverage (font, bang_typography_get_language ());
  for (const char *p = vietnamese_letters; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (pango_coverage_get (coverage, (int) g_utf8_get_char (p)) != PANGO_COVERAGE_EXACT)
        return FALSE;
    }

  return TRUE;
}

/**
 * bang_typography_covers:
 * @context: for its font map
 * @family: a family's name
 *
 * Whether @family is there (and not another in its place) and has each of the
 * 134 letters that Vietnamese adds to ASCII.
 *
 * Returns: as said; %FALSE for a family that the system does not have
 */
gboolean
bang_typography_covers (PangoContext *context,
                        const char   *family)
{
  g_autoptr (PangoFontDescription) wanted = NULL;
  g_autoptr (PangoFontDescription) got = NULL;
  g_autoptr (PangoFont) font = NULL;

  g_return_val_if_fail (PANGO_IS_CONTEXT (context), FALSE);

  if (family == NULL || *family == '\0')
    return FALSE;

  wanted = describe (family, BASE_POINTS);
  font = pango_font_map_load_font (pango_context_get_font_map (context), context, wanted);
  if (font == NULL)
    return FALSE;

  got = pango_font_describe (font);
  if (!is_generic (family) &&
      g_ascii_strcasecmp (pango_font_description_get_family (got), family) != 0)
    return FALSE;

  return font_has_letters (font);
}

static char *
first_that_covers (PangoContext       *context,
                   const char * const *families)
{
  for (gsize i = 0; families[i] != NULL; i++)
    {
      if (bang_typography_covers (context, families[i]))
        return g_strdup (families[i]);
    }

  return NULL;
}

static gboolean
looks_like_serif (const char *family)
{
  g_autofree char *folded = g_utf8_casefold (family, -1);

  if (strstr (folded, "sans") != NULL)
    return FALSE;

  return strstr (folded, "serif") != NULL || strstr (folded, "roman") != NULL ||
         strstr (folded, "times") != NULL || strstr (folded, "georgia") != NULL;
}

/**
 * bang_typography_line_factor:
 * @context: for its font map
 * @family: a family that running text is set in
 *
 * By what the font's own line height is to be multiplied so that lines stand
 * BANG_TYPOGRAPHY_LINE_HEIGHT sizes apart. Fonts differ much (DejaVu 1.16,
 * Noto 1.36), so one factor for all would set some tight and some loose. It is
 * never less than 1: the font's own height is what its designer found room for
 * Ẫ and ộ in, and lines at that distance do not touch.
 *
 * Returns: 1 or more
 */
double
bang_typography_line_factor (PangoContext *context,
                             const char   *family)
{
  g_autoptr (PangoFontDescription) description = NULL;
  PangoFontMetrics *metrics;
  double height;

  g_return_val_if_fail (PANGO_IS_CONTEXT (context), 1.0);

  description = describe (family, 0);
  /* Large and absolute, so that rounding to pixels does not matter. */
  pango_font_description_set_absolute_size (description, 100.0 * PANGO_SCALE);
  metrics = pango_context_get_metrics (context, description, bang_typography_get_language ());
  height = (double) pango_font_metrics_get_height (metrics) / PANGO_SCALE / 100.0;
  pango_font_metrics_unref (metrics);
  if (height < 0.1)
    return BANG_TYPOGRAPHY_LINE_HEIGHT;

  return MAX (1.0, BANG_TYPOGRAPHY_LINE_HEIGHT / height);
}

/* Running text of the genre, for its mean width: names, marks, figures and
 * spaces in the proportion in which news has them. */
static const char sample[] =
  "Sáng 12/3, tại trụ sở Ủy ban nhân dân, đoàn đại biểu hai bên đã hội đàm, trao đổi kinh nghiệm "
  "và thống nhất phương hướng hợp tác trong lĩnh vực thương mại, du lịch và giao lưu hữu nghị.";

/**
 * bang_typography_measure:
 * @context: for its font map and resolution
 * @family: a family
 * @points: size
 * @n_chars: how many characters a line holds
 *
 * How wide a column of running Vietnamese is. A font's own "approximate width"
 * is of letters without regard to how often each is used, and is a tenth too
 * large; this sets a sentence and takes its mean.
 *
 * Returns: logical pixels
 */
int
bang_typography_measure (PangoContext *context,
                         const char   *family,
                         double        points,
                         guint         n_chars)
{
  g_autoptr (PangoFontDescription) description = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  double width;
  int pixels;

  g_return_val_if_fail (PANGO_IS_CONTEXT (context), 1);

  description = describe (family, points);
  layout = pango_layout_new (context);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_text (layout, sample, -1);
  pango_layout_get_pixel_size (layout, &pixels, NULL);
  width = (double) pixels * n_chars / (double) g_utf8_strlen (sample, -1);

  return (int) CLAMP (width, 1.0, 100000.0);
}

/**
 * bang_typography_choose_family:
 * @context: for its font map
 * @wanted: (nullable): the family asked for, or several with commas between
 * @replaced: (out) (optional): whether another is returned
 *
 * Chooses a family that has all Vietnamese letters: @wanted when it does, else
 * a well-known one of the same sort, else fontconfig's own choice. A text set in
 * a family that lacks some is not unreadable, because other fonts lend the
 * missing letters, but then single letters of a word differ in weight and width.
 *
 * Returns: (transfer full): a family; the generic one when the system has none
 *   with all the letters
 */
char *
bang_typography_choose_family (PangoContext *context,
                               const char   *wanted,
                               gboolean     *replaced)
{
  g_auto (GStrv) list = NULL;
  gboolean serif;
  char *family;

  g_return_val_if_fail (PANGO_IS_CONTEXT (context), NULL);

  if (wanted == NULL || *wanted == '\0')
    wanted = "Sans";

  if (replaced != NULL)
    *replaced = FALSE;
  list = g_strsplit (wanted, ",", MAX_FAMILIES);
  for (gsize i = 0; list[i] != NULL; i++)
    g_strstrip (list[i]);
  family = first_that_covers (context, (const char * const *) list);
  if (family != NULL)
    return family;

  if (replaced != NULL)
    *replaced = TRUE;
  serif = looks_like_serif (wanted);
  family = first_that_covers (context, serif ? serif_families : sans_families);
  if (family == NULL)
    family = first_that_covers (context, serif ? sans_families : serif_families);

  return family != NULL ? family : g_strdup (serif ? "Serif" : "Sans");
}

/**
 * bang_typography_choose:
 * @context: for its font map and the interface's font
 * @font_name: (nullable): "Noto Serif 12" as a font button says it; empty for none
 * @serif: what to take when there is none
 * @typeface: (out caller-allocates): the answer, to be cleared
 *
 * Turns the reader's settings into a family and a size that can set Vietnamese.
 */
void
bang_typography_choose (PangoContext *context,
                        const char   *font_name,
                        gboolean      serif,
                        BangTypeface *typeface)
{
  g_autoptr (PangoFontDescription) description = NULL;
  const PangoFontDescription *interface;
  const char *wanted = NULL;

  g_return_if_fail (PANGO_IS_CONTEXT (context));
  g_return_if_fail (typeface != NULL);

  typeface->points = BASE_POINTS;
  interface = pango_context_get_font_description (context);

  if (font_name != NULL && *font_name != '\0')
    {
      description = pango_font_description_from_string (font_name);
      wanted = pango_font_description_get_family (description);
      if (pango_font_description_get_size (description) > 0 &&
          !pango_font_description_get_size_is_absolute (description))
        typeface->points = CLAMP ((double) pango_font_description_get_size (description) / PANGO_SCALE,
                                  6.0, 72.0);
    }
  else if (serif)
    wanted = "Serif";
  else if (interface != NULL)
    wanted = pango_font_description_get_family (interface);

  typeface->family = bang_typography_choose_family (context, wanted, &typeface->replaced);
  /* Nobody needs to be told about a font that nobody chose. */
  if (description == NULL)
    typeface->replaced = FALSE;
}

/**
 * bang_typeface_clear:
 * @self: a typeface
 *
 * Frees what @self holds, not @self.
 */
void
bang_typeface_clear (BangTypeface *self)
{
  g_clear_pointer (&self->family, g_free);
}
