/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include "library/bang-library-types.h"

G_BEGIN_DECLS

typedef enum
{
  BANG_FACTS_JSON_DEFAULT   = 0,
  BANG_FACTS_JSON_ZONE_TEXT = 1 << 0,   /* each zone with its words, so that nothing of the page is lost */
} BangFactsJsonFlags;

void      bang_facts_json_build   (JsonBuilder        *builder,
                                   BangDocument       *document,
                                   BangFacts          *facts,
                                   BangFactsJsonFlags  flags);
void      bang_json_add_string    (JsonBuilder        *builder,
                                   const char         *name,
                                   const char         *value);
void      bang_json_add_path      (JsonBuilder        *builder,
                                   const char         *name,
                                   const char         *path);
JsonNode *bang_article_to_json    (BangArticle        *article,
                                   gboolean            with_id);
void      bang_json_print         (JsonNode           *node,
                                   gboolean            pretty,
                                   GString            *out);

G_END_DECLS
