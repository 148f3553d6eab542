/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a concordance as a table: CSV as for articles, with the same
 * guard against words that a spreadsheet would calculate. Column names are
 * stable and not translated. */
#include "config.h"

#include "export/bang-concordance-file.h"

#include "export/bang-export-private.h"

#define BOM "\xef\xbb\xbf"

static void
append_row (GString                   *out,
            const BangConcordanceLine *line)
{
  const BangDay *day = &line->date;
  g_autofree char *date = NULL;
  const char *cells[6];

  /* What is not known is 00, as in the table of articles. */
  date = day->year == 0 && day->month == 0 && day->day == 0
         ? g_strdup ("")
         : g_strdup_printf ("%04u-%02u-%02u", day->year, day->month, day->day);
  cells[0] = line->left;
  cells[1] = line->keyword;
  cells[2] = line->right;
  cells[3] = date;
  cells[4] = line->title;
  cells[5] = line->source;
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      bang_export_append_cell (out, cells[i], ',', 0);
    }
  g_string_append (out, "\r\n");
}

/**
 * bang_concordance_save_csv:
 * @concordance: lines
 * @order: (nullable) (array): their order, %NULL for their own
 * @path: the file to write
 * @error: return location
 *
 * Writes the lines with their context, whole or not at all.
 *
 * Returns: whether the file was written
 */
gboolean
bang_concordance_save_csv (BangConcordance  *concordance,
                           const guint      *order,
                           const char       *path,
                           GError          **error)
{
  g_autoptr (GString) out = g_string_new (BOM "left,keyword,right,date,title,source\r\n");

  g_return_val_if_fail (concordance != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  for (guint i = 0; i < concordance->lines->len; i++)
    append_row (out, g_ptr_array_index (concordance->lines, order != NULL ? order[i] : i));

  return g_file_set_contents (path, out->str, (gssize) out->len, error);
}
