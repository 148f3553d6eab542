/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From what a caller asks for to a line of the log: who or what is spoken of,
 * what the library said before, and whether it makes sense.
 *
 * Everything is named by uuid here: numbers are for the one who asks, and hold
 * in this library only.
 *
 * Belongs to the writer.
 */
#include "config.h"

#include "library/bang-decide-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
fail (GError     **error,
      const char  *sentence)
{
  g_set_error_literal (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_FAILED, sentence);
  return FALSE;
}

static gboolean
read_entity (BangConnection  *connection,
             gint64           id,
             char           **uuid,
             char           **kind,
             char           **name,
             char           **side,
             GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_sql_ask (connection, error,
                       "SELECT uuid, kind, name, side FROM main.entity WHERE id = ?1", "i", id);
  if (!bang_sql_next (connection, stmt, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND,
                           _("The library has no such name."));
      return FALSE;
    }

  *uuid = bang_column_dup_uuid (stmt, 0);
  if (kind != NULL)
    *kind = bang_column_dup (stmt, 1);
  *name = bang_column_dup (stmt, 2);
  *side = bang_column_dup (stmt, 3);
  return TRUE;
}

static gboolean
read_article (BangConnection  *connection,
              gint64           id,
              char           **uuid,
              char           **title,
              GError         **error)
{
  if (!bang_sql_get_text (connection, uuid, error, "SELECT uuid FROM main.article WHERE id = ?1", "i", id) ||
      !bang_sql_get_text (connection, title, error, "SELECT title FROM main.article WHERE id = ?1", "i", id))
    return FALSE;
  if (*uuid != NULL)
    return TRUE;
  g_set_error_literal (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND,
                       _("The library has no such article."));
  return FALSE;
}

/* Who or what is spoken of: the name it was merged into, if it was. */
static gboolean
fill_entity (BangConnection  *connection,
             BangDraft       *draft,
             BangDecision    *decision,
             GError         **error)
{
  draft->entity_id = bang_entity_get_root (connection, draft->entity_id);
  return read_entity (connection, draft->entity_id, &decision->target, &decision->target_kind,
                      &decision->target_name, &decision->target_side, error);
}

static gboolean
fill_other_entity (BangConnection  *connection,
                   BangDraft       *draft,
                   BangDecision    *decision,
                   GError         **error)
{
  gboolean apart;

  draft->other_id = bang_entity_get_root (connection, draft->other_id);
  if (!read_entity (connection, draft->other_id, &decision->other, NULL, &decision->other_name,
                    &decision->other_side, error))
    return FALSE;

  if (draft->other_id == draft->entity_id)
    return fail (error, draft->op == BANG_DECISION_MERGE
                        ? _("These names are one already.")
                        : _("These names are one in the library. Undo what merged them first."));
  if (draft->op != BANG_DECISION_MERGE)
    return TRUE;
  if (!bang_pairs_are_apart (connection, decision->target, decision->other, &apart, error))
    return FALSE;
  return !apart ||
         fail (error, _("It was decided that these names are not the same. Undo that decision first."));
}

static gboolean
fill_event (BangConnection  *connection,
            const BangDraft *draft,
            BangDecision    *decision,
            GError         **error)
{
  decision->target_kind = g_strdup ("event");
  return read_article (connection, draft->article_id, &decision->article, &decision->target_name, error) &&
         bang_event_find_part (connection, draft->article_id, draft->event, &decision->target, &decision->part, error);
}

/* Pairs are between the main events of two articles, as they were found. */
static gboolean
fill_event_pair (BangConnection  *connection,
                 const BangDraft *draft,
                 BangDecision    *decision,
                 GError         **error)
{
  if (draft->article_id == draft->other_id)
    return fail (error, _("This is one and the same article. Name two."));
  if (!read_article (connection, draft->article_id, &decision->article, &decision->target_name, error) ||
      !read_article (connection, draft->other_id, &decision->new_value, &decision->other_name, error))
    return FALSE;

  decision->target_kind = g_strdup ("event");
  decision->part = g_strdup ("main");
  decision->target = bang_event_make_uuid (decision->article, "main");
  decision->other = bang_event_make_uuid (decision->new_value, "main");
  return TRUE;
}

