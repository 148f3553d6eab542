#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-decide.py PROGRAM - bang-giao-cli from a shell: "decide". Prints TAP."""
import sys

sys.dont_write_bytecode = True

from fixture import Shell, article, case, main, small_library


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


@case
def figures_and_sides_are_put_right(shell):
    shell.write("in/1.txt", "Hội đàm An - Bình\n\nNgày 5/3/2024, tại huyện Hà Khẩu (Trung Quốc), đoàn đại biểu tỉnh Lào Cai do "
                "đồng chí Nguyễn Văn Thử, Phó Chủ tịch UBND tỉnh dẫn đầu hội đàm với châu Hồng Hà, tỉnh Vân Nam (Trung Quốc). "
                "Kim ngạch thương mại hai bên đạt 3 tỷ USD.\n")
    shell.json("import", "in")
    only = str(shell.search("")["results"][0]["id"])

    def event():
        return shell.json("show", only)["events"][0]

    before = event()
    assert [f["value"] for f in before["figures"]] == [3], before
    assert len(before["sides"]) == 2, before
    answer = decided(shell, "figure", only, "1", "3.5", "triệu USD")
    assert answer["op"] == "figure" and answer["new"].endswith(": 3.5 triệu USD"), answer
    assert [(f["value"], f["unit"]) for f in event()["figures"]] == [(3.5, "triệu USD")]
    decided(shell, "side-label", f"event:{only}.1", "2", "Mông Tự", "CN")
    assert [s["label"] for s in event()["sides"]] == [before["sides"][0]["label"], "Mông Tự"]
    decided(shell, "side-label", only, "1", "Sa Pa")
    assert event()["sides"][0] == {**before["sides"][0], "label": "Sa Pa"}
    decided(shell, "figure", only, "1", "none")
    assert event()["figures"] == []
    for _ in range(4):
        decided(shell, "undo")
    assert event() == before
    refused(shell, "figure", only, "2", "1")
    refused(shell, "figure", only, "0", "1")
    refused(shell, "figure", only, "1", "ba")
    refused(shell, "side-label", only, "3", "Ai")
    refused(shell, "side-label", only, "1", "Ai", "XX")


@case
def decisions_in_words(shell):
    small_library(shell)
    road = str(shell.search("đường bộ")["results"][0]["id"])
    for args in [["retype", road, "CONF"], ["side", "Lê Văn Thử", "CN"], ["retype", "Lê Văn Thử", "organisation"],
                 ["date", road, "2025-03"], ["side", "Lê Văn Thử", "unknown"]]:
        done = shell.run("decide", *args)
        assert done.returncode == 0, done
    text = shell.run("decide", "list").stdout.decode()
    for word in ["Conference", "China", "Organisation", "2025-03"]:
        assert word in text, (word, text)
    for code in ["CONF", "CN", "organisation", "unknown"]:
        assert code not in text.replace("Conference", ""), (code, text)


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


sys.exit(main())
