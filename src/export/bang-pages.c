/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Setting an article in pages with Pango and Cairo: a running title and the
 * source above, the page's number below, between them title, facts, text and
 * notes; captions set apart.
 *
 * A paragraph is a PangoLayout; its lines are put on pages one by one, a heading
 * never at the foot of one, and of a paragraph never a single line at the foot
 * or the head where there are more. Pango lays a paragraph out whole, so a
 * longer one than MAX_PIECE is several.
 *
 * Needs no screen. One thread at a time for one of these.
 */
#include "config.h"

#include "export/bang-pages.h"

#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "export/bang-card-private.h"
#include "export/bang-export-private.h"

/* Points. Two centimetres at the sides, and what a header and a foot need. */
#define MARGIN_X    57.0
#define MARGIN_TOP  74.0
#define MARGIN_FOOT 64.0
#define HEADER_Y    40.0
#define FOOT_Y      38.0

/* A page narrower or lower than this is no page. */
#define MIN_SIZE 200.0

#define BODY_SIZE 11.0

/* Stacked marks (Ẫ, ỗ) must not touch the line above. */
#define LINE_HEIGHT 1.35

/* Bytes of a paragraph that are laid out at once. */
#define MAX_PIECE 8192

/* Pages of one article; a text of megabytes is cut with a line that says so. */
#define MAX_PAGES 2000

typedef enum
{
  STYLE_TITLE,
  STYLE_META,
  STYLE_FACT,
  STYLE_LEAD,
  STYLE_BODY,
  STYLE_CAPTION,
  STYLE_HEADING,
  N_STYLES
} Style;

static const struct
{
  double   scale;     /* of BODY_SIZE */
  gboolean bold;
  gboolean italic;
  double   indent;    /* points, at the left */
  double   before;    /* points of white above */
  double   grey;      /* 0 black */
  gboolean rule;      /* a rule at the left */
  gboolean keep;      /* with what follows */
} styles[N_STYLES] = {
  [STYLE_TITLE]   = { 1.60, TRUE,  FALSE, 0.0,  0.0,  0.0, FALSE, TRUE },
  [STYLE_META]    = { 0.86, FALSE, FALSE, 0.0,  4.0,  0.3, FALSE, FALSE },
  [STYLE_FACT]    = { 0.92, FALSE, FALSE, 10.0, 3.0,  0.0, TRUE,  FALSE },
  [STYLE_LEAD]    = { 1.08, FALSE, FALSE, 0.0,  9.0,  0.0, FALSE, FALSE },
  [STYLE_BODY]    = { 1.00, FALSE, FALSE, 0.0,  7.0,  0.0, FALSE, FALSE },
  [STYLE_CAPTION] = { 0.90, FALSE, TRUE,  14.0, 6.0,  0.2, TRUE,  FALSE },
  [STYLE_HEADING] = { 1.10, TRUE,  FALSE, 0.0,  14.0, 0.0, FALSE, TRUE },
};

/* A line where it stands. */
typedef struct
{
  guint            page;
  double           x;
  double           y;         /* of the baseline */
  double           top;       /* of the line, for the rule beside it */
  double           height;
  PangoLayoutLine *line;      /* Owned */
  Style            style;
} Placed;

struct _BangPages
{
  PangoContext *context;
  GPtrArray    *layouts;      /* (element-type PangoLayout) keep the lines alive */
  GArray       *placed;       /* (element-type Placed) page by page */
  char         *title;
  char         *source;       /* "" when nothing is known */
  double        width;
  double        height;
  guint         n_pages;
  double        y;            /* where the next line goes */
  gboolean      full;
};

static void
placed_clear (gpointer data)
{
  pango_layout_line_unref (((Placed *) data)->line);
}

/* --- Text ------------------------------------------------------------------------- */

/* Han letters are the Chinese ones, whatever the language around them. */
static void
add_languages (PangoAttrList *attrs,
               const char    *text)
{
  const char *start = NULL;

  for (const char *p = text; ; p = g_utf8_next_char (p))
    {
      gboolean han = *p != '\0' && g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_HAN;

      if (han && start == NULL)
        start = p;
      if (!han && start != NULL)
        {
          PangoAttribute *language = pango_attr_language_new (pango_language_from_string ("zh-Hans"));

          language->start_index = (guint) (start - text);
          language->end_index = (guint) (p - text);
          pango_attr_list_insert (attrs, language);
          start = NULL;
        }
      if (*p == '\0')
        break;
    }
}

