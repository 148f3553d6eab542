/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How an article becomes running text: title, a line about the source, the
 * event card, then the story in the page's order with its captions, then a
 * disclosure behind which the page furniture lies. The first screens are there
 * at once, the rest is filled in when the main loop has nothing better to do,
 * so that an article of 5 MB opens as fast as one of 5 KB. Main thread. */

#include "config.h"
#include "window/bang-article-view-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "text/bang-normal.h"
#include "window/bang-prose.h"

/* Pango lays out a paragraph whole: a longer one is shown as several, without
 * a gap between them. Bytes. */
#define MAX_PIECE 8192

/* What is filled in before the first frame, and then how long at a time. */
#define FIRST_BYTES 65536
#define SLICE_USEC  4000

static const BangZoneKind furniture_kinds[] = {
  BANG_ZONE_OTHER, BANG_ZONE_IMAGE_NAME, BANG_ZONE_RELATED, BANG_ZONE_FOOTER,
};

static const char *
furniture_label (BangZoneKind kind)
{
  switch (kind)
    {
    case BANG_ZONE_IMAGE_NAME:
      return _("Image names");
    case BANG_ZONE_RELATED:
      return _("Other articles of the page");
    case BANG_ZONE_FOOTER:
      return _("Foot of the page");
    case BANG_ZONE_TITLE:
    case BANG_ZONE_LEAD:
    case BANG_ZONE_BODY:
    case BANG_ZONE_CAPTION:
    case BANG_ZONE_OTHER:
    case BANG_ZONE_N_KINDS:
    default:
      return _("Head of the page");
    }
}

/* Whether paragraphs of a kind are folded away. */
gboolean
bang_article_view_is_furniture (BangZoneKind kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (furniture_kinds); i++)
    {
      if (furniture_kinds[i] == kind)
        return TRUE;
    }

  return FALSE;
}

/* --- What is shown, in order ------------------------------------------------ */

/* Where a paragraph of more than MAX_PIECE bytes may be broken: behind the last
 * space before that, else between two characters. */
static gsize
piece_end (const char *text,
           gsize       start,
           gsize       end)
{
  gsize limit = start + MAX_PIECE;
  gsize cut;

  if (end - start <= MAX_PIECE)
    return end;

  for (cut = limit; cut > limit - MAX_PIECE / 4; cut--)
    {
      if (text[cut - 1] == ' ')
        return cut;
    }
  for (cut = limit; cut > start && ((guchar) text[cut] & 0xc0) == 0x80; cut--)
    ;

  return cut > start ? cut : limit;
}

static void
add_pieces (BangArticleView *self,
            const BangZone  *zone)
{
  const char *text = bang_document_get_text (self->article->document, NULL);
  gsize start = zone->span.start;

  while (start < zone->span.end)
    {
      BangPiece piece = { BANG_PIECE_DOCUMENT, zone->kind, { start, 0 }, FALSE };

      piece.source.end = piece_end (text, start, zone->span.end);
      piece.continued = piece.source.end < zone->span.end;
      g_array_append_val (self->pieces, piece);
      start = piece.source.end;
    }
}

static void
add_piece (BangArticleView *self,
           BangPieceKind    kind,
           BangZoneKind     zone)
{
  BangPiece piece = { kind, zone, { 0, 0 }, FALSE };

  g_array_append_val (self->pieces, piece);
}

