/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was signed and what was proposed, as a list model. Main thread,
 * except find and read, which workers call. */
#include "model/bang-ledger-list.h"

#include "model/bang-fact-list-private.h"

struct _BangLedgerList
{
  BangFactList parent_instance;
};

G_DEFINE_FINAL_TYPE (BangLedgerList, bang_ledger_list, BANG_TYPE_FACT_LIST)

static GArray *
bang_ledger_list_find (BangLibrary           *library,
                       const BangFactFilter  *filter,
                       gint64                 limit,
                       GCancellable          *cancellable,
                       GError               **error)
{
  return bang_library_find_ledger (library, &filter->ledger, limit, cancellable, error);
}

static GPtrArray *
bang_ledger_list_read (BangLibrary   *library,
                       const gint64  *ids,
                       guint          n_ids,
                       GCancellable  *cancellable,
                       GError       **error)
{
  return bang_library_get_ledger (library, ids, n_ids, FALSE, cancellable, error);
}

static void
bang_ledger_list_drop (gpointer row)
{
  bang_ledger_row_unref (row);
}

static void
bang_ledger_list_class_init (BangLedgerListClass *klass)
{
  BangFactListClass *list_class = BANG_FACT_LIST_CLASS (klass);

  list_class->find = bang_ledger_list_find;
  list_class->read = bang_ledger_list_read;
  list_class->drop = bang_ledger_list_drop;
}

static void
bang_ledger_list_init (BangLedgerList *self)
{
}

/**
 * bang_ledger_list_new:
 *
 * Makes an empty list; it fills when it is given a library.
 *
 * Returns: (transfer full): the list
 */
BangLedgerList *
bang_ledger_list_new (void)
{
  return g_object_new (BANG_TYPE_LEDGER_LIST, NULL);
}

/**
 * bang_ledger_list_set_filter:
 * @self: a list
 * @filter: (nullable): what to find, %NULL for everything; copied
 *
 * Begins a search.
 */
void
bang_ledger_list_set_filter (BangLedgerList         *self,
                             const BangLedgerFilter *filter)
{
  BangFactFilter *copy;

  g_return_if_fail (BANG_IS_LEDGER_LIST (self));

  copy = bang_fact_filter_new ();
  if (filter != NULL)
    {
      copy->ledger = *filter;
      copy->ledger.field = copy->field = g_strdup (filter->field);
      copy->ledger.counterpart = copy->words = g_strdup (filter->counterpart);
      if (filter->query != NULL)
        copy->query = bang_query_ref (filter->query);
    }
  bang_fact_list_set_filter (BANG_FACT_LIST (self), copy);
}
