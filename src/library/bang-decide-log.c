/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log of what a person told the library, and what is in force of it.
 *
 * The log only grows: taking something back is a line of its own. Table
 * "override" is the sum of the lines in force, field by field, the last one
 * winning; it can be made again from the log at any time, and is, for the
 * things that a new line speaks of.
 *
 * Writing belongs to the writer, inside a transaction; reading to any thread.
 */
#include "config.h"

#include "library/bang-decide-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "library/bang-fact-labels.h"
#include "query/bang-event-type.h"

static const char * const op_names[] = {
  "confirm", "reject", "rename", "retype", "merge", "split", "same", "not_same",
  "part_of", "not_part_of",
  "date", "side", "place", "figure", "undo", "redo",
};

G_STATIC_ASSERT (G_N_ELEMENTS (op_names) == BANG_DECISION_N_OPS);

#define COLUMNS \
  "d.seq, d.uuid, d.at, d.actor, d.op, d.target_uuid, d.target_kind, d.target_name, d.target_side, d.field, " \
  "d.old, d.new, d.other_uuid, d.other_name, d.other_side, d.article_uuid, d.part, d.undo_of, " \
  "(SELECT u.uuid FROM main.decision u WHERE u.seq = d.undo_of), " \
  "d.op NOT IN ('undo', 'redo') AND " \
  "  coalesce ((SELECT u.op FROM main.decision u WHERE u.undo_of = d.seq ORDER BY u.seq DESC LIMIT 1), '') <> 'undo', " \
  "CASE WHEN d.article_uuid IS NOT NULL " \
  "  THEN NOT EXISTS (SELECT 1 FROM main.article a WHERE a.uuid = d.article_uuid) " \
  "  ELSE NOT EXISTS (SELECT 1 FROM main.entity e WHERE e.uuid = d.target_uuid) END "

/**
 * bang_decision_new:
 *
 * Returns: (transfer full): a decision about nothing yet
 */
BangDecision *
bang_decision_new (BangDecisionOp op)
{
  BangDecision *self = g_new0 (BangDecision, 1);

  self->op = op;
  return self;
}

/**
 * bang_decision_free:
 * @self: (transfer full) (nullable): a decision
 */
void
bang_decision_free (BangDecision *self)
{
  if (self == NULL)
    return;

  g_free (self->uuid);
  g_free (self->actor);
  g_free (self->target);
  g_free (self->target_kind);
  g_free (self->target_name);
  g_free (self->target_side);
  g_free (self->field);
  g_free (self->old_value);
  g_free (self->new_value);
  g_free (self->other);
  g_free (self->other_name);
  g_free (self->other_side);
  g_free (self->article);
  g_free (self->part);
  g_free (self->undo_of);
  g_free (self);
}

/**
 * bang_decision_op_to_string:
 *
 * Returns: the name that the log has
 */
const char *
bang_decision_op_to_string (BangDecisionOp op)
{
  g_return_val_if_fail ((guint) op < BANG_DECISION_N_OPS, NULL);

  return op_names[op];
}

/**
 * bang_decision_op_from_string:
 * @name: (nullable): a name of the log
 * @op: (out): what it stands for
 *
 * Returns: whether there is such an op
 */
