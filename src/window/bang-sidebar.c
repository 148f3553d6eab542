/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The sidebar of filters. What is checked is read from the query at once; the
 * counts come when the rows are there, and until then the old ones stand. While
 * the sidebar is hidden nothing is counted. Main thread only.
 */
#include "config.h"

#include "window/bang-sidebar.h"

#include <glib/gi18n.h>

#include "model/bang-facet-counts.h"
#include "window/bang-browse-filter.h"
#include "window/bang-facet-group.h"
#include "window/bang-facet-row.h"
#include "window/bang-prose.h"
#include "window/bang-saved-group.h"

/* The groups, in order: the values of a facet, or the zones. */
typedef struct
{
  const char *title;
  const char *id;
  int         facet;       /* BangFacet, or -1 */
  gboolean    ledger;      /* only beside the ledger */
} Group;

static const Group group_kinds[] = {
  { N_("Tags"), "tag", BANG_FACET_TAG, FALSE },
  { N_("Collections"), "collection", BANG_FACET_COLLECTION, FALSE },
  { N_("Year"), "year", BANG_FACET_YEAR, FALSE },
  { N_("Type"), "type", BANG_FACET_TYPE, FALSE },
  { N_("Field"), "field", BANG_FACET_SUBJECT, TRUE },
  { N_("Counterpart"), "counterpart", BANG_FACET_COUNTERPART, TRUE },
  { N_("Place"), "place", BANG_FACET_PLACE, FALSE },
  { N_("People"), "person", BANG_FACET_PERSON, FALSE },
  { N_("Organisations"), "organisation", BANG_FACET_ORGANISATION, FALSE },
  { N_("Found In"), "zone", -1, FALSE },
  { N_("Source"), "source", BANG_FACET_SOURCE, FALSE },
};

struct _BangSidebar
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget       *scroller;
  GtkWidget       *clear;
  GtkWidget       *all;
  GtkLabel        *all_label;
  GtkLabel        *n_all;
  BangFacetRow    *starred;
  BangFacetRow    *check;
  BangSavedGroup  *saved;
  GtkBox          *groups;
  GtkLabel        *note;

  BangFacetGroup  *facets[G_N_ELEMENTS (group_kinds)];   /* Borrowed from the box */

  /* Owned */
  BangArchive     *archive;
  BangNavigator   *navigator;
  BangFacetCounts *counts;
  GSettings       *settings;

  BangLedgerKinds  ledger_kinds;   /* that its page shows */
};

G_DEFINE_FINAL_TYPE (BangSidebar, bang_sidebar, GTK_TYPE_WIDGET)

static const char *
get_typed (BangSidebar *self)
{
  return bang_navigator_get_query_text (self->navigator);
}

static void
search (BangSidebar *self,
        const char  *typed)
{
  bang_navigator_search (self->navigator, typed, BANG_QUERY_TYPED);
}

/* Adds or takes away a condition. */
static void
toggle (BangSidebar *self,
        BangField    field,
        const char  *value,
        gboolean     other)
{
  const char *typed = get_typed (self);
  g_autofree char *changed = NULL;

  if (bang_query_typed_has (typed, field, value))
    changed = bang_query_typed_remove (typed, field, value);
  else
    changed = bang_query_typed_add (typed, field, value, bang_field_any_will_do (field) || other);
  search (self, changed);
}

/* What is to be seen */

