#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-care.py PROGRAM - bang-giao-cli from a shell: "stats", "check", "backup" and "restore". Prints TAP."""
import os
import sqlite3
import sys

sys.dont_write_bytecode = True

from fixture import GROWTH, Shell, case, main, small_library


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


def spoil_a_word(shell):
    """Another word in the index, which opening the library does not see."""
    index = sqlite3.connect(shell.library / "index.db")
    blocks = index.execute("SELECT id, block FROM art_fts_data WHERE id > 10 AND instr (block, ?)",
                           (b"check",)).fetchall()
    assert blocks
    for number, block in blocks:
        index.execute("UPDATE art_fts_data SET block = ? WHERE id = ?", (block.replace(b"check", b"chesk"), number))
    index.commit()
    index.close()


@case
def check_repairs_the_index(shell):
    small_library(shell)
    spoil_a_word(shell)
    found = shell.json("check", status=1)
    assert found["sound"] is False and found["problems"] and found["repaired"] is False, found
    found = shell.json("check", "--repair")
    assert found["sound"] is True and found["repaired"] is True and found["problems"], found
    assert shell.json("check") == {"sound": True, "repaired": False, "problems": []}
    spoil_a_word(shell)
    assert "repaired" in shell.run("check", "--repair").stdout.decode()


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

    assert (shell.folder / "copy.db").stat().st_size > 0
    assert shell.json("backup", "copy.db") == {"file": "copy.db"}


@case
def restore(shell):
    small_library(shell)
    shell.json("backup", "copy.db")
    then = shell.run("export", "--to", "json", "--all").stdout
    shell.write("in/4.txt", GROWTH.replace("12", "15"))
    shell.json("import", "in")
    shell.json("decide", "rename", "Lê Văn Thử", "Lê Văn Thứ")
    now = shell.run("export", "--to", "json", "--all").stdout
    assert now != then

    answer = shell.json("restore", "copy.db")
    assert answer["file"] == "copy.db" and answer["articles"] == 3, answer
    assert shell.run("export", "--to", "json", "--all").stdout == then
    assert shell.search("15")["total"] == 0 and shell.json("check")["sound"]
    # And back again; what is kept is never written over.
    other = shell.json("restore", answer["kept"])
    assert shell.run("export", "--to", "json", "--all").stdout == now
    assert other["kept"] != answer["kept"] and os.path.exists(answer["kept"])
    assert shell.search("15")["total"] == 1 and shell.json("check")["sound"]
    # In a place that has no library yet.
    elsewhere = Shell(shell.folder)
    elsewhere.library = shell.folder / "else" / "where"
    assert elsewhere.json("restore", "copy.db")["kept"] is None
    assert elsewhere.run("export", "--to", "json", "--all").stdout == then
    assert elsewhere.run("restore", "copy.db").stdout.decode().count("\n") == 2


@case
def restore_refuses(shell):
    small_library(shell)
    shell.json("backup", "copy.db")
    before = shell.run("export", "--to", "json", "--all").stdout
    data = bytearray((shell.folder / "copy.db").read_bytes())
    for i in range(8192, len(data), 64):
        data[i] ^= 0x5a
    shell.write("damaged.db", bytes(data))
    shell.write("empty.db", b"")
    shell.write("notes.db", "somebody's notes")
    newer = sqlite3.connect(shell.folder / "newer.db")
    sqlite3.connect(shell.folder / "copy.db").backup(newer)
    newer.execute("PRAGMA user_version = 1000")
    newer.close()
    files = sorted(os.listdir(shell.library))
    for name in ["damaged.db", "empty.db", "notes.db", "newer.db", "absent.db", "in", "/dev/zero"]:
        done = shell.run("restore", name)
        text = done.stderr.decode()
        assert done.returncode == 1 and text.count("\n") == 1 and text.endswith(".\n"), (name, text)
        assert done.stdout == b"" and sorted(os.listdir(shell.library)) == files, name
    assert shell.run("restore").returncode == 2 and shell.run("restore", "a", "b").returncode == 2

    # Another program has the library open.
    reader = sqlite3.connect(shell.library / "library.db")
    reader.execute("SELECT count (*) FROM article").fetchall()
    done = shell.run("restore", "copy.db")
    assert done.returncode == 1 and b"another program" in done.stderr, done
    reader.close()
    assert sorted(os.listdir(shell.library)) == files
    assert shell.run("export", "--to", "json", "--all").stdout == before


@case
def restore_over_a_damaged_one(shell):
    small_library(shell)
    shell.json("backup", "copy.db")
    database = shell.library / "library.db"
    data = bytearray(database.read_bytes())
    for i in range(100, len(data), 64):
        data[i] ^= 0x5a
    database.write_bytes(data)
    answer = shell.json("restore", "copy.db")
    assert answer["articles"] == 3 and ".damaged-" in answer["kept"], answer
    assert open(answer["kept"], "rb").read() == bytes(data)
    assert shell.json("check")["sound"]


sys.exit(main())
