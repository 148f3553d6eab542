/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles that older rules read, read again from the library's own texts.
 *
 * An article's claims are replaced as if its file had been read again, in the
 * same transaction as the decisions that lie over them. Whether anything came
 * of it is seen by comparing the very rows before and after: where nothing did,
 * the article is put back as it was, keeps its place in the search index, and
 * is only noted as read by the rules of today. So a run that was stopped goes
 * on with what is left.
 *
 * Public functions: any thread. The rest belongs to the writer.
 */
#include "config.h"

#include "library/bang-reread.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "extract/bang-extract.h"
#include "library/bang-add-private.h"
#include "library/bang-blob-private.h"
#include "library/bang-decide-private.h"
#include "library/bang-library-private.h"
#include "library/bang-link-private.h"
#include "library/bang-rows-private.h"

#define ACTION N_("The articles could not be read again.")

#define DIGEST_SIZE 32

/* What stands of an article as claims, in the order of the keys, and what its
 * row shows of them. */
static const char * const claims[] = {
  "SELECT order_key, event_type, date_start, date_end, date_basis, place FROM main.article WHERE id = ?1",
  "SELECT * FROM main.article_entity WHERE article_id = ?1 ORDER BY n",
  "SELECT * FROM main.entity_title WHERE article_id = ?1 ORDER BY entity_n, n",
  "SELECT * FROM main.event WHERE article_id = ?1 ORDER BY n",
  "SELECT * FROM main.event_place WHERE article_id = ?1 ORDER BY event_n, n",
  "SELECT * FROM main.event_side WHERE article_id = ?1 ORDER BY event_n, n",
  "SELECT * FROM main.participation WHERE article_id = ?1 ORDER BY event_n, n",
  "SELECT * FROM main.agreement WHERE article_id = ?1 ORDER BY event_n, n",
  "SELECT * FROM main.agreement_party WHERE article_id = ?1 ORDER BY event_n, agreement_n, n",
  "SELECT * FROM main.agreement_repeat WHERE article_id = ?1 ORDER BY event_n, agreement_n, n",
  "SELECT * FROM main.proposal WHERE article_id = ?1 ORDER BY event_n, n",
  "SELECT * FROM main.figure WHERE article_id = ?1 ORDER BY event_n, n",
  "SELECT * FROM main.article_relations WHERE article_id = ?1",
  "SELECT v.zones FROM main.article a JOIN main.version v ON v.id = a.version_id WHERE a.id = ?1",
  /* What was found where a person decided otherwise. */
  "SELECT * FROM main.kept_event WHERE article_id = ?1 ORDER BY n",
  "SELECT * FROM main.kept_event_place WHERE article_id = ?1 ORDER BY event_n, n",
  "SELECT * FROM main.kept_event_side WHERE article_id = ?1 ORDER BY event_n, n",
  "SELECT * FROM main.kept_participation WHERE article_id = ?1 ORDER BY event_n, n",
  "SELECT * FROM main.kept_figure WHERE article_id = ?1 ORDER BY event_n, n",
  "SELECT * FROM main.kept_entity WHERE article_id = ?1 ORDER BY n",
};

/* An article as it is before it is read again. */
typedef struct
{
  guint8  digest[DIGEST_SIZE];
  char   *title;
  char   *source;   /* (nullable) */
  char   *path;
} Before;

static void
before_clear (Before *self)
{
  g_free (self->title);
  g_free (self->source);
  g_free (self->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Before, before_clear)

/**
 * bang_rereading_free:
 * @self: (transfer full) (nullable): an article to be read again
 */
void
bang_rereading_free (BangRereading *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->document, bang_document_unref);
  g_clear_pointer (&self->facts, bang_facts_unref);
  g_free (self);
}

static void
digest_row (GChecksum    *checksum,
            sqlite3_stmt *stmt)
{
  for (int i = 0; i < sqlite3_column_count (stmt); i++)
    {
      int type = sqlite3_column_type (stmt, i);
      const void *bytes = sqlite3_column_blob (stmt, i);
      int len = sqlite3_column_bytes (stmt, i);

      g_checksum_update (checksum, (const guchar *) &type, sizeof type);
      g_checksum_update (checksum, (const guchar *) &len, sizeof len);
      if (bytes != NULL)
        g_checksum_update (checksum, bytes, len);
    }
}

/* What is known of an article, in a few bytes. */
static gboolean
digest_claims (BangConnection  *connection,
               gint64           id,
               guint8          *digest,
               GError         **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size = DIGEST_SIZE;

  for (guint i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      g_autoptr (sqlite3_stmt) stmt = bang_connection_prepare (connection, ACTION, claims[i], error);
      gboolean has_row;

      if (stmt == NULL)
        return FALSE;
      sqlite3_bind_int64 (stmt, 1, id);
      g_checksum_update (checksum, (const guchar *) &i, sizeof i);
      for (;;)
        {
          if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
            return FALSE;
          if (!has_row)
            break;
          digest_row (checksum, stmt);
        }
    }
  g_checksum_get_digest (checksum, digest, &size);
  return TRUE;
}

