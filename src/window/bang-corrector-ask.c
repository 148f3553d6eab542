/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is asked before a fact is corrected: the actions "correct.…" that open a
 * popover where the fact stands, and tell the library what was chosen in it.
 * Main thread. */

#include "config.h"
#include "window/bang-corrector-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "query/bang-event-type.h"
#include "text/bang-normal.h"
#include "window/bang-choose-popover.h"
#include "window/bang-date-popover.h"
#include "window/bang-name-popover.h"
#include "window/bang-prose.h"
#include "window/bang-split-popover.h"

/* Asking. The menu goes before the popover comes: both want the keyboard. */

typedef struct
{
  BangCorrector *self;   /* Owned */
  BangAskFunc    func;
} Asking;

static gboolean
ask_cb (gpointer data)
{
  Asking *asking = data;

  if (asking->self->origin != NULL && asking->self->fact != NULL)
    asking->func (asking->self);

  return G_SOURCE_REMOVE;
}

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->self);
  g_free (asking);
}

/* Calls @func when the menu is gone, if the fact is still there. */
void
bang_corrector_ask_soon (BangCorrector *self,
                         BangAskFunc    func)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->self = g_object_ref (self);
  asking->func = func;
  g_idle_add_full (G_PRIORITY_DEFAULT, ask_cb, asking, asking_free);
}

/* A date */

static void
date_chosen_cb (BangCorrector   *self,
                BangDatePopover *popover)
{
  BangDecisionRequest request = bang_corrector_request (self, BANG_DECISION_DATE, TRUE);

  request.day = bang_date_popover_get_day (popover);
  bang_corrector_tell (self, &request, 1);
}

static void
ask_date (BangCorrector *self)
{
  BangEvent *event = bang_fact_get_event (self->fact);
  g_autofree char *sentence = NULL;
  GtkWidget *popover;

  if (event == NULL)
    return;

  sentence = bang_fact_dup_sentence (self->fact->article, event->date.evidence.span);
  popover = bang_date_popover_new (&event->date, sentence);
  g_signal_connect_object (popover, "chosen", G_CALLBACK (date_chosen_cb), self, G_CONNECT_SWAPPED);
  bang_corrector_show (self, popover);
}

static void
date_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  bang_corrector_ask_soon (user_data, ask_date);
}

/* A type: the codes with what they are called */

static void
type_chosen_cb (BangCorrector *self,
                BangChoice    *choice)
{
  BangDecisionRequest request = bang_corrector_request (self, BANG_DECISION_RETYPE, TRUE);

  request.text = bang_choice_get_value (choice);
  bang_corrector_tell (self, &request, 1);
}

static GListModel *
list_types (void)
{
  const char * const *codes = bang_event_type_get_codes ();
  GListStore *store = g_list_store_new (BANG_TYPE_CHOICE);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *words = bang_event_type_dup_words (codes[i]);
      g_autoptr (BangChoice) choice = NULL;

      choice = bang_choice_new (0, codes[i], bang_event_type_get_label (codes[i]), words,
                                bang_prose_event_icon (codes[i]));
      g_list_store_append (store, choice);
    }

  return G_LIST_MODEL (store);
}

static void
ask_type (BangCorrector *self)
{
  GtkWidget *popover = bang_choose_popover_new (_("What sort of event was it?"), _("Search types"));
  g_autoptr (GListModel) types = list_types ();

  bang_choose_popover_set_choices (BANG_CHOOSE_POPOVER (popover), types, TRUE);
  g_signal_connect_object (popover, "chosen", G_CALLBACK (type_chosen_cb), self, G_CONNECT_SWAPPED);
  bang_corrector_show (self, popover);
}

static void
type_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  bang_corrector_ask_soon (user_data, ask_type);
}

/* Names of the library, looked for while they are typed */

typedef struct
{
  GtkWidget *popover;     /* Weak */
  gint64     self_id;     /* not to be offered */
  char      *free;        /* (nullable) offered as it was typed */
} Looking;

static void
looking_free (Looking *looking)
{
  g_clear_weak_pointer (&looking->popover);
  g_free (looking->free);
  g_free (looking);
}

