/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How to use the program. The chapters are made of a table of paragraphs, so
 * that a translator sees whole sentences and no layout. Choosing a chapter in
 * the contents scrolls to it and puts the focus on its heading, so that the
 * keyboard and a screen reader go on from there. Main thread only.
 */
#include "config.h"

#include "window/bang-help-page.h"

#include <glib/gi18n.h>

#include "text/bang-normal.h"
#include "window/bang-prose-widgets.h"
#include "window/bang-search-help.h"

#define MAX_PARAGRAPHS 6

/* What stands in a chapter below its paragraphs. */
typedef enum
{
  EXTRA_NONE,
  EXTRA_SEARCH,
  EXTRA_KEYS,
  EXTRA_FOLDER,
} Extra;

static const struct
{
  const char *title;
  const char *paragraphs[MAX_PARAGRAPHS];
  Extra       extra;
} chapters[] = {
  { N_("First Steps"),
    { N_("Bang Giao keeps news about exchange across the border on this computer: who met whom, when and where, in "
         "which office, what was signed and what was proposed. It never uses a network."),
      N_("Import a folder or some files with the button above, or drop them on the window. Importing the same folder "
         "again adds what is new and renews what has changed; what could not be read stands in the report, with the "
         "reason."),
      N_("Choose an article in the list to read it. Names are underlined: people with a line, organisations with "
         "dashes, places with dots. Rest the pointer on a name to see who it is, choose it to see all that the archive "
         "knows of it."),
      N_("Articles, events, names and the ledger of what was signed and proposed are four ways into the same archive. "
         "Back and forward lead through where you have been."),
      NULL }, EXTRA_NONE },
  { N_("Finding Articles"),
    { N_("Articles that hold all of the words are found, in any order. A word typed without marks stands for every word "
         "with these letters. Choose an example to try it."),
      NULL }, EXTRA_SEARCH },
  { N_("Facts and Their Sentence"),
    { N_("Above the text stands what took place: the kind of event, the day, the place, the sides with their people and "
         "the offices they were printed with, what was signed and what was proposed."),
      N_("Choose any of it to see the sentence it was read from. The sign ≈ before a day means that a part of it was "
         "reasoned, and beside it stands from what; a question mark means that it is not known. What the text does not "
         "say is left open."),
      N_("Beside the article stands what it is connected with: the names in it, other reports of the same event, and "
         "articles that have people, places or bodies in common, each with the reason."),
      NULL }, EXTRA_NONE },
  { N_("Correcting"),
    { N_("What you say counts for more than what the program read, for ever: importing again and newer versions do not "
         "change it."),
      N_("Press the right mouse button on a fact or a name, or F2 when it has the focus: a day, a place, a kind or a "
         "side can be set, a name renamed, two names joined or one divided, and what is no fact rejected."),
      N_("Ctrl+Z takes back what was said last. All that was said stands in a list of its own in the main menu, with a "
         "way back for each."),
      NULL }, EXTRA_NONE },
  { N_("Keeping and Exporting"),
    { N_("Star what you come back to. Tags and collections put articles in an order of your own; several at once when "
         "you select them in the list first. A search finds them by tag, by collection and by star."),
      N_("Select words in an article and write a note on them: they are underlined, with a sign in the margin. When the "
         "article is imported again with another text, the note finds its passage, or tells that it is gone."),
      N_("Export writes the selected articles, or else all that were found, as a table, as data, as notes, as a web page "
         "or as PDF. Your tags and notes go with them. A passage can be copied with its citation."),
      NULL }, EXTRA_NONE },
  { N_("Keyboard"),
    { N_("Everything can be done with the keyboard. These are the keys that help most:"),
      NULL }, EXTRA_KEYS },
  { N_("Where the Archive Lies"),
    { N_("The archive is one folder. In it, library.db is everything: texts, facts, corrections, tags and notes. The "
         "file index.db is only for searching, and is made again when it is missing."),
      N_("To keep a copy, close the program and copy library.db, or run “bang-giao-cli backup FILE” at any time. To go "
         "back to a copy, close the program and put the copy in the place of library.db."),
      N_("Before a new version of the program changes the file, it puts a copy beside it."),
      NULL }, EXTRA_FOLDER },
};

