/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Suggestions as cards. None is a default: who answers has read the sentences,
 * which are on the card and lead to their articles. "Later" puts a card away
 * until the page is opened in another window or another day. Main thread. */

#include "config.h"
#include "window/bang-suggestions-list.h"

#include <glib/gi18n.h>

#include "window/bang-corrector.h"
#include "window/bang-prose-widgets.h"

/* Cards at a time; answered ones make room for others. */
#define MANY 30

/* Sentences on a card. */
#define FEW 4

struct _BangSuggestionsList
{
  AdwBin parent_instance;

  /* Template children */
  GtkStack      *stack;
  AdwStatusPage *empty;
  GtkBox        *cards;

  /* Owned */
  BangDecisions *decisions;   /* (nullable) */
  GHashTable    *later;       /* (element-type gint64) put away */
  GCancellable  *looking;     /* (nullable) */
};

G_DEFINE_FINAL_TYPE (BangSuggestionsList, bang_suggestions_list, ADW_TYPE_BIN)

static void
update_empty (BangSuggestionsList *self)
{
  gboolean any = gtk_widget_get_first_child (GTK_WIDGET (self->cards)) != NULL;

  gtk_stack_set_visible_child_name (self->stack, any ? "list" : "empty");
}

/* Answers */

static gint64
get_id (GtkWidget *button)
{
  const gint64 *id = g_object_get_data (G_OBJECT (gtk_widget_get_parent (button)), "bang-suggestion");

  return *id;
}

static void
remove_card (BangSuggestionsList *self,
             GtkWidget           *button)
{
  GtkWidget *card = button;

  while (gtk_widget_get_parent (card) != GTK_WIDGET (self->cards))
    card = gtk_widget_get_parent (card);

  /* The keyboard goes on to the next question. */
  if (!gtk_widget_child_focus (gtk_widget_get_next_sibling (card) != NULL ? gtk_widget_get_next_sibling (card)
                                                                          : GTK_WIDGET (self->stack),
                               GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (GTK_WIDGET (self->cards), GTK_DIR_TAB_FORWARD);
  gtk_box_remove (self->cards, card);
  update_empty (self);
}

static void
answer (BangSuggestionsList *self,
        GtkWidget           *button,
        gboolean             accept)
{
  BangCorrector *corrector = bang_corrector_get (button);
  gint64 id = get_id (button);

  if (corrector == NULL)
    return;

  bang_corrector_answer (corrector, id, accept);
  remove_card (self, button);
}

static void
yes_cb (BangSuggestionsList *self,
        GtkWidget           *button)
{
  answer (self, button, TRUE);
}

static void
no_cb (BangSuggestionsList *self,
       GtkWidget           *button)
{
  answer (self, button, FALSE);
}

static void
later_cb (BangSuggestionsList *self,
          GtkWidget           *button)
{
  gint64 id = get_id (button);

  g_hash_table_add (self->later, g_memdup2 (&id, sizeof id));
  remove_card (self, button);
}

/* Cards */

static void
get_answers (BangSuggestionKind   kind,
             const char         **yes,
             const char         **no)
{
  switch (kind)
    {
    case BANG_SUGGESTION_SAME_EVENT:
    case BANG_SUGGESTION_SAME_NAME:
      *yes = _("Same");
      *no = _("Different");
      break;
    case BANG_SUGGESTION_CHANGED_FACT:
      *yes = _("Take the New");
      *no = _("Keep Mine");
      break;
    case BANG_SUGGESTION_PART_OF:
    case BANG_SUGGESTION_CHINESE_NAME:
    case BANG_SUGGESTION_N_KINDS:
    default:
      *yes = _("Yes");
      *no = _("No");
      break;
    }
}

static void
append_button (BangSuggestionsList *self,
               GtkWidget           *box,
               const char          *label,
               const char          *question,
               GCallback            callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, question);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
}

static void
append_target (GtkWidget                  *box,
               const BangSuggestionTarget *target)
{
  GtkWidget *fact;

  if (target->id == 0 || target->name == NULL || *target->name == '\0')
    return;

  fact = bang_prose_fact_new (target->name);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (fact), "x", target->is_event ? target->article_id : target->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (fact), target->is_event ? "win.open-article" : "win.open-entity");
  gtk_box_append (GTK_BOX (box), fact);
}

/* Words of an article; of a title alone the links above say as much. */
static void
append_evidence (GtkWidget                    *box,
                 const BangSuggestionEvidence *evidence)
{
  GtkWidget *fact;

  if (evidence->quote == NULL || *evidence->quote == '\0' || g_strcmp0 (evidence->quote, evidence->title) == 0)
    return;

  fact = bang_prose_fact_new (NULL);
  bang_prose_fact_add_line (fact, evidence->quote, "bang-reason");
  bang_prose_fact_add_line (fact, evidence->title, "bang-detail");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (fact), "(xtt)", evidence->article_id,
                                    (guint64) evidence->span.start, (guint64) evidence->span.end);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (fact), "win.open-evidence");
  gtk_widget_set_tooltip_text (fact, _("Show the words in the text"));
  gtk_box_append (GTK_BOX (box), fact);
}

