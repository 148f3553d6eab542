#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-cli.py PROGRAM - what bang-giao-cli promises, seen from a shell.

Prints TAP. Each case works in a folder of its own; a call that does not come
back within its time is a failure, as is one that dies of a signal.
"""
import csv
import html.parser
import io
import json
import os
import pathlib
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback

PROGRAM = os.path.abspath(sys.argv[1])
SEEDS = pathlib.Path(os.environ.get("BANG_SOURCE_ROOT", ".")) / ".." / "shared" / "corpus" / "seeds"
CASES = []


class Skip(Exception):
    pass


def case(function):
    CASES.append(function)
    return function


class Shell:
    """A folder with a library in it."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.library = self.folder / "library"

    def run(self, *args, library=True, env=None, timeout=60, stdout=subprocess.PIPE, **more):
        command = [PROGRAM] + (["--library", str(self.library)] if library else []) + list(args)
        full = dict(os.environ, **(env or {}))
        full["HOME"] = full["XDG_DATA_HOME"] = str(self.folder / "home")
        done = subprocess.run(command, stdout=stdout, stderr=subprocess.PIPE,
                              stdin=subprocess.DEVNULL, timeout=timeout, env=full, cwd=self.folder, **more)
        assert done.returncode >= 0, f"{args}: killed by signal {-done.returncode}: {done.stderr!r}"
        return done

    def json(self, *args, status=0, **more):
        done = self.run("--format", "json", *args, **more)
        assert done.returncode == status, f"{args}: status {done.returncode}: {done.stderr.decode()}"
        return json.loads(done.stdout)

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    def search(self, query, *args):
        return self.json("search", *args, "--", query)

    def titles(self, query):
        return sorted(r["title"] for r in self.search(query)["results"])


def article(title, lead, *paragraphs):
    return "\n\n".join([title, lead, *paragraphs]) + "\n"


ROAD = article(
    "Tỉnh An và châu Bình hội đàm về đường bộ",
    "Sáng 5/6/2024, tại huyện Hòa, tỉnh Bình, đoàn đại biểu tỉnh An do ông Lê Văn Thử, "
    "Phó Chủ tịch UBND tỉnh dẫn đầu đã hội đàm với lãnh đạo châu Bình.",
    "Hai bên thống nhất sớm mở tuyến đường bộ nối hai cửa khẩu Thủy Sơn và Hòa Lạc.")
GIFT = article(
    "Hội Hữu nghị tặng quà học sinh vùng biên",
    "Ngày 12/9/2023, tại xã Đá, Hội Hữu nghị tỉnh An đã tặng sách cho học sinh hai bên biên giới.",
    "Đại diện nhà trường cảm ơn món quà.")
GROWTH = article(
    "Kim ngạch tăng mạnh qua cửa khẩu",
    "Trong tháng 10/2022, kim ngạch xuất nhập khẩu qua cửa khẩu Thủy Sơn tăng 12 phần trăm.",
    "Lực lượng chức năng hai bên phối hợp thông quan.")


def small_library(shell):
    shell.write("in/1.txt", ROAD)
    shell.write("in/2.txt", GIFT)
    shell.write("in/3.txt", GROWTH)
    return shell.json("import", "in")


# -- Arguments ---------------------------------------------------------------

@case
def help_and_version(shell):
    done = shell.run("--help", library=False)
    text = done.stdout.decode()
    assert done.returncode == 0
    for name in ["import", "search", "show", "extract", "export", "decide", "check", "backup", "stats"]:
        assert re.search(rf"^  {name} ", text, re.M), name
        one = shell.run(name, "--help", library=False)
        assert one.returncode == 0 and b"--library" in one.stdout, name
    done = shell.run("--version", library=False)
    assert done.returncode == 0 and re.match(rb"bang-giao-cli \d", done.stdout)


@case
def wrong_usage(shell):
    for args in [[], ["nonsense"], ["entity"], ["search"], ["search", "--sort", "random", "x"],
                 ["search", "--limit", "-1", "x"], ["search", "--limit", "many", "x"], ["show"],
                 ["show", "1", "2"], ["import"], ["extract"], ["stats", "x"], ["check", "x"], ["backup"],
                 ["--format", "xml", "stats"], ["stats", "--format", "xml"], ["--nonsense", "stats"],
                 ["import", "--nonsense"], ["import", ""], ["export"], ["export", "--to", "csv"],
                 ["export", "--all"], ["export", "--to", "csv", "--all", "--query", "x"]]:
        done = shell.run(*args)
        assert done.returncode == 2, f"{args}: {done.returncode}"
        assert done.stdout == b"", args
        assert done.stderr.decode().count("\n") == 1, f"{args}: {done.stderr!r}"
        assert done.stderr.startswith(b"bang-giao-cli: "), args


@case
def options_on_either_side(shell):
    small_library(shell)
    before = shell.run("--format", "json", "search", "quà")
    after = shell.run("search", "quà", "--format", "json")
    mixed = shell.run("search", "--format", "json", "quà", "--library", str(shell.library), library=False)
    last = shell.run("--format", "text", "search", "quà", "--format=json")
    assert before.stdout == after.stdout == mixed.stdout == last.stdout
    assert json.loads(before.stdout)["total"] == 1


@case
def no_library(shell):
    for args in [["search", "x"], ["show", "1"], ["stats"], ["check"], ["backup", "b"],
                 ["export", "--to", "csv", "--all"]]:
        done = shell.run(*args)
        assert done.returncode == 1, args
        assert done.stderr.decode().count("\n") == 1, done.stderr
    assert not shell.library.exists()


@case
def unwritable_answer(shell):
    if not os.path.exists("/dev/full"):
        raise Skip("no /dev/full")
    small_library(shell)
    for args in [["stats"], ["--format", "json", "search", ""], ["export", "--to", "csv", "--all"],
                 ["show", "1"], ["extract", "in/1.txt"]]:
        with open("/dev/full", "wb") as full:
            done = shell.run(*args, stdout=full)
        assert done.returncode == 1, args
        assert done.stderr, args


