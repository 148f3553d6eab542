/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The menu of the text. The text view's own offers cutting, pasting and undoing,
 * which mean nothing in a text that cannot be edited. Main thread. */

#include "config.h"
#include "window/bang-article-view-private.h"

#include <glib/gi18n.h>

#include "text/bang-normal.h"
#include "window/bang-corrector.h"

/* A menu item is no place for more than this many characters of a text. */
#define LABEL_CHARS 40

/* An underscore in a label of a menu item stands for a mnemonic; two are one. */
static char *
dup_label (const char *text)
{
  g_autofree char *safe = bang_normal_for_screen (text);
  GString *label = g_string_new (NULL);
  guint n = 0;

  for (const char *p = safe; *p != '\0'; p = g_utf8_next_char (p), n++)
    {
      gunichar chr = g_utf8_get_char (p);

      if (n == LABEL_CHARS)
        {
          g_string_append (label, "…");
          break;
        }
      if (chr == '_')
        g_string_append_c (label, '_');
      g_string_append_unichar (label, chr);
    }

  return g_string_free (label, FALSE);
}

/* What a marked name says, for whoever corrects it. */
static BangFact
mark_fact (BangArticleView *self,
           const BangMark  *mark)
{
  const BangEntity *entity = g_ptr_array_index (self->article->facts->entities, mark->data);

  return (BangFact) {
    .kind = BANG_FACT_NAME, .article = self->article, .entity_id = self->article->entity_ids[mark->data],
    .entity_kind = entity->kind, .side = entity->side, .text = entity->name,
  };
}

/* Renames the name that the caret is on. */
gboolean
bang_article_view_correct (BangArticleView *self)
{
  BangCorrector *corrector = bang_corrector_get (GTK_WIDGET (self));
  GtkTextView *view = GTK_TEXT_VIEW (self->prose);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter iter;
  GdkRectangle box;
  BangFact fact;
  BangMark mark;
  double x;
  double y;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  if (corrector == NULL || self->article == NULL || self->article->entity_ids == NULL ||
      !bang_prose_view_mark_at (self->prose, (gsize) gtk_text_iter_get_offset (&iter), &mark))
    return FALSE;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) mark.start);
  gtk_text_view_get_iter_location (view, &iter, &box);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, box.x, box.y, &box.x, &box.y);
  gtk_widget_translate_coordinates (GTK_WIDGET (view), GTK_WIDGET (self), box.x, box.y, &x, &y);
  box = (GdkRectangle) { (int) x, (int) y, MAX (box.width, 1), box.height };
  fact = mark_fact (self, &mark);
  bang_corrector_edit (corrector, GTK_WIDGET (self), &box, &fact);

  return TRUE;
}

/* What may be wrong with the name that the menu is asked for on. */
static void
append_corrections (BangArticleView *self,
                    GMenu           *menu,
                    const BangMark  *mark,
                    double           x,
                    double           y)
{
  BangCorrector *corrector = bang_corrector_get (GTK_WIDGET (self));
  BangFact fact = mark_fact (self, mark);
  g_autoptr (GMenuModel) corrections = NULL;
  double own_x = x;
  double own_y = y;

  if (corrector == NULL)
    return;

  gtk_widget_translate_coordinates (GTK_WIDGET (self->prose), GTK_WIDGET (self), x, y, &own_x, &own_y);
  corrections = bang_corrector_set_fact (corrector, GTK_WIDGET (self),
                                         &(GdkRectangle) { (int) own_x, (int) own_y, 1, 1 }, &fact);
  g_menu_append_submenu (menu, _("C_orrect the Name"), corrections);
}

/* The name that the menu was asked for on, when it is one of the library's. */
static void
append_open (BangArticleView *self,
             GMenu           *menu,
             double           x,
             double           y)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->prose);
  g_autoptr (GMenuItem) item = NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  const BangEntity *entity;
  GtkTextIter iter;
  BangMark mark;
  int buffer_x;
  int buffer_y;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y - 1, &buffer_x, &buffer_y);
  if (self->article->entity_ids == NULL ||
      !gtk_text_view_get_iter_at_location (view, &iter, buffer_x, buffer_y) ||
      !bang_prose_view_mark_at (self->prose, (gsize) gtk_text_iter_get_offset (&iter), &mark))
    return;

  entity = g_ptr_array_index (self->article->facts->entities, mark.data);
  name = dup_label (entity->name);
  /* Translators: %s is the name of a person, an organisation or a place. */
  label = g_strdup_printf (_("_Open “%s”"), name);
  item = g_menu_item_new (label, NULL);
  g_menu_item_set_action_and_target (item, "win.open-entity", "x", self->article->entity_ids[mark.data]);
  g_menu_append_item (menu, item);
  append_corrections (self, menu, &mark, x, y);
}

static GMenuModel *
build_menu (BangArticleView *self,
            double           x,
            double           y)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) name = g_menu_new ();
  g_autoptr (GMenu) copy = g_menu_new ();
  g_autoptr (GMenu) own = g_menu_new ();
  g_autoptr (GMenu) find = g_menu_new ();
  g_autoptr (GMenu) marks = g_menu_new ();

  append_open (self, name, x, y);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (name));

  g_menu_append (copy, _("_Copy"), "article.copy");
  g_menu_append (copy, _("Copy with C_itation"), "win.copy-citation");
  g_menu_append (copy, _("Select _All"), "article.select-all");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copy));

  if (self->keeper != NULL)
    {
      g_menu_append (own, _("_Write a Note…"), "article.write-note");
      g_menu_append (own, _("S_tar"), "win.star");
      g_menu_append (own, _("Ta_gs…"), "win.tags");
      g_menu_append (own, _("C_ollections…"), "win.collections");
      g_menu_append (own, _("Open in a New _Window"), "win.open-window");
      g_menu_append (own, _("Focus _Mode"), "win.focus-mode");
      g_menu_append (own, _("P_rint…"), "win.print");
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (own));

  g_menu_append (find, _("_Search for the Selection"), "article.search-selection");
  g_menu_append (find, _("_Find in the Article…"), "article.find");
  g_menu_append (find, _("Show _Page Furniture"), "article.show-furniture");
  g_menu_append (marks, _("_People"), "article.mark-persons");
  g_menu_append (marks, _("_Organisations"), "article.mark-organisations");
  g_menu_append (marks, _("P_laces"), "article.mark-places");
  g_menu_append_submenu (find, _("_Underline"), G_MENU_MODEL (marks));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (find));

  return G_MENU_MODEL (menu);
}

/* Shows the menu at a point of the text. */
void
bang_article_view_popup (BangArticleView *self,
                         double           x,
                         double           y)
{
  g_autoptr (GMenuModel) model = NULL;
  double own_x = x;
  double own_y = y;

  if (self->article == NULL)
    return;

  model = build_menu (self, x, y);
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);

  gtk_widget_translate_coordinates (GTK_WIDGET (self->prose), GTK_WIDGET (self), x, y, &own_x, &own_y);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) own_x, (int) own_y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}
