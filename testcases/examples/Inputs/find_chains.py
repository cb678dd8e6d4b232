"""Prints the call sites of a JSON report, one line each with the call path to the worst cause below and the other causes
behind it, file names without their folder."""

import json
import os
import sys

import json_places


def place(of):
    return f"{os.path.basename(of['file'])}:{of['line']}:{of['column']}"


report = json.load(sys.stdin)
diagnostics = json_places.diagnostics(report)
for diagnostic in diagnostics:
    finding, site = diagnostic.worst
    entry = next(pair["entry"] for pair in finding["pairs"] if site in pair["call_sites"])
    print(f"{place(site)}: {finding['rule']} {finding['category']} in {entry}")
    for step in site["path"]:
        print(f"  {place(step)}: {step['kind']}: {step['function']} -> {step['call']}")
    for other, _ in diagnostic.causes[1:]:
        print(f"  also {place(other)}: {other['function']} -> {other['call']}")
print(f"{len(diagnostics)} places, {report['coverage']['coroutine_types']} coroutine types")
