/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stars, tags and notes in the window: the commands, what is shown of them, and
 * the way back. */
#include "window-fixture.h"

#include "window/bang-article-view-private.h"
#include "window/bang-keep.h"
#include "window/bang-personal-picker.h"

static BangPersonalModel *
get_model (WindowFixture *fixture)
{
  return bang_personal_model_get (fixture->archive);
}

static void
open_first (WindowFixture *fixture)
{
  gint64 id = window_fixture_id (fixture, 0);

  window_fixture_act (fixture, "win.open-article", "x", id);
  WAIT_UNTIL (fixture->window->article != NULL && fixture->window->article->row->id == id);
}

static void
keep (WindowFixture         *fixture,
      const BangKeepRequest *request)
{
  bang_keep_ask (GTK_WIDGET (fixture->window), request);
}

static BangPersonal *
get_shown (WindowFixture *fixture)
{
  return fixture->window->view->personal;
}

static void
test_star (WindowFixture *fixture,
           gconstpointer  data)
{
  open_first (fixture);
  window_fixture_act (fixture, "win.star", NULL);
  WAIT_UNTIL (bang_personal_model_get_n_starred (get_model (fixture)) == 1);
  WAIT_UNTIL (get_shown (fixture) != NULL && get_shown (fixture)->starred);
  window_fixture_act (fixture, "win.star", NULL);
  WAIT_UNTIL (bang_personal_model_get_n_starred (get_model (fixture)) == 0);
  WAIT_UNTIL (fixture->window->kept_serial == 2);
  window_fixture_act (fixture, "win.unkeep", "u", fixture->window->kept_serial);
  WAIT_UNTIL (bang_personal_model_get_n_starred (get_model (fixture)) == 1);

  /* The keys of undo and redo mean the star, which was the last that was done. */
  window_fixture_act (fixture, "win.star", NULL);
  WAIT_UNTIL (bang_personal_model_get_n_starred (get_model (fixture)) == 0);
  WAIT_UNTIL (fixture->window->kept_serial == 3 && fixture->window->done->len == 2);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->window->view));
  window_fixture_act (fixture, "win.undo", NULL);
  WAIT_UNTIL (bang_personal_model_get_n_starred (get_model (fixture)) == 1);
  WAIT_UNTIL (fixture->window->undone->len == 1);
  window_fixture_act (fixture, "win.redo", NULL);
  WAIT_UNTIL (bang_personal_model_get_n_starred (get_model (fixture)) == 0);
}

static gboolean
is_enabled (WindowFixture *fixture,
            const char    *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), action);
}

/* Stars and decisions are one history: back and forth in the order in which
 * they were done, whichever they were. */
