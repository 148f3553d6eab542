/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables, one row an article: CSV as RFC 4180 has it (comma, CRLF, quotes
 * doubled), and the same with tabs. Column names and codes are stable and not
 * translated, so that a script or a colleague with another language reads the
 * same table.
 *
 * A spreadsheet calculates a cell that begins with =, +, -, @, a tab or a line
 * end, whether quoted or not; words out of a file must never become a formula,
 * so that such cells get an apostrophe in front (as OWASP advises under "CSV
 * Injection"), unless the caller asks for the cells as they are. */
#include "config.h"

#include "export/bang-export-private.h"

#include <string.h>

#include "export/bang-card-private.h"

#define BOM "\xef\xbb\xbf"
#define LIST_SEPARATOR "; "

static const char * const columns[] = {
  "id", "title", "date", "date_basis", "date_text", "type", "place", "sides", "participants",
  "agreements", "proposals", "source", "path", "body", "starred", "tags", "notes",
};

/* Whether a spreadsheet would take the text for a formula. Spaces, quotes and
 * invisible characters in front do not save it: some programs drop them. The
 * full-width forms count as the others in East Asian settings. */
static gboolean
looks_like_formula (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      switch (c)
        {
        case '=':
        case '+':
        case '-':
        case '@':
        case '\t':
        case '\r':
        case '\n':
        case 0xff1d: /* ＝ */
        case 0xff0b: /* ＋ */
        case 0xff0d: /* － */
        case 0xff20: /* ＠ */
          return TRUE;

        case '"':
        case '\'':
        case 0x2018: /* the four curly quotes */
        case 0x2019:
        case 0x201c:
        case 0x201d:
        case 0xfeff: /* zero width no-break space */
          break;

        default:
          if (!g_unichar_isspace (c) && !g_unichar_iszerowidth (c) && !g_unichar_iscntrl (c))
            return FALSE;
          break;
        }
    }
  return FALSE;
}

/**
 * bang_export_append_cell:
 * @out: where to
 * @text: (nullable): valid UTF-8, %NULL for an empty cell
 * @separator: what stands between two cells
 * @flags: whether to leave the formula guard out
 *
 * Appends one cell, quoted when it has to be.
 */
void
bang_export_append_cell (GString         *out,
                         const char      *text,
                         char             separator,
                         BangExportFlags  flags)
{
  const char special[] = { separator, '"', '\r', '\n', '\0' };
  gboolean quoted;

  if (text == NULL)
    return;

  quoted = strpbrk (text, special) != NULL;
  if (quoted)
    g_string_append_c (out, '"');
  if ((flags & BANG_EXPORT_NO_FORMULA_GUARD) == 0 && looks_like_formula (text))
    g_string_append_c (out, '\'');
  for (const char *p = text; *p != '\0'; )
    {
      gsize run = strcspn (p, "\"");

      g_string_append_len (out, p, run);
      p += run;
      if (*p == '"')
        {
          g_string_append (out, "\"\"");
          p++;
        }
    }
  if (quoted)
    g_string_append_c (out, '"');
}

static void
add_cell (BangExporter *exporter,
          const char   *text)
{
  g_string_append_c (exporter->out, exporter->separator);
  bang_export_append_cell (exporter->out, text, exporter->separator, exporter->flags);
}

static void
add_item (GString    *list,
          const char *item)
{
  if (item == NULL)
    return;
  if (list->len > 0)
    g_string_append (list, LIST_SEPARATOR);
  g_string_append (list, item);
}

/* "Lào Cai (VN, visitor); Hồng Hà (CN, host)" */
static void
add_sides (BangExporter    *exporter,
           const BangEvent *event)
{
  g_autoptr(GString) list = g_string_new (NULL);

  for (guint i = 0; event != NULL && i < event->sides->len; i++)
    {
      const BangSide *side = &g_array_index (event->sides, BangSide, i);
      const char *role = bang_side_role_to_string (side->role);
      g_autofree char *words = NULL;

      if (side->country == BANG_SIDE_UNKNOWN)
        words = g_strdup_printf ("%s (%s)", side->label, role);
      else
        words = g_strdup_printf ("%s (%s, %s)", side->label,
                                 bang_country_to_string (side->country), role);
      add_item (list, words);
    }
  add_cell (exporter, list->str);
}

