/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Corrections in place. A fact is asked for, a menu or a popover opens where it
 * stands, and the library is told; whoever shows facts hears of it from the
 * decisions. Popovers hang on the window, not on what they point to: a card is
 * made anew when its article is read again, and may go while one is open.
 * Main thread. */

#include "config.h"
#include "window/bang-corrector-private.h"

enum
{
  TOLD,
  TAKEN_BACK,
  PUT_BACK,
  MERGED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BangCorrector, bang_corrector, G_TYPE_OBJECT)

static G_DEFINE_QUARK (bang-corrector, bang_corrector)

/* Popovers */

/* The outermost box of the window: it lives as long as that, and lays out what
 * hangs on it. */
static GtkWidget *
find_host (GtkWidget *widget)
{
  GtkWidget *host = NULL;

  for (GtkWidget *up = widget; up != NULL; up = gtk_widget_get_parent (up))
    {
      if (GTK_IS_BOX (up))
        host = up;
    }

  return host;
}

static gboolean
unparent_cb (gpointer popover)
{
  gtk_widget_unparent (popover);

  return G_SOURCE_REMOVE;
}

/* Its signals are still being emitted. */
static void
closed_cb (BangCorrector *self,
           GtkWidget     *popover)
{
  if (self->popover == popover)
    {
      self->popover = NULL;
      if (self->origin != NULL && gtk_widget_get_mapped (self->origin))
        gtk_widget_grab_focus (self->origin);
    }
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

/* Shows a popover where the fact stands; takes it when it has no parent. */
void
bang_corrector_show (BangCorrector *self,
                     GtkWidget     *popover)
{
  GtkWidget *host = self->origin != NULL ? find_host (self->origin) : NULL;
  graphene_rect_t bounds;
  GdkRectangle at = { 0, 0, 1, 1 };
  double x;
  double y;

  if (host == NULL || !gtk_widget_compute_bounds (self->origin, host, &bounds))
    {
      g_object_ref_sink (popover);
      g_object_unref (popover);
      return;
    }

  if (self->pointed)
    {
      gtk_widget_translate_coordinates (self->origin, host, self->at.x, self->at.y, &x, &y);
      at = (GdkRectangle) { (int) x, (int) y, self->at.width, self->at.height };
    }
  else
    {
      at = (GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                            (int) bounds.size.width, (int) bounds.size.height };
    }

  gtk_widget_set_parent (popover, host);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &at);
  g_signal_connect_object (popover, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  self->popover = popover;
  gtk_popover_popup (GTK_POPOVER (popover));
}

/**
 * bang_corrector_set_fact:
 * @self: a corrector
 * @widget: what shows it
 * @at: (nullable): where in @widget; %NULL for all of it
 * @fact: what to correct
 *
 * Lets the actions be about a fact, for whoever shows a menu of its own.
 *
 * Returns: (transfer full): the menu of its corrections
 */
GMenuModel *
bang_corrector_set_fact (BangCorrector      *self,
                         GtkWidget          *widget,
                         const GdkRectangle *at,
                         const BangFact     *fact)
{
  BangFact *copy;

  g_return_val_if_fail (BANG_IS_CORRECTOR (self), NULL);

  /* It may be the one that is kept. */
  copy = bang_fact_copy (fact);
  g_clear_pointer (&self->fact, bang_fact_free);
  self->fact = copy;
  g_set_weak_pointer (&self->origin, widget);
  self->pointed = at != NULL;
  if (at != NULL)
    self->at = *at;
  bang_corrector_update_actions (self);

  return bang_corrector_build_menu (self);
}

/**
 * bang_corrector_popup:
 *
 * Opens the menu of a fact.
 */
void
bang_corrector_popup (BangCorrector      *self,
                      GtkWidget          *widget,
                      const GdkRectangle *at,
                      const BangFact     *fact)
{
  g_autoptr (GMenuModel) model = bang_corrector_set_fact (self, widget, at, fact);
  GtkWidget *menu = gtk_popover_menu_new_from_model (model);

  gtk_popover_set_has_arrow (GTK_POPOVER (menu), at == NULL);
  if (at != NULL)
    gtk_widget_set_halign (menu, GTK_ALIGN_START);
  bang_corrector_show (self, menu);
}

/**
 * bang_corrector_edit:
 *
 * Asks at once for what is most often wrong with a fact.
 */
void
bang_corrector_edit (BangCorrector      *self,
                     GtkWidget          *widget,
                     const GdkRectangle *at,
                     const BangFact     *fact)
{
  const char *action = bang_corrector_main_action (fact);

  g_object_unref (bang_corrector_set_fact (self, widget, at, fact));
  if (action != NULL)
    g_action_group_activate_action (self->actions, action, NULL);
}

/* Telling */

typedef struct
{
  BangCorrector *self;       /* Owned */
  guint          n;
  guint          signal;
  gint64         from;       /* merging: the first */
  gint64         into;
} Telling;

static Telling *
telling_new (BangCorrector *self,
             guint          signal)
{
  Telling *telling = g_new0 (Telling, 1);

  telling->self = g_object_ref (self);
  telling->signal = signal;

  return telling;
}

static void
told_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Telling *telling = user_data;
  g_autoptr (BangCorrector) self = telling->self;
  g_autoptr (GError) error = NULL;
  gint64 seq = bang_decisions_decide_finish (BANG_DECISIONS (source), result, NULL, &error);

  if (seq == 0)
    g_signal_emit (self, signals[FAILED], 0, error->message);
  else if (telling->signal == TOLD)
    g_signal_emit (self, signals[TOLD], 0, seq, telling->n);
  else
    g_signal_emit (self, signals[telling->signal], 0, seq);

  if (seq != 0 && telling->into != 0)
    g_signal_emit (self, signals[MERGED], 0, telling->from, telling->into);
  g_free (telling);
}