/* Two titles in one sentence are a long one, and they follow as links. */
static const char *
get_heading (const BangSuggestion *suggestion)
{
  if (suggestion->kind == BANG_SUGGESTION_SAME_EVENT)
    return _("Do these two articles report the same event?");

  return suggestion->question;
}

static GtkWidget *
card_new (BangSuggestionsList *self,
          BangSuggestion      *suggestion)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *question = bang_prose_label_new (get_heading (suggestion));
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *yes;
  const char *no;

  gtk_widget_add_css_class (card, "bang-suggestion");
  gtk_widget_add_css_class (question, "heading");
  gtk_box_append (GTK_BOX (card), question);
  append_target (card, &suggestion->target);
  append_target (card, &suggestion->other);
  for (guint i = 0; i < suggestion->reasons->len; i++)
    {
      g_autofree char *reason = g_strdup_printf ("• %s", (char *) g_ptr_array_index (suggestion->reasons, i));
      GtkWidget *label = bang_prose_label_new (reason);

      gtk_widget_add_css_class (label, "bang-detail");
      gtk_box_append (GTK_BOX (card), label);
    }
  for (guint i = 0; i < suggestion->evidence->len && i < FEW; i++)
    append_evidence (card, g_ptr_array_index (suggestion->evidence, i));

  get_answers (suggestion->kind, &yes, &no);
  g_object_set_data_full (G_OBJECT (buttons), "bang-suggestion",
                          g_memdup2 (&suggestion->id, sizeof suggestion->id), g_free);
  append_button (self, buttons, yes, suggestion->question, G_CALLBACK (yes_cb));
  append_button (self, buttons, no, suggestion->question, G_CALLBACK (no_cb));
  append_button (self, buttons, _("Later"), suggestion->question, G_CALLBACK (later_cb));
  gtk_widget_set_margin_top (buttons, 6);
  gtk_box_append (GTK_BOX (card), buttons);

  return card;
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (BangSuggestionsList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  GtkWidget *child;

  list = bang_decisions_list_suggestions_finish (BANG_DECISIONS (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->cards == NULL)
    return;
  if (list == NULL)
    {
      g_debug ("Suggestions could not be read: %s", error->message);
      return;
    }

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_box_remove (self->cards, child);
  for (guint i = 0; i < list->len; i++)
    {
      BangSuggestion *suggestion = g_ptr_array_index (list, i);

      if (!g_hash_table_contains (self->later, &suggestion->id))
        gtk_box_append (self->cards, card_new (self, suggestion));
    }
  update_empty (self);
}

static void
bang_suggestions_list_dispose (GObject *object)
{
  BangSuggestionsList *self = BANG_SUGGESTIONS_LIST (object);

  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  /* Its child is one of the template's, which would go behind the bin's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BANG_TYPE_SUGGESTIONS_LIST);
  g_clear_object (&self->decisions);
  g_clear_pointer (&self->later, g_hash_table_unref);

  G_OBJECT_CLASS (bang_suggestions_list_parent_class)->dispose (object);
}

static void
bang_suggestions_list_class_init (BangSuggestionsListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_suggestions_list_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, BANG_APP_PATH "/bang-suggestions-list.ui");
  gtk_widget_class_bind_template_child (widget_class, BangSuggestionsList, stack);
  gtk_widget_class_bind_template_child (widget_class, BangSuggestionsList, empty);
  gtk_widget_class_bind_template_child (widget_class, BangSuggestionsList, cards);
  gtk_widget_class_set_css_name (widget_class, "suggestions-list");
}

static void
bang_suggestions_list_init (BangSuggestionsList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->later = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  update_empty (self);
}

/* What was answered elsewhere is no question any more. */
static void
decided_cb (BangSuggestionsList *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    bang_suggestions_list_refresh (self);
}

/**
 * bang_suggestions_list_set_decisions:
 * @self: a list
 * @decisions: where suggestions come from, once
 */
void
bang_suggestions_list_set_decisions (BangSuggestionsList *self,
                                     BangDecisions       *decisions)
{
  g_return_if_fail (BANG_IS_SUGGESTIONS_LIST (self));

  g_set_object (&self->decisions, decisions);
  g_signal_connect_object (decisions, "decided", G_CALLBACK (decided_cb), self, G_CONNECT_SWAPPED);
}

/**
 * bang_suggestions_list_refresh:
 * @self: a list
 *
 * Asks the library again.
 */
void
bang_suggestions_list_refresh (BangSuggestionsList *self)
{
  g_return_if_fail (BANG_IS_SUGGESTIONS_LIST (self));

  if (self->decisions == NULL)
    return;

  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->looking = g_cancellable_new ();
  bang_decisions_list_suggestions_async (self->decisions, MANY, self->looking, listed_cb, g_object_ref (self));
}
