/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What decisions do to the events of an article: rejected, retyped, given
 * another day or place, freed of a participant; of figures and sides
 * bang-decide-detail.c knows.
 *
 * An event is named by its article and its part: "main" for the first, else
 * its type and how many of that type came before, all as the program found
 * them. So an event keeps its name when a person retypes it or rejects another
 * one, when the article is read again, and in another library.
 *
 * The events of a decided article are kept as they were found, and those that
 * everyone reads are made from them again.
 *
 * Belongs to the writer, inside a transaction, where it writes.
 */
#include "config.h"

#include "library/bang-decide-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "library/bang-order-key-private.h"
#include "library/bang-series-private.h"

/* The rule of what a person said, where a claim must have one. */
#define RULE "decision"

/* Every table of an event, with how the found rows are kept, brought back and
 * forgotten, and how an event is taken out and the later ones move up. */
#define EVENT_TABLE(name, number) \
  { "INSERT INTO main.kept_" name " SELECT * FROM main." name " WHERE article_id = ?1", \
    "INSERT INTO main." name " SELECT * FROM main.kept_" name " WHERE article_id = ?1", \
    "DELETE FROM main." name " WHERE article_id = ?1", \
    "DELETE FROM main.kept_" name " WHERE article_id = ?1", \
    "DELETE FROM main." name " WHERE article_id = ?1 AND " number " = ?2", \
    "UPDATE main." name " SET " number " = -" number " WHERE article_id = ?1 AND " number " > ?2", \
    "UPDATE main." name " SET " number " = -" number " - 1 WHERE article_id = ?1 AND " number " < 0" }

typedef struct
{
  const char *keep;
  const char *bring_back;
  const char *clear;
  const char *forget;
  const char *take_out;
  const char *lift;
  const char *settle;
} EventTable;

static const EventTable event_tables[] = {
  EVENT_TABLE ("event", "n"),
  EVENT_TABLE ("event_place", "event_n"),
  EVENT_TABLE ("event_side", "event_n"),
  EVENT_TABLE ("participation", "event_n"),
  EVENT_TABLE ("agreement", "event_n"),
  EVENT_TABLE ("agreement_party", "event_n"),
  EVENT_TABLE ("agreement_repeat", "event_n"),
  EVENT_TABLE ("proposal", "event_n"),
  EVENT_TABLE ("figure", "event_n"),
};

typedef enum
{
  STEP_KEEP,
  STEP_BRING_BACK,
  STEP_CLEAR,
  STEP_FORGET,
} Step;

static const char *
get_sql (const EventTable *table,
         Step              step)
{
  switch (step)
    {
    case STEP_KEEP:
      return table->keep;
    case STEP_BRING_BACK:
      return table->bring_back;
    case STEP_CLEAR:
      return table->clear;
    case STEP_FORGET:
    default:
      return table->forget;
    }
}

static gboolean
run_all (BangWriter  *writer,
         gint64       article_id,
         Step         step,
         GError     **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (event_tables); i++)
    {
      if (!bang_sql_run (writer->connection, error, get_sql (&event_tables[i], step), "i", article_id))
        return FALSE;
    }
  return TRUE;
}

static gboolean
count (BangWriter  *writer,
       gint64       article_id,
       BangTally   *tally,
       gint64       step,
       GError     **error)
{
  gint64 n_events;
  gint64 n_agreements;
  gint64 n_proposals;

  if (!bang_sql_get_int (writer->connection, &n_events, error,
                         "SELECT count (*) FROM main.event WHERE article_id = ?1", "i", article_id) ||
      !bang_sql_get_int (writer->connection, &n_agreements, error,
                         "SELECT count (*) FROM main.agreement WHERE article_id = ?1", "i", article_id) ||
      !bang_sql_get_int (writer->connection, &n_proposals, error,
                         "SELECT count (*) FROM main.proposal WHERE article_id = ?1", "i", article_id))
    return FALSE;

  tally->n_events += step * n_events;
  tally->n_agreements += step * n_agreements;
  tally->n_proposals += step * n_proposals;
  return TRUE;
}

