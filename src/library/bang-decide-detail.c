/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person says of one figure or one side of an event: how much it is,
 * that it is none, what the side is called.
 *
 * Figures and sides have no name of their own, and their numbers change when the
 * article is read better. So a decision names one by what was read of it
 * ("kim ngạch: 3 tỷ USD", "CN Hồng Hà"): it holds as long as that is read, and
 * for a figure that was corrected beyond, because a person vouched for it.
 *
 * Applying belongs to the writer, inside a transaction; telling to any thread.
 */
#include "config.h"

#include "library/bang-decide-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "text/bang-fold.h"

#define FIGURE          "figure:"
#define REJECTED_FIGURE "rejected-figure:"
#define SIDE            "side:"

/* Between a measure and its value. */
#define SEPARATOR ": "

/* One row of an event, as it is read. */
typedef struct
{
  gint64  n;
  char   *text;
  char   *key;
} Detail;

static void
detail_clear_cb (gpointer data)
{
  Detail *detail = data;

  g_free (detail->text);
  g_free (detail->key);
}

static char *
dup_number (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", value));
}

/* "kim ngạch: 3.5 tỷ USD" */
static char *
dup_figure (sqlite3_stmt *stmt)
{
  const char *measure = bang_column_text (stmt, 1);
  const char *unit = bang_column_text (stmt, 3);
  g_autofree char *number = dup_number (sqlite3_column_double (stmt, 2));

  return g_strconcat (measure != NULL ? measure : "", SEPARATOR, number, unit != NULL ? " " : NULL, unit, NULL);
}

/* "CN Hồng Hà" */
static char *
dup_side (sqlite3_stmt *stmt)
{
  const char *label = bang_column_text (stmt, 2);

  return g_strconcat (bang_column_text (stmt, 1), " ", label != NULL ? label : "", NULL);
}

/* The figures or sides of an event, in the order they are shown. */
static GArray *
read_details (BangConnection  *connection,
              gint64           article_id,
              gint64           event,
              BangDetailKind   kind,
              gboolean         kept,
              GError         **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Detail));
  g_autoptr (sqlite3_stmt) stmt = NULL;
  const char *sql;
  gboolean has_row;

  g_array_set_clear_func (list, detail_clear_cb);
  if (kind == BANG_DETAIL_FIGURE)
    sql = kept ? "SELECT n, measure, value, unit FROM main.kept_figure WHERE article_id = ?1 AND event_n = ?2 ORDER BY n"
               : "SELECT n, measure, value, unit FROM main.figure WHERE article_id = ?1 AND event_n = ?2 ORDER BY n";
  else
    sql = kept ? "SELECT n, country, label FROM main.kept_event_side WHERE article_id = ?1 AND event_n = ?2 ORDER BY n"
               : "SELECT n, country, label FROM main.event_side WHERE article_id = ?1 AND event_n = ?2 ORDER BY n";
  stmt = bang_sql_ask (connection, error, sql, "ii", article_id, event);
  for (;;)
    {
      Detail detail;

      if (!bang_sql_next (connection, stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&list);
      detail.n = sqlite3_column_int64 (stmt, 0);
      detail.text = kind == BANG_DETAIL_FIGURE ? dup_figure (stmt) : dup_side (stmt);
      detail.key = bang_fold_key (detail.text, -1);
      g_array_append_val (list, detail);
    }
}

/* Returns: (nullable): where the value begins in "MEASURE: VALUE UNIT" */
static const char *
find_value (const char *figure)
{
  const char *separator = g_strrstr (figure, SEPARATOR);

  return separator != NULL ? separator + strlen (SEPARATOR) : NULL;
}

/* "3.5 tỷ USD"; @unit: (out) (optional): points into @text, "" for none */
static gboolean
parse_value (const char  *text,
             double      *value,
             const char **unit)
{
  char *end;

  errno = 0;
  *value = g_ascii_strtod (text, &end);
  if (end == text || errno != 0 || !isfinite (*value) || (*end != '\0' && *end != ' '))
    return FALSE;
  if (unit != NULL)
    *unit = *end == ' ' ? end + 1 : end;
  return TRUE;
}

/**
 * bang_detail_is_sound:
 * @field: of a decision about an event
 * @value: its value
 *
 * Returns: whether it is of a figure or a side, and may be given
 */
