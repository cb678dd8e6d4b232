"""Reads a JSON report and prints one line for each call site: its place, and what is called there."""
import json
import sys

import json_places

for diagnostic in json_places.diagnostics(json.load(sys.stdin)):
    print(f"{diagnostic.place[0].rsplit('/')[-1]}:{diagnostic.place[1]} {diagnostic.worst[1]['path'][0]['call']}")
