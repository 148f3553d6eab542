/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The briefing on a counterpart, in words: who they are, when one met, what was
 * signed and proposed, what is open.
 *
 * Two pages: each list has its newest few lines and says how many there are.
 * Every line names its article and quotes its sentence; what no article says is
 * shown as not known. What may have come of a proposal is offered as such.
 *
 * Blocking, any thread.
 */
#include "config.h"

#include "export/bang-dossier-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "export/bang-card-private.h"
#include "library/bang-browse.h"
#include "library/bang-fact-labels.h"
#include "query/bang-event-type.h"

#define MAX_OFFICES    12
#define MAX_MEETINGS   12
#define MAX_READ       200   /* relations and events that are looked through */

typedef struct
{
  BangLibrary   *library;
  GCancellable  *cancellable;
  BangDossier   *dossier;
  BangEntityRow *entity;      /* (nullable) (unowned) who is meant, when the library knows */
  const char    *name;        /* of the counterpart */
} Gathering;

/* Who they are */

/* The offices of a person, the people of a body: what relations say. */
static gboolean
add_offices (Gathering           *gathering,
             BangDossierSection  *section,
             GError             **error)
{
  g_autoptr (GPtrArray) relations = NULL;
  gboolean person = gathering->entity->kind == BANG_ENTITY_PERSON;
  guint n = 0;

  relations = bang_library_get_entity_relations (gathering->library, gathering->entity->id, MAX_READ,
                                                 gathering->cancellable, error);
  if (relations == NULL)
    return FALSE;

  for (guint i = 0; i < relations->len; i++)
    {
      const BangRelationRow *row = g_ptr_array_index (relations, i);
      BangDossierLine *line;
      char *text;

      if (g_strcmp0 (row->predicate, person ? "holds-title" : "member-of") != 0 ||
          row->subject == NULL || row->object == NULL)
        continue;
      if (n++ >= MAX_OFFICES)
        continue;
      text = g_strdup (person ? row->object : row->subject);
      line = bang_dossier_add_line (section, bang_dossier_show_day (row->date, BANG_BASIS_STATED), text, row->quote);
      bang_dossier_cite (gathering->dossier, line, row->article_id, row->article_title, NULL, row->date);
    }
  bang_dossier_add_note (section, n, NULL);
  return TRUE;
}

static void
add_tenures (BangDossierSection   *section,
             const BangEntityCard *card)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < card->tenures->len && i < MAX_OFFICES; i++)
    {
      const BangTenure *tenure = g_ptr_array_index (card->tenures, i);
      g_autofree char *first = bang_dossier_show_day (tenure->first, BANG_BASIS_STATED);
      g_autofree char *last = bang_dossier_show_day (tenure->last, BANG_BASIS_STATED);

      if (text->len > 0)
        g_string_append (text, "; ");
      if (g_str_equal (first, last))
        g_string_append_printf (text, "%s (%s)", tenure->title, first);
      else
        /* Translators: an office, the days on which it was first and last read of */
        g_string_append_printf (text, _("%s (seen from %s to %s)"), tenure->title, first, last);
    }
  if (text->len > 0)
    section->note = g_string_free (text, FALSE);
  else
    g_string_free (text, TRUE);
}

/* Of a place: who led its side, as each was printed. */
static void
add_heads (Gathering           *gathering,
           BangDossierSection  *section,
           GPtrArray           *meetings)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < meetings->len && section->lines->len < MAX_OFFICES; i++)
    {
      const BangAppearance *meeting = g_ptr_array_index (meetings, i);

      for (guint j = 0; j < meeting->event->sides->len; j++)
        {
          const BangEventSideRow *side = g_ptr_array_index (meeting->event->sides, j);
          BangDossierLine *line;
          g_autofree char *who = NULL;

          if (side->head == NULL || g_strcmp0 (side->label, meeting->side) != 0)
            continue;
          who = g_strconcat (side->head, side->head_title != NULL ? ", " : NULL, side->head_title, NULL);
          if (!g_hash_table_add (seen, g_strdup (who)))
            continue;
          line = bang_dossier_add_line (section, bang_dossier_show_day (meeting->event->start, meeting->event->basis),
                                        g_steal_pointer (&who), side->head_quote);
          bang_dossier_cite_row (gathering->dossier, line, meeting->event->article);
        }
    }
}

