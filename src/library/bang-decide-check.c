/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a line of the log that came from a file is one that this program
 * could have written: anyone may edit such a file.
 *
 * Pure; any thread.
 */
#include "config.h"

#include "library/bang-decide-private.h"

#include <string.h>

static gboolean
is_uuid (const char *text)
{
  guint8 uuid[BANG_UUID_SIZE];

  return text != NULL && strlen (text) == 36 && bang_uuid_parse (text, uuid);
}

static gboolean
are_uuids (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", " ", -1);

  if (parts[0] == NULL)
    return FALSE;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (!is_uuid (parts[i]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_field_uuid (const char *field,
               const char *prefix)
{
  return g_str_has_prefix (field, prefix) && is_uuid (field + strlen (prefix));
}

static gboolean
is_rejected_figure (const char *field)
{
  return g_str_has_prefix (field, "rejected-figure:") && bang_detail_is_sound (field, "");
}

/* Whether a value is one that this decision may give. */
static gboolean
is_value_sound (const BangDecision *decision,
                gboolean            on_event)
{
  const char *field = decision->field != NULL ? decision->field : "";
  const char *value = decision->new_value != NULL ? decision->new_value : "";
  BangEntityKind kind;
  BangDay day;

  switch (decision->op)
    {
    case BANG_DECISION_CONFIRM:
      return strcmp (field, "confirmed") == 0 || g_str_has_prefix (field, BANG_FIELD_KEPT);
    case BANG_DECISION_REJECT:
      return strcmp (field, "rejected") == 0 || (!on_event && g_str_has_prefix (field, BANG_FIELD_NOT_CHINESE)) ||
             (on_event ? is_field_uuid (field, "rejected-person:") || is_rejected_figure (field) : is_field_uuid (field, "rejected-in:"));
    case BANG_DECISION_RENAME:
      return !on_event && *value != '\0' && (strcmp (field, "name") == 0 || strcmp (field, BANG_FIELD_CHINESE) == 0);
    case BANG_DECISION_RETYPE:
      return on_event ? strcmp (field, "type") == 0 && *value != '\0'
                      : strcmp (field, "kind") == 0 && bang_entity_kind_from_string (value, &kind);
    case BANG_DECISION_MERGE:
      return !on_event && decision->other != NULL && strcmp (field, "merged_into") == 0;
    case BANG_DECISION_SPLIT:
      return !on_event && decision->other != NULL && strcmp (field, "split") == 0 && are_uuids (value);
    case BANG_DECISION_SAME:
    case BANG_DECISION_NOT_SAME:
      return decision->other != NULL && strcmp (field, "pair") == 0 && (!on_event || is_uuid (value));
    case BANG_DECISION_PART_OF:
    case BANG_DECISION_NOT_PART_OF:
      return on_event && decision->other != NULL && strcmp (field, "part") == 0 && is_uuid (value);
    case BANG_DECISION_DATE:
      return on_event && strcmp (field, "date") == 0 && bang_decision_parse_day (value, &day);
    case BANG_DECISION_FIGURE:
      return on_event && g_str_has_prefix (field, "figure:") && bang_detail_is_sound (field, value);
    case BANG_DECISION_SIDE:
      if (on_event)
        return g_str_has_prefix (field, "side:") && bang_detail_is_sound (field, value);
      return strcmp (field, "side") == 0 &&
             strcmp (bang_country_to_string (bang_country_from_string (value)), value) == 0;
    case BANG_DECISION_PLACE:
      return on_event && strcmp (field, "place") == 0;
    case BANG_DECISION_UNDO:
    case BANG_DECISION_REDO:
      return decision->undo_of != NULL;
    case BANG_DECISION_N_OPS:
    default:
      return FALSE;
    }
}

/**
 * bang_decision_is_sound:
 * @decision: what was read
 *
 * Returns: whether its fields go together and its values are such that they may
 *   be given
 */
gboolean
bang_decision_is_sound (const BangDecision *decision)
{
  gboolean on_event = bang_decision_is_on_event (decision);
  BangEntityKind kind;

  if (!is_uuid (decision->uuid) || !is_uuid (decision->target) || decision->at <= 0 ||
      (decision->other != NULL && !is_uuid (decision->other)) ||
      (decision->article != NULL && !is_uuid (decision->article)) ||
      (decision->undo_of != NULL && !is_uuid (decision->undo_of)))
    return FALSE;
  if (on_event ? decision->article == NULL : !bang_entity_kind_from_string (decision->target_kind, &kind))
    return FALSE;
  return is_value_sound (decision, on_event);
}
