/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telling the library: confirm, reject, rename, retype, merge, split, the same,
 * not the same, date, side, place; undo and redo.
 *
 * A call is one line of the log and everything that follows from it, in one
 * transaction; then the search index follows. What is asked for is looked at
 * in the writer's thread, so that two programs telling at once cannot make
 * something of which each half alone made sense.
 *
 * Any thread.
 */
#include "config.h"

#include "library/bang-decide-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "library/bang-library-private.h"
#include "text/bang-fold.h"

#define ACTION N_("The decision could not be kept.")

/* Bytes of a name or place that a person may give. */
#define MAX_NAME 500

/* What a call asks for. */
typedef struct
{
  BangDecisionOp  op;
  gboolean        on_event;
  gint64          entity_id;
  gint64          other_id;       /* an entity; for events an article */
  gint64          article_id;
  guint           event;
  const char     *field;
  const char     *value;          /* (nullable) */
  const gint64   *articles;
  guint           n_articles;
  gint64          seq;            /* undo, redo: of which, 0 the last */

  gint64          new_seq;        /* the answer */
  gint64          new_id;         /* of the name that was split off */
} Draft;

static gboolean
fail (GError     **error,
      const char  *sentence)
{
  g_set_error_literal (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_FAILED, sentence);
  return FALSE;
}

/**
 * bang_decision_parse_day:
 * @text: "2024-11-19", "2024-11", "2024"; "" or "unknown" for no day known
 * @day: (out): the day, parts 0 where not known
 *
 * Returns: whether @text is a day, a month, a year or unknown
 */
gboolean
bang_decision_parse_day (const char *text,
                         BangDay    *day)
{
  g_auto (GStrv) parts = NULL;
  guint64 numbers[3] = { 0, 0, 0 };

  *day = (BangDay) { 0, 0, 0 };
  if (*text == '\0' || strcmp (text, "unknown") == 0)
    return TRUE;

  parts = g_strsplit (text, "-", 4);
  if (g_strv_length (parts) > 3)
    return FALSE;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (!g_ascii_string_to_unsigned (parts[i], 10, 1, i == 0 ? 9999 : 31, &numbers[i], NULL))
        return FALSE;
    }
  if (numbers[1] > 12 ||
      (numbers[2] != 0 &&
       !g_date_valid_dmy ((GDateDay) numbers[2], (GDateMonth) numbers[1], (GDateYear) numbers[0])))
    return FALSE;

  *day = (BangDay) { (guint16) numbers[0], (guint8) numbers[1], (guint8) numbers[2] };
  return TRUE;
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
             Draft           *draft,
             BangDecision    *decision,
             GError         **error)
{
  draft->entity_id = bang_entity_get_root (connection, draft->entity_id);
  return read_entity (connection, draft->entity_id, &decision->target, &decision->target_kind,
                      &decision->target_name, &decision->target_side, error);
}

static gboolean
fill_other_entity (BangConnection  *connection,
                   Draft           *draft,
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
            const Draft     *draft,
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
                 const Draft     *draft,
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

/* The articles in which a name is another one. */
static gboolean
fill_split (BangConnection  *connection,
            const Draft     *draft,
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
             const Draft     *draft,
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

/* What the library said before. */
static gboolean
fill_old (BangConnection  *connection,
          const Draft     *draft,
          BangDecision    *decision,
          GError         **error)
{
  switch (draft->op)
    {
    case BANG_DECISION_RENAME:
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
    case BANG_DECISION_REJECT:
    case BANG_DECISION_MERGE:
    case BANG_DECISION_SPLIT:
    case BANG_DECISION_SAME:
    case BANG_DECISION_NOT_SAME:
    case BANG_DECISION_UNDO:
    case BANG_DECISION_REDO:
    case BANG_DECISION_N_OPS:
    default:
      return TRUE;
    }
}

static gboolean
fill (BangConnection  *connection,
      Draft           *draft,
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

  if (draft->op == BANG_DECISION_MERGE || is_pair)
    return fill_other_entity (connection, draft, decision, error);
  if (draft->op == BANG_DECISION_SPLIT)
    return fill_split (connection, draft, decision, error);
  if (draft->op == BANG_DECISION_REJECT)
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
           Draft           *draft,
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

static gboolean
decide_in_transaction (BangWriter  *writer,
                       Draft       *draft,
                       GError     **error)
{
  g_autoptr (GPtrArray) decisions = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_decision_free);
  BangDecision *decision = bang_decision_new (draft->op);
  gboolean filled;

  g_ptr_array_add (decisions, decision);
  if (draft->op == BANG_DECISION_UNDO || draft->op == BANG_DECISION_REDO)
    filled = fill_undo (writer->connection, draft, decision, error);
  else
    filled = fill (writer->connection, draft, decision, error);
  if (!filled || !bang_decide_apply (writer, decisions, error))
    return FALSE;

  draft->new_seq = decision->seq;
  return draft->op != BANG_DECISION_SPLIT ||
         bang_sql_get_int (writer->connection, &draft->new_id, error,
                           "SELECT id FROM main.entity WHERE uuid = ?1", "u", decision->other);
}

static gboolean
decide_cb (BangWriter    *writer,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  guint64 n_unindexed = writer->n_unindexed;

  if (!bang_writer_begin (writer, error))
    return FALSE;
  if (!decide_in_transaction (writer, data, error))
    {
      bang_writer_rollback (writer);
      writer->n_unindexed = n_unindexed;
      return FALSE;
    }
  if (!bang_writer_commit (writer, error))
    {
      writer->n_unindexed = n_unindexed;
      return FALSE;
    }

  if (!bang_decide_catch_up (writer, error))
    return FALSE;
  bang_library_emit_changed (writer->library);
  return TRUE;
}

static gint64
decide (BangLibrary  *self,
        Draft        *draft,
        GError      **error)
{
  g_return_val_if_fail (BANG_IS_LIBRARY (self), 0);

  return bang_library_write (self, decide_cb, draft, NULL, error) ? draft->new_seq : 0;
}

/* A name as a person types it, without what cannot be seen. */
static char *
clean_name (const char  *name,
            GError     **error)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);

  for (char *p = composed; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_iscntrl (g_utf8_get_char (p)) && (guchar) *p < 0x80)
        *p = ' ';
    }
  g_strstrip (composed);
  if (*composed == '\0' || strlen (composed) > MAX_NAME)
    {
      fail (error, _("A name needs at least one letter, and no more than a line."));
      return NULL;
    }
  return g_steal_pointer (&composed);
}

