/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "show": one article with its zones, entities and events. Main thread;
 * reading in another, for Ctrl+C. */
#include "config.h"

#include "cli/bang-cli-names.h"

#include <glib/gi18n.h>

#include "export/bang-export.h"
#include "export/bang-facts-json.h"
#include "library/bang-browse.h"
#include "library/bang-series.h"
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

/* The series of the events that count themselves, in the order of the events. */
static GPtrArray *
read_series (BangLibrary        *library,
             const BangArticle  *article,
             GCancellable       *cancellable,
             GError            **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_series_unref);

  for (guint i = 0; i < article->facts->events->len; i++)
    {
      const BangEvent *event = g_ptr_array_index (article->facts->events, i);
      BangSeries *series;

      if (event->series == NULL || event->edition == 0)
        continue;
      series = bang_library_get_series (library, BANG_EVENT_ID (article->row->id, i), cancellable, error);
      if (series == NULL)
        return NULL;
      g_ptr_array_add (list, series);
    }
  return g_steal_pointer (&list);
}

static JsonObject *
series_to_json (const BangSeries *series)
{
  JsonObject *object = json_object_new ();
  JsonArray *sides = json_array_new ();
  JsonArray *editions = json_array_new ();
  JsonArray *missing = json_array_new ();

  for (guint i = 0; i < series->sides->len; i++)
    json_array_add_string_element (sides, g_ptr_array_index (series->sides, i));
  for (guint i = 0; i < series->editions->len; i++)
    {
      const BangEdition *edition = g_ptr_array_index (series->editions, i);
      g_autofree char *date = edition->date.year != 0 ? bang_day_to_iso (edition->date) : NULL;
      JsonObject *one = json_object_new ();

      json_object_set_int_member (one, "edition", edition->edition);
      json_object_set_int_member (one, "article", BANG_EVENT_ID_ARTICLE (edition->event_id));
      json_object_set_int_member (one, "event", BANG_EVENT_ID_N (edition->event_id));
      json_object_set_string_member (one, "date", date);
      json_array_add_object_element (editions, one);
    }
  for (guint i = 0; i < series->missing->len; i++)
    json_array_add_int_element (missing, g_array_index (series->missing, guint, i));

  json_object_set_int_member (object, "event", BANG_EVENT_ID_N (series->event_id));
  json_object_set_string_member (object, "name", series->name);
  json_object_set_int_member (object, "edition", series->edition);
  json_object_set_array_member (object, "sides", sides);
  json_object_set_array_member (object, "editions", editions);
  json_object_set_array_member (object, "missing", missing);
  json_object_set_int_member (object, "n_missing", series->n_missing);
  return object;
}

static void
print_numbers (const char *label,
               GArray     *numbers,
               guint       n)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < numbers->len; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? ", " : "", g_array_index (numbers, guint, i));
  if (numbers->len < n)
    g_string_append (text, ", …");
  if (n > 0)
    bang_cli_print ("  %s: %s\n", label, text->str);
}

static void
print_series (const BangSeries *series)
{
  g_autoptr(GArray) known = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *name = bang_normal_for_screen (series->name);

  for (guint i = 0; i < MIN (series->editions->len, BANG_SERIES_MAX_MISSING); i++)
    g_array_append_val (known, ((BangEdition *) g_ptr_array_index (series->editions, i))->edition);
  bang_cli_print ("%s: ", _("Series"));
  /* Translators: the name of a series of meetings, and which of them. */
  bang_cli_print (_("%1$s, no. %2$u"), name, series->edition);
  bang_cli_print ("\n");
  print_numbers (_("In the library"), known, series->editions->len);
  print_numbers (_("Missing"), series->missing, series->n_missing);
}

static void
print_json (BangArticle   *article,
            BangRelations *relations,
            GPtrArray     *series)
{
  JsonNode *node = bang_article_to_json (article, TRUE);
  JsonObject *linked = json_object_new ();
  JsonArray *array = json_array_new ();

  add_linked (linked, "same_event", relations->same_event);
  add_linked (linked, "part_of", relations->wholes);
  add_linked (linked, "parts", relations->parts);
  add_linked (linked, "reposts", relations->reposts);
  json_object_set_object_member (json_node_get_object (node), "linked", linked);
  for (guint i = 0; i < series->len; i++)
    json_array_add_object_element (array, series_to_json (g_ptr_array_index (series, i)));
  json_object_set_array_member (json_node_get_object (node), "series", array);
  bang_cli_print_json (node);
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
print_text (BangLibrary    *library,
            gint64          id,
            BangRelations  *relations,
            GPtrArray      *series,
            GCancellable   *cancellable,
            GError        **error)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);

  if (!bang_export_to_stream (library, &id, 1, BANG_EXPORT_TEXT, stream,
                              NULL, NULL, cancellable, error))
    return FALSE;

  bang_cli_write (g_memory_output_stream_get_data (memory), g_memory_output_stream_get_data_size (memory));
  for (guint i = 0; i < series->len; i++)
    print_series (g_ptr_array_index (series, i));
  print_linked (_("Part of"), _("Perhaps part of"), relations->wholes);
  print_linked (_("Part of it"), _("Perhaps part of it"), relations->parts);
  print_linked (_("The same event"), _("Perhaps the same event"), relations->same_event);
  print_linked (_("Nearly the same words"), _("Nearly the same words"), relations->reposts);
  return TRUE;
}

static gboolean
show_article (BangCli       *cli,
              BangLibrary   *library,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  gint64 id = bang_cli_find_article (library, data, error);
  g_autoptr(BangArticle) article = NULL;
  g_autoptr(BangRelations) relations = NULL;
  g_autoptr(GPtrArray) series = NULL;

  if (id == 0)
    return FALSE;
  article = bang_library_get_article (library, id, cancellable, error);
  if (article == NULL)
    return FALSE;
  relations = bang_library_get_relations (library, id, cancellable, error);
  if (relations == NULL)
    return FALSE;
  series = read_series (library, article, cancellable, error);
  if (series == NULL)
    return FALSE;

  if (!cli->json)
    return print_text (library, id, relations, series, cancellable, error);
  print_json (article, relations, series);
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

  if (!bang_cli_parse (cli, entries, argc, argv))
    return BANG_CLI_USAGE;
  if (rest == NULL || rest[1] != NULL)
    return bang_cli_usage (cli, "%s", _("“show” needs the number or uuid of one article"));

  return bang_cli_run (cli, show_article, rest[0]);
}
