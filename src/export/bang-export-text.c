/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain text, for reading in a terminal or a mail: card, story, names. Control
 * and direction characters are taken out, so that a text can neither talk to the
 * terminal nor turn its lines around. */
#include "config.h"

#include "export/bang-export-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "export/bang-card-private.h"
#include "text/bang-normal.h"

/* Characters that turn the direction of what follows. */
static gboolean
is_bidi_control (gunichar c)
{
  return c == 0x061c || c == 0x200e || c == 0x200f ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/**
 * bang_export_append_plain:
 * @out: where to
 * @text: (nullable): valid UTF-8
 * @len: its length in bytes, -1 when it ends in NUL
 *
 * Appends @text as one line that is safe on a terminal.
 */
void
bang_export_append_plain (GString    *out,
                          const char *text,
                          gssize      len)
{
  const char *end;

  if (text == NULL)
    return;

  end = text + (len < 0 ? strlen (text) : (gsize) len);
  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029)
        g_string_append_c (out, ' ');
      else if (!is_bidi_control (c))
        g_string_append_unichar (out, c);
    }
}

static void
append_fields (GString   *out,
               GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const BangCardField *field = g_ptr_array_index (fields, i);
      const char *lead = field->values->len == 1 ? " " : "\n  - ";

      g_string_append_printf (out, "%s:", field->label);
      for (guint j = 0; j < field->values->len; j++)
        {
          g_string_append (out, lead);
          bang_export_append_plain (out, g_ptr_array_index (field->values, j), -1);
        }
      g_string_append_c (out, '\n');
    }
}

static void
append_paragraph_cb (BangZoneKind  kind,
                     const char   *text,
                     gsize         len,
                     gpointer      user_data)
{
  GString *out = user_data;

  g_string_append (out, kind == BANG_ZONE_CAPTION ? "\n    " : "\n");
  bang_export_append_plain (out, text, (gssize) len);
  g_string_append_c (out, '\n');
}

static void
text_article (BangExporter *exporter,
              BangArticle  *article)
{
  const BangArticleRow *row = article->row;
  GString *out = exporter->out;
  g_autoptr(BangCard) card = bang_card_new (article);

  if (exporter->done > 0)
    g_string_append (out, "\n\n----------------------------------------\n\n");

  bang_export_append_plain (out, row->title, -1);
  g_string_append_c (out, '\n');
  if (row->source != NULL)
    {
      bang_export_append_plain (out, row->source, -1);
      g_string_append_c (out, '\n');
    }
  if (row->path != NULL)
    {
      g_autofree char *path = bang_normal_for_screen (row->path);

      g_string_append_printf (out, "%s\n", path);
    }
  g_string_append_c (out, '\n');
  append_fields (out, card->event);
  bang_card_foreach_paragraph (article, append_paragraph_cb, out);
  if (card->entities->len > 0)
    g_string_append_c (out, '\n');
  append_fields (out, card->entities);
}

const BangExportWriter bang_export_text = {
  .article = text_article,
};
