/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export/bang-export.h"
#include "library/bang-personal.h"

G_BEGIN_DECLS

/* What a writer sees of one export. It appends to "out"; bang-export.c sends
 * that on, so that a writer can neither fail nor hold more than one article,
 * unless it has a state. */
typedef struct
{
  GString         *out;
  BangExportFlags  flags;
  guint            total;
  guint            done;      /* articles written before this one */
  char             separator; /* tables: between two cells */
  BangPersonal    *personal;  /* (nullable) what is kept beside the article being written */
  gpointer         state;     /* (nullable) of writers that count over all articles */
  GDestroyNotify   free_state;
} BangExporter;

/* One format. Everything but article may be NULL. */
typedef struct
{
  void (*begin)    (BangExporter   *exporter);
  void (*contents) (BangExporter   *exporter,   /* before the articles, once for each of them; */
                    BangArticleRow *row);       /* only when there are several */
  void (*body)     (BangExporter   *exporter);  /* after the contents */
  void (*article)  (BangExporter   *exporter,
                    BangArticle    *article);
  void (*end)      (BangExporter   *exporter);
  gboolean by_date;                             /* order by date, then uuid, not as selected */
} BangExportWriter;

/* "; " between the names of the tags; "" without any. */
char *bang_export_dup_tags (BangPersonal *personal);

extern const BangExportWriter bang_export_csv;
extern const BangExportWriter bang_export_dot;
extern const BangExportWriter bang_export_gexf;
extern const BangExportWriter bang_export_graphml;
extern const BangExportWriter bang_export_html;
extern const BangExportWriter bang_export_json;
extern const BangExportWriter bang_export_jsonl;
extern const BangExportWriter bang_export_markdown;
extern const BangExportWriter bang_export_pdf;
extern const BangExportWriter bang_export_text;
extern const BangExportWriter bang_export_tsv;

void bang_export_append_cell     (GString         *out,
                                  const char      *text,
                                  char             separator,
                                  BangExportFlags  flags);
void bang_export_append_html     (GString         *out,
                                  const char      *text,
                                  gssize           len);
void bang_export_append_markdown (GString         *out,
                                  const char      *text,
                                  gssize           len);
void bang_export_append_yaml     (GString         *out,
                                  const char      *text);
void bang_export_append_plain    (GString         *out,
                                  const char      *text,
                                  gssize           len);

G_END_DECLS
