/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By which rules and tables an article was read. Any thread. */
#include "extract/bang-extract.h"

#include <stdlib.h>
#include <string.h>

#include "text/bang-table.h"

static int
compare_names (const void *a,
               const void *b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

static gsize
work_out (void)
{
  static const int rules = BANG_EXTRACT_VERSION;
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_auto(GStrv) names = bang_table_list ();
  guint8 digest[32];
  gsize size = sizeof digest;
  guint version;

  g_checksum_update (checksum, (const guchar *) &rules, sizeof rules);
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr(BangTable) table = bang_table_load (names[i]);

      bang_table_digest (table, checksum);
    }

  g_checksum_get_digest (checksum, digest, &size);
  version = (guint) digest[0] << 24 | (guint) digest[1] << 16 | (guint) digest[2] << 8 | digest[3];
  /* Never 0, which g_once_init_leave() does not take. */
  return MAX (version & G_MAXINT32, 1);
}

/**
 * bang_extract_get_version:
 *
 * Says by which rules (%BANG_EXTRACT_VERSION) and tables bang_extract() reads.
 * It changes with any of their cells, not with a comment; of two of these
 * numbers neither is the later one.
 *
 * Returns: a positive number, the same in every run of the program
 */
int
bang_extract_get_version (void)
{
  static gsize version = 0;

  if (g_once_init_enter (&version))
    g_once_init_leave (&version, work_out ());
  return (int) version;
}
