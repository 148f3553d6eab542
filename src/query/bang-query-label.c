/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the conditions of a query are called where they are shown one by one, in
 * the language of the process. Text, not markup. Any thread may call it. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "query/bang-event-type.h"
#include "query/bang-query-parts.h"

/* No more of a value is shown. Code points. */
#define MAX_VALUE 40

/**
 * bang_query_field_label:
 * @field: a field
 *
 * Returns: (transfer none): what it is called
 */
const char *
bang_query_field_label (BangField field)
{
  switch (field)
    {
    case BANG_FIELD_TITLE:
      return _("Title");
    case BANG_FIELD_PERSON:
      return _("Person");
    case BANG_FIELD_PLACE:
      return _("Place");
    case BANG_FIELD_ORGANISATION:
      return _("Organisation");
    case BANG_FIELD_TYPE:
      return _("Type");
    case BANG_FIELD_SOURCE:
      return _("Source");
    case BANG_FIELD_CERTAINTY:
      return C_("field", "Date");
    case BANG_FIELD_STAR:
      return _("Star");
    case BANG_FIELD_TAG:
      return _("Tag");
    case BANG_FIELD_COLLECTION:
      return _("Collection");
    case BANG_FIELD_NOTE:
      return _("Note");
    case BANG_FIELD_SUBJECT:
      return _("Field");
    case BANG_FIELD_COUNTERPART:
      return _("Counterpart");
    case BANG_FIELD_ZONE:
      return _("In");
    case BANG_FIELD_DATE:
      return C_("field", "Date");
    case BANG_FIELD_ANY:
    default:
      return _("Words");
    }
}

/* A code that is shown as words. */
static const char *
get_code_label (BangField   field,
                const char *value)
{
  static const struct
  {
    BangField   field;
    const char *code;
    const char *label;
  } codes[] = {
    { BANG_FIELD_ZONE, "title", N_("title") },
    { BANG_FIELD_ZONE, "text", N_("text") },
    { BANG_FIELD_ZONE, "caption", N_("captions") },
    { BANG_FIELD_ZONE, "furniture", N_("page around the article") },
    { BANG_FIELD_CERTAINTY, "check", N_("to check") },
    { BANG_FIELD_CERTAINTY, "unknown", N_("not known") },
    { BANG_FIELD_CERTAINTY, "inferred", N_("inferred") },
    { BANG_FIELD_STAR, "yes", N_("starred") },
  };

  if (field == BANG_FIELD_TYPE)
    return bang_event_type_get_label (value);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (codes[i].field == field && strcmp (codes[i].code, value) == 0)
      return _(codes[i].label);
  return NULL;
}

/* "2023–2024", "from 2023" */
static char *
dup_period_label (const char *value)
{
  const char *dots = strstr (value, "..");
  g_autofree char *first = NULL;

  if (dots == NULL)
    return g_strdup (value);
  first = g_strndup (value, (gsize) (dots - value));
  if (dots[2] == '\0')
    return g_strdup_printf (_("from %s"), first);
  if (*first == '\0')
    return g_strdup_printf (_("up to %s"), dots + 2);
  return g_strdup_printf ("%s–%s", first, dots + 2);
}

/**
 * bang_query_value_dup_label:
 * @field: a field
 * @value: a value of it
 *
 * Returns: (transfer full): how it is shown
 */
char *
bang_query_value_dup_label (BangField   field,
                            const char *value)
{
  const char *label = get_code_label (field, value);

  if (label != NULL)
    return g_strdup (label);
  if (field == BANG_FIELD_DATE)
    return dup_period_label (value);
  if (g_utf8_strlen (value, -1) > MAX_VALUE)
    {
      g_autofree char *cut = g_utf8_substring (value, 0, MAX_VALUE);

      return g_strconcat (cut, "…", NULL);
    }
  return g_strdup (value);
}

/**
 * bang_query_part_dup_label:
 * @self: a condition on a field
 *
 * Returns: (transfer full): how it is shown: "Person: Vương Ninh"
 */
char *
bang_query_part_dup_label (const BangQueryPart *self)
{
  g_autoptr (GString) values = g_string_new (NULL);

  for (guint i = 0; i < self->values->len; i++)
    {
      g_autofree char *one = bang_query_value_dup_label (self->field, g_ptr_array_index (self->values, i));

      /* Translators: between values of which any will do. */
      g_string_append_printf (values, "%s%s", i > 0 ? C_("values", " or ") : "", one);
    }

  if (self->field == BANG_FIELD_STAR || self->field == BANG_FIELD_DATE)
    return self->negated ? g_strdup_printf (_("not %s"), values->str) : g_strdup (values->str);
  if (self->negated)
    /* Translators: a field and a value that is left out: "Person: not Nguyễn Văn A". */
    return g_strdup_printf (_("%s: not %s"), bang_query_field_label (self->field), values->str);
  /* Translators: a field and its value: "Person: Nguyễn Văn A". */
  return g_strdup_printf (_("%s: %s"), bang_query_field_label (self->field), values->str);
}
