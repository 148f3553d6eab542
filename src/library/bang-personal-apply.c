/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing the personal layer, and the way back from what was written.
 *
 * All of it comes down to one thing: a row of one table is to be so, or is to
 * be gone. Before it is written the row is read as it was; those rows, the last
 * first, are the way back, and going back is writing again. So everything can
 * be undone, and undone again, with one piece of code.
 *
 * Notes are words that are searched: the article's place in the index follows.
 * Stars, tags and collections stand in tables only, so that marking a hundred
 * thousand articles at once costs no more than the rows.
 *
 * Belongs to the writer.
 */
#include "config.h"

#include "library/bang-personal-private.h"

#include <glib/gi18n-lib.h>

#include "library/bang-decide-private.h"
#include "library/bang-library-private.h"

typedef struct
{
  BangPersonalFill    fill;
  gpointer            data;
  BangPersonalChange *back;   /* Owned */
} Job;

typedef struct
{
  BangWriter *writer;
  GPtrArray  *back;           /* (element-type BangPersonalRecord) the last first */
  GHashTable *superseded;     /* articles whose words the index is to see again */
  Job        *job;
} Applying;

static gboolean apply (Applying                 *applying,
                       const BangPersonalRecord *record,
                       GError                  **error);

static char *
dup_column (sqlite3_stmt *stmt,
            int           n)
{
  return bang_column_dup_uuid (stmt, n);
}

static gboolean
read_one (BangConnection      *connection,
          sqlite3_stmt        *taken,
          BangPersonalRecord  *record,
          GError             **error)
{
  g_autoptr (sqlite3_stmt) stmt = taken;
  gboolean has_row;

  if (!bang_sql_next (connection, stmt, &has_row, error))
    return FALSE;
  record->present = has_row;
  if (!has_row)
    return TRUE;

  record->at = sqlite3_column_int64 (stmt, 0);
  record->name = dup_column (stmt, 1);
  record->text = dup_column (stmt, 2);
  record->n = sqlite3_column_int64 (stmt, 3);
  if (record->kind != BANG_PERSONAL_NOTE)
    return TRUE;

  record->changed = sqlite3_column_int64 (stmt, 4);
  record->span.start = (gsize) sqlite3_column_int64 (stmt, 5);
  record->span.end = (gsize) sqlite3_column_int64 (stmt, 6);
  record->quote = dup_column (stmt, 7);
  record->prefix = dup_column (stmt, 8);
  record->suffix = dup_column (stmt, 9);
  g_free (record->target);
  record->target = dup_column (stmt, 10);
  return TRUE;
}

/**
 * bang_personal_read_record:
 * @record: a row of which only kind, uuid and target are said
 *
 * Fills in the rest as it stands in the library.
 */
gboolean
bang_personal_read_record (BangConnection      *connection,
                           BangPersonalRecord  *record,
                           GError             **error)
{
  sqlite3_stmt *stmt = NULL;

  switch (record->kind)
    {
    case BANG_PERSONAL_STAR:
      stmt = bang_sql_ask (connection, error,
                           "SELECT at, NULL, NULL, 0 FROM main.star WHERE target_uuid = ?1", "u", record->target);
      break;
    case BANG_PERSONAL_TAG:
      stmt = bang_sql_ask (connection, error,
                           "SELECT 0, name, colour, 0 FROM main.tag WHERE uuid = ?1", "u", record->uuid);
      break;
    case BANG_PERSONAL_TAGGING:
      stmt = bang_sql_ask (connection, error,
                           "SELECT g.at, NULL, NULL, 0 FROM main.tagging g JOIN main.tag t ON t.id = g.tag_id "
                           "WHERE t.uuid = ?1 AND g.target_uuid = ?2", "uu", record->uuid, record->target);
      break;
    case BANG_PERSONAL_NOTE:
      stmt = bang_sql_ask (connection, error,
                           "SELECT written, NULL, text, 0, changed, start, stop, quote, prefix, suffix, target_uuid "
                           "FROM main.note WHERE uuid = ?1", "u", record->uuid);
      break;
    case BANG_PERSONAL_COLLECTION:
      stmt = bang_sql_ask (connection, error,
                           "SELECT at, name, note, 0 FROM main.collection WHERE uuid = ?1", "u", record->uuid);
      break;
    case BANG_PERSONAL_ITEM:
      stmt = bang_sql_ask (connection, error,
                           "SELECT 0, NULL, NULL, i.n FROM main.collection_item i "
                           "JOIN main.collection c ON c.id = i.collection_id "
                           "WHERE c.uuid = ?1 AND i.target_uuid = ?2", "uu", record->uuid, record->target);
      break;
    default:
      g_assert_not_reached ();
    }
  return stmt != NULL && read_one (connection, stmt, record, error);
}

/* Takes out what belongs to a tag or collection that goes, so that it comes
 * back with it. */