static void
test_history (WindowFixture *fixture,
              gconstpointer  data)
{
  BangPersonalModel *model = get_model (fixture);
  BangDecisions *decisions = bang_corrector_get_decisions (fixture->window->corrector);
  BangDecisionRequest request = { .op = BANG_DECISION_RETYPE, .on_event = TRUE, .text = "VISIT" };
  gint64 first = window_fixture_id (fixture, 0);
  gint64 second = window_fixture_id (fixture, 1);

  open_first (fixture);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->window->view));
  keep (fixture, &(BangKeepRequest) { .op = BANG_KEEP_STAR, .ids = &first, .n_ids = 1 });
  WAIT_UNTIL (bang_personal_model_get_n_starred (model) == 1 && fixture->window->done->len == 1);
  request.article_id = first;
  bang_corrector_tell (fixture->window->corrector, &request, 1);
  WAIT_UNTIL (bang_decisions_get_undoable (decisions) != NULL);
  keep (fixture, &(BangKeepRequest) { .op = BANG_KEEP_STAR, .ids = &second, .n_ids = 1 });
  WAIT_UNTIL (bang_personal_model_get_n_starred (model) == 2 && fixture->window->done->len == 2);

  window_fixture_act (fixture, "win.undo", NULL);
  WAIT_UNTIL (bang_personal_model_get_n_starred (model) == 1 && fixture->window->undone->len == 1);
  window_fixture_act (fixture, "win.undo", NULL);
  WAIT_UNTIL (bang_decisions_get_undoable (decisions) == NULL && fixture->window->undone->len == 2);
  window_fixture_act (fixture, "win.undo", NULL);
  WAIT_UNTIL (bang_personal_model_get_n_starred (model) == 0 && fixture->window->undone->len == 3);
  g_assert_false (is_enabled (fixture, "undo"));

  window_fixture_act (fixture, "win.redo", NULL);
  WAIT_UNTIL (bang_personal_model_get_n_starred (model) == 1 && fixture->window->undone->len == 2);
  g_assert_null (bang_decisions_get_undoable (decisions));
  window_fixture_act (fixture, "win.redo", NULL);
  WAIT_UNTIL (bang_decisions_get_undoable (decisions) != NULL && fixture->window->undone->len == 1);
  g_assert_cmpint (bang_personal_model_get_n_starred (model), ==, 1);
  window_fixture_act (fixture, "win.redo", NULL);
  WAIT_UNTIL (bang_personal_model_get_n_starred (model) == 2 && fixture->window->undone->len == 0);
  g_assert_false (is_enabled (fixture, "redo"));

  /* Still in the order in which they were done first. */
  window_fixture_act (fixture, "win.undo", NULL);
  WAIT_UNTIL (bang_personal_model_get_n_starred (model) == 1 && fixture->window->undone->len == 1);
  window_fixture_act (fixture, "win.undo", NULL);
  WAIT_UNTIL (bang_decisions_get_undoable (decisions) == NULL && fixture->window->undone->len == 2);

  /* What is done anew leaves nothing of that to redo. */
  keep (fixture, &(BangKeepRequest) { .op = BANG_KEEP_STAR, .ids = &second, .n_ids = 1 });
  WAIT_UNTIL (bang_personal_model_get_n_starred (model) == 2 && fixture->window->undone->len == 0);
}

static void
test_tag_chosen (WindowFixture *fixture,
                 gconstpointer  data)
{
  GListModel *tags = bang_personal_model_get_tags (get_model (fixture));
  gint64 ids[] = { window_fixture_id (fixture, 0), window_fixture_id (fixture, 1) };
  g_autoptr (BangPersonalItem) tag = NULL;

  open_first (fixture);
  keep (fixture, &(BangKeepRequest) {
    .op = BANG_KEEP_CREATE_TAG, .name = "Cần hỏi", .text = "red", .ids = ids, .n_ids = 2,
  });
  WAIT_UNTIL (g_list_model_get_n_items (tags) == 1);
  tag = g_list_model_get_item (tags, 0);
  WAIT_UNTIL (bang_personal_item_get_n_articles (tag) == 2);
  WAIT_UNTIL (get_shown (fixture) != NULL && get_shown (fixture)->tags->len == 1);

  window_fixture_act (fixture, "win.select-all", NULL);
  window_fixture_act (fixture, "win.tags", NULL);
  g_assert_nonnull (fixture->window->pickers[0]);
  gtk_popover_popdown (GTK_POPOVER (fixture->window->pickers[0]));
}

