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

/* bang-dossier-lines.c */
BangDossier        *bang_dossier_new_empty   (void);
BangDossierSection *bang_dossier_add_section (BangDossier          *self,
                                              const char           *heading);
void                bang_dossier_add_note    (BangDossierSection   *section,
                                              guint                 n_all,
                                              const char           *none);
BangDossierLine    *bang_dossier_add_line    (BangDossierSection   *section,
                                              char                 *day,
                                              char                 *text,
                                              const char           *quote);
char               *bang_dossier_show_day    (BangDay               day,
                                              BangDateBasis         basis);
void                bang_dossier_cite        (BangDossier          *self,
                                              BangDossierLine      *line,
                                              gint64                article_id,
                                              const char           *title,
                                              const char           *source,
                                              BangDay               day);
void                bang_dossier_cite_row    (BangDossier          *self,
                                              BangDossierLine      *line,
                                              const BangArticleRow *row);

/* bang-dossier-ledger.c */
gboolean            bang_dossier_add_ledger  (BangDossier          *dossier,
                                              BangLibrary          *library,
                                              const char           *name,
                                              GCancellable         *cancellable,
                                              GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangDossier, bang_dossier_free)

G_END_DECLS
