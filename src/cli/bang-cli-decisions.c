/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log of decisions in answers: listed, the newest one after it was made,
 * out to a file and in again. Any thread. */
#include "config.h"

#include "cli/bang-cli-decisions.h"

#include <glib/gi18n.h>

#include "cli/bang-cli-facts.h"
#include "export/bang-facts-json.h"
#include "library/bang-decide.h"

/* Begins its object; the caller ends it. */
static void
begin_decision (JsonBuilder        *builder,
                const BangDecision *decision)
{
  g_autofree char *text = bang_decision_describe (decision);
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (decision->at / G_USEC_PER_SEC);
  g_autofree char *at = time != NULL ? g_date_time_format_iso8601 (time) : NULL;

  json_builder_begin_object (builder);
  bang_cli_add_int (builder, "seq", decision->seq);
  bang_json_add_string (builder, "uuid", decision->uuid);
  bang_json_add_string (builder, "op", bang_decision_op_to_string (decision->op));
  bang_json_add_string (builder, "text", text);
  bang_json_add_string (builder, "at", at);
  bang_json_add_string (builder, "actor", decision->actor);
  bang_json_add_string (builder, "target", decision->target);
  bang_json_add_string (builder, "kind", decision->target_kind);
  bang_json_add_string (builder, "name", decision->target_name);
  bang_json_add_string (builder, "old", decision->old_value);
  bang_json_add_string (builder, "new", decision->new_value);
  bang_json_add_string (builder, "other", decision->other);
  bang_cli_add_id (builder, "undo_of", decision->undo_of_seq);
  json_builder_set_member_name (builder, "in_force");
  json_builder_add_boolean_value (builder, decision->active);
  json_builder_set_member_name (builder, "pending");
  json_builder_add_boolean_value (builder, decision->pending);
}

static void
print_decision (const BangDecision *decision)
{
  g_autofree char *text = bang_decision_describe (decision);
  gboolean undone = !decision->active && decision->undo_of_seq == 0;

  bang_cli_print ("%6" G_GINT64_FORMAT "  %s%s%s\n", decision->seq, text,
                  undone ? _(" (undone)") : "", decision->pending ? _(" (its article is not here yet)") : "");
}

/**
 * bang_cli_list_decisions:
 * @limit: how many at most
 *
 * Lists what was decided, the newest first.
 */
gboolean
bang_cli_list_decisions (BangCli      *cli,
                         BangLibrary  *library,
                         guint         limit,
                         GError      **error)
{
  g_autoptr(GPtrArray) decisions = bang_library_list_decisions (library, limit, NULL, error);
  g_autoptr(JsonBuilder) builder = NULL;

  if (decisions == NULL)
    return FALSE;

  if (!cli->json)
    {
      for (guint i = 0; i < decisions->len; i++)
        print_decision (g_ptr_array_index (decisions, i));
      return TRUE;
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "decisions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < decisions->len; i++)
    {
      begin_decision (builder, g_ptr_array_index (decisions, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  bang_cli_print_json (json_builder_get_root (builder));
  return TRUE;
}

/**
 * bang_cli_print_decided:
 * @seq: what was decided just now
 * @new_id: the name that was split off, 0 for none
 *
 * Answers a decision with what the log has of it.
 */
gboolean
bang_cli_print_decided (BangCli      *cli,
                        BangLibrary  *library,
                        gint64        seq,
                        gint64        new_id,
                        GError      **error)
{
  g_autoptr(GPtrArray) decisions = bang_library_list_decisions (library, 1, NULL, error);
  g_autoptr(JsonBuilder) builder = NULL;
  const BangDecision *decision;

  if (decisions == NULL)
    return FALSE;
  if (decisions->len == 0)
    return TRUE;

  decision = g_ptr_array_index (decisions, 0);
  if (!cli->json)
    {
      if (decision->seq == seq)
        print_decision (decision);
      return TRUE;
    }

  builder = json_builder_new ();
  begin_decision (builder, decision);
  if (new_id != 0)
    bang_cli_add_int (builder, "new_id", new_id);
  json_builder_end_object (builder);
  bang_cli_print_json (json_builder_get_root (builder));
  return TRUE;
}

/**
 * bang_cli_export_decisions:
 * @path: the file
 *
 * Writes the log to a file.
 */
gboolean
bang_cli_export_decisions (BangCli       *cli,
                           BangLibrary   *library,
                           const char    *path,
                           GCancellable  *cancellable,
                           GError       **error)
{
  if (!bang_library_export_decisions (library, path, cancellable, error))
    return FALSE;
  if (cli->json)
    bang_cli_print_file (path);
  return TRUE;
}

/**
 * bang_cli_replay_decisions:
 * @path: a file that another library's log was written to
 *
 * Decides what the file says.
 */
gboolean
bang_cli_replay_decisions (BangCli       *cli,
                           BangLibrary   *library,
                           const char    *path,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autoptr(JsonBuilder) builder = NULL;
  BangReplay replay;

  if (!bang_library_replay_decisions (library, path, &replay, cancellable, error))
    return FALSE;
  if (!cli->json)
    {
      bang_cli_print (_("%u decisions added, %u known already, %u waiting for their articles\n"),
                      replay.n_added, replay.n_known, replay.n_pending);
      return TRUE;
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  bang_cli_add_int (builder, "added", replay.n_added);
  bang_cli_add_int (builder, "known", replay.n_known);
  bang_cli_add_int (builder, "pending", replay.n_pending);
  json_builder_end_object (builder);
  bang_cli_print_json (json_builder_get_root (builder));
  return TRUE;
}
