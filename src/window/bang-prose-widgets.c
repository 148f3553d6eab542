/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Labels, facts and rows: the small widgets that the event card, the relations
 * and the entity pages are put together from. What comes from a file is shown
 * by attributes, cut to a bearable length and with its invisible characters
 * made visible. Main thread. */

#include "config.h"
#include "window/bang-prose-widgets.h"

#include <glib/gi18n.h>
#include <string.h>

#include "query/bang-event-type.h"
#include "text/bang-normal.h"
#include "window/bang-fact.h"
#include "window/bang-prose.h"
#include "window/bang-typography.h"

/* A fact of more lines is cut off; its sentence is one click away. */
#define MAX_LINES 6

/* Three quarters, like .bang-detail in the style sheet. */
#define SUFFIX_ALPHA 0xc000

/**
 * bang_prose_label_set_text:
 * @label: a label
 * @text: (nullable): from a file
 */
void
bang_prose_label_set_text (GtkLabel   *label,
                           const char *text)
{
  g_autofree char *shown = NULL;

  g_return_if_fail (GTK_IS_LABEL (label));

  shown = bang_normal_for_screen (text != NULL ? text : "");
  gtk_label_set_text (label, shown);
  bang_typography_apply (GTK_WIDGET (label));
}

/**
 * bang_prose_label_new:
 * @text: (nullable): from a file
 *
 * Makes a label that wraps and starts at the left.
 *
 * Returns: (transfer floating): a #GtkLabel
 */
GtkWidget *
bang_prose_label_new (const char *text)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_lines (GTK_LABEL (label), MAX_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  bang_prose_label_set_text (GTK_LABEL (label), text);

  return label;
}

/**
 * bang_prose_badge_new:
 * @text: a word of ours
 *
 * Returns: (transfer floating): a word with a border around it
 */
GtkWidget *
bang_prose_badge_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "bang-badge");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);

  return label;
}

/**
 * bang_prose_fact_new:
 * @text: (nullable): its first line
 *
 * Makes a button that looks like text. It does nothing before it is told what
 * it shows.
 *
 * Returns: (transfer floating): a #GtkButton
 */
GtkWidget *
bang_prose_fact_new (const char *text)
{
  GtkWidget *fact = gtk_button_new ();

  gtk_widget_add_css_class (fact, "flat");
  gtk_widget_add_css_class (fact, "bang-fact");
  gtk_widget_set_halign (fact, GTK_ALIGN_START);
  gtk_button_set_child (GTK_BUTTON (fact), gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  if (text != NULL)
    bang_prose_fact_add_line (fact, text, NULL);

  return fact;
}

/* A button's name for a screen reader is what stands on it. */
static void
update_name (GtkWidget *fact)
{
  GtkWidget *box = gtk_button_get_child (GTK_BUTTON (fact));
  GString *name = g_string_new (NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (name->len > 0)
        g_string_append (name, ", ");
      g_string_append (name, gtk_label_get_text (GTK_LABEL (child)));
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (fact), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
  g_string_free (name, TRUE);
}

/**
 * bang_prose_fact_add_line:
 * @fact: from bang_prose_fact_new()
 * @text: from a file
 * @css_class: (nullable): for the line
 */
void
bang_prose_fact_add_line (GtkWidget  *fact,
                          const char *text,
                          const char *css_class)
{
  GtkWidget *label = bang_prose_label_new (text);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (gtk_button_get_child (GTK_BUTTON (fact))), label);
  update_name (fact);
}

/**
 * bang_prose_fact_set_suffix:
 * @fact: from bang_prose_fact_new(), with a line
 * @suffix: a word of ours
 *
 * Puts @suffix behind the first line, smaller and lighter, so that it breaks
 * with it where room is short.
 */
void
bang_prose_fact_set_suffix (GtkWidget  *fact,
                            const char *suffix)
{
  GtkLabel *label;
  g_autofree char *text = NULL;
  PangoAttrList *attrs;
  PangoAttribute *attr[3];

  label = GTK_LABEL (gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (fact))));
  /* Translators: a name and, in parentheses, what it was to the event. */
  text = g_strdup_printf (_("%1$s (%2$s)"), gtk_label_get_text (label), suffix);

  attrs = bang_typography_dup_attrs (text);
  attr[0] = pango_attr_scale_new (0.85);
  attr[1] = pango_attr_weight_new (PANGO_WEIGHT_NORMAL);
  attr[2] = pango_attr_foreground_alpha_new (SUFFIX_ALPHA);
  for (gsize i = 0; i < G_N_ELEMENTS (attr); i++)
    {
      attr[i]->start_index = (guint) strlen (gtk_label_get_text (label));
      pango_attr_list_insert (attrs, attr[i]);
    }
  gtk_label_set_text (label, text);
  gtk_label_set_attributes (label, attrs);
  pango_attr_list_unref (attrs);
  update_name (fact);
}

