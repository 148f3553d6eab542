/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/bang-read.h"

G_BEGIN_DECLS

/* What stands before a complement. */
typedef enum
{
  BANG_COMPLEMENT_OFFICE = 1 << 0,  /* the head of an office: a person's name may end it */
  BANG_COMPLEMENT_ABROAD = 1 << 1,  /* an envoy: "tại" and a country may follow */
  BANG_COMPLEMENT_NAME   = 1 << 2,  /* an office complete in itself: capitals after it are a name */
} BangComplementFlags;

guint32 bang_read_complement (const BangScan *scan,
                              guint32         token,
                              guint           flags,
                              const char     *class);

G_END_DECLS
