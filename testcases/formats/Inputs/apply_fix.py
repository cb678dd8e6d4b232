"""apply_fix.py sarif|rdjsonl REPORT: applies the report's one fix to the file that it names, as a client would.

Lines and columns are turned into places by the formats' own rules: SARIF's columns count code points here, reviewdog's
count bytes.
"""

import json
import os
import sys
import urllib.parse


def of_sarif(text):
    run = json.loads(text)["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    [result] = run["results"]
    [fix] = result["fixes"]
    [change] = fix["artifactChanges"]
    place = change["artifactLocation"]
    base = urllib.parse.urlparse(run["originalUriBaseIds"][place["uriBaseId"]]["uri"])
    edits = []
    for replacement in change["replacements"]:
        region = replacement["deletedRegion"]
        edits.append(((region["startLine"], region["startColumn"]), (region["endLine"], region["endColumn"]),
                      replacement["insertedContent"]["text"]))
    path = os.path.join(urllib.parse.unquote(base.path), urllib.parse.unquote(place["uri"]))
    return path, edits, lambda line: line


def of_rdjsonl(text):
    [line] = text.splitlines()
    diagnostic = json.loads(line)
    edits = []
    for suggestion in diagnostic["suggestions"]:
        start, end = suggestion["range"]["start"], suggestion["range"]["end"]
        edits.append(((start["line"], start["column"]), (end["line"], end["column"]), suggestion["text"]))
    return diagnostic["location"]["path"], edits, lambda line: line.encode()


def main():
    with open(sys.argv[2], encoding="utf-8") as file:
        path, edits, units = (of_sarif if sys.argv[1] == "sarif" else of_rdjsonl)(file.read())
    with open(path, encoding="utf-8") as file:
        text = file.read()
    lines = text.splitlines(keepends=True)

    def offset(place):
        line, column = place
        before = units(lines[line - 1])[:column - 1]
        return sum(map(len, lines[:line - 1])) + len(before if isinstance(before, str) else before.decode())

    for start, end, new in sorted(edits, reverse=True):
        text = text[:offset(start)] + new + text[offset(end):]
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


main()
