/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "text/bang-span.h"
#include "window/bang-prose-holder.h"
#include "window/bang-prose-marks.h"

G_BEGIN_DECLS

/* Running text to read, with names underlined, finds lit up and one stretch
 * framed. All stretches are in code points of its buffer, and are added in the
 * order of the text.
 *
 * Signal "mark-activated" (guint data): a name was clicked, or Enter was
 * pressed with the caret in it. Signal "mark-hovered" (int index): the pointer came
 * on the name of that number in the marks, -1 left. Signal "note-activated"
 * (const char *id): the leaf beside a passage was clicked. Signal "context-menu"
 * (double x, double y): a menu is asked for there. */
#define BANG_TYPE_PROSE_VIEW (bang_prose_view_get_type ())
G_DECLARE_FINAL_TYPE (BangProseView, bang_prose_view, BANG, PROSE_VIEW, GtkTextView)

/* A passage with a note, which is told apart by @id. */
typedef struct
{
  BangSpan    span;
  const char *id;
  const char *text;
} BangProseNote;

typedef char *(* BangDescribeMark) (guint    data,
                                    gpointer user_data);

GtkWidget *bang_prose_view_new          (void);
void       bang_prose_view_set_describe (BangProseView    *self,
                                         BangDescribeMark  describe,
                                         gpointer          user_data);
void       bang_prose_view_add_dim_tag  (BangProseView    *self,
                                         GtkTextTag       *tag);

void       bang_prose_view_clear        (BangProseView    *self);
void       bang_prose_view_clear_marks  (BangProseView    *self);
void       bang_prose_view_truncate     (BangProseView    *self,
                                         gsize             position);
void       bang_prose_view_add_mark     (BangProseView    *self,
                                         const BangMark   *mark);
void       bang_prose_view_add_hit      (BangProseView    *self,
                                         BangSpan          span);
void       bang_prose_view_add_bar      (BangProseView    *self,
                                         BangSpan          span);
void       bang_prose_view_add_holder   (BangProseView    *self,
                                         GtkTextIter      *where,
                                         GtkWidget        *child);

void       bang_prose_view_set_notes    (BangProseView       *self,
                                         const BangProseNote *notes,
                                         guint                n_notes);
void       bang_prose_view_set_finds    (BangProseView    *self,
                                         GArray           *finds);
void       bang_prose_view_set_focus    (BangProseView    *self,
                                         BangSpan          words,
                                         BangSpan          sentence);
gboolean   bang_prose_view_get_focus    (BangProseView    *self,
                                         BangSpan         *words);
GArray    *bang_prose_view_get_marks    (BangProseView    *self);
GArray    *bang_prose_view_get_hits     (BangProseView    *self);
gboolean   bang_prose_view_mark_at      (BangProseView    *self,
                                         gsize             position,
                                         BangMark         *mark);
void       bang_prose_view_move_to_mark (BangProseView    *self,
                                         gboolean          backwards);
void       bang_prose_view_scroll_to    (BangProseView    *self,
                                         gsize             position);

G_END_DECLS
