/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of the archive, as a list model. Main thread,
 * except find and read, which workers call. */
#include "model/bang-entity-list.h"

#include "model/bang-fact-list-private.h"

struct _BangEntityList
{
  BangFactList parent_instance;
};

G_DEFINE_FINAL_TYPE (BangEntityList, bang_entity_list, BANG_TYPE_FACT_LIST)

static GArray *
bang_entity_list_find (BangLibrary           *library,
                       const BangFactFilter  *filter,
                       gint64                 limit,
                       GCancellable          *cancellable,
                       GError               **error)
{
  return bang_library_find_entity_ids (library, &filter->entities, limit, cancellable, error);
}

static GPtrArray *
bang_entity_list_read (BangLibrary   *library,
                       const gint64  *ids,
                       guint          n_ids,
                       GCancellable  *cancellable,
                       GError       **error)
{
  return bang_library_get_entity_rows (library, ids, n_ids, cancellable, error);
}

static void
bang_entity_list_drop (gpointer row)
{
  bang_entity_row_free (row);
}

static void
bang_entity_list_class_init (BangEntityListClass *klass)
{
  BangFactListClass *list_class = BANG_FACT_LIST_CLASS (klass);

  list_class->find = bang_entity_list_find;
  list_class->read = bang_entity_list_read;
  list_class->drop = bang_entity_list_drop;
}

static void
bang_entity_list_init (BangEntityList *self)
{
}

/**
 * bang_entity_list_new:
 *
 * Makes an empty list; it fills when it is given a library.
 *
 * Returns: (transfer full): the list
 */
BangEntityList *
bang_entity_list_new (void)
{
  return g_object_new (BANG_TYPE_ENTITY_LIST, NULL);
}

/**
 * bang_entity_list_set_filter:
 * @self: a list
 * @filter: (nullable): what to find, %NULL for everything; copied
 *
 * Begins a search.
 */
void
bang_entity_list_set_filter (BangEntityList         *self,
                             const BangEntityFilter *filter)
{
  BangFactFilter *copy;

  g_return_if_fail (BANG_IS_ENTITY_LIST (self));

  copy = bang_fact_filter_new ();
  if (filter != NULL)
    {
      copy->entities = *filter;
      copy->entities.words = copy->words = g_strdup (filter->words);
    }
  bang_fact_list_set_filter (BANG_FACT_LIST (self), copy);
}
