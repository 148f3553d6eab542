/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Corrections in place, through the widgets a person would use: the fact, its
 * menu, its popover; the toast's way back, undo and redo; several names; the
 * page of decisions. */
#include "config.h"

#include "bang-resources.h"
#include "window-fixture.h"
#include "window/bang-article-view-private.h"
#include "window/bang-browse-row.h"
#include "window/bang-choose-popover.h"
#include "window/bang-corrector-private.h"
#include "window/bang-date-popover.h"
#include "window/bang-decision-row.h"
#include "window/bang-decision-words.h"
#include "window/bang-name-popover.h"
#include "window/bang-split-popover.h"

/* The first widget of a type below @widget, in front of the others. */
static gpointer
find (GtkWidget *widget,
      GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gpointer
wait_for (WindowFixture *fixture,
          GType          type)
{
  WAIT_UNTIL (find (GTK_WIDGET (fixture->window), type) != NULL);

  return find (GTK_WIDGET (fixture->window), type);
}

/* The button of the one row that is shown; rows that were recycled are not. */
static GtkWidget *
find_row_button (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (BANG_IS_DECISION_ROW (widget))
    return find (widget, GTK_TYPE_BUTTON);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row_button (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static guint
count (GtkWidget *widget,
       GType      type)
{
  guint n = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count (child, type);

  return n;
}

static BangDecisions *
decisions (WindowFixture *fixture)
{
  return bang_decisions_get (fixture->archive);
}

static guint
n_decisions (WindowFixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (decisions (fixture)));
}

static void
open_article (WindowFixture *fixture,
              guint          position)
{
  gint64 id = window_fixture_id (fixture, position);

  window_fixture_act (fixture, "win.open-article", "x", id);
  WAIT_UNTIL (fixture->window->article != NULL && fixture->window->article->row->id == id);
  settle ();
}

static GtkWidget *
find_fact (WindowFixture *fixture,
           BangFactKind   kind)
{
  BangFact fact = { .kind = kind, .article = fixture->window->article };

  return bang_fact_find (GTK_WIDGET (fixture->window->view), &fact);
}

/* As F2 does, the keyboard being on it. */
static void
edit (WindowFixture *fixture,
      GtkWidget     *widget)
{
  gtk_widget_grab_focus (widget);
  bang_corrector_edit (fixture->window->corrector, widget, NULL, bang_fact_get (widget));
}

static void
type_and_enter (GtkWidget  *popover,
                const char *text)
{
  GtkWidget *entry = find (popover, GTK_TYPE_ENTRY);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

static BangDay
shown_day (WindowFixture *fixture)
{
  BangEvent *event = g_ptr_array_index (fixture->window->article->facts->events, 0);

  return event->date.start;
}

static void
test_date (WindowFixture *fixture,
           gconstpointer  data)
{
  BangArticle *before;
  GtkWidget *widget;
  GtkWidget *popover;
  BangDay day;

  open_article (fixture, 2);
  day = shown_day (fixture);
  before = fixture->window->article;
  edit (fixture, find_fact (fixture, BANG_FACT_DATE));
  popover = wait_for (fixture, BANG_TYPE_DATE_POPOVER);

  /* What is no date is not set. */
  type_and_enter (popover, "31/4/2022");
  settle ();
  g_assert_cmpuint (n_decisions (fixture), ==, 0);

  type_and_enter (popover, "ngày 26 tháng 1 năm 2022");
  WAIT_UNTIL (n_decisions (fixture) == 1);
  WAIT_UNTIL (fixture->window->article != before);
  settle ();
  g_assert_cmpuint (shown_day (fixture).year, ==, 2022);
  g_assert_null (find (GTK_WIDGET (fixture->window), BANG_TYPE_DATE_POPOVER));

  /* The keyboard is where it was, on the card that was made anew. */
  widget = find_fact (fixture, BANG_FACT_DATE);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == widget);
  g_assert_nonnull (bang_corrector_find (fixture->window->corrector, bang_fact_get (widget)));

  before = fixture->window->article;
  window_fixture_act (fixture, "win.undo", NULL);
  WAIT_UNTIL (fixture->window->article != before);
  g_assert_cmpuint (shown_day (fixture).year, ==, day.year);
  before = fixture->window->article;
  window_fixture_act (fixture, "win.redo", NULL);
  WAIT_UNTIL (fixture->window->article != before);
  g_assert_cmpuint (shown_day (fixture).year, ==, 2022);
}

static void
test_unknown_year (WindowFixture *fixture,
                   gconstpointer  data)
{
  BangArticle *before;
  GtkWidget *popover;

  open_article (fixture, 0);
  before = fixture->window->article;
  edit (fixture, find_fact (fixture, BANG_FACT_DATE));
  popover = wait_for (fixture, BANG_TYPE_DATE_POPOVER);
  type_and_enter (popover, "26/1/\?\?\?\?");
  WAIT_UNTIL (fixture->window->article != before);
  g_assert_cmpuint (shown_day (fixture).year, ==, 0);
  g_assert_cmpuint (shown_day (fixture).month, ==, 1);
  g_assert_cmpuint (shown_day (fixture).day, ==, 26);
}

/* Found by its Vietnamese name, whatever the language of the window. */
static void
test_type (WindowFixture *fixture,
           gconstpointer  data)
{
  BangArticle *before;
  GtkWidget *popover;
  GtkWidget *entry;
  BangEvent *event;

  open_article (fixture, 1);
  before = fixture->window->article;
  edit (fixture, find_fact (fixture, BANG_FACT_EVENT));
  popover = wait_for (fixture, BANG_TYPE_CHOOSE_POPOVER);
  bang_choose_popover_set_words (BANG_CHOOSE_POPOVER (popover), "khao sat");
  entry = find (popover, GTK_TYPE_SEARCH_ENTRY);
  g_signal_emit_by_name (entry, "search-changed");
  g_signal_emit_by_name (entry, "activate");
  WAIT_UNTIL (fixture->window->article != before);
  event = g_ptr_array_index (fixture->window->article->facts->events, 0);
  g_assert_cmpstr (event->type, ==, "SITE");
}

/* Every kind of fact has a menu, and the menu goes with what it hangs on. */
static void
test_menus (WindowFixture *fixture,
            gconstpointer  data)
{
  static const BangFactKind kinds[] = { BANG_FACT_EVENT, BANG_FACT_DATE, BANG_FACT_PLACE };

  open_article (fixture, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GtkWidget *widget = find_fact (fixture, kinds[i]);
      GtkWidget *menu;

      g_assert_nonnull (widget);
      bang_corrector_popup (fixture->window->corrector, widget, NULL, bang_fact_get (widget));
      menu = fixture->window->corrector->popover;
      WAIT_UNTIL (gtk_widget_get_mapped (menu));
      settle ();
      /* The article goes while the menu is open. */
      if (kinds[i] == BANG_FACT_PLACE)
        open_article (fixture, 3);
      gtk_popover_popdown (GTK_POPOVER (menu));
      settle ();
    }
}

static void
test_rename (WindowFixture *fixture,
             gconstpointer  data)
{
  GtkWidget *popover;
  gint64 id;

  open_article (fixture, 0);
  id = fixture->window->article->entity_ids[0];
  window_fixture_act (fixture, "win.open-entity", "x", id);
  WAIT_UNTIL (fixture->window->entity != NULL && bang_entity_page_get_card (fixture->window->entity) != NULL);
  settle ();

  /* The button on the page is a fact as any other. */
  bang_corrector_edit (fixture->window->corrector, GTK_WIDGET (fixture->window->entity), NULL,
                       &(BangFact) { .kind = BANG_FACT_NAME, .entity_id = id, .text = "x" });
  popover = wait_for (fixture, BANG_TYPE_NAME_POPOVER);
  type_and_enter (popover, "Nguyễn Văn Đổi");
  WAIT_UNTIL (n_decisions (fixture) == 1);
  WAIT_UNTIL (g_str_equal (bang_entity_page_get_card (fixture->window->entity)->row->name, "Nguyễn Văn Đổi"));
  bang_window_focus_list (fixture->window);
  window_fixture_act (fixture, "win.undo", NULL);
  WAIT_UNTIL (!g_str_equal (bang_entity_page_get_card (fixture->window->entity)->row->name, "Nguyễn Văn Đổi"));
}

/* Ctrl+Z in an entry is the entry's. */
static void
test_typing (WindowFixture *fixture,
             gconstpointer  data)
{
  BangDecisionRequest request = {
    .op = BANG_DECISION_CONFIRM, .on_event = TRUE, .article_id = window_fixture_id (fixture, 0),
  };

  bang_corrector_tell (fixture->window->corrector, &request, 1);
  WAIT_UNTIL (n_decisions (fixture) == 1);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->window->search));
  window_fixture_act (fixture, "win.undo", NULL);
  settle ();
  g_assert_nonnull (bang_decisions_get_undoable (decisions (fixture)));

  bang_window_focus_list (fixture->window);
  window_fixture_act (fixture, "win.undo", NULL);
  WAIT_UNTIL (bang_decisions_get_undoable (decisions (fixture)) == NULL);
}

