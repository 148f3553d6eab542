/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows of the personal layer make what a person asked for so.
 *
 * It is worked out in the writer's thread, inside its transaction, so that two
 * programs that do something at once do not undo each other's half: a name is
 * free, an article or a tag is there, at the moment it is written.
 *
 * The writer's thread.
 */
#include "config.h"

#include "library/bang-personal-fill-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "library/bang-decide-private.h"
#include "text/bang-fold.h"

static gboolean
fail (GError     **error,
      const char  *sentence)
{
  g_set_error_literal (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_FAILED, sentence);
  return FALSE;
}

static gboolean
fail_not_found (GError     **error,
                const char  *sentence)
{
  g_set_error_literal (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND, sentence);
  return FALSE;
}

/* The uuid of an article that is there. */
static char *
dup_article (BangConnection  *connection,
             gint64           id,
             GError         **error)
{
  char *uuid;

  if (!bang_sql_get_text (connection, &uuid, error, "SELECT uuid FROM main.article WHERE id = ?1", "i", id))
    return NULL;
  if (uuid == NULL)
    fail_not_found (error, _("The library has no such article."));
  return uuid;
}

/**
 * bang_personal_fill_articles:
 * @data: the #BangPersonalDraft
 * @records: (element-type BangPersonalRecord): the rows, which it adds to
 *
 * A row for each article: a star, a tagging, a place in a collection.
 */
gboolean
bang_personal_fill_articles (BangWriter  *writer,
                             gpointer     data,
                             GPtrArray   *records,
                             GError     **error)
{
  const BangPersonalDraft *draft = data;
  gint64 now = g_get_real_time ();
  gint64 last = 0;

  if (draft->kind == BANG_PERSONAL_ITEM && draft->present &&
      !bang_sql_get_int (writer->connection, &last, error,
                         "SELECT max (i.n) FROM main.collection_item i "
                         "JOIN main.collection c ON c.id = i.collection_id WHERE c.uuid = ?1", "u", draft->uuid))
    return FALSE;

  for (guint i = 0; i < draft->n_ids; i++)
    {
      g_autoptr (BangPersonalRecord) record = bang_personal_record_new (draft->kind, draft->present);

      record->uuid = g_strdup (draft->uuid);
      record->target = dup_article (writer->connection, draft->ids[i], error);
      record->at = now;
      if (record->target == NULL)
        return FALSE;
      if (draft->kind == BANG_PERSONAL_ITEM && draft->present)
        {
          g_autoptr (BangPersonalRecord) was = bang_personal_record_new (draft->kind, FALSE);

          was->uuid = g_strdup (record->uuid);
          was->target = g_strdup (record->target);
          if (!bang_personal_read_record (writer->connection, was, error))
            return FALSE;
          record->n = was->present ? was->n : ++last;
        }
      g_ptr_array_add (records, g_steal_pointer (&record));
    }
  return TRUE;
}

