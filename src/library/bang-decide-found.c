/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person may decide about an event, read from what stands there or from
 * what is kept of it.
 *
 * For whichever thread uses the connection.
 */
#include "config.h"

#include "library/bang-decide-private.h"

#include <string.h>

/**
 * bang_event_read_field:
 * @n: its number, as the program found it
 * @field: "date", "type" or "place"
 * @kept: whether to read it where what was found is kept
 * @value: (out) (transfer full) (nullable): as decisions have it
 *
 * Reads what a person may decide about an event. Any connection.
 */
gboolean
bang_event_read_field (BangConnection  *connection,
                       gint64           article_id,
                       gint64           n,
                       const char      *field,
                       gboolean         kept,
                       char           **value,
                       GError         **error)
{
  gint64 number;

  if (strcmp (field, "date") == 0)
    {
      if (!bang_sql_get_int (connection, &number, error,
                             kept ? "SELECT date_start FROM main.kept_event WHERE article_id = ?1 AND n = ?2"
                                  : "SELECT date_start FROM main.event WHERE article_id = ?1 AND n = ?2", "ii",
                             article_id, n))
        return FALSE;
      *value = bang_day_to_iso (bang_day_from_number (number));
      return TRUE;
    }
  if (strcmp (field, "type") == 0)
    return bang_sql_get_text (connection, value, error,
                              kept ? "SELECT type FROM main.kept_event WHERE article_id = ?1 AND n = ?2"
                                   : "SELECT type FROM main.event WHERE article_id = ?1 AND n = ?2", "ii",
                              article_id, n);
  return bang_sql_get_text (connection, value, error,
                            kept ? "SELECT name FROM main.kept_event_place "
                                   "WHERE article_id = ?1 AND event_n = ?2 AND n = 0"
                                 : "SELECT name FROM main.event_place "
                                   "WHERE article_id = ?1 AND event_n = ?2 AND n = 0", "ii",
                            article_id, n);
}
