"""The work of Transform in CPython, standard library only: what a careful hand would write.

usage: transform.py IN OUT PASSES, with folders; BREWLINE_BUCKET, BREWLINE_SEQUENCER, BREWLINE_KEY and BREWLINE_LATEST set.
Reads every supercafe file of IN and writes its order lines to OUT, gzip level 1. Prints "pass SECONDS CPU" after
each pass.
"""

import csv
import gzip
import hmac
import os
import re
import sys
import time
from datetime import datetime
from hashlib import sha1, sha256

FIELD, LINE = "\x1f", "\x1e"
BRANCHES = bytes.fromhex("4bb65028ec8554da95cdcd1b94f2046c")
PRODUCTS = bytes.fromhex("0f4cba301af259aea7cf59caf77585c7")
ORDERS = bytes.fromhex("26a54ca9a6e957829e1b0098cbe729d7")
FILES = bytes.fromhex("882b847af5f054c0ba3f26ac90833f09")
SMALL_WORDS = {"and", "by", "cum", "de", "in", "la", "le", "next", "of", "on", "over", "the", "under", "upon"}
SIZES = {"small", "regular", "medium", "large"}
AMOUNT = re.compile(r"(\d+)(?:\.(\d{1,2})0*)?")
CARD = re.compile(r"\d{12,19}")
WORDS = re.compile(r"[^ -]+|[ -]")
VARIANT = dict(zip("0123456789abcdef", "89ab" * 4))


def uuid5(space, name):
    h = sha1(space + name.encode()).hexdigest()
    return f"{h[:8]}-{h[8:12]}-5{h[13:16]}-{VARIANT[h[16]]}{h[17:20]}-{h[20:32]}"


def pence(text):
    amount = AMOUNT.fullmatch(text)
    return int(amount[1]) * 100 + int((amount[2] or "").ljust(2, "0")) if amount else None


def pounds(amount):
    return f"{amount // 100}.{amount % 100:02d}"


def cell(text):
    return '"' + text.replace('"', '""') + '"' if any(c in text for c in ',"\r\n') else text


def branch_of(text, known={}):
    """The branch's id and name, ready to be written, and its name; None where it is none."""
    if text not in known:
        words = WORDS.findall(" ".join(text.split()))
        name = "".join(
            word.lower() if i and word.lower() in SMALL_WORDS else word[:1].upper() + word[1:].lower()
            for i, word in enumerate(words)
        )
        good = name and name.lower() != "n/a"
        known[text] = (f"{uuid5(BRANCHES, name)},{cell(name)},", name) if good else None
    return known[text]


def product_of(item, known={}):
    """What sorts the product, its part of an order's name, its cells, and its price; None where it is none."""
    if item not in known:
        name, dash, price = item.strip().rpartition(" - ")
        amount = pence(price)
        first, _, rest = name.partition(" ")
        size, name = (first.capitalize(), rest) if first.lower() in SIZES else ("", name)
        kind, _, flavour = name.partition(" - ")
        if not dash or not kind or amount is None:
            known[item] = None
        else:
            full = FIELD.join((size, kind, flavour, str(amount)))
            cells = f"{uuid5(PRODUCTS, full)},{cell(size)},{cell(kind)},{cell(flavour)},{pounds(amount)},"
            known[item] = ((kind, size, flavour, amount), full, cells, amount)
    return known[item]


def time_of(text, known={}):
    if text not in known:
        if len(known) > 100_000:
            known.clear()
        try:
            known[text] = datetime.strptime(text, "%d/%m/%Y %H:%M")
        except ValueError:
            known[text] = None
    return known[text]


def basket_of(text):
    """An order's lines by what sorts them, how often each is there, and their sum; None where it is no basket."""
    counts = {}
    for item in text.split(","):
        product = product_of(item)
        if product is None:
            return None
        counts[product] = counts.get(product, 0) + 1
    lines = sorted(counts.items()) if len(counts) > 1 else list(counts.items())
    return lines, sum(product[3] * count for product, count in lines)


class Transform:
    """One file on its way: counts what was there before."""

    def __init__(self, version, keyed, latest):
        self.version, self.keyed, self.latest = version, keyed, latest
        self.rows, self.orders = set(), {}

    def token(self, card):
        if not CARD.fullmatch(card):
            return ""
        mac = self.keyed.copy()
        mac.update(card.encode())
        return mac.hexdigest()[:32]

    def lines(self, row):
        """The staged lines of one row; none where it is no sale, or was there before."""
        if len(row) < 6:
            return ""
        at, branch, payment = time_of(row[0]), branch_of(row[1]), row[5].upper()
        basket = basket_of(row[3]) if row[3] else None
        if at is None or at > self.latest or branch is None or basket is None or payment not in ("CARD", "CASH"):
            return ""
        lines, total = basket
        if pence(row[4]) != total:
            return ""
        whole = tuple(row)
        if whole in self.rows:
            return ""
        self.rows.add(whole)
        stamp = at.isoformat()
        name = FIELD.join((
            branch[1], stamp, LINE.join([f"{product[1]}{FIELD}{count}" for product, count in lines]), str(total), payment))
        occurrence = self.orders[name] = self.orders.get(name, 0) + 1
        head = f"{self.version}{uuid5(ORDERS, name + FIELD + str(occurrence))},{branch[0]}"
        stamp = stamp.replace("T", " ")
        tail = f",{payment},{self.token(row[6] if len(row) > 6 else '')}\n"
        return "".join([
            f"{head}{product[2]}{count},{stamp},{pounds(product[3] * count)}{tail}" for product, count in lines])


def transform(source, target, keyed, latest):
    name = os.path.basename(source)
    version = f"{uuid5(FILES, os.environ['BREWLINE_BUCKET'] + '/' + name)},{os.environ['BREWLINE_SEQUENCER'].ljust(40, '0')},"
    file = Transform(version, keyed, latest)
    with open(source, newline="", encoding="utf-8") as text:
        staged = "".join(map(file.lines, csv.reader(text)))
    with open(target, "wb") as out:
        out.write(gzip.compress(staged.encode(), compresslevel=1, mtime=0))


def main(folder, out, passes):
    keyed = hmac.new(os.environ["BREWLINE_KEY"].encode(), digestmod=sha256)
    latest = datetime.fromisoformat(os.environ["BREWLINE_LATEST"])
    names = sorted(os.listdir(folder))
    for _ in range(int(passes)):
        begun = time.perf_counter()
        for name in names:
            transform(os.path.join(folder, name), os.path.join(out, name + ".gz"), keyed, latest)
        print("pass", time.perf_counter() - begun, time.process_time())


if __name__ == "__main__":
    main(*sys.argv[1:])
