/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A graph as text for other programs: GEXF 1.2 (gexf.net), GraphML
 * (graphml.graphdrawing.org) and the DOT language (graphviz.org). Names come
 * from files: what XML 1.0 does not allow is shown as a picture of it, and
 * nothing of a name is ever markup. Codes are stable and not translated.
 *
 * Pure; any thread.
 */
#include "export/bang-graph-file.h"

#include "text/bang-normal.h"

static const BangGraphNode *
get_node (BangGraph *graph,
          guint      index)
{
  return g_ptr_array_index (graph->nodes, index);
}

static const BangGraphEdge *
get_edge (BangGraph *graph,
          guint      index)
{
  return &g_array_index (graph->edges, BangGraphEdge, index);
}

/* Text of XML, between tags or in quotes. */
static void
append_xml (GString    *out,
            const char *text)
{
  g_autofree char *line = bang_normal_for_screen (text != NULL ? text : "");
  g_autofree char *escaped = g_markup_escape_text (line, -1);

  g_string_append (out, escaped);
}

/* "TALKS VISIT" */
static char *
dup_types (BangGraph           *graph,
           const BangGraphEdge *edge)
{
  GString *types = g_string_new (NULL);

  for (guint i = 0; i < graph->types->len && i < 32; i++)
    {
      if ((edge->types & 1u << i) == 0)
        continue;
      if (types->len > 0)
        g_string_append_c (types, ' ');
      g_string_append (types, g_ptr_array_index (graph->types, i));
    }
  return g_string_free (types, FALSE);
}

/* GEXF */

static void
append_gexf_value (GString    *out,
                   const char *id,
                   const char *value)
{
  g_string_append_printf (out, "          <attvalue for=\"%s\" value=\"", id);
  append_xml (out, value);
  g_string_append (out, "\"/>\n");
}

static void
append_gexf_number (GString    *out,
                    const char *id,
                    guint       value)
{
  g_string_append_printf (out, "          <attvalue for=\"%s\" value=\"%u\"/>\n", id, value);
}

static void
append_gexf_nodes (BangGraph *graph,
                   GString   *out)
{
  g_string_append (out, "    <nodes>\n");
  for (guint i = 0; i < graph->nodes->len; i++)
    {
      const BangGraphNode *node = get_node (graph, i);

      g_string_append_printf (out, "      <node id=\"%" G_GINT64_FORMAT "\" label=\"", node->id);
      append_xml (out, node->name);
      g_string_append (out, "\">\n        <attvalues>\n");
      append_gexf_value (out, "kind", bang_entity_kind_to_string (node->kind));
      if (node->place_kind != NULL)
        append_gexf_value (out, "place_kind", node->place_kind);
      append_gexf_value (out, "side", bang_country_to_string (node->side));
      append_gexf_number (out, "articles", node->n_articles);
      g_string_append (out, "        </attvalues>\n      </node>\n");
    }
  g_string_append (out, "    </nodes>\n");
}

static void
append_gexf_edges (BangGraph *graph,
                   GString   *out)
{
  g_string_append (out, "    <edges>\n");
  for (guint i = 0; i < graph->edges->len; i++)
    {
      const BangGraphEdge *edge = get_edge (graph, i);
      g_autofree char *types = dup_types (graph, edge);

      g_string_append_printf (out, "      <edge id=\"%u\" source=\"%" G_GINT64_FORMAT "\" target=\"%" G_GINT64_FORMAT
                              "\" weight=\"%u\">\n        <attvalues>\n", i, get_node (graph, edge->from)->id,
                              get_node (graph, edge->to)->id, edge->n_articles);
      append_gexf_number (out, "events", edge->n_events);
      if (edge->first_year != 0)
        {
          append_gexf_number (out, "first_year", edge->first_year);
          append_gexf_number (out, "last_year", edge->last_year);
        }
      append_gexf_value (out, "types", types);
      g_string_append (out, "        </attvalues>\n      </edge>\n");
    }
  g_string_append (out, "    </edges>\n");
}

static void
append_gexf (BangGraph *graph,
             GString   *out)
{
  g_string_append (out,
                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<gexf xmlns=\"http://www.gexf.net/1.2draft\" version=\"1.2\">\n"
                   "  <meta>\n    <creator>Bang Giao</creator>\n"
                   "    <description>Names, and the articles that name both</description>\n  </meta>\n"
                   "  <graph mode=\"static\" defaultedgetype=\"undirected\">\n"
                   "    <attributes class=\"node\">\n"
                   "      <attribute id=\"kind\" title=\"kind\" type=\"string\"/>\n"
                   "      <attribute id=\"place_kind\" title=\"place_kind\" type=\"string\"/>\n"
                   "      <attribute id=\"side\" title=\"side\" type=\"string\"/>\n"
                   "      <attribute id=\"articles\" title=\"articles\" type=\"integer\"/>\n"
                   "    </attributes>\n"
                   "    <attributes class=\"edge\">\n"
                   "      <attribute id=\"events\" title=\"events\" type=\"integer\"/>\n"
                   "      <attribute id=\"first_year\" title=\"first_year\" type=\"integer\"/>\n"
                   "      <attribute id=\"last_year\" title=\"last_year\" type=\"integer\"/>\n"
                   "      <attribute id=\"types\" title=\"types\" type=\"string\"/>\n"
                   "    </attributes>\n");
  append_gexf_nodes (graph, out);
  append_gexf_edges (graph, out);
  g_string_append (out, "  </graph>\n</gexf>\n");
}

/* GraphML */