/**
 * bang_prose_fact_set_evidence:
 * @fact: from bang_prose_fact_new()
 * @span: bytes of the document; empty when it is not known where
 *
 * Makes @fact show its words in the text.
 */
void
bang_prose_fact_set_evidence (GtkWidget *fact,
                              BangSpan   span)
{
  if (span.start >= span.end)
    {
      gtk_widget_set_can_target (fact, FALSE);
      gtk_widget_set_focusable (fact, FALSE);
      return;
    }

  gtk_actionable_set_action_name (GTK_ACTIONABLE (fact), "article.show-evidence");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (fact), "(tt)", (guint64) span.start, (guint64) span.end);
  gtk_widget_set_tooltip_text (fact, _("Show the words in the text"));
}

/**
 * bang_prose_fact_set_entity:
 * @fact: from bang_prose_fact_new()
 * @id: in the library
 *
 * Makes @fact open the page of a person, an organisation or a place.
 */
void
bang_prose_fact_set_entity (GtkWidget *fact,
                            gint64     id)
{
  gtk_actionable_set_action_name (GTK_ACTIONABLE (fact), "win.open-entity");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (fact), "x", id);
}

/* --- Rows -------------------------------------------------------------------- */

static GtkWidget *
row_new (const char *action,
         gint64      id)
{
  GtkWidget *row = gtk_list_box_row_new ();

  if (action != NULL)
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", id);
    }
  else
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);

  return row;
}

