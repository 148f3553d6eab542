/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The page of events: what took place, when and between whom, as the articles
 * of the current query report it. The timeline shows every year of these,
 * whichever are chosen; choosing some writes them into the query as a person
 * would have typed them. Main thread only.
 */
#include "config.h"

#include "window/bang-events-page.h"

#include <glib/gi18n.h>

#include "model/bang-browse-list.h"
#include "query/bang-event-type.h"
#include "window/bang-browse-filter.h"
#include "window/bang-browse-view.h"
#include "window/bang-date-filter.h"
#include "window/bang-prose.h"
#include "window/bang-timeline.h"

struct _BangEventsPage
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel        *count;
  GtkLabel        *undated;
  GtkWidget       *all_years;
  GtkToggleButton *years;
  BangTimeline    *timeline;
  BangBrowseView  *view;

  /* Owned */
  BangArchive     *archive;
  BangNavigator   *navigator;
  BangBrowseList  *list;

  gboolean         folded;
};

enum
{
  PROP_0,
  PROP_FOLDED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BangEventsPage, bang_events_page, ADW_TYPE_BIN)

/* What is to be seen */

static void
update_count (BangEventsPage *self)
{
  guint n = bang_browse_list_get_n_found (self->list);
  g_autofree char *text = NULL;

  if (!bang_browse_list_get_complete (self->list))
    return;

  text = g_strdup_printf (ngettext ("%'u event", "%'u events", n), n);
  gtk_label_set_text (self->count, text);
}

/* A month that is not known has no place among months. */
static GArray *
dup_months (GArray *all)
{
  GArray *months = g_array_new (FALSE, FALSE, sizeof (BangPeriod));

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      if (g_array_index (all, BangPeriod, i).month != 0)
        g_array_append_val (months, g_array_index (all, BangPeriod, i));
    }

  return months;
}

static void
update_timeline (BangEventsPage *self)
{
  gboolean by_year = gtk_toggle_button_get_active (self->years);
  g_autoptr (GArray) years = bang_browse_list_get_years (self->list);
  g_autoptr (GArray) shown = NULL;
  g_autofree char *text = NULL;
  guint n_all = 0;
  guint n_placed = 0;

  shown = by_year ? g_array_ref (years) : dup_months (bang_browse_list_get_months (self->list));
  for (guint i = 0; i < years->len; i++)
    n_all += g_array_index (years, BangPeriod, i).n_events;
  for (guint i = 0; i < shown->len; i++)
    {
      if (g_array_index (shown, BangPeriod, i).year != 0)
        n_placed += g_array_index (shown, BangPeriod, i).n_events;
    }

  bang_timeline_set_periods (self->timeline, shown);
  if (n_all > n_placed && by_year)
    text = g_strdup_printf (ngettext ("%'u event in a year that is not known",
                                      "%'u events in a year that is not known", n_all - n_placed),
                            n_all - n_placed);
  else if (n_all > n_placed)
    text = g_strdup_printf (ngettext ("%'u event in a month that is not known",
                                      "%'u events in a month that is not known", n_all - n_placed),
                            n_all - n_placed);
  gtk_label_set_text (self->undated, text);
}

static void
update_nothing (BangEventsPage *self)
{
  const char *typed = bang_navigator_get_query_text (self->navigator);
  g_autofree char *text = NULL;

  if (*typed == '\0')
    {
      bang_browse_view_set_nothing (self->view, _("No Events Yet"),
                                    _("What the imported articles report to have taken place appears here."),
                                    FALSE);
      return;
    }

  /* Translators: %s is what was searched for. */
  text = g_strdup_printf (_("No article that matches “%s” reports an event. Try fewer words, or other years."),
                          typed);
  bang_browse_view_set_nothing (self->view, _("No Event Found"), text, TRUE);
}

