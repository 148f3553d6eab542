/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of places across scripts: 云南, Yunnan and Vân Nam are one.
 *
 * Read once from the table "places" (data/lexicon), which gives the Chinese,
 * pinyin and English name of a place beside its Vietnamese ones. A query that
 * names a place in one of those ways is widened to the Vietnamese names; a name
 * that several places bear, to those of all of them.
 *
 * Chinese units are known with their kind (河口瑶族自治县), by their bare name
 * (河口) and by the short form of the two (河口县): the press uses all three.
 * Pinyin is written with and without its apostrophe, ü as v, u or ü.
 *
 * Never changes once read; any thread.
 */
#include "config.h"

#include "library/bang-place-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "library/bang-browse-private.h"
#include "text/bang-fold.h"
#include "text/bang-normal.h"
#include "text/bang-table.h"
#include "text/bang-token.h"

/* Other names that an explanation tells of one query: it is one line. */
#define MAX_TOLD 6

typedef struct
{
  const char  *kind;
  const char  *country;
  const char  *pinyin;
  const char  *english;
  char        *chinese;
  char        *bare;       /* (nullable) the Chinese name without its unit */
} Place;

typedef struct
{
  BangTable  *table;
  GArray     *places;      /* (element-type Place) */
  GHashTable *others;      /* words of a foreign name -> GArray of BangOtherName */
  GHashTable *by_name;     /* fold key of a Vietnamese name -> GArray of indices of places */
} PlaceNames;

/* What Chinese units end in, the longer before the shorter, and how the press
 * shortens it. */
static const struct
{
  const char *unit;
  const char *shortened;
} units[] = {
  { "特别行政区", NULL },
  { "自治区", NULL },
  { "自治州", "州" },
  { "自治县", "县" },
  { "口岸", NULL },
  { "省", "省" },
  { "市", "市" },
  { "州", "州" },
  { "县", "县" },
  { "区", "区" },
  { "镇", "镇" },
  { "乡", "乡" },
  { "村", "村" },
};

/* The peoples that an autonomous unit may be named after (GB/T 3304), those of
 * which one ends like another before it. */
static const char * const peoples[] = {
  "各", "达斡尔", "柯尔克孜", "乌孜别克", "俄罗斯", "鄂温克", "鄂伦春", "塔吉克", "塔塔尔", "维吾尔", "哈萨克",
  "蒙古", "土家", "布依", "朝鲜", "哈尼", "傈僳", "高山", "拉祜", "东乡", "纳西", "景颇", "仫佬", "布朗", "撒拉",
  "毛南", "仡佬", "锡伯", "阿昌", "普米", "德昂", "保安", "裕固", "独龙", "赫哲", "门巴", "珞巴", "基诺",
  "回", "藏", "苗", "彝", "壮", "满", "侗", "瑶", "白", "傣", "黎", "佤", "畲", "水", "土", "羌", "怒", "京",
};

/* Units as Chinese would add them to a bare name. */
static const struct
{
  const char *kind;
  const char *unit;
} unit_of_kind[] = {
  { "province", "省" },
  { "municipality", "市" },
  { "city", "市" },
  { "prefecture", "州" },
  { "county", "县" },
  { "district", "县" },
};

static void
other_name_clear_cb (gpointer data)
{
  g_free (((BangOtherName *) data)->name);
}

static void
place_clear_cb (gpointer data)
{
  Place *place = data;

  g_free (place->chinese);
  g_free (place->bare);
}

static void
place_name_clear_cb (gpointer data)
{
  g_free (((BangPlaceName *) data)->name);
}

/* The words of a name as a query gives them, joined by @separator; with marks
 * or without. */
static char *
make_words (const char *name,
            const char *separator,
            gboolean    exact)
{
  GString *words = g_string_new (NULL);
  BangTokenIter iter;
  BangToken token;

  bang_token_iter_init (&iter, name, strlen (name));
  while (bang_token_iter_next (&iter, &token))
    {
      if (words->len > 0)
        g_string_append (words, separator);
      g_string_append_len (words, exact ? token.exact : token.plain,
                           (gssize) (exact ? token.exact_len : token.plain_len));
    }
  return g_string_free (words, FALSE);
}

/* Whether a name of one word is one syllable, as most Vietnamese words are:
 * such a name (Anh, Nga, Lào) is nearly always a word, or part of another name. */
static gboolean
is_syllable (const char *plain)
{
  gboolean vowel = FALSE;
  guint n_vowels = 0;

  for (const char *p = plain; *p != '\0'; p++)
    {
      gboolean is_vowel = strchr ("aeiouy", *p) != NULL;

      if (*p == ' ')
        return FALSE;
      if (is_vowel && !vowel)
        n_vowels++;
      vowel = is_vowel;
    }
  return n_vowels <= 1;
}

