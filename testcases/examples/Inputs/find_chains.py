"""Prints the findings of a JSON report, one line each with its chain below, file names without their folder."""

import json
import os
import sys


def place(of):
    return f"{os.path.basename(of['file'])}:{of['line']}:{of['column']}"


report = json.load(sys.stdin)
for finding in report["findings"]:
    print(f"{place(finding)}: {finding['rule']} {finding['category']} in {finding['function']}")
    for step in finding["chain"]:
        print(f"  {place(step)}: {step['kind']}: {step['function']} -> {step['call']}")
print(f"{len(report['findings'])} findings, {report['coverage']['coroutine_types']} coroutine types")
