/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/bang-document.h"

G_BEGIN_DECLS

/* The largest file that is read, in bytes. A news article is a few kilobytes;
 * the bound keeps memory flat when a folder holds a disk image named .txt. */
#define BANG_READER_MAX_BYTES (16 * 1024 * 1024)

GBytes       *bang_reader_load (const char    *path,
                                GCancellable  *cancellable,
                                GError       **error);
BangDocument *bang_reader_read (const char    *path,
                                GCancellable  *cancellable,
                                GError       **error);
gboolean      bang_reader_can_read (const char *path);

G_END_DECLS