/* Whether the words of a name mostly mean something else. A second spelling
 * without marks (Ba Sa) may be any words. */
static gboolean
is_common (const char *name,
           gboolean    first,
           gboolean    kind_only)
{
  g_autofree char *plain = make_words (name, " ", FALSE);

  return kind_only || is_syllable (plain) ||
         (!first && strchr (plain, ' ') != NULL && !bang_fold_has_marks (name, -1));
}

/* Adds Vietnamese names to a foreign one, but those that the same letters find
 * anyway: Lao Cai. */
static void
add_other (PlaceNames    *self,
           const char    *words,
           char         **names,
           gboolean       kind_only)
{
  GArray *others;

  if (*words == '\0')
    return;

  others = g_hash_table_lookup (self->others, words);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *plain = make_words (names[i], " ", FALSE);
      gboolean known = strcmp (plain, words) == 0;

      for (guint j = 0; others != NULL && j < others->len && !known; j++)
        known = strcmp (g_array_index (others, BangOtherName, j).name, names[i]) == 0;
      if (known || *plain == '\0')
        continue;

      if (others == NULL)
        {
          others = g_array_new (FALSE, FALSE, sizeof (BangOtherName));
          g_array_set_clear_func (others, other_name_clear_cb);
          g_hash_table_insert (self->others, g_strdup (words), others);
        }
      g_array_append_val (others, ((BangOtherName) { g_strdup (names[i]), is_common (names[i], i == 0, kind_only) }));
    }
}

/* Adds a foreign name as it is typed: with its marks or without, with the kind
 * of place behind it ("Yunnan province"). */
static void
add_foreign (PlaceNames   *self,
             const char   *foreign,
             const char   *kind,
             char        **names,
             gboolean      kind_only)
{
  g_autofree char *exact = make_words (foreign, " ", TRUE);
  g_autofree char *plain = make_words (foreign, " ", FALSE);
  g_autofree char *kind_words = make_words (kind, " ", FALSE);
  g_autofree char *with_kind = g_strconcat (plain, " ", kind_words, NULL);

  add_other (self, plain, names, kind_only);
  if (strcmp (exact, plain) != 0)
    add_other (self, exact, names, kind_only);
  /* What is not a unit is called a place. */
  if (*plain != '\0' && strcmp (kind_words, "place") != 0)
    add_other (self, with_kind, names, kind_only);
}

static void
add_pinyin (PlaceNames   *self,
            const char   *pinyin,
            const char   *kind,
            char        **names,
            gboolean      kind_only)
{
  static const char * const v_spellings[] = { "lu", "lü", "nu", "nü" };
  g_autofree char *together = make_words (pinyin, "", FALSE);

  add_foreign (self, pinyin, kind, names, kind_only);
  add_other (self, together, names, kind_only);
  for (guint i = 0; i < G_N_ELEMENTS (v_spellings); i++)
    {
      const char v[] = { v_spellings[i][0], 'v', '\0' };
      g_auto (GStrv) parts = g_strsplit (together, v, -1);

      if (parts[0] != NULL && parts[1] != NULL)
        {
          g_autofree char *spelling = g_strjoinv (v_spellings[i], parts);

          add_foreign (self, spelling, kind, names, kind_only);
        }
    }
}

/* The peoples off the end of an autonomous unit's name. */
static void
strip_peoples (char *name)
{
  gboolean stripped = TRUE;

  while (stripped)
    {
      stripped = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (peoples) && !stripped; i++)
        {
          g_autofree char *ending = g_strconcat (peoples[i], "族", NULL);

          if (g_str_has_suffix (name, ending) && g_utf8_strlen (name, -1) - g_utf8_strlen (ending, -1) >= 2)
            {
              name[strlen (name) - strlen (ending)] = '\0';
              stripped = TRUE;
            }
        }
    }
}

/* The bare name of a Chinese unit, at least two characters of it, and the form
 * that the press shortens to. */
static char *
dup_bare (const char  *chinese,
          const char  *kind,
          char       **shortened)
{
  *shortened = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      char *bare;

      if (!g_str_has_suffix (chinese, units[i].unit) ||
          g_utf8_strlen (chinese, -1) - g_utf8_strlen (units[i].unit, -1) < 2)
        continue;
      bare = g_strndup (chinese, strlen (chinese) - strlen (units[i].unit));
      strip_peoples (bare);
      if (units[i].shortened != NULL)
        *shortened = g_strconcat (bare, units[i].shortened, NULL);
      return bare;
    }

  for (guint i = 0; i < G_N_ELEMENTS (unit_of_kind); i++)
    {
      if (strcmp (kind, unit_of_kind[i].kind) == 0)
        *shortened = g_strconcat (chinese, unit_of_kind[i].unit, NULL);
    }
  return NULL;
}