static gboolean
apply_date (BangWriter  *writer,
            gint64       article_id,
            gint64       n,
            const char  *value,
            gint64       rule,
            GError     **error)
{
  BangDay day = { 0, 0, 0 };
  gint64 number;

  /* What is no day is no day known. */
  bang_decision_parse_day (value, &day);
  number = bang_day_to_number (day);
  return bang_sql_run (writer->connection, error,
                       "UPDATE main.event SET date_start = ?3, date_end = ?3, date_after = 0, date_basis = ?4, "
                       "  date_reason = ?5, day_from = 0, day_to = 0, day_rule = ?6, "
                       "  year_from = 0, year_to = 0, year_rule = ?6 WHERE article_id = ?1 AND n = ?2",
                       "iiitti", article_id, n, number,
                       bang_date_basis_to_string (day.year != 0 ? BANG_BASIS_STATED : BANG_BASIS_UNKNOWN),
                       /* Kept in English, as every reason is. */
                       N_("a person said so"), rule);
}

static gboolean
apply_place (BangWriter  *writer,
             gint64       article_id,
             gint64       n,
             const char  *value,
             gint64       rule,
             GError     **error)
{
  return bang_sql_run (writer->connection, error,
                       "DELETE FROM main.event_place WHERE article_id = ?1 AND event_n = ?2", "ii", article_id, n) &&
         (*value == '\0' ||
          bang_sql_run (writer->connection, error,
                        "INSERT INTO main.event_place VALUES (?1, ?2, 0, ?3)", "iit", article_id, n, value)) &&
         bang_sql_run (writer->connection, error,
                       "UPDATE main.event SET place_from = 0, place_to = 0, place_rule = ?3 "
                       "WHERE article_id = ?1 AND n = ?2", "iii", article_id, n, rule);
}

static gboolean
apply_participants (BangWriter  *writer,
                    gint64       article_id,
                    gint64       n,
                    const char  *uuid,
                    GError     **error)
{
  g_autoptr (GPtrArray) people = NULL;

  people = bang_sql_list (writer->connection, error,
                          "SELECT substr (field, 17) FROM main.override "
                          "WHERE target_uuid = ?1 AND field GLOB 'rejected-person:*'", "u", uuid);
  if (people == NULL)
    return FALSE;
  for (guint i = 0; i < people->len; i++)
    {
      if (!bang_sql_run (writer->connection, error,
                         "DELETE FROM main.participation WHERE article_id = ?1 AND event_n = ?2 AND entity_n IN "
                         "  (SELECT ae.n FROM main.article_entity ae "
                         "   JOIN main.entity e ON e.id IN (ae.entity_id, ae.claimed_id) "
                         "   WHERE ae.article_id = ?1 AND e.uuid = ?3)", "iiu",
                         article_id, n, g_ptr_array_index (people, i)))
        return FALSE;
    }
  return TRUE;
}

/* A person knows of an event where the program found none. */
static gboolean
ensure_event (BangWriter  *writer,
              gint64       article_id,
              gint64       rule,
              GError     **error)
{
  return bang_sql_run (writer->connection, error,
                       "INSERT OR IGNORE INTO main.event VALUES (?1, 0, 'OTHER', ?2, NULL, 0, 0, 0, NULL, ?3, NULL, "
                       "  0, 0, ?4, 0, 0, ?4, -1, NULL, 0, 0, 0, ?4, 0, 0, ?4)", "itti",
                       article_id, bang_aspect_to_string (BANG_ASPECT_OCCURRED),
                       bang_date_basis_to_string (BANG_BASIS_UNKNOWN), rule);
}

/* What a person said of a field; what they confirmed, where something else is
 * read by now. */