static void
plan_story (BangArticleView *self)
{
  guint n_zones = 0;
  const BangZone *zones = bang_document_get_zones (self->article->document, &n_zones);
  gboolean titled = FALSE;

  for (guint i = 0; i < n_zones; i++)
    {
      if (zones[i].kind == BANG_ZONE_TITLE)
        {
          add_pieces (self, &zones[i]);
          titled = TRUE;
        }
    }
  if (!titled)
    add_piece (self, BANG_PIECE_TITLE, BANG_ZONE_TITLE);
  add_piece (self, BANG_PIECE_META, BANG_ZONE_OTHER);
  if (self->keeper != NULL)
    add_piece (self, BANG_PIECE_PERSONAL, BANG_ZONE_OTHER);
  if (self->article->facts != NULL && self->article->facts->events->len > 0)
    add_piece (self, BANG_PIECE_CARD, BANG_ZONE_OTHER);

  for (guint i = 0; i < n_zones; i++)
    {
      if (bang_article_view_is_furniture (zones[i].kind))
        self->furniture_lines++;
      else if (zones[i].kind != BANG_ZONE_TITLE)
        add_pieces (self, &zones[i]);
    }
  if (self->furniture_lines > 0)
    add_piece (self, BANG_PIECE_DISCLOSURE, BANG_ZONE_OTHER);
}

static void
plan_furniture (BangArticleView *self)
{
  guint n_zones = 0;
  const BangZone *zones = bang_document_get_zones (self->article->document, &n_zones);

  for (gsize k = 0; k < G_N_ELEMENTS (furniture_kinds); k++)
    {
      gboolean headed = FALSE;

      for (guint i = 0; i < n_zones; i++)
        {
          if (zones[i].kind != furniture_kinds[k])
            continue;
          if (!headed)
            add_piece (self, BANG_PIECE_HEADING, zones[i].kind);
          headed = TRUE;
          add_pieces (self, &zones[i]);
        }
    }
}

/* --- Filling ------------------------------------------------------------------ */

/* Orders to write backwards (U+202A to U+202E, U+2066 to U+2069) would make a
 * text read otherwise than it is; each becomes the sign for a character that
 * cannot be shown, which takes as many bytes. */
static void
show_direction_controls (char *text)
{
  for (char *p = text; (p = strchr (p, '\342')) != NULL; p++)
    {
      if ((p[1] == '\200' && p[2] >= '\252' && p[2] <= '\256') ||
          (p[1] == '\201' && p[2] >= '\246' && p[2] <= '\251'))
        memcpy (p, "\357\277\275", 3);
    }
}

/* The text is copied with its line end: one insertion instead of two, and what
 * is inserted ends with a zero. GTK 4.8 tells a screen reader of an insertion by
 * the pointer alone; given a piece of a document it sends all the rest of it. */
static void
insert_line (BangArticleView *self,
             const char      *text,
             gssize           len,
             GtkTextTag      *tag,
             GtkTextTag      *second)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->prose));
  g_autoptr (GString) line = g_string_new_len (text, len);
  GtkTextIter iter;

  g_string_append_c (line, '\n');
  show_direction_controls (line->str);
  gtk_text_buffer_get_end_iter (buffer, &iter);
  gtk_text_buffer_insert_with_tags (buffer, &iter, line->str, (int) line->len,
                                    self->tags[BANG_STYLE_BASE], tag, second, NULL);
}

static void
tag_han (BangArticleView *self,
         const BangShown *shown)
{
  const char *text = bang_document_get_text (self->article->document, NULL) + shown->source.start;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->prose));
  g_autoptr (GArray) runs = bang_typography_find_han (text, shown->source.end - shown->source.start);
  BangCounter counter = { text, 0 };

  for (guint i = 0; i < runs->len; i++)
    {
      const BangSpan *run = &g_array_index (runs, BangSpan, i);
      GtkTextIter start;
      GtkTextIter end;

      gtk_text_buffer_get_iter_at_offset (buffer, &start,
                                          (int) (shown->start + bang_counter_to (&counter, text + run->start)));
      gtk_text_buffer_get_iter_at_offset (buffer, &end,
                                          (int) (shown->start + bang_counter_to (&counter, text + run->end)));
      gtk_text_buffer_apply_tag (buffer, self->tags[BANG_STYLE_HAN], &start, &end);
    }
}