/* The event that this one is a part of, or is not. */
static gboolean
fill_whole (BangConnection  *connection,
            const BangDraft *draft,
            BangDecision    *decision,
            GError         **error)
{
  if (!read_article (connection, draft->other_id, &decision->new_value, &decision->other_name, error) ||
      !bang_event_find_part (connection, draft->other_id, draft->other_event, &decision->other, NULL, error))
    return FALSE;
  return strcmp (decision->target, decision->other) != 0 ||
         fail (error, _("An event is no part of itself. Name two."));
}

/* The articles in which a name is another one. */
static gboolean
fill_split (BangConnection  *connection,
            const BangDraft *draft,
            BangDecision    *decision,
            GError         **error)
{
  g_autoptr (GString) articles = g_string_new (NULL);
  guint8 uuid[BANG_UUID_SIZE];

  if (draft->n_articles == 0)
    return fail (error, _("A name is split by articles. Name at least one."));

  for (guint i = 0; i < draft->n_articles; i++)
    {
      g_autofree char *article = NULL;
      g_autofree char *title = NULL;
      gint64 n;

      if (!read_article (connection, draft->articles[i], &article, &title, error) ||
          !bang_sql_get_int (connection, &n, error,
                             "SELECT count (*) FROM main.article_entity WHERE article_id = ?1 AND entity_id = ?2", "ii",
                             draft->articles[i], draft->entity_id))
        return FALSE;
      if (n == 0)
        {
          g_set_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND,
                       _("“%s” is not named in article %lld. Name articles that have it."),
                       decision->target_name, (long long) draft->articles[i]);
          return FALSE;
        }
      g_string_append_printf (articles, "%s%s", i > 0 ? " " : "", article);
    }

  decision->uuid = g_uuid_string_random ();
  bang_uuid_from_name ("split", decision->uuid, strlen (decision->uuid), uuid);
  decision->other = bang_uuid_to_string (uuid);
  decision->other_name = g_strdup (decision->target_name);
  decision->other_side = g_strdup (decision->target_side);
  decision->new_value = g_string_free (g_steal_pointer (&articles), FALSE);
  return TRUE;
}

static gboolean
fill_reject (BangConnection  *connection,
             const BangDraft *draft,
             BangDecision    *decision,
             GError         **error)
{
  if (draft->on_event && draft->entity_id != 0)
    {
      if (!read_entity (connection, bang_entity_get_root (connection, draft->entity_id), &decision->other, NULL,
                        &decision->other_name, &decision->other_side, error))
        return FALSE;
      decision->field = g_strconcat ("rejected-person:", decision->other, NULL);
    }
  else if (!draft->on_event && draft->article_id != 0)
    {
      g_autofree char *article = NULL;

      if (!read_article (connection, draft->article_id, &article, &decision->other_name, error))
        return FALSE;
      decision->field = g_strconcat ("rejected-in:", article, NULL);
    }
  else
    {
      decision->field = g_strdup ("rejected");
    }
  return TRUE;
}

/* What is right of an event: its type, day and place, as they are read now. It
 * stays so when better rules read something else. */
static gboolean
fill_confirmed (BangConnection  *connection,
                const BangDraft *draft,
                BangDecision    *decision,
                GError         **error)
{
  g_autofree char *type = NULL;
  g_autofree char *place = NULL;
  g_autofree char *day = NULL;
  gint64 number;

  if (!bang_sql_get_text (connection, &type, error,
                          "SELECT type FROM main.event WHERE article_id = ?1 AND n = ?2", "ii",
                          draft->article_id, (gint64) draft->event) ||
      !bang_sql_get_int (connection, &number, error,
                         "SELECT date_start FROM main.event WHERE article_id = ?1 AND n = ?2", "ii",
                         draft->article_id, (gint64) draft->event) ||
      !bang_sql_get_text (connection, &place, error,
                          "SELECT name FROM main.event_place WHERE article_id = ?1 AND event_n = ?2 AND n = 0", "ii",
                          draft->article_id, (gint64) draft->event))
    return FALSE;
  /* A day of an unknown year is none that a decision can name. */
  if (bang_day_from_number (number).year != 0)
    day = bang_day_to_iso (bang_day_from_number (number));
  decision->new_value = g_strdup_printf ("%s\t%s\t%s", type != NULL ? type : "", day != NULL ? day : "",
                                         place != NULL ? place : "");
  return TRUE;
}

