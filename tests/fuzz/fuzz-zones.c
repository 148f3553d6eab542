/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages of any lines: each line that is not blank is in a zone, zones are in
 * order and inside the text, and what a library stores of them comes back. */

#include <string.h>

#include "document/bang-document.h"
#include "fuzz-driver.h"

const char * const fuzz_fragments[] = {
  "Trang chủ\n", "Quyết tâm hoàn thành nhiệm vụ năm nay của toàn huyện\n", "Hội đàm giữa huyện Bát Xát và huyện Kim Bình về chợ biên giới\n",
  "22:45, 18/05/2023\n", "Lê Thu Hà - 22:45, 18/05/2023\n", "\n", "\n\n\n", "|", " | ", "- ", "1. ", "\"", "(", ")", "[", "]", "!", "[](",
  "LCĐT - Sáng 12/3, tại thành phố Lào Cai, hai bên đã hội đàm về việc mở chợ biên giới trong năm nay.\n",
  "Ngày 5.4, đoàn công tác đã thăm và làm việc tại huyện, hai bên thống nhất gặp nhau mỗi năm hai lần.\n",
  "Hai bên đã thống nhất nhiều nội dung quan trọng. Đồng chí nhấn mạnh việc giữ gìn đường biên.\n",
  "Đồng chí Lê Văn Thuận, Phó Chủ tịch UBND tỉnh phát biểu tại buổi làm việc.\n", "Toàn cảnh hội nghị.\n", "lc 1.jpg\n", "Ảnh: Hà Vũ\n",
  "Đại biểu hai bên (bên trái) chụp ảnh lưu niệm", "cho đồng chí Lê Văn Thuận.\n", "Tin liên quan\n", "Có thể bạn quan tâm\n", "fb yt zl tw\n",
  "Từ khóa: Lào Cai, Vân Nam\n", "Lào Cai mở thêm lối mở biên giới\n", "Lào Cai mở thêm lối mở biên giới\n", "Vũ Hoàng\n", "PV\n", "Theo TTXVN",
  "Vũ Hoàng/VOV.VN", "...", ".", " ", "\302\240", "\342\200\213", "\302\255", "\xef\xbb\xbf", "*****\n", "Một số hình ảnh:\n", "Xem thêm: ", NULL
};

static gboolean
holds_words (const char *start,
             const char *end)
{
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      if (g_unichar_isalnum (g_utf8_get_char (p)))
        return TRUE;
    }
  return FALSE;
}

static void
check_zones (BangDocument *document)
{
  gsize len;
  const char *text = bang_document_get_text (document, &len);
  const BangZone *zones;
  gsize at = 0;
  guint line = 0;
  guint titles = 0;
  guint n_zones;

  zones = bang_document_get_zones (document, &n_zones);
  for (guint i = 0; i < n_zones; i++)
    {
      const BangZone *zone = &zones[i];

      g_assert_cmpuint (zone->kind, <, BANG_ZONE_N_KINDS);
      g_assert_cmpuint (zone->span.start, <, zone->span.end);
      g_assert_cmpuint (zone->span.start, >=, at);
      g_assert_cmpuint (zone->span.end, <=, len);
      g_assert_cmpuint (zone->line, >=, MAX (line, 1));
      g_assert_true (g_utf8_validate (text + zone->span.start, (gssize) (zone->span.end - zone->span.start), NULL));
      g_assert_null (memchr (text + zone->span.start, '\n', zone->span.end - zone->span.start));
      /* No word stands outside of every zone. */
      g_assert_false (holds_words (text + at, text + zone->span.start));
      titles += zone->kind == BANG_ZONE_TITLE;
      at = zone->span.end;
      line = zone->line;
    }
  g_assert_false (holds_words (text + at, text + len));
  g_assert_cmpuint (titles, <=, 1);
}

static void
check_restored (BangDocument *document)
{
  const char *text = bang_document_get_text (document, NULL);
  g_autoptr (BangDocument) restored = NULL;
  const BangZone *before;
  const BangZone *after;
  guint n_before;
  guint n_after;

  before = bang_document_get_zones (document, &n_before);
  restored = bang_document_new_restored (text, before, n_before, "UTF-8");
  after = bang_document_get_zones (restored, &n_after);
  g_assert_cmpstr (text, ==, bang_document_get_text (restored, NULL));
  g_assert_cmpstr (bang_document_get_dateline (document), ==, bang_document_get_dateline (restored));
  g_assert_cmpuint (n_before, ==, n_after);
  for (guint i = 0; i < n_before; i++)
    {
      g_assert_cmpuint (before[i].kind, ==, after[i].kind);
      g_assert_cmpuint (before[i].span.start, ==, after[i].span.start);
      g_assert_cmpuint (before[i].span.end, ==, after[i].span.end);
    }
}

/* The story is the story's zones and nothing else. */
static void
check_body (BangDocument *document)
{
  g_autoptr (BangBody) body = bang_body_new (document);
  g_autofree char *joined = bang_document_dup_zones (document, BANG_ZONES_STORY, "\n\n");
  g_autofree char *title = bang_document_dup_title (document);
  const BangZone *zones;
  guint n_zones;

  g_assert_cmpstr (bang_body_get_text (body, NULL), ==, joined);
  zones = bang_document_get_zones (document, &n_zones);
  g_assert_true (n_zones == 0 || *title != '\0');
  for (guint i = 0; i < n_zones; i++)
    {
      gboolean story = (BANG_ZONES (zones[i].kind) & BANG_ZONES_STORY) != 0;
      BangSpan chars;

      g_assert_true (bang_body_from_text (body, zones[i].span, &chars) == story);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (BangDocument) document = bang_document_new_from_text ((const char *) data, (gssize) size);

  check_zones (document);
  check_restored (document);
  check_body (document);
  return 0;
}
