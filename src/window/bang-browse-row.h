/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row of the lists of events, names and agreements: a picture, a title over
 * up to two smaller lines, and a number at the end. Recycled; all rows of a
 * list have one height. */
#define BANG_BROWSE_ROW_DETAILS 2

typedef struct
{
  const char *icon;                              /* (nullable) the name of a symbolic icon */
  const char *title;                             /* (nullable) */
  const char *details[BANG_BROWSE_ROW_DETAILS];  /* (nullable) */
  const char *count;                             /* (nullable) */
  const char *spoken;                            /* (nullable) instead of title and details */
} BangBrowseText;

#define BANG_TYPE_BROWSE_ROW (bang_browse_row_get_type ())
G_DECLARE_FINAL_TYPE (BangBrowseRow, bang_browse_row, BANG, BROWSE_ROW, GtkWidget)

GtkWidget *bang_browse_row_new      (guint                 n_title_lines,
                                     guint                 n_details);
void       bang_browse_row_set_text (BangBrowseRow        *self,
                                     const BangBrowseText *text);

G_END_DECLS
