/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-personal-private.h"

G_BEGIN_DECLS

/* What is asked for, until the writer works it out. */
typedef struct
{
  BangPersonalKind  kind;
  gboolean          present;
  const char       *uuid;
  const char       *name;      /* (nullable) */
  const char       *text;      /* (nullable) */
  const gint64     *ids;
  guint             n_ids;
  const BangSpan   *passage;   /* (nullable) */
  guint             position;
} BangPersonalDraft;

/* Each is a BangPersonalFill, its data a BangPersonalDraft. */
gboolean  bang_personal_fill_articles (BangWriter  *writer,
                                       gpointer     data,
                                       GPtrArray   *records,
                                       GError     **error);
gboolean  bang_personal_fill_named    (BangWriter  *writer,
                                       gpointer     data,
                                       GPtrArray   *records,
                                       GError     **error);
gboolean  bang_personal_fill_new_note (BangWriter  *writer,
                                       gpointer     data,
                                       GPtrArray   *records,
                                       GError     **error);
gboolean  bang_personal_fill_note     (BangWriter  *writer,
                                       gpointer     data,
                                       GPtrArray   *records,
                                       GError     **error);
gboolean  bang_personal_fill_order    (BangWriter  *writer,
                                       gpointer     data,
                                       GPtrArray   *records,
                                       GError     **error);
gboolean  bang_personal_fill_members  (BangWriter  *writer,
                                       gpointer     data,
                                       GPtrArray   *records,
                                       GError     **error);

G_END_DECLS
