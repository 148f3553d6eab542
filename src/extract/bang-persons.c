/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Persons: names that are the same are one person; a syllable after "ông" is
 * the person whose name it ends (or, for a Chinese name, begins); an office
 * after "đồng chí" is the person who holds it. Any thread. */

#include "extract/bang-entities-private.h"

#include <string.h>

#include "extract/bang-key.h"
#include "extract/bang-scan-private.h"
#include "text/bang-fold.h"

/* An article gives a person a handful of offices. */
#define MAX_TITLES 32

typedef struct
{
  guint   entity;
  guint32 first;    /* tokens of its first whole mention */
  guint32 n;        /* words of the name */
} Person;

typedef struct
{
  BangGather *gather;
  GArray     *persons;    /* (element-type Person) */
  BangKeyMap  by_name;    /* index into persons + 1 */
  BangKeyMap  held;       /* the offices of each entity */
  GHashTable *by_hash;    /* hash of the last or the first word -> GArray of indices into persons */
  GPtrArray  *key_arrays; /* owns the arrays of by_hash */
} Register;

/* y under each tone, large and small; text is composed. */
static gboolean
ends_in_y (const char *text,
           const char *end)
{
  gunichar c = g_utf8_get_char (g_utf8_prev_char (end));

  return end - text > 1 && (c == 'y' || c == 'Y' || c == 0xdd || c == 0xfd || (c >= 0x1ef2 && c <= 0x1ef9));
}

/* The hash of a word of a name. "Lí Kiện" and "Lý Kiện" are one: after a consonant
 * the press writes i or y as it pleases. */
static guint32
hash_of_name_word (const BangScan *scan,
                   guint32         token)
{
  static const struct { const char *y; const char *i; } letters[] = {
    { "y", "i" }, { "ý", "í" }, { "ỳ", "ì" }, { "ỷ", "ỉ" }, { "ỹ", "ĩ" }, { "ỵ", "ị" },
  };
  const char *text = scan->text + scan->tokens[token].start;
  const char *end = scan->text + scan->tokens[token].end;
  g_autofree char *exact = NULL;

  if (!ends_in_y (text, end))
    return scan->tokens[token].hash;

  exact = bang_fold_exact (text, end - text);
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      char *last = g_str_has_suffix (exact, letters[i].y) ? exact + strlen (exact) - strlen (letters[i].y) : exact;

      if (last > exact && strchr ("hklmst", last[-1]) != NULL)
        {
          g_autofree char *other = NULL;
          guint32 hash;

          *last = '\0';
          other = g_strconcat (exact, letters[i].i, NULL);
          bang_lexicon_word (scan->lexicon, other, strlen (other), &hash);
          return hash;
        }
    }

  return scan->tokens[token].hash;
}

static BangKey
key_of_name (const BangScan *scan,
             const BangItem *item)
{
  BangKey key = BANG_KEY_EMPTY;

  for (guint32 i = item->first; i < item->end; i++)
    key = bang_key_add_word (key, i == item->first ? BANG_JOIN_SPACE : bang_scan_join (scan, i), hash_of_name_word (scan, i));

  return key;
}

static void
index_word (Register *r,
            guint32   hash,
            guint     person)
{
  GArray *list = g_hash_table_lookup (r->by_hash, GUINT_TO_POINTER (hash));

  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (guint));
      g_ptr_array_add (r->key_arrays, list);
      g_hash_table_insert (r->by_hash, GUINT_TO_POINTER (hash), list);
    }
  /* More than a few dozen of one name in an article tell nothing. */
  if (list->len < 64)
    g_array_append_val (list, person);
}

/* Whether two words differ in marks only, or in one letter of three or more:
 * the slips of a caption. */
