/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/model-fixture.h"
#include "window/bang-window-private.h"

G_BEGIN_DECLS

/* A real window over a library of its own, on whatever screen there is. */
typedef struct
{
  char        *folder;
  char        *articles;   /* a folder with some to import */
  BangArchive *archive;
  BangWindow  *window;
} WindowFixture;

void    window_fixture_set_up    (WindowFixture *fixture,
                                  gconstpointer  n_articles);
void    window_fixture_tear_down (WindowFixture *fixture,
                                  gconstpointer  n_articles);
void    window_fixture_act       (WindowFixture *fixture,
                                  const char    *action,
                                  const char    *format,
                                  ...);
void    window_fixture_write_article (WindowFixture *fixture,
                                  guint          number);
gint64  window_fixture_id        (WindowFixture *fixture,
                                  guint          position);
guint   window_fixture_n_rows    (WindowFixture *fixture);
const char *window_fixture_view  (WindowFixture *fixture);
gboolean window_fixture_has_label   (GtkWidget     *widget,
                                  const char    *text);
GArray *window_fixture_dup_heights (WindowFixture *fixture);

#define WAIT_LABEL(widget, text) WAIT_UNTIL (window_fixture_has_label (GTK_WIDGET (widget), text))

#define WINDOW_TEST(name, count, func)                                       \
  g_test_add (name, WindowFixture, GUINT_TO_POINTER (count),                 \
              window_fixture_set_up, func, window_fixture_tear_down)

G_END_DECLS
