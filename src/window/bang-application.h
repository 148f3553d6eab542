/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "model/bang-archive.h"

G_BEGIN_DECLS

/* The program: one instance, one library, any number of windows on it. */
#define BANG_TYPE_APPLICATION (bang_application_get_type ())
G_DECLARE_FINAL_TYPE (BangApplication, bang_application, BANG, APPLICATION, AdwApplication)

BangApplication *bang_application_new         (void);
BangArchive     *bang_application_get_archive (BangApplication *self);

G_END_DECLS