static void
query_changed_cb (BangEventsPage *self)
{
  const char *typed = bang_navigator_get_query_text (self->navigator);
  g_auto (BangBrowseFilter) filter = { NULL, };
  guint32 from = 0;
  guint32 to = 0;

  bang_browse_filter_read_events (typed, BANG_LEDGER_ALL, &filter);
  filter.sort = bang_navigator_get_sort (self->navigator);
  bang_date_filter_read (typed, &from, &to);

  gtk_widget_set_visible (self->all_years, from != 0 || to != 0);
  bang_timeline_set_range (self->timeline, from, to);
  bang_browse_list_set_filter (self->list, &filter);
  bang_browse_view_restart (self->view);
  update_nothing (self);
}

/* "Lào Cai – Vân Nam (host)" */
static char *
dup_sides (BangEventRow *event)
{
  GString *sides = g_string_new (NULL);

  for (guint i = 0; event->sides != NULL && i < event->sides->len; i++)
    {
      const BangEventSideRow *side = g_ptr_array_index (event->sides, i);
      const char *label = side->label != NULL ? side->label : bang_prose_country_label (side->country);

      if (*label == '\0')
        continue;
      g_string_append_printf (sides, "%s%s", sides->len > 0 ? " – " : "", label);
    }

  return g_string_free (sides, FALSE);
}

static char *
join_places (BangEventRow *event)
{
  GString *places = g_string_new (NULL);

  for (guint i = 0; event->places != NULL && i < event->places->len && i < 3; i++)
    g_string_append_printf (places, "%s%s", i > 0 ? ", " : "",
                            (const char *) g_ptr_array_index (event->places, i));

  return g_string_free (places, FALSE);
}

static void
bind_row_cb (BangEventsPage *self,
             BangBrowseRow  *row,
             BangBrowseItem *item)
{
  BangEventRow *event = bang_browse_item_get_event (item);
  g_autofree char *date = NULL;
  g_autofree char *places = NULL;
  g_autofree char *sides = NULL;
  g_autofree char *facts = NULL;
  g_autofree char *when = NULL;
  g_autofree char *reports = NULL;
  const char *aspect;

  if (event == NULL)
    {
      bang_browse_row_set_text (row, NULL);
      return;
    }

  date = bang_prose_dup_date (event->start, event->end, event->basis);
  places = join_places (event);
  sides = dup_sides (event);
  aspect = bang_prose_aspect_label (event->aspect);
  facts = g_strjoin (" · ", bang_event_type_get_label (event->type),
                     *aspect != '\0' ? aspect : (*sides != '\0' ? sides : NULL),
                     *aspect != '\0' && *sides != '\0' ? sides : NULL, NULL);
  when = g_strjoin (" · ", date, *places != '\0' ? places : NULL, NULL);
  if (event->n_articles > 1)
    reports = g_strdup_printf (ngettext ("%'u report", "%'u reports", event->n_articles),
                               event->n_articles);

  bang_browse_row_set_text (row, &(BangBrowseText) {
    .icon = bang_prose_event_icon (event->type),
    .title = event->title != NULL ? event->title : event->article->title,
    .details = { when, facts },
    .count = reports,
  });
}

/* Going somewhere */

static void
browsed_cb (BangEventsPage *self,
            BangBrowseItem *item)
{
  BangEventRow *event = bang_browse_item_get_event (item);

  if (event != NULL && !self->folded)
    bang_navigator_browse_article (self->navigator, event->article->id);
}

static void
activated_cb (BangEventsPage *self,
              BangBrowseItem *item)
{
  BangEventRow *event = bang_browse_item_get_event (item);

  if (event != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-evidence", "(xtt)", event->article->id,
                                (guint64) event->span.start, (guint64) event->span.end);
}

static void
range_chosen_cb (BangEventsPage *self,
                 guint           from,
                 guint           to)
{
  g_autofree char *typed = NULL;

  typed = bang_date_filter_set (bang_navigator_get_query_text (self->navigator), from, to);
  bang_navigator_search (self->navigator, typed, BANG_QUERY_TYPED);
}

static void
all_years_cb (BangEventsPage *self)
{
  range_chosen_cb (self, 0, 0);
}

