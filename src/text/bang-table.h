/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A lexicon table: the TSV files of data/lexicon, compiled into the program,
 * with a user's own rows read on top. The first line that is not a comment
 * names the columns; '#' opens a comment line; cells are tab separated. */
typedef struct _BangTable BangTable;

#define BANG_TABLE_ERROR (bang_table_error_quark ())
GQuark bang_table_error_quark (void);

typedef enum
{
  BANG_TABLE_ERROR_NO_HEADER,
  BANG_TABLE_ERROR_BAD_ROW,
  BANG_TABLE_ERROR_UNKNOWN,
} BangTableError;

char      **bang_table_list       (void);
BangTable  *bang_table_load       (const char  *name);
BangTable  *bang_table_new        (const char  *name,
                                   GBytes      *bytes,
                                   GError     **error);
gboolean    bang_table_append     (BangTable   *self,
                                   GBytes      *bytes,
                                   GError     **error);
BangTable  *bang_table_ref        (BangTable   *self);
void        bang_table_unref      (BangTable   *self);
guint       bang_table_n_rows     (BangTable   *self);
int         bang_table_column     (BangTable   *self,
                                   const char  *name);
const char *bang_table_cell       (BangTable   *self,
                                   guint        row,
                                   int          column);

void        bang_table_set_user_folder (const char *path);
char      **bang_table_list_problems (void);

guint64     bang_table_digest_all (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangTable, bang_table_unref)

G_END_DECLS
