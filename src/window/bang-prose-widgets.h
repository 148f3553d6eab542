/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "library/bang-library-types.h"
#include "text/bang-span.h"

G_BEGIN_DECLS

/* The small widgets that show facts: they take text from files, so none of
 * them ever reads mark-up. */
GtkWidget *bang_prose_label_new          (const char     *text);
void       bang_prose_label_set_text     (GtkLabel       *label,
                                          const char     *text);
GtkWidget *bang_prose_badge_new          (const char     *text);
GtkWidget *bang_prose_fact_new           (const char     *text);
void       bang_prose_fact_add_line      (GtkWidget      *fact,
                                          const char     *text,
                                          const char     *css_class);
void       bang_prose_fact_set_suffix   (GtkWidget      *fact,
                                          const char     *suffix);
void       bang_prose_fact_set_evidence  (GtkWidget      *fact,
                                          BangSpan        span);
void       bang_prose_fact_set_entity    (GtkWidget      *fact,
                                          gint64          id);

/* Rows of lists, which navigate by themselves when activated. */
GtkWidget *bang_prose_entity_row_new     (BangEntityRow  *entity);
GtkWidget *bang_prose_article_row_new    (BangArticleRow *article,
                                          const char     *reason);
GtkWidget *bang_prose_tenure_row_new     (BangTenure     *tenure);
GtkWidget *bang_prose_evidence_row_new   (const char     *title,
                                          const char     *detail,
                                          const char     *quote);
void       bang_prose_row_set_evidence   (GtkWidget      *row,
                                          gint64          article_id,
                                          BangSpan        span);

G_END_DECLS
