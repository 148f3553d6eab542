/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands of bang-giao-cli share: options, the library, Ctrl+C and
 * answers. Main thread, but for the work given to bang_cli_run() and what it
 * prints; the main thread only waits meanwhile.
 *
 * Arguments are taken as bytes and answers written as UTF-8 whatever the
 * locale says: a script in the C locale must find đường too. */
#include "config.h"

#include "cli/bang-cli.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib-unix.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "export/bang-facts-json.h"

static gboolean
library_option_cb (const char  *name,
                   const char  *value,
                   gpointer     data,
                   GError     **error)
{
  BangCli *cli = data;

  if (*value == '\0')
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("%s needs the name of a folder"), name);
      return FALSE;
    }

  g_free (cli->folder);
  cli->folder = g_strdup (value);
  return TRUE;
}

static gboolean
format_option_cb (const char  *name,
                  const char  *value,
                  gpointer     data,
                  GError     **error)
{
  BangCli *cli = data;

  if (!g_str_equal (value, "text") && !g_str_equal (value, "json"))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("%s is either text or json"), name);
      return FALSE;
    }

  cli->json = g_str_equal (value, "json");
  return TRUE;
}

/* GOption asks for a data pointer where a callback is meant, which ISO C has
 * no conversion for; POSIX has. */
#define CALLBACK(func) ((gpointer) (func))

static const GOptionEntry common_entries[] = {
  { "library", 0, G_OPTION_FLAG_FILENAME, G_OPTION_ARG_CALLBACK, CALLBACK (library_option_cb),
    N_("The folder of the library (default: your own)"), N_("DIR") },
  { "format", 0, 0, G_OPTION_ARG_CALLBACK, CALLBACK (format_option_cb),
    N_("How to answer: for people or for programs (default: text)"), "text|json" },
  { NULL }
};

/**
 * bang_cli_option_group:
 * @cli: the call
 * @entries: (nullable): options besides those that every command has
 *
 * Returns: (transfer full): the options
 */
GOptionGroup *
bang_cli_option_group (BangCli            *cli,
                       const GOptionEntry *entries)
{
  GOptionGroup *group = g_option_group_new ("main", "", "", cli, NULL);

  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_group_add_entries (group, entries);
  g_option_group_add_entries (group, common_entries);
  return group;
}

/**
 * bang_cli_parse:
 * @cli: the call
 * @entries: the command's options, with one for G_OPTION_REMAINING
 * @argc: how many arguments, the command's name among them
 * @argv: the arguments
 *
 * Reads a command's arguments; "--help" is answered and ends the program.
 *
 * Returns: %FALSE after having said what is wrong with them
 */
gboolean
bang_cli_parse (BangCli             *cli,
                const GOptionEntry  *entries,
                int                  argc,
                char               **argv)
{
  g_autoptr(GOptionContext) context = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *parameters = NULL;
  g_autofree char *more = cli->command->describe != NULL ? cli->command->describe () : NULL;

  parameters = g_strconcat (cli->command->name, " ", _(cli->command->arguments), NULL);
  context = g_option_context_new (parameters);
  g_option_context_set_summary (context, _(cli->command->summary));
  g_option_context_set_description (context, more);
  g_option_context_set_main_group (context, bang_cli_option_group (cli, entries));
  if (g_option_context_parse (context, &argc, &argv, &error))
    return TRUE;

  bang_cli_usage (cli, "%s", error->message);
  return FALSE;
}

/**
 * bang_cli_usage:
 * @cli: the call
 * @format: what is wrong, without a full stop
 *
 * Says on standard error what is wrong with the arguments and where to look.
 *
 * Returns: %BANG_CLI_USAGE
 */
BangCliStatus
bang_cli_usage (BangCli    *cli,
                const char *format,
                ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);

  if (cli->command != NULL)
    /* Translators: what is wrong, then the name of a command */
    bang_cli_say (_("%s. See “bang-giao-cli %s --help”."), what, cli->command->name);
  else
    bang_cli_say (_("%s. See “bang-giao-cli --help”."), what);
  return BANG_CLI_USAGE;
}

/**
 * bang_cli_query_text:
 * @words: (array zero-terminated=1): arguments
 *
 * Returns: (transfer full): the arguments as one query, made UTF-8
 */
char *
bang_cli_query_text (char **words)
{
  g_autofree char *bytes = g_strjoinv (" ", words);

  return g_utf8_make_valid (bytes, -1);
}

