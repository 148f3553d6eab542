/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The chain from a proposal to what may have come of it, oldest first: later
 * proposals that may be the same, agreements that may be the answer. Never
 * certain: each link says "may", and its tooltip tells the words in common. Main
 * thread.
 */
#include "config.h"

#include "window/bang-ledger-follow.h"

#include <glib/gi18n.h>

#include "text/bang-normal.h"
#include "window/bang-prose-widgets.h"
#include "window/bang-prose.h"

#define MAX_HEIGHT 150   /* pixels; more links are scrolled to */

struct _BangLedgerFollow
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkBox    *links;
};

G_DEFINE_FINAL_TYPE (BangLedgerFollow, bang_ledger_follow, GTK_TYPE_WIDGET)

/**
 * bang_ledger_follow_dup_text:
 * @follow: what may have come of a proposal
 *
 * Returns: (transfer full): "May be answered on 30/5/2023: …"
 */
char *
bang_ledger_follow_dup_text (const BangFollowUp *follow)
{
  g_autofree char *date = bang_prose_dup_day (follow->date);
  g_autofree char *text = bang_normal_for_screen (follow->text != NULL ? follow->text : follow->article_title);

  if (follow->kind == BANG_LEDGER_AGREEMENT)
    /* Translators: an agreement that may be the answer to a proposal: its date
     * and its subject. */
    return g_strdup_printf (_("May be answered on %1$s: %2$s"), date, text);

  /* Translators: a later proposal that may be the same: its date, its words. */
  return g_strdup_printf (_("May be repeated on %1$s: %2$s"), date, text);
}

/* The article, and why it is here. */
static char *
dup_reason (const BangFollowUp *follow)
{
  g_autofree char *title = bang_normal_for_screen (follow->article_title != NULL ? follow->article_title : "");
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *shown = NULL;
  g_autofree char *reason = NULL;

  for (guint i = 0; follow->shared != NULL && i < follow->shared->len; i++)
    g_string_append_printf (words, i > 0 ? ", %s" : "%s", (const char *) g_ptr_array_index (follow->shared, i));
  if (words->len == 0)
    return g_steal_pointer (&title);

  shown = bang_normal_for_screen (words->str);
  /* Translators: why a later article may tell what came of a proposal. */
  reason = g_strdup_printf (_("Words in common: %s"), shown);
  return g_strdup_printf ("%s\n%s", title, reason);
}

static GtkWidget *
link_new (const BangFollowUp *follow)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-down-symbolic");
  GtkWidget *icon = gtk_image_new_from_icon_name (follow->kind == BANG_LEDGER_AGREEMENT ? "bang-signing-symbolic"
                                                                                       : "bang-talks-symbolic");
  g_autofree char *text = bang_ledger_follow_dup_text (follow);
  g_autofree char *reason = dup_reason (follow);
  GtkWidget *label = bang_prose_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "ledger-link");
  gtk_widget_set_tooltip_text (button, reason);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-article");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", follow->article_id);

  return button;
}

static int
compare_dates (gconstpointer a,
               gconstpointer b)
{
  const BangFollowUp *x = *(const BangFollowUp * const *) a;
  const BangFollowUp *y = *(const BangFollowUp * const *) b;
  int one = x->date.year * 10000 + x->date.month * 100 + x->date.day;
  int other = y->date.year * 10000 + y->date.month * 100 + y->date.day;

  if (one != other)
    return one < other ? -1 : 1;
  return x->id < y->id ? -1 : x->id > y->id;
}

static void
bang_ledger_follow_dispose (GObject *object)
{
  g_clear_pointer (&BANG_LEDGER_FOLLOW (object)->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (bang_ledger_follow_parent_class)->dispose (object);
}

static void
bang_ledger_follow_class_init (BangLedgerFollowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_ledger_follow_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "ledger-follow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
bang_ledger_follow_init (BangLedgerFollow *self)
{
  self->links = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->links));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("What may have come of it"),
                                  -1);
}

GtkWidget *
bang_ledger_follow_new (void)
{
  return g_object_new (BANG_TYPE_LEDGER_FOLLOW, NULL);
}

/**
 * bang_ledger_follow_set_row:
 * @self: a chain
 * @row: (nullable): the proposal it begins with; not kept
 */
void
bang_ledger_follow_set_row (BangLedgerFollow *self,
                            BangLedgerRow    *row)
{
  g_autoptr (GPtrArray) follow_ups = g_ptr_array_new ();
  GtkWidget *child;

  g_return_if_fail (BANG_IS_LEDGER_FOLLOW (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->links))) != NULL)
    gtk_box_remove (self->links, child);
  for (guint i = 0; row != NULL && row->follow_ups != NULL && i < row->follow_ups->len; i++)
    g_ptr_array_add (follow_ups, g_ptr_array_index (row->follow_ups, i));
  g_ptr_array_sort (follow_ups, compare_dates);
  for (guint i = 0; i < follow_ups->len; i++)
    gtk_box_append (self->links, link_new (g_ptr_array_index (follow_ups, i)));
  gtk_widget_set_visible (GTK_WIDGET (self), follow_ups->len > 0);
}
