/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sections of a briefing that come from the ledger: what was signed, what
 * was proposed and may have been answered, and what is open. Blocking, any
 * thread. */
#include "config.h"

#include "export/bang-dossier-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "library/bang-browse.h"

#define MAX_AGREEMENTS 12
#define MAX_PROPOSALS  14
#define MAX_READ       200   /* entries of the ledger that are looked through */

static void
add_agreement (BangDossier         *dossier,
               BangDossierSection  *section,
               const BangLedgerRow *row)
{
  BangDossierLine *line;
  char *text;

  text = g_strconcat (row->agreement_kind != NULL ? row->agreement_kind : "?",
                      row->text != NULL ? ": " : NULL, row->text, NULL);
  line = bang_dossier_add_line (section, bang_dossier_show_day (row->date, row->basis), text, row->quote);
  if (row->parties[0] != NULL)
    g_ptr_array_add (line->details, g_strjoinv (" – ", row->parties));
  else
    g_ptr_array_add (line->details, g_strdup (_("between whom is not known")));
  bang_dossier_cite_row (dossier, line, row->article);
}

static void
add_follow_up (BangDossier         *dossier,
               BangDossierLine     *line,
               const BangFollowUp  *link)
{
  g_autofree char *day = bang_dossier_show_day (link->date, BANG_BASIS_STATED);
  const char *text = link->text != NULL ? link->text : "?";

  if (link->kind == BANG_LEDGER_AGREEMENT)
    /* Translators: a day, and the subject of an agreement */
    g_ptr_array_add (line->details, g_strdup_printf (_("an agreement may follow it, %s: %s"), day, text));
  else
    /* Translators: a day, and what was proposed */
    g_ptr_array_add (line->details, g_strdup_printf (_("may be repeated, %s: %s"), day, text));
  bang_dossier_cite (dossier, line, link->article_id, link->article_title, NULL, link->date);
}

static void
add_proposal (BangDossier         *dossier,
              BangDossierSection  *section,
              const BangLedgerRow *row)
{
  g_autoptr (GString) who = g_string_new (row->by != NULL ? row->by : "?");
  BangDossierLine *line;

  if (row->by_side != NULL && strstr (who->str, row->by_side) == NULL)
    g_string_append_printf (who, " (%s)", row->by_side);
  if (row->to != NULL)
    g_string_append_printf (who, " → %s", row->to);
  line = bang_dossier_add_line (section, bang_dossier_show_day (row->date, row->basis),
                                g_strdup_printf ("%s: %s", who->str, row->text != NULL ? row->text : "?"), row->quote);
  bang_dossier_cite_row (dossier, line, row->article);
  for (guint i = 0; i < row->follow_ups->len && i < 3; i++)
    add_follow_up (dossier, line, g_ptr_array_index (row->follow_ups, i));
}

static gboolean
add_signed (BangDossier   *dossier,
            BangLibrary   *library,
            const char    *name,
            GCancellable  *cancellable,
            GError       **error)
{
  BangDossierSection *section = bang_dossier_add_section (dossier, _("What was signed"));
  BangLedgerFilter filter = { NULL, BANG_LEDGER_AGREEMENTS, NULL, name, BANG_SORT_NEWEST };
  g_autoptr (GPtrArray) rows = NULL;
  guint total;

  rows = bang_library_list_ledger (library, &filter, 0, MAX_AGREEMENTS, FALSE, &total,
                                   cancellable, error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      if (g_ptr_array_index (rows, i) != NULL)
        add_agreement (dossier, section, g_ptr_array_index (rows, i));
    }
  bang_dossier_add_note (section, total, _("Not known: no article tells of an agreement."));
  return TRUE;
}

static gboolean
add_proposed (BangDossier   *dossier,
              BangLibrary   *library,
              const char    *name,
              GCancellable  *cancellable,
              GError       **error)
{
  BangDossierSection *followed;
  BangDossierSection *open;
  BangLedgerFilter filter = { NULL, BANG_LEDGER_PROPOSALS, NULL, name, BANG_SORT_NEWEST };
  g_autoptr (GPtrArray) rows = NULL;
  guint n_followed = 0;
  guint n_open = 0;

  rows = bang_library_list_ledger (library, &filter, 0, MAX_READ, TRUE, NULL,
                                   cancellable, error);
  if (rows == NULL)
    return FALSE;

  followed = bang_dossier_add_section (dossier, _("What was proposed, and what may have come of it"));
  open = bang_dossier_add_section (dossier, _("Open points: proposed, and no article tells what came of it"));
  for (guint i = 0; i < rows->len; i++)
    {
      const BangLedgerRow *row = g_ptr_array_index (rows, i);

      if (row == NULL)
        continue;
      if (row->status == BANG_LEDGER_UNKNOWN && n_open++ < MAX_PROPOSALS)
        add_proposal (dossier, open, row);
      else if (row->status != BANG_LEDGER_UNKNOWN && n_followed++ < MAX_PROPOSALS)
        add_proposal (dossier, followed, row);
    }
  bang_dossier_add_note (followed, n_followed, _("Nothing is found that may follow a proposal."));
  bang_dossier_add_note (open, n_open, _("None is known."));
  return TRUE;
}

/**
 * bang_dossier_add_ledger:
 * @name: the counterpart
 *
 * Adds the sections of what was signed and proposed with it.
 */
gboolean
bang_dossier_add_ledger (BangDossier   *dossier,
                         BangLibrary   *library,
                         const char    *name,
                         GCancellable  *cancellable,
                         GError       **error)
{
  return add_signed (dossier, library, name, cancellable, error) &&
         add_proposed (dossier, library, name, cancellable, error);
}
