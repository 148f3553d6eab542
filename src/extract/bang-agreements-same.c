/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether two names are wordings of one: the long and the short name of a body,
 * a province and its government, a youth union and the "Tỉnh đoàn" that it is
 * called by. A council, a department or a union is not the place it is of.
 *
 * Any thread; a few names of one article.
 */

#include "extract/bang-agreements-private.h"

#include <string.h>

#include "text/bang-fold.h"

/* Words, folded, that a name may be printed with or without. The longest first. */
static const char * const governments[] = {
  "ủy ban chính quyền", "ủy ban nhân dân", "chính quyền nhân dân", "chính phủ nhân dân", "ủy ban hành chính",
  "chính quyền", "ubnd",
};
static const char * const leads[] = {
  "ban thường vụ", "ban chấp hành", "đoàn đại biểu cấp cao", "đoàn đại biểu", "đoàn công tác", "lãnh đạo", "đại diện",
  "trưởng",
};
static const char * const wordings[][2] = {
  { "tỉnh đoàn", "đoàn thanh niên tỉnh" },
  { "thành đoàn", "đoàn thanh niên thành phố" },
  { "huyện đoàn", "đoàn thanh niên huyện" },
  { "đoàn tncs", "đoàn thanh niên cộng sản" },
  { "đoàn tn", "đoàn thanh niên" },
  { "lhpn", "liên hiệp phụ nữ" },
  { "hđnd", "hội đồng nhân dân" },
  { "bchqs", "bộ chỉ huy quân sự" },
  { "chqs", "chỉ huy quân sự" },
  { "bđbp", "bộ đội biên phòng" },
  { "mttq", "mặt trận tổ quốc" },
  { "ccb", "cựu chiến binh" },
  { "tp", "thành phố" },
};

/* What is left of a name beside a shorter one when both are one place: its unit
 * and its country. */
static const char * const units[] = {
  "tỉnh", "thành", "phố", "huyện", "châu", "xã", "thị", "trấn", "thủ", "đô", "khu", "tự", "trị", "dân", "tộc", "quận",
  "phường", "bản", "thôn", "cụm", "nước", "việt", "nam", "lào", "trung", "quốc", "campuchia", "vương", "cộng", "hòa",
  "chủ", "nhân", "chdcnd", "chnd", "chxhcn", "hoa", "xã", "hội", "nghĩa",
};

/* Takes @words from the beginning of @key, at a word's end. */
static gboolean
drop_prefix (GString    *key,
             const char *words)
{
  gsize len = strlen (words);

  if (strncmp (key->str, words, len) != 0 || (key->str[len] != ' ' && key->str[len] != '\0') ||
      key->str[len] == '\0')
    return FALSE;
  g_string_erase (key, 0, (gssize) len + 1);
  return TRUE;
}

/* Puts the long wording for the short one, wherever it stands as whole words. */
static void
spell_out (GString    *key,
           const char *abbreviated,
           const char *full)
{
  gsize len = strlen (abbreviated);
  const char *at = strstr (key->str, abbreviated);

  if (at == NULL || (at > key->str && at[-1] != ' ') || (at[len] != ' ' && at[len] != '\0'))
    return;
  len = (gsize) (at - key->str);
  g_string_erase (key, (gssize) len, (gssize) strlen (abbreviated));
  g_string_insert (key, (gssize) len, full);
}

/* The name without marks, brackets and signs, spelled out, and without who leads
 * the body or governs the place. */
static char *
key_of (const char *name)
{
  g_autofree char *folded = bang_fold_key (name, -1);
  GString *key = g_string_new (NULL);
  guint depth = 0;

  for (const char *p = folded; *p != '\0'; p++)
    {
      gboolean plain = *p != ',' && *p != '-' && *p != '"' && *p != '.';

      depth += *p == '(' ? 1 : 0;
      if (depth == 0 && plain && !(*p == ' ' && (key->len == 0 || key->str[key->len - 1] == ' ')))
        g_string_append_c (key, *p);
      else if (depth == 0 && !plain && key->len > 0 && key->str[key->len - 1] != ' ')
        g_string_append_c (key, ' ');
      depth -= *p == ')' && depth > 0 ? 1 : 0;
    }
  while (key->len > 0 && key->str[key->len - 1] == ' ')
    g_string_truncate (key, key->len - 1);

  for (guint i = 0; i < G_N_ELEMENTS (wordings); i++)
    spell_out (key, wordings[i][0], wordings[i][1]);
  for (guint i = 0; i < G_N_ELEMENTS (leads); i++)
    drop_prefix (key, leads[i]);
  for (guint i = 0; i < G_N_ELEMENTS (governments); i++)
    if (drop_prefix (key, governments[i]))
      break;
  return g_string_free (key, FALSE);
}

