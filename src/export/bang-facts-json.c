/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts as JSON: what "bang-giao-cli extract" prints for a file, and the part
 * of an article that "show" and the JSON export share. Key names are stable:
 * keys may be added, none renamed.
 *
 * Inside the house a span is bytes of the document; here it becomes code
 * points of "body", and a fact that was read outside the story (in the title,
 * in a caption) has the span null. Pure: any thread. */
#include "export/bang-facts-json.h"

#include <math.h>
#include <string.h>

#include "library/bang-place-names.h"
#include "text/bang-normal.h"

/* The largest whole number that a double holds without a gap. */
#define EXACT_LIMIT 9007199254740992.0

/**
 * bang_json_add_string:
 * @builder: a builder inside an object
 * @name: the key
 * @value: (nullable): UTF-8, or %NULL for null
 *
 * Adds a string, or null: what the text does not say is never an empty string.
 */
void
bang_json_add_string (JsonBuilder *builder,
                      const char  *name,
                      const char  *value)
{
  json_builder_set_member_name (builder, name);
  if (value == NULL)
    json_builder_add_null_value (builder);
  else
    json_builder_add_string_value (builder, value);
}

/**
 * bang_json_add_path:
 * @builder: a builder inside an object
 * @name: the key
 * @path: (nullable): file name bytes in any encoding
 *
 * Adds a file name. One that is UTF-8 is given exactly, so that a script can
 * open it; any other is given as it would be shown, since JSON holds text only.
 */
void
bang_json_add_path (JsonBuilder *builder,
                    const char  *name,
                    const char  *path)
{
  g_autofree char *shown = NULL;

  if (path != NULL && !g_utf8_validate (path, -1, NULL))
    shown = bang_normal_for_screen (path);

  bang_json_add_string (builder, name, shown != NULL ? shown : path);
}

/* Whole numbers are written as such: 5 and not 5.0, since a count is one. */
static void
add_number (JsonBuilder *builder,
            const char  *name,
            double       value)
{
  json_builder_set_member_name (builder, name);
  if (!isfinite (value))
    json_builder_add_null_value (builder);
  else if (value == floor (value) && fabs (value) < EXACT_LIMIT)
    json_builder_add_int_value (builder, (gint64) value);
  else
    json_builder_add_double_value (builder, value);
}

static void
add_int (JsonBuilder *builder,
         const char  *name,
         gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_strings (JsonBuilder *builder,
             const char  *name,
             GPtrArray   *values)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; values != NULL && i < values->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (values, i));
  json_builder_end_array (builder);
}

/* [start, end] in code points of the body, nothing when it lies elsewhere. */
static gboolean
add_span_value (JsonBuilder *builder,
                BangBody    *body,
                BangSpan     span)
{
  BangSpan chars;

  if (span.end <= span.start || !bang_body_from_text (body, span, &chars))
    return FALSE;

  json_builder_begin_array (builder);
  json_builder_add_int_value (builder, (gint64) chars.start);
  json_builder_add_int_value (builder, (gint64) chars.end);
  json_builder_end_array (builder);
  return TRUE;
}

static void
add_evidence (JsonBuilder        *builder,
              BangBody           *body,
              const BangEvidence *evidence)
{
  bang_json_add_string (builder, "rule", evidence->rule);
  json_builder_set_member_name (builder, "span");
  if (!add_span_value (builder, body, evidence->span))
    json_builder_add_null_value (builder);
}

