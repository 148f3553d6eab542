/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a suggestion is about and what speaks for it, in sentences and with the
 * places in the articles that say so. The judgement is made again for it: it
 * costs little, and what is shown is what counted.
 *
 * For whichever thread uses the connection.
 */
#include "config.h"

#include "library/bang-suggest-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "library/bang-blob-private.h"
#include "library/bang-decide-private.h"
#include "library/bang-han-names.h"
#include "query/bang-event-type.h"

/* Names that a reason tells. */
#define MAX_TOLD 6

typedef struct
{
  BangConnection *connection;
  BangQuoter     *quoter;
  const BangLink *link;
  BangSuggestion *self;
} Filling;

static void
add_reason (Filling *filling,
            char    *reason)
{
  g_ptr_array_add (filling->self->reasons, reason);
}

static gboolean
fill_event (Filling               *filling,
            gint64                 id,
            BangSuggestionTarget  *target,
            GError               **error)
{
  BangConnection *connection = filling->connection;

  target->is_event = TRUE;
  target->id = id;
  target->article_id = BANG_EVENT_ID_ARTICLE (id);
  target->uuid = bang_link_event_uuid (connection, id, error);
  if (target->uuid == NULL ||
      !bang_sql_get_text (connection, &target->name, error,
                          "SELECT coalesce (nullif (e.title, ''), a.title) FROM main.article a "
                          "LEFT JOIN main.event e ON e.article_id = a.id AND e.n = ?2 WHERE a.id = ?1", "ii",
                          target->article_id, (gint64) BANG_EVENT_ID_N (id)) ||
      !bang_sql_get_text (connection, &target->kind, error,
                          "SELECT type FROM main.event WHERE article_id = ?1 AND n = ?2", "ii",
                          target->article_id, (gint64) BANG_EVENT_ID_N (id)))
    return FALSE;
  if (target->name == NULL)
    target->name = g_strdup ("");
  return TRUE;
}

static gboolean
fill_entity (Filling               *filling,
             gint64                 id,
             BangSuggestionTarget  *target,
             GError               **error)
{
  BangConnection *connection = filling->connection;

  target->id = id;
  return bang_sql_get_text (connection, &target->uuid, error, "SELECT uuid FROM main.entity WHERE id = ?1", "i", id) &&
         bang_sql_get_text (connection, &target->name, error, "SELECT name FROM main.entity WHERE id = ?1", "i", id) &&
         bang_sql_get_text (connection, &target->kind, error, "SELECT kind FROM main.entity WHERE id = ?1", "i", id);
}

static gboolean
add_evidence (Filling   *filling,
              gint64     article_id,
              BangSpan   span,
              GError   **error)
{
  BangSuggestionEvidence *evidence = g_new0 (BangSuggestionEvidence, 1);

  g_ptr_array_add (filling->self->evidence, evidence);
  evidence->article_id = article_id;
  evidence->span = span;
  evidence->quote = bang_quoter_quote (filling->quoter, article_id, span, error);
  return evidence->quote != NULL &&
         bang_sql_get_text (filling->connection, &evidence->title, error,
                            "SELECT title FROM main.article WHERE id = ?1", "i", article_id);
}

/* The sentence that says that an event took place. */
static gboolean
add_event_evidence (Filling  *filling,
                    gint64    article_id,
                    guint     n,
                    GError  **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  BangSpan span = { 0, 0 };
  gboolean has_row;

  stmt = bang_sql_ask (filling->connection, error,
                       "SELECT start, stop FROM main.event WHERE article_id = ?1 AND n = ?2", "ii", article_id, (gint64) n);
  if (!bang_sql_next (filling->connection, stmt, &has_row, error))
    return FALSE;
  if (has_row)
    span = (BangSpan) { (gsize) sqlite3_column_int64 (stmt, 0), (gsize) sqlite3_column_int64 (stmt, 1) };
  return add_evidence (filling, article_id, span, error);
}

