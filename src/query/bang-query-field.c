/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The names of the fields of a query, in English and in Vietnamese: reading
 * them, and writing a condition that reads back as it was meant. Constant; any
 * thread may call anything here. */

#include "query/bang-query-parser-private.h"

#include <string.h>

#include "text/bang-fold.h"

/* The longest name, in bytes, with the spaces a hand may put in. */
#define MAX_FIELD_NAME 40

static const BangFieldName field_names[] = {
  { "title", "title", BANG_NAME_WORDS, BANG_FIELD_TITLE },
  { "tiêu đề", "tieu de", BANG_NAME_WORDS, BANG_FIELD_TITLE },
  { "person", "person", BANG_NAME_WORDS, BANG_FIELD_PERSON },
  { "người", "nguoi", BANG_NAME_WORDS, BANG_FIELD_PERSON },
  { "place", "place", BANG_NAME_WORDS, BANG_FIELD_PLACE },
  { "nơi", "noi", BANG_NAME_WORDS, BANG_FIELD_PLACE },
  { "org", "org", BANG_NAME_WORDS, BANG_FIELD_ORGANISATION },
  { "organisation", "organisation", BANG_NAME_WORDS, BANG_FIELD_ORGANISATION },
  { "organization", "organization", BANG_NAME_WORDS, BANG_FIELD_ORGANISATION },
  { "cơ quan", "co quan", BANG_NAME_WORDS, BANG_FIELD_ORGANISATION },
  { "tổ chức", "to chuc", BANG_NAME_WORDS, BANG_FIELD_ORGANISATION },
  { "source", "source", BANG_NAME_WORDS, BANG_FIELD_SOURCE },
  { "nguồn", "nguon", BANG_NAME_WORDS, BANG_FIELD_SOURCE },
  { "tag", "tag", BANG_NAME_WORDS, BANG_FIELD_TAG },
  { "nhãn", "nhan", BANG_NAME_WORDS, BANG_FIELD_TAG },
  { "collection", "collection", BANG_NAME_WORDS, BANG_FIELD_COLLECTION },
  { "bộ sưu tập", "bo suu tap", BANG_NAME_WORDS, BANG_FIELD_COLLECTION },
  { "note", "note", BANG_NAME_WORDS, BANG_FIELD_NOTE },
  { "ghi chú", "ghi chu", BANG_NAME_WORDS, BANG_FIELD_NOTE },
  { "field", "field", BANG_NAME_WORDS, BANG_FIELD_SUBJECT },
  { "lĩnh vực", "linh vuc", BANG_NAME_WORDS, BANG_FIELD_SUBJECT },
  { "counterpart", "counterpart", BANG_NAME_WORDS, BANG_FIELD_COUNTERPART },
  { "đối tác", "doi tac", BANG_NAME_WORDS, BANG_FIELD_COUNTERPART },
  { "in", "in", BANG_NAME_CHOICE, BANG_FIELD_ZONE },
  { "ở", "o", BANG_NAME_CHOICE, BANG_FIELD_ZONE },
  { "starred", "starred", BANG_NAME_CHOICE, BANG_FIELD_STAR },
  { "star", "star", BANG_NAME_CHOICE, BANG_FIELD_STAR },
  { "sao", "sao", BANG_NAME_CHOICE, BANG_FIELD_STAR },
  { "type", "type", BANG_NAME_TYPE, BANG_FIELD_TYPE },
  { "loại", "loai", BANG_NAME_TYPE, BANG_FIELD_TYPE },
  { "year", "year", BANG_NAME_PERIOD, BANG_FIELD_ANY },
  { "năm", "nam", BANG_NAME_PERIOD, BANG_FIELD_ANY },
  { "date", "date", BANG_NAME_PERIOD, BANG_FIELD_ANY },
  { "ngày", "ngay", BANG_NAME_PERIOD, BANG_FIELD_ANY },
  { "before", "before", BANG_NAME_BEFORE, BANG_FIELD_ANY },
  { "trước", "truoc", BANG_NAME_BEFORE, BANG_FIELD_ANY },
  { "until", "until", BANG_NAME_UNTIL, BANG_FIELD_ANY },
  { "to", "to", BANG_NAME_UNTIL, BANG_FIELD_ANY },
  { "đến", "den", BANG_NAME_UNTIL, BANG_FIELD_ANY },
  { "after", "after", BANG_NAME_AFTER, BANG_FIELD_ANY },
  { "sau", "sau", BANG_NAME_AFTER, BANG_FIELD_ANY },
  { "since", "since", BANG_NAME_SINCE, BANG_FIELD_ANY },
  { "from", "from", BANG_NAME_SINCE, BANG_FIELD_ANY },
  { "từ", "tu", BANG_NAME_SINCE, BANG_FIELD_ANY },
};

