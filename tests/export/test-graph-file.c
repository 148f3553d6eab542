/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Graphs for other programs: what they hold, and that no name is markup. */
#include <glib/gstdio.h>
#include <string.h>

#include "export/bang-export.h"
#include "export/bang-graph-file.h"
#include "export-sample.h"

#define HOSTILE "A\"></node><x y='&amp;'>\\\"]; }\x01\xe2\x80\xae"

typedef struct
{
  guint      n_nodes;
  guint      n_edges;
  GPtrArray *texts;     /* values of attributes, and text */
} Parsed;

static void
start_cb (GMarkupParseContext  *context,
          const char           *element,
          const char          **names,
          const char          **values,
          gpointer              user_data,
          GError              **error)
{
  Parsed *parsed = user_data;

  parsed->n_nodes += g_str_equal (element, "node");
  parsed->n_edges += g_str_equal (element, "edge");
  for (guint i = 0; values[i] != NULL; i++)
    g_ptr_array_add (parsed->texts, g_strdup (values[i]));
}

static void
text_cb (GMarkupParseContext  *context,
         const char           *text,
         gsize                 len,
         gpointer              user_data,
         GError              **error)
{
  g_ptr_array_add (((Parsed *) user_data)->texts, g_strndup (text, len));
}

static void
parse (const char *xml,
       Parsed     *parsed)
{
  static const GMarkupParser parser = { start_cb, NULL, text_cb, NULL, NULL };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, parsed, NULL);
  g_autoptr (GError) error = NULL;

  *parsed = (Parsed) { 0, 0, g_ptr_array_new_with_free_func (g_free) };
  g_markup_parse_context_parse (context, xml, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  /* Markup lets pass what XML 1.0 does not. */
  g_assert_null (strstr (xml, "&#x"));
}

static gboolean
has_text (Parsed     *parsed,
          const char *text)
{
  return g_ptr_array_find_with_equal_func (parsed->texts, text, g_str_equal, NULL);
}

static BangGraph *
make_graph (void)
{
  BangGraph *graph = bang_graph_new ();
  BangGraphEdge edge = { 0, 1, 7, 2, 2019, 2024, 3, 1, 5.0 };
  BangGraphEdge undated = { 1, 2, 1, 0, 0, 0, 0, 1, 1.0 };

  bang_graph_add_node (graph, 11, BANG_ENTITY_PERSON, "Vũ An", 9);
  bang_graph_add_node (graph, 12, BANG_ENTITY_ORGANISATION, HOSTILE, 8);
  bang_graph_add_node (graph, 13, BANG_ENTITY_PLACE, "Hà Khẩu", 7);
  g_ptr_array_add (graph->types, (gpointer) g_intern_static_string ("TALKS"));
  g_ptr_array_add (graph->types, (gpointer) g_intern_static_string ("VISIT"));
  bang_graph_add_edge (graph, &edge);
  bang_graph_add_edge (graph, &undated);
  return graph;
}

static void
test_xml (void)
{
  static const BangGraphFile formats[] = { BANG_GRAPH_FILE_GEXF, BANG_GRAPH_FILE_GRAPHML };
  g_autoptr (BangGraph) graph = make_graph ();

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      Parsed parsed;

      bang_graph_append_file (graph, formats[i], out);
      parse (out->str, &parsed);
      g_assert_cmpuint (parsed.n_nodes, ==, 3);
      g_assert_cmpuint (parsed.n_edges, ==, 2);
      g_assert_true (has_text (&parsed, "Vũ An"));
      g_assert_true (has_text (&parsed, "organisation"));
      g_assert_true (has_text (&parsed, "TALKS VISIT"));
      g_assert_true (has_text (&parsed, "2019"));
      g_assert_true (has_text (&parsed, "7"));
      /* The hostile name is a name, whole. */
      g_assert_true (has_text (&parsed, "A\"></node><x y='&amp;'>\\\"]; }␁[U+202E]"));
      g_ptr_array_unref (parsed.texts);
    }
}

