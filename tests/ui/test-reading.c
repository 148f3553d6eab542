/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An article that is read, on a screen: what is shown of it, where its marks
 * stand, where its names lead. Needs a display. */

#include <adwaita.h>
#include <string.h>

#include "bang-resources.h"
#include "reading-fixture.h"
#include "screen-fixture.h"
#include "window/bang-article-view-private.h"

static char *
dup_text (BangArticleView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view->prose));
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
test_empty (void)
{
  GtkWidget *widget = bang_article_view_new ();
  BangArticleView *view = BANG_ARTICLE_VIEW (widget);
  Screen screen;

  screen_init (&screen, widget);
  screen_assert_label (widget, "Nothing Selected");
  bang_article_view_set_article (view, NULL, NULL);
  bang_article_view_show_evidence (view, (BangSpan) { 0, 4 });
  g_assert_false (bang_article_view_find_next (view, FALSE));
  g_assert_null (bang_article_view_dup_selection (view));
  screen_clear (&screen, widget);
}

static void
test_story (void)
{
  g_autoptr (BangArticle) article = fixture_article ();
  GtkWidget *widget = bang_article_view_new ();
  BangArticleView *view = BANG_ARTICLE_VIEW (widget);
  g_autofree char *text = NULL;
  g_autofree char *unfolded = NULL;
  g_autofree char *folded = NULL;
  Screen screen;

  screen_init (&screen, widget);
  bang_article_view_set_article (view, article, NULL);
  screen_spin (50);

  text = dup_text (view);
  g_assert_true (g_str_has_prefix (text, "Đoàn công tác UBND tỉnh Lào Cai thăm Vân Nam\nLCĐT · bai-1.txt\n"));
  g_assert_nonnull (strstr (text, "LCĐT - Chiều 26/1"));
  g_assert_nonnull (strstr (text, "Quang cảnh hội đàm"));
  g_assert_nonnull (strstr (text, "Cuối buổi"));
  g_assert_null (strstr (text, "doan-lao-cai.jpg"));
  g_assert_null (strstr (text, "Tin khác"));
  g_assert_null (strstr (text, "Thời sự"));
  g_assert_null (strstr (text, "fb yt"));

  g_object_set (view, "show-furniture", TRUE, NULL);
  unfolded = dup_text (view);
  g_assert_nonnull (strstr (unfolded, "doan-lao-cai.jpg"));
  g_assert_nonnull (strstr (unfolded, "Tin khác: Lào Cai mở hội"));
  g_assert_nonnull (strstr (unfolded, "Thứ hai - Thời sự"));
  g_assert_nonnull (strstr (unfolded, "fb yt"));

  g_object_set (view, "show-furniture", FALSE, NULL);
  folded = dup_text (view);
  g_assert_cmpstr (folded, ==, text);

  screen_clear (&screen, widget);
}

static void
check_marks (BangArticleView *view)
{
  GArray *marks = bang_prose_view_get_marks (view->prose);

  for (guint i = 0; i < marks->len; i++)
    {
      const BangMark *mark = &g_array_index (marks, BangMark, i);
      const BangEntity *entity = g_ptr_array_index (view->article->facts->entities, mark->data);
      g_autofree char *slice = screen_dup_slice (view, mark->start, mark->end);

      /* A piece of a name that another name lies in is a part of it. */
      g_assert_nonnull (strstr (entity->name, slice));
      if (i > 0)
        g_assert_cmpuint (g_array_index (marks, BangMark, i - 1).end, <=, mark->start);
    }
}

static guint
count_marks (BangArticleView *view,
             BangMarkKind     kind)
{
  GArray *marks = bang_prose_view_get_marks (view->prose);
  guint n = 0;

  for (guint i = 0; i < marks->len; i++)
    n += g_array_index (marks, BangMark, i).kind == kind;

  return n;
}

