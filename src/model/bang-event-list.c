/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events by day, as a list model. Main thread,
 * except find and read, which workers call. */
#include "model/bang-event-list.h"

#include "model/bang-fact-list-private.h"

struct _BangEventList
{
  BangFactList parent_instance;
};

G_DEFINE_FINAL_TYPE (BangEventList, bang_event_list, BANG_TYPE_FACT_LIST)

static GArray *
bang_event_list_find (BangLibrary           *library,
                      const BangFactFilter  *filter,
                      gint64                 limit,
                      GCancellable          *cancellable,
                      GError               **error)
{
  return bang_library_find_events (library, &filter->events, limit, cancellable, error);
}

static GPtrArray *
bang_event_list_read (BangLibrary   *library,
                      const gint64  *ids,
                      guint          n_ids,
                      GCancellable  *cancellable,
                      GError       **error)
{
  return bang_library_get_events (library, ids, n_ids, cancellable, error);
}

static void
bang_event_list_drop (gpointer row)
{
  bang_event_row_unref (row);
}

static void
bang_event_list_class_init (BangEventListClass *klass)
{
  BangFactListClass *list_class = BANG_FACT_LIST_CLASS (klass);

  list_class->find = bang_event_list_find;
  list_class->read = bang_event_list_read;
  list_class->drop = bang_event_list_drop;
}

static void
bang_event_list_init (BangEventList *self)
{
}

/**
 * bang_event_list_new:
 *
 * Makes an empty list; it fills when it is given a library.
 *
 * Returns: (transfer full): the list
 */
BangEventList *
bang_event_list_new (void)
{
  return g_object_new (BANG_TYPE_EVENT_LIST, NULL);
}

/**
 * bang_event_list_set_filter:
 * @self: a list
 * @filter: (nullable): what to find, %NULL for everything; copied
 *
 * Begins a search.
 */
void
bang_event_list_set_filter (BangEventList         *self,
                            const BangEventFilter *filter)
{
  BangFactFilter *copy;

  g_return_if_fail (BANG_IS_EVENT_LIST (self));

  copy = bang_fact_filter_new ();
  if (filter != NULL)
    {
      copy->events = *filter;
      copy->events.type = g_intern_string (filter->type);
      if (filter->query != NULL)
        copy->query = bang_query_ref (filter->query);
    }
  bang_fact_list_set_filter (BANG_FACT_LIST (self), copy);
}
