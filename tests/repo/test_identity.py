"""What other nostalls stored is believed by identities: which sources change which of them."""

import os
import re
import shutil
import tempfile
import unittest

from repository import BUILD, ROOT, one_test_each, read, run

CHANGES_PAIRS_ONLY = ["propagate/Causes.cpp", "policy/Policy.cpp", "rules/nostall-blocking-call.cpp", "gate/Compare.cpp",
                      "pipeline/Judge.cpp"]
CHANGES_SUMMARIES = ["extract/Flow.cpp", "knowledge/data/posix.yaml", "model/Summary.h", "store/Summary.fbs"]
CHANGES_NEITHER = ["render/Text.cpp", "cli/main.cpp"]


def sources_of(function):
    """The files whose digest the build takes for an identity."""
    command = re.search(r'"-DFILES=([^"]+)"', next(
        line for line in read(os.path.join(BUILD, "build.ninja")).splitlines() if f"-DFUNCTION={function} " in line))
    return command[1].split(";")


def identity(function, base):
    """The identity of sources that lie in BASE instead of checker/."""
    checker = os.path.join(ROOT, "checker")
    files = ";".join(os.path.join(base, os.path.relpath(path, checker)) for path in sources_of(function))
    output = os.path.join(base, function)
    done = run("cmake", f"-DOUTPUT={output}", f"-DFUNCTION={function}", f"-DBASE={base}", "-DIDENTITY=nostall",
               f"-DFILES={files}", "-P", os.path.join(checker, "store/digest.cmake"))
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    return read(output)


class Identities(unittest.TestCase):
    @one_test_each(CHANGES_PAIRS_ONLY + CHANGES_SUMMARIES + CHANGES_NEITHER)
    def test_a_source_changes_what_it_takes_part_in(self, source):
        with tempfile.TemporaryDirectory() as folder:
            base = os.path.join(folder, "checker")
            shutil.copytree(os.path.join(ROOT, "checker"), base)
            before = [identity(function, base) for function in ("summaryIdentity", "toolIdentity")]
            with open(os.path.join(base, source), "a", encoding="utf-8") as file:
                file.write("\n")
            after = [identity(function, base) for function in ("summaryIdentity", "toolIdentity")]
        changed = [a != b for a, b in zip(before, after)]
        self.assertEqual(changed, [source in CHANGES_SUMMARIES, source not in CHANGES_NEITHER])


if __name__ == "__main__":
    unittest.main()
