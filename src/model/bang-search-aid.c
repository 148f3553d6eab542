/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What helps a person to search: names that begin as what was typed, the words
 * that an unmarked one may be, hits in the page around the articles, and, where
 * nothing was found, which condition is in the way. Each kind of request has one
 * place: another one cancels it. Main thread, except the functions named
 * ..._thread.
 */
#include "model/bang-search-aid.h"

#include <string.h>

#include "library/bang-browse.h"
#include "text/bang-token.h"

/* Names offered of each kind, and the most words at the end that one may be. */
#define MAX_NAMES 3
#define MAX_TAIL  4

/* Words without marks that are looked up, and what each may be. */
#define MAX_AMBIGUOUS 2
#define MAX_READINGS  4

#define MAX_RELIEFS 3

typedef enum
{
  COMPLETE,
  HINT,
  RELIEVE,
  N_KINDS
} Kind;

typedef struct
{
  GWeakRef           aid;
  Kind               kind;
  guint              stamp;
  BangLibrary       *library;
  char              *typed;
  GPtrArray         *found;
  guint              n_furniture;
  BangSearchAidFunc  func;
  gpointer           user_data;
} Request;

struct _BangSearchAid
{
  GObject parent_instance;

  BangLibrary  *library;              /* (nullable) */
  GCancellable *cancellables[N_KINDS];/* (nullable) */
  guint         stamps[N_KINDS];
};

G_DEFINE_FINAL_TYPE (BangSearchAid, bang_search_aid, G_TYPE_OBJECT)

BangCompletion *
bang_completion_new (void)
{
  return g_new0 (BangCompletion, 1);
}

void
bang_completion_free (BangCompletion *self)
{
  g_free (self->value);
  g_free (self->label);
  g_free (self);
}

static void
completion_free_cb (gpointer data)
{
  bang_completion_free (data);
}

static void
ambiguity_free_cb (gpointer data)
{
  BangAmbiguity *ambiguity = data;

  g_free (ambiguity->word);
  g_ptr_array_unref (ambiguity->readings);
  g_free (ambiguity);
}

static void
relief_free_cb (gpointer data)
{
  BangRelief *relief = data;

  g_free (relief->label);
  g_free (relief->typed);
  g_free (relief);
}

static void
request_free (gpointer data)
{
  Request *request = data;

  g_weak_ref_clear (&request->aid);
  g_clear_object (&request->library);
  g_clear_pointer (&request->found, g_ptr_array_unref);
  g_free (request->typed);
  g_free (request);
}

static gint64
count (Request       *request,
       const char    *typed,
       GCancellable  *cancellable,
       GError       **error)
{
  g_autoptr (BangQuery) query = bang_query_parse (typed, BANG_QUERY_TYPED);
  g_autoptr (GArray) ids = bang_library_search (request->library, query, BANG_SORT_NEWEST, 0, cancellable, error);

  return ids != NULL ? (gint64) ids->len : -1;
}

/* Names */

static gboolean
add_names (Request         *request,
           BangEntityKind   kind,
           BangField        field,
           const char      *words,
           guint            n_words,
           GCancellable    *cancellable,
           GError         **error)
{
  BangEntityFilter filter = { FALSE, kind, words, BANG_ENTITY_ORDER_COUNT };
  g_autoptr (GPtrArray) rows = NULL;

  rows = bang_library_list_entities (request->library, &filter, 0, MAX_NAMES, NULL, cancellable, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const BangEntityRow *row = g_ptr_array_index (rows, i);
      BangCompletion *completion;

      if (row == NULL)
        continue;
      completion = bang_completion_new ();
      completion->field = field;
      completion->value = g_strdup (row->name);
      completion->label = g_strdup (row->name);
      completion->n_articles = row->n_articles;
      completion->n_words = n_words;
      g_ptr_array_add (request->found, completion);
    }
  return rows != NULL;
}

/* The last @n words. */
static const char *
get_tail (const char *words,
          guint       n)
{
  const char *p = words + strlen (words);

  while (n > 0 && p > words)
    {
      while (p > words && p[-1] != ' ')
        p--;
      n--;
      if (n > 0)
        while (p > words && p[-1] == ' ')
          p--;
    }
  return p;
}

static guint
count_words (const char *words)
{
  guint n = 0;

  for (const char *p = words; *p != '\0'; p++)
    if (*p != ' ' && (p == words || p[-1] == ' '))
      n++;
  return n;
}

