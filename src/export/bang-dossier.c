/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The briefing on a counterpart as Markdown or as one HTML file that needs
 * nothing else. Words out of the library are escaped as in the exports of
 * articles: they can be nothing but words.
 *
 * Blocking, any thread. */
#include "config.h"

#include "export/bang-dossier-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "export/bang-export-private.h"

static const char style[] =
  ":root{color-scheme:light dark;--ink:#1c1c1c;--paper:#fff;--quiet:#5a5a5a;--line:#d6d8dc;--link:#1a5fb4}\n"
  "@media (prefers-color-scheme:dark){:root{--ink:#e8e8e8;--paper:#1e1e1e;--quiet:#a8a8a8;--line:#48484c;--link:#78aeed}}\n"
  "body{margin:0 auto;padding:1.5rem;max-width:46rem;background:var(--paper);color:var(--ink);"
  "font:.95rem/1.5 \"Noto Sans\",Cantarell,\"DejaVu Sans\",sans-serif;overflow-wrap:break-word}\n"
  "h1{font-size:1.5rem;margin-bottom:.2rem}h2{font-size:1.1rem;margin:1.2rem 0 .3rem;border-bottom:1px solid var(--line)}\n"
  ".note{color:var(--quiet)}ul{padding-left:1.2rem}li{margin:.35rem 0}li ul li{margin:0}\n"
  "time{font-weight:bold}blockquote{margin:.2rem 0 .2rem .2rem;padding-left:.6rem;border-left:3px solid var(--line);"
  "color:var(--quiet);font-size:.9rem}a{color:var(--link)}\n"
  "@media print{:root{--ink:#000;--paper:#fff;--quiet:#444;--line:#999;--link:#000}"
  "body{max-width:none;padding:0;font-size:9.5pt}h2{break-after:avoid}li,blockquote{break-inside:avoid}a{text-decoration:none}}\n";

/* Whether the next line of the section has the same sentence of the same
 * article: it is then quoted once, after the last of them. */
static gboolean
is_quoted_later (const BangDossierSection *section,
                 guint                     i)
{
  const BangDossierLine *line = g_ptr_array_index (section->lines, i);
  const BangDossierLine *next;

  if (i + 1 >= section->lines->len)
    return FALSE;
  next = g_ptr_array_index (section->lines, i + 1);
  return strcmp (line->quote, next->quote) == 0 && line->sources->len > 0 && next->sources->len > 0 &&
         g_array_index (line->sources, guint, 0) == g_array_index (next->sources, guint, 0);
}

static gboolean
is_first_citation (GArray *sources,
                   guint   i)
{
  for (guint j = 0; j < i; j++)
    {
      if (g_array_index (sources, guint, j) == g_array_index (sources, guint, i))
        return FALSE;
    }
  return TRUE;
}

static void
append_markdown_line (GString                  *out,
                      const BangDossierSection *section,
                      guint                     i)
{
  const BangDossierLine *line = g_ptr_array_index (section->lines, i);

  g_string_append (out, "- ");
  if (line->day != NULL)
    {
      g_string_append (out, "**");
      bang_export_append_markdown (out, line->day, -1);
      g_string_append (out, "** ");
    }
  bang_export_append_markdown (out, line->text, -1);
  for (guint j = 0; j < line->sources->len; j++)
    {
      if (is_first_citation (line->sources, j))
        g_string_append_printf (out, " \\[%u\\]", g_array_index (line->sources, guint, j));
    }
  g_string_append_c (out, '\n');
  for (guint j = 0; j < line->details->len; j++)
    {
      g_string_append (out, "  - ");
      bang_export_append_markdown (out, g_ptr_array_index (line->details, j), -1);
      g_string_append_c (out, '\n');
    }
  if (*line->quote != '\0' && !is_quoted_later (section, i))
    {
      g_string_append (out, "\n  > “");
      bang_export_append_markdown (out, line->quote, -1);
      g_string_append (out, "”\n\n");
    }
}

static void
write_markdown (const BangDossier *dossier,
                GString           *out)
{
  g_string_append (out, "# ");
  bang_export_append_markdown (out, dossier->title, -1);
  g_string_append_c (out, '\n');
  if (dossier->subtitle != NULL)
    {
      g_string_append_c (out, '\n');
      bang_export_append_markdown (out, dossier->subtitle, -1);
      g_string_append_c (out, '\n');
    }

  for (guint i = 0; i < dossier->sections->len; i++)
    {
      const BangDossierSection *section = g_ptr_array_index (dossier->sections, i);

      g_string_append (out, "\n## ");
      bang_export_append_markdown (out, section->heading, -1);
      g_string_append (out, "\n\n");
      if (section->note != NULL)
        {
          bang_export_append_markdown (out, section->note, -1);
          g_string_append (out, "\n\n");
        }
      for (guint j = 0; j < section->lines->len; j++)
        append_markdown_line (out, section, j);
    }

  if (dossier->sources->len > 0)
    g_string_append_printf (out, "\n## %s\n\n", _("Sources"));
  for (guint i = 0; i < dossier->sources->len; i++)
    {
      g_string_append_printf (out, "%u. ", i + 1);
      bang_export_append_markdown (out, g_ptr_array_index (dossier->sources, i), -1);
      g_string_append_c (out, '\n');
    }
}

static void
append_element (GString    *out,
                const char *tag,
                const char *class_name,
                const char *text)
{
  g_string_append_printf (out, "<%s dir=\"auto\"", tag);
  if (class_name != NULL)
    g_string_append_printf (out, " class=\"%s\"", class_name);
  g_string_append_c (out, '>');
  bang_export_append_html (out, text, -1);
  g_string_append_printf (out, "</%s>\n", tag);
}