static PangoLayout *
make_layout (BangPages  *self,
             Style       style,
             const char *text,
             gsize       bold_bytes,
             double      width)
{
  g_autoptr (PangoAttrList) attrs = pango_attr_list_new ();
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans");
  PangoLayout *layout = pango_layout_new (self->context);

  pango_font_description_set_size (font, (int) (BODY_SIZE * styles[style].scale * PANGO_SCALE));
  if (styles[style].bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  if (styles[style].italic)
    pango_font_description_set_style (font, PANGO_STYLE_ITALIC);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  add_languages (attrs, text);
  if (bold_bytes > 0)
    {
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      bold->end_index = (guint) bold_bytes;
      pango_attr_list_insert (attrs, bold);
    }
  pango_layout_set_attributes (layout, attrs);
  return layout;
}

/* --- Placing ----------------------------------------------------------------------- */

static double
get_foot (BangPages *self)
{
  return self->height - MARGIN_FOOT;
}

static void
turn_page (BangPages *self)
{
  if (self->n_pages >= MAX_PAGES)
    {
      self->full = TRUE;
      return;
    }
  self->n_pages++;
  self->y = MARGIN_TOP;
}

static double
get_line_height (PangoLayoutLine *line)
{
  PangoRectangle logical;

  pango_layout_line_get_extents (line, NULL, &logical);
  return (double) logical.height / PANGO_SCALE * (LINE_HEIGHT / 1.2);
}

static void
place_line (BangPages       *self,
            PangoLayoutLine *line,
            Style            style)
{
  Placed placed = { 0, };
  PangoRectangle logical;

  pango_layout_line_get_extents (line, NULL, &logical);
  placed.height = get_line_height (line);
  if (self->y + placed.height > get_foot (self))
    turn_page (self);
  if (self->full)
    return;

  placed.page = self->n_pages - 1;
  placed.style = style;
  placed.x = MARGIN_X + styles[style].indent;
  if (pango_layout_line_get_resolved_direction (line) == PANGO_DIRECTION_RTL)
    placed.x += self->width - 2 * MARGIN_X - styles[style].indent - (double) logical.width / PANGO_SCALE;
  placed.top = self->y;
  placed.y = self->y + (placed.height - (double) logical.height / PANGO_SCALE) / 2
             - (double) logical.y / PANGO_SCALE;
  /* The rule beside the facts goes through from the first to the last. */
  if (style == STYLE_FACT && self->placed->len > 0)
    {
      const Placed *last = &g_array_index (self->placed, Placed, self->placed->len - 1);

      if (last->page == placed.page && last->style == style)
        {
          placed.height += placed.top - (last->top + last->height);
          placed.top = last->top + last->height;
        }
    }
  placed.line = pango_layout_line_ref (line);
  g_array_append_val (self->placed, placed);
  self->y += get_line_height (line);
}

/* How many lines must stand together from line @i on. */
static int
get_together (int   n_lines,
              int   i,
              Style style)
{
  if (styles[style].keep)
    return n_lines - i + 2;
  if (n_lines > 1 && (i == 0 || i == n_lines - 2))
    return 2;
  return 1;
}

static void
place (BangPages   *self,
       PangoLayout *layout,
       Style        style,
       gboolean     continued)
{
  int n_lines = pango_layout_get_line_count (layout);

  g_ptr_array_add (self->layouts, layout);
  if (!continued && self->y > MARGIN_TOP)
    self->y += styles[style].before;
  for (int i = 0; i < n_lines && !self->full; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
      double together = get_together (n_lines, i, style) * get_line_height (line);

      if (self->y > MARGIN_TOP && self->y + together > get_foot (self) &&
          together < get_foot (self) - MARGIN_TOP)
        turn_page (self);
      if (!self->full)
        place_line (self, line, style);
    }
}

/* Sets a paragraph, piece by piece. */
static void
set_text (BangPages  *self,
          Style       style,
          const char *text,
          gsize       bold_bytes)
{
  double width = self->width - 2 * MARGIN_X - styles[style].indent;
  const char *end = text + strlen (text);
  gboolean continued = FALSE;

  while (text < end && !self->full)
    {
      const char *cut = end;
      g_autofree char *piece = NULL;

      if (end - text > MAX_PIECE)
        {
          cut = g_utf8_find_prev_char (text, text + MAX_PIECE);
          for (const char *p = cut; p > text + MAX_PIECE / 2; p--)
            {
              if (*p == ' ')
                {
                  cut = p + 1;
                  break;
                }
            }
        }
      piece = g_strndup (text, (gsize) (cut - text));
      place (self, make_layout (self, style, piece, continued ? 0 : bold_bytes, width), style, continued);
      continued = TRUE;
      text = cut;
    }
}

/* --- The article ------------------------------------------------------------------- */

static char *
dup_plain (const char *text,
           gssize      len)
{
  GString *plain = g_string_new (NULL);

  bang_export_append_plain (plain, text, len);
  return g_string_free (plain, FALSE);
}

static void
set_facts (BangPages   *self,
           BangArticle *article)
{
  g_autoptr (BangCard) card = bang_card_new (article);

  if (card->event->len > 0)
    self->y += 6.0;
  for (guint i = 0; i < card->event->len; i++)
    {
      const BangCardField *field = g_ptr_array_index (card->event, i);
      g_autoptr (GString) line = g_string_new (NULL);
      gsize bold;

      bang_export_append_plain (line, field->label, -1);
      g_string_append_c (line, ':');
      bold = line->len;
      for (guint k = 0; k < field->values->len; k++)
        {
          g_string_append (line, k > 0 ? "; " : " ");
          bang_export_append_plain (line, g_ptr_array_index (field->values, k), -1);
        }
      set_text (self, STYLE_FACT, line->str, bold);
    }
  if (card->event->len > 0)
    self->y += 6.0;
}

static void
set_paragraph_cb (BangZoneKind  kind,
                  const char   *text,
                  gsize         len,
                  gpointer      user_data)
{
  g_autofree char *plain = dup_plain (text, (gssize) len);

  if (kind == BANG_ZONE_LEAD)
    set_text (user_data, STYLE_LEAD, plain, 0);
  else
    set_text (user_data, kind == BANG_ZONE_CAPTION ? STYLE_CAPTION : STYLE_BODY, plain, 0);
}

static void
set_notes (BangPages    *self,
           BangPersonal *personal)
{
  if (personal == NULL || personal->notes->len == 0)
    return;

  set_text (self, STYLE_HEADING, _("Notes"), 0);
  for (guint i = 0; i < personal->notes->len; i++)
    {
      const BangNote *note = g_ptr_array_index (personal->notes, i);
      g_autofree char *text = dup_plain (note->text, -1);

      if (*note->quote != '\0')
        {
          g_autofree char *plain = dup_plain (note->quote, -1);
          g_autofree char *quote = g_strdup_printf ("“%s”", plain);

          set_text (self, STYLE_CAPTION, quote, 0);
        }
      set_text (self, STYLE_BODY, text, 0);
    }
}

/* "LCĐT · 18/1/2023": where the text is from and of which day it tells. */
static char *
dup_source (BangArticleRow *row)
{
  g_autofree char *day = row->date.year != 0 || row->date.month != 0 ? bang_card_date (row->date) : NULL;
  g_autofree char *source = row->source != NULL && *row->source != '\0' ? dup_plain (row->source, -1) : NULL;

  if (day != NULL && source != NULL)
    return g_strdup_printf ("%s · %s", source, day);
  return g_strdup (source != NULL ? source : day != NULL ? day : "");
}

/**
 * bang_pages_new:
 * @article: what to set
 * @personal: (nullable): what the reader keeps beside it
 * @width: of the page with its margins, points
 * @height: likewise
 * @flags: what besides the text
 *
 * Returns: (transfer full): the article in pages, at least one
 */
BangPages *
bang_pages_new (BangArticle    *article,
                BangPersonal   *personal,
                double          width,
                double          height,
                BangPagesFlags  flags)
{
  BangPages *self = g_new0 (BangPages, 1);

  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_cairo_context_set_resolution (self->context, 72.0);
  pango_context_set_language (self->context, pango_language_from_string ("vi"));
  self->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  self->placed = g_array_new (FALSE, FALSE, sizeof (Placed));
  g_array_set_clear_func (self->placed, placed_clear);
  self->width = MAX (width, MIN_SIZE);
  self->height = MAX (height, MIN_SIZE);
  self->title = dup_plain (article->row->title != NULL ? article->row->title : "", -1);
  self->source = dup_source (article->row);
  turn_page (self);

  set_text (self, STYLE_TITLE, self->title, 0);
  if (*self->source != '\0')
    set_text (self, STYLE_META, self->source, 0);
  if ((flags & BANG_PAGES_FACTS) != 0)
    set_facts (self, article);
  bang_card_foreach_paragraph (article, set_paragraph_cb, self);
  if ((flags & BANG_PAGES_NOTES) != 0)
    set_notes (self, personal);
  return self;
}

/**
 * bang_pages_free:
 * @self: (transfer full) (nullable): pages
 */
void
bang_pages_free (BangPages *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->placed);
  g_ptr_array_unref (self->layouts);
  g_object_unref (self->context);
  g_free (self->title);
  g_free (self->source);
  g_free (self);
}