/* Where a name stands first, in its newest article. */
static gboolean
add_name_evidence (Filling  *filling,
                   gint64    entity_id,
                   GError  **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  BangSpan span = { 0, 0 };
  gint64 article_id;
  gboolean has_row;

  stmt = bang_sql_ask (filling->connection, error,
                       "SELECT article_id, mentions FROM main.article_entity WHERE entity_id = ?1 "
                       "ORDER BY order_key DESC LIMIT 1", "i", entity_id);
  if (!bang_sql_next (filling->connection, stmt, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  article_id = sqlite3_column_int64 (stmt, 0);
  {
    const guint8 *p = sqlite3_column_blob (stmt, 1);
    const guint8 *end = bang_blob_end (p, (gsize) sqlite3_column_bytes (stmt, 1));
    gint64 last = 0;
    gint64 rule;

    bang_mentions_get (&p, end, &last, &span, &rule);
  }
  return add_evidence (filling, article_id, span, error);
}

static char *
join (GPtrArray *names)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", (char *) g_ptr_array_index (names, i));
  return g_string_free (list, FALSE);
}

/* The persons that two articles share, those who took part first. */
static GPtrArray *
list_people (Filling                *filling,
             const BangLinkProfile  *a,
             const BangLinkProfile  *b,
             GError                **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GHashTable *sets[] = { a->people, a->named };

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      GHashTableIter iter;
      gint64 id;

      g_hash_table_iter_init (&iter, sets[i]);
      while (bang_id_set_next (&iter, &id) && names->len < MAX_TOLD)
        {
          g_autofree char *name = NULL;

          if (!g_hash_table_contains (b->people, &id) && !g_hash_table_contains (b->named, &id))
            continue;
          if (!bang_sql_get_text (filling->connection, &name, error,
                                  "SELECT name FROM main.entity WHERE id = ?1", "i", id))
            return NULL;
          if (name != NULL)
            g_ptr_array_add (names, g_steal_pointer (&name));
        }
    }
  return g_steal_pointer (&names);
}

static gboolean
add_common (Filling                *filling,
            const BangLinkProfile  *a,
            const BangLinkProfile  *b,
            const BangLinkWhy      *why,
            GError                **error)
{
  g_autoptr (GPtrArray) people = list_people (filling, a, b, error);
  g_autofree char *place = NULL;

  if (people == NULL)
    return FALSE;
  if (people->len > 0)
    {
      g_autofree char *list = join (people);

      add_reason (filling, g_strdup_printf (ngettext ("%u person is named in both: %s.",
                                                      "%u persons are named in both: %s.",
                                                      why->n_people + why->n_named),
                                            why->n_people + why->n_named, list));
      g_ptr_array_extend_and_steal (filling->self->shared, g_steal_pointer (&people));
    }
  if (!why->near_place && !why->same_place)
    return TRUE;
  if (!bang_sql_get_text (filling->connection, &place, error,
                          "SELECT place FROM main.article WHERE id = ?1", "i", a->id))
    return FALSE;
  if (place != NULL)
    add_reason (filling, g_strdup_printf (why->same_place ? _("Both are at the same place: %s.")
                                                          : _("One place lies in the other: %s."), place));
  return TRUE;
}

static void
add_days (Filling           *filling,
          const BangLinkWhy *why)
{
  if (why->n_days == 0)
    add_reason (filling, g_strdup (_("Both are on the same day.")));
  else if (why->n_days < 31)
    add_reason (filling, g_strdup_printf (ngettext ("They are %u day apart.", "They are %u days apart.", why->n_days),
                                          why->n_days));
}

static gboolean
fill_same_event (Filling  *filling,
                 GError  **error)
{
  BangSuggestion *self = filling->self;
  g_autoptr (BangLinkProfile) a = NULL;
  g_autoptr (BangLinkProfile) b = NULL;
  BangLinkWhy why;

  if (!fill_event (filling, filling->link->a, &self->target, error) ||
      !fill_event (filling, filling->link->b, &self->other, error))
    return FALSE;
  a = bang_link_profile_read (filling->connection, self->target.article_id, error);
  b = a != NULL ? bang_link_profile_read (filling->connection, self->other.article_id, error) : NULL;
  if (b == NULL)
    return FALSE;

  self->question = g_strdup_printf (_("Do “%s” and “%s” report one event?"), self->target.name, self->other.name);
  if (bang_link_score_same (a, b, &why) > 0)
    {
      add_days (filling, &why);
      if (why.same_type)
        add_reason (filling, g_strdup_printf (_("Both are of the same kind: %s."),
                                              bang_event_type_get_label (self->target.kind)));
      if (why.n_sides >= 2)
        add_reason (filling, g_strdup (_("The same sides meet.")));
      if (why.same_edition)
        add_reason (filling, g_strdup (_("Both are the same edition of a series.")));
      if (why.title_share >= 0.35)
        add_reason (filling, g_strdup (_("The headlines share most of their words.")));
      if (!add_common (filling, a, b, &why, error))
        return FALSE;
    }
  return add_event_evidence (filling, self->target.article_id, 0, error) &&
         add_event_evidence (filling, self->other.article_id, 0, error);
}

