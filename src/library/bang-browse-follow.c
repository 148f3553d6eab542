/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may have come of a proposal: a later one that says the same again, a
 * later agreement about it. Offered, never asserted: words in common between
 * the same sides are a reason to look, not a proof.
 *
 * The same again: by the same side, to the same one where both are told, and at
 * least SHARE of the words that count are there again. An agreement: both sides
 * are in it or in its event, and at least SHARE of the words of its subject are
 * in the proposal.
 *
 * Only later articles that name the proposal's sides and have one of its words
 * are looked at, the first MAX_ARTICLES of them: a few milliseconds.
 *
 * For whichever thread uses the connection.
 */
#include "config.h"

#include "library/bang-browse-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "library/bang-order-key-private.h"
#include "library/bang-tokenizer-private.h"

#define ACTION N_("The ledger could not be read.")

#define SHARE        0.6
#define MIN_SHARED   2     /* words in common, whatever their share */
#define MAX_ARTICLES 300
#define MAX_LINKS    8
#define MAX_ASKED    24    /* words that later articles are searched for */

typedef struct
{
  BangConnection *connection;
  BangQuoter      quoter;
  BangLedgerRow  *row;
  GPtrArray      *words;    /* (element-type utf8) of the proposal that count */
} Following;

/* "one of the words" AND "side" AND "side", as bang-match.c writes it. */
static char *
make_expression (Following *following)
{
  const char *sides[] = { following->row->by_side, following->row->to_side };
  GString *text = g_string_new ("\"");

  for (guint i = 0; i < MIN (following->words->len, MAX_ASKED); i++)
    {
      if (i > 0)
        g_string_append_c (text, BANG_MATCH_OR);
      g_string_append (text, g_ptr_array_index (following->words, i));
    }
  g_string_append_c (text, '"');

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autofree char *key = bang_words_key (sides[i], FALSE);

      if (*g_strstrip (key) == '\0')
        continue;
      g_strdelimit (key, " ", BANG_MATCH_NEXT);
      g_string_append_printf (text, " AND \"%s\"", key);
    }
  return g_string_free (text, FALSE);
}

/* Later articles, in the order of their days. */
static GArray *
find_articles (Following  *following,
               GError    **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *expression = make_expression (following);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (following->connection, ACTION,
                                  "SELECT a.id FROM idx.art_fts f CROSS JOIN main.article a ON a.order_key = f.rowid "
                                  "WHERE art_fts MATCH ?1 AND f.rowid >= ?2 ORDER BY f.rowid LIMIT ?3", error);
  if (stmt == NULL)
    return NULL;
  bang_bind_text (stmt, 1, expression);
  sqlite3_bind_int64 (stmt, 2, bang_order_key_end (following->row->article->date));
  sqlite3_bind_int64 (stmt, 3, MAX_ARTICLES);
  for (;;)
    {
      gint64 id;

      if (!bang_connection_step (following->connection, ACTION, stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&ids);
      id = sqlite3_column_int64 (stmt, 0);
      g_array_append_val (ids, id);
    }
}

/* The words of @wanted that are in @text's, and what part of them. */
static GPtrArray *
share (GPtrArray *wanted,
       GPtrArray *words,
       double    *part)
{
  GPtrArray *shared = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < wanted->len; i++)
    {
      const char *word = g_ptr_array_index (wanted, i);

      if (g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL))
        g_ptr_array_add (shared, g_strdup (word));
    }
  *part = wanted->len > 0 ? (double) shared->len / wanted->len : 0.0;
  return shared;
}

static gboolean
is_same_name (const char *a,
              const char *b)
{
  g_autofree char *x = bang_words_place_key (a != NULL ? a : "");
  g_autofree char *y = bang_words_place_key (b != NULL ? b : "");

  return x[0] != '\0' && x[1] != '\0' && g_str_equal (x, y);
}

static gboolean
has_side (BangLedgerRow *later,
          const char    *side)
{
  g_autofree char *key = bang_words_place_key (side);

  for (guint i = 0; i < later->sides->len; i++)
    {
      if (is_same_name (g_ptr_array_index (later->sides, i), side))
        return TRUE;
    }
  for (guint i = 0; later->parties[i] != NULL; i++)
    {
      if (bang_words_has (later->parties[i], key, FALSE))
        return TRUE;
    }
  return FALSE;
}

/* Whether the two are between the same sides, as far as they are told. */
static gboolean
is_between_same (BangLedgerRow *row,
                 BangLedgerRow *later)
{
  if (later->kind == BANG_LEDGER_AGREEMENT)
    return (row->by_side != NULL && has_side (later, row->by_side)) &&
           (row->to_side == NULL || has_side (later, row->to_side));

  if (!is_same_name (row->by_side, later->by_side))
    return FALSE;
  return row->to_side == NULL || later->to_side == NULL || is_same_name (row->to_side, later->to_side);
}

