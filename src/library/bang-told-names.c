/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names in Chinese that a person told: 王宁 and Wang Ning find Vương Ninh, as 云南
 * finds Vân Nam by the table of places.
 *
 * For whichever thread uses the connection.
 */
#include "config.h"

#include "library/bang-told-names-private.h"

#include "library/bang-decide-private.h"
#include "library/bang-place-names.h"

/* Persons of one name in Chinese. */
#define MAX_NAMES 8

typedef struct
{
  BangConnection *connection;
  GPtrArray      *lists;      /* (element-type GArray) that were answered with */
} Widening;

static void
other_name_clear_cb (gpointer data)
{
  g_free (((BangOtherName *) data)->name);
}

/* Chinese is written without spaces, which a query has between its words. */
static char *
join_words (const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);

  return g_strjoinv (NULL, parts);
}

static const GArray *
look_up_cb (const char *words,
            gpointer    user_data)
{
  Widening *self = user_data;
  const GArray *places = bang_place_names_look_up (words);
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *joined = join_words (words);
  GArray *list;

  names = bang_sql_list (self->connection, NULL,
                         "SELECT DISTINCT e.name FROM main.entity_name n JOIN main.entity e ON e.id = n.entity_id "
                         "WHERE n.norm IN (?1, ?2) AND n.kind IN ('hanzi', 'pinyin', 'typed') AND e.kind <> 'place' LIMIT ?3", "tti",
                         words, joined, (gint64) MAX_NAMES);
  if (names == NULL || names->len == 0)
    return places;

  list = g_array_new (FALSE, FALSE, sizeof (BangOtherName));
  g_array_set_clear_func (list, other_name_clear_cb);
  g_ptr_array_add (self->lists, list);
  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      const BangOtherName *place = &g_array_index (places, BangOtherName, i);

      g_array_append_val (list, ((BangOtherName) { g_strdup (place->name), place->common }));
    }
  for (guint i = 0; i < names->len; i++)
    g_array_append_val (list, ((BangOtherName) { g_strdup (g_ptr_array_index (names, i)), FALSE }));
  return list;
}

static gboolean
has_told (BangConnection *connection)
{
  gint64 n;

  return bang_sql_get_int (connection, &n, NULL,
                           "SELECT EXISTS (SELECT 1 FROM main.override WHERE field = '" BANG_FIELD_CHINESE "')", "") &&
         n != 0;
}

/**
 * bang_told_names_widen:
 * @query: a query
 *
 * Does what bang_library_widen() does, and with the names that people told this
 * library as well.
 *
 * Returns: (transfer full): the wider query
 */
BangQuery *
bang_told_names_widen (BangConnection *connection,
                       BangQuery      *query)
{
  g_autoptr (GPtrArray) lists = NULL;
  Widening widening = { connection, NULL };

  if (!has_told (connection))
    return bang_library_widen (query);
  lists = widening.lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  return bang_query_widen (query, look_up_cb, &widening);
}
