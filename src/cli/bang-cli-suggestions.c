/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "decide suggestions": what the program believes and is not sure of, with what
 * speaks for it. Any thread. */
#include "config.h"

#include "cli/bang-cli-suggestions.h"

#include <glib/gi18n.h>

#include "cli/bang-cli-facts.h"
#include "export/bang-facts-json.h"
#include "text/bang-normal.h"

static void
add_target (JsonBuilder                 *builder,
            const char                  *name,
            const BangSuggestionTarget  *target)
{
  json_builder_set_member_name (builder, name);
  if (target->uuid == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  bang_cli_add_int (builder, "id", target->id);
  bang_json_add_string (builder, "uuid", target->uuid);
  bang_json_add_string (builder, "kind", target->kind);
  bang_json_add_string (builder, "name", target->name);
  if (target->is_event)
    bang_cli_add_int (builder, "article", target->article_id);
  json_builder_end_object (builder);
}

static void
add_suggestion (JsonBuilder          *builder,
                const BangSuggestion *suggestion)
{
  json_builder_begin_object (builder);
  bang_cli_add_int (builder, "id", suggestion->id);
  bang_json_add_string (builder, "kind", bang_suggestion_kind_to_string (suggestion->kind));
  bang_cli_add_int (builder, "score", suggestion->score);
  bang_json_add_string (builder, "question", suggestion->question);
  add_target (builder, "target", &suggestion->target);
  add_target (builder, "other", &suggestion->other);
  bang_json_add_string (builder, "value", *suggestion->value != '\0' ? suggestion->value : NULL);
  bang_json_add_string (builder, "reading", suggestion->reading);
  bang_json_add_string (builder, "field", suggestion->field);
  bang_json_add_string (builder, "decided", suggestion->decided);
  bang_cli_add_strings (builder, "reasons", suggestion->reasons);
  bang_cli_add_strings (builder, "shared", suggestion->shared);
  json_builder_set_member_name (builder, "evidence");
  json_builder_begin_array (builder);
  for (guint i = 0; i < suggestion->evidence->len; i++)
    {
      const BangSuggestionEvidence *evidence = g_ptr_array_index (suggestion->evidence, i);

      json_builder_begin_object (builder);
      bang_cli_add_int (builder, "article", evidence->article_id);
      bang_json_add_string (builder, "title", evidence->title);
      bang_json_add_string (builder, "quote", evidence->quote);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_suggestion (const BangSuggestion *suggestion)
{
  g_autofree char *question = bang_normal_for_screen (suggestion->question);

  bang_cli_print ("\n%" G_GINT64_FORMAT "  %s\n", suggestion->id, question);
  for (guint i = 0; i < suggestion->reasons->len; i++)
    bang_cli_print_line (NULL, g_ptr_array_index (suggestion->reasons, i));
  for (guint i = 0; i < suggestion->evidence->len; i++)
    {
      const BangSuggestionEvidence *evidence = g_ptr_array_index (suggestion->evidence, i);
      g_autofree char *quote = bang_normal_for_screen (evidence->quote);
      g_autofree char *title = bang_normal_for_screen (evidence->title != NULL ? evidence->title : "");

      if (*quote != '\0')
        bang_cli_print ("    “%s”\n", quote);
      bang_cli_print ("    [%" G_GINT64_FORMAT "] %s\n", evidence->article_id, title);
    }
}

/**
 * bang_cli_list_suggestions:
 * @filter: which
 * @limit: how many at most
 *
 * Lists what nobody has decided yet.
 */
gboolean
bang_cli_list_suggestions (BangCli                     *cli,
                           BangLibrary                 *library,
                           const BangSuggestionFilter  *filter,
                           guint                        limit,
                           GCancellable                *cancellable,
                           GError                     **error)
{
  g_autoptr(JsonBuilder) builder = NULL;
  g_autoptr(GPtrArray) list = bang_library_list_suggestions (library, filter, limit, cancellable, error);

  if (list == NULL)
    return FALSE;

  if (!cli->json)
    {
      bang_cli_print (ngettext ("%u suggestion\n", "%u suggestions\n", list->len), list->len);
      for (guint i = 0; i < list->len; i++)
        print_suggestion (g_ptr_array_index (list, i));
      return TRUE;
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "suggestions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < list->len; i++)
    add_suggestion (builder, g_ptr_array_index (list, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  bang_cli_print_json (json_builder_get_root (builder));
  return TRUE;
}

/**
 * bang_cli_parse_suggestion:
 * @text: a number that was listed
 *
 * Returns: it, 0 with @error
 */
gint64
bang_cli_parse_suggestion (const char  *text,
                           GError     **error)
{
  g_autofree char *shown = NULL;
  guint64 number;

  if (g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &number, NULL))
    return (gint64) number;
  shown = g_utf8_make_valid (text, -1);
  g_set_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND,
               _("“%s” is no number of a suggestion. “decide suggestions” shows them."), shown);
  return 0;
}
