/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stars, tags, notes and collections: what a person does with them.
 *
 * Each call is a draft of what is to be so. bang-personal-fill.c works out which
 * rows that is, bang-personal-apply.c writes them.
 *
 * Any thread.
 */
#include "config.h"

#include "library/bang-personal-fill-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "library/bang-decide-private.h"

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
      g_set_error_literal (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_FAILED,
                           _("A note needs at least one word. To be rid of it, delete it."));
      return NULL;
    }
  if (strlen (composed) > BANG_NOTE_MAX)
    {
      g_set_error_literal (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_FAILED,
                           _("The note is too long. Write it as several notes."));
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
  BangPersonalDraft draft = { .kind = BANG_PERSONAL_STAR, .present = starred, .ids = ids, .n_ids = n_ids };

  return bang_personal_write (self, bang_personal_fill_articles, &draft, NULL, error);
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
  BangPersonalDraft draft = { .kind = kind, .present = TRUE, .uuid = new_uuid, .name = clean, .text = text };
  BangPersonalChange *back;

  if (clean == NULL)
    return NULL;
  back = bang_personal_write (self, bang_personal_fill_named, &draft, NULL, error);
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
  BangPersonalDraft draft = { .kind = kind, .present = TRUE, .uuid = uuid, .text = text, .position = 1 };

  if (name != NULL)
    {
      clean = bang_decide_clean_name (name, error);
      if (clean == NULL)
        return NULL;
      draft.name = clean;
    }
  return bang_personal_write (self, bang_personal_fill_named, &draft, NULL, error);
}

static BangPersonalChange *
delete_named (BangLibrary       *self,
              BangPersonalKind   kind,
              const char        *uuid,
              GError           **error)
{
  BangPersonalDraft draft = { .kind = kind, .present = FALSE, .uuid = uuid, .position = 1 };

  return bang_personal_write (self, bang_personal_fill_named, &draft, NULL, error);
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
  BangPersonalDraft draft = { .kind = BANG_PERSONAL_TAGGING, .present = tagged, .uuid = tag, .ids = ids, .n_ids = n_ids };

  return bang_personal_write (self, bang_personal_fill_members, &draft, NULL, error);
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
  BangPersonalDraft draft = {
    .kind = BANG_PERSONAL_NOTE, .present = TRUE, .uuid = new_uuid, .text = clean,
    .ids = &article_id, .n_ids = 1, .passage = passage,
  };
  BangPersonalChange *back;

  if (clean == NULL)
    return NULL;
  back = bang_personal_write (self, bang_personal_fill_new_note, &draft, NULL, error);
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
  BangPersonalDraft draft = { .kind = BANG_PERSONAL_NOTE, .present = TRUE, .uuid = uuid, .text = clean };

  return clean != NULL ? bang_personal_write (self, bang_personal_fill_note, &draft, NULL, error) : NULL;
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
  BangPersonalDraft draft = { .kind = BANG_PERSONAL_NOTE, .present = FALSE, .uuid = uuid };

  return bang_personal_write (self, bang_personal_fill_note, &draft, NULL, error);
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
  BangPersonalDraft draft = {
    .kind = BANG_PERSONAL_ITEM, .present = collected, .uuid = collection, .ids = ids, .n_ids = n_ids,
  };

  return bang_personal_write (self, bang_personal_fill_members, &draft, NULL, error);
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
  BangPersonalDraft draft = {
    .kind = BANG_PERSONAL_ITEM, .uuid = collection, .ids = &article_id, .n_ids = 1, .position = position,
  };

  return bang_personal_write (self, bang_personal_fill_order, &draft, NULL, error);
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
