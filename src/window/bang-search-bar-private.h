/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "model/bang-search-aid.h"
#include "window/bang-completion-list.h"
#include "window/bang-search-bar.h"

G_BEGIN_DECLS

struct _BangSearchBar
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget          *clamp;
  GtkWidget          *chips_scroller;
  GtkBox             *chips;
  GtkSearchEntry     *search;
  GtkMenuButton      *save;
  GtkPopover         *save_popover;
  GtkEditable        *save_name;
  GtkWidget          *hints_clamp;
  GtkBox             *hints;

  /* Owned */
  BangCompletionList *list;
  BangArchive        *archive;
  BangNavigator      *navigator;
  BangSavedSearches  *saved;
  BangSearchAid      *aid;
  GSettings          *settings;
  char               *conditions;   /* what the chips stand for */
  char               *words;        /* of the entry, as the navigator knows them */

  char               *offered;      /* (nullable) the words that the list completes */

  guint               hint_source;
  gboolean            composing;    /* an input method holds letters back */
  gboolean            completing;   /* what was typed waits for suggestions */
};

/* bang-search-bar.c */
void bang_search_bar_search      (BangSearchBar  *self,
                                  const char     *conditions,
                                  const char     *words,
                                  BangQueryFlags  flags);

/* bang-search-bar-hints.c */
void bang_search_bar_queue_hints (BangSearchBar  *self);
void bang_search_bar_clear_hints (BangSearchBar  *self);

/* bang-search-bar-complete.c */
void bang_search_bar_complete    (BangSearchBar  *self);
void bang_search_bar_drop_list   (BangSearchBar  *self);
void bang_search_bar_choose      (BangSearchBar  *self,
                                  const BangCompletion *completion);
void bang_search_bar_note_recent (BangSearchBar  *self);

G_END_DECLS
