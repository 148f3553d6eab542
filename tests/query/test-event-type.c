/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib.h>
#include <string.h>

#include "query/bang-event-type.h"

static void
test_codes (void)
{
  const char * const *codes = bang_event_type_get_codes ();
  guint n = 0;

  for (; codes[n] != NULL; n++)
    {
      g_assert_cmpstr (bang_event_type_from_text (codes[n]), ==, codes[n]);
      g_assert_cmpstr (bang_event_type_get_label (codes[n]), !=, codes[n]);
      /* What is shown may be typed. */
      g_assert_cmpstr (bang_event_type_from_text (bang_event_type_get_label (codes[n])), ==, codes[n]);
    }
  g_assert_cmpuint (n, ==, 24);
  g_assert_cmpstr (bang_event_type_get_label ("NEWER"), ==, "NEWER");
}

static void
test_from_text (void)
{
  static const char * const names[][2] = {
    { "Hội đàm", "TALKS" }, { "hoi dam", "TALKS" }, { "HỘI ĐÀM", "TALKS" }, { "hội  kiến", "TALKS" },
    { "ký kết", "SIGN" }, { "kí kết", "SIGN" }, { "Signing", "SIGN" }, { "giao lưu văn hoá", "CULT" },
    { "đàm phán", "NEGOT" }, { "Site visit", "SITE" }, { "khác", "OTHER" }, { "thăm", "VISIT" },
    /* With other marks it is another word. */
    { "hôi đảm", NULL }, { "", NULL }, { "zzz", NULL }, { "hội", NULL }, { "\377", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpstr (bang_event_type_from_text (names[i][0]), ==, names[i][1]);
}

static void
test_from_start (void)
{
  g_autofree const char **talks = bang_event_type_from_start ("hoi d");
  g_autofree const char **several = bang_event_type_from_start ("hội");
  g_autofree const char **nothing = bang_event_type_from_start ("");
  g_autofree const char **none = bang_event_type_from_start ("zz");

  g_assert_cmpstr (talks[0], ==, "TALKS");
  g_assert_null (talks[1]);
  g_assert_cmpuint (g_strv_length ((char **) several), >=, 3);
  g_assert_null (nothing[0]);
  g_assert_null (none[0]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/query/event-type/codes", test_codes);
  g_test_add_func ("/query/event-type/from-text", test_from_text);
  g_test_add_func ("/query/event-type/from-start", test_from_start);

  return g_test_run ();
}
