/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a window is, and the places it came from. A place is a page, a query,
 * what is open, and whether the person is reading or looking through the list.
 * How one goes from place to place stands in bang-navigator-moves.c. Main thread
 * only.
 */
#include "model/bang-navigator-private.h"

enum
{
  PROP_0,
  PROP_PAGE,
  PROP_QUERY_TEXT,
  PROP_QUERY,
  PROP_SORT,
  PROP_ARTICLE_ID,
  PROP_ENTITY_ID,
  PROP_VIEW,
  PROP_READING,
  PROP_CAN_GO_BACK,
  PROP_CAN_GO_FORWARD,
  N_PROPS
};

enum
{
  LEAVING,
  MOVED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BangNavigator, bang_navigator, G_TYPE_OBJECT)

static BangPlace *
get_place (BangNavigator *self)
{
  return bang_history_get_place (self->history);
}

/* What the properties say now, before a change that bang_navigator_tell() ends. */
BangNavigatorState
bang_navigator_remember (BangNavigator *self)
{
  const BangPlace *place = get_place (self);

  g_signal_emit (self, signals[LEAVING], 0);
  g_object_freeze_notify (G_OBJECT (self));

  return (BangNavigatorState) {
    .page = place->page,
    .query = bang_query_ref (self->query),
    .text = g_strdup (place->text),
    .article = place->article,
    .entity = place->entity,
    .view = place->view,
    .reading = place->reading,
    .back = bang_navigator_get_can_go_back (self),
    .forward = bang_navigator_get_can_go_forward (self),
  };
}

/* Notifies what differs, all of it together, and frees what was remembered. */
void
bang_navigator_tell (BangNavigator      *self,
                     BangNavigatorState *before)
{
  const BangPlace *place = get_place (self);
  g_autoptr (BangQuery) query = bang_query_parse (place->text, place->flags);

  if (!bang_query_equal (query, self->query))
    {
      bang_query_unref (self->query);
      self->query = g_steal_pointer (&query);
    }

  if (before->page != place->page)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
  if (g_strcmp0 (before->text, place->text) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY_TEXT]);
  if (before->query != self->query)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY]);
  if (before->article != place->article)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ARTICLE_ID]);
  if (before->entity != place->entity)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENTITY_ID]);
  if (before->view != place->view)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
  if (before->reading != place->reading)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READING]);
  if (before->back != bang_navigator_get_can_go_back (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO_BACK]);
  if (before->forward != bang_navigator_get_can_go_forward (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO_FORWARD]);

  bang_query_unref (before->query);
  g_free (before->text);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
bang_navigator_finalize (GObject *object)
{
  BangNavigator *self = BANG_NAVIGATOR (object);

  bang_history_free (self->history);
  bang_query_unref (self->query);

  G_OBJECT_CLASS (bang_navigator_parent_class)->finalize (object);
}