static gboolean
is_slip (const BangScan *scan,
         guint32         a,
         guint32         b)
{
  g_autofree char *x = bang_fold_plain (scan->text + scan->tokens[a].start,
                                        (gssize) (scan->tokens[a].end - scan->tokens[a].start));
  g_autofree char *y = bang_fold_plain (scan->text + scan->tokens[b].start,
                                        (gssize) (scan->tokens[b].end - scan->tokens[b].start));
  gsize len = strlen (x);
  guint different = 0;

  if (strlen (y) != len)
    return FALSE;
  for (gsize i = 0; i < len; i++)
    different += x[i] != y[i] ? 1 : 0;

  return different == 0 || (different == 1 && len >= 3);
}

/* A name in a caption that is the story's but for one word: captions are typed
 * in a hurry, and nobody else is called almost the same. */
static guint
find_mistyped (Register       *r,
               const BangItem *item)
{
  const BangScan *scan = r->gather->scan;
  guint32 n = item->end - item->first;
  GArray *list = g_hash_table_lookup (r->by_hash, GUINT_TO_POINTER (scan->tokens[item->first].hash));

  if (n < 3 || bang_scan_get_zone (scan, item->first)->kind != BANG_ZONE_CAPTION)
    return G_MAXUINT;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      guint index = g_array_index (list, guint, i);
      const Person *person = &g_array_index (r->persons, Person, index);
      guint32 at = 0;
      guint different = 0;

      if (person->n != n || scan->tokens[person->first].hash != scan->tokens[item->first].hash)
        continue;
      for (guint32 j = 1; j < n; j++)
        if (scan->tokens[person->first + j].hash != scan->tokens[item->first + j].hash)
          {
            different++;
            at = j;
          }
      if (different == 1 && is_slip (scan, person->first + at, item->first + at))
        return index;
    }

  return G_MAXUINT;
}

static guint
find_or_add (Register       *r,
             const BangItem *item)
{
  const BangScan *scan = r->gather->scan;
  BangKey key = key_of_name (scan, item);
  guint known = bang_key_map_get (&r->by_name, key);
  Person person = { 0, item->first, item->end - item->first };

  if (known > 0)
    return known - 1;

  known = find_mistyped (r, item);
  if (known != G_MAXUINT)
    return known;

  person.entity = bang_gather_add_entity (r->gather, BANG_ENTITY_PERSON,
                                          bang_scan_dup_name (scan, item->first, item->end));
  g_array_append_val (r->persons, person);
  bang_key_map_set (&r->by_name, key, r->persons->len);
  index_word (r, scan->tokens[item->end - 1].hash, r->persons->len - 1);
  if (scan->tokens[item->first].hash != scan->tokens[item->end - 1].hash)
    index_word (r, scan->tokens[item->first].hash, r->persons->len - 1);

  return r->persons->len - 1;
}

/* The person whose longer name ends, or begins, with the words of @item. The
 * one named last before it, else the first named after. */
static guint
find_longer (Register       *r,
             const BangItem *item)
{
  const BangScan *scan = r->gather->scan;
  guint32 n = item->end - item->first;
  guint best = G_MAXUINT;
  gboolean best_ends = FALSE;

  for (guint which = 0; which < 2; which++)
    {
      gboolean ends = which == 0;
      guint32 hash = scan->tokens[ends ? item->end - 1 : item->first].hash;
      GArray *list = g_hash_table_lookup (r->by_hash, GUINT_TO_POINTER (hash));

      for (guint i = 0; list != NULL && i < list->len; i++)
        {
          guint index = g_array_index (list, guint, i);
          const Person *person = &g_array_index (r->persons, Person, index);
          guint32 at = ends ? person->first + person->n - n : person->first;

          if (person->n <= n || !bang_scan_same_words (scan, at, item->first, n))
            continue;
          if (best == G_MAXUINT || (ends == best_ends && person->first < item->first))
            {
              best = index;
              best_ends = ends;
            }
        }
    }

  return best;
}

