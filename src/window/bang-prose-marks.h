/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a stretch of running text is, besides text. */
typedef enum
{
  BANG_MARK_PERSON,
  BANG_MARK_ORGANISATION,
  BANG_MARK_PLACE,
  BANG_MARK_N_KINDS
} BangMarkKind;

#define BANG_MARKS(kind) (1u << (kind))
#define BANG_MARKS_ALL   (BANG_MARKS (BANG_MARK_N_KINDS) - 1)

/* [start, end) in whatever unit the array is said to be in. */
typedef struct
{
  gsize        start;
  gsize        end;
  BangMarkKind kind;
  guint        data;   /* the owner's: which entity */
} BangMark;

GArray   *bang_marks_flatten (GArray *marks,
                              guint   kinds);
gboolean  bang_marks_at      (GArray *flat,
                              gsize   position,
                              guint  *index);
guint     bang_marks_first   (GArray *flat,
                              gsize   position);

G_END_DECLS