gboolean
bang_detail_is_sound (const char *field,
                      const char *value)
{
  double number;

  if (g_str_has_prefix (field, REJECTED_FIGURE))
    return field[strlen (REJECTED_FIGURE)] != '\0';
  if (g_str_has_prefix (field, FIGURE))
    return field[strlen (FIGURE)] != '\0' && find_value (value) != NULL &&
           parse_value (find_value (value), &number, NULL);
  if (g_str_has_prefix (field, SIDE))
    {
      g_auto (GStrv) parts = g_strsplit (value, " ", 2);

      return parts[0] != NULL && parts[1] != NULL && *parts[1] != '\0' &&
             g_str_equal (bang_country_to_string (bang_country_from_string (parts[0])), parts[0]);
    }
  return FALSE;
}

static gboolean
fail_not_found (BangDetailKind   kind,
                guint            n,
                GError         **error)
{
  g_set_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND,
               kind == BANG_DETAIL_FIGURE ? _("The event has no figure %u. Showing the article tells which it has.")
                                          : _("The event has no side %u. Showing the article tells which it has."),
               n + 1);
  return FALSE;
}

/* What was read where the figure or side stands now that a person sees. One
 * that a decision put there stands for what the decision was about. */
static gboolean
find_key (BangConnection     *connection,
          const BangDraft    *draft,
          const char         *uuid,
          const Detail       *shown,
          char              **key,
          GError            **error)
{
  g_autoptr (GArray) list = NULL;
  gboolean kept;
  guint shown_event;
  int found;

  if (!bang_event_find_found (connection, draft->article_id, uuid, &found, &kept, &shown_event, error))
    return FALSE;
  list = read_details (connection, draft->article_id, found, draft->detail, kept, error);
  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      const Detail *detail = &g_array_index (list, Detail, i);

      if (detail->n == shown->n)
        {
          *key = g_strdup (detail->key);
          return TRUE;
        }
    }
  if (!bang_sql_get_text (connection, key, error,
                          "SELECT substr (field, ?3) FROM main.override "
                          "WHERE target_uuid = ?1 AND field GLOB '" FIGURE "*' AND value = ?2", "uti",
                          uuid, shown->text, (gint64) strlen (FIGURE) + 1))
    return FALSE;
  return *key != NULL || fail_not_found (draft->detail, draft->detail_n, error);
}

/**
 * bang_detail_fill:
 * @draft: about a figure or a side
 * @decision: the decision, its event filled in
 *
 * Names the figure or side, and says what was and what is to be.
 */
gboolean
bang_detail_fill (BangConnection  *connection,
                  const BangDraft *draft,
                  BangDecision    *decision,
                  GError         **error)
{
  g_autoptr (GArray) list = NULL;
  g_autofree char *key = NULL;
  const Detail *shown;

  list = read_details (connection, draft->article_id, draft->event, draft->detail, FALSE, error);
  if (list == NULL)
    return FALSE;
  if (draft->detail_n >= list->len)
    return fail_not_found (draft->detail, draft->detail_n, error);

  shown = &g_array_index (list, Detail, draft->detail_n);
  if (!find_key (connection, draft, decision->target, shown, &key, error))
    return FALSE;
  g_free (decision->field);
  g_free (decision->new_value);
  decision->field = g_strconcat (draft->field, key, NULL);
  decision->old_value = g_strdup (shown->text);
  if (draft->value == NULL)
    decision->new_value = NULL;
  else if (draft->detail == BANG_DETAIL_FIGURE)
    decision->new_value = g_strdup_printf ("%.*s%s", (int) (find_value (shown->text) - shown->text), shown->text,
                                           draft->value);
  else
    {
      const char *country = draft->country != NULL ? draft->country : shown->text;

      decision->new_value = g_strdup_printf ("%.*s %s", (int) strcspn (country, " "), country, draft->value);
    }
  return TRUE;
}

typedef struct
{
  char *field;
  char *value;
} Told;

static void
told_clear_cb (gpointer data)
{
  Told *told = data;

  g_free (told->field);
  g_free (told->value);
}

/* What is in force of figures and sides of an event. */
static GArray *
read_told (BangConnection  *connection,
           const char      *uuid,
           GError         **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Told));
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  g_array_set_clear_func (list, told_clear_cb);
  stmt = bang_sql_ask (connection, error,
                       "SELECT field, value FROM main.override WHERE target_uuid = ?1 AND " BANG_IS_DETAIL " ORDER BY field",
                       "u", uuid);
  for (;;)
    {
      Told told;

      if (!bang_sql_next (connection, stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&list);
      told.field = bang_column_dup (stmt, 0);
      told.value = bang_column_dup (stmt, 1);
      g_array_append_val (list, told);
    }
}

