/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk and a memory that fail when they are told to, between SQLite and the
 * machine. Set up once, before anything else uses SQLite. */
#pragma once

#include <glib.h>

/* What fails. */
typedef enum
{
  FAULT_DISK,
  FAULT_MEMORY,
} FaultKind;

void    fault_init   (void);
void    fault_arm    (FaultKind  kind,
                      gint       n,
                      gboolean   lasting);
gint    fault_disarm (void);
