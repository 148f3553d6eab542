#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make-corpus.py COUNT FOLDER - articles to measure with.

Mixes the paragraphs of data/sample/articles into COUNT new files of about the
length of real news, with days, years and names of their own, so that an index
sees as many rare words as in life. The same COUNT gives the same files.
"""
import pathlib
import random
import re
import sys

SURNAMES = "Nguyễn Trần Lê Phạm Vũ Hoàng Võ Đinh Bùi Trương Đặng Phan Đỗ Lý Giàng Vàng Sùng Thào Tẩn Lò Nông".split()
MIDDLES = "Văn Thị Xuân Quốc Minh Đức Thanh Ngọc Hữu Trọng Seo A Páo Kim Bình Chí Trường".split()
GIVEN = "Anh Bình Cường Dũng Giang Hà Hải Hùng Khánh Lan Long Lương Minh Nam Ninh Phong Quân Sơn Thành Vân Vinh Yến".split()


def main():
    count, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
    sample = pathlib.Path(__file__).resolve().parents[2] / "data" / "sample" / "articles"
    titles, paragraphs = [], []
    for path in sorted(sample.glob("*.txt")):
        try:
            text = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            continue  # the sample shows old encodings too
        lines = [line.strip() for line in text.splitlines()]
        lines = [line for line in lines if line]
        titles.append(lines[0])
        paragraphs += [line for line in lines[1:] if len(line) > 160]
    words = sorted({w for p in paragraphs for w in re.findall(r"\w+", p)})
    chance = random.Random(count)
    for i in range(count):
        inside = folder / f"{i // 1000:04d}"
        if i % 1000 == 0:
            inside.mkdir(parents=True, exist_ok=True)
        day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(2012, 2026)
        person = f"{chance.choice(SURNAMES)} {chance.choice(MIDDLES)} {chance.choice(GIVEN)}"
        body = [f"Ngày {day}/{month}/{year}, đồng chí {person}, Phó Chủ tịch UBND tỉnh, "
                + chance.choice(paragraphs)]
        body += chance.sample(paragraphs, 6)
        body.append("Các từ khóa của bài: " + ", ".join(chance.choice(words) + str(chance.randint(1, 99999)) for _ in range(3)) + ".")
        title = f"{chance.choice(titles)} ({person}, {day}/{month}/{year})"
        (inside / f"{i:07d}.txt").write_text(title + "\n\n" + "\n\n".join(body) + "\n", encoding="utf-8")


main()
