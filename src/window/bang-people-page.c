/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The page of names: who and what the library speaks of, one kind at a time, by
 * how often or by name. A name is found by the beginnings of its words: those
 * typed into the page's own entry, and those of the search. Main thread only.
 */
#include "config.h"

#include "window/bang-people-page.h"

#include <glib/gi18n.h>

#include "model/bang-browse-list.h"
#include "window/bang-browse-view.h"
#include "window/bang-choose-popover.h"
#include "window/bang-corrector.h"
#include "window/bang-prose.h"
#include "window/bang-sort-button.h"

struct _BangPeoplePage
{
  AdwBin parent_instance;

  /* Template */
  GtkToggleButton *people;
  GtkToggleButton *organisations;
  GtkToggleButton *places;
  GtkSearchEntry  *filter;
  GtkLabel        *count;
  GtkDropDown     *order;
  BangBrowseView  *view;
  GtkRevealer     *chosen_bar;
  GtkLabel        *chosen_label;
  GtkWidget       *merge_button;

  /* Owned */
  BangArchive     *archive;
  BangNavigator   *navigator;
  BangBrowseList  *list;
};

G_DEFINE_FINAL_TYPE (BangPeoplePage, bang_people_page, ADW_TYPE_BIN)

/* What is to be seen */

static BangEntityKind
get_kind (BangPeoplePage *self)
{
  if (gtk_toggle_button_get_active (self->organisations))
    return BANG_ENTITY_ORGANISATION;
  if (gtk_toggle_button_get_active (self->places))
    return BANG_ENTITY_PLACE;

  return BANG_ENTITY_PERSON;
}

static void
update_count (BangPeoplePage *self)
{
  guint n = bang_browse_list_get_n_found (self->list);
  g_autofree char *text = NULL;

  if (!bang_browse_list_get_complete (self->list))
    return;

  switch (get_kind (self))
    {
    case BANG_ENTITY_ORGANISATION:
      text = g_strdup_printf (ngettext ("%'u organisation", "%'u organisations", n), n);
      break;
    case BANG_ENTITY_PLACE:
      text = g_strdup_printf (ngettext ("%'u place", "%'u places", n), n);
      break;
    case BANG_ENTITY_PERSON:
    case BANG_ENTITY_MECHANISM:
    case BANG_ENTITY_PROJECT:
    case BANG_ENTITY_DOCUMENT:
    case BANG_ENTITY_N_KINDS:
    default:
      text = g_strdup_printf (ngettext ("%'u person", "%'u people", n), n);
      break;
    }
  gtk_label_set_text (self->count, text);
}

/* The words of the query that may be of a name; kinds of events, dates, and
 * what must not be found say nothing about names. */
static void
append_words (const BangQueryNode *node,
              GString             *words)
{
  if (node->kind == BANG_QUERY_AND)
    {
      for (guint i = 0; node->children != NULL && i < node->children->len; i++)
        append_words (g_ptr_array_index (node->children, i), words);
    }
  else if (node->kind == BANG_QUERY_WORDS && node->printed != NULL
           && (node->field == BANG_FIELD_ANY || node->field == BANG_FIELD_PERSON
               || node->field == BANG_FIELD_ORGANISATION || node->field == BANG_FIELD_PLACE))
    {
      g_string_append_printf (words, " %s", node->printed);
    }
}

static void
update_nothing (BangPeoplePage *self,
                const char     *words)
{
  gboolean searched = !bang_query_is_empty (bang_navigator_get_query (self->navigator));
  g_autofree char *text = NULL;

  if (*words == '\0')
    {
      bang_browse_view_set_nothing (self->view, _("No Names Yet"),
                                    _("Whom and what the imported articles name appears here."), FALSE);
      return;
    }

  /* Translators: %s is what was typed. */
  text = g_strdup_printf (_("No name here has words that begin like “%s”. Try fewer letters, or none of the marks."),
                          words);
  bang_browse_view_set_nothing (self->view, _("No Name Found"), text, searched);
}

static void
update_filter (BangPeoplePage *self)
{
  g_autoptr (GString) words = NULL;

  if (self->navigator == NULL)
    return;

  words = g_string_new (gtk_editable_get_text (GTK_EDITABLE (self->filter)));
  append_words (bang_query_get_root (bang_navigator_get_query (self->navigator)), words);
  g_strstrip (words->str);
  bang_browse_list_set_filter (self->list, &(BangBrowseFilter) {
    .kind = get_kind (self),
    .words = words->str,
    .order = gtk_drop_down_get_selected (self->order) == 1 ? BANG_ENTITY_ORDER_NAME
                                                           : BANG_ENTITY_ORDER_COUNT,
  });
  bang_browse_view_restart (self->view);
  update_nothing (self, words->str);
}

