/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>
#include <string.h>
#include "library/bang-library.h"

G_BEGIN_DECLS

#define BANG_LIBRARY_FILE "library.db"
#define BANG_INDEX_FILE   "index.db"

/* "BANG", where file(1) and other SQLite tools look for the owner of a file. */
#define BANG_APPLICATION_ID 0x42414e47

/* Bytes of a page, in both files: two articles fit one, and half as many pages
 * go through the log as with SQLite's own 4096. */
#define BANG_PAGE_SIZE "8192"

/* How long a program waits for another one that is writing, in milliseconds. */
#define BANG_BUSY_MS 5000

typedef struct _BangVocabulary BangVocabulary;

/* One SQLite connection: library.db as main and, once attached, index.db as
 * idx. Used by one thread at a time. */
typedef struct
{
  sqlite3        *db;
  char           *directory;
  GHashTable     *statements;   /* const char * (by address) -> sqlite3_stmt */
  GHashTable     *rule_names;   /* rule id -> interned name; filled when first asked */
  GCancellable   *cancellable;  /* (nullable) (unowned) of the call under way */
  BangVocabulary *vocabulary;   /* (nullable) counts the words that are indexed */
  gpointer        ranking;      /* (nullable) (unowned) BangRanking of the search under way */
  gconstpointer   match;        /* (nullable) (unowned) BangMatch of the search under way */
  gboolean        writing;      /* between begin and commit or rollback */
  int             failure;      /* why a statement of that failed, whether or not somebody looked; 0 for none */
} BangConnection;

BangConnection *bang_connection_open    (const char      *directory,
                                         const char      *file,
                                         int              flags,
                                         GError         **error);
void            bang_connection_free    (BangConnection  *self);
gboolean        bang_connection_attach  (BangConnection  *self,
                                         const char      *file,
                                         GError         **error);

gboolean        bang_connection_exec    (BangConnection  *self,
                                         const char      *action,
                                         const char      *sql,
                                         GError         **error);
sqlite3_stmt   *bang_connection_prepare (BangConnection  *self,
                                         const char      *action,
                                         const char      *sql,
                                         GError         **error);
gboolean        bang_connection_step    (BangConnection  *self,
                                         const char      *action,
                                         sqlite3_stmt    *stmt,
                                         gboolean        *has_row,
                                         GError         **error);
gboolean        bang_connection_run     (BangConnection  *self,
                                         const char      *action,
                                         sqlite3_stmt    *stmt,
                                         GError         **error);
gboolean        bang_connection_get_int (BangConnection  *self,
                                         const char      *action,
                                         const char      *sql,
                                         gint64          *value,
                                         GError         **error);

gboolean        bang_connection_begin    (BangConnection *self,
                                          GError        **error);
gboolean        bang_connection_commit   (BangConnection *self,
                                          GError        **error);
void            bang_connection_rollback (BangConnection *self);

void            bang_connection_set_error (BangConnection *self,
                                           int             rc,
                                           const char     *action,
                                           GError        **error);
gboolean        bang_error_is_damage      (const GError   *error);

/* A statement of the cache, given back when it goes out of scope. */
void            bang_statement_reset      (sqlite3_stmt   *stmt);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangConnection, bang_connection_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, bang_statement_reset)

/* Binding borrows: what is bound must live until the statement is reset. */
static inline void
bang_bind_text (sqlite3_stmt *stmt,
                int           n,
                const char   *text)
{
  if (text == NULL)
    sqlite3_bind_null (stmt, n);
  else
    sqlite3_bind_text (stmt, n, text, -1, SQLITE_STATIC);
}

static inline void
bang_bind_bytes (sqlite3_stmt *stmt,
                 int           n,
                 const char   *bytes)
{
  sqlite3_bind_blob64 (stmt, n, bytes, strlen (bytes), SQLITE_STATIC);
}

static inline const char *
bang_column_text (sqlite3_stmt *stmt,
                  int           n)
{
  return (const char *) sqlite3_column_text (stmt, n);
}

/* Two columns, bytes of a text; in a damaged file anything. */
static inline BangSpan
bang_column_span (sqlite3_stmt *stmt,
                  int           n)
{
  gint64 start = MAX (sqlite3_column_int64 (stmt, n), 0);
  gint64 stop = MAX (sqlite3_column_int64 (stmt, n + 1), start);

  return (BangSpan) { (gsize) start, (gsize) stop };
}

char *bang_column_dup       (sqlite3_stmt *stmt,
                             int           n);
char *bang_column_dup_bytes (sqlite3_stmt *stmt,
                             int           n);

G_END_DECLS
