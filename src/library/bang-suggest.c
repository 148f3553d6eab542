/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program believes and is not sure of: listed, accepted, refused.
 *
 * The beliefs are links of the index (bang-link.c) under BANG_LINK_SURE; those
 * that a person has decided about are passed over when they are listed.
 * Accepting and refusing are decisions like any other: in the log, undone and
 * redone with the rest, kept through every reading again.
 *
 * Any thread.
 */
#include "config.h"

#include "library/bang-suggest-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "library/bang-decide-private.h"
#include "library/bang-library-private.h"

#define ACTION N_("The suggestions could not be read.")

/* Links that are looked at for one that is still open. */
#define MAX_PASSED_OVER 20000

/* Articles that are compared with others before suggestions are listed, some
 * seconds, and in one transaction. */
#define MAX_CAUGHT_UP 3000
#define CHUNK         200

G_DEFINE_BOXED_TYPE (BangSuggestion, bang_suggestion, bang_suggestion_ref, bang_suggestion_unref)

static const struct
{
  BangLinkKind  link;
  const char   *name;
} kinds[] = {
  [BANG_SUGGESTION_SAME_EVENT] = { BANG_LINK_SAME_EVENT, "same-event" },
  [BANG_SUGGESTION_PART_OF] = { BANG_LINK_PART_OF, "part-of" },
  [BANG_SUGGESTION_SAME_NAME] = { BANG_LINK_SAME_NAME, "same-name" },
  [BANG_SUGGESTION_CHINESE_NAME] = { BANG_LINK_CHINESE_NAME, "chinese-name" },
  [BANG_SUGGESTION_CHANGED_FACT] = { BANG_LINK_CHANGED_FACT, "changed-fact" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == BANG_SUGGESTION_N_KINDS);

/**
 * bang_suggestion_kind_to_string:
 *
 * Returns: the kind as programs read it
 */
const char *
bang_suggestion_kind_to_string (BangSuggestionKind kind)
{
  g_return_val_if_fail ((guint) kind < BANG_SUGGESTION_N_KINDS, NULL);

  return kinds[kind].name;
}

/**
 * bang_suggestion_kind_from_string:
 * @name: (nullable): a kind as programs write it
 * @kind: (out): the kind
 *
 * Returns: whether there is such a kind
 */
gboolean
bang_suggestion_kind_from_string (const char         *name,
                                  BangSuggestionKind *kind)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (kinds); i++)
    {
      if (strcmp (kinds[i].name, name) == 0)
        {
          *kind = (BangSuggestionKind) i;
          return TRUE;
        }
    }
  return FALSE;
}

static void
evidence_free_cb (gpointer data)
{
  BangSuggestionEvidence *evidence = data;

  g_free (evidence->title);
  g_free (evidence->quote);
  g_free (evidence);
}

/* A suggestion of nothing, its lists empty. */
BangSuggestion *
bang_suggestion_new (void)
{
  BangSuggestion *self = g_new0 (BangSuggestion, 1);

  g_atomic_ref_count_init (&self->refs);
  self->reasons = g_ptr_array_new_with_free_func (g_free);
  self->shared = g_ptr_array_new_with_free_func (g_free);
  self->evidence = g_ptr_array_new_with_free_func (evidence_free_cb);
  return self;
}

/**
 * bang_suggestion_ref:
 *
 * Returns: (transfer full): @self
 */
BangSuggestion *
bang_suggestion_ref (BangSuggestion *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
target_clear (BangSuggestionTarget *target)
{
  g_free (target->uuid);
  g_free (target->name);
  g_free (target->kind);
}

/**
 * bang_suggestion_unref:
 * @self: (transfer full) (nullable): a suggestion
 */
void
bang_suggestion_unref (BangSuggestion *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;

  target_clear (&self->target);
  target_clear (&self->other);
  g_free (self->value);
  g_free (self->reading);
  g_free (self->field);
  g_free (self->decided);
  g_free (self->question);
  g_ptr_array_unref (self->reasons);
  g_ptr_array_unref (self->shared);
  g_ptr_array_unref (self->evidence);
  g_free (self);
}

/* Articles that wait to be compared are, first; of very many the rest when there
 * is nothing else to do. */
static gboolean
catch_up_cb (BangWriter    *writer,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  gboolean more = TRUE;

  for (guint n = 0; more && n < MAX_CAUGHT_UP; n += CHUNK)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !bang_link_catch_up (writer, CHUNK, &more, error))
        return FALSE;
    }
  writer->linking |= more;
  return TRUE;
}

