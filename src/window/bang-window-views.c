/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The pages and views that a window begins without. To make them all took a
 * quarter of the time before its first picture, and most windows show two or
 * three: each is made when it is first needed, in the empty AdwBin that the
 * template keeps for it. Main thread only.
 */
#include "config.h"

#include "window/bang-window-private.h"

static GtkWidget *
make_events (BangWindow *self)
{
  self->events = BANG_EVENTS_PAGE (bang_events_page_new ());
  bang_events_page_set_context (self->events, self->archive, self->navigator);
  g_object_bind_property (self->leaflet, "folded", self->events, "folded", G_BINDING_SYNC_CREATE);

  return GTK_WIDGET (self->events);
}

static GtkWidget *
make_people (BangWindow *self)
{
  self->people = BANG_PEOPLE_PAGE (bang_people_page_new ());
  bang_people_page_set_context (self->people, self->archive, self->navigator);
  bang_window_show_kind (self);

  return GTK_WIDGET (self->people);
}

static void
ledger_kinds_cb (BangWindow *self)
{
  bang_sidebar_set_ledger_kinds (self->sidebar, bang_ledger_page_get_kinds (self->ledger));
}

static GtkWidget *
make_ledger (BangWindow *self)
{
  self->ledger = BANG_LEDGER_PAGE (bang_ledger_page_new ());
  bang_ledger_page_set_context (self->ledger, self->archive, self->navigator);
  g_object_bind_property (self->leaflet, "folded", self->ledger, "folded", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->ledger, "kinds-changed", G_CALLBACK (ledger_kinds_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self->ledger);
}

static GtkWidget *
make_article (BangWindow *self)
{
  self->view = BANG_ARTICLE_VIEW (bang_article_view_new ());
  bang_article_view_set_archive (self->view, self->archive);
  g_settings_bind (self->settings, "font-name", self->view, "font-name", G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "text-scale", self->view, "text-scale", G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "reading-serif", self->view, "serif", G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "mark-persons",
                   self->view, "mark-persons", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "mark-organisations",
                   self->view, "mark-organisations", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "mark-places",
                   self->view, "mark-places", G_SETTINGS_BIND_DEFAULT);

  return GTK_WIDGET (self->view);
}

static GtkWidget *
make_entity (BangWindow *self)
{
  self->entity = BANG_ENTITY_PAGE (bang_entity_page_new ());

  return GTK_WIDGET (self->entity);
}

static GtkWidget *
make_help (BangWindow *self)
{
  self->help = BANG_HELP_PAGE (bang_help_page_new ());
  bang_window_tell_help (self);

  return GTK_WIDGET (self->help);
}

static GtkWidget *
make_decisions (BangWindow *self)
{
  self->decisions_page = g_object_new (BANG_TYPE_DECISIONS_PAGE, NULL);
  bang_decisions_page_set_decisions (self->decisions_page, bang_corrector_get_decisions (self->corrector));

  return GTK_WIDGET (self->decisions_page);
}

static GtkWidget *
make_concordance (BangWindow *self)
{
  self->concordance = g_object_new (BANG_TYPE_CONCORDANCE_VIEW, NULL);
  bang_concordance_view_set_context (self->concordance, self->archive, self->navigator);

  return GTK_WIDGET (self->concordance);
}

static GtkWidget *
make_graph (BangWindow *self)
{
  self->graph = BANG_GRAPH_PAGE (bang_graph_page_new ());
  bang_graph_page_set_context (self->graph, self->archive, self->navigator);

  return GTK_WIDGET (self->graph);
}

static const struct
{
  const char *name;
  GtkWidget *(*make) (BangWindow *self);
} makers[] = {
  { BANG_NAVIGATOR_EVENTS, make_events },
  { BANG_NAVIGATOR_PEOPLE, make_people },
  { BANG_NAVIGATOR_LEDGER, make_ledger },
  { "article", make_article },
  { "entity", make_entity },
  { BANG_NAVIGATOR_HELP, make_help },
  { BANG_NAVIGATOR_DECISIONS, make_decisions },
  { BANG_NAVIGATOR_CONCORDANCE, make_concordance },
  { BANG_NAVIGATOR_GRAPH, make_graph },
};

/* Makes the page or view @name if it is not there yet; without effect for those
 * that every window begins with. */
void
bang_window_need (BangWindow *self,
                  const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      GtkWidget *bin;

      if (!g_str_equal (makers[i].name, name))
        continue;
      bin = adw_view_stack_get_child_by_name (self->pages, name);
      if (bin == NULL)
        bin = gtk_stack_get_child_by_name (self->content, name);
      if (adw_bin_get_child (ADW_BIN (bin)) == NULL)
        adw_bin_set_child (ADW_BIN (bin), makers[i].make (self));
    }
}

/* Shows a page of @stack. Those that not every window shows are invisible in the
 * template: a page that is merely not on top is styled, and its icons are read,
 * as if it were. */
void
bang_window_show_child (GtkStack   *stack,
                        const char *name)
{
  GtkWidget *child = gtk_stack_get_child_by_name (stack, name);

  gtk_widget_set_visible (child, TRUE);
  gtk_stack_set_visible_child (stack, child);
}

/* They go with the template; who comes back with an answer finds none of them. */
void
bang_window_forget_views (BangWindow *self)
{
  self->view = NULL;
  self->events = NULL;
  self->people = NULL;
  self->ledger = NULL;
  self->entity = NULL;
  self->help = NULL;
  self->decisions_page = NULL;
  self->concordance = NULL;
  self->graph = NULL;
}