static void
append_html_line (GString                  *out,
                  const BangDossierSection *section,
                  guint                     i)
{
  const BangDossierLine *line = g_ptr_array_index (section->lines, i);

  g_string_append (out, "<li dir=\"auto\">");
  if (line->day != NULL)
    {
      g_string_append (out, "<time>");
      bang_export_append_html (out, line->day, -1);
      g_string_append (out, "</time> ");
    }
  g_string_append (out, "<bdi>");
  bang_export_append_html (out, line->text, -1);
  g_string_append (out, "</bdi>");
  for (guint j = 0; j < line->sources->len; j++)
    {
      guint number = g_array_index (line->sources, guint, j);

      if (is_first_citation (line->sources, j))
        g_string_append_printf (out, " <a href=\"#s-%u\">[%u]</a>", number, number);
    }
  if (line->details->len > 0)
    {
      g_string_append (out, "\n<ul>\n");
      for (guint j = 0; j < line->details->len; j++)
        append_element (out, "li", NULL, g_ptr_array_index (line->details, j));
      g_string_append (out, "</ul>");
    }
  if (*line->quote != '\0' && !is_quoted_later (section, i))
    {
      g_string_append (out, "\n<blockquote dir=\"auto\">“");
      bang_export_append_html (out, line->quote, -1);
      g_string_append (out, "”</blockquote>");
    }
  g_string_append (out, "</li>\n");
}

static void
append_html_section (GString                  *out,
                     const BangDossierSection *section)
{
  append_element (out, "h2", NULL, section->heading);
  if (section->note != NULL)
    append_element (out, "p", "note", section->note);
  if (section->lines->len == 0)
    return;
  g_string_append (out, "<ul>\n");
  for (guint i = 0; i < section->lines->len; i++)
    append_html_line (out, section, i);
  g_string_append (out, "</ul>\n");
}

static void
write_html (const BangDossier *dossier,
            GString           *out)
{
  g_string_append (out,
    "<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
  bang_export_append_html (out, dossier->title, -1);
  g_string_append_printf (out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n", style);
  append_element (out, "h1", NULL, dossier->title);
  if (dossier->subtitle != NULL)
    append_element (out, "p", "note", dossier->subtitle);
  for (guint i = 0; i < dossier->sections->len; i++)
    append_html_section (out, g_ptr_array_index (dossier->sections, i));

  if (dossier->sources->len > 0)
    {
      append_element (out, "h2", NULL, _("Sources"));
      g_string_append (out, "<ol>\n");
      for (guint i = 0; i < dossier->sources->len; i++)
        {
          g_string_append_printf (out, "<li id=\"s-%u\" dir=\"auto\">", i + 1);
          bang_export_append_html (out, g_ptr_array_index (dossier->sources, i), -1);
          g_string_append (out, "</li>\n");
        }
      g_string_append (out, "</ol>\n");
    }
  g_string_append (out, "</body>\n</html>\n");
}

/**
 * bang_dossier_format_from_path:
 * @path: (nullable): a file name
 *
 * Returns: HTML for a name that ends in .html or .htm, else Markdown
 */
BangDossierFormat
bang_dossier_format_from_path (const char *path)
{
  g_autofree char *lower = path != NULL ? g_ascii_strdown (path, -1) : NULL;

  if (lower != NULL && (g_str_has_suffix (lower, ".html") || g_str_has_suffix (lower, ".htm")))
    return BANG_DOSSIER_HTML;
  return BANG_DOSSIER_MARKDOWN;
}

/**
 * bang_dossier_write:
 * @library: the library
 * @name: a person, a body, a place or a side: a number, a uuid or a name
 * @format: how it is laid out
 * @out: what it is appended to
 * @cancellable: (nullable): ends it
 * @error: return location; %BANG_LIBRARY_ERROR_NOT_FOUND when the library knows
 *   nothing of @name
 *
 * Writes a briefing of about two pages: who they are, when one met and who led
 * each side, what was signed, what was proposed by whom, what is open; each line
 * with its article and its sentence.
 */
gboolean
bang_dossier_write (BangLibrary        *library,
                    const char         *name,
                    BangDossierFormat   format,
                    GString            *out,
                    GCancellable       *cancellable,
                    GError            **error)
{
  g_autoptr (BangDossier) dossier = NULL;

  g_return_val_if_fail (BANG_IS_LIBRARY (library), FALSE);
  g_return_val_if_fail (name != NULL && out != NULL, FALSE);

  dossier = bang_dossier_new (library, name, cancellable, error);
  if (dossier == NULL)
    return FALSE;

  if (format == BANG_DOSSIER_HTML)
    write_html (dossier, out);
  else
    write_markdown (dossier, out);
  return TRUE;
}

/**
 * bang_dossier_to_file:
 * @library: the library
 * @name: a person, a body, a place or a side
 * @path: (type filename): the file, which is then whole or as it was; its ending
 *   tells the format
 * @cancellable: (nullable): ends it
 * @error: return location
 */
gboolean
bang_dossier_to_file (BangLibrary   *library,
                      const char    *name,
                      const char    *path,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) local_error = NULL;
  g_autofree char *shown = NULL;

  if (!bang_dossier_write (library, name, bang_dossier_format_from_path (path), out, cancellable, error))
    return FALSE;
  if (g_file_set_contents_full (path, out->str, (gssize) out->len,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, &local_error))
    return TRUE;

  shown = g_filename_display_name (path);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _("“%s” could not be written: %s. Choose another place."), shown, local_error->message);
  return FALSE;
}
