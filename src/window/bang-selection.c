/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The selection of the article list. GtkMultiSelection holds an object for each
 * selected row, which for "select all" of a big library means all of them; this
 * one holds positions, and follows its articles through a new search by their
 * numbers. It also knows two ways to select: one article to read, or several
 * to do something with. Main thread only.
 */
#include "window/bang-selection.h"

struct _BangSelection
{
  GObject parent_instance;

  BangArticleList *list;       /* Owned */
  GtkBitset       *chosen;     /* Owned */
  gint64           current_id;
  guint            current;    /* position of current_id, or GTK_INVALID_LIST_POSITION */
  gboolean         choosing;
};

enum
{
  PROP_0,
  PROP_CURRENT_ID,
  PROP_CHOOSING,
  PROP_N_CHOSEN,
  N_PROPS
};

enum
{
  BROWSED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void bang_selection_list_model_init      (GListModelInterface        *iface);
static void bang_selection_selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BangSelection, bang_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      bang_selection_list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                      bang_selection_selection_model_init))

static guint
count (BangSelection *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

static void
notify_chosen (BangSelection *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_CHOSEN]);
}

static void
changed_at (BangSelection *self,
            guint          a,
            guint          b)
{
  guint first = MIN (a, b);
  guint last = a == GTK_INVALID_LIST_POSITION || b == GTK_INVALID_LIST_POSITION ? first : MAX (a, b);

  if (first < count (self))
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), first, last - first + 1);
}

/* GListModel */

static GType
bang_selection_get_item_type (GListModel *model)
{
  return BANG_TYPE_ARTICLE_ITEM;
}

static guint
bang_selection_get_n_items (GListModel *model)
{
  return count (BANG_SELECTION (model));
}

static gpointer
bang_selection_get_item (GListModel *model,
                         guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (BANG_SELECTION (model)->list), position);
}

static void
bang_selection_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = bang_selection_get_item_type;
  iface->get_n_items = bang_selection_get_n_items;
  iface->get_item = bang_selection_get_item;
}

/* GtkSelectionModel */

static gboolean
bang_selection_is_selected (GtkSelectionModel *model,
                            guint              position)
{
  BangSelection *self = BANG_SELECTION (model);

  if (self->choosing)
    return gtk_bitset_contains (self->chosen, position);

  return self->current == position && position != GTK_INVALID_LIST_POSITION;
}

static GtkBitset *
bang_selection_get_selection_in_range (GtkSelectionModel *model,
                                       guint              position,
                                       guint              n_items)
{
  BangSelection *self = BANG_SELECTION (model);
  GtkBitset *answer;

  if (self->choosing)
    return gtk_bitset_ref (self->chosen);

  answer = gtk_bitset_new_empty ();
  if (self->current != GTK_INVALID_LIST_POSITION)
    gtk_bitset_add (answer, self->current);

  return answer;
}

static gboolean
bang_selection_select_item (GtkSelectionModel *model,
                            guint              position,
                            gboolean           unselect_rest)
{
  BangSelection *self = BANG_SELECTION (model);

  if (!self->choosing && unselect_rest)
    {
      bang_selection_set_current_id (self, bang_article_list_get_id (self->list, position));
      g_signal_emit (self, signals[BROWSED], 0, position);
      return TRUE;
    }

  /* Moving the cursor must not lose what was chosen one by one. */
  if (unselect_rest)
    return TRUE;

  bang_selection_set_choosing (self, TRUE);
  if (gtk_bitset_add (self->chosen, position))
    {
      changed_at (self, position, position);
      notify_chosen (self);
    }

  return TRUE;
}

static gboolean
bang_selection_unselect_item (GtkSelectionModel *model,
                              guint              position)
{
  BangSelection *self = BANG_SELECTION (model);

  /* Space on the open article: begin with it. */
  if (!self->choosing)
    return bang_selection_select_item (model, position, FALSE);

  if (gtk_bitset_remove (self->chosen, position))
    {
      changed_at (self, position, position);
      notify_chosen (self);
    }

  return TRUE;
}

