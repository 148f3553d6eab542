#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-facts.py PROGRAM - bang-giao-cli from a shell: "events", "entities", "entity", "ledger" and "dossier". Prints TAP."""
import sys

sys.dont_write_bytecode = True

from fixture import article, case, main, small_library


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
    text = shell.run("entity", "Lê Văn Thử").stdout.decode()
    assert "Lê Văn Thử" in text and "Person · Vietnam" in text
    assert "holds-title" not in text and "TALKS" not in text, text
    place = shell.json("entities", "--kind", "place")["entities"][0]
    code = place["place_kind"]
    label = code.replace("-", " ").capitalize()
    for text in [shell.run("entity", str(place["id"])).stdout.decode(), shell.run("entities").stdout.decode()]:
        assert label in text and code not in text, (code, text)


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


sys.exit(main())
