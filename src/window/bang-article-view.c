/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One article to read, with what it reports on top. This file is the widget:
 * its settings and what it tells others. How the text is made is
 * in bang-article-view-fill.c, its looks in -style.c, the way from a fact to its
 * words in -evidence.c, the commands in -actions.c, and -find.c, -menu.c and -scroll.c
 * are what they say. It loads nothing: it is given an article that is whole. Main thread. */

#include "config.h"
#include "window/bang-article-view-private.h"

#include <glib/gi18n.h>

#include "text/bang-normal.h"
#include "window/bang-prose.h"

/* Of the offices of a person, as many as a tooltip can show. */
#define TITLES_IN_A_TOOLTIP 6

enum
{
  PROP_FONT_NAME = 1,
  PROP_TEXT_SCALE,
  PROP_SERIF,
  PROP_MARK_PERSONS,
  PROP_MARK_ORGANISATIONS,
  PROP_MARK_PLACES,
  PROP_SHOW_FURNITURE,
  PROP_FONT_NOTICE,
  PROP_HAS_SELECTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BangArticleView, bang_article_view, GTK_TYPE_WIDGET)

/* --- Settings ------------------------------------------------------------------ */

static void
set_font_notice (BangArticleView *self,
                 char            *notice)
{
  if (g_strcmp0 (self->font_notice, notice) == 0)
    {
      g_free (notice);
      return;
    }

  g_free (self->font_notice);
  self->font_notice = notice;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FONT_NOTICE]);
}

/* Chooses the font and the width of the column by what the reader set. */
static void
update_typeface (BangArticleView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self->prose));
  GtkTextView *view = GTK_TEXT_VIEW (self->prose);
  BangTypeface typeface = { 0 };
  int width;

  bang_typography_choose (context, self->font_name, self->serif, &typeface);
  typeface.points *= self->text_scale;

  bang_article_view_update_tags (self, &typeface);
  width = bang_typography_measure (context, typeface.family, typeface.points, BANG_TYPOGRAPHY_MEASURE) +
          gtk_text_view_get_left_margin (view) + gtk_text_view_get_right_margin (view);
  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (self->clamp), width);
  adw_clamp_scrollable_set_tightening_threshold (ADW_CLAMP_SCROLLABLE (self->clamp), width);

  /* Translators: %1$s and %2$s are names of fonts. */
  set_font_notice (self, typeface.replaced
                         ? g_strdup_printf (_("“%1$s” lacks Vietnamese letters; “%2$s” is used instead."),
                                            self->font_name, typeface.family)
                         : NULL);
  bang_typeface_clear (&typeface);
}

static void
set_kind (BangArticleView *self,
          BangMarkKind     kind,
          gboolean         marked,
          guint            property_id)
{
  guint kinds = marked ? self->kinds | BANG_MARKS (kind) : self->kinds & ~BANG_MARKS (kind);

  if (kinds == self->kinds)
    return;

  self->kinds = kinds;
  bang_article_view_update_marks (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property_id]);
}

static void
set_show_furniture (BangArticleView *self,
                    gboolean         show)
{
  if (self->show_furniture == show)
    return;

  self->show_furniture = show;
  bang_article_view_fold_furniture (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_FURNITURE]);
}

static void
set_font_name (BangArticleView *self,
               const char      *font_name)
{
  if (font_name == NULL)
    font_name = "";
  if (g_str_equal (self->font_name, font_name))
    return;

  g_free (self->font_name);
  self->font_name = g_strdup (font_name);
  update_typeface (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FONT_NAME]);
}

static void
set_text_scale (BangArticleView *self,
                double           scale)
{
  if (self->text_scale == scale)
    return;

  self->text_scale = scale;
  update_typeface (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT_SCALE]);
}

static void
set_serif (BangArticleView *self,
           gboolean         serif)
{
  if (self->serif == serif)
    return;

  self->serif = serif;
  update_typeface (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SERIF]);
}

