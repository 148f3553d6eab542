/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "window/bang-article-view.h"
#include "window/bang-event-card.h"
#include "window/bang-personal-bar.h"
#include "window/bang-prose-view.h"
#include "window/bang-typography.h"

G_BEGIN_DECLS

typedef enum
{
  BANG_STYLE_BASE,
  BANG_STYLE_TITLE,
  BANG_STYLE_META,
  BANG_STYLE_LEAD,
  BANG_STYLE_BODY,
  BANG_STYLE_CAPTION,
  BANG_STYLE_FURNITURE,
  BANG_STYLE_HEADING,
  BANG_STYLE_HOLDER,      /* a paragraph that is a widget */
  BANG_STYLE_CONTINUED,   /* more of the same paragraph follows */
  BANG_STYLE_HAN,
  BANG_N_STYLES
} BangStyle;

/* What is to be shown next: a piece of the document, a line that is not in it,
 * or a widget. */
typedef enum
{
  BANG_PIECE_DOCUMENT,
  BANG_PIECE_TITLE,       /* the title of the row: the document has none */
  BANG_PIECE_META,
  BANG_PIECE_PERSONAL,
  BANG_PIECE_CARD,
  BANG_PIECE_DISCLOSURE,
  BANG_PIECE_HEADING,     /* of a kind of furniture */
} BangPieceKind;

typedef struct
{
  BangPieceKind kind;
  BangZoneKind  zone;
  BangSpan      source;      /* bytes of the document */
  gboolean      continued;
} BangPiece;

/* Where a piece of the document is shown. */
typedef struct
{
  BangSpan source;           /* bytes of the document */
  gsize    start;            /* code points of the buffer */
} BangShown;

struct _BangArticleView
{
  GtkWidget      parent_instance;

  /* Template children */
  GtkStack      *stack;
  GtkSearchBar  *find_bar;
  GtkEditable   *find_entry;
  GtkLabel      *find_label;
  GtkWidget     *scroller;
  GtkWidget     *leave;
  GtkWidget     *clamp;
  BangProseView *prose;

  /* Owned */
  BangArticle   *article;    /* (nullable) */
  BangQuery     *query;      /* (nullable) what its hits are of */
  GtkWidget     *menu;       /* (nullable) as its parent */
  GtkWidget     *note_editor; /* (nullable) as its parent */
  BangArchive   *archive;    /* (nullable) what is asked of names; without one nothing can be kept */
  BangPersonalModel *keeper; /* (nullable) likewise */
  BangPersonal  *personal;   /* (nullable) what is kept beside the article */
  char          *font_name;
  char          *font_notice;

  /* The card of a name */
  GtkWidget     *hover_card; /* (nullable) as its parent */
  GCancellable  *hover_loading;  /* (nullable) */
  guint          hover_source;
  BangMark       hover_mark; /* code points */

  /* Filling */
  GArray        *pieces;     /* (element-type BangPiece) */
  guint          next_piece;
  GArray        *shown;      /* (element-type BangShown) */
  GArray        *marks;      /* (element-type BangMark) bytes of the document, not overlapping */
  guint          fill_source;
  gsize          furniture_start;  /* code points; 0 while not reached */
  guint          furniture_lines;
  GtkWidget     *disclosure; /* Borrowed (nullable) */
  BangPersonalBar *bar;      /* Borrowed (nullable) */
  BangEventCard *card;       /* Borrowed (nullable) */

  BangSpan       evidence;   /* bytes of the document; empty while no fact's words are framed */

  /* Finding */
  BangQuery     *find;       /* (nullable) Owned */
  GArray        *finds;      /* (element-type BangSpan) code points */
  guint          find_at;    /* index, or finds->len */

  GtkTextTag    *tags[BANG_N_STYLES];   /* Borrowed: the buffer's table has them */

  /* Going back to where the reader was */
  double         wanted_scroll;
  guint          restore_tick;          /* 0: nothing to be restored */
  guint          restore_frames;

  double         text_scale;
  guint          kinds;                 /* BANG_MARKS () bits */
  gboolean       serif;
  gboolean       show_furniture;
};

/* Walks along a text and counts its characters, each once. */
typedef struct
{
  const char *at;
  gsize       chars;
} BangCounter;

static inline gsize
bang_counter_to (BangCounter *self,
                 const char  *to)
{
  if (to > self->at)
    {
      self->chars += (gsize) g_utf8_strlen (self->at, to - self->at);
      self->at = to;
    }

  return self->chars;
}

/* bang-article-view-style.c */
void        bang_article_view_add_tags    (BangArticleView *self);
void        bang_article_view_update_tags (BangArticleView *self,
                                           BangTypeface    *typeface);
GtkTextTag *bang_article_view_zone_tag    (BangArticleView *self,
                                           BangZoneKind     zone);

/* bang-article-view-fill.c */
gboolean bang_article_view_is_furniture   (BangZoneKind     zone);
void     bang_article_view_fill           (BangArticleView *self);
void     bang_article_view_fill_all       (BangArticleView *self);
void     bang_article_view_stop_filling   (BangArticleView *self);
void     bang_article_view_fold_furniture (BangArticleView *self);

/* bang-article-view-marks.c */
void     bang_article_view_collect_marks  (BangArticleView *self);
void     bang_article_view_mark_shown     (BangArticleView *self,
                                           const BangShown *shown);
void     bang_article_view_update_marks   (BangArticleView *self);

/* bang-article-view-evidence.c */
gboolean bang_article_view_map            (BangArticleView *self,
                                           BangSpan         source,
                                           BangSpan        *target);

gboolean bang_article_view_frame_evidence (BangArticleView *self);

gboolean bang_article_view_unmap          (BangArticleView *self,
                                           BangSpan         target,
                                           BangSpan        *source);

/* bang-article-view-personal.c */
GtkWidget *bang_article_view_make_bar     (BangArticleView *self);
void     bang_article_view_mark_notes     (BangArticleView *self);
void     bang_article_view_edit_note      (BangArticleView *self,
                                           const char      *uuid);
void     bang_article_view_clear_personal (BangArticleView *self);

/* bang-article-view-hover.c */
void     bang_article_view_add_hover      (BangArticleView *self);
void     bang_article_view_stop_hovering  (BangArticleView *self);

/* bang-article-view-actions.c */
void     bang_article_view_install_actions (GtkWidgetClass *widget_class);

/* bang-article-view-find.c */
void     bang_article_view_find_again     (BangArticleView *self);
void     bang_article_view_bind_find      (GtkWidgetClass  *widget_class);
void     bang_article_view_init_find      (BangArticleView *self);

/* bang-article-view-scroll.c */
void     bang_article_view_stop_restoring (BangArticleView *self);

/* bang-article-view-menu.c */
gboolean bang_article_view_correct        (BangArticleView *self);
void     bang_article_view_popup          (BangArticleView *self,
                                           double           x,
                                           double           y);

G_END_DECLS
