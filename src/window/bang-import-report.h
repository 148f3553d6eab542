/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "library/bang-library-types.h"

G_BEGIN_DECLS

/* What became of an import, file by file for those that did not go in. */
#define BANG_TYPE_IMPORT_REPORT (bang_import_report_get_type ())
G_DECLARE_FINAL_TYPE (BangImportReport, bang_import_report, BANG, IMPORT_REPORT, AdwWindow)

GtkWidget *bang_import_report_new         (GtkWindow           *parent,
                                           const BangImportRun *run);
char      *bang_import_report_dup_summary (const BangImportRun *run);

G_END_DECLS
