/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/bang-cli.h"
#include "library/bang-browse.h"

G_BEGIN_DECLS

/* What the commands that list facts share in their answers. */
void  bang_cli_add_int       (JsonBuilder           *builder,
                              const char            *name,
                              gint64                 value);
void  bang_cli_add_id        (JsonBuilder           *builder,
                              const char            *name,
                              gint64                 id);
void  bang_cli_add_strings   (JsonBuilder           *builder,
                              const char            *name,
                              GPtrArray             *strings);
void  bang_cli_add_day       (JsonBuilder           *builder,
                              const char            *name,
                              BangDay                day);
void  bang_cli_add_query     (JsonBuilder           *builder,
                              BangQuery             *query);
void  bang_cli_add_article   (JsonBuilder           *builder,
                              const BangArticleRow  *row);
void  bang_cli_add_event     (JsonBuilder           *builder,
                              const BangEventRow    *row);

char *bang_cli_show_day      (BangDay                day,
                              BangDateBasis          basis);
char *bang_cli_show_sides    (const BangEventRow    *row);
void  bang_cli_print_line    (const char            *label,
                              const char            *text);
void  bang_cli_print_source  (const BangArticleRow  *row,
                              const char            *quote);
void  bang_cli_print_shown   (guint                  offset,
                              guint                  shown,
                              guint                  total);

/* bang-cli-words.c */
const char *bang_cli_country_label     (BangCountry            country);
const char *bang_cli_role_label        (BangRole               role);
char       *bang_cli_relation_sentence (const BangRelationRow *row);

G_END_DECLS
