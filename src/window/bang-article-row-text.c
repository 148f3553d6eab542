/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a row of the article list says, as text: the line of facts under it, and
 * the whole of it for a screen reader. Called for every row that is shown, so
 * without widgets and without layouts. Main thread.
 */
#include "config.h"

#include "window/bang-article-row-text.h"

#include <glib/gi18n.h>

#include "library/bang-personal.h"
#include "query/bang-event-type.h"
#include "text/bang-normal.h"
#include "window/bang-prose.h"

/* Bytes. Two lines show less; a hostile title must not cost a layout of
 * megabytes. */
#define MAX_SHOWN 600

/* Tags that a row names; the article tells all of them. */
#define MAX_TAGS 3

/**
 * bang_article_row_text_dup_shown:
 * @text: a title or a snippet, as the library has it
 *
 * Returns: (transfer full): as much of it as may be laid out, without characters
 *   that are not to be seen
 */
char *
bang_article_row_text_dup_shown (const char *text)
{
  g_autofree char *cut = NULL;

  if (strlen (text) <= MAX_SHOWN)
    return bang_normal_for_screen (text);

  cut = g_strndup (text, g_utf8_find_prev_char (text, text + MAX_SHOWN) - text);

  return bang_normal_for_screen (cut);
}

static void
append_meta (GString    *meta,
             const char *text)
{
  g_autofree char *shown = text != NULL ? bang_article_row_text_dup_shown (text) : NULL;

  if (shown == NULL || *shown == '\0')
    return;

  if (meta->len > 0)
    g_string_append (meta, " · ");
  g_string_append (meta, shown);
}

/* "18/1/2023 · Hà Khẩu · Talks · LCĐT" */
static GString *
make_facts (BangArticleRow *row)
{
  g_autofree char *date = bang_prose_dup_date (row->date, row->date, row->date_basis);
  GString *facts = g_string_new (NULL);

  append_meta (facts, date);
  append_meta (facts, row->place);
  append_meta (facts, row->event_type != NULL ? bang_event_type_get_label (row->event_type) : NULL);
  append_meta (facts, row->source);
  return facts;
}

/**
 * bang_article_row_text_dup_meta:
 * @row: an article of the list
 *
 * "18/1/2023 · Hà Khẩu · Talks · LCĐT · # quan trọng · ✎": what a person keeps is
 * told by signs and names, never by a colour. The star is a button.
 *
 * Returns: (transfer full): the line of facts
 */
char *
bang_article_row_text_dup_meta (BangArticleRow *row)
{
  GString *meta = make_facts (row);

  for (guint i = 0; row->tags != NULL && i < row->tags->len && i < MAX_TAGS; i++)
    {
      g_autofree char *tag = g_strconcat ("#\u00a0", ((const BangTag *) g_ptr_array_index (row->tags, i))->name, NULL);

      append_meta (meta, tag);
    }
  if (row->n_notes > 0)
    append_meta (meta, "✎");

  return g_string_free (meta, FALSE);
}

/**
 * bang_article_row_text_dup_spoken:
 * @row: an article of the list
 *
 * Returns: (transfer full): its title and the same facts in words, for whoever
 *   does not see the row
 */
char *
bang_article_row_text_dup_spoken (BangArticleRow *row)
{
  g_autofree char *title = bang_article_row_text_dup_shown (row->title);
  g_autoptr (GString) facts = make_facts (row);
  GString *spoken = g_string_new (title);

  if (facts->len > 0)
    g_string_append_printf (spoken, ", %s", facts->str);
  if (row->starred)
    g_string_append_printf (spoken, ", %s", _("Starred"));
  for (guint i = 0; row->tags != NULL && i < row->tags->len && i < MAX_TAGS; i++)
    g_string_append_printf (spoken, ", %s", ((const BangTag *) g_ptr_array_index (row->tags, i))->name);
  if (row->n_notes > 0)
    g_string_append_printf (spoken, ngettext (", %u note", ", %u notes", row->n_notes), row->n_notes);

  return g_string_free (spoken, FALSE);
}
