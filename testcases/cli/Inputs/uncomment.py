"""uncomment.py FILE: takes the comment sign away from every line of a .nostall.yaml that hides a setting."""

import re
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    text = file.read()
with open(sys.argv[1], "w", encoding="utf-8") as file:
    file.write(re.sub(r"(?m)^# ?((?:[a-z-]+:|  ).*)$", r"\1", text))
