/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telling the library: confirm, reject, rename, retype, merge, split, the same,
 * not the same, date, side, place; undo and redo. Figures and sides of an event
 * have a file of their own (bang-decide-detail.c).
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

/* Bytes of a name or place that a person may give. */
#define MAX_NAME 500

static gboolean
fail (GError     **error,
      const char  *sentence)
{
  g_set_error_literal (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_FAILED, sentence);
  return FALSE;
}

static gboolean
decide_in_transaction (BangWriter    *writer,
                       gpointer       data,
                       GCancellable  *cancellable,
                       GError       **error)
{
  BangDraft *draft = data;
  g_autoptr (GPtrArray) decisions = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_decision_free);
  BangDecision *decision = bang_decision_new (draft->op);

  g_ptr_array_add (decisions, decision);
  if (!bang_draft_fill (writer->connection, draft, decision, error) ||
      !bang_decide_apply (writer, decisions, error))
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
  if (!bang_writer_transact (writer, decide_in_transaction, data, cancellable, error))
    return FALSE;

  bang_decide_catch_up (writer);
  return TRUE;
}

/**
 * bang_decide_tell:
 * @draft: what a person says
 *
 * Returns: its number in the log, 0 with @error
 */
gint64
bang_decide_tell (BangLibrary  *self,
                  BangDraft    *draft,
                  GError      **error)
{
  g_return_val_if_fail (BANG_IS_LIBRARY (self), 0);

  return bang_library_write (self, decide_cb, draft, NULL, error) ? draft->new_seq : 0;
}

/**
 * bang_decide_clean_name:
 *
 * Returns: (transfer full) (nullable): a name as a person types it, without
 *   what cannot be seen
 */
