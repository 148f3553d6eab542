/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Two levels of sameness of Vietnamese words:
 *
 *  exact   lower case, one normal form, one tone placement (hòa = hoà,
 *          thủy = thuỷ, but quý stays quý), U+00D0 read as Đ. Marks count.
 *  plain   the same without marks: đ is d, ă â a, ê e, ô ơ o, ư u.
 */
char     *bang_fold_exact     (const char *text,
                               gssize      len);
char     *bang_fold_plain     (const char *text,
                               gssize      len);
gboolean  bang_fold_has_marks (const char *text,
                               gssize      len);

gsize     bang_fold_letters   (const char *word,
                               gsize       len,
                               char       *plain,
                               gsize       size);

/* The other spelling of an exactly folded word that ends in an open rime:
 * hòa -> hoà. For beginnings of words, which may yet grow into hoàn. */
char     *bang_fold_other_placement (const char *exact);

/* For comparing names and phrases: exact folding, white space runs (with NBSP)
 * made one space, every Unicode dash made "-", ends trimmed of white space. */
char     *bang_fold_key       (const char *text,
                               gssize      len);

G_END_DECLS
