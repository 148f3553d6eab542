/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "window/bang-prose-view.h"

G_BEGIN_DECLS

/* The colours that the marks are drawn in, looked up by name whenever the
 * style changes. */
typedef struct
{
  GdkRGBA kinds[BANG_MARK_N_KINDS];
  GdkRGBA hit;
  GdkRGBA accent;
  GdkRGBA bar;
} BangProseColors;

struct _BangProseView
{
  GtkTextView       parent_instance;

  /* Owned; in code points, in order */
  GArray           *marks;      /* (element-type BangMark) not overlapping */
  GArray           *hits;       /* (element-type BangSpan) */
  GArray           *finds;      /* (element-type BangSpan) */
  GArray           *bars;       /* (element-type BangSpan) whole paragraphs */
  GArray           *leaves;     /* private to bang-prose-view-notes.c */
  guint             n_notes;    /* passages with a note, and leaves that are seen */
  guint             place_source;
  GPtrArray        *holders;    /* (element-type BangProseHolder) */
  GPtrArray        *dim_tags;   /* (element-type GtkTextTag) */

  BangSpan          focus;      /* the words that are framed; empty for none */
  BangSpan          sentence;   /* around them */
  int               hovered;    /* index into marks, -1 for none */
  int               caret;      /* where it was last, code points */

  BangProseColors   colors;

  BangDescribeMark  describe;   /* (nullable) */
  gpointer          describe_data;
};

void  bang_prose_view_draw        (BangProseView *self,
                                   GtkSnapshot   *snapshot);
void  bang_prose_view_add_input   (BangProseView *self);

/* bang-prose-view-notes.c */
void     bang_prose_view_init_leaves  (BangProseView *self);
void     bang_prose_view_free_leaves  (BangProseView *self);
void     bang_prose_view_check_leaf   (BangProseView *self,
                                       guint          index);
void     bang_prose_view_cut_notes    (BangProseView *self,
                                       gsize          position);
BangSpan bang_prose_view_get_noted    (BangProseView *self,
                                       guint          index);

/* bang-prose-view-input.c */
void  bang_prose_view_set_hovered (BangProseView *self,
                                   int            hovered);
gsize bang_prose_view_get_caret   (BangProseView *self);

G_END_DECLS