static void
test_marks (void)
{
  g_autoptr (BangArticle) article = fixture_article ();
  GtkWidget *widget = bang_article_view_new ();
  BangArticleView *view = BANG_ARTICLE_VIEW (widget);
  Screen screen;

  screen_init (&screen, widget);
  bang_article_view_set_article (view, article, NULL);
  check_marks (view);
  g_assert_cmpuint (count_marks (view, BANG_MARK_PERSON), ==, 4);
  g_assert_cmpuint (count_marks (view, BANG_MARK_ORGANISATION), ==, 2);
  g_assert_cmpuint (count_marks (view, BANG_MARK_PLACE), ==, 5);

  g_object_set (view, "mark-places", FALSE, NULL);
  check_marks (view);
  g_assert_cmpuint (count_marks (view, BANG_MARK_PLACE), ==, 0);
  g_assert_cmpuint (count_marks (view, BANG_MARK_ORGANISATION), ==, 2);

  g_object_set (view, "mark-persons", FALSE, "mark-organisations", FALSE, NULL);
  g_assert_cmpuint (bang_prose_view_get_marks (view->prose)->len, ==, 0);

  g_object_set (view, "mark-places", TRUE, "show-furniture", TRUE, NULL);
  check_marks (view);
  g_assert_cmpuint (count_marks (view, BANG_MARK_PLACE), >, 5);

  screen_clear (&screen, widget);
}

static void
test_names_lead_on (void)
{
  g_autoptr (BangArticle) article = fixture_article ();
  GtkWidget *widget = bang_article_view_new ();
  BangArticleView *view = BANG_ARTICLE_VIEW (widget);
  Screen screen;

  screen_init (&screen, widget);
  bang_article_view_set_article (view, article, NULL);
  screen_spin (50);

  g_signal_emit_by_name (view->prose, "mark-activated", 3u);
  screen_assert_activated (&screen, "open-entity 103");
  g_signal_emit_by_name (view->prose, "mark-activated", 4000u);
  g_assert_cmpuint (screen.activated->len, ==, 1);

  /* From name to name with the keyboard, and back. */
  bang_prose_view_move_to_mark (view->prose, FALSE);
  bang_prose_view_move_to_mark (view->prose, FALSE);
  bang_prose_view_move_to_mark (view->prose, TRUE);

  screen_clear (&screen, widget);
}

static void
test_hits (void)
{
  g_autoptr (BangArticle) article = fixture_article ();
  g_autoptr (BangQuery) query = bang_query_parse ("hoi dam", BANG_QUERY_TYPED);
  GtkWidget *widget = bang_article_view_new ();
  BangArticleView *view = BANG_ARTICLE_VIEW (widget);
  GArray *hits;
  Screen screen;

  screen_init (&screen, widget);
  bang_article_view_set_article (view, article, query);
  hits = bang_prose_view_get_hits (view->prose);
  g_assert_cmpuint (hits->len, >, 0);
  for (guint i = 0; i < hits->len; i++)
    {
      const BangSpan *hit = &g_array_index (hits, BangSpan, i);
      g_autofree char *slice = screen_dup_slice (view, hit->start, hit->end);

      g_assert_true (strstr ("hội đàm", slice) != NULL);
    }

  /* The same article without a query keeps its place and loses its hits. */
  bang_article_view_set_article (view, article, NULL);
  g_assert_cmpuint (bang_prose_view_get_hits (view->prose)->len, ==, 0);
  check_marks (view);

  screen_clear (&screen, widget);
}

static void
test_find (void)
{
  g_autoptr (BangArticle) article = fixture_article ();
  g_autoptr (BangQuery) query = bang_query_parse ("lao cai", BANG_QUERY_TYPED);
  GtkWidget *widget = bang_article_view_new ();
  BangArticleView *view = BANG_ARTICLE_VIEW (widget);
  BangSpan focus;
  Screen screen;

  screen_init (&screen, widget);
  bang_article_view_set_article (view, article, NULL);
  bang_article_view_set_find (view, query);
  g_assert_cmpuint (view->finds->len, >=, 3);
  for (guint i = 0; i < view->finds->len; i++)
    {
      g_assert_true (bang_prose_view_get_focus (view->prose, &focus));
      g_assert_true (bang_article_view_find_next (view, FALSE));
    }
  g_assert_true (bang_article_view_find_next (view, TRUE));

  bang_article_view_set_find (view, NULL);
  g_assert_false (bang_article_view_find_next (view, FALSE));

  screen_clear (&screen, widget);
}

