#!/usr/bin/env bash
# How long a newcomer waits: git clone, ./kpi demo, first GraphQL answer, with cold NuGet and npm caches; then the second start.
# Usage: bench/first-answer.sh [REPOSITORY]
set -euo pipefail
repository=$(cd "${1:-$(dirname "${BASH_SOURCE[0]}")/..}" && pwd)
work=$(mktemp -d)
export NUGET_PACKAGES="$work/nuget" npm_config_cache="$work/npm"
server=
trap '[[ -z $server ]] || kill -- "-$server" 2>/dev/null || true; rm -rf "$work"' EXIT

measure() {
  local name=$1 start=$2 port=$3 question='{"query":"{ branch(code: \"HQ\") { kpi(id: \"churn_rate\", month: \"2026-10\") { value } } }"}'
  setsid ./kpi demo --port "$port" --data "$work/data" >"$work/log" 2>&1 &
  server=$!
  until grep -q '^ready: ' "$work/log"; do
    kill -0 "$server" 2>/dev/null || { cat "$work/log" >&2; exit 1; }
    sleep 0.1
  done
  local ready=$SECONDS
  curl -sf "http://127.0.0.1:$port/graphql" -H 'content-type: application/json' -d "$question" | grep -q '"value"'
  echo "$name: ready after $((ready - start)) s, first answer after $((SECONDS - start)) s"
  kill -- "-$server"
  wait "$server" 2>/dev/null || true
  server=
}

began=$SECONDS
git clone -q "$repository" "$work/clone"
cd "$work/clone"
measure "cold (clone, empty package caches, no warehouse)" "$began" 5191
measure "second start" "$SECONDS" 5192
