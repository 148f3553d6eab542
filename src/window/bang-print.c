/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing articles: the print dialog, with what is to stand on the paper, and
 * the pages, which are set as those of a PDF file are (export/bang-pages.c). One
 * article is set between two turns of the main loop, so that many do not stop
 * the window. Main thread. */

#include "config.h"

#include "window/bang-print.h"

#include <glib/gi18n.h>

#include "export/bang-pages.h"

typedef struct
{
  GPtrArray   *articles;    /* (element-type BangArticle) */
  GPtrArray   *personals;   /* (element-type BangPersonal) NULL where nothing is known */
  GPtrArray   *pages;       /* (element-type BangPages) as far as they are set */
  GtkWidget   *facts;       /* Borrowed from the dialog (nullable) */
  GtkWidget   *notes;       /* likewise */
  guint        n_pages;
  gboolean     with_facts;
  gboolean     with_notes;
} Print;

static void
print_free (gpointer data)
{
  Print *print = data;

  g_ptr_array_unref (print->articles);
  g_ptr_array_unref (print->personals);
  g_ptr_array_unref (print->pages);
  g_free (print);
}

static void
unref_personal (gpointer data)
{
  if (data != NULL)
    bang_personal_unref (data);
}

static void
begin_cb (GtkPrintOperation *operation,
          GtkPrintContext   *context,
          Print             *print)
{
  g_ptr_array_set_size (print->pages, 0);
  print->n_pages = 0;
}

/* Sets the next article; returns whether it was the last. */
static gboolean
paginate_cb (GtkPrintOperation *operation,
             GtkPrintContext   *context,
             Print             *print)
{
  guint i = print->pages->len;
  BangPagesFlags flags = BANG_PAGES_TEXT;
  BangPages *pages;

  if (print->with_facts)
    flags |= BANG_PAGES_FACTS;
  if (print->with_notes)
    flags |= BANG_PAGES_NOTES;
  pages = bang_pages_new (g_ptr_array_index (print->articles, i), g_ptr_array_index (print->personals, i),
                          gtk_print_context_get_width (context), gtk_print_context_get_height (context), flags);
  g_ptr_array_add (print->pages, pages);
  print->n_pages += bang_pages_get_n_pages (pages);
  if (print->pages->len < print->articles->len)
    return FALSE;

  gtk_print_operation_set_n_pages (operation, (int) print->n_pages);
  return TRUE;
}

static void
draw_cb (GtkPrintOperation *operation,
         GtkPrintContext   *context,
         int                number,
         Print             *print)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  guint page = (guint) number;

  for (guint i = 0; i < print->pages->len; i++)
    {
      BangPages *pages = g_ptr_array_index (print->pages, i);
      guint n = bang_pages_get_n_pages (pages);

      if (page < n)
        {
          bang_pages_draw (pages, page, cr, (guint) number + 1, print->n_pages);
          return;
        }
      page -= n;
    }
}

static GObject *
create_options_cb (GtkPrintOperation *operation,
                   Print             *print)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  print->facts = gtk_check_button_new_with_mnemonic (_("What took place, _above the text"));
  print->notes = gtk_check_button_new_with_mnemonic (_("My _notes, below it"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (print->facts), print->with_facts);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (print->notes), print->with_notes);
  gtk_box_append (GTK_BOX (box), print->facts);
  gtk_box_append (GTK_BOX (box), print->notes);
  return G_OBJECT (box);
}

static void
apply_options_cb (GtkPrintOperation *operation,
                  GtkWidget         *widget,
                  Print             *print)
{
  print->with_facts = gtk_check_button_get_active (GTK_CHECK_BUTTON (print->facts));
  print->with_notes = gtk_check_button_get_active (GTK_CHECK_BUTTON (print->notes));
}

/**
 * bang_print_new:
 * @articles: (element-type BangArticle): what to print, in this order
 * @personals: (element-type BangPersonal): as many, %NULL where nothing is known
 *
 * Returns: (transfer full): an operation to run
 */
GtkPrintOperation *
bang_print_new (GPtrArray *articles,
                GPtrArray *personals)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  Print *print = g_new0 (Print, 1);

  g_return_val_if_fail (articles->len > 0 && articles->len == personals->len, NULL);

  print->articles = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_article_unref);
  print->personals = g_ptr_array_new_with_free_func (unref_personal);
  for (guint i = 0; i < articles->len; i++)
    {
      BangPersonal *personal = g_ptr_array_index (personals, i);

      g_ptr_array_add (print->articles, bang_article_ref (g_ptr_array_index (articles, i)));
      g_ptr_array_add (print->personals, personal != NULL ? bang_personal_ref (personal) : NULL);
    }
  print->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_pages_free);
  print->with_facts = TRUE;
  print->with_notes = TRUE;

  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_custom_tab_label (operation, _("Article"));
  gtk_print_operation_set_job_name (operation, articles->len == 1
                                               ? ((BangArticle *) g_ptr_array_index (articles, 0))->row->title
                                               : _("Articles from Bang Giao"));
  g_signal_connect_data (operation, "begin-print", G_CALLBACK (begin_cb), print,
                         (GClosureNotify) (void (*) (void)) print_free, 0);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), print);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), print);
  g_signal_connect (operation, "create-custom-widget", G_CALLBACK (create_options_cb), print);
  g_signal_connect (operation, "custom-widget-apply", G_CALLBACK (apply_options_cb), print);
  return operation;
}
