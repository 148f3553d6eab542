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

static JsonObject *
note_to_json (const BangNote *note)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "uuid", note->uuid);
  if (*note->quote != '\0')
    json_object_set_string_member (object, "quote", note->quote);
  json_object_set_string_member (object, "text", note->text);
  return object;
}

/* What the reader keeps beside the article, when it is anything. */
static void
add_personal (JsonNode     *node,
              BangPersonal *personal)
{
  JsonObject *object;
  JsonArray *tags;
  JsonArray *notes;

  if (personal == NULL || (!personal->starred && personal->tags->len == 0 && personal->notes->len == 0))
    return;

  object = json_object_new ();
  tags = json_array_new ();
  notes = json_array_new ();
  for (guint i = 0; i < personal->tags->len; i++)
    json_array_add_string_element (tags, ((const BangTag *) g_ptr_array_index (personal->tags, i))->name);
  for (guint i = 0; i < personal->notes->len; i++)
    json_array_add_object_element (notes, note_to_json (g_ptr_array_index (personal->notes, i)));
  json_object_set_boolean_member (object, "starred", personal->starred);
  json_object_set_array_member (object, "tags", tags);
  json_object_set_array_member (object, "notes", notes);
  json_object_set_object_member (json_node_get_object (node), "personal", object);
}

static void
append_article (BangExporter *exporter,
                BangArticle  *article)
{
  g_autoptr(JsonNode) node = bang_article_to_json (article, FALSE);

  add_personal (node, exporter->personal);
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
