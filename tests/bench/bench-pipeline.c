/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-pipeline [FOLDER [COPIES]] - what each stage of an import costs.
 *
 * Reads the text files of FOLDER (or a made-up article), makes COPIES of each
 * with other numbers in them (so many that there are 2,000 articles, and one of
 * each where FOLDER holds more), and takes them on one thread from bytes to facts,
 * one after the other, as an import does; then every stage over all of them:
 * read, hash, decode and zone, extract, store; then the import as it is, on all
 * threads. Times drift between machines: the ratios are what to compare.
 *
 * What is done on one thread is also told by that thread's processor time, for
 * a machine that has other work; an import by that of all its threads. */
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

#include "document/bang-reader.h"
#include "extract/bang-extract.h"
#include "import/bang-import-job.h"

#define DEFAULT_ARTICLES 2000
#define BATCH 500

static const char made_up[] =
  "Tỉnh An và châu Bình hội đàm, ký kết hợp tác lần thứ 1000\n\n"
  "Sáng 5/6/2024, tại huyện Hòa, tỉnh Bình, đoàn đại biểu tỉnh An do ông Lê Văn Thử, Phó Chủ tịch UBND tỉnh dẫn "
  "đầu đã hội đàm với lãnh đạo châu Bình số 1000.\n\n"
  "Dự hội đàm có các đồng chí: Trần Văn Mẫu, Giám đốc Sở Du lịch; Phạm Thị Ví, Phó Giám đốc Sở Công thương; "
  "ông Vương Đại Lệ, Bí thư Châu ủy Bình.\n\n"
  "Sở Du lịch tỉnh An và Cục Du lịch châu Bình ký bản ghi nhớ hợp tác du lịch số 1000; Sở Công thương tỉnh An và "
  "Cục Thương mại châu Bình ký bản ghi nhớ hợp tác kinh tế thương mại.\n\n"
  "Ông Lê Văn Thử đề nghị châu Bình sớm mở tuyến đường bộ nối hai cửa khẩu, nâng kim ngạch lên 1,5 tỷ USD, tạo "
  "thuận lợi cho thông quan hàng hóa và phối hợp quản lý biên giới hòa bình, ổn định.\n\n"
  "Hai bên thống nhất duy trì giao lưu, thăm hỏi, trao đổi học sinh, sinh viên, tổ chức liên hoan Nhân dân biên "
  "giới lần thứ 1000.\n";

typedef struct
{
  char      *folder;
  GPtrArray *paths;      /* (element-type filename) */
  GPtrArray *bytes;      /* (element-type GBytes) */
  GPtrArray *incoming;   /* (element-type BangIncoming) */
  gsize      size;
  gsize      largest;    /* of one article, in bytes */
} Bench;

/* When a stage began, by the clock on the wall and by the processor's. */
typedef struct
{
  gint64 wall;
  gint64 processor;
} Began;

static gint64
processor_time (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &spent);
  return (gint64) spent.tv_sec * G_USEC_PER_SEC + spent.tv_nsec / 1000;
}

static Began
begin (void)
{
  return (Began) { g_get_monotonic_time (), processor_time () };
}

static void
remove_tree (const char *path)
{
  GDir *dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_remove (path);
}

/* Each copy has its own numbers, or all but one would be duplicates. */
static void
write_copies (Bench      *bench,
              const char *text,
              gsize       len,
              guint       copies)
{
  for (guint i = 0; i < copies; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s/%07u.txt", bench->folder, bench->paths->len);
      g_autoptr(GString) copy = g_string_new_len (text, (gssize) len);

      g_string_append_printf (copy, "\n\nViệc thứ %u.\n", bench->paths->len);
      for (char *p = copy->str; (p = strstr (p, "1000")) != NULL; p += 4)
        {
          char digits[5];

          g_snprintf (digits, sizeof digits, "%04u", 1000 + bench->paths->len % 9000);
          memcpy (p, digits, 4);
        }
      g_assert_true (g_file_set_contents (name, copy->str, (gssize) copy->len, NULL));
      bench->size += copy->len;
      bench->largest = MAX (bench->largest, copy->len);
      g_ptr_array_add (bench->paths, g_steal_pointer (&name));
    }
}

