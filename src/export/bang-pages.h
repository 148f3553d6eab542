/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include "library/bang-library-types.h"
#include "library/bang-personal.h"

G_BEGIN_DECLS

/* One article set in pages, the same for a printer and for a PDF file. Lengths
 * are points, 72 an inch. One thread at a time. */
typedef struct _BangPages BangPages;

typedef enum
{
  BANG_PAGES_TEXT  = 0,
  BANG_PAGES_FACTS = 1 << 0,   /* what took place, above the text */
  BANG_PAGES_NOTES = 1 << 1,   /* the reader's notes, below it */
} BangPagesFlags;

BangPages *bang_pages_new         (BangArticle    *article,
                                   BangPersonal   *personal,
                                   double          width,
                                   double          height,
                                   BangPagesFlags  flags);
void       bang_pages_free        (BangPages      *self);
guint      bang_pages_get_n_pages (BangPages      *self);
void       bang_pages_draw        (BangPages      *self,
                                   guint           page,
                                   cairo_t        *cr,
                                   guint           number,
                                   guint           total);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangPages, bang_pages_free)

G_END_DECLS