gboolean
bang_decision_op_from_string (const char     *name,
                              BangDecisionOp *op)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (op_names); i++)
    {
      if (strcmp (op_names[i], name) == 0)
        {
          *op = (BangDecisionOp) i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * bang_decision_is_on_event:
 *
 * Returns: whether an event is the target, rather than a name
 */
gboolean
bang_decision_is_on_event (const BangDecision *decision)
{
  return g_strcmp0 (decision->target_kind, "event") == 0;
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

/* What something was set to, as a person calls it. */
static const char *
get_value_label (const BangDecision *self)
{
  BangEntityKind kind;

  if (self->new_value == NULL)
    return "";
  if (self->op == BANG_DECISION_SIDE)
    {
      const char *label = bang_country_get_label (bang_country_from_string (self->new_value));

      return *label != '\0' ? label : _("not known");
    }
  if (bang_decision_is_on_event (self))
    return bang_event_type_get_label (self->new_value);
  return bang_entity_kind_from_string (self->new_value, &kind) ? bang_entity_kind_get_label (kind) : self->new_value;
}

/**
 * bang_decision_describe:
 *
 * Returns: (transfer full): the decision as a person reads it, one line
 */
char *
bang_decision_describe (const BangDecision *self)
{
  const char *name = self->target_name;

  switch (self->op)
    {
    case BANG_DECISION_CONFIRM:
      if (self->field != NULL && g_str_has_prefix (self->field, BANG_FIELD_KEPT))
        return g_strdup_printf (_("“%s”: what was decided stays, though it is read otherwise now (%s)"), name,
                                self->new_value != NULL ? self->new_value : "");
      return g_strdup_printf (_("“%s” is right"), name);
    case BANG_DECISION_REJECT:
      if (self->field != NULL && g_str_has_prefix (self->field, BANG_FIELD_NOT_CHINESE))
        return g_strdup_printf (_("“%s” is not written %s"), name, self->new_value != NULL ? self->new_value : "");
      if (self->field != NULL && g_str_has_prefix (self->field, "rejected-figure:"))
        return g_strdup_printf (_("“%s”: this is no figure of its event: %s"), name, or_empty (self->old_value));
      if (self->other != NULL)
        return g_strdup_printf (_("“%s” had no part in “%s”"), self->other_name, name);
      if (*self->other_name != '\0')
        return g_strdup_printf (_("“%s” is not in “%s”"), name, self->other_name);
      return bang_decision_is_on_event (self)
             ? g_strdup_printf (_("An event of “%s” is wrong"), name)
             : g_strdup_printf (_("“%s” is no name"), name);
    case BANG_DECISION_RENAME:
      if (g_strcmp0 (self->field, BANG_FIELD_CHINESE) == 0)
        return g_strdup_printf (_("“%s” is written %s"), name, self->new_value);
      return g_strdup_printf (_("“%s” is called “%s”"), name, self->new_value);
    case BANG_DECISION_RETYPE:
      return g_strdup_printf (_("“%s” is of the type %s"), name, get_value_label (self));
    case BANG_DECISION_MERGE:
      return g_strdup_printf (_("“%s” is “%s”"), name, self->other_name);
    case BANG_DECISION_SPLIT:
      return g_strdup_printf (_("“%s” is someone or something else in some articles"), name);
    case BANG_DECISION_SAME:
      return g_strdup_printf (_("“%s” and “%s” report one event"), name, self->other_name);
    case BANG_DECISION_NOT_SAME:
      return g_strdup_printf (_("“%s” and “%s” are not the same"), name, self->other_name);
    case BANG_DECISION_PART_OF:
      return g_strdup_printf (_("“%s” is a part of “%s”"), name, self->other_name);
    case BANG_DECISION_NOT_PART_OF:
      return g_strdup_printf (_("“%s” is no part of “%s”"), name, self->other_name);
    case BANG_DECISION_DATE:
      return g_strdup_printf (_("“%s” took place on %s"), name,
                              *self->new_value != '\0' ? self->new_value : _("an unknown day"));
    case BANG_DECISION_SIDE:
      if (bang_decision_is_on_event (self))
        return g_strdup_printf (_("“%s”: a side of its event is %s"), name, or_empty (self->new_value));
      return g_strdup_printf (_("“%s” is on the side %s"), name, get_value_label (self));
    case BANG_DECISION_PLACE:
      return g_strdup_printf (_("“%s” took place at “%s”"), name, self->new_value);
    case BANG_DECISION_FIGURE:
      return g_strdup_printf (_("“%s”: a figure of its event is %s"), name, or_empty (self->new_value));
    case BANG_DECISION_UNDO:
      return g_strdup_printf (_("Decision %lld taken back"), (long long) self->undo_of_seq);
    case BANG_DECISION_REDO:
      return g_strdup_printf (_("Decision %lld in force again"), (long long) self->undo_of_seq);
    case BANG_DECISION_N_OPS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * bang_decision_append:
 * @decision: what was told; is given its number, and a uuid, time and actor
 *   where it has none
 *
 * Adds a line to the log.
 */
gboolean
bang_decision_append (BangWriter    *writer,
                      BangDecision  *decision,
                      GError       **error)
{
  bang_writer_assert (writer);
  if (decision->uuid == NULL)
    decision->uuid = g_uuid_string_random ();
  if (decision->actor == NULL)
    decision->actor = g_utf8_make_valid (g_get_user_name (), -1);
  if (decision->at == 0)
    decision->at = g_get_real_time ();

  if (!bang_sql_run (writer->connection, error,
                     "INSERT INTO main.decision (uuid, at, actor, op, target_uuid, target_kind, target_name, "
                     "  target_side, field, old, new, other_uuid, other_name, other_side, article_uuid, part, undo_of) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, nullif (?17, 0))",
                     "uittutttttt" "uttut" "i",
                     decision->uuid, decision->at, decision->actor, bang_decision_op_to_string (decision->op),
                     decision->target, or_empty (decision->target_kind), or_empty (decision->target_name),
                     or_empty (decision->target_side), decision->field, decision->old_value, decision->new_value,
                     decision->other, or_empty (decision->other_name), or_empty (decision->other_side),
                     decision->article, or_empty (decision->part), decision->undo_of_seq))
    return FALSE;

  decision->seq = sqlite3_last_insert_rowid (writer->connection->db);
  return TRUE;
}

static BangDecision *
read_row (sqlite3_stmt *stmt)
{
  BangDecision *decision = bang_decision_new (BANG_DECISION_CONFIRM);

  decision->seq = sqlite3_column_int64 (stmt, 0);
  decision->uuid = bang_column_dup_uuid (stmt, 1);
  decision->at = sqlite3_column_int64 (stmt, 2);
  decision->actor = bang_column_dup (stmt, 3);
  /* What a newer program wrote is shown as a confirmation: it changes nothing. */
  bang_decision_op_from_string (bang_column_text (stmt, 4), &decision->op);
  decision->target = bang_column_dup_uuid (stmt, 5);
  decision->target_kind = bang_column_dup (stmt, 6);
  decision->target_name = bang_column_dup (stmt, 7);
  decision->target_side = bang_column_dup (stmt, 8);
  decision->field = bang_column_dup (stmt, 9);
  decision->old_value = bang_column_dup (stmt, 10);
  decision->new_value = bang_column_dup (stmt, 11);
  decision->other = bang_column_dup_uuid (stmt, 12);
  decision->other_name = bang_column_dup (stmt, 13);
  decision->other_side = bang_column_dup (stmt, 14);
  decision->article = bang_column_dup_uuid (stmt, 15);
  decision->part = bang_column_dup (stmt, 16);
  decision->undo_of_seq = sqlite3_column_int64 (stmt, 17);
  decision->undo_of = bang_column_dup_uuid (stmt, 18);
  decision->active = sqlite3_column_int (stmt, 19) != 0;
  decision->pending = sqlite3_column_int (stmt, 20) != 0;
  return decision;
}

/**
 * bang_decision_read:
 *
 * Returns: (transfer full) (nullable): a line of the log;
 *   %BANG_LIBRARY_ERROR_NOT_FOUND when there is none of that number
 */
BangDecision *
bang_decision_read (BangConnection  *connection,
                    gint64           seq,
                    GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_sql_ask (connection, error, "SELECT " COLUMNS "FROM main.decision d WHERE d.seq = ?1", "i", seq);
  if (!bang_sql_next (connection, stmt, &has_row, error))
    return NULL;
  if (has_row)
    return read_row (stmt);

  g_set_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND,
               _("There is no decision %lld. The list of decisions has their numbers."), (long long) seq);
  return NULL;
}

/**
 * bang_decision_read_all:
 * @limit: how many, the newest first; 0 for all, the oldest first
 *
 * Returns: (transfer full) (nullable) (element-type BangDecision): the log
 */
GPtrArray *
bang_decision_read_all (BangConnection  *connection,
                        gint64           limit,
                        GError         **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_decision_free);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  if (limit > 0)
    stmt = bang_sql_ask (connection, error,
                         "SELECT " COLUMNS "FROM main.decision d ORDER BY d.seq DESC LIMIT ?1", "i", limit);
  else
    stmt = bang_sql_ask (connection, error, "SELECT " COLUMNS "FROM main.decision d ORDER BY d.seq", "");
  for (;;)
    {
      if (!bang_sql_next (connection, stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&list);
      g_ptr_array_add (list, read_row (stmt));
    }
}

/* A name that a name leads to: bytes, as in the entities' own column. */
static gboolean
put_uuid (BangWriter    *writer,
          const char    *uuid,
          const char    *field,
          const char    *value,
          gint64         seq,
          GError       **error)
{
  return bang_sql_run (writer->connection, error,
                       "INSERT OR REPLACE INTO main.override VALUES (?1, ?2, ?3, ?4)", "utui",
                       uuid, field, value, seq);
}

static gboolean
put (BangWriter    *writer,
     const char    *uuid,
     const char    *field,
     const char    *value,
     gint64         seq,
     GError       **error)
{
  return bang_sql_run (writer->connection, error,
                       "INSERT OR REPLACE INTO main.override VALUES (?1, ?2, ?3, ?4)", "utti",
                       uuid, field, value, seq);
}

/* A name is split by listing articles: "ARTICLE ARTICLE". */
static gboolean
put_split (BangWriter          *writer,
           const char          *uuid,
           const BangDecision  *decision,
           GError             **error)
{
  g_auto (GStrv) articles = g_strsplit (or_empty (decision->new_value), " ", -1);

  if (strcmp (uuid, decision->other) == 0)
    return put_uuid (writer, uuid, "split_from", decision->target, decision->seq, error);

  for (guint i = 0; articles[i] != NULL; i++)
    {
      g_autofree char *field = g_strconcat ("in:", articles[i], NULL);

      if (*articles[i] != '\0' && !put_uuid (writer, uuid, field, decision->other, decision->seq, error))
        return FALSE;
    }
  return TRUE;
}

/* "TYPE DAY PLACE" of an event, with tabs between: what is empty is left open. */
static gboolean
put_confirmed (BangWriter          *writer,
               const char          *uuid,
               const BangDecision  *decision,
               GError             **error)
{
  static const char * const fields[] = { BANG_FIELD_CONFIRMED "type", BANG_FIELD_CONFIRMED "date",
                                         BANG_FIELD_CONFIRMED "place" };
  g_auto (GStrv) parts = g_strsplit (or_empty (decision->new_value), "\t", G_N_ELEMENTS (fields));

  if (!put (writer, uuid, or_empty (decision->field), "1", decision->seq, error))
    return FALSE;
  if (g_strcmp0 (decision->field, "confirmed") != 0 || !bang_decision_is_on_event (decision))
    return TRUE;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] != '\0' && !put (writer, uuid, fields[i], parts[i], decision->seq, error))
        return FALSE;
    }
  return TRUE;
}

/* What one line says about @uuid, which is its target or its other. */
static gboolean
put_decision (BangWriter          *writer,
              const char          *uuid,
              const BangDecision  *decision,
              GError             **error)
{
  gboolean on_target = strcmp (uuid, decision->target) == 0;
  const char *value = or_empty (decision->new_value);

  switch (decision->op)
    {
    case BANG_DECISION_MERGE:
      return !on_target || decision->other == NULL ||
             put_uuid (writer, uuid, "merged_into", decision->other, decision->seq, error);
    case BANG_DECISION_SPLIT:
      return decision->other == NULL || put_split (writer, uuid, decision, error);
    case BANG_DECISION_SAME:
    case BANG_DECISION_NOT_SAME:
      {
        g_autofree char *field = NULL;

        if (decision->other == NULL)
          return TRUE;
        field = g_strconcat ("pair:", on_target ? decision->other : decision->target, NULL);
        return put (writer, uuid, field, bang_decision_op_to_string (decision->op), decision->seq, error);
      }
    case BANG_DECISION_PART_OF:
    case BANG_DECISION_NOT_PART_OF:
      {
        g_autofree char *field = NULL;

        if (decision->other == NULL || !on_target)
          return TRUE;
        field = g_strconcat (BANG_FIELD_PART, decision->other, NULL);
        return put (writer, uuid, field, bang_decision_op_to_string (decision->op), decision->seq, error);
      }
    case BANG_DECISION_CONFIRM:
      return !on_target || put_confirmed (writer, uuid, decision, error);
    case BANG_DECISION_REJECT:
      return !on_target || put (writer, uuid, or_empty (decision->field), "1", decision->seq, error);
    case BANG_DECISION_RENAME:
    case BANG_DECISION_RETYPE:
    case BANG_DECISION_DATE:
    case BANG_DECISION_SIDE:
    case BANG_DECISION_PLACE:
    case BANG_DECISION_FIGURE:
      return !on_target || put (writer, uuid, or_empty (decision->field), value, decision->seq, error);
    case BANG_DECISION_UNDO:
    case BANG_DECISION_REDO:
    case BANG_DECISION_N_OPS:
    default:
      return TRUE;
    }
}

static gboolean
collect_lines (BangConnection  *connection,
               const char      *uuid,
               GPtrArray       *lines,
               GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_sql_ask (connection, error,
                       "SELECT " COLUMNS "FROM main.decision d WHERE d.seq IN "
                       "  (SELECT seq FROM main.decision WHERE target_uuid = ?1 "
                       "   UNION SELECT seq FROM main.decision WHERE other_uuid = ?1) ORDER BY d.seq", "u", uuid);
  for (;;)
    {
      BangDecision *decision;

      if (!bang_sql_next (connection, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      decision = read_row (stmt);
      if (decision->active)
        g_ptr_array_add (lines, decision);
      else
        bang_decision_free (decision);
    }
}

/**
 * bang_override_fold:
 * @uuid: an entity or event
 *
 * Works out again what is in force about one thing, from the log.
 */
gboolean
bang_override_fold (BangWriter  *writer,
                    const char  *uuid,
                    GError     **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_decision_free);

  bang_writer_assert (writer);
  if (!bang_sql_run (writer->connection, error, "DELETE FROM main.override WHERE target_uuid = ?1", "u", uuid) ||
      !collect_lines (writer->connection, uuid, lines, error))
    return FALSE;

  for (guint i = 0; i < lines->len; i++)
    {
      if (!put_decision (writer, uuid, g_ptr_array_index (lines, i), error))
        return FALSE;
    }
  return TRUE;
}

/**
 * bang_override_get:
 * @value: (out) (transfer full) (nullable): what is in force; %NULL when nothing is
 */
gboolean
bang_override_get (BangConnection  *connection,
                   const char      *uuid,
                   const char      *field,
                   char           **value,
                   GError         **error)
{
  return bang_sql_get_text (connection, value, error,
                            "SELECT value FROM main.override WHERE target_uuid = ?1 AND field = ?2", "ut",
                            uuid, field);
}

/**
 * bang_override_exists:
 *
 * Whether anything at all was decided: most libraries are never told anything.
 */
gboolean
bang_override_exists (BangConnection  *connection,
                      gboolean        *exists,
                      GError         **error)
{
  gint64 value;

  if (!bang_sql_get_int (connection, &value, error, "SELECT EXISTS (SELECT 1 FROM main.override)", ""))
    return FALSE;
  *exists = value != 0;
  return TRUE;
}
