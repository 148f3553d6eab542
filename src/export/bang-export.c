/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A selection of articles to a file or a stream. The writers (one file each)
 * turn one article at a time into text; this file feeds them, sends the text
 * on, and sees to it that a file is there whole or not at all: it is written
 * beside its place under a name of its own, flushed to the disk and only then
 * renamed.
 *
 * Blocking, any thread. Memory: one article and a buffer, whatever is
 * exported; the formats that order by date hold 56 bytes an article besides,
 * graphs what they count. */
#include "config.h"

#include "export/bang-export-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <gio/gunixoutputstream.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Text is sent on in pieces of this size, in bytes. */
#define BUFFER_BYTES (64 * 1024)

/* Rows asked of the library at once. */
#define ROWS_AT_ONCE 512

static const BangExportFormatInfo formats[BANG_EXPORT_N_FORMATS] = {
  [BANG_EXPORT_CSV]      = { "csv",      N_("Table for spreadsheets (CSV)"), "csv",   "text/csv" },
  [BANG_EXPORT_JSON]     = { "json",     N_("Data with every fact (JSON)"),  "json",  "application/json" },
  [BANG_EXPORT_MARKDOWN] = { "markdown", N_("Notes (Markdown)"),             "md",    "text/markdown" },
  [BANG_EXPORT_HTML]     = { "html",     N_("Web page (HTML)"),              "html",  "text/html" },
  [BANG_EXPORT_TEXT]     = { "text",     N_("Plain text"),                   "txt",   "text/plain" },
  [BANG_EXPORT_TSV]      = { "tsv",      N_("Table, tab separated (TSV)"),   "tsv",   "text/tab-separated-values" },
  [BANG_EXPORT_JSONL]    = { "jsonl",    N_("Data, one article a line (JSON Lines)"), "jsonl", "application/x-ndjson" },
  [BANG_EXPORT_GEXF]     = { "gexf",     N_("Who appears with whom, for Gephi (GEXF)"), "gexf", "application/xml" },
  [BANG_EXPORT_GRAPHML]  = { "graphml",  N_("Who appears with whom (GraphML)"), "graphml", "application/xml" },
  [BANG_EXPORT_PDF]      = { "pdf",      N_("Pages to print (PDF)"), "pdf", "application/pdf" },
  [BANG_EXPORT_DOT]      = { "dot",      N_("Who appears with whom, for Graphviz (DOT)"), "dot", "text/vnd.graphviz" },
};

static const BangExportWriter * const writers[BANG_EXPORT_N_FORMATS] = {
  [BANG_EXPORT_CSV]      = &bang_export_csv,
  [BANG_EXPORT_JSON]     = &bang_export_json,
  [BANG_EXPORT_MARKDOWN] = &bang_export_markdown,
  [BANG_EXPORT_HTML]     = &bang_export_html,
  [BANG_EXPORT_TEXT]     = &bang_export_text,
  [BANG_EXPORT_TSV]      = &bang_export_tsv,
  [BANG_EXPORT_JSONL]    = &bang_export_jsonl,
  [BANG_EXPORT_GEXF]     = &bang_export_gexf,
  [BANG_EXPORT_GRAPHML]  = &bang_export_graphml,
  [BANG_EXPORT_DOT]      = &bang_export_dot,
  [BANG_EXPORT_PDF]      = &bang_export_pdf,
};

/**
 * bang_export_format_get_info:
 * @format: a format
 *
 * Returns: (transfer none) (nullable): what it is called; the label is not yet
 *   translated. %NULL when there is no such format
 */
const BangExportFormatInfo *
bang_export_format_get_info (BangExportFormat format)
{
  g_return_val_if_fail ((guint) format < BANG_EXPORT_N_FORMATS, NULL);

  return &formats[format];
}

/**
 * bang_export_format_from_string:
 * @id: (nullable): a name such as "csv"
 * @format: (out): the format
 *
 * Returns: whether @id names a format
 */
gboolean
bang_export_format_from_string (const char       *id,
                                BangExportFormat *format)
{
  g_return_val_if_fail (format != NULL, FALSE);

  for (guint i = 0; id != NULL && i < BANG_EXPORT_N_FORMATS; i++)
    {
      if (g_str_equal (formats[i].id, id))
        {
          *format = (BangExportFormat) i;
          return TRUE;
        }
    }
  return FALSE;
}

