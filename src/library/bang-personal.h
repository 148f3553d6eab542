/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-library.h"

G_BEGIN_DECLS

/* What a person keeps beside the articles: stars, tags, notes, collections.
 * It names articles by uuid, so that it holds before an article is there and
 * after it was imported again. */

/* Colours of tags, by name; the window knows how each looks. */
extern const char * const bang_tag_colours[];

typedef struct
{
  char   *uuid;
  char   *name;
  char   *colour;       /* one of bang_tag_colours */
  gint64  n_articles;   /* of the library that have it */
} BangTag;

typedef struct
{
  char   *uuid;
  char   *name;
  char   *note;         /* "" for none */
  gint64  at;           /* Unix microseconds */
  gint64  n_articles;
} BangCollection;

typedef struct
{
  char     *uuid;
  char     *article;    /* uuid */
  gint64    article_id; /* 0 while the library does not have it */
  char     *title;      /* of the article, "" without one */
  char     *text;
  gint64    written;    /* Unix microseconds */
  gint64    changed;
  char     *quote;      /* the passage, "" for a note on the whole article */
  BangSpan  span;       /* where it stands now, bytes of the article's text */
  gboolean  lost;       /* the passage is no longer in the text */
} BangNote;

/* What is kept beside one article. */
typedef struct
{
  gatomicrefcount  refs;
  gint64           article_id;
  gboolean         starred;
  GPtrArray       *tags;          /* (element-type BangTag) by name */
  GPtrArray       *notes;         /* (element-type BangNote) in the order of the text */
  GPtrArray       *collections;   /* (element-type BangCollection) by name */
} BangPersonal;

/* What was just changed, as the way back from it. */
typedef struct _BangPersonalChange BangPersonalChange;

#define BANG_TYPE_PERSONAL        (bang_personal_get_type ())
#define BANG_TYPE_PERSONAL_CHANGE (bang_personal_change_get_type ())

GType               bang_personal_get_type        (void) G_GNUC_CONST;
BangPersonal       *bang_personal_ref             (BangPersonal       *self);
void                bang_personal_unref           (BangPersonal       *self);
GType               bang_personal_change_get_type (void) G_GNUC_CONST;
BangPersonalChange *bang_personal_change_ref      (BangPersonalChange *self);
void                bang_personal_change_unref    (BangPersonalChange *self);
guint               bang_personal_change_get_size (BangPersonalChange *self);
BangPersonalChange *bang_personal_change_join     (BangPersonalChange *later,
                                                   BangPersonalChange *earlier);

BangTag            *bang_tag_new                  (void);
BangTag            *bang_tag_copy                 (const BangTag      *self);
void                bang_tag_free                 (BangTag            *self);
BangCollection     *bang_collection_new           (void);
void                bang_collection_free          (BangCollection     *self);
BangNote           *bang_note_new                 (void);
void                bang_note_free                (BangNote           *self);

/* Writing. Each blocks, may be called from any thread, and returns the way back
 * (transfer full), NULL with an error. */
BangPersonalChange *bang_library_set_starred      (BangLibrary        *self,
                                                   const gint64       *ids,
                                                   guint               n_ids,
                                                   gboolean            starred,
                                                   GError            **error);
BangPersonalChange *bang_library_create_tag       (BangLibrary        *self,
                                                   const char         *name,
                                                   const char         *colour,
                                                   char              **uuid,
                                                   GError            **error);
BangPersonalChange *bang_library_edit_tag         (BangLibrary        *self,
                                                   const char         *uuid,
                                                   const char         *name,
                                                   const char         *colour,
                                                   GError            **error);
BangPersonalChange *bang_library_delete_tag       (BangLibrary        *self,
                                                   const char         *uuid,
                                                   GError            **error);
BangPersonalChange *bang_library_set_tagged       (BangLibrary        *self,
                                                   const char         *tag,
                                                   const gint64       *ids,
                                                   guint               n_ids,
                                                   gboolean            tagged,
                                                   GError            **error);
BangPersonalChange *bang_library_add_note         (BangLibrary        *self,
                                                   gint64              article_id,
                                                   const BangSpan     *passage,
                                                   const char         *text,
                                                   char              **uuid,
                                                   GError            **error);
BangPersonalChange *bang_library_edit_note        (BangLibrary        *self,
                                                   const char         *uuid,
                                                   const char         *text,
                                                   GError            **error);
BangPersonalChange *bang_library_delete_note      (BangLibrary        *self,
                                                   const char         *uuid,
                                                   GError            **error);
BangPersonalChange *bang_library_create_collection (BangLibrary       *self,
                                                   const char         *name,
                                                   char              **uuid,
                                                   GError            **error);
BangPersonalChange *bang_library_edit_collection  (BangLibrary        *self,
                                                   const char         *uuid,
                                                   const char         *name,
                                                   const char         *note,
                                                   GError            **error);
BangPersonalChange *bang_library_delete_collection (BangLibrary       *self,
                                                   const char         *uuid,
                                                   GError            **error);
BangPersonalChange *bang_library_set_collected    (BangLibrary        *self,
                                                   const char         *collection,
                                                   const gint64       *ids,
                                                   guint               n_ids,
                                                   gboolean            collected,
                                                   GError            **error);
BangPersonalChange *bang_library_move_collected   (BangLibrary        *self,
                                                   const char         *collection,
                                                   gint64              article_id,
                                                   guint               position,
                                                   GError            **error);
BangPersonalChange *bang_library_take_back        (BangLibrary        *self,
                                                   BangPersonalChange *change,
                                                   GError            **error);

/* Reading. Lists are by name; notes the newest first. */
BangPersonal       *bang_library_get_personal     (BangLibrary        *self,
                                                   gint64              article_id,
                                                   GCancellable       *cancellable,
                                                   GError            **error);
GPtrArray          *bang_library_list_tags        (BangLibrary        *self,
                                                   GCancellable       *cancellable,
                                                   GError            **error);
GPtrArray          *bang_library_list_collections (BangLibrary        *self,
                                                   GCancellable       *cancellable,
                                                   GError            **error);
GPtrArray          *bang_library_list_notes       (BangLibrary        *self,
                                                   guint               limit,
                                                   GCancellable       *cancellable,
                                                   GError            **error);
GArray             *bang_library_list_collected   (BangLibrary        *self,
                                                   const char         *collection,
                                                   GCancellable       *cancellable,
                                                   GError            **error);
GHashTable         *bang_library_count_kept       (BangLibrary        *self,
                                                   const gint64       *ids,
                                                   guint               n_ids,
                                                   GCancellable       *cancellable,
                                                   GError            **error);
gint64              bang_library_count_starred    (BangLibrary        *self,
                                                   GError            **error);

/* One readable file of all of it. */
typedef struct
{
  guint n_added;        /* stars, tags, notes, collections that were new here */
  guint n_known;
  guint n_pending;      /* of those, that speak of articles which are not here */
} BangPersonalImport;

gboolean            bang_library_export_personal  (BangLibrary        *self,
                                                   const char         *path,
                                                   GCancellable       *cancellable,
                                                   GError            **error);
BangPersonalChange *bang_library_import_personal  (BangLibrary        *self,
                                                   const char         *path,
                                                   BangPersonalImport *result,
                                                   GCancellable       *cancellable,
                                                   GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangPersonal, bang_personal_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangPersonalChange, bang_personal_change_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangTag, bang_tag_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangCollection, bang_collection_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangNote, bang_note_free)

G_END_DECLS