/**
 * bang_library_confirm_entity:
 *
 * Notes that a name is right as it is.
 */
gint64
bang_library_confirm_entity (BangLibrary  *self,
                             gint64        entity_id,
                             GError      **error)
{
  Draft draft = { .op = BANG_DECISION_CONFIRM, .entity_id = entity_id, .field = "confirmed" };

  return decide (self, &draft, error);
}

/**
 * bang_library_confirm_event:
 *
 * Notes that an event is right as it is.
 */
gint64
bang_library_confirm_event (BangLibrary  *self,
                            gint64        article_id,
                            guint         event,
                            GError      **error)
{
  Draft draft = {
    .op = BANG_DECISION_CONFIRM, .on_event = TRUE, .article_id = article_id, .event = event, .field = "confirmed",
  };

  return decide (self, &draft, error);
}

/**
 * bang_library_reject_entity:
 * @article_id: where it is wrong, 0 everywhere
 *
 * Takes a name out of an article, or out of all: it is no name.
 */
gint64
bang_library_reject_entity (BangLibrary  *self,
                            gint64        entity_id,
                            gint64        article_id,
                            GError      **error)
{
  Draft draft = { .op = BANG_DECISION_REJECT, .entity_id = entity_id, .article_id = article_id };

  return decide (self, &draft, error);
}

/**
 * bang_library_reject_event:
 *
 * Takes an event out of an article: it did not take place, or is none.
 */
gint64
bang_library_reject_event (BangLibrary  *self,
                           gint64        article_id,
                           guint         event,
                           GError      **error)
{
  Draft draft = { .op = BANG_DECISION_REJECT, .on_event = TRUE, .article_id = article_id, .event = event };

  return decide (self, &draft, error);
}

/**
 * bang_library_reject_participant:
 *
 * Takes a person out of an event, not out of the article.
 */
gint64
bang_library_reject_participant (BangLibrary  *self,
                                 gint64        article_id,
                                 guint         event,
                                 gint64        entity_id,
                                 GError      **error)
{
  Draft draft = {
    .op = BANG_DECISION_REJECT, .on_event = TRUE, .article_id = article_id, .event = event, .entity_id = entity_id,
  };

  return decide (self, &draft, error);
}

/**
 * bang_library_rename_entity:
 * @name: what it is called
 *
 * Gives a name its right form. It is found by the others still.
 */
gint64
bang_library_rename_entity (BangLibrary  *self,
                            gint64        entity_id,
                            const char   *name,
                            GError      **error)
{
  g_autofree char *clean = clean_name (name, error);
  Draft draft = { .op = BANG_DECISION_RENAME, .entity_id = entity_id, .field = "name", .value = clean };

  return clean != NULL ? decide (self, &draft, error) : 0;
}

/**
 * bang_library_retype_entity:
 *
 * Says what kind of thing a name is of.
 */