/* Whether the article still shows the text that was read, and nobody else has
 * read it again since. */
static gboolean
is_wanted (BangWriter           *writer,
           const BangRereading  *rereading,
           gboolean             *wanted,
           GError              **error)
{
  gint64 n;

  if (!bang_sql_get_int (writer->connection, &n, error,
                         "SELECT count (*) FROM main.article "
                         "WHERE id = ?1 AND version_id = ?2 AND extract_version <> ?3", "iii",
                         rereading->id, rereading->version_id, (gint64) bang_extract_get_version ()))
    return FALSE;

  *wanted = n > 0;
  return TRUE;
}

static gboolean
read_before (BangWriter  *writer,
             gint64       id,
             Before      *before,
             GError     **error)
{
  g_autoptr (BangArticleRow) row = bang_row_read (writer->connection, id, NULL, error);

  if (row == NULL || !digest_claims (writer->connection, id, before->digest, error))
    return FALSE;

  before->title = g_strdup (row->title);
  before->source = g_strdup (row->source);
  before->path = g_strdup (row->path);
  return TRUE;
}

/* Parts the text anew. The index holds the words of the old zones, by which it
 * will let go of them. */
static gboolean
write_zones (BangWriter     *writer,
             BangRereading  *rereading,
             GError        **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  g_autoptr (GString) blob = NULL;
  const BangZone *zones;
  guint n_zones;

  if (!bang_sql_run (writer->connection, error,
                     "UPDATE main.superseded SET zones = (SELECT zones FROM main.version WHERE id = ?1) "
                     "WHERE version_id = ?1 AND zones IS NULL", "i", rereading->version_id))
    return FALSE;
  stmt = bang_connection_prepare (writer->connection, ACTION,
                                  "UPDATE main.version SET zones = ?2 WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  zones = bang_document_get_zones (rereading->document, &n_zones);
  blob = bang_zones_pack (zones, n_zones);
  sqlite3_bind_int64 (stmt, 1, rereading->version_id);
  sqlite3_bind_blob64 (stmt, 2, blob->str, blob->len, SQLITE_STATIC);
  return bang_connection_run (writer->connection, ACTION, stmt, error);
}

/* Replaces the claims, with the decisions over them. The title and the source
 * are of the file, and of how its text is parted. */
static gboolean
replace (BangWriter     *writer,
         BangRereading  *rereading,
         const Before   *before,
         GError        **error)
{
  g_autoptr (BangTally) tally = bang_tally_new ();

  return bang_add_replace_facts (writer, tally, rereading, before->path, error) &&
         (rereading->rezoned
          ? write_zones (writer, rereading, error)
          : bang_sql_run (writer->connection, error,
                          "UPDATE main.article SET title = ?2, source = ?3 WHERE id = ?1", "itt",
                          rereading->id, before->title, before->source)) &&
         bang_tally_write (tally, writer, error) &&
         bang_decide_settle (writer, tally, error);
}

/* Takes back what replace() did, and what the writer learned in it. */
static gboolean
put_back (BangWriter  *writer,
          gint64       id,
          gint64       generation,
          guint64      n_unindexed,
          GError     **error)
{
  if (!bang_connection_exec (writer->connection, ACTION, "ROLLBACK TO reread", error))
    return FALSE;

  bang_writer_forget (writer);
  writer->generation = generation;
  writer->n_unindexed = n_unindexed;
  return bang_sql_run (writer->connection, error, "UPDATE main.article SET extract_version = ?2 WHERE id = ?1", "ii",
                       id, (gint64) bang_extract_get_version ());
}

static gboolean
reread (BangWriter     *writer,
        BangRereading  *rereading,
        GError        **error)
{
  g_auto (Before) before = { { 0, }, NULL, NULL, NULL };
  guint8 after[DIGEST_SIZE];
  gint64 generation = writer->generation;
  guint64 n_unindexed = writer->n_unindexed;
  gboolean wanted;
  gsize len;

  if (!is_wanted (writer, rereading, &wanted, error))
    return FALSE;
  if (!wanted)
    return TRUE;

  if (!read_before (writer, rereading->id, &before, error) ||
      !bang_connection_exec (writer->connection, ACTION, "SAVEPOINT reread", error) ||
      !replace (writer, rereading, &before, error) ||
      !digest_claims (writer->connection, rereading->id, after, error))
    return FALSE;

  rereading->changed = memcmp (before.digest, after, sizeof after) != 0;
  if (rereading->changed)
    {
      bang_document_get_text (rereading->document, &len);
      writer->n_unindexed++;
      writer->unindexed_bytes += len;
    }
  else if (!put_back (writer, rereading->id, generation, n_unindexed, error))
    {
      return FALSE;
    }
  return bang_connection_exec (writer->connection, ACTION, "RELEASE reread", error);
}

static gboolean
reread_in_transaction (BangWriter    *writer,
                       gpointer       data,
                       GCancellable  *cancellable,
                       GError       **error)
{
  GPtrArray *rereadings = data;

  for (guint i = 0; i < rereadings->len; i++)
    {
      if (!reread (writer, g_ptr_array_index (rereadings, i), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
reread_batch_cb (BangWriter    *writer,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  GPtrArray *rereadings = data;
  guint64 n_unindexed = writer->n_unindexed;

  if (!bang_writer_transact (writer, reread_in_transaction, rereadings, cancellable, error))
    return FALSE;
  if (writer->n_unindexed == n_unindexed)
    return TRUE;
  writer->n_bulk += writer->n_unindexed - n_unindexed;
  if (!bang_add_index (writer, cancellable, error))
    return FALSE;
  if (!writer->bulk)
    bang_link_follow (writer, rereadings->len);
  bang_library_emit_changed (writer->library);
  return TRUE;
}

/**
 * bang_library_list_outdated:
 * @cancellable: (nullable): ends it
 * @error: return location
 *
 * Lists the articles that other rules or tables read than those of today
 * (bang_extract_get_version()).
 *
 * Returns: (transfer full) (nullable) (element-type gint64): their ids
 */
GArray *
bang_library_list_outdated (BangLibrary   *self,
                            GCancellable  *cancellable,
                            GError       **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  BangConnection *connection;
  sqlite3_stmt *stmt;
  gboolean has_row = FALSE;
  gboolean done = FALSE;

  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);

  connection = bang_library_take_reader (self, cancellable, error);
  if (connection == NULL)
    return NULL;

  stmt = bang_sql_ask (connection, error, "SELECT id FROM main.article WHERE extract_version <> ?1 ORDER BY id", "i",
                       (gint64) bang_extract_get_version ());
  while (stmt != NULL && (done = bang_connection_step (connection, ACTION, stmt, &has_row, error)) && has_row)
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);

      g_array_append_val (ids, id);
    }
  bang_statement_reset (stmt);
  bang_library_give_reader (self, connection);
  return done ? g_steal_pointer (&ids) : NULL;
}

/* Parts the text as the rules of today do. */
static void
rezone (BangRereading *rereading)
{
  g_autoptr (BangDocument) fresh = NULL;
  const BangZone *zones;
  const BangZone *others;
  const char *text;
  const char *other;
  guint n_zones;
  guint n_others;
  gsize len;
  gsize other_len;

  text = bang_document_get_text (rereading->document, &len);
  fresh = bang_document_new_from_text (text, (gssize) len);
  other = bang_document_get_text (fresh, &other_len);
  zones = bang_document_get_zones (rereading->document, &n_zones);
  others = bang_document_get_zones (fresh, &n_others);
  /* A text that another program wrote may not be in normal form: then spans
   * would be of another text. */
  if (len != other_len || memcmp (text, other, len) != 0)
    return;

  rereading->rezoned = n_zones != n_others;
  for (guint i = 0; i < n_zones && !rereading->rezoned; i++)
    rereading->rezoned = zones[i].kind != others[i].kind || zones[i].span.start != others[i].span.start ||
                         zones[i].span.end != others[i].span.end || zones[i].line != others[i].line;
  if (rereading->rezoned)
    {
      BangDocument *document = bang_document_new_restored (text, others, n_others,
                                                           bang_document_get_encoding (rereading->document));

      bang_document_unref (rereading->document);
      rereading->document = document;
    }
}

/**
 * bang_library_begin_rereading:
 * @id: an article
 * @cancellable: (nullable): ends it
 * @error: return location
 *
 * Reads the text of an article, for it to be read again, in the zones that the
 * rules of today part it in.
 *
 * Returns: (transfer full) (nullable): the article without facts;
 *   %BANG_LIBRARY_ERROR_NOT_FOUND when there is none
 */
BangRereading *
bang_library_begin_rereading (BangLibrary   *self,
                              gint64         id,
                              GCancellable  *cancellable,
                              GError       **error)
{
  g_autoptr (BangRereading) rereading = g_new0 (BangRereading, 1);
  g_autoptr (BangArticleRow) row = NULL;
  BangConnection *connection;

  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);

  connection = bang_library_take_reader (self, cancellable, error);
  if (connection == NULL)
    return NULL;

  /* Versions never change: no transaction is needed. */
  rereading->id = id;
  row = bang_row_read (connection, id, &rereading->version_id, error);
  if (row != NULL)
    rereading->document = bang_article_read_document (connection, rereading->version_id, error);
  bang_library_give_reader (self, connection);
  if (rereading->document == NULL)
    return NULL;
  rezone (rereading);
  return g_steal_pointer (&rereading);
}

/**
 * bang_library_write_rereadings:
 * @rereadings: (element-type BangRereading): articles with new facts
 * @error: return location
 *
 * Replaces what was found in articles, in one transaction, and sets `changed`
 * of those where that is anything else than it was. What a person decided
 * stays. Articles that were changed or read again in the meantime are left
 * alone.
 */
gboolean
bang_library_write_rereadings (BangLibrary  *self,
                               GPtrArray    *rereadings,
                               GError      **error)
{
  g_return_val_if_fail (BANG_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (rereadings != NULL, FALSE);

  return bang_library_write (self, reread_batch_cb, rereadings, NULL, error);
}
