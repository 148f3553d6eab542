/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export/bang-dossier.h"

G_BEGIN_DECLS

/* One thing that is known, where it is said, and in what words. */
typedef struct
{
  char      *day;        /* (nullable) */
  char      *text;
  GPtrArray *details;    /* (element-type utf8) */
  char      *quote;      /* "" for none */
  GArray    *sources;    /* (element-type guint) numbers of sources, from 1 */
} BangDossierLine;

typedef struct
{
  char      *heading;
  char      *note;       /* (nullable) what stands under it */
  GPtrArray *lines;      /* (element-type BangDossierLine) */
} BangDossierSection;

/* The briefing in words, the same for every format. */
typedef struct
{
  char       *title;
  char       *subtitle;  /* (nullable) */
  GPtrArray  *sections;  /* (element-type BangDossierSection) */
  GPtrArray  *sources;   /* (element-type utf8) the first is number 1 */
  GHashTable *numbers;   /* article id -> number of its source */
} BangDossier;

BangDossier *bang_dossier_new  (BangLibrary   *library,
                                const char    *name,
                                GCancellable  *cancellable,
                                GError       **error);
void         bang_dossier_free (BangDossier   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangDossier, bang_dossier_free)

G_END_DECLS
