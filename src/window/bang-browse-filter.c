/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How the pages of events and of the ledger read what was typed: conditions that
 * a row can meet by itself are asked of the row, the rest of its article. The
 * list and the counts beside it read alike, so that a number says what choosing
 * it would leave. Pure; any thread.
 */
#include "window/bang-browse-filter.h"

#include "query/bang-event-type.h"
#include "query/bang-query-parts.h"
#include "window/bang-date-filter.h"

/* The one value that is asked of a field, if it is one. */
static char *
dup_condition (const char *typed,
               BangField   field)
{
  g_autoptr (BangQueryParts) parts = bang_query_parts_new (typed);
  const BangQueryPart *found = NULL;

  for (guint i = 0; i < parts->parts->len; i++)
    {
      const BangQueryPart *part = g_ptr_array_index (parts->parts, i);

      if (part->field != field)
        continue;
      if (found != NULL || part->negated || part->values->len != 1)
        return NULL;
      found = part;
    }
  return found != NULL ? g_strdup (g_ptr_array_index (found->values, 0)) : NULL;
}

/* What else was typed; takes @typed. */
static char *
clear_condition (char      *typed,
                 gboolean   asked,
                 BangField  field)
{
  char *rest;

  if (!asked)
    return typed;
  rest = bang_query_typed_clear (typed, field);
  g_free (typed);

  return rest;
}

/**
 * bang_browse_filter_read_events:
 * @typed: what was typed
 * @kinds: of no use here
 * @filter: (out): what it asks of events
 *
 * The years are those of the events, not of the articles that report them: an
 * article of 2024 may tell of a visit in 2019. A month is looked for in both.
 */
void
bang_browse_filter_read_events (const char       *typed,
                                BangLedgerKinds   kinds,
                                BangBrowseFilter *filter)
{
  g_autofree char *condition = dup_condition (typed, BANG_FIELD_TYPE);
  const char *type = condition != NULL ? bang_event_type_from_text (condition) : NULL;
  g_autofree char *rest = clear_condition (g_strdup (typed), type != NULL, BANG_FIELD_TYPE);
  g_autofree char *undated = bang_date_filter_strip (rest);
  guint32 from = 0;
  guint32 to = 0;
  gboolean whole_years;

  bang_date_filter_read (typed, &from, &to);
  whole_years = (from == 0 || from % 10000 == 101) && (to == 0 || to % 10000 == 1231);
  *filter = (BangBrowseFilter) {
    .query = bang_query_parse (whole_years ? undated : rest, BANG_QUERY_TYPED),
    .counted = bang_query_parse (undated, BANG_QUERY_TYPED),
    .first_year = from / 10000,
    .last_year = to / 10000,
    .type = g_strdup (type),
  };
}

/**
 * bang_browse_filter_read_ledger:
 * @typed: what was typed
 * @kinds: which entries are shown
 * @filter: (out): what it asks of them
 */
void
bang_browse_filter_read_ledger (const char       *typed,
                                BangLedgerKinds   kinds,
                                BangBrowseFilter *filter)
{
  char *field = dup_condition (typed, BANG_FIELD_SUBJECT);
  char *counterpart = dup_condition (typed, BANG_FIELD_COUNTERPART);
  g_autofree char *rest = NULL;

  rest = clear_condition (g_strdup (typed), field != NULL, BANG_FIELD_SUBJECT);
  rest = clear_condition (g_steal_pointer (&rest), counterpart != NULL, BANG_FIELD_COUNTERPART);
  *filter = (BangBrowseFilter) {
    .query = bang_query_parse (rest, BANG_QUERY_TYPED),
    .kinds = kinds,
    .field = field,
    .counterpart = counterpart,
  };
}
