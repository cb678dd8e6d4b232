"""Reads a JSON report and prints one line for each finding: its place, and what is called there."""
import json
import sys

for finding in json.load(sys.stdin)["findings"]:
    print(f"{finding['file'].rsplit('/')[-1]}:{finding['line']} {finding['chain'][0]['call']}")
