"""Opens a file and prints its diagnostics, all servers' and checks': show.py FOLDER FILE SERVER [FLAG...]."""

import sys

from lsp import Server, show

folder, file, *command = sys.argv[1:]
with Server(command, folder) as server:
    server.open(file)
    show(server, file, server.diagnostics(file, nostall=False))
    print("end")
