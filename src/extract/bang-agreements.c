/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was signed: found by the patterns, made one where title, story and
 * captions tell the same paper, and put to the event that told it.
 *
 * Two agreements are one when their parties are, in any wording, and their
 * papers are of one family: a "biên bản ghi nhớ" of the story is the "bản ghi
 * nhớ" of a caption. The scan's thread.
 */

#include "extract/bang-agreements-private.h"

#include <string.h>

#include "text/bang-fold.h"

/* What is signed in few words: "ký kết hợp tác" of a title is the "biên bản hợp
 * tác" of the story, "báo cáo sơ kết" its "kết quả sơ kết". */
static gboolean
is_loose (const char *kind)
{
  static const char * const kinds[] = { "hợp tác", "quan hệ", "kết quả", "báo cáo", "phối hợp", "giao lưu", "chương trình",
                                        "kế hoạch", "văn kiện", "văn bản", "quy chế" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (kind, kinds[i]))
      return strcmp (kind, "chương trình hợp tác") != 0 && strcmp (kind, "quy chế kết nghĩa") != 0 &&
             strcmp (kind, "kế hoạch hợp tác") != 0 &&
             strcmp (kind, "quy chế phối hợp") != 0;
  return FALSE;
}

static gboolean
is_one_family (const char *a,
               const char *b)
{
  return strcmp (a, b) == 0 || is_loose (a) || is_loose (b) || g_str_has_suffix (a, b) || g_str_has_suffix (b, a);
}

static BangZoneKind
zone_of (const BangScan      *scan,
         const BangAgreement *agreement)
{
  guint32 token = bang_scan_token_at (scan, agreement->evidence.span.start);

  return token < scan->n_tokens ? bang_scan_get_zone (scan, token)->kind : BANG_ZONE_BODY;
}

/* Whether all parties of @a are among those of @b. A @brief one, of a title, calls
 * any body of a province by the province's name. */
static gboolean
has_parties (const BangAgreement *b,
             const BangAgreement *a,
             gboolean             brief)
{
  for (guint i = 0; a->parties[i] != NULL; i++)
    {
      gboolean found = FALSE;

      for (guint n = 0; b->parties[n] != NULL && !found; n++)
        found = bang_parties_agree (b->parties[n], a->parties[i]) ||
                (brief && (bang_party_is_part (b->parties[n], a->parties[i]) ||
                           bang_party_is_part (a->parties[i], b->parties[n])));
      if (!found)
        return FALSE;
    }
  return TRUE;
}

/* Whether the papers are told to be for years of which none is the same: "giai đoạn
 * 2022 - 2024", "giai đoạn 2024 - 2026" begin differently. */
static gboolean
has_other_years (const BangAgreement *a,
                 const BangAgreement *b)
{
  guint years[2] = { 0, 0 };

  for (guint i = 0; i < 2; i++)
    for (const char *p = i == 0 ? a->subject : b->subject; p != NULL && *p != '\0' && years[i] == 0; p++)
      if (g_ascii_isdigit (p[0]) && g_ascii_isdigit (p[1]) && g_ascii_isdigit (p[2]) && g_ascii_isdigit (p[3]) &&
          !g_ascii_isdigit (p[4]))
        years[i] = (guint) g_ascii_strtoull (p, NULL, 10);
  return years[0] != 0 && years[1] != 0 && years[0] != years[1];
}

/* Told in one sentence, or in a list of papers. */
static gboolean
is_one_breath (const BangScan      *scan,
               const BangAgreement *a,
               const BangAgreement *b)
{
  guint32 one = bang_scan_token_at (scan, a->evidence.span.start);
  guint32 other = bang_scan_token_at (scan, b->evidence.span.start);

  return strcmp (a->evidence.rule, "signed-in-list") == 0 || strcmp (b->evidence.rule, "signed-in-list") == 0 ||
         (one < scan->n_tokens && other < scan->n_tokens && scan->tokens[one].sentence == scan->tokens[other].sentence);
}

static gboolean
is_same (const BangScan      *scan,
         const BangAgreement *a,
         const BangAgreement *b)
{
  gboolean brief = zone_of (scan, a) == BANG_ZONE_TITLE || zone_of (scan, b) == BANG_ZONE_TITLE ||
                   /* "văn bản hợp tác" of a lead */
                   is_loose (a->kind) != is_loose (b->kind);

  if (!is_one_family (a->kind, b->kind) || has_other_years (a, b))
    return FALSE;
  /* A caption shows one of the three pairs that became friends. */
  if (strcmp (a->kind, b->kind) == 0 && strcmp (a->kind, "kết nghĩa") == 0
      ? !has_parties (a, b, brief) && !has_parties (b, a, brief)
      : !has_parties (a, b, brief) || !has_parties (b, a, brief))
    return FALSE;
  /* The same two bodies may sign two papers of one kind in one breath. */
  return a->subject == NULL || b->subject == NULL || bang_names_agree (a->subject, b->subject) ||
         !is_one_breath (scan, a, b);
}

/* Told without the bodies that signed: it may be any paper of its family. */
static gboolean
is_general (const BangAgreement *agreement)
{
  return strcmp (agreement->evidence.rule, "signed-by-both-sides") == 0 ||
         strcmp (agreement->evidence.rule, "signed-by-both-bodies") == 0 ||
         (strcmp (agreement->evidence.rule, "signed-by-persons") == 0 && agreement->subject == NULL);
}