#define N_CHAPTERS G_N_ELEMENTS (chapters)

static const struct
{
  const char *accelerator;
  const char *meaning;
} keys[] = {
  { "<Control>k", N_("Search") },
  { "<Control>f", N_("Find in the article") },
  { "Up", N_("The article above; also k") },
  { "Down", N_("The article below; also j") },
  { "Return", N_("Open the article") },
  { "Escape", N_("One step back out") },
  { "<Alt>Left", N_("Back") },
  { "<Alt>Right", N_("Forward") },
  { "<Alt>Down", N_("The next name in the text") },
  { "F2", N_("Correct") },
  { "<Control>z", N_("Take back") },
  { "<Control>d", N_("Star") },
  { "<Control>t", N_("Tags") },
  { "<Control>m", N_("Write a note") },
  { "<Control>p", N_("Print") },
  { "<Control>e", N_("Export") },
  { "F11", N_("Only the text") },
  { "<Control>Return", N_("Open the article in a new window") },
};

struct _BangHelpPage
{
  GtkWidget          parent_instance;

  /* Template children */
  GtkScrolledWindow *scroller;
  GtkListBox        *contents;
  GtkBox            *text;

  /* Borrowed */
  GtkWidget         *headings[N_CHAPTERS];
  GtkLabel          *folder;
  GtkWidget         *open_folder;

  char              *directory;   /* Owned (nullable) */
};

G_DEFINE_FINAL_TYPE (BangHelpPage, bang_help_page, GTK_TYPE_WIDGET)

/* --- Contents -------------------------------------------------------------------- */

static void
contents_activated_cb (BangHelpPage  *self,
                       GtkListBoxRow *row)
{
  int i = gtk_list_box_row_get_index (row);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_point_t at;

  if (i < 0 || (gsize) i >= N_CHAPTERS ||
      !gtk_widget_compute_point (self->headings[i], GTK_WIDGET (self->text), &GRAPHENE_POINT_INIT (0, 0), &at))
    return;

  gtk_widget_grab_focus (self->headings[i]);
  gtk_adjustment_set_value (adjustment, at.y);
}

static GtkWidget *
make_contents_row (const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

/* --- Chapters -------------------------------------------------------------------- */

static GtkWidget *
make_heading (const char *title)
{
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                     "label", title,
                                     "wrap", TRUE,
                                     "xalign", 0.f,
                                     "focusable", TRUE,
                                     NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (heading), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_add_css_class (heading, "title-2");
  gtk_widget_set_margin_top (heading, 24);
  return heading;
}

static GtkWidget *
make_paragraph (const char *text)
{
  GtkWidget *label = bang_prose_label_new (text);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_focusable (label, FALSE);
  gtk_widget_add_css_class (label, "help-text");
  return label;
}

static GtkWidget *
make_keys (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *all = gtk_button_new_with_mnemonic (_("_All Keys"));

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkWidget *key = gtk_shortcut_label_new (keys[i].accelerator);

      gtk_widget_set_halign (key, GTK_ALIGN_START);
      gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
      gtk_grid_attach (GTK_GRID (grid), key, 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), bang_prose_label_new (_(keys[i].meaning)), 1, (int) i, 1, 1);
    }
  gtk_actionable_set_action_name (GTK_ACTIONABLE (all), "win.show-help-overlay");
  gtk_widget_set_halign (all, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (GTK_BOX (box), all);
  return box;
}

static GtkWidget *
make_folder (BangHelpPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->folder = GTK_LABEL (make_paragraph (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->folder), "monospace");
  self->open_folder = gtk_button_new_with_mnemonic (_("Open the _Folder"));
  gtk_widget_set_halign (self->open_folder, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->folder));
  gtk_box_append (GTK_BOX (box), self->open_folder);
  gtk_widget_set_visible (GTK_WIDGET (self->folder), FALSE);
  gtk_widget_set_visible (self->open_folder, FALSE);
  return box;
}

