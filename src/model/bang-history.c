/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The places a window came from, as a browser keeps them: going back leaves what
 * lay ahead, going anywhere else forgets it. What makes a new place is for the
 * navigator to say. Main thread only.
 */
#include "model/bang-history-private.h"

#define MAX_PLACES 200

struct _BangHistory
{
  GPtrArray *places;     /* Owned (element-type BangPlace), at least one */
  guint      current;
};

/**
 * bang_place_copy:
 * @place: a place
 *
 * Returns: (transfer full): one to go to from there, whose run has not begun
 *   and which was not scrolled
 */
BangPlace *
bang_place_copy (const BangPlace *place)
{
  BangPlace *copy = g_memdup2 (place, sizeof *place);

  copy->text = g_strdup (place->text);
  copy->run = BANG_RUN_NONE;
  copy->scroll = 0;

  return copy;
}

static void
place_free (gpointer data)
{
  BangPlace *place = data;

  g_free (place->text);
  g_free (place);
}

/**
 * bang_history_new:
 * @page: the list to begin at
 *
 * Returns: (transfer full): a history of one place, where nothing is searched
 *   and nothing open
 */
BangHistory *
bang_history_new (const char *page)
{
  BangHistory *self = g_new0 (BangHistory, 1);
  BangPlace *place = g_new0 (BangPlace, 1);

  place->page = g_intern_string (page);
  place->text = g_strdup ("");
  self->places = g_ptr_array_new_with_free_func (place_free);
  g_ptr_array_add (self->places, place);

  return self;
}

void
bang_history_free (BangHistory *self)
{
  g_ptr_array_unref (self->places);
  g_free (self);
}

/**
 * bang_history_get_place:
 * @self: a history
 *
 * Returns: (transfer none): the current place, which may be changed
 */
BangPlace *
bang_history_get_place (BangHistory *self)
{
  return g_ptr_array_index (self->places, self->current);
}

/**
 * bang_history_push:
 * @self: a history
 * @place: (transfer full): where the window is now
 */
void
bang_history_push (BangHistory *self,
                   BangPlace   *place)
{
  bang_history_forget_ahead (self);
  g_ptr_array_add (self->places, place);
  if (self->places->len > MAX_PLACES)
    g_ptr_array_remove_index (self->places, 0);
  self->current = self->places->len - 1;
}

/**
 * bang_history_forget_ahead:
 * @self: a history
 *
 * What lay ahead was reached from another state of the current place.
 */
void
bang_history_forget_ahead (BangHistory *self)
{
  if (self->places->len > self->current + 1)
    g_ptr_array_set_size (self->places, self->current + 1);
}

gboolean
bang_history_can_go_back (BangHistory *self)
{
  return self->current > 0;
}

gboolean
bang_history_can_go_forward (BangHistory *self)
{
  return self->current + 1 < self->places->len;
}

/**
 * bang_history_go:
 * @self: a history
 * @steps: forward, or back when negative; no further than there are places
 */
void
bang_history_go (BangHistory *self,
                 int          steps)
{
  self->current = (guint) CLAMP ((int) self->current + steps, 0, (int) self->places->len - 1);
  bang_history_get_place (self)->run = BANG_RUN_NONE;
}
