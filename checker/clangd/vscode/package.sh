#!/usr/bin/env bash
# Makes nostall.vsix: package.sh OUTPUT NODE_MODULES. NODE_MODULES holds what tests/npm/package.json lists.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
output="$(realpath -m "$1")"
modules="$(realpath "$2")"
stage="$(mktemp -d)"
trap 'rm -rf "$stage"' EXIT
cp -r "$here"/{package.json,README.md,tsconfig.json,src} "$stage"
cp "$here/../../../LICENSE" "$stage/LICENSE.txt"
ln -s "$modules" "$stage/node_modules"
cd "$stage"
"$modules/.bin/tsc"
"$modules/.bin/esbuild" src/extension.ts --bundle --platform=node --target=node18 --external:vscode --outfile=out/extension.js \
  --log-level=warning
mkdir -p "$(dirname "$output")"
"$modules/.bin/vsce" package --no-dependencies --out "$output" >/dev/null
