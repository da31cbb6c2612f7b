#!/usr/bin/env bash
# ./kpi bench: builds the benchmark of a part and runs it. What was seen stands in docs/performance.md.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$root/scripts/install.sh"

usage() {
  cat <<'HELP'
Usage: ./kpi bench NAME [ARGUMENT…]
Runs a benchmark and prints what it measured beside an honest alternative; the exit code is not 0 when a goal is missed.

  graphql [load|cold|phases|parse|growth]   the GraphQL engine: a hand-written endpoint and graphql-js beside it
  data [--quick|import|refresh|read|memory] import, measuring and reading beside the sqlite3 shell, plain SQL and ADO.NET
  statistics [compare|coverage]             comparing branches; whether intervals and limits keep their promises
  early-warning [FILE]                      the early-warning model on real customers, with its model card
  mutants FOLDER                            which small changes of the code no test notices, by Stryker.NET
  first-answer                              clone to first answer with empty package caches
HELP
}

need_command() {
  command -v "$1" >/dev/null || fail "${1^^}_MISSING" "The benchmark needs $1; on Debian it is in the package $2."
}

run() {
  local project=$1
  shift
  need_sdk
  dotnet build "$root/bench/$project" -c Release -v quiet -nologo -p:RunAnalyzers=false >&2
  exec "$root/artifacts/bin/$project/release/Kpi.$project" "$@"
}

name=${1:---help}
(($# == 0)) || shift
case $name in
  graphql)
    need_command wrk wrk
    need_node
    build_graphiql
    npm_install "$root/tests/conformance"
    run GraphQL.Bench "$@"
    ;;
  data)
    need_command sqlite3 sqlite3
    run Data.Bench "$@"
    ;;
  statistics) run Kpis.Bench statistics "$@" ;;
  early-warning) run Kpis.Bench early-warning "$@" ;;
  mutants) exec "$root/bench/mutants.sh" "$@" ;;
  first-answer) exec "$root/bench/first-answer.sh" "$@" ;;
  --help | -h | -'?') usage ;;
  *)
    usage >&2
    fail BENCHMARK_UNKNOWN "There is no benchmark named '$name'."
    ;;
esac
