/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/bang-scan.h"

G_BEGIN_DECLS

/* Readers: each is asked whether what it knows begins at a token, and if so
 * says where it ends. They look ahead, never back further than one token, and
 * change nothing. */

/* A place: [first, end) with its kind, [name, end) without. */
typedef struct
{
  guint32     first;
  guint32     name;
  guint32     end;
  BangEntry   entry;     /* of the tables; 0 for a place they do not have */
  const char *kind;      /* "province" */
  const char *country;   /* "VN"; "" unknown or shared */
  gboolean    keep;      /* the kind belongs to the name: "sông Hồng" */
} BangPlaceSpan;

/* A body: "Sở Ngoại vụ tỉnh Lào Cai". */
typedef struct
{
  guint32     first;
  guint32     end;
  const char *class;     /* of organisation-heads or organisations */
  const char *country;
  gboolean    bare;      /* nothing but its head: "UBND" */
} BangBodySpan;

/* An office: "Phó Chủ tịch UBND tỉnh". */
typedef struct
{
  guint32     first;
  guint32     end;
  guint32     head_end;
  guint32     body;        /* [body, body_end) the body it is held in; equal for none */
  guint32     body_end;
  const char *body_class;
  const char *country;     /* by the head or the body: "CN" for "Châu trưởng" */
  const char *complement;  /* of titles */
} BangOfficeSpan;

/* A name of a person. */
typedef struct
{
  guint32  first;
  guint32  end;
  guint    weight;       /* of the surname, 0 for none */
  gboolean foreign;      /* has a word that no Vietnamese syllable is */
} BangNameSpan;

/* How sure the reader of names may be before it looks. */
typedef enum
{
  BANG_NAME_BARE,        /* nothing says that a person comes */
  BANG_NAME_LISTED,      /* in a list of persons */
  BANG_NAME_CALLED,      /* after an honorific or an office */
} BangNameContext;

/* bang-read-place.c */
gboolean bang_read_place        (const BangScan  *scan,
                                 guint32          token,
                                 BangPlaceSpan   *place);
guint32  bang_read_no_place     (const BangScan  *scan,
                                 guint32          token);

/* bang-read-place-row.c */
gboolean bang_place_is_known    (const BangScan  *scan,
                                 const BangMatch *match,
                                 gboolean         after_kind);

/* bang-read-body.c */
gboolean bang_read_body         (const BangScan  *scan,
                                 guint32          token,
                                 gboolean         in_office,
                                 BangBodySpan    *body);

/* bang-read-office.c */
gboolean bang_read_office       (const BangScan  *scan,
                                 guint32          token,
                                 BangOfficeSpan  *office);

/* bang-read-name.c */
guint32  bang_read_run          (const BangScan  *scan,
                                 guint32          token);
gboolean bang_read_name         (const BangScan  *scan,
                                 guint32          token,
                                 BangNameContext  context,
                                 BangNameSpan    *name);
guint    bang_surname_weight    (const BangScan  *scan,
                                 guint32          token);
gboolean bang_is_highland_name  (const BangScan  *scan,
                                 guint32          token);
gboolean bang_is_name_run       (const BangScan  *scan,
                                 guint32          first,
                                 guint32          end);
guint32  bang_split_name        (const BangScan  *scan,
                                 guint32          first,
                                 guint32          end);

/* bang-syllable.c */
gboolean bang_syllable_is_vietnamese (const char *text,
                                      gsize       len);

/* What every reader asks of a token. */
static inline gboolean
bang_is_capital (const BangScan *scan,
                 guint32         token)
{
  return (scan->tokens[token].shape & BANG_SHAPE_CAPITAL) != 0;
}

/* Whether @token goes on right after the one before, in one sentence. */
static inline gboolean
bang_goes_on (const BangScan *scan,
              guint32         token)
{
  return token < scan->n_tokens && (scan->tokens[token].gap & BANG_GAP_HARD) == 0;
}

G_END_DECLS