static void
mention_name (Register *r,
              guint32   index,
              guint     person)
{
  BangItem *item = bang_gather_item (r->gather, index);
  guint entity = g_array_index (r->persons, Person, person).entity;

  item->accepted = TRUE;
  r->gather->persons[index] = entity;
  bang_gather_add_mention (r->gather, entity, item->first, item->end,
                           item->called ? "name-after-title" : "name", FALSE);
  if (!bang_is_absent (r->gather->scan, r->gather->items, index))
    bang_gather_entity (r->gather, entity)->present = TRUE;
}

/* A name that may be short for another's: one syllable, or two or three
 * without a surname. */
static gboolean
may_be_short (const BangItem *item)
{
  guint32 n = item->end - item->first;

  return n == 1 || (n == 2 && !item->name.foreign) || item->name.weight == 0;
}

/* "Tổng Bí thư Tập": a surname behind one of a state's highest offices. */
static gboolean
is_high_surname (const BangGather *gather,
                 guint32           index)
{
  const BangItem *item = bang_gather_item (gather, index);

  if (item->name.weight == 0)
    return FALSE;
  for (guint32 i = index; i > 0; i--)
    {
      const BangItem *before = bang_gather_item (gather, i - 1);

      if (before->inner)
        continue;
      return before->kind == BANG_ITEM_OFFICE && before->end == item->first && before->owner == index &&
             strcmp (before->office.complement, "name") == 0;
    }
  return FALSE;
}

/* Whether a short name that is nobody else's may stand for a person: a pen name
 * ("ca sĩ Mỹ Linh"), a single foreign name ("Tổng thống Trump"). */
static gboolean
stands_alone (const BangGather *gather,
              guint32           index)
{
  const BangScan *scan = gather->scan;
  const BangItem *item = bang_gather_item (gather, index);
  const BangScanToken *token = &scan->tokens[item->first];

  if (item->end - item->first > 1)
    return item->name.weight > 0 || item->name.foreign || item->called || item->listed;

  return item->called &&
         (is_high_surname (gather, index) ||
          !bang_syllable_is_vietnamese (scan->text + token->start, token->end - token->start));
}

/* One name of the list, as a person's. */
static void
read_name (Register *r,
           guint32   index,
           gboolean  is_short)
{
  const BangItem *item = bang_gather_item (r->gather, index);
  guint person = is_short ? find_longer (r, item) : G_MAXUINT;

  if (person != G_MAXUINT)
    mention_name (r, index, person);
  else if (is_short && !stands_alone (r->gather, index))
    bang_gather_item (r->gather, index)->accepted = FALSE;
  else
    mention_name (r, index, find_or_add (r, item));
}

/* Whole names of the story first, then those of captions, then short ones; at
 * last the names that nothing called for, of persons known by now. */
static void
read_names (Register *r)
{
  const BangScan *scan = r->gather->scan;
  GArray *items = r->gather->items;

  for (guint pass = 0; pass < 3; pass++)
    for (guint32 i = 0; i < items->len; i++)
      {
        const BangItem *item = bang_gather_item (r->gather, i);
        guint wanted;

        if (item->kind != BANG_ITEM_NAME || !item->accepted || r->gather->persons[i] != G_MAXUINT)
          continue;
        wanted = may_be_short (item) ? 2 : bang_scan_get_zone (scan, item->first)->kind == BANG_ZONE_CAPTION ? 1 : 0;
        if (wanted == pass)
          read_name (r, i, pass == 2);
      }

  for (guint32 i = 0; i < items->len; i++)
    {
      const BangItem *item = bang_gather_item (r->gather, i);
      guint known;

      if (item->kind == BANG_ITEM_NAME && !item->accepted && !item->inner && item->end - item->first > 1 &&
          (known = bang_key_map_get (&r->by_name, key_of_name (scan, item))) > 0)
        mention_name (r, i, known - 1);
    }
}

/* Whether @entity is to be given the office of the tokens: it has not got it
 * already, nor too many. Once asked it has got it. */