static gboolean
bang_selection_select_range (GtkSelectionModel *model,
                             guint              position,
                             guint              n_items,
                             gboolean           unselect_rest)
{
  BangSelection *self = BANG_SELECTION (model);

  if (n_items == 0)
    return TRUE;

  bang_selection_set_choosing (self, TRUE);
  gtk_bitset_add_range (self->chosen, position, n_items);
  changed_at (self, position, position + n_items - 1);
  notify_chosen (self);

  return TRUE;
}

static gboolean
bang_selection_unselect_range (GtkSelectionModel *model,
                               guint              position,
                               guint              n_items)
{
  BangSelection *self = BANG_SELECTION (model);

  if (!self->choosing || n_items == 0)
    return FALSE;

  gtk_bitset_remove_range (self->chosen, position, n_items);
  changed_at (self, position, position + n_items - 1);
  notify_chosen (self);

  return TRUE;
}

static gboolean
bang_selection_select_all (GtkSelectionModel *model)
{
  return bang_selection_select_range (model, 0, count (BANG_SELECTION (model)), FALSE);
}

static gboolean
bang_selection_unselect_all (GtkSelectionModel *model)
{
  return bang_selection_unselect_range (model, 0, count (BANG_SELECTION (model)));
}

static void
bang_selection_selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = bang_selection_is_selected;
  iface->get_selection_in_range = bang_selection_get_selection_in_range;
  iface->select_item = bang_selection_select_item;
  iface->unselect_item = bang_selection_unselect_item;
  iface->select_range = bang_selection_select_range;
  iface->unselect_range = bang_selection_unselect_range;
  iface->select_all = bang_selection_select_all;
  iface->unselect_all = bang_selection_unselect_all;
}

/* Following the list */

/* The numbers of the chosen rows that are being replaced. */
static GHashTable *
take_replaced (BangSelection *self,
               guint          position,
               guint          removed)
{
  GHashTable *ids;
  GtkBitsetIter iter;
  guint row;

  if (removed == 0 || gtk_bitset_get_size_in_range (self->chosen, position, position + removed - 1) == 0)
    return NULL;

  ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (!gtk_bitset_iter_init_at (&iter, self->chosen, position, &row))
    return ids;

  do
    {
      gint64 id;

      if (row >= position + removed)
        break;
      id = bang_article_list_get_replaced_id (self->list, row);
      g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
    }
  while (gtk_bitset_iter_next (&iter, &row));

  return ids;
}

static void
list_changed_cb (BangSelection *self,
                 guint          position,
                 guint          removed,
                 guint          added)
{
  g_autoptr (GHashTable) ids = take_replaced (self, position, removed);
  guint64 n_before = gtk_bitset_get_size (self->chosen);

  gtk_bitset_splice (self->chosen, position, removed, added);
  for (guint i = 0; ids != NULL && i < added; i++)
    {
      gint64 id = bang_article_list_get_id (self->list, position + i);

      if (g_hash_table_contains (ids, &id))
        gtk_bitset_add (self->chosen, position + i);
    }

  self->current = self->current_id != 0 ? bang_article_list_find (self->list, self->current_id)
                                        : GTK_INVALID_LIST_POSITION;

  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (n_before != gtk_bitset_get_size (self->chosen))
    notify_chosen (self);
}

/* GObject */

static void
bang_selection_finalize (GObject *object)
{
  BangSelection *self = BANG_SELECTION (object);

  g_object_unref (self->list);
  gtk_bitset_unref (self->chosen);

  G_OBJECT_CLASS (bang_selection_parent_class)->finalize (object);
}

