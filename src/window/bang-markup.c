/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The one place where text of unknown origin becomes markup. Labels of our own
 * take text as text; a few widgets of libadwaita (toasts, descriptions of status
 * pages, titles of rows) read markup, and there is no telling them not to. Any
 * thread.
 */
#include "config.h"

#include "window/bang-markup.h"

#include "text/bang-normal.h"

/**
 * bang_markup_escape:
 * @text: bytes of unknown origin
 *
 * Returns: (transfer full): markup that shows @text, made safe for the screen,
 *   and does nothing else
 */
char *
bang_markup_escape (const char *text)
{
  g_autofree char *shown = bang_normal_for_screen (text);

  return g_markup_escape_text (shown, -1);
}