/* Another tag or collection that is called so, whatever the capitals. */
static gboolean
is_name_free (BangConnection  *connection,
              const BangPersonalDraft     *draft,
              GError         **error)
{
  g_autofree char *key = bang_fold_key (draft->name, -1);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  if (draft->kind == BANG_PERSONAL_TAG)
    stmt = bang_sql_ask (connection, error, "SELECT name FROM main.tag WHERE uuid <> ?1", "u", draft->uuid);
  else
    stmt = bang_sql_ask (connection, error, "SELECT name FROM main.collection WHERE uuid <> ?1", "u", draft->uuid);
  for (;;)
    {
      g_autofree char *other = NULL;

      if (!bang_sql_next (connection, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      other = bang_fold_key (bang_column_text (stmt, 0), -1);
      if (strcmp (other, key) == 0)
        return fail (error, draft->kind == BANG_PERSONAL_TAG
                            ? _("There is a tag of that name already. Choose another name.")
                            : _("There is a collection of that name already. Choose another name."));
    }
}

/**
 * bang_personal_fill_named:
 * @data: the #BangPersonalDraft
 * @records: (element-type BangPersonalRecord): the rows, which it adds to
 *
 * A tag or a collection: new, or with another name or text.
 */
gboolean
bang_personal_fill_named (BangWriter  *writer,
                          gpointer     data,
                          GPtrArray   *records,
                          GError     **error)
{
  const BangPersonalDraft *draft = data;
  g_autoptr (BangPersonalRecord) record = bang_personal_record_new (draft->kind, FALSE);
  gboolean is_new = draft->position == 0;

  record->uuid = g_strdup (draft->uuid);
  if (!bang_personal_read_record (writer->connection, record, error) ||
      (draft->name != NULL && !is_name_free (writer->connection, draft, error)))
    return FALSE;
  if (!is_new && !record->present)
    return draft->kind == BANG_PERSONAL_TAG
           ? fail_not_found (error, _("There is no such tag any more."))
           : fail_not_found (error, _("There is no such collection any more."));

  if (is_new)
    record->at = g_get_real_time ();
  record->present = draft->present;
  if (draft->name != NULL)
    {
      g_free (record->name);
      record->name = g_strdup (draft->name);
    }
  if (draft->text != NULL)
    {
      g_free (record->text);
      record->text = g_strdup (draft->text);
    }
  g_ptr_array_add (records, g_steal_pointer (&record));
  return TRUE;
}

static char *
dup_range (const char *text,
           gsize       start,
           gsize       end)
{
  /* Whole letters: a context may begin in the middle of one. */
  while (start < end && ((guchar) text[start] & 0xc0) == 0x80)
    start++;
  while (end > start && ((guchar) text[end] & 0xc0) == 0x80)
    end--;
  return g_strndup (text + start, end - start);
}

static gboolean
fill_passage (BangConnection      *connection,
              const BangPersonalDraft         *draft,
              BangPersonalRecord  *record,
              GError             **error)
{
  g_autofree char *text = NULL;
  gsize len;

  if (!bang_sql_get_text (connection, &text, error,
                          "SELECT v.text FROM main.article a JOIN main.version v ON v.id = a.version_id "
                          "WHERE a.id = ?1", "i", draft->ids[0]))
    return FALSE;
  len = text != NULL ? strlen (text) : 0;
  if (draft->passage->end > len || draft->passage->start >= draft->passage->end)
    return fail (error, _("The passage is not in the text any more. Select it again."));
  if (draft->passage->end - draft->passage->start > BANG_PASSAGE_MAX)
    return fail (error, _("The passage is too long for a note. Select a shorter one."));

  record->span = *draft->passage;
  record->quote = dup_range (text, record->span.start, record->span.end);
  record->prefix = dup_range (text, MAX (record->span.start, BANG_PASSAGE_CONTEXT) - BANG_PASSAGE_CONTEXT,
                              record->span.start);
  record->suffix = dup_range (text, record->span.end, MIN (record->span.end + BANG_PASSAGE_CONTEXT, len));
  return TRUE;
}

/**
 * bang_personal_fill_new_note:
 * @data: the #BangPersonalDraft
 * @records: (element-type BangPersonalRecord): the rows, which it adds to
 *
 * A note that is not there yet, on an article or a passage of it.
 */
gboolean
bang_personal_fill_new_note (BangWriter  *writer,
                             gpointer     data,
                             GPtrArray   *records,
                             GError     **error)
{
  const BangPersonalDraft *draft = data;
  g_autoptr (BangPersonalRecord) record = bang_personal_record_new (BANG_PERSONAL_NOTE, TRUE);

  record->uuid = g_strdup (draft->uuid);
  record->target = dup_article (writer->connection, draft->ids[0], error);
  record->text = g_strdup (draft->text);
  record->at = record->changed = g_get_real_time ();
  if (record->target == NULL ||
      (draft->passage != NULL && !fill_passage (writer->connection, draft, record, error)))
    return FALSE;
  g_ptr_array_add (records, g_steal_pointer (&record));
  return TRUE;
}

/**
 * bang_personal_fill_note:
 * @data: the #BangPersonalDraft
 * @records: (element-type BangPersonalRecord): the rows, which it adds to
 *
 * A note that is there: another text, or none.
 */
gboolean
bang_personal_fill_note (BangWriter  *writer,
                         gpointer     data,
                         GPtrArray   *records,
                         GError     **error)
{
  const BangPersonalDraft *draft = data;
  g_autoptr (BangPersonalRecord) record = bang_personal_record_new (BANG_PERSONAL_NOTE, FALSE);

  record->uuid = g_strdup (draft->uuid);
  if (!bang_personal_read_record (writer->connection, record, error))
    return FALSE;
  if (!record->present)
    return fail_not_found (error, _("There is no such note any more."));

  record->present = draft->present;
  if (draft->present)
    {
      g_free (record->text);
      record->text = g_strdup (draft->text);
      record->changed = g_get_real_time ();
    }
  g_ptr_array_add (records, g_steal_pointer (&record));
  return TRUE;
}

/**
 * bang_personal_fill_order:
 * @data: the #BangPersonalDraft
 * @records: (element-type BangPersonalRecord): the rows, which it adds to
 *
 * Numbers a collection anew, with one article in another place.
 */
gboolean
bang_personal_fill_order (BangWriter  *writer,
                          gpointer     data,
                          GPtrArray   *records,
                          GError     **error)
{
  const BangPersonalDraft *draft = data;
  g_autofree char *article = dup_article (writer->connection, draft->ids[0], error);
  g_autoptr (GPtrArray) order = NULL;
  guint at;

  if (article == NULL)
    return FALSE;
  order = bang_sql_list (writer->connection, error,
                         "SELECT i.target_uuid FROM main.collection_item i "
                         "JOIN main.collection c ON c.id = i.collection_id WHERE c.uuid = ?1 "
                         "ORDER BY i.n, i.target_uuid", "u", draft->uuid);
  if (order == NULL)
    return FALSE;
  if (!g_ptr_array_find_with_equal_func (order, article, g_str_equal, &at))
    return fail_not_found (error, _("The article is not in that collection."));

  g_ptr_array_remove_index (order, at);
  g_ptr_array_insert (order, (int) MIN (draft->position, order->len), g_steal_pointer (&article));
  for (guint i = 0; i < order->len; i++)
    {
      BangPersonalRecord *record = bang_personal_record_new (BANG_PERSONAL_ITEM, TRUE);

      record->uuid = g_strdup (draft->uuid);
      record->target = g_strdup (g_ptr_array_index (order, i));
      record->n = i + 1;
      g_ptr_array_add (records, record);
    }
  return TRUE;
}

/**
 * bang_personal_fill_members:
 * @data: the #BangPersonalDraft
 * @records: (element-type BangPersonalRecord): the rows, which it adds to
 *
 * As bang_personal_fill_articles(), for a tag or a collection that is there.
 */
gboolean
bang_personal_fill_members (BangWriter  *writer,
                            gpointer     data,
                            GPtrArray   *records,
                            GError     **error)
{
  const BangPersonalDraft *draft = data;
  g_autoptr (BangPersonalRecord) owner = NULL;

  owner = bang_personal_record_new (draft->kind == BANG_PERSONAL_TAGGING ? BANG_PERSONAL_TAG : BANG_PERSONAL_COLLECTION,
                                    FALSE);
  owner->uuid = g_strdup (draft->uuid);
  if (!bang_personal_read_record (writer->connection, owner, error))
    return FALSE;
  if (!owner->present)
    return owner->kind == BANG_PERSONAL_TAG
           ? fail_not_found (error, _("There is no such tag any more."))
           : fail_not_found (error, _("There is no such collection any more."));
  return bang_personal_fill_articles (writer, data, records, error);
}