static void
append_graphml_value (GString    *out,
                      const char *key,
                      const char *value)
{
  g_string_append_printf (out, "      <data key=\"%s\">", key);
  append_xml (out, value);
  g_string_append (out, "</data>\n");
}

static void
append_graphml_number (GString    *out,
                       const char *key,
                       guint       value)
{
  g_string_append_printf (out, "      <data key=\"%s\">%u</data>\n", key, value);
}

static void
append_graphml_edge (BangGraph *graph,
                     guint      index,
                     GString   *out)
{
  const BangGraphEdge *edge = get_edge (graph, index);
  g_autofree char *types = dup_types (graph, edge);

  g_string_append_printf (out, "    <edge id=\"e%u\" source=\"n%" G_GINT64_FORMAT "\" target=\"n%" G_GINT64_FORMAT "\">\n",
                          index, get_node (graph, edge->from)->id, get_node (graph, edge->to)->id);
  append_graphml_number (out, "weight", edge->n_articles);
  append_graphml_number (out, "events", edge->n_events);
  if (edge->first_year != 0)
    {
      append_graphml_number (out, "first_year", edge->first_year);
      append_graphml_number (out, "last_year", edge->last_year);
    }
  append_graphml_value (out, "types", types);
  g_string_append (out, "    </edge>\n");
}

static void
append_graphml (BangGraph *graph,
                GString   *out)
{
  static const char * const keys[][3] = {
    { "label", "node", "string" }, { "kind", "node", "string" }, { "place_kind", "node", "string" },
    { "side", "node", "string" }, { "articles", "node", "int" }, { "weight", "edge", "int" },
    { "events", "edge", "int" }, { "first_year", "edge", "int" }, { "last_year", "edge", "int" },
    { "types", "edge", "string" },
  };

  g_string_append (out,
                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_string_append_printf (out, "  <key id=\"%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n",
                            keys[i][0], keys[i][1], keys[i][0], keys[i][2]);
  g_string_append (out, "  <graph id=\"bang-giao\" edgedefault=\"undirected\">\n");
  for (guint i = 0; i < graph->nodes->len; i++)
    {
      const BangGraphNode *node = get_node (graph, i);

      g_string_append_printf (out, "    <node id=\"n%" G_GINT64_FORMAT "\">\n", node->id);
      append_graphml_value (out, "label", node->name);
      append_graphml_value (out, "kind", bang_entity_kind_to_string (node->kind));
      if (node->place_kind != NULL)
        append_graphml_value (out, "place_kind", node->place_kind);
      append_graphml_value (out, "side", bang_country_to_string (node->side));
      append_graphml_number (out, "articles", node->n_articles);
      g_string_append (out, "    </node>\n");
    }
  for (guint i = 0; i < graph->edges->len; i++)
    append_graphml_edge (graph, i, out);
  g_string_append (out, "  </graph>\n</graphml>\n");
}

/* DOT */

/* In double quotes only the quote itself ends a string; a backslash before
 * certain letters asks for something, so that it is doubled. */
static void
append_dot_string (GString    *out,
                   const char *text)
{
  g_autofree char *line = bang_normal_for_screen (text != NULL ? text : "");

  g_string_append_c (out, '"');
  for (const char *p = line; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

static const char *
get_dot_shape (BangEntityKind kind)
{
  switch (kind)
    {
    case BANG_ENTITY_PERSON:
      return "ellipse";
    case BANG_ENTITY_ORGANISATION:
      return "box";
    case BANG_ENTITY_PLACE:
      return "diamond";
    case BANG_ENTITY_MECHANISM:
    case BANG_ENTITY_PROJECT:
    case BANG_ENTITY_DOCUMENT:
    case BANG_ENTITY_N_KINDS:
    default:
      return "triangle";
    }
}

static void
append_dot (BangGraph *graph,
            GString   *out)
{
  g_string_append (out, "graph \"bang-giao\" {\n");
  for (guint i = 0; i < graph->nodes->len; i++)
    {
      const BangGraphNode *node = get_node (graph, i);

      g_string_append_printf (out, "  n%" G_GINT64_FORMAT " [label=", node->id);
      append_dot_string (out, node->name);
      g_string_append_printf (out, ", shape=%s, kind=\"%s\", articles=%u];\n", get_dot_shape (node->kind),
                              bang_entity_kind_to_string (node->kind), node->n_articles);
    }
  for (guint i = 0; i < graph->edges->len; i++)
    {
      const BangGraphEdge *edge = get_edge (graph, i);

      g_string_append_printf (out, "  n%" G_GINT64_FORMAT " -- n%" G_GINT64_FORMAT
                              " [weight=%u, events=%u, first_year=%u, last_year=%u];\n",
                              get_node (graph, edge->from)->id, get_node (graph, edge->to)->id, edge->n_articles,
                              edge->n_events, edge->first_year, edge->last_year);
    }
  g_string_append (out, "}\n");
}

/**
 * bang_graph_append_file:
 * @graph: a graph
 * @format: what for
 * @out: where to
 *
 * Appends the whole graph: of the nodes names, kinds and articles, of the edges
 * how many articles name both (their weight), in how many events both took part,
 * the first and the last year, and the types of event.
 */
void
bang_graph_append_file (BangGraph     *graph,
                        BangGraphFile  format,
                        GString       *out)
{
  switch (format)
    {
    case BANG_GRAPH_FILE_GRAPHML:
      append_graphml (graph, out);
      break;
    case BANG_GRAPH_FILE_DOT:
      append_dot (graph, out);
      break;
    case BANG_GRAPH_FILE_GEXF:
    default:
      append_gexf (graph, out);
      break;
    }
}
