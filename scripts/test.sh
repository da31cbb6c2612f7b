#!/usr/bin/env bash
# ./kpi test: every test there is, .NET, TypeScript and end-to-end; the last line counts them.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$root/scripts/install.sh"
cd "$root"

for argument in "$@"; do
  case $argument in
    --long) export KPI_LONG_TESTS=1 ;;
    --help | -h)
      echo "Usage: ./kpi test [--long]"
      echo "Installs what the tests need and runs them all; --long runs the full fuzz, kill and property tests."
      echo "What fails is repeated once, by itself; what passes only then is named 'unstable' above the last line."
      exit 0
      ;;
    *) fail ARGUMENT_UNKNOWN "'$argument' is no option of ./kpi test; it knows --long." ;;
  esac
done

need_sdk
need_node
results="$root/artifacts/test-results"
rm -rf "$results"
mkdir -p "$results"
install_test_tools
KPI_BROWSER=$(find_browser)
export KPI_BROWSER

status=0
build_graphiql
(npm_install "$root/src/Reporting/Renderer" && build_dashboards && npm_install "$root/tests/conformance") &
packages=$!
dotnet tool restore >/dev/null
# One compiler for all projects instead of one each, and none left behind.
dotnet build Kpi.sln -c Release -v quiet -nologo -p:UseSharedCompilation=true
# What the script ./kpi looks at, which must not build again under the tests (KPI_NO_BUILD).
touch artifacts/bin/Api/release/Kpi.Api.dll
dotnet build-server shutdown --vbcscompiler >/dev/null || true
wait $packages

echo "Checking formats …"
dotnet csharpier check src tests bench || status=1
(cd dashboards && npm run lint --silent) || status=1
(cd tests/conformance && npm run lint --silent) || status=1

# Nothing here runs long enough to earn back what .NET's profiles cost: a third of the processor time.
export DOTNET_TieredPGO=0
# What the tests start is what was built above.
export KPI_NO_BUILD=1
echo "Testing …"
node --test --test-reporter=junit --test-reporter-destination="$results/scripts.together.xml" scripts/tests/ || status=1
node scripts/tests/run.mjs "$root" "$results" || status=1
node scripts/tests/count.mjs "$results" || status=1
exit $status
