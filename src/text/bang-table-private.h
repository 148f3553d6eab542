/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/bang-table.h"

G_BEGIN_DECLS

struct _BangTable
{
  gatomicrefcount  ref_count;
  char            *name;
  GPtrArray       *columns;   /* (element-type utf8) borrowed from texts */
  GPtrArray       *cells;     /* (element-type utf8) borrowed from texts, row by row */
  GPtrArray       *texts;     /* (element-type utf8) owned; cut into cells in place */
};

gboolean bang_table_read (BangTable  *self,
                          GBytes     *bytes,
                          GPtrArray  *problems,
                          GError    **error);

G_END_DECLS
