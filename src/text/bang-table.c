/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lexicon tables: tab separated text that a linguist can edit. Everything an
 * extractor knows about words is in such a table, not in code. Which tables the
 * program has, and a user's rows on top of them: bang-table-load.c.
 *
 * A table is filled by one thread; once shared it must not be appended to, and
 * then any thread may read it. */

#include "config.h"

#include "text/bang-table-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/bang-normal.h"

/* A user's file larger than this is something else under the wrong name. */
#define MAX_SIZE (16 * 1024 * 1024)

#define MAX_COLUMNS 64

G_DEFINE_QUARK (bang-table-error-quark, bang_table_error)

/* Splits the next line off *@text, in place. NULL at the end. */
static char *
next_line (char **text)
{
  char *line = *text;
  char *end;

  if (*line == '\0')
    return NULL;

  end = strchr (line, '\n');
  if (end == NULL)
    *text = line + strlen (line);
  else
    {
      *end = '\0';
      *text = end + 1;
    }

  return line;
}

static gboolean
is_comment (const char *line)
{
  return line[0] == '#' || line[strspn (line, " \t\r")] == '\0';
}

/* Cuts @line into its cells, in place, without the white space around them. */
static GPtrArray *
split_cells (char *line)
{
  GPtrArray *cells = g_ptr_array_new ();
  char *cell = line;

  while (cell != NULL)
    {
      char *tab = strchr (cell, '\t');

      if (tab != NULL)
        *tab++ = '\0';
      g_ptr_array_add (cells, g_strstrip (cell));
      cell = tab;
    }

  return cells;
}

static int
find_string (GPtrArray  *strings,
             const char *string)
{
  for (guint i = 0; i < strings->len; i++)
    if (g_str_equal (g_ptr_array_index (strings, i), string))
      return (int) i;

  return -1;
}

/* Reads the header of a text: for each of its columns, the column of the table
 * that it fills. A new table has the columns of its first header. */
static GArray *
read_header (BangTable  *self,
             char       *line,
             guint       line_number,
             GError    **error)
{
  g_autoptr (GPtrArray) names = split_cells (line);
  g_autoptr (GArray) map = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();
  gboolean first = self->columns->len == 0;

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      int column;

      if (*name == '\0' || find_string (seen, name) >= 0 || i == MAX_COLUMNS)
        {
          g_set_error (error, BANG_TABLE_ERROR, BANG_TABLE_ERROR_NO_HEADER,
                       _("Table “%s”, line %u: column %u has no name of its own. "
                         "Name every column once in the first line."),
                       self->name, line_number, i + 1);
          return NULL;
        }
      g_ptr_array_add (seen, (gpointer) name);

      if (first)
        g_ptr_array_add (self->columns, (gpointer) name);
      column = find_string (self->columns, name);
      if (column < 0)
        {
          g_autofree char *shown = bang_normal_for_screen (name);

          g_set_error (error, BANG_TABLE_ERROR, BANG_TABLE_ERROR_UNKNOWN,
                       _("Table “%s”, line %u: it has no column “%s”. "
                         "Begin with a line that names columns of this table, separated by tabs."),
                       self->name, line_number, shown);
          return NULL;
        }
      g_array_append_val (map, column);
    }

  return g_steal_pointer (&map);
}

static gboolean
read_row (BangTable  *self,
          GArray     *map,
          char       *line,
          guint       line_number,
          GPtrArray  *out,
          GError    **error)
{
  guint start = out->len;
  guint n_cells = 0;

  for (guint i = 0; i < self->columns->len; i++)
    g_ptr_array_add (out, (gpointer) "");
  for (char *cell = line, *next; cell != NULL; cell = next, n_cells++)
    {
      next = strchr (cell, '\t');
      if (next != NULL)
        *next++ = '\0';
      if (n_cells < map->len)
        out->pdata[start + (guint) g_array_index (map, int, n_cells)] = g_strstrip (cell);
    }

  if (n_cells > map->len)
    {
      g_set_error (error, BANG_TABLE_ERROR, BANG_TABLE_ERROR_BAD_ROW,
                   _("Table “%s”, line %u: %u cells where the first line names %u columns. "
                     "Take away a tab, or name the column."),
                   self->name, line_number, n_cells, map->len);
      return FALSE;
    }
  if (*(const char *) out->pdata[start + (guint) g_array_index (map, int, 0)] == '\0')
    {
      g_set_error (error, BANG_TABLE_ERROR, BANG_TABLE_ERROR_BAD_ROW,
                   _("Table “%s”, line %u: the first cell is empty. Fill it, or take the line away."),
                   self->name, line_number);
      return FALSE;
    }

  return TRUE;
}

