"""Boost's own examples: nostall disagrees with the labels where known.yaml says so, and nowhere else."""

import importlib.util
import os
import unittest

from repository import ROOT

HERE = os.path.join(ROOT, "checker", "bench", "accuracy")


def load_accuracy():
    specification = importlib.util.spec_from_file_location("accuracy", os.path.join(HERE, "accuracy.py"))
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


class Accuracy(unittest.TestCase):
    # All examples take five minutes. These are the programs whose labels needed thought, once each: most of cpp14 is
    # cpp11 again, and what has TLS stands there without.
    WITHOUT = ["/cpp14/", "-ssl/"]

    def test_disagreements_are_known(self):
        accuracy = load_accuracy()
        labels = accuracy.Labels()
        programs = labels.chosen(without=self.WITHOUT, telling=True)
        self.assertGreater(len(programs), 40)
        score = accuracy.take_score(accuracy.REPOSITORY / "build" / "llvm-22", programs, labels, os.cpu_count() or 1)
        self.assertGreater(score.expected, 15)
        for kind, found in score.disagreements().items():
            known = {place for place in labels.known.get(kind) or {} if self.is_of(programs, place)}
            with self.subTest(kind):
                self.assertEqual(sorted(found - known), [], "new: mend the checker, or read the example again")
                self.assertEqual(sorted(known - found), [], "gone: take these from known.yaml")

    @staticmethod
    def is_of(programs, place):
        return any(program.holds(place.rsplit(":", 1)[0]) for program in programs)


if __name__ == "__main__":
    unittest.main()
