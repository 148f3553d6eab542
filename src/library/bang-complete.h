/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-library.h"

G_BEGIN_DECLS

/* How a word that was typed without marks stands in the library. */
typedef struct
{
  char  *word;         /* with its marks */
  guint  n_articles;
} BangReading;

void       bang_reading_free          (BangReading   *self);

/* Blocks; any thread. */
GPtrArray *bang_library_list_readings (BangLibrary   *self,
                                       const char    *word,
                                       guint          limit,
                                       GCancellable  *cancellable,
                                       GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangReading, bang_reading_free)

G_END_DECLS