/* @copies of each file, 0 for enough of them. */
static void
write_corpus (Bench      *bench,
              const char *source,
              guint       copies)
{
  g_autoptr(GDir) dir = source != NULL ? g_dir_open (source, 0, NULL) : NULL;
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (source, name, NULL);

      if (bang_reader_can_read (path))
        g_ptr_array_add (paths, g_steal_pointer (&path));
    }
  if (copies == 0)
    copies = MAX (1, DEFAULT_ARTICLES / MAX (1, paths->len));

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *text = NULL;
      gsize len;

      if (g_file_get_contents (g_ptr_array_index (paths, i), &text, &len, NULL))
        write_copies (bench, text, len, copies);
    }
  if (bench->paths->len == 0)
    write_copies (bench, made_up, sizeof made_up - 1, copies);
}

static void
report (Bench      *bench,
        const char *stage,
        Began       began)
{
  double wall = (double) MAX (g_get_monotonic_time () - began.wall, 1);
  double processor = (double) MAX (processor_time () - began.processor, 1);

  /* Bytes by microseconds are megabytes by seconds. */
  printf ("%-16s %8.1f MB/s  %8.1f MB by second of processor  %8.1f us an article\n", stage,
          (double) bench->size / wall, (double) bench->size / processor, processor / bench->paths->len);
}

static long
peak_kilobytes (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

/* Each article alone, as an import's workers take them: nothing is kept. */
static void
bench_facts (Bench *bench)
{
  g_autoptr(BangLexicon) lexicon = bang_lexicon_get_default ();
  long peak = peak_kilobytes ();
  Began began = begin ();

  for (guint i = 0; i < bench->paths->len; i++)
    {
      g_autoptr(GBytes) bytes = bang_reader_load (g_ptr_array_index (bench->paths, i), NULL, NULL);
      g_autoptr(BangDocument) document = bang_document_new_from_bytes (bytes, NULL);
      g_autoptr(BangFacts) facts = bang_extract (lexicon, document);

      g_assert (facts != NULL);
    }
  report (bench, "bytes to facts", began);
  printf ("  with %ld KB more of memory at the most; the largest article has %.1f KB\n",
          peak_kilobytes () - peak, (double) bench->largest / 1024);
}

static void
bench_read (Bench *bench)
{
  Began began = begin ();

  for (guint i = 0; i < bench->paths->len; i++)
    g_ptr_array_add (bench->bytes,
                     bang_reader_load (g_ptr_array_index (bench->paths, i), NULL, NULL));
  report (bench, "read", began);
}

static void
bench_hash (Bench *bench)
{
  Began began = begin ();

  for (guint i = 0; i < bench->paths->len; i++)
    {
      BangIncoming *incoming = bang_incoming_new ();

      incoming->path = g_strdup (g_ptr_array_index (bench->paths, i));
      incoming->size = g_bytes_get_size (g_ptr_array_index (bench->bytes, i));
      incoming->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256,
                                                       g_ptr_array_index (bench->bytes, i));
      g_ptr_array_add (bench->incoming, incoming);
    }
  report (bench, "hash", began);
}

static void
bench_decode (Bench *bench)
{
  Began began = begin ();

  for (guint i = 0; i < bench->paths->len; i++)
    {
      BangIncoming *incoming = g_ptr_array_index (bench->incoming, i);

      incoming->document = bang_document_new_from_bytes (g_ptr_array_index (bench->bytes, i), NULL);
      g_assert_nonnull (incoming->document);
    }
  report (bench, "decode and zone", began);
}