static gboolean
is_rejected (GArray     *told,
             const char *key)
{
  g_autofree char *field = g_strconcat (REJECTED_FIGURE, key, NULL);

  for (guint i = 0; i < told->len; i++)
    {
      if (g_str_equal (g_array_index (told, Told, i).field, field))
        return TRUE;
    }
  return FALSE;
}

/* Gives a figure its value; one that is not read any more stands at the end. */
static gboolean
write_figure (BangWriter    *writer,
              gint64         article_id,
              gint64         n,
              const Detail  *detail,
              const char    *text,
              gint64         rule,
              GError       **error)
{
  const char *at = find_value (text);
  g_autofree char *measure = NULL;
  g_autofree char *number = NULL;
  const char *unit;
  double value;

  /* From a file that is damaged. */
  if (at == NULL || !parse_value (at, &value, &unit))
    return TRUE;
  measure = g_strndup (text, (gsize) (at - text) - strlen (SEPARATOR));
  number = dup_number (value);
  if (detail != NULL)
    return bang_sql_run (writer->connection, error,
                         "UPDATE main.figure SET value = CAST (?4 AS REAL), unit = nullif (?5, ''), rule_id = ?6 "
                         "WHERE article_id = ?1 AND event_n = ?2 AND n = ?3", "iiitti",
                         article_id, n, detail->n, number, unit, rule);
  return bang_sql_run (writer->connection, error,
                       "INSERT INTO main.figure "
                       "SELECT ?1, ?2, coalesce (max (n), -1) + 1, nullif (?3, ''), CAST (?4 AS REAL), nullif (?5, ''), "
                       "  0, 0, ?6 FROM main.figure WHERE article_id = ?1 AND event_n = ?2", "iittti",
                       article_id, n, measure, number, unit, rule);
}

static gboolean
apply_figure (BangWriter    *writer,
              gint64         article_id,
              gint64         n,
              GArray        *figures,
              const char    *key,
              const char    *text,
              gint64         rule,
              GError       **error)
{
  g_autofree char *own_key = bang_fold_key (text, -1);
  gboolean found = FALSE;

  for (guint i = 0; i < figures->len; i++)
    {
      const Detail *detail = &g_array_index (figures, Detail, i);

      found |= g_str_equal (detail->key, own_key);
      if (!g_str_equal (detail->key, key))
        continue;
      found = TRUE;
      if (!write_figure (writer, article_id, n, detail, text, rule, error))
        return FALSE;
    }
  /* What was put right is what is read by now, or is not read any more. */
  return found || write_figure (writer, article_id, n, NULL, text, rule, error);
}

static gboolean
reject_figure (BangWriter  *writer,
               gint64       article_id,
               gint64       n,
               GArray      *figures,
               const char  *key,
               GError     **error)
{
  for (guint i = 0; i < figures->len; i++)
    {
      const Detail *detail = &g_array_index (figures, Detail, i);

      if (g_str_equal (detail->key, key) &&
          !bang_sql_run (writer->connection, error,
                         "DELETE FROM main.figure WHERE article_id = ?1 AND event_n = ?2 AND n = ?3", "iii",
                         article_id, n, detail->n))
        return FALSE;
    }
  return TRUE;
}

static gboolean
apply_side (BangWriter  *writer,
            gint64       article_id,
            gint64       n,
            GArray      *sides,
            const char  *key,
            const char  *text,
            gint64       rule,
            GError     **error)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", 2);

  if (parts[0] == NULL || parts[1] == NULL)
    return TRUE;
  for (guint i = 0; i < sides->len; i++)
    {
      const Detail *detail = &g_array_index (sides, Detail, i);

      if (g_str_equal (detail->key, key) &&
          !bang_sql_run (writer->connection, error,
                         "UPDATE main.event_side SET country = ?4, label = ?5, rule_id = ?6 "
                         "WHERE article_id = ?1 AND event_n = ?2 AND n = ?3", "iiitti",
                         article_id, n, detail->n, parts[0], parts[1], rule))
        return FALSE;
    }
  return TRUE;
}

/**
 * bang_detail_apply:
 * @n: number of an event, whose figures and sides are as they were found
 * @uuid: of the event
 * @rule: of what a person said
 *
 * Lays what was decided over the figures and sides of an event.
 */
