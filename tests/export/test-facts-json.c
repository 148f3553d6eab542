/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys and values that scripts rely on. */
#include "export-sample.h"

static JsonObject *
build (BangDocument       *document,
       BangFacts          *facts,
       BangFactsJsonFlags  flags,
       JsonNode          **root)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  json_builder_begin_object (builder);
  bang_facts_json_build (builder, document, facts, flags);
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);

  /* By way of its text: that is what is promised. */
  bang_json_print (node, FALSE, text);
  g_assert_true (g_utf8_validate (text->str, (gssize) text->len, NULL));
  json_parser_load_from_data (parser, text->str, (gssize) text->len, &error);
  g_assert_no_error (error);
  *root = json_parser_steal_root (parser);
  return json_node_get_object (*root);
}

static JsonObject *
nth (JsonObject *object,
     const char *array,
     guint       i)
{
  JsonArray *elements = json_object_get_array_member (object, array);

  g_assert_nonnull (elements);
  g_assert_cmpuint (json_array_get_length (elements), >, i);
  return json_array_get_object_element (elements, i);
}

/* The words of the body that a span of the answer names. */
static char *
words_at (JsonObject *root,
          JsonArray  *span)
{
  const char *body = json_object_get_string_member (root, "body");

  g_assert_cmpuint (json_array_get_length (span), ==, 2);
  return g_utf8_substring (body, json_array_get_int_element (span, 0),
                           json_array_get_int_element (span, 1));
}

static void
assert_span (JsonObject *root,
             JsonObject *fact,
             const char *words)
{
  g_autofree char *found = words_at (root, json_object_get_array_member (fact, "span"));

  g_assert_cmpstr (found, ==, words);
}

static void
test_document (void)
{
  g_autoptr(BangDocument) document = bang_document_new_from_text (SAMPLE_TEXT, -1);
  g_autoptr(BangFacts) facts = sample_facts (document, (BangDay) { 2024, 6, 5 });
  g_autoptr(JsonNode) root = NULL;
  JsonObject *object = build (document, facts, BANG_FACTS_JSON_DEFAULT, &root);
  JsonObject *zone;

  g_assert_cmpstr (json_object_get_string_member (object, "title"), ==, SAMPLE_TITLE);
  g_assert_cmpstr (json_object_get_string_member (object, "body"), ==, SAMPLE_LEAD "\n\n" SAMPLE_BODY);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "captions")), ==, 1);
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (object, "captions"), 0),
                   ==, SAMPLE_CAPTION);
  g_assert_true (json_object_get_null_member (object, "dateline"));

  zone = nth (object, "zones", 0);
  g_assert_cmpstr (json_object_get_string_member (zone, "kind"), ==, "title");
  g_assert_cmpint (json_object_get_int_member (zone, "line"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (zone, "line_end"), ==, 1);
  g_assert_false (json_object_has_member (zone, "text"));
  zone = nth (object, "zones", 1);
  g_assert_cmpstr (json_object_get_string_member (zone, "kind"), ==, "lead");
  g_assert_cmpint (json_object_get_int_member (zone, "line"), ==, 3);
}

static void
test_zone_text (void)
{
  g_autoptr(BangDocument) document = bang_document_new_from_text (SAMPLE_TEXT, -1);
  g_autoptr(BangFacts) facts = bang_facts_new ();
  g_autoptr(JsonNode) root = NULL;
  JsonObject *object = build (document, facts, BANG_FACTS_JSON_ZONE_TEXT, &root);

  g_assert_cmpstr (json_object_get_string_member (nth (object, "zones", 0), "text"), ==, SAMPLE_TITLE);
}

static void
test_event (void)
{
  g_autoptr(BangDocument) document = bang_document_new_from_text (SAMPLE_TEXT, -1);
  g_autoptr(BangFacts) facts = sample_facts (document, (BangDay) { 2024, 6, 5 });
  g_autoptr(JsonNode) root = NULL;
  JsonObject *object = build (document, facts, BANG_FACTS_JSON_DEFAULT, &root);
  JsonObject *event = nth (object, "events", 0);
  JsonObject *one;

  g_assert_cmpstr (json_object_get_string_member (event, "type"), ==, "TALKS");
  g_assert_cmpstr (json_object_get_string_member (event, "aspect"), ==, "occurred");
  g_assert_cmpstr (json_object_get_string_member (event, "start"), ==, "2024-06-05");
  g_assert_cmpstr (json_object_get_string_member (event, "end"), ==, "2024-06-05");
  g_assert_true (json_object_get_null_member (event, "start_partial"));
  g_assert_cmpstr (json_object_get_string_member (event, "date_text"), ==, "Sáng 5/6");
  g_assert_cmpstr (json_object_get_string_member (event, "date_basis"), ==, "title");
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (event, "places"), 0),
                   ==, "huyện Hòa");

  one = nth (event, "sides", 0);
  g_assert_cmpstr (json_object_get_string_member (one, "label"), ==, "An");
  g_assert_cmpstr (json_object_get_string_member (one, "country"), ==, "VN");
  g_assert_cmpstr (json_object_get_string_member (one, "role"), ==, "visitor");

  one = nth (event, "participants", 0);
  g_assert_cmpstr (json_object_get_string_member (one, "person"), ==, "Lê Văn Thử");
  g_assert_cmpstr (json_object_get_string_member (one, "organisation"), ==, "UBND tỉnh");
  g_assert_cmpint (json_object_get_int_member (one, "side"), ==, 0);
  g_assert_cmpstr (json_object_get_string_member (one, "role"), ==, "head");
  g_assert_cmpstr (json_object_get_string_member (one, "rule"), ==, "led-by");
  assert_span (object, one, "ông Lê Văn Thử");

  one = nth (event, "agreements", 0);
  g_assert_cmpstr (json_object_get_string_member (one, "subject"), ==, "hợp tác du lịch");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (one, "parties")), ==, 2);
  assert_span (object, one, "ký bản ghi nhớ");

  one = nth (event, "proposals", 0);
  g_assert_cmpstr (json_object_get_string_member (one, "field"), ==, "đường bộ");
  assert_span (object, one, "đề nghị");

  one = nth (event, "figures", 0);
  g_assert_cmpfloat (json_object_get_double_member (one, "value"), ==, 1.5);
  assert_span (object, one, "1,5 tỷ USD");
}

