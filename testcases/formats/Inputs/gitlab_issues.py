"""gitlab_issues.py SCHEMA REPORT: holds the report to the schema, and prints its issues."""

import json
import sys

import jsonschema

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
with open(sys.argv[2], encoding="utf-8") as file:
    issues = json.load(file)
jsonschema.Draft7Validator.check_schema(schema)
jsonschema.Draft7Validator(schema).validate(issues)
assert len({issue["fingerprint"] for issue in issues}) == len(issues), "GitLab keeps one issue for each fingerprint"
for issue in issues:
    print(issue["severity"], f"{issue['location']['path']}:{issue['location']['lines']['begin']}", issue["description"])
print(len(issues), "issues")