gint64
bang_library_retype_entity (BangLibrary     *self,
                            gint64           entity_id,
                            BangEntityKind   kind,
                            GError         **error)
{
  Draft draft = {
    .op = BANG_DECISION_RETYPE, .entity_id = entity_id, .field = "kind", .value = bang_entity_kind_to_string (kind),
  };

  return decide (self, &draft, error);
}

/**
 * bang_library_retype_event:
 * @type: a code of capital letters: "TALKS"
 *
 * Says what kind of event it was.
 */
gint64
bang_library_retype_event (BangLibrary  *self,
                           gint64        article_id,
                           guint         event,
                           const char   *type,
                           GError      **error)
{
  Draft draft = {
    .op = BANG_DECISION_RETYPE, .on_event = TRUE, .article_id = article_id, .event = event, .field = "type",
    .value = type,
  };
  gsize n_letters = strspn (type, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");

  if (n_letters == 0 || n_letters > 16 || type[n_letters] != '\0')
    {
      fail (error, _("A type of event is a word of capital letters, such as TALKS."));
      return 0;
    }
  return decide (self, &draft, error);
}

/**
 * bang_library_merge_entities:
 * @entity_id: a name
 * @into_id: whom or what it really names
 *
 * Says that two names are one. It is shown under the second and found by both.
 */
gint64
bang_library_merge_entities (BangLibrary  *self,
                             gint64        entity_id,
                             gint64        into_id,
                             GError      **error)
{
  Draft draft = { .op = BANG_DECISION_MERGE, .entity_id = entity_id, .other_id = into_id, .field = "merged_into" };

  return decide (self, &draft, error);
}

/**
 * bang_library_split_entity:
 * @article_ids: (array length=n_articles): where it is someone or something else
 * @new_id: (out) (optional): the name that was made for it
 *
 * Says that one name is two.
 */
gint64
bang_library_split_entity (BangLibrary   *self,
                           gint64         entity_id,
                           const gint64  *article_ids,
                           guint          n_articles,
                           gint64        *new_id,
                           GError       **error)
{
  Draft draft = {
    .op = BANG_DECISION_SPLIT, .entity_id = entity_id, .articles = article_ids, .n_articles = n_articles,
    .field = "split",
  };
  gint64 seq = decide (self, &draft, error);

  if (new_id != NULL)
    *new_id = draft.new_id;
  return seq;
}

/**
 * bang_library_tell_entities_apart:
 *
 * Says that two names are not one, so that nobody merges them by mistake.
 */
gint64
bang_library_tell_entities_apart (BangLibrary  *self,
                                  gint64        entity_id,
                                  gint64        other_id,
                                  GError      **error)
{
  Draft draft = { .op = BANG_DECISION_NOT_SAME, .entity_id = entity_id, .other_id = other_id, .field = "pair" };

  return decide (self, &draft, error);
}

/**
 * bang_library_tell_events_apart:
 * @article_id: an article
 * @other_id: another one
 *
 * Says that the main events of two articles are not one.
 */
gint64
bang_library_tell_events_apart (BangLibrary  *self,
                                gint64        article_id,
                                gint64        other_id,
                                GError      **error)
{
  Draft draft = {
    .op = BANG_DECISION_NOT_SAME, .on_event = TRUE, .article_id = article_id, .other_id = other_id, .field = "pair",
  };

  return decide (self, &draft, error);
}

/**
 * bang_library_join_events:
 * @article_id: an article
 * @other_id: another one
 *
 * Says that the main events of two articles are one.
 */
gint64
bang_library_join_events (BangLibrary  *self,
                          gint64        article_id,
                          gint64        other_id,
                          GError      **error)
{
  Draft draft = {
    .op = BANG_DECISION_SAME, .on_event = TRUE, .article_id = article_id, .other_id = other_id, .field = "pair",
  };

  return decide (self, &draft, error);
}

/**
 * bang_library_set_event_date:
 * @day: when it took place, parts 0 where not known; all 0 for unknown
 *
 * Says when an event took place, as precisely as one knows.
 */
gint64
bang_library_set_event_date (BangLibrary  *self,
                             gint64        article_id,
                             guint         event,
                             BangDay       day,
                             GError      **error)
{
  g_autofree char *text = bang_day_to_iso (day);
  BangDay parsed;
  Draft draft = {
    .op = BANG_DECISION_DATE, .on_event = TRUE, .article_id = article_id, .event = event, .field = "date",
    .value = text != NULL ? text : "",
  };

  if (!bang_decision_parse_day (draft.value, &parsed))
    {
      fail (error, _("There is no such day. A date is a year, a month or a day: 2024, 2024-11 or 2024-11-19."));
      return 0;
    }
  return decide (self, &draft, error);
}

/**
 * bang_library_set_event_place:
 * @place: where it took place
 *
 * Says where an event took place.
 */
gint64
bang_library_set_event_place (BangLibrary  *self,
                              gint64        article_id,
                              guint         event,
                              const char   *place,
                              GError      **error)
{
  g_autofree char *clean = clean_name (place, error);
  Draft draft = {
    .op = BANG_DECISION_PLACE, .on_event = TRUE, .article_id = article_id, .event = event, .field = "place",
    .value = clean,
  };

  return clean != NULL ? decide (self, &draft, error) : 0;
}

/**
 * bang_library_set_entity_side:
 * @side: a country, or unknown
 *
 * Says which side a person, a body or a place is on.
 */
gint64
bang_library_set_entity_side (BangLibrary  *self,
                              gint64        entity_id,
                              BangCountry   side,
                              GError      **error)
{
  Draft draft = {
    .op = BANG_DECISION_SIDE, .entity_id = entity_id, .field = "side", .value = bang_country_to_string (side),
  };

  return decide (self, &draft, error);
}

/**
 * bang_library_undo_decision:
 * @seq: which, 0 for the last one in force
 *
 * Takes a decision back. Any number of steps, at any time later.
 */
gint64
bang_library_undo_decision (BangLibrary  *self,
                            gint64        seq,
                            GError      **error)
{
  Draft draft = { .op = BANG_DECISION_UNDO, .seq = seq };

  return decide (self, &draft, error);
}

/**
 * bang_library_redo_decision:
 * @seq: which, 0 for the one undone last, unless something was decided since
 *
 * Puts a decision in force again.
 */
gint64
bang_library_redo_decision (BangLibrary  *self,
                            gint64        seq,
                            GError      **error)
{
  Draft draft = { .op = BANG_DECISION_REDO, .seq = seq };

  return decide (self, &draft, error);
}

/**
 * bang_library_list_decisions:
 * @limit: how many, the newest first; 0 for all, the oldest first
 *
 * Returns: (transfer full) (nullable) (element-type BangDecision): the log
 */
GPtrArray *
bang_library_list_decisions (BangLibrary   *self,
                             gint64         limit,
                             GCancellable  *cancellable,
                             GError       **error)
{
  BangConnection *connection;
  GPtrArray *list;

  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);

  connection = bang_library_take_reader (self, cancellable, error);
  if (connection == NULL)
    return NULL;
  list = bang_decision_read_all (connection, limit, error);
  bang_library_give_reader (self, connection);
  return list;
}

