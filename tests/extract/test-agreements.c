/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was signed (agreements.tsv, signings.tsv) and what was asked for (proposals.tsv). */

#include <string.h>

#include "extract/bang-extract.h"
#include "extract-util.h"

static BangLexicon *lexicon;

static char *
describe_agreements (const BangFacts *facts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < facts->events->len; i++)
    {
      const BangEvent *event = g_ptr_array_index (facts->events, i);

      for (guint n = 0; n < event->agreements->len; n++)
        {
          const BangAgreement *agreement = g_ptr_array_index (event->agreements, n);
          g_autofree char *parties = g_strjoinv (" + ", agreement->parties);

          g_string_append_printf (text, "%s%s: %s", text->len > 0 ? " | " : "", agreement->kind,
                                  *parties != '\0' ? parties : "nobody");
        }
    }
  if (text->len == 0)
    g_string_append_c (text, '-');
  return g_string_free (text, FALSE);
}

static void
test_agreements (void)
{
  extract_test_table (lexicon, "agreements.tsv", describe_agreements);
}

static void
test_signings (void)
{
  extract_test_table (lexicon, "signings.tsv", describe_agreements);
}

/* The text of a proposal may go on behind the words that the table gives. */
static char *
describe_proposals (const BangFacts *facts)
{
  const BangEvent *event = g_ptr_array_index (facts->events, 0);
  GString *text = g_string_new (NULL);

  for (guint n = 0; n < event->proposals->len; n++)
    {
      const BangProposal *proposal = g_ptr_array_index (event->proposals, n);
      g_auto (GStrv) words = g_strsplit (proposal->text, " ", 7);
      g_autofree char *first = NULL;

      if (g_strv_length (words) == 7)
        g_clear_pointer (&words[6], g_free);
      first = g_strjoinv (" ", words);
      g_string_append_printf (text, "%s%s > %s: %s", text->len > 0 ? " | " : "", proposal->by,
                              proposal->to != NULL ? proposal->to : "-", first);
    }
  if (text->len == 0)
    g_string_append_c (text, '-');
  return g_string_free (text, FALSE);
}

static void
test_proposals (void)
{
  extract_test_table (lexicon, "proposals.tsv", describe_proposals);
}

/* Title, story and caption tell one paper: one agreement, three places. */
static void
test_repeats (void)
{
  const char *story =
    "Lễ ký ¶ Ngày 5/3/2019, Sở Y tế tỉnh Lai Châu và Cục Y tế châu Hồng Hà ký bản ghi nhớ về phòng bệnh.\nanh1.jpg\n"
    "Sở Y tế tỉnh Lai Châu và Cục Y tế Châu Hồng Hà ký bản ghi nhớ về phòng bệnh.";
  g_autoptr (BangDocument) document = extract_test_document (story);
  g_autoptr (BangFacts) facts = bang_extract (lexicon, document);
  const BangEvent *event = g_ptr_array_index (facts->events, 0);
  const BangAgreement *agreement;
  g_autofree char *words = NULL;

  g_assert_cmpuint (event->agreements->len, ==, 1);
  agreement = g_ptr_array_index (event->agreements, 0);
  g_assert_cmpuint (agreement->repeats->len, ==, 1);
  g_assert_cmpstr (agreement->subject, ==, "phòng bệnh");
  words = extract_test_words (document, agreement->evidence.span);
  g_assert_true (g_str_has_prefix (words, "Sở Y tế tỉnh Lai Châu"));
}

static void
test_fields (void)
{
  const char *story =
    "Hội đàm ¶ Hai bên thống nhất: mở lớp tiếng Việt cho học sinh; nối ray đường sắt qua biên giới; phòng bệnh truyền nhiễm.";
  g_autoptr (BangDocument) document = extract_test_document (story);
  g_autoptr (BangFacts) facts = bang_extract (lexicon, document);
  const BangEvent *event = g_ptr_array_index (facts->events, 0);
  static const char * const fields[] = { "giáo dục–đào tạo", "đường sắt", "y tế" };

  /* The statement as a whole, then its points. */
  g_assert_cmpuint (event->proposals->len, ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const BangProposal *proposal = g_ptr_array_index (event->proposals, i + 1);

      g_assert_cmpstr (proposal->field, ==, fields[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  lexicon = bang_lexicon_get_default ();

  g_test_add_func ("/extract/agreements/table", test_agreements);
  g_test_add_func ("/extract/agreements/signings", test_signings);
  g_test_add_func ("/extract/agreements/repeats", test_repeats);
  g_test_add_func ("/extract/proposals/table", test_proposals);
  g_test_add_func ("/extract/proposals/fields", test_fields);

  status = g_test_run ();
  bang_lexicon_unref (lexicon);
  return status;
}