/* Columns whose words the program knows by heart: another word means nothing. */
static const char * const closed_columns[] = { "class", "complement", "keep", "kind", "people", "type", "use" };

static gboolean
is_closed (const char *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (closed_columns); i++)
    {
      if (g_str_equal (closed_columns[i], column))
        return TRUE;
    }
  return FALSE;
}

/* Whether a row says nothing that no row of the table says. */
static gboolean
check_row (BangTable  *self,
           GPtrArray  *cells,
           guint       start,
           guint       line_number,
           GError    **error)
{
  for (guint column = 1; column < self->columns->len; column++)
    {
      const char *name = g_ptr_array_index (self->columns, column);
      const char *value = g_ptr_array_index (cells, start + column);
      g_autoptr (GPtrArray) known = g_ptr_array_new ();
      g_autofree char *list = NULL;
      g_autofree char *shown = NULL;

      if (!is_closed (name))
        continue;
      for (guint i = column; i < self->cells->len; i += self->columns->len)
        {
          if (find_string (known, g_ptr_array_index (self->cells, i)) < 0)
            g_ptr_array_add (known, g_ptr_array_index (self->cells, i));
        }
      if (find_string (known, value) >= 0)
        continue;
      g_ptr_array_add (known, NULL);
      list = g_strjoinv (", ", (char **) known->pdata);
      shown = bang_normal_for_screen (value);
      g_set_error (error, BANG_TABLE_ERROR, BANG_TABLE_ERROR_BAD_ROW,
                   _("Table “%s”, line %u: “%s” is nothing that the column “%s” can say. It is one of: %s."),
                   self->name, line_number, shown, name, list);
      return FALSE;
    }
  return TRUE;
}

/* A row of the program's own has to be right; of a user's what is not is told
 * and passed over. */
static gboolean
read_user_row (BangTable  *self,
               GArray     *map,
               char       *line,
               guint       line_number,
               GPtrArray  *out,
               GPtrArray  *problems)
{
  g_autoptr (GError) error = NULL;
  guint start = out->len;

  if (read_row (self, map, line, line_number, out, &error) && check_row (self, out, start, line_number, &error))
    return TRUE;
  g_ptr_array_set_size (out, (int) start);
  g_ptr_array_add (problems, g_strdup (error->message));
  return FALSE;
}

/* bang_table_read:
 * @self: a table that is not shared yet
 * @bytes: a header and rows
 * @problems: (nullable) (element-type utf8): gets what is wrong with rows
 * @error: return location for a #GError
 *
 * Reads one text into the table: all of its rows, or none; with @problems those
 * that are right.
 *
 * Returns: whether it could
 */
