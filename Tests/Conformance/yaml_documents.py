"""Makes YAML documents to compare readers with: random trees in random layouts, and mutations of them.

The same seed gives the same documents.
"""
import random

WORDS = ["件名", "title", "委託先", "a", "値", "yes", "no", "12", "0x1F", "0o17", "1.5", "1e3", "~", "null", "true",
         "False", "-", "- x", "a: b", "#c", " #c", "a#b", "a:b", "http://x.jp/a?b=c", "あ：い", "　全角", "“引用”",
         "2026-11-21", "12:30", "=", "<<", ".inf", "-.INF", ".nan", "+1", "007", "1_000", "0b11", "y", "on", "off",
         "[x", "x]", "{", "}", ",", "a, b", "?", "? a", ":", ": a", "!", "&a", "*a", "%", "@", "`", "|", ">", "'", '"',
         "it's", '"q"', "\\n", "é", "🎁", "a b", "", " ", "a  b", "長い文章の途中で折り返す 続き", "...", "---", "--- a"]


def scalar(random_, flow, indent):
    word = random_.choice(WORDS)
    style = random_.randrange(7)
    if style == 0:
        return "'" + word.replace("'", "''") + "'"
    if style == 1:
        return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if style == 2 and not flow:
        header = random_.choice("|>") + random_.choice(["", "-", "+", "", "2", "1-"])
        pad = " " * (indent + random_.randrange(1, 4))
        lines = [random_.choice(WORDS) for _ in range(random_.randrange(1, 4))]
        return header + "\n" + "\n".join((pad + line if random_.random() < 0.9 else "") for line in lines)
    if style == 3:
        pad = "\n" + " " * (indent + random_.randrange(0, 4))
        return pad.join(random_.choice(WORDS) for _ in range(random_.randrange(1, 4)))
    if style == 4:
        quote = random_.choice("'\"")
        pad = "\n" * random_.randrange(1, 3) + " " * (indent + random_.randrange(0, 4))
        return quote + pad.join(random_.choice(["x", "い ", " y", "", "\t", "z\\"][:5]) for _ in range(3)) + quote
    return word


def flow(random_, depth, indent):
    if depth <= 0 or random_.random() < 0.4:
        return scalar(random_, True, indent)
    gap = random_.choice(["", " ", "\n" + " " * (indent + 1), " # c\n" + " " * (indent + 2)])
    items = []
    for _ in range(random_.randrange(0, 4)):
        if random_.random() < 0.5:
            items.append(scalar(random_, True, indent) + random_.choice([": ", ":", " : "]) + flow(random_, depth - 1, indent))
        else:
            items.append(flow(random_, depth - 1, indent))
    opening, closing = random_.choice(["[]", "{}"])
    return opening + gap + (random_.choice([",", ", "]) + gap).join(items) + random_.choice(["", ",", gap]) + closing


def block(random_, depth, indent):
    """A node as text that starts in the column `indent`, without its first indentation."""
    kind = random_.random()
    if depth <= 0 or kind < 0.25:
        return scalar(random_, False, indent)
    if kind < 0.35:
        return flow(random_, depth, indent)
    lines = []
    for number in range(random_.randrange(1, 4)):
        step = random_.choice([1, 2, 2, 2, 4])
        tail = random_.choice(["", "", "", " # 注", "\n", "\n# c", "\t"])
        if kind < 0.6:
            style = random_.randrange(3)
            if style == 0:
                lines.append("-" + " " * step + block(random_, depth - 1, indent + 1 + step) + tail)
            else:
                lines.append("-" + tail + "\n" + " " * (indent + step) + block(random_, depth - 1, indent + step))
        else:
            key = random_.choice(["k", "項目", "a b", "'q'", '"d"', "x-y"]) + str(number if random_.random() < 0.95 else 0)
            if random_.random() < 0.5:
                lines.append(key + random_.choice([":", ": ", " : "]) + " " + scalar(random_, False, indent + 1) + tail)
            else:
                down = random_.choice([0, step, step])
                lines.append(key + ":" + tail + "\n" + " " * (indent + down) + block(random_, depth - 1, indent + down))
    return ("\n" + " " * indent).join(lines)


ALPHABET = list(" \n\t:-#,[]{}'\"|>&*!?%@`.\\0123456789abxy〜：－　あ\r") + ["\r\n", "---\n", "...\n", "  ", "- ", ": "]


def mutate(random_, text):
    for _ in range(random_.randrange(1, 4)):
        place = random_.randrange(len(text) + 1)
        action = random_.randrange(3)
        if action == 0:
            text = text[:place] + random_.choice(ALPHABET) + text[place:]
        elif action == 1:
            text = text[:place] + text[place + random_.randrange(1, 3):]
        else:
            text = text[:place] + random_.choice(ALPHABET) + text[place + 1:]
    return text


def documents(count, seed):
    random_ = random.Random(seed)
    for _ in range(count):
        text = random_.choice(["", "", "", "---\n", "# c\n", "\ufeff"]) + block(random_, 4, 0) + random_.choice(["\n", "", "\n\n"])
        if random_.random() < 0.5:
            text = mutate(random_, text)
        yield text.encode("utf-8", "surrogatepass")