static void
bang_navigator_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  BangNavigator *self = BANG_NAVIGATOR (object);

  switch (property_id)
    {
    case PROP_PAGE:
      g_value_set_static_string (value, get_place (self)->page);
      break;
    case PROP_QUERY_TEXT:
      g_value_set_string (value, get_place (self)->text);
      break;
    case PROP_QUERY:
      g_value_set_boxed (value, self->query);
      break;
    case PROP_SORT:
      g_value_set_uint (value, self->sort);
      break;
    case PROP_ARTICLE_ID:
      g_value_set_int64 (value, get_place (self)->article);
      break;
    case PROP_ENTITY_ID:
      g_value_set_int64 (value, get_place (self)->entity);
      break;
    case PROP_VIEW:
      g_value_set_static_string (value, get_place (self)->view);
      break;
    case PROP_READING:
      g_value_set_boolean (value, get_place (self)->reading);
      break;
    case PROP_CAN_GO_BACK:
      g_value_set_boolean (value, bang_navigator_get_can_go_back (self));
      break;
    case PROP_CAN_GO_FORWARD:
      g_value_set_boolean (value, bang_navigator_get_can_go_forward (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bang_navigator_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  BangNavigator *self = BANG_NAVIGATOR (object);

  switch (property_id)
    {
    case PROP_SORT:
      bang_navigator_set_sort (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bang_navigator_class_init (BangNavigatorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bang_navigator_finalize;
  object_class->get_property = bang_navigator_get_property;
  object_class->set_property = bang_navigator_set_property;

  properties[PROP_PAGE] =
    g_param_spec_string ("page", NULL, NULL, BANG_NAVIGATOR_ARTICLES, readable);
  properties[PROP_QUERY_TEXT] =
    g_param_spec_string ("query-text", NULL, NULL, "", readable);
  properties[PROP_QUERY] =
    g_param_spec_boxed ("query", NULL, NULL, BANG_TYPE_QUERY, readable);
  properties[PROP_SORT] =
    g_param_spec_uint ("sort", NULL, NULL,
                       BANG_SORT_RELEVANCE, BANG_SORT_OLDEST, BANG_SORT_NEWEST,
                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ARTICLE_ID] =
    g_param_spec_int64 ("article-id", NULL, NULL, 0, G_MAXINT64, 0, readable);
  properties[PROP_ENTITY_ID] =
    g_param_spec_int64 ("entity-id", NULL, NULL, 0, G_MAXINT64, 0, readable);
  properties[PROP_VIEW] =
    g_param_spec_string ("view", NULL, NULL, NULL, readable);
  properties[PROP_READING] =
    g_param_spec_boolean ("reading", NULL, NULL, FALSE, readable);
  properties[PROP_CAN_GO_BACK] =
    g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE, readable);
  properties[PROP_CAN_GO_FORWARD] =
    g_param_spec_boolean ("can-go-forward", NULL, NULL, FALSE, readable);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[LEAVING] = g_signal_new ("leaving",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[MOVED] = g_signal_new ("moved",
                                 G_TYPE_FROM_CLASS (klass),
                                 G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
bang_navigator_init (BangNavigator *self)
{
  self->history = bang_history_new (BANG_NAVIGATOR_ARTICLES);
  self->query = bang_query_parse ("", BANG_QUERY_TYPED);
  self->sort = BANG_SORT_NEWEST;
}

/**
 * bang_navigator_new:
 *
 * Begins at the whole library with nothing open.
 *
 * Returns: (transfer full): the navigator
 */
BangNavigator *
bang_navigator_new (void)
{
  return g_object_new (BANG_TYPE_NAVIGATOR, NULL);
}

/**
 * bang_navigator_get_query_text:
 * @self: a navigator
 *
 * Returns: (transfer none): what was typed
 */
const char *
bang_navigator_get_query_text (BangNavigator *self)
{
  g_return_val_if_fail (BANG_IS_NAVIGATOR (self), NULL);

  return get_place (self)->text;
}

/**
 * bang_navigator_get_query:
 * @self: a navigator
 *
 * Returns: (transfer none): what was typed, parsed
 */
BangQuery *
bang_navigator_get_query (BangNavigator *self)
{
  g_return_val_if_fail (BANG_IS_NAVIGATOR (self), NULL);

  return self->query;
}

/**
 * bang_navigator_set_sort:
 * @self: a navigator
 * @sort: an order
 *
 * The order is how a person likes lists, not a place: history leaves it alone.
 */
void
bang_navigator_set_sort (BangNavigator *self,
                         BangSort       sort)
{
  g_return_if_fail (BANG_IS_NAVIGATOR (self));

  if (self->sort == sort)
    return;

  self->sort = sort;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
}

BangSort
bang_navigator_get_sort (BangNavigator *self)
{
  g_return_val_if_fail (BANG_IS_NAVIGATOR (self), BANG_SORT_NEWEST);

  return self->sort;
}

/**
 * bang_navigator_get_page:
 * @self: a navigator
 *
 * Returns: (transfer none): the name of the page whose list is shown, interned
 */
const char *
bang_navigator_get_page (BangNavigator *self)
{
  g_return_val_if_fail (BANG_IS_NAVIGATOR (self), NULL);

  return get_place (self)->page;
}

/**
 * bang_navigator_get_view:
 * @self: a navigator
 *
 * Returns: (transfer none) (nullable): the name of the view that covers what is
 *   open, interned
 */
const char *
bang_navigator_get_view (BangNavigator *self)
{
  g_return_val_if_fail (BANG_IS_NAVIGATOR (self), NULL);

  return get_place (self)->view;
}

gint64
bang_navigator_get_article_id (BangNavigator *self)
{
  g_return_val_if_fail (BANG_IS_NAVIGATOR (self), 0);

  return get_place (self)->article;
}

gint64
bang_navigator_get_entity_id (BangNavigator *self)
{
  g_return_val_if_fail (BANG_IS_NAVIGATOR (self), 0);

  return get_place (self)->entity;
}

gboolean
bang_navigator_get_reading (BangNavigator *self)
{
  g_return_val_if_fail (BANG_IS_NAVIGATOR (self), FALSE);

  return get_place (self)->reading;
}

gboolean
bang_navigator_get_can_go_back (BangNavigator *self)
{
  g_return_val_if_fail (BANG_IS_NAVIGATOR (self), FALSE);

  return bang_history_can_go_back (self->history);
}

gboolean
bang_navigator_get_can_go_forward (BangNavigator *self)
{
  g_return_val_if_fail (BANG_IS_NAVIGATOR (self), FALSE);

  return bang_history_can_go_forward (self->history);
}

/**
 * bang_navigator_get_scroll:
 * @self: a navigator
 *
 * Returns: how far what is open was scrolled when the place was left, in
 *   whatever unit bang_navigator_set_scroll() was given
 */
double
bang_navigator_get_scroll (BangNavigator *self)
{
  g_return_val_if_fail (BANG_IS_NAVIGATOR (self), 0);

  return get_place (self)->scroll;
}

/**
 * bang_navigator_set_scroll:
 * @self: a navigator
 * @scroll: how far what is open is scrolled
 *
 * Notes it for the current place. Not a property: it would notify at each
 * frame of a scroll.
 */
void
bang_navigator_set_scroll (BangNavigator *self,
                           double         scroll)
{
  g_return_if_fail (BANG_IS_NAVIGATOR (self));

  get_place (self)->scroll = scroll;
}
