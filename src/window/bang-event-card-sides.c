/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sides of an event, beside each other: who they are, what they were to
 * the event, who sat there and in which offices. Main thread. */

#include "config.h"
#include "window/bang-event-card-private.h"

#include <glib/gi18n.h>

#include "window/bang-prose-widgets.h"
#include "window/bang-prose.h"

/* How many show before the rest is asked for. */
#define FEW_PEOPLE 3
#define FEW_TITLES 3

/* "Chủ tịch HĐND tỉnh" need not stand beside "Chủ tịch HĐND tỉnh Lào Cai". */
static gboolean
is_said_more_fully (BangEntity *person,
                    guint       index)
{
  const BangTitle *title = g_ptr_array_index (person->titles, index);

  for (guint i = 0; i < person->titles->len; i++)
    {
      const BangTitle *other = g_ptr_array_index (person->titles, i);

      if (i != index && g_str_has_prefix (other->text, title->text) &&
          (i < index || !g_str_equal (other->text, title->text)))
        return TRUE;
    }

  return FALSE;
}

static void
add_titles (GtkWidget  *box,
            BangEntity *person)
{
  guint n = 0;

  for (guint i = 0; person->titles != NULL && i < person->titles->len && n < FEW_TITLES; i++)
    {
      BangTitle *title = g_ptr_array_index (person->titles, i);
      GtkWidget *fact;

      if (is_said_more_fully (person, i))
        continue;
      n++;
      fact = bang_prose_fact_new (NULL);
      bang_prose_fact_add_line (fact, title->text, "bang-detail");
      bang_prose_fact_set_evidence (fact, title->evidence.span);
      gtk_box_append (GTK_BOX (box), fact);
    }
}

static GtkWidget *
person_new (BangEventCard   *self,
            BangParticipant *participant)
{
  BangEntity *person = g_ptr_array_index (self->article->facts->entities, participant->person);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = bang_prose_fact_new (person->name);
  const char *role = bang_prose_role_label (participant->role);
  gint64 id = bang_event_card_entity_id (self, participant->person);

  if (id != 0)
    {
      bang_prose_fact_set_entity (name, id);
      bang_fact_attach (name, &(BangFact) {
        .kind = BANG_FACT_PARTICIPANT, .article = self->article, .entity_id = id,
        .entity_kind = person->kind, .side = person->side, .text = person->name,
      });
    }
  else
    bang_prose_fact_set_evidence (name, participant->evidence.span);
  gtk_widget_add_css_class (name, "bang-name");
  if (*role != '\0')
    bang_prose_fact_set_suffix (name, role);
  gtk_box_append (GTK_BOX (box), name);
  add_titles (box, person);

  return box;
}

/* The people of a side who are shown on demand. */
static void
more_cb (GtkWidget *button,
         GtkWidget *rest)
{
  gtk_widget_set_visible (rest, TRUE);
  gtk_widget_set_visible (button, FALSE);
}

/* Those who were only spoken of were not there, on whatever side they are. */
#define SPOKEN_OF -2
#define UNKNOWN   -1

static gboolean
belongs (BangEventCard   *self,
         BangParticipant *participant,
         int              side)
{
  if (participant->person >= self->article->facts->entities->len)
    return FALSE;
  if (participant->role == BANG_ROLE_MENTIONED)
    return side == SPOKEN_OF;

  return participant->side == side;
}

static void
add_people (BangEventCard *self,
            GtkWidget     *box,
            BangEvent     *event,
            int            side)
{
  GtkWidget *rest = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *label = NULL;
  GtkWidget *button;
  guint n = 0;

  for (guint i = 0; i < event->participants->len; i++)
    {
      BangParticipant *participant = &g_array_index (event->participants, BangParticipant, i);

      if (!belongs (self, participant, side))
        continue;
      gtk_box_append (GTK_BOX (n < FEW_PEOPLE ? box : rest), person_new (self, participant));
      n++;
    }

  if (n <= FEW_PEOPLE)
    {
      g_object_ref_sink (rest);
      g_object_unref (rest);
      return;
    }

  label = g_strdup_printf (ngettext ("%u more person", "%u more people", n - FEW_PEOPLE), n - FEW_PEOPLE);
  button = bang_prose_fact_new (label);
  gtk_widget_set_visible (rest, FALSE);
  g_signal_connect (button, "clicked", G_CALLBACK (more_cb), rest);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), rest);
}

static GtkWidget *
column_new (void)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_widget_set_valign (column, GTK_ALIGN_START);
  gtk_widget_add_css_class (column, "bang-side");

  return column;
}

/* "Vietnam, visitor" */
static char *
dup_what (BangSide *side)
{
  const char *role = bang_prose_side_role_label (side->role);
  const char *country = side->country == BANG_SIDE_OTHER ? "" : bang_prose_country_label (side->country);

  if (*role != '\0' && *country != '\0')
    return g_strdup_printf ("%s, %s", country, role);

  return g_strdup (*role != '\0' ? role : country);
}

static void
add_side (BangEventCard *self,
          BangEvent     *event,
          guint          number)
{
  BangSide *side = &g_array_index (event->sides, BangSide, number);
  GtkWidget *column = column_new ();
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = bang_prose_fact_new (NULL);
  g_autofree char *what = dup_what (side);
  BangFact fact = {
    .kind = BANG_FACT_SIDE, .article = self->article, .detail = number, .side = side->country, .text = side->label,
  };

  bang_prose_fact_add_line (label, side->label, "heading");
  bang_prose_fact_set_evidence (label, side->evidence.span);
  if (*what != '\0')
    bang_prose_fact_set_suffix (label, what);
  bang_fact_attach (label, &fact);
  gtk_box_append (GTK_BOX (head), label);
  bang_event_card_add_sign (self, GTK_BOX (head), &fact);
  gtk_box_append (GTK_BOX (column), head);
  add_people (self, column, event, (int) number);
  bang_prose_columns_append (self->sides, column);
}

/* A column for people who are on no side. */
static void
add_others (BangEventCard *self,
            BangEvent     *event,
            int            side,
            const char    *heading)
{
  gboolean any = FALSE;
  GtkWidget *column;

  for (guint i = 0; i < event->participants->len; i++)
    any |= belongs (self, &g_array_index (event->participants, BangParticipant, i), side);
  if (!any)
    return;

  column = column_new ();
  if (heading != NULL)
    {
      GtkWidget *label = bang_prose_label_new (heading);

      gtk_widget_add_css_class (label, "bang-detail");
      gtk_box_append (GTK_BOX (column), label);
    }
  add_people (self, column, event, side);
  bang_prose_columns_append (self->sides, column);
}

/* Adds a column for each side, and for those who are on none. */
void
bang_event_card_add_sides (BangEventCard *self,
                           BangEvent     *event)
{
  for (guint i = 0; i < event->sides->len; i++)
    add_side (self, event, i);
  add_others (self, event, UNKNOWN, event->sides->len > 0 ? _("Side not known") : NULL);
  add_others (self, event, SPOKEN_OF, _("Only spoken of"));

  gtk_widget_set_visible (GTK_WIDGET (self->sides),
                          gtk_widget_get_first_child (GTK_WIDGET (self->sides)) != NULL);
}
