/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON: one object with "articles", or one article a line (JSON Lines). Every
 * article stands there whole, page furniture included, with all its facts; the
 * order is by date and uuid and nothing depends on the machine, the moment or
 * the order of import, so that equal libraries give equal bytes. */
#include "config.h"

#include "export/bang-export-private.h"
#include "export/bang-facts-json.h"

static void
json_begin (BangExporter *exporter)
{
  g_string_append (exporter->out, "{\"format\":\"bang-giao\",\"version\":1,\"articles\":[");
}

static void
append_article (BangExporter *exporter,
                BangArticle  *article)
{
  g_autoptr(JsonNode) node = bang_article_to_json (article, FALSE);

  bang_json_print (node, FALSE, exporter->out);
}

static void
json_article (BangExporter *exporter,
              BangArticle  *article)
{
  g_string_append (exporter->out, exporter->done > 0 ? ",\n" : "\n");
  append_article (exporter, article);
}

static void
json_end (BangExporter *exporter)
{
  g_string_append (exporter->out, "\n]}\n");
}

static void
jsonl_article (BangExporter *exporter,
               BangArticle  *article)
{
  append_article (exporter, article);
  g_string_append_c (exporter->out, '\n');
}

const BangExportWriter bang_export_json = {
  .begin = json_begin,
  .article = json_article,
  .end = json_end,
  .by_date = TRUE,
};

const BangExportWriter bang_export_jsonl = {
  .article = jsonl_article,
  .by_date = TRUE,
};