static void
test_evidence (void)
{
  g_autoptr (BangArticle) article = fixture_article ();
  GtkWidget *widget = bang_article_view_new ();
  BangArticleView *view = BANG_ARTICLE_VIEW (widget);
  g_autofree char *words = NULL;
  g_autofree char *furniture = NULL;
  gboolean unfolded = FALSE;
  BangSpan focus;
  Screen screen;

  screen_init (&screen, widget);
  bang_article_view_set_article (view, article, NULL);
  screen_spin (50);

  bang_article_view_show_evidence (view, fixture_find (article, "ký bản ghi nhớ"));
  g_assert_true (bang_prose_view_get_focus (view->prose, &focus));
  words = screen_dup_slice (view, focus.start, focus.end);
  g_assert_cmpstr (words, ==, "ký bản ghi nhớ");

  /* A fact from the furniture unfolds it. */
  bang_article_view_show_evidence (view, fixture_find (article, "Thứ hai"));
  g_object_get (view, "show-furniture", &unfolded, NULL);
  g_assert_true (unfolded);
  g_assert_true (bang_prose_view_get_focus (view->prose, &focus));
  furniture = screen_dup_slice (view, focus.start, focus.end);
  g_assert_cmpstr (furniture, ==, "Thứ hai");

  bang_article_view_show_evidence (view, (BangSpan) { 5, G_MAXSIZE });
  g_assert_false (bang_prose_view_get_focus (view->prose, &focus));
  bang_article_view_show_evidence (view, (BangSpan) { 0, 0 });
  g_assert_false (bang_prose_view_get_focus (view->prose, &focus));

  screen_clear (&screen, widget);
}

/* Read again after a correction, the words that were looked at are still framed. */
static void
test_reread (void)
{
  g_autoptr (BangArticle) article = fixture_article ();
  g_autoptr (BangArticle) again = fixture_article ();
  g_autoptr (BangArticle) other = fixture_long (1000, FALSE);
  GtkWidget *widget = bang_article_view_new ();
  BangArticleView *view = BANG_ARTICLE_VIEW (widget);
  g_autofree char *words = NULL;
  BangSpan focus;
  Screen screen;

  screen_init (&screen, widget);
  again->row->id = article->row->id;
  other->row->id = article->row->id + 1;
  bang_article_view_set_article (view, article, NULL);
  bang_article_view_show_evidence (view, fixture_find (article, "ký bản ghi nhớ"));
  bang_article_view_set_article (view, again, NULL);
  g_assert_true (bang_prose_view_get_focus (view->prose, &focus));
  words = screen_dup_slice (view, focus.start, focus.end);
  g_assert_cmpstr (words, ==, "ký bản ghi nhớ");

  bang_article_view_set_article (view, other, NULL);
  g_assert_false (bang_prose_view_get_focus (view->prose, &focus));
  bang_article_view_set_article (view, article, NULL);
  g_assert_false (bang_prose_view_get_focus (view->prose, &focus));

  screen_clear (&screen, widget);
}

static void
note_activated_cb (GtkWidget  *prose,
                   const char *id,
                   GString    *activated)
{
  g_string_append (activated, id);
}

/* Whether each stands below the one before. */
static gboolean
are_apart (GPtrArray *leaves,
           GtkWidget *widget)
{
  for (guint i = 1; i < leaves->len; i++)
    {
      graphene_rect_t before;
      graphene_rect_t bounds;

      if (!gtk_widget_compute_bounds (g_ptr_array_index (leaves, i - 1), widget, &before) ||
          !gtk_widget_compute_bounds (g_ptr_array_index (leaves, i), widget, &bounds) ||
          bounds.origin.y < before.origin.y + before.size.height)
        return FALSE;
    }

  return TRUE;
}

