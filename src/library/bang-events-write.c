/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing the events of an article: dates, places, sides, participants,
 * agreements, proposals and figures, each with its evidence.
 *
 * Belongs to the writer, inside a transaction.
 */
#include "config.h"

#include "library/bang-claims-private.h"

#include <glib/gi18n-lib.h>

#include "library/bang-series-private.h"

#define ACTION N_("The library could not be written.")

static sqlite3_stmt *
prepare (BangWriter  *writer,
         const char  *sql,
         gint64       article_id,
         guint        event_n,
         GError     **error)
{
  sqlite3_stmt *stmt = bang_connection_prepare (writer->connection, ACTION, sql, error);

  if (stmt != NULL)
    {
      sqlite3_bind_int64 (stmt, 1, article_id);
      sqlite3_bind_int64 (stmt, 2, event_n);
    }
  return stmt;
}

static gboolean
run (BangWriter    *writer,
     sqlite3_stmt  *stmt,
     GError       **error)
{
  return bang_connection_run (writer->connection, ACTION, stmt, error);
}

static gboolean
write_event (BangWriter       *writer,
             gint64            article_id,
             guint             n,
             const BangEvent  *event,
             GError          **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  stmt = prepare (writer,
                  "INSERT INTO main.event VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, "
                  "?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26)", article_id, n, error);
  if (stmt == NULL)
    return FALSE;

  bang_bind_text (stmt, 3, event->type != NULL ? event->type : "");
  bang_bind_text (stmt, 4, bang_aspect_to_string (event->aspect));
  bang_bind_text (stmt, 5, event->title);
  sqlite3_bind_int64 (stmt, 6, bang_day_to_number (event->date.start));
  sqlite3_bind_int64 (stmt, 7, bang_day_to_number (event->date.end));
  sqlite3_bind_int64 (stmt, 8, bang_day_to_number (event->date.after));
  bang_bind_text (stmt, 9, event->date.text);
  bang_bind_text (stmt, 10, bang_date_basis_to_string (event->date.basis));
  bang_bind_text (stmt, 11, event->date.reason);
  sqlite3_bind_int64 (stmt, 18, event->parent);
  bang_bind_text (stmt, 19, event->series);
  sqlite3_bind_int64 (stmt, 20, event->edition);
  return bang_rule_bind (writer, stmt, 12, &event->date.evidence, error) &&
         bang_rule_bind (writer, stmt, 15, &event->date.year_evidence, error) &&
         bang_rule_bind (writer, stmt, 21, &event->evidence, error) &&
         bang_rule_bind (writer, stmt, 24, &event->place_evidence, error) &&
         run (writer, stmt, error);
}

static gboolean
write_places (BangWriter       *writer,
              gint64            article_id,
              guint             n,
              const BangEvent  *event,
              GError          **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  stmt = prepare (writer, "INSERT INTO main.event_place VALUES (?1, ?2, ?3, ?4)", article_id, n, error);
  for (guint i = 0; stmt != NULL && i < event->places->len; i++)
    {
      const char *place = g_ptr_array_index (event->places, i);

      sqlite3_bind_int64 (stmt, 3, i);
      bang_bind_text (stmt, 4, place != NULL ? place : "");
      if (!run (writer, stmt, error))
        return FALSE;
    }
  return stmt != NULL;
}

