#!/usr/bin/env bash
# What people and machines do to a linter: bad_input.sh SHIMON. Every case must end with its status and a message.
set -u
shimon=$(realpath "$1")
folder=$(mktemp -d)
trap 'chmod -R u+rwx "$folder"; rm -rf "$folder"' EXIT
cd "$folder" || exit
failed=0

# expect STATUS PATTERN NAME COMMAND...: the status, and a pattern in what was said.
expect() {
  local status=$1 pattern=$2 name=$3
  shift 3
  local said code=0
  said=$(timeout 60 "$@" 2>&1) || code=$?
  if [ "$code" -ne "$status" ] || ! grep -q -- "$pattern" <<<"$said"; then
    echo "FAILED: $name: status $code (expected $status); ${said:0:400}"
    failed=$((failed + 1))
  else
    echo "ok: $name"
  fi
}

good='件名: 資料の印刷'
export LC_ALL=C

: >empty.yaml
expect 3 'yaml/empty' 'empty file' "$shimon" lint empty.yaml
printf '\xff\xfea\x00' >utf16.yaml
expect 3 'UTF-16' 'UTF-16' "$shimon" lint utf16.yaml
printf 'a: \xc3(\n' >broken.yaml
expect 3 'yaml/not-utf8' 'invalid UTF-8' "$shimon" lint broken.yaml
printf 'a: \0b\n' >nul.yaml
expect 3 'yaml/forbidden-character' 'NUL' "$shimon" lint nul.yaml
head -c 17000000 /dev/zero | tr '\0' 'a' >big.yaml
expect 3 'yaml/file-too-big' 'more than 16 MiB' "$shimon" lint big.yaml
{ printf '件名: '; head -c 16000000 /dev/zero | tr '\0' 'a'; } >long.yaml
expect 3 '判定できず' 'one scalar of almost 16 MiB is over the budget of steps, not a pass' "$shimon" lint long.yaml
{ printf '件名: x\n'; head -c 15000000 /dev/zero | tr '\0' 'a'; } >long2.yaml
expect 3 'yaml/missing-colon' 'a mistake in a line of 15 MB' "$shimon" lint long2.yaml
printf '%010000d' 0 | tr '0' '[' >deep.yaml
expect 3 'yaml/too-deep' 'nesting 10,000 deep' "$shimon" lint deep.yaml
expect 3 'file/unreadable' 'missing file' "$shimon" lint none.yaml
mkdir folder.yaml
expect 3 'nothing\|ありません' 'a folder without proposals' "$shimon" lint folder.yaml
mkdir loop && printf '%s\n' "$good" >loop/a.yaml && ln -s . loop/again && ln -s ../loop loop/twice
expect 0 '輪' 'a loop of links' "$shimon" lint loop --fail-on never
mkfifo loop/pipe.yaml
expect 0 '通常のファイル' 'a FIFO in a folder' "$shimon" lint loop --fail-on never
ln -s /dev/zero loop/zero.yaml
expect 0 'zero.yaml' 'a device behind a link' "$shimon" lint loop --fail-on never
ln -s nowhere loop/dangling.yaml
expect 3 'dangling.yaml' 'a dangling link' "$shimon" lint loop --fail-on never
printf '%s\n' "$good" >secret.yaml && chmod 000 secret.yaml && chmod 755 "$folder"
if [ "$(id -u)" -ne 0 ]; then
  expect 3 '権限' 'an unreadable file' "$shimon" lint secret.yaml
elif setpriv --reuid 65534 --clear-groups "$shimon" --version >/dev/null 2>&1; then
  # The superuser may read everything; somebody else may not.
  expect 3 '権限' 'an unreadable file' setpriv --reuid 65534 --clear-groups "$shimon" lint secret.yaml
else
  echo "skipped: an unreadable file (running as root, and nobody else may run the program)"
fi
rm -f secret.yaml
printf '%s\n' "$good" >good.yaml
expect 3 'yaml/empty' 'the other files are still linted' "$shimon" lint empty.yaml good.yaml
expect 3 'good.yaml' 'their findings are shown' "$shimon" lint empty.yaml good.yaml
mkdir -p rules/local && printf 'title: x\n' >rules/local/broken.yaml
expect 3 'rules/local/broken.yaml:1:8' 'a broken rule file' "$shimon" lint good.yaml --rules rules
expect 2 'fromat' 'a misspelt option' "$shimon" lint --fromat json
expect 3 '閉じられました' 'a closed pipe' bash -c "'$shimon' lint good.yaml --format ndjson 2>&1 >&3 3>&- | cat; exit \${PIPESTATUS[0]}" 3> >(exec 0<&-; exit 0; )
if [ -e /dev/full ]; then
  expect 3 'ディスク' 'a full disk' bash -c "'$shimon' lint good.yaml >/dev/full"
fi
if [ -e /dev/full ]; then
  expect 3 '/dev/full' 'a full device as output file' "$shimon" lint good.yaml -o json=/dev/full
  [ -c /dev/full ] || { echo "FAILED: /dev/full is gone"; failed=$((failed + 1)); }
fi
expect 3 'フォルダがありません' 'an output folder that is missing' "$shimon" lint good.yaml -o json=missing/out.json
expect 3 'フォルダです' 'a folder as output file' "$shimon" lint good.yaml -o json=folder.yaml
expect 2 '調べる提案書です' 'an output over a proposal' "$shimon" lint good.yaml -o json=./good.yaml
mkdir out && printf 'old\n' >out/old.json
# Files may not grow beyond a kilobyte, as on a full disk.
expect 3 'out/old.json' 'an output file that cannot be written to the end' \
  bash -c "trap '' XFSZ; ulimit -f 1; exec '$shimon' lint good.yaml -o sarif=out/old.json"
expect 0 '^old$' 'the old file stays' cat out/old.json
expect 0 '^old.json$' 'no temporary file is left' ls out
chmod 555 out
if [ "$(id -u)" -ne 0 ]; then
  expect 3 '書く権限' 'an output folder that may not be written' "$shimon" lint good.yaml -o json=out/new.json
elif setpriv --reuid 65534 --clear-groups "$shimon" --version >/dev/null 2>&1; then
  expect 3 '書く権限' 'an output folder that may not be written' \
    setpriv --reuid 65534 --clear-groups "$shimon" lint good.yaml -o json=out/new.json
else
  echo "skipped: an output folder that may not be written (running as root, and nobody else may run the program)"
fi
mkdir none && printf 'x' >none/notes.txt
expect 3 'ありません' 'nothing to lint' "$shimon" lint none --format json
echo "$failed failed"
[ "$failed" -eq 0 ]
