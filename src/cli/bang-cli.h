/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include "library/bang-library.h"

G_BEGIN_DECLS

/* Exit statuses, a promise to scripts. */
typedef enum
{
  BANG_CLI_DONE   = 0,
  BANG_CLI_FAILED = 1,   /* it could not be done: a sentence on standard error */
  BANG_CLI_USAGE  = 2,   /* it was asked for wrongly */
} BangCliStatus;

typedef struct _BangCliCommand BangCliCommand;

/* One call of the program. */
typedef struct
{
  const BangCliCommand *command;
  char                 *folder;    /* (nullable) of the library; NULL: the user's own */
  gboolean              json;
} BangCli;

struct _BangCliCommand
{
  const char    *name;
  const char    *arguments;    /* "PATH…", translatable */
  const char    *summary;      /* translatable */
  BangCliStatus (*run) (BangCli  *cli,
                        int       argc,
                        char    **argv);
  char         *(*describe) (void);   /* (nullable) more for --help; (transfer full) */
};

BangCliStatus bang_cmd_backup  (BangCli *cli, int argc, char **argv);
BangCliStatus bang_cmd_check   (BangCli *cli, int argc, char **argv);
BangCliStatus bang_cmd_decide  (BangCli *cli, int argc, char **argv);
char         *bang_cmd_decide_describe (void);
BangCliStatus bang_cmd_entities (BangCli *cli, int argc, char **argv);
BangCliStatus bang_cmd_entity  (BangCli *cli, int argc, char **argv);
BangCliStatus bang_cmd_events  (BangCli *cli, int argc, char **argv);
BangCliStatus bang_cmd_ledger  (BangCli *cli, int argc, char **argv);
BangCliStatus bang_cmd_dossier (BangCli *cli, int argc, char **argv);
BangCliStatus bang_cmd_export  (BangCli *cli, int argc, char **argv);
char         *bang_cmd_export_describe (void);
BangCliStatus bang_cmd_extract (BangCli *cli, int argc, char **argv);
BangCliStatus bang_cmd_import  (BangCli *cli, int argc, char **argv);
BangCliStatus bang_cmd_personal (BangCli *cli, int argc, char **argv);
BangCliStatus bang_cmd_reextract (BangCli *cli, int argc, char **argv);
BangCliStatus bang_cmd_restore (BangCli *cli, int argc, char **argv);
BangCliStatus bang_cmd_search  (BangCli *cli, int argc, char **argv);
BangCliStatus bang_cmd_show    (BangCli *cli, int argc, char **argv);
BangCliStatus bang_cmd_stats   (BangCli *cli, int argc, char **argv);

/* Arguments */
GOptionGroup *bang_cli_option_group  (BangCli             *cli,
                                      const GOptionEntry  *entries);
gboolean      bang_cli_parse         (BangCli             *cli,
                                      const GOptionEntry  *entries,
                                      int                  argc,
                                      char               **argv);
BangCliStatus bang_cli_usage         (BangCli             *cli,
                                      const char          *format,
                                      ...) G_GNUC_PRINTF (2, 3);
gboolean      bang_cli_parse_sort    (const char          *name,
                                      BangSort            *sort);
char         *bang_cli_query_text    (char               **words);

/* Work */
char         *bang_cli_dup_folder    (BangCli             *cli);
BangLibrary  *bang_cli_open          (BangCli             *cli,
                                      gboolean             create,
                                      GError             **error);

/* A command's work on the open library: it reads or writes, and prints its
 * answer. Runs in a thread of its own, so that Ctrl+C can be heard. */
typedef gboolean (*BangCliWork)      (BangCli             *cli,
                                      BangLibrary         *library,
                                      gpointer             data,
                                      GCancellable        *cancellable,
                                      GError             **error);
BangCliStatus bang_cli_run           (BangCli             *cli,
                                      BangCliWork          work,
                                      gpointer             data);
BangCliStatus bang_cli_run_closed    (BangCli             *cli,
                                      BangCliWork          work,
                                      gpointer             data);

/* Begins a job that answers in the main loop. */
typedef void (*BangCliStart)         (gpointer             job,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
GAsyncResult *bang_cli_wait          (gpointer             job,
                                      BangCliStart         start,
                                      GCallback            progress);

/* Answers */
BangCliStatus bang_cli_fail          (const GError        *error);
void          bang_cli_write         (const char          *bytes,
                                      gsize                len);
void          bang_cli_print         (const char          *format,
                                      ...) G_GNUC_PRINTF (1, 2);
void          bang_cli_print_json    (JsonNode            *node);
void          bang_cli_print_file    (const char          *path);
BangCliStatus bang_cli_finish        (BangCliStatus        status);
void          bang_cli_say           (const char          *format,
                                      ...) G_GNUC_PRINTF (1, 2);

G_END_DECLS
