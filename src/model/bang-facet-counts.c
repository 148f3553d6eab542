/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Counting what a query found, for a list of conditions beside it. Counting is
 * the slowest thing a query asks for, and the least urgent: it begins when no key
 * was pressed for a while, by which time the rows are there, and the next key
 * cancels it. Main thread, except count_thread.
 */
#include "model/bang-facet-counts.h"

/* After the last change. Longer than a fast typist's pause between two keys. */
#define DELAY_MS 180

/* Values of a kind that are counted; more are looked for by typing. */
#define TOP 200

/* What one worker counts. */
typedef struct
{
  GWeakRef     counts;
  guint        generation;
  BangLibrary *library;
  char        *typed;
  BangBrowseReadFunc read;              /* (nullable) articles */
  BangBrowseKind  kind;
  BangLedgerKinds kinds;
  BangFacets  *facets;                  /* (nullable) the answer */
  BangFacets  *others[BANG_FACET_N];    /* (nullable) without the conditions of the facet's field */
  GPtrArray   *zones;                   /* (nullable) (element-type BangFacetValue) */
} Work;

struct _BangFacetCounts
{
  GObject parent_instance;

  BangLibrary  *library;      /* (nullable) */
  char         *typed;
  BangBrowseReadFunc read;    /* (nullable) articles */
  BangBrowseKind  kind;
  BangLedgerKinds kinds;
  Work         *answer;       /* (nullable) */
  GCancellable *cancellable;  /* (nullable) */
  guint         generation;
  guint         source;
  gboolean      ready;
  gboolean      again;        /* the library changed while it was counted */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BangFacetCounts, bang_facet_counts, G_TYPE_OBJECT)

static const char * const zone_codes[] = { "title", "text", "caption", "furniture" };

static void
work_free (gpointer data)
{
  Work *work = data;

  g_weak_ref_clear (&work->counts);
  g_clear_object (&work->library);
  g_clear_pointer (&work->facets, bang_facets_unref);
  for (guint i = 0; i < BANG_FACET_N; i++)
    g_clear_pointer (&work->others[i], bang_facets_unref);
  g_clear_pointer (&work->zones, g_ptr_array_unref);
  g_free (work->typed);
  g_free (work);
}

/**
 * bang_facet_get_field:
 * @facet: a facet
 *
 * Returns: the field that its values are values of
 */
BangField
bang_facet_get_field (BangFacet facet)
{
  static const BangField fields[] = {
    [BANG_FACET_YEAR] = BANG_FIELD_DATE,
    [BANG_FACET_TYPE] = BANG_FIELD_TYPE,
    [BANG_FACET_PLACE] = BANG_FIELD_PLACE,
    [BANG_FACET_PERSON] = BANG_FIELD_PERSON,
    [BANG_FACET_ORGANISATION] = BANG_FIELD_ORGANISATION,
    [BANG_FACET_SOURCE] = BANG_FIELD_SOURCE,
    [BANG_FACET_SUBJECT] = BANG_FIELD_SUBJECT,
    [BANG_FACET_COUNTERPART] = BANG_FIELD_COUNTERPART,
    [BANG_FACET_TAG] = BANG_FIELD_TAG,
    [BANG_FACET_COLLECTION] = BANG_FIELD_COLLECTION,
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (fields) == BANG_FACET_N);
  g_return_val_if_fail (facet < BANG_FACET_N, BANG_FIELD_ANY);

  return fields[facet];
}

/**
 * bang_field_any_will_do:
 * @field: a field
 *
 * Returns: whether an article has but one value of it, as a rule, so that of
 *   two that are asked for any will do
 */
gboolean
bang_field_any_will_do (BangField field)
{
  return field == BANG_FIELD_DATE || field == BANG_FIELD_TYPE || field == BANG_FIELD_SOURCE
         || field == BANG_FIELD_SUBJECT || field == BANG_FIELD_ZONE;
}

/* Counting */

static void queue (BangFacetCounts *self);

static gboolean
asks_for (BangQueryParts *parts,
          BangField       field)
{
  for (guint i = 0; i < parts->parts->len; i++)
    {
      const BangQueryPart *part = g_ptr_array_index (parts->parts, i);

      if (part->field == field && !part->negated)
        return TRUE;
    }
  return FALSE;
}

static BangFacets *
count_facets (Work          *work,
              const char    *typed,
              GCancellable  *cancellable,
              GError       **error)
{
  g_auto (BangBrowseFilter) filter = { NULL, };

  if (work->read == NULL)
    {
      g_autoptr (BangQuery) query = bang_query_parse (typed, BANG_QUERY_TYPED);

      return bang_library_get_facets (work->library, query, TOP, cancellable, error);
    }

  work->read (typed, work->kinds, &filter);
  if (work->kind == BANG_BROWSE_EVENTS)
    return bang_library_get_event_facets (work->library,
                                          &(BangEventFilter) { filter.query, filter.type, filter.first_year,
                                                               filter.last_year, filter.sort },
                                          TOP, cancellable, error);
  return bang_library_get_ledger_facets (work->library,
                                         &(BangLedgerFilter) { filter.query, filter.kinds, filter.field,
                                                               filter.counterpart, filter.sort },
                                         TOP, cancellable, error);
}