# -- Import ------------------------------------------------------------------

@case
def import_report(shell):
    report = small_library(shell)
    assert set(report) >= {"added", "updated", "unchanged", "duplicate", "skipped", "failed",
                           "seconds", "items"}
    assert (report["added"], report["items"]) == (3, []), report
    report = shell.json("import", "in")
    assert (report["added"], report["unchanged"]) == (0, 3), report
    # Touched, moved, copied, edited.
    os.utime(shell.folder / "in/1.txt", (1, 1))
    os.rename(shell.folder / "in/2.txt", shell.folder / "in/moved.txt")
    shell.write("in/twin.txt", ROAD)
    shell.write("in/3.txt", GROWTH.replace("12", "15"))
    report = shell.json("import", "in")
    assert report["added"] == 0 and report["updated"] == 1, report
    assert report["unchanged"] + report["duplicate"] == 3, report
    assert shell.search("")["total"] == 3


@case
def import_difficult_folder(shell):
    folder = shell.folder / "in"
    names = [b"-rf.txt", b"--help.txt", b"%s%n.txt", b"a\nb.txt", b"tab\there.txt", b"\xff\xfe.txt",
             "‮txt.exe.txt".encode(), "😀.txt".encode(), b"CON.txt", b"x" * 251 + b".txt"]
    folder.mkdir()
    for i, name in enumerate(names):
        with open(os.path.join(os.fsencode(folder), name), "wb") as file:
            file.write(ROAD.replace("đường bộ", f"đường bộ số {i}").encode())
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "circle.txt").symlink_to("circle.txt")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    (folder / "empty.txt").write_bytes(b"")
    (folder / ".hidden.txt").write_text(GIFT)
    locked = folder / "locked"
    locked.mkdir()
    (locked / "x.txt").write_text(GROWTH)
    locked.chmod(0)
    try:
        report = shell.json("import", "in", timeout=60)
    finally:
        locked.chmod(0o700)
    root = os.geteuid() == 0
    assert report["added"] == len(names) + root, report
    by_name = {os.path.basename(i["path"]): i for i in report["items"]}
    for name in ["pipe.txt", "circle.txt", "picture.txt", "empty.txt"]:
        assert by_name[name]["status"] == "skipped" and by_name[name]["reason"].endswith("."), name
    if not root:
        assert by_name["locked"]["status"] == "failed", by_name
    assert shell.search("")["total"] == report["added"]
    text = shell.run("search", "").stdout.decode()
    assert "\x1b" not in text


@case
def import_named_files(shell):
    shell.write("in/no-ending", ROAD)
    shell.write("-rf.txt", GIFT)
    report = shell.json("import", "in/no-ending")
    assert report["added"] == 1, report
    report = shell.json("import", "--", "-rf.txt")
    assert report["added"] == 1, report
    report = shell.json("import", "absent.txt", status=1)
    assert report["failed"] == 1 and report["items"][0]["path"].endswith("/absent.txt"), report
    report = shell.json("import", "/dev/zero", status=1)
    assert report["skipped"] == 1, report


@case
def import_without_terminal_is_silent(shell):
    shell.write("in/1.txt", ROAD)
    assert shell.run("import", "in").stderr == b""


