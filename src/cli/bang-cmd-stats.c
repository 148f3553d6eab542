/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "stats": counts and sizes of a library. Main thread; reading in
 * another, for Ctrl+C. */
#include "config.h"

#include "cli/bang-cli.h"

#include <glib/gi18n.h>

#include "export/bang-facts-json.h"

static void
add_count (JsonBuilder *builder,
           const char  *name,
           guint64      value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, (gint64) value);
}

/* A year, or null when no article has one. */
static void
add_year (JsonBuilder *builder,
          const char  *name,
          guint        year)
{
  if (year != 0)
    add_count (builder, name, year);
  else
    bang_json_add_string (builder, name, NULL);
}

static void
print_json (const BangStats *stats)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_count (builder, "articles", stats->n_articles);
  add_count (builder, "sources", stats->n_sources);
  json_builder_set_member_name (builder, "entities");
  json_builder_begin_object (builder);
  for (int kind = 0; kind < BANG_ENTITY_N_KINDS; kind++)
    add_count (builder, bang_entity_kind_to_string ((BangEntityKind) kind), stats->n_entities[kind]);
  json_builder_end_object (builder);
  add_count (builder, "events", stats->n_events);
  add_count (builder, "agreements", stats->n_agreements);
  add_count (builder, "proposals", stats->n_proposals);
  add_year (builder, "first_year", stats->first_year);
  add_year (builder, "last_year", stats->last_year);
  add_count (builder, "text_bytes", stats->text_bytes);
  add_count (builder, "library_bytes", stats->library_bytes);
  add_count (builder, "index_bytes", stats->index_bytes);
  json_builder_end_object (builder);
  bang_cli_print_json (json_builder_get_root (builder));
}

static void
print_count (const char *label,
             guint64     value)
{
  bang_cli_print ("%s: %" G_GUINT64_FORMAT "\n", label, value);
}

static void
print_size (const char *label,
            guint64     bytes)
{
  g_autofree char *size = g_format_size (bytes);

  bang_cli_print ("%s: %s\n", label, size);
}

static void
print_text (const BangStats *stats)
{
  print_count (_("Articles"), stats->n_articles);
  print_count (_("Sources"), stats->n_sources);
  print_count (_("People"), stats->n_entities[BANG_ENTITY_PERSON]);
  print_count (_("Organisations"), stats->n_entities[BANG_ENTITY_ORGANISATION]);
  print_count (_("Places"), stats->n_entities[BANG_ENTITY_PLACE]);
  print_count (_("Events"), stats->n_events);
  print_count (_("Agreements"), stats->n_agreements);
  print_count (_("Proposals"), stats->n_proposals);
  if (stats->first_year != 0)
    bang_cli_print ("%s: %u – %u\n", _("Years"), stats->first_year, stats->last_year);
  print_size (_("Text"), stats->text_bytes);
  print_size (_("Library"), stats->library_bytes);
  print_size (_("Search index"), stats->index_bytes);
}

static gboolean
tell_stats (BangCli       *cli,
            BangLibrary   *library,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  BangStats stats = { 0, };

  if (!bang_library_get_stats (library, &stats, error))
    return FALSE;
  if (cli->json)
    print_json (&stats);
  else
    print_text (&stats);
  return TRUE;
}

BangCliStatus
bang_cmd_stats (BangCli  *cli,
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
  if (rest != NULL)
    return bang_cli_usage (cli, "%s", _("“stats” takes no arguments"));

  return bang_cli_run (cli, tell_stats, NULL);
}