static void
bang_selection_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  BangSelection *self = BANG_SELECTION (object);

  switch (property_id)
    {
    case PROP_CURRENT_ID:
      g_value_set_int64 (value, self->current_id);
      break;
    case PROP_CHOOSING:
      g_value_set_boolean (value, self->choosing);
      break;
    case PROP_N_CHOSEN:
      g_value_set_uint (value, bang_selection_get_n_chosen (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bang_selection_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  BangSelection *self = BANG_SELECTION (object);

  switch (property_id)
    {
    case PROP_CURRENT_ID:
      bang_selection_set_current_id (self, g_value_get_int64 (value));
      break;
    case PROP_CHOOSING:
      bang_selection_set_choosing (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bang_selection_class_init (BangSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags settable = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bang_selection_finalize;
  object_class->get_property = bang_selection_get_property;
  object_class->set_property = bang_selection_set_property;

  properties[PROP_CURRENT_ID] =
    g_param_spec_int64 ("current-id", NULL, NULL, 0, G_MAXINT64, 0, settable);
  properties[PROP_CHOOSING] =
    g_param_spec_boolean ("choosing", NULL, NULL, FALSE, settable);
  properties[PROP_N_CHOSEN] =
    g_param_spec_uint ("n-chosen", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[BROWSED] = g_signal_new ("browsed",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
bang_selection_init (BangSelection *self)
{
  self->chosen = gtk_bitset_new_empty ();
  self->current = GTK_INVALID_LIST_POSITION;
}

/**
 * bang_selection_new:
 * @list: the list to select in
 *
 * Returns: (transfer full): a selection with nothing in it
 */
BangSelection *
bang_selection_new (BangArticleList *list)
{
  BangSelection *self;

  g_return_val_if_fail (BANG_IS_ARTICLE_LIST (list), NULL);

  self = g_object_new (BANG_TYPE_SELECTION, NULL);
  self->list = g_object_ref (list);
  g_signal_connect_object (list, "items-changed",
                           G_CALLBACK (list_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * bang_selection_get_list:
 * @self: a selection
 *
 * Returns: (transfer none): the list that is selected in
 */
BangArticleList *
bang_selection_get_list (BangSelection *self)
{
  g_return_val_if_fail (BANG_IS_SELECTION (self), NULL);

  return self->list;
}

/**
 * bang_selection_set_current_id:
 * @self: a selection
 * @id: the open article, 0 for none
 *
 * Follows what was opened elsewhere; does not emit #BangSelection::browsed. The
 * article need not be in the list.
 */
void
bang_selection_set_current_id (BangSelection *self,
                               gint64         id)
{
  guint before;

  g_return_if_fail (BANG_IS_SELECTION (self));

  if (self->current_id == id)
    return;

  before = self->current;
  self->current_id = id;
  self->current = id != 0 ? bang_article_list_find (self->list, id) : GTK_INVALID_LIST_POSITION;
  if (!self->choosing)
    changed_at (self, before, self->current);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT_ID]);
}

gint64
bang_selection_get_current_id (BangSelection *self)
{
  g_return_val_if_fail (BANG_IS_SELECTION (self), 0);

  return self->current_id;
}

/**
 * bang_selection_get_current:
 * @self: a selection
 *
 * Returns: the row of the open article, or %GTK_INVALID_LIST_POSITION
 */
guint
bang_selection_get_current (BangSelection *self)
{
  g_return_val_if_fail (BANG_IS_SELECTION (self), GTK_INVALID_LIST_POSITION);

  return self->current;
}

/**
 * bang_selection_set_choosing:
 * @self: a selection
 * @choosing: whether several articles are being chosen
 *
 * Ending it forgets what was chosen.
 */
void
bang_selection_set_choosing (BangSelection *self,
                             gboolean       choosing)
{
  g_return_if_fail (BANG_IS_SELECTION (self));

  choosing = choosing != FALSE;
  if (self->choosing == choosing)
    return;

  self->choosing = choosing;
  gtk_bitset_remove_all (self->chosen);
  if (count (self) > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, count (self));

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOOSING]);
  notify_chosen (self);
}

gboolean
bang_selection_get_choosing (BangSelection *self)
{
  g_return_val_if_fail (BANG_IS_SELECTION (self), FALSE);

  return self->choosing;
}

guint
bang_selection_get_n_chosen (BangSelection *self)
{
  g_return_val_if_fail (BANG_IS_SELECTION (self), 0);

  return gtk_bitset_get_size (self->chosen);
}

/**
 * bang_selection_dup_chosen:
 * @self: a selection
 *
 * Returns: (transfer full) (element-type gint64): the chosen articles, in the
 *   order of the list
 */
GArray *
bang_selection_dup_chosen (BangSelection *self)
{
  GArray *ids;
  GtkBitsetIter iter;
  guint row;

  g_return_val_if_fail (BANG_IS_SELECTION (self), NULL);

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!gtk_bitset_iter_init_first (&iter, self->chosen, &row))
    return ids;

  do
    {
      gint64 id = bang_article_list_get_id (self->list, row);

      g_array_append_val (ids, id);
    }
  while (gtk_bitset_iter_next (&iter, &row));

  return ids;
}
