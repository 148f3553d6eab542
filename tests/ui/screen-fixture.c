/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screen-fixture.h"

#include "window/bang-article-view-private.h"

void
screen_spin_until_idle (void)
{
  for (guint i = 0; i < 2000 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

static gboolean
timeout_cb (gpointer user_data)
{
  gboolean *done = user_data;

  *done = TRUE;
  return G_SOURCE_REMOVE;
}

void
screen_spin (guint milliseconds)
{
  gboolean done = FALSE;

  g_timeout_add (milliseconds, timeout_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
activated_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  Screen *screen = user_data;
  g_autofree char *value = parameter != NULL ? g_variant_print (parameter, FALSE) : g_strdup ("");

  g_ptr_array_add (screen->activated,
                   g_strdup_printf ("%s %s", g_action_get_name (G_ACTION (action)), value));
}

void
screen_init (Screen    *screen,
             GtkWidget *child)
{
  static const struct
  {
    const char *name;
    const char *type;
  } actions[] = {
    { "open-entity", "x" }, { "open-article", "x" }, { "search", "s" }, { "copy-citation", NULL },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  screen->activated = g_ptr_array_new_with_free_func (g_free);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (GSimpleAction) action = NULL;

      action = g_simple_action_new (actions[i].name,
                                    actions[i].type != NULL ? G_VARIANT_TYPE (actions[i].type) : NULL);
      g_signal_connect (action, "activate", G_CALLBACK (activated_cb), screen);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }

  screen->window = gtk_window_new ();
  gtk_widget_insert_action_group (screen->window, "win", G_ACTION_GROUP (group));
  gtk_window_set_default_size (GTK_WINDOW (screen->window), 800, 600);
  gtk_window_set_child (GTK_WINDOW (screen->window), child);
  gtk_window_present (GTK_WINDOW (screen->window));
  screen_spin (50);
}

/* Takes the window away and makes sure that @child goes with it. */
void
screen_clear (Screen    *screen,
              GtkWidget *child)
{
  g_object_ref (child);
  gtk_window_set_child (GTK_WINDOW (screen->window), NULL);
  gtk_window_destroy (GTK_WINDOW (screen->window));
  screen_spin_until_idle ();
  g_assert_finalize_object (child);
  g_ptr_array_unref (screen->activated);
}

/* The first label under @widget that shows @text, and is on the screen. */
GtkWidget *
screen_find_label (GtkWidget  *widget,
            const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return gtk_widget_get_mapped (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = screen_find_label (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

void
screen_assert_label (GtkWidget  *widget,
              const char *text)
{
  if (screen_find_label (widget, text) == NULL)
    g_error ("No label says “%s”", text);
}

void
screen_click (GtkWidget  *widget,
       const char *text)
{
  GtkWidget *label = screen_find_label (widget, text);
  GtkWidget *button;

  g_assert_nonnull (label);
  button = gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  screen_spin_until_idle ();
}

void
screen_assert_activated (Screen     *screen,
                  const char *expected)
{
  g_assert_cmpuint (screen->activated->len, >, 0);
  g_assert_cmpstr (g_ptr_array_index (screen->activated, screen->activated->len - 1), ==, expected);
}

/* Nothing that a label on the screen shows was read as mark-up. */
void
screen_assert_no_markup (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    g_assert_false (gtk_label_get_use_markup (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    screen_assert_no_markup (child);
}

char *
screen_dup_slice (BangArticleView *view,
           gsize            from,
           gsize            to)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view->prose));
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) from);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) to);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
collect_css (GtkWidget  *widget,
             const char *css_class,
             GPtrArray  *found)
{
  if (gtk_widget_has_css_class (widget, css_class) && gtk_widget_get_visible (widget))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_css (child, css_class, found);
}

/* The widgets on the screen below @widget with a style class, in their order. */
GPtrArray *
screen_dup_css (GtkWidget  *widget,
                const char *css_class)
{
  GPtrArray *found = g_ptr_array_new ();

  collect_css (widget, css_class, found);

  return found;
}
