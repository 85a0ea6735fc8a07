#!/usr/bin/env bash
# The one step of action.yml: finds or builds the program, lints once, and ends with its exit status.
set -euo pipefail

binary=${SHIMON_BINARY:-}
if [ -z "$binary" ] && ! binary=$(command -v shimon); then
  package=${GITHUB_ACTION_PATH:-$(dirname "$0")/..}
  swift build -c release --package-path "$package"
  binary=$(swift build -c release --package-path "$package" --show-bin-path)/shimon
fi

# The identity of a file, which changes when the program writes it anew; nothing where there is none.
identity() { ls -di -- "$1" 2>/dev/null || true; }

summary=$(mktemp)
trap 'rm -f "$summary"' EXIT

arguments=(lint --format github --output "markdown=$summary")
[ -z "${SHIMON_POLICY:-}" ] || arguments+=(--policy "$SHIMON_POLICY")
[ -z "${SHIMON_BASELINE:-}" ] || arguments+=(--baseline "$SHIMON_BASELINE")
[ -z "${SHIMON_FAIL_ON:-}" ] || arguments+=(--fail-on "$SHIMON_FAIL_ON")
[ -z "${SHIMON_CHANGED_SINCE:-}" ] || arguments+=(--changed-since "$SHIMON_CHANGED_SINCE")
[ -z "${SHIMON_LANG:-}" ] || arguments+=(--lang "$SHIMON_LANG")
old=
if [ -n "${SHIMON_SARIF:-}" ]; then
  arguments+=(--output "sarif=$SHIMON_SARIF")
  old=$(identity "$SHIMON_SARIF")
fi
arguments+=(--)
while IFS= read -r path || [ -n "$path" ]; do
  path=${path%$'\r'}
  [ -z "$path" ] || arguments+=("$path")
done <<<"${SHIMON_PATHS:-.}"

status=0
"$binary" "${arguments[@]}" || status=$?

# GitHub takes a summary of 1 MiB.
if [ "$(wc -c <"$summary")" -le 1000000 ]; then
  cat "$summary" >>"${GITHUB_STEP_SUMMARY:-/dev/null}"
else
  echo "Shimon: 結果が長すぎるため、ここには載せません。/ The result is too long to be shown here." \
    >>"${GITHUB_STEP_SUMMARY:-/dev/null}"
fi

{
  echo "status=$status"
  # A file left by an earlier run must not be uploaded as this one's.
  if [ -n "${SHIMON_SARIF:-}" ] && [ "$(identity "$SHIMON_SARIF")" != "$old" ]; then
    echo "sarif=$SHIMON_SARIF"
  fi
} >>"${GITHUB_OUTPUT:-/dev/null}"
exit "$status"
