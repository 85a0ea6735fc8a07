#!/usr/bin/env bash
# Writes a proposal in Neovim without a screen, by the set-up of SamplePolicies/editors: neovim.sh SHIMON
set -euo pipefail
shimon=$(realpath "$1")
root=$(realpath "$(dirname "$0")/../..")
if ! command -v nvim >/dev/null; then
  echo "skipped: Neovim is not here"
  exit 0
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp "$root/SamplePolicies/higashimurayama/13.submitted.yaml" "$folder/proposal.yaml"
export SHIMON="$shimon" SHIMON_ROOT="$root" HOME="$folder" XDG_CONFIG_HOME="$folder" XDG_STATE_HOME="$folder" LC_ALL=C.UTF-8
cd "$folder"
timeout 120 nvim --headless -n -u NONE -i NONE -S "$root/Tests/Conformance/neovim.lua" 2>&1 | tee said
grep -q '^ok: Neovim' said
