/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of extraction share: stories from tables. Test programs only. */

#include "extract-util.h"

#include <string.h>

#include "text/bang-table.h"

BangDocument *
extract_test_document (const char *story)
{
  g_auto (GStrv) paragraphs = g_strsplit (story, " ¶ ", -1);
  g_autofree char *text = g_strjoinv ("\n\n", paragraphs);

  return bang_document_new_from_text (text, -1);
}

char *
extract_test_words (BangDocument *document,
                    BangSpan      span)
{
  gsize len;
  const char *text = bang_document_get_text (document, &len);

  g_assert_cmpuint (span.end, <=, len);
  return g_strndup (text + span.start, span.end - span.start);
}

void
extract_test_table (BangLexicon  *lexicon,
                    const char   *name,
                    char       *(*describe) (const BangFacts *facts))
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "extract", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BangTable) table = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *data = NULL;
  int story;
  int expected;
  gsize len;

  g_file_get_contents (path, &data, &len, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (data, len);
  table = bang_table_new (name, bytes, &error);
  g_assert_no_error (error);
  story = bang_table_column (table, "story");
  expected = bang_table_column (table, "expected");
  g_assert_cmpuint (bang_table_n_rows (table), >, 3);

  for (guint row = 0; row < bang_table_n_rows (table); row++)
    {
      g_autoptr (BangDocument) document = extract_test_document (bang_table_cell (table, row, story));
      g_autoptr (BangFacts) facts = bang_extract (lexicon, document);
      g_autofree char *found = describe (facts);

      if (g_strcmp0 (found, bang_table_cell (table, row, expected)) != 0)
        {
          g_test_message ("%s\n  found    %s\n  expected %s", bang_table_cell (table, row, story), found,
                          bang_table_cell (table, row, expected));
          g_test_fail ();
        }
    }
}
