/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-writer-private.h"

G_BEGIN_DECLS

/* What the library knows about a path now. */
typedef struct
{
  gint64  source_id;       /* 0: the path is not known */
  gint64  article_id;
  gint64  article_source;  /* what the article was last read from */
  gint64  size;
  gint64  mtime;
  int     extract_version; /* that read the article */
} BangKnownPath;

/* Bytes of a known hash, seen under a path. */
typedef struct
{
  char    *path;
  gint64   source_id;
  gint64   article_id;
  gint64   size;
  gint64   mtime;
} BangPathNote;

BangPathNote *bang_path_note_new  (const char      *path,
                                   gint64           source_id,
                                   gint64           article_id,
                                   gint64           size,
                                   gint64           mtime);
void          bang_path_note_free (BangPathNote    *self);

gboolean      bang_paths_find     (BangConnection  *connection,
                                   const char      *path,
                                   BangKnownPath   *known,
                                   GError         **error);
gboolean      bang_paths_record   (BangConnection  *connection,
                                   const BangPathNote *note,
                                   GError         **error);
gboolean      bang_paths_flush    (BangWriter      *writer,
                                   GError         **error);
gboolean      bang_sha256_parse   (const char      *hex,
                                   guint8           bytes[32]);
gboolean      bang_source_find    (BangConnection  *connection,
                                   const guint8     sha256[32],
                                   gint64          *source_id,
                                   gint64          *article_id,
                                   gint64          *version_id,
                                   GError         **error);

G_END_DECLS
