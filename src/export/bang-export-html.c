/* SPDX-License-Identifier: GPL-3.0-or-later */
/* HTML: one file that needs nothing else, to read, print or send. Its policy
 * (Content-Security-Policy) forbids scripts and every request, and all words
 * out of the articles are escaped, so that opening it touches no network and
 * runs nothing, whatever the files held. */
#include "config.h"

#include "export/bang-export-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "export/bang-card-private.h"

static const char style[] =
  ":root{color-scheme:light dark;--ink:#1c1c1c;--paper:#fff;--quiet:#5a5a5a;--card:#f4f5f7;--line:#d6d8dc;--link:#1a5fb4}\n"
  "@media (prefers-color-scheme:dark){:root{--ink:#e8e8e8;--paper:#1e1e1e;--quiet:#a8a8a8;--card:#2a2a2c;--line:#48484c;--link:#78aeed}}\n"
  "body{margin:0 auto;padding:1.5rem;max-width:44rem;background:var(--paper);color:var(--ink);"
  "font:1rem/1.55 \"Noto Serif\",\"Noto Sans\",\"DejaVu Serif\",serif}\n"
  "h1,h2,h3,nav,dl,footer{font-family:\"Noto Sans\",Cantarell,\"DejaVu Sans\",sans-serif}\n"
  "h1,h2{line-height:1.25}h3{font-size:1rem}a{color:var(--link)}\n"
  "nav ol{padding-left:1.5rem}nav li{margin:.25rem 0}nav small,.source{color:var(--quiet)}\n"
  "article{margin:2rem 0;overflow-wrap:break-word}article+article{border-top:1px solid var(--line);padding-top:1rem}\n"
  "dl{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.75rem 1rem;font-size:.9rem}\n"
  "dt{font-weight:bold;margin-top:.5rem}dt:first-child{margin-top:0}dd{margin:.1rem 0 .1rem 1rem}\n"
  ".lead{font-weight:bold}.caption{color:var(--quiet);font-size:.9rem;font-style:italic;border-left:3px solid var(--line);padding-left:.75rem}\n"
  "@media print{:root{--ink:#000;--paper:#fff;--quiet:#444;--card:#fff;--line:#999;--link:#000}"
  "body{max-width:none;padding:0;font-size:10.5pt}article{break-before:page;margin:0}nav+article,h1+article{break-before:auto}"
  "article+article{border:0}h2,h3,dt{break-after:avoid}dl,dd,.caption{break-inside:avoid}a{text-decoration:none}"
  "p{orphans:3;widows:3}}\n";

/**
 * bang_export_append_html:
 * @out: where to
 * @text: (nullable): valid UTF-8
 * @len: its length in bytes, -1 when it ends in NUL
 *
 * Appends @text as HTML text, also fit for a quoted attribute. Control
 * characters, which HTML has no way to write, become spaces.
 */
void
bang_export_append_html (GString    *out,
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

      switch (c)
        {
        case '&':
          g_string_append (out, "&amp;");
          break;
        case '<':
          g_string_append (out, "&lt;");
          break;
        case '>':
          g_string_append (out, "&gt;");
          break;
        case '"':
          g_string_append (out, "&quot;");
          break;
        case '\'':
          g_string_append (out, "&#39;");
          break;
        default:
          if (g_unichar_iscntrl (c) || (c & 0xfffe) == 0xfffe)
            c = ' ';
          g_string_append_unichar (out, c);
          break;
        }
    }
}

/* An element with words in it; dir="auto" keeps a right-to-left name, or a
 * hostile override, from turning what stands around it. */
static void
append_element (GString    *out,
                const char *tag,
                const char *class_name,
                const char *text,
                gssize      len)
{
  g_string_append_printf (out, "<%s dir=\"auto\"", tag);
  if (class_name != NULL)
    g_string_append_printf (out, " class=\"%s\"", class_name);
  g_string_append_c (out, '>');
  bang_export_append_html (out, text, len);
  g_string_append_printf (out, "</%s>\n", tag);
}

static void
html_begin (BangExporter *exporter)
{
  GString *out = exporter->out;

  g_string_append (out,
    "<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
  bang_export_append_html (out, _("Articles from Bang Giao"), -1);
  g_string_append_printf (out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n", style);

  if (exporter->total > 1)
    {
      append_element (out, "h1", NULL, _("Articles from Bang Giao"), -1);
      g_string_append (out, "<nav>\n");
      append_element (out, "h2", NULL, _("Contents"), -1);
      g_string_append (out, "<ol>\n");
    }
}

static void
html_contents (BangExporter   *exporter,
               BangArticleRow *row)
{
  GString *out = exporter->out;
  g_autofree char *day = bang_card_date (row->date);

  g_string_append (out, "<li><a href=\"#a-");
  bang_export_append_html (out, row->uuid, -1);
  g_string_append (out, "\"><bdi>");
  bang_export_append_html (out, row->title, -1);
  g_string_append (out, "</bdi></a>");
  if (day != NULL)
    g_string_append_printf (out, " <small>%s</small>", day);
  g_string_append (out, "</li>\n");
}

static void
html_body (BangExporter *exporter)
{
  if (exporter->total > 1)
    g_string_append (exporter->out, "</ol>\n</nav>\n");
}

static void
append_fields (GString   *out,
               GPtrArray *fields)
{
  if (fields->len == 0)
    return;

  g_string_append (out, "<dl>\n");
  for (guint i = 0; i < fields->len; i++)
    {
      const BangCardField *field = g_ptr_array_index (fields, i);

      append_element (out, "dt", NULL, field->label, -1);
      for (guint j = 0; j < field->values->len; j++)
        append_element (out, "dd", NULL, g_ptr_array_index (field->values, j), -1);
    }
  g_string_append (out, "</dl>\n");
}

static void
append_paragraph_cb (BangZoneKind  kind,
                     const char   *text,
                     gsize         len,
                     gpointer      user_data)
{
  const char *class_name = NULL;

  if (kind == BANG_ZONE_LEAD)
    class_name = "lead";
  else if (kind == BANG_ZONE_CAPTION)
    class_name = "caption";
  append_element (user_data, "p", class_name, text, (gssize) len);
}

static void
html_article (BangExporter *exporter,
              BangArticle  *article)
{
  const BangArticleRow *row = article->row;
  GString *out = exporter->out;
  g_autoptr(BangCard) card = bang_card_new (article);

  g_string_append (out, "<article id=\"a-");
  bang_export_append_html (out, row->uuid, -1);
  g_string_append (out, "\">\n");
  append_element (out, exporter->total > 1 ? "h2" : "h1", NULL, row->title, -1);
  if (row->source != NULL)
    append_element (out, "p", "source", row->source, -1);
  append_fields (out, card->event);
  bang_card_foreach_paragraph (article, append_paragraph_cb, out);
  if (card->entities->len > 0)
    append_element (out, "h3", NULL, _("Named in the article"), -1);
  append_fields (out, card->entities);
  g_string_append (out, "</article>\n");
}

static void
html_end (BangExporter *exporter)
{
  g_string_append (exporter->out, "</body>\n</html>\n");
}

const BangExportWriter bang_export_html = {
  .begin = html_begin,
  .contents = html_contents,
  .body = html_body,
  .article = html_article,
  .end = html_end,
};
