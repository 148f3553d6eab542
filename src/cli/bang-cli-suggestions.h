/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/bang-cli.h"
#include "library/bang-suggest.h"

G_BEGIN_DECLS

gboolean bang_cli_list_suggestions (BangCli                     *cli,
                                    BangLibrary                 *library,
                                    const BangSuggestionFilter  *filter,
                                    guint                        limit,
                                    GCancellable                *cancellable,
                                    GError                     **error);
gint64   bang_cli_parse_suggestion (const char                  *text,
                                    GError                     **error);

G_END_DECLS
