#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-import.py PROGRAM - bang-giao-cli from a shell: "import", "reextract" and "extract". Prints TAP."""
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

sys.dont_write_bytecode = True

from fixture import GIFT, GROWTH, PROGRAM, ROAD, Skip, article, case, check_spans, main, small_library


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


sys.exit(main())