static void
add_chinese (PlaceNames  *self,
             Place       *place,
             const char  *chinese,
             char       **names,
             gboolean     kind_only)
{
  g_autofree char *shortened = NULL;
  const char *forms[3] = { chinese, };

  place->chinese = g_strdup (chinese);
  place->bare = dup_bare (chinese, place->kind, &shortened);
  forms[1] = place->bare;
  forms[2] = shortened;
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *words = forms[i] != NULL ? make_words (forms[i], " ", FALSE) : NULL;

      if (words != NULL)
        add_other (self, words, names, kind_only);
    }
}

static void
add_by_name (PlaceNames  *self,
             char       **names)
{
  guint index = self->places->len;

  for (guint i = 0; names[i] != NULL; i++)
    {
      char *norm = bang_fold_key (names[i], -1);
      GArray *bearers = g_hash_table_lookup (self->by_name, norm);

      if (bearers == NULL)
        {
          bearers = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (self->by_name, g_strdup (norm), bearers);
        }
      g_array_append_val (bearers, index);
      g_free (norm);
    }
}

static PlaceNames *
read_table (void)
{
  PlaceNames *self = g_new0 (PlaceNames, 1);
  int name, kind, country, chinese, pinyin, english, use;

  self->table = bang_table_load ("places");
  self->places = g_array_new (FALSE, TRUE, sizeof (Place));
  g_array_set_clear_func (self->places, place_clear_cb);
  self->others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  name = bang_table_column (self->table, "name");
  kind = bang_table_column (self->table, "kind");
  country = bang_table_column (self->table, "country");
  chinese = bang_table_column (self->table, "chinese");
  pinyin = bang_table_column (self->table, "pinyin");
  english = bang_table_column (self->table, "english");
  use = bang_table_column (self->table, "use");

  for (guint row = 0; row < bang_table_n_rows (self->table); row++)
    {
      g_auto (GStrv) names = g_strsplit (bang_table_cell (self->table, row, name), "|", -1);
      gboolean kind_only = strcmp (bang_table_cell (self->table, row, use), "kind") == 0;
      Place place = { bang_table_cell (self->table, row, kind), bang_table_cell (self->table, row, country),
                      bang_table_cell (self->table, row, pinyin), bang_table_cell (self->table, row, english), };

      if (strcmp (place.kind, "not") == 0)
        continue;
      add_by_name (self, names);
      add_chinese (self, &place, bang_table_cell (self->table, row, chinese), names, kind_only);
      add_pinyin (self, place.pinyin, place.kind, names, kind_only);
      add_foreign (self, place.english, place.kind, names, kind_only);
      g_array_append_val (self->places, place);
    }
  return self;
}

/* The table for as long as the program runs. */
static PlaceNames *
get_names (void)
{
  static gsize names = 0;

  if (g_once_init_enter (&names))
    g_once_init_leave (&names, (gsize) read_table ());
  return (PlaceNames *) names;
}

/**
 * bang_place_name_kind_to_string:
 *
 * Returns: (transfer none): "hanzi", "pinyin" or "english", as entity_name has it
 */
const char *
bang_place_name_kind_to_string (BangPlaceNameKind kind)
{
  switch (kind)
    {
    case BANG_PLACE_NAME_HANZI:
      return "hanzi";
    case BANG_PLACE_NAME_PINYIN:
      return "pinyin";
    case BANG_PLACE_NAME_ENGLISH:
    default:
      return "english";
    }
}

/* Whether it may be the place that an article calls so. */
static gboolean
may_be (const Place *place,
        const char  *place_kind,
        BangCountry  side)
{
  if (place_kind != NULL && strcmp (place->kind, place_kind) != 0)
    return FALSE;
  if (side == BANG_SIDE_UNKNOWN || *place->country == '\0')
    return TRUE;
  if (side == BANG_SIDE_VN)
    return strcmp (place->country, "VN") == 0;
  if (side == BANG_SIDE_CN)
    return strcmp (place->country, "CN") == 0;
  return strcmp (place->country, "VN") != 0 && strcmp (place->country, "CN") != 0;
}

/* Adds a name that is not there yet, nor what the place is called anyway. */
static void
add_place_name (GArray            *names,
                const char        *own,
                const char        *name,
                BangPlaceNameKind  kind)
{
  if (name == NULL || *name == '\0' || strcmp (name, own) == 0)
    return;

  for (guint i = 0; i < names->len; i++)
    {
      if (strcmp (g_array_index (names, BangPlaceName, i).name, name) == 0)
        return;
    }
  g_array_append_val (names, ((BangPlaceName) { g_strdup (name), kind }));
}