static void
value_free_cb (gpointer data)
{
  g_free (((BangFacetValue *) data)->value);
  g_free (data);
}

/* How many articles have the words in each zone. */
static gboolean
count_zones (Work          *work,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autofree char *typed = bang_query_typed_clear (work->typed, BANG_FIELD_ZONE);

  work->zones = g_ptr_array_new_with_free_func (value_free_cb);
  for (guint i = 0; i < G_N_ELEMENTS (zone_codes); i++)
    {
      g_autofree char *asked = bang_query_typed_add (typed, BANG_FIELD_ZONE, zone_codes[i], FALSE);
      g_autoptr (BangQuery) query = bang_query_parse (asked, BANG_QUERY_TYPED);
      g_autoptr (GArray) ids = NULL;
      BangFacetValue *value;

      ids = bang_library_search (work->library, query, BANG_SORT_NEWEST, 0, cancellable, error);
      if (ids == NULL)
        return FALSE;
      if (ids->len == 0)
        continue;
      value = g_new0 (BangFacetValue, 1);
      value->value = g_strdup (zone_codes[i]);
      value->n_articles = ids->len;
      g_ptr_array_add (work->zones, value);
    }
  return TRUE;
}

static void
count_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Work *work = task_data;
  g_autoptr (BangQueryParts) parts = bang_query_parts_new (work->typed);
  g_autofree char *words = bang_query_parts_dup_words (parts);
  GError *error = NULL;

  work->facets = count_facets (work, work->typed, cancellable, &error);
  for (guint i = 0; error == NULL && i < BANG_FACET_N; i++)
    {
      BangField field = bang_facet_get_field (i);
      g_autofree char *typed = NULL;

      if (!bang_field_any_will_do (field) || !asks_for (parts, field))
        continue;
      typed = bang_query_typed_clear (work->typed, field);
      work->others[i] = count_facets (work, typed, cancellable, &error);
    }
  /* Rows stand in their articles, not in a part of them. */
  if (error == NULL && *words != '\0' && work->read == NULL)
    count_zones (work, cancellable, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (BangFacetCounts) self = g_weak_ref_get (&work->counts);
  g_autoptr (GError) error = NULL;
  Work *taken;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("The search could not be counted: %s", error->message);
      return;
    }
  if (self == NULL || self->generation != work->generation)
    return;

  /* The task keeps its own; what it found goes with the answer. */
  taken = g_new0 (Work, 1);
  g_weak_ref_init (&taken->counts, NULL);
  taken->typed = g_strdup (work->typed);
  taken->facets = g_steal_pointer (&work->facets);
  taken->zones = g_steal_pointer (&work->zones);
  for (guint i = 0; i < BANG_FACET_N; i++)
    taken->others[i] = g_steal_pointer (&work->others[i]);

  g_clear_pointer (&self->answer, work_free);
  self->answer = taken;
  self->ready = TRUE;
  g_clear_object (&self->cancellable);
  if (self->again)
    queue (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
start_cb (gpointer data)
{
  BangFacetCounts *self = data;
  g_autoptr (GTask) task = NULL;
  Work *work;

  self->source = 0;
  work = g_new0 (Work, 1);
  g_weak_ref_init (&work->counts, self);
  work->generation = self->generation;
  work->library = g_object_ref (self->library);
  work->typed = g_strdup (self->typed);
  work->read = self->read;
  work->kind = self->kind;
  work->kinds = self->kinds;

  self->cancellable = g_cancellable_new ();
  task = g_task_new (NULL, self->cancellable, counted_cb, NULL);
  g_task_set_source_tag (task, start_cb);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, count_thread);

  return G_SOURCE_REMOVE;
}

static void
stop (BangFacetCounts *self)
{
  self->generation++;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->source, g_source_remove);
  self->ready = FALSE;
  self->again = FALSE;
}

static void
queue (BangFacetCounts *self)
{
  stop (self);
  if (self->library != NULL)
    self->source = g_timeout_add (DELAY_MS, start_cb, self);
}

/* GObject */

static void
bang_facet_counts_dispose (GObject *object)
{
  BangFacetCounts *self = BANG_FACET_COUNTS (object);

  stop (self);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (bang_facet_counts_parent_class)->dispose (object);
}

static void
bang_facet_counts_finalize (GObject *object)
{
  BangFacetCounts *self = BANG_FACET_COUNTS (object);

  g_clear_pointer (&self->answer, work_free);
  g_free (self->typed);

  G_OBJECT_CLASS (bang_facet_counts_parent_class)->finalize (object);
}

