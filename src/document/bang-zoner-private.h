/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/bang-document.h"

G_BEGIN_DECLS

/* What the marker table says a line's words can mean. */
typedef enum
{
  BANG_MARK_NONE    = 0,
  BANG_MARK_END     = 1 << 0, /* the page goes on, the story does not */
  BANG_MARK_RELATED = 1 << 1, /* a heading over links */
  BANG_MARK_LINK    = 1 << 2, /* one line leading elsewhere */
  BANG_MARK_FOOTER  = 1 << 3, /* tags, buttons, imprint */
  BANG_MARK_NOISE   = 1 << 4, /* advertisement, player, text size */
  BANG_MARK_HEAD    = 1 << 5, /* between the top of the page and the lead */
  BANG_MARK_BYLINE  = 1 << 6, /* who wrote it */
  BANG_MARK_CAPTION = 1 << 7, /* a picture is described */
  BANG_MARK_OPENER  = 1 << 8, /* a paragraph begins so, a caption hardly ever */
  BANG_MARK_WHO     = 1 << 9, /* somebody is named first, as captions do */
  BANG_MARK_REPORT  = 1 << 10, /* tells or quotes: "đã", "nhấn mạnh" */
  BANG_MARK_LABEL   = 1 << 11, /* a footer's label and colon: "Từ khóa:" */
  BANG_MARK_SOURCE  = 1 << 12, /* "Theo ..." */
  BANG_MARK_MAYBE   = 1 << 13, /* heads links or letters, or a section: "Thảo luận" */
  BANG_MARK_GALLERY = 1 << 14, /* announces pictures */
  BANG_MARK_TELL    = 1 << 15, /* goes on telling: "là", "được", "tiếp tục" */
  BANG_MARK_POINT   = 1 << 16, /* points into a picture: "(trái)" */
  BANG_MARK_SLOGAN  = 1 << 17, /* what a site says of itself, or a day's slogan */
  BANG_MARK_SCENE   = 1 << 18, /* what people do in pictures: "tham quan" */
  BANG_MARK_GROUP   = 1 << 19, /* several people named first, without their names */
  BANG_MARK_ACT     = 1 << 20, /* begins with what is done in a picture: "Trao tặng" */
} BangZoneMarks;

/* What a line looks like, whatever it says. */
typedef enum
{
  BANG_LINE_STOP      = 1 << 0,  /* ends as a sentence does */
  BANG_LINE_COLON     = 1 << 1,  /* ends with a colon or a comma: leads on */
  BANG_LINE_IMAGE     = 1 << 2,  /* a file name or an alternative text */
  BANG_LINE_CREDIT    = 1 << 3,  /* ends with who took the picture */
  BANG_LINE_NAMES     = 1 << 4,  /* nothing but capitalised words: an author, a section */
  BANG_LINE_STAMP     = 1 << 5,  /* a date or a time and nothing else */
  BANG_LINE_BUTTONS   = 1 << 6,  /* a row of share buttons */
  BANG_LINE_SYMBOLS   = 1 << 7,  /* no letter and no figure */
  BANG_LINE_BRACKETED = 1 << 8,  /* [ ... ] */
  BANG_LINE_PAREN     = 1 << 9,  /* ( ... ) */
  BANG_LINE_ITEM      = 1 << 10, /* begins as an item of a list does: "- ", "1. " */
  BANG_LINE_GLUED     = 1 << 11, /* several titles run together without a space */
  BANG_LINE_UNMARKED  = 1 << 12, /* letters, but none with a Vietnamese mark */
  BANG_LINE_TWICE     = 1 << 13, /* the same words twice over: a link and its picture's text */
  BANG_LINE_SMALL     = 1 << 14, /* begins within a sentence: a small letter, a comma */
  BANG_LINE_BARRED    = 1 << 15, /* stood in the frame of a table: "... |" */
  BANG_LINE_SIGNED    = 1 << 16, /* a name, a dash and an office: "Lê Hà - Sở Ngoại vụ" */
} BangLineShape;

