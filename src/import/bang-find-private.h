/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "library/bang-library-types.h"

G_BEGIN_DECLS

/* How deep folders are followed below a named one. */
#define BANG_FIND_MAX_DEPTH 128

/* A file to import, or something that cannot be one and why. */
typedef struct
{
  char             *path;     /* absolute, file name bytes */
  guint64           size;     /* bytes */
  gint64            mtime;    /* microseconds */
  char             *reason;   /* (nullable) a sentence; set: not to be read */
  BangImportStatus  status;   /* with a reason: BANG_IMPORT_SKIPPED or _FAILED */
} BangFound;

void     bang_found_free (BangFound *self);

/* Takes the found; FALSE ends the search. */
typedef gboolean (*BangFoundFunc) (BangFound *found,
                                   gpointer   user_data);

gboolean bang_find_files (const char * const *paths,
                          GCancellable       *cancellable,
                          BangFoundFunc       func,
                          gpointer            user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangFound, bang_found_free)

G_END_DECLS
