/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Event types: the code that is stored and exported, the name that is shown,
 * and the words that a person may type for it. The codes and their Vietnamese
 * names follow the data model, which maps them to CAMEO and PLOVER.
 *
 * Everything is constant: any thread may call anything here. */

#include "config.h"

#include "query/bang-event-type.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/bang-fold.h"

typedef struct
{
  const char *code;
  const char *label;     /* English, translated when shown */
  const char *words;     /* Vietnamese, parted by "|"; the first is the usual name */
} EventType;

/* A word stands with one code only; where the press uses it for several (làm
 * việc, hội thảo) it stands where a reader would look first. */
static const EventType types[] = {
  { "VISIT", N_("Visit"), "thăm|chuyến thăm|thăm và làm việc|chuyến công tác|đoàn công tác|sang thăm" },
  { "TALKS", N_("Talks"), "hội đàm|hội kiến|làm việc|buổi làm việc|tiếp|gặp|gặp mặt" },
  { "COURTESY", N_("Courtesy call"), "xã giao|chào xã giao|chúc mừng|chúc tết" },
  { "NEGOT", N_("Negotiation"), "đàm phán|họp kỹ thuật|họp nhóm công tác" },
  { "CONF", N_("Conference"), "hội nghị|diễn đàn|đại hội|phiên họp" },
  { "REMOTE", N_("Call or letter"), "điện đàm|trực tuyến|thư điện|thư chúc mừng" },
  { "SIGN", N_("Signing"), "ký kết|ký|lễ ký|lễ ký kết|kí kết" },
  { "AGREE", N_("Agreement in principle"), "thống nhất|nhất trí|cam kết" },
  { "TWIN", N_("Twinning"), "kết nghĩa|lập quan hệ|thiết lập quan hệ" },
  { "AWARD", N_("Award"), "trao giải|tặng thưởng|giải thưởng|vinh danh|khen thưởng" },
  { "CULT", N_("Culture and sport"), "giao lưu|văn hóa|thể thao|giao lưu văn hóa|liên hoan|lễ hội|triển lãm" },
  { "EDU", N_("Education and research"), "đào tạo|giáo dục|học bổng|hội thảo|hội thảo khoa học" },
  { "TRADE", N_("Trade"), "thương mại|hội chợ|xúc tiến|xúc tiến thương mại|thông quan" },
  { "INFRA", N_("Infrastructure"), "hạ tầng|khởi công|khánh thành|thông xe|nối ray" },
  { "SITE", N_("Site visit"), "khảo sát|tham quan|dâng hương" },
  { "BORDER", N_("Border management"), "biên giới|quản lý biên giới|tuần tra|tuần tra chung|biên phòng" },
  { "LAW", N_("Law enforcement"), "tư pháp|trao trả|chống tội phạm|phòng chống tội phạm" },
  { "HEALTH", N_("Health and disasters"), "y tế|dịch bệnh|phòng dịch|thiên tai|cứu hộ" },
  { "AID", N_("Aid"), "hỗ trợ|viện trợ" },
  { "OFFICE", N_("Consulates and offices"), "lãnh sự|văn phòng|nhân sự|khai trương" },
  { "STMT", N_("Statement"), "phát biểu|tuyên bố|thông cáo" },
  { "OBJECT", N_("Objection"), "phản đối|công hàm|giao thiệp" },
  { "LIMIT", N_("Restriction"), "tạm dừng|đóng cửa khẩu|hạn chế" },
  { "OTHER", N_("Other"), "khác" },
};

/**
 * bang_event_type_get_codes:
 *
 * Returns: (transfer none) (array zero-terminated=1): every code, in the order
 *   in which a person should choose among them
 */
const char * const *
bang_event_type_get_codes (void)
{
  static const char *codes[G_N_ELEMENTS (types) + 1];
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      for (guint i = 0; i < G_N_ELEMENTS (types); i++)
        codes[i] = types[i].code;
      g_once_init_leave (&ready, 1);
    }

  return codes;
}

/**
 * bang_event_type_get_label:
 * @code: a code
 *
 * Returns: (transfer none): its name in the user's language; @code itself when
 *   it is unknown, as one of a newer program's library may be
 */
const char *
bang_event_type_get_label (const char *code)
{
  g_return_val_if_fail (code != NULL, "");

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].code, code))
      return _(types[i].label);

  return code;
}

/**
 * bang_event_type_dup_words:
 * @code: a code
 *
 * Returns: (transfer full): what it is called in Vietnamese, "thăm, chuyến thăm";
 *   "" for an unknown code
 */
char *
bang_event_type_dup_words (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      if (g_str_equal (types[i].code, code))
        {
          g_auto (GStrv) words = g_strsplit (types[i].words, "|", -1);

          return g_strjoinv (", ", words);
        }
    }

  return g_strdup ("");
}

typedef gboolean (* MatchFunc) (const char *name,
                                const char *typed);

static gboolean
is_name (const char *name,
         const char *typed)
{
  return g_str_equal (name, typed);
}

static gboolean
begins_name (const char *name,
             const char *typed)
{
  return g_str_has_prefix (name, typed);
}

/* Whether @typed, a folded key, is the name as it is written, or the name
 * without its marks; but not with other marks. */
static gboolean
matches (const char *name,
         gsize       len,
         const char *typed,
         MatchFunc   match)
{
  g_autofree char *exact = bang_fold_key (name, (gssize) len);
  g_autofree char *plain = NULL;

  if (match (exact, typed))
    return TRUE;

  plain = bang_fold_plain (exact, -1);
  return match (plain, typed);
}

static gboolean
type_matches (const EventType *type,
              const char      *typed,
              MatchFunc        match)
{
  const char *label = _(type->label);

  if (matches (type->code, strlen (type->code), typed, match)
      || matches (type->label, strlen (type->label), typed, match)
      || (label != type->label && matches (label, strlen (label), typed, match)))
    return TRUE;

  for (const char *word = type->words; *word != '\0';)
    {
      gsize len = strcspn (word, "|");

      if (matches (word, len, typed, match))
        return TRUE;
      word += len + (word[len] == '|');
    }

  return FALSE;
}

/**
 * bang_event_type_from_text:
 * @text: what someone typed
 *
 * Reads a code, its name in English, in Vietnamese or in the user's language,
 * in either case, with its marks or without any.
 *
 * Returns: (transfer none) (nullable): the code
 */
const char *
bang_event_type_from_text (const char *text)
{
  g_autofree char *typed = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  typed = bang_fold_key (text, -1);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (type_matches (&types[i], typed, is_name))
      return types[i].code;

  return NULL;
}

/**
 * bang_event_type_from_start:
 * @text: the beginning of what someone is typing
 *
 * Returns: (transfer container) (array zero-terminated=1): the codes with a
 *   name that begins so; none when @text is empty. Free with g_free().
 */
const char **
bang_event_type_from_start (const char *text)
{
  g_autofree char *typed = NULL;
  const char **codes;
  guint n = 0;

  g_return_val_if_fail (text != NULL, NULL);

  typed = bang_fold_key (text, -1);
  codes = g_new0 (const char *, G_N_ELEMENTS (types) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (types) && *typed != '\0'; i++)
    if (type_matches (&types[i], typed, begins_name))
      codes[n++] = types[i].code;

  return codes;
}
