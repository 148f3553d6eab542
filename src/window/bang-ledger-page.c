/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The ledger: who proposed what to whom, who signed what with whom, each at the
 * sentence that says so, and what may have come of it. It holds what the
 * articles of the current query say, so that a field or a counterpart is typed
 * into the search like everything else. Main thread only.
 */
#include "config.h"

#include "window/bang-ledger-page.h"

#include <glib/gi18n.h>

#include "model/bang-browse-list.h"
#include "text/bang-normal.h"
#include "window/bang-browse-filter.h"
#include "window/bang-browse-view.h"
#include "window/bang-ledger-follow.h"
#include "window/bang-prose.h"

struct _BangLedgerPage
{
  AdwBin parent_instance;

  /* Template */
  GtkToggleButton *proposals;
  GtkToggleButton *agreements;
  GtkLabel        *count;
  BangBrowseView  *view;
  BangLedgerFollow *follow;

  /* Owned */
  BangArchive     *archive;
  BangNavigator   *navigator;
  BangBrowseList  *list;

  gboolean         folded;
};

enum
{
  PROP_0,
  PROP_FOLDED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  KINDS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BangLedgerPage, bang_ledger_page, ADW_TYPE_BIN)

/* What is to be seen */

static gboolean
shows_agreements (BangLedgerPage *self)
{
  return gtk_toggle_button_get_active (self->agreements);
}

static void
update_count (BangLedgerPage *self)
{
  guint n = bang_browse_list_get_n_found (self->list);
  g_autofree char *text = NULL;

  if (!bang_browse_list_get_complete (self->list))
    return;

  if (shows_agreements (self))
    text = g_strdup_printf (ngettext ("%'u agreement", "%'u agreements", n), n);
  else
    text = g_strdup_printf (ngettext ("%'u proposal", "%'u proposals", n), n);
  gtk_label_set_text (self->count, text);
}

static void
update_nothing (BangLedgerPage *self)
{
  const char *typed = bang_navigator_get_query_text (self->navigator);
  g_autofree char *text = NULL;

  if (*typed == '\0')
    {
      bang_browse_view_set_nothing (self->view,
                                    shows_agreements (self) ? _("No Agreements Yet") : _("No Proposals Yet"),
                                    _("What the imported articles say was signed or proposed appears here."),
                                    FALSE);
      return;
    }

  /* Translators: %s is what was searched for. */
  text = g_strdup_printf (_("No article that matches “%s” speaks of one. Try fewer words."), typed);
  bang_browse_view_set_nothing (self->view,
                                shows_agreements (self) ? _("No Agreement Found") : _("No Proposal Found"),
                                text, TRUE);
}

static void
update_filter (BangLedgerPage *self)
{
  g_auto (BangBrowseFilter) filter = { NULL, };

  if (self->navigator == NULL)
    return;

  bang_ledger_follow_set_row (self->follow, NULL);
  bang_browse_filter_read_ledger (bang_navigator_get_query_text (self->navigator),
                                  bang_ledger_page_get_kinds (self), &filter);
  filter.sort = bang_navigator_get_sort (self->navigator);
  bang_browse_list_set_filter (self->list, &filter);
  bang_browse_view_restart (self->view);
  update_nothing (self);
}

static char *
join_sides (BangLedgerRow *row)
{
  GString *sides = g_string_new (NULL);

  for (guint i = 0; row->sides != NULL && i < row->sides->len; i++)
    g_string_append_printf (sides, "%s%s", i > 0 ? " – " : "",
                            (const char *) g_ptr_array_index (row->sides, i));

  return g_string_free (sides, FALSE);
}

/* Who signed with whom, or who asked whom; of the meeting, where it is not said. */
static char *
dup_who (BangLedgerRow *row)
{
  if (row->kind == BANG_LEDGER_AGREEMENT)
    return row->parties != NULL && row->parties[0] != NULL ? g_strjoinv (" – ", row->parties)
                                                           : join_sides (row);
  if (row->by == NULL)
    return join_sides (row);
  if (row->to == NULL)
    return g_strdup (row->by);

  /* Translators: a proposal: who asks, and who is asked. */
  return g_strdup_printf (_("%1$s → %2$s"), row->by, row->to);
}

static const BangFollowUp *
get_follow_up (BangLedgerRow *row)
{
  return row->follow_ups != NULL && row->follow_ups->len > 0 ? g_ptr_array_index (row->follow_ups, 0)
                                                             : NULL;
}

static void
bind_row_cb (BangLedgerPage *self,
             BangBrowseRow  *row,
             BangBrowseItem *item)
{
  BangLedgerRow *entry = bang_browse_item_get_ledger (item);
  const BangFollowUp *follow;
  g_autofree char *date = NULL;
  g_autofree char *when = NULL;
  g_autofree char *who = NULL;
  g_autofree char *after = NULL;
  const char *title;
  const char *sort;

  if (entry == NULL)
    {
      bang_browse_row_set_text (row, NULL);
      return;
    }

  title = entry->text != NULL ? entry->text : entry->agreement_kind;
  sort = entry->text != NULL && entry->agreement_kind != NULL ? entry->agreement_kind : entry->field;
  date = bang_prose_dup_date (entry->date, entry->date, entry->basis);
  who = dup_who (entry);
  follow = get_follow_up (entry);
  if (follow != NULL)
    after = bang_ledger_follow_dup_text (follow);
  /* Most entries have nothing that came of them, and need no line for it. */
  if (after != NULL && *who != '\0')
    when = g_strjoin (" · ", date, who, sort, NULL);
  else
    when = g_strjoin (" · ", date, sort, NULL);

  bang_browse_row_set_text (row, &(BangBrowseText) {
    .icon = entry->kind == BANG_LEDGER_AGREEMENT ? "bang-signing-symbolic" : "bang-talks-symbolic",
    .title = title != NULL ? title : entry->quote,
    .details = { when, after != NULL ? after : who },
  });
}