/* The way back to everything, with how much that is where it is known. */
static void
update_all (BangSidebar *self)
{
  const char *page = bang_navigator_get_page (self->navigator);
  gboolean everything = *get_typed (self) == '\0' && bang_facet_counts_get_ready (self->counts);
  guint64 n = bang_facet_counts_get_n_rows (self->counts);
  const char *text = _("All articles");
  g_autofree char *number = NULL;
  g_autofree char *name = NULL;

  if (g_str_equal (page, BANG_NAVIGATOR_EVENTS))
    {
      text = _("All events");
    }
  else if (g_str_equal (page, BANG_NAVIGATOR_LEDGER))
    {
      text = self->ledger_kinds == BANG_LEDGER_AGREEMENTS ? _("All agreements") : _("All proposals");
    }
  else
    {
      everything = TRUE;
      n = bang_archive_get_n_articles (self->archive);
    }

  gtk_label_set_text (self->all_label, text);
  number = everything ? bang_prose_dup_number (n) : g_strdup ("");
  gtk_label_set_text (self->n_all, number);
  name = everything ? g_strjoin (", ", text, number, NULL) : g_strdup (text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->all), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update_library (BangSidebar *self)
{
  const char *typed = get_typed (self);
  gboolean counted = bang_facet_counts_get_ready (self->counts);

  update_all (self);
  bang_facet_row_set (self->starred, "yes", _("Starred"),
                      counted ? (gint64) bang_facet_counts_get_n_starred (self->counts) : -1,
                      bang_query_typed_has (typed, BANG_FIELD_STAR, "yes"));
  bang_facet_row_set (self->check, "check", _("Dates to check"),
                      counted ? (gint64) bang_facet_counts_get_n_check (self->counts) : -1,
                      bang_query_typed_has (typed, BANG_FIELD_CERTAINTY, "check"));
}

static void
update_note (BangSidebar *self)
{
  guint n_found = bang_facet_counts_get_n_found (self->counts);
  guint n_counted = bang_facet_counts_get_n_counted (self->counts);
  gboolean part = n_counted < n_found;

  if (part)
    {
      g_autofree char *counted = bang_prose_dup_number (n_counted);
      g_autofree char *found = bang_prose_dup_number (n_found);
      g_autofree char *text = NULL;

      /* Translators: of many found articles only the newest are counted. */
      text = g_strdup_printf (_("Counted over the newest %1$s of %2$s articles; years over all."), counted, found);
      gtk_label_set_text (self->note, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->note), part);
}

static gboolean
is_wanted (BangSidebar *self,
           const Group *group)
{
  const char *page = bang_navigator_get_page (self->navigator);

  if (g_str_equal (page, BANG_NAVIGATOR_PEOPLE))
    return FALSE;
  return !group->ledger || g_str_equal (page, BANG_NAVIGATOR_LEDGER);
}

static void
update_groups (BangSidebar *self)
{
  g_autoptr (BangQueryParts) parts = bang_query_parts_new (get_typed (self));
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (group_kinds); i++)
    {
      const Group *group = &group_kinds[i];
      GPtrArray *values = group->facet >= 0 ? bang_facet_counts_get_values (self->counts, group->facet)
                                            : bang_facet_counts_get_zones (self->counts);

      bang_facet_group_set_values (self->facets[i], values, parts, bang_facet_counts_get_ready (self->counts));
      if (!is_wanted (self, group))
        gtk_widget_set_visible (GTK_WIDGET (self->facets[i]), FALSE);
    }

  for (guint i = 0; i < parts->parts->len; i++)
    any = any || ((const BangQueryPart *) g_ptr_array_index (parts->parts, i))->field != BANG_FIELD_ANY;
  gtk_widget_set_visible (self->clear, any);
}

static void
update (BangSidebar *self)
{
  if (self->navigator == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  update_library (self);
  update_groups (self);
  update_note (self);
}

/* Says to the counts what the page lists. */
static void
read_page (BangSidebar *self)
{
  const char *page = bang_navigator_get_page (self->navigator);

  if (g_str_equal (page, BANG_NAVIGATOR_EVENTS))
    bang_facet_counts_set_rows (self->counts, BANG_BROWSE_EVENTS, BANG_LEDGER_ALL, bang_browse_filter_read_events);
  else if (g_str_equal (page, BANG_NAVIGATOR_LEDGER))
    bang_facet_counts_set_rows (self->counts, BANG_BROWSE_LEDGER, self->ledger_kinds, bang_browse_filter_read_ledger);
  else
    bang_facet_counts_set_rows (self->counts, BANG_BROWSE_NAMES, BANG_LEDGER_ALL, NULL);
}

static void
page_changed_cb (BangSidebar *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  read_page (self);
  update (self);
}

static void
query_changed_cb (BangSidebar *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  bang_facet_counts_set_typed (self->counts, get_typed (self));
  update (self);
}

static void
library_changed_cb (BangSidebar *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    bang_facet_counts_set_library (self->counts, bang_archive_get_library (self->archive));
}

static void
changed_cb (BangSidebar *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    bang_facet_counts_refresh (self->counts);
}

static void
bang_sidebar_map (GtkWidget *widget)
{
  BangSidebar *self = BANG_SIDEBAR (widget);

  GTK_WIDGET_CLASS (bang_sidebar_parent_class)->map (widget);

  if (self->navigator == NULL)
    return;
  read_page (self);
  bang_facet_counts_set_typed (self->counts, get_typed (self));
  library_changed_cb (self);
  bang_facet_counts_refresh (self->counts);
  update (self);
}

/* What a person does */

static void
all_clicked_cb (BangSidebar *self)
{
  search (self, "");
}

static void
starred_asked_cb (BangSidebar *self)
{
  toggle (self, BANG_FIELD_STAR, "yes", FALSE);
}

static void
check_asked_cb (BangSidebar *self)
{
  toggle (self, BANG_FIELD_CERTAINTY, "check", FALSE);
}

static void
group_asked_cb (BangSidebar    *self,
                const char     *value,
                gboolean        other,
                BangFacetGroup *group)
{
  toggle (self, bang_facet_group_get_field (group), value, other);
}

/* Remembers which groups are folded away. */
static void
expanded_cb (BangSidebar *self)
{
  g_autoptr (GPtrArray) folded = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (group_kinds); i++)
    if (!bang_facet_group_get_expanded (self->facets[i]))
      g_ptr_array_add (folded, (gpointer) group_kinds[i].id);
  g_ptr_array_add (folded, NULL);
  g_settings_set_strv (self->settings, "folded-facets", (const char * const *) folded->pdata);
}

