#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-care.py PROGRAM - bang-giao-cli from a shell: "stats", "check", "backup" and "restore". Prints TAP."""
import sqlite3
import sys

sys.dont_write_bytecode = True

from fixture import case, main, small_library


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


sys.exit(main())
