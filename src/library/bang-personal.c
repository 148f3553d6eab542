/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stars, tags, notes and collections: what a person does with them.
 *
 * Each call says what rows are to be so (bang-personal-apply.c writes them). It
 * is worked out in the writer's thread, so that two programs that do something
 * at once do not undo each other's half.
 *
 * Any thread.
 */
#include "config.h"

#include "library/bang-personal-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "library/bang-decide-private.h"
#include "library/bang-library-private.h"
#include "library/bang-rows-private.h"
#include "text/bang-fold.h"

/* What is asked for, until the writer works it out. */
typedef struct
{
  BangPersonalKind  kind;
  gboolean          present;
  const char       *uuid;
  const char       *name;      /* (nullable) */
  const char       *text;      /* (nullable) */
  const gint64     *ids;
  guint             n_ids;
  const BangSpan   *passage;   /* (nullable) */
  guint             position;
} Draft;

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

static gboolean
fill_articles (BangWriter  *writer,
               gpointer     data,
               GPtrArray   *records,
               GError     **error)
{
  const Draft *draft = data;
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
              const Draft     *draft,
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

/* A tag or a collection: new, or with another name or text. */
static gboolean
fill_named (BangWriter  *writer,
            gpointer     data,
            GPtrArray   *records,
            GError     **error)
{
  const Draft *draft = data;
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
              const Draft         *draft,
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

static gboolean
fill_new_note (BangWriter  *writer,
               gpointer     data,
               GPtrArray   *records,
               GError     **error)
{
  const Draft *draft = data;
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

/* A note that is there: another text, or none. */
static gboolean
fill_note (BangWriter  *writer,
           gpointer     data,
           GPtrArray   *records,
           GError     **error)
{
  const Draft *draft = data;
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

/* Numbers a collection anew, with one article in another place. */
static gboolean
fill_order (BangWriter  *writer,
            gpointer     data,
            GPtrArray   *records,
            GError     **error)
{
  const Draft *draft = data;
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

static gboolean
is_colour (const char *colour)
{
  return g_strv_contains (bang_tag_colours, colour);
}

/* A note as a person wrote it. */
static char *
clean_text (const char  *text,
            GError     **error)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);

  for (char *p = composed; *p != '\0'; p++)
    {
      if ((guchar) *p < 0x20 && *p != '\n' && *p != '\t')
        *p = ' ';
    }
  g_strchomp (composed);
  if (*composed == '\0')
    {
      fail (error, _("A note needs at least one word. To be rid of it, delete it."));
      return NULL;
    }
  if (strlen (composed) > BANG_NOTE_MAX)
    {
      fail (error, _("The note is too long. Write it as several notes."));
      return NULL;
    }
  return g_steal_pointer (&composed);
}

/**
 * bang_library_set_starred:
 * @ids: (array length=n_ids): articles
 * @starred: whether they are to have a star
 *
 * Returns: (transfer full) (nullable): the way back
 */
BangPersonalChange *
bang_library_set_starred (BangLibrary   *self,
                          const gint64  *ids,
                          guint          n_ids,
                          gboolean       starred,
                          GError       **error)
{
  Draft draft = { .kind = BANG_PERSONAL_STAR, .present = starred, .ids = ids, .n_ids = n_ids };

  return bang_personal_write (self, fill_articles, &draft, NULL, error);
}

static BangPersonalChange *
create_named (BangLibrary       *self,
              BangPersonalKind   kind,
              const char        *name,
              const char        *text,
              char             **uuid,
              GError           **error)
{
  g_autofree char *clean = bang_decide_clean_name (name, error);
  g_autofree char *new_uuid = g_uuid_string_random ();
  Draft draft = { .kind = kind, .present = TRUE, .uuid = new_uuid, .name = clean, .text = text };
  BangPersonalChange *back;

  if (clean == NULL)
    return NULL;
  back = bang_personal_write (self, fill_named, &draft, NULL, error);
  if (back != NULL && uuid != NULL)
    *uuid = g_steal_pointer (&new_uuid);
  return back;
}

static BangPersonalChange *
edit_named (BangLibrary       *self,
            BangPersonalKind   kind,
            const char        *uuid,
            const char        *name,
            const char        *text,
            GError           **error)
{
  g_autofree char *clean = NULL;
  Draft draft = { .kind = kind, .present = TRUE, .uuid = uuid, .text = text, .position = 1 };

  if (name != NULL)
    {
      clean = bang_decide_clean_name (name, error);
      if (clean == NULL)
        return NULL;
      draft.name = clean;
    }
  return bang_personal_write (self, fill_named, &draft, NULL, error);
}

static BangPersonalChange *
delete_named (BangLibrary       *self,
              BangPersonalKind   kind,
              const char        *uuid,
              GError           **error)
{
  Draft draft = { .kind = kind, .present = FALSE, .uuid = uuid, .position = 1 };

  return bang_personal_write (self, fill_named, &draft, NULL, error);
}

/**
 * bang_library_create_tag:
 * @name: what it is called; no other tag may be called so
 * @colour: one of bang_tag_colours
 * @uuid: (out) (optional): the new tag
 *
 * Returns: (transfer full) (nullable): the way back
 */
BangPersonalChange *
bang_library_create_tag (BangLibrary  *self,
                         const char   *name,
                         const char   *colour,
                         char        **uuid,
                         GError      **error)
{
  return create_named (self, BANG_PERSONAL_TAG, name,
                       colour != NULL && is_colour (colour) ? colour : bang_tag_colours[0], uuid, error);
}

/**
 * bang_library_edit_tag:
 * @name: (nullable): another name
 * @colour: (nullable): another of bang_tag_colours
 *
 * Returns: (transfer full) (nullable): the way back
 */
BangPersonalChange *
bang_library_edit_tag (BangLibrary  *self,
                       const char   *uuid,
                       const char   *name,
                       const char   *colour,
                       GError      **error)
{
  return edit_named (self, BANG_PERSONAL_TAG, uuid, name,
                     colour != NULL && is_colour (colour) ? colour : NULL, error);
}

/**
 * bang_library_delete_tag:
 *
 * Takes a tag off all articles and out of the library.
 *
 * Returns: (transfer full) (nullable): the way back, with its articles
 */
BangPersonalChange *
bang_library_delete_tag (BangLibrary  *self,
                         const char   *uuid,
                         GError      **error)
{
  return delete_named (self, BANG_PERSONAL_TAG, uuid, error);
}

static gboolean
fill_members (BangWriter  *writer,
              gpointer     data,
              GPtrArray   *records,
              GError     **error)
{
  const Draft *draft = data;
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
  return fill_articles (writer, data, records, error);
}

/**
 * bang_library_set_tagged:
 * @tag: a tag's uuid
 * @ids: (array length=n_ids): articles
 * @tagged: whether they are to have it
 *
 * Returns: (transfer full) (nullable): the way back
 */
BangPersonalChange *
bang_library_set_tagged (BangLibrary   *self,
                         const char    *tag,
                         const gint64  *ids,
                         guint          n_ids,
                         gboolean       tagged,
                         GError       **error)
{
  Draft draft = { .kind = BANG_PERSONAL_TAGGING, .present = tagged, .uuid = tag, .ids = ids, .n_ids = n_ids };

  return bang_personal_write (self, fill_members, &draft, NULL, error);
}

/**
 * bang_library_add_note:
 * @passage: (nullable): what it is on, bytes of the article's text; %NULL the
 *   whole article
 * @text: the note
 * @uuid: (out) (optional): the new note
 *
 * Returns: (transfer full) (nullable): the way back
 */
BangPersonalChange *
bang_library_add_note (BangLibrary     *self,
                       gint64           article_id,
                       const BangSpan  *passage,
                       const char      *text,
                       char           **uuid,
                       GError         **error)
{
  g_autofree char *clean = clean_text (text, error);
  g_autofree char *new_uuid = g_uuid_string_random ();
  Draft draft = {
    .kind = BANG_PERSONAL_NOTE, .present = TRUE, .uuid = new_uuid, .text = clean,
    .ids = &article_id, .n_ids = 1, .passage = passage,
  };
  BangPersonalChange *back;

  if (clean == NULL)
    return NULL;
  back = bang_personal_write (self, fill_new_note, &draft, NULL, error);
  if (back != NULL && uuid != NULL)
    *uuid = g_steal_pointer (&new_uuid);
  return back;
}

/**
 * bang_library_edit_note:
 * @text: what it is to say
 *
 * Returns: (transfer full) (nullable): the way back
 */
BangPersonalChange *
bang_library_edit_note (BangLibrary  *self,
                        const char   *uuid,
                        const char   *text,
                        GError      **error)
{
  g_autofree char *clean = clean_text (text, error);
  Draft draft = { .kind = BANG_PERSONAL_NOTE, .present = TRUE, .uuid = uuid, .text = clean };

  return clean != NULL ? bang_personal_write (self, fill_note, &draft, NULL, error) : NULL;
}

/**
 * bang_library_delete_note:
 *
 * Returns: (transfer full) (nullable): the way back
 */
BangPersonalChange *
bang_library_delete_note (BangLibrary  *self,
                          const char   *uuid,
                          GError      **error)
{
  Draft draft = { .kind = BANG_PERSONAL_NOTE, .present = FALSE, .uuid = uuid };

  return bang_personal_write (self, fill_note, &draft, NULL, error);
}

/**
 * bang_library_create_collection:
 * @name: what it is called; no other collection may be called so
 * @uuid: (out) (optional): the new collection
 *
 * Returns: (transfer full) (nullable): the way back
 */
BangPersonalChange *
bang_library_create_collection (BangLibrary  *self,
                                const char   *name,
                                char        **uuid,
                                GError      **error)
{
  return create_named (self, BANG_PERSONAL_COLLECTION, name, "", uuid, error);
}

/**
 * bang_library_edit_collection:
 * @name: (nullable): another name
 * @note: (nullable): what it is for; "" for nothing
 *
 * Returns: (transfer full) (nullable): the way back
 */
BangPersonalChange *
bang_library_edit_collection (BangLibrary  *self,
                              const char   *uuid,
                              const char   *name,
                              const char   *note,
                              GError      **error)
{
  g_autofree char *clean = NULL;

  if (note != NULL && *note != '\0')
    {
      clean = clean_text (note, error);
      if (clean == NULL)
        return NULL;
      note = clean;
    }
  return edit_named (self, BANG_PERSONAL_COLLECTION, uuid, name, note, error);
}

/**
 * bang_library_delete_collection:
 *
 * Returns: (transfer full) (nullable): the way back, with its articles
 */
BangPersonalChange *
bang_library_delete_collection (BangLibrary  *self,
                                const char   *uuid,
                                GError      **error)
{
  return delete_named (self, BANG_PERSONAL_COLLECTION, uuid, error);
}

/**
 * bang_library_set_collected:
 * @collection: its uuid
 * @ids: (array length=n_ids): articles, in the order they are put in
 * @collected: whether they are to be in it
 *
 * Puts articles at the end of a collection, or takes them out.
 *
 * Returns: (transfer full) (nullable): the way back
 */
BangPersonalChange *
bang_library_set_collected (BangLibrary   *self,
                            const char    *collection,
                            const gint64  *ids,
                            guint          n_ids,
                            gboolean       collected,
                            GError       **error)
{
  Draft draft = {
    .kind = BANG_PERSONAL_ITEM, .present = collected, .uuid = collection, .ids = ids, .n_ids = n_ids,
  };

  return bang_personal_write (self, fill_members, &draft, NULL, error);
}

/**
 * bang_library_move_collected:
 * @collection: its uuid
 * @article_id: an article that is in it
 * @position: where it is to stand, 0 the first
 *
 * Returns: (transfer full) (nullable): the way back
 */
BangPersonalChange *
bang_library_move_collected (BangLibrary  *self,
                             const char   *collection,
                             gint64        article_id,
                             guint         position,
                             GError      **error)
{
  Draft draft = {
    .kind = BANG_PERSONAL_ITEM, .uuid = collection, .ids = &article_id, .n_ids = 1, .position = position,
  };

  return bang_personal_write (self, fill_order, &draft, NULL, error);
}

static gboolean
fill_back (BangWriter  *writer,
           gpointer     data,
           GPtrArray   *records,
           GError     **error)
{
  BangPersonalChange *change = data;

  /* The change stays whole: it may be asked for again. */
  g_ptr_array_extend (records, change->records, bang_personal_record_copy_cb, NULL);
  return TRUE;
}

/**
 * bang_library_take_back:
 * @change: what a write returned
 *
 * Makes it as it was before that write.
 *
 * Returns: (transfer full) (nullable): the way forward again
 */
BangPersonalChange *
bang_library_take_back (BangLibrary         *self,
                        BangPersonalChange  *change,
                        GError             **error)
{
  g_return_val_if_fail (change != NULL, NULL);

  return bang_personal_write (self, fill_back, change, NULL, error);
}