static void
bang_article_view_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  BangArticleView *self = BANG_ARTICLE_VIEW (object);

  switch (property_id)
    {
    case PROP_FONT_NAME:
      g_value_set_string (value, self->font_name);
      break;
    case PROP_TEXT_SCALE:
      g_value_set_double (value, self->text_scale);
      break;
    case PROP_SERIF:
      g_value_set_boolean (value, self->serif);
      break;
    case PROP_MARK_PERSONS:
      g_value_set_boolean (value, (self->kinds & BANG_MARKS (BANG_MARK_PERSON)) != 0);
      break;
    case PROP_MARK_ORGANISATIONS:
      g_value_set_boolean (value, (self->kinds & BANG_MARKS (BANG_MARK_ORGANISATION)) != 0);
      break;
    case PROP_MARK_PLACES:
      g_value_set_boolean (value, (self->kinds & BANG_MARKS (BANG_MARK_PLACE)) != 0);
      break;
    case PROP_SHOW_FURNITURE:
      g_value_set_boolean (value, self->show_furniture);
      break;
    case PROP_FONT_NOTICE:
      g_value_set_string (value, self->font_notice);
      break;
    case PROP_HAS_SELECTION:
      g_value_set_boolean (value, gtk_text_buffer_get_has_selection (
                                    gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->prose))));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bang_article_view_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  BangArticleView *self = BANG_ARTICLE_VIEW (object);

  switch (property_id)
    {
    case PROP_FONT_NAME:
      set_font_name (self, g_value_get_string (value));
      break;
    case PROP_TEXT_SCALE:
      set_text_scale (self, g_value_get_double (value));
      break;
    case PROP_SERIF:
      set_serif (self, g_value_get_boolean (value));
      break;
    case PROP_MARK_PERSONS:
      set_kind (self, BANG_MARK_PERSON, g_value_get_boolean (value), property_id);
      break;
    case PROP_MARK_ORGANISATIONS:
      set_kind (self, BANG_MARK_ORGANISATION, g_value_get_boolean (value), property_id);
      break;
    case PROP_MARK_PLACES:
      set_kind (self, BANG_MARK_PLACE, g_value_get_boolean (value), property_id);
      break;
    case PROP_SHOW_FURNITURE:
      set_show_furniture (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

/* --- Names ----------------------------------------------------------------------- */

static const BangEntity *
get_entity (BangArticleView *self,
            guint            index)
{
  if (self->article == NULL || self->article->facts == NULL ||
      index >= self->article->facts->entities->len)
    return NULL;

  return g_ptr_array_index (self->article->facts->entities, index);
}

/* For a tooltip: the name, what it is, and the offices printed beside it. */
static char *
describe_mark (guint    data,
               gpointer user_data)
{
  BangArticleView *self = user_data;
  const BangEntity *entity = get_entity (self, data);
  g_autofree char *name = NULL;
  GString *text;

  /* A name of the library has a card instead. */
  if (entity == NULL || self->archive != NULL)
    return NULL;

  name = bang_normal_for_screen (entity->name);
  text = g_string_new (name);
  g_string_append_printf (text, " · %s", entity->kind == BANG_ENTITY_PLACE
                                         ? bang_prose_place_kind_label (entity->place_kind)
                                         : bang_prose_kind_label (entity->kind));
  for (guint i = 0; entity->titles != NULL && i < entity->titles->len && i < TITLES_IN_A_TOOLTIP; i++)
    {
      const BangTitle *title = g_ptr_array_index (entity->titles, i);
      g_autofree char *shown = bang_normal_for_screen (title->text);

      g_string_append_printf (text, "\n%s", shown);
    }

  return g_string_free (text, FALSE);
}

static void
mark_activated_cb (BangArticleView *self,
                   guint            data)
{
  if (get_entity (self, data) == NULL || self->article->entity_ids == NULL)
    return;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-entity", "x",
                              self->article->entity_ids[data]);
}

static void
context_menu_cb (BangArticleView *self,
                 double           x,
                 double           y)
{
  bang_article_view_popup (self, x, y);
}

static void
update_selection (BangArticleView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->prose));
  gboolean selected = gtk_text_buffer_get_has_selection (buffer);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "article.copy", selected);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "article.search-selection", selected);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_SELECTION]);
}

/* --- The widget ------------------------------------------------------------------- */

static void
fonts_changed_cb (BangArticleView *self)
{
  update_typeface (self);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           BangArticleView          *self)
{
  /* The reader goes elsewhere: nothing is to be restored any more. */
  bang_article_view_stop_restoring (self);
  bang_article_view_stop_hovering (self);
  return GDK_EVENT_PROPAGATE;
}