/* Sends on what the writer appended, when it is enough or the end. */
static gboolean
send_on (BangExporter   *exporter,
         GOutputStream  *stream,
         gboolean        all,
         GCancellable   *cancellable,
         GError        **error)
{
  gboolean ok;

  if (!all && exporter->out->len < BUFFER_BYTES)
    return TRUE;

  ok = g_output_stream_write_all (stream, exporter->out->str, exporter->out->len,
                                  NULL, cancellable, error);
  /* An article of megabytes must not keep its buffer to the end. */
  if (exporter->out->allocated_len > 4 * BUFFER_BYTES)
    {
      g_string_free (exporter->out, TRUE);
      exporter->out = g_string_sized_new (2 * BUFFER_BYTES);
    }
  g_string_truncate (exporter->out, 0);
  return ok;
}

/**
 * bang_export_dup_tags:
 * @personal: (nullable): what is kept beside an article
 *
 * Returns: (transfer full): the names of its tags, "; " between them
 */
char *
bang_export_dup_tags (BangPersonal *personal)
{
  GString *tags = g_string_new (NULL);

  for (guint i = 0; personal != NULL && i < personal->tags->len; i++)
    {
      if (i > 0)
        g_string_append (tags, "; ");
      g_string_append (tags, ((const BangTag *) g_ptr_array_index (personal->tags, i))->name);
    }
  return g_string_free (tags, FALSE);
}

typedef struct
{
  gint64 id;
  guint  day;        /* yyyymmdd, 0 when a part is not known: the export shows no date then */
  char   uuid[37];
} DatedId;

static int
dated_id_compare (gconstpointer a,
                  gconstpointer b)
{
  const DatedId *one = a;
  const DatedId *two = b;

  if (one->day != two->day)
    return one->day < two->day ? -1 : 1;
  return strcmp (one->uuid, two->uuid);
}

/* The ids ordered by date, then uuid, so that equal libraries give equal files. */
static gint64 *
order_by_date (BangLibrary   *library,
               const gint64  *ids,
               guint          n_ids,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(GArray) dated = g_array_sized_new (FALSE, TRUE, sizeof (DatedId), n_ids);
  gint64 *ordered;

  for (guint i = 0; i < n_ids; i += ROWS_AT_ONCE)
    {
      g_autoptr(GPtrArray) rows = NULL;

      rows = bang_library_get_rows (library, ids + i, MIN (ROWS_AT_ONCE, n_ids - i),
                                    NULL, cancellable, error);
      if (rows == NULL)
        return NULL;

      for (guint j = 0; j < rows->len; j++)
        {
          const BangArticleRow *row = g_ptr_array_index (rows, j);
          DatedId one = { 0, };

          if (row == NULL)
            continue;
          one.id = row->id;
          if (bang_day_is_complete (row->date))
            one.day = row->date.year * 10000u + row->date.month * 100u + row->date.day;
          g_strlcpy (one.uuid, row->uuid != NULL ? row->uuid : "", sizeof one.uuid);
          g_array_append_val (dated, one);
        }
    }

  if (dated->len != n_ids)
    {
      g_set_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND,
                   _("Some of the articles are no longer in the library. Select them again."));
      return NULL;
    }

  g_array_sort (dated, dated_id_compare);
  ordered = g_new (gint64, MAX (n_ids, 1));
  for (guint i = 0; i < n_ids; i++)
    ordered[i] = g_array_index (dated, DatedId, i).id;
  return ordered;
}

