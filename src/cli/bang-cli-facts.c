/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands that list facts share: how an event, an article and a day
 * stand in an answer. Any thread. */
#include "config.h"

#include "cli/bang-cli-facts.h"

#include <glib/gi18n.h>

#include "export/bang-facts-json.h"
#include "library/bang-place-names.h"
#include "query/bang-event-type.h"
#include "text/bang-normal.h"

void
bang_cli_add_int (JsonBuilder *builder,
                  const char  *name,
                  gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/**
 * bang_cli_add_id:
 * @id: a number, 0 for none
 *
 * Adds a number, or null.
 */
void
bang_cli_add_id (JsonBuilder *builder,
                 const char  *name,
                 gint64       id)
{
  json_builder_set_member_name (builder, name);
  if (id != 0)
    json_builder_add_int_value (builder, id);
  else
    json_builder_add_null_value (builder);
}

void
bang_cli_add_strings (JsonBuilder *builder,
                      const char  *name,
                      GPtrArray   *strings)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; strings != NULL && i < strings->len; i++)
    {
      if (g_ptr_array_index (strings, i) != NULL)
        json_builder_add_string_value (builder, g_ptr_array_index (strings, i));
    }
  json_builder_end_array (builder);
}

/**
 * bang_cli_add_day:
 *
 * Adds a day to the precision that is known ("2024-11", "--03-27"), or null.
 */
void
bang_cli_add_day (JsonBuilder *builder,
                  const char  *name,
                  BangDay      day)
{
  g_autofree char *iso = bang_day_to_iso (day);

  bang_json_add_string (builder, name, iso);
}

void
bang_cli_add_query (JsonBuilder *builder,
                    BangQuery   *query)
{
  g_autofree char *explained = bang_library_explain (query);

  json_builder_set_member_name (builder, "query");
  json_builder_begin_object (builder);
  bang_json_add_string (builder, "explained", explained);
  json_builder_end_object (builder);
}

/**
 * bang_cli_add_article:
 *
 * Adds the article that says it, as "article".
 */
void
bang_cli_add_article (JsonBuilder          *builder,
                      const BangArticleRow *row)
{
  json_builder_set_member_name (builder, "article");
  json_builder_begin_object (builder);
  bang_cli_add_int (builder, "id", row->id);
  bang_json_add_string (builder, "uuid", row->uuid);
  bang_json_add_string (builder, "title", row->title);
  bang_cli_add_day (builder, "date", row->date);
  bang_json_add_string (builder, "source", row->source);
  bang_json_add_path (builder, "path", row->path);
  json_builder_end_object (builder);
}

static void
add_sides (JsonBuilder        *builder,
           const BangEventRow *row)
{
  json_builder_set_member_name (builder, "sides");
  json_builder_begin_array (builder);
  for (guint i = 0; i < row->sides->len; i++)
    {
      const BangEventSideRow *side = g_ptr_array_index (row->sides, i);

      json_builder_begin_object (builder);
      bang_json_add_string (builder, "label", side->label);
      bang_json_add_string (builder, "country", bang_country_to_string (side->country));
      bang_json_add_string (builder, "role", bang_side_role_to_string (side->role));
      bang_json_add_string (builder, "head", side->head);
      bang_json_add_string (builder, "head_title", side->head_title);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * bang_cli_add_event:
 *
 * Adds what is known of an event to an object that was begun.
 */
void
bang_cli_add_event (JsonBuilder        *builder,
                    const BangEventRow *row)
{
  bang_json_add_string (builder, "uuid", row->uuid);
  bang_json_add_string (builder, "type", row->type);
  bang_json_add_string (builder, "aspect", bang_aspect_to_string (row->aspect));
  bang_json_add_string (builder, "title", row->title);
  bang_cli_add_day (builder, "start", row->start);
  bang_cli_add_day (builder, "end", row->end);
  bang_json_add_string (builder, "date_text", row->date_text);
  bang_json_add_string (builder, "date_basis", bang_date_basis_to_string (row->basis));
  bang_json_add_string (builder, "date_reason", row->date_reason);
  bang_cli_add_strings (builder, "places", row->places);
  add_sides (builder, row);
  bang_cli_add_int (builder, "participants", row->n_people);
  bang_cli_add_int (builder, "agreements", row->n_agreements);
  bang_cli_add_int (builder, "proposals", row->n_proposals);
  bang_cli_add_article (builder, row->article);
  bang_json_add_string (builder, "quote", row->quote);
  bang_json_add_string (builder, "rule", row->rule);
  json_builder_set_member_name (builder, "confirmed");
  json_builder_add_boolean_value (builder, row->confirmed);
}

/**
 * bang_cli_show_day:
 *
 * Returns: (transfer full): a day for a person; "≈" before one that was
 *   reasoned
 */
char *
bang_cli_show_day (BangDay       day,
                   BangDateBasis basis)
{
  g_autofree char *iso = bang_day_to_iso (day);

  if (iso == NULL)
    return g_strdup (_("date not known"));
  return g_strconcat (basis == BANG_BASIS_INFERRED ? "≈ " : "", iso, NULL);
}

/**
 * bang_cli_show_sides:
 *
 * Returns: (transfer full): "Lào Cai (Vũ Xuân Cường) – Hồng Hà"
 */
char *
bang_cli_show_sides (const BangEventRow *row)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < row->sides->len; i++)
    {
      const BangEventSideRow *side = g_ptr_array_index (row->sides, i);

      if (text->len > 0)
        g_string_append (text, " – ");
      g_string_append (text, side->label != NULL ? side->label : "?");
      if (side->head != NULL)
        g_string_append_printf (text, " (%s)", side->head);
    }
  return g_string_free (text, FALSE);
}

/**
 * bang_cli_print_line:
 * @label: (nullable): what it is
 * @text: (nullable): words out of the library; nothing is printed without any
 */
void
bang_cli_print_line (const char *label,
                     const char *text)
{
  g_autofree char *shown = NULL;

  if (text == NULL || *text == '\0')
    return;
  shown = bang_normal_for_screen (text);
  if (label != NULL)
    bang_cli_print ("    %s: %s\n", label, shown);
  else
    bang_cli_print ("    %s\n", shown);
}

/**
 * bang_cli_print_source:
 * @quote: (nullable): the sentence
 *
 * Prints the sentence that says it, and which article it is in.
 */
void
bang_cli_print_source (const BangArticleRow *row,
                       const char           *quote)
{
  g_autofree char *title = bang_normal_for_screen (row->title != NULL ? row->title : "");

  if (quote != NULL && *quote != '\0')
    {
      g_autofree char *shown = bang_normal_for_screen (quote);

      bang_cli_print ("    “%s”\n", shown);
    }
  bang_cli_print ("    [%" G_GINT64_FORMAT "] %s\n", row->id, title);
}

/**
 * bang_cli_print_shown:
 *
 * Ends the line that tells how many there are with which of them are shown.
 */
void
bang_cli_print_shown (guint offset,
                      guint shown,
                      guint total)
{
  if (shown < total && shown > 0)
    /* Translators: which of those found are shown, as in "1–50 shown" */
    bang_cli_print (_(", %u–%u shown"), offset + 1, offset + shown);
  bang_cli_print ("\n");
}
