/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files on their way into the library.
 *
 * What a file is to the library is decided by three things: its path, its bytes
 * and its text.
 *
 *  new text, new path            a new article                       ADDED
 *  new text, known path          a new version of its article        UPDATED
 *  known text, same path         nothing (its facts, if the rules    UNCHANGED
 *                                that read it have improved)         or UPDATED
 *  known text, another path      the path is noted                   DUPLICATE
 *
 * When several files hold one article and one of them changes, the others still
 * say what the article says: the changed one becomes a new article. No text is
 * ever overwritten; an article points at one of its versions.
 *
 * Belongs to the writer, inside a transaction (bang-add-batch.c).
 */
#include "config.h"

#include "library/bang-add-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "extract/bang-extract.h"
#include "library/bang-claims-private.h"
#include "library/bang-columns-private.h"
#include "library/bang-decide-private.h"
#include "library/bang-identity-private.h"
#include "library/bang-order-key-private.h"

#define ACTION N_("The articles could not be added.")

/* What a list shows of a title: a page without paragraphs would be one. */
#define MAX_TITLE 2000

/* A file on its way in, and what is known about it. */
typedef struct
{
  BangWriter         *writer;
  BangTally          *tally;
  const BangIncoming *incoming;
  const BangFacts    *facts;
  const char         *text;
  gsize               len;
  guint8              bytes_hash[32];
  guint8              text_hash[32];
  BangKnownPath       known;
  gint64              article_id;
  gint64              version_id;
  gint64              order_key;
} Adding;

static gint64
get_text_key (const guint8 hash[32])
{
  gint64 key;

  memcpy (&key, hash, sizeof key);
  return GINT64_FROM_BE (key);
}

/* Finds an article that has, or had, this text. */
static gboolean
find_text (Adding   *adding,
           gint64   *article_id,
           gint64   *version_id,
           GError  **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  *article_id = *version_id = 0;
  stmt = bang_connection_prepare (adding->writer->connection, ACTION,
                                  "SELECT article_id, id FROM main.version WHERE text_key = ?1 AND sha256 = ?2 "
                                  "ORDER BY article_id = ?3 DESC, id LIMIT 1", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, get_text_key (adding->text_hash));
  sqlite3_bind_blob (stmt, 2, adding->text_hash, 32, SQLITE_STATIC);
  sqlite3_bind_int64 (stmt, 3, adding->known.article_id);
  if (!bang_connection_step (adding->writer->connection, ACTION, stmt, &has_row, error))
    return FALSE;

  if (has_row)
    {
      *article_id = sqlite3_column_int64 (stmt, 0);
      *version_id = sqlite3_column_int64 (stmt, 1);
    }
  return TRUE;
}