static gboolean
take_office (Register *r,
             guint     entity,
             guint32   first,
             guint32   end)
{
  BangKey office = bang_key_of_words (r->gather->scan, first, end);

  return bang_gather_entity (r->gather, entity)->titles->len < MAX_TITLES &&
         bang_key_map_set (&r->held, bang_key_add_word (office, BANG_JOIN_BREAK, entity), 1) == 0;
}

/* The office as it is printed, with its body. */
static BangTitle *
dup_office (const BangScan *scan,
            const BangItem *item,
            guint32         end,
            const char     *rule)
{
  g_autofree char *text = bang_scan_dup (scan, item->first, end);
  BangTitle *title = bang_title_new (text);

  if (item->office.body_end > item->office.body)
    title->organisation = bang_scan_dup (scan, item->office.body, item->office.body_end);
  title->evidence.span = bang_scan_span (scan, item->first, end);
  title->evidence.rule = rule;
  return title;
}

/* The country in brackets belongs to the phrase of the office: "Bí thư Tỉnh ủy
 * Vân Nam (Trung Quốc)". */
static guint32
end_with_brackets (const BangGather *gather,
                   guint32           index)
{
  const BangItem *office = bang_gather_item (gather, index);
  guint32 end = office->end;

  for (guint32 i = index + 1; i < gather->items->len; i++)
    {
      const BangItem *item = bang_gather_item (gather, i);

      if (item->inner)
        continue;
      if (item->kind != BANG_ITEM_PLACE || item->first != end ||
          gather->scan->tokens[end].parens <= gather->scan->tokens[office->first].parens)
        break;
      end = item->end;
    }

  return end;
}

static void
read_offices (Register *r)
{
  BangGather *gather = r->gather;

  for (guint32 i = 0; i < gather->items->len; i++)
    {
      const BangItem *item = bang_gather_item (gather, i);
      const char *rule;
      guint32 end;

      if (item->kind != BANG_ITEM_OFFICE || item->owner == BANG_NO_ITEM ||
          gather->persons[item->owner] == G_MAXUINT)
        continue;

      gather->persons[i] = gather->persons[item->owner];
      /* "làm Trưởng đoàn" is printed as an office, "làm trưởng đoàn" says what one
       * does, and the role of the participant says that of both. The first letter
       * decides because it is what tells offices from common words in this press;
       * the letters behind it vary and are never asked. */
      if (item->bond == BANG_BOND_ROLE && !bang_is_capital (gather->scan, item->first))
        continue;

      end = end_with_brackets (gather, i);
      if (!take_office (r, gather->persons[i], item->first, end))
        continue;
      rule = item->bond == BANG_BOND_BEFORE ? "office-before-name"
             : item->bond == BANG_BOND_ROLE ? "role-in-delegation" : "name-before-office";
      g_ptr_array_add (bang_gather_entity (gather, gather->persons[i])->titles,
                       dup_office (gather->scan, item, end, rule));
    }
}

/* "các đồng chí Ủy viên Ban Thường vụ Tỉnh ủy: A, T; B, T": the office before the
 * colon is that of each one behind it. */
static void
read_offices_of_lists (Register *r)
{
  BangGather *gather = r->gather;
  const BangScan *scan = gather->scan;

  for (guint32 i = 1; i < gather->items->len; i++)
    {
      const BangItem *item = bang_gather_item (gather, i);
      const BangItem *before = bang_gather_item (gather, i - 1);
      guint32 end = bang_scan_sentence_end (scan, item->first);

      if (item->kind != BANG_ITEM_OFFICE || item->owner != BANG_NO_ITEM || before->kind != BANG_ITEM_HONORIFIC ||
          strcmp (before->honorific, "plural") != 0 || before->end != item->first || item->end >= end ||
          (scan->tokens[item->end].gap & BANG_GAP_HARD) != BANG_GAP_COLON)
        continue;

      for (guint32 n = i + 1; n < gather->items->len && bang_gather_item (gather, n)->first < end; n++)
        if (bang_gather_item (gather, n)->kind == BANG_ITEM_NAME && gather->persons[n] != G_MAXUINT &&
            take_office (r, gather->persons[n], item->first, item->end))
          g_ptr_array_insert (bang_gather_entity (gather, gather->persons[n])->titles, 0,
                              dup_office (scan, item, item->end, "office-of-list"));
    }
}

