/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The name that a proposal is given by: the person's, where the text prints only his
 * office ("Thủ tướng đề nghị"), else the words as printed. The scan's thread; a few
 * entities of one article.
 */

#include "extract/bang-proposals-private.h"

#include <string.h>

#include "text/bang-fold.h"

static gboolean
holds (const BangEntity *entity,
       const char       *key)
{
  for (guint n = 0; entity->kind == BANG_ENTITY_PERSON && n < entity->titles->len; n++)
    {
      const BangTitle *title = g_ptr_array_index (entity->titles, n);
      g_autofree char *text = bang_fold_key (title->text, -1);
      g_autofree char *resolved = title->resolved != NULL ? bang_fold_key (title->resolved, -1) : NULL;

      if (strcmp (text, key) == 0 || g_strcmp0 (resolved, key) == 0)
        return TRUE;
    }
  return FALSE;
}

/* "Hiệu trưởng" of one who is "Hiệu trưởng Trường Đại học A". */
static gboolean
holds_such (const BangEntity *entity,
            const char       *words)
{
  g_autofree char *key = bang_fold_key (words, -1);
  const gsize length = strlen (key);

  for (guint n = 0; entity->kind == BANG_ENTITY_PERSON && n < entity->titles->len; n++)
    {
      g_autofree char *text = bang_fold_key (((BangTitle *) g_ptr_array_index (entity->titles, n))->text, -1);

      if (length > 0 && strncmp (text, key, length) == 0 && text[length] == ' ')
        return TRUE;
    }
  return FALSE;
}

/* "Chủ tịch UBND tỉnh Lào Cai (Việt Nam) đề nghị": the one person of the story
 * who holds the office that the words are, or each of several. */
static const BangEntity *
holder_of (const BangFacts *facts,
           const char      *words)
{
  g_autofree char *bare = g_strndup (words, strcspn (words, "("));
  g_auto (GStrv) offices = g_strsplit (bare, ",", 8);
  const BangEntity *found = NULL;

  for (guint n = 0; offices[n] != NULL; n++)
    {
      char *key = bang_fold_key (g_strstrip (offices[n]), -1);

      g_free (offices[n]);
      offices[n] = key;
    }
  for (guint i = 0; offices[0] != NULL && i < facts->entities->len; i++)
    {
      const BangEntity *entity = g_ptr_array_index (facts->entities, i);
      guint n = 0;

      while (offices[n] != NULL && holds (entity, offices[n]))
        n++;
      if (offices[n] != NULL)
        continue;
      if (found != NULL)
        return NULL;
      found = entity;
    }
  return found;
}

/**
 * bang_asker_dup_name:
 * @scan: a scan
 * @facts: its entities
 * @asker: who asks
 * @speaker: the person who spoke last: an office that several hold is his
 *
 * Returns: (transfer full): the name of the person, or the words
 */
char *
bang_asker_dup_name (const BangScan  *scan,
                     const BangFacts *facts,
                     const BangAsker *asker,
                     const BangAsker *speaker)
{
  g_autofree char *words = NULL;
  const BangEntity *holder;

  if (asker->person != BANG_NOWHERE && asker->person < facts->entities->len)
    {
      const BangEntity *entity = g_ptr_array_index (facts->entities, asker->person);

      return g_strdup (entity->name);
    }
  words = bang_scan_dup (scan, asker->first, asker->end);
  holder = holder_of (facts, words);
  if (holder == NULL && speaker->known && speaker->person < facts->entities->len &&
      (scan->tokens[asker->first].marks & BANG_MARK_TITLE) != 0 &&
      holds_such (g_ptr_array_index (facts->entities, speaker->person), words))
    holder = g_ptr_array_index (facts->entities, speaker->person);
  if (holder == NULL)
    return g_steal_pointer (&words);
  return g_strdup (holder->name);
}