static gboolean
bang_article_view_grab_focus (GtkWidget *widget)
{
  BangArticleView *self = BANG_ARTICLE_VIEW (widget);

  return self->article != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->prose));
}

static void
bang_article_view_dispose (GObject *object)
{
  BangArticleView *self = BANG_ARTICLE_VIEW (object);

  bang_article_view_stop_filling (self);
  bang_article_view_stop_restoring (self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->note_editor, gtk_widget_unparent);
  bang_article_view_stop_hovering (self);
  g_clear_pointer (&self->hover_card, gtk_widget_unparent);
  if (self->prose != NULL)
    bang_prose_view_set_describe (self->prose, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BANG_TYPE_ARTICLE_VIEW);
  g_clear_pointer (&self->article, bang_article_unref);
  bang_article_view_clear_personal (self);
  g_clear_object (&self->keeper);
  g_clear_object (&self->archive);

  G_OBJECT_CLASS (bang_article_view_parent_class)->dispose (object);
}

static void
bang_article_view_finalize (GObject *object)
{
  BangArticleView *self = BANG_ARTICLE_VIEW (object);

  g_clear_pointer (&self->query, bang_query_unref);
  g_clear_pointer (&self->find, bang_query_unref);
  g_clear_pointer (&self->marks, g_array_unref);
  g_array_unref (self->pieces);
  g_array_unref (self->shown);
  g_array_unref (self->finds);
  g_free (self->font_name);
  g_free (self->font_notice);

  G_OBJECT_CLASS (bang_article_view_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags rw = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags ro = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  properties[PROP_FONT_NAME] = g_param_spec_string ("font-name", NULL, NULL, "", rw);
  properties[PROP_TEXT_SCALE] = g_param_spec_double ("text-scale", NULL, NULL, 0.5, 3.0, 1.0, rw);
  properties[PROP_SERIF] = g_param_spec_boolean ("serif", NULL, NULL, FALSE, rw);
  properties[PROP_MARK_PERSONS] = g_param_spec_boolean ("mark-persons", NULL, NULL, TRUE, rw);
  properties[PROP_MARK_ORGANISATIONS] = g_param_spec_boolean ("mark-organisations", NULL, NULL, TRUE, rw);
  properties[PROP_MARK_PLACES] = g_param_spec_boolean ("mark-places", NULL, NULL, TRUE, rw);
  properties[PROP_SHOW_FURNITURE] = g_param_spec_boolean ("show-furniture", NULL, NULL, FALSE, rw);
  properties[PROP_FONT_NOTICE] = g_param_spec_string ("font-notice", NULL, NULL, NULL, ro);
  properties[PROP_HAS_SELECTION] = g_param_spec_boolean ("has-selection", NULL, NULL, FALSE, ro);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (BANG_TYPE_PROSE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, BANG_APP_PATH "/bang-article-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BangArticleView, stack);
  gtk_widget_class_bind_template_child (widget_class, BangArticleView, find_bar);
  gtk_widget_class_bind_template_child (widget_class, BangArticleView, find_entry);
  gtk_widget_class_bind_template_child (widget_class, BangArticleView, find_label);
  gtk_widget_class_bind_template_child (widget_class, BangArticleView, scroller);
  gtk_widget_class_bind_template_child (widget_class, BangArticleView, leave);
  gtk_widget_class_bind_template_child (widget_class, BangArticleView, clamp);
  gtk_widget_class_bind_template_child (widget_class, BangArticleView, prose);
  gtk_widget_class_bind_template_callback (widget_class, mark_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, context_menu_cb);
  gtk_widget_class_bind_template_callback (widget_class, bang_article_view_edit_note);
}

static void
bang_article_view_class_init (BangArticleViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bang_article_view_get_property;
  object_class->set_property = bang_article_view_set_property;
  object_class->dispose = bang_article_view_dispose;
  object_class->finalize = bang_article_view_finalize;
  widget_class->grab_focus = bang_article_view_grab_focus;

  install_properties (object_class);
  bang_article_view_install_actions (widget_class);
  bind_template (widget_class);
  bang_article_view_bind_find (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "article-view");
}

static void
connect_signals (BangArticleView *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (self->scroller, scroll);

  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->prose)), "notify::has-selection",
                           G_CALLBACK (update_selection), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-font-name",
                           G_CALLBACK (fonts_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (fonts_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
bang_article_view_init (BangArticleView *self)
{
  self->pieces = g_array_new (FALSE, FALSE, sizeof (BangPiece));
  self->shown = g_array_new (FALSE, FALSE, sizeof (BangShown));
  self->finds = g_array_new (FALSE, FALSE, sizeof (BangSpan));
  self->font_name = g_strdup ("");
  self->text_scale = 1.0;
  self->kinds = BANG_MARKS_ALL;

  gtk_widget_init_template (GTK_WIDGET (self));
  bang_article_view_init_find (self);
  bang_prose_view_set_describe (self->prose, describe_mark, self);
  bang_article_view_add_hover (self);
  bang_article_view_add_tags (self);
  update_typeface (self);
  connect_signals (self);
  update_selection (self);
}

/**
 * bang_article_view_new:
 *
 * Returns: (transfer floating): a view in which nothing is selected
 */
GtkWidget *
bang_article_view_new (void)
{
  return g_object_new (BANG_TYPE_ARTICLE_VIEW, NULL);
}

/**
 * bang_article_view_set_article:
 * @self: a view
 * @article: (nullable): what to read; %NULL for nothing
 * @query: (nullable): whose hits to light up
 *
 * Shows @article from its beginning. When it is the one shown already, only
 * the hits change and the reader stays where they are; when it is that one read
 * again, the words that were framed and the list that was open still are.
 */
void
bang_article_view_set_article (BangArticleView *self,
                               BangArticle     *article,
                               BangQuery       *query)
{
  gboolean same;
  gboolean reread;
  int open;

  g_return_if_fail (BANG_IS_ARTICLE_VIEW (self));

  same = article != NULL && article == self->article;
  if (query != self->query)
    {
      g_clear_pointer (&self->query, bang_query_unref);
      self->query = query != NULL ? bang_query_ref (query) : NULL;
    }
  if (same)
    {
      bang_article_view_update_marks (self);
      return;
    }

  reread = article != NULL && self->article != NULL && article->row->id == self->article->row->id;
  open = reread && self->card != NULL ? bang_event_card_get_open (self->card) : -1;
  if (!reread)
    self->evidence = (BangSpan) { 0, 0 };
  g_clear_pointer (&self->article, bang_article_unref);
  self->article = article != NULL ? bang_article_ref (article) : NULL;
  if (article == NULL || (self->personal != NULL && self->personal->article_id != article->row->id))
    bang_article_view_clear_personal (self);
  bang_article_view_stop_hovering (self);
  bang_article_view_stop_restoring (self);
  if (self->menu != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->menu));
  if (article == NULL)
    gtk_search_bar_set_search_mode (self->find_bar, FALSE);

  bang_article_view_fill (self);
  bang_article_view_find_again (self);
  if (reread)
    bang_article_view_frame_evidence (self);
  if (self->card != NULL)
    bang_event_card_set_open (self->card, open);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0.0);
  gtk_stack_set_visible_child_name (self->stack, article != NULL ? "article" : "empty");
  if (article != NULL && article->row->title != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->prose),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, article->row->title,
                                    -1);
}

/**
 * bang_article_view_set_alone:
 * @self: a view
 * @alone: whether it has the screen for itself, and a button to end that
 */
void
bang_article_view_set_alone (BangArticleView *self,
                             gboolean         alone)
{
  g_return_if_fail (BANG_IS_ARTICLE_VIEW (self));

  gtk_widget_set_visible (self->leave, alone);
}

/**
 * bang_article_view_get_article:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what is shown
 */
BangArticle *
bang_article_view_get_article (BangArticleView *self)
{
  g_return_val_if_fail (BANG_IS_ARTICLE_VIEW (self), NULL);

  return self->article;
}

/**
 * bang_article_view_dup_selection:
 * @self: a view
 *
 * Returns: (transfer full) (nullable): the text that is selected
 */
char *
bang_article_view_dup_selection (BangArticleView *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;

  g_return_val_if_fail (BANG_IS_ARTICLE_VIEW (self), NULL);

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->prose));
  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    return NULL;

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}
