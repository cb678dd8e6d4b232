"""Standard input is a report as JSON: what each call site costs, by line: the most of its causes."""
import json
import sys

import json_places

COSTS = ["brief", "io", "unbounded"]
lines = {}
for diagnostic in json_places.diagnostics(json.load(sys.stdin)):
    lines.setdefault(diagnostic.place[1], []).extend(COSTS.index(site["cost"]) for _, site in diagnostic.causes)
for line, costs in sorted(lines.items()):
    print(f"{line}: {COSTS[max(costs)]}")
