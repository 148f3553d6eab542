/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One article whole: its row, its document and its facts.
 *
 * Read in one transaction, so that the spans of the facts are of this very
 * text even while the article is being read again.
 *
 * Any thread.
 */
#include "config.h"

#include "library/bang-library-private.h"

#include <glib/gi18n-lib.h>

#include "library/bang-claims-private.h"
#include "library/bang-columns-private.h"
#include "library/bang-rows-private.h"

#define ACTION N_("The article could not be read.")

/**
 * bang_article_read_document:
 * @version_id: a text
 *
 * Returns: (transfer full) (nullable): the document it was stored from
 */
BangDocument *
bang_article_read_document (BangConnection  *connection,
                            gint64           version_id,
                            GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  g_autoptr (GArray) zones = NULL;
  const char *text;
  gboolean has_row;

  stmt = bang_connection_prepare (connection, ACTION,
                                  "SELECT text, zones, encoding FROM main.version WHERE id = ?1", error);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, version_id);
  if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
    return NULL;

  text = has_row ? bang_column_text (stmt, 0) : NULL;
  if (text == NULL || !g_utf8_validate (text, sqlite3_column_bytes (stmt, 0), NULL))
    {
      bang_connection_set_error (connection, SQLITE_CORRUPT, ACTION, error);
      return NULL;
    }
  zones = bang_zones_unpack (sqlite3_column_blob (stmt, 1), (gsize) sqlite3_column_bytes (stmt, 1),
                             text, (gsize) sqlite3_column_bytes (stmt, 0));
  return bang_document_new_restored (text, (const BangZone *) (void *) zones->data, zones->len,
                                     bang_column_text (stmt, 2));
}

static gboolean
read_imported (BangConnection  *connection,
               gint64           id,
               gint64          *imported,
               GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (connection, ACTION, "SELECT imported FROM main.article WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, id);
  if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
    return FALSE;

  *imported = has_row ? sqlite3_column_int64 (stmt, 0) : 0;
  return TRUE;
}

static BangArticle *
read_article (BangConnection  *connection,
              gint64           id,
              GError         **error)
{
  g_autoptr (BangArticle) article = g_new0 (BangArticle, 1);
  gint64 version_id;

  g_atomic_ref_count_init (&article->refs);
  article->row = bang_row_read (connection, id, &version_id, error);
  if (article->row == NULL || !read_imported (connection, id, &article->imported, error))
    return NULL;

  article->row->snippet = g_strdup ("");
  article->document = bang_article_read_document (connection, version_id, error);
  if (article->document == NULL)
    return NULL;

  article->facts = bang_claims_read (connection, id, article->document, &article->entity_ids, error);
  return article->facts != NULL ? g_steal_pointer (&article) : NULL;
}

/**
 * bang_library_get_article:
 * @id: an article
 * @cancellable: (nullable): ends it
 * @error: return location
 *
 * Reads an article with everything that was found in it.
 *
 * Returns: (transfer full) (nullable): the article;
 *   %BANG_LIBRARY_ERROR_NOT_FOUND when there is none
 */
BangArticle *
bang_library_get_article (BangLibrary   *self,
                          gint64         id,
                          GCancellable  *cancellable,
                          GError       **error)
{
  BangConnection *connection;
  BangArticle *article = NULL;

  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);

  connection = bang_library_take_reader (self, cancellable, error);
  if (connection == NULL)
    return NULL;

  if (bang_connection_exec (connection, ACTION, "BEGIN", error))
    {
      article = read_article (connection, id, error);
      bang_connection_rollback (connection);
    }
  bang_library_give_reader (self, connection);
  return article;
}