static void
complete_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Request *request = task_data;
  GError *error = NULL;
  guint n = MIN (count_words (request->typed), MAX_TAIL);

  /* The longest end of what was typed that is the beginning of a name. */
  for (; n > 0 && request->found->len == 0 && error == NULL; n--)
    {
      const char *tail = get_tail (request->typed, n);

      if (strlen (tail) < 2)
        break;
      if (add_names (request, BANG_ENTITY_PERSON, BANG_FIELD_PERSON, tail, n, cancellable, &error)
          && add_names (request, BANG_ENTITY_PLACE, BANG_FIELD_PLACE, tail, n, cancellable, &error))
        add_names (request, BANG_ENTITY_ORGANISATION, BANG_FIELD_ORGANISATION, tail, n, cancellable, &error);
    }

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* Readings, and hits around the articles */

static gboolean
find_readings (Request       *request,
               const char    *words,
               GCancellable  *cancellable,
               GError       **error)
{
  BangTokenIter iter;
  BangToken token;

  bang_token_iter_init (&iter, words, strlen (words));
  while (request->found->len < MAX_AMBIGUOUS && bang_token_iter_next (&iter, &token))
    {
      g_autofree char *word = g_strndup (words + token.span.start, token.span.end - token.span.start);
      g_autoptr (GPtrArray) readings = NULL;
      BangAmbiguity *ambiguity;

      if (token.exact != token.plain)
        continue;
      readings = bang_library_list_readings (request->library, word, MAX_READINGS, cancellable, error);
      if (readings == NULL)
        return FALSE;
      if (readings->len < 2)
        continue;
      ambiguity = g_new0 (BangAmbiguity, 1);
      ambiguity->word = g_steal_pointer (&word);
      ambiguity->readings = g_steal_pointer (&readings);
      g_ptr_array_add (request->found, ambiguity);
    }
  return TRUE;
}

static void
hint_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Request *request = task_data;
  g_autoptr (BangQueryParts) parts = bang_query_parts_new (request->typed);
  g_autofree char *words = bang_query_parts_dup_words (parts);
  GError *error = NULL;

  if (*words != '\0' && !bang_query_typed_has (request->typed, BANG_FIELD_ZONE, "furniture"))
    {
      g_autofree char *bare = bang_query_typed_clear (request->typed, BANG_FIELD_ZONE);
      g_autofree char *asked = bang_query_typed_add (bare, BANG_FIELD_ZONE, "furniture", FALSE);
      gint64 n = -1;

      if (find_readings (request, words, cancellable, &error))
        n = count (request, asked, cancellable, &error);
      request->n_furniture = (guint) MAX (n, 0);
    }

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* Where nothing was found */

static int
compare_reliefs (gconstpointer a,
                 gconstpointer b)
{
  const BangRelief *x = *(const BangRelief * const *) a;
  const BangRelief *y = *(const BangRelief * const *) b;

  return x->n_found != y->n_found ? (x->n_found > y->n_found ? -1 : 1) : strcmp (x->label, y->label);
}

static void
relieve_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Request *request = task_data;
  g_autoptr (BangQueryParts) parts = bang_query_parts_new (request->typed);
  GError *error = NULL;

  for (guint i = 0; i < MIN (parts->parts->len, 16) && parts->parts->len > 1 && error == NULL; i++)
    {
      const BangQueryPart *part = g_ptr_array_index (parts->parts, i);
      g_autofree char *typed = bang_query_parts_dup_without (parts, i);
      gint64 n = count (request, typed, cancellable, &error);
      BangRelief *relief;

      if (n <= 0)
        continue;
      relief = g_new0 (BangRelief, 1);
      relief->typed = g_steal_pointer (&typed);
      relief->n_found = (guint) n;
      relief->label = part->field != BANG_FIELD_ANY
                      ? bang_query_part_dup_label (part)
                      : g_strndup (parts->text + part->start, part->end - part->start);
      g_ptr_array_add (request->found, relief);
    }
  g_ptr_array_sort (request->found, compare_reliefs);
  if (request->found->len > MAX_RELIEFS)
    g_ptr_array_set_size (request->found, MAX_RELIEFS);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* Asking */

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Request *request = g_task_get_task_data (G_TASK (result));
  g_autoptr (BangSearchAid) self = g_weak_ref_get (&request->aid);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("A search could not be helped: %s", error->message);
      return;
    }
  if (self != NULL && self->stamps[request->kind] == request->stamp)
    request->func (request->found, request->n_furniture, request->user_data);
}