static GtkWidget *
find_picker (GtkWidget *widget)
{
  if (BANG_IS_PERSONAL_PICKER (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_picker (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The popovers of the article come up with what is in them, in large letters
 * too, and go with the bar that they are of. */
static void
test_picker (WindowFixture *fixture,
             gconstpointer  data)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (fixture->window));
  GtkWidget *view;
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  open_first (fixture);
  view = GTK_WIDGET (fixture->window->view);
  for (guint i = 0; i < 5; i++)
    settle ();
  g_assert_null (find_picker (view));
  window_fixture_act (fixture, "win.tags", NULL);
  g_assert_nonnull (find_picker (view));
  WAIT_UNTIL (gtk_widget_get_mapped (find_picker (view)));
  WAIT_UNTIL (gtk_widget_get_width (gtk_popover_get_child (GTK_POPOVER (find_picker (view)))) >= 260);

  window_fixture_act (fixture, "win.open-article", "x", window_fixture_id (fixture, 1));
  WAIT_UNTIL (find_picker (view) == NULL);
  window_fixture_act (fixture, "win.collections", NULL);
  WAIT_UNTIL (find_picker (view) != NULL && gtk_widget_get_mapped (find_picker (view)));
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

static void
test_note (WindowFixture *fixture,
           gconstpointer  data)
{
  BangArticleView *view;
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;
  BangSpan shown;
  BangSpan source;
  BangSpan back;
  gint64 id;

  open_first (fixture);
  view = fixture->window->view;
  id = fixture->window->article->row->id;
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view->prose));

  /* There and back again. */
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  shown = (BangSpan) { 0, (gsize) gtk_text_iter_get_offset (&end) };
  g_assert_true (bang_article_view_unmap (view, shown, &source));
  source.end = source.start + 3;
  g_assert_true (bang_article_view_map (view, source, &shown));
  g_assert_true (bang_article_view_unmap (view, shown, &back));
  g_assert_cmpuint (back.start, ==, source.start);
  g_assert_cmpuint (back.end, ==, source.end);

  keep (fixture, &(BangKeepRequest) {
    .op = BANG_KEEP_ADD_NOTE, .text = "Xem lại", .ids = &id, .n_ids = 1, .passage = source,
  });
  WAIT_UNTIL (get_shown (fixture) != NULL && get_shown (fixture)->notes->len == 1);

  /* The popover opens on the selection and on the note. */
  gtk_text_buffer_select_range (buffer, &start, &end);
  window_fixture_act (fixture, "win.write-note", NULL);
  g_assert_nonnull (view->note_editor);
  bang_article_view_edit_note (view, ((BangNote *) g_ptr_array_index (get_shown (fixture)->notes, 0))->uuid);
  gtk_popover_popdown (GTK_POPOVER (view->note_editor));

  keep (fixture, &(BangKeepRequest) {
    .op = BANG_KEEP_DELETE_NOTE, .uuid = ((BangNote *) g_ptr_array_index (get_shown (fixture)->notes, 0))->uuid,
  });
  WAIT_UNTIL (get_shown (fixture)->notes->len == 0);
  window_fixture_act (fixture, "win.unkeep", "u", fixture->window->kept_serial);
  WAIT_UNTIL (get_shown (fixture)->notes->len == 1);
}

/* From the session bus anything may come. */
static void
test_nonsense (WindowFixture *fixture,
               gconstpointer  data)
{
  gint64 none = 4711;

  keep (fixture, &(BangKeepRequest) { .op = (BangKeepOp) 1000, .ids = &none, .n_ids = 1 });
  keep (fixture, &(BangKeepRequest) { .op = BANG_KEEP_TAG, .ids = &none, .n_ids = 1 });
  keep (fixture, &(BangKeepRequest) { .op = BANG_KEEP_ADD_NOTE, .text = "x" });
  keep (fixture, &(BangKeepRequest) { .op = BANG_KEEP_STAR, .ids = &none, .n_ids = 1 });
  window_fixture_act (fixture, "win.unkeep", "u", 77u);
  settle ();
  g_assert_cmpint (bang_personal_model_get_n_starred (get_model (fixture)), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  WINDOW_TEST ("/personal/star", 2, test_star);
  WINDOW_TEST ("/personal/history", 2, test_history);
  WINDOW_TEST ("/personal/tag-chosen", 3, test_tag_chosen);
  WINDOW_TEST ("/personal/picker", 2, test_picker);
  WINDOW_TEST ("/personal/note", 1, test_note);
  WINDOW_TEST ("/personal/nonsense", 1, test_nonsense);

  return g_test_run ();
}