char *
bang_decide_clean_name (const char  *name,
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
  BangDraft draft = { .op = BANG_DECISION_CONFIRM, .entity_id = entity_id, .field = "confirmed" };

  return bang_decide_tell (self, &draft, error);
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
  BangDraft draft = {
    .op = BANG_DECISION_CONFIRM, .on_event = TRUE, .article_id = article_id, .event = event, .field = "confirmed",
  };

  return bang_decide_tell (self, &draft, error);
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
  BangDraft draft = { .op = BANG_DECISION_REJECT, .entity_id = entity_id, .article_id = article_id };

  return bang_decide_tell (self, &draft, error);
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
  BangDraft draft = { .op = BANG_DECISION_REJECT, .on_event = TRUE, .article_id = article_id, .event = event };

  return bang_decide_tell (self, &draft, error);
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
  BangDraft draft = {
    .op = BANG_DECISION_REJECT, .on_event = TRUE, .article_id = article_id, .event = event, .entity_id = entity_id,
  };

  return bang_decide_tell (self, &draft, error);
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
  g_autofree char *clean = bang_decide_clean_name (name, error);
  BangDraft draft = { .op = BANG_DECISION_RENAME, .entity_id = entity_id, .field = "name", .value = clean };

  return clean != NULL ? bang_decide_tell (self, &draft, error) : 0;
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
  BangDraft draft = {
    .op = BANG_DECISION_RETYPE, .entity_id = entity_id, .field = "kind", .value = bang_entity_kind_to_string (kind),
  };

  return bang_decide_tell (self, &draft, error);
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
  BangDraft draft = {
    .op = BANG_DECISION_RETYPE, .on_event = TRUE, .article_id = article_id, .event = event, .field = "type",
    .value = type,
  };
  gsize n_letters = strspn (type, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");

  if (n_letters == 0 || n_letters > 16 || type[n_letters] != '\0')
    {
      fail (error, _("A type of event is a word of capital letters, such as TALKS."));
      return 0;
    }
  return bang_decide_tell (self, &draft, error);
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
  BangDraft draft = { .op = BANG_DECISION_MERGE, .entity_id = entity_id, .other_id = into_id, .field = "merged_into" };

  return bang_decide_tell (self, &draft, error);
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
  BangDraft draft = {
    .op = BANG_DECISION_SPLIT, .entity_id = entity_id, .articles = article_ids, .n_articles = n_articles,
    .field = "split",
  };
  gint64 seq = bang_decide_tell (self, &draft, error);

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
  BangDraft draft = { .op = BANG_DECISION_NOT_SAME, .entity_id = entity_id, .other_id = other_id, .field = "pair" };

  return bang_decide_tell (self, &draft, error);
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
  BangDraft draft = {
    .op = BANG_DECISION_NOT_SAME, .on_event = TRUE, .article_id = article_id, .other_id = other_id, .field = "pair",
  };

  return bang_decide_tell (self, &draft, error);
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
  BangDraft draft = {
    .op = BANG_DECISION_SAME, .on_event = TRUE, .article_id = article_id, .other_id = other_id, .field = "pair",
  };

  return bang_decide_tell (self, &draft, error);
}

/**
 * bang_library_make_part_of:
 * @article_id: an article
 * @event: which of its events
 * @whole_id: another article
 * @whole_event: which of its events
 *
 * Says that an event was a part of another one: the talks of a visit.
 */
gint64
bang_library_make_part_of (BangLibrary  *self,
                           gint64        article_id,
                           guint         event,
                           gint64        whole_id,
                           guint         whole_event,
                           GError      **error)
{
  BangDraft draft = {
    .op = BANG_DECISION_PART_OF, .on_event = TRUE, .article_id = article_id, .event = event, .other_id = whole_id,
    .other_event = whole_event, .field = "part",
  };

  return bang_decide_tell (self, &draft, error);
}

/**
 * bang_library_make_no_part_of:
 * @article_id: an article
 * @event: which of its events
 * @whole_id: another article
 * @whole_event: which of its events
 *
 * Says that an event was not a part of another one.
 */
gint64
bang_library_make_no_part_of (BangLibrary  *self,
                              gint64        article_id,
                              guint         event,
                              gint64        whole_id,
                              guint         whole_event,
                              GError      **error)
{
  BangDraft draft = {
    .op = BANG_DECISION_NOT_PART_OF, .on_event = TRUE, .article_id = article_id, .event = event,
    .other_id = whole_id, .other_event = whole_event, .field = "part",
  };

  return bang_decide_tell (self, &draft, error);
}

/**
 * bang_library_set_chinese_name:
 * @name: in Chinese characters
 *
 * Says how a person or a body is written in Chinese. Its articles are found by
 * that and by its pinyin from then on.
 */
gint64
bang_library_set_chinese_name (BangLibrary  *self,
                               gint64        entity_id,
                               const char   *name,
                               GError      **error)
{
  g_autofree char *clean = bang_decide_clean_name (name, error);
  BangDraft draft = {
    .op = BANG_DECISION_RENAME, .entity_id = entity_id, .field = BANG_FIELD_CHINESE, .value = clean,
  };

  return clean != NULL ? bang_decide_tell (self, &draft, error) : 0;
}

/**
 * bang_library_refuse_chinese_name:
 * @name: in Chinese characters
 *
 * Says how a person or a body is not written in Chinese.
 */
gint64
bang_library_refuse_chinese_name (BangLibrary  *self,
                                  gint64        entity_id,
                                  const char   *name,
                                  GError      **error)
{
  g_autofree char *clean = bang_decide_clean_name (name, error);
  g_autofree char *field = clean != NULL ? g_strconcat (BANG_FIELD_NOT_CHINESE, clean, NULL) : NULL;
  BangDraft draft = { .op = BANG_DECISION_REJECT, .entity_id = entity_id, .field = field, .value = clean };

  return clean != NULL ? bang_decide_tell (self, &draft, error) : 0;
}

/**
 * bang_library_keep_decision:
 * @seq: a decision about a fact
 * @found: what is read now instead of what was when it was decided
 *
 * Says that the decision stays although the reading has changed.
 */
gint64
bang_library_keep_decision (BangLibrary  *self,
                            gint64        seq,
                            const char   *found,
                            GError      **error)
{
  BangDraft draft = { .op = BANG_DECISION_CONFIRM, .seq = seq, .value = found };

  return bang_decide_tell (self, &draft, error);
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
  BangDraft draft = {
    .op = BANG_DECISION_DATE, .on_event = TRUE, .article_id = article_id, .event = event, .field = "date",
    .value = text != NULL ? text : "",
  };

  if (!bang_decision_parse_day (draft.value, &parsed))
    {
      fail (error, _("There is no such day. A date is a year, a month or a day: 2024, 2024-11 or 2024-11-19."));
      return 0;
    }
  return bang_decide_tell (self, &draft, error);
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
  g_autofree char *clean = bang_decide_clean_name (place, error);
  BangDraft draft = {
    .op = BANG_DECISION_PLACE, .on_event = TRUE, .article_id = article_id, .event = event, .field = "place",
    .value = clean,
  };

  return clean != NULL ? bang_decide_tell (self, &draft, error) : 0;
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
  BangDraft draft = {
    .op = BANG_DECISION_SIDE, .entity_id = entity_id, .field = "side", .value = bang_country_to_string (side),
  };

  return bang_decide_tell (self, &draft, error);
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
  BangDraft draft = { .op = BANG_DECISION_UNDO, .seq = seq };

  return bang_decide_tell (self, &draft, error);
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
  BangDraft draft = { .op = BANG_DECISION_REDO, .seq = seq };

  return bang_decide_tell (self, &draft, error);
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
