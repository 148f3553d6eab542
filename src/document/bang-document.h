/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "text/bang-span.h"

G_BEGIN_DECLS

#define BANG_DOCUMENT_ERROR (bang_document_error_quark ())
GQuark bang_document_error_quark (void);

typedef enum
{
  BANG_DOCUMENT_ERROR_TOO_LARGE,
  BANG_DOCUMENT_ERROR_NOT_TEXT,
  BANG_DOCUMENT_ERROR_ENCODING,
  BANG_DOCUMENT_ERROR_EMPTY,
  BANG_DOCUMENT_ERROR_NOT_A_FILE,
  BANG_DOCUMENT_ERROR_FORMAT,
} BangDocumentError;

typedef enum
{
  BANG_ZONE_TITLE,
  BANG_ZONE_LEAD,
  BANG_ZONE_BODY,
  BANG_ZONE_CAPTION,
  BANG_ZONE_IMAGE_NAME,
  BANG_ZONE_RELATED,
  BANG_ZONE_FOOTER,
  BANG_ZONE_OTHER,     /* stamps, kickers, bylines: on the page, not of the story */
  BANG_ZONE_N_KINDS
} BangZoneKind;

/* One paragraph (a line of the file that is not blank), or the byline behind the
 * last sentence, which shares its line. */
typedef struct
{
  BangZoneKind kind;
  BangSpan     span;     /* bytes of the document's text, white space at the ends left out */
  guint        line;     /* of the file, from 1 */
} BangZone;

/* What a reader made of one file. Immutable, reference counted, any thread. */
typedef struct _BangDocument BangDocument;

BangDocument   *bang_document_new_from_text  (const char    *text,
                                              gssize         len);
BangDocument   *bang_document_new_from_bytes (GBytes        *bytes,
                                              GError       **error);
BangDocument   *bang_document_new_restored   (const char     *text,
                                              const BangZone *zones,
                                              guint           n_zones,
                                              const char     *encoding);
BangDocument   *bang_document_ref            (BangDocument  *self);
void            bang_document_unref          (BangDocument  *self);

const char     *bang_document_get_text       (BangDocument  *self,
                                              gsize         *len);
const char     *bang_document_get_encoding   (BangDocument  *self);
const BangZone *bang_document_get_zones      (BangDocument  *self,
                                              guint         *n_zones);
char           *bang_document_dup_title      (BangDocument  *self);
char           *bang_document_dup_zones      (BangDocument  *self,
                                              guint          kinds,
                                              const char    *separator);
const char     *bang_document_get_dateline   (BangDocument  *self);
guint           bang_document_get_another    (BangDocument  *self);

const char     *bang_zone_kind_to_string     (BangZoneKind   kind);
gboolean        bang_zone_kind_from_string   (const char    *name,
                                              BangZoneKind  *kind);

#define BANG_ZONES(kind) (1u << (kind))
#define BANG_ZONES_STORY (BANG_ZONES (BANG_ZONE_LEAD) | BANG_ZONES (BANG_ZONE_BODY))

/* The story as one text: lead and body paragraphs joined by a blank line, and
 * the way back and forth between its bytes and the document's. */
typedef struct _BangBody BangBody;

BangBody   *bang_body_new       (BangDocument *document);
void        bang_body_free      (BangBody     *self);
const char *bang_body_get_text  (BangBody     *self,
                                 gsize        *len);
gboolean    bang_body_from_text (BangBody     *self,
                                 BangSpan      in_document,
                                 BangSpan     *in_body_chars);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangDocument, bang_document_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangBody, bang_body_free)

G_END_DECLS