static GtkWidget *
line_new (const char *text,
          const char *css_class,
          int         lines)
{
  GtkWidget *label = bang_prose_label_new (text);

  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/* A column of lines with something at the right of it. */
static void
row_set_content (GtkWidget  *row,
                 GtkWidget  *lines,
                 const char *count,
                 const char *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_add_css_class (row, "bang-row");
  gtk_box_append (GTK_BOX (box), lines);
  if (count != NULL)
    {
      GtkWidget *label = gtk_label_new (count);

      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "numeric");
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_set_valign (label, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
lines_new (void)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  gtk_widget_set_hexpand (lines, TRUE);
  return lines;
}

/**
 * bang_prose_entity_row_new:
 * @entity: whom or what it stands for
 *
 * Makes a row with the name, the newest office (or the sort of place) and in
 * how many articles.
 *
 * Returns: (transfer floating): a #GtkListBoxRow that opens the entity's page
 */
GtkWidget *
bang_prose_entity_row_new (BangEntityRow *entity)
{
  GtkWidget *row = row_new ("win.open-entity", entity->id);
  GtkWidget *lines = lines_new ();
  g_autofree char *count = bang_prose_dup_number (entity->n_articles);
  g_autofree char *articles = NULL;
  g_autofree char *tooltip = NULL;
  g_autofree char *spoken = NULL;
  g_autofree char *name = bang_normal_for_screen (entity->name);
  const char *detail = NULL;

  if (entity->titles != NULL && entity->titles->len > 0)
    detail = g_ptr_array_index (entity->titles, 0);
  else if (entity->kind == BANG_ENTITY_PLACE && entity->place_kind != NULL)
    detail = bang_prose_place_kind_label (entity->place_kind);

  gtk_box_append (GTK_BOX (lines), line_new (entity->name, NULL, 2));
  if (detail != NULL)
    gtk_box_append (GTK_BOX (lines), line_new (detail, "bang-detail", 2));

  articles = g_strdup_printf (ngettext ("%u article", "%u articles", entity->n_articles), entity->n_articles);
  spoken = g_strjoin (", ", name, articles, detail, NULL);
  tooltip = g_strdup_printf ("%s · %s", bang_prose_kind_label (entity->kind), articles);
  row_set_content (row, lines, count, spoken);
  gtk_widget_set_tooltip_text (row, tooltip);
  bang_fact_attach (row, &(BangFact) {
    .kind = BANG_FACT_NAME, .entity_id = entity->id, .entity_kind = entity->kind, .side = entity->side,
    .text = entity->name,
  });

  return row;
}

/* "18/1/2023 · Hà Khẩu · Talks" */
static char *
dup_article_facts (BangArticleRow *article)
{
  GString *facts = g_string_new (NULL);
  g_autofree char *date = bang_prose_dup_date (article->date, article->date, article->date_basis);

  g_string_append (facts, date);
  if (article->place != NULL)
    g_string_append_printf (facts, " · %s", article->place);
  if (article->event_type != NULL)
    g_string_append_printf (facts, " · %s", bang_event_type_get_label (article->event_type));

  return g_string_free (facts, FALSE);
}

/**
 * bang_prose_article_row_new:
 * @article: what it stands for
 * @reason: (nullable): why it is there
 *
 * Makes a row with title, date, place, sort of event and the reason.
 *
 * Returns: (transfer floating): a #GtkListBoxRow that opens the article
 */
GtkWidget *
bang_prose_article_row_new (BangArticleRow *article,
                            const char     *reason)
{
  GtkWidget *row = row_new ("win.open-article", article->id);
  GtkWidget *lines = lines_new ();
  g_autofree char *facts = dup_article_facts (article);
  g_autofree char *title = bang_normal_for_screen (article->title != NULL ? article->title : "");
  g_autofree char *spoken = NULL;

  gtk_box_append (GTK_BOX (lines), line_new (title, NULL, 3));
  gtk_box_append (GTK_BOX (lines), line_new (facts, "bang-detail", 2));
  if (reason != NULL)
    gtk_box_append (GTK_BOX (lines), line_new (reason, "bang-reason", 3));

  spoken = g_strjoin (", ", title, facts, reason, NULL);
  row_set_content (row, lines, NULL, spoken);

  return row;
}

static char *
dup_tenure_days (BangTenure *tenure)
{
  if (tenure->first.year == 0 && tenure->last.year == 0)
    return g_strdup (_("Seen in articles that do not tell the year"));

  return bang_prose_dup_days (tenure->first, tenure->last);
}

/**
 * bang_prose_tenure_row_new:
 * @tenure: an office that was held
 *
 * Returns: (transfer floating): a #GtkListBoxRow with the office as printed, the
 *   days between which it was seen, and in how many articles
 */
GtkWidget *
bang_prose_tenure_row_new (BangTenure *tenure)
{
  GtkWidget *row = row_new (NULL, 0);
  GtkWidget *lines = lines_new ();
  g_autofree char *days = dup_tenure_days (tenure);
  g_autofree char *count = bang_prose_dup_number (tenure->n_articles);
  g_autofree char *articles = NULL;
  g_autofree char *spoken = NULL;
  g_autofree char *title = bang_normal_for_screen (tenure->title != NULL ? tenure->title : "");

  gtk_box_append (GTK_BOX (lines), line_new (title, NULL, 3));
  gtk_box_append (GTK_BOX (lines), line_new (days, "bang-detail", 1));
  articles = g_strdup_printf (ngettext ("%u article", "%u articles", tenure->n_articles), tenure->n_articles);
  spoken = g_strjoin (", ", title, days, articles, NULL);
  row_set_content (row, lines, count, spoken);
  gtk_widget_set_tooltip_text (row, articles);

  return row;
}

/**
 * bang_prose_row_set_evidence:
 * @row: a #GtkListBoxRow
 * @article_id: where it is said
 * @span: bytes of that article's text
 *
 * Makes @row open the article at the words that say so.
 */
void
bang_prose_row_set_evidence (GtkWidget *row,
                             gint64     article_id,
                             BangSpan   span)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(xtt)", article_id,
                                    (guint64) span.start, (guint64) span.end);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-evidence");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, _("Show the words in the text"));
}

/**
 * bang_prose_evidence_row_new:
 * @title: what is said
 * @detail: (nullable): when, where and by whom
 * @quote: (nullable): in which words
 *
 * Returns: (transfer floating): a #GtkListBoxRow that leads nowhere yet
 */
GtkWidget *
bang_prose_evidence_row_new (const char *title,
                             const char *detail,
                             const char *quote)
{
  GtkWidget *row = row_new (NULL, 0);
  GtkWidget *lines = lines_new ();
  gboolean quoted = quote != NULL && *quote != '\0';
  g_autofree char *shown = bang_normal_for_screen (title);
  g_autofree char *spoken = NULL;

  gtk_box_append (GTK_BOX (lines), line_new (shown, NULL, 2));
  if (detail != NULL && *detail != '\0')
    gtk_box_append (GTK_BOX (lines), line_new (detail, "bang-detail", 2));
  if (quoted)
    gtk_box_append (GTK_BOX (lines), line_new (quote, "bang-reason", 3));

  spoken = g_strjoin (", ", shown, detail != NULL && *detail != '\0' ? detail : "", quoted ? quote : NULL, NULL);
  row_set_content (row, lines, NULL, spoken);

  return row;
}