static char *
dup_detail (const BangEntityRow *row)
{
  g_autofree char *articles = g_strdup_printf (ngettext ("%u article", "%u articles", row->n_articles),
                                               row->n_articles);
  const char *country = bang_prose_country_label (row->side);
  const char *what = row->kind == BANG_ENTITY_PLACE ? bang_prose_place_kind_label (row->place_kind)
                                                    : bang_prose_kind_label (row->kind);
  GString *detail = g_string_new (what);

  if (*country != '\0')
    g_string_append_printf (detail, " · %s", country);
  g_string_append_printf (detail, " · %s", articles);
  if (row->titles != NULL && row->titles->len > 0)
    g_string_append_printf (detail, "\n%s", (const char *) g_ptr_array_index (row->titles, 0));

  return g_string_free (detail, FALSE);
}

static void
names_found_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Looking *looking = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = bang_decisions_find_names_finish (BANG_DECISIONS (source), result, &error);
  g_autoptr (GListStore) store = g_list_store_new (BANG_TYPE_CHOICE);

  if (rows == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_debug ("Names could not be looked for: %s", error->message);
  if (rows == NULL || looking->popover == NULL)
    {
      looking_free (looking);
      return;
    }

  if (looking->free != NULL)
    {
      /* Translators: %s is what was typed. */
      g_autofree char *title = g_strdup_printf (_("“%s”, as typed"), looking->free);
      g_autoptr (BangChoice) choice = bang_choice_new (0, looking->free, title, NULL, "document-edit-symbolic");

      g_list_store_append (store, choice);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      const BangEntityRow *row = g_ptr_array_index (rows, i);
      g_autofree char *detail = dup_detail (row);
      g_autoptr (BangChoice) choice = NULL;

      if (row->id == looking->self_id)
        continue;
      choice = bang_choice_new (row->id, row->name, row->name, detail, bang_prose_kind_icon (row->kind));
      g_list_store_append (store, choice);
    }
  bang_choose_popover_set_choices (BANG_CHOOSE_POPOVER (looking->popover), G_LIST_MODEL (store), FALSE);
  looking_free (looking);
}

static void
look_for (BangCorrector *self,
          GtkWidget     *popover,
          const char    *words,
          int            kind,
          gboolean       free)
{
  Looking *looking = g_new0 (Looking, 1);

  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->looking = g_cancellable_new ();

  g_set_weak_pointer (&looking->popover, popover);
  looking->self_id = self->fact->entity_id;
  if (free && *words != '\0')
    looking->free = g_strstrip (g_strdup (words));
  bang_decisions_find_names_async (self->decisions, words, kind, self->looking, names_found_cb, looking);
}

static void
search_name_cb (BangCorrector *self,
                const char    *words,
                GtkWidget     *popover)
{
  look_for (self, popover, words, (int) self->fact->entity_kind, FALSE);
}

static void
search_place_cb (BangCorrector *self,
                 const char    *words,
                 GtkWidget     *popover)
{
  look_for (self, popover, words, BANG_ENTITY_PLACE, TRUE);
}

static void
place_chosen_cb (BangCorrector *self,
                 BangChoice    *choice)
{
  BangDecisionRequest request = bang_corrector_request (self, BANG_DECISION_PLACE, TRUE);

  request.text = bang_choice_get_value (choice);
  bang_corrector_tell (self, &request, 1);
}

static void
ask_place (BangCorrector *self)
{
  GtkWidget *popover = bang_choose_popover_new (_("Where did it take place?"), _("Search places"));

  g_signal_connect_object (popover, "search", G_CALLBACK (search_place_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "chosen", G_CALLBACK (place_chosen_cb), self, G_CONNECT_SWAPPED);
  bang_corrector_show (self, popover);
  look_for (self, popover, "", BANG_ENTITY_PLACE, FALSE);
}

static void
place_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  bang_corrector_ask_soon (user_data, ask_place);
}

static void
merge_chosen_cb (BangCorrector *self,
                 BangChoice    *choice)
{
  gint64 id = self->fact->entity_id;

  bang_corrector_merge (self, &id, 1, bang_choice_get_id (choice));
}

static void
apart_chosen_cb (BangCorrector *self,
                 BangChoice    *choice)
{
  BangDecisionRequest request = bang_corrector_request (self, BANG_DECISION_NOT_SAME, FALSE);

  request.other_id = bang_choice_get_id (choice);
  bang_corrector_tell (self, &request, 1);
}

/* Beginning with the last word of the name: that is the given name of a person,
 * and what two writings of one name are most likely to share. */
