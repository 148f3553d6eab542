/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The menus of corrections, one for each kind of fact. Main thread. */

#include "config.h"
#include "window/bang-corrector-private.h"

#include <glib/gi18n.h>

#include "window/bang-decision-words.h"
#include "window/bang-prose.h"

static void
append_section (GMenu *menu,
                GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
append_choice (GMenu      *menu,
               const char *label,
               const char *action,
               const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static void
append_event (BangCorrector *self,
              GMenu         *menu)
{
  g_autoptr (GMenu) fix = g_menu_new ();
  g_autoptr (GMenu) judge = g_menu_new ();

  /* What was pointed to comes first. */
  if (self->fact->kind == BANG_FACT_PLACE)
    g_menu_append (fix, _("Fix the _Place…"), "correct.place");
  if (self->fact->kind != BANG_FACT_EVENT)
    g_menu_append (fix, _("Fix the _Date…"), "correct.date");
  g_menu_append (fix, _("Change the _Type…"), "correct.type");
  if (self->fact->kind == BANG_FACT_EVENT)
    g_menu_append (fix, _("Fix the _Date…"), "correct.date");
  if (self->fact->kind != BANG_FACT_PLACE)
    g_menu_append (fix, _("Fix the _Place…"), "correct.place");
  append_section (menu, fix);

  g_menu_append (judge, _("_Confirm"), "correct.confirm");
  g_menu_append (judge, _("_Not an Event"), "correct.reject-event");
  append_section (menu, judge);
}

static void
append_kinds (GMenu *menu)
{
  g_autoptr (GMenu) kinds = g_menu_new ();

  for (int kind = 0; kind < BANG_ENTITY_N_KINDS; kind++)
    append_choice (kinds, bang_prose_kind_label ((BangEntityKind) kind), "correct.kind",
                   bang_entity_kind_to_string ((BangEntityKind) kind));
  g_menu_append_submenu (menu, _("Change the _Kind"), G_MENU_MODEL (kinds));
}

static void
append_sides (GMenu      *menu,
              const char *label,
              const char *action)
{
  static const BangCountry countries[] = { BANG_SIDE_VN, BANG_SIDE_CN, BANG_SIDE_OTHER };
  g_autoptr (GMenu) sides = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (countries); i++)
    append_choice (sides, bang_prose_country_label (countries[i]), action, bang_country_to_string (countries[i]));
  append_choice (sides, _("Not known"), action, bang_country_to_string (BANG_SIDE_UNKNOWN));
  g_menu_append_submenu (menu, label, G_MENU_MODEL (sides));
}

static void
append_figure (GMenu *menu)
{
  g_autoptr (GMenu) fix = g_menu_new ();
  g_autoptr (GMenu) judge = g_menu_new ();

  g_menu_append (fix, _("Fix the _Figure…"), "correct.figure");
  append_section (menu, fix);
  g_menu_append (judge, _("_Not a Figure of This Event"), "correct.reject-figure");
  append_section (menu, judge);
}

static void
append_event_side (GMenu *menu)
{
  g_autoptr (GMenu) fix = g_menu_new ();

  g_menu_append (fix, _("_Rename This Side…"), "correct.event-side");
  append_sides (fix, _("Set the _Country"), "correct.event-country");
  append_section (menu, fix);
}

static void
append_name (BangCorrector *self,
             GMenu         *menu)
{
  g_autoptr (GMenu) fix = g_menu_new ();
  g_autoptr (GMenu) identity = g_menu_new ();
  g_autoptr (GMenu) judge = g_menu_new ();
  g_autoptr (GMenu) reject = g_menu_new ();

  g_menu_append (fix, _("_Rename…"), "correct.rename");
  append_kinds (fix);
  append_sides (fix, _("Set the _Side"), "correct.side");
  append_section (menu, fix);

  g_menu_append (identity, _("_Merge With…"), "correct.merge");
  g_menu_append (identity, _("Not the Same _As…"), "correct.apart");
  g_menu_append (identity, _("S_plit…"), "correct.split");
  append_section (menu, identity);

  g_menu_append (judge, _("_Confirm"), "correct.confirm");
  if (self->fact->article != NULL)
    append_choice (reject, _("In _This Article"), "correct.reject-name", "here");
  append_choice (reject, _("_Everywhere"), "correct.reject-name", "everywhere");
  g_menu_append_submenu (judge, _("Not a _Name"), G_MENU_MODEL (reject));
  append_section (menu, judge);
}

/* Builds the menu of the fact that is set. */
GMenuModel *
bang_corrector_build_menu (BangCorrector *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) top = g_menu_new ();
  g_autoptr (GMenu) back = g_menu_new ();
  BangDecisionItem *item = bang_corrector_find (self, self->fact);

  switch (self->fact->kind)
    {
    case BANG_FACT_EVENT:
    case BANG_FACT_DATE:
    case BANG_FACT_PLACE:
      append_event (self, menu);
      break;
    case BANG_FACT_PARTICIPANT:
      g_menu_append (top, _("Took No Part _Here"), "correct.not-here");
      append_section (menu, top);
      append_name (self, menu);
      break;
    case BANG_FACT_NAME:
      append_name (self, menu);
      break;
    case BANG_FACT_FIGURE:
      append_figure (menu);
      break;
    case BANG_FACT_SIDE:
      append_event_side (menu);
      break;
    case BANG_FACT_SAME_EVENT:
      if (self->fact->same)
        g_menu_append (top, _("_Not the Same Event"), "correct.not-same-event");
      else
        g_menu_append (top, _("The _Same Event"), "correct.same-event");
      append_section (menu, top);
      break;
    default:
      g_assert_not_reached ();
    }

  if (item != NULL)
    {
      g_autofree char *sign = bang_decision_words_dup_sign (bang_decision_item_get_decision (item));

      g_menu_append (back, _("Take It _Back"), "correct.take-back");
      /* Who said so, as the heading of what takes it back. */
      g_menu_append_section (menu, sign, G_MENU_MODEL (back));
    }

  return G_MENU_MODEL (menu);
}
