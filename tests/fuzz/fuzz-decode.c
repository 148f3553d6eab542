/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files of any bytes: they are refused with a sentence, or become text that
 * keeps what the rooms above count on. */

#include <string.h>

#include "document/bang-document.h"
#include "fuzz-driver.h"
#include "text/bang-normal.h"

const char * const fuzz_fragments[] = {
  /* The same words in UTF-8, decomposed, TCVN3, VNI, windows-1258, UTF-16 and
   * through a program that took UTF-8 for windows-1252. */
  "Đoàn đại biểu ", "Đoa\314\200n đa\314\243i biê\314\211u ", "\247oµn \256¹i biÓu ", "\321oa\370n \361a\357i bie\345u ",
  "\320o\340\314n \360a\362i bi\352\322u ", "L\0\340\0o\0 \0C\0a\0i\0", "\0L\0\340\0o\0 \0C\0a\0i", "LÃ\240o Cai ", "tá»‰nh VÃ¢n Nam ",
  "tỉnh Lào Cai thăm tỉnh Vân Nam", "Ngày 5/3, ", "\377\376", "\376\377", "\357\273\277", "\342\200\250", "\342\200\251", "\302\205",
  "\r", "\r\n", "\n", "\n\n", "\t", " ", "\001", "\033", "\177", "\302\240", "\302\255", "\341\273", "\355\240\200", "\364\220\200\200",
  "\211PNG\r\n\032\n", "\377\330\377", "%PDF-", "PK\003\004", "{\\rtf", "<html>", "<!DOCTYPE html>", "abc", "123", "\240\241\242\243", NULL
};

static void
check_text (BangDocument *document)
{
  gsize len;
  const char *text = bang_document_get_text (document, &len);
  g_autofree char *again = NULL;

  g_assert_cmpuint (strlen (text), ==, len);
  g_assert_true (g_utf8_validate (text, (gssize) len, NULL));
  g_assert_null (strchr (text, '\r'));
  again = bang_normal_nfc (text, (gssize) len);
  g_assert_cmpstr (text, ==, again);
  g_assert_cmpuint (strlen (bang_document_get_encoding (document)), >, 0);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (BangDocument) document = NULL;
  g_autoptr (BangDocument) again = NULL;
  g_autoptr (GBytes) as_text = NULL;
  g_autoptr (GError) error = NULL;
  const char *text;
  gsize len;

  document = bang_document_new_from_bytes (bytes, &error);
  if (document == NULL)
    {
      g_assert_true (error != NULL && error->domain == BANG_DOCUMENT_ERROR);
      g_assert_cmpuint (strlen (error->message), >, 20);
      return 0;
    }
  g_assert_no_error (error);
  check_text (document);

  /* What was decoded is a file that can be read in its turn. */
  text = bang_document_get_text (document, &len);
  as_text = g_bytes_new (text, len);
  again = bang_document_new_from_bytes (as_text, NULL);
  if (again != NULL)
    check_text (again);
  return 0;
}
