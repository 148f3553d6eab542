/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "reextract": what older rules read is read again, from the library's own
 * texts. Ctrl+C stops between two articles; the next call goes on. Main thread. */
#include "config.h"

#include "cli/bang-cli.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "import/bang-reextract-job.h"

/* One line that is written over: "120 / 4000" */
static void
progress_cb (BangReextractJob *job)
{
  const BangReextractReport *report = bang_reextract_job_get_report (job);

  fprintf (stderr, "\r\033[K%u / %u", report->done, report->total);
  fflush (stderr);
}

static void
print_json (const BangReextractReport *report)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "read");
  json_builder_add_int_value (builder, report->done - report->failed);
  json_builder_set_member_name (builder, "changed");
  json_builder_add_int_value (builder, report->changed);
  json_builder_set_member_name (builder, "failed");
  json_builder_add_int_value (builder, report->failed);
  json_builder_set_member_name (builder, "remaining");
  json_builder_add_int_value (builder, report->total - report->done);
  json_builder_end_object (builder);
  bang_cli_print_json (json_builder_get_root (builder));
}

static void
start_cb (gpointer             job,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  bang_reextract_job_run_async (job, cancellable, callback, user_data);
}

static BangCliStatus
reextract_library (BangCli     *cli,
                   BangLibrary *library)
{
  g_autoptr(BangReextractJob) job = bang_reextract_job_new (library);
  g_autoptr(GAsyncResult) result = bang_cli_wait (job, start_cb, G_CALLBACK (progress_cb));
  g_autoptr(GError) error = NULL;
  const BangReextractReport *report = bang_reextract_job_get_report (job);

  if (cli->json)
    print_json (report);
  else
    bang_cli_print (_("%u read again, %u changed, %u failed\n"),
                    report->done - report->failed, report->changed, report->failed);

  if (!bang_reextract_job_run_finish (job, result, &error))
    return bang_cli_fail (error);
  if (report->failed > 0)
    {
      bang_cli_say ("%s", _("Some articles could not be read again. “check” tells whether the library is damaged."));
      return BANG_CLI_FAILED;
    }
  return BANG_CLI_DONE;
}

BangCliStatus
bang_cmd_reextract (BangCli  *cli,
                    int       argc,
                    char    **argv)
{
  g_auto(GStrv) rest = NULL;
  const GOptionEntry entries[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, NULL },
    { NULL }
  };
  g_autoptr(BangLibrary) library = NULL;
  g_autoptr(GError) error = NULL;

  if (!bang_cli_parse (cli, entries, argc, argv))
    return BANG_CLI_USAGE;
  if (rest != NULL)
    return bang_cli_usage (cli, "%s", _("“reextract” takes no arguments"));

  library = bang_cli_open (cli, FALSE, &error);
  if (library == NULL)
    return bang_cli_fail (error);
  return reextract_library (cli, library);
}
