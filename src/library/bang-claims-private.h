/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-writer-private.h"

G_BEGIN_DECLS

/* What has to be counted once a batch, rather than once an article. */
typedef struct
{
  GHashTable *entities;    /* entity id -> gint64 *change of n_articles */
  GHashTable *persons;     /* entity id set: their tenures must be worked out again */
  GHashTable *tenures;     /* "person id/office" -> BangTenureChange */
  GHashTable *norms;       /* office as printed -> bang_fold_key of it */
  GHashTable *decided;     /* article id set: decisions may speak of them */
  gint64      n_articles;
  gint64      n_events;
  gint64      n_agreements;
  gint64      n_proposals;
  gint64      n_bytes;
} BangTally;

BangTally *bang_tally_new  (void);
void       bang_tally_free (BangTally    *self);
void       bang_tally_add_office (BangTally   *self,
                                  gint64       person_id,
                                  const char  *office,
                                  gint64       date,
                                  GHashTable  *seen);
gboolean   bang_tally_write (BangTally   *self,
                             BangWriter  *writer,
                             GError     **error);

gboolean   bang_claims_write  (BangWriter       *writer,
                               gint64            article_id,
                               gint64            order_key,
                               gint64            date,
                               const BangFacts  *facts,
                               const char       *text,
                               gsize             len,
                               BangTally        *tally,
                               GError          **error);
gboolean   bang_claims_remove (BangWriter       *writer,
                               gint64            article_id,
                               BangTally        *tally,
                               GError          **error);
gboolean   bang_events_write  (BangWriter       *writer,
                               gint64            article_id,
                               const BangFacts  *facts,
                               BangTally        *tally,
                               GError          **error);
BangFacts *bang_claims_read   (BangConnection   *connection,
                               gint64            article_id,
                               BangDocument     *document,
                               gint64          **entity_ids,
                               GError          **error);

gint64      bang_rule_get_id   (BangWriter          *writer,
                                const char          *rule,
                                GError             **error);
const char *bang_rule_get_name (BangConnection      *connection,
                                gint64               rule_id);
gboolean   bang_rule_bind     (BangWriter          *writer,
                               sqlite3_stmt        *stmt,
                               int                  n,
                               const BangEvidence  *evidence,
                               GError             **error);
/* yyyymmdd, 00 for what is not known. */
gint64     bang_day_to_number   (BangDay  day);
BangDay    bang_day_from_number (gint64   number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangTally, bang_tally_free)

G_END_DECLS