typedef struct
{
  BangSpan      span;     /* without white space at the ends */
  guint         number;   /* of the file, from 1 */
  guint         gap;      /* blank lines above */
  guint         chars;
  guint         words;
  guint         stops;    /* sentence ends inside the line */
  guint         capitals; /* words that begin with a capital */
  int           twin;     /* the nearest line above that reads the same, or -1 */
  int           first;    /* the first line that reads the same: itself, if no other */
  BangZoneMarks marks;
  BangLineShape shape;
  BangZoneKind  kind;
  gboolean      told;     /* kind has been decided */
} BangLine;

/* How a page sets its captions; a page does it in one way. */
typedef struct
{
  gboolean blank_lines;      /* paragraphs have blank lines between them */
  gboolean captions_touch;   /* some line stands right under its picture */
  gboolean names_pictures;   /* a name is left where each picture stood */
  gboolean credits;          /* captions say who took the picture */
} BangCaptionStyle;

/* Lines longer than this many characters are paragraphs whatever they hold;
 * only shorter ones are looked at for shapes and markers. */
#define BANG_LINE_SHORT_CHARS 420

void          bang_line_look              (BangLine       *line,
                                           const char     *text);
gboolean      bang_line_is_paragraph      (const BangLine *line);
gboolean      bang_line_is_heading        (const BangLine *line);
gboolean      bang_line_is_byline         (const BangLine *line);
gboolean      bang_line_is_under_picture  (GArray         *lines,
                                           guint           i);
gboolean      bang_line_is_image          (const char     *text,
                                           gsize           len,
                                           guint           words);
gboolean      bang_line_has_credit        (const char     *text,
                                           gsize           len);

BangZoneMarks bang_zone_marks_of          (const char     *text,
                                           gsize           len,
                                           gboolean       *buttons,
                                           gboolean       *stamp);
gsize         bang_zone_byline_at         (const char     *line,
                                           gsize           len);
char         *bang_zone_dateline          (const char     *lead,
                                           gsize           len);

guint         bang_zoner_tell_title       (GArray         *lines,
                                           const char     *text);
guint         bang_zoner_find_end         (GArray         *lines,
                                           guint           first,
                                           const char     *text,
                                           guint          *another);
gboolean      bang_zoner_author_ends      (GArray         *lines,
                                           guint           i);
gboolean      bang_zoner_another_begins   (GArray         *lines,
                                           guint           first,
                                           guint           i,
                                           guint           paragraphs,
                                           const char     *text);
void          bang_zoner_sort_story       (GArray         *lines,
                                           guint           first,
                                           guint           end);
void          bang_zoner_tell_captions    (GArray                 *lines,
                                           guint                   first,
                                           guint                   end,
                                           const BangCaptionStyle *style);
GArray       *bang_zoner_run              (const char     *text,
                                           gsize           len,
                                           guint          *another);

typedef struct _BangZoneWords BangZoneWords;

BangZoneWords *bang_zone_words_new        (guint           run);
void           bang_zone_words_free       (BangZoneWords  *self);
void           bang_zone_words_add        (BangZoneWords  *self,
                                           const char     *text,
                                           gsize           len);
guint          bang_zone_words_shared     (BangZoneWords  *self,
                                           const char     *text,
                                           gsize           len,
                                           guint          *of);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangZoneWords, bang_zone_words_free)

/* Classes of characters as this language needs them: the first two of ASCII by
 * range, of Latin letters beyond it by table. */
static inline gboolean
bang_zone_is_letter (gunichar c)
{
  if (c < 0x80)
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  return (c >= 0x1ea0 && c <= 0x1ef9) || g_unichar_isalpha (c);
}

static inline gboolean
bang_zone_is_upper (gunichar c)
{
  if (c < 0x80)
    return c >= 'A' && c <= 'Z';
  if (c >= 0x1ea0 && c <= 0x1ef9)
    return (c & 1) == 0;
  return g_unichar_isupper (c);
}

static inline gboolean
bang_zone_is_lower (gunichar c)
{
  if (c < 0x80)
    return c >= 'a' && c <= 'z';
  if (c >= 0x1ea0 && c <= 0x1ef9)
    return (c & 1) == 1;
  return g_unichar_islower (c);
}

static inline BangLine *
bang_lines_at (GArray *lines,
               guint   i)
{
  return &g_array_index (lines, BangLine, i);
}

static inline void
bang_line_tell (BangLine     *line,
                BangZoneKind  kind)
{
  line->kind = kind;
  line->told = TRUE;
}

G_END_DECLS