/* What the library said before. */
static gboolean
fill_old (BangConnection  *connection,
          const BangDraft *draft,
          BangDecision    *decision,
          GError         **error)
{
  switch (draft->op)
    {
    case BANG_DECISION_RENAME:
      if (g_strcmp0 (draft->field, BANG_FIELD_CHINESE) == 0)
        return bang_override_get (connection, decision->target, BANG_FIELD_CHINESE, &decision->old_value, error);
      decision->old_value = g_strdup (decision->target_name);
      return TRUE;
    case BANG_DECISION_SIDE:
      decision->old_value = g_strdup (decision->target_side);
      return TRUE;
    case BANG_DECISION_RETYPE:
      if (!draft->on_event)
        {
          decision->old_value = g_strdup (decision->target_kind);
          return TRUE;
        }
      return bang_sql_get_text (connection, &decision->old_value, error,
                                "SELECT type FROM main.event WHERE article_id = ?1 AND n = ?2", "ii",
                                draft->article_id, (gint64) draft->event);
    case BANG_DECISION_PLACE:
      return bang_sql_get_text (connection, &decision->old_value, error,
                                "SELECT name FROM main.event_place WHERE article_id = ?1 AND event_n = ?2 AND n = 0",
                                "ii", draft->article_id, (gint64) draft->event);
    case BANG_DECISION_DATE:
      {
        gint64 number;

        if (!bang_sql_get_int (connection, &number, error,
                               "SELECT date_start FROM main.event WHERE article_id = ?1 AND n = ?2", "ii",
                               draft->article_id, (gint64) draft->event))
          return FALSE;
        decision->old_value = bang_day_to_iso (bang_day_from_number (number));
        return TRUE;
      }
    case BANG_DECISION_CONFIRM:
      return !draft->on_event || fill_confirmed (connection, draft, decision, error);
    case BANG_DECISION_FIGURE:
    case BANG_DECISION_REJECT:
    case BANG_DECISION_MERGE:
    case BANG_DECISION_SPLIT:
    case BANG_DECISION_SAME:
    case BANG_DECISION_NOT_SAME:
    case BANG_DECISION_PART_OF:
    case BANG_DECISION_NOT_PART_OF:
    case BANG_DECISION_UNDO:
    case BANG_DECISION_REDO:
    case BANG_DECISION_N_OPS:
    default:
      return TRUE;
    }
}

static gboolean
fill (BangConnection  *connection,
      BangDraft       *draft,
      BangDecision    *decision,
      GError         **error)
{
  gboolean is_pair = draft->op == BANG_DECISION_SAME || draft->op == BANG_DECISION_NOT_SAME;

  decision->field = g_strdup (draft->field);
  decision->new_value = g_strdup (draft->value);
  if (draft->on_event && is_pair)
    return fill_event_pair (connection, draft, decision, error);
  if (!(draft->on_event ? fill_event (connection, draft, decision, error)
                        : fill_entity (connection, draft, decision, error)))
    return FALSE;

  if (draft->detail != BANG_DETAIL_NONE)
    return bang_detail_fill (connection, draft, decision, error);
  if (draft->op == BANG_DECISION_MERGE || is_pair)
    return fill_other_entity (connection, draft, decision, error);
  if (draft->op == BANG_DECISION_PART_OF || draft->op == BANG_DECISION_NOT_PART_OF)
    return fill_whole (connection, draft, decision, error);
  if (draft->op == BANG_DECISION_SPLIT)
    return fill_split (connection, draft, decision, error);
  if (draft->op == BANG_DECISION_REJECT && draft->field == NULL)
    return fill_reject (connection, draft, decision, error);
  return fill_old (connection, draft, decision, error);
}

/* The last decision in force. */
static gboolean
find_undoable (BangConnection  *connection,
               gint64          *seq,
               GError         **error)
{
  if (!bang_sql_get_int (connection, seq, error,
                         "SELECT d.seq FROM main.decision d WHERE d.op NOT IN ('undo', 'redo') AND "
                         "  coalesce ((SELECT u.op FROM main.decision u WHERE u.undo_of = d.seq "
                         "             ORDER BY u.seq DESC LIMIT 1), '') <> 'undo' "
                         "ORDER BY d.seq DESC LIMIT 1", ""))
    return FALSE;
  return *seq != 0 || fail (error, _("There is nothing to undo."));
}

/* The one that was taken back last, unless something else was decided since. */
static gboolean
find_redoable (BangConnection  *connection,
               gint64          *seq,
               GError         **error)
{
  if (!bang_sql_get_int (connection, seq, error,
                         "SELECT u.undo_of FROM main.decision u WHERE u.op = 'undo' AND u.seq > "
                         "  (SELECT max (seq) FROM main.decision WHERE op NOT IN ('undo', 'redo')) "
                         "AND NOT EXISTS (SELECT 1 FROM main.decision v "
                         "                WHERE v.undo_of = u.undo_of AND v.seq > u.seq) "
                         "ORDER BY u.seq DESC LIMIT 1", ""))
    return FALSE;
  return *seq != 0 || fail (error, _("There is nothing to redo."));
}

