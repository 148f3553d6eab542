/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "text/bang-span.h"

G_BEGIN_DECLS

/* A popover to write a note in. Signal "saved" (): "uuid", "passage" and "text"
 * are as they were given, with what was typed. */
#define BANG_TYPE_NOTE_EDITOR (bang_note_editor_get_type ())
G_DECLARE_FINAL_TYPE (BangNoteEditor, bang_note_editor, BANG, NOTE_EDITOR, GtkPopover)

GtkWidget *bang_note_editor_new  (void);
void       bang_note_editor_edit (BangNoteEditor *self,
                                  gint64          article_id,
                                  BangSpan        passage,
                                  const char     *uuid,
                                  const char     *text);

G_END_DECLS
