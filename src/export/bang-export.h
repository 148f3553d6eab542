/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-library.h"

G_BEGIN_DECLS

typedef enum
{
  BANG_EXPORT_CSV,
  BANG_EXPORT_JSON,
  BANG_EXPORT_MARKDOWN,
  BANG_EXPORT_HTML,
  BANG_EXPORT_TEXT,
  BANG_EXPORT_TSV,
  BANG_EXPORT_JSONL,
  BANG_EXPORT_GEXF,
  BANG_EXPORT_GRAPHML,
  BANG_EXPORT_DOT,
  BANG_EXPORT_PDF,
  BANG_EXPORT_N_FORMATS
} BangExportFormat;

typedef enum
{
  BANG_EXPORT_DEFAULT          = 0,
  BANG_EXPORT_NO_BOM           = 1 << 0,   /* tables: no byte order mark, which Excel needs to see UTF-8 */
  BANG_EXPORT_NO_FORMULA_GUARD = 1 << 1,   /* tables: cells as they are, even those a spreadsheet would calculate */
} BangExportFlags;

typedef struct
{
  const char *id;          /* "csv": the command line's name */
  const char *label;       /* translatable */
  const char *extension;   /* "csv" */
  const char *mime_type;
} BangExportFormatInfo;

const BangExportFormatInfo *bang_export_format_get_info    (BangExportFormat       format);
gboolean                    bang_export_format_from_string (const char            *id,
                                                            BangExportFormat      *format);

/* Called in the exporting thread after each article. */
typedef void (*BangExportProgress) (guint    done,
                                    guint    total,
                                    gpointer user_data);

gboolean bang_export_to_file        (BangLibrary          *library,
                                     const gint64         *ids,
                                     guint                 n_ids,
                                     BangExportFormat      format,
                                     const char           *path,
                                     BangExportProgress    progress,
                                     gpointer              user_data,
                                     GCancellable         *cancellable,
                                     GError              **error);
gboolean bang_export_to_file_full   (BangLibrary          *library,
                                     const gint64         *ids,
                                     guint                 n_ids,
                                     BangExportFormat      format,
                                     BangExportFlags       flags,
                                     const char           *path,
                                     BangExportProgress    progress,
                                     gpointer              user_data,
                                     GCancellable         *cancellable,
                                     GError              **error);
gboolean bang_export_to_stream      (BangLibrary          *library,
                                     const gint64         *ids,
                                     guint                 n_ids,
                                     BangExportFormat      format,
                                     GOutputStream        *stream,
                                     BangExportProgress    progress,
                                     gpointer              user_data,
                                     GCancellable         *cancellable,
                                     GError              **error);
gboolean bang_export_to_stream_full (BangLibrary          *library,
                                     const gint64         *ids,
                                     guint                 n_ids,
                                     BangExportFormat      format,
                                     BangExportFlags       flags,
                                     GOutputStream        *stream,
                                     BangExportProgress    progress,
                                     gpointer              user_data,
                                     GCancellable         *cancellable,
                                     GError              **error);

G_END_DECLS