/* Whether what was taken back makes sense again: a merge may go round by now. */
static gboolean
check_redo (BangConnection      *connection,
            const BangDecision  *decision,
            GError             **error)
{
  gint64 target;
  gint64 other;
  gboolean apart;

  if (decision->op != BANG_DECISION_MERGE)
    return TRUE;
  if (!bang_sql_get_int (connection, &target, error,
                         "SELECT id FROM main.entity WHERE uuid = ?1", "u", decision->target) ||
      !bang_sql_get_int (connection, &other, error,
                         "SELECT id FROM main.entity WHERE uuid = ?1", "u", decision->other))
    return FALSE;
  if (target != 0 && other != 0 && bang_entity_get_root (connection, other) == target)
    return fail (error, _("These names are one already."));
  if (!bang_pairs_are_apart (connection, decision->target, decision->other, &apart, error))
    return FALSE;
  return !apart ||
         fail (error, _("It was decided that these names are not the same. Undo that decision first."));
}

static gboolean
fill_undo (BangConnection  *connection,
           BangDraft       *draft,
           BangDecision    *decision,
           GError         **error)
{
  g_autoptr (BangDecision) of = NULL;
  gint64 seq = draft->seq;
  gboolean undo = draft->op == BANG_DECISION_UNDO;

  if (seq == 0 && !(undo ? find_undoable (connection, &seq, error) : find_redoable (connection, &seq, error)))
    return FALSE;
  of = bang_decision_read (connection, seq, error);
  if (of == NULL)
    return FALSE;
  if (of->undo_of_seq != 0)
    return fail (error, _("What was undone or redone is not undone itself. Name the decision."));
  if (of->active != undo)
    return fail (error, undo ? _("This decision is undone already.") : _("This decision is in force already."));
  if (!undo && !check_redo (connection, of, error))
    return FALSE;

  decision->target = g_steal_pointer (&of->target);
  decision->target_kind = g_steal_pointer (&of->target_kind);
  decision->target_name = g_steal_pointer (&of->target_name);
  decision->target_side = g_steal_pointer (&of->target_side);
  decision->field = g_steal_pointer (&of->field);
  decision->other = g_steal_pointer (&of->other);
  decision->other_name = g_steal_pointer (&of->other_name);
  decision->other_side = g_steal_pointer (&of->other_side);
  decision->article = g_steal_pointer (&of->article);
  decision->part = g_steal_pointer (&of->part);
  decision->undo_of_seq = seq;
  return TRUE;
}

/* What a decision said stays, whatever is read now. */
static gboolean
fill_kept (BangConnection  *connection,
           BangDraft       *draft,
           BangDecision    *decision,
           GError         **error)
{
  g_autoptr (BangDecision) of = bang_decision_read (connection, draft->seq, error);

  if (of == NULL)
    return FALSE;
  decision->field = g_strconcat (BANG_FIELD_KEPT, of->field != NULL ? of->field : "", ":", draft->value, NULL);
  decision->new_value = g_strdup (draft->value);
  decision->target = g_steal_pointer (&of->target);
  decision->target_kind = g_steal_pointer (&of->target_kind);
  decision->target_name = g_steal_pointer (&of->target_name);
  decision->target_side = g_steal_pointer (&of->target_side);
  decision->article = g_steal_pointer (&of->article);
  decision->part = g_steal_pointer (&of->part);
  return TRUE;
}

/**
 * bang_draft_fill:
 * @draft: what was asked for
 * @decision: a new decision of the same op
 *
 * Finds what is spoken of and whether it makes sense. In the writer's thread,
 * inside the transaction that will write the decision.
 */
gboolean
bang_draft_fill (BangConnection  *connection,
                 BangDraft       *draft,
                 BangDecision    *decision,
                 GError         **error)
{
  if (draft->op == BANG_DECISION_UNDO || draft->op == BANG_DECISION_REDO)
    return fill_undo (connection, draft, decision, error);
  if (draft->op == BANG_DECISION_CONFIRM && draft->seq != 0)
    return fill_kept (connection, draft, decision, error);
  return fill (connection, draft, decision, error);
}