static void
cancel (BangSearchAid *self,
        Kind           kind)
{
  self->stamps[kind]++;
  if (self->cancellables[kind] != NULL)
    g_cancellable_cancel (self->cancellables[kind]);
  g_clear_object (&self->cancellables[kind]);
}

static void
ask (BangSearchAid     *self,
     Kind               kind,
     const char        *typed,
     BangSearchAidFunc  func,
     gpointer           user_data)
{
  static const GTaskThreadFunc funcs[N_KINDS] = { complete_thread, hint_thread, relieve_thread };
  static const GDestroyNotify frees[N_KINDS] = { completion_free_cb, ambiguity_free_cb, relief_free_cb };
  g_autoptr (GTask) task = NULL;
  Request *request;

  cancel (self, kind);
  if (self->library == NULL)
    return;

  request = g_new0 (Request, 1);
  g_weak_ref_init (&request->aid, self);
  request->kind = kind;
  request->stamp = self->stamps[kind];
  request->library = g_object_ref (self->library);
  request->typed = g_strdup (typed);
  request->found = g_ptr_array_new_with_free_func (frees[kind]);
  request->func = func;
  request->user_data = user_data;

  self->cancellables[kind] = g_cancellable_new ();
  task = g_task_new (NULL, self->cancellables[kind], done_cb, NULL);
  g_task_set_source_tag (task, ask);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, funcs[kind]);
}

static void
bang_search_aid_dispose (GObject *object)
{
  BangSearchAid *self = BANG_SEARCH_AID (object);

  bang_search_aid_stop (self);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (bang_search_aid_parent_class)->dispose (object);
}

static void
bang_search_aid_class_init (BangSearchAidClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bang_search_aid_dispose;
}

static void
bang_search_aid_init (BangSearchAid *self)
{
}

BangSearchAid *
bang_search_aid_new (void)
{
  return g_object_new (BANG_TYPE_SEARCH_AID, NULL);
}

void
bang_search_aid_set_library (BangSearchAid *self,
                             BangLibrary   *library)
{
  g_return_if_fail (BANG_IS_SEARCH_AID (self));

  if (g_set_object (&self->library, library))
    bang_search_aid_stop (self);
}

/**
 * bang_search_aid_complete:
 * @self: an aid
 * @words: what was typed so far, without conditions on fields
 * @func: (scope async): told the names (element-type BangCompletion) that its
 *   last words begin
 * @user_data: for @func; must live until bang_search_aid_stop()
 */
void
bang_search_aid_complete (BangSearchAid     *self,
                          const char        *words,
                          BangSearchAidFunc  func,
                          gpointer           user_data)
{
  g_return_if_fail (BANG_IS_SEARCH_AID (self));

  ask (self, COMPLETE, words, func, user_data);
}

/**
 * bang_search_aid_hint:
 * @self: an aid
 * @typed: a query
 * @func: (scope async): told what its words without marks may be (element-type
 *   BangAmbiguity), and how many articles have them in the page around
 * @user_data: for @func; must live until bang_search_aid_stop()
 */
void
bang_search_aid_hint (BangSearchAid     *self,
                      const char        *typed,
                      BangSearchAidFunc  func,
                      gpointer           user_data)
{
  g_return_if_fail (BANG_IS_SEARCH_AID (self));

  ask (self, HINT, typed, func, user_data);
}

/**
 * bang_search_aid_relieve:
 * @self: an aid
 * @typed: a query that finds nothing
 * @func: (scope async): told which conditions to drop (element-type BangRelief),
 *   the most helpful first
 * @user_data: for @func; must live until bang_search_aid_stop()
 */
void
bang_search_aid_relieve (BangSearchAid     *self,
                         const char        *typed,
                         BangSearchAidFunc  func,
                         gpointer           user_data)
{
  g_return_if_fail (BANG_IS_SEARCH_AID (self));

  ask (self, RELIEVE, typed, func, user_data);
}

/**
 * bang_search_aid_stop:
 * @self: an aid
 *
 * Cancels what is asked; no callback is called any more.
 */
void
bang_search_aid_stop (BangSearchAid *self)
{
  g_return_if_fail (BANG_IS_SEARCH_AID (self));

  for (guint i = 0; i < N_KINDS; i++)
    cancel (self, i);
}