/**
 * bang_cli_parse_sort:
 * @name: (nullable): "relevance", "newest" or "oldest"; %NULL leaves @sort
 * @sort: (inout): the order
 *
 * Returns: whether @name is one
 */
gboolean
bang_cli_parse_sort (const char *name,
                     BangSort   *sort)
{
  if (name == NULL)
    return TRUE;

  if (g_str_equal (name, "relevance"))
    *sort = BANG_SORT_RELEVANCE;
  else if (g_str_equal (name, "newest"))
    *sort = BANG_SORT_NEWEST;
  else if (g_str_equal (name, "oldest"))
    *sort = BANG_SORT_OLDEST;
  else
    return FALSE;
  return TRUE;
}

/**
 * bang_cli_dup_folder:
 * @cli: the call
 *
 * Returns: (transfer full): the folder of the library
 */
char *
bang_cli_dup_folder (BangCli *cli)
{
  return cli->folder != NULL ? g_strdup (cli->folder) : bang_library_default_directory ();
}

/**
 * bang_cli_open:
 * @cli: the call
 * @create: whether to make a library that is not there
 * @error: (out) (optional): a sentence
 *
 * Opens the library. A folder that is not there is most often a slip in its
 * name, and an empty answer out of a library just made would hide it.
 *
 * Returns: (transfer full) (nullable): the library
 */
BangLibrary *
bang_cli_open (BangCli   *cli,
               gboolean   create,
               GError   **error)
{
  g_autofree char *directory = bang_cli_dup_folder (cli);

  if (!create && !g_file_test (directory, G_FILE_TEST_EXISTS))
    {
      g_autofree char *shown = g_filename_display_name (directory);

      g_set_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND,
                   _("There is no library in “%s”. Import some articles first, "
                     "or check the folder given with --library."), shown);
      return NULL;
    }

  return bang_library_open (directory, error);
}

/* Hears Ctrl+C and a polite kill while the main loop runs. */
typedef struct
{
  GCancellable *cancellable;   /* Borrowed */
  guint         sources[2];
} Signals;

static void
unwatch (Signals *signals)
{
  for (guint i = 0; i < G_N_ELEMENTS (signals->sources); i++)
    g_clear_handle_id (&signals->sources[i], g_source_remove);
}

/* A second Ctrl+C ends the program at once: the signals do again what they do by
 * default. */
static gboolean
signal_cb (gpointer data)
{
  Signals *signals = data;

  g_cancellable_cancel (signals->cancellable);
  unwatch (signals);
  return G_SOURCE_REMOVE;
}

static void
watch (Signals      *signals,
       GCancellable *cancellable)
{
  signals->cancellable = cancellable;
  signals->sources[0] = g_unix_signal_add (SIGINT, signal_cb, signals);
  signals->sources[1] = g_unix_signal_add (SIGTERM, signal_cb, signals);
}

typedef struct
{
  BangCli       *cli;
  BangLibrary   *opened;
  BangCliWork    work;
  gpointer       data;
  GCancellable  *cancellable;
  GMainLoop     *loop;
  GError        *error;
  gboolean       ok;
} CliRun;

static gboolean
quit_cb (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

static gpointer
run_thread (gpointer data)
{
  CliRun *run = data;

  run->ok = run->work (run->cli, run->opened, run->data, run->cancellable, &run->error);
  g_idle_add (quit_cb, run->loop);
  return NULL;
}

static BangCliStatus
run_work (BangCli     *cli,
          BangLibrary *library,
          BangCliWork  work,
          gpointer     data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr(GError) error = NULL;
  CliRun run = { cli, library, work, data, cancellable, loop, NULL, FALSE };
  Signals signals;
  GThread *thread;

  watch (&signals, cancellable);
  thread = g_thread_new ("work", run_thread, &run);
  g_main_loop_run (loop);
  g_thread_join (thread);
  unwatch (&signals);
  error = run.error;
  return run.ok ? BANG_CLI_DONE : bang_cli_fail (error);
}

/**
 * bang_cli_run:
 * @cli: the call
 * @work: (scope call): what to do with the library, in a thread of its own
 * @data: for @work
 *
 * Opens the library and does some work with it that Ctrl+C cancels. What went
 * wrong is said.
 *
 * Returns: how it ended
 */
BangCliStatus
bang_cli_run (BangCli     *cli,
              BangCliWork  work,
              gpointer     data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(BangLibrary) library = bang_cli_open (cli, FALSE, &error);

  return library != NULL ? run_work (cli, library, work, data) : bang_cli_fail (error);
}

/**
 * bang_cli_run_closed:
 * @cli: the call
 * @work: (scope call): what to do, in a thread of its own; it is given no library
 * @data: for @work
 *
 * Does some work that Ctrl+C cancels while the library is not open.
 *
 * Returns: how it ended
 */
BangCliStatus
bang_cli_run_closed (BangCli     *cli,
                     BangCliWork  work,
                     gpointer     data)
{
  return run_work (cli, NULL, work, data);
}

typedef struct
{
  GMainLoop    *loop;
  GAsyncResult *result;
} Waiting;

static void
ended_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Waiting *waiting = user_data;

  waiting->result = g_object_ref (result);
  g_main_loop_quit (waiting->loop);
}