/**
 * bang_corrector_tell:
 * @self: a corrector
 * @requests: (array length=n_requests): what to tell, in one breath
 * @n_requests: how many
 */
void
bang_corrector_tell (BangCorrector             *self,
                     const BangDecisionRequest *requests,
                     guint                      n_requests)
{
  Telling *telling;

  g_return_if_fail (BANG_IS_CORRECTOR (self));

  telling = telling_new (self, TOLD);
  telling->n = n_requests;
  if (n_requests == 1 && requests->op == BANG_DECISION_MERGE)
    {
      telling->from = requests->entity_id;
      telling->into = requests->other_id;
    }
  bang_decisions_decide_async (self->decisions, requests, n_requests, NULL, told_cb, telling);
}

/**
 * bang_corrector_merge:
 * @self: a corrector
 * @ids: (array length=n_ids): names that are one, perhaps with @into among them
 * @n_ids: how many
 * @into: the name that stays
 */
void
bang_corrector_merge (BangCorrector *self,
                      const gint64  *ids,
                      guint          n_ids,
                      gint64         into)
{
  g_autoptr (GArray) requests = g_array_new (FALSE, TRUE, sizeof (BangDecisionRequest));

  for (guint i = 0; i < n_ids; i++)
    {
      BangDecisionRequest request = { .op = BANG_DECISION_MERGE, .entity_id = ids[i], .other_id = into };

      if (ids[i] != into)
        g_array_append_val (requests, request);
    }
  if (requests->len > 0)
    bang_corrector_tell (self, (gconstpointer) requests->data, requests->len);
}

/**
 * bang_corrector_answer:
 * @self: a corrector
 * @suggestion_id: what the program asked
 * @accept: whether it is so
 */
void
bang_corrector_answer (BangCorrector *self,
                       gint64         suggestion_id,
                       gboolean       accept)
{
  Telling *telling;

  g_return_if_fail (BANG_IS_CORRECTOR (self));

  telling = telling_new (self, TOLD);
  telling->n = 1;
  bang_decisions_answer_async (self->decisions, suggestion_id, accept, NULL, told_cb, telling);
}

/**
 * bang_corrector_take_back:
 * @self: a corrector
 * @seq: a decision; 0 for the last in force with all that was told in one breath
 */
void
bang_corrector_take_back (BangCorrector *self,
                          gint64         seq)
{
  g_return_if_fail (BANG_IS_CORRECTOR (self));

  bang_decisions_undo_async (self->decisions, seq, NULL, told_cb, telling_new (self, TAKEN_BACK));
}

/**
 * bang_corrector_put_back:
 * @self: a corrector
 * @seq: a decision; 0 for the one taken back last
 */
void
bang_corrector_put_back (BangCorrector *self,
                         gint64         seq)
{
  g_return_if_fail (BANG_IS_CORRECTOR (self));

  bang_decisions_redo_async (self->decisions, seq, NULL, told_cb, telling_new (self, PUT_BACK));
}