static void
show_document (BangArticleView *self,
               const BangPiece *piece)
{
  const char *text = bang_document_get_text (self->article->document, NULL);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->prose));
  BangShown shown = { piece->source, (gsize) gtk_text_buffer_get_char_count (buffer) };

  insert_line (self, text + piece->source.start, (gssize) (piece->source.end - piece->source.start),
               bang_article_view_zone_tag (self, piece->zone),
               piece->continued ? self->tags[BANG_STYLE_CONTINUED] : NULL);
  g_array_append_val (self->shown, shown);

  tag_han (self, &shown);
  bang_article_view_mark_shown (self, &shown);
  if (piece->zone == BANG_ZONE_CAPTION)
    bang_prose_view_add_bar (self->prose,
                             (BangSpan) { shown.start, (gsize) gtk_text_buffer_get_char_count (buffer) });
}

/* "LCĐT · Hà Khẩu.txt": where the text is from. */
static char *
dup_meta (BangArticle *article)
{
  g_autofree char *name = NULL;
  g_autofree char *shown_name = NULL;
  g_autofree char *source = NULL;

  if (article->row->path != NULL)
    {
      name = g_filename_display_basename (article->row->path);
      shown_name = bang_normal_for_screen (name);
    }
  if (article->row->source != NULL && *article->row->source != '\0')
    source = bang_normal_for_screen (article->row->source);

  if (source != NULL && shown_name != NULL)
    return g_strdup_printf ("%s · %s", source, shown_name);

  return g_strdup (source != NULL ? source : shown_name != NULL ? shown_name : "");
}

static void
show_meta (BangArticleView *self)
{
  g_autofree char *meta = dup_meta (self->article);

  insert_line (self, meta, -1, self->tags[BANG_STYLE_META], NULL);
}

static void
show_widget (BangArticleView *self,
             GtkWidget       *widget)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->prose));
  GtkTextIter iter;
  GtkTextIter start;
  int offset;

  gtk_text_buffer_get_end_iter (buffer, &iter);
  offset = gtk_text_iter_get_offset (&iter);
  bang_prose_view_add_holder (self->prose, &iter, widget);
  gtk_text_buffer_insert (buffer, &iter, "\n", 1);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
  gtk_text_buffer_apply_tag (buffer, self->tags[BANG_STYLE_HOLDER], &start, &iter);
}

static void
show_card (BangArticleView *self)
{
  GtkWidget *card = bang_event_card_new ();

  bang_event_card_set_article (BANG_EVENT_CARD (card), self->article);
  if (self->archive != NULL)
    bang_event_card_set_archive (BANG_EVENT_CARD (card), self->archive);
  self->card = BANG_EVENT_CARD (card);
  show_widget (self, card);
}

static void
expanded_cb (BangArticleView *self)
{
  gboolean expanded = gtk_expander_get_expanded (GTK_EXPANDER (self->disclosure));

  if (expanded != self->show_furniture)
    g_object_set (self, "show-furniture", expanded, NULL);
}

static void
show_disclosure (BangArticleView *self)
{
  g_autofree char *label = NULL;

  label = g_strdup_printf (ngettext ("Page furniture: %u line", "Page furniture: %u lines",
                                     self->furniture_lines), self->furniture_lines);
  self->disclosure = gtk_expander_new (label);
  gtk_widget_add_css_class (self->disclosure, "bang-disclosure");
  gtk_widget_set_halign (self->disclosure, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (self->disclosure,
                               _("What stood on the page and is not of the story"));
  gtk_expander_set_expanded (GTK_EXPANDER (self->disclosure), self->show_furniture);
  g_signal_connect_object (self->disclosure, "notify::expanded",
                           G_CALLBACK (expanded_cb), self, G_CONNECT_SWAPPED);
  show_widget (self, self->disclosure);

  self->furniture_start =
    (gsize) gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->prose)));
}

