/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-library.h"

G_BEGIN_DECLS

typedef enum
{
  BANG_DOSSIER_MARKDOWN,
  BANG_DOSSIER_HTML,
} BangDossierFormat;

BangDossierFormat bang_dossier_format_from_path (const char         *path);
gboolean          bang_dossier_write            (BangLibrary        *library,
                                                 const char         *name,
                                                 BangDossierFormat   format,
                                                 GString            *out,
                                                 GCancellable       *cancellable,
                                                 GError            **error);
gboolean          bang_dossier_to_file          (BangLibrary        *library,
                                                 const char         *name,
                                                 const char         *path,
                                                 GCancellable       *cancellable,
                                                 GError            **error);

G_END_DECLS
