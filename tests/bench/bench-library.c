/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How fast the library takes articles in and answers, at a size of choice:
 *
 *   bench-library [ARTICLES] [DIRECTORY]
 *
 * Articles are made up: syllables by Zipf's law, 3 KB each, with names, events
 * and evidence in the amounts of a provincial paper. Absolute times belong to
 * the machine; the ratios are what to keep. A directory that is given is kept,
 * and used as it is when it already holds a library.
 */
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <glib/gstdio.h>

#include "library/bang-library.h"

#define BATCH      500
#define N_PEOPLE   20000
#define N_BODIES   2000
#define N_PLACES   400
#define REPEATS    15

static const char * const onsets[] = {
  "", "b", "c", "ch", "d", "đ", "g", "gh", "h", "k", "kh", "l", "m", "n", "ng", "nh", "ph", "qu", "r", "s", "t",
  "th", "tr", "v", "x",
};

static const char * const rimes[] = {
  "a", "à", "á", "ạ", "ả", "an", "án", "ang", "áng", "anh", "ánh", "ao", "áo", "ay", "ây", "ấy", "ân", "ần",
  "âng", "ăn", "ắn", "ăng", "e", "em", "ên", "ến", "ênh", "i", "ị", "iên", "iến", "iện", "iệp", "im", "in", "inh",
  "ính", "o", "ò", "ọ", "oan", "oàn", "ô", "ố", "ộ", "ôi", "ội", "ôn", "ơ", "ời", "ơn", "u", "ụ", "ú", "ung", "ương",
  "ường", "ưởng", "ươi", "ưu", "ữu", "uân", "uyên", "uyện",
};

typedef struct
{
  GRand     *random;
  GPtrArray *syllables;
  double    *sums;
} Maker;

static void
maker_init (Maker *self)
{
  double sum = 0.0;

  self->random = g_rand_new_with_seed (1);
  self->syllables = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < G_N_ELEMENTS (onsets); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (rimes); j++)
        g_ptr_array_add (self->syllables, g_strconcat (onsets[i], rimes[j], NULL));
    }
  for (guint i = self->syllables->len - 1; i > 0; i--)
    {
      guint j = (guint) g_rand_int_range (self->random, 0, (gint32) i + 1);
      gpointer swap = self->syllables->pdata[i];

      self->syllables->pdata[i] = self->syllables->pdata[j];
      self->syllables->pdata[j] = swap;
    }

  self->sums = g_new (double, self->syllables->len);
  for (guint i = 0; i < self->syllables->len; i++)
    self->sums[i] = sum += 1.0 / pow (i + 3.0, 0.9);
}

static const char *
maker_syllable (Maker *self)
{
  double at = g_rand_double (self->random) * self->sums[self->syllables->len - 1];
  guint low = 0;
  guint high = self->syllables->len - 1;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (self->sums[middle] < at)
        low = middle + 1;
      else
        high = middle;
    }
  return self->syllables->pdata[low];
}

static void
maker_words (Maker   *self,
             GString *text,
             guint    n)
{
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (text, ' ');
      if (g_rand_int_range (self->random, 0, 40) == 0)
        g_string_append (text, "hữu nghị");
      else if (g_rand_int_range (self->random, 0, 60) == 0)
        g_string_append (text, "của và các");
      else
        g_string_append (text, maker_syllable (self));
    }
}

static char *
maker_text (Maker *self,
            guint  n)
{
  GString *text = g_string_sized_new (3600);

  g_string_append_printf (text, "Bài %u ", n);
  maker_words (self, text, 12);
  g_string_append (text, "\n\n");
  for (guint i = 0; i < 9; i++)
    {
      g_string_append (text, "Đoàn ");
      maker_words (self, text, 60);
      g_string_append (text, ".\n\n");
    }
  return g_string_free (text, FALSE);
}

