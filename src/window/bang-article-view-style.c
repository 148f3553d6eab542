/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the parts of an article look: sizes, weights and distances, all in sizes
 * of the font that the reader chose. Main thread. */

#include "config.h"
#include "window/bang-article-view-private.h"

/* Makes the styles; their order is their priority. */
void
bang_article_view_add_tags (BangArticleView *self)
{
  static const char * const names[BANG_N_STYLES] = {
    "base", "title", "meta", "lead", "body", "caption", "furniture", "heading", "holder", "continued", "han",
  };
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->prose));

  for (guint i = 0; i < BANG_N_STYLES; i++)
    self->tags[i] = gtk_text_buffer_create_tag (buffer, names[i], NULL);

  g_object_set (self->tags[BANG_STYLE_BASE], "language", "vi", "insert-hyphens", FALSE, NULL);
  g_object_set (self->tags[BANG_STYLE_TITLE], "weight", PANGO_WEIGHT_BOLD, NULL);
  g_object_set (self->tags[BANG_STYLE_META], "scale", 0.85, NULL);
  g_object_set (self->tags[BANG_STYLE_LEAD], "scale", 1.1, NULL);
  g_object_set (self->tags[BANG_STYLE_CAPTION], "scale", 0.92, NULL);
  g_object_set (self->tags[BANG_STYLE_FURNITURE], "scale", 0.88, NULL);
  g_object_set (self->tags[BANG_STYLE_HEADING], "scale", 0.88, "weight", PANGO_WEIGHT_BOLD, NULL);
  g_object_set (self->tags[BANG_STYLE_CONTINUED], "pixels-below-lines", 0, NULL);
  g_object_set (self->tags[BANG_STYLE_HAN], "language", "zh-Hans", NULL);

  bang_prose_view_add_dim_tag (self->prose, self->tags[BANG_STYLE_META]);
  bang_prose_view_add_dim_tag (self->prose, self->tags[BANG_STYLE_CAPTION]);
  bang_prose_view_add_dim_tag (self->prose, self->tags[BANG_STYLE_FURNITURE]);
}

/* Sets the styles in @typeface, whose size has the reader's scale in it. */
void
bang_article_view_update_tags (BangArticleView *self,
                               BangTypeface    *typeface)
{
  static const struct
  {
    BangStyle style;
    double    below;   /* sizes of the font */
  } spacing[] = {
    { BANG_STYLE_TITLE, 0.4 },
    { BANG_STYLE_META, 1.0 },
    { BANG_STYLE_LEAD, 0.8 },
    { BANG_STYLE_BODY, 0.7 },
    { BANG_STYLE_CAPTION, 0.7 },
    { BANG_STYLE_FURNITURE, 0.35 },
    { BANG_STYLE_HEADING, 0.35 },
    { BANG_STYLE_HOLDER, 1.2 },
  };
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self->prose));
  double resolution = pango_cairo_context_get_resolution (context);
  double em = typeface->points * (resolution > 0 ? resolution : 96.0) / 72.0;
  int margin = gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self->prose));
  double factor = bang_typography_line_factor (context, typeface->family);

  g_object_set (self->tags[BANG_STYLE_BASE],
                "family", typeface->family,
                "size-points", typeface->points,
                "line-height", (float) factor,
                NULL);
  /* Large letters need less air between the lines, never less than their own;
   * and when all letters are large the title need not be so much larger. */
  g_object_set (self->tags[BANG_STYLE_TITLE],
                "scale", CLAMP (1.6 - 0.35 * (self->text_scale - 1.0), 1.2, 1.6),
                "line-height", (float) MAX (1.0, factor * 0.88),
                NULL);
  g_object_set (self->tags[BANG_STYLE_CAPTION], "left-margin", margin + (int) em, NULL);
  g_object_set (self->tags[BANG_STYLE_HEADING], "pixels-above-lines", (int) em, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (spacing); i++)
    g_object_set (self->tags[spacing[i].style],
                  "pixels-below-lines", (int) (spacing[i].below * em),
                  NULL);
}

/* The style of a kind of paragraph. */
GtkTextTag *
bang_article_view_zone_tag (BangArticleView *self,
                            BangZoneKind     zone)
{
  switch (zone)
    {
    case BANG_ZONE_TITLE:
      return self->tags[BANG_STYLE_TITLE];
    case BANG_ZONE_LEAD:
      return self->tags[BANG_STYLE_LEAD];
    case BANG_ZONE_BODY:
      return self->tags[BANG_STYLE_BODY];
    case BANG_ZONE_CAPTION:
      return self->tags[BANG_STYLE_CAPTION];
    case BANG_ZONE_IMAGE_NAME:
    case BANG_ZONE_RELATED:
    case BANG_ZONE_FOOTER:
    case BANG_ZONE_OTHER:
    case BANG_ZONE_N_KINDS:
    default:
      return self->tags[BANG_STYLE_FURNITURE];
    }
}
