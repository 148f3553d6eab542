/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A way in which a name may be written in Chinese. */
typedef struct
{
  char *chinese;   /* 王宁 */
  char *pinyin;    /* Wáng Níng */
} BangHanName;

GArray *bang_han_names_of   (const char *name,
                             guint       max);
char   *bang_han_dup_pinyin (const char *name,
                             const char *chinese);

G_END_DECLS
