/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PDF: each article on pages of its own, set as it is printed (bang-pages.c),
 * with a bookmark for each. The file is drawn as it is written on, so that a
 * thousand articles take no more memory than the longest. */
#include "config.h"

#include <cairo-pdf.h>
#include <string.h>

#include "export/bang-export-private.h"
#include "export/bang-pages.h"

/* A4, in points. */
#define PAGE_WIDTH  595.28
#define PAGE_HEIGHT 841.89

typedef struct
{
  BangExporter    *exporter;
  cairo_surface_t *surface;
  cairo_t         *cr;
  guint            n_pages;
} State;

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  State *state = closure;

  g_string_append_len (state->exporter->out, (const char *) data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
state_free (gpointer data)
{
  State *state = data;

  if (state->cr != NULL)
    cairo_destroy (state->cr);
  if (state->surface != NULL)
    cairo_surface_destroy (state->surface);
  g_free (state);
}

static void
pdf_begin (BangExporter *exporter)
{
  State *state = g_new0 (State, 1);

  state->exporter = exporter;
  state->surface = cairo_pdf_surface_create_for_stream (write_cb, state, PAGE_WIDTH, PAGE_HEIGHT);
  /* Read by every program there is. */
  cairo_pdf_surface_restrict_to_version (state->surface, CAIRO_PDF_VERSION_1_4);
  cairo_pdf_surface_set_metadata (state->surface, CAIRO_PDF_METADATA_CREATOR, "Bang Giao");
  state->cr = cairo_create (state->surface);
  exporter->state = state;
  exporter->free_state = state_free;
}

static void
add_bookmark (State                *state,
              const BangArticleRow *row)
{
  g_autoptr (GString) title = g_string_new (NULL);
  g_autofree char *place = g_strdup_printf ("page=%u pos=[0 0]", state->n_pages + 1);

  bang_export_append_plain (title, row->title != NULL ? row->title : "", -1);
  cairo_pdf_surface_add_outline (state->surface, CAIRO_PDF_OUTLINE_ROOT, title->str, place, 0);
  if (state->exporter->total == 1)
    cairo_pdf_surface_set_metadata (state->surface, CAIRO_PDF_METADATA_TITLE, title->str);
}

static void
pdf_article (BangExporter *exporter,
             BangArticle  *article)
{
  State *state = exporter->state;
  g_autoptr (BangPages) pages = bang_pages_new (article, exporter->personal, PAGE_WIDTH, PAGE_HEIGHT,
                                                BANG_PAGES_FACTS | BANG_PAGES_NOTES);

  add_bookmark (state, article->row);
  for (guint i = 0; i < bang_pages_get_n_pages (pages); i++)
    {
      bang_pages_draw (pages, i, state->cr, ++state->n_pages, 0);
      cairo_show_page (state->cr);
    }
}

/* Finishing writes what is left of the file. */
static void
pdf_end (BangExporter *exporter)
{
  State *state = exporter->state;

  cairo_surface_finish (state->surface);
}

const BangExportWriter bang_export_pdf = {
  .begin = pdf_begin,
  .article = pdf_article,
  .end = pdf_end,
};
