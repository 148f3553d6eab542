#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-arguments.py PROGRAM - bang-giao-cli from a shell: what every command has in common: options, usage, standard output. Prints TAP."""
import json
import os
import re
import sys

sys.dont_write_bytecode = True

from fixture import Skip, case, main, small_library


@case
def help_and_version(shell):
    done = shell.run("--help", library=False)
    text = done.stdout.decode()
    assert done.returncode == 0
    for name in ["import", "search", "show", "extract", "events", "entities", "entity", "ledger", "export", "decide",
                 "dossier", "check", "backup", "restore", "stats", "personal", "reextract"]:
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


sys.exit(main())
