/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the words of a line say about its place on the page: the tables
 * zone-markers and zone-outlets of data/lexicon, read once and then shared.
 * Any thread.
 */

#include "config.h"

#include "document/bang-zoner-private.h"

#include <string.h>

#include "text/bang-fold.h"
#include "text/bang-table.h"

/* A line that is a marker, a row of buttons or a stamp is not longer than this
 * many bytes; of a longer one only what it begins with is looked at. */
#define MARKER_BYTES 96
#define START_BYTES 60

/* A signature is at most this long, brackets left out, in bytes. */
#define DATELINE_BYTES 48

typedef struct
{
  BangZoneMarks whole;
  BangZoneMarks start;
  BangZoneMarks colon;
} Phrase;

typedef enum
{
  WORD_NETWORK = 1 << 0,
  WORD_BUTTON  = 1 << 1,
  WORD_STAMP   = 1 << 2,
} WordKind;

typedef enum
{
  OUTLET_NONE,
  OUTLET_SIGNS,
  OUTLET_NEVER,
} Outlet;

static const struct
{
  const char    *name;
  BangZoneMarks  mark;
  WordKind       word;
} kinds[] = {
  { "end", BANG_MARK_END, 0 },
  { "related", BANG_MARK_RELATED, 0 },
  { "link", BANG_MARK_LINK, 0 },
  { "footer", BANG_MARK_FOOTER, 0 },
  { "noise", BANG_MARK_NOISE, 0 },
  { "head", BANG_MARK_HEAD, 0 },
  { "byline", BANG_MARK_BYLINE, 0 },
  { "caption", BANG_MARK_CAPTION, 0 },
  { "opener", BANG_MARK_OPENER, 0 },
  { "who", BANG_MARK_WHO, 0 },
  { "report", BANG_MARK_REPORT, 0 },
  { "label", BANG_MARK_LABEL, 0 },
  { "source", BANG_MARK_SOURCE, 0 },
  { "maybe", BANG_MARK_MAYBE, 0 },
  { "gallery", BANG_MARK_GALLERY, 0 },
  { "tell", BANG_MARK_TELL, 0 },
  { "point", BANG_MARK_POINT, 0 },
  { "scene", BANG_MARK_SCENE, 0 },
  { "act", BANG_MARK_ACT, 0 },
  { "group", BANG_MARK_GROUP | BANG_MARK_WHO, 0 },
  { "slogan", BANG_MARK_SLOGAN, 0 },
  { "network", 0, WORD_NETWORK },
  { "button", 0, WORD_BUTTON },
  { "stamp", 0, WORD_STAMP },
};

/* Words that may stand anywhere in a line. */
typedef struct
{
  char          *text;
  gsize          len;
  BangZoneMarks  mark;
} Words;

static struct
{
  GHashTable *phrases;   /* folded phrase -> Phrase */
  GHashTable *words;     /* folded word -> WordKind */
  GHashTable *outlets;   /* folded code -> Outlet */
  gsize       longest;   /* of the phrases, in bytes */
  GArray     *within[256];   /* of Words, by their first byte; or NULL */
} tables;

static void
add_marker (const char *phrase,
            const char *match,
            const char *kind)
{
  g_autofree char *key = bang_fold_key (phrase, -1);
  Phrase *entry;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (strcmp (kind, kinds[i].name) != 0)
        continue;

      if (strcmp (match, "within") == 0)
        {
          Words words = { g_strdup (phrase), strlen (phrase), kinds[i].mark };
          GArray **bucket = &tables.within[(guchar) *phrase];

          if (*bucket == NULL)
            *bucket = g_array_new (FALSE, FALSE, sizeof (Words));
          g_array_append_val (*bucket, words);
          return;
        }
      if (strcmp (match, "word") == 0)
        {
          gpointer old = g_hash_table_lookup (tables.words, key);

          g_hash_table_insert (tables.words, g_steal_pointer (&key), GUINT_TO_POINTER (GPOINTER_TO_UINT (old) | kinds[i].word));
          return;
        }
      entry = g_hash_table_lookup (tables.phrases, key);
      if (entry == NULL)
        {
          entry = g_new0 (Phrase, 1);
          tables.longest = MAX (tables.longest, strlen (key));
          g_hash_table_insert (tables.phrases, g_steal_pointer (&key), entry);
        }
      if (strcmp (match, "whole") == 0)
        entry->whole |= kinds[i].mark;
      else if (strcmp (match, "start") == 0)
        entry->start |= kinds[i].mark;
      else if (strcmp (match, "colon") == 0)
        entry->colon |= kinds[i].mark;
      return;
    }
}