/* Going somewhere */

static void
browsed_cb (BangLedgerPage *self,
            BangBrowseItem *item)
{
  BangLedgerRow *row = bang_browse_item_get_ledger (item);

  if (row == NULL)
    return;

  bang_ledger_follow_set_row (self->follow, row);
  if (!self->folded)
    bang_navigator_browse_article (self->navigator, row->article->id);
}

static void
activated_cb (BangLedgerPage *self,
              BangBrowseItem *item)
{
  BangLedgerRow *row = bang_browse_item_get_ledger (item);

  if (row == NULL)
    return;

  bang_ledger_follow_set_row (self->follow, row);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-evidence", "(xtt)", row->article->id,
                              (guint64) row->span.start, (guint64) row->span.end);
}

/* One is switched off before another is on. */
static void
kind_toggled_cb (BangLedgerPage  *self,
                 GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  update_filter (self);
  g_signal_emit (self, signals[KINDS_CHANGED], 0);
}

static void
retry_cb (BangLedgerPage *self)
{
  bang_browse_list_refresh (self->list);
}

static void
library_changed_cb (BangLedgerPage *self)
{
  bang_browse_list_set_library (self->list, bang_archive_get_library (self->archive));
}

/* GObject */

static void
bang_ledger_page_dispose (GObject *object)
{
  BangLedgerPage *self = BANG_LEDGER_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BANG_TYPE_LEDGER_PAGE);
  g_clear_object (&self->list);
  g_clear_object (&self->archive);
  g_clear_object (&self->navigator);

  G_OBJECT_CLASS (bang_ledger_page_parent_class)->dispose (object);
}

static void
bang_ledger_page_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  if (property_id == PROP_FOLDED)
    g_value_set_boolean (value, BANG_LEDGER_PAGE (object)->folded);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
bang_ledger_page_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  if (property_id == PROP_FOLDED)
    BANG_LEDGER_PAGE (object)->folded = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
bang_ledger_page_class_init (BangLedgerPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_ledger_page_dispose;
  object_class->get_property = bang_ledger_page_get_property;
  object_class->set_property = bang_ledger_page_set_property;

  properties[PROP_FOLDED] =
    g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[KINDS_CHANGED] = g_signal_new ("kinds-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (BANG_TYPE_BROWSE_VIEW);
  g_type_ensure (BANG_TYPE_LEDGER_FOLLOW);

  gtk_widget_class_set_template_from_resource (widget_class, BANG_APP_PATH "/bang-ledger-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BangLedgerPage, proposals);
  gtk_widget_class_bind_template_child (widget_class, BangLedgerPage, agreements);
  gtk_widget_class_bind_template_child (widget_class, BangLedgerPage, count);
  gtk_widget_class_bind_template_child (widget_class, BangLedgerPage, view);
  gtk_widget_class_bind_template_child (widget_class, BangLedgerPage, follow);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, browsed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_toggled_cb);
}

static void
bang_ledger_page_init (BangLedgerPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->list = bang_browse_list_new (BANG_BROWSE_LEDGER);
  bang_browse_view_set_rows (self->view, 2, 2);
  bang_browse_view_set_list (self->view, G_LIST_MODEL (self->list), _("Ledger"));
  g_signal_connect_object (self->list, "notify",
                           G_CALLBACK (update_count), self, G_CONNECT_SWAPPED);
}

GtkWidget *
bang_ledger_page_new (void)
{
  return g_object_new (BANG_TYPE_LEDGER_PAGE, NULL);
}

/**
 * bang_ledger_page_set_context:
 * @self: a page
 * @archive: where agreements and proposals come from
 * @navigator: where the window is
 *
 * Binds the page, once, to the state of its window.
 */
void
bang_ledger_page_set_context (BangLedgerPage *self,
                              BangArchive    *archive,
                              BangNavigator  *navigator)
{
  g_return_if_fail (BANG_IS_LEDGER_PAGE (self));
  g_return_if_fail (self->archive == NULL);

  self->archive = g_object_ref (archive);
  self->navigator = g_object_ref (navigator);

  g_signal_connect_object (archive, "notify::library",
                           G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (archive, "changed",
                           G_CALLBACK (retry_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (navigator, "notify::query",
                           G_CALLBACK (update_filter), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (navigator, "notify::sort",
                           G_CALLBACK (update_filter), self, G_CONNECT_SWAPPED);

  update_filter (self);
  library_changed_cb (self);
}

/**
 * bang_ledger_page_focus_list:
 * @self: a page
 *
 * Puts the keyboard into the list.
 */
void
bang_ledger_page_focus_list (BangLedgerPage *self)
{
  g_return_if_fail (BANG_IS_LEDGER_PAGE (self));

  bang_browse_view_focus_list (self->view);
}

/**
 * bang_ledger_page_get_kinds:
 * @self: a page
 *
 * Returns: which entries it lists; "kinds-changed" tells when these are others
 */
BangLedgerKinds
bang_ledger_page_get_kinds (BangLedgerPage *self)
{
  g_return_val_if_fail (BANG_IS_LEDGER_PAGE (self), BANG_LEDGER_ALL);

  return shows_agreements (self) ? BANG_LEDGER_AGREEMENTS : BANG_LEDGER_PROPOSALS;
}
