/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Megabytes per second of processor time of the text room, on generated
 * Vietnamese text of the press's proportions: composed, decomposed, and plain
 * ASCII for comparison. The best of several runs is printed; nothing passes or
 * fails by it. */

#include <glib.h>
#include <string.h>
#include <time.h>

#include "text/bang-fold.h"
#include "text/bang-normal.h"
#include "text/bang-sentence.h"
#include "text/bang-token.h"

#define TEXT_SIZE (16 * 1024 * 1024)
#define N_RUNS 5

static const char * const syllables[] = {
  "tỉnh", "và", "của", "hợp", "tác", "các", "đồng", "chí", "trong", "với", "Trung", "Quốc", "Việt", "Nam", "hữu", "nghị",
  "phát", "triển", "kinh", "tế", "thương", "mại", "biên", "giới", "đoàn", "công", "hội", "đàm", "ký", "kết", "năm", "là",
  "Ủy", "ban", "nhân", "dân", "Chủ", "tịch", "Phó", "Bí", "thư", "thành", "phố", "Hồng", "Hà", "Lào", "Cai", "châu", "hai",
  "bên", "tăng", "cường", "đẩy", "mạnh", "quan", "hệ", "được", "đã", "sẽ", "tại", "buổi", "lễ", "thủy", "hòa", "UBND", "2024",
};

typedef void (* Work) (const char *text,
                       gsize       len);

static char *
make_text (gsize *len)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GString) text = g_string_sized_new (TEXT_SIZE + 64);

  while (text->len < TEXT_SIZE)
    {
      guint n_words = (guint) g_rand_int_range (rand, 15, 50);

      for (guint i = 0; i < n_words; i++)
        {
          g_string_append (text, syllables[g_rand_int_range (rand, 0, G_N_ELEMENTS (syllables))]);
          if (i < n_words - 1)
            g_string_append (text, g_rand_int_range (rand, 0, 12) == 0 ? ", " : " ");
        }
      g_string_append (text, g_rand_int_range (rand, 0, 4) == 0 ? ".\n\n" : ". ");
    }

  *len = text->len;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Piece by piece: g_utf8_normalize() is slow on the whole of it. */
static char *
decompose (const char *text,
           gsize       len)
{
  g_autoptr (GString) out = g_string_sized_new (len * 2);

  for (const char *p = text; p < text + len;)
    {
      gsize n = strcspn (p, "\n") + 1;
      g_autofree char *piece = NULL;

      n = MIN (n, (gsize) (text + len - p));
      piece = g_utf8_normalize (p, (gssize) n, G_NORMALIZE_NFD);
      g_string_append (out, piece);
      p += n;
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
work_tokens (const char *text,
             gsize       len)
{
  BangTokenIter iter;
  BangToken token;
  gsize n = 0;

  bang_token_iter_init (&iter, text, len);
  while (bang_token_iter_next (&iter, &token))
    n += token.plain_len;
  g_assert_cmpuint (n, >, 0);
}

static void
work_exact (const char *text,
            gsize       len)
{
  g_free (bang_fold_exact (text, (gssize) len));
}

static void
work_plain (const char *text,
            gsize       len)
{
  g_free (bang_fold_plain (text, (gssize) len));
}

static void
work_key (const char *text,
          gsize       len)
{
  g_free (bang_fold_key (text, (gssize) len));
}

static void
work_sentences (const char *text,
                gsize       len)
{
  g_array_unref (bang_sentence_split (text, len));
}

static void
work_nfc (const char *text,
          gsize       len)
{
  g_free (bang_normal_nfc (text, (gssize) len));
}

static void
work_offsets (const char *text,
              gsize       len)
{
  bang_offsets_free (bang_offsets_new (text, len));
}

/* Of this thread: what else the machine does should not count. */
static gint64
processor_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static double
measure (Work        work,
         const char *text,
         gsize       len)
{
  gint64 best = G_MAXINT64;

  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 start = processor_time ();

      work (text, len);
      best = MIN (best, processor_time () - start);
    }

  return (double) len / (double) MAX (best, 1);
}

int
main (void)
{
  static const struct
  {
    const char *name;
    Work work;
  } works[] = {
    { "tokens", work_tokens },
    { "fold, exact", work_exact },
    { "fold, plain", work_plain },
    { "fold, key", work_key },
    { "sentences", work_sentences },
    { "normal form", work_nfc },
    { "offset table", work_offsets },
  };
  gsize len;
  g_autofree char *composed = make_text (&len);
  g_autofree char *decomposed = decompose (composed, len);
  g_autofree char *ascii = bang_fold_plain (composed, (gssize) len);

  g_print ("%-14s %10s %10s %10s   MB/s\n", "", "composed", "decomposed", "ascii");
  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    g_print ("%-14s %10.0f %10.0f %10.0f\n", works[i].name,
             measure (works[i].work, composed, len),
             measure (works[i].work, decomposed, strlen (decomposed)),
             measure (works[i].work, ascii, strlen (ascii)));

  return 0;
}
