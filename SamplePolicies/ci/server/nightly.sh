#!/bin/sh
# 共有フォルダの提案書を毎晩調べ、一覧と報告書を書き出す。
# Checks the proposals of a shared folder every night and writes overview, reports and findings.
#
#   nightly.sh PROPOSALS RESULTS
#
# RESULTS/latest gets index.html with a page for each proposal, findings.json, findings.csv and messages.txt (what could
# not be read, and why); RESULTS/previous keeps the run before. A proposal that cannot be read stops nothing. Nothing is
# printed unless something failed.
#
# Variables: SHIMON (the program), SHIMON_POLICY, SHIMON_BASELINE (files), SHIMON_FAIL_ON (error, warning, info, never).
# Exit status: that of shimon lint. 0 clean, 1 findings, 2 wrong usage, 3 something could not be read or written.
set -u

fail() {
  printf 'nightly: %s\n' "$2" >&2
  exit "$1"
}

[ "$#" -eq 2 ] || fail 2 'usage: nightly.sh PROPOSALS RESULTS'
# absolute PATH: the same from any folder.
absolute() {
  case $1 in
    /*) printf '%s\n' "$1" ;;
    *) printf '%s\n' "$PWD/$1" ;;
  esac
}
shimon=$(command -v -- "${SHIMON:-shimon}") || fail 3 "${SHIMON:-shimon}: no such program (set SHIMON)"
shimon=$(absolute "$shimon")
policy=${SHIMON_POLICY:+$(absolute "$SHIMON_POLICY")}
baseline=${SHIMON_BASELINE:+$(absolute "$SHIMON_BASELINE")}
results=$(absolute "$2")
mkdir -p -- "$results" || fail 3 "$results: cannot be made"
# Pages and findings then name the proposals as seen from their folder.
cd -- "$1" || fail 3 "$1: no such folder"

# A run that was killed leaves its folder; only names of ours are ever removed.
new=$results/new.$$
rm -rf -- "$results"/new.[0-9]*
mkdir -- "$new" || fail 3 "$new: cannot be made"
trap 'rm -rf -- "$new"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

set --
[ -z "$policy" ] || set -- "$@" --policy "$policy"
report=0
"$shimon" report "$@" -o "$new/" . 2>"$new/messages.txt" || report=$?

[ -z "$baseline" ] || set -- "$@" --baseline "$baseline"
[ -z "${SHIMON_FAIL_ON:-}" ] || set -- "$@" --fail-on "$SHIMON_FAIL_ON"
lint=0
"$shimon" lint "$@" --output "json=$new/findings.json" --output "csv=$new/findings.csv" . \
  2>"$new/lint.txt" || lint=$?

# Without an overview and findings there is no result; last night's stays.
if [ ! -f "$new/index.html" ] || [ ! -f "$new/findings.json" ] || [ ! -f "$new/findings.csv" ]; then
  cat -- "$new/messages.txt" "$new/lint.txt" >&2
  [ "$lint" -ge 2 ] || lint=3
  fail "$lint" "no result was written; $results/latest is that of an earlier run"
fi

# Of a proposal that cannot be read both say the same.
if [ "$lint" -lt 2 ]; then
  [ "$report" -eq 0 ] || lint=$report
elif [ "$report" -eq 0 ]; then
  cat -- "$new/lint.txt" >>"$new/messages.txt"
fi
rm -f -- "$new/lint.txt"

if [ -e "$results/latest" ]; then
  rm -rf -- "$results/previous"
  mv -- "$results/latest" "$results/previous" || fail 3 "$results/latest: cannot be replaced"
fi
mv -- "$new" "$results/latest" || fail 3 "$results/latest: cannot be written"
[ "$lint" -lt 2 ] || cat -- "$results/latest/messages.txt" >&2
exit "$lint"
