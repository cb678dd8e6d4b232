"""json_keys.py SCHEMA: holds a JSON report on standard input to its schema and to what no schema can say, and prints it."""

import json
import sys

import jsonschema

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
report = json.load(sys.stdin)
jsonschema.Draft202012Validator.check_schema(schema)
jsonschema.Draft202012Validator(schema).validate(report)
SURE = ["low", "medium", "high"]


def place(of):
    return (of["file"], of["line"], of["column"])


def order(site):
    """Certain before guessed, short before long, then earliest."""
    return (-SURE.index(site["confidence"]), site["length"], place(site))


for error in report["errors"]:
    print("error", f"{error['file']}:{error['line']}:{error['column']}: {error['message']}")
assert report["findings"] == sorted(report["findings"], key=place)
for finding in report["findings"]:
    pairs = finding["pairs"]
    sites = {place(site) for pair in pairs for site in pair["call_sites"]}
    assert finding["counts"] == {"call_sites": len(sites), "entries": len(pairs)}
    assert finding["confidence"] == pairs[0]["confidence"]
    assert finding["confidence"] != "low" or finding["severity"] != "error"
    print(finding["line"], finding["category"], finding["cost"], finding["severity"], finding["call"], "in",
          finding["function"])
    assert pairs == sorted(pairs, key=lambda pair: order(pair["call_sites"][0]))
    for pair in pairs:
        assert pair["confidence"] == pair["call_sites"][0]["confidence"]
        assert pair["call_sites"] == sorted(pair["call_sites"], key=order)
        for site in pair["call_sites"]:
            path = site["path"]
            assert place(path[0]) == place(site)
            cause = path[site["length"] - 1]
            assert place(cause) == place(finding) and cause["function"] == finding["function"]
            assert "by_hand" not in site or site["fix"] is None
            print("from", pair["entry"], site["line"], site["length"], site["fix"] and site["fix"]["kind"],
                  *["partial"] * pair.get("partial", False))
for pair in report["not_reported"]:
    print(pair["reason"], pair["line"], pair["category"], pair["call"], "from", pair["entry"])
print(len(report["findings"]), "findings")
