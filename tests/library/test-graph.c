/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who appears with whom: around a name, in an article, everywhere, and the way
 * from one to another. */
#include "browse-fixture.h"
#include "library/bang-graph.h"

static const char * const people[] = { "Vũ An", "Đỗ Bình", "Lê Chi", "Phạm Dung", "Hồ Em", "Mai Giang" };

/* An article of @year in whose event the people of the letters in @who took
 * part; lower case ones are only named. */
static gint64
add_meeting (BangLibrary *library,
             const char  *path,
             const char  *type,
             guint        year,
             const char  *who)
{
  g_autofree char *title = g_strdup_printf ("Bài %s năm %u", path + 1, year);
  Draft draft = draft_new (title, type, year, 5, 4);
  BangEvidence country;

  for (const char *p = who; *p != '\0'; p++)
    {
      const char *name = people[g_ascii_toupper (*p) - 'A'];
      g_autofree char *sentence = g_strdup_printf ("Trong số người dự có ông %s và nhiều người khác nữa.", name);
      BangEvidence evidence = draft_say (&draft, sentence, name);

      if (g_ascii_isupper (*p))
        draft_person (&draft, name, NULL, 0, BANG_ROLE_MEMBER, evidence);
      else
        {
          BangEntity *person = facts_add_entity (draft.facts, BANG_ENTITY_PERSON, name, BANG_SIDE_VN);

          g_array_append_val (person->mentions, evidence);
        }
    }
  country = draft_say (&draft, "Việc diễn ra ở Việt Nam.", "Việt Nam");
  draft_place (&draft, "Việt Nam", "country", BANG_SIDE_VN, country);
  return draft_add (&draft, library, path);
}

static gint64
look_up (BangLibrary *library,
         const char  *name)
{
  g_autoptr (GError) error = NULL;
  gint64 id = bang_library_look_up_entity (library, name, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, !=, 0);
  return id;
}

static const BangGraphNode *
get_node (BangGraph *graph,
          guint      index)
{
  return g_ptr_array_index (graph->nodes, index);
}

/* The edge between two names, NULL for none. */
static const BangGraphEdge *
find_edge (BangGraph  *graph,
           const char *one,
           const char *other)
{
  for (guint i = 0; i < graph->edges->len; i++)
    {
      const BangGraphEdge *edge = &g_array_index (graph->edges, BangGraphEdge, i);
      const char *from = get_node (graph, edge->from)->name;
      const char *to = get_node (graph, edge->to)->name;

      g_assert_cmpuint (edge->from, <, edge->to);
      if ((g_str_equal (from, one) && g_str_equal (to, other)) || (g_str_equal (from, other) && g_str_equal (to, one)))
        return edge;
    }
  return NULL;
}

static gboolean
has_node (BangGraph  *graph,
          const char *name)
{
  for (guint i = 0; i < graph->nodes->len; i++)
    {
      if (g_str_equal (get_node (graph, i)->name, name))
        return TRUE;
    }
  return FALSE;
}

static void
fill (BangLibrary *library)
{
  add_meeting (library, "/1", "TALKS", 2021, "AB");
  add_meeting (library, "/2", "VISIT", 2023, "ABC");
  add_meeting (library, "/3", "TALKS", 2024, "Ab");
  add_meeting (library, "/4", "SIGN", 2022, "CD");
  add_meeting (library, "/5", "SIGN", 2022, "DE");
  add_meeting (library, "/6", "CULT", 2020, "F");
}

static void
test_ego (LibraryFixture *fixture,
          gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BangGraph) graph = NULL;
  const BangGraphEdge *edge;

  fill (fixture->library);
  graph = bang_library_get_ego_graph (fixture->library, look_up (fixture->library, "Vũ An"), NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (graph->nodes->len, ==, 3);
  g_assert_cmpstr (get_node (graph, 0)->name, ==, "Vũ An");
  g_assert_true (get_node (graph, 0)->focus);
  g_assert_cmpuint (get_node (graph, 0)->degree, ==, 2);
  g_assert_cmpstr (get_node (graph, 1)->name, ==, "Đỗ Bình");
  g_assert_false (get_node (graph, 1)->focus);
  g_assert_cmpuint (graph->n_articles, ==, 3);
  g_assert_false (graph->more);

  edge = find_edge (graph, "Vũ An", "Đỗ Bình");
  g_assert_nonnull (edge);
  g_assert_cmpuint (edge->n_articles, ==, 3);
  g_assert_cmpuint (edge->n_events, ==, 2);
  g_assert_cmpuint (edge->first_year, ==, 2021);
  g_assert_cmpuint (edge->last_year, ==, 2024);
  g_assert_cmpuint (edge->types, ==, 3);
  g_assert_cmpuint (graph->types->len, ==, 2);
  edge = find_edge (graph, "Đỗ Bình", "Lê Chi");
  g_assert_nonnull (edge);
  g_assert_cmpuint (edge->n_articles, ==, 1);

  /* A country stands everywhere, unless it is asked for. */
  g_assert_false (has_node (graph, "Việt Nam"));
}

