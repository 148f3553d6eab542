/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fields whose value is one of a few: where a word stands, how sure a date is,
 * whether an article is starred. Their names in English and Vietnamese.
 * Constant; any thread may call anything here. */

#include "query/bang-query-private.h"

#include <string.h>

#include "text/bang-fold.h"

#define MAX_NAMES 4

typedef struct
{
  BangField   field;
  const char *code;
  const char *names[MAX_NAMES];   /* folded exactly */
} Choice;

static const Choice choices[] = {
  { BANG_FIELD_ZONE, "title", { "title", "tiêu đề" } },
  { BANG_FIELD_ZONE, "text", { "text", "body", "nội dung" } },
  { BANG_FIELD_ZONE, "caption", { "caption", "captions", "chú thích", "chú thích ảnh" } },
  { BANG_FIELD_ZONE, "furniture", { "furniture", "ngoài bài", "phần ngoài bài" } },
  { BANG_FIELD_CERTAINTY, "check", { "check", "to check", "cần kiểm tra", "kiểm tra" } },
  { BANG_FIELD_CERTAINTY, "unknown", { "unknown", "chưa rõ", "không rõ" } },
  { BANG_FIELD_CERTAINTY, "inferred", { "inferred", "suy ra" } },
  { BANG_FIELD_STAR, "yes", { "yes", "có" } },
  { BANG_FIELD_STAR, "no", { "no", "không" } },
};

/* bang_query_choice_find:
 * @field: a field whose value is one of a few
 * @text: folded exactly
 * @begun: (out): whether a name of one begins so
 *
 * A name counts with its own marks or with none.
 *
 * Returns: (transfer none) (nullable): the code of the value
 */
const char *
bang_query_choice_find (BangField   field,
                        const char *text,
                        gboolean   *begun)
{
  *begun = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    for (guint j = 0; j < MAX_NAMES && choices[i].names[j] != NULL; j++)
      {
        g_autofree char *plain = NULL;

        if (choices[i].field != field)
          break;
        plain = bang_fold_plain (choices[i].names[j], -1);
        if (g_str_equal (choices[i].names[j], text) || g_str_equal (plain, text))
          return choices[i].code;
        if (*text != '\0' && (g_str_has_prefix (choices[i].names[j], text) || g_str_has_prefix (plain, text)))
          *begun = TRUE;
      }

  return NULL;
}