/* A leaf stands beside each passage with a note, and opens it. */
static void
test_notes (void)
{
  g_autoptr (BangArticle) article = fixture_article ();
  GtkWidget *widget = bang_article_view_new ();
  BangArticleView *view = BANG_ARTICLE_VIEW (widget);
  g_autoptr (GString) activated = g_string_new (NULL);
  BangProseNote notes[3] = {
    { { 0, 4 }, "a", "Hỏi <b>lại</b> & ghi" }, { { 2, 8 }, "b", "" }, { { 90, 95 }, "c", "xem" },
  };
  GPtrArray *leaves;
  Screen screen;

  screen_init (&screen, widget);
  bang_article_view_set_article (view, article, NULL);
  screen_spin (50);
  g_signal_connect (view->prose, "note-activated", G_CALLBACK (note_activated_cb), activated);
  bang_prose_view_set_notes (view->prose, notes, 3);
  screen_spin (100);

  leaves = screen_dup_css (widget, "note-leaf");
  g_assert_cmpuint (leaves->len, ==, 3);
  for (guint i = 0; i < 500 && !are_apart (leaves, widget); i++)
    screen_spin (20);
  g_assert_true (are_apart (leaves, widget));
  for (guint i = 0; i < leaves->len; i++)
    g_signal_emit_by_name (g_ptr_array_index (leaves, i), "clicked");
  g_assert_cmpstr (activated->str, ==, "abc");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (g_ptr_array_index (leaves, 0)), ==, notes[0].text);
  g_ptr_array_unref (leaves);

  /* Fewer, the same button first; then none, with the article. */
  bang_prose_view_set_notes (view->prose, notes + 1, 1);
  screen_spin (50);
  leaves = screen_dup_css (widget, "note-leaf");
  g_assert_cmpuint (leaves->len, ==, 1);
  g_ptr_array_unref (leaves);
  bang_article_view_set_article (view, NULL, NULL);
  leaves = screen_dup_css (widget, "note-leaf");
  g_assert_cmpuint (leaves->len, ==, 0);
  g_ptr_array_unref (leaves);

  screen_clear (&screen, widget);
}

static void
test_settings (void)
{
  g_autoptr (BangArticle) article = fixture_article ();
  GtkWidget *widget = bang_article_view_new ();
  BangArticleView *view = BANG_ARTICLE_VIEW (widget);
  g_autofree char *notice = NULL;
  g_autofree char *none = NULL;
  double small;
  double large;
  Screen screen;

  screen_init (&screen, widget);
  bang_article_view_set_article (view, article, NULL);
  g_object_get (view->tags[BANG_STYLE_BASE], "size-points", &small, NULL);
  g_object_set (view, "text-scale", 2.0, "serif", TRUE, NULL);
  g_object_get (view->tags[BANG_STYLE_BASE], "size-points", &large, NULL);
  g_assert_cmpfloat (large, ==, small * 2.0);
  screen_spin (50);

  g_object_set (view, "font-name", "A Family That Nobody Has 12", NULL);
  g_object_get (view, "font-notice", &notice, NULL);
  g_assert_nonnull (notice);
  g_object_set (view, "font-name", "", NULL);
  g_object_get (view, "font-notice", &none, NULL);
  g_assert_null (none);

  screen_clear (&screen, widget);
}

static void
test_selection (void)
{
  g_autoptr (BangArticle) article = fixture_article ();
  GtkWidget *widget = bang_article_view_new ();
  BangArticleView *view = BANG_ARTICLE_VIEW (widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view->prose));
  g_autofree char *selection = NULL;
  GtkTextIter start;
  GtkTextIter end;
  gboolean selected = FALSE;
  Screen screen;

  screen_init (&screen, widget);
  bang_article_view_set_article (view, article, NULL);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, 0);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, 4);
  gtk_text_buffer_select_range (buffer, &start, &end);
  g_object_get (view, "has-selection", &selected, NULL);
  g_assert_true (selected);
  selection = bang_article_view_dup_selection (view);
  g_assert_cmpstr (selection, ==, "Đoàn");

  gtk_widget_activate_action (widget, "article.search-selection", NULL);
  screen_assert_activated (&screen, "search '\"Đoàn\"'");

  screen_clear (&screen, widget);
}