@case
def import_stops_on_interrupt(shell):
    n = 6000
    for i in range(n):
        shell.write(f"in/{i:05}.txt", ROAD.replace("đường bộ", f"đường bộ số {i}") +
                    f"\nHai bên trao đổi về việc thứ {i}.\n" * 20)
    # Too late and it is done, too soon and it does not listen yet.
    for wait in [0.3, 0.2, 0.5, 0.15, 1.0, 0.1]:
        shutil.rmtree(shell.library, ignore_errors=True)
        process = subprocess.Popen([PROGRAM, "--library", str(shell.library), "--format", "json",
                                    "import", "in"], cwd=shell.folder,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(wait)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
        assert process.returncode in (0, 1, -signal.SIGINT), (process.returncode, err)
        if process.returncode == 1:
            break
    if process.returncode != 1:
        raise Skip("the signal never came in between")
    assert err.decode().count("\n") == 1, err
    stopped = json.loads(out)
    assert shell.search("")["total"] == stopped["added"], stopped
    report = shell.json("import", "in", timeout=120)
    assert report["added"] == n - stopped["added"], (report, stopped)
    assert report["unchanged"] == stopped["added"], (report, stopped)
    assert shell.json("check")["sound"]


@case
def own_rows_of_the_lexicon(shell):
    shell.write("in/1.txt", "Tin ngắn\n\nNgày 5/3/2024, tại thành phố Lào Cai, PanNature làm việc với UBND tỉnh Lào Cai.\n")
    shell.json("import", "in")
    names = [e["name"] for e in shell.json("entities")["entities"]]
    assert "PanNature" not in names, names
    folder = shell.folder / "home" / "bang-giao" / "lexicon"
    folder.mkdir(parents=True)
    (folder / "organisations.tsv").write_text("name\tcountry\tclass\nPanNature\tVN\tname\nSai\tVN\tnothing\n",
                                              encoding="utf-8")
    done = shell.run("--format", "json", "reextract")
    assert done.returncode == 0, done
    said = done.stderr.decode()
    assert said.count("\n") == 1 and "organisations.tsv" in said and "3" in said and "nothing" in said, said
    assert json.loads(done.stdout)["read"] == 1, done.stdout
    names = [e["name"] for e in shell.json("entities")["entities"]]
    assert "PanNature" in names, names
    # What is read is read once; another row makes it old again.
    assert shell.json("reextract")["read"] == 0
    (folder / "organisations.tsv").unlink()
    assert shell.json("reextract")["read"] == 1


# -- Search and show ---------------------------------------------------------

@case
def search_answer(shell):
    small_library(shell)
    answer = shell.search("đường bộ")
    assert answer["total"] == 1 and len(answer["results"]) == 1
    assert isinstance(answer["query"]["explained"], str)
    row = answer["results"][0]
    assert set(row) >= {"id", "uuid", "title", "date", "snippet", "path", "event"}
    assert row["title"] == "Tỉnh An và châu Bình hội đàm về đường bộ"
    assert row["path"] == str(shell.folder / "in/1.txt")
    assert "[" in row["snippet"] and "]" in row["snippet"], row["snippet"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", row["date"]), row


@case
def search_marks(shell):
    small_library(shell)
    assert len(shell.titles("tặng")) == 1
    assert len(shell.titles("tăng")) == 1
    assert len(shell.titles("tang")) == 2
    assert len(shell.titles("TANG")) == 2
    assert shell.titles("thuỷ sơn") == shell.titles("thủy sơn") != []
    assert shell.titles("duong bo") == shell.titles("đường bộ") != []
    assert shell.titles("đương bô") == []


@case
def search_pages(shell):
    small_library(shell)
    everything = shell.search("")
    assert everything["total"] == 3
    ids = [r["id"] for r in everything["results"]]
    assert len(ids) == 3
    assert [r["id"] for r in shell.search("", "--limit", "2")["results"]] == ids[:2]
    assert [r["id"] for r in shell.search("", "--offset", "2")["results"]] == ids[2:]
    assert shell.search("", "--limit", "1", "--offset", "1")["total"] == 3
    assert shell.search("", "--limit", "0")["results"] == []
    assert shell.search("", "--offset", "99")["results"] == []
    newest = [r["id"] for r in shell.search("", "--sort", "newest")["results"]]
    oldest = [r["id"] for r in shell.search("", "--sort", "oldest")["results"]]
    assert sorted(newest) == sorted(oldest) and newest != oldest


@case
def search_never_fails(shell):
    small_library(shell)
    for query in ["", " ", '"', '""', '"đường', "*", "**", "a*", "*a", "-", "--", "-x", "19/11", "5/6",
                  "5/6/2024", "Lào Cai - Vân Nam", "(", ")", "()", "((((", "a AND", "OR", "NOT", "NEAR(",
                  "AND AND", "a:b", "title:", "năm:abc", ":", "^a", "a^", "{", "}", "a + b", "'", "''", ";",
                  "'; DROP TABLE article; --", "\\", "%", "_", "<b>", "&", "\u202e", "友谊", "\u0301",
                  "x" * 10000, "a " * 2000, "(" * 200 + "a" + ")" * 200,
                  "“ngoặc kép”", "ĐƯỜNG", "đường-bộ", "đường/bộ", "1.435", "…", "\n", "\t"]:
        answer = shell.search(query)
        assert answer["total"] >= len(answer["results"]), query
        text = shell.run("search", "--", query)
        assert text.returncode == 0, query
    # Arguments that are not UTF-8 are words too.
    done = shell.run("search", b"\xff\xfe")
    assert done.returncode == 0


@case
def search_in_any_locale(shell):
    small_library(shell)
    here = shell.run("--format", "json", "search", "đường bộ").stdout
    for locale in ["C", "POSIX", "C.UTF-8", "nonsense"]:
        there = shell.run("--format", "json", "search", "đường bộ", env={"LC_ALL": locale})
        assert there.returncode == 0 and there.stdout == here, locale


@case
def show_article(shell):
    small_library(shell)
    row = shell.search("đường bộ")["results"][0]
    by_id = shell.json("show", str(row["id"]))
    by_uuid = shell.json("show", row["uuid"])
    assert by_id == by_uuid
    assert by_id["id"] == row["id"] and by_id["uuid"] == row["uuid"]
    assert by_id["body"] == "\n\n".join(ROAD.split("\n\n")[1:]).rstrip()
    assert by_id["zones"][0]["kind"] == "title"
    assert {"events", "persons", "organisations", "places", "relations"} <= set(by_id)
    assert "đường bộ" in shell.run("show", row["uuid"]).stdout.decode()
    for bad in ["0", "999999", "-- x", "abc", "00000000-0000-0000-0000-000000000000", "1.5", "1e3"]:
        done = shell.run("show", "--", bad)
        assert done.returncode == 1 and done.stderr.decode().count("\n") == 1, bad


# -- Extract -----------------------------------------------------------------

def check_spans(answer):
    body = answer["body"]

    def words(span):
        assert span is None or (len(span) == 2 and 0 <= span[0] < span[1] <= len(body)), span
        return None if span is None else body[span[0]:span[1]]

    for group in ["persons", "organisations", "places"]:
        for entity in answer[group]:
            for span in entity["mentions"]:
                assert words(span), entity
    for person in answer["persons"]:
        for span in person["mentions"]:
            assert words(span).strip() == words(span), person
    for event in answer["events"]:
        for group in ["participants", "agreements", "proposals", "figures"]:
            for fact in event[group]:
                words(fact["span"])
    for relation in answer["relations"]:
        words(relation["span"])


@case
def extract_files(shell):
    shell.write("1.txt", ROAD)
    shell.write("2.txt", b"\xef\xbb\xbf" + GIFT.encode())
    os.mkfifo(shell.folder / "pipe")
    done = shell.run("extract", "1.txt", "absent.txt", "./2.txt", "pipe", ".", library=False)
    assert done.returncode == 1
    lines = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [line["file"] for line in lines] == ["1.txt", "absent.txt", "./2.txt", "pipe", "."]
    assert ["error" in line for line in lines] == [False, True, False, True, True]
    for line in (lines[0], lines[2]):
        assert set(line) >= {"file", "encoding", "title", "body", "captions", "zones", "dateline", "events",
                             "persons", "organisations", "places", "relations"}
        check_spans(line)
    assert lines[0]["title"] == ROAD.split("\n")[0]
    done = shell.run("extract", "1.txt", library=False)
    assert done.returncode == 0 and done.stderr == b""


@case
def extract_hostile_names(shell):
    name = os.path.join(os.fsencode(shell.folder), b"a\xff\n.txt")
    with open(name, "wb") as file:
        file.write(ROAD.encode())
    done = shell.run("extract", "--", b"a\xff\n.txt", library=False)
    assert done.returncode == 0 and done.stdout.count(b"\n") == 1
    assert json.loads(done.stdout)["title"]


# -- Export ------------------------------------------------------------------

HOSTILE = article(
    "=HYPERLINK(\"http://x\") <script>alert('1')</script> [x](javascript:y)",
    "-- Sáng 5/6/2024, tại huyện Hòa, \"tỉnh Bình\", hai bên hội đàm; </p><img src=x onerror=y>.",
    "--- # | ` * _ & \u2028 \x01\x1f")


def export(shell, to, *args):
    done = shell.run("export", "--to", to, *args)
    assert done.returncode == 0, done.stderr
    return done.stdout.decode()


@case
def export_formats_are_listed(shell):
    small_library(shell)
    for to in ["docx", "nonsense", ""]:
        done = shell.run("export", "--to", to, "--all")
        assert done.returncode == 2, to
        for name in ["csv", "json", "markdown", "html"]:
            assert name in done.stderr.decode(), (to, name)


@case
def export_csv(shell):
    small_library(shell)
    shell.write("in/4.txt", HOSTILE)
    shell.json("import", "in")
    for to, dialect in [("csv", "excel"), ("tsv", "excel-tab")]:
        rows = list(csv.DictReader(io.StringIO(export(shell, to, "--all"), newline=""), dialect=dialect))
        assert len(rows) == 4
        assert list(rows[0])[:3] == ["id", "title", "date"]
        assert {len(row) for row in rows} == {17} and None not in rows[0]
        titles = {row["title"] for row in rows}
        assert "'" + HOSTILE.split("\n")[0] in titles, titles
        for row in rows:
            for cell in row.values():
                assert cell.strip(" \"'")[:1] not in ("=", "+", "@") or cell.startswith("'"), cell
        body = next(row["body"] for row in rows if row["title"].startswith("Tỉnh An"))
        assert body == "\n\n".join(ROAD.split("\n\n")[1:]).rstrip()
    shell.run("export", "--to", "csv", "--all", "-o", "x.csv")
    data = (shell.folder / "x.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data[3:].decode() == export(shell, "csv", "--all")
    plain = list(csv.DictReader(io.StringIO(export(shell, "csv", "--all", "--plain-cells"), newline="")))
    assert HOSTILE.split("\n")[0] in {row["title"] for row in plain}


@case
def export_json(shell):
    small_library(shell)
    shell.write("in/4.txt", HOSTILE)
    shell.json("import", "in")
    articles = json.loads(export(shell, "json", "--all"))["articles"]
    keys = [(a["date"] or "", a["uuid"]) for a in articles]
    assert len(articles) == 4 and keys == sorted(keys), keys
    lines = [json.loads(line) for line in export(shell, "jsonl", "--all").split("\n")[:-1]]
    assert lines == articles
    for one in articles:
        check_spans(one)
    # An equal library gives an equal file.
    other = Shell(shell.folder)
    other.library = shell.folder / "other"
    for name in ["4", "2", "3", "1"]:
        other.json("import", f"in/{name}.txt")
    assert export(other, "json", "--all") == export(shell, "json", "--all")


class Reader(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.attributes, self.words, self.open = [], [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag

    def handle_data(self, data):
        self.words.append(data)


@case
def export_html(shell):
    shell.write("in/4.txt", HOSTILE)
    small_library(shell)
    text = export(shell, "html", "--all")
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert reader.open == []
    assert set(reader.tags) <= {"html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "nav", "ol",
                                "li", "a", "bdi", "small", "article", "p", "dl", "dt", "dd"}, set(reader.tags)
    assert not any(name.startswith("on") or name in ("src", "style") for name, _ in reader.attributes)
    links = [value for name, value in reader.attributes if name == "href"]
    ids = [value for name, value in reader.attributes if name == "id"]
    assert len(links) == 4 and {"#" + value for value in ids} == set(links)
    assert HOSTILE.split("\n")[0] in reader.words
    assert "default-src 'none'; style-src 'unsafe-inline'" in text and 'lang="vi"' in text
    assert "http" not in text.replace("http-equiv", "").replace("http://x", "")


@case
def export_markdown(shell):
    shell.write("in/4.txt", HOSTILE)
    shell.json("import", "in")
    text = export(shell, "markdown", "--all")
    assert text.startswith("---\n")
    matter, rest = text[4:].split("\n---\n", 1)
    values = dict(line.split(": ", 1) for line in matter.split("\n"))
    assert json.loads(values["title"]) == HOSTILE.split("\n")[0]
    assert "\n---" not in rest and "<script" not in rest.replace("\\<", "")
    assert "\\[x\\](javascript:y)" in rest


@case
def export_selection(shell):
    small_library(shell)
    rows = shell.search("", "--sort", "oldest")["results"]
    wanted = [rows[2], rows[0]]
    text = export(shell, "csv", "--ids", f"{wanted[0]['id']}, {wanted[1]['uuid']}")
    assert [row["id"] for row in csv.DictReader(io.StringIO(text))] == [w["uuid"] for w in wanted]
    text = export(shell, "csv", "--query", "tặng")
    assert len(list(csv.DictReader(io.StringIO(text)))) == 1
    text = export(shell, "csv", "--query", "không-có-gì-như-thế")
    assert len(list(csv.DictReader(io.StringIO(text)))) == 0
    done = shell.run("export", "--to", "csv", "--ids", "1,999")
    assert done.returncode == 1 and done.stdout == b""


@case
def export_to_places(shell):
    small_library(shell)
    (shell.folder / "out").mkdir()
    report = shell.json("export", "--to", "html", "--all", "-o", "out")
    assert report["articles"] == 3 and os.path.dirname(report["file"]) == "out", report
    again = shell.json("export", "--to", "html", "--all", "-o", "out")
    assert again["file"] != report["file"]
    assert len(os.listdir(shell.folder / "out")) == 2
    (shell.folder / "old.json").write_text("old")
    assert shell.run("export", "--to", "json", "--all", "-o", "old.json").returncode == 0
    assert json.loads((shell.folder / "old.json").read_text())["articles"]
    for place in ["no/such/folder/x.csv", "/dev/null"]:
        done = shell.run("export", "--to", "csv", "--all", "-o", place)
        assert done.returncode == 1 and done.stderr.decode().count("\n") == 1, place
    assert not [name for name in os.listdir(shell.folder) if name.endswith(".part")]


@case
def export_without_room(shell):
    shell.write("in/1.txt", ROAD + "\nHai bên thống nhất hợp tác về thương mại.\n" * 20000)
    shell.json("import", "in")
    (shell.folder / "out").mkdir()
    (shell.folder / "out/x.json").write_text("old")

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (300000, 300000))

    done = shell.run("export", "--to", "json", "--all", "-o", "out/x.json", preexec_fn=limit)
    assert done.returncode == 1 and done.stderr.decode().count("\n") == 1, done
    assert os.listdir(shell.folder / "out") == ["x.json"]
    assert (shell.folder / "out/x.json").read_text() == "old"


@case
def export_text(shell):
    shell.write("in/1.txt", ROAD.replace("thống nhất", "thống\x1b[31m nhất"))
    shell.json("import", "in")
    text = export(shell, "text", "--all")
    assert "\x1b" not in text and "đường bộ" in text


@case
def personal_out_and_in(shell):
    small_library(shell)
    known = [row["uuid"] for row in shell.search("", "--sort", "oldest")["results"]]
    tag, note, trip, none = (f"{n:08d}-0000-4000-8000-000000000000" for n in range(1, 5))
    kept = {
        "format": "bang-giao-personal", "version": 1,
        "tags": [{"uuid": tag, "name": "Cần hỏi", "colour": "red"}],
        "collections": [{"uuid": trip, "name": "Chuyến đi", "at": 5,
                         "articles": [{"article": known[1]}, {"article": known[0]}]}],
        "articles": [
            {"article": known[0], "starred": 7, "tags": ["Cần hỏi"],
             "notes": [{"uuid": note, "text": "Hỏi lại ông Hoàng", "written": 8, "changed": 9}]},
            {"article": none, "starred": 7},
            "nonsense", {"article": "nonsense", "starred": 1},
        ],
    }
    shell.write("kept.json", json.dumps(kept))
    answer = shell.json("personal", "import", "kept.json")
    assert (answer["added"], answer["known"], answer["pending"]) == (8, 0, 1), answer
    again = shell.json("personal", "import", "kept.json")
    assert (again["added"], again["known"]) == (0, 8), again

    assert shell.search("hoi lai ong hoang")["total"] == 1
    shell.json("personal", "export", "out.json")
    first = (shell.folder / "out.json").read_bytes()
    out = json.loads(first)
    assert [a["article"] for a in out["articles"]] == sorted(a["article"] for a in out["articles"])
    assert [a["article"] for a in out["collections"][0]["articles"]] == [known[1], known[0]]
    assert out["articles"][-1].get("title") or out["articles"][0].get("title")
    shell.json("personal", "import", "out.json")
    shell.json("personal", "export", "out.json")
    assert (shell.folder / "out.json").read_bytes() == first

    for name, text in [("a", "{}"), ("b", "[" * 100000), ("c", '{"format":"bang-giao-personal","tags":{}}')]:
        shell.write(name, text)
        assert shell.run("personal", "import", name).returncode == (0 if name == "c" else 1), name
    assert shell.run("personal", "nonsense", "out.json").returncode == 2
    assert shell.run("personal", "export").returncode == 2
    assert shell.run("personal", "import", ".").returncode == 1


# -- Facts -------------------------------------------------------------------

SIGNED = article(
    "Tỉnh An và châu Bình ký kết hợp tác",
    "Sáng 7/8/2025, tại huyện Hòa, tỉnh Bình, đoàn đại biểu tỉnh An do ông Lê Văn Thử, "
    "Chủ tịch UBND tỉnh dẫn đầu đã hội đàm với lãnh đạo châu Bình.",
    "Dịp này, Sở Giao thông tỉnh An và Cục Giao thông châu Bình đã ký bản ghi nhớ hợp tác về đường bộ.")


def larger_library(shell):
    shell.write("in/4.txt", SIGNED)
    return small_library(shell)


@case
def events_by_day(shell):
    larger_library(shell)
    answer = shell.json("events")
    assert answer["total"] == len(answer["events"]) > 0
    days = [event["start"] for event in answer["events"] if event["start"]]
    assert days == sorted(days, reverse=True) and days[0] == "2025-08-07", days
    assert sum(year["events"] for year in answer["years"]) == answer["total"]
    event = answer["events"][0]
    for key in ["id", "uuid", "type", "aspect", "title", "places", "sides", "date_basis", "article", "articles", "quote"]:
        assert key in event, key
    assert event["article"]["title"] == "Tỉnh An và châu Bình ký kết hợp tác"
    oldest = shell.json("events", "--sort", "oldest", "--limit", "1")
    assert len(oldest["events"]) == 1 and oldest["total"] == answer["total"]
    assert oldest["events"][0]["start"] == days[-1]
    assert shell.json("events", "--from", "2025")["total"] < answer["total"]
    assert {e["article"]["title"] for e in shell.json("events", "duong bo ky ket")["events"]} == {SIGNED.split("\n")[0]}
    assert shell.run("events", "--type", "no such type").returncode == 2
    assert shell.run("events", "--sort", "relevance").returncode == 2
    assert "2025-08-07" in shell.run("events").stdout.decode()


@case
def entities_and_one(shell):
    larger_library(shell)
    people = shell.json("entities", "--kind", "person")
    assert [row["name"] for row in people["entities"]] == ["Lê Văn Thử"], people
    person = people["entities"][0]
    assert person["articles"] == 2 and person["kind"] == "person"
    assert shell.json("entities", "le thu", "--kind", "person")["total"] == 1
    assert shell.json("entities", "lê thú", "--kind", "person")["total"] == 0
    for name in ["Lê Văn Thử", "le van thu", str(person["id"]), person["uuid"]]:
        assert shell.json("entity", name)["id"] == person["id"], name
    card = shell.json("entity", "Lê Văn Thử")
    assert len(card["tenures"]) == 2 and len(card["events"]) == 2, card
    assert all("Lê Văn Thử" in event["evidence"] for event in card["events"]), card["events"]
    assert card["relations"] and all(relation["quote"] for relation in card["relations"])
    done = shell.run("entity", "Không Ai Cả")
    assert done.returncode == 1 and done.stderr.decode().count("\n") == 1
    assert shell.run("entity").returncode == 2
    assert shell.run("entities", "--kind", "animal").returncode == 2
    assert "Lê Văn Thử" in shell.run("entity", "Lê Văn Thử").stdout.decode()


@case
def ledger_entries(shell):
    larger_library(shell)
    answer = shell.json("ledger")
    assert answer["total"] == len(answer["agreements"]) + len(answer["proposals"])
    assert len(answer["agreements"]) == 1, answer
    signed = answer["agreements"][0]
    assert signed["status"] == "signed" and signed["date"] == "2025-08-07"
    assert any("châu Bình" in party for party in signed["parties"]), signed
    assert "bản ghi nhớ" in signed["quote"] and signed["article"]["title"] == SIGNED.split("\n")[0]
    assert shell.json("ledger", "--kind", "agreement")["proposals"] == []
    for proposal in answer["proposals"]:
        assert proposal["status"] in ["unknown", "repeated", "answered"] and proposal["quote"]
    assert shell.json("ledger", "--with", "chau binh", "--kind", "agreement")["total"] == 1
    assert shell.json("ledger", "--with", "châu Không Có")["total"] == 0
    assert shell.run("ledger", "--kind", "promise").returncode == 2
    assert "bản ghi nhớ" in shell.run("ledger").stdout.decode()


@case
def dossier_of_a_counterpart(shell):
    larger_library(shell)
    done = shell.run("dossier", "Lê Văn Thử")
    text = done.stdout.decode()
    assert done.returncode == 0 and text.startswith("# "), done.stderr
    assert "Chủ tịch UBND tỉnh" in text and SIGNED.split("\n")[0] in text
    assert "\\[1\\]" in text and "\n1. " in text
    done = shell.run("dossier", "Lê Văn Thử", "-o", "out.html")
    assert done.returncode == 0, done.stderr
    page = (shell.folder / "out.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>") and page.rstrip().endswith("</html>")
    assert "http://" not in page and "https://" not in page and "<script" not in page
    assert "Lê Văn Thử" in page
    done = shell.run("dossier", "Không Ai Cả")
    assert done.returncode == 1 and done.stderr.decode().count("\n") == 1 and not done.stdout
    assert shell.run("dossier", "Lê Văn Thử", "-o", "no/such/out.md").returncode == 1
    assert shell.run("dossier").returncode == 2


@case
def dossier_of_hostile_words(shell):
    shell.write("in/1.txt", article(
        "<script>alert(1)</script> [x](javascript:y) hội đàm",
        "Sáng 5/6/2024, tại huyện Hòa, đoàn đại biểu tỉnh An do ông Lê Văn Thử, "
        "Phó Chủ tịch UBND tỉnh dẫn đầu đã hội đàm với lãnh đạo châu Bình.",
        "Hai bên cảm ơn nhau."))
    shell.json("import", "in")
    assert shell.run("dossier", "Lê Văn Thử", "-o", "out.html").returncode == 0
    page = (shell.folder / "out.html").read_text(encoding="utf-8")
    assert "<script" not in page and "alert(1)" in page
    text = shell.run("dossier", "Lê Văn Thử").stdout.decode()
    assert "<script" not in text.replace("\\<script", "") and "[x](" not in text.replace("\\[x\\](", "")


# -- Care --------------------------------------------------------------------

@case
def stats(shell):
    small_library(shell)
    numbers = shell.json("stats")
    assert numbers["articles"] == 3
    assert numbers["text_bytes"] > 0 and numbers["library_bytes"] > 0
    assert shell.run("stats").returncode == 0


@case
def check_and_repair(shell):
    small_library(shell)
    answer = shell.json("check")
    assert answer["sound"] is True and answer["problems"] == []
    assert shell.json("check", "--repair")["sound"] is True
    assert shell.run("check").returncode == 0


@case
def check_damaged(shell):
    small_library(shell)
    database = shell.library / "library.db"
    data = bytearray(database.read_bytes())
    for i in range(4096, len(data), 64):
        data[i] ^= 0x5a
    database.write_bytes(data)
    for name in ["library.db-wal", "library.db-shm"]:
        (shell.library / name).unlink(missing_ok=True)
    done = shell.run("check")
    assert done.returncode == 1 and done.stderr, done


@case
def backup(shell):
    small_library(shell)
    done = shell.run("backup", "copy.db")
    assert done.returncode == 0, done.stderr
    assert (shell.folder / "copy.db").stat().st_size > 0
    done = shell.run("backup", "no/such/folder/copy.db")
    assert done.returncode == 1 and done.stderr.decode().count("\n") == 1


# -- The seed articles, where they are ---------------------------------------

@case
def seeds(shell):
    if not SEEDS.is_dir():
        raise Skip("no seed articles beside the project")
    report = shell.json("import", str(SEEDS))
    assert report["added"] == 5 and report["items"] == [], report
    report = shell.json("import", str(SEEDS))
    assert report["unchanged"] == 5 and report["added"] == 0, report

    assert shell.titles("duong sat") == shell.titles("đường sắt")
    assert len(shell.titles("đường sắt")) == 3, shell.titles("đường sắt")

    stories = {}
    for row in shell.search("")["results"]:
        one = shell.json("show", str(row["id"]))
        stories[row["title"]] = " ".join([one["title"], one["body"], *one["captions"]]).lower()
    exact = sorted(t for t, story in stories.items() if re.search(r"\btặng\b", story))
    plain = sorted(t for t, story in stories.items() if re.search(r"\bt[aăâàảãáạằẳẵắặầẩẫấậ]ng\b", story))
    assert shell.titles("tặng") == exact
    assert shell.titles("tang") == plain and len(plain) >= len(exact)
    # Named only in the furniture of the pages.
    assert shell.search("Tô Lâm")["total"] == 0
    for query in ["Lào Cai - Vân Nam", "19/11", '"', "*"]:
        shell.search(query)


@case
def seeds_belong_together(shell):
    if not SEEDS.is_dir():
        raise Skip("the seeds are not here")
    shell.json("import", str(SEEDS))
    ids = {pathlib.Path(row["path"]).name[:3]: row["id"] for row in shell.search("")["results"]}
    linked = shell.json("show", str(ids["000"]))["linked"]
    # The award was given at the conference that the other article opens.
    assert [(row["id"], row["sure"]) for row in linked["part_of"]] == [(ids["002"], True)], linked
    assert [row["id"] for row in shell.json("show", str(ids["002"]))["linked"]["parts"]] == [ids["000"]]
    shell.json("decide", "not-part-of", f"event:{ids['000']}.1", f"event:{ids['002']}.1")
    assert shell.json("show", str(ids["000"]))["linked"]["part_of"] == []

    # A conference that counts itself is of a series, of those who met there.
    series = shell.json("show", str(ids["004"]))["series"]
    assert [(one["edition"], sorted(one["sides"]), one["missing"]) for one in series] == [(3, ["Lào Cai", "Vân Nam"], [])], series
    assert [known["edition"] for known in series[0]["editions"]] == [3], series


@case
def seeds_extract(shell):
    if not SEEDS.is_dir():
        raise Skip("no seed articles beside the project")
    files = sorted(str(path) for path in SEEDS.glob("*.txt"))
    done = shell.run("extract", *files, library=False)
    assert done.returncode == 0, done.stderr
    answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [answer["file"] for answer in answers] == files
    for answer in answers:
        check_spans(answer)


# -- Decisions ---------------------------------------------------------------

def decided(shell, *args):
    return shell.json("decide", *args)


def refused(shell, *args):
    done = shell.run("decide", *args)
    assert done.returncode == 1, f"{args}: {done.returncode}"
    assert done.stdout == b"", args
    text = done.stderr.decode()
    assert text.count("\n") == 1 and text.startswith("bang-giao-cli: ") and text.endswith(".\n"), text


def export_all(shell):
    return shell.run("export", "--to", "json", "--all").stdout


@case
def decide_and_undo(shell):
    small_library(shell)
    before = export_all(shell)
    road = str(shell.search("đường bộ")["results"][0]["id"])

    answer = decided(shell, "rename", "Lê Văn Thử", "Lê Văn Thứ")
    assert answer["op"] == "rename" and answer["old"] == "Lê Văn Thử" and answer["in_force"] is True
    assert len(shell.search('person:"lê văn thứ"')["results"]) == 1
    decided(shell, "date", road, "2025-03")
    assert shell.search("year:2025")["total"] == 1 and shell.search("year:2024")["total"] == 0
    decided(shell, "retype", f"event:{road}.1", "CONF")
    assert shell.search("type:CONF")["total"] == 1
    decided(shell, "place", road, "Bản Mới")
    assert shell.search('place:"bản mới"')["total"] == 1
    decided(shell, "side", "lê văn thử", "CN")
    decided(shell, "confirm", "lê văn thử")
    split = decided(shell, "split", "Lê Văn Thử", "--articles", road)
    assert split["new_id"] > 0
    decided(shell, "merge", str(split["new_id"]), "lê văn thử")
    decided(shell, "reject", "lê văn thử", "--article", road)
    assert shell.search('person:"lê văn thứ"')["total"] == 0
    assert shell.run("check").returncode == 0

    listed = decided(shell, "list")["decisions"]
    assert [d["seq"] for d in listed] == list(range(9, 0, -1))
    assert len(decided(shell, "list", "--limit", "2")["decisions"]) == 2
    for _ in range(9):
        decided(shell, "undo")
    assert export_all(shell) == before
    refused(shell, "undo")
    assert decided(shell, "redo")["undo_of"] == 1
    text = shell.run("decide", "list").stdout.decode()
    assert "Lê Văn Thứ" in text and "(undone)" in text
    assert shell.run("check").returncode == 0


def drift(name, day):
    return (f"Việt Nam và Quảng Tây hội đàm\n\nNgày {day}/3/2024, tại thành phố Nam Ninh, đồng chí Nguyễn Văn Thử, "
            f"Bí thư Tỉnh ủy Lạng Sơn hội đàm với đồng chí {name}, Bí thư Khu ủy Khu tự trị dân tộc Choang Quảng Tây "
            f"(Trung Quốc). Đây là cuộc gặp thứ {day}.\n")


@case
def suggestions_are_offered(shell):
    for i, name in enumerate(["Lộc Tâm Xã", "Lộc Tâm Xã", "Lộc Tân Xã"]):
        shell.write(f"in/{i}.txt", drift(name, 2 + 7 * i))
    shell.json("import", "in")

    def names():
        return shell.json("decide", "suggestions", "--kind", "same-name")["suggestions"]

    offered = names()
    assert len(offered) == 1, offered
    one = offered[0]
    assert {one["target"]["name"], one["other"]["name"]} == {"Lộc Tâm Xã", "Lộc Tân Xã"}, one
    assert one["target"]["name"] == "Lộc Tân Xã" and 60 <= one["score"] < 90, one
    assert len(one["reasons"]) >= 2 and len(one["evidence"]) == 2, one
    assert "Lộc Tân Xã" in one["evidence"][0]["quote"], one
    # Not merged until a person says so.
    assert shell.json("entities", "lộc tâm xã")["total"] == 1

    refused = shell.json("decide", "refuse", str(one["id"]))
    assert refused["op"] == "not_same", refused
    assert names() == []
    shell.json("decide", "undo")
    accepted = shell.json("decide", "accept", str(names()[0]["id"]))
    assert accepted["op"] == "merge", accepted
    assert names() == [] and shell.json("entity", "Lộc Tân Xã")["articles"] == 3

    text = shell.run("decide", "suggestions", "--kind", "chinese-name").stdout.decode()
    assert "鹿心社 (Lù Xīnshè)" in text, text
    assert shell.run("decide", "suggestions", "--kind", "nothing").returncode == 2
    assert shell.run("decide", "accept", "999999").returncode == 1
    assert shell.run("decide", "accept", "x").returncode == 1


@case
def decide_elsewhere(shell):
    small_library(shell)
    road = str(shell.search("đường bộ")["results"][0]["id"])
    gift = str(shell.search("quà")["results"][0]["id"])
    decided(shell, "rename", "Lê Văn Thử", "Lê Văn Thứ")
    decided(shell, "date", road, "unknown")
    decided(shell, "not-same", f"event:{road}.1", f"event:{gift}.1")
    decided(shell, "undo", "1")
    decided(shell, "export", "decisions.jsonl")

    other = Shell(shell.folder)
    other.library = shell.folder / "other"
    other.json("import", "in/1.txt")
    answer = decided(other, "replay", "decisions.jsonl")
    assert answer["added"] == 4 and answer["known"] == 0, answer
    other.json("import", "in")
    assert decided(other, "replay", "decisions.jsonl") == {"added": 0, "known": 4, "pending": 0}
    decided(other, "export", "again.jsonl")
    assert (shell.folder / "again.jsonl").read_bytes() == (shell.folder / "decisions.jsonl").read_bytes()
    for name in ["1.txt", "2.txt", "3.txt"]:
        title = (shell.folder / "in" / name).read_text().split("\n")[0]
        ours, theirs = ([r for r in s.search("")["results"] if r["title"] == title][0] for s in (shell, other))
        for library in (ours, theirs):
            del library["id"]
        assert ours == theirs
    shell.write("bad.jsonl", "{}\n")
    refused(other, "replay", "bad.jsonl")
    refused(other, "replay", "missing.jsonl")


@case
def reextract(shell):
    small_library(shell)
    assert shell.json("reextract") == {"read": 0, "changed": 0, "failed": 0, "remaining": 0}
    database = sqlite3.connect(shell.library / "library.db")
    database.execute("UPDATE article SET extract_version = -1")
    database.commit()
    database.close()
    before = shell.json("search", "")
    assert shell.json("reextract") == {"read": 3, "changed": 0, "failed": 0, "remaining": 0}
    assert shell.json("search", "") == before
    assert shell.run("reextract", "x").returncode == 2


@case
def names_across_scripts(shell):
    shell.write("in/1.txt", "Hội đàm với tỉnh Vân Nam\n\nĐoàn tỉnh Vân Nam đến thăm.\n")
    shell.json("import", "in")
    found = shell.json("search", "Yunnan")
    assert found["total"] == 1
    assert "“Vân Nam”" in found["query"]["explained"]
    assert "[Vân Nam]" in found["results"][0]["snippet"]
    places = shell.json("show", "1")["places"]
    assert {"kind": "pinyin", "name": "Yunnan"} in places[0]["other_names"]


@case
def decide_refuses(shell):
    small_library(shell)
    road = str(shell.search("đường bộ")["results"][0]["id"])
    for args in [["rename", "Không Có Ai", "x"], ["rename", "Lê Văn Thử", " "], ["merge", "Lê Văn Thử", "Lê Văn Thử"],
                 ["date", road, "yesterday"], ["date", road, "2024-13"], ["date", "999", "2024"],
                 ["retype", road, "no type"], ["retype", "event:x", "TALKS"], ["retype", f"event:{road}.99", "TALKS"],
                 ["split", "Lê Văn Thử", "--articles", "999"], ["side", "Lê Văn Thử", "XX"], ["same", road, road],
                 ["undo"], ["undo", "7"], ["undo", "x"], ["redo"], ["export", "no/such/folder/x"],
                 ["confirm", b"\xff\xfe".decode(errors="surrogateescape")]]:
        refused(shell, *args)
    for args in [[], ["nonsense"], ["merge", "1"], ["split", "1"], ["rename", "1"], ["list", "x"],
                 ["list", "--limit", "0"], ["export"], ["undo", "1", "2"]]:
        done = shell.run("decide", *args)
        assert done.returncode == 2, f"{args}: {done.returncode}"
        assert done.stderr.decode().count("\n") == 1, args


def main():
    print(f"1..{len(CASES)}")
    failed = 0
    for number, function in enumerate(CASES, 1):
        name = "/cli/" + function.__name__.replace("_", "-")
        with tempfile.TemporaryDirectory(prefix="bang-cli-") as folder:
            try:
                function(Shell(os.path.realpath(folder)))
                print(f"ok {number} {name}")
            except Skip as reason:
                print(f"ok {number} {name} # SKIP {reason}")
            except Exception:
                failed += 1
                print(f"not ok {number} {name}")
                for line in traceback.format_exc().splitlines():
                    print(f"# {line}")
        sys.stdout.flush()
    return 1 if failed else 0


sys.exit(main())
