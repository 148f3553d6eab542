/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a briefing is made of: sections of lines, each with the articles that say
 * it. Any thread. */
#include "config.h"

#include "export/bang-dossier-private.h"

#include <glib/gi18n-lib.h>

#include "export/bang-card-private.h"

static void
line_free_cb (gpointer data)
{
  BangDossierLine *line = data;

  g_free (line->day);
  g_free (line->text);
  g_ptr_array_unref (line->details);
  g_free (line->quote);
  g_array_unref (line->sources);
  g_free (line);
}

static void
section_free_cb (gpointer data)
{
  BangDossierSection *section = data;

  g_free (section->heading);
  g_free (section->note);
  g_ptr_array_unref (section->lines);
  g_free (section);
}

/**
 * bang_dossier_new_empty:
 *
 * Returns: (transfer full): a briefing that says nothing yet
 */
BangDossier *
bang_dossier_new_empty (void)
{
  BangDossier *self = g_new0 (BangDossier, 1);

  self->sections = g_ptr_array_new_with_free_func (section_free_cb);
  self->sources = g_ptr_array_new_with_free_func (g_free);
  self->numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

/**
 * bang_dossier_free:
 * @self: (nullable) (transfer full): a briefing
 */
void
bang_dossier_free (BangDossier *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->subtitle);
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->sources);
  g_hash_table_unref (self->numbers);
  g_free (self);
}

/**
 * bang_dossier_add_section:
 *
 * Returns: (transfer none): a section without lines
 */
BangDossierSection *
bang_dossier_add_section (BangDossier *self,
                          const char  *heading)
{
  BangDossierSection *section = g_new0 (BangDossierSection, 1);

  section->heading = g_strdup (heading);
  section->lines = g_ptr_array_new_with_free_func (line_free_cb);
  g_ptr_array_add (self->sections, section);
  return section;
}

/**
 * bang_dossier_add_note:
 * @n_all: how many lines there might be
 * @none: what is said when there is none
 *
 * Tells that not all is there, or that nothing is.
 */
void
bang_dossier_add_note (BangDossierSection *section,
                       guint               n_all,
                       const char         *none)
{
  if (section->lines->len == 0)
    section->note = g_strdup (none);
  else if (section->lines->len < n_all)
    section->note = g_strdup_printf (_("The newest %u of %u."), section->lines->len, n_all);
}

/**
 * bang_dossier_add_line:
 * @day: (transfer full) (nullable): when
 * @text: (transfer full): what
 * @quote: (nullable): the sentence that says it
 *
 * Returns: (transfer none): a line without sources
 */
BangDossierLine *
bang_dossier_add_line (BangDossierSection *section,
                       char               *day,
                       char               *text,
                       const char         *quote)
{
  BangDossierLine *line = g_new0 (BangDossierLine, 1);

  line->day = day;
  line->text = text;
  line->details = g_ptr_array_new_with_free_func (g_free);
  line->quote = g_strdup (quote != NULL ? quote : "");
  line->sources = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (section->lines, line);
  return line;
}

/**
 * bang_dossier_show_day:
 *
 * Returns: (transfer full): a day for a person; "≈" before one that was
 *   reasoned
 */
char *
bang_dossier_show_day (BangDay       day,
                       BangDateBasis basis)
{
  g_autofree char *shown = bang_card_date (day);

  if (shown == NULL)
    return g_strdup (_("date not known"));
  return g_strconcat (basis == BANG_BASIS_INFERRED ? "≈ " : "", shown, NULL);
}

/* "title, source, 19/11/2024" */
static char *
describe_source (const char *title,
                 const char *source,
                 BangDay     day)
{
  g_autofree char *shown = bang_dossier_show_day (day, BANG_BASIS_STATED);
  GString *text = g_string_new (title != NULL && *title != '\0' ? title : _("(no title)"));

  if (source != NULL && *source != '\0')
    g_string_append_printf (text, ", %s", source);
  g_string_append_printf (text, ", %s", shown);
  return g_string_free (text, FALSE);
}

/**
 * bang_dossier_cite:
 *
 * Names the article that says it, which gets a number the first time.
 */
void
bang_dossier_cite (BangDossier     *self,
                   BangDossierLine *line,
                   gint64           article_id,
                   const char      *title,
                   const char      *source,
                   BangDay          day)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, &article_id));

  if (number == 0)
    {
      g_ptr_array_add (self->sources, describe_source (title, source, day));
      number = self->sources->len;
      g_hash_table_insert (self->numbers, g_memdup2 (&article_id, sizeof article_id),
                           GUINT_TO_POINTER (number));
    }
  g_array_append_val (line->sources, number);
}

void
bang_dossier_cite_row (BangDossier          *self,
                       BangDossierLine      *line,
                       const BangArticleRow *row)
{
  bang_dossier_cite (self, line, row->id, row->title, row->source, row->date);
}
