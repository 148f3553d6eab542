/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "show": one article with its zones, entities and events. Main thread. */
#include "config.h"

#include "cli/bang-cli.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "export/bang-export.h"
#include "export/bang-facts-json.h"
#include "text/bang-normal.h"

/* Other articles that are linked with it, sure or to be asked about. */
static void
add_linked (JsonObject *object,
            const char *name,
            GPtrArray  *list)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < list->len; i++)
    {
      const BangRelated *related = g_ptr_array_index (list, i);
      JsonObject *one = json_object_new ();

      json_object_set_int_member (one, "id", related->row->id);
      json_object_set_string_member (one, "uuid", related->row->uuid);
      json_object_set_string_member (one, "title", related->row->title != NULL ? related->row->title : "");
      json_object_set_boolean_member (one, "sure", related->sure);
      json_object_set_double_member (one, "score", related->score);
      json_array_add_object_element (array, one);
    }
  json_object_set_array_member (object, name, array);
}

static gboolean
print_json (BangLibrary  *library,
            gint64        id,
            GError      **error)
{
  g_autoptr(BangArticle) article = bang_library_get_article (library, id, NULL, error);
  g_autoptr(BangRelations) relations = NULL;
  JsonObject *linked;
  JsonNode *node;

  if (article == NULL)
    return FALSE;
  relations = bang_library_get_relations (library, id, NULL, error);
  if (relations == NULL)
    return FALSE;

  node = bang_article_to_json (article, TRUE);
  linked = json_object_new ();
  add_linked (linked, "same_event", relations->same_event);
  add_linked (linked, "part_of", relations->wholes);
  add_linked (linked, "parts", relations->parts);
  add_linked (linked, "reposts", relations->reposts);
  json_object_set_object_member (json_node_get_object (node), "linked", linked);
  bang_cli_print_json (node);
  return TRUE;
}

static void
print_linked (const char *label,
              const char *unsure,
              GPtrArray  *list)
{
  for (guint i = 0; i < list->len; i++)
    {
      const BangRelated *related = g_ptr_array_index (list, i);
      g_autofree char *title = bang_normal_for_screen (related->row->title != NULL ? related->row->title : "");

      bang_cli_print ("%s: [%" G_GINT64_FORMAT "] %s\n", related->sure ? label : unsure, related->row->id, title);
    }
}

static gboolean
print_text (BangLibrary  *library,
            gint64        id,
            GError      **error)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);
  g_autoptr(BangRelations) relations = NULL;

  if (!bang_export_to_stream (library, &id, 1, BANG_EXPORT_TEXT, stream,
                              NULL, NULL, NULL, error))
    return FALSE;

  fwrite (g_memory_output_stream_get_data (memory), 1,
          g_memory_output_stream_get_data_size (memory), stdout);
  relations = bang_library_get_relations (library, id, NULL, error);
  if (relations == NULL)
    return FALSE;
  print_linked (_("Part of"), _("Perhaps part of"), relations->wholes);
  print_linked (_("Part of it"), _("Perhaps part of it"), relations->parts);
  print_linked (_("The same event"), _("Perhaps the same event"), relations->same_event);
  print_linked (_("Nearly the same words"), _("Nearly the same words"), relations->reposts);
  return TRUE;
}

BangCliStatus
bang_cmd_show (BangCli  *cli,
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
  gint64 id;

  if (!bang_cli_parse (cli, entries, argc, argv))
    return BANG_CLI_USAGE;
  if (rest == NULL || rest[1] != NULL)
    return bang_cli_usage (cli, "%s", _("“show” needs the number or uuid of one article"));

  library = bang_cli_open (cli, FALSE, &error);
  if (library == NULL)
    return bang_cli_fail (error);

  id = bang_cli_find_article (library, rest[0], &error);
  if (id == 0 ||
      !(cli->json ? print_json (library, id, &error) : print_text (library, id, &error)))
    return bang_cli_fail (error);
  return BANG_CLI_DONE;
}
