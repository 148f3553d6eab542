/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Correcting the figures and the sides of an event. A figure is typed as people
 * write one, "3,5 tỷ USD" or "3.5 billion USD": the sign before the decimals is
 * that of the locale, unless what was typed cannot be meant so. Main thread. */

#include "config.h"
#include "window/bang-corrector-private.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "text/bang-normal.h"
#include "window/bang-name-popover.h"

/* More digits than a double tells apart are not read. */
#define MAX_NUMBER 40

/* Which sign stands before the decimals of a number, 0 for none: the last of
 * two; of one only the locale's, or one before other than three digits, where
 * nobody parts thousands. */
static char
find_decimal (const char *number,
              char        decimal)
{
  const char *point = strrchr (number, '.');
  const char *comma = strrchr (number, ',');
  const char *last = point == NULL || (comma != NULL && comma > point) ? comma : point;

  if (last == NULL || strchr (number, *last) != last)
    return 0;
  if ((point != NULL && comma != NULL) || *last == decimal || strlen (last + 1) != 3)
    return *last;

  return 0;
}

/**
 * bang_corrector_parse_figure:
 * @text: what was typed
 * @decimal: '.' or ',', the sign before decimals
 * @value: (out): the number
 * @unit: (out): what stands behind it, within @text
 *
 * Returns: whether @text begins with a number
 */
gboolean
bang_corrector_parse_figure (const char  *text,
                             char         decimal,
                             double      *value,
                             const char **unit)
{
  g_autoptr (GString) number = g_string_new (NULL);
  char plain[MAX_NUMBER + 2];
  const char *p = text + strspn (text, " ");
  gsize n = 0;
  char *end;

  if (*p == '-')
    plain[n++] = *p++;
  for (; g_ascii_isdigit (*p) || ((*p == '.' || *p == ',') && g_ascii_isdigit (p[1])); p++)
    g_string_append_c (number, *p);
  if (number->len == 0 || number->len > MAX_NUMBER)
    return FALSE;

  decimal = find_decimal (number->str, decimal);
  for (gsize i = 0; i < number->len; i++)
    {
      char c = number->str[i];

      if (g_ascii_isdigit (c))
        plain[n++] = c;
      else if (c == decimal)
        plain[n++] = '.';
    }
  plain[n] = '\0';

  errno = 0;
  *value = g_ascii_strtod (plain, &end);
  *unit = p + strspn (p, " ");

  return *end == '\0' && errno == 0 && isfinite (*value);
}

static char
get_decimal (void)
{
  const struct lconv *conventions = localeconv ();

  return conventions->decimal_point[0] == ',' ? ',' : '.';
}

/* How much it is, as it is typed. */
static char *
dup_typed (const BangFigure *figure)
{
  g_autofree char *unit = figure->unit != NULL ? bang_normal_for_screen (figure->unit) : NULL;

  return unit != NULL ? g_strdup_printf ("%.15g %s", figure->value, unit) : g_strdup_printf ("%.15g", figure->value);
}

static BangFigure *
get_figure (const BangFact *fact)
{
  BangEvent *event = bang_fact_get_event (fact);

  return event != NULL && fact->detail < event->figures->len
         ? &g_array_index (event->figures, BangFigure, fact->detail) : NULL;
}

static BangSide *
get_side (const BangFact *fact)
{
  BangEvent *event = bang_fact_get_event (fact);

  return event != NULL && fact->detail < event->sides->len
         ? &g_array_index (event->sides, BangSide, fact->detail) : NULL;
}

/* As the library writes them into the log: "kim ngạch: 3.5 tỷ USD", "CN Hồng Hà". */
char *
bang_corrector_dup_detail (const BangFact *fact)
{
  BangFigure *figure = fact->kind == BANG_FACT_FIGURE ? get_figure (fact) : NULL;
  BangSide *side = fact->kind == BANG_FACT_SIDE ? get_side (fact) : NULL;
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (side != NULL)
    return g_strdup_printf ("%s %s", bang_country_to_string (side->country), side->label);
  if (figure == NULL)
    return NULL;

  return g_strdup_printf ("%s: %s%s%s", figure->measure != NULL ? figure->measure : "",
                          g_ascii_formatd (number, sizeof number, "%.15g", figure->value),
                          figure->unit != NULL ? " " : "", figure->unit != NULL ? figure->unit : "");
}

/* --- Figures -------------------------------------------------------------------- */

static void
figure_chosen_cb (BangCorrector *self,
                  const char    *words)
{
  BangDecisionRequest request = bang_corrector_request (self, BANG_DECISION_FIGURE, TRUE);

  if (!bang_corrector_parse_figure (words, get_decimal (), &request.number, &request.text))
    {
      g_signal_emit_by_name (self, "failed", _("A figure begins with a number."));
      return;
    }
  bang_corrector_tell (self, &request, 1);
}

static void
ask_figure (BangCorrector *self)
{
  BangFigure *figure = get_figure (self->fact);
  g_autofree char *typed = NULL;
  GtkWidget *popover;

  if (figure == NULL)
    return;

  typed = dup_typed (figure);
  popover = bang_name_popover_new (_("How much is it?"), typed, _("_Set"));
  g_signal_connect_object (popover, "chosen", G_CALLBACK (figure_chosen_cb), self, G_CONNECT_SWAPPED);
  bang_corrector_show (self, popover);
}

static void
figure_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  bang_corrector_ask_soon (user_data, ask_figure);
}

static void
reject_figure_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  BangCorrector *self = user_data;
  BangDecisionRequest request = bang_corrector_request (self, BANG_DECISION_REJECT, TRUE);

  request.of_figure = TRUE;
  bang_corrector_tell (self, &request, 1);
}

/* --- Sides ----------------------------------------------------------------------- */

static void
tell_side (BangCorrector *self,
           const char    *label,
           BangCountry    country)
{
  BangDecisionRequest request = bang_corrector_request (self, BANG_DECISION_SIDE, TRUE);

  request.text = label;
  request.side = country;
  bang_corrector_tell (self, &request, 1);
}

static void
side_chosen_cb (BangCorrector *self,
                const char    *words)
{
  BangSide *side = get_side (self->fact);

  if (side != NULL)
    tell_side (self, words, side->country);
}

static void
ask_side (BangCorrector *self)
{
  BangSide *side = get_side (self->fact);
  GtkWidget *popover;

  if (side == NULL)
    return;

  popover = bang_name_popover_new (_("Who is this side?"), side->label, _("_Set"));
  g_signal_connect_object (popover, "chosen", G_CALLBACK (side_chosen_cb), self, G_CONNECT_SWAPPED);
  bang_corrector_show (self, popover);
}

static void
side_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  bang_corrector_ask_soon (user_data, ask_side);
}

static void
country_action (GSimpleAction *action,
                GVariant      *state,
                gpointer       user_data)
{
  BangCorrector *self = user_data;
  BangCountry country = bang_country_from_string (g_variant_get_string (state, NULL));
  BangSide *side = get_side (self->fact);

  if (side != NULL && side->country != country)
    tell_side (self, side->label, country);
}

/* Adds what can be done about figures and sides. */
void
bang_corrector_add_details (BangCorrector *self,
                            GActionMap    *map)
{
  static const GActionEntry entries[] = {
    { "figure", figure_action, NULL, NULL, NULL, { 0 } },
    { "reject-figure", reject_figure_action, NULL, NULL, NULL, { 0 } },
    { "event-side", side_action, NULL, NULL, NULL, { 0 } },
    { "event-country", NULL, "s", "''", country_action, { 0 } },
  };

  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), self);
}
