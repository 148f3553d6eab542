/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Markdown (CommonMark) for note-taking programs: front matter in YAML, then
 * the articles, each with its card, its text and the names in it.
 *
 * Words out of a file are escaped so that they can be nothing but words: no
 * link, no HTML, no heading, no list, no second front matter. CommonMark lets
 * every ASCII punctuation mark be escaped by a backslash. */
#include "config.h"

#include "export/bang-export-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "export/bang-card-private.h"

/* Marks that mean something anywhere in a line, in CommonMark or in the usual
 * additions to it: tables, strike-through, formulas, notes. */
#define MARKS_ANYWHERE "\\`*_[]<>|~$^{}&"

/* Marks that mean something at the start of a line only. */
#define MARKS_AT_START "#+-=:!"

/* A line end, of any kind, would begin a new line and with it a new meaning. */
static gboolean
is_break (gunichar c)
{
  return g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029;
}

/**
 * bang_export_append_markdown:
 * @out: where to
 * @text: (nullable): valid UTF-8
 * @len: its length in bytes, -1 when it ends in NUL
 *
 * Appends @text as words of one line: spaces at the start dropped (four of
 * them would make a block of code), line ends and control characters made
 * spaces, marks escaped. "1." and "1)" at the start are escaped as well.
 */
void
bang_export_append_markdown (GString    *out,
                             const char *text,
                             gssize      len)
{
  const char *end;
  gboolean start = TRUE;
  gboolean number = FALSE;   /* only digits so far */

  if (text == NULL)
    return;

  end = text + (len < 0 ? strlen (text) : (gsize) len);
  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_break (c))
        c = ' ';
      if (start && !number && g_unichar_isspace (c))
        continue;

      if (c < 0x80 && c != ' ' &&
          (strchr (MARKS_ANYWHERE, (int) c) != NULL ||
           (start && !number && strchr (MARKS_AT_START, (int) c) != NULL) ||
           (number && (c == '.' || c == ')'))))
        g_string_append_c (out, '\\');
      g_string_append_unichar (out, c);

      number = start && g_ascii_isdigit (c < 0x80 ? (char) c : 'x');
      start = number;
    }
}

/**
 * bang_export_append_yaml:
 * @out: where to
 * @text: (nullable): valid UTF-8, %NULL for null
 *
 * Appends @text as a double-quoted YAML scalar on one line. What YAML does not
 * call printable, and what it takes for a line end, is written by number.
 */
void
bang_export_append_yaml (GString    *out,
                         const char *text)
{
  if (text == NULL)
    {
      g_string_append (out, "null");
      return;
    }

  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '"' || c == '\\')
        g_string_append_printf (out, "\\%c", (char) c);
      else if (g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029 || c == 0xfeff ||
               c == 0xfffe || c == 0xffff)
        g_string_append_printf (out, "\\u%04X", c);
      else
        g_string_append_unichar (out, c);
    }
  g_string_append_c (out, '"');
}

static void
add_yaml (GString    *out,
          const char *key,
          const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (out, "%s: ", key);
  bang_export_append_yaml (out, value);
  g_string_append_c (out, '\n');
}

/* One article has its own front matter; several have one for the collection. */
static void
markdown_begin (BangExporter *exporter)
{
  if (exporter->total == 1)
    return;
  g_string_append (exporter->out, "---\n");
  add_yaml (exporter->out, "title", _("Articles from Bang Giao"));
  g_string_append_printf (exporter->out, "articles: %u\nlang: vi\n---\n", exporter->total);
}

/* tags: ["a", "b"], as note-taking programs read them. */
static void
append_yaml_tags (GString      *out,
                  BangPersonal *personal)
{
  if (personal == NULL)
    return;
  if (personal->starred)
    g_string_append (out, "starred: true\n");
  if (personal->tags->len == 0)
    return;

  g_string_append (out, "tags: [");
  for (guint i = 0; i < personal->tags->len; i++)
    {
      g_string_append (out, i > 0 ? ", " : "");
      bang_export_append_yaml (out, ((const BangTag *) g_ptr_array_index (personal->tags, i))->name);
    }
  g_string_append (out, "]\n");
}