static void
test_unknown_date (void)
{
  g_autoptr(BangDocument) document = bang_document_new_from_text (SAMPLE_TEXT, -1);
  g_autoptr(BangFacts) facts = sample_facts (document, (BangDay) { 0, 6, 5 });
  g_autoptr(JsonNode) root = NULL;
  JsonObject *object = build (document, facts, BANG_FACTS_JSON_DEFAULT, &root);
  JsonObject *event = nth (object, "events", 0);

  g_assert_true (json_object_get_null_member (event, "start"));
  g_assert_true (json_object_get_null_member (event, "end"));
  g_assert_cmpstr (json_object_get_string_member (event, "start_partial"), ==, "--06-05");
  g_assert_cmpstr (json_object_get_string_member (event, "date_basis"), ==, "unknown");
}

static void
test_entities (void)
{
  g_autoptr(BangDocument) document = bang_document_new_from_text (SAMPLE_TEXT, -1);
  g_autoptr(BangFacts) facts = sample_facts (document, (BangDay) { 2024, 6, 5 });
  g_autoptr(JsonNode) root = NULL;
  JsonObject *object = build (document, facts, BANG_FACTS_JSON_DEFAULT, &root);
  JsonObject *person = nth (object, "persons", 0);
  JsonObject *place = nth (object, "places", 0);
  JsonArray *mentions = json_object_get_array_member (person, "mentions");
  g_autofree char *words = NULL;

  g_assert_cmpstr (json_object_get_string_member (person, "side"), ==, "VN");
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (person, "titles"), 0),
                   ==, "Phó Chủ tịch UBND tỉnh");
  /* The mention in the caption lies outside the body. */
  g_assert_cmpuint (json_array_get_length (mentions), ==, 1);
  words = words_at (object, json_array_get_array_element (mentions, 0));
  g_assert_cmpstr (words, ==, "Lê Văn Thử");

  g_assert_cmpstr (json_object_get_string_member (place, "kind"), ==, "district");
  g_assert_true (json_object_get_null_member (place, "side"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "organisations")), ==, 0);
  assert_span (object, nth (object, "relations", 0), "Phó Chủ tịch UBND tỉnh");
}

static void
test_empty (void)
{
  g_autoptr(BangDocument) document = bang_document_new_from_text ("", 0);
  g_autoptr(BangFacts) facts = bang_facts_new ();
  g_autoptr(JsonNode) root = NULL;
  JsonObject *object = build (document, facts, BANG_FACTS_JSON_ZONE_TEXT, &root);

  g_assert_cmpstr (json_object_get_string_member (object, "body"), ==, "");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "events")), ==, 0);
}

/* Every control character, and what JSON and HTML readers stumble over. */
static void
test_hostile (void)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  char hostile[64];
  gsize n = 0;

  for (char c = 1; c < 0x20; c++)
    hostile[n++] = c;
  g_strlcpy (hostile + n, "\x7f\"\\/\xe2\x80\xa8\xf0\x9f\x98\x80", sizeof hostile - n);

  json_builder_begin_object (builder);
  bang_json_add_string (builder, "x", hostile);
  bang_json_add_string (builder, "none", NULL);
  bang_json_add_path (builder, "bytes", "tin-\xff\xfe.txt");
  bang_json_add_path (builder, "name", "a\nb.txt");
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);
  bang_json_print (node, FALSE, text);

  for (gsize i = 0; i < text->len; i++)
    g_assert_cmpint ((guchar) text->str[i], >=, 0x20);
  g_assert_true (g_utf8_validate (text->str, (gssize) text->len, NULL));
  json_parser_load_from_data (parser, text->str, (gssize) text->len, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (json_parser_get_root (parser)), "x"),
                   ==, hostile);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (json_parser_get_root (parser)), "name"),
                   ==, "a\nb.txt");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/facts-json/document", test_document);
  g_test_add_func ("/export/facts-json/zone-text", test_zone_text);
  g_test_add_func ("/export/facts-json/event", test_event);
  g_test_add_func ("/export/facts-json/unknown-date", test_unknown_date);
  g_test_add_func ("/export/facts-json/entities", test_entities);
  g_test_add_func ("/export/facts-json/empty", test_empty);
  g_test_add_func ("/export/facts-json/hostile", test_hostile);

  return g_test_run ();
}