static gboolean
is_waiting (BangConnection  *connection,
            gboolean        *waiting,
            GError         **error)
{
  gint64 n;

  if (!bang_connection_get_int (connection, ACTION,
                                "SELECT EXISTS (SELECT 1 FROM main.article WHERE generation > "
                                "  (SELECT value FROM idx.meta WHERE key = 'linked'))", &n, error))
    return FALSE;
  *waiting = n != 0;
  return TRUE;
}

static gboolean
is_wanted (const BangLink              *link,
           const BangSuggestionFilter  *filter)
{
  gboolean on_event = link->kind == BANG_LINK_SAME_EVENT || link->kind == BANG_LINK_PART_OF;

  if (filter->entity_id != 0 &&
      (on_event || (link->a != filter->entity_id &&
                    (link->kind != BANG_LINK_SAME_NAME || link->b != filter->entity_id))))
    return FALSE;
  if (filter->article_id != 0 &&
      (link->kind == BANG_LINK_SAME_NAME || link->kind == BANG_LINK_CHINESE_NAME ||
       (BANG_EVENT_ID_ARTICLE (link->a) != filter->article_id &&
        (!on_event || BANG_EVENT_ID_ARTICLE (link->b) != filter->article_id))))
    return FALSE;
  return TRUE;
}

/* The links of one kind that are not sure, the surest first; for one name or
 * article only those that speak of it are read. */
static GArray *
read_links (BangConnection              *connection,
            BangLinkKind                 kind,
            const BangSuggestionFilter  *filter,
            GError                     **error)
{
  g_autoptr (GArray) links = g_array_new (FALSE, TRUE, sizeof (BangLink));
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gint64 first = filter->entity_id != 0 ? filter->entity_id : BANG_EVENT_ID (filter->article_id, 0);
  gint64 end = filter->entity_id != 0 ? filter->entity_id + 1 : BANG_EVENT_ID (filter->article_id + 1, 0);
  gboolean has_row;

  g_array_set_clear_func (links, bang_link_clear);
  if (filter->entity_id != 0 || filter->article_id != 0)
    stmt = bang_sql_ask (connection, error,
                         "SELECT id, a, b, value, score FROM idx.link "
                         "WHERE kind = ?1 AND +score < ?2 AND a >= ?3 AND a < ?4 "
                         "UNION SELECT id, a, b, value, score FROM idx.link "
                         "WHERE kind = ?1 AND +score < ?2 AND b >= ?3 AND b < ?4 ORDER BY score DESC, id LIMIT ?5", "iiiii",
                         (gint64) kind, (gint64) BANG_LINK_SURE, first, end, (gint64) MAX_PASSED_OVER);
  else
    stmt = bang_sql_ask (connection, error,
                         "SELECT id, a, b, value, score FROM idx.link WHERE kind = ?1 AND score < ?2 "
                         "ORDER BY score DESC, id LIMIT ?3", "iii",
                         (gint64) kind, (gint64) BANG_LINK_SURE, (gint64) MAX_PASSED_OVER);
  for (;;)
    {
      BangLink link = { .kind = kind };

      if (!bang_sql_next (connection, stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&links);
      link.id = sqlite3_column_int64 (stmt, 0);
      link.a = sqlite3_column_int64 (stmt, 1);
      link.b = sqlite3_column_int64 (stmt, 2);
      link.score = (guint) sqlite3_column_int (stmt, 4);
      if (is_wanted (&link, filter))
        {
          link.value = bang_column_dup (stmt, 3);
          g_array_append_val (links, link);
        }
    }
}

static BangSuggestion *
make (BangConnection      *connection,
      BangQuoter          *quoter,
      BangSuggestionKind   kind,
      const BangLink      *link,
      GError             **error)
{
  g_autoptr (BangSuggestion) suggestion = bang_suggestion_new ();

  suggestion->id = link->id;
  suggestion->kind = kind;
  suggestion->score = link->score;
  suggestion->value = g_strdup (link->value != NULL ? link->value : "");
  return bang_suggestion_fill (connection, quoter, link, suggestion, error) ? g_steal_pointer (&suggestion) : NULL;
}

static gboolean
list_kind (BangConnection              *connection,
           BangQuoter                  *quoter,
           BangSuggestionKind           kind,
           const BangSuggestionFilter  *filter,
           guint                        limit,
           GPtrArray                   *list,
           GError                     **error)
{
  g_autoptr (GArray) links = read_links (connection, kinds[kind].link, filter, error);

  if (links == NULL)
    return FALSE;
  for (guint i = 0; i < links->len && list->len < limit; i++)
    {
      const BangLink *link = &g_array_index (links, BangLink, i);
      BangSuggestion *suggestion;
      gboolean open;

      if (g_cancellable_set_error_if_cancelled (connection->cancellable, error) ||
          !bang_link_is_open (connection, link, &open, error))
        return FALSE;
      if (!open)
        continue;
      suggestion = make (connection, quoter, kind, link, error);
      if (suggestion == NULL)
        return FALSE;
      g_ptr_array_add (list, suggestion);
    }
  return TRUE;
}

static GPtrArray *
list_all (BangConnection              *connection,
          const BangSuggestionFilter  *filter,
          guint                        limit,
          GError                     **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_suggestion_unref);
  g_auto (BangQuoter) quoter = { connection, };
  /* What a person's own word is doubted by comes first, guesses last. */
  static const BangSuggestionKind order[] = {
    BANG_SUGGESTION_CHANGED_FACT, BANG_SUGGESTION_PART_OF, BANG_SUGGESTION_SAME_EVENT, BANG_SUGGESTION_SAME_NAME,
    BANG_SUGGESTION_CHINESE_NAME,
  };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      if ((filter->any_kind || filter->kind == order[i]) &&
          !list_kind (connection, &quoter, order[i], filter, limit, list, error))
        return NULL;
    }
  return g_steal_pointer (&list);
}

