"""Prints what matters of a SARIF report on standard input, one line a result, step, notification and rule."""

import json
import sys

log = json.load(sys.stdin)
assert log["version"] == "2.1.0"
[run] = log["runs"]
driver = run["tool"]["driver"]


def place(location):
    physical = location["physicalLocation"]
    artifact = physical["artifactLocation"]
    assert artifact["uri"].startswith("file:///") or artifact["uriBaseId"] in run["originalUriBaseIds"]
    region = physical.get("region", {})
    return f"{artifact['uri']}:{region.get('startLine')}:{region.get('startColumn')}"


for rule in driver["rules"]:
    assert rule["help"]["markdown"].startswith(f"# {rule['id']}\n")
    print("rule", rule["id"], rule["name"], rule["helpUri"].rsplit("/", 1)[1])
for result in run["results"]:
    assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    assert len(result["partialFingerprints"]["nostall/v2"]) == 32
    print("result", result["level"], place(result["locations"][0]), result["message"]["text"])
    for flow in result["codeFlows"]:
        [thread] = flow["threadFlows"]
        for step in thread["locations"]:
            print("step", step["nestingLevel"], place(step["location"]), step["location"]["message"]["text"])
    for related in result.get("relatedLocations", []):
        print("related", place(related), related["message"]["text"])
[invocation] = run["invocations"]
for notification in invocation["toolExecutionNotifications"]:
    print("notification", notification["level"], place(notification["locations"][0]), notification["message"]["text"])
print("successful", invocation["executionSuccessful"])
