/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs a fuzz target as a test: inputs made of the target's fragments and of
 * random bytes, from the test's seed, until a number of inputs or a few seconds
 * have passed. The input of a failure is printed as a C string, and --seed
 * repeats it. With file names as arguments it runs those instead, as libFuzzer
 * does with what it has found. */

#include "fuzz-driver.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

#define MAX_INPUTS 20000
#define MAX_SECONDS 4
#define MAX_PIECES 24

static char **files;

static const uint8_t *current;
static size_t current_size;

/* Not a place to be careful in: the process has failed already. */
static void
print_input_cb (int signal_number)
{
  fputs ("The input was \"", stderr);
  for (size_t i = 0; i < current_size; i++)
    fprintf (stderr, "\\%03o", current[i]);
  fputs ("\"\n", stderr);
  signal (signal_number, SIG_DFL);
  raise (signal_number);
}

static void
run (const uint8_t *data,
     size_t         size)
{
  current = data;
  current_size = size;
  LLVMFuzzerTestOneInput (data, size);
  current = NULL;
  current_size = 0;
}

static void
add_piece (GByteArray *input,
           guint       n_fragments)
{
  const char *fragment;
  guint8 bytes[4];
  gsize len;

  switch (g_test_rand_int_range (0, 12))
    {
    case 0:
      for (guint i = 0; i < G_N_ELEMENTS (bytes); i++)
        bytes[i] = (guint8) g_test_rand_int_range (0, 256);
      g_byte_array_append (input, bytes, (guint) g_test_rand_int_range (1, 5));
      break;

    case 1:
      len = (gsize) g_unichar_to_utf8 ((gunichar) g_test_rand_int_range (1, 0xd800), (char *) memset (bytes, 0, 4));
      g_byte_array_append (input, bytes, (guint) len);
      break;

    case 2:
      /* A part of a fragment, cut anywhere. */
      fragment = fuzz_fragments[g_test_rand_int_range (0, (gint32) n_fragments)];
      len = strlen (fragment);
      g_byte_array_append (input, (const guint8 *) fragment, (guint) g_test_rand_int_range (0, (gint32) len + 1));
      break;

    case 3:
      g_byte_array_append (input, (const guint8 *) " ", 1);
      break;

    default:
      fragment = fuzz_fragments[g_test_rand_int_range (0, (gint32) n_fragments)];
      g_byte_array_append (input, (const guint8 *) fragment, (guint) strlen (fragment));
      break;
    }
}

static void
test_generated (void)
{
  gint64 end = g_get_monotonic_time () + MAX_SECONDS * G_USEC_PER_SEC;
  guint n_fragments = g_strv_length ((char **) fuzz_fragments);
  guint n;

  run ((const uint8_t *) "", 0);
  for (n = 0; n < MAX_INPUTS && g_get_monotonic_time () < end; n++)
    {
      g_autoptr (GByteArray) input = g_byte_array_new ();
      guint n_pieces = (guint) g_test_rand_int_range (1, MAX_PIECES);
      g_autofree guint8 *exact = NULL;

      for (guint i = 0; i < n_pieces; i++)
        add_piece (input, n_fragments);

      /* In a block of just its size, so that a read beyond it is noticed. */
      exact = g_memdup2 (input->data, input->len);
      if (input->len > 0)
        run (exact, input->len);
    }

  g_test_message ("%u inputs", n);
}

static void
test_files (void)
{
  for (char **file = files; *file != NULL; file++)
    {
      g_autofree char *data = NULL;
      g_autoptr (GError) error = NULL;
      gsize size;

      g_file_get_contents (*file, &data, &size, &error);
      g_assert_no_error (error);
      run ((const uint8_t *) data, size);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  signal (SIGABRT, print_input_cb);
  signal (SIGSEGV, print_input_cb);

  files = argv + 1;
  if (argc > 1)
    g_test_add_func ("/fuzz/files", test_files);
  else
    g_test_add_func ("/fuzz/generated", test_generated);

  return g_test_run ();
}