/**
 * bang_pages_get_n_pages:
 *
 * Returns: how many pages the article takes
 */
guint
bang_pages_get_n_pages (BangPages *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_pages;
}

/* --- Drawing ------------------------------------------------------------------------ */

static void
draw_small (BangPages      *self,
            cairo_t        *cr,
            const char     *text,
            double          x,
            double          y,
            double          width,
            PangoAlignment  align)
{
  g_autoptr (PangoLayout) layout = make_layout (self, STYLE_META, text, 0, width);

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, -1);
  pango_layout_set_alignment (layout, align);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

/* The first page has the title itself. */
static void
draw_frame (BangPages *self,
            guint      page,
            cairo_t   *cr,
            guint      number,
            guint      total)
{
  double inner = self->width - 2 * MARGIN_X;
  g_autofree char *label = NULL;

  cairo_set_source_rgb (cr, 0.3, 0.3, 0.3);
  if (page > 0)
    {
      draw_small (self, cr, self->title, MARGIN_X, HEADER_Y, inner * 0.68, PANGO_ALIGN_LEFT);
      draw_small (self, cr, self->source, MARGIN_X + inner * 0.7, HEADER_Y, inner * 0.3, PANGO_ALIGN_RIGHT);
      cairo_set_line_width (cr, 0.5);
      cairo_move_to (cr, MARGIN_X, HEADER_Y + 18.0);
      cairo_line_to (cr, self->width - MARGIN_X, HEADER_Y + 18.0);
      cairo_stroke (cr);
    }

  label = total > 0 ? g_strdup_printf ("%u / %u", number, total) : g_strdup_printf ("%u", number);
  draw_small (self, cr, label, MARGIN_X, self->height - FOOT_Y, inner, PANGO_ALIGN_CENTER);
}

/**
 * bang_pages_draw:
 * @page: which page of the article, 0 the first
 * @cr: where to, a point a unit
 * @number: what the page is called
 * @total: of how many, 0 when that is not known
 */
void
bang_pages_draw (BangPages *self,
                 guint      page,
                 cairo_t   *cr,
                 guint      number,
                 guint      total)
{
  g_return_if_fail (self != NULL);

  draw_frame (self, page, cr, number, total);
  for (guint i = 0; i < self->placed->len; i++)
    {
      const Placed *placed = &g_array_index (self->placed, Placed, i);
      double grey = styles[placed->style].grey;

      if (placed->page != page)
        continue;
      if (styles[placed->style].rule)
        {
          cairo_set_source_rgb (cr, 0.6, 0.6, 0.6);
          cairo_rectangle (cr, placed->x - 8.0, placed->top, 1.5, placed->height);
          cairo_fill (cr);
        }
      cairo_set_source_rgb (cr, grey, grey, grey);
      cairo_move_to (cr, placed->x, placed->y);
      pango_cairo_show_layout_line (cr, placed->line);
    }
}
