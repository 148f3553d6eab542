/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A stretch of a text, [start, end), in bytes of its UTF-8. Bytes are the unit
 * everywhere inside the house; code points appear only at its edges (the
 * command line's JSON and GtkTextBuffer), where BangOffsets converts. */
typedef struct
{
  gsize start;
  gsize end;
} BangSpan;

/* Bytes <-> code points of one text, in amortised constant time per look-up. */
typedef struct _BangOffsets BangOffsets;

BangOffsets *bang_offsets_new     (const char  *text,
                                   gsize        len);
void         bang_offsets_free    (BangOffsets *self);
gsize        bang_offsets_to_char (BangOffsets *self,
                                   gsize        byte);
gsize        bang_offsets_to_byte (BangOffsets *self,
                                   gsize        chr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangOffsets, bang_offsets_free)

G_END_DECLS
