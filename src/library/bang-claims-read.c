/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the claims of an article back into the facts they were written from.
 *
 * Everything that can be wrong in a damaged file is answered with something
 * harmless: an event number past the end is left out, a span that does not fit
 * the text is empty.
 *
 * For whichever thread uses the connection.
 */
#include "config.h"

#include "library/bang-claims-private.h"

#include <glib/gi18n-lib.h>

#include "library/bang-blob-private.h"
#include "library/bang-relation-blob-private.h"

#define ACTION N_("The article could not be read.")

typedef struct
{
  BangConnection *connection;
  gint64          article_id;
  const char     *text;
  gsize           len;
  BangFacts      *facts;
  GArray         *entity_ids;   /* (element-type gint64) */
  GArray         *numbers;      /* (element-type gint64) of the rows; a person may have taken some out */
} Reading;

typedef void (*RowFunc) (Reading      *reading,
                         sqlite3_stmt *stmt);

/* Calls @func for each row of @sql, whose ?1 is the article. */
static gboolean
for_each (Reading      *reading,
          const char   *sql,
          RowFunc       func,
          GError      **error)
{
  g_autoptr (sqlite3_stmt) stmt = bang_connection_prepare (reading->connection, ACTION, sql, error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;

  sqlite3_bind_int64 (stmt, 1, reading->article_id);
  for (;;)
    {
      if (!bang_connection_step (reading->connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      func (reading, stmt);
    }
}

static void
set_evidence (Reading      *reading,
              BangEvidence *evidence,
              BangSpan      span,
              gint64        rule_id)
{
  BangSpan nowhere = { 0, 0 };

  evidence->span = bang_span_fits (span, reading->text, reading->len) ? span : nowhere;
  evidence->rule = bang_rule_get_name (reading->connection, rule_id);
}

/* From the three columns at @n: start, stop, rule_id. */
static void
read_evidence (Reading      *reading,
               sqlite3_stmt *stmt,
               int           n,
               BangEvidence *evidence)
{
  BangSpan span = { (gsize) sqlite3_column_int64 (stmt, n), (gsize) sqlite3_column_int64 (stmt, n + 1) };

  set_evidence (reading, evidence, span, sqlite3_column_int64 (stmt, n + 2));
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

static gboolean
find_entity (Reading      *reading,
             sqlite3_stmt *stmt,
             int           column,
             guint        *position)
{
  gint64 n = sqlite3_column_int64 (stmt, column);

  return g_array_binary_search (reading->numbers, &n, compare_numbers, position);
}

static BangEntity *
get_entity (Reading      *reading,
            sqlite3_stmt *stmt,
            int           column)
{
  guint position;

  return find_entity (reading, stmt, column, &position)
         ? g_ptr_array_index (reading->facts->entities, position) : NULL;
}

static BangEvent *
get_event (Reading      *reading,
           sqlite3_stmt *stmt,
           int           column)
{
  gint64 n = sqlite3_column_int64 (stmt, column);

  return n >= 0 && n < reading->facts->events->len
         ? g_ptr_array_index (reading->facts->events, n) : NULL;
}

static BangAgreement *
get_agreement (Reading      *reading,
               sqlite3_stmt *stmt)
{
  BangEvent *event = get_event (reading, stmt, 0);
  gint64 n = sqlite3_column_int64 (stmt, 1);

  return event != NULL && n >= 0 && n < event->agreements->len
         ? g_ptr_array_index (event->agreements, n) : NULL;
}

static void
read_mentions (Reading      *reading,
               sqlite3_stmt *stmt,
               int           column,
               BangEntity   *entity)
{
  const guint8 *p = sqlite3_column_blob (stmt, column);
  const guint8 *end = bang_blob_end (p, (gsize) sqlite3_column_bytes (stmt, column));
  BangEvidence evidence;
  BangSpan span;
  gint64 last = 0;
  gint64 rule_id;

  while (bang_mentions_get (&p, end, &last, &span, &rule_id))
    {
      set_evidence (reading, &evidence, span, rule_id);
      g_array_append_val (entity->mentions, evidence);
    }
}

static void
read_entity (Reading      *reading,
             sqlite3_stmt *stmt)
{
  gint64 id = sqlite3_column_int64 (stmt, 0);
  gint64 n = sqlite3_column_int64 (stmt, 7);
  BangEntityKind kind = BANG_ENTITY_PERSON;
  BangEntity *entity;

  bang_entity_kind_from_string (bang_column_text (stmt, 1), &kind);
  entity = bang_entity_new (kind, bang_column_text (stmt, 2));
  entity->place_kind = bang_column_dup (stmt, 3);
  entity->side = bang_country_from_string (bang_column_text (stmt, 4));
  entity->present = sqlite3_column_int (stmt, 5) != 0;
  read_mentions (reading, stmt, 6, entity);
  g_ptr_array_add (reading->facts->entities, entity);
  g_array_append_val (reading->entity_ids, id);
  g_array_append_val (reading->numbers, n);
}

static void
read_title (Reading      *reading,
            sqlite3_stmt *stmt)
{
  BangEntity *entity = get_entity (reading, stmt, 0);
  BangTitle *title;

  if (entity == NULL)
    return;

  title = bang_title_new (bang_column_text (stmt, 1));
  title->organisation = bang_column_dup (stmt, 2);
  title->resolved = bang_column_dup (stmt, 3);
  read_evidence (reading, stmt, 4, &title->evidence);
  g_ptr_array_add (entity->titles, title);
}

static void
read_event (Reading      *reading,
            sqlite3_stmt *stmt)
{
  const char *type = bang_column_text (stmt, 0);
  BangEvent *event = bang_event_new (type != NULL && *type != '\0' ? type : NULL);

  event->aspect = bang_aspect_from_string (bang_column_text (stmt, 1));
  event->title = bang_column_dup (stmt, 2);
  event->date.start = bang_day_from_number (sqlite3_column_int64 (stmt, 3));
  event->date.end = bang_day_from_number (sqlite3_column_int64 (stmt, 4));
  event->date.after = bang_day_from_number (sqlite3_column_int64 (stmt, 5));
  event->date.text = bang_column_dup (stmt, 6);
  event->date.basis = bang_date_basis_from_string (bang_column_text (stmt, 7));
  event->date.reason = bang_column_dup (stmt, 8);
  read_evidence (reading, stmt, 9, &event->date.evidence);
  read_evidence (reading, stmt, 12, &event->date.year_evidence);
  event->parent = sqlite3_column_int (stmt, 15);
  event->series = bang_column_dup (stmt, 16);
  event->edition = (guint) sqlite3_column_int (stmt, 17);
  read_evidence (reading, stmt, 18, &event->evidence);
  read_evidence (reading, stmt, 21, &event->place_evidence);
  g_ptr_array_add (reading->facts->events, event);
}

static void
read_place (Reading      *reading,
            sqlite3_stmt *stmt)
{
  BangEvent *event = get_event (reading, stmt, 0);

  if (event != NULL)
    g_ptr_array_add (event->places, bang_column_dup (stmt, 1));
}

static void
read_side (Reading      *reading,
           sqlite3_stmt *stmt)
{
  BangEvent *event = get_event (reading, stmt, 0);
  BangSide side = { 0, };

  if (event == NULL)
    return;

  side.label = bang_column_dup (stmt, 1);
  side.country = bang_country_from_string (bang_column_text (stmt, 2));
  side.role = bang_side_role_from_string (bang_column_text (stmt, 3));
  read_evidence (reading, stmt, 4, &side.evidence);
  g_array_append_val (event->sides, side);
}

static void
read_participant (Reading      *reading,
                  sqlite3_stmt *stmt)
{
  BangEvent *event = get_event (reading, stmt, 0);
  BangParticipant participant = { 0, };
  gint64 side;

  if (event == NULL || !find_entity (reading, stmt, 1, &participant.person))
    return;

  side = sqlite3_column_int64 (stmt, 2);
  participant.side = side >= 0 && side < event->sides->len ? (int) side : -1;
  participant.role = bang_role_from_string (bang_column_text (stmt, 3));
  read_evidence (reading, stmt, 4, &participant.evidence);
  g_array_append_val (event->participants, participant);
}

static void
read_agreement (Reading      *reading,
                sqlite3_stmt *stmt)
{
  BangEvent *event = get_event (reading, stmt, 0);
  BangAgreement *agreement;

  if (event == NULL)
    return;

  agreement = bang_agreement_new ();
  agreement->kind = bang_column_dup (stmt, 1);
  agreement->subject = bang_column_dup (stmt, 2);
  agreement->parties = g_new0 (char *, 1);
  read_evidence (reading, stmt, 3, &agreement->evidence);
  g_ptr_array_add (event->agreements, agreement);
}

static void
read_party (Reading      *reading,
            sqlite3_stmt *stmt)
{
  BangAgreement *agreement = get_agreement (reading, stmt);
  guint n;

  if (agreement == NULL)
    return;

  n = g_strv_length (agreement->parties);
  agreement->parties = g_renew (char *, agreement->parties, n + 2);
  agreement->parties[n] = bang_column_dup (stmt, 2);
  agreement->parties[n + 1] = NULL;
}

static void
read_repeat (Reading      *reading,
             sqlite3_stmt *stmt)
{
  BangAgreement *agreement = get_agreement (reading, stmt);
  BangEvidence evidence;

  if (agreement == NULL)
    return;

  read_evidence (reading, stmt, 2, &evidence);
  g_array_append_val (agreement->repeats, evidence);
}

static void
read_proposal (Reading      *reading,
               sqlite3_stmt *stmt)
{
  BangEvent *event = get_event (reading, stmt, 0);
  BangProposal *proposal;

  if (event == NULL)
    return;

  proposal = bang_proposal_new ();
  proposal->by = bang_column_dup (stmt, 1);
  proposal->to = bang_column_dup (stmt, 2);
  proposal->text = bang_column_dup (stmt, 3);
  proposal->field = bang_column_dup (stmt, 4);
  read_evidence (reading, stmt, 5, &proposal->evidence);
  proposal->statement = bang_rule_is_statement (proposal->evidence.rule);
  g_ptr_array_add (event->proposals, proposal);
}

static void
read_figure (Reading      *reading,
             sqlite3_stmt *stmt)
{
  BangEvent *event = get_event (reading, stmt, 0);
  BangFigure figure = { 0, };

  if (event == NULL)
    return;

  figure.measure = bang_column_dup (stmt, 1);
  figure.value = sqlite3_column_double (stmt, 2);
  figure.unit = bang_column_dup (stmt, 3);
  read_evidence (reading, stmt, 4, &figure.evidence);
  g_array_append_val (event->figures, figure);
}

static gboolean
read_relations (Reading  *reading,
                GError  **error)
{
  g_autoptr (GPtrArray) relations = bang_relations_read (reading->connection, reading->article_id, error);

  if (relations == NULL)
    return FALSE;

  for (guint i = 0; i < relations->len; i++)
    {
      BangRelation *relation = g_ptr_array_index (relations, i);
      BangSpan nowhere = { 0, 0 };

      if (!bang_span_fits (relation->evidence.span, reading->text, reading->len))
        relation->evidence.span = nowhere;
    }
  g_ptr_array_extend_and_steal (reading->facts->relations, g_steal_pointer (&relations));
  return TRUE;
}

static gboolean
read_entities (Reading  *reading,
               GError  **error)
{
  return for_each (reading,
                   "SELECT ae.entity_id, e.kind, "
                   "  iif (c.name IS NULL AND ae.claimed_id IS NULL, coalesce (ae.name, e.name), e.name), "
                   "  ae.place_kind, iif (c.side IS NULL, ae.side, e.side), ae.present, ae.mentions, ae.n "
                   "FROM main.article_entity ae JOIN main.entity e ON e.id = ae.entity_id "
                   "LEFT JOIN main.entity_claim c ON c.entity_id = e.id "
                   "WHERE ae.article_id = ?1 ORDER BY ae.n", read_entity, error) &&
         for_each (reading,
                   "SELECT entity_n, text, organisation, resolved, start, stop, rule_id "
                   "FROM main.entity_title WHERE article_id = ?1 ORDER BY entity_n, n", read_title, error);
}

static gboolean
read_events (Reading  *reading,
             GError  **error)
{
  return for_each (reading,
                   "SELECT type, aspect, title, date_start, date_end, date_after, date_text, date_basis, date_reason, "
                   "  day_from, day_to, day_rule, year_from, year_to, year_rule, parent, series, edition, "
                   "  start, stop, rule_id, place_from, place_to, place_rule "
                   "FROM main.event WHERE article_id = ?1 ORDER BY n", read_event, error) &&
         for_each (reading,
                   "SELECT event_n, name FROM main.event_place WHERE article_id = ?1 ORDER BY event_n, n",
                   read_place, error) &&
         for_each (reading,
                   "SELECT event_n, label, country, role, start, stop, rule_id "
                   "FROM main.event_side WHERE article_id = ?1 ORDER BY event_n, n", read_side, error) &&
         for_each (reading,
                   "SELECT event_n, entity_n, side, role, start, stop, rule_id "
                   "FROM main.participation WHERE article_id = ?1 ORDER BY event_n, n", read_participant, error);
}

static gboolean
read_ledger (Reading  *reading,
             GError  **error)
{
  return for_each (reading,
                   "SELECT event_n, kind, subject, start, stop, rule_id "
                   "FROM main.agreement WHERE article_id = ?1 ORDER BY event_n, n", read_agreement, error) &&
         for_each (reading,
                   "SELECT event_n, agreement_n, name "
                   "FROM main.agreement_party WHERE article_id = ?1 ORDER BY event_n, agreement_n, n",
                   read_party, error) &&
         for_each (reading,
                   "SELECT event_n, agreement_n, start, stop, rule_id "
                   "FROM main.agreement_repeat WHERE article_id = ?1 ORDER BY event_n, agreement_n, n",
                   read_repeat, error) &&
         for_each (reading,
                   "SELECT event_n, by_whom, to_whom, text, field, start, stop, rule_id "
                   "FROM main.proposal WHERE article_id = ?1 ORDER BY event_n, n", read_proposal, error) &&
         for_each (reading,
                   "SELECT event_n, measure, value, unit, start, stop, rule_id "
                   "FROM main.figure WHERE article_id = ?1 ORDER BY event_n, n", read_figure, error) &&
         read_relations (reading, error);
}

/**
 * bang_claims_read:
 * @document: the article's, which the evidence is of
 * @entity_ids: (out) (array): the library's entity for each of the facts'
 *
 * Returns: (transfer full) (nullable): the facts of an article
 */
BangFacts *
bang_claims_read (BangConnection  *connection,
                  gint64           article_id,
                  BangDocument    *document,
                  gint64         **entity_ids,
                  GError         **error)
{
  g_autoptr (BangFacts) facts = bang_facts_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  Reading reading = { connection, article_id, NULL, 0, facts, ids, numbers };

  reading.text = bang_document_get_text (document, &reading.len);
  if (!read_entities (&reading, error) || !read_events (&reading, error) || !read_ledger (&reading, error))
    return NULL;

  *entity_ids = (gint64 *) (void *) g_array_free (g_steal_pointer (&ids), FALSE);
  return g_steal_pointer (&facts);
}
