/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where words stand. "in:caption" asks for nothing itself: it says of the words
 * beside it, in its group and the groups inside, that they stand in a caption.
 * Several ("in:title in:caption") are any of them, "-in:caption" is the rest of
 * the story. Once the tree is read they are taken out of it, so that nobody
 * behind the parser has to know of them.
 *
 * No state beyond the call; any thread may call it. */

#include "query/bang-query-private.h"

#include <string.h>

BangQueryZones
bang_query_zone_from_code (const char *code)
{
  if (strcmp (code, "title") == 0)
    return BANG_QUERY_ZONE_TITLE;
  if (strcmp (code, "text") == 0)
    return BANG_QUERY_ZONE_TEXT;
  if (strcmp (code, "caption") == 0)
    return BANG_QUERY_ZONE_CAPTION;
  if (strcmp (code, "furniture") == 0)
    return BANG_QUERY_ZONE_FURNITURE;
  return 0;
}

/* What a node that says nothing but where says; 0 for any other. */
static BangQueryZones
get_zones (const BangQueryNode *node)
{
  BangQueryZones zones = 0;

  switch (node->kind)
    {
    case BANG_QUERY_WORDS:
      return node->field == BANG_FIELD_ZONE ? bang_query_zone_from_code (node->words[0].text) : 0;

    case BANG_QUERY_NOT:
      zones = get_zones (g_ptr_array_index (node->children, 0));
      return zones != 0 ? BANG_QUERY_ZONE_STORY & ~zones : 0;

    case BANG_QUERY_AND:
    case BANG_QUERY_OR:
      for (guint i = 0; i < node->children->len; i++)
        {
          BangQueryZones child = get_zones (g_ptr_array_index (node->children, i));

          if (child == 0)
            return 0;
          zones |= child;
        }
      return zones;

    case BANG_QUERY_DATE:
    default:
      return 0;
    }
}

static void
set_zones (BangQueryNode  *node,
           BangQueryZones  zones)
{
  if (node->kind == BANG_QUERY_WORDS && node->field == BANG_FIELD_ANY)
    node->zones = zones;
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    set_zones (g_ptr_array_index (node->children, i), zones);
}

/* The node without what only says where, or nothing. */
static BangQueryNode *
take_out (BangQueryNode  *node,
          BangQueryZones  outer)
{
  GPtrArray *rest;
  BangQueryZones zones = 0;
  BangQueryKind kind = node->kind;

  if (get_zones (node) != 0)
    {
      bang_query_node_free (node);
      return NULL;
    }
  if (node->children == NULL)
    {
      set_zones (node, outer);
      return node;
    }

  for (guint i = 0; kind == BANG_QUERY_AND && i < node->children->len; i++)
    zones |= get_zones (g_ptr_array_index (node->children, i));
  if (zones == 0)
    zones = outer;

  rest = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_query_node_free);
  while (node->children->len > 0)
    {
      BangQueryNode *child = take_out (g_ptr_array_steal_index (node->children, 0), zones);

      if (child != NULL)
        g_ptr_array_add (rest, child);
    }

  if (kind != BANG_QUERY_NOT)
    {
      bang_query_node_free (node);
      return bang_query_node_group (kind, rest);
    }

  g_ptr_array_unref (node->children);
  node->children = rest;
  if (rest->len == 0)
    g_clear_pointer (&node, bang_query_node_free);
  return node;
}

/* bang_query_apply_zones:
 * @root: (transfer full): a tree as it was read
 *
 * Returns: (transfer full) (nullable): the tree in which the words know where
 *   they are to stand; %NULL if nothing else was asked
 */
BangQueryNode *
bang_query_apply_zones (BangQueryNode *root)
{
  return take_out (root, 0);
}

static BangQueryZones
collect_zones (const BangQueryNode *node)
{
  BangQueryZones zones = 0;

  if (node->kind == BANG_QUERY_WORDS && node->field == BANG_FIELD_ANY)
    return node->zones != 0 ? node->zones : BANG_QUERY_ZONE_STORY;
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    zones |= collect_zones (g_ptr_array_index (node->children, i));
  return zones;
}

/**
 * bang_query_get_zones:
 * @self: a query
 *
 * Returns: where its words may stand, all of them together; the story when it
 *   does not say
 */
BangQueryZones
bang_query_get_zones (BangQuery *self)
{
  BangQueryZones zones;

  g_return_val_if_fail (self != NULL, BANG_QUERY_ZONE_STORY);

  zones = collect_zones (self->root);
  return zones != 0 ? zones : BANG_QUERY_ZONE_STORY;
}
