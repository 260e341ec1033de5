"""python -m unittest discover training: metrics, trees, readers and features on small invented cases."""

import itertools
import random
import unittest

import coref
import data
import evaluate
import mst
import pieces
from data import Sentence


class Shapes(unittest.TestCase):
    def test_shape(self):
        for word, want in {"dog": 1, "Dog": 2, "NATO": 3, "McKay": 4, "A": 5, "i": 1, "F-16": 6, "--": 7, "$": 7, "al-Sham": 4, "U.S.": 3}.items():
            self.assertEqual(pieces.shape(word), want, word)

    def test_basic_parts(self):
        self.assertEqual(pieces.basic_parts("al-Tánf"), ["al", "-", "tanf"])


class Readers(unittest.TestCase):
    def test_bio(self):
        self.assertEqual(data.bio(["I-A", "E-A", "S-B", "I-C", "O", "B-A", "I-A"]), ["B-A", "I-A", "B-B", "B-C", "O", "B-A", "I-A"])

    def test_gaps(self):
        words = ["He", "said", ":", '"', "No", ",", '"', "twice", "."]
        self.assertEqual(data.guess_gaps(words), [2, 1, 0, 1, 0, 0, 0, 1, 0])


class Trees(unittest.TestCase):
    def test_against_all_trees(self):
        rng = random.Random(5)
        for _ in range(200):
            n = rng.randint(1, 4)
            s = [[rng.random() for _ in range(n + 1)] for _ in range(n)]
            best = max((h for h in itertools.product(range(n + 1), repeat=n) if is_tree(h, n)), key=lambda h: sum(s[i][h[i]] for i in range(n)))
            self.assertEqual(mst.decode(s), [-1 if h == n else h for h in best])


def is_tree(heads, n):
    if list(heads).count(n) != 1:
        return False
    for i in range(n):
        seen = set()
        while i != n:
            if i in seen:
                return False
            seen.add(i)
            i = heads[i]
    return True


class Chains(unittest.TestCase):
    """The classic case: key {a b c} {d e f g}, response {a b} {c d} {f g h i}."""
    key, response = [set("abc"), set("defg")], [set("ab"), set("cd"), set("fghi")]

    def f1(self, f):
        rn, rd, pn, pd = f(self.key, self.response)
        return rn / rd, pn / pd

    def test_muc(self):
        r, p = self.f1(evaluate.muc)
        self.assertAlmostEqual(r, 2 / 5)
        self.assertAlmostEqual(p, 2 / 5)

    def test_b3(self):
        r, p = self.f1(evaluate.b3)
        self.assertAlmostEqual(r, (4 / 3 + 1 / 3 + 1 / 4 + 2 * 2 / 4) / 7)
        self.assertAlmostEqual(p, (2 + 1 / 2 + 1 / 2 + 2 * 2 / 4) / 8)

    def test_ceafe(self):
        r, p = self.f1(evaluate.ceafe)
        self.assertAlmostEqual(r, (4 / 5 + 4 / 8) / 2)
        self.assertAlmostEqual(p, (4 / 5 + 4 / 8) / 3)

    def test_assignment_against_all(self):
        rng = random.Random(3)
        for _ in range(100):
            n, m = rng.randint(1, 4), rng.randint(1, 5)
            g = [[rng.random() for _ in range(m)] for _ in range(n)]
            a, b = (g, n) if n <= m else ([list(r) for r in zip(*g)], m)
            best = max(sum(a[i][p[i]] for i in range(b)) for p in itertools.permutations(range(max(n, m)), b))
            self.assertAlmostEqual(evaluate.assignment(g), best)


class Expressions(unittest.TestCase):
    """"of the old general , who fled": the expression of "general" leaves the preposition out."""
    s = Sentence("of the old general , who fled".split(), [1] * 7, upos=["ADP", "DET", "ADJ", "NOUN", "PUNCT", "PRON", "VERB"],
                 lemmas="of the old general , who flee".split(), heads=[3, 3, 3, -1, 6, 6, 3],
                 deprels=["case", "det", "amod", "root", "punct", "nsubj", "acl:relcl"])

    def test_expression(self):
        self.assertEqual(coref.expression(self.s, 3, coref.children_of(self.s)), (1, 7))

    def test_candidates(self):
        c = coref.Candidates([self.s, self.s])
        self.assertEqual(c.word, [3, 5, 10, 12])
        self.assertEqual(int(c.match[2, 0]), 2)
        self.assertEqual(int(c.dist[2, 0]), 1)
        self.assertEqual(int(c.kind[1, 0]), 2)


class Names(unittest.TestCase):
    def test_viterbi_never_breaks_bio(self):
        labels = ["O", "B-A", "I-A", "B-B", "I-B"]
        rng = random.Random(1)
        for _ in range(50):
            tags = evaluate.viterbi([[rng.random() for _ in labels] for _ in range(6)], labels)
            for prev, t in zip(["O"] + tags, tags):
                self.assertTrue(t[0] != "I" or prev != "O" and prev[2:] == t[2:], tags)


if __name__ == "__main__":
    unittest.main()