static void
bang_facet_counts_class_init (BangFacetCountsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bang_facet_counts_dispose;
  object_class->finalize = bang_facet_counts_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bang_facet_counts_init (BangFacetCounts *self)
{
  self->typed = g_strdup ("");
}

/**
 * bang_facet_counts_new:
 *
 * Returns: (transfer full): counts of nothing; they come with a library
 */
BangFacetCounts *
bang_facet_counts_new (void)
{
  return g_object_new (BANG_TYPE_FACET_COUNTS, NULL);
}

/**
 * bang_facet_counts_set_library:
 * @self: counts
 * @library: (nullable): where to count
 */
void
bang_facet_counts_set_library (BangFacetCounts *self,
                               BangLibrary     *library)
{
  g_return_if_fail (BANG_IS_FACET_COUNTS (self));

  if (g_set_object (&self->library, library))
    queue (self);
}

/**
 * bang_facet_counts_set_typed:
 * @self: counts
 * @typed: the query, as typed
 *
 * Begins to count in a moment; the same query is not counted again.
 */
void
bang_facet_counts_set_typed (BangFacetCounts *self,
                             const char      *typed)
{
  g_return_if_fail (BANG_IS_FACET_COUNTS (self));

  if (g_str_equal (self->typed, typed))
    return;

  g_free (self->typed);
  self->typed = g_strdup (typed);
  queue (self);
}

/**
 * bang_facet_counts_set_rows:
 * @self: counts
 * @kind: events, or the ledger
 * @kinds: of the ledger
 * @read: (nullable): how the page of these reads what is typed; %NULL to count
 *   articles
 *
 * Says what is counted: a number is that of the rows which its value would leave.
 */
void
bang_facet_counts_set_rows (BangFacetCounts    *self,
                            BangBrowseKind      kind,
                            BangLedgerKinds     kinds,
                            BangBrowseReadFunc  read)
{
  g_return_if_fail (BANG_IS_FACET_COUNTS (self));

  if (self->read == read && self->kind == kind && self->kinds == kinds)
    return;

  self->read = read;
  self->kind = kind;
  self->kinds = kinds;
  queue (self);
}

const char *
bang_facet_counts_get_typed (BangFacetCounts *self)
{
  g_return_val_if_fail (BANG_IS_FACET_COUNTS (self), "");

  return self->typed;
}

/**
 * bang_facet_counts_refresh:
 * @self: counts
 *
 * Counts again, after the library changed.
 */
void
bang_facet_counts_refresh (BangFacetCounts *self)
{
  g_return_if_fail (BANG_IS_FACET_COUNTS (self));

  /* An import tells of changes without a pause, and would let nothing be
   * counted. */
  if (self->source == 0 && self->cancellable == NULL)
    queue (self);
  else
    self->again = self->cancellable != NULL;
}

/**
 * bang_facet_counts_get_ready:
 * @self: counts
 *
 * Returns: whether the counts are those of the query, not of the one before
 */
gboolean
bang_facet_counts_get_ready (BangFacetCounts *self)
{
  g_return_val_if_fail (BANG_IS_FACET_COUNTS (self), FALSE);

  return self->ready;
}

guint
bang_facet_counts_get_n_rows (BangFacetCounts *self)
{
  g_return_val_if_fail (BANG_IS_FACET_COUNTS (self), 0);

  return self->answer != NULL ? self->answer->facets->n_rows : 0;
}

guint
bang_facet_counts_get_n_found (BangFacetCounts *self)
{
  g_return_val_if_fail (BANG_IS_FACET_COUNTS (self), 0);

  return self->answer != NULL ? self->answer->facets->n_found : 0;
}

/**
 * bang_facet_counts_get_n_counted:
 * @self: counts
 *
 * Returns: over how many of the found, the newest, facts were counted
 */
guint
bang_facet_counts_get_n_counted (BangFacetCounts *self)
{
  g_return_val_if_fail (BANG_IS_FACET_COUNTS (self), 0);

  return self->answer != NULL ? self->answer->facets->n_counted : 0;
}

guint
bang_facet_counts_get_n_starred (BangFacetCounts *self)
{
  g_return_val_if_fail (BANG_IS_FACET_COUNTS (self), 0);

  return self->answer != NULL ? self->answer->facets->n_starred : 0;
}

guint
bang_facet_counts_get_n_check (BangFacetCounts *self)
{
  g_return_val_if_fail (BANG_IS_FACET_COUNTS (self), 0);

  return self->answer != NULL ? self->answer->facets->n_check : 0;
}

/**
 * bang_facet_counts_get_values:
 * @self: counts
 * @facet: a facet
 *
 * Returns: (transfer none) (nullable) (element-type BangFacetValue): its values
 */
GPtrArray *
bang_facet_counts_get_values (BangFacetCounts *self,
                              BangFacet        facet)
{
  g_return_val_if_fail (BANG_IS_FACET_COUNTS (self) && facet < BANG_FACET_N, NULL);

  if (self->answer == NULL)
    return NULL;
  if (self->answer->others[facet] != NULL)
    return self->answer->others[facet]->values[facet];
  return self->answer->facets->values[facet];
}

/**
 * bang_facet_counts_get_zones:
 * @self: counts
 *
 * Returns: (transfer none) (nullable) (element-type BangFacetValue): in how many
 *   articles the words stand in which zone; the values are those of in:
 */
GPtrArray *
bang_facet_counts_get_zones (BangFacetCounts *self)
{
  g_return_val_if_fail (BANG_IS_FACET_COUNTS (self), NULL);

  return self->answer != NULL ? self->answer->zones : NULL;
}
