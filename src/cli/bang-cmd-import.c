/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "import": files and folders into the library. Progress on a terminal only;
 * Ctrl+C stops between two articles and what was added stays. Main thread. */
#include "config.h"

#include "cli/bang-cli.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "export/bang-facts-json.h"
#include "import/bang-import-job.h"
#include "text/bang-normal.h"

/* Characters of a file's name beside the progress. */
#define NAME_WIDTH 40

/* One line that is written over: "120 / 4000, 12 s left, name.txt" */
static void
progress_cb (BangImportJob *job)
{
  g_autofree char *current = bang_import_job_dup_current (job);
  g_autofree char *name = current != NULL ? g_path_get_basename (current) : g_strdup ("");
  g_autofree char *left = NULL;
  int remaining = bang_import_job_get_remaining (job);

  if (g_utf8_strlen (name, -1) > NAME_WIDTH)
    *g_utf8_offset_to_pointer (name, NAME_WIDTH) = '\0';
  if (remaining >= 0)
    left = g_strdup_printf (ngettext (", %d second left", ", %d seconds left",
                                      (gulong) remaining), remaining);

  fprintf (stderr, "\r\033[K%u / %u%s  %s", bang_import_job_get_done (job),
           bang_import_job_get_total (job), left != NULL ? left : "", name);
  fflush (stderr);
}

static double
run_seconds (const BangImportRun *run)
{
  return (double) MAX (run->finished - run->started, 0) / G_USEC_PER_SEC;
}

static void
print_json (const BangImportRun *run)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  for (int status = 0; status < BANG_IMPORT_N_STATUSES; status++)
    {
      json_builder_set_member_name (builder,
                                    bang_import_status_to_string ((BangImportStatus) status));
      json_builder_add_int_value (builder, run->counts[status]);
    }
  json_builder_set_member_name (builder, "seconds");
  json_builder_add_double_value (builder, run_seconds (run));
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < run->items->len; i++)
    {
      const BangImportItem *item = g_ptr_array_index (run->items, i);

      json_builder_begin_object (builder);
      bang_json_add_path (builder, "path", item->path);
      bang_json_add_string (builder, "status", bang_import_status_to_string (item->status));
      bang_json_add_string (builder, "reason", item->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  bang_cli_print_json (json_builder_get_root (builder));
}

static const char *
status_word (BangImportStatus status)
{
  switch (status)
    {
    case BANG_IMPORT_ADDED:
      return _("added");
    case BANG_IMPORT_UPDATED:
      return _("updated");
    case BANG_IMPORT_FAILED:
      return _("failed");
    case BANG_IMPORT_UNCHANGED:
    case BANG_IMPORT_DUPLICATE:
    case BANG_IMPORT_SKIPPED:
    case BANG_IMPORT_N_STATUSES:
    default:
      return _("skipped");
    }
}

static void
print_text (const BangImportRun *run)
{
  bang_cli_print (_("%u added, %u updated, %u unchanged, %u duplicate, %u skipped, %u failed\n"),
                  run->counts[BANG_IMPORT_ADDED], run->counts[BANG_IMPORT_UPDATED],
                  run->counts[BANG_IMPORT_UNCHANGED], run->counts[BANG_IMPORT_DUPLICATE],
                  run->counts[BANG_IMPORT_SKIPPED], run->counts[BANG_IMPORT_FAILED]);

  for (guint i = 0; i < run->items->len; i++)
    {
      const BangImportItem *item = g_ptr_array_index (run->items, i);
      g_autofree char *path = bang_normal_for_screen (item->path);
      g_autofree char *reason = bang_normal_for_screen (item->reason != NULL ? item->reason : "");

      bang_cli_print ("%s: %s: %s\n",
                      status_word (item->status),
                      path, reason);
    }
}

/* Files in a folder may fail, that is what the report is for; a path that was
 * asked for by name has to come in. */
static gboolean
named_failed (const BangImportRun *run,
              char               **paths)
{
  g_autoptr(GHashTable) named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; paths[i] != NULL; i++)
    g_hash_table_add (named, g_canonicalize_filename (paths[i], NULL));
  for (guint i = 0; i < run->items->len; i++)
    {
      const BangImportItem *item = g_ptr_array_index (run->items, i);

      if ((item->status == BANG_IMPORT_FAILED || item->status == BANG_IMPORT_SKIPPED) &&
          g_hash_table_contains (named, item->path))
        return TRUE;
    }
  return FALSE;
}

static void
start_cb (gpointer             job,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  bang_import_job_run_async (job, cancellable, callback, user_data);
}

static BangCliStatus
import_paths (BangCli      *cli,
              BangLibrary  *library,
              char        **paths)
{
  g_autoptr(BangImportJob) job = bang_import_job_new (library, (const char * const *) paths);
  g_autoptr(GAsyncResult) result = bang_cli_wait (job, start_cb, G_CALLBACK (progress_cb));
  g_autoptr(GError) error = NULL;
  const BangImportRun *run;

  run = bang_import_job_get_run (job);
  if (cli->json)
    print_json (run);
  else
    print_text (run);

  if (!bang_import_job_run_finish (job, result, &error))
    return bang_cli_fail (error);
  if (named_failed (run, paths))
    {
      bang_cli_say ("%s", _("Not all that was named could be imported. The report tells why."));
      return BANG_CLI_FAILED;
    }
  return BANG_CLI_DONE;
}

BangCliStatus
bang_cmd_import (BangCli  *cli,
                 int       argc,
                 char    **argv)
{
  g_auto(GStrv) paths = NULL;
  const GOptionEntry entries[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, NULL },
    { NULL }
  };
  g_autoptr(BangLibrary) library = NULL;
  g_autoptr(GError) error = NULL;

  if (!bang_cli_parse (cli, entries, argc, argv))
    return BANG_CLI_USAGE;
  if (paths == NULL)
    return bang_cli_usage (cli, "%s", _("“import” needs at least one file or folder"));
  /* An empty name would mean the current folder: a variable that was not set. */
  if (g_strv_contains ((const char * const *) paths, ""))
    return bang_cli_usage (cli, "%s", _("A file or folder has an empty name"));

  library = bang_cli_open (cli, TRUE, &error);
  if (library == NULL)
    return bang_cli_fail (error);
  return import_paths (cli, library, paths);
}
