/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The "field" column of the search index: the words of an article's facts,
 * each stretch with the letter of its field in front (see bang-tokenizer.c).
 *
 * Dates stand there as the year, the month and the day they lie in (2024,
 * 202411, 20241119), so that a range of days is a handful of words and may
 * stand anywhere in a query, under OR and NOT as well.
 *
 * For whichever thread uses the connection.
 */
#include "config.h"

#include "library/bang-columns-private.h"

#include <glib/gi18n-lib.h>

#include "library/bang-browse-private.h"
#include "library/bang-claims-private.h"
#include "library/bang-personal-private.h"
#include "library/bang-tokenizer-private.h"

/* An event that lasts longer than this is found by its months and years only:
 * nobody looks for a plan of five years by a day in the middle. */
#define MAX_DAYS   62
#define MAX_MONTHS 120

/* One stretch. The mark inside a name would begin another one. */
static void
append (GString    *field,
        char        letter,
        const char *words)
{
  if (words == NULL || *words == '\0')
    return;

  g_string_append_c (field, BANG_FIELD_MARK);
  g_string_append_c (field, letter);
  for (const char *p = words; *p != '\0'; p++)
    g_string_append_c (field, *p == BANG_FIELD_MARK ? ' ' : *p);
}

static void
append_days (GString *field,
             GDate   *first,
             GDate   *last)
{
  int n_days = g_date_days_between (first, last) + 1;

  for (int i = 0; i < n_days && n_days <= MAX_DAYS; i++)
    {
      g_string_append_printf (field, " %04d%02d%02d", g_date_get_year (first),
                              (int) g_date_get_month (first), g_date_get_day (first));
      g_date_add_days (first, 1);
    }
}

static void
append_months (GString *field,
               BangDay  first,
               BangDay  last)
{
  int from = first.year * 12 + first.month - 1;
  int to = last.year * 12 + last.month - 1;

  for (int month = from; month <= to && month < from + MAX_MONTHS; month++)
    g_string_append_printf (field, " %04d%02d", month / 12, month % 12 + 1);
}

/* The years, months and days from @start to @end, as far as they are known. */
static void
append_dates (GString *field,
              BangDay  start,
              BangDay  end)
{
  if (start.year == 0)
    return;
  if (end.year == 0 || bang_day_to_number (end) < bang_day_to_number (start))
    end = start;

  g_string_append_c (field, BANG_FIELD_MARK);
  g_string_append_c (field, BANG_FIELD_LETTER_DATE);
  for (int year = start.year; year <= end.year && year < start.year + MAX_MONTHS / 12; year++)
    g_string_append_printf (field, " %04d", year);
  if (start.month != 0 && end.month != 0)
    append_months (field, start, end);
  if (g_date_valid_dmy (start.day, (GDateMonth) start.month, start.year) &&
      g_date_valid_dmy (end.day, (GDateMonth) end.month, end.year))
    {
      GDate first;
      GDate last;

      g_date_clear (&first, 1);
      g_date_clear (&last, 1);
      g_date_set_dmy (&first, start.day, (GDateMonth) start.month, start.year);
      g_date_set_dmy (&last, end.day, (GDateMonth) end.month, end.year);
      append_days (field, &first, &last);
    }
}

/* A date whose year is not known, or was only reasoned, is to be looked at. */
static void
append_certainty (GString    *field,
                  BangDay     start,
                  const char *basis)
{
  BangDateBasis value = bang_date_basis_from_string (basis);

  if (start.year == 0 || value == BANG_BASIS_UNKNOWN)
    append (field, BANG_FIELD_LETTER_CERTAINTY, "check unknown");
  else if (value == BANG_BASIS_INFERRED)
    append (field, BANG_FIELD_LETTER_CERTAINTY, "check inferred");
}

static gboolean
append_article (BangConnection  *connection,
                GString         *field,
                gint64           article_id,
                GError         **error)
{
  const char *action = N_("The article could not be read.");
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (connection, action,
                                  "SELECT title, source, date_start, date_end, date_basis "
                                  "FROM main.article WHERE id = ?1",
                                  error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, article_id);
  if (!bang_connection_step (connection, action, stmt, &has_row, error))
    return FALSE;

  if (has_row)
    {
      append (field, BANG_FIELD_LETTER_TITLE, bang_column_text (stmt, 0));
      append (field, BANG_FIELD_LETTER_SOURCE, bang_column_text (stmt, 1));
      append_dates (field,
                    bang_day_from_number (sqlite3_column_int64 (stmt, 2)),
                    bang_day_from_number (sqlite3_column_int64 (stmt, 3)));
      append_certainty (field, bang_day_from_number (sqlite3_column_int64 (stmt, 2)),
                        bang_column_text (stmt, 4));
    }
  return TRUE;
}

static char
get_letter (const char *kind)
{
  BangEntityKind value;

  if (!bang_entity_kind_from_string (kind, &value))
    return '\0';
  if (value == BANG_ENTITY_PERSON)
    return BANG_FIELD_LETTER_PERSON;
  if (value == BANG_ENTITY_PLACE)
    return BANG_FIELD_LETTER_PLACE;
  if (value == BANG_ENTITY_ORGANISATION || value == BANG_ENTITY_MECHANISM)
    return BANG_FIELD_LETTER_ORGANISATION;
  return '\0';
}

