"""Prints where the findings of a JSON report are, and what calls them: one line each, the files by their last folders.

usage: places.py REPORT
"""
import json
import os
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    report = json.load(file)
for finding in report["findings"]:
    parts = finding["file"].split(os.sep)
    keep = 3 if "deep" in parts[-2:] or parts[-1] == "deep.cpp" else 2
    print(f"{os.sep.join(parts[-keep:])}:{finding['line']} '{finding['chain'][0]['call']}'")