gboolean
bang_table_read (BangTable  *self,
                 GBytes     *bytes,
                 GPtrArray  *problems,
                 GError    **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GArray) map = NULL;
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  const char *data;
  const char *bad;
  char *rest, *line;
  guint line_number = 0;
  gsize size;

  data = g_bytes_get_data (bytes, &size);
  if (size > MAX_SIZE)
    {
      g_set_error (error, BANG_TABLE_ERROR, BANG_TABLE_ERROR_BAD_ROW,
                   _("Table “%s”: the rows are larger than 16 MB, which no such table is. "
                     "Check that it is the right file."),
                   self->name);
      return FALSE;
    }
  if (size > 0 && !g_utf8_validate_len (data, size, &bad))
    {
      guint bad_line = 1;

      for (const char *p = data; p < bad; p++)
        bad_line += *p == '\n';
      g_set_error (error, BANG_TABLE_ERROR, BANG_TABLE_ERROR_BAD_ROW,
                   _("Table “%s”, line %u: a byte that is not UTF-8 text. Save the file as UTF-8."),
                   self->name, bad_line);
      return FALSE;
    }

  text = bang_normal_nfc (size > 0 ? data : "", (gssize) size);
  rest = g_str_has_prefix (text, "\357\273\277") ? text + 3 : text;
  while ((line = next_line (&rest)) != NULL)
    {
      line_number++;
      if (is_comment (line))
        continue;
      if (map == NULL)
        {
          map = read_header (self, line, line_number, error);
          if (map == NULL)
            return FALSE;
        }
      else if (problems != NULL)
        {
          read_user_row (self, map, line, line_number, cells, problems);
        }
      else if (!read_row (self, map, line, line_number, cells, error))
        {
          return FALSE;
        }
    }

  if (map == NULL)
    {
      g_set_error (error, BANG_TABLE_ERROR, BANG_TABLE_ERROR_NO_HEADER,
                   _("Table “%s”: there is no line that names the columns. "
                     "Begin with one, the names separated by tabs."),
                   self->name);
      return FALSE;
    }

  g_ptr_array_extend (self->cells, cells, NULL, NULL);
  g_ptr_array_add (self->texts, g_steal_pointer (&text));
  return TRUE;
}

/**
 * bang_table_new:
 * @name: what to call the table in messages
 * @bytes: tab separated UTF-8 text
 * @error: return location for a #GError
 *
 * Reads a table. The first line that is not empty and not a comment names the
 * columns; a row may leave cells at its end out, and has something in its
 * first. White space around cells does not count; cells are brought to NFC.
 *
 * Returns: (transfer full): the table, or %NULL with @error set to a sentence
 *   that names the table, the line and what is wrong
 */
BangTable *
bang_table_new (const char  *name,
                GBytes      *bytes,
                GError     **error)
{
  g_autoptr (BangTable) self = NULL;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = g_new0 (BangTable, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->name = g_strdup (name);
  self->columns = g_ptr_array_new ();
  self->cells = g_ptr_array_new ();
  self->texts = g_ptr_array_new_with_free_func (g_free);

  if (!bang_table_read (self, bytes, NULL, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * bang_table_append:
 * @self: a table that is not shared yet
 * @bytes: a user's rows, under a line that names columns of @self, in any
 *   order; columns left out are empty
 * @error: return location for a #GError
 *
 * Adds rows after those there are. On an error nothing is added.
 *
 * Returns: whether it could; if not, @error is a sentence that names the
 *   table, the line and what is wrong
 */
gboolean
bang_table_append (BangTable  *self,
                   GBytes     *bytes,
                   GError    **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return bang_table_read (self, bytes, NULL, error);
}

/**
 * bang_table_ref:
 * @self: a table
 *
 * Returns: (transfer full): @self
 */
BangTable *
bang_table_ref (BangTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * bang_table_unref:
 * @self: (transfer full): a table
 */
void
bang_table_unref (BangTable *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->name);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

/**
 * bang_table_n_rows:
 * @self: a table
 *
 * Returns: the number of rows, the header not counted
 */
guint
bang_table_n_rows (BangTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->cells->len / self->columns->len;
}

/**
 * bang_table_column:
 * @self: a table
 * @name: the name of a column
 *
 * Returns: its number, or -1 if there is none
 */
int
bang_table_column (BangTable  *self,
                   const char *name)
{
  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (name != NULL, -1);

  return find_string (self->columns, name);
}

/**
 * bang_table_cell:
 * @self: a table
 * @row: a row, from 0
 * @column: a column, from bang_table_column(); -1 is an empty column
 *
 * Returns: (transfer none): the cell in NFC, "" where there is none; lives as
 *   long as the table
 */
const char *
bang_table_cell (BangTable *self,
                 guint      row,
                 int        column)
{
  g_return_val_if_fail (self != NULL, "");
  g_return_val_if_fail (row < bang_table_n_rows (self), "");
  g_return_val_if_fail (column < (int) self->columns->len, "");

  if (column < 0)
    return "";

  return g_ptr_array_index (self->cells, row * self->columns->len + (guint) column);
}