static gboolean
add_who (Gathering  *gathering,
         GPtrArray  *meetings,
         GError    **error)
{
  BangDossierSection *section = bang_dossier_add_section (gathering->dossier, _("Who they are"));
  g_autoptr (BangEntityCard) card = NULL;

  if (gathering->entity == NULL)
    {
      section->note = g_strdup (_("Not known: no article names them so."));
      return TRUE;
    }

  card = bang_library_get_entity (gathering->library, gathering->entity->id, gathering->cancellable, error);
  if (card == NULL)
    return FALSE;
  if (gathering->entity->kind == BANG_ENTITY_PLACE)
    add_heads (gathering, section, meetings);
  else if (!add_offices (gathering, section, error))
    return FALSE;
  if (section->note == NULL)
    add_tenures (section, card);
  if (section->lines->len == 0 && section->note == NULL)
    section->note = g_strdup (_("Not known: the articles print no office."));
  return TRUE;
}

/* Meetings */

static gboolean
was_reported (GPtrArray          *shown,
              const BangEventRow *row)
{
  for (guint i = 0; i < shown->len; i++)
    {
      const BangEventRow *before = g_ptr_array_index (shown, i);

      for (guint j = 0; j < before->same->len; j++)
        {
          if (BANG_EVENT_ID (g_array_index (before->same, gint64, j), 0) == row->id)
            return TRUE;
        }
    }
  return FALSE;
}

static void
add_sides (BangDossierLine    *line,
           const BangEventRow *row)
{
  for (guint i = 0; i < row->sides->len; i++)
    {
      const BangEventSideRow *side = g_ptr_array_index (row->sides, i);
      const char *label = side->label != NULL ? side->label : "?";

      if (side->head == NULL)
        /* Translators: the name of a side of a meeting */
        g_ptr_array_add (line->details, g_strdup_printf (_("%s: who led is not known"), label));
      else
        g_ptr_array_add (line->details,
                         g_strconcat (label, ": ", side->head, side->head_title != NULL ? ", " : NULL,
                                      side->head_title, NULL));
    }
}

static gboolean
cite_same (Gathering           *gathering,
           BangDossierLine     *line,
           const BangEventRow  *row,
           GError             **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  rows = bang_library_get_rows (gathering->library, (const gint64 *) (gpointer) row->same->data,
                                MIN (row->same->len, 4), NULL, gathering->cancellable, error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      if (g_ptr_array_index (rows, i) != NULL)
        bang_dossier_cite_row (gathering->dossier, line, g_ptr_array_index (rows, i));
    }
  return TRUE;
}

static gboolean
add_meeting (Gathering           *gathering,
             BangDossierSection  *section,
             const BangEventRow  *row,
             GError             **error)
{
  const char *type = bang_event_type_get_label (row->type);
  BangDossierLine *line;
  char *text;

  text = g_strdup_printf ("%s: %s", type, row->title != NULL ? row->title : row->article->title);
  line = bang_dossier_add_line (section, bang_dossier_show_day (row->start, row->basis), text, row->quote);
  if (row->aspect == BANG_ASPECT_PLANNED)
    g_ptr_array_add (line->details, g_strdup (_("planned: the article does not say that it took place")));
  if (row->places->len > 0)
    {
      GString *places = g_string_new (NULL);

      for (guint i = 0; i < row->places->len; i++)
        g_string_append_printf (places, i > 0 ? ", %s" : "%s", (char *) g_ptr_array_index (row->places, i));
      g_ptr_array_add (line->details, g_string_free (places, FALSE));
    }
  add_sides (line, row);
  bang_dossier_cite_row (gathering->dossier, line, row->article);
  return cite_same (gathering, line, row, error);
}