static gboolean
read_told (BangConnection  *connection,
           const char      *uuid,
           gint64           article_id,
           gint64           n,
           const char      *field,
           char           **value,
           GError         **error)
{
  g_autofree char *confirmed = NULL;
  g_autofree char *name = g_strconcat (BANG_FIELD_CONFIRMED, field, NULL);
  g_autofree char *now = NULL;

  if (!bang_override_get (connection, uuid, field, value, error))
    return FALSE;
  if (*value != NULL)
    return TRUE;
  if (!bang_override_get (connection, uuid, name, &confirmed, error))
    return FALSE;
  if (confirmed == NULL)
    return TRUE;
  if (!bang_event_read_field (connection, article_id, n, field, FALSE, &now, error))
    return FALSE;
  if (g_strcmp0 (now, confirmed) != 0)
    *value = g_steal_pointer (&confirmed);
  return TRUE;
}

static gboolean
apply_event (BangWriter   *writer,
             gint64        article_id,
             gint64        n,
             const BangFound  *found,
             gint64        rule,
             GError      **error)
{
  BangConnection *connection = writer->connection;
  g_autofree char *type = NULL;
  g_autofree char *date = NULL;
  g_autofree char *place = NULL;

  if (!read_told (connection, found->uuid, article_id, n, "type", &type, error) ||
      !read_told (connection, found->uuid, article_id, n, "date", &date, error) ||
      !read_told (connection, found->uuid, article_id, n, "place", &place, error))
    return FALSE;

  if (n == 0 && (type != NULL || date != NULL || place != NULL) && !ensure_event (writer, article_id, rule, error))
    return FALSE;
  if (type != NULL &&
      !bang_sql_run (connection, error, "UPDATE main.event SET type = ?3 WHERE article_id = ?1 AND n = ?2", "iit",
                     article_id, n, type))
    return FALSE;
  return (date == NULL || apply_date (writer, article_id, n, date, rule, error)) &&
         (place == NULL || apply_place (writer, article_id, n, place, rule, error)) &&
         apply_participants (writer, article_id, n, found->uuid, error) &&
         bang_detail_apply (writer, article_id, n, found->uuid, rule, error);
}

static gboolean
take_out (BangWriter  *writer,
          gint64       article_id,
          gint64       n,
          GError     **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (event_tables); i++)
    {
      if (!bang_sql_run (writer->connection, error, event_tables[i].take_out, "ii", article_id, n) ||
          !bang_sql_run (writer->connection, error, event_tables[i].lift, "ii", article_id, n) ||
          !bang_sql_run (writer->connection, error, event_tables[i].settle, "i", article_id))
        return FALSE;
    }
  return bang_sql_run (writer->connection, error,
                       "UPDATE main.event SET parent = CASE WHEN parent = ?2 THEN -1 ELSE parent - 1 END "
                       "WHERE article_id = ?1 AND parent >= ?2", "ii", article_id, n);
}