static void
make_groups (BangSidebar *self)
{
  g_auto (GStrv) folded = g_settings_get_strv (self->settings, "folded-facets");

  for (guint i = 0; i < G_N_ELEMENTS (group_kinds); i++)
    {
      const Group *group = &group_kinds[i];
      BangField field = group->facet >= 0 ? bang_facet_get_field (group->facet) : BANG_FIELD_ZONE;

      self->facets[i] = BANG_FACET_GROUP (bang_facet_group_new (_(group->title), field));
      bang_facet_group_set_expanded (self->facets[i],
                                     !g_strv_contains ((const char * const *) folded, group->id));
      g_signal_connect_object (self->facets[i], "asked", G_CALLBACK (group_asked_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->facets[i], "notify::expanded", G_CALLBACK (expanded_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->groups, GTK_WIDGET (self->facets[i]));
    }
}

/* GObject */

static void
bang_sidebar_dispose (GObject *object)
{
  BangSidebar *self = BANG_SIDEBAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BANG_TYPE_SIDEBAR);
  g_clear_object (&self->counts);
  g_clear_object (&self->archive);
  g_clear_object (&self->navigator);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (bang_sidebar_parent_class)->dispose (object);
}

static void
bang_sidebar_class_init (BangSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bang_sidebar_dispose;
  widget_class->map = bang_sidebar_map;

  g_type_ensure (BANG_TYPE_FACET_ROW);
  g_type_ensure (BANG_TYPE_SAVED_GROUP);

  gtk_widget_class_set_css_name (widget_class, "facets-pane");
  gtk_widget_class_set_template_from_resource (widget_class, BANG_APP_PATH "/bang-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, BangSidebar, scroller);
  gtk_widget_class_bind_template_child (widget_class, BangSidebar, clear);
  gtk_widget_class_bind_template_child (widget_class, BangSidebar, all);
  gtk_widget_class_bind_template_child (widget_class, BangSidebar, n_all);
  gtk_widget_class_bind_template_child (widget_class, BangSidebar, all_label);
  gtk_widget_class_bind_template_child (widget_class, BangSidebar, starred);
  gtk_widget_class_bind_template_child (widget_class, BangSidebar, check);
  gtk_widget_class_bind_template_child (widget_class, BangSidebar, saved);
  gtk_widget_class_bind_template_child (widget_class, BangSidebar, groups);
  gtk_widget_class_bind_template_child (widget_class, BangSidebar, note);
  gtk_widget_class_bind_template_callback (widget_class, all_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, starred_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_asked_cb);
}

static void
bang_sidebar_init (BangSidebar *self)
{
  self->settings = g_settings_new (BANG_APP_ID);
  self->counts = bang_facet_counts_new ();
  self->ledger_kinds = BANG_LEDGER_PROPOSALS;
  gtk_widget_init_template (GTK_WIDGET (self));
  make_groups (self);
  g_signal_connect_object (self->counts, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

GtkWidget *
bang_sidebar_new (void)
{
  return g_object_new (BANG_TYPE_SIDEBAR, NULL);
}

/**
 * bang_sidebar_set_context:
 * @self: a sidebar
 * @archive: what is counted
 * @navigator: where the window is
 * @saved: the kept searches
 *
 * Binds the sidebar, once, to the state of its window.
 */
void
bang_sidebar_set_context (BangSidebar       *self,
                          BangArchive       *archive,
                          BangNavigator     *navigator,
                          BangSavedSearches *saved)
{
  g_return_if_fail (BANG_IS_SIDEBAR (self));
  g_return_if_fail (self->archive == NULL);

  self->archive = g_object_ref (archive);
  self->navigator = g_object_ref (navigator);
  bang_saved_group_set_context (self->saved, navigator, saved);

  g_signal_connect_object (archive, "notify::library", G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (archive, "notify::n-articles", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (archive, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (navigator, "notify::query-text", G_CALLBACK (query_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (navigator, "notify::page", G_CALLBACK (page_changed_cb), self, G_CONNECT_SWAPPED);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    query_changed_cb (self);
}

/**
 * bang_sidebar_set_ledger_kinds:
 * @self: a sidebar
 * @kinds: which entries the ledger lists
 */
void
bang_sidebar_set_ledger_kinds (BangSidebar     *self,
                               BangLedgerKinds  kinds)
{
  g_return_if_fail (BANG_IS_SIDEBAR (self));

  self->ledger_kinds = kinds;
  page_changed_cb (self);
}