static gboolean
write_contents (BangLibrary             *library,
                const BangExportWriter  *writer,
                BangExporter            *exporter,
                const gint64            *ids,
                GOutputStream           *stream,
                GCancellable            *cancellable,
                GError                 **error)
{
  for (guint i = 0; i < exporter->total; i += ROWS_AT_ONCE)
    {
      g_autoptr(GPtrArray) rows = NULL;

      rows = bang_library_get_rows (library, ids + i, MIN (ROWS_AT_ONCE, exporter->total - i),
                                    NULL, cancellable, error);
      if (rows == NULL)
        return FALSE;

      for (guint j = 0; j < rows->len; j++)
        {
          if (g_ptr_array_index (rows, j) != NULL)
            writer->contents (exporter, g_ptr_array_index (rows, j));
          if (!send_on (exporter, stream, FALSE, cancellable, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
write_articles (BangLibrary             *library,
                const BangExportWriter  *writer,
                BangExporter            *exporter,
                const gint64            *ids,
                GOutputStream           *stream,
                BangExportProgress       progress,
                gpointer                 user_data,
                GCancellable            *cancellable,
                GError                 **error)
{
  for (exporter->done = 0; exporter->done < exporter->total; exporter->done++)
    {
      g_autoptr(BangArticle) article = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      article = bang_library_get_article (library, ids[exporter->done], cancellable, error);
      if (article == NULL)
        return FALSE;

      exporter->personal = bang_library_get_personal (library, ids[exporter->done], cancellable, error);
      if (exporter->personal == NULL)
        return FALSE;
      writer->article (exporter, article);
      g_clear_pointer (&exporter->personal, bang_personal_unref);
      if (!send_on (exporter, stream, FALSE, cancellable, error))
        return FALSE;
      if (progress != NULL)
        progress (exporter->done + 1, exporter->total, user_data);
    }
  return TRUE;
}

static gboolean
write_all (BangLibrary             *library,
           const BangExportWriter  *writer,
           BangExporter            *exporter,
           const gint64            *ids,
           GOutputStream           *stream,
           BangExportProgress       progress,
           gpointer                 user_data,
           GCancellable            *cancellable,
           GError                 **error)
{
  if (writer->begin != NULL)
    writer->begin (exporter);
  if (writer->contents != NULL && exporter->total > 1 &&
      !write_contents (library, writer, exporter, ids, stream, cancellable, error))
    return FALSE;
  if (writer->body != NULL)
    writer->body (exporter);
  if (!write_articles (library, writer, exporter, ids, stream,
                       progress, user_data, cancellable, error))
    return FALSE;
  if (writer->end != NULL)
    writer->end (exporter);
  return send_on (exporter, stream, TRUE, cancellable, error);
}

/**
 * bang_export_to_stream_full:
 * @library: the library
 * @ids: (array length=n_ids): the articles; their order is kept, except by the
 *   JSON formats, which order by date and then uuid
 * @n_ids: how many, 0 for an export with nothing in it
 * @format: the format
 * @flags: what to leave out
 * @stream: where to; neither flushed nor closed
 * @progress: (nullable) (scope call): called after each article, in this thread
 * @user_data: for @progress
 * @cancellable: (nullable): stops between two articles
 * @error: (out) (optional): of the library (%BANG_LIBRARY_ERROR) or of the
 *   stream (%G_IO_ERROR)
 *
 * Writes articles as UTF-8 text, one after the other.
 *
 * Returns: whether everything was written
 */
gboolean
bang_export_to_stream_full (BangLibrary         *library,
                            const gint64        *ids,
                            guint                n_ids,
                            BangExportFormat     format,
                            BangExportFlags      flags,
                            GOutputStream       *stream,
                            BangExportProgress   progress,
                            gpointer             user_data,
                            GCancellable        *cancellable,
                            GError             **error)
{
  BangExporter exporter = { NULL, flags, n_ids, 0, ',', NULL, NULL, NULL };
  g_autofree gint64 *ordered = NULL;
  gboolean ok;

  g_return_val_if_fail (BANG_IS_LIBRARY (library), FALSE);
  g_return_val_if_fail (ids != NULL || n_ids == 0, FALSE);
  g_return_val_if_fail ((guint) format < BANG_EXPORT_N_FORMATS, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  if (writers[format]->by_date)
    {
      ordered = order_by_date (library, ids, n_ids, cancellable, error);
      if (ordered == NULL)
        return FALSE;
      ids = ordered;
    }

  exporter.out = g_string_sized_new (2 * BUFFER_BYTES);
  ok = write_all (library, writers[format], &exporter, ids, stream,
                  progress, user_data, cancellable, error);
  if (exporter.free_state != NULL)
    exporter.free_state (exporter.state);
  g_string_free (exporter.out, TRUE);
  return ok;
}

/**
 * bang_export_to_stream:
 *
 * bang_export_to_stream_full() without flags.
 *
 * Returns: whether everything was written
 */
gboolean
bang_export_to_stream (BangLibrary         *library,
                       const gint64        *ids,
                       guint                n_ids,
                       BangExportFormat     format,
                       GOutputStream       *stream,
                       BangExportProgress   progress,
                       gpointer             user_data,
                       GCancellable        *cancellable,
                       GError             **error)
{
  return bang_export_to_stream_full (library, ids, n_ids, format, BANG_EXPORT_DEFAULT, stream,
                                     progress, user_data, cancellable, error);
}

static void
set_file_error (GError     **error,
                const char  *path,
                int          code)
{
  g_autofree char *shown = g_filename_display_name (path);
  GIOErrorEnum kind = g_io_error_from_errno (code);

  if (code == ENOSPC || code == EDQUOT)
    g_set_error (error, G_IO_ERROR, kind,
                 _("“%s” could not be written because the disk is full. "
                   "Free some space or choose another place."), shown);
  else
    g_set_error (error, G_IO_ERROR, kind,
                 _("“%s” could not be written: %s. Choose another place or name."),
                 shown, g_strerror (code));
}

/* What stands at the place already may be replaced when it is a file; a
 * device or a pipe would be lost by the renaming, a folder would refuse it. */
static gboolean
check_place (const char  *path,
             GError     **error)
{
  struct stat st;
  g_autofree char *shown = NULL;

  if (stat (path, &st) != 0 || S_ISREG (st.st_mode))
    return TRUE;

  shown = g_filename_display_name (path);
  if (S_ISDIR (st.st_mode))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY,
                 _("“%s” could not be written because a folder has that name. "
                   "Choose a file name."), shown);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                 _("“%s” could not be written because it is not an ordinary file. "
                   "Choose a file name."), shown);
  return FALSE;
}

/* A new file beside the place, under a name that no one else has. The name is
 * short and does not hold the final one, which may already be the longest that
 * the file system takes. */
static int
open_part (const char  *folder,
           char       **part)
{
  int fd = -1;

  for (guint attempt = 0; attempt < 64 && fd < 0; attempt++)
    {
      g_autofree char *name = g_strdup_printf (".bang-giao-%08x.part", g_random_int ());
      g_autofree char *path = g_build_filename (folder, name, NULL);

      fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
      if (fd >= 0)
        *part = g_steal_pointer (&path);
      else if (errno != EEXIST)
        break;
    }
  return fd;
}

/* The new name must be on the disk too, or a power cut brings the old file
 * back. A file system that cannot do it is no reason to fail. */
static void
sync_folder (const char *folder)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  if (fsync (fd) != 0)
    g_debug ("Cannot flush folder %s: %s", folder, g_strerror (errno));
  close (fd);
}

/**
 * bang_export_to_file_full:
 * @library: the library
 * @ids: (array length=n_ids): the articles
 * @n_ids: how many
 * @format: the format
 * @flags: what to leave out
 * @path: (type filename): the file, replaced when it is there
 * @progress: (nullable) (scope call): called after each article, in this thread
 * @user_data: for @progress
 * @cancellable: (nullable): stops between two articles
 * @error: (out) (optional): of the library or of the file, a sentence each
 *
 * As bang_export_to_stream_full(), to a file that is whole or not there: when
 * it fails or is cancelled, what stood at @path stands there still, and
 * nothing else is left in the folder.
 *
 * Returns: whether the file is written and on the disk
 */
gboolean
bang_export_to_file_full (BangLibrary         *library,
                          const gint64        *ids,
                          guint                n_ids,
                          BangExportFormat     format,
                          BangExportFlags      flags,
                          const char          *path,
                          BangExportProgress   progress,
                          gpointer             user_data,
                          GCancellable        *cancellable,
                          GError             **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *part = NULL;
  g_autoptr(GOutputStream) stream = NULL;
  int fd;
  int code = 0;

  g_return_val_if_fail (path != NULL, FALSE);

  if (!check_place (path, error))
    return FALSE;

  folder = g_path_get_dirname (path);
  fd = open_part (folder, &part);
  if (fd < 0)
    {
      set_file_error (error, path, errno);
      return FALSE;
    }

  stream = g_unix_output_stream_new (fd, FALSE);
  if (!bang_export_to_stream_full (library, ids, n_ids, format, flags, stream,
                                   progress, user_data, cancellable, error))
    {
      if (error != NULL && g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
        {
          g_clear_error (error);
          set_file_error (error, path, ENOSPC);
        }
      close (fd);
      g_unlink (part);
      return FALSE;
    }

  if (fsync (fd) != 0 && errno != EINVAL)
    code = errno;
  /* Some network file systems say only here that the disk was full. */
  if (close (fd) != 0 && code == 0)
    code = errno;
  if (code == 0 && g_rename (part, path) != 0)
    code = errno;
  if (code != 0)
    {
      set_file_error (error, path, code);
      g_unlink (part);
      return FALSE;
    }

  sync_folder (folder);
  return TRUE;
}

/**
 * bang_export_to_file:
 *
 * bang_export_to_file_full() without flags.
 *
 * Returns: whether the file is written and on the disk
 */
gboolean
bang_export_to_file (BangLibrary         *library,
                     const gint64        *ids,
                     guint                n_ids,
                     BangExportFormat     format,
                     const char          *path,
                     BangExportProgress   progress,
                     gpointer             user_data,
                     GCancellable        *cancellable,
                     GError             **error)
{
  return bang_export_to_file_full (library, ids, n_ids, format, BANG_EXPORT_DEFAULT, path,
                                   progress, user_data, cancellable, error);
}
