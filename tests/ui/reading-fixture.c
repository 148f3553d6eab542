/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the reading widgets are given in tests. People and meetings are invented. */

#include "reading-fixture.h"

#include <string.h>

typedef struct
{
  BangZoneKind  kind;
  const char   *text;
} Line;

static BangArticle *
article_new (BangDocument *document)
{
  BangArticle *article = g_new0 (BangArticle, 1);

  g_atomic_ref_count_init (&article->refs);
  article->document = document;
  article->row = bang_article_row_new ();
  article->row->id = 7;
  article->row->title = bang_document_dup_title (document);
  article->row->source = g_strdup ("LCĐT");
  article->row->path = g_strdup ("/tin/2024/bai-1.txt");
  article->facts = bang_facts_new ();

  return article;
}

static BangArticle *
article_from_lines (const Line *lines,
                    guint       n_lines)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) zones = g_array_new (FALSE, FALSE, sizeof (BangZone));

  for (guint i = 0; i < n_lines; i++)
    {
      BangZone zone = { lines[i].kind, { text->len, 0 }, i + 1 };

      g_string_append (text, lines[i].text);
      zone.span.end = text->len;
      g_string_append_c (text, '\n');
      g_array_append_val (zones, zone);
    }

  return article_new (bang_document_new_restored (text->str, (const BangZone *) (gpointer) zones->data,
                                                  zones->len, "UTF-8"));
}

/* Where @words stand first in the article's text. */
BangSpan
fixture_find (BangArticle *article,
              const char  *words)
{
  const char *text = bang_document_get_text (article->document, NULL);
  const char *found = strstr (text, words);
  BangSpan span = { 0, 0 };

  g_assert_nonnull (found);
  span.start = (gsize) (found - text);
  span.end = span.start + strlen (words);

  return span;
}

static guint
add_entity (BangArticle    *article,
            BangEntityKind  kind,
            const char     *name)
{
  BangEntity *entity = bang_entity_new (kind, name);
  const char *text = bang_document_get_text (article->document, NULL);

  for (const char *at = text; (at = strstr (at, name)) != NULL; at += strlen (name))
    {
      BangEvidence mention = { { (gsize) (at - text), (gsize) (at - text) + strlen (name) }, "test" };

      g_array_append_val (entity->mentions, mention);
    }
  g_ptr_array_add (article->facts->entities, entity);

  return article->facts->entities->len - 1;
}

static void
number_entities (BangArticle *article)
{
  article->entity_ids = g_new0 (gint64, article->facts->entities->len + 1);
  for (guint i = 0; i < article->facts->entities->len; i++)
    article->entity_ids[i] = 100 + i;
}

static void
add_title (BangArticle *article,
           guint        person,
           const char  *text)
{
  BangEntity *entity = g_ptr_array_index (article->facts->entities, person);
  BangTitle *title = bang_title_new (text);

  title->evidence.span = fixture_find (article, text);
  g_ptr_array_add (entity->titles, title);
}

static void
add_side (BangArticle  *article,
          BangEvent    *event,
          const char   *label,
          BangCountry   country,
          BangSideRole  role)
{
  BangSide side = { g_strdup (label), country, role, { fixture_find (article, label), "test" } };

  g_array_append_val (event->sides, side);
}

static void
add_participant (BangEvent *event,
                 guint      person,
                 int        side,
                 BangRole   role)
{
  BangParticipant participant = { person, side, role, { { 0, 0 }, "test" } };

  g_array_append_val (event->participants, participant);
}

static void
add_event (BangArticle *article)
{
  BangEvent *event = bang_event_new ("TALKS");
  BangAgreement *agreement = bang_agreement_new ();
  BangProposal *proposal = bang_proposal_new ();
  BangEvent *planned = bang_event_new ("SIGN");

  event->date.start = event->date.end = (BangDay) { 0, 1, 26 };
  event->date.after = (BangDay) { 2022, 10, 0 };
  event->date.basis = BANG_BASIS_UNKNOWN;
  event->date.evidence.span = fixture_find (article, "26/1");
  g_ptr_array_add (event->places, g_strdup ("huyện Hà Khẩu"));
  g_ptr_array_add (event->places, g_strdup ("tỉnh Vân Nam"));
  event->place_evidence.span = fixture_find (article, "huyện Hà Khẩu");
  event->evidence.span = fixture_find (article, "hội đàm");
  add_side (article, event, "Lào Cai", BANG_SIDE_VN, BANG_SIDE_ROLE_VISITOR);
  add_side (article, event, "Vân Nam", BANG_SIDE_CN, BANG_SIDE_ROLE_HOST);
  add_participant (event, 0, 0, BANG_ROLE_HEAD);
  add_participant (event, 1, 1, BANG_ROLE_HOST);
  add_participant (event, 5, 1, BANG_ROLE_MENTIONED);

  agreement->kind = g_strdup ("bản ghi nhớ");
  agreement->subject = g_strdup ("hợp tác du lịch");
  agreement->parties = g_strsplit ("Sở Du lịch|Cục Văn hóa", "|", -1);
  agreement->evidence.span = fixture_find (article, "ký bản ghi nhớ");
  g_ptr_array_add (event->agreements, agreement);

  proposal->by = g_strdup ("Lào Cai");
  proposal->to = g_strdup ("Vân Nam");
  proposal->text = g_strdup ("sớm khởi công cầu đường bộ");
  proposal->evidence.span = fixture_find (article, "sớm khởi công cầu đường bộ");
  g_ptr_array_add (event->proposals, proposal);

  planned->aspect = BANG_ASPECT_PLANNED;
  planned->title = g_strdup ("Lễ ký kết");
  g_ptr_array_add (article->facts->events, event);
  g_ptr_array_add (article->facts->events, planned);
}

