/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/bang-archive-private.h"
#include "model/bang-personal-model.h"

G_BEGIN_DECLS

struct _BangPersonalModel
{
  GObject      parent_instance;

  BangArchive *archive;       /* Weak: it owns us */

  /* Owned */
  GListStore  *tags;
  GListStore  *collections;

  gint64       n_starred;
  gboolean     reading;
  gboolean     read_again;
};

/* What a worker is given and what it answers. */
typedef struct
{
  BangKeepRequest     request;
  BangPersonalChange *change;       /* taking back */
  BangPersonalChange *back;
  char               *new_uuid;
  GPtrArray          *tags;         /* reading */
  GPtrArray          *collections;
  gint64              n_starred;
} BangPersonalJob;

BangPersonalJob *bang_personal_job_new  (const BangKeepRequest *request);
void             bang_personal_job_free (gpointer               data);

G_END_DECLS
