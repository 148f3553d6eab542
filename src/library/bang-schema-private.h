/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-connection-private.h"

G_BEGIN_DECLS

/* The shape of library.db that this program writes. */
#define BANG_SCHEMA_VERSION 7

/* The shape of index.db; another one is thrown away and made again. */
#define BANG_INDEX_VERSION 5

/* One step from a version of the schema to the next. */
typedef struct
{
  int         version;    /* what it leads to */
  const char *resource;   /* name of the SQL file */
  const char *sql;        /* (nullable) instead of a file, for tests */
  gboolean  (*fill) (BangConnection  *connection,   /* (nullable) what SQL cannot work out, after it */
                     GError         **error);
} BangMigration;

gboolean bang_schema_create         (BangConnection       *connection,
                                     GError              **error);
gboolean bang_schema_upgrade        (BangConnection       *connection,
                                     GError              **error);
gboolean bang_schema_migrate        (BangConnection       *connection,
                                     const BangMigration  *migrations,
                                     guint                 n_migrations,
                                     GError              **error);
gboolean bang_schema_get_version    (BangConnection       *connection,
                                     int                  *version,
                                     GError              **error);
gboolean bang_schema_create_index   (BangConnection       *connection,
                                     const char           *library_uuid,
                                     GError              **error);
gboolean bang_schema_index_is_sound (BangConnection       *connection,
                                     const char           *library_uuid);
char    *bang_schema_dup_uuid       (BangConnection       *connection,
                                     GError              **error);

G_END_DECLS