static gboolean
remove_members (Applying                 *applying,
                const BangPersonalRecord *owner,
                GError                  **error)
{
  BangConnection *connection = applying->writer->connection;
  g_autoptr (GPtrArray) members = NULL;

  if (owner->kind == BANG_PERSONAL_TAG)
    members = bang_sql_list (connection, error,
                             "SELECT g.target_uuid FROM main.tagging g JOIN main.tag t ON t.id = g.tag_id "
                             "WHERE t.uuid = ?1", "u", owner->uuid);
  else
    members = bang_sql_list (connection, error,
                             "SELECT i.target_uuid FROM main.collection_item i "
                             "JOIN main.collection c ON c.id = i.collection_id WHERE c.uuid = ?1", "u", owner->uuid);
  if (members == NULL)
    return FALSE;

  for (guint i = 0; i < members->len; i++)
    {
      g_autoptr (BangPersonalRecord) member = NULL;

      member = bang_personal_record_new (owner->kind == BANG_PERSONAL_TAG ? BANG_PERSONAL_TAGGING : BANG_PERSONAL_ITEM,
                                         FALSE);
      member->uuid = g_strdup (owner->uuid);
      member->target = g_steal_pointer (&g_ptr_array_index (members, i));
      if (!apply (applying, member, error))
        return FALSE;
    }
  return TRUE;
}

/* Makes the index look again at the article that a note is on. */
static gboolean
supersede (Applying    *applying,
           const char  *article,
           GError     **error)
{
  gint64 id;

  if (article == NULL)
    return TRUE;
  if (!bang_sql_get_int (applying->writer->connection, &id, error,
                         "SELECT id FROM main.article WHERE uuid = ?1", "u", article))
    return FALSE;
  return id == 0 || bang_article_supersede (applying->writer, id, applying->superseded, error);
}

static gboolean
write_present (BangConnection            *connection,
               const BangPersonalRecord  *record,
               GError                   **error)
{
  const char *text = record->text != NULL ? record->text : "";

  switch (record->kind)
    {
    case BANG_PERSONAL_STAR:
      return bang_sql_run (connection, error, "INSERT OR REPLACE INTO main.star VALUES (?1, ?2)", "ui",
                           record->target, record->at);
    case BANG_PERSONAL_TAG:
      return bang_sql_run (connection, error,
                           "INSERT INTO main.tag (uuid, name, colour) VALUES (?1, ?2, ?3) "
                           "ON CONFLICT (uuid) DO UPDATE SET name = ?2, colour = ?3", "utt",
                           record->uuid, record->name, text);
    case BANG_PERSONAL_TAGGING:
      return bang_sql_run (connection, error,
                           "INSERT OR REPLACE INTO main.tagging SELECT id, ?2, ?3 FROM main.tag WHERE uuid = ?1", "uui",
                           record->uuid, record->target, record->at);
    case BANG_PERSONAL_NOTE:
      return bang_sql_run (connection, error,
                           "INSERT INTO main.note "
                           "(uuid, target_uuid, text, written, changed, start, stop, quote, prefix, suffix) "
                           "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (uuid) DO UPDATE SET "
                           "target_uuid = ?2, text = ?3, written = ?4, changed = ?5, start = ?6, stop = ?7, "
                           "quote = ?8, prefix = ?9, suffix = ?10", "uutiiiittt",
                           record->uuid, record->target, text, record->at, record->changed,
                           (gint64) record->span.start, (gint64) record->span.end,
                           record->quote != NULL ? record->quote : "",
                           record->prefix != NULL ? record->prefix : "",
                           record->suffix != NULL ? record->suffix : "");
    case BANG_PERSONAL_COLLECTION:
      return bang_sql_run (connection, error,
                           "INSERT INTO main.collection (uuid, name, note, at) VALUES (?1, ?2, ?3, ?4) "
                           "ON CONFLICT (uuid) DO UPDATE SET name = ?2, note = ?3, at = ?4", "utti",
                           record->uuid, record->name, text, record->at);
    case BANG_PERSONAL_ITEM:
      return bang_sql_run (connection, error,
                           "INSERT OR REPLACE INTO main.collection_item "
                           "SELECT id, ?2, ?3 FROM main.collection WHERE uuid = ?1", "uui",
                           record->uuid, record->target, record->n);
    default:
      g_assert_not_reached ();
    }
}

