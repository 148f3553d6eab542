#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-seeds.py PROGRAM - bang-giao-cli from a shell: the seed articles, where they are. Prints TAP."""
import json
import pathlib
import re
import sys

sys.dont_write_bytecode = True

from fixture import SEEDS, Skip, article, case, check_spans, main


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


sys.exit(main())