/* Names that a statement gives for an article: of one letter, or, for '\0', each
 * behind its kind. */
static gboolean
append_names (BangConnection  *connection,
              GString         *field,
              gint64           article_id,
              char             letter,
              const char      *sql,
              GError         **error)
{
  const char *action = N_("The article could not be read.");
  g_autoptr (sqlite3_stmt) stmt = bang_connection_prepare (connection, action, sql, error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, article_id);
  for (;;)
    {
      char own = letter;

      if (!bang_connection_step (connection, action, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (letter == '\0')
        own = get_letter (bang_column_text (stmt, 0));
      if (own != '\0')
        append (field, own, bang_column_text (stmt, letter == '\0' ? 1 : 0));
    }
}

static gboolean
append_entities (BangConnection  *connection,
                 GString         *field,
                 gint64           article_id,
                 GError         **error)
{
  return append_names (connection, field, article_id, '\0',
                       "SELECT e.kind, coalesce (ae.name, e.name) "
                       "FROM main.article_entity ae JOIN main.entity e ON e.id = ae.entity_id "
                       "WHERE ae.article_id = ?1 ORDER BY ae.n", error);
}

/* The other names of what a person merged or renamed: their articles are found
 * by all of them. */
static gboolean
append_aliases (BangConnection  *connection,
                GString         *field,
                gint64           article_id,
                GError         **error)
{
  return append_names (connection, field, article_id, '\0',
                       "SELECT DISTINCT e.kind, al.name "
                       "FROM main.article_entity ae JOIN main.entity_alias al ON al.entity_id = ae.entity_id "
                       "JOIN main.entity e ON e.id = ae.entity_id "
                       "WHERE ae.article_id = ?1 ORDER BY 1, 2", error);
}

/* Where a person said that it took place. */
static gboolean
append_decided_places (BangConnection  *connection,
                       GString         *field,
                       gint64           article_id,
                       GError         **error)
{
  return append_names (connection, field, article_id, BANG_FIELD_LETTER_PLACE,
                       "SELECT DISTINCT p.name FROM main.decided_article d "
                       "JOIN main.event_place p ON p.article_id = d.article_id "
                       "WHERE d.article_id = ?1 ORDER BY 1", error);
}

static gboolean
append_types (BangConnection  *connection,
              GString         *field,
              gint64           article_id,
              GError         **error)
{
  return append_names (connection, field, article_id, BANG_FIELD_LETTER_TYPE,
                       "SELECT DISTINCT type FROM main.event WHERE article_id = ?1 ORDER BY n", error);
}

/* What a person wrote beside it. */
static gboolean
append_notes (BangConnection  *connection,
              GString         *field,
              gint64           article_id,
              GError         **error)
{
  g_autoptr (GPtrArray) notes = bang_personal_list_texts (connection, article_id, error);

  for (guint i = 0; notes != NULL && i < notes->len; i++)
    append (field, BANG_FIELD_LETTER_NOTE, g_ptr_array_index (notes, i));
  return notes != NULL;
}

/* What was signed and proposed there is about. */
static gboolean
append_subjects (BangConnection  *connection,
                 GString         *field,
                 gint64           article_id,
                 GError         **error)
{
  const char *action = N_("The article could not be read.");
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (connection, action,
                                  "SELECT DISTINCT 0, field FROM main.proposal "
                                  "WHERE article_id = ?1 AND field <> '' "
                                  "UNION ALL SELECT DISTINCT 1, subject FROM main.agreement "
                                  "WHERE article_id = ?1 AND subject <> '' ORDER BY 1, 2", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, article_id);
  for (;;)
    {
      g_autofree char *found = NULL;

      if (!bang_connection_step (connection, action, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (sqlite3_column_int (stmt, 0) == 1)
        found = bang_words_find_field (bang_column_text (stmt, 1));
      append (field, BANG_FIELD_LETTER_SUBJECT,
              sqlite3_column_int (stmt, 0) == 1 ? found : bang_column_text (stmt, 1));
    }
}

/**
 * bang_field_text:
 *
 * Returns: (transfer full) (nullable): what stands in the "field" column for an
 *   article; never empty, so that every article has the mark
 */
char *
bang_field_text (BangConnection  *connection,
                 gint64           article_id,
                 GError         **error)
{
  g_autoptr (GString) field = g_string_sized_new (512);

  if (!append_article (connection, field, article_id, error) ||
      !append_entities (connection, field, article_id, error) ||
      !append_aliases (connection, field, article_id, error) ||
      !append_decided_places (connection, field, article_id, error) ||
      !append_types (connection, field, article_id, error) ||
      !append_subjects (connection, field, article_id, error) ||
      !append_notes (connection, field, article_id, error))
    return NULL;

  if (field->len == 0)
    g_string_append_c (field, BANG_FIELD_MARK);
  return g_string_free (g_steal_pointer (&field), FALSE);
}
