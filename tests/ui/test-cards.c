/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands around an article, on a screen: the event card, the relations and
 * the page of a name, and where their facts lead. Needs a display. */

#include <adwaita.h>

#include "bang-resources.h"
#include "reading-fixture.h"
#include "screen-fixture.h"
#include "window/bang-article-view-private.h"
#include "window/bang-entity-page.h"
#include "window/bang-relations-pane.h"

static void
test_card (void)
{
  g_autoptr (BangArticle) article = fixture_article ();
  GtkWidget *widget = bang_article_view_new ();
  BangArticleView *view = BANG_ARTICLE_VIEW (widget);
  g_autofree char *words = NULL;
  BangSpan focus;
  Screen screen;

  screen_init (&screen, widget);
  bang_article_view_set_article (view, article, NULL);
  screen_spin (100);

  screen_assert_label (widget, "Talks");
  screen_assert_label (widget, "26/1/????, after 10/2022");
  screen_assert_label (widget, "huyện Hà Khẩu › tỉnh Vân Nam");
  screen_assert_label (widget, "Trần Ưng Ửng (head)");
  screen_assert_label (widget, "Phó Chủ tịch UBND tỉnh Lào Cai");
  screen_assert_label (widget, "Lào Cai (Vietnam, visitor)");
  screen_assert_label (widget, "Vân Nam (China, host)");
  screen_assert_label (widget, "Only spoken of");
  screen_assert_label (widget, "Hồ Thị Ẩn");
  g_assert_null (screen_find_label (widget, "Side not known"));

  screen_click (widget, "26/1/????, after 10/2022");
  g_assert_true (bang_prose_view_get_focus (view->prose, &focus));
  words = screen_dup_slice (view, focus.start, focus.end);
  g_assert_cmpstr (words, ==, "26/1");

  screen_click (widget, "Trần Ưng Ửng (head)");
  screen_assert_activated (&screen, "open-entity 100");

  /* One list at a time. */
  g_assert_null (screen_find_label (widget, "bản ghi nhớ · hợp tác du lịch"));
  screen_click (widget, "1 agreement");
  screen_spin (50);
  screen_assert_label (widget, "bản ghi nhớ · hợp tác du lịch");
  screen_assert_label (widget, "Sở Du lịch — Cục Văn hóa");
  screen_click (widget, "1 proposal");
  screen_spin (50);
  g_assert_null (screen_find_label (widget, "bản ghi nhớ · hợp tác du lịch"));
  screen_assert_label (widget, "sớm khởi công cầu đường bộ");
  screen_assert_label (widget, "Lào Cai → Vân Nam");
  screen_click (widget, "1 other event");
  screen_spin (50);
  screen_assert_label (widget, "Signing · planned");
  screen_click (widget, "1 other event");
  screen_spin (50);
  g_assert_null (screen_find_label (widget, "Signing · planned"));

  screen_clear (&screen, widget);
}

static guint
count_rows (GtkWidget *widget)
{
  guint n = GTK_IS_LIST_BOX_ROW (widget) && gtk_widget_get_mapped (widget) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_rows (child);

  return n;
}

static void
test_relations (void)
{
  g_autoptr (BangRelations) relations = fixture_relations (20);
  g_autoptr (BangRelations) none = fixture_relations (0);
  GtkWidget *widget = bang_relations_pane_new ();
  BangRelationsPane *pane = BANG_RELATIONS_PANE (widget);
  GtkWidget *label;
  Screen screen;

  screen_init (&screen, widget);
  screen_assert_label (widget, "No Relations");
  bang_relations_pane_set_loading (pane, TRUE);
  screen_spin (20);
  g_assert_null (screen_find_label (widget, "No Relations"));

  bang_relations_pane_set_relations (pane, relations);
  screen_spin (50);
  /* Eight of twenty people, an organisation, an account, two articles. */
  g_assert_cmpuint (count_rows (widget), ==, 8 + 1 + 1 + 2);
  screen_assert_label (widget, "People");
  screen_assert_label (widget, "20");
  g_assert_null (screen_find_label (widget, "Places"));
  screen_assert_label (widget, "Tên <b>3</b>");
  screen_assert_label (widget, "Chức vụ & 3");
  screen_assert_label (widget, "4 names in common: Người 0, Người 1, Người 2 …");
  screen_assert_no_markup (widget);

  screen_click (widget, "Show 12 more");
  g_assert_cmpuint (count_rows (widget), ==, 20 + 1 + 1 + 2);
  screen_click (widget, "Show fewer");
  g_assert_cmpuint (count_rows (widget), ==, 8 + 1 + 1 + 2);

  label = screen_find_label (widget, "Tên <b>3</b>");
  gtk_widget_activate (gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW));
  screen_spin_until_idle ();
  screen_assert_activated (&screen, "open-entity 103");
  label = screen_find_label (widget, "Bài <1>");
  gtk_widget_activate (gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW));
  screen_spin_until_idle ();
  screen_assert_activated (&screen, "open-article 1001");

  bang_relations_pane_set_relations (pane, none);
  screen_spin (20);
  screen_assert_label (widget, "No Relations");
  bang_relations_pane_set_relations (pane, NULL);

  screen_clear (&screen, widget);
}

static void
test_entity (void)
{
  g_autoptr (BangEntityCard) card = fixture_entity_card ();
  GtkWidget *widget = bang_entity_page_new ();
  BangEntityPage *page = BANG_ENTITY_PAGE (widget);
  Screen screen;

  screen_init (&screen, widget);
  screen_assert_label (widget, "Nobody Selected");
  bang_entity_page_set_card (page, card);
  screen_spin (50);
  g_assert_true (bang_entity_page_get_card (page) == card);
  screen_assert_label (widget, "Tên <b>1</b>");
  screen_assert_label (widget, "Person · Vietnam · 2 articles");
  screen_assert_label (widget, "Chủ tịch <1>");
  screen_assert_label (widget, "2/3/2021 – 18/11/2024");
  screen_assert_label (widget, "Tên <b>2</b>");
  screen_assert_label (widget, "Bài <5>");
  screen_assert_no_markup (widget);

  screen_click (widget, "Search These Articles");
  screen_assert_activated (&screen, "search 'person:\"Tên <b>1</b>\"'");
  bang_entity_page_set_card (page, NULL);

  screen_clear (&screen, widget);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (bang_get_resource ());

  g_test_add_func ("/cards/event", test_card);
  g_test_add_func ("/cards/relations", test_relations);
  g_test_add_func ("/cards/entity", test_entity);

  return g_test_run ();
}
