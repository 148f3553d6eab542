/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints what each line of the files given is: "line<TAB>kind<TAB>text". For
 * writing the expected zones of a layout, and for finding out why a line went
 * where it went.
 */

#include <locale.h>

#include "document/bang-reader.h"

int
main (int    argc,
      char **argv)
{
  int status = 0;

  setlocale (LC_ALL, "");
  for (int i = 1; i < argc; i++)
    {
      g_autoptr (BangDocument) document = NULL;
      g_autoptr (GError) error = NULL;
      const BangZone *zones;
      const char *text;
      guint n_zones;

      document = bang_reader_read (argv[i], NULL, &error);
      if (document == NULL)
        {
          g_printerr ("%s: %s\n", argv[i], error->message);
          status = 1;
          continue;
        }
      text = bang_document_get_text (document, NULL);
      zones = bang_document_get_zones (document, &n_zones);
      g_print ("# %s\t%s\t%s\n", argv[i], bang_document_get_encoding (document),
               bang_document_get_dateline (document) != NULL ? bang_document_get_dateline (document) : "");
      for (guint z = 0; z < n_zones; z++)
        {
          g_print ("%u\t%s\t%.*s\n", zones[z].line, bang_zone_kind_to_string (zones[z].kind),
                   (int) (zones[z].span.end - zones[z].span.start), text + zones[z].span.start);
        }
    }
  return status;
}