static void
test_ego_filter (LibraryFixture *fixture,
                 gconstpointer   data)
{
  BangGraphFilter filter = { .first_year = 2022, .last_year = 2023 };
  g_autoptr (GError) error = NULL;
  g_autoptr (BangGraph) graph = NULL;
  gint64 id;

  fill (fixture->library);
  id = look_up (fixture->library, "Vũ An");
  graph = bang_library_get_ego_graph (fixture->library, id, &filter, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (graph->n_articles, ==, 1);
  g_assert_cmpuint (find_edge (graph, "Vũ An", "Đỗ Bình")->n_articles, ==, 1);
  g_clear_pointer (&graph, bang_graph_unref);

  filter = (BangGraphFilter) { .type = "TALKS", .countries = TRUE };
  graph = bang_library_get_ego_graph (fixture->library, id, &filter, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (find_edge (graph, "Vũ An", "Đỗ Bình")->n_articles, ==, 2);
  g_assert_false (has_node (graph, "Lê Chi"));
  g_assert_true (has_node (graph, "Việt Nam"));
  g_clear_pointer (&graph, bang_graph_unref);

  filter = (BangGraphFilter) { .max_nodes = 2, .kinds = BANG_GRAPH_KIND (BANG_ENTITY_PERSON) };
  graph = bang_library_get_ego_graph (fixture->library, id, &filter, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (graph->nodes->len, ==, 2);
  g_assert_cmpuint (graph->n_left_out, ==, 1);
  g_clear_pointer (&graph, bang_graph_unref);

  filter = (BangGraphFilter) { .min_articles = 2 };
  graph = bang_library_get_ego_graph (fixture->library, id, &filter, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (graph->nodes->len, ==, 2);
  g_assert_cmpuint (graph->edges->len, ==, 1);
  g_clear_pointer (&graph, bang_graph_unref);

  graph = bang_library_get_ego_graph (fixture->library, 999999, NULL, NULL, &error);
  g_assert_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND);
  g_assert_null (graph);
}

static void
test_article (LibraryFixture *fixture,
              gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BangGraph) graph = NULL;
  gint64 id;

  fill (fixture->library);
  id = add_meeting (fixture->library, "/7", "TALKS", 2025, "AC");
  graph = bang_library_get_article_graph (fixture->library, id, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (graph->nodes->len, ==, 2);
  g_assert_cmpuint (graph->edges->len, ==, 1);
  g_assert_cmpuint (find_edge (graph, "Vũ An", "Lê Chi")->n_articles, ==, 2);
  g_assert_cmpint (find_edge (graph, "Vũ An", "Lê Chi")->article_id, ==, id);
  g_assert_cmpuint (get_node (graph, 0)->n_articles + get_node (graph, 1)->n_articles, ==, 7);
  g_clear_pointer (&graph, bang_graph_unref);

  graph = bang_library_get_article_graph (fixture->library, 999999, NULL, NULL, &error);
  g_assert_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND);
}

static void
test_network (LibraryFixture *fixture,
              gconstpointer   data)
{
  BangGraphFilter filter = { .min_articles = 2 };
  g_autoptr (BangQuery) query = bang_query_parse ("2022", BANG_QUERY_TYPED);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BangGraph) graph = NULL;

  fill (fixture->library);
  graph = bang_library_get_network (fixture->library, NULL, NULL, &error);
  g_assert_no_error (error);
  /* Who is named alone is in no network. */
  g_assert_cmpuint (graph->nodes->len, ==, 5);
  g_assert_false (has_node (graph, "Mai Giang"));
  g_assert_cmpuint (graph->edges->len, ==, 5);
  g_assert_cmpuint (graph->n_articles, ==, 6);
  for (guint i = 0; i < graph->nodes->len; i++)
    g_assert_cmpuint (get_node (graph, i)->degree, >, 0);
  for (guint i = 1; i < graph->edges->len; i++)
    g_assert_cmpfloat (g_array_index (graph->edges, BangGraphEdge, i - 1).strength, >=,
                       g_array_index (graph->edges, BangGraphEdge, i).strength);
  g_clear_pointer (&graph, bang_graph_unref);

  graph = bang_library_get_network (fixture->library, &filter, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (graph->nodes->len, ==, 2);
  g_assert_cmpuint (graph->edges->len, ==, 1);
  g_clear_pointer (&graph, bang_graph_unref);

  filter = (BangGraphFilter) { .query = query };
  graph = bang_library_get_network (fixture->library, &filter, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (graph->n_articles, ==, 2);
  g_assert_cmpuint (graph->edges->len, ==, 2);
  g_clear_pointer (&graph, bang_graph_unref);

  g_cancellable_cancel (cancelled);
  graph = bang_library_get_network (fixture->library, NULL, cancelled, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (graph);
}

/* A thousand edges among few nodes: the strongest are kept, and nobody loses
 * the last. */
static void
test_crowd (LibraryFixture *fixture,
            gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BangGraph) graph = NULL;

  for (guint article = 0; article < 3; article++)
    {
      g_autofree char *path = g_strdup_printf ("/crowd-%u", article);
      Draft draft = draft_new (path, "CONF", 2020 + article, 1, 1);

      for (guint i = 0; i < 60; i++)
        {
          g_autofree char *name = g_strdup_printf ("Nguyễn Văn Số%u", i + article * 40);

          draft_person (&draft, name, NULL, 0, BANG_ROLE_MEMBER, draft_say (&draft, name, NULL));
        }
      draft_add (&draft, fixture->library, path);
    }
  graph = bang_library_get_network (fixture->library, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (graph->nodes->len, ==, 140);
  g_assert_cmpuint (graph->edges->len, >=, 3 * 140);
  g_assert_cmpuint (graph->edges->len, <=, 4 * 140);
  for (guint i = 0; i < graph->nodes->len; i++)
    g_assert_cmpuint (get_node (graph, i)->degree, >, 0);
}

static void
test_meetings (LibraryFixture *fixture,
               gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) meetings = NULL;
  const BangMeeting *meeting;
  gint64 an;
  gint64 binh;

  fill (fixture->library);
  an = look_up (fixture->library, "Vũ An");
  binh = look_up (fixture->library, "Đỗ Bình");
  meetings = bang_library_get_meetings (fixture->library, an, binh, 10, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (meetings->len, ==, 3);
  /* Where both took part first, the newest of those. */
  meeting = g_ptr_array_index (meetings, 0);
  g_assert_cmpuint (meeting->date.year, ==, 2023);
  g_assert_cmpuint (meeting->n_events, ==, 1);
  g_assert_nonnull (strstr (meeting->quote, "Vũ An"));
  g_assert_nonnull (strstr (meeting->other_quote, "Đỗ Bình"));
  g_assert_cmpuint (meeting->span.end - meeting->span.start, ==, strlen ("Vũ An"));
  meeting = g_ptr_array_index (meetings, 2);
  g_assert_cmpuint (meeting->date.year, ==, 2024);
  g_assert_cmpuint (meeting->n_events, ==, 0);
  g_clear_pointer (&meetings, g_ptr_array_unref);

  meetings = bang_library_get_meetings (fixture->library, an, binh, 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (meetings->len, ==, 1);
  g_clear_pointer (&meetings, g_ptr_array_unref);

  meetings = bang_library_get_meetings (fixture->library, an, look_up (fixture->library, "Hồ Em"), 5, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (meetings->len, ==, 0);
}

static void
test_path (LibraryFixture *fixture,
           gconstpointer   data)
{
  BangGraphFilter filter = { .last_year = 2022 };
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BangGraphPath) path = NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  gint64 an;
  gint64 em;

  fill (fixture->library);
  an = look_up (fixture->library, "Vũ An");
  em = look_up (fixture->library, "Hồ Em");
  path = bang_library_find_path (fixture->library, an, em, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < path->nodes->len; i++)
    g_string_append_printf (names, "/%s", ((BangGraphNode *) g_ptr_array_index (path->nodes, i))->name);
  g_assert_cmpstr (names->str, ==, "/Vũ An/Lê Chi/Phạm Dung/Hồ Em");
  g_assert_cmpuint (path->steps->len, ==, 3);
  g_assert_cmpuint (((BangMeeting *) g_ptr_array_index (path->steps, 1))->date.year, ==, 2022);
  g_assert_false (path->gave_up);
  g_clear_pointer (&path, bang_graph_path_free);

  /* In these years nobody leads there. */
  path = bang_library_find_path (fixture->library, an, em, &filter, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (path->nodes->len, ==, 0);
  g_clear_pointer (&path, bang_graph_path_free);

  /* Over a country there is always a way. */
  filter = (BangGraphFilter) { .countries = TRUE };
  path = bang_library_find_path (fixture->library, an, look_up (fixture->library, "Mai Giang"), &filter, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (path->nodes->len, ==, 3);
  g_clear_pointer (&path, bang_graph_path_free);

  path = bang_library_find_path (fixture->library, an, an, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (path->nodes->len, ==, 1);
  g_assert_cmpuint (path->steps->len, ==, 0);
  g_clear_pointer (&path, bang_graph_path_free);

  g_cancellable_cancel (cancelled);
  path = bang_library_find_path (fixture->library, an, em, NULL, cancelled, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, func) \
  g_test_add (name, LibraryFixture, NULL, library_fixture_set_up, func, library_fixture_tear_down)
  TEST ("/library/graph/ego", test_ego);
  TEST ("/library/graph/ego-filter", test_ego_filter);
  TEST ("/library/graph/article", test_article);
  TEST ("/library/graph/network", test_network);
  TEST ("/library/graph/crowd", test_crowd);
  TEST ("/library/graph/meetings", test_meetings);
  TEST ("/library/graph/path", test_path);

  return g_test_run ();
}
