/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By which rules and tables an article was read. Any thread. */
#include "extract/bang-extract.h"

#include "text/bang-table.h"

/**
 * bang_extract_get_version:
 *
 * Says by which rules (%BANG_EXTRACT_VERSION) and tables bang_extract() reads.
 * It changes with any of their rows, not with a comment; of two of these
 * numbers neither is the later one. The first call of the process takes a third
 * of a millisecond, any other nothing: the main thread may ask.
 *
 * Returns: a positive number, the same in every run of the program
 */
int
bang_extract_get_version (void)
{
  static gsize version = 0;

  if (g_once_init_enter (&version))
    {
      guint64 digest = bang_table_digest_all () * (2 * BANG_EXTRACT_VERSION + 1);

      /* Never 0, which g_once_init_leave() does not take. */
      g_once_init_leave (&version, MAX ((gsize) (digest >> 32) & G_MAXINT32, 1));
    }
  return (int) version;
}