static const char *
get_title (const BangLinkProfile *profile,
           int                    n)
{
  for (guint i = 0; i < profile->events->len; i++)
    {
      const BangLinkEvent *event = g_ptr_array_index (profile->events, i);

      if ((int) event->n == n)
        return event->title != NULL ? event->title : "";
    }
  return "";
}

static gboolean
fill_part_of (Filling  *filling,
              GError  **error)
{
  BangSuggestion *self = filling->self;
  g_autoptr (BangLinkProfile) part = NULL;
  g_autoptr (BangLinkProfile) whole = NULL;
  BangLinkWhy why;

  if (!fill_event (filling, filling->link->a, &self->target, error) ||
      !fill_event (filling, filling->link->b, &self->other, error))
    return FALSE;
  part = bang_link_profile_read (filling->connection, self->target.article_id, error);
  whole = part != NULL ? bang_link_profile_read (filling->connection, self->other.article_id, error) : NULL;
  if (whole == NULL)
    return FALSE;

  self->question = g_strdup_printf (_("Was “%s” a part of “%s”?"), self->target.name, self->other.name);
  bang_link_score_part (part, whole, &why);
  if (why.named_parent >= 0)
    {
      add_reason (filling, g_strdup_printf (_("The article says that it was a part of “%s”, which the other is about."),
                                            get_title (part, why.named_parent)));
      if (!add_event_evidence (filling, part->id, (guint) why.named_parent, error))
        return FALSE;
    }
  if (why.announced >= 0)
    {
      add_reason (filling, g_strdup_printf (_("The other article tells of “%s” on that day."),
                                            get_title (whole, why.announced)));
      if (!add_event_evidence (filling, whole->id, (guint) why.announced, error))
        return FALSE;
    }
  if (why.inside)
    add_reason (filling, g_strdup (_("Its day lies within those of the other.")));
  else
    add_days (filling, &why);
  return add_common (filling, part, whole, &why, error);
}