static void
add_mentions (JsonBuilder *builder,
              BangBody    *body,
              GArray      *mentions)
{
  json_builder_set_member_name (builder, "mentions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < mentions->len; i++)
    add_span_value (builder, body, g_array_index (mentions, BangEvidence, i).span);
  json_builder_end_array (builder);
}

static const char *
country_or_null (BangCountry country)
{
  return country == BANG_SIDE_UNKNOWN ? NULL : bang_country_to_string (country);
}

static void
add_day (JsonBuilder *builder,
         const char  *name,
         BangDay      day)
{
  g_autofree char *iso = bang_day_is_complete (day) ? bang_day_to_iso (day) : NULL;

  bang_json_add_string (builder, name, iso);
}

static void
add_date (JsonBuilder    *builder,
          const BangDate *date)
{
  g_autofree char *partial = NULL;

  if (!bang_day_is_complete (date->start))
    partial = bang_day_to_iso (date->start);

  add_day (builder, "start", date->start);
  add_day (builder, "end", date->end);
  bang_json_add_string (builder, "start_partial", partial);
  bang_json_add_string (builder, "date_text", date->text);
  bang_json_add_string (builder, "date_basis", bang_date_basis_to_string (date->basis));
  bang_json_add_string (builder, "date_reason", date->reason);
}

static void
add_sides (JsonBuilder *builder,
           GArray      *sides)
{
  json_builder_set_member_name (builder, "sides");
  json_builder_begin_array (builder);
  for (guint i = 0; i < sides->len; i++)
    {
      const BangSide *side = &g_array_index (sides, BangSide, i);

      json_builder_begin_object (builder);
      bang_json_add_string (builder, "label", side->label);
      bang_json_add_string (builder, "country", country_or_null (side->country));
      bang_json_add_string (builder, "role", bang_side_role_to_string (side->role));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_titles (JsonBuilder *builder,
            GPtrArray   *titles)
{
  json_builder_set_member_name (builder, "titles");
  json_builder_begin_array (builder);
  for (guint i = 0; titles != NULL && i < titles->len; i++)
    {
      const BangTitle *title = g_ptr_array_index (titles, i);

      json_builder_add_string_value (builder, title->text);
    }
  json_builder_end_array (builder);
}

static const char *
first_organisation (GPtrArray *titles)
{
  for (guint i = 0; titles != NULL && i < titles->len; i++)
    {
      const BangTitle *title = g_ptr_array_index (titles, i);

      if (title->organisation != NULL)
        return title->organisation;
    }
  return NULL;
}

static void
add_participants (JsonBuilder *builder,
                  BangBody    *body,
                  BangFacts   *facts,
                  GArray      *participants)
{
  json_builder_set_member_name (builder, "participants");
  json_builder_begin_array (builder);
  for (guint i = 0; i < participants->len; i++)
    {
      const BangParticipant *one = &g_array_index (participants, BangParticipant, i);
      const BangEntity *person;

      if (one->person >= facts->entities->len)
        continue;
      person = g_ptr_array_index (facts->entities, one->person);

      json_builder_begin_object (builder);
      bang_json_add_string (builder, "person", person->name);
      add_titles (builder, person->titles);
      bang_json_add_string (builder, "organisation", first_organisation (person->titles));
      json_builder_set_member_name (builder, "side");
      if (one->side < 0)
        json_builder_add_null_value (builder);
      else
        json_builder_add_int_value (builder, one->side);
      bang_json_add_string (builder, "role", bang_role_to_string (one->role));
      add_evidence (builder, body, &one->evidence);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_agreements (JsonBuilder *builder,
                BangBody    *body,
                GPtrArray   *agreements)
{
  json_builder_set_member_name (builder, "agreements");
  json_builder_begin_array (builder);
  for (guint i = 0; i < agreements->len; i++)
    {
      const BangAgreement *one = g_ptr_array_index (agreements, i);

      json_builder_begin_object (builder);
      bang_json_add_string (builder, "kind", one->kind);
      bang_json_add_string (builder, "subject", one->subject);
      json_builder_set_member_name (builder, "parties");
      json_builder_begin_array (builder);
      for (guint j = 0; one->parties != NULL && one->parties[j] != NULL; j++)
        json_builder_add_string_value (builder, one->parties[j]);
      json_builder_end_array (builder);
      add_evidence (builder, body, &one->evidence);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_proposals (JsonBuilder *builder,
               BangBody    *body,
               GPtrArray   *proposals)
{
  json_builder_set_member_name (builder, "proposals");
  json_builder_begin_array (builder);
  for (guint i = 0; i < proposals->len; i++)
    {
      const BangProposal *one = g_ptr_array_index (proposals, i);

      json_builder_begin_object (builder);
      bang_json_add_string (builder, "by", one->by);
      bang_json_add_string (builder, "to", one->to);
      bang_json_add_string (builder, "text", one->text);
      bang_json_add_string (builder, "field", one->field);
      json_builder_set_member_name (builder, "statement");
      json_builder_add_boolean_value (builder, one->statement);
      add_evidence (builder, body, &one->evidence);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_figures (JsonBuilder *builder,
             BangBody    *body,
             GArray      *figures)
{
  json_builder_set_member_name (builder, "figures");
  json_builder_begin_array (builder);
  for (guint i = 0; i < figures->len; i++)
    {
      const BangFigure *one = &g_array_index (figures, BangFigure, i);

      json_builder_begin_object (builder);
      bang_json_add_string (builder, "measure", one->measure);
      add_number (builder, "value", one->value);
      bang_json_add_string (builder, "unit", one->unit);
      add_evidence (builder, body, &one->evidence);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_event (JsonBuilder     *builder,
           BangBody        *body,
           BangFacts       *facts,
           const BangEvent *event)
{
  json_builder_begin_object (builder);
  bang_json_add_string (builder, "type", event->type);
  bang_json_add_string (builder, "aspect", bang_aspect_to_string (event->aspect));
  bang_json_add_string (builder, "title", event->title);
  add_date (builder, &event->date);
  add_strings (builder, "places", event->places);
  add_sides (builder, event->sides);
  add_participants (builder, body, facts, event->participants);
  add_agreements (builder, body, event->agreements);
  add_proposals (builder, body, event->proposals);
  add_figures (builder, body, event->figures);
  json_builder_set_member_name (builder, "parent");
  if (event->parent < 0)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, event->parent);
  bang_json_add_string (builder, "series", event->series);
  json_builder_set_member_name (builder, "edition");
  if (event->edition == 0)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, event->edition);
  add_evidence (builder, body, &event->evidence);
  json_builder_end_object (builder);
}

/* What a place is called in Chinese, pinyin and English. */
static void
add_other_names (JsonBuilder      *builder,
                 const BangEntity *entity)
{
  g_autoptr(GArray) names = bang_place_names_of (entity->name, entity->place_kind, entity->side);

  json_builder_set_member_name (builder, "other_names");
  json_builder_begin_array (builder);
  for (guint i = 0; i < names->len; i++)
    {
      const BangPlaceName *one = &g_array_index (names, BangPlaceName, i);

      json_builder_begin_object (builder);
      bang_json_add_string (builder, "kind", bang_place_name_kind_to_string (one->kind));
      bang_json_add_string (builder, "name", one->name);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_entity (JsonBuilder      *builder,
            BangBody         *body,
            const BangEntity *entity)
{
  json_builder_begin_object (builder);
  bang_json_add_string (builder, "name", entity->name);
  if (entity->kind == BANG_ENTITY_PERSON)
    {
      add_titles (builder, entity->titles);
      json_builder_set_member_name (builder, "present");
      json_builder_add_boolean_value (builder, entity->present);
    }
  if (entity->kind == BANG_ENTITY_PLACE)
    bang_json_add_string (builder, "kind", entity->place_kind);
  bang_json_add_string (builder, "side", country_or_null (entity->side));
  if (entity->kind == BANG_ENTITY_PLACE)
    add_other_names (builder, entity);
  add_mentions (builder, body, entity->mentions);
  json_builder_end_object (builder);
}

static void
add_entities (JsonBuilder    *builder,
              BangBody       *body,
              BangFacts      *facts,
              BangEntityKind  kind,
              const char     *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < facts->entities->len; i++)
    {
      const BangEntity *entity = g_ptr_array_index (facts->entities, i);

      if (entity->kind == kind)
        add_entity (builder, body, entity);
    }
  json_builder_end_array (builder);
}

static void
add_relations (JsonBuilder *builder,
               BangBody    *body,
               GPtrArray   *relations)
{
  json_builder_set_member_name (builder, "relations");
  json_builder_begin_array (builder);
  for (guint i = 0; i < relations->len; i++)
    {
      const BangRelation *one = g_ptr_array_index (relations, i);

      json_builder_begin_object (builder);
      bang_json_add_string (builder, "subject", one->subject);
      bang_json_add_string (builder, "predicate", one->predicate);
      bang_json_add_string (builder, "object", one->object);
      add_evidence (builder, body, &one->evidence);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_document (JsonBuilder        *builder,
              BangDocument       *document,
              BangBody           *body,
              BangFactsJsonFlags  flags)
{
  const char *text = bang_document_get_text (document, NULL);
  guint n_zones = 0;
  const BangZone *zones = bang_document_get_zones (document, &n_zones);
  g_autofree char *title = bang_document_dup_title (document);

  bang_json_add_string (builder, "encoding", bang_document_get_encoding (document));
  bang_json_add_string (builder, "title", title);
  bang_json_add_string (builder, "body", bang_body_get_text (body, NULL));

  json_builder_set_member_name (builder, "captions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_zones; i++)
    {
      g_autofree char *caption = NULL;

      if (zones[i].kind != BANG_ZONE_CAPTION)
        continue;
      caption = g_strndup (text + zones[i].span.start, zones[i].span.end - zones[i].span.start);
      json_builder_add_string_value (builder, caption);
    }
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "zones");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_zones; i++)
    {
      json_builder_begin_object (builder);
      bang_json_add_string (builder, "kind", bang_zone_kind_to_string (zones[i].kind));
      add_int (builder, "line", zones[i].line);
      add_int (builder, "line_end", zones[i].line);
      if ((flags & BANG_FACTS_JSON_ZONE_TEXT) != 0)
        {
          g_autofree char *words = g_strndup (text + zones[i].span.start,
                                              zones[i].span.end - zones[i].span.start);

          bang_json_add_string (builder, "text", words);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  bang_json_add_string (builder, "dateline", bang_document_get_dateline (document));
}

/**
 * bang_facts_json_build:
 * @builder: a builder inside an object
 * @document: the document that @facts were read from
 * @facts: its facts
 * @flags: what else to write
 *
 * Adds the document and its facts as members of the object that is open:
 * "encoding", "title", "body", "captions", "zones", "dateline", "events",
 * "persons", "organisations", "places", "mechanisms", "projects", "documents",
 * "relations". Every span is code points of "body", null outside of it.
 * Takes time in proportion to the text and the facts.
 */
void
bang_facts_json_build (JsonBuilder        *builder,
                       BangDocument       *document,
                       BangFacts          *facts,
                       BangFactsJsonFlags  flags)
{
  g_autoptr(BangBody) body = NULL;

  g_return_if_fail (builder != NULL);
  g_return_if_fail (document != NULL);
  g_return_if_fail (facts != NULL);

  body = bang_body_new (document);
  add_document (builder, document, body, flags);

  json_builder_set_member_name (builder, "events");
  json_builder_begin_array (builder);
  for (guint i = 0; i < facts->events->len; i++)
    add_event (builder, body, facts, g_ptr_array_index (facts->events, i));
  json_builder_end_array (builder);

  add_entities (builder, body, facts, BANG_ENTITY_PERSON, "persons");
  add_entities (builder, body, facts, BANG_ENTITY_ORGANISATION, "organisations");
  add_entities (builder, body, facts, BANG_ENTITY_PLACE, "places");
  add_entities (builder, body, facts, BANG_ENTITY_MECHANISM, "mechanisms");
  add_entities (builder, body, facts, BANG_ENTITY_PROJECT, "projects");
  add_entities (builder, body, facts, BANG_ENTITY_DOCUMENT, "documents");
  add_relations (builder, body, facts->relations);
}

/**
 * bang_article_to_json:
 * @article: an article of a library
 * @with_id: whether to give the number that this library knows it by, which
 *   another library with the same articles need not share
 *
 * Returns: (transfer full): an object: "uuid", "date", "place", "source",
 *   "path", "event" as in search results, then the document and its facts
 */
JsonNode *
bang_article_to_json (BangArticle *article,
                      gboolean     with_id)
{
  g_autoptr(JsonBuilder) builder = NULL;

  g_return_val_if_fail (article != NULL, NULL);

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  if (with_id)
    add_int (builder, "id", article->row->id);
  bang_json_add_string (builder, "uuid", article->row->uuid);
  add_day (builder, "date", article->row->date);
  bang_json_add_string (builder, "date_basis",
                        bang_date_basis_to_string (article->row->date_basis));
  bang_json_add_string (builder, "place", article->row->place);
  bang_json_add_string (builder, "source", article->row->source);
  bang_json_add_path (builder, "path", article->row->path);
  bang_json_add_string (builder, "event", article->row->event_type);
  bang_facts_json_build (builder, article->document, article->facts, BANG_FACTS_JSON_ZONE_TEXT);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

/**
 * bang_json_print:
 * @node: what to print
 * @pretty: whether to indent it
 * @out: where to append it
 *
 * Appends @node as UTF-8 JSON without a line end. json-glib leaves U+001F as it
 * is, which JSON forbids; no other place of its output can hold that byte, so
 * it is mended here.
 */
void
bang_json_print (JsonNode *node,
                 gboolean  pretty,
                 GString  *out)
{
  g_autofree char *text = json_to_string (node, pretty);
  const char *from = text;
  const char *bad;

  while ((bad = strchr (from, 0x1f)) != NULL)
    {
      g_string_append_len (out, from, bad - from);
      g_string_append (out, "\\u001f");
      from = bad + 1;
    }
  g_string_append (out, from);
}
