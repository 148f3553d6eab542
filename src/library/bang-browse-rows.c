/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of what is browsed, those on the screen, from one state of the library.
 *
 * Any thread.
 */
#include "config.h"

#include "library/bang-library-private.h"

#include <glib/gi18n-lib.h>

#include "library/bang-browse-private.h"

#define ACTION N_("The library could not be read.")

typedef struct
{
  BangConnection *connection;
  BangReadRow     read;
  gboolean        more;
  GPtrArray      *rows;
} Reading;

static gboolean
read_row (Reading     *reading,
          BangQuoter  *quoter,
          gint64       id,
          GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  gpointer row;

  if (g_cancellable_set_error_if_cancelled (reading->connection->cancellable, error))
    return FALSE;
  row = reading->read (reading->connection, quoter, id, reading->more, &local_error);
  if (row == NULL && !g_error_matches (local_error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  g_ptr_array_add (reading->rows, row);
  return TRUE;
}

static gboolean
read_all (Reading       *reading,
          const gint64  *ids,
          guint          n_ids,
          GError       **error)
{
  g_auto (BangQuoter) quoter = { reading->connection, };

  for (guint i = 0; i < n_ids; i++)
    {
      if (!read_row (reading, &quoter, ids[i], error))
        return FALSE;
    }
  return TRUE;
}

/**
 * bang_browse_read_rows:
 * @ids: (array length=n_ids): what to read
 * @read: reads one; %BANG_LIBRARY_ERROR_NOT_FOUND when it is not there
 * @more: for @read
 * @unref: lets go of a row, or of %NULL
 * @cancellable: (nullable): ends it between two rows
 *
 * Returns: (transfer full) (nullable): a row for each id, %NULL in the place of
 *   what is not there
 */
GPtrArray *
bang_browse_read_rows (BangLibrary     *self,
                       const gint64    *ids,
                       guint            n_ids,
                       BangReadRow      read,
                       gboolean         more,
                       GDestroyNotify   unref,
                       GCancellable    *cancellable,
                       GError         **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_full (n_ids, unref);
  Reading reading = { NULL, read, more, rows };
  gboolean done = FALSE;

  reading.connection = bang_library_take_reader (self, cancellable, error);
  if (reading.connection == NULL)
    return NULL;

  if (bang_connection_exec (reading.connection, ACTION, "BEGIN", error))
    {
      done = read_all (&reading, ids, n_ids, error);
      bang_connection_rollback (reading.connection);
    }
  bang_library_give_reader (self, reading.connection);
  return done ? g_steal_pointer (&rows) : NULL;
}