static void
unit_toggled_cb (BangEventsPage *self)
{
  if (self->list != NULL)
    update_timeline (self);
}

static void
retry_cb (BangEventsPage *self)
{
  bang_browse_list_refresh (self->list);
}

static void
library_changed_cb (BangEventsPage *self)
{
  bang_browse_list_set_library (self->list, bang_archive_get_library (self->archive));
}

/* GObject */

static void
bang_events_page_dispose (GObject *object)
{
  BangEventsPage *self = BANG_EVENTS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BANG_TYPE_EVENTS_PAGE);
  g_clear_object (&self->list);
  g_clear_object (&self->archive);
  g_clear_object (&self->navigator);

  G_OBJECT_CLASS (bang_events_page_parent_class)->dispose (object);
}

static void
bang_events_page_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  if (property_id == PROP_FOLDED)
    g_value_set_boolean (value, BANG_EVENTS_PAGE (object)->folded);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
bang_events_page_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  if (property_id == PROP_FOLDED)
    BANG_EVENTS_PAGE (object)->folded = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
bang_events_page_class_init (BangEventsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_events_page_dispose;
  object_class->get_property = bang_events_page_get_property;
  object_class->set_property = bang_events_page_set_property;

  properties[PROP_FOLDED] =
    g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (BANG_TYPE_BROWSE_VIEW);
  g_type_ensure (BANG_TYPE_TIMELINE);

  gtk_widget_class_set_template_from_resource (widget_class, BANG_APP_PATH "/bang-events-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BangEventsPage, count);
  gtk_widget_class_bind_template_child (widget_class, BangEventsPage, undated);
  gtk_widget_class_bind_template_child (widget_class, BangEventsPage, all_years);
  gtk_widget_class_bind_template_child (widget_class, BangEventsPage, years);
  gtk_widget_class_bind_template_child (widget_class, BangEventsPage, timeline);
  gtk_widget_class_bind_template_child (widget_class, BangEventsPage, view);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, browsed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, range_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_years_cb);
  gtk_widget_class_bind_template_callback (widget_class, unit_toggled_cb);
}

static void
bang_events_page_init (BangEventsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->list = bang_browse_list_new (BANG_BROWSE_EVENTS);
  bang_browse_view_set_rows (self->view, 2, 2);
  bang_browse_view_set_list (self->view, G_LIST_MODEL (self->list), _("Events"));
  g_signal_connect_object (self->list, "notify",
                           G_CALLBACK (update_count), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::periods",
                           G_CALLBACK (update_timeline), self, G_CONNECT_SWAPPED);
}

GtkWidget *
bang_events_page_new (void)
{
  return g_object_new (BANG_TYPE_EVENTS_PAGE, NULL);
}

/**
 * bang_events_page_set_context:
 * @self: a page
 * @archive: where events come from
 * @navigator: where the window is
 *
 * Binds the page, once, to the state of its window.
 */
void
bang_events_page_set_context (BangEventsPage *self,
                              BangArchive    *archive,
                              BangNavigator  *navigator)
{
  g_return_if_fail (BANG_IS_EVENTS_PAGE (self));
  g_return_if_fail (self->archive == NULL);

  self->archive = g_object_ref (archive);
  self->navigator = g_object_ref (navigator);

  g_signal_connect_object (archive, "notify::library",
                           G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (archive, "changed",
                           G_CALLBACK (retry_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (navigator, "notify::query",
                           G_CALLBACK (query_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (navigator, "notify::sort",
                           G_CALLBACK (query_changed_cb), self, G_CONNECT_SWAPPED);

  query_changed_cb (self);
  library_changed_cb (self);
}

/**
 * bang_events_page_focus_list:
 * @self: a page
 *
 * Puts the keyboard into the list.
 */
void
bang_events_page_focus_list (BangEventsPage *self)
{
  g_return_if_fail (BANG_IS_EVENTS_PAGE (self));

  bang_browse_view_focus_list (self->view);
}
