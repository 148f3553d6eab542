/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts that a person set and that the rules of today read in another way than
 * those of the day when it was decided. What was decided stays; that the
 * reading has changed is worth a look.
 *
 * Nothing is offered where the reading is as it was then (that was judged), or
 * where it has come to what the person said.
 *
 * For whichever thread uses the connection.
 */
#include "config.h"

#include "library/bang-link-private.h"

#include <string.h>

#include "library/bang-claims-private.h"
#include "library/bang-decide-private.h"

#define SCORE 75

/* Decisions that have been told and may have been overtaken. */
typedef struct
{
  gint64  seq;
  char   *uuid;
  char   *field;
  char   *value;
  char   *old;
  char   *article;   /* (nullable) uuid, of an event */
} Decided;

static void
decided_clear_cb (gpointer data)
{
  Decided *decided = data;

  g_free (decided->uuid);
  g_free (decided->field);
  g_free (decided->value);
  g_free (decided->old);
  g_free (decided->article);
}

static GArray *
read_decided (BangConnection  *connection,
              GError         **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, TRUE, sizeof (Decided));
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  g_array_set_clear_func (list, decided_clear_cb);
  stmt = bang_sql_ask (connection, error,
                       "SELECT d.seq, o.target_uuid, o.field, o.value, d.old, d.article_uuid "
                       "FROM main.override o JOIN main.decision d ON d.seq = o.decision_seq "
                       "WHERE o.field IN ('date', 'type', 'place', 'kind', 'side') "
                       "OR o.field GLOB '" BANG_FIELD_CONFIRMED "*' ORDER BY d.seq", "");
  for (;;)
    {
      Decided decided;

      if (!bang_sql_next (connection, stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&list);
      decided.seq = sqlite3_column_int64 (stmt, 0);
      decided.uuid = bang_column_dup_uuid (stmt, 1);
      decided.field = bang_column_dup (stmt, 2);
      decided.value = bang_column_dup (stmt, 3);
      decided.old = bang_column_dup (stmt, 4);
      decided.article = bang_column_dup_uuid (stmt, 5);
      /* What was confirmed was read so then. */
      if (g_str_has_prefix (decided.field, BANG_FIELD_CONFIRMED))
        {
          memmove (decided.field, decided.field + strlen (BANG_FIELD_CONFIRMED),
                   strlen (decided.field + strlen (BANG_FIELD_CONFIRMED)) + 1);
          g_free (decided.old);
          decided.old = g_strdup (decided.value);
        }
      g_array_append_val (list, decided);
    }
}

/* What is read now, and what it is read of. */
static gboolean
read_now (BangConnection  *connection,
          const Decided   *decided,
          gint64          *target,
          char           **now,
          GError         **error)
{
  gint64 article_id;
  int found;
  guint shown;
  gboolean kept;

  *target = 0;
  if (decided->article == NULL)
    return bang_sql_get_int (connection, target, error,
                             "SELECT id FROM main.entity WHERE uuid = ?1", "u", decided->uuid) &&
           bang_sql_get_text (connection, now, error,
                              strcmp (decided->field, "kind") == 0
                              ? "SELECT coalesce (c.kind, e.kind) FROM main.entity e "
                                "LEFT JOIN main.entity_claim c ON c.entity_id = e.id WHERE e.uuid = ?1"
                              : "SELECT coalesce (c.side, e.side) FROM main.entity e "
                                "LEFT JOIN main.entity_claim c ON c.entity_id = e.id WHERE e.uuid = ?1", "u",
                              decided->uuid);

  if (!bang_sql_get_int (connection, &article_id, error,
                         "SELECT id FROM main.article WHERE uuid = ?1", "u", decided->article))
    return FALSE;
  if (article_id == 0)
    return TRUE;
  if (!bang_event_find_found (connection, article_id, decided->uuid, &found, &kept, &shown, error))
    return FALSE;
  if (found < 0)
    return TRUE;
  *target = BANG_EVENT_ID (article_id, shown);
  return bang_event_read_field (connection, article_id, found, decided->field, kept, now, error);
}

/* Nothing read, no day known and "" are one. */
static const char *
or_empty (const char *value)
{
  return value != NULL && strcmp (value, "unknown") != 0 ? value : "";
}

/**
 * bang_changed_facts_find:
 * @links: (element-type BangLink): gets what is read otherwise now
 *
 * Looks at everything that people decided about facts.
 */
gboolean
bang_changed_facts_find (BangConnection  *connection,
                         GArray          *links,
                         GError         **error)
{
  g_autoptr (GArray) list = read_decided (connection, error);

  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      const Decided *decided = &g_array_index (list, Decided, i);
      g_autofree char *now = NULL;
      gint64 target;

      if (!read_now (connection, decided, &target, &now, error))
        return FALSE;
      if (target != 0 && strcmp (or_empty (now), or_empty (decided->old)) != 0 &&
          strcmp (or_empty (now), or_empty (decided->value)) != 0 && *or_empty (now) != '\0')
        {
          BangLink link = {
            .kind = BANG_LINK_CHANGED_FACT, .a = target, .b = decided->seq, .value = g_strdup (now), .score = SCORE,
          };

          g_array_append_val (links, link);
        }
    }
  return TRUE;
}