/* Whether every word of @part stands in @whole, in order; the others of @whole go
 * to @left when it is given. */
static gboolean
is_part_of (const char *part,
            const char *whole,
            GPtrArray  *left)
{
  g_auto (GStrv) words = g_strsplit (part, " ", -1);
  g_auto (GStrv) others = g_strsplit (whole, " ", -1);
  guint at = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      for (; others[at] != NULL && strcmp (others[at], words[i]) != 0; at++)
        if (left != NULL)
          g_ptr_array_add (left, g_strdup (others[at]));
      if (others[at] == NULL)
        return FALSE;
      at++;
    }
  for (; left != NULL && others[at] != NULL; at++)
    g_ptr_array_add (left, g_strdup (others[at]));
  return TRUE;
}

/**
 * bang_names_agree:
 * @a: a phrase
 * @b: another
 *
 * Returns: whether one is a wording of the other: equal when folded, or with
 *   words left out
 */
gboolean
bang_names_agree (const char *a,
                  const char *b)
{
  g_autofree char *x = bang_fold_key (a, -1);
  g_autofree char *y = bang_fold_key (b, -1);

  if (strcmp (x, y) == 0)
    return TRUE;
  return strlen (x) < strlen (y) ? is_part_of (x, y, NULL) : is_part_of (y, x, NULL);
}

/**
 * bang_party_is_part:
 * @part: words
 * @whole: the name of a body
 *
 * Returns: whether @whole is called by @part, long or short
 */
gboolean
bang_party_is_part (const char *part,
                    const char *whole)
{
  g_autofree char *x = key_of (part);
  g_autofree char *y = key_of (whole);

  return is_part_of (x, y, NULL);
}

/**
 * bang_parties_agree:
 * @a: one who signs
 * @b: another
 *
 * Returns: whether they are one: the same body in two wordings, or a place and
 *   its government. "HĐND tỉnh A" is not "tỉnh A".
 */
gboolean
bang_parties_agree (const char *a,
                    const char *b)
{
  g_autofree char *x = key_of (a);
  g_autofree char *y = key_of (b);
  g_autoptr (GPtrArray) left = g_ptr_array_new_with_free_func (g_free);
  const char *part = strlen (x) <= strlen (y) ? x : y;
  const char *whole = part == x ? y : x;
  gsize first = strcspn (part, " ");

  if (strcmp (x, y) == 0)
    return TRUE;
  if (!is_part_of (part, whole, left))
    return FALSE;
  /* Two bodies that begin alike; else only what says where or what a place is. */
  if (part[first] == ' ' && strncmp (part, whole, first + 1) == 0)
    return TRUE;
  for (guint i = 0; i < left->len; i++)
    {
      gboolean unit = FALSE;

      for (guint n = 0; n < G_N_ELEMENTS (units) && !unit; n++)
        unit = strcmp (g_ptr_array_index (left, i), units[n]) == 0;
      if (!unit)
        return FALSE;
    }
  return TRUE;
}

/**
 * bang_party_is_listed:
 * @names: (element-type utf8): names
 * @name: another
 *
 * Returns: whether @name is among them, in any wording
 */
gboolean
bang_party_is_listed (GPtrArray  *names,
                      const char *name)
{
  for (guint i = 0; i < names->len; i++)
    if (bang_parties_agree (g_ptr_array_index (names, i), name))
      return TRUE;
  return FALSE;
}

/**
 * bang_parties_are_twins:
 * @a: the name of a body
 * @b: another, that signs beside it
 *
 * "Bộ Y tế và Bộ Y tế Lào ký": the press at home leaves out the country of its own
 * ministry.
 *
 * Returns: whether one is called as the other but for a country at its end
 */
gboolean
bang_parties_are_twins (const char *a,
                        const char *b)
{
  static const char * const countries[] = { "lào", "campuchia", "cam-pu-chia", "trung quốc", "thái lan", "việt nam" };
  g_autofree char *x = key_of (a);
  g_autofree char *y = key_of (b);
  const char *part = strlen (x) <= strlen (y) ? x : y;
  const char *whole = part == x ? y : x;
  gsize len = strlen (part);

  if (strncmp (part, whole, len) != 0 || whole[len] != ' ')
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (strncmp (part, units[i], strlen (units[i])) == 0 && part[strlen (units[i])] == ' ')
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    if (strcmp (whole + len + 1, countries[i]) == 0)
      return strchr (part, ' ') != NULL;
  return FALSE;
}
