# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of bang-giao-cli share: a folder with a library in it, a few
articles, and a main() that prints TAP.

Each case works in a folder of its own; a call that does not come back within
its time is a failure, as is one that dies of a signal.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
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


def main():
    group = "/cli/" + pathlib.Path(sys.argv[0]).stem.removeprefix("test-") + "/"
    print(f"1..{len(CASES)}")
    failed = 0
    for number, function in enumerate(CASES, 1):
        name = group + function.__name__.replace("_", "-")
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