static GtkSelectionModel *
get_names (WindowFixture *fixture)
{
  GObject *view = gtk_widget_get_template_child (GTK_WIDGET (fixture->window->people), BANG_TYPE_PEOPLE_PAGE, "view");
  GtkWidget *list = find (GTK_WIDGET (view), GTK_TYPE_LIST_VIEW);

  return gtk_list_view_get_model (GTK_LIST_VIEW (list));
}

static guint
n_names (WindowFixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_names (fixture)));
}

static void
test_merge_chosen (WindowFixture *fixture,
                   gconstpointer  data)
{
  GtkSelectionModel *selection;
  GtkWidget *popover;
  GtkRevealer *bar;
  guint n;

  window_fixture_act (fixture, "win.page", "s", BANG_NAVIGATOR_PEOPLE);
  WAIT_UNTIL (n_names (fixture) >= 2);
  settle ();
  n = n_names (fixture);
  selection = get_names (fixture);
  bar = GTK_REVEALER (gtk_widget_get_template_child (GTK_WIDGET (fixture->window->people),
                                                     BANG_TYPE_PEOPLE_PAGE, "chosen_bar"));

  gtk_selection_model_select_item (selection, 0, TRUE);
  g_assert_false (gtk_revealer_get_reveal_child (bar));
  gtk_selection_model_select_item (selection, 1, FALSE);
  g_assert_true (gtk_revealer_get_reveal_child (bar));

  /* The first button on the bar. */
  g_signal_emit_by_name (find (GTK_WIDGET (bar), GTK_TYPE_BUTTON), "clicked");
  popover = wait_for (fixture, BANG_TYPE_CHOOSE_POPOVER);
  g_signal_emit_by_name (find (popover, GTK_TYPE_SEARCH_ENTRY), "activate");
  WAIT_UNTIL (n_decisions (fixture) == 1);
  WAIT_UNTIL (n_names (fixture) == n - 1);
  settle ();
  g_assert_false (gtk_revealer_get_reveal_child (bar));

  bang_window_focus_list (fixture->window);
  window_fixture_act (fixture, "win.undo", NULL);
  WAIT_UNTIL (n_names (fixture) == n);
}