static void
bind_row_cb (BangPeoplePage *self,
             BangBrowseRow  *row,
             BangBrowseItem *item)
{
  BangEntityRow *entity = bang_browse_item_get_entity (item);
  const char *country;
  const char *detail = NULL;
  g_autofree char *facts = NULL;
  g_autofree char *number = NULL;
  g_autofree char *articles = NULL;
  g_autofree char *spoken = NULL;

  if (entity == NULL)
    {
      bang_browse_row_set_text (row, NULL);
      return;
    }

  if (entity->titles != NULL && entity->titles->len > 0)
    detail = g_ptr_array_index (entity->titles, 0);
  else if (entity->kind == BANG_ENTITY_PLACE)
    detail = bang_prose_place_kind_label (entity->place_kind);
  country = bang_prose_country_label (entity->side);
  if (detail != NULL && *country != '\0')
    facts = g_strjoin (" · ", country, detail, NULL);
  else
    facts = g_strdup (detail != NULL ? detail : country);

  number = bang_prose_dup_number (entity->n_articles);
  articles = g_strdup_printf (ngettext ("%'u article", "%'u articles", entity->n_articles),
                              entity->n_articles);
  spoken = g_strjoin (", ", entity->name, articles, *facts != '\0' ? facts : NULL, NULL);
  bang_browse_row_set_text (row, &(BangBrowseText) {
    .icon = bang_prose_kind_icon (entity->kind),
    .title = entity->name,
    .details = { facts },
    .count = number,
    .spoken = spoken,
  });
}

/* What a person does */

static void
activated_cb (BangPeoplePage *self,
              BangBrowseItem *item)
{
  bang_navigator_open_entity (self->navigator, bang_browse_item_get_id (item));
}

/* One is switched off before another is on. */
static void
kind_toggled_cb (BangPeoplePage  *self,
                 GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    update_filter (self);
}

static void
filter_changed_cb (BangPeoplePage *self)
{
  update_filter (self);
}

static void
filter_activated_cb (BangPeoplePage *self)
{
  update_filter (self);
  bang_browse_view_focus_list (self->view);
}

static void
filter_stopped_cb (BangPeoplePage *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->filter)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->filter), "");
  else
    bang_browse_view_focus_list (self->view);
}

/* Corrections: of one row, of those that are chosen, and by dragging one onto
 * another */

static void
menu_cb (BangPeoplePage *self,
         BangBrowseItem *item,
         GtkWidget      *row,
         gboolean        edit)
{
  BangCorrector *corrector = bang_corrector_get (GTK_WIDGET (self));
  BangEntityRow *entity = bang_browse_item_get_entity (item);
  BangFact fact = { .kind = BANG_FACT_NAME };

  if (corrector == NULL || entity == NULL)
    return;

  fact.entity_id = entity->id;
  fact.entity_kind = entity->kind;
  fact.side = entity->side;
  fact.text = entity->name;
  fact.uuid = entity->uuid;
  if (edit)
    bang_corrector_edit (corrector, row, NULL, &fact);
  else
    bang_corrector_popup (corrector, row, NULL, &fact);
}

/* One row is what is open, not a choice. */
static void
chosen_cb (BangPeoplePage *self)
{
  g_autoptr (GPtrArray) items = bang_browse_view_dup_chosen (self->view);
  g_autofree char *text = NULL;

  if (items->len > 1)
    {
      text = g_strdup_printf (ngettext ("%u chosen", "%u chosen", items->len), items->len);
      gtk_label_set_text (self->chosen_label, text);
    }
  gtk_revealer_set_reveal_child (self->chosen_bar, items->len > 1);
}

static void
choose_none_cb (BangPeoplePage *self)
{
  bang_browse_view_choose_none (self->view);
  bang_browse_view_focus_list (self->view);
}

static void
stays_cb (BangPeoplePage *self,
          BangChoice     *choice)
{
  BangCorrector *corrector = bang_corrector_get (GTK_WIDGET (self));
  g_autoptr (GPtrArray) items = bang_browse_view_dup_chosen (self->view);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < items->len; i++)
    {
      gint64 id = bang_browse_item_get_id (g_ptr_array_index (items, i));

      g_array_append_val (ids, id);
    }
  if (corrector != NULL && ids->len > 1)
    bang_corrector_merge (corrector, (gconstpointer) ids->data, ids->len, bang_choice_get_id (choice));
}