/* Few are named often, many once. */
static char *
maker_name (Maker      *self,
            const char *kind,
            guint       n)
{
  guint i = (guint) (pow (g_rand_double (self->random), 3.0) * n);

  return g_strdup_printf ("%s %s %s %u", kind, (char *) self->syllables->pdata[i % self->syllables->len],
                          (char *) self->syllables->pdata[(i / 7) % self->syllables->len], i);
}

static BangEvidence
maker_evidence (Maker *self)
{
  static const char * const rules[] = { "name-before-office", "office-before-name", "place", "body", "year-from-title" };
  gsize start = (gsize) g_rand_int_range (self->random, 0, 2500);
  BangEvidence evidence = { { start, start + 20 }, rules[start % G_N_ELEMENTS (rules)] };

  return evidence;
}

static void
maker_entities (Maker     *self,
                BangFacts *facts)
{
  static const struct { BangEntityKind kind; const char *word; guint n; guint pool; } kinds[] = {
    { BANG_ENTITY_PERSON, "Người", 6, N_PEOPLE },
    { BANG_ENTITY_ORGANISATION, "Sở", 4, N_BODIES },
    { BANG_ENTITY_PLACE, "Xã", 6, N_PLACES },
  };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      for (guint i = 0; i < kinds[k].n; i++)
        {
          g_autofree char *name = maker_name (self, kinds[k].word, kinds[k].pool);
          BangEntity *entity = bang_entity_new (kinds[k].kind, name);

          for (guint j = 0; j < 3; j++)
            {
              BangEvidence evidence = maker_evidence (self);

              g_array_append_val (entity->mentions, evidence);
            }
          if (kinds[k].kind == BANG_ENTITY_PERSON)
            {
              BangTitle *title = bang_title_new ("Phó Chủ tịch Thường trực HĐND tỉnh");

              title->evidence = maker_evidence (self);
              g_ptr_array_add (entity->titles, title);
              entity->present = TRUE;
            }
          g_ptr_array_add (facts->entities, entity);
        }
    }
}

static void
maker_event (Maker     *self,
             BangFacts *facts,
             gboolean   main_event)
{
  static const char * const types[] = { "TALKS", "VISIT", "CONF", "SIGN", "CULT", "TRADE" };
  BangEvent *event = bang_event_new (types[g_rand_int_range (self->random, 0, G_N_ELEMENTS (types))]);

  event->date.start.year = (guint16) g_rand_int_range (self->random, 2004, 2025);
  event->date.start.month = (guint8) g_rand_int_range (self->random, 1, 13);
  event->date.start.day = (guint8) g_rand_int_range (self->random, 1, 29);
  event->date.end = event->date.start;
  event->date.basis = BANG_BASIS_STATED;
  event->date.text = g_strdup ("Sáng 19/11");
  event->title = g_strdup ("Hội đàm giữa hai tỉnh");
  g_ptr_array_add (event->places, maker_name (self, "Xã", N_PLACES));
  for (guint i = 0; i < 2; i++)
    {
      BangSide side = { g_strdup (i == 0 ? "Lào Cai" : "Hồng Hà"), BANG_SIDE_VN, BANG_SIDE_ROLE_PEER,
                        maker_evidence (self) };

      g_array_append_val (event->sides, side);
    }
  for (guint i = 0; i < 6 && main_event; i++)
    {
      BangParticipant participant = { i, (int) (i % 2), BANG_ROLE_MEMBER, maker_evidence (self) };

      g_array_append_val (event->participants, participant);
    }
  for (guint i = 0; i < 2 && main_event; i++)
    {
      BangProposal *proposal = bang_proposal_new ();

      proposal->by = g_strdup ("Lào Cai");
      proposal->text = g_strdup ("đẩy mạnh hợp tác trên nhiều lĩnh vực, nhất là kết nối giao thông biên giới");
      proposal->evidence = maker_evidence (self);
      g_ptr_array_add (event->proposals, proposal);
    }
  g_ptr_array_add (facts->events, event);
}

