"""Prints the call sites of a JSON report, and what is called there: one line each, the files by their last folders.

usage: places.py REPORT
"""
import json
import os
import sys

import json_places

with open(sys.argv[1], encoding="utf-8") as file:
    report = json.load(file)
for diagnostic in json_places.diagnostics(report):
    parts = diagnostic.place[0].split(os.sep)
    keep = 3 if "deep" in parts[-2:] or parts[-1] == "deep.cpp" else 2
    print(f"{os.sep.join(parts[-keep:])}:{diagnostic.place[1]} '{diagnostic.worst[1]['path'][0]['call']}'")