/* The story is a better source than a caption, and a caption that names both than
 * a title, which is short. Whom a person in a caption signs for is a guess. */
static int
rank_of (const BangScan      *scan,
         const BangAgreement *agreement)
{
  switch (zone_of (scan, agreement))
    {
    case BANG_ZONE_LEAD:
    case BANG_ZONE_BODY:
      return is_general (agreement) ? 1 : 0;
    case BANG_ZONE_TITLE:
      return 3;
    case BANG_ZONE_CAPTION:
      return strcmp (agreement->evidence.rule, "signed-by-persons") == 0 || is_general (agreement) ? 4 : 2;
    case BANG_ZONE_IMAGE_NAME:
    case BANG_ZONE_RELATED:
    case BANG_ZONE_FOOTER:
    case BANG_ZONE_OTHER:
    case BANG_ZONE_N_KINDS:
    default:
      return 5;
    }
}

/* "Ông A và ông B ký thỏa thuận hợp tác mới": which of their offices they sign
 * for is a guess, so the paper tells whether it is the one of the bodies. */
static gboolean
is_of_persons (const BangAgreement *a,
               const BangAgreement *b)
{
  return (strcmp (a->evidence.rule, "signed-by-persons") == 0 ||
          strcmp (b->evidence.rule, "signed-by-persons") == 0) &&
         a->subject != NULL && b->subject != NULL && bang_names_agree (a->subject, b->subject);
}

static gboolean
is_specific (const BangAgreement *agreement)
{
  return agreement->subject != NULL && strchr (agreement->subject, ' ') != NULL &&
         g_ascii_strcasecmp (agreement->subject, "hợp tác") != 0;
}

/* "Tỉnh A và các tỉnh B, C hội đàm và ký kết biên bản hợp tác" of a lead: the
 * story goes on with which of them signed what. */
static gboolean
is_summary (const BangAgreement *whole,
            const BangAgreement *part)
{
  return g_strv_length (whole->parties) > 2 && g_strv_length (part->parties) < g_strv_length (whole->parties) &&
         !is_specific (whole) && is_specific (part) && is_one_family (whole->kind, part->kind) &&
         has_parties (whole, part, FALSE);
}

/* A title tells in its own words what the story tells of the same family. */
static gboolean
is_told_by_title (const BangScan      *scan,
                  const BangAgreement *title,
                  const BangAgreement *story)
{
  return zone_of (scan, title) == BANG_ZONE_TITLE && rank_of (scan, story) == 0 &&
         is_one_family (title->kind, story->kind) && !has_other_years (title, story);
}

/* Puts @agreement beside the one it repeats; FALSE when it is new. */
static gboolean
fold_into (const BangScan *scan,
           GPtrArray      *kept,
           BangAgreement  *agreement)
{
  for (guint i = 0; i < kept->len; i++)
    {
      BangAgreement *other = g_ptr_array_index (kept, i);
      gboolean same = is_same (scan, other, agreement) ||
                      ((is_general (agreement) || is_general (other) ||
                        is_of_persons (agreement, other)) &&
                       is_one_family (other->kind, agreement->kind) && !has_other_years (other, agreement));

      if (!same && !is_summary (other, agreement) && !is_told_by_title (scan, other, agreement))
        continue;
      if (is_summary (other, agreement) || (is_loose (other->kind) && !has_parties (other, agreement, FALSE)) || rank_of (scan, agreement) < rank_of (scan, other))
        {
          BangAgreement swap = *other;

          *other = *agreement;
          *agreement = swap;
          g_array_append_vals (other->repeats, agreement->repeats->data, agreement->repeats->len);
        }
      g_array_append_val (other->repeats, agreement->evidence);
      if (is_loose (other->kind) && !is_loose (agreement->kind))
        {
          g_free (other->kind);
          other->kind = g_strdup (agreement->kind);
          if (agreement->subject != NULL)
            g_clear_pointer (&other->subject, g_free);
        }
      if (other->subject == NULL)
        other->subject = g_strdup (agreement->subject);
      bang_agreement_free (agreement);
      return TRUE;
    }
  return FALSE;
}

/* The event whose sentence tells of the signing; the main one for most. */
static BangEvent *
event_of (BangFacts           *facts,
          const BangAgreement *agreement)
{
  for (guint i = 1; i < facts->events->len; i++)
    {
      BangEvent *event = g_ptr_array_index (facts->events, i);

      if (event->parent == 0 && event->evidence.span.start <= agreement->evidence.span.start &&
          event->evidence.span.end >= agreement->evidence.span.end)
        return event;
    }
  return g_ptr_array_index (facts->events, 0);
}

/**
 * bang_stage_agreements:
 * @scan: a scan
 * @story: its sentences
 * @facts: (inout): entities and events; the events gain their agreements
 *
 * Finds what was signed, each paper once.
 */
void
bang_stage_agreements (BangScan        *scan,
                       const BangStory *story,
                       BangFacts       *facts)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  if (facts->events->len == 0)
    return;

  bang_agreements_read (scan, story, facts, found);
  for (guint i = 0; i < found->len; i++)
    {
      BangAgreement *agreement = g_ptr_array_index (found, i);

      if (!fold_into (scan, kept, agreement))
        g_ptr_array_add (kept, agreement);
    }
  for (guint i = 0; i < kept->len; i++)
    {
      BangAgreement *agreement = g_ptr_array_index (kept, i);

      g_ptr_array_add (event_of (facts, agreement)->agreements, agreement);
    }
}