static void
add_chapter (BangHelpPage *self,
             guint         i)
{
  self->headings[i] = make_heading (_(chapters[i].title));
  gtk_box_append (self->text, self->headings[i]);
  for (guint k = 0; chapters[i].paragraphs[k] != NULL; k++)
    gtk_box_append (self->text, make_paragraph (_(chapters[i].paragraphs[k])));

  switch (chapters[i].extra)
    {
    case EXTRA_SEARCH:
      gtk_box_append (self->text, g_object_new (BANG_TYPE_SEARCH_HELP, NULL));
      break;
    case EXTRA_KEYS:
      gtk_box_append (self->text, make_keys ());
      break;
    case EXTRA_FOLDER:
      gtk_box_append (self->text, make_folder (self));
      break;
    case EXTRA_NONE:
    default:
      break;
    }
}

/* --- The widget ------------------------------------------------------------------- */

static gboolean
bang_help_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (BANG_HELP_PAGE (widget)->contents), GTK_DIR_TAB_FORWARD);
}

static void
bang_help_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BANG_TYPE_HELP_PAGE);

  G_OBJECT_CLASS (bang_help_page_parent_class)->dispose (object);
}

static void
bang_help_page_finalize (GObject *object)
{
  g_free (BANG_HELP_PAGE (object)->directory);

  G_OBJECT_CLASS (bang_help_page_parent_class)->finalize (object);
}

static void
bang_help_page_class_init (BangHelpPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_help_page_dispose;
  object_class->finalize = bang_help_page_finalize;
  widget_class->grab_focus = bang_help_page_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class, BANG_APP_PATH "/bang-help-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BangHelpPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, BangHelpPage, contents);
  gtk_widget_class_bind_template_child (widget_class, BangHelpPage, text);
  gtk_widget_class_bind_template_callback (widget_class, contents_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "help-page");
}

static void
bang_help_page_init (BangHelpPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_CHAPTERS; i++)
    {
      gtk_list_box_append (self->contents, make_contents_row (_(chapters[i].title)));
      add_chapter (self, i);
    }
}

/**
 * bang_help_page_new:
 *
 * Returns: (transfer floating): the help
 */
GtkWidget *
bang_help_page_new (void)
{
  return g_object_new (BANG_TYPE_HELP_PAGE, NULL);
}

/**
 * bang_help_page_set_directory:
 * @self: the help
 * @directory: (nullable) (type filename): where the archive lies
 */
void
bang_help_page_set_directory (BangHelpPage *self,
                              const char   *directory)
{
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *path = NULL;
  g_autofree char *uri = NULL;

  g_return_if_fail (BANG_IS_HELP_PAGE (self));

  if (g_strcmp0 (self->directory, directory) == 0)
    return;
  g_free (self->directory);
  self->directory = g_strdup (directory);
  gtk_widget_set_visible (GTK_WIDGET (self->folder), directory != NULL);
  gtk_widget_set_visible (self->open_folder, directory != NULL);
  if (directory == NULL)
    return;

  name = g_filename_display_name (directory);
  shown = bang_normal_for_screen (name);
  gtk_label_set_text (self->folder, shown);
  path = g_build_filename (directory, "library.db", NULL);
  uri = g_filename_to_uri (path, NULL, NULL);
  if (uri == NULL)
    return;
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open_folder), "s", uri);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->open_folder), "win.show-folder");
}

/**
 * bang_help_window_new:
 * @parent: the window it belongs to
 *
 * Returns: (transfer full): the help in a window of its own, for when there is
 *   no place for it in the other
 */
GtkWidget *
bang_help_window_new (GtkWindow *parent)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = bang_help_page_new ();
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW,
                                    "transient-for", parent,
                                    "destroy-with-parent", TRUE,
                                    "title", _("Help"),
                                    "default-width", 680,
                                    "default-height", 700,
                                    NULL);
  GtkEventController *keyboard = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keyboard),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Escape"),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keyboard);
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (window), box);
  return window;
}