/* An article with everything in it: nested names, Chinese characters, a caption,
 * furniture, a year that nobody says. */
BangArticle *
fixture_article (void)
{
  static const Line lines[] = {
    { BANG_ZONE_OTHER, "Thứ hai - Thời sự" },
    { BANG_ZONE_TITLE, "Đoàn công tác UBND tỉnh Lào Cai thăm Vân Nam" },
    { BANG_ZONE_LEAD, "LCĐT - Chiều 26/1, tại huyện Hà Khẩu, đồng chí Trần Ưng Ửng, Phó Chủ tịch UBND tỉnh Lào Cai "
                      "đã hội đàm với ông Lý Minh (李明), Cục trưởng." },
    { BANG_ZONE_BODY, "Lào Cai đề nghị sớm khởi công cầu đường bộ. Hai bên ký bản ghi nhớ hợp tác du lịch." },
    { BANG_ZONE_IMAGE_NAME, "doan-lao-cai.jpg" },
    { BANG_ZONE_CAPTION, "Quang cảnh hội đàm tại Vân Nam." },
    { BANG_ZONE_BODY, "Cuối buổi, Trần Ưng Ửng cảm ơn và nhắc tới bà Hồ Thị Ẩn." },
    { BANG_ZONE_RELATED, "Tin khác: Lào Cai mở hội" },
    { BANG_ZONE_FOOTER, "fb yt zl" },
  };
  BangArticle *article = article_from_lines (lines, G_N_ELEMENTS (lines));

  add_entity (article, BANG_ENTITY_PERSON, "Trần Ưng Ửng");
  add_entity (article, BANG_ENTITY_PERSON, "Lý Minh");
  add_entity (article, BANG_ENTITY_ORGANISATION, "UBND tỉnh Lào Cai");
  add_entity (article, BANG_ENTITY_PLACE, "Lào Cai");
  add_entity (article, BANG_ENTITY_PLACE, "Vân Nam");
  add_entity (article, BANG_ENTITY_PERSON, "Hồ Thị Ẩn");
  add_title (article, 0, "Phó Chủ tịch UBND tỉnh Lào Cai");
  add_title (article, 1, "Cục trưởng");
  number_entities (article);
  add_event (article);

  return article;
}

/* What no label may take for mark-up, and no layout for an order. */
BangArticle *
fixture_hostile (void)
{
  static const Line lines[] = {
    { BANG_ZONE_TITLE, "Tom & <b>Jerry</b> </span> &#0; <a href=\"file:///etc/passwd\">" },
    { BANG_ZONE_LEAD, "\342\200\256đảo ngược\342\200\254 <b>x</b> &amp; %s%n họp với <i>Vân</i> Nam." },
    { BANG_ZONE_BODY, "العربية Vân Nam עברית \357\277\274 \342\200\250 hết." },
  };
  BangArticle *article = article_from_lines (lines, G_N_ELEMENTS (lines));
  BangEvent *event = bang_event_new ("<u>TALKS</u>");

  add_entity (article, BANG_ENTITY_PERSON, "<i>Vân</i> Nam");
  add_entity (article, BANG_ENTITY_PLACE, "Vân Nam");
  add_title (article, 0, "</span>");
  number_entities (article);

  event->title = g_strdup ("<b>&</b>");
  event->date.reason = g_strdup ("</b> & <x>");
  event->date.start = event->date.end = (BangDay) { 2024, 0, 0 };
  event->date.basis = BANG_BASIS_INFERRED;
  g_ptr_array_add (event->places, g_strdup ("<a>"));
  add_participant (event, 0, -1, BANG_ROLE_SIGNATORY);
  add_participant (event, 4000, 3, BANG_ROLE_HEAD);
  g_ptr_array_add (article->facts->events, event);

  return article;
}