/**
 * bang_library_list_suggestions:
 * @filter: (nullable): of what; %NULL for all
 * @limit: how many at most
 * @cancellable: (nullable): ends it
 * @error: return location
 *
 * Lists what the program believes and nobody has decided yet, by kind, the
 * surest of each first. Articles that were not yet compared with the others are
 * compared first, some thousands of them.
 *
 * Returns: (transfer full) (nullable) (element-type BangSuggestion): suggestions
 */
GPtrArray *
bang_library_list_suggestions (BangLibrary                 *self,
                               const BangSuggestionFilter  *filter,
                               guint                        limit,
                               GCancellable                *cancellable,
                               GError                     **error)
{
  static const BangSuggestionFilter all = { .any_kind = TRUE };
  BangConnection *connection;
  GPtrArray *list = NULL;
  gboolean waiting = FALSE;
  gboolean done;

  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);

  connection = bang_library_take_reader (self, cancellable, error);
  if (connection == NULL)
    return NULL;
  done = is_waiting (connection, &waiting, error);
  bang_library_give_reader (self, connection);
  if (!done || (waiting && !bang_library_write (self, catch_up_cb, NULL, cancellable, error)))
    return NULL;

  connection = bang_library_take_reader (self, cancellable, error);
  if (connection == NULL)
    return NULL;
  if (bang_connection_exec (connection, ACTION, "BEGIN", error))
    {
      list = list_all (connection, filter != NULL ? filter : &all, limit, error);
      bang_connection_rollback (connection);
    }
  bang_library_give_reader (self, connection);
  return list;
}