static void
test_dot (void)
{
  g_autoptr (BangGraph) graph = make_graph ();
  g_autoptr (GString) out = g_string_new (NULL);

  bang_graph_append_file (graph, BANG_GRAPH_FILE_DOT, out);
  g_assert_true (g_str_has_prefix (out->str, "graph \"bang-giao\" {\n  n11 [label=\"Vũ An\", shape=ellipse"));
  g_assert_nonnull (strstr (out->str, "n12 [label=\"A\\\"></node><x y='&amp;'>\\\\\\\"]; }␁[U+202E]\", shape=box"));
  g_assert_nonnull (strstr (out->str, "  n11 -- n12 [weight=7, events=2, first_year=2019, last_year=2024];\n"));
  g_assert_true (g_str_has_suffix (out->str, "\n}\n"));
}

static void
test_empty (void)
{
  g_autoptr (BangGraph) graph = bang_graph_new ();

  for (int i = BANG_GRAPH_FILE_GEXF; i <= BANG_GRAPH_FILE_DOT; i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      Parsed parsed;

      bang_graph_append_file (graph, (BangGraphFile) i, out);
      g_assert_cmpuint (out->len, >, 0);
      if (i == BANG_GRAPH_FILE_DOT)
        continue;
      parse (out->str, &parsed);
      g_assert_cmpuint (parsed.n_nodes, ==, 0);
      g_ptr_array_unref (parsed.texts);
    }
}

/* A selection of articles */

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static BangIncoming *
make_article (const char *path,
              guint16     year)
{
  BangIncoming *incoming = bang_incoming_new ();
  g_autofree char *text = g_strdup_printf ("%s\n\n%s", path, SAMPLE_TEXT);

  incoming->path = g_strdup (path);
  incoming->size = strlen (text);
  incoming->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  incoming->document = bang_document_new_from_text (text, -1);
  incoming->facts = sample_facts (incoming->document, (BangDay) { year, 6, 5 });
  return incoming;
}

static void
test_articles (void)
{
  g_autofree char *folder = g_dir_make_tmp ("bang-graph-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BangLibrary) library = bang_library_open (folder, &error);
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_incoming_free);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (BangQuery) query = bang_query_parse ("", BANG_QUERY_TYPED);
  g_autoptr (GArray) ids = NULL;
  g_autofree char *text = NULL;
  BangImportStatus statuses[2];
  Parsed parsed;

  g_assert_no_error (error);
  g_ptr_array_add (batch, make_article ("/một", 2019));
  g_ptr_array_add (batch, make_article ("/hai", 2024));
  g_assert_true (bang_library_add (library, batch, statuses, NULL, &error));
  ids = bang_library_search (library, query, BANG_SORT_NEWEST, -1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 2);

  g_assert_true (bang_export_to_stream (library, (const gint64 *) (gpointer) ids->data, 2, BANG_EXPORT_GEXF, stream,
                                        NULL, NULL, NULL, &error));
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  text = g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
  parse (text, &parsed);
  g_assert_cmpuint (parsed.n_nodes, ==, 2);
  g_assert_cmpuint (parsed.n_edges, ==, 1);
  g_assert_true (has_text (&parsed, "Lê Văn Thử"));
  g_assert_nonnull (strstr (text, "weight=\"2\""));
  g_assert_nonnull (strstr (text, "for=\"first_year\" value=\"2019\""));
  g_assert_nonnull (strstr (text, "for=\"last_year\" value=\"2024\""));
  g_ptr_array_unref (parsed.texts);
  bang_library_close (library);
  remove_tree (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/graph/xml", test_xml);
  g_test_add_func ("/export/graph/dot", test_dot);
  g_test_add_func ("/export/graph/empty", test_empty);
  g_test_add_func ("/export/graph/articles", test_articles);

  return g_test_run ();
}