/**
 * bang_cli_wait:
 * @job: (type GObject): a job with properties that tell how far it is
 * @start: begins it
 * @progress: writes over the line on a terminal's standard error: the callback
 *   of @job's "notify"
 *
 * Does a job that Ctrl+C cancels, and waits for its end.
 *
 * Returns: (transfer full): the answer
 */
GAsyncResult *
bang_cli_wait (gpointer     job,
               BangCliStart start,
               GCallback    progress)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  gboolean terminal = isatty (STDERR_FILENO);
  Waiting waiting = { loop, NULL };
  Signals signals;

  if (terminal)
    g_signal_connect (job, "notify", progress, NULL);

  watch (&signals, cancellable);
  start (job, cancellable, ended_cb, &waiting);
  g_main_loop_run (loop);
  unwatch (&signals);
  if (terminal)
    fputs ("\r\033[K", stderr);
  return waiting.result;
}

/**
 * bang_cli_fail:
 * @error: why
 *
 * Says on standard error why it could not be done.
 *
 * Returns: %BANG_CLI_FAILED
 */
BangCliStatus
bang_cli_fail (const GError *error)
{
  /* GLib's own words for it are none for a person; a sentence of ours stays. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      !g_str_has_suffix (error->message, "."))
    bang_cli_say ("%s", _("It was stopped before it was done. Start it again when you like."));
  else
    bang_cli_say ("%s", error->message);
  return BANG_CLI_FAILED;
}

/* Why standard output could not be written, from the first time: by the end of
 * the program errno tells of something else. */
static int write_errno = 0;

/**
 * bang_cli_write:
 * @bytes: (array length=len): a part of the answer
 * @len: how many bytes
 *
 * Writes to standard output. bang_cli_finish() tells whether it arrived.
 */
void
bang_cli_write (const char *bytes,
                gsize       len)
{
  if (fwrite (bytes, 1, len, stdout) < len && write_errno == 0)
    write_errno = errno;
}

/**
 * bang_cli_finish:
 * @status: how the command ended
 *
 * Sees to it that the answer arrived: one that did not is none.
 *
 * Returns: how the program ends
 */
BangCliStatus
bang_cli_finish (BangCliStatus status)
{
  if (fflush (stdout) != 0 && write_errno == 0)
    write_errno = errno;
  if (write_errno == 0 || status != BANG_CLI_DONE)
    return status;

  bang_cli_say (_("The answer could not be written: %s. Write it to another place."),
                g_strerror (write_errno));
  return BANG_CLI_FAILED;
}

/**
 * bang_cli_print:
 * @format: UTF-8
 *
 * Writes words to standard output.
 */
void
bang_cli_print (const char *format,
                ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  bang_cli_write (text, strlen (text));
}

/**
 * bang_cli_say:
 * @format: UTF-8
 *
 * Writes a line to standard error, with the program's name in front.
 */
void
bang_cli_say (const char *format,
              ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  fprintf (stderr, "bang-giao-cli: %s\n", text);
}

/**
 * bang_cli_print_json:
 * @node: (transfer full): the answer
 *
 * Writes an answer for programs and a line end to standard output.
 */
void
bang_cli_print_json (JsonNode *node)
{
  g_autoptr(GString) text = g_string_new (NULL);

  bang_json_print (node, FALSE, text);
  g_string_append_c (text, '\n');
  bang_cli_write (text->str, text->len);
  json_node_unref (node);
}

/**
 * bang_cli_print_file:
 * @path: a file that was written
 *
 * Answers a program with its name.
 */
void
bang_cli_print_file (const char *path)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  bang_json_add_path (builder, "file", path);
  json_builder_end_object (builder);
  bang_cli_print_json (json_builder_get_root (builder));
}
