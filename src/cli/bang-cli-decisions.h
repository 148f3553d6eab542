/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/bang-cli.h"

G_BEGIN_DECLS

gboolean bang_cli_list_decisions   (BangCli       *cli,
                                    BangLibrary   *library,
                                    guint          limit,
                                    GError       **error);
gboolean bang_cli_print_decided    (BangCli       *cli,
                                    BangLibrary   *library,
                                    gint64         seq,
                                    gint64         new_id,
                                    GError       **error);
gboolean bang_cli_export_decisions (BangCli       *cli,
                                    BangLibrary   *library,
                                    const char    *path,
                                    GCancellable  *cancellable,
                                    GError       **error);
gboolean bang_cli_replay_decisions (BangCli       *cli,
                                    BangLibrary   *library,
                                    const char    *path,
                                    GCancellable  *cancellable,
                                    GError       **error);

G_END_DECLS