static gboolean
unparent_cb (gpointer popover)
{
  gtk_widget_unparent (popover);

  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

/* One of them is the name that stays. */
static void
merge_cb (BangPeoplePage *self)
{
  g_autoptr (GPtrArray) items = bang_browse_view_dup_chosen (self->view);
  g_autoptr (GListStore) choices = g_list_store_new (BANG_TYPE_CHOICE);
  GtkWidget *popover;

  for (guint i = 0; i < items->len; i++)
    {
      BangEntityRow *entity = bang_browse_item_get_entity (g_ptr_array_index (items, i));
      g_autofree char *articles = NULL;
      g_autoptr (BangChoice) choice = NULL;

      if (entity == NULL)
        continue;
      articles = g_strdup_printf (ngettext ("%'u article", "%'u articles", entity->n_articles), entity->n_articles);
      choice = bang_choice_new (entity->id, entity->name, entity->name, articles, bang_prose_kind_icon (entity->kind));
      g_list_store_append (choices, choice);
    }

  popover = bang_choose_popover_new (_("Which name is the right one?"), _("Search names"));
  bang_choose_popover_set_choices (BANG_CHOOSE_POPOVER (popover), G_LIST_MODEL (choices), TRUE);
  g_signal_connect_object (popover, "chosen", G_CALLBACK (stays_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_widget_set_parent (popover, self->merge_button);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
reject_cb (BangPeoplePage *self)
{
  BangCorrector *corrector = bang_corrector_get (GTK_WIDGET (self));
  g_autoptr (GPtrArray) items = bang_browse_view_dup_chosen (self->view);
  g_autoptr (GArray) requests = g_array_new (FALSE, TRUE, sizeof (BangDecisionRequest));

  for (guint i = 0; i < items->len; i++)
    {
      BangDecisionRequest request = {
        .op = BANG_DECISION_REJECT, .entity_id = bang_browse_item_get_id (g_ptr_array_index (items, i)),
      };

      g_array_append_val (requests, request);
    }
  if (corrector != NULL && requests->len > 0)
    bang_corrector_tell (corrector, (gconstpointer) requests->data, requests->len);
}

static GdkContentProvider *
drag_prepare_cb (BangPeoplePage *self,
                 double          x,
                 double          y,
                 GtkDragSource  *source)
{
  GtkWidget *row = NULL;
  GObject *item = bang_browse_view_get_item_at (self->view, x, y, &row);
  g_autoptr (GdkPaintable) paintable = NULL;

  if (item == NULL)
    return NULL;

  paintable = gtk_widget_paintable_new (row);
  gtk_drag_source_set_icon (source, paintable, 0, 0);

  return gdk_content_provider_new_typed (BANG_TYPE_BROWSE_ITEM, item);
}

/* What is dragged is the same as what it is dropped on. */
static gboolean
drop_cb (BangPeoplePage *self,
         const GValue   *value,
         double          x,
         double          y,
         GtkDropTarget  *target)
{
  BangCorrector *corrector = bang_corrector_get (GTK_WIDGET (self));
  BangBrowseItem *dragged = g_value_get_object (value);
  GObject *onto = bang_browse_view_get_item_at (self->view, x, y, NULL);
  gint64 id;

  if (corrector == NULL || dragged == NULL || onto == NULL || G_OBJECT (dragged) == onto)
    return FALSE;

  id = bang_browse_item_get_id (dragged);
  bang_corrector_merge (corrector, &id, 1, bang_browse_item_get_id (BANG_BROWSE_ITEM (onto)));

  return TRUE;
}

static void
retry_cb (BangPeoplePage *self)
{
  bang_browse_list_refresh (self->list);
}

static void
library_changed_cb (BangPeoplePage *self)
{
  bang_browse_list_set_library (self->list, bang_archive_get_library (self->archive));
}

/* GObject */

static void
bang_people_page_dispose (GObject *object)
{
  BangPeoplePage *self = BANG_PEOPLE_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BANG_TYPE_PEOPLE_PAGE);
  g_clear_object (&self->list);
  g_clear_object (&self->archive);
  g_clear_object (&self->navigator);

  G_OBJECT_CLASS (bang_people_page_parent_class)->dispose (object);
}

static void
bang_people_page_class_init (BangPeoplePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_people_page_dispose;

  g_type_ensure (BANG_TYPE_BROWSE_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, BANG_APP_PATH "/bang-people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BangPeoplePage, people);
  gtk_widget_class_bind_template_child (widget_class, BangPeoplePage, organisations);
  gtk_widget_class_bind_template_child (widget_class, BangPeoplePage, places);
  gtk_widget_class_bind_template_child (widget_class, BangPeoplePage, filter);
  gtk_widget_class_bind_template_child (widget_class, BangPeoplePage, count);
  gtk_widget_class_bind_template_child (widget_class, BangPeoplePage, order);
  gtk_widget_class_bind_template_child (widget_class, BangPeoplePage, view);
  gtk_widget_class_bind_template_child (widget_class, BangPeoplePage, chosen_bar);
  gtk_widget_class_bind_template_child (widget_class, BangPeoplePage, chosen_label);
  gtk_widget_class_bind_template_child (widget_class, BangPeoplePage, merge_button);
  gtk_widget_class_bind_template_callback (widget_class, menu_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_none_cb);
  gtk_widget_class_bind_template_callback (widget_class, merge_cb);
  gtk_widget_class_bind_template_callback (widget_class, reject_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_prepare_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_stopped_cb);
}

static void
bang_people_page_init (BangPeoplePage *self)
{
  GtkDropTarget *drop;

  gtk_widget_init_template (GTK_WIDGET (self));

  drop = gtk_drop_target_new (BANG_TYPE_BROWSE_ITEM, GDK_ACTION_MOVE);
  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (drop));

  self->list = bang_browse_list_new (BANG_BROWSE_NAMES);
  bang_browse_view_set_multiple (self->view);
  bang_browse_view_set_rows (self->view, 1, 1);
  bang_browse_view_set_list (self->view, G_LIST_MODEL (self->list), _("Names"));
  g_signal_connect_object (self->list, "notify",
                           G_CALLBACK (update_count), self, G_CONNECT_SWAPPED);
  bang_sort_button_set_up (self->order, BANG_ENTITY_ORDER_NAME);
  g_signal_connect_object (self->order, "notify::selected",
                           G_CALLBACK (update_filter), self, G_CONNECT_SWAPPED);
}

GtkWidget *
bang_people_page_new (void)
{
  return g_object_new (BANG_TYPE_PEOPLE_PAGE, NULL);
}

/**
 * bang_people_page_set_context:
 * @self: a page
 * @archive: where names come from
 * @navigator: where the window is
 *
 * Binds the page, once, to the state of its window.
 */
void
bang_people_page_set_context (BangPeoplePage *self,
                              BangArchive    *archive,
                              BangNavigator  *navigator)
{
  g_return_if_fail (BANG_IS_PEOPLE_PAGE (self));
  g_return_if_fail (self->archive == NULL);

  self->archive = g_object_ref (archive);
  self->navigator = g_object_ref (navigator);

  g_signal_connect_object (archive, "notify::library",
                           G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (archive, "changed",
                           G_CALLBACK (retry_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (navigator, "notify::query",
                           G_CALLBACK (update_filter), self, G_CONNECT_SWAPPED);

  update_filter (self);
  library_changed_cb (self);
}

/**
 * bang_people_page_set_kind:
 * @self: a page
 * @kind: of a name
 *
 * Lists the names among which one of this kind is, if any list here has it.
 */
void
bang_people_page_set_kind (BangPeoplePage *self,
                           BangEntityKind  kind)
{
  g_return_if_fail (BANG_IS_PEOPLE_PAGE (self));

  if (kind == BANG_ENTITY_PERSON)
    gtk_toggle_button_set_active (self->people, TRUE);
  else if (kind == BANG_ENTITY_ORGANISATION || kind == BANG_ENTITY_MECHANISM)
    gtk_toggle_button_set_active (self->organisations, TRUE);
  else if (kind == BANG_ENTITY_PLACE)
    gtk_toggle_button_set_active (self->places, TRUE);
}

/**
 * bang_people_page_focus_list:
 * @self: a page
 *
 * Puts the keyboard into the list.
 */
void
bang_people_page_focus_list (BangPeoplePage *self)
{
  g_return_if_fail (BANG_IS_PEOPLE_PAGE (self));

  bang_browse_view_focus_list (self->view);
}