static gboolean
fill_same_name (Filling  *filling,
                GError  **error)
{
  BangSuggestion *self = filling->self;
  g_auto (BangNamesWhy) why = { 0, };
  g_autoptr (GError) local_error = NULL;
  gint64 a = filling->link->a;
  gint64 b = filling->link->b;
  gint64 n_a;
  gint64 n_b;

  /* The name in fewer articles goes into the other. */
  if (!bang_sql_get_int (filling->connection, &n_a, error, "SELECT n_articles FROM main.entity WHERE id = ?1", "i", a) ||
      !bang_sql_get_int (filling->connection, &n_b, error, "SELECT n_articles FROM main.entity WHERE id = ?1", "i", b) ||
      !fill_entity (filling, n_a < n_b ? a : b, &self->target, error) ||
      !fill_entity (filling, n_a < n_b ? b : a, &self->other, error))
    return FALSE;
  bang_names_judge (filling->connection, a, b, &why, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  self->question = g_strdup_printf (_("Are “%s” and “%s” one?"), self->target.name, self->other.name);
  if (why.kind != BANG_ENTITY_PERSON)
    add_reason (filling, g_strdup (_("The names are made of the same words.")));
  else
    add_reason (filling, g_strdup (why.marks_only ? _("The names differ only in their marks.")
                                                  : _("The names differ in one letter.")));
  if (why.office != NULL && g_strcmp0 (why.office, why.other_office) == 0)
    add_reason (filling, g_strdup_printf (_("Both hold the same office: %s."), why.office));
  else if (why.office != NULL)
    add_reason (filling, g_strdup_printf (_("Their offices are alike: %s; %s."), why.office, why.other_office));
  if (why.together != NULL && why.together->len > 0)
    {
      g_autofree char *list = join (why.together);

      add_reason (filling, g_strdup_printf (_("Both appear with %s."), list));
      g_ptr_array_extend_and_steal (self->shared, g_steal_pointer (&why.together));
    }
  if (why.same_side)
    add_reason (filling, g_strdup (_("Both are on the same side.")));
  return add_name_evidence (filling, self->target.id, error) && add_name_evidence (filling, self->other.id, error);
}

static gboolean
fill_chinese_name (Filling  *filling,
                   GError  **error)
{
  BangSuggestion *self = filling->self;

  if (!fill_entity (filling, filling->link->a, &self->target, error))
    return FALSE;
  self->reading = bang_han_dup_pinyin (self->target.name, self->value);
  self->question = g_strdup_printf (_("Is “%s” written %s (%s) in Chinese?"), self->target.name, self->value,
                                    self->reading != NULL ? self->reading : "?");
  add_reason (filling, g_strdup (_("These characters are read so in Vietnamese; others may be, too.")));
  return add_name_evidence (filling, self->target.id, error);
}

/* Which of the facts that were confirmed it is, by what such a fact looks like. */
static void
fill_confirmed (BangSuggestion     *self,
                const BangDecision *decision)
{
  g_auto (GStrv) parts = g_strsplit (decision->new_value != NULL ? decision->new_value : "", "\t", 3);
  guint which = 2;

  if (g_strv_length (parts) < 3)
    return;
  if (g_ascii_isdigit (*self->value))
    which = 1;
  else if (strspn (self->value, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == strlen (self->value))
    which = 0;
  g_free (self->field);
  g_free (self->decided);
  self->field = g_strdup (which == 0 ? "type" : which == 1 ? "date" : "place");
  self->decided = g_strdup (parts[which]);
}

static gboolean
fill_changed_fact (Filling  *filling,
                   GError  **error)
{
  BangSuggestion *self = filling->self;
  g_autoptr (BangDecision) decision = bang_decision_read (filling->connection, filling->link->b, error);
  const char *old;

  if (decision == NULL)
    return FALSE;
  if (!(bang_decision_is_on_event (decision) ? fill_event (filling, filling->link->a, &self->target, error)
                                             : fill_entity (filling, filling->link->a, &self->target, error)))
    return FALSE;
  self->other.id = decision->seq;
  self->other.uuid = g_strdup (decision->uuid);
  self->other.name = bang_decision_describe (decision);
  self->field = g_strdup (decision->field);
  self->decided = g_strdup (decision->new_value);
  old = decision->old_value;
  if (decision->op == BANG_DECISION_CONFIRM)
    {
      fill_confirmed (self, decision);
      old = self->decided;
    }
  self->question = g_strdup_printf (_("“%s”: is it %s rather than %s?"), self->target.name, self->value,
                                    self->decided != NULL && *self->decided != '\0' ? self->decided : _("unknown"));
  add_reason (filling, g_strdup_printf (_("A person decided: %s."), self->other.name));
  add_reason (filling, g_strdup_printf (_("The rules of today read %s; when it was decided they read %s."), self->value,
                                        old != NULL && *old != '\0' ? old : _("nothing")));
  return !self->target.is_event ||
         add_event_evidence (filling, self->target.article_id, BANG_EVENT_ID_N (self->target.id), error);
}

/**
 * bang_suggestion_fill:
 * @quoter: of the same connection
 * @link: what is believed
 * @self: a suggestion with its kind, value and score
 *
 * Says what it is about and what speaks for it.
 */
gboolean
bang_suggestion_fill (BangConnection  *connection,
                      BangQuoter      *quoter,
                      const BangLink  *link,
                      BangSuggestion  *self,
                      GError         **error)
{
  Filling filling = { connection, quoter, link, self };

  switch (self->kind)
    {
    case BANG_SUGGESTION_SAME_EVENT:
      return fill_same_event (&filling, error);
    case BANG_SUGGESTION_PART_OF:
      return fill_part_of (&filling, error);
    case BANG_SUGGESTION_SAME_NAME:
      return fill_same_name (&filling, error);
    case BANG_SUGGESTION_CHINESE_NAME:
      return fill_chinese_name (&filling, error);
    case BANG_SUGGESTION_CHANGED_FACT:
      return fill_changed_fact (&filling, error);
    case BANG_SUGGESTION_N_KINDS:
    default:
      g_return_val_if_reached (FALSE);
    }
}