static gboolean
write_gone (BangConnection            *connection,
            const BangPersonalRecord  *record,
            GError                   **error)
{
  switch (record->kind)
    {
    case BANG_PERSONAL_STAR:
      return bang_sql_run (connection, error, "DELETE FROM main.star WHERE target_uuid = ?1", "u", record->target);
    case BANG_PERSONAL_TAG:
      return bang_sql_run (connection, error, "DELETE FROM main.tag WHERE uuid = ?1", "u", record->uuid);
    case BANG_PERSONAL_TAGGING:
      return bang_sql_run (connection, error,
                           "DELETE FROM main.tagging WHERE tag_id = (SELECT id FROM main.tag WHERE uuid = ?1) "
                           "AND target_uuid = ?2", "uu", record->uuid, record->target);
    case BANG_PERSONAL_NOTE:
      return bang_sql_run (connection, error, "DELETE FROM main.note WHERE uuid = ?1", "u", record->uuid);
    case BANG_PERSONAL_COLLECTION:
      return bang_sql_run (connection, error, "DELETE FROM main.collection WHERE uuid = ?1", "u", record->uuid);
    case BANG_PERSONAL_ITEM:
      return bang_sql_run (connection, error,
                           "DELETE FROM main.collection_item "
                           "WHERE collection_id = (SELECT id FROM main.collection WHERE uuid = ?1) "
                           "AND target_uuid = ?2", "uu", record->uuid, record->target);
    default:
      g_assert_not_reached ();
    }
}

/* Whether the row says so already. When it was said is no difference. */
static gboolean
is_so (const BangPersonalRecord *is,
       const BangPersonalRecord *wanted)
{
  if (is->present != wanted->present)
    return FALSE;
  if (!is->present || is->kind == BANG_PERSONAL_STAR || is->kind == BANG_PERSONAL_TAGGING)
    return TRUE;
  return is->n == wanted->n && g_strcmp0 (is->name, wanted->name) == 0 &&
         g_strcmp0 (is->text, wanted->text != NULL ? wanted->text : is->kind == BANG_PERSONAL_ITEM ? NULL : "") == 0 &&
         g_strcmp0 (is->quote, wanted->quote != NULL ? wanted->quote : is->kind == BANG_PERSONAL_NOTE ? "" : NULL) == 0 &&
         is->changed == wanted->changed && is->span.start == wanted->span.start && is->span.end == wanted->span.end;
}

static gboolean
apply (Applying                 *applying,
       const BangPersonalRecord *record,
       GError                  **error)
{
  BangConnection *connection = applying->writer->connection;
  g_autoptr (BangPersonalRecord) was = bang_personal_record_new (record->kind, FALSE);

  was->uuid = g_strdup (record->uuid);
  was->target = g_strdup (record->target);
  if (!bang_personal_read_record (connection, was, error))
    return FALSE;
  if (is_so (was, record))
    return TRUE;

  if (record->kind == BANG_PERSONAL_NOTE &&
      (!supersede (applying, was->target, error) || !supersede (applying, record->target, error)))
    return FALSE;
  if (!record->present && (record->kind == BANG_PERSONAL_TAG || record->kind == BANG_PERSONAL_COLLECTION) &&
      !remove_members (applying, record, error))
    return FALSE;
  if (!(record->present ? write_present (connection, record, error) : write_gone (connection, record, error)))
    return FALSE;

  g_ptr_array_add (applying->back, g_steal_pointer (&was));
  return TRUE;
}

static void
reverse (GPtrArray *array)
{
  for (guint i = 0; i < array->len / 2; i++)
    {
      gpointer first = g_ptr_array_index (array, i);

      g_ptr_array_index (array, i) = g_ptr_array_index (array, array->len - 1 - i);
      g_ptr_array_index (array, array->len - 1 - i) = first;
    }
}

static gboolean
write_in_transaction (BangWriter    *writer,
                      gpointer       data,
                      GCancellable  *cancellable,
                      GError       **error)
{
  Applying *applying = data;
  Job *job = applying->job;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_personal_record_free);

  if (!job->fill (writer, job->data, records, error))
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !apply (applying, g_ptr_array_index (records, i), error))
        return FALSE;
    }
  reverse (applying->back);
  return TRUE;
}

static gboolean
write_cb (BangWriter    *writer,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Job *job = data;
  g_autoptr (GHashTable) superseded = bang_id_set_new ();
  Applying applying = { writer, job->back->records, superseded, job };

  if (!bang_writer_transact (writer, write_in_transaction, &applying, cancellable, error))
    return FALSE;

  if (g_hash_table_size (superseded) > 0)
    bang_decide_catch_up (writer);
  else if (job->back->records->len > 0)
    bang_library_emit_changed (writer->library);
  return TRUE;
}

/**
 * bang_personal_write:
 * @fill: (scope call): says what is to be written, in the writer's thread
 * @data: for @fill
 *
 * Writes some rows, all or none. Any thread but the writer's.
 *
 * Returns: (transfer full) (nullable): the way back
 */
BangPersonalChange *
bang_personal_write (BangLibrary       *library,
                     BangPersonalFill   fill,
                     gpointer           data,
                     GCancellable      *cancellable,
                     GError           **error)
{
  g_autoptr (BangPersonalChange) back = bang_personal_change_new ();
  Job job = { fill, data, back };

  g_return_val_if_fail (BANG_IS_LIBRARY (library), NULL);

  if (!bang_library_write (library, write_cb, &job, cancellable, error))
    return NULL;
  return g_steal_pointer (&back);
}
