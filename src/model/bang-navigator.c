/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a window is, and the places it came from. A place is a page, a query, an
 * open article or entity, and whether the person is reading or looking through
 * the list. Typing a query letter by letter is one place, and so is running down
 * the list with the arrow keys: Back returns to where a person decided
 * something, not to every step on the way. Main thread only.
 */
#include "model/bang-navigator.h"

#define MAX_PLACES 200

typedef enum
{
  RUN_NONE,
  RUN_TYPING,      /* the text may still grow in place */
  RUN_BROWSING,    /* the article may still change in place */
} Run;

typedef struct
{
  const char     *page;      /* interned */
  char           *text;
  BangQueryFlags  flags;
  gint64          article;
  gint64          entity;
  gboolean        reading;
  Run             run;
  double          scroll;
} Place;

struct _BangNavigator
{
  GObject parent_instance;

  GPtrArray *places;     /* (element-type Place) at least one */
  guint      current;
  BangQuery *query;      /* Owned: of the current place, parsed once */
  BangSort   sort;
};

enum
{
  PROP_0,
  PROP_PAGE,
  PROP_QUERY_TEXT,
  PROP_QUERY,
  PROP_SORT,
  PROP_ARTICLE_ID,
  PROP_ENTITY_ID,
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

static Place *
place_new (const char     *text,
           BangQueryFlags  flags)
{
  Place *place = g_new0 (Place, 1);

  place->page = g_intern_static_string (BANG_NAVIGATOR_ARTICLES);
  place->text = g_strdup (text);
  place->flags = flags;

  return place;
}

static Place *
place_copy (const Place *place)
{
  Place *copy = g_memdup2 (place, sizeof *place);

  copy->text = g_strdup (place->text);
  copy->run = RUN_NONE;
  copy->scroll = 0;

  return copy;
}

static void
place_free (gpointer data)
{
  Place *place = data;

  g_free (place->text);
  g_free (place);
}

static Place *
get_place (BangNavigator *self)
{
  return g_ptr_array_index (self->places, self->current);
}

/* What the properties said before a change, to notify only what differs. */
typedef struct
{
  const char *page;
  BangQuery  *query;
  char       *text;
  gint64      article;
  gint64      entity;
  gboolean    reading;
  gboolean    back;
  gboolean    forward;
} Before;

static Before
remember (BangNavigator *self)
{
  const Place *place = get_place (self);

  g_signal_emit (self, signals[LEAVING], 0);
  g_object_freeze_notify (G_OBJECT (self));

  return (Before) {
    .page = place->page,
    .query = bang_query_ref (self->query),
    .text = g_strdup (place->text),
    .article = place->article,
    .entity = place->entity,
    .reading = place->reading,
    .back = bang_navigator_get_can_go_back (self),
    .forward = bang_navigator_get_can_go_forward (self),
  };
}

static void
tell (BangNavigator *self,
      Before        *before)
{
  const Place *place = get_place (self);
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

/* Makes @place the current one; what lay ahead is gone, as in a browser. */
static void
push (BangNavigator *self,
      Place         *place)
{
  if (self->places->len > self->current + 1)
    g_ptr_array_set_size (self->places, self->current + 1);
  g_ptr_array_add (self->places, place);
  if (self->places->len > MAX_PLACES)
    g_ptr_array_remove_index (self->places, 0);
  self->current = self->places->len - 1;
}

static void
bang_navigator_finalize (GObject *object)
{
  BangNavigator *self = BANG_NAVIGATOR (object);

  g_ptr_array_unref (self->places);
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
  self->places = g_ptr_array_new_with_free_func (place_free);
  g_ptr_array_add (self->places, place_new ("", BANG_QUERY_TYPED));
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
 * bang_navigator_search:
 * @self: a navigator
 * @text: (nullable): what to look for
 * @flags: %BANG_QUERY_TYPING while letters still come
 *
 * Sets the query and turns to the list; what is open stays open beside it.
 * While typing, the place changes without a new step in the history.
 */
void
bang_navigator_search (BangNavigator  *self,
                       const char     *text,
                       BangQueryFlags  flags)
{
  Place *place;
  Before before;
  gboolean same;

  g_return_if_fail (BANG_IS_NAVIGATOR (self));

  if (text == NULL)
    text = "";

  place = get_place (self);
  same = g_strcmp0 (place->text, text) == 0;
  if (same && place->flags == flags && !place->reading)
    return;

  before = remember (self);
  if (place->run == RUN_TYPING || (same && !place->reading))
    {
      /* A step in place; what lay ahead was reached from another text. */
      if (!same && self->places->len > self->current + 1)
        g_ptr_array_set_size (self->places, self->current + 1);
      g_free (place->text);
      place->text = g_strdup (text);
    }
  else
    {
      Place *next = place_copy (place);

      g_free (next->text);
      next->text = g_strdup (text);
      push (self, next);
      place = next;
    }
  place->flags = flags;
  place->reading = FALSE;
  place->run = (flags & BANG_QUERY_TYPING) != 0 ? RUN_TYPING : RUN_NONE;
  tell (self, &before);
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
 * bang_navigator_open_page:
 * @self: a navigator
 * @page: the name of a page
 *
 * Turns to another list; what is open stays open beside it.
 */
void
bang_navigator_open_page (BangNavigator *self,
                          const char    *page)
{
  Place *place;
  Before before;

  g_return_if_fail (BANG_IS_NAVIGATOR (self));
  g_return_if_fail (page != NULL);

  place = get_place (self);
  if (g_str_equal (place->page, page))
    return;

  before = remember (self);
  place = place_copy (place);
  place->page = g_intern_string (page);
  place->reading = FALSE;
  push (self, place);
  tell (self, &before);
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
 * bang_navigator_browse_article:
 * @self: a navigator
 * @id: an article
 *
 * Shows an article because the cursor of the list stands on it. A run of these
 * is one place, and the person is still in the list.
 */
void
bang_navigator_browse_article (BangNavigator *self,
                               gint64         id)
{
  Place *place;
  Before before;

  g_return_if_fail (BANG_IS_NAVIGATOR (self));

  place = get_place (self);
  if (place->article == id && place->entity == 0)
    return;

  before = remember (self);
  if (place->run != RUN_BROWSING)
    {
      place = place_copy (place);
      push (self, place);
    }
  else if (self->places->len > self->current + 1)
    {
      g_ptr_array_set_size (self->places, self->current + 1);
    }
  place->article = id;
  place->entity = 0;
  place->reading = FALSE;
  place->run = RUN_BROWSING;
  place->scroll = 0;
  tell (self, &before);
}

static void
open_place (BangNavigator *self,
            gint64         article,
            gint64         entity)
{
  Place *place = get_place (self);
  Before before;

  if (place->reading && place->article == article && place->entity == entity)
    return;

  before = remember (self);
  if (place->article == article && place->entity == entity && place->run == RUN_BROWSING)
    {
      /* Shown already, now meant: no second step for the same article. */
      place->run = RUN_NONE;
      place->reading = TRUE;
    }
  else
    {
      place = place_copy (place);
      place->article = article;
      place->entity = entity;
      place->reading = TRUE;
      push (self, place);
    }
  tell (self, &before);
}

/**
 * bang_navigator_open_article:
 * @self: a navigator
 * @id: an article, 0 to close it
 *
 * Goes to an article to read it.
 */
void
bang_navigator_open_article (BangNavigator *self,
                             gint64         id)
{
  g_return_if_fail (BANG_IS_NAVIGATOR (self));

  if (id == 0)
    bang_navigator_leave (self);
  else
    open_place (self, id, 0);
}

/**
 * bang_navigator_open_entity:
 * @self: a navigator
 * @id: an entity
 *
 * Goes to the page of a person, an organisation or a place. The article it was
 * reached from stays underneath.
 */
void
bang_navigator_open_entity (BangNavigator *self,
                            gint64         id)
{
  g_return_if_fail (BANG_IS_NAVIGATOR (self));

  if (id != 0)
    open_place (self, get_place (self)->article, id);
}

/**
 * bang_navigator_leave:
 * @self: a navigator
 *
 * Steps out to the list, and closes an entity; the article stays beside it. A
 * step of the history like any other, so that Back undoes it.
 */
void
bang_navigator_leave (BangNavigator *self)
{
  Place *place;
  Before before;

  g_return_if_fail (BANG_IS_NAVIGATOR (self));

  place = get_place (self);
  if (!place->reading && place->entity == 0)
    return;

  before = remember (self);
  place = place_copy (place);
  place->entity = 0;
  place->reading = FALSE;
  push (self, place);
  tell (self, &before);
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

static void
move (BangNavigator *self,
      guint          to)
{
  Before before = remember (self);

  self->current = to;
  get_place (self)->run = RUN_NONE;
  tell (self, &before);
  g_signal_emit (self, signals[MOVED], 0);
}

void
bang_navigator_go_back (BangNavigator *self)
{
  g_return_if_fail (BANG_IS_NAVIGATOR (self));

  if (bang_navigator_get_can_go_back (self))
    move (self, self->current - 1);
}

void
bang_navigator_go_forward (BangNavigator *self)
{
  g_return_if_fail (BANG_IS_NAVIGATOR (self));

  if (bang_navigator_get_can_go_forward (self))
    move (self, self->current + 1);
}

gboolean
bang_navigator_get_can_go_back (BangNavigator *self)
{
  g_return_val_if_fail (BANG_IS_NAVIGATOR (self), FALSE);

  return self->current > 0;
}

gboolean
bang_navigator_get_can_go_forward (BangNavigator *self)
{
  g_return_val_if_fail (BANG_IS_NAVIGATOR (self), FALSE);

  return self->current + 1 < self->places->len;
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