static BangIncoming *
maker_article (Maker *self,
               guint  n)
{
  BangIncoming *incoming = bang_incoming_new ();
  g_autofree char *text = maker_text (self, n);
  gsize len = strlen (text);

  incoming->path = g_strdup_printf ("/tin/%u/%u/bài-%u.txt", n / 10000, n / 100, n);
  incoming->size = len;
  incoming->mtime = 1700000000000000 + n;
  incoming->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  incoming->document = bang_document_new_from_text (text, (gssize) len);
  incoming->facts = bang_facts_new ();
  maker_entities (self, incoming->facts);
  maker_event (self, incoming->facts, TRUE);
  maker_event (self, incoming->facts, FALSE);
  return incoming;
}

static void
fail (const char *what,
      GError     *error)
{
  g_printerr ("%s: %s\n", what, error != NULL ? error->message : "");
  exit (1);
}

/* Seconds of work of the whole program: what to compare on a busy machine. */
static double
get_cpu_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static double
get_peak_megabytes (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0.0;
  line = strstr (status, "VmHWM:");
  return line != NULL ? g_ascii_strtod (line + 6, NULL) / 1024.0 : 0.0;
}

static void
load (BangLibrary *library,
      guint        n_articles)
{
  Maker maker;
  gint64 adding = 0;
  gint64 ending;
  double work = 0.0;
  double end_work;
  GError *error = NULL;

  maker_init (&maker);
  if (!bang_library_bulk_begin (library, &error))
    fail ("bulk_begin", error);
  for (guint i = 0; i < n_articles; i += BATCH)
    {
      g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_incoming_free);
      gint64 start;

      for (guint j = i; j < MIN (i + BATCH, n_articles); j++)
        g_ptr_array_add (batch, maker_article (&maker, j));
      start = g_get_monotonic_time ();
      work -= get_cpu_seconds ();
      if (!bang_library_add (library, batch, NULL, NULL, &error))
        fail ("add", error);
      adding += g_get_monotonic_time () - start;
      work += get_cpu_seconds ();
    }
  ending = g_get_monotonic_time ();
  end_work = get_cpu_seconds ();
  if (!bang_library_bulk_end (library, &error))
    fail ("bulk_end", error);
  ending = g_get_monotonic_time () - ending;
  end_work = get_cpu_seconds () - end_work;

  g_print ("add       %.0f articles/s, %.0f with the end of the load (%.2f s)\n",
           n_articles / (adding / 1e6), n_articles / ((adding + ending) / 1e6), ending / 1e6);
  g_print ("work      %.0f articles/s of processor time, %.0f with the end\n",
           n_articles / work, n_articles / (work + end_work));
  g_rand_free (maker.random);
  g_ptr_array_unref (maker.syllables);
  g_free (maker.sums);
}