/* The lines of a note, each escaped. */
static void
append_lines (GString    *out,
              const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      bang_export_append_markdown (out, lines[i], -1);
      g_string_append (out, lines[i + 1] != NULL ? "  \n  " : "\n");
    }
}

static void
append_notes (GString      *out,
              BangPersonal *personal)
{
  if (personal == NULL || personal->notes->len == 0)
    return;

  g_string_append (out, "\n## ");
  bang_export_append_markdown (out, _("Notes"), -1);
  g_string_append (out, "\n\n");
  for (guint i = 0; i < personal->notes->len; i++)
    {
      const BangNote *note = g_ptr_array_index (personal->notes, i);

      g_string_append (out, "- ");
      if (*note->quote != '\0')
        {
          g_string_append (out, "“");
          bang_export_append_markdown (out, note->quote, -1);
          g_string_append (out, "”: ");
        }
      append_lines (out, note->text);
    }
}

static void
append_front_matter (GString              *out,
                     const BangArticleRow *row,
                     BangPersonal         *personal)
{
  g_autofree char *iso = row->date.year != 0 ? bang_day_to_iso (row->date) : NULL;
  g_autofree char *path = row->path != NULL ? g_filename_display_name (row->path) : NULL;

  g_string_append (out, "---\n");
  add_yaml (out, "title", row->title);
  add_yaml (out, "date", iso);
  add_yaml (out, "type", row->event_type);
  add_yaml (out, "place", row->place);
  add_yaml (out, "source", row->source);
  add_yaml (out, "path", path);
  add_yaml (out, "id", row->uuid);
  append_yaml_tags (out, personal);
  g_string_append (out, "lang: vi\n---\n");
}

static void
append_fields (GString   *out,
               GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const BangCardField *field = g_ptr_array_index (fields, i);

      g_string_append (out, "- **");
      bang_export_append_markdown (out, field->label, -1);
      g_string_append (out, "**");
      if (field->values->len == 1)
        {
          g_string_append (out, ": ");
          bang_export_append_markdown (out, g_ptr_array_index (field->values, 0), -1);
          g_string_append_c (out, '\n');
          continue;
        }
      g_string_append_c (out, '\n');
      for (guint j = 0; j < field->values->len; j++)
        {
          g_string_append (out, "  - ");
          bang_export_append_markdown (out, g_ptr_array_index (field->values, j), -1);
          g_string_append_c (out, '\n');
        }
    }
}

static void
append_paragraph_cb (BangZoneKind  kind,
                     const char   *text,
                     gsize         len,
                     gpointer      user_data)
{
  GString *out = user_data;

  g_string_append (out, kind == BANG_ZONE_CAPTION ? "\n> " : "\n");
  bang_export_append_markdown (out, text, (gssize) len);
  g_string_append_c (out, '\n');
}

static void
markdown_article (BangExporter *exporter,
                  BangArticle  *article)
{
  GString *out = exporter->out;
  g_autoptr(BangCard) card = bang_card_new (article);

  if (exporter->total == 1)
    append_front_matter (out, article->row, exporter->personal);

  g_string_append (out, "\n# ");
  bang_export_append_markdown (out, article->row->title, -1);
  g_string_append (out, "\n\n");
  if (article->row->source != NULL && exporter->total > 1)
    {
      bang_export_append_markdown (out, article->row->source, -1);
      g_string_append (out, "\n\n");
    }
  if (exporter->total > 1 && exporter->personal != NULL && exporter->personal->tags->len > 0)
    {
      g_autofree char *tags = bang_export_dup_tags (exporter->personal);

      bang_export_append_markdown (out, tags, -1);
      g_string_append (out, "\n\n");
    }
  append_fields (out, card->event);
  bang_card_foreach_paragraph (article, append_paragraph_cb, out);

  if (card->entities->len > 0)
    {
      g_string_append (out, "\n## ");
      bang_export_append_markdown (out, _("Named in the article"), -1);
      g_string_append (out, "\n\n");
      append_fields (out, card->entities);
    }
  append_notes (out, exporter->personal);
}

const BangExportWriter bang_export_markdown = {
  .begin = markdown_begin,
  .article = markdown_article,
};