static void
load_tables (void)
{
  g_autoptr (BangTable) markers = bang_table_load ("zone-markers");
  g_autoptr (BangTable) outlets = bang_table_load ("zone-outlets");
  int phrase = bang_table_column (markers, "phrase");
  int match = bang_table_column (markers, "match");
  int kind = bang_table_column (markers, "kind");
  int code = bang_table_column (outlets, "code");
  int signs = bang_table_column (outlets, "kind");

  tables.phrases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  tables.words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  tables.outlets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < bang_table_n_rows (markers); i++)
    add_marker (bang_table_cell (markers, i, phrase), bang_table_cell (markers, i, match), bang_table_cell (markers, i, kind));
  for (guint i = 0; i < bang_table_n_rows (outlets); i++)
    {
      gboolean never = strcmp (bang_table_cell (outlets, i, signs), "no") == 0;

      g_hash_table_insert (tables.outlets, bang_fold_key (bang_table_cell (outlets, i, code), -1),
                           GUINT_TO_POINTER (never ? OUTLET_NEVER : OUTLET_SIGNS));
    }
}

static void
ensure_tables (void)
{
  static gsize loaded = 0;

  if (g_once_init_enter (&loaded))
    {
      load_tables ();
      g_once_init_leave (&loaded, 1);
    }
}

static const Phrase *
look_up (char  *key,
         gsize  len)
{
  char saved = key[len];
  const Phrase *phrase;

  key[len] = '\0';
  phrase = g_hash_table_lookup (tables.phrases, key);
  key[len] = saved;
  return phrase;
}

static gboolean
is_ascii_letter_or_more (char c)
{
  return (guchar) c >= 0x80 || g_ascii_isalnum (c);
}

/* Marks of phrases that @key begins with. */
static BangZoneMarks
marks_of_start (char *key)
{
  BangZoneMarks marks = 0;

  for (gsize i = 1; ; i++)
    {
      const Phrase *phrase;
      const char *p;

      if (is_ascii_letter_or_more (key[i - 1]) && is_ascii_letter_or_more (key[i]))
        continue;
      if (key[i - 1] != ' ')
        {
          phrase = look_up (key, i);
          if (phrase != NULL)
            {
              marks |= phrase->start;
              for (p = key + i; *p == ' '; p++)
                ;
              if (*p == ':')
                marks |= phrase->colon;
            }
        }
      if (key[i] == '\0' || i > tables.longest)
        break;
    }
  return marks;
}

/* Marks of the words that stand inside @text, as they are printed: inside a
 * sentence they are in small letters. */
static BangZoneMarks
marks_within (const char *text,
              gsize       len)
{
  const char *end = text + len;
  BangZoneMarks marks = 0;

  for (const char *p = text; (p = memchr (p, ' ', end - p)) != NULL && ++p < end; )
    {
      const GArray *bucket = tables.within[(guchar) *p];

      for (guint i = 0; bucket != NULL && i < bucket->len; i++)
        {
          const Words *words = &g_array_index (bucket, Words, i);

          /* The second byte first: most words of a bucket differ there. */
          if (p[1] == words->text[1] && (marks & words->mark) != words->mark
              && (gsize) (end - p) >= words->len && memcmp (p, words->text, words->len) == 0
              && (p + words->len == end || !is_ascii_letter_or_more (p[words->len])))
            marks |= words->mark;
        }
    }
  return marks;
}

