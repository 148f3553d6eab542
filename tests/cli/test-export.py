#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-export.py PROGRAM - bang-giao-cli from a shell: "export" and "personal". Prints TAP."""
import csv
import html.parser
import io
import json
import os
import resource
import sys

sys.dont_write_bytecode = True

from fixture import ROAD, Shell, article, case, check_spans, main, small_library


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


sys.exit(main())