gboolean
bang_detail_apply (BangWriter  *writer,
                   gint64       article_id,
                   gint64       n,
                   const char  *uuid,
                   gint64       rule,
                   GError     **error)
{
  g_autoptr (GArray) told = read_told (writer->connection, uuid, error);
  g_autoptr (GArray) figures = NULL;
  g_autoptr (GArray) sides = NULL;

  bang_writer_assert (writer);
  if (told == NULL)
    return FALSE;
  if (told->len == 0)
    return TRUE;
  figures = read_details (writer->connection, article_id, n, BANG_DETAIL_FIGURE, FALSE, error);
  sides = figures != NULL ? read_details (writer->connection, article_id, n, BANG_DETAIL_SIDE, FALSE, error) : NULL;
  if (sides == NULL)
    return FALSE;

  for (guint i = 0; i < told->len; i++)
    {
      const Told *one = &g_array_index (told, Told, i);
      const char *key = strchr (one->field, ':') + 1;
      gboolean done = TRUE;

      if (g_str_has_prefix (one->field, REJECTED_FIGURE))
        done = reject_figure (writer, article_id, n, figures, key, error);
      else if (g_str_has_prefix (one->field, SIDE))
        done = apply_side (writer, article_id, n, sides, key, one->value, rule, error);
      else if (!is_rejected (told, key))
        done = apply_figure (writer, article_id, n, figures, key, one->value, rule, error);
      if (!done)
        return FALSE;
    }
  return TRUE;
}

/**
 * bang_library_set_event_figure:
 * @event: an event of the article
 * @figure: which of its figures, as bang_library_get_article() has them
 * @value: how much it is
 * @unit: (nullable): of what
 *
 * Says how much something is that was read otherwise.
 */
gint64
bang_library_set_event_figure (BangLibrary  *self,
                               gint64        article_id,
                               guint         event,
                               guint         figure,
                               double        value,
                               const char   *unit,
                               GError      **error)
{
  g_autofree char *number = dup_number (value);
  g_autofree char *clean = NULL;
  g_autofree char *text = NULL;
  BangDraft draft = {
    .op = BANG_DECISION_FIGURE, .on_event = TRUE, .article_id = article_id, .event = event, .field = FIGURE,
    .detail = BANG_DETAIL_FIGURE, .detail_n = figure,
  };

  if (!isfinite (value))
    {
      g_set_error_literal (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_FAILED, _("A figure needs a number."));
      return 0;
    }
  if (unit != NULL && *unit != '\0')
    {
      clean = bang_decide_clean_name (unit, error);
      if (clean == NULL)
        return 0;
      /* What parts a measure from its value in the log. */
      g_strdelimit (clean, ":", ' ');
      g_strstrip (clean);
    }
  draft.value = text = g_strconcat (number, clean != NULL && *clean != '\0' ? " " : NULL, clean, NULL);
  return bang_decide_tell (self, &draft, error);
}

/**
 * bang_library_reject_figure:
 * @event: an event of the article
 * @figure: which of its figures
 *
 * Says that something is no figure of an event.
 */
gint64
bang_library_reject_figure (BangLibrary  *self,
                            gint64        article_id,
                            guint         event,
                            guint         figure,
                            GError      **error)
{
  BangDraft draft = {
    .op = BANG_DECISION_REJECT, .on_event = TRUE, .article_id = article_id, .event = event,
    .field = REJECTED_FIGURE, .detail = BANG_DETAIL_FIGURE, .detail_n = figure,
  };

  return bang_decide_tell (self, &draft, error);
}

/**
 * bang_library_set_event_side:
 * @event: an event of the article
 * @side: which of its sides, as bang_library_get_article() has them
 * @label: what it is called
 * @country: (nullable): of which country it is; %NULL as it is
 *
 * Says who a side of an event is.
 */
gint64
bang_library_set_event_side (BangLibrary        *self,
                             gint64              article_id,
                             guint               event,
                             guint               side,
                             const char         *label,
                             const BangCountry  *country,
                             GError            **error)
{
  g_autofree char *clean = bang_decide_clean_name (label, error);
  BangDraft draft = {
    .op = BANG_DECISION_SIDE, .on_event = TRUE, .article_id = article_id, .event = event, .field = SIDE,
    .detail = BANG_DETAIL_SIDE, .detail_n = side, .value = clean,
    .country = country != NULL ? bang_country_to_string (*country) : NULL,
  };

  return clean != NULL ? bang_decide_tell (self, &draft, error) : 0;
}
