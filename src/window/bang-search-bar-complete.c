/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Suggestions while a person types: names of the library, kept searches and
 * recent ones. Main thread only.
 */
#include "config.h"

#include "window/bang-search-bar-private.h"

#include <string.h>

#include "text/bang-fold.h"

#define MAX_RECENT 20

/* Whole searches that are offered, of each kind. */
#define MAX_WHOLE 3

static BangCompletion *
make_whole (const char *label,
            const char *typed,
            gboolean    saved)
{
  BangCompletion *completion = bang_completion_new ();

  completion->field = BANG_FIELD_ANY;
  completion->saved = saved;
  completion->label = g_strdup (label);
  completion->value = g_strdup (typed);

  return completion;
}

static gboolean
begins (const char *text,
        const char *key)
{
  g_autofree char *own = bang_fold_plain (text, -1);
  const char *p = own;

  while (p != NULL)
    {
      if (g_str_has_prefix (p, key))
        return TRUE;
      p = strchr (p, ' ');
      if (p != NULL)
        p++;
    }
  return FALSE;
}

static void
add_whole (BangSearchBar *self,
           const char    *words,
           GPtrArray     *completions)
{
  g_autofree char *key = bang_fold_plain (words, -1);
  g_auto (GStrv) recent = g_settings_get_strv (self->settings, "recent-searches");
  guint n = 0;

  for (guint i = 0; i < bang_saved_searches_get_n (self->saved) && n < MAX_WHOLE; i++)
    {
      const BangSavedSearch *search = bang_saved_searches_get (self->saved, i);

      if (!begins (search->name, key))
        continue;
      g_ptr_array_add (completions, make_whole (search->name, search->query, TRUE));
      n++;
    }

  n = 0;
  for (guint i = 0; recent[i] != NULL && n < MAX_WHOLE; i++)
    {
      g_autofree char *own = bang_fold_plain (recent[i], -1);

      if (!g_str_has_prefix (own, key) || g_str_equal (own, key))
        continue;
      g_ptr_array_add (completions, make_whole (recent[i], recent[i], FALSE));
      n++;
    }
}

static void
completed_cb (GPtrArray *found,
              guint      n_furniture,
              gpointer   user_data)
{
  BangSearchBar *self = user_data;
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autoptr (GPtrArray) completions = NULL;

  /* Nobody waits any more: the search was begun, or left. */
  if (!self->completing)
    return;

  completions = g_ptr_array_new ();
  while (found->len > 0)
    g_ptr_array_add (completions, g_ptr_array_steal_index (found, 0));
  add_whole (self, words, completions);
  g_free (self->offered);
  self->offered = g_strdup (words);
  bang_completion_list_show (self->list, completions);
}

/* Offers what the words in the entry may become. */
void
bang_search_bar_complete (BangSearchBar *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (strlen (words) < 2 || strpbrk (words, "\":()") != NULL || g_str_has_suffix (words, " "))
    {
      bang_search_bar_drop_list (self);
      return;
    }

  self->completing = TRUE;
  bang_search_aid_complete (self->aid, words, completed_cb, self);
}

/* Offers nothing, also when an answer comes. */
void
bang_search_bar_drop_list (BangSearchBar *self)
{
  self->completing = FALSE;
  bang_completion_list_hide (self->list);
}

/* Makes it of the words it stands for: a condition, or the whole search. */
void
bang_search_bar_choose (BangSearchBar        *self,
                        const BangCompletion *completion)
{
  g_autofree char *words = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  g_autofree char *conditions = NULL;
  guint n = completion->n_words;

  if (completion->field == BANG_FIELD_ANY)
    {
      bang_navigator_search (self->navigator, completion->value, BANG_QUERY_TYPED);
      return;
    }

  g_strchomp (words);
  while (n-- > 0)
    {
      char *space = strrchr (words, ' ');

      if (space == NULL)
        *words = '\0';
      else
        *space = '\0';
      g_strchomp (words);
    }
  conditions = bang_query_typed_add (self->conditions, completion->field, completion->value, FALSE);
  bang_search_bar_search (self, conditions, words, BANG_QUERY_TYPED);
}

/* Remembers what was searched for, to be offered again. */
void
bang_search_bar_note_recent (BangSearchBar *self)
{
  const char *typed = bang_navigator_get_query_text (self->navigator);
  g_auto (GStrv) old = NULL;
  g_autoptr (GPtrArray) recent = NULL;

  if (*typed == '\0')
    return;

  old = g_settings_get_strv (self->settings, "recent-searches");
  recent = g_ptr_array_new ();
  g_ptr_array_add (recent, (gpointer) typed);
  for (guint i = 0; old[i] != NULL && recent->len < MAX_RECENT; i++)
    if (!g_str_equal (old[i], typed))
      g_ptr_array_add (recent, old[i]);
  g_ptr_array_add (recent, NULL);
  g_settings_set_strv (self->settings, "recent-searches", (const char * const *) recent->pdata);
}