static gboolean
apply (BangWriter  *writer,
       gint64       article_id,
       GPtrArray   *list,
       GError     **error)
{
  gint64 rule = bang_rule_get_id (writer, RULE, error);

  if (rule == 0)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      if (!apply_event (writer, article_id, i, g_ptr_array_index (list, i), rule, error))
        return FALSE;
    }

  /* The last first, so that the numbers of the others hold. */
  for (guint i = list->len; i > 0; i--)
    {
      const BangFound *found = g_ptr_array_index (list, i - 1);
      g_autofree char *rejected = NULL;

      if (!bang_override_get (writer->connection, found->uuid, "rejected", &rejected, error) ||
          (rejected != NULL && !take_out (writer, article_id, i - 1, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_decisions (BangWriter  *writer,
               GPtrArray   *list,
               gboolean    *has,
               GError     **error)
{
  *has = FALSE;
  for (guint i = 0; i < list->len && !*has; i++)
    {
      const BangFound *found = g_ptr_array_index (list, i);
      gint64 n;

      if (!bang_sql_get_int (writer->connection, &n, error,
                             "SELECT count (*) FROM main.override WHERE target_uuid = ?1 AND "
                             "  (field IN ('type', 'date', 'place', 'rejected') OR field GLOB 'rejected-person:*' "
                             "   OR field GLOB '" BANG_FIELD_CONFIRMED "*' OR " BANG_IS_DETAIL ")",
                             "u", found->uuid))
        return FALSE;
      *has = n > 0;
    }
  return TRUE;
}

/* Files the article under the day it has now. */
static gboolean
move_article (BangWriter  *writer,
              gint64       article_id,
              GError     **error)
{
  BangConnection *connection = writer->connection;
  BangDay day;
  gint64 number;
  gint64 key;

  if (!bang_sql_get_int (connection, &number, error,
                         "SELECT date_start FROM main.article WHERE id = ?1", "i", article_id) ||
      !bang_sql_get_int (connection, &key, error,
                         "SELECT order_key FROM main.article WHERE id = ?1", "i", article_id))
    return FALSE;

  day = bang_day_from_number (number);
  if (day.year == 0)
    day = (BangDay) { 0, 0, 0 };
  if (key >= bang_order_key_first (day) && key < bang_order_key_end (day))
    return TRUE;
  return bang_order_key_make (connection, day, &key, error) &&
         bang_sql_run (connection, error, "UPDATE main.article SET order_key = ?2 WHERE id = ?1", "ii",
                       article_id, key) &&
         bang_sql_run (connection, error, "UPDATE main.article_entity SET order_key = ?2 WHERE article_id = ?1", "ii",
                       article_id, key);
}

/* Writes the main event where lists read it. */
static gboolean
refresh_article (BangWriter  *writer,
                 gint64       article_id,
                 GError     **error)
{
  return bang_sql_run (writer->connection, error,
                       "UPDATE main.article SET "
                       "  event_type = (SELECT type FROM main.event WHERE article_id = ?1 AND n = 0), "
                       "  date_start = coalesce ((SELECT date_start FROM main.event WHERE article_id = ?1 AND n = 0), 0), "
                       "  date_end = coalesce ((SELECT date_end FROM main.event WHERE article_id = ?1 AND n = 0), 0), "
                       "  date_basis = coalesce ((SELECT date_basis FROM main.event WHERE article_id = ?1 AND n = 0), ?2), "
                       "  place = (SELECT name FROM main.event_place WHERE article_id = ?1 AND event_n = 0 AND n = 0) "
                       "WHERE id = ?1", "it", article_id, bang_date_basis_to_string (BANG_BASIS_UNKNOWN)) &&
         move_article (writer, article_id, error);
}

static gboolean
keep_or_restore (BangWriter  *writer,
                 gint64       article_id,
                 gboolean     decided,
                 GError     **error)
{
  if (decided)
    return run_all (writer, article_id, STEP_CLEAR, error) &&
           run_all (writer, article_id, STEP_BRING_BACK, error);
  return run_all (writer, article_id, STEP_KEEP, error) &&
         bang_sql_run (writer->connection, error, "INSERT INTO main.decided_article VALUES (?1)", "i", article_id);
}

static gboolean
forget (BangWriter  *writer,
        gint64       article_id,
        GError     **error)
{
  return run_all (writer, article_id, STEP_FORGET, error) &&
         bang_sql_run (writer->connection, error,
                       "DELETE FROM main.decided_article WHERE article_id = ?1", "i", article_id);
}

/**
 * bang_events_refresh:
 * @article_id: an article that the index does not hold, or holds as
 *   bang_article_supersede() was told
 * @tally: counts
 *
 * Makes the events of an article again from what was found in it and what was
 * decided about them.
 */
gboolean
bang_events_refresh (BangWriter  *writer,
                     gint64       article_id,
                     BangTally   *tally,
                     GError     **error)
{
  g_autoptr (GPtrArray) list = NULL;
  gboolean decided;
  gboolean has;

  bang_writer_assert (writer);
  if (!bang_events_are_decided (writer->connection, article_id, &decided, error))
    return FALSE;
  list = bang_events_read_found (writer->connection, article_id, decided, error);
  if (list == NULL || !has_decisions (writer, list, &has, error))
    return FALSE;
  if (!has && !decided)
    return TRUE;

  return count (writer, article_id, tally, -1, error) &&
         keep_or_restore (writer, article_id, decided, error) &&
         (has ? apply (writer, article_id, list, error) : forget (writer, article_id, error)) &&
         bang_series_write (writer->connection, article_id, error) &&
         count (writer, article_id, tally, 1, error) &&
         refresh_article (writer, article_id, error);
}