/* The whole text is there in the end, however it was cut up for the screen. */
static void
check_long (gboolean one_line)
{
  g_autoptr (BangArticle) article = fixture_long (300000, one_line);
  g_autoptr (BangArticle) other = fixture_article ();
  GtkWidget *widget = bang_article_view_new ();
  BangArticleView *view = BANG_ARTICLE_VIEW (widget);
  const char *text = bang_document_get_text (article->document, NULL);
  g_autofree char *shown = NULL;
  gsize covered = 0;
  guint n_zones;
  Screen screen;

  screen_init (&screen, widget);
  bang_article_view_set_article (view, article, NULL);
  g_assert_cmpuint (view->next_piece, <, view->pieces->len);
  screen_spin (50);
  bang_article_view_fill_all (view);

  shown = dup_text (view);
  for (guint i = 0; i < view->shown->len; i++)
    {
      const BangShown *piece = &g_array_index (view->shown, BangShown, i);
      gsize len = piece->source.end - piece->source.start;
      g_autofree char *part = g_strndup (text + piece->source.start, len);
      g_autofree char *slice = screen_dup_slice (view, piece->start, piece->start + (gsize) g_utf8_strlen (part, -1));

      g_assert_true (g_utf8_validate (part, -1, NULL));
      g_assert_cmpuint (len, <=, 8192);
      g_assert_cmpstr (slice, ==, part);
      covered += len;
    }
  bang_document_get_zones (article->document, &n_zones);
  g_assert_cmpuint (covered, ==, strlen (text) - n_zones);
  check_marks (view);
  g_assert_cmpuint (count_marks (view, BANG_MARK_PLACE), ==, article->facts->entities->len > 0
                    ? ((BangEntity *) g_ptr_array_index (article->facts->entities, 0))->mentions->len : 0);

  /* Another article while the first is still being filled in. */
  bang_article_view_set_article (view, NULL, NULL);
  bang_article_view_set_article (view, article, NULL);
  bang_article_view_set_article (view, other, NULL);
  screen_spin (50);

  screen_clear (&screen, widget);
}

static void
test_long (void)
{
  check_long (FALSE);
}

static void
test_long_line (void)
{
  check_long (TRUE);
}

static void
wait_for_scroll (BangArticleView *view)
{
  for (guint i = 0; i < 100 && view->restore_tick != 0; i++)
    screen_spin (20);
  screen_spin (200);
}

/* The words at the top of the window. */
static char *
dup_top (BangArticleView *view)
{
  GdkRectangle visible;
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (view->prose), &visible);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (view->prose), &start, visible.x, visible.y);
  end = start;
  gtk_text_iter_forward_chars (&end, 40);

  return gtk_text_buffer_get_text (gtk_text_iter_get_buffer (&start), &start, &end, TRUE);
}

/* Back is where one was, also in a text that is not laid out yet. */
static void
test_scroll (void)
{
  g_autoptr (BangArticle) article = fixture_long (400000, FALSE);
  g_autoptr (BangArticle) other = fixture_article ();
  GtkWidget *widget = bang_article_view_new ();
  BangArticleView *view = BANG_ARTICLE_VIEW (widget);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  double place;
  Screen screen;

  screen_init (&screen, widget);
  bang_article_view_set_article (view, article, NULL);
  g_assert_cmpfloat (bang_article_view_get_scroll (view), ==, 0.0);
  bang_article_view_set_scroll (view, 200000.5);
  wait_for_scroll (view);
  place = bang_article_view_get_scroll (view);
  before = dup_top (view);
  g_assert_cmpfloat (place, >, 199000.0);

  bang_article_view_set_article (view, other, NULL);
  screen_spin (50);
  g_assert_cmpfloat (bang_article_view_get_scroll (view), ==, 0.0);

  bang_article_view_set_article (view, article, NULL);
  bang_article_view_set_scroll (view, place);
  wait_for_scroll (view);
  after = dup_top (view);
  g_assert_cmpfloat (bang_article_view_get_scroll (view), ==, place);
  g_assert_cmpstr (after, ==, before);

  screen_clear (&screen, widget);
}

