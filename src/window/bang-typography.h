/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "text/bang-span.h"

G_BEGIN_DECLS

/* What the reading view and its like are set in. */
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

double         bang_typography_line_factor     (PangoContext  *context,
                                                const char    *family);
int            bang_typography_measure         (PangoContext  *context,
                                                const char    *family,
                                                double         points,
                                                guint          n_chars);
PangoLanguage *bang_typography_get_language    (void);
void           bang_typography_apply           (GtkWidget     *label);

/* Distance of the lines of running text, in sizes of the font. */
#define BANG_TYPOGRAPHY_LINE_HEIGHT 1.55

/* How many characters a line of running text holds. */
#define BANG_TYPOGRAPHY_MEASURE 68

G_END_DECLS