/* Every name that is called so, the one it was merged into, and once. */
static gboolean
collect_named (BangConnection  *connection,
               const char      *name,
               GHashTable      *ids,
               GError         **error)
{
  g_autofree char *norm = bang_fold_key (name, -1);
  g_autoptr (GHashTable) found = bang_id_set_new ();
  GHashTableIter iter;
  gint64 id;

  if (!bang_sql_collect (connection, found, error, "SELECT id FROM main.entity WHERE uuid = ?1", "u", name) ||
      !bang_sql_collect (connection, found, error,
                         "SELECT DISTINCT entity_id FROM main.entity_name WHERE norm = ?1", "t", norm))
    return FALSE;

  g_hash_table_iter_init (&iter, found);
  while (bang_id_set_next (&iter, &id))
    bang_id_set_add (ids, bang_entity_get_root (connection, id));
  return TRUE;
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

/* Those that stand in articles, or else all. */
static GArray *
choose_ids (BangConnection  *connection,
            GHashTable      *ids,
            GError         **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) used = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gint64 id;

  g_hash_table_iter_init (&iter, ids);
  while (bang_id_set_next (&iter, &id))
    {
      gint64 n;

      if (!bang_sql_get_int (connection, &n, error, "SELECT n_articles FROM main.entity WHERE id = ?1", "i", id))
        return NULL;
      g_array_append_val (all, id);
      if (n > 0)
        g_array_append_val (used, id);
    }
  g_array_sort (all, compare_ids);
  g_array_sort (used, compare_ids);
  return used->len > 0 ? g_steal_pointer (&used) : g_steal_pointer (&all);
}

/**
 * bang_library_find_entities:
 * @name: an exact name, in any case and spelling of its tones, or a uuid
 *
 * Returns: (transfer full) (nullable) (element-type gint64): everyone and
 *   everything called so, merged names as what they are; often one, perhaps none
 */
GArray *
bang_library_find_entities (BangLibrary   *self,
                            const char    *name,
                            GCancellable  *cancellable,
                            GError       **error)
{
  g_autoptr (GHashTable) ids = bang_id_set_new ();
  BangConnection *connection;
  GArray *list = NULL;

  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);

  connection = bang_library_take_reader (self, cancellable, error);
  if (connection == NULL)
    return NULL;
  if (collect_named (connection, name, ids, error))
    list = choose_ids (connection, ids, error);
  bang_library_give_reader (self, connection);
  return list;
}