static void
show_sizes (BangLibrary *library)
{
  BangStats stats;

  if (!bang_library_get_stats (library, &stats, NULL))
    return;
  g_print ("size      text %.0f MB, library %.2f x text, index %.2f x text, %" G_GUINT64_FORMAT " articles\n",
           stats.text_bytes / 1e6, (double) (stats.library_bytes + stats.index_bytes) / stats.text_bytes,
           (double) stats.index_bytes / stats.text_bytes, stats.n_articles);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/* Milliseconds of processor time of one answer: the ids, then the first rows with
 * snippets. On a machine that does nothing else it is the time one waits. */
static double
time_query (BangLibrary *library,
            const char  *typed,
            BangSort     sort,
            gint64       limit,
            guint       *n_found)
{
  double times[REPEATS];
  g_autoptr (BangQuery) query = bang_query_parse (typed, BANG_QUERY_TYPING);

  for (guint i = 0; i < REPEATS; i++)
    {
      double start = get_cpu_seconds ();
      g_autoptr (GArray) ids = bang_library_search (library, query, sort, limit, NULL, NULL);
      g_autoptr (GPtrArray) rows = NULL;

      rows = bang_library_get_rows (library, (const gint64 *) (void *) ids->data, MIN (ids->len, 50), query, NULL, NULL);
      times[i] = (get_cpu_seconds () - start) * 1e3;
      *n_found = ids->len;
    }
  qsort (times, REPEATS, sizeof (double), compare_doubles);
  return times[REPEATS / 2];
}

static void
ask (BangLibrary *library)
{
  static const char * const queries[] = {
    "", "của", "hữu nghị", "huu nghi", "\"hữu nghị\"", "của và", "ng", "th", "hữu ng", "hữu ngh", "huu n",
    "title:hữu", "person:\"người\"", "place:xã", "type:TALKS", "2020", "hữu nghị 2020", "-hữu", "hữu OR nghị",
    "không-có-đâu", "bài 77", "từ:2015 đến:2018 hữu",
  };
  GArray *first = g_array_new (FALSE, FALSE, sizeof (double));

  g_print ("%-24s %10s %10s %10s %10s\n", "query", "newest 50", "best 50", "all", "found");
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      guint n;
      double newest = time_query (library, queries[i], BANG_SORT_NEWEST, 50, &n);
      double best = time_query (library, queries[i], BANG_SORT_RELEVANCE, 50, &n);
      double all = time_query (library, queries[i], BANG_SORT_NEWEST, 0, &n);

      g_print ("%-24s %10.2f %10.2f %10.2f %10u\n", queries[i], newest, best, all, n);
      g_array_append_val (first, newest);
      g_array_append_val (first, best);
    }
  qsort (first->data, first->len, sizeof (double), compare_doubles);
  g_print ("first 50  p50 %.2f, p95 %.2f, max %.2f ms\n",
           g_array_index (first, double, first->len / 2), g_array_index (first, double, first->len * 95 / 100),
           g_array_index (first, double, first->len - 1));
  g_array_unref (first);
}

static void
read_some (BangLibrary *library)
{
  g_autoptr (GArray) ids = bang_library_search (library, NULL, BANG_SORT_NEWEST, 0, NULL, NULL);
  gint64 articles = 0;
  gint64 relations = 0;
  gint64 cards = 0;
  guint n = MIN (ids->len, 200);

  for (guint i = 0; i < n; i++)
    {
      gint64 id = g_array_index (ids, gint64, (guint64) i * ids->len / n);
      gint64 start = g_get_monotonic_time ();
      g_autoptr (BangArticle) article = bang_library_get_article (library, id, NULL, NULL);
      gint64 middle = g_get_monotonic_time ();
      g_autoptr (BangRelations) beside = bang_library_get_relations (library, id, NULL, NULL);
      gint64 end = g_get_monotonic_time ();
      g_autoptr (BangEntityCard) card = bang_library_get_entity (library, article->entity_ids[0], NULL, NULL);

      articles += middle - start;
      relations += end - middle;
      cards += g_get_monotonic_time () - end;
    }
  g_print ("read      article %.2f, relations %.2f, entity card %.2f ms\n",
           articles / 1e3 / n, relations / 1e3 / n, cards / 1e3 / n);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      g_remove (child);
    }
  g_rmdir (path);
}

int
main (int   argc,
      char *argv[])
{
  guint n_articles = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 10000;
  g_autofree char *directory = argc > 2 ? g_strdup (argv[2]) : g_dir_make_tmp ("bench-library-XXXXXX", NULL);
  g_autoptr (BangLibrary) library = NULL;
  GError *error = NULL;
  BangStats stats;
  gint64 start;

  setlocale (LC_ALL, "C.UTF-8");
  library = bang_library_open (directory, &error);
  if (library == NULL)
    fail ("open", error);
  if (bang_library_get_stats (library, &stats, NULL) && stats.n_articles == 0)
    load (library, n_articles);
  show_sizes (library);
  bang_library_close (library);
  g_object_unref (library);

  start = g_get_monotonic_time ();
  library = bang_library_open (directory, &error);
  g_print ("open      %.2f ms\n", (g_get_monotonic_time () - start) / 1e3);
  ask (library);
  read_some (library);
  g_print ("memory    peak %.0f MB\n", get_peak_megabytes ());
  bang_library_close (library);
  if (argc <= 2)
    remove_tree (directory);
  return 0;
}