static void
show_piece (BangArticleView *self,
            const BangPiece *piece)
{
  g_autofree char *title = NULL;

  switch (piece->kind)
    {
    case BANG_PIECE_DOCUMENT:
      show_document (self, piece);
      break;
    case BANG_PIECE_TITLE:
      title = bang_normal_for_screen (self->article->row->title != NULL ? self->article->row->title : "");
      insert_line (self, title, -1, self->tags[BANG_STYLE_TITLE], NULL);
      break;
    case BANG_PIECE_META:
      show_meta (self);
      break;
    case BANG_PIECE_PERSONAL:
      show_widget (self, bang_article_view_make_bar (self));
      break;
    case BANG_PIECE_CARD:
      show_card (self);
      break;
    case BANG_PIECE_DISCLOSURE:
      show_disclosure (self);
      break;
    case BANG_PIECE_HEADING:
      insert_line (self, furniture_label (piece->zone), -1, self->tags[BANG_STYLE_HEADING], NULL);
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
fill_cb (gpointer user_data)
{
  BangArticleView *self = user_data;
  gint64 deadline = g_get_monotonic_time () + SLICE_USEC;

  while (self->next_piece < self->pieces->len && g_get_monotonic_time () < deadline)
    show_piece (self, &g_array_index (self->pieces, BangPiece, self->next_piece++));

  if (self->next_piece < self->pieces->len)
    return G_SOURCE_CONTINUE;

  self->fill_source = 0;
  bang_article_view_mark_notes (self);
  bang_article_view_find_again (self);
  return G_SOURCE_REMOVE;
}

/* Fills in at least the first screens, and the rest by and by. */
static void
fill_first (BangArticleView *self)
{
  gsize bytes = 0;

  while (self->next_piece < self->pieces->len && bytes < FIRST_BYTES)
    {
      const BangPiece *piece = &g_array_index (self->pieces, BangPiece, self->next_piece++);

      bytes += piece->source.end - piece->source.start;
      show_piece (self, piece);
    }

  if (self->next_piece < self->pieces->len && self->fill_source == 0)
    self->fill_source = g_idle_add_full (G_PRIORITY_LOW, fill_cb, self, NULL);
}

/* Shows the article that is set; empties the view when none is. */
void
bang_article_view_fill (BangArticleView *self)
{
  GtkTextIter start;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->prose));

  bang_article_view_stop_filling (self);
  self->disclosure = NULL;
  self->bar = NULL;
  self->card = NULL;
  self->furniture_start = 0;
  self->furniture_lines = 0;
  self->next_piece = 0;
  g_array_set_size (self->pieces, 0);
  g_array_set_size (self->shown, 0);
  bang_prose_view_clear (self->prose);
  if (self->article == NULL)
    return;

  bang_article_view_collect_marks (self);
  plan_story (self);
  if (self->show_furniture)
    plan_furniture (self);
  fill_first (self);
  bang_article_view_mark_notes (self);

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
}

/* Fills in all that is missing, for those who need the whole text. */
void
bang_article_view_fill_all (BangArticleView *self)
{
  bang_article_view_stop_filling (self);
  while (self->next_piece < self->pieces->len)
    show_piece (self, &g_array_index (self->pieces, BangPiece, self->next_piece++));
}

void
bang_article_view_stop_filling (BangArticleView *self)
{
  g_clear_handle_id (&self->fill_source, g_source_remove);
}

/* Puts the furniture in or takes it out, as "show-furniture" says. */
void
bang_article_view_fold_furniture (BangArticleView *self)
{
  if (self->article == NULL)
    return;

  bang_article_view_fill_all (self);
  if (self->disclosure == NULL)
    return;

  gtk_expander_set_expanded (GTK_EXPANDER (self->disclosure), self->show_furniture);
  if (self->show_furniture)
    {
      plan_furniture (self);
      fill_first (self);
      bang_article_view_mark_notes (self);
      return;
    }

  while (self->shown->len > 0 &&
         g_array_index (self->shown, BangShown, self->shown->len - 1).start >= self->furniture_start)
    g_array_set_size (self->shown, self->shown->len - 1);
  bang_prose_view_truncate (self->prose, self->furniture_start);
}