static void
bench_extract (Bench *bench)
{
  g_autoptr(BangLexicon) lexicon = bang_lexicon_get_default ();
  Began began = begin ();

  for (guint i = 0; i < bench->paths->len; i++)
    {
      BangIncoming *incoming = g_ptr_array_index (bench->incoming, i);

      incoming->facts = bang_extract (lexicon, incoming->document);
    }
  report (bench, "extract", began);
}

static BangLibrary *
open_library (Bench      *bench,
              const char *name)
{
  g_autofree char *directory = g_build_filename (bench->folder, name, NULL);
  g_autoptr(GError) error = NULL;
  BangLibrary *library = bang_library_open (directory, &error);

  g_assert_no_error (error);
  return library;
}

static void
bench_store (Bench *bench)
{
  g_autoptr(BangLibrary) library = open_library (bench, "store");
  g_autoptr(GError) error = NULL;
  BangImportStatus statuses[BATCH];
  Began began = begin ();

  bang_library_bulk_begin (library, &error);
  for (guint i = 0; i < bench->incoming->len; i += BATCH)
    {
      g_autoptr(GPtrArray) batch = g_ptr_array_new ();

      for (guint j = i; j < MIN (i + BATCH, bench->incoming->len); j++)
        g_ptr_array_add (batch, g_ptr_array_index (bench->incoming, j));
      bang_library_add (library, batch, statuses, NULL, &error);
      g_assert_no_error (error);
    }
  bang_library_bulk_end (library, &error);
  g_assert_no_error (error);
  report (bench, "store and index", began);
  bang_library_close (library);
}

static void
ended_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  bang_import_job_run_finish (BANG_IMPORT_JOB (object), result, &error);
  g_assert_no_error (error);
  g_main_loop_quit (user_data);
}

static void
bench_import (Bench       *bench,
              BangLibrary *library,
              const char  *stage)
{
  g_autoptr(GPtrArray) paths = g_ptr_array_new ();
  g_autoptr(BangImportJob) job = NULL;
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Began began = begin ();

  for (guint i = 0; i < bench->paths->len; i++)
    g_ptr_array_add (paths, g_ptr_array_index (bench->paths, i));
  g_ptr_array_add (paths, NULL);
  job = bang_import_job_new (library, (const char * const *) paths->pdata);
  bang_import_job_run_async (job, NULL, ended_cb, loop);
  g_main_loop_run (loop);
  report (bench, stage, began);
}

int
main (int   argc,
      char *argv[])
{
  Bench bench = { NULL, };
  g_autoptr(BangLibrary) library = NULL;

  /* Each stage as it ends, into a pipe too. */
  setvbuf (stdout, NULL, _IOLBF, 0);

  bench.folder = g_dir_make_tmp ("bang-bench-XXXXXX", NULL);
  g_assert_nonnull (bench.folder);
  bench.paths = g_ptr_array_new_with_free_func (g_free);
  bench.bytes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  bench.incoming = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_incoming_free);
  write_corpus (&bench, argc > 1 ? argv[1] : NULL,
                argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 0);
  printf ("%u articles, %.1f MB, %u processors\n", bench.paths->len, (double) bench.size / 1e6,
          g_get_num_processors ());

  bench_facts (&bench);
  bench_read (&bench);
  bench_hash (&bench);
  bench_decode (&bench);
  bench_extract (&bench);
  bench_store (&bench);
  g_ptr_array_set_size (bench.incoming, 0);
  g_ptr_array_set_size (bench.bytes, 0);

  library = open_library (&bench, "import");
  bench_import (&bench, library, "import");
  bench_import (&bench, library, "import again");
  bang_library_close (library);

  g_ptr_array_unref (bench.incoming);
  g_ptr_array_unref (bench.bytes);
  g_ptr_array_unref (bench.paths);
  remove_tree (bench.folder);
  g_free (bench.folder);
  return 0;
}
