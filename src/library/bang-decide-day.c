/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day that a person gives an event, as people write days in Vietnam and as
 * the log of decisions keeps them. Any part may be unknown: 26/1/????.
 *
 * Any thread.
 */
#include "config.h"

#include "library/bang-decide.h"

#include <string.h>

#include "text/bang-fold.h"

typedef enum
{
  UNIT_NONE,
  UNIT_DAY,
  UNIT_MONTH,
  UNIT_YEAR,
} Unit;

/* A number, or question marks in its place. */
typedef struct
{
  Unit  unit;       /* what the word before it says */
  guint value;      /* 0 for not known */
  guint n_digits;
} Part;

/* Folded, one syllable each: what may stand before a day and says nothing more
 * of it, such as the day of the week and the time of the day. */
static const char * const idle_words[] = {
  "sang", "trua", "chieu", "toi", "thu", "hai", "ba", "tu", "sau", "bay", "chu", "nhat", "vao", "mung", NULL
};

static const char * const unknown_words[] = {
  "unknown", "khong", "ro", "chua", "biet", NULL
};

static gboolean
read_word (const char **at,
           Unit        *unit,
           gboolean    *unknown)
{
  const char *start = *at;
  g_autofree char *word = NULL;

  while (g_unichar_isalpha (g_utf8_get_char (*at)) || g_unichar_ismark (g_utf8_get_char (*at)))
    *at = g_utf8_next_char (*at);
  word = bang_fold_plain (start, *at - start);

  *unit = UNIT_NONE;
  if (strcmp (word, "ngay") == 0)
    *unit = UNIT_DAY;
  else if (strcmp (word, "thang") == 0)
    *unit = UNIT_MONTH;
  else if (strcmp (word, "nam") == 0)
    *unit = UNIT_YEAR;
  else if (g_strv_contains (unknown_words, word))
    *unknown = TRUE;
  else
    return g_strv_contains (idle_words, word);
  return TRUE;
}

static gboolean
read_part (const char **at,
           Part        *part)
{
  gboolean known = g_ascii_isdigit (**at);

  part->value = 0;
  for (part->n_digits = 0; known ? g_ascii_isdigit (**at) : **at == '?'; (*at)++)
    {
      if (++part->n_digits > 4)
        return FALSE;
      if (known)
        part->value = part->value * 10 + (guint) g_ascii_digit_value (**at);
    }
  return !known || part->value > 0;
}

/* Fills @parts, at most three. */
static gboolean
read_parts (const char *text,
            Part       *parts,
            guint      *n_parts,
            gboolean   *unknown)
{
  Unit unit = UNIT_NONE;
  const char *at = text;

  *n_parts = 0;
  *unknown = FALSE;
  while (*at != '\0')
    {
      gunichar chr = g_utf8_get_char (at);

      if (g_ascii_isdigit (*at) || *at == '?')
        {
          if (*n_parts == 3 || !read_part (&at, &parts[*n_parts]))
            return FALSE;
          parts[(*n_parts)++].unit = unit;
          unit = UNIT_NONE;
        }
      else if (g_unichar_isalpha (chr))
        {
          if (unit != UNIT_NONE || !read_word (&at, &unit, unknown))
            return FALSE;
        }
      else if (chr < 0x80 ? strchr ("/-., ", (char) chr) != NULL : g_unichar_isspace (chr))
        at = g_utf8_next_char (at);
      else
        return FALSE;
    }
  return unit == UNIT_NONE;
}

/* Whether the parts can be of these units: a year has four digits, the others
 * have one or two. */
static gboolean
fits (const Part *parts,
      guint       n_parts,
      const Unit *units)
{
  for (guint i = 0; i < n_parts; i++)
    {
      if ((parts[i].unit != UNIT_NONE && parts[i].unit != units[i]) ||
          (units[i] == UNIT_YEAR ? parts[i].n_digits != 4 : parts[i].n_digits > 2))
        return FALSE;
    }
  return TRUE;
}

static gboolean
assign (const Part *parts,
        guint       n_parts,
        guint      *numbers)
{
  static const struct
  {
    guint n;
    Unit  units[3];
  } orders[] = {
    { 3, { UNIT_DAY, UNIT_MONTH, UNIT_YEAR } },
    { 3, { UNIT_YEAR, UNIT_MONTH, UNIT_DAY } },
    { 2, { UNIT_DAY, UNIT_MONTH } },
    { 2, { UNIT_MONTH, UNIT_YEAR } },
    { 2, { UNIT_YEAR, UNIT_MONTH } },
    { 1, { UNIT_YEAR } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      if (orders[i].n != n_parts || !fits (parts, n_parts, orders[i].units))
        continue;
      for (guint p = 0; p < n_parts; p++)
        numbers[orders[i].units[p]] = parts[p].value;
      return TRUE;
    }

  /* A number alone is a month only where it says so. */
  if (n_parts == 1 && parts[0].unit == UNIT_MONTH && parts[0].n_digits <= 2)
    {
      numbers[UNIT_MONTH] = parts[0].value;
      return TRUE;
    }
  return FALSE;
}

/* A day of an unknown year may be the 29th of February. */
static gboolean
is_day (const guint *numbers)
{
  guint year = numbers[UNIT_YEAR];
  guint month = numbers[UNIT_MONTH];
  guint day = numbers[UNIT_DAY];

  if (month > 12 || (day != 0 && month == 0))
    return FALSE;
  return day == 0 || (day <= 31 && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month,
                                                     (GDateYear) (year != 0 ? year : 2000)));
}

/**
 * bang_decision_parse_day:
 * @text: a day, a month or a year as people in Vietnam write it ("26/1/2022",
 *   "ngày 26 tháng 1 năm 2022", "tháng 1/2022", "26/1/????") or as the log has it
 *   ("2022-01-26", "2022-01", "2022", "--01-26"); "" or "unknown" for no day
 *   known
 * @day: (out): the day, parts 0 where not known
 *
 * A year has four digits: "26/1/22" might be of any century.
 *
 * Returns: whether @text is a day, a month, a year or unknown
 */
gboolean
bang_decision_parse_day (const char *text,
                         BangDay    *day)
{
  guint numbers[UNIT_YEAR + 1] = { 0 };
  Part parts[3];
  guint n_parts;
  gboolean unknown;

  *day = (BangDay) { 0, 0, 0 };
  if (!g_utf8_validate (text, -1, NULL) || strlen (text) > 100 ||
      !read_parts (text, parts, &n_parts, &unknown))
    return FALSE;
  if (n_parts == 0)
    return TRUE;
  /* "--01" is a month of no year. */
  if (n_parts == 1 && g_str_has_prefix (text, "--") && parts[0].unit == UNIT_NONE)
    parts[0].unit = UNIT_MONTH;
  if (n_parts == 2 && g_str_has_prefix (text, "--"))
    {
      Part first = parts[0];

      parts[0] = parts[1];
      parts[1] = first;
    }
  if (unknown || !assign (parts, n_parts, numbers) || !is_day (numbers))
    return FALSE;

  *day = (BangDay) { (guint16) numbers[UNIT_YEAR], (guint8) numbers[UNIT_MONTH], (guint8) numbers[UNIT_DAY] };
  return TRUE;
}
