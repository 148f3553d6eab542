/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "text/bang-span.h"

G_BEGIN_DECLS

/* A font description that the reading view and its like can be set in. */
typedef struct
{
  char     *family;
  double    points;
  gboolean  replaced;   /* the wanted family lacks Vietnamese letters, or is not there */
} BangTypeface;

PangoAttrList *bang_typography_dup_attrs       (const char    *text);
PangoAttrList *bang_typography_dup_hit_attrs   (const char    *text,
                                                GArray        *hits);
GArray        *bang_typography_find_han        (const char    *text,
                                                gsize          len);
gboolean       bang_typography_covers          (PangoContext  *context,
                                                const char    *family);
char          *bang_typography_choose_family   (PangoContext  *context,
                                                const char    *wanted,
                                                gboolean      *replaced);
void           bang_typography_choose          (PangoContext  *context,
                                                const char    *font_name,
                                                gboolean       serif,
                                                BangTypeface  *typeface);
void           bang_typeface_clear             (BangTypeface  *self);

/* Line height of running text, as a factor of the font's own. */
#define BANG_TYPOGRAPHY_LINE_HEIGHT 1.5

/* How many characters a line of running text holds. */
#define BANG_TYPOGRAPHY_MEASURE 68

PangoLanguage *bang_typography_get_language    (void);
void           bang_typography_apply           (GtkWidget     *label);

G_END_DECLS
