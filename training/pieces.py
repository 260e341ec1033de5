"""Words to WordPieces, shapes and gaps, as docs/engine.md says (section 1)."""

import functools
import unicodedata

MAX_PIECES_PER_WORD = 8
MAX_PIECES = 254
CLS, SEP, UNK, MASK = 101, 102, 100, 103
GLUED, SPACE, PARAGRAPH = 0, 1, 2


class WordPiece:
    """BERT's uncased vocabulary. `ids(word)` gives 1 to 8 piece ids."""

    def __init__(self, vocab_file):
        with open(vocab_file, encoding="utf-8") as f:
            self.vocab = [line.rstrip("\n") for line in f]
        self.index = {p: i for i, p in enumerate(self.vocab)}
        self.cache = {}

    def ids(self, word):
        out = self.cache.get(word)
        if out is None:
            out = []
            for part in basic_parts(word):
                out += self._cut(part)
            out = out[:MAX_PIECES_PER_WORD] or [UNK]
            self.cache[word] = out
        return out

    def _cut(self, part):
        """Longest match first; [UNK] for a part that cannot be cut or has over 100 characters."""
        if len(part) > 100:
            return [UNK]
        out, start = [], 0
        while start < len(part):
            end = len(part)
            while end > start:
                piece = ("##" if start else "") + part[start:end]
                if piece in self.index:
                    break
                end -= 1
            if end == start:
                return [UNK]
            out.append(self.index[piece])
            start = end
        return out


def basic_parts(word):
    """BERT's basic tokenisation: lower case, no accents, cut at punctuation, CJK and space."""
    word = unicodedata.normalize("NFD", word.lower())
    parts, cur = [], ""
    for c in word:
        cat = unicodedata.category(c)
        if cat == "Mn" or c in "\0\ufffd" or (cat in ("Cc", "Cf") and c not in "\t\n\r"):
            continue
        if c.isspace() or cat == "Zs":
            parts, cur = parts + [cur], ""
        elif is_punctuation(c, cat) or is_cjk(c):
            parts, cur = parts + [cur, c], ""
        else:
            cur += c
    return [p for p in parts + [cur] if p]


def is_punctuation(c, cat):
    o = ord(c)
    return 33 <= o <= 47 or 58 <= o <= 64 or 91 <= o <= 96 or 123 <= o <= 126 or cat[0] == "P"


def is_cjk(c):
    o = ord(c)
    return (0x4E00 <= o <= 0x9FFF or 0x3400 <= o <= 0x4DBF or 0x20000 <= o <= 0x2A6DF
            or 0x2A700 <= o <= 0x2B73F or 0x2B740 <= o <= 0x2B81F or 0x2B820 <= o <= 0x2CEAF
            or 0xF900 <= o <= 0xFAFF or 0x2F800 <= o <= 0x2FA1F)


@functools.lru_cache(maxsize=None)
def shape(word):
    """1 lower or uncased letters, 2 Title, 3 CAPS, 4 mixed, 5 one capital, 6 digit, 7 no letter."""
    if any(unicodedata.category(c) == "Nd" for c in word):
        return 6
    letters = [c for c in word if unicodedata.category(c)[0] == "L"]
    if not letters:
        return 7
    upper = [unicodedata.category(c) in ("Lu", "Lt") for c in letters]
    if not any(upper):
        return 1
    if all(upper):
        return 5 if len(letters) == 1 else 3
    if upper[0] and not any(upper[1:]):
        return 2
    return 4