static void
ask_other_name (BangCorrector *self,
                const char    *format_heading,
                GCallback      chosen_cb)
{
  g_autofree char *name = bang_normal_for_screen (self->fact->text != NULL ? self->fact->text : "");
  g_auto (GStrv) pieces = g_strsplit (format_heading, "%s", 2);
  g_autofree char *heading = g_strconcat (pieces[0], name, pieces[0] != NULL ? pieces[1] : NULL, NULL);
  GtkWidget *popover = bang_choose_popover_new (heading, _("Search names"));
  const char *space = strrchr (name, ' ');

  g_signal_connect_object (popover, "search", G_CALLBACK (search_name_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "chosen", chosen_cb, self, G_CONNECT_SWAPPED);
  bang_corrector_show (self, popover);
  bang_choose_popover_set_words (BANG_CHOOSE_POPOVER (popover), space != NULL ? space + 1 : name);
}

static void
ask_merge (BangCorrector *self)
{
  /* Translators: %s is a name. */
  ask_other_name (self, _("With which name is “%s” one and the same?"), G_CALLBACK (merge_chosen_cb));
}

static void
ask_apart (BangCorrector *self)
{
  /* Translators: %s is a name. */
  ask_other_name (self, _("Which name is not the same as “%s”?"), G_CALLBACK (apart_chosen_cb));
}

static void
merge_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  bang_corrector_ask_soon (user_data, ask_merge);
}

static void
apart_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  bang_corrector_ask_soon (user_data, ask_apart);
}

/* Renaming and splitting */

static void
rename_chosen_cb (BangCorrector *self,
                  const char    *words)
{
  BangDecisionRequest request = bang_corrector_request (self, BANG_DECISION_RENAME, FALSE);

  request.text = words;
  bang_corrector_tell (self, &request, 1);
}

static void
ask_rename (BangCorrector *self)
{
  GtkWidget *popover = bang_name_popover_new (_("What is the right name?"), self->fact->text, _("_Rename"));

  g_signal_connect_object (popover, "chosen", G_CALLBACK (rename_chosen_cb), self, G_CONNECT_SWAPPED);
  bang_corrector_show (self, popover);
}

static void
rename_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  bang_corrector_ask_soon (user_data, ask_rename);
}

static void
split_chosen_cb (BangCorrector    *self,
                 BangSplitPopover *popover)
{
  BangDecisionRequest request = bang_corrector_request (self, BANG_DECISION_SPLIT, FALSE);
  g_autoptr (GArray) ids = bang_split_popover_dup_articles (popover);

  request.articles = (gconstpointer) ids->data;
  request.n_articles = ids->len;
  bang_corrector_tell (self, &request, 1);
}

static void
card_loaded_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (BangCorrector) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BangEntityCard) card = bang_archive_load_entity_finish (BANG_ARCHIVE (source), result, &error);
  GtkWidget *popover;

  if (card == NULL)
    {
      g_signal_emit_by_name (self, "failed", error->message);
      return;
    }
  /* Another fact was asked for meanwhile. */
  if (self->fact == NULL || self->fact->entity_id != card->row->id || self->origin == NULL)
    return;

  if (card->articles->len < 2)
    {
      g_signal_emit_by_name (self, "failed", _("It stands in one article only, so there is nothing to split."));
      return;
    }
  popover = bang_split_popover_new (card);
  g_signal_connect_object (popover, "chosen", G_CALLBACK (split_chosen_cb), self, G_CONNECT_SWAPPED);
  bang_corrector_show (self, popover);
}

static void
split_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  BangCorrector *self = user_data;

  bang_archive_load_entity_async (self->archive, self->fact->entity_id, NULL, card_loaded_cb, g_object_ref (self));
}

/* Adds the actions that ask to those that tell at once. */
void
bang_corrector_add_questions (BangCorrector *self,
                              GActionMap    *map)
{
  static const GActionEntry entries[] = {
    { "type", type_action, NULL, NULL, NULL, { 0 } },
    { "date", date_action, NULL, NULL, NULL, { 0 } },
    { "place", place_action, NULL, NULL, NULL, { 0 } },
    { "rename", rename_action, NULL, NULL, NULL, { 0 } },
    { "merge", merge_action, NULL, NULL, NULL, { 0 } },
    { "apart", apart_action, NULL, NULL, NULL, { 0 } },
    { "split", split_action, NULL, NULL, NULL, { 0 } },
  };

  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), self);
}
