/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BANG_TYPE_PREFERENCES (bang_preferences_get_type ())
G_DECLARE_FINAL_TYPE (BangPreferences, bang_preferences, BANG, PREFERENCES, AdwPreferencesWindow)

GtkWidget *bang_preferences_new (GtkWindow *parent);

G_END_DECLS
