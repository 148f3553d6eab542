/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a note: Ctrl+Enter or the button keeps it, Esc leaves it. What was
 * typed and not kept is there again when the same note is written on next, so
 * that a slip of the pointer loses nothing. Main thread. */

#include "config.h"

#include "window/bang-note-editor.h"

#include <glib/gi18n.h>
#include <string.h>

#include "window/bang-keep.h"

struct _BangNoteEditor
{
  GtkPopover   parent_instance;

  /* Owned */
  char        *uuid;         /* (nullable) the note, NULL for a new one */

  /* Template children */
  GtkLabel    *heading;
  GtkTextView *text;
  GtkWidget   *save;

  gint64       article_id;
  BangSpan     passage;
};

G_DEFINE_FINAL_TYPE (BangNoteEditor, bang_note_editor, GTK_TYPE_POPOVER)

static char *
dup_text (BangNoteEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
text_changed_cb (BangNoteEditor *self)
{
  g_autofree char *text = g_strstrip (dup_text (self));

  gtk_widget_set_sensitive (self->save, *text != '\0');
}

static void
save_cb (BangNoteEditor *self)
{
  g_autofree char *text = dup_text (self);
  BangKeepRequest request = {
    .op = self->uuid != NULL ? BANG_KEEP_EDIT_NOTE : BANG_KEEP_ADD_NOTE, .uuid = self->uuid, .text = text,
    .ids = &self->article_id, .n_ids = 1, .passage = self->passage,
  };

  if (!gtk_widget_get_sensitive (self->save))
    return;

  bang_keep_ask (GTK_WIDGET (self), &request);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), "", 0);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
cancel_cb (BangNoteEditor *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static gboolean
key_pressed_cb (BangNoteEditor  *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || (state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;

  save_cb (self);
  return GDK_EVENT_STOP;
}

static void
bang_note_editor_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BANG_TYPE_NOTE_EDITOR);

  G_OBJECT_CLASS (bang_note_editor_parent_class)->dispose (object);
}

static void
bang_note_editor_finalize (GObject *object)
{
  g_free (BANG_NOTE_EDITOR (object)->uuid);

  G_OBJECT_CLASS (bang_note_editor_parent_class)->finalize (object);
}

static void
bang_note_editor_class_init (BangNoteEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_note_editor_dispose;
  object_class->finalize = bang_note_editor_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, BANG_APP_PATH "/bang-note-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, BangNoteEditor, heading);
  gtk_widget_class_bind_template_child (widget_class, BangNoteEditor, text);
  gtk_widget_class_bind_template_child (widget_class, BangNoteEditor, save);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
bang_note_editor_init (BangNoteEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed",
                           G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  text_changed_cb (self);
}

/**
 * bang_note_editor_new:
 *
 * Returns: (transfer floating): an editor of no note yet
 */
GtkWidget *
bang_note_editor_new (void)
{
  return g_object_new (BANG_TYPE_NOTE_EDITOR, NULL);
}

/**
 * bang_note_editor_edit:
 * @article_id: the article the note is on
 * @passage: of a new note: bytes of the article's text, empty for all of it
 * @uuid: (nullable): the note, %NULL for a new one
 * @text: (nullable): what it says
 *
 * Says what is written next; the caller pops it up.
 */
void
bang_note_editor_edit (BangNoteEditor *self,
                       gint64          article_id,
                       BangSpan        passage,
                       const char     *uuid,
                       const char     *text)
{
  gboolean same;

  g_return_if_fail (BANG_IS_NOTE_EDITOR (self));

  same = self->article_id == article_id && g_strcmp0 (self->uuid, uuid) == 0 &&
         self->passage.start == passage.start && self->passage.end == passage.end;
  self->article_id = article_id;
  self->passage = passage;
  if (self->uuid != uuid)
    {
      g_free (self->uuid);
      self->uuid = g_strdup (uuid);
    }
  if (!same || uuid != NULL)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), text != NULL ? text : "", -1);
  gtk_label_set_text (self->heading, uuid != NULL ? _("Edit the Note")
                                     : passage.end > passage.start ? _("Note on the Passage")
                                                                   : _("Note on the Article"));
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}
