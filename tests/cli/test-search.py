#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-search.py PROGRAM - bang-giao-cli from a shell: "search" and "show". Prints TAP."""
import re
import sys

sys.dont_write_bytecode = True

from fixture import ROAD, article, case, main, small_library


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


sys.exit(main())
