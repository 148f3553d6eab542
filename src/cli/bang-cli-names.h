/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/bang-cli.h"

G_BEGIN_DECLS

/* Which event, by its article and number there, from 0. */
typedef struct
{
  gint64 article;
  guint  n;
} BangCliEvent;

gint64   bang_cli_find_article (BangLibrary   *library,
                                const char    *name,
                                GError       **error);
gboolean bang_cli_find_entity  (BangLibrary   *library,
                                const char    *text,
                                gint64        *id,
                                GError       **error);
gboolean bang_cli_find_event   (BangLibrary   *library,
                                const char    *text,
                                BangCliEvent  *event,
                                GError       **error);
gboolean bang_cli_set_error    (GError       **error,
                                const char    *format,
                                ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
