/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the library that is stored here for each version of the tables:
 *
 *   make-fixture DIRECTORY
 *   sqlite3 DIRECTORY/library.db .dump > vN.sql
 *
 * and the two PRAGMA lines of the other files at its head, with N. Done once,
 * when a version of the tables is released; the files are not edited after.
 */
#include <string.h>

#include "library/bang-library.h"

#define FIRST_TEXT \
  "Hai địa phương ký biên bản ghi nhớ\n\n" \
  "Ngày 18/1/2023, tại huyện Hà Khẩu, ông Trần Văn An, Giám đốc Sở Du lịch ký biên bản ghi nhớ về du lịch.\n\n" \
  "Hai bên đề nghị mở thêm tuyến xe khách, phấn đấu đạt 5 tỷ USD kim ngạch.\n"

#define SECOND_TEXT \
  "Hai địa phương ký biên bản ghi nhớ\n\n" \
  "Ngày 18/1/2023, tại huyện Hà Khẩu, ông Trần Văn An, Giám đốc Sở Du lịch ký biên bản ghi nhớ về du lịch và y tế.\n"

#define THIRD_TEXT \
  "Chợ phiên cuối năm\n\n" \
  "Bà con đem rau ra chợ.\n"

static BangEvidence
find (const char *text,
      const char *words,
      const char *rule)
{
  const char *at = strstr (text, words);
  BangEvidence evidence = { { 0, 0 }, rule };

  g_assert (at != NULL);
  evidence.span.start = (gsize) (at - text);
  evidence.span.end = evidence.span.start + strlen (words);
  return evidence;
}

static void
add_person (BangFacts  *facts,
            const char *text)
{
  BangEntity *person = bang_entity_new (BANG_ENTITY_PERSON, "Trần Văn An");
  BangTitle *title = bang_title_new ("Giám đốc Sở Du lịch");
  BangEvidence mention = find (text, "Trần Văn An", "name-after-honorific");

  person->side = BANG_SIDE_VN;
  person->present = TRUE;
  g_array_append_val (person->mentions, mention);
  title->organisation = g_strdup ("Sở Du lịch");
  title->evidence = find (text, "Giám đốc Sở Du lịch", "office-after-name");
  g_ptr_array_add (person->titles, title);
  g_ptr_array_add (facts->entities, person);
}

static void
add_ledger (BangEvent  *event,
            const char *text)
{
  BangAgreement *agreement = bang_agreement_new ();
  BangProposal *proposal = bang_proposal_new ();
  BangFigure figure = { g_strdup ("kim ngạch"), 5.0, g_strdup ("tỷ USD"), find (text, "5 tỷ USD", "figure") };
  BangEvidence repeat = find (text, "biên bản ghi nhớ", "title");

  agreement->kind = g_strdup ("biên bản ghi nhớ");
  agreement->subject = g_strdup ("du lịch");
  agreement->parties = g_strsplit ("Sở Du lịch/Cục Văn hóa", "/", -1);
  agreement->evidence = find (text, "ký biên bản ghi nhớ về du lịch", "signed");
  g_array_append_val (agreement->repeats, repeat);
  g_ptr_array_add (event->agreements, agreement);

  proposal->by = g_strdup ("hai bên");
  proposal->text = g_strdup ("mở thêm tuyến xe khách");
  proposal->field = g_strdup ("đường bộ");
  proposal->evidence = find (text, "mở thêm tuyến xe khách", "proposal");
  g_ptr_array_add (event->proposals, proposal);
  g_array_append_val (event->figures, figure);
}

static BangFacts *
make_facts (const char *text,
            gboolean    ledger)
{
  BangFacts *facts = bang_facts_new ();
  BangEvent *event = bang_event_new ("SIGN");
  BangRelation *relation = bang_relation_new ();
  BangSide side = { g_strdup ("Hà Khẩu"), BANG_SIDE_CN, BANG_SIDE_ROLE_HOST, find (text, "Hà Khẩu", "side") };
  BangParticipant participant = { 0, -1, BANG_ROLE_SIGNATORY, find (text, "Trần Văn An", "signs") };

  add_person (facts, text);
  event->title = g_strdup ("Ký biên bản ghi nhớ");
  event->series = g_strdup ("Ngày hội du lịch");
  event->edition = 3;
  event->date.start = (BangDay) { 2023, 1, 18 };
  event->date.end = event->date.start;
  event->date.text = g_strdup ("Ngày 18/1/2023");
  event->date.basis = BANG_BASIS_STATED;
  event->date.evidence = find (text, "18/1/2023", "day-month-year");
  event->date.year_evidence = find (text, "2023", "year-stated");
  event->evidence = find (text, "ký biên bản", "signing");
  event->place_evidence = find (text, "Hà Khẩu", "at");
  g_ptr_array_add (event->places, g_strdup ("huyện Hà Khẩu"));
  g_array_append_val (event->sides, side);
  g_array_append_val (event->participants, participant);
  if (ledger)
    add_ledger (event, text);
  g_ptr_array_add (facts->events, event);

  relation->subject = g_strdup ("Trần Văn An");
  relation->predicate = g_intern_static_string ("holds-title");
  relation->object = g_strdup ("Giám đốc Sở Du lịch");
  relation->evidence = find (text, "Giám đốc Sở Du lịch", "office-after-name");
  g_ptr_array_add (facts->relations, relation);
  return facts;
}

static void
add (BangLibrary *library,
     const char  *path,
     const char  *text,
     BangFacts   *facts)
{
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_incoming_free);
  g_autoptr (GError) error = NULL;
  BangIncoming *incoming = bang_incoming_new ();

  incoming->path = g_strdup (path);
  incoming->size = strlen (text);
  incoming->mtime = 1700000000000000;
  incoming->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  incoming->document = bang_document_new_from_text (text, -1);
  incoming->facts = facts;
  g_ptr_array_add (batch, incoming);
  if (!bang_library_add (library, batch, NULL, NULL, &error))
    g_error ("%s", error->message);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BangLibrary) library = NULL;
  BangImportRun run = { 1, 2, { 2, 1, 0, 1, 0, 0 }, NULL };

  if (argc != 2)
    {
      g_printerr ("make-fixture DIRECTORY\n");
      return 2;
    }
  library = bang_library_open (argv[1], &error);
  if (library == NULL)
    g_error ("%s", error->message);

  add (library, "/tin/ky.txt", FIRST_TEXT, make_facts (FIRST_TEXT, TRUE));
  add (library, "/tin/bản sao.txt", FIRST_TEXT, NULL);
  add (library, "/tin/chợ.txt", THIRD_TEXT, NULL);
  add (library, "/tin/ky.txt", SECOND_TEXT, make_facts (SECOND_TEXT, FALSE));
  bang_library_record_run (library, &run, NULL);
  bang_library_close (library);
  return 0;
}
