/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bytes and code points, against GLib's own counting. */

#include <glib.h>
#include <string.h>

#include "text/bang-span.h"

static void
check (const char *text,
       gsize       len)
{
  g_autoptr (BangOffsets) offsets = bang_offsets_new (text, len);
  gsize chr = 0;
  gsize byte = 0;

  while (byte < len)
    {
      gsize next = (gsize) (g_utf8_next_char (text + byte) - text);

      g_assert_cmpuint (bang_offsets_to_char (offsets, byte), ==, chr);
      g_assert_cmpuint (bang_offsets_to_byte (offsets, chr), ==, byte);
      /* Inside a code point means its start. */
      for (gsize inside = byte; inside < next; inside++)
        g_assert_cmpuint (bang_offsets_to_char (offsets, inside), ==, chr);
      byte = next;
      chr++;
    }

  g_assert_cmpuint (bang_offsets_to_char (offsets, len), ==, chr);
  g_assert_cmpuint (bang_offsets_to_char (offsets, len + 1000), ==, chr);
  g_assert_cmpuint (bang_offsets_to_byte (offsets, chr), ==, len);
  g_assert_cmpuint (bang_offsets_to_byte (offsets, chr + 1000), ==, len);
}

static void
test_short (void)
{
  check ("", 0);
  check ("abc", 3);
  check ("Lào Cai", strlen ("Lào Cai"));
  check ("\360\237\221\251", 4);
}

static void
test_long (void)
{
  /* Lengths around the stretch of the table, with characters across its ends. */
  for (gsize pad = 250; pad < 260; pad++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (gsize i = 0; i < pad; i++)
        g_string_append_c (text, 'x');
      for (guint i = 0; i < 300; i++)
        g_string_append (text, i % 3 == 0 ? "ệ" : i % 3 == 1 ? "đ" : "\360\240\200\200");
      check (text->str, text->len);
    }
}

static void
test_ascii (void)
{
  g_autofree char *text = g_strnfill (5000, 'x');

  check (text, 5000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/span/short", test_short);
  g_test_add_func ("/text/span/long", test_long);
  g_test_add_func ("/text/span/ascii", test_ascii);

  return g_test_run ();
}