/* An article of about @bytes, in paragraphs or in one. */
BangArticle *
fixture_long (gsize    bytes,
              gboolean one_line)
{
  static const char sentence[] = "Đoàn đại biểu tỉnh Lào Cai đã hội đàm với châu Hồng Hà. ";
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  Line title = { BANG_ZONE_TITLE, "Bài dài" };
  BangArticle *article;
  guint n;

  while (body->len < (one_line ? bytes : 600))
    g_string_append (body, sentence);
  g_string_truncate (body, body->len - 1);

  g_array_append_val (lines, title);
  n = one_line ? 1 : (guint) (bytes / body->len);
  for (guint i = 0; i < n; i++)
    {
      Line line = { BANG_ZONE_BODY, body->str };

      g_array_append_val (lines, line);
    }

  article = article_from_lines ((const Line *) (gpointer) lines->data, lines->len);
  add_entity (article, BANG_ENTITY_PLACE, "Hồng Hà");
  number_entities (article);

  return article;
}

/* An article as the reader of files makes it, without facts. */
BangArticle *
fixture_from_text (const char *text)
{
  BangArticle *article = article_new (bang_document_new_from_text (text, -1));

  number_entities (article);
  return article;
}

static BangEntityRow *
entity_row (guint          i,
            BangEntityKind kind)
{
  BangEntityRow *row = bang_entity_row_new ();

  row->id = 100 + i;
  row->kind = kind;
  row->name = g_strdup_printf ("Tên <b>%u</b>", i);
  row->n_articles = i + 1;
  if (kind == BANG_ENTITY_PERSON)
    g_ptr_array_add (row->titles, g_strdup_printf ("Chức vụ & %u", i));

  return row;
}

static BangRelated *
related_row (guint      i,
             BangReason reason)
{
  BangRelated *related = bang_related_new ();

  related->row = bang_article_row_new ();
  related->row->id = 1000 + i;
  related->row->title = g_strdup_printf ("Bài <%u>", i);
  related->row->date = (BangDay) { 2024, 11, 18 };
  related->row->date_basis = BANG_BASIS_STATED;
  related->reason = reason;
  for (guint n = 0; n < 4; n++)
    g_ptr_array_add (related->shared, g_strdup_printf ("Người %u", n));

  return related;
}

/* @n people, one organisation, no place, one account of the same event, two
 * related articles. */
BangRelations *
fixture_relations (guint n)
{
  BangRelations *relations = g_new0 (BangRelations, 1);

  g_atomic_ref_count_init (&relations->refs);
  relations->people = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_entity_row_free);
  relations->organisations = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_entity_row_free);
  relations->places = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_entity_row_free);
  relations->same_event = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_related_free);
  relations->related = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_related_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (relations->people, entity_row (i, BANG_ENTITY_PERSON));
  if (n > 0)
    {
      g_ptr_array_add (relations->organisations, entity_row (0, BANG_ENTITY_ORGANISATION));
      g_ptr_array_add (relations->same_event, related_row (0, BANG_REASON_SAME_EVENT));
      g_ptr_array_add (relations->related, related_row (1, BANG_REASON_PEOPLE));
      g_ptr_array_add (relations->related, related_row (2, BANG_REASON_PLACE));
    }

  return relations;
}

/* A person with two offices, a companion and an article. */
BangEntityCard *
fixture_entity_card (void)
{
  BangEntityCard *card = g_new0 (BangEntityCard, 1);
  BangRelated *related = related_row (5, BANG_REASON_PEOPLE);

  g_atomic_ref_count_init (&card->refs);
  card->row = entity_row (1, BANG_ENTITY_PERSON);
  card->row->side = BANG_SIDE_VN;
  card->tenures = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_tenure_free);
  card->together = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_entity_row_free);
  card->articles = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_article_row_unref);
  for (guint i = 0; i < 2; i++)
    {
      BangTenure *tenure = g_new0 (BangTenure, 1);

      tenure->title = g_strdup_printf ("Chủ tịch <%u>", i);
      tenure->first = (BangDay) { (guint16) (2020 + i), 3, 2 };
      tenure->last = (BangDay) { 2024, 11, 18 };
      tenure->n_articles = 3;
      g_ptr_array_add (card->tenures, tenure);
    }
  g_ptr_array_add (card->together, entity_row (2, BANG_ENTITY_PERSON));
  g_ptr_array_add (card->articles, bang_article_row_ref (related->row));
  bang_related_free (related);

  return card;
}
