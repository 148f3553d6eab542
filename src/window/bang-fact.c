/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a widget says of an event or a name. It is kept with the widget, so that
 * a menu, a key or a program for blind people finds what there is to correct
 * wherever it is shown. Main thread. */

#include "config.h"
#include "window/bang-fact.h"

#include "text/bang-sentence.h"
#include "window/bang-corrector.h"

/* Bytes of a sentence that are worth showing in a popover. */
#define LONG_SENTENCE 400

static G_DEFINE_QUARK (bang-fact, bang_fact)

/**
 * bang_fact_copy:
 * @self: a fact
 *
 * Returns: (transfer full): a copy
 */
BangFact *
bang_fact_copy (const BangFact *self)
{
  BangFact *copy = g_memdup2 (self, sizeof *self);

  if (copy->article != NULL)
    bang_article_ref (copy->article);
  copy->text = g_strdup (self->text);
  copy->uuid = g_strdup (self->uuid);

  return copy;
}

void
bang_fact_free (BangFact *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->article, bang_article_unref);
  g_free ((char *) self->text);
  g_free ((char *) self->uuid);
  g_free (self);
}

static gint64
get_article_id (const BangFact *self)
{
  return self->article != NULL ? self->article->row->id : self->article_id;
}

/**
 * bang_fact_is_same:
 * @self: a fact
 * @other: another one, perhaps of the same article read again
 *
 * Returns: whether both are the same field of the same thing
 */
gboolean
bang_fact_is_same (const BangFact *self,
                   const BangFact *other)
{
  return self->kind == other->kind && self->event == other->event && self->detail == other->detail
         && self->entity_id == other->entity_id
         && self->other_id == other->other_id && get_article_id (self) == get_article_id (other);
}

/**
 * bang_fact_get_event:
 * @self: a fact
 *
 * Returns: (transfer none) (nullable): the event it is of
 */
BangEvent *
bang_fact_get_event (const BangFact *self)
{
  if (self->article == NULL || self->article->facts == NULL || self->event >= self->article->facts->events->len)
    return NULL;

  return g_ptr_array_index (self->article->facts->events, self->event);
}

/* Asking for a correction */

static gboolean
popup (GtkWidget          *widget,
       const GdkRectangle *at)
{
  BangCorrector *corrector = bang_corrector_get (widget);
  const BangFact *fact = bang_fact_get (widget);

  if (corrector == NULL || fact == NULL)
    return FALSE;

  bang_corrector_popup (corrector, widget, at, fact);

  return TRUE;
}

static void
pressed_cb (GtkGesture *gesture,
            int         n_press,
            double      x,
            double      y,
            GtkWidget  *widget)
{
  if (popup (widget, &(GdkRectangle) { (int) x, (int) y, 1, 1 }))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
long_pressed_cb (GtkGesture *gesture,
                 double      x,
                 double      y,
                 GtkWidget  *widget)
{
  if (popup (widget, &(GdkRectangle) { (int) x, (int) y, 1, 1 }))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  return popup (widget, NULL);
}

static gboolean
edit_key_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  BangCorrector *corrector = bang_corrector_get (widget);
  const BangFact *fact = bang_fact_get (widget);

  if (corrector == NULL || fact == NULL)
    return FALSE;

  bang_corrector_edit (corrector, widget, NULL, fact);

  return TRUE;
}

/* A fact that stands nowhere in the text has only this to offer. */
static void
clicked_cb (GtkWidget *widget)
{
  if (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) == NULL)
    popup (widget, NULL);
}

static void
add_controllers (GtkWidget *widget)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcutController *shortcuts = GTK_SHORTCUT_CONTROLLER (keys);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), widget);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  g_signal_connect (press, "pressed", G_CALLBACK (long_pressed_cb), widget);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (press));

  gtk_shortcut_controller_add_shortcut (shortcuts,
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                      gtk_callback_action_new (menu_key_cb, NULL, NULL)));
  gtk_shortcut_controller_add_shortcut (shortcuts,
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("F2"),
                      gtk_callback_action_new (edit_key_cb, NULL, NULL)));
  gtk_widget_add_controller (widget, keys);
}

/**
 * bang_fact_attach:
 * @widget: what shows a fact; it has to have a layout manager
 * @fact: what it says
 */
void
bang_fact_attach (GtkWidget      *widget,
                  const BangFact *fact)
{
  gboolean attached = bang_fact_get (widget) != NULL;

  g_object_set_qdata_full (G_OBJECT (widget), bang_fact_quark (), bang_fact_copy (fact),
                           (GDestroyNotify) bang_fact_free);
  if (attached)
    return;

  if (GTK_IS_BUTTON (widget))
    {
      gtk_widget_set_can_target (widget, TRUE);
      gtk_widget_set_focusable (widget, TRUE);
      g_signal_connect (widget, "clicked", G_CALLBACK (clicked_cb), NULL);
    }
  add_controllers (widget);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
}

/**
 * bang_fact_get:
 * @widget: a widget
 *
 * Returns: (transfer none) (nullable): what it says
 */
const BangFact *
bang_fact_get (GtkWidget *widget)
{
  return g_object_get_qdata (G_OBJECT (widget), bang_fact_quark ());
}

/**
 * bang_fact_find:
 * @root: where to look
 * @fact: what for
 *
 * Returns: (transfer none) (nullable): the widget below @root that says it
 */
GtkWidget *
bang_fact_find (GtkWidget      *root,
                const BangFact *fact)
{
  const BangFact *here = bang_fact_get (root);

  if (here != NULL && bang_fact_is_same (here, fact))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = bang_fact_find (child, fact);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * bang_fact_dup_sentence:
 * @article: an article
 * @span: bytes of its text
 *
 * Returns: (transfer full) (nullable): the sentence that @span stands in, cut to
 *   a bearable length; %NULL for none
 */
char *
bang_fact_dup_sentence (BangArticle *article,
                        BangSpan     span)
{
  gsize len = 0;
  const char *text = bang_document_get_text (article->document, &len);
  guint n_zones = 0;
  const BangZone *zones = bang_document_get_zones (article->document, &n_zones);

  if (span.start >= span.end || span.end > len)
    return NULL;

  for (guint z = 0; z < n_zones; z++)
    {
      const BangSpan *zone = &zones[z].span;
      g_autoptr (GArray) sentences = NULL;

      if (span.start < zone->start || span.start >= zone->end)
        continue;
      sentences = bang_sentence_split (text + zone->start, zone->end - zone->start);
      for (guint i = 0; i < sentences->len; i++)
        {
          BangSpan sentence = g_array_index (sentences, BangSpan, i);
          g_autofree char *words = NULL;
          const char *end;

          if (span.start - zone->start < sentence.start || span.start - zone->start >= sentence.end)
            continue;
          words = g_strndup (text + zone->start + sentence.start,
                             MIN (sentence.end - sentence.start, LONG_SENTENCE));
          /* Never in the middle of a letter. */
          if (!g_utf8_validate (words, -1, &end))
            words[end - words] = '\0';
          g_strdelimit (words, "\r\n\t", ' ');
          return g_strdup (g_strstrip (words));
        }
    }

  return NULL;
}