/* What the register of holders says of an office that two persons hold. */
#define TWO_HOLDERS G_MAXUINT

/* Whether another office without a holder follows the one at @index after a
 * comma: "Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh A". */
static gboolean
has_second_office (const BangGather *gather,
                   guint32           index)
{
  const BangItem *item = bang_gather_item (gather, index);

  for (guint32 i = index + 1; i < gather->items->len; i++)
    {
      const BangItem *next = bang_gather_item (gather, i);

      if (!next->inner)
        return next->kind == BANG_ITEM_OFFICE && next->first == item->end &&
               (gather->scan->tokens[next->first].gap & BANG_GAP_HARD) == BANG_GAP_COMMA;
    }
  return FALSE;
}

/* "Đồng chí Bí thư Tỉnh ủy nhấn mạnh": the holder of the office, by the words
 * of an office read beside a name: the same, or beginning with the same. */
static void
read_offices_alone (Register *r)
{
  BangGather *gather = r->gather;
  const BangScan *scan = gather->scan;
  g_auto (BangKeyMap) last = { NULL, };      /* the holder named last */
  g_auto (BangKeyMap) holders = { NULL, };   /* the one holder, or TWO_HOLDERS */

  for (guint32 i = 0; i < gather->items->len; i++)
    {
      const BangItem *item = bang_gather_item (gather, i);

      if (item->kind == BANG_ITEM_OFFICE && gather->persons[i] != G_MAXUINT)
        {
          BangKey office = bang_key_of_words (scan, item->first, item->end);
          guint holder = gather->persons[i] + 1;
          guint before = bang_key_map_get (&holders, office);

          bang_key_map_set (&last, office, holder);
          bang_key_map_set (&holders, office, before == 0 || before == holder ? holder : TWO_HOLDERS);
        }
    }

  for (guint32 i = 1; i < gather->items->len; i++)
    {
      const BangItem *item = bang_gather_item (gather, i);
      const BangItem *before = bang_gather_item (gather, i - 1);
      BangKey office;
      guint holder;

      if (item->kind != BANG_ITEM_OFFICE || item->owner != BANG_NO_ITEM ||
          before->kind != BANG_ITEM_HONORIFIC || before->end != item->first ||
          strcmp (before->honorific, "address") != 0)
        continue;

      office = bang_key_of_words (scan, item->first, item->end);
      holder = bang_key_map_get (&last, office);
      if (holder == 0)
        continue;
      /* Each side may have a "Bí thư Tỉnh ủy"; the next office tells whose. */
      if (bang_key_map_get (&holders, office) == TWO_HOLDERS && has_second_office (gather, i))
        continue;

      gather->persons[i] = holder - 1;
      bang_gather_add_mention (gather, holder - 1, item->first, item->end, "office-alone", TRUE);
    }
}

/**
 * bang_gather_persons:
 * @self: the gathering, with its items bound
 *
 * Adds the persons, their offices and their mentions to the facts.
 */
void
bang_gather_persons (BangGather *self)
{
  Register r = { self, };

  r.persons = g_array_new (FALSE, FALSE, sizeof (Person));
  r.by_hash = g_hash_table_new (NULL, NULL);
  r.key_arrays = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint32 i = 0; i < self->items->len; i++)
    self->persons[i] = G_MAXUINT;

  read_names (&r);
  read_offices (&r);
  read_offices_of_lists (&r);
  read_offices_alone (&r);

  g_ptr_array_unref (r.key_arrays);
  g_hash_table_unref (r.by_hash);
  bang_key_map_clear (&r.by_name);
  bang_key_map_clear (&r.held);
  g_array_unref (r.persons);
}
