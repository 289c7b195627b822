#!/usr/bin/env bash
# One step of the composite action: inputs come as INPUT_*, results go to GITHUB_OUTPUT. Works in any shell that sets them.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)"
arguments=(gate --out "${INPUT_OUT:-gov-audit-reports}" --lang "${INPUT_LANG:-zh}" --github)
add() { if [ -n "${2:-}" ]; then arguments+=("$1" "$2"); fi; }
add --serve "${INPUT_SERVE:-}"
add --url "${INPUT_URL:-}"
add --exec "${INPUT_EXEC:-}"
add --wait-for "${INPUT_WAIT_FOR:-}"
add --baseline "${INPUT_BASELINE:-}"
add --against "${INPUT_AGAINST:-}"
add --policy "${INPUT_POLICY:-}"
while IFS= read -r line; do
  if [ -n "$line" ]; then arguments+=("$line"); fi
done <<< "${INPUT_ARGUMENTS:-}"

code=0
node "$root/src/cli/bin.mjs" "${arguments[@]}" || code=$?
run="${INPUT_OUT:-gov-audit-reports}/latest"
passed=false
if [ "$code" = 0 ]; then passed=true; fi
{
  echo "passed=$passed"
  echo "sarif=$run/results.sarif"
  echo "report=$run"
} >> "${GITHUB_OUTPUT:-/dev/null}"
exit "$code"