static void
test_hostile (void)
{
  g_autoptr (BangArticle) article = fixture_hostile ();
  GtkWidget *widget = bang_article_view_new ();
  BangArticleView *view = BANG_ARTICLE_VIEW (widget);
  g_autofree char *text = NULL;
  Screen screen;

  screen_init (&screen, widget);
  bang_article_view_set_article (view, article, NULL);
  screen_spin (100);

  text = dup_text (view);
  g_assert_true (g_str_has_prefix (text, "Tom & <b>Jerry</b> </span> &#0; <a href=\"file:///etc/passwd\">\n"));
  g_assert_nonnull (strstr (text, "<b>x</b> &amp; %s%n"));
  g_assert_null (strstr (text, "\342\200\256"));
  g_assert_nonnull (strstr (text, "\357\277\275đảo ngược\357\277\275"));
  check_marks (view);
  screen_assert_label (widget, "<b>&</b>");
  screen_assert_label (widget, "</b> & <x>");
  screen_assert_label (widget, "<i>Vân</i> Nam (signed)");
  screen_assert_label (widget, "</span>");
  screen_assert_no_markup (widget);
  bang_article_view_popup (view, 100.0, 100.0);
  screen_spin (50);
  g_assert_true (gtk_widget_get_visible (view->menu));
  /* What the menu was asked for is gone with its article. */
  bang_article_view_set_article (view, NULL, NULL);
  screen_spin (50);
  g_assert_false (gtk_widget_get_visible (view->menu));

  screen_clear (&screen, widget);
}

/* Each seed: its story is there, its furniture is not, whatever the window's
 * width. Skipped where the articles are not beside the project. */
static void
test_seeds (void)
{
  const char *root = g_getenv ("BANG_SOURCE_ROOT");
  g_autofree char *folder = g_build_filename (root != NULL ? root : ".", "..", "shared", "corpus", "seeds", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GtkWidget *widget;
  const char *name;
  Screen screen;

  if (dir == NULL)
    {
      g_test_skip ("The seed articles are not here");
      return;
    }

  widget = bang_article_view_new ();
  screen_init (&screen, widget);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *contents = NULL;
      g_autofree char *shown = NULL;
      g_autofree char *body = NULL;
      g_auto (GStrv) paragraphs = NULL;
      g_autoptr (BangArticle) article = NULL;

      g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
      article = fixture_from_text (contents);
      bang_article_view_set_article (BANG_ARTICLE_VIEW (widget), article, NULL);
      screen_spin (50);

      shown = dup_text (BANG_ARTICLE_VIEW (widget));
      body = bang_document_dup_zones (article->document, BANG_ZONES_STORY, "\n");
      paragraphs = g_strsplit (body, "\n", -1);
      g_assert_cmpuint (g_strv_length (paragraphs), >, 1);
      for (guint i = 0; paragraphs[i] != NULL; i++)
        g_assert_nonnull (strstr (shown, paragraphs[i]));
      g_assert_null (strstr (shown, "Có thể bạn quan tâm"));
      g_assert_null (strstr (shown, ".jpg\n"));
    }

  screen_clear (&screen, widget);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (bang_get_resource ());

  g_test_add_func ("/reading/empty", test_empty);
  g_test_add_func ("/reading/story", test_story);
  g_test_add_func ("/reading/marks", test_marks);
  g_test_add_func ("/reading/names", test_names_lead_on);
  g_test_add_func ("/reading/hits", test_hits);
  g_test_add_func ("/reading/find", test_find);
  g_test_add_func ("/reading/evidence", test_evidence);
  g_test_add_func ("/reading/reread", test_reread);
  g_test_add_func ("/reading/notes", test_notes);
  g_test_add_func ("/reading/settings", test_settings);
  g_test_add_func ("/reading/selection", test_selection);
  g_test_add_func ("/reading/long", test_long);
  g_test_add_func ("/reading/long-line", test_long_line);
  g_test_add_func ("/reading/scroll", test_scroll);
  g_test_add_func ("/reading/hostile", test_hostile);
  g_test_add_func ("/reading/seeds", test_seeds);

  return g_test_run ();
}
