"""damage.py GOOD OTHER -- LINK...: links GOOD and OTHER with GOOD damaged in many ways.

A file that was cut off, or is of another version, is refused with exit status 2 and a message that names it. A byte that
was changed gives a refusal or an answer, never a crash.
"""
import random
import re
import struct
import subprocess
import sys

good, other = sys.argv[1:3]
link = sys.argv[4:]
data = open(good, "rb").read()


def run(content):
    with open("damaged.nsum", "wb") as file:
        file.write(content)
    return subprocess.run([*link, "damaged.nsum", other], capture_output=True, text=True, errors="replace")


def expect_refusal(content, message):
    done = run(content)
    if done.returncode != 2 or not re.search(message, done.stderr):
        sys.exit(f"expected a refusal with '{message}', got {done.returncode}: {done.stderr}")


for length in (0, 1, 7):
    expect_refusal(data[:length], r"damaged\.nsum: is no summary of nostall")
for length in (8, 100, len(data) // 2, len(data) - 4):
    expect_refusal(data[:length], r"damaged\.nsum: is damaged: summarize its source file again")

# The schema's version is the first field of the root table: found through the table's own map of fields.
root, = struct.unpack_from("<I", data, 0)
fields = root - struct.unpack_from("<i", data, root)[0]
version = root + struct.unpack_from("<H", data, fields + 4)[0]
changed = bytearray(data)
struct.pack_into("<I", changed, version, struct.unpack_from("<I", data, version)[0] + 1)
expect_refusal(bytes(changed), r"damaged\.nsum: was written by nostall \S+ in schema \d+; this is nostall \S+ with "
                               r"schema \d+: summarize its source file again")

generator = random.Random(1)
for _ in range(60):
    changed = bytearray(data)
    for _ in range(generator.choice([1, 4, 64])):
        changed[generator.randrange(len(data))] = generator.randrange(256)
    done = run(bytes(changed))
    if done.returncode not in (0, 1, 2, 3):
        sys.exit(f"crashed with {done.returncode}: {done.stderr}")