/* The suggestion of a number, if nobody has decided about it. */
static BangSuggestion *
find (BangLibrary  *self,
      gint64        id,
      GError      **error)
{
  BangConnection *connection = bang_library_take_reader (self, NULL, error);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (BangSuggestion) suggestion = NULL;
  g_auto (BangQuoter) quoter = { connection, };
  BangLink link = { .id = id };
  g_autofree char *value = NULL;
  sqlite3_stmt *stmt;
  gboolean has_row = FALSE;
  gboolean open = FALSE;

  if (connection == NULL)
    return NULL;
  stmt = bang_sql_ask (connection, &local_error, "SELECT kind, a, b, value, score FROM idx.link WHERE id = ?1", "i", id);
  if (bang_sql_next (connection, stmt, &has_row, &local_error) && has_row)
    {
      link.kind = (BangLinkKind) sqlite3_column_int (stmt, 0);
      link.a = sqlite3_column_int64 (stmt, 1);
      link.b = sqlite3_column_int64 (stmt, 2);
      link.value = value = bang_column_dup (stmt, 3);
      link.score = (guint) sqlite3_column_int (stmt, 4);
    }
  bang_statement_reset (stmt);

  if (has_row && bang_link_is_open (connection, &link, &open, &local_error) && open)
    {
      for (guint i = 0; i < G_N_ELEMENTS (kinds) && suggestion == NULL; i++)
        {
          if (kinds[i].link == link.kind)
            suggestion = make (connection, &quoter, (BangSuggestionKind) i, &link, &local_error);
        }
    }
  bang_quoter_clear (&quoter);
  bang_library_give_reader (self, connection);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (suggestion == NULL)
    g_set_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND,
                 _("There is no suggestion %lld that nobody has decided about. The list of suggestions has their numbers."),
                 (long long) id);
  return g_steal_pointer (&suggestion);
}

/**
 * bang_library_accept_suggestion:
 * @id: of a suggestion
 *
 * Decides what was suggested. As other decisions it can be undone.
 *
 * Returns: the decision's number in the log, 0 with @error
 */
gint64
bang_library_accept_suggestion (BangLibrary  *self,
                                gint64        id,
                                GError      **error)
{
  g_autoptr (BangSuggestion) suggestion = NULL;

  g_return_val_if_fail (BANG_IS_LIBRARY (self), 0);

  suggestion = find (self, id, error);
  if (suggestion == NULL)
    return 0;
  switch (suggestion->kind)
    {
    case BANG_SUGGESTION_SAME_EVENT:
      return bang_library_join_events (self, suggestion->target.article_id, suggestion->other.article_id, error);
    case BANG_SUGGESTION_PART_OF:
      return bang_library_make_part_of (self, suggestion->target.article_id, BANG_EVENT_ID_N (suggestion->target.id),
                                        suggestion->other.article_id, BANG_EVENT_ID_N (suggestion->other.id), error);
    case BANG_SUGGESTION_SAME_NAME:
      return bang_library_merge_entities (self, suggestion->target.id, suggestion->other.id, error);
    case BANG_SUGGESTION_CHINESE_NAME:
      return bang_library_set_chinese_name (self, suggestion->target.id, suggestion->value, error);
    case BANG_SUGGESTION_CHANGED_FACT:
      return bang_library_undo_decision (self, suggestion->other.id, error);
    case BANG_SUGGESTION_N_KINDS:
    default:
      g_return_val_if_reached (0);
    }
}

/**
 * bang_library_refuse_suggestion:
 * @id: of a suggestion
 *
 * Decides that it is not so. It is not suggested again.
 *
 * Returns: the decision's number in the log, 0 with @error
 */
gint64
bang_library_refuse_suggestion (BangLibrary  *self,
                                gint64        id,
                                GError      **error)
{
  g_autoptr (BangSuggestion) suggestion = NULL;

  g_return_val_if_fail (BANG_IS_LIBRARY (self), 0);

  suggestion = find (self, id, error);
  if (suggestion == NULL)
    return 0;
  switch (suggestion->kind)
    {
    case BANG_SUGGESTION_SAME_EVENT:
      return bang_library_tell_events_apart (self, suggestion->target.article_id, suggestion->other.article_id, error);
    case BANG_SUGGESTION_PART_OF:
      return bang_library_make_no_part_of (self, suggestion->target.article_id, BANG_EVENT_ID_N (suggestion->target.id),
                                           suggestion->other.article_id, BANG_EVENT_ID_N (suggestion->other.id), error);
    case BANG_SUGGESTION_SAME_NAME:
      return bang_library_tell_entities_apart (self, suggestion->target.id, suggestion->other.id, error);
    case BANG_SUGGESTION_CHINESE_NAME:
      return bang_library_refuse_chinese_name (self, suggestion->target.id, suggestion->value, error);
    case BANG_SUGGESTION_CHANGED_FACT:
      return bang_library_keep_decision (self, suggestion->other.id, suggestion->value, error);
    case BANG_SUGGESTION_N_KINDS:
    default:
      g_return_val_if_reached (0);
    }
}
