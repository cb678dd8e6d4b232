"""Holds a JSON report on standard input to the documented keys, and prints them."""

import json
import sys

FINDING = ["rule", "category", "severity", "confidence", "file", "line", "column", "function", "message", "chain",
           "fingerprint", "fix"]
STEP = ["kind", "file", "line", "column", "function", "call", "reason"]
report = json.load(sys.stdin)
assert list(report) == ["schema_version", "coverage", "errors", "findings"], list(report)
for error in report["errors"]:
    assert list(error) == ["file", "line", "column", "message"], list(error)
    print("error", f"{error['file']}:{error['line']}:{error['column']}: {error['message']}")
for finding in report["findings"]:
    # What to do by hand is said where there is no fix; the others are said where they hold.
    keys = [k for k in finding if k not in ("by_hand", "introduced_by", "suppressed", "partial")]
    assert keys == FINDING, keys
    assert "by_hand" not in finding or finding["fix"] is None
    assert finding["chain"], "even a direct call has a chain of one"
    for step in finding["chain"]:
        assert list(step) == STEP, list(step)
    assert [finding[k] for k in ("file", "line", "column")] == [finding["chain"][0][k] for k in ("file", "line", "column")]
    assert finding["severity"] in ("error", "warning", "info")
    assert finding["confidence"] in ("high", "medium", "low"), finding["confidence"]
    print(finding["line"], finding["category"], finding["function"], len(finding["chain"]),
          finding["fix"] and finding["fix"]["kind"], *["partial"] * finding.get("partial", False))
assert len({f["fingerprint"] for f in report["findings"]}) == len(report["findings"])
print(len(report["findings"]), "findings")