/**
 * bang_place_names_of:
 * @name: what an article calls a place, in Vietnamese
 * @place_kind: (nullable): its unit, where the article says it
 * @side: its country
 *
 * Returns: (transfer full) (element-type BangPlaceName): its names in other
 *   scripts and languages, as far as the table knows: Chinese, then pinyin,
 *   then English; those of all that it may be
 */
GArray *
bang_place_names_of (const char  *name,
                     const char  *place_kind,
                     BangCountry  side)
{
  GArray *names = g_array_new (FALSE, FALSE, sizeof (BangPlaceName));
  g_autofree char *norm = NULL;
  PlaceNames *self;
  const GArray *bearers;

  g_array_set_clear_func (names, place_name_clear_cb);
  g_return_val_if_fail (name != NULL, names);

  self = get_names ();
  norm = bang_fold_key (name, -1);
  bearers = g_hash_table_lookup (self->by_name, norm);
  for (int kind = BANG_PLACE_NAME_HANZI; bearers != NULL && kind <= BANG_PLACE_NAME_ENGLISH; kind++)
    {
      for (guint i = 0; i < bearers->len; i++)
        {
          const Place *place = &g_array_index (self->places, Place, g_array_index (bearers, guint, i));
          const char *other = place->english;

          if (!may_be (place, place_kind, side))
            continue;
          if (kind == BANG_PLACE_NAME_HANZI)
            other = place_kind == NULL && place->bare != NULL ? place->bare : place->chinese;
          else if (kind == BANG_PLACE_NAME_PINYIN)
            other = place->pinyin;
          add_place_name (names, name, other, (BangPlaceNameKind) kind);
        }
    }
  return names;
}

/**
 * bang_place_names_look_up:
 * @words: the words of a name as a query gives them
 *
 * Returns: (transfer none) (nullable) (element-type BangOtherName): what places
 *   of that name are called in Vietnamese
 */
const GArray *
bang_place_names_look_up (const char *words)
{
  return g_hash_table_lookup (get_names ()->others, words);
}

static const GArray *
look_up_cb (const char *words,
            gpointer    user_data)
{
  const GArray *others = bang_place_names_look_up (words);
  GPtrArray *told = user_data;

  for (guint i = 0; others != NULL && told != NULL && i < others->len; i++)
    {
      const char *name = g_array_index (others, BangOtherName, i).name;

      if (!g_ptr_array_find_with_equal_func (told, name, g_str_equal, NULL))
        g_ptr_array_add (told, (gpointer) name);
    }
  return others;
}

/**
 * bang_library_widen:
 * @query: a query
 *
 * Makes of a query the one that the library answers, which asks for the
 * Vietnamese names of places too. Searching does so itself; this is for who
 * marks what was found (bang_query_find()).
 *
 * Returns: (transfer full): the wider query, or @query when it names no place
 */
BangQuery *
bang_library_widen (BangQuery *query)
{
  g_return_val_if_fail (query != NULL, NULL);

  return bang_query_widen (query, look_up_cb, NULL);
}

/**
 * bang_library_explain:
 * @query: a query
 *
 * Says how a query was read, as bang_query_explain() does, and which names the
 * library looks for besides.
 *
 * Returns: (transfer full): one sentence without its full stop, in the user's
 *   language; plain text
 */
char *
bang_library_explain (BangQuery *query)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new ();
  g_autoptr (BangQuery) wide = NULL;
  g_autofree char *list = NULL;
  g_autofree char *explained = NULL;

  g_return_val_if_fail (query != NULL, NULL);

  explained = bang_query_explain (query);
  wide = bang_query_widen (query, look_up_cb, told);
  if (told->len == 0)
    return g_steal_pointer (&explained);

  for (guint i = 0; i < MIN (told->len, MAX_TOLD); i++)
    {
      /* Translators: the name of a place. */
      g_autofree char *quoted = g_strdup_printf (_("“%s”"), (const char *) g_ptr_array_index (told, i));
      char *longer = list != NULL ? g_strdup_printf (_("%s, %s"), list, quoted) : g_strdup (quoted);

      g_free (list);
      list = longer;
    }
  /* Translators: how a search was understood, and the Vietnamese names of the
   * places in it: "Articles with “Yunnan” with any marks; also as “Vân Nam”". */
  return g_strdup_printf (_("%s; also as %s"), explained, list);
}

/**
 * bang_place_names_agree:
 * @name: a place, as it is printed
 * @other: another one
 *
 * Returns: whether both may be one place: "TP. Hà Giang" and "thành phố Hà
 *   Giang", or "Hà Giang"
 */
gboolean
bang_place_names_agree (const char *name,
                        const char *other)
{
  g_autofree char *key = bang_words_place_key (name);
  g_autofree char *other_key = bang_words_place_key (other);

  return g_str_equal (key, other_key);
}
