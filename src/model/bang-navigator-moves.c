/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Going somewhere: what makes a new place of the history, and what changes the
 * current one. Typing a query letter by letter is one place, and so is running
 * down the list with the arrow keys: Back returns to where a person decided
 * something, not to every step on the way. Main thread only.
 */
#include "model/bang-navigator-private.h"

/**
 * bang_navigator_search:
 * @self: a navigator
 * @text: (nullable): what to look for
 * @flags: %BANG_QUERY_TYPING while letters still come
 *
 * Sets the query and turns to the list; what is open stays open beside it.
 * While typing, the place changes without a new step in the history.
 */
void
bang_navigator_search (BangNavigator  *self,
                       const char     *text,
                       BangQueryFlags  flags)
{
  BangPlace *place;
  BangNavigatorState before;
  gboolean same;

  g_return_if_fail (BANG_IS_NAVIGATOR (self));

  if (text == NULL)
    text = "";

  place = bang_history_get_place (self->history);
  same = g_strcmp0 (place->text, text) == 0;
  if (same && place->flags == flags && !place->reading)
    return;

  before = bang_navigator_remember (self);
  if (place->run == BANG_RUN_TYPING || (same && !place->reading))
    {
      /* A step in place; what lay ahead was reached from another text. */
      if (!same)
        bang_history_forget_ahead (self->history);
      g_free (place->text);
      place->text = g_strdup (text);
    }
  else
    {
      BangPlace *next = bang_place_copy (place);

      g_free (next->text);
      next->text = g_strdup (text);
      bang_history_push (self->history, next);
      place = next;
    }
  place->flags = flags;
  place->reading = FALSE;
  place->run = (flags & BANG_QUERY_TYPING) != 0 ? BANG_RUN_TYPING : BANG_RUN_NONE;
  bang_navigator_tell (self, &before);
}

/**
 * bang_navigator_open_page:
 * @self: a navigator
 * @page: the name of a page
 *
 * Turns to another list; what is open stays open beside it.
 */
void
bang_navigator_open_page (BangNavigator *self,
                          const char    *page)
{
  BangPlace *place;
  BangNavigatorState before;

  g_return_if_fail (BANG_IS_NAVIGATOR (self));
  g_return_if_fail (page != NULL);

  place = bang_history_get_place (self->history);
  if (g_str_equal (place->page, page))
    return;

  before = bang_navigator_remember (self);
  place = bang_place_copy (place);
  place->page = g_intern_string (page);
  place->reading = FALSE;
  bang_history_push (self->history, place);
  bang_navigator_tell (self, &before);
}

/**
 * bang_navigator_browse_article:
 * @self: a navigator
 * @id: an article
 *
 * Shows an article because the cursor of the list stands on it. A run of these
 * is one place, and the person is still in the list.
 */
void
bang_navigator_browse_article (BangNavigator *self,
                               gint64         id)
{
  BangPlace *place;
  BangNavigatorState before;

  g_return_if_fail (BANG_IS_NAVIGATOR (self));

  place = bang_history_get_place (self->history);
  if (place->article == id && place->entity == 0 && place->view == NULL)
    return;

  before = bang_navigator_remember (self);
  if (place->run != BANG_RUN_BROWSING)
    {
      place = bang_place_copy (place);
      bang_history_push (self->history, place);
    }
  else
    {
      bang_history_forget_ahead (self->history);
    }
  place->article = id;
  place->entity = 0;
  place->view = NULL;
  place->reading = FALSE;
  place->run = BANG_RUN_BROWSING;
  place->scroll = 0;
  bang_navigator_tell (self, &before);
}

static void
open_place (BangNavigator *self,
            gint64         article,
            gint64         entity,
            const char    *view)
{
  BangPlace *place = bang_history_get_place (self->history);
  gboolean same = place->article == article && place->entity == entity && place->view == view;
  BangNavigatorState before;

  if (same && place->reading)
    return;

  before = bang_navigator_remember (self);
  if (same && place->run == BANG_RUN_BROWSING)
    {
      /* Shown already, now meant: no second step for the same article. */
      place->run = BANG_RUN_NONE;
      place->reading = TRUE;
    }
  else
    {
      place = bang_place_copy (place);
      place->article = article;
      place->entity = entity;
      place->view = view;
      place->reading = TRUE;
      bang_history_push (self->history, place);
    }
  bang_navigator_tell (self, &before);
}

/**
 * bang_navigator_open_article:
 * @self: a navigator
 * @id: an article, 0 to close it
 *
 * Goes to an article to read it.
 */
void
bang_navigator_open_article (BangNavigator *self,
                             gint64         id)
{
  g_return_if_fail (BANG_IS_NAVIGATOR (self));

  if (id == 0)
    bang_navigator_leave (self);
  else
    open_place (self, id, 0, NULL);
}

/**
 * bang_navigator_open_entity:
 * @self: a navigator
 * @id: an entity
 *
 * Goes to the page of a person, an organisation or a place. The article it was
 * reached from stays underneath.
 */
void
bang_navigator_open_entity (BangNavigator *self,
                            gint64         id)
{
  g_return_if_fail (BANG_IS_NAVIGATOR (self));

  if (id != 0)
    open_place (self, bang_history_get_place (self->history)->article, id, NULL);
}

/**
 * bang_navigator_open_view:
 * @self: a navigator
 * @view: the name of a view
 *
 * Goes to what covers the article and the entity it was reached from, which stay
 * underneath.
 */
void
bang_navigator_open_view (BangNavigator *self,
                          const char    *view)
{
  const BangPlace *place;

  g_return_if_fail (BANG_IS_NAVIGATOR (self));
  g_return_if_fail (view != NULL);

  place = bang_history_get_place (self->history);
  open_place (self, place->article, place->entity, g_intern_string (view));
}

/**
 * bang_navigator_leave:
 * @self: a navigator
 *
 * Steps out to the list, and closes a view or else an entity; the article stays
 * beside it. A
 * step of the history like any other, so that Back undoes it.
 */
void
bang_navigator_leave (BangNavigator *self)
{
  BangPlace *place;
  BangNavigatorState before;

  g_return_if_fail (BANG_IS_NAVIGATOR (self));

  place = bang_history_get_place (self->history);
  if (!place->reading && place->entity == 0 && place->view == NULL)
    return;

  before = bang_navigator_remember (self);
  place = bang_place_copy (place);
  if (place->view == NULL)
    place->entity = 0;
  place->view = NULL;
  place->reading = FALSE;
  bang_history_push (self->history, place);
  bang_navigator_tell (self, &before);
}

static void
move (BangNavigator *self,
      int            steps)
{
  BangNavigatorState before = bang_navigator_remember (self);

  bang_history_go (self->history, steps);
  bang_navigator_tell (self, &before);
  g_signal_emit_by_name (self, "moved");
}

void
bang_navigator_go_back (BangNavigator *self)
{
  g_return_if_fail (BANG_IS_NAVIGATOR (self));

  if (bang_navigator_get_can_go_back (self))
    move (self, -1);
}

void
bang_navigator_go_forward (BangNavigator *self)
{
  g_return_if_fail (BANG_IS_NAVIGATOR (self));

  if (bang_navigator_get_can_go_forward (self))
    move (self, 1);
}
