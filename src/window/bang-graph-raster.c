/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Thousands of thin lines: Cairo takes some 20 µs for each, which is too long for
 * a frame of twenty thousand. Here they are added up in a mask, antialiased (Wu,
 * SIGGRAPH 1991), in about 1 µs each, and the mask is painted once. Where many
 * lines cross it becomes darker. Main thread only.
 */
#include "window/bang-graph-draw.h"

#include <math.h>

typedef struct
{
  guchar *pixels;
  int     stride;
  int     width;
  int     height;
} Mask;

static inline void
add (Mask *mask,
     int   x,
     int   y,
     int   amount)
{
  guchar *pixel;
  int sum;

  if (x < 0 || y < 0 || x >= mask->width || y >= mask->height)
    return;
  pixel = mask->pixels + y * mask->stride + x;
  sum = *pixel + amount;
  *pixel = (guchar) MIN (sum, 255);
}

/* Cuts a line at the borders of the mask (Liang and Barsky 1984), so that its
 * length is bounded. Returns whether anything is left. */
static gboolean
clip (const Mask *mask,
      double     *x0,
      double     *y0,
      double     *x1,
      double     *y1)
{
  double dx = *x1 - *x0;
  double dy = *y1 - *y0;
  double p[4] = { -dx, dx, -dy, dy };
  double q[4] = { *x0 + 1, mask->width - *x0, *y0 + 1, mask->height - *y0 };
  double from = 0.0;
  double to = 1.0;

  for (int i = 0; i < 4; i++)
    {
      if (p[i] < 0.0)
        from = MAX (from, q[i] / p[i]);
      else if (p[i] > 0.0)
        to = MIN (to, q[i] / p[i]);
      else if (q[i] < 0.0)
        return FALSE;
    }
  if (from >= to)
    return FALSE;
  *x1 = *x0 + to * dx;
  *y1 = *y0 + to * dy;
  *x0 += from * dx;
  *y0 += from * dy;
  return TRUE;
}

static void
draw_line (Mask   *mask,
           double  x0,
           double  y0,
           double  x1,
           double  y1,
           int     amount)
{
  gboolean steep = fabs (y1 - y0) > fabs (x1 - x0);
  double slope;
  int first;
  int last;

  if (steep)
    {
      double swap = x0;

      x0 = y0;
      y0 = swap;
      swap = x1;
      x1 = y1;
      y1 = swap;
    }
  if (x0 > x1)
    {
      double swap = x0;

      x0 = x1;
      x1 = swap;
      swap = y0;
      y0 = y1;
      y1 = swap;
    }
  slope = x1 - x0 > 1e-9 ? (y1 - y0) / (x1 - x0) : 0.0;
  first = (int) floor (x0);
  last = (int) floor (x1);
  for (int x = first; x <= last; x++)
    {
      double y = y0 + (x - x0) * slope;
      int row = (int) floor (y);
      int low = (int) ((y - row) * amount);

      if (steep)
        {
          add (mask, row, x, amount - low);
          add (mask, row + 1, x, low);
        }
      else
        {
          add (mask, x, row, amount - low);
          add (mask, x, row + 1, low);
        }
    }
}

/**
 * bang_graph_raster_edges:
 * @self: a drawing
 * @cr: where to
 * @only: only those of this node, however many; -1 for all that may be
 * @color: their colour
 * @alpha: how dark a line of the strongest edge is
 *
 * Draws the edges.
 */
void
bang_graph_raster_edges (BangGraphDrawing *self,
                         cairo_t          *cr,
                         int               only,
                         const GdkRGBA    *color,
                         double            alpha)
{
  int scale = CLAMP (self->scale, 1, 4);
  cairo_surface_t *surface;
  double most = 1.0;
  Mask mask;

  surface = cairo_image_surface_create (CAIRO_FORMAT_A8, MAX (self->width * scale, 1), MAX (self->height * scale, 1));
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (surface);
      return;
    }
  mask.pixels = cairo_image_surface_get_data (surface);
  mask.stride = cairo_image_surface_get_stride (surface);
  mask.width = self->width * scale;
  mask.height = self->height * scale;
  if (self->graph->edges->len > 0)
    most = log1p (MAX (g_array_index (self->graph->edges, BangGraphEdge, 0).strength, 1.0));
  for (guint i = 0; i < self->graph->edges->len && (only >= 0 || i < self->max_edges); i++)
    {
      const BangGraphEdge *edge = &g_array_index (self->graph->edges, BangGraphEdge, i);
      double share = log1p (MAX (edge->strength, 0.0)) / most;
      double x0;
      double y0;
      double x1;
      double y1;

      if (only >= 0 && (int) edge->from != only && (int) edge->to != only)
        continue;
      bang_graph_drawing_place (self, edge->from, &x0, &y0);
      bang_graph_drawing_place (self, edge->to, &x1, &y1);
      x0 *= scale;
      y0 *= scale;
      x1 *= scale;
      y1 *= scale;
      if (clip (&mask, &x0, &y0, &x1, &y1))
        draw_line (&mask, x0, y0, x1, y1, (int) (255.0 * alpha * CLAMP (0.3 + 0.7 * share, 0.0, 1.0)));
    }
  cairo_surface_mark_dirty (surface);

  cairo_save (cr);
  cairo_scale (cr, 1.0 / scale, 1.0 / scale);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_mask_surface (cr, surface, 0.0, 0.0);
  cairo_restore (cr);
  cairo_surface_destroy (surface);
}
