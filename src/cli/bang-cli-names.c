/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an argument names: an article, a name or an event of the library. Any
 * thread. */
#include "config.h"

#include "cli/bang-cli-names.h"

#include <glib/gi18n.h>
#include <string.h>

#include "library/bang-browse.h"
#include "library/bang-decide.h"

/**
 * bang_cli_find_article:
 * @library: the library
 * @name: an article's number or uuid
 * @error: (out) (optional): %BANG_LIBRARY_ERROR_NOT_FOUND
 *
 * Returns: the article's number, 0 when there is none of that name
 */
gint64
bang_cli_find_article (BangLibrary  *library,
                       const char   *name,
                       GError      **error)
{
  gint64 id = 0;
  guint64 number = 0;
  g_autofree char *shown = NULL;

  if (g_ascii_string_to_unsigned (name, 10, 1, G_MAXINT64, &number, NULL))
    id = (gint64) number;
  else if (g_uuid_string_is_valid (name))
    id = bang_library_find_uuid (library, name);
  if (id > 0)
    return id;

  shown = g_filename_display_name (name);
  g_set_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND,
               _("There is no article “%s” in the library. "
                 "“search” shows the number and uuid of each article."), shown);
  return 0;
}

/**
 * bang_cli_set_error:
 * @error: (out) (optional): return location
 * @format: a sentence about arguments, which are bytes; it is made text
 *
 * Returns: %FALSE
 */
gboolean
bang_cli_set_error (GError     **error,
                    const char  *format,
                    ...)
{
  g_autofree char *bytes = NULL;
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  bytes = g_strdup_vprintf (format, args);
  va_end (args);
  text = g_utf8_make_valid (bytes, -1);
  g_set_error_literal (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND, text);
  return FALSE;
}

static void
set_ambiguous (GError     **error,
               const char  *name,
               GArray      *ids)
{
  g_autoptr(GString) numbers = g_string_new (NULL);

  for (guint i = 0; i < MIN (ids->len, 10); i++)
    g_string_append_printf (numbers, "%s%" G_GINT64_FORMAT, i > 0 ? ", " : "", g_array_index (ids, gint64, i));
  g_set_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_FAILED,
               _("“%s” is the name of several. Give one by its number: %s."), name, numbers->str);
}

/**
 * bang_cli_find_entity:
 * @text: a number, uuid or exact name, perhaps with "entity:" before it
 * @id: (out): the name that is meant
 *
 * Returns: %FALSE with @error when there is none, or are several
 */
gboolean
bang_cli_find_entity (BangLibrary  *library,
                      const char   *text,
                      gint64       *id,
                      GError      **error)
{
  g_autoptr(GArray) ids = NULL;
  g_autofree char *name = NULL;
  guint64 number;

  if (g_str_has_prefix (text, "entity:"))
    text += strlen ("entity:");
  if (g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &number, NULL))
    {
      *id = (gint64) number;
      return TRUE;
    }

  name = g_utf8_make_valid (text, -1);
  ids = bang_library_find_entities (library, name, NULL, error);
  if (ids == NULL)
    return FALSE;
  if (ids->len == 0)
    return bang_cli_set_error (error,
                               _("There is no name “%s” in the library. “show” tells which names an article has."),
                               text);
  if (ids->len > 1)
    {
      set_ambiguous (error, name, ids);
      return FALSE;
    }
  *id = g_array_index (ids, gint64, 0);
  return TRUE;
}

/**
 * bang_cli_find_event:
 * @text: "event:ARTICLE.N", "event:ID", or an article for its main event
 * @event: (out): which event that is; only its article is looked for
 *
 * Returns: %FALSE with @error when the article is not there
 */
gboolean
bang_cli_find_event (BangLibrary   *library,
                     const char    *text,
                     BangCliEvent  *event,
                     GError       **error)
{
  g_autofree char *article = NULL;
  const char *dot;
  guint64 number;

  event->n = 0;
  if (!g_str_has_prefix (text, "event:"))
    {
      event->article = bang_cli_find_article (library, text, error);
      return event->article != 0;
    }

  text += strlen ("event:");
  if (g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &number, NULL))
    {
      event->article = BANG_EVENT_ID_ARTICLE (number);
      event->n = BANG_EVENT_ID_N (number);
      return event->article != 0 || bang_cli_set_error (error, _("There is no event “%s” in the library."), text);
    }
  dot = strrchr (text, '.');
  if (dot == NULL || !g_ascii_string_to_unsigned (dot + 1, 10, 1, 4096, &number, NULL))
    return bang_cli_set_error (error,
                               _("“%s” is no event. Give event:ARTICLE.N with the number of an article and of its event."),
                               text);
  article = g_strndup (text, (gsize) (dot - text));
  event->article = bang_cli_find_article (library, article, error);
  event->n = (guint) number - 1;
  return event->article != 0;
}