static void
test_split (WindowFixture *fixture,
            gconstpointer  data)
{
  GtkWidget *popover;
  GtkWidget *check;
  gint64 id;

  open_article (fixture, 0);
  id = fixture->window->article->entity_ids[0];
  g_object_unref (bang_corrector_set_fact (fixture->window->corrector, GTK_WIDGET (fixture->window->view), NULL,
                                           &(BangFact) { .kind = BANG_FACT_NAME, .entity_id = id, .text = "x" }));
  window_fixture_act (fixture, "correct.split", NULL);
  popover = wait_for (fixture, BANG_TYPE_SPLIT_POPOVER);
  check = find (popover, GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_signal_emit_by_name (popover, "chosen");
  WAIT_UNTIL (n_decisions (fixture) == 1);
  gtk_popover_popdown (GTK_POPOVER (popover));
  settle ();
}

static void
test_page (WindowFixture *fixture,
           gconstpointer  data)
{
  GtkWidget *page;
  BangDecisionRequest requests[2] = {
    { .op = BANG_DECISION_CONFIRM, .on_event = TRUE, .article_id = window_fixture_id (fixture, 0) },
    { .op = BANG_DECISION_PLACE, .on_event = TRUE, .article_id = window_fixture_id (fixture, 1), .text = "Mông Tự" },
  };
  GtkWidget *entry;

  window_fixture_act (fixture, "win.view", "s", BANG_NAVIGATOR_DECISIONS);
  page = GTK_WIDGET (fixture->window->decisions_page);
  WAIT_UNTIL (gtk_widget_get_mapped (page));
  g_assert_cmpuint (count (page, BANG_TYPE_DECISION_ROW), ==, 0);

  bang_corrector_tell (fixture->window->corrector, requests, 2);
  WAIT_UNTIL (count (page, BANG_TYPE_DECISION_ROW) == 2);

  entry = find (page, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "mong tu");
  g_signal_emit_by_name (entry, "search-changed");
  WAIT_UNTIL (count (page, BANG_TYPE_DECISION_ROW) == 1);

  /* Alone, though it was told together with the other. */
  g_signal_emit_by_name (find_row_button (page), "clicked");
  WAIT_UNTIL (bang_decisions_get_redoable (decisions (fixture)) != NULL);
  g_assert_nonnull (bang_decisions_get_undoable (decisions (fixture)));
  settle ();
  g_signal_emit_by_name (find_row_button (page), "clicked");
  WAIT_UNTIL (bang_decisions_get_redoable (decisions (fixture)) == NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_signal_emit_by_name (entry, "search-changed");
  bang_window_focus_list (fixture->window);
  window_fixture_act (fixture, "win.undo", NULL);
  WAIT_UNTIL (bang_decisions_get_undoable (decisions (fixture)) == NULL);
}

/* A sentence for each, of the words that are decided about, without codes. */
static void
test_words (void)
{
  for (int op = 0; op < BANG_DECISION_N_OPS; op++)
    {
      for (int on_event = 0; on_event < 2; on_event++)
        {
          g_autoptr (BangDecision) decision = bang_decision_new ((BangDecisionOp) op);
          g_autofree char *sentence = NULL;
          g_autofree char *done = NULL;
          g_autofree char *sign = NULL;

          if (op == BANG_DECISION_UNDO || op == BANG_DECISION_REDO)
            continue;
          decision->target_kind = g_strdup (on_event ? "event" : "person");
          decision->target_name = g_strdup ("Đoàn Lào Cai");
          decision->other_name = g_strdup ("Hồng Hà");
          decision->other = g_strdup ("00000000-0000-0000-0000-000000000000");
          decision->new_value = g_strdup (op == BANG_DECISION_DATE ? "2022-01-26"
                                          : op == BANG_DECISION_SIDE ? "vn"
                                          : op == BANG_DECISION_RETYPE ? (on_event ? "TALKS" : "place") : "Mông Tự");
          decision->actor = g_strdup ("lan");
          decision->at = G_GINT64_CONSTANT (1700000000) * G_USEC_PER_SEC;

          sentence = bang_decision_words_dup_sentence (decision);
          done = bang_decision_words_dup_done (decision);
          sign = bang_decision_words_dup_sign (decision);
          g_assert_nonnull (strstr (sentence, "Đoàn Lào Cai"));
          g_assert_true (g_str_has_suffix (sentence, "."));
          g_assert_null (strstr (sentence, "TALKS"));
          g_assert_null (strstr (sentence, "2022-01-26"));
          g_assert_cmpint (strlen (done), >, 0);
          g_assert_nonnull (strstr (sign, "lan"));
        }
    }
}

/* Titles come from files: however long, the sentence is one that can be read. */
static void
test_long_words (void)
{
  g_autoptr (BangDecision) decision = bang_decision_new (BANG_DECISION_CONFIRM);
  g_autofree char *sentence = NULL;

  decision->target_kind = g_strdup ("event");
  decision->target_name = g_strnfill (100000, 'x');
  decision->other_name = g_strdup ("");
  sentence = bang_decision_words_dup_sentence (decision);
  g_assert_cmpint (g_utf8_strlen (sentence, -1), <, 200);
}

static void
test_parse_figure (void)
{
  static const struct
  {
    const char *typed;
    char        decimal;
    double      value;
    const char *unit;
  } rows[] = {
    { "12", ',', 12.0, "" },
    { "3,5 tỷ USD", ',', 3.5, "tỷ USD" },
    { "3.5 tỷ USD", ',', 3.5, "tỷ USD" },
    { "3.5 billion", '.', 3.5, "billion" },
    { "1.234 người", ',', 1234.0, "người" },
    { "1.234 người", '.', 1.234, "người" },
    { "1,234 people", '.', 1234.0, "people" },
    { "1.234.567 đồng", '.', 1234567.0, "đồng" },
    { "1.234.567,8 đồng", '.', 1234567.8, "đồng" },
    { "1,234.5 USD", ',', 1234.5, "USD" },
    { " -4%", '.', -4.0, "%" },
    { "200 - 300", '.', 200.0, "- 300" },
  };
  double value;
  const char *unit;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_true (bang_corrector_parse_figure (rows[i].typed, rows[i].decimal, &value, &unit));
      g_assert_cmpfloat (value, ==, rows[i].value);
      g_assert_cmpstr (unit, ==, rows[i].unit);
    }
  g_assert_false (bang_corrector_parse_figure ("", '.', &value, &unit));
  g_assert_false (bang_corrector_parse_figure ("khoảng 3", '.', &value, &unit));
  g_assert_false (bang_corrector_parse_figure ("- 3", '.', &value, &unit));
  g_assert_false (bang_corrector_parse_figure ("11111111111111111111111111111111111111111111111111", '.', &value, &unit));
}

/* Who a side is and how much a figure is are put right where they stand, said to
 * be set by a person, and taken back. */
static void
test_details (WindowFixture *fixture,
              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->articles, "figures.txt", NULL);
  BangFact side = { .kind = BANG_FACT_SIDE };
  BangFact figure = { .kind = BANG_FACT_FIGURE };
  BangEvent *event;
  double before;
  GtkWidget *widget;

  g_assert_true (g_file_set_contents (path,
    "Tỉnh Lào Cai và tỉnh Vân Nam hội đàm về thương mại\n\n"
    "Ngày 5/3/2024, tại thành phố Lào Cai, đoàn tỉnh Lào Cai do ông Vũ Văn Cài, Phó Chủ tịch HĐND tỉnh làm trưởng "
    "đoàn hội đàm với đoàn tỉnh Vân Nam (Trung Quốc) do ông Vương Ninh, Bí thư Tỉnh ủy làm trưởng đoàn. Năm 2023, "
    "kim ngạch xuất nhập khẩu đạt 1,7 tỷ USD.\n", -1, NULL));
  window_fixture_act (fixture, "win.import", "s", path);
  WAIT_UNTIL (window_fixture_n_rows (fixture) == 2);
  open_article (fixture, 0);
  event = g_ptr_array_index (fixture->window->article->facts->events, 0);
  g_assert_cmpuint (event->sides->len, ==, 2);
  g_assert_cmpuint (event->figures->len, ==, 1);
  before = g_array_index (event->figures, BangFigure, 0).value;

  side.article = figure.article = fixture->window->article;
  widget = bang_fact_find (GTK_WIDGET (fixture->window->view), &side);
  g_assert_nonnull (widget);
  bang_corrector_edit (fixture->window->corrector, widget, NULL, bang_fact_get (widget));
  WAIT_UNTIL (BANG_IS_NAME_POPOVER (fixture->window->corrector->popover));
  g_signal_emit_by_name (fixture->window->corrector->popover, "chosen", "Bát Xát");
  WAIT_LABEL (fixture->window->view, "Bát Xát (Vietnam, host)");
  WAIT_LABEL (fixture->window->view, "set by you");
  gtk_popover_popdown (GTK_POPOVER (fixture->window->corrector->popover));

  /* The list of figures stays open when the article is read again. */
  bang_event_card_set_open (fixture->window->view->card, 2);
  figure.article = fixture->window->article;
  widget = bang_fact_find (GTK_WIDGET (fixture->window->view), &figure);
  g_assert_nonnull (widget);
  bang_corrector_edit (fixture->window->corrector, widget, NULL, bang_fact_get (widget));
  WAIT_UNTIL (BANG_IS_NAME_POPOVER (fixture->window->corrector->popover));
  g_signal_emit_by_name (fixture->window->corrector->popover, "chosen", "2.5 tỷ USD");
  WAIT_LABEL (fixture->window->view, "2.5 tỷ USD");
  g_assert_cmpint (bang_event_card_get_open (fixture->window->view->card), ==, 2);
  gtk_popover_popdown (GTK_POPOVER (fixture->window->corrector->popover));

  bang_window_focus_list (fixture->window);
  window_fixture_act (fixture, "win.undo", NULL);
  WAIT_UNTIL ((event = g_ptr_array_index (fixture->window->article->facts->events, 0),
               g_array_index (event->figures, BangFigure, 0).value == before));
  window_fixture_act (fixture, "win.undo", NULL);
  WAIT_UNTIL (!window_fixture_has_label (GTK_WIDGET (fixture->window->view), "Bát Xát (Vietnam, host)"));

  bang_corrector_tell (fixture->window->corrector, &(BangDecisionRequest) {
    .op = BANG_DECISION_REJECT, .on_event = TRUE, .of_figure = TRUE, .article_id = fixture->window->article->row->id,
  }, 1);
  WAIT_UNTIL ((event = g_ptr_array_index (fixture->window->article->facts->events, 0), event->figures->len == 0));
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (bang_get_resource ());

  g_test_add_func ("/corrections/words", test_words);
  g_test_add_func ("/corrections/long-words", test_long_words);
  g_test_add_func ("/corrections/parse-figure", test_parse_figure);
  WINDOW_TEST ("/corrections/details", 1, test_details);
  WINDOW_TEST ("/corrections/date", 6, test_date);
  WINDOW_TEST ("/corrections/unknown-year", 6, test_unknown_year);
  WINDOW_TEST ("/corrections/type", 6, test_type);
  WINDOW_TEST ("/corrections/menus", 6, test_menus);
  WINDOW_TEST ("/corrections/rename", 6, test_rename);
  WINDOW_TEST ("/corrections/typing", 6, test_typing);
  WINDOW_TEST ("/corrections/merge-chosen", 6, test_merge_chosen);
  WINDOW_TEST ("/corrections/split", 6, test_split);
  WINDOW_TEST ("/corrections/page", 6, test_page);

  return g_test_run ();
}