static gboolean
write_sides (BangWriter       *writer,
             gint64            article_id,
             guint             n,
             const BangEvent  *event,
             GError          **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  stmt = prepare (writer, "INSERT INTO main.event_side VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                  article_id, n, error);
  for (guint i = 0; stmt != NULL && i < event->sides->len; i++)
    {
      const BangSide *side = &g_array_index (event->sides, BangSide, i);

      sqlite3_bind_int64 (stmt, 3, i);
      bang_bind_text (stmt, 4, side->label);
      bang_bind_text (stmt, 5, bang_country_to_string (side->country));
      bang_bind_text (stmt, 6, bang_side_role_to_string (side->role));
      if (!bang_rule_bind (writer, stmt, 7, &side->evidence, error) || !run (writer, stmt, error))
        return FALSE;
    }
  return stmt != NULL;
}

static gboolean
write_participants (BangWriter       *writer,
                    gint64            article_id,
                    guint             n,
                    const BangEvent  *event,
                    GError          **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  stmt = prepare (writer, "INSERT INTO main.participation VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                  article_id, n, error);
  for (guint i = 0; stmt != NULL && i < event->participants->len; i++)
    {
      const BangParticipant *participant = &g_array_index (event->participants, BangParticipant, i);

      sqlite3_bind_int64 (stmt, 3, i);
      sqlite3_bind_int64 (stmt, 4, participant->person);
      sqlite3_bind_int64 (stmt, 5, participant->side);
      bang_bind_text (stmt, 6, bang_role_to_string (participant->role));
      if (!bang_rule_bind (writer, stmt, 7, &participant->evidence, error) || !run (writer, stmt, error))
        return FALSE;
    }
  return stmt != NULL;
}

static gboolean
write_parties (BangWriter           *writer,
               gint64                article_id,
               guint                 event_n,
               guint                 n,
               const BangAgreement  *agreement,
               GError              **error)
{
  g_autoptr (sqlite3_stmt) party = NULL;
  g_autoptr (sqlite3_stmt) repeat = NULL;

  party = prepare (writer, "INSERT INTO main.agreement_party VALUES (?1, ?2, ?3, ?4, ?5)",
                   article_id, event_n, error);
  if (party == NULL)
    return FALSE;
  sqlite3_bind_int64 (party, 3, n);
  for (guint i = 0; agreement->parties != NULL && agreement->parties[i] != NULL; i++)
    {
      sqlite3_bind_int64 (party, 4, i);
      bang_bind_text (party, 5, agreement->parties[i]);
      if (!run (writer, party, error))
        return FALSE;
    }

  repeat = prepare (writer, "INSERT INTO main.agreement_repeat VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                    article_id, event_n, error);
  if (repeat == NULL)
    return FALSE;
  sqlite3_bind_int64 (repeat, 3, n);
  for (guint i = 0; i < agreement->repeats->len; i++)
    {
      sqlite3_bind_int64 (repeat, 4, i);
      if (!bang_rule_bind (writer, repeat, 5, &g_array_index (agreement->repeats, BangEvidence, i), error) ||
          !run (writer, repeat, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_agreements (BangWriter       *writer,
                  gint64            article_id,
                  guint             n,
                  const BangEvent  *event,
                  GError          **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  stmt = prepare (writer, "INSERT INTO main.agreement VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                  article_id, n, error);
  for (guint i = 0; stmt != NULL && i < event->agreements->len; i++)
    {
      const BangAgreement *agreement = g_ptr_array_index (event->agreements, i);

      sqlite3_bind_int64 (stmt, 3, i);
      bang_bind_text (stmt, 4, agreement->kind);
      bang_bind_text (stmt, 5, agreement->subject);
      if (!bang_rule_bind (writer, stmt, 6, &agreement->evidence, error) ||
          !run (writer, stmt, error) ||
          !write_parties (writer, article_id, n, i, agreement, error))
        return FALSE;
    }
  return stmt != NULL;
}

static gboolean
write_proposals (BangWriter       *writer,
                 gint64            article_id,
                 guint             n,
                 const BangEvent  *event,
                 GError          **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  stmt = prepare (writer, "INSERT INTO main.proposal VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                  article_id, n, error);
  for (guint i = 0; stmt != NULL && i < event->proposals->len; i++)
    {
      const BangProposal *proposal = g_ptr_array_index (event->proposals, i);

      sqlite3_bind_int64 (stmt, 3, i);
      bang_bind_text (stmt, 4, proposal->by);
      bang_bind_text (stmt, 5, proposal->to);
      bang_bind_text (stmt, 6, proposal->text);
      bang_bind_text (stmt, 7, proposal->field);
      if (!bang_rule_bind (writer, stmt, 8, &proposal->evidence, error) || !run (writer, stmt, error))
        return FALSE;
    }
  return stmt != NULL;
}

static gboolean
write_figures (BangWriter       *writer,
               gint64            article_id,
               guint             n,
               const BangEvent  *event,
               GError          **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  stmt = prepare (writer, "INSERT INTO main.figure VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                  article_id, n, error);
  for (guint i = 0; stmt != NULL && i < event->figures->len; i++)
    {
      const BangFigure *figure = &g_array_index (event->figures, BangFigure, i);

      sqlite3_bind_int64 (stmt, 3, i);
      bang_bind_text (stmt, 4, figure->measure);
      sqlite3_bind_double (stmt, 5, figure->value);
      bang_bind_text (stmt, 6, figure->unit);
      if (!bang_rule_bind (writer, stmt, 7, &figure->evidence, error) || !run (writer, stmt, error))
        return FALSE;
    }
  return stmt != NULL;
}

/**
 * bang_events_write:
 *
 * Writes the events of an article that has none.
 */
gboolean
bang_events_write (BangWriter       *writer,
                   gint64            article_id,
                   const BangFacts  *facts,
                   BangTally        *tally,
                   GError          **error)
{
  gboolean counted = FALSE;

  bang_writer_assert (writer);

  for (guint i = 0; i < facts->events->len; i++)
    {
      const BangEvent *event = g_ptr_array_index (facts->events, i);

      if (!write_event (writer, article_id, i, event, error) ||
          !write_places (writer, article_id, i, event, error) ||
          !write_sides (writer, article_id, i, event, error) ||
          !write_participants (writer, article_id, i, event, error) ||
          !write_agreements (writer, article_id, i, event, error) ||
          !write_proposals (writer, article_id, i, event, error) ||
          !write_figures (writer, article_id, i, event, error))
        return FALSE;
      counted |= event->edition > 0;
      tally->n_events++;
      tally->n_agreements += event->agreements->len;
      tally->n_proposals += event->proposals->len;
    }
  return !counted || bang_series_write (writer->connection, article_id, error);
}