/* bang_query_match_field_name:
 * @p: where a name may begin
 * @limit: the end of what was typed
 * @after: (out): behind its colon
 *
 * A name counts with its own marks or with none, but not with others: "nói:" is
 * not "nơi:".
 *
 * Returns: (transfer none) (nullable): the field that is named at @p
 */
const BangFieldName *
bang_query_match_field_name (const char  *p,
                             const char  *limit,
                             const char **after)
{
  g_autofree char *typed = NULL;
  const char *colon;

  if (limit - p > MAX_FIELD_NAME)
    limit = p + MAX_FIELD_NAME;
  colon = memchr (p, ':', (gsize) (limit - p));
  if (colon == NULL || bang_query_run_end (p, colon) == p)
    return NULL;

  typed = bang_fold_key (p, colon - p);
  for (guint i = 0; i < G_N_ELEMENTS (field_names); i++)
    {
      const BangFieldName *name = &field_names[i];

      if (!g_str_equal (name->name, typed) && !g_str_equal (name->plain, typed))
        continue;
      *after = colon + 1;
      return name;
    }

  return NULL;
}

/**
 * bang_query_format_field:
 * @field: a field
 * @value: words, or the code of a type, of a zone, of a date's certainty; a
 *   period for BANG_FIELD_DATE
 *
 * For adding a condition to what is typed: reading the result again gives the
 * words of @value as a phrase in @field, whatever @value holds.
 *
 * Returns: (transfer full): what to type
 */
char *
bang_query_format_field (BangField   field,
                         const char *value)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) out = NULL;
  const char *name = NULL;

  g_return_val_if_fail (value != NULL, NULL);

  switch (field)
    {
    case BANG_FIELD_TYPE:
      return g_strconcat ("type:", value, NULL);
    case BANG_FIELD_ZONE:
      return g_strconcat ("in:", value, NULL);
    case BANG_FIELD_STAR:
      return g_strconcat ("starred:", value, NULL);
    case BANG_FIELD_CERTAINTY:
      return g_strconcat ("date:", value, NULL);
    case BANG_FIELD_DATE:
      return g_strconcat (strlen (value) == 4 ? "year:" : "date:", value, NULL);
    case BANG_FIELD_ANY:
    case BANG_FIELD_TITLE:
    case BANG_FIELD_PERSON:
    case BANG_FIELD_PLACE:
    case BANG_FIELD_ORGANISATION:
    case BANG_FIELD_SOURCE:
    case BANG_FIELD_TAG:
    case BANG_FIELD_COLLECTION:
    case BANG_FIELD_NOTE:
    case BANG_FIELD_SUBJECT:
    case BANG_FIELD_COUNTERPART:
    default:
      break;
    }

  for (guint i = 0; i < G_N_ELEMENTS (field_names) && name == NULL; i++)
    if (field_names[i].kind == BANG_NAME_WORDS && field_names[i].field == field)
      name = field_names[i].name;

  out = g_string_new (name);
  g_string_append (out, name != NULL ? ":\"" : "\"");
  valid = g_utf8_make_valid (value, -1);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    if (!bang_query_is_double_quote (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  g_string_append_c (out, '"');

  return g_string_free (g_steal_pointer (&out), FALSE);
}