static gboolean
consider (Following  *following,
          gint64      id,
          GError    **error)
{
  g_autoptr (BangLedgerRow) later = bang_ledger_row_read (following->connection, &following->quoter, id, error);
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GPtrArray) shared = NULL;
  BangFollowUp *link;
  double part;

  if (later == NULL)
    return FALSE;

  words = bang_words_of_content (later->text);
  if (later->kind == BANG_LEDGER_AGREEMENT)
    shared = share (words, following->words, &part);
  else
    shared = share (following->words, words, &part);
  if (part < SHARE || shared->len < MIN_SHARED || !is_between_same (following->row, later))
    return TRUE;

  link = g_new0 (BangFollowUp, 1);
  link->id = id;
  link->kind = later->kind;
  link->article_id = later->article->id;
  link->article_title = g_strdup (later->article->title);
  link->date = later->date;
  link->text = g_strdup (later->text != NULL ? later->text : later->agreement_kind);
  link->shared = g_steal_pointer (&shared);
  link->share = part;
  g_ptr_array_add (following->row->follow_ups, link);
  return TRUE;
}

/* The words of an entry, without the rest of it: most have none in common. */
static gboolean
may_follow (Following   *following,
            const char  *text,
            gboolean     agreement)
{
  g_autoptr (GPtrArray) words = bang_words_of_content (text);
  g_autoptr (GPtrArray) shared = NULL;
  double part;

  shared = agreement ? share (words, following->words, &part) : share (following->words, words, &part);
  return part >= SHARE && shared->len >= MIN_SHARED;
}

/* Reads the texts of @sql (event, number, text) and keeps what may follow. */
static gboolean
gather (Following       *following,
        const char      *sql,
        gint64           article_id,
        BangLedgerKind   kind,
        GArray          *ids,
        GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = bang_connection_prepare (following->connection, ACTION, sql, error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, article_id);
  for (;;)
    {
      gint64 event;
      gint64 n;
      gint64 id;

      if (!bang_connection_step (following->connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      event = sqlite3_column_int64 (stmt, 0);
      n = sqlite3_column_int64 (stmt, 1);
      id = BANG_LEDGER_ID (article_id, kind, event, n);
      if (event >= 0 && event <= 0xfff && n >= 0 && n <= 0x3fff &&
          may_follow (following, bang_column_text (stmt, 2), kind == BANG_LEDGER_AGREEMENT))
        g_array_append_val (ids, id);
    }
}

static gboolean
is_leaf (GArray *leaves,
         gint64  id)
{
  for (guint i = 0; i < leaves->len; i++)
    {
      const BangLeaf *leaf = &g_array_index (leaves, BangLeaf, i);

      if (leaf->event == BANG_LEDGER_ID_EVENT (id) && leaf->n == BANG_LEDGER_ID_N (id))
        return TRUE;
    }
  return FALSE;
}

static gboolean
look_into (Following  *following,
           gint64      article_id,
           GError    **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) leaves = NULL;

  if (!gather (following, "SELECT event_n, n, subject FROM main.agreement WHERE article_id = ?1 LIMIT 200",
               article_id, BANG_LEDGER_AGREEMENT, ids, error) ||
      !gather (following, "SELECT event_n, n, text FROM main.proposal WHERE article_id = ?1 LIMIT 200",
               article_id, BANG_LEDGER_PROPOSAL, ids, error))
    return FALSE;
  if (ids->len == 0)
    return TRUE;

  leaves = bang_leaves_read (following->connection, article_id, error);
  if (leaves == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len && following->row->follow_ups->len < MAX_LINKS; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if ((BANG_LEDGER_ID_KIND (id) == BANG_LEDGER_AGREEMENT || is_leaf (leaves, id)) &&
          !consider (following, id, error))
        return FALSE;
    }
  return TRUE;
}

static void
set_status (BangLedgerRow *row)
{
  for (guint i = 0; i < row->follow_ups->len; i++)
    {
      const BangFollowUp *link = g_ptr_array_index (row->follow_ups, i);

      if (link->kind == BANG_LEDGER_AGREEMENT)
        row->status = BANG_LEDGER_ANSWERED;
      else if (row->status == BANG_LEDGER_UNKNOWN)
        row->status = BANG_LEDGER_REPEATED;
    }
}

/**
 * bang_follow_ups_add:
 * @row: an entry that nobody else has yet
 *
 * Adds what may have come of a proposal, earliest first. One whose side or year
 * is not known has none: without them nothing tells what is later, or whose.
 */
gboolean
bang_follow_ups_add (BangConnection  *connection,
                     BangLedgerRow   *row,
                     GError         **error)
{
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GArray) articles = NULL;
  Following following = { connection, { connection, }, row, NULL };
  gboolean done = TRUE;

  if (row->kind != BANG_LEDGER_PROPOSAL || row->by_side == NULL || row->article->date.year == 0)
    return TRUE;

  following.words = words = bang_words_of_content (row->text);
  if (words->len < MIN_SHARED)
    return TRUE;
  articles = find_articles (&following, error);
  if (articles == NULL)
    return FALSE;

  for (guint i = 0; i < articles->len && done && row->follow_ups->len < MAX_LINKS; i++)
    done = look_into (&following, g_array_index (articles, gint64, i), error);
  bang_quoter_clear (&following.quoter);
  set_status (row);
  return done;
}