/* Whether another file that is still there holds the same article. */
static gboolean
is_shared (Adding    *adding,
           gboolean  *shared,
           GError   **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  *shared = FALSE;
  stmt = bang_connection_prepare (adding->writer->connection, ACTION,
                                  "SELECT path FROM main.file_path "
                                  "WHERE article_id = ?1 AND current = 1 AND path <> ?2", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, adding->known.article_id);
  bang_bind_bytes (stmt, 2, adding->incoming->path);
  while (!*shared)
    {
      g_autofree char *path = NULL;

      if (!bang_connection_step (adding->writer->connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      path = bang_column_dup_bytes (stmt, 0);
      *shared = g_file_test (path, G_FILE_TEST_EXISTS);
    }
  return TRUE;
}

static gboolean
add_version (Adding   *adding,
             GError  **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  g_autoptr (GString) blob = NULL;
  const BangZone *zones;
  const char *encoding = bang_document_get_encoding (adding->incoming->document);
  guint n_zones;

  stmt = bang_connection_prepare (adding->writer->connection, ACTION,
                                  "INSERT INTO main.version (article_id, text_key, sha256, encoding, read_at, "
                                  "                          zones, text) "
                                  "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", error);
  if (stmt == NULL)
    return FALSE;

  zones = bang_document_get_zones (adding->incoming->document, &n_zones);
  blob = bang_zones_pack (zones, n_zones);
  sqlite3_bind_int64 (stmt, 1, adding->article_id);
  sqlite3_bind_int64 (stmt, 2, get_text_key (adding->text_hash));
  sqlite3_bind_blob (stmt, 3, adding->text_hash, 32, SQLITE_STATIC);
  bang_bind_text (stmt, 4, encoding != NULL ? encoding : "");
  sqlite3_bind_int64 (stmt, 5, g_get_real_time () / G_USEC_PER_SEC);
  sqlite3_bind_blob64 (stmt, 6, blob->str, blob->len, SQLITE_STATIC);
  sqlite3_bind_text64 (stmt, 7, adding->text, adding->len, SQLITE_STATIC, SQLITE_UTF8);
  if (!bang_connection_run (adding->writer->connection, ACTION, stmt, error))
    return FALSE;

  adding->version_id = sqlite3_last_insert_rowid (adding->writer->connection->db);
  return TRUE;
}

/* A title as a list shows it: one line, not endless. */
static char *
dup_title (BangDocument *document)
{
  g_autofree char *title = bang_document_dup_title (document);

  if (title == NULL)
    return g_strdup ("");
  if (strlen (title) > MAX_TITLE)
    {
      char *end = g_utf8_find_prev_char (title, title + MAX_TITLE + 1);

      if (end != NULL)
        *end = '\0';
    }
  return g_steal_pointer (&title);
}

/* What a list says an article comes from: the dateline, else its folder. */
static char *
dup_source (const BangIncoming *incoming)
{
  const char *dateline = bang_document_get_dateline (incoming->document);
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;

  if (dateline != NULL && *dateline != '\0')
    return g_strdup (dateline);

  folder = g_path_get_dirname (incoming->path);
  name = g_path_get_basename (folder);
  if (strcmp (name, ".") == 0 || strcmp (name, "/") == 0)
    return NULL;
  return g_filename_display_name (name);
}

static const BangEvent *
get_main_event (Adding *adding)
{
  return adding->facts->events->len > 0 ? g_ptr_array_index (adding->facts->events, 0) : NULL;
}

static BangDay
get_day (Adding *adding)
{
  const BangEvent *event = get_main_event (adding);
  BangDay unknown = { 0, 0, 0 };

  return event != NULL && event->date.start.year != 0 ? event->date.start : unknown;
}

static gboolean
write_claims (Adding   *adding,
              GError  **error)
{
  return bang_claims_write (adding->writer, adding->article_id, adding->order_key,
                            bang_day_to_number (get_day (adding)), adding->facts, adding->text, adding->len,
                            adding->tally, error) &&
         bang_decide_written (adding->writer, adding->article_id, adding->tally, error);
}

/* Writes what a list shows of the article, and makes the index look again. */
static gboolean
write_article (Adding        *adding,
               sqlite3_stmt  *stmt,
               GError       **error)
{
  const BangEvent *event = get_main_event (adding);
  g_autofree char *title = dup_title (adding->incoming->document);
  g_autofree char *source = dup_source (adding->incoming);
  BangDay unknown = { 0, 0, 0 };

  sqlite3_bind_int64 (stmt, 1, adding->article_id);
  sqlite3_bind_int64 (stmt, 2, adding->order_key);
  sqlite3_bind_int64 (stmt, 3, ++adding->writer->generation);
  sqlite3_bind_int64 (stmt, 4, adding->version_id);
  sqlite3_bind_int64 (stmt, 5, bang_extract_get_version ());
  bang_bind_text (stmt, 6, title);
  bang_bind_text (stmt, 7, event != NULL ? event->type : NULL);
  sqlite3_bind_int64 (stmt, 8, bang_day_to_number (event != NULL ? event->date.start : unknown));
  sqlite3_bind_int64 (stmt, 9, bang_day_to_number (event != NULL ? event->date.end : unknown));
  bang_bind_text (stmt, 10, bang_date_basis_to_string (event != NULL ? event->date.basis : BANG_BASIS_UNKNOWN));
  bang_bind_text (stmt, 11, event != NULL && event->places->len > 0 ? g_ptr_array_index (event->places, 0) : NULL);
  bang_bind_text (stmt, 12, source);
  return bang_connection_run (adding->writer->connection, ACTION, stmt, error);
}

static gboolean
get_next_id (Adding   *adding,
             GError  **error)
{
  if (!bang_connection_get_int (adding->writer->connection, ACTION,
                                "SELECT coalesce (max (id), 0) + 1 FROM main.article", &adding->article_id, error))
    return FALSE;

  if (adding->article_id <= G_MAXUINT32)
    return TRUE;
  g_set_error_literal (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_FULL,
                       _("The library is full: it holds as many articles as it can number."));
  return FALSE;
}

static gboolean
add_article (Adding   *adding,
             GError  **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  guint8 uuid[16];

  if (!get_next_id (adding, error) ||
      !bang_order_key_make (adding->writer->connection, get_day (adding), &adding->order_key, error) ||
      !add_version (adding, error))
    return FALSE;

  stmt = bang_connection_prepare (adding->writer->connection, ACTION,
                                  "INSERT INTO main.article (id, order_key, generation, version_id, extract_version, "
                                  "  title, event_type, date_start, date_end, date_basis, place, source, "
                                  "  uuid, imported) "
                                  "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)", error);
  if (stmt == NULL)
    return FALSE;
  bang_uuid_from_name ("article", adding->text_hash, sizeof adding->text_hash, uuid);
  sqlite3_bind_blob (stmt, 13, uuid, sizeof uuid, SQLITE_STATIC);
  sqlite3_bind_int64 (stmt, 14, g_get_real_time () / G_USEC_PER_SEC);
  if (!write_article (adding, stmt, error))
    return FALSE;

  adding->tally->n_articles++;
  adding->tally->n_bytes += (gint64) adding->len;
  return write_claims (adding, error);
}

/* An article as it is before it changes. */
typedef struct
{
  gint64 order_key;
  gint64 generation;
  gint64 version_id;
  gint64 len;
} Before;

static gboolean
read_before (Adding   *adding,
             Before   *before,
             GError  **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (adding->writer->connection, ACTION,
                                  "SELECT a.order_key, a.generation, a.version_id, length (CAST (v.text AS BLOB)) "
                                  "FROM main.article a JOIN main.version v ON v.id = a.version_id WHERE a.id = ?1",
                                  error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, adding->article_id);
  if (!bang_connection_step (adding->writer->connection, ACTION, stmt, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      bang_connection_set_error (adding->writer->connection, SQLITE_CORRUPT, ACTION, error);
      return FALSE;
    }

  before->order_key = sqlite3_column_int64 (stmt, 0);
  before->generation = sqlite3_column_int64 (stmt, 1);
  before->version_id = sqlite3_column_int64 (stmt, 2);
  before->len = sqlite3_column_int64 (stmt, 3);
  return TRUE;
}

/* Keeps what the index has of the article, until the index has let go of it. */
static gboolean
keep_superseded (Adding        *adding,
                 const Before  *before,
                 GError       **error)
{
  g_autofree char *field = bang_field_text (adding->writer->connection, adding->article_id, error);
  g_autoptr (sqlite3_stmt) stmt = NULL;

  if (field == NULL)
    return FALSE;
  stmt = bang_connection_prepare (adding->writer->connection, ACTION,
                                  "INSERT INTO main.superseded VALUES (?1, ?2, ?3, ?4, ?5, ?6, NULL)", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, adding->article_id);
  sqlite3_bind_int64 (stmt, 2, before->generation);
  sqlite3_bind_int64 (stmt, 3, adding->writer->generation + 1);
  sqlite3_bind_int64 (stmt, 4, before->order_key);
  sqlite3_bind_int64 (stmt, 5, before->version_id);
  bang_bind_text (stmt, 6, field);
  return bang_connection_run (adding->writer->connection, ACTION, stmt, error);
}

/* The article's place among the dates: the one it has while the day is the same. */
static gboolean
choose_order_key (Adding        *adding,
                  const Before  *before,
                  GError       **error)
{
  BangDay day = get_day (adding);

  adding->order_key = before->order_key;
  if (before->order_key >= bang_order_key_first (day) && before->order_key < bang_order_key_end (day))
    return TRUE;
  return bang_order_key_make (adding->writer->connection, day, &adding->order_key, error);
}

/* Gives an article the text and facts at hand; version_id is set when it has
 * had that text before. */
static gboolean
update_article (Adding   *adding,
                GError  **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  Before before;

  if (!read_before (adding, &before, error) ||
      !keep_superseded (adding, &before, error) ||
      !choose_order_key (adding, &before, error) ||
      (adding->version_id == 0 && !add_version (adding, error)) ||
      !bang_claims_remove (adding->writer, adding->article_id, adding->tally, error))
    return FALSE;

  stmt = bang_connection_prepare (adding->writer->connection, ACTION,
                                  "UPDATE main.article SET order_key = ?2, generation = ?3, version_id = ?4, "
                                  "  extract_version = ?5, title = ?6, event_type = ?7, date_start = ?8, "
                                  "  date_end = ?9, date_basis = ?10, place = ?11, source = ?12 "
                                  "WHERE id = ?1", error);
  if (stmt == NULL || !write_article (adding, stmt, error))
    return FALSE;

  adding->tally->n_bytes += (gint64) adding->len - before.len;
  return write_claims (adding, error);
}

/**
 * bang_add_replace_facts:
 * @tally: gets what changes
 * @rereading: an article with new facts, which shows the text it was read from
 * @path: file name bytes of the article, for what comes from the folder
 *
 * Replaces what was found in an article, as update_article() does for a file.
 */
gboolean
bang_add_replace_facts (BangWriter           *writer,
                        BangTally            *tally,
                        const BangRereading  *rereading,
                        const char           *path,
                        GError              **error)
{
  BangIncoming incoming = { .path = (char *) path, .document = rereading->document, .facts = rereading->facts };
  Adding adding = { writer, tally, &incoming, };

  bang_writer_assert (writer);
  adding.facts = rereading->facts;
  adding.text = bang_document_get_text (rereading->document, &adding.len);
  adding.article_id = rereading->id;
  adding.version_id = rereading->version_id;
  return update_article (&adding, error);
}

/* Notes which bytes hold the article, and under which name they were seen. */
static gboolean
record_source (Adding   *adding,
               GError  **error)
{
  BangConnection *connection = adding->writer->connection;
  g_autoptr (sqlite3_stmt) stmt = NULL;
  BangPathNote note = { 0, };
  gint64 article_id;
  gint64 version_id;

  stmt = bang_connection_prepare (connection, ACTION,
                                  "INSERT INTO main.source_file (sha256, size, first_seen, article_id, version_id) "
                                  "VALUES (?1, ?2, ?3, ?4, ?5) "
                                  "ON CONFLICT (sha256) DO UPDATE SET article_id = ?4, version_id = ?5", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_blob (stmt, 1, adding->bytes_hash, 32, SQLITE_STATIC);
  sqlite3_bind_int64 (stmt, 2, (gint64) adding->incoming->size);
  sqlite3_bind_int64 (stmt, 3, g_get_real_time () / G_USEC_PER_SEC);
  sqlite3_bind_int64 (stmt, 4, adding->article_id);
  sqlite3_bind_int64 (stmt, 5, adding->version_id);
  if (!bang_connection_run (connection, ACTION, stmt, error) ||
      !bang_source_find (connection, adding->bytes_hash, &note.source_id, &article_id, &version_id, error))
    return FALSE;

  note.path = adding->incoming->path;
  note.article_id = adding->article_id;
  note.size = (gint64) adding->incoming->size;
  note.mtime = adding->incoming->mtime;
  return bang_paths_record (connection, &note, error);
}

/* Whether an article shows this version, read by the rules of today. */
static gboolean
get_state (Adding    *adding,
           gboolean  *is_current,
           gboolean  *is_fresh,
           GError   **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (adding->writer->connection, ACTION,
                                  "SELECT version_id, extract_version FROM main.article WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, adding->article_id);
  if (!bang_connection_step (adding->writer->connection, ACTION, stmt, &has_row, error))
    return FALSE;

  *is_current = has_row && sqlite3_column_int64 (stmt, 0) == adding->version_id;
  *is_fresh = has_row && sqlite3_column_int (stmt, 1) == bang_extract_get_version ();
  return TRUE;
}

/* The text is known: adding's article has it, or had it. */
static gboolean
add_known_text (Adding            *adding,
                BangImportStatus  *status,
                GError           **error)
{
  gboolean same_path = adding->article_id == adding->known.article_id;
  gboolean is_current;
  gboolean is_fresh;

  if (!get_state (adding, &is_current, &is_fresh, error))
    return FALSE;

  *status = same_path ? BANG_IMPORT_UNCHANGED : BANG_IMPORT_DUPLICATE;
  if (is_current ? is_fresh : !same_path)
    return TRUE;

  /* The file went back to an earlier text, or the rules have improved. */
  if (same_path)
    *status = BANG_IMPORT_UPDATED;
  return update_article (adding, error);
}

static gboolean
add_new_text (Adding            *adding,
              BangImportStatus  *status,
              GError           **error)
{
  gboolean shared = TRUE;

  if (adding->known.article_id != 0 && !is_shared (adding, &shared, error))
    return FALSE;

  *status = shared ? BANG_IMPORT_ADDED : BANG_IMPORT_UPDATED;
  if (shared)
    return add_article (adding, error);

  adding->article_id = adding->known.article_id;
  return update_article (adding, error);
}

static void
hash_text (Adding *adding)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize n_hash = sizeof adding->text_hash;

  g_checksum_update (checksum, (const guchar *) adding->text, (gssize) adding->len);
  g_checksum_get_digest (checksum, adding->text_hash, &n_hash);
  if (!bang_sha256_parse (adding->incoming->sha256, adding->bytes_hash))
    memcpy (adding->bytes_hash, adding->text_hash, sizeof adding->bytes_hash);
}

/**
 * bang_add_one:
 * @incoming: a file that was read
 * @tally: of the batch
 * @status: (out): what became of it
 *
 * Adds one file, inside a transaction.
 */
gboolean
bang_add_one (BangWriter          *writer,
              const BangIncoming  *incoming,
              BangTally           *tally,
              BangImportStatus    *status,
              GError             **error)
{
  g_autoptr (BangFacts) no_facts = bang_facts_new ();
  Adding adding = { writer, tally, incoming, };

  adding.facts = incoming->facts != NULL ? incoming->facts : no_facts;
  adding.text = bang_document_get_text (incoming->document, &adding.len);
  hash_text (&adding);
  if (!bang_paths_find (writer->connection, incoming->path, &adding.known, error) ||
      !find_text (&adding, &adding.article_id, &adding.version_id, error))
    return FALSE;

  if (adding.version_id != 0 ? !add_known_text (&adding, status, error)
                             : !add_new_text (&adding, status, error))
    return FALSE;

  if (*status == BANG_IMPORT_ADDED || *status == BANG_IMPORT_UPDATED)
    {
      writer->n_unindexed++;
      writer->unindexed_bytes += adding.len;
    }
  return record_source (&adding, error);
}