/**
 * bang_corrector_find:
 * @self: a corrector
 * @fact: a fact
 *
 * Returns: (transfer none) (nullable): the decision that it rests on
 */
BangDecisionItem *
bang_corrector_find (BangCorrector  *self,
                     const BangFact *fact)
{
  const char *uuid = fact->article != NULL ? fact->article->row->uuid : NULL;
  BangEvent *event = bang_fact_get_event (fact);
  BangDecisionItem *item = NULL;
  g_autofree char *day = NULL;
  g_autofree char *detail = NULL;

  switch (fact->kind)
    {
    case BANG_FACT_DATE:
      day = event != NULL ? bang_day_to_iso (event->date.start) : NULL;
      return event != NULL ? bang_decisions_find_event (self->decisions, uuid, BANG_DECISION_DATE,
                                                        day != NULL ? day : "") : NULL;
    case BANG_FACT_PLACE:
      return event != NULL && event->places->len > 0
             ? bang_decisions_find_event (self->decisions, uuid, BANG_DECISION_PLACE,
                                          g_ptr_array_index (event->places, 0))
             : NULL;
    case BANG_FACT_EVENT:
      if (event != NULL)
        item = bang_decisions_find_event (self->decisions, uuid, BANG_DECISION_RETYPE, event->type);
      if (item == NULL && fact->event == 0)
        item = bang_decisions_find_event (self->decisions, uuid, BANG_DECISION_CONFIRM, NULL);
      return item;
    case BANG_FACT_NAME:
    case BANG_FACT_PARTICIPANT:
      return bang_decisions_find_name (self->decisions, fact->uuid, BANG_DECISION_N_OPS);
    case BANG_FACT_FIGURE:
    case BANG_FACT_SIDE:
      detail = bang_corrector_dup_detail (fact);
      return detail != NULL
             ? bang_decisions_find_event (self->decisions, uuid,
                                          fact->kind == BANG_FACT_SIDE ? BANG_DECISION_SIDE : BANG_DECISION_FIGURE, detail)
             : NULL;
    case BANG_FACT_SAME_EVENT:
      return NULL;
    default:
      g_return_val_if_reached (NULL);
    }
}

/* GObject */

static void
bang_corrector_dispose (GObject *object)
{
  BangCorrector *self = BANG_CORRECTOR (object);

  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_pointer (&self->fact, bang_fact_free);
  g_clear_weak_pointer (&self->origin);
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->actions);
  g_clear_object (&self->decisions);
  g_clear_object (&self->archive);

  G_OBJECT_CLASS (bang_corrector_parent_class)->dispose (object);
}

static void
bang_corrector_class_init (BangCorrectorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = bang_corrector_dispose;

  signals[TOLD] = g_signal_new ("told", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_UINT);
  signals[TAKEN_BACK] = g_signal_new ("taken-back", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[PUT_BACK] = g_signal_new ("put-back", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[MERGED] = g_signal_new ("merged", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
bang_corrector_init (BangCorrector *self)
{
}

/**
 * bang_corrector_new:
 * @window: whose facts to correct
 * @archive: where they come from
 *
 * Returns: (transfer full): the corrector of the window, for its life
 */
BangCorrector *
bang_corrector_new (GtkWidget   *window,
                    BangArchive *archive)
{
  BangCorrector *self = g_object_new (BANG_TYPE_CORRECTOR, NULL);

  g_set_weak_pointer (&self->window, window);
  self->archive = g_object_ref (archive);
  self->decisions = g_object_ref (bang_decisions_get (archive));
  self->actions = bang_corrector_build_actions (self);
  gtk_widget_insert_action_group (window, "correct", self->actions);
  g_object_set_qdata (G_OBJECT (window), bang_corrector_quark (), self);

  return self;
}

/**
 * bang_corrector_get:
 * @widget: a widget
 *
 * Returns: (transfer none) (nullable): the corrector of the window it is in
 */
BangCorrector *
bang_corrector_get (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return root != NULL ? g_object_get_qdata (G_OBJECT (root), bang_corrector_quark ()) : NULL;
}

/**
 * bang_corrector_get_decisions:
 * @self: a corrector
 *
 * Returns: (transfer none): what was told
 */
BangDecisions *
bang_corrector_get_decisions (BangCorrector *self)
{
  g_return_val_if_fail (BANG_IS_CORRECTOR (self), NULL);

  return self->decisions;
}