static void
add_participants (BangExporter    *exporter,
                  BangFacts       *facts,
                  const BangEvent *event)
{
  g_autoptr(GString) list = g_string_new (NULL);

  for (guint i = 0; event != NULL && i < event->participants->len; i++)
    {
      g_autofree char *words = NULL;

      words = bang_card_participant (facts, &g_array_index (event->participants,
                                                            BangParticipant, i));
      add_item (list, words);
    }
  add_cell (exporter, list->str);
}

/* Agreements and proposals of every event of the article, not of the first
 * only: a signing is often told as an event within the talks. */
static void
add_outcomes (BangExporter *exporter,
              BangFacts    *facts)
{
  g_autoptr(GString) list = g_string_new (NULL);
  g_autofree char *count = NULL;
  guint n_proposals = 0;

  for (guint i = 0; i < facts->events->len; i++)
    {
      const BangEvent *event = g_ptr_array_index (facts->events, i);

      for (guint j = 0; j < event->agreements->len; j++)
        {
          g_autofree char *words = NULL;

          words = bang_card_agreement (g_ptr_array_index (event->agreements, j));
          add_item (list, words);
        }
      for (guint j = 0; j < event->proposals->len; j++)
        n_proposals += ((BangProposal *) g_ptr_array_index (event->proposals, j))->statement ? 0 : 1;
    }

  count = g_strdup_printf ("%u", n_proposals);
  add_cell (exporter, list->str);
  add_cell (exporter, count);
}

static void
csv_begin (BangExporter *exporter)
{
  if ((exporter->flags & BANG_EXPORT_NO_BOM) == 0)
    g_string_append (exporter->out, BOM);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      if (i > 0)
        g_string_append_c (exporter->out, exporter->separator);
      g_string_append (exporter->out, columns[i]);
    }
  g_string_append (exporter->out, "\r\n");
}

static void
tsv_begin (BangExporter *exporter)
{
  exporter->separator = '\t';
  csv_begin (exporter);
}

/* A day without a year is no ISO date; "date_text" tells what was printed. */
static void
add_date (BangExporter         *exporter,
          const BangArticleRow *row,
          const BangEvent      *event)
{
  g_autofree char *iso = row->date.year != 0 ? bang_day_to_iso (row->date) : NULL;

  add_cell (exporter, iso);
  add_cell (exporter, bang_date_basis_to_string (row->date_basis));
  add_cell (exporter, event != NULL ? event->date.text : NULL);
}

/* What the reader of the library keeps beside the article. */
static void
add_personal (BangExporter *exporter)
{
  const BangPersonal *personal = exporter->personal;
  g_autofree char *tags = bang_export_dup_tags (exporter->personal);
  g_autoptr (GString) notes = g_string_new (NULL);

  for (guint i = 0; personal != NULL && i < personal->notes->len; i++)
    {
      const BangNote *note = g_ptr_array_index (personal->notes, i);
      g_autofree char *words = NULL;

      words = *note->quote != '\0' ? g_strdup_printf ("“%s”: %s", note->quote, note->text) : g_strdup (note->text);
      add_item (notes, words);
    }
  add_cell (exporter, personal != NULL && personal->starred ? "yes" : NULL);
  add_cell (exporter, *tags != '\0' ? tags : NULL);
  add_cell (exporter, notes->len > 0 ? notes->str : NULL);
}

static void
csv_article (BangExporter *exporter,
             BangArticle  *article)
{
  const BangArticleRow *row = article->row;
  BangFacts *facts = article->facts;
  const BangEvent *event = facts->events->len > 0 ? g_ptr_array_index (facts->events, 0) : NULL;
  g_autoptr(BangBody) body = bang_body_new (article->document);
  g_autofree char *path = row->path != NULL ? g_filename_display_name (row->path) : NULL;

  bang_export_append_cell (exporter->out, row->uuid, exporter->separator, exporter->flags);
  add_cell (exporter, row->title);
  add_date (exporter, row, event);
  add_cell (exporter, row->event_type);
  add_cell (exporter, row->place);
  add_sides (exporter, event);
  add_participants (exporter, facts, event);
  add_outcomes (exporter, facts);
  add_cell (exporter, row->source);
  add_cell (exporter, path);
  add_cell (exporter, bang_body_get_text (body, NULL));
  add_personal (exporter);
  g_string_append (exporter->out, "\r\n");
}

const BangExportWriter bang_export_csv = {
  .begin = csv_begin,
  .article = csv_article,
};

const BangExportWriter bang_export_tsv = {
  .begin = tsv_begin,
  .article = csv_article,
};
