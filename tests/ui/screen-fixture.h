/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "window/bang-article-view.h"

G_BEGIN_DECLS

/* One widget in a window of its own, which writes down the actions of the real
 * window that the widget asks for. */
typedef struct
{
  GtkWidget *window;
  GPtrArray *activated;   /* (element-type utf8) "open-entity 100" */
} Screen;

void       screen_init             (Screen          *screen,
                                    GtkWidget       *child);
void       screen_clear            (Screen          *screen,
                                    GtkWidget       *child);
void       screen_spin_until_idle  (void);
void       screen_spin             (guint            milliseconds);
GtkWidget *screen_find_label       (GtkWidget       *widget,
                                    const char      *text);
void       screen_assert_label     (GtkWidget       *widget,
                                    const char      *text);
void       screen_click            (GtkWidget       *widget,
                                    const char      *text);
void       screen_assert_activated (Screen          *screen,
                                    const char      *expected);
void       screen_assert_no_markup (GtkWidget       *widget);
char      *screen_dup_slice        (BangArticleView *view,
                                    gsize            from,
                                    gsize            to);
GPtrArray *screen_dup_css          (GtkWidget       *widget,
                                    const char      *css_class);

G_END_DECLS
