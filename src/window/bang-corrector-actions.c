/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done about a fact: the actions "correct.…". These tell the library
 * at once; those that ask first are in bang-corrector-ask.c. Main thread. */

#include "config.h"
#include "window/bang-corrector-private.h"

/* A request about the fact that is set: its event, or its name. */
BangDecisionRequest
bang_corrector_request (BangCorrector  *self,
                        BangDecisionOp  op,
                        gboolean        on_event)
{
  const BangFact *fact = self->fact;

  return (BangDecisionRequest) {
    .op = op,
    .on_event = on_event,
    .article_id = fact->article != NULL && on_event ? fact->article->row->id : 0,
    .event = fact->event,
    .detail = fact->detail,
    .entity_id = on_event ? 0 : fact->entity_id,
  };
}

static gboolean
is_about_event (const BangFact *fact)
{
  return fact->kind == BANG_FACT_EVENT || fact->kind == BANG_FACT_DATE || fact->kind == BANG_FACT_PLACE;
}

static void
confirm_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  BangCorrector *self = user_data;
  BangDecisionRequest request = bang_corrector_request (self, BANG_DECISION_CONFIRM, is_about_event (self->fact));

  bang_corrector_tell (self, &request, 1);
}

static void
reject_event_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  BangCorrector *self = user_data;
  BangDecisionRequest request = bang_corrector_request (self, BANG_DECISION_REJECT, TRUE);

  bang_corrector_tell (self, &request, 1);
}

static void
not_here_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  BangCorrector *self = user_data;
  BangDecisionRequest request = bang_corrector_request (self, BANG_DECISION_REJECT, TRUE);

  request.entity_id = self->fact->entity_id;
  bang_corrector_tell (self, &request, 1);
}

static void
reject_name_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  BangCorrector *self = user_data;
  BangDecisionRequest request = bang_corrector_request (self, BANG_DECISION_REJECT, FALSE);

  if (g_str_equal (g_variant_get_string (parameter, NULL), "here") && self->fact->article != NULL)
    request.article_id = self->fact->article->row->id;
  bang_corrector_tell (self, &request, 1);
}

static void
kind_action (GSimpleAction *action,
             GVariant      *state,
             gpointer       user_data)
{
  BangCorrector *self = user_data;
  BangDecisionRequest request = bang_corrector_request (self, BANG_DECISION_RETYPE, FALSE);

  if (bang_entity_kind_from_string (g_variant_get_string (state, NULL), &request.kind)
      && request.kind != self->fact->entity_kind)
    bang_corrector_tell (self, &request, 1);
}

static void
side_action (GSimpleAction *action,
             GVariant      *state,
             gpointer       user_data)
{
  BangCorrector *self = user_data;
  BangDecisionRequest request = bang_corrector_request (self, BANG_DECISION_SIDE, FALSE);

  request.side = bang_country_from_string (g_variant_get_string (state, NULL));
  if (request.side != self->fact->side)
    bang_corrector_tell (self, &request, 1);
}

static void
tell_about_pair (BangCorrector  *self,
                 BangDecisionOp  op)
{
  BangDecisionRequest request = {
    .op = op, .on_event = TRUE, .article_id = self->fact->article_id, .other_id = self->fact->other_id,
  };

  bang_corrector_tell (self, &request, 1);
}

static void
same_event_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  tell_about_pair (user_data, BANG_DECISION_SAME);
}

static void
not_same_event_action (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  tell_about_pair (user_data, BANG_DECISION_NOT_SAME);
}

static void
take_back_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  BangCorrector *self = user_data;
  BangDecisionItem *item = bang_corrector_find (self, self->fact);

  if (item != NULL)
    bang_corrector_take_back (self, bang_decision_item_get_decision (item)->seq);
}

/* The group */

/* What F2 does with a fact. */
const char *
bang_corrector_main_action (const BangFact *fact)
{
  switch (fact->kind)
    {
    case BANG_FACT_EVENT:
      return "type";
    case BANG_FACT_DATE:
      return "date";
    case BANG_FACT_PLACE:
      return "place";
    case BANG_FACT_PARTICIPANT:
    case BANG_FACT_NAME:
      return "rename";
    case BANG_FACT_FIGURE:
      return "figure";
    case BANG_FACT_SIDE:
      return "event-side";
    case BANG_FACT_SAME_EVENT:
      return NULL;
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
set_state (BangCorrector *self,
           const char    *name,
           const char    *state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (state));
}

/* Brings what is ticked in the menus in line with the fact. */
void
bang_corrector_update_actions (BangCorrector *self)
{
  set_state (self, "kind", bang_entity_kind_to_string (self->fact->entity_kind));
  set_state (self, "side", bang_country_to_string (self->fact->side));
  set_state (self, "event-country", bang_country_to_string (self->fact->side));
}

GActionGroup *
bang_corrector_build_actions (BangCorrector *self)
{
  static const GActionEntry entries[] = {
    { "confirm", confirm_action, NULL, NULL, NULL, { 0 } },
    { "reject-event", reject_event_action, NULL, NULL, NULL, { 0 } },
    { "not-here", not_here_action, NULL, NULL, NULL, { 0 } },
    { "kind", NULL, "s", "'person'", kind_action, { 0 } },
    { "side", NULL, "s", "''", side_action, { 0 } },
    { "reject-name", reject_name_action, "s", NULL, NULL, { 0 } },
    { "same-event", same_event_action, NULL, NULL, NULL, { 0 } },
    { "not-same-event", not_same_event_action, NULL, NULL, NULL, { 0 } },
    { "take-back", take_back_action, NULL, NULL, NULL, { 0 } },
  };
  GSimpleActionGroup *group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  bang_corrector_add_questions (self, G_ACTION_MAP (group));
  bang_corrector_add_details (self, G_ACTION_MAP (group));

  return G_ACTION_GROUP (group);
}