static gboolean
add_meetings (Gathering  *gathering,
              GPtrArray  *meetings,
              GError    **error)
{
  BangDossierSection *section = bang_dossier_add_section (gathering->dossier, _("When one met"));
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_event_row_unref);
  guint n = 0;

  for (guint i = 0; i < meetings->len; i++)
    {
      const BangAppearance *meeting = g_ptr_array_index (meetings, i);
      g_autoptr (GPtrArray) rows = NULL;
      BangEventRow *row;

      n++;
      if (section->lines->len >= MAX_MEETINGS)
        continue;
      rows = bang_library_get_events (gathering->library, &meeting->event->id, 1, gathering->cancellable, error);
      if (rows == NULL)
        return FALSE;
      row = g_ptr_array_index (rows, 0);
      if (row == NULL || was_reported (shown, row))
        {
          n--;
          continue;
        }
      if (!add_meeting (gathering, section, row, error))
        return FALSE;
      g_ptr_array_add (shown, bang_event_row_ref (row));
    }
  bang_dossier_add_note (section, n, _("Not known: no article tells of a meeting."));
  return TRUE;
}

/* Who is meant: of several of one name the one in most articles, which is said. */
static GPtrArray *
find_entity (Gathering  *gathering,
             const char *name,
             GError    **error)
{
  GPtrArray *named = bang_library_find_named (gathering->library, name, gathering->cancellable, error);
  GString *subtitle;

  if (named == NULL || named->len == 0)
    return named;

  gathering->entity = g_ptr_array_index (named, 0);
  for (guint i = 1; i < named->len; i++)
    {
      BangEntityRow *row = g_ptr_array_index (named, i);

      if (row->n_articles > gathering->entity->n_articles)
        gathering->entity = row;
    }
  gathering->name = gathering->entity->name;

  subtitle = g_string_new (bang_entity_get_label (gathering->entity->kind, gathering->entity->place_kind));
  g_string_append (subtitle, " · ");
  g_string_append_printf (subtitle, ngettext ("named in %u article", "named in %u articles",
                                              gathering->entity->n_articles), gathering->entity->n_articles);
  if (named->len > 1)
    g_string_append_printf (subtitle, ngettext (" · the library knows %u name like it; this is the one in most articles",
                                                " · the library knows %u names like it; this is the one in most articles",
                                                named->len), named->len);
  gathering->dossier->subtitle = g_string_free (subtitle, FALSE);
  return named;
}

/* Events it took part in, not those of articles that only name it. */
static GPtrArray *
find_meetings (Gathering  *gathering,
               GError    **error)
{
  GPtrArray *meetings;

  if (gathering->entity == NULL)
    return g_ptr_array_new ();
  meetings = bang_library_get_entity_events (gathering->library, gathering->entity->id, MAX_READ,
                                             gathering->cancellable, error);
  for (guint i = 0; meetings != NULL && i < meetings->len;)
    {
      if (((BangAppearance *) g_ptr_array_index (meetings, i))->has_role)
        i++;
      else
        g_ptr_array_remove_index (meetings, i);
    }
  return meetings;
}

static gboolean
gather (Gathering  *gathering,
        GError    **error)
{
  g_autoptr (GPtrArray) meetings = find_meetings (gathering, error);

  return meetings != NULL &&
         add_who (gathering, meetings, error) &&
         add_meetings (gathering, meetings, error) &&
         bang_dossier_add_ledger (gathering->dossier, gathering->library, gathering->name,
                                  gathering->cancellable, error);
}

/**
 * bang_dossier_new:
 * @name: a person, a body, a place or a side: a number, a uuid or a name
 *
 * Returns: (transfer full) (nullable): the briefing;
 *   %BANG_LIBRARY_ERROR_NOT_FOUND when the library knows nothing of @name
 */
BangDossier *
bang_dossier_new (BangLibrary   *library,
                  const char    *name,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (BangDossier) dossier = bang_dossier_new_empty ();
  g_autoptr (GPtrArray) named = NULL;
  g_autofree char *valid = g_strstrip (g_utf8_make_valid (name, -1));
  Gathering gathering = { library, cancellable, dossier, NULL, valid };

  named = find_entity (&gathering, valid, error);
  if (named == NULL || !gather (&gathering, error))
    return NULL;
  if (dossier->sources->len == 0 && gathering.entity == NULL)
    {
      g_set_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND,
                   _("No article of the library names “%s”. Look for a part of it among its names."), valid);
      return NULL;
    }

  dossier->title = g_strdup_printf (_("Dossier: %s"), gathering.name);
  return g_steal_pointer (&dossier);
}