/* ">> Title", "-> Title", "» Title", "► Title": a link set with an arrow. */
static gboolean
points_elsewhere (const char *text,
                  gsize       len)
{
  static const char *const arrows[] = { ">", "->", "=>", "»", "→", "►", "▶", "❯" };

  for (gsize i = 0; i < G_N_ELEMENTS (arrows); i++)
    {
      gsize n = strlen (arrows[i]);

      if (len > n && memcmp (text, arrows[i], n) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether every word of @key is one of @wanted, figures aside; counts words
 * and those of @telling. */
static gboolean
only_words (const char *key,
            WordKind    wanted,
            WordKind    telling,
            guint      *n_words,
            guint      *n_telling,
            guint      *n_figures)
{
  char word[32];

  *n_words = *n_telling = *n_figures = 0;
  for (const char *p = key; *p != '\0'; )
    {
      gsize n = 0;
      gboolean figures = TRUE;
      WordKind kind;

      if (!is_ascii_letter_or_more (*p))
        {
          p++;
          continue;
        }
      if (g_ascii_isdigit (*p))
        {
          while (g_ascii_isdigit (*p))
            p++;
          (*n_figures)++;
          continue;
        }
      for (; is_ascii_letter_or_more (*p); p++)
        {
          figures = figures && g_ascii_isdigit (*p);
          if (n + 1 < sizeof word)
            word[n++] = *p;
        }
      word[n] = '\0';
      kind = GPOINTER_TO_UINT (g_hash_table_lookup (tables.words, word));
      if ((kind & wanted) == 0)
        return FALSE;
      (*n_words)++;
      *n_telling += (kind & telling) != 0;
    }
  return TRUE;
}

/**
 * bang_zone_marks_of:
 * @text: a short line
 * @len: its length in bytes
 * @buttons: (out): whether it is a row of share buttons ("fb yt zl tw")
 * @stamp: (out): whether it is a date or a time and nothing else
 *
 * Looks a line up in the marker table.
 *
 * Returns: everything its words can mean
 */
BangZoneMarks
bang_zone_marks_of (const char *text,
                    gsize       len,
                    gboolean   *buttons,
                    gboolean   *stamp)
{
  g_autofree char *key = NULL;
  BangZoneMarks marks = 0;
  const Phrase *phrase;
  guint words, telling, figures;
  gsize n = len;
  char *start;
  char *end;

  ensure_tables ();
  *buttons = *stamp = FALSE;
  if (n > MARKER_BYTES)
    {
      for (n = START_BYTES; n > 0 && ((guchar) text[n] & 0xc0) == 0x80; n--)
        ;
    }
  key = bang_fold_key (text, n);

  if (n == len)
    {
      *buttons = only_words (key, WORD_NETWORK | WORD_BUTTON, WORD_NETWORK, &words, &telling, &figures) && telling > 0;
      *stamp = only_words (key, WORD_STAMP, WORD_STAMP, &words, &telling, &figures) && figures >= 2 && figures <= 8;
      phrase = g_hash_table_lookup (tables.phrases, key);
      if (phrase != NULL)
        marks |= phrase->whole;
    }
  marks |= marks_within (text, len);
  if (points_elsewhere (text, len))
    marks |= BANG_MARK_LINK;

  /* ">> Xem thêm", "• Tin liên quan" */
  for (start = key; *start != '\0' && !is_ascii_letter_or_more (*start); start++)
    ;
  if ((guchar) *start == 0xc2 && (guchar) start[1] == 0xbb)
    start += 2;
  while (*start == ' ' || *start == '>')
    start++;
  if (*start == '\0')
    return marks;
  marks |= marks_of_start (start);

  /* "Ý kiến bạn đọc (0)", "Tin liên quan:", "65 lượt xem" */
  if (n == len)
    {
      while (g_ascii_isdigit (*start) || *start == ' ' || *start == '.')
        start++;
      for (end = start + strlen (start); end > start && (guchar) end[-1] < 0x80 && !g_ascii_isalpha (end[-1]); end--)
        ;
      phrase = end > start ? look_up (start, end - start) : NULL;
      if (phrase != NULL)
        marks |= phrase->whole;
    }
  return marks;
}

static Outlet
outlet_of (const char *text,
           gsize       len)
{
  g_autofree char *key = bang_fold_key (text, len);

  return GPOINTER_TO_UINT (g_hash_table_lookup (tables.outlets, key));
}

static gboolean
is_dash (gunichar c)
{
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

/* One word that is an abbreviation ("LCĐT", "TG&VN") or a site ("VOV.VN"). */
static gboolean
is_signature_word (const char *text,
                   gsize       len)
{
  guint upper = 0;
  guint letters = 0;
  gboolean dotted = FALSE;

  for (const char *p = text; p < text + len; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c))
        {
          letters++;
          upper += g_unichar_isupper (c) != 0;
        }
      else if (c == '.' && p > text && p + 1 < text + len && g_ascii_isalpha (p[1]))
        {
          dotted = TRUE;
        }
      else if (!g_unichar_isdigit (c) && c != '&')
        {
          return FALSE;
        }
    }
  return letters >= 2 && ((upper == letters && letters <= 8) || dotted);
}

/* "Hà Nội (TTXVN)" */
static gboolean
is_place_and_agency (const char *text,
                     gsize       len)
{
  const char *open = memchr (text, '(', len);

  return open != NULL && open > text && text[len - 1] == ')'
         && (is_signature_word (open + 1, text + len - 1 - (open + 1))
             || outlet_of (open + 1, text + len - 1 - (open + 1)) == OUTLET_SIGNS);
}

static gboolean
signs (const char *text,
       gsize       len)
{
  Outlet outlet = outlet_of (text, len);

  if (outlet != OUTLET_NONE)
    return outlet == OUTLET_SIGNS;
  return is_signature_word (text, len) || is_place_and_agency (text, len);
}

/**
 * bang_zone_dateline:
 * @lead: the first paragraph of a story
 * @len: its length in bytes
 *
 * Finds the paper's signature at the start of a lead by its shape: an upper
 * case abbreviation, a site name, or anything short in brackets, followed by a
 * dash that has a space at least on one side ("LCĐT - ", "HGĐT- ", "(BLC) - ",
 * "VOV.VN -", "Hà Nội (TTXVN) - "). Names that look like ordinary words are in
 * the table zone-outlets.
 *
 * Returns: (transfer full) (nullable): it, without brackets and dash
 */
char *
bang_zone_dateline (const char *lead,
                    gsize       len)
{
  const char *end = lead + MIN (len, DATELINE_BYTES + 8);
  const char *dash = NULL;
  const char *stop;
  gboolean spaced;

  ensure_tables ();
  for (const char *p = lead; p < end && dash == NULL; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_dash (c))
        dash = p;
      else if (c == ',' || c == ';' || c == ':')
        break;
      else if (c == '.' && p + 1 < end && p[1] == ' ' && p > lead)
        dash = p;
    }
  if (dash == NULL || dash == lead)
    return NULL;

  for (stop = dash; stop > lead && (stop[-1] == ' ' || (stop - lead >= 2 && (guchar) stop[-2] == 0xc2 && (guchar) stop[-1] == 0xa0)); stop--)
    {
      if (stop[-1] != ' ')
        stop--;
    }
  spaced = stop < dash || g_utf8_next_char (dash) >= lead + len
           || g_unichar_isspace (g_utf8_get_char (g_utf8_next_char (dash)));
  if (stop == lead)
    return NULL;

  if ((*lead == '(' && stop[-1] == ')') || (*lead == '[' && stop[-1] == ']'))
    {
      if (*dash == '.' || stop - lead - 2 < 2 || stop - lead - 2 > DATELINE_BYTES / 2)
        return NULL;
      return g_strndup (lead + 1, stop - lead - 2);
    }
  if (!spaced || !signs (lead, stop - lead))
    return NULL;
  /* "TGVN. Ngày 3/2 ...": a full stop signs only after a site or a known name. */
  if (*dash == '.' && outlet_of (lead, stop - lead) != OUTLET_SIGNS && memchr (lead, '.', stop - lead) == NULL)
    return NULL;
  return g_strndup (lead, stop - lead);
}
