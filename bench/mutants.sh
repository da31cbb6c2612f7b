#!/usr/bin/env bash
# ./kpi bench mutants FOLDER [STRYKER-OPTION…]: changes the code of a folder, one small change at a time, and shows which changes no test notices.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$root/scripts/install.sh"

folder=${1:-}
folder=${folder%/}
[[ -n $folder ]] || fail FOLDER_MISSING "Name a folder of the code, for example: ./kpi bench mutants src/Kpis/Statistics"
[[ -d $root/$folder ]] || fail FOLDER_UNKNOWN "There is no folder '$folder' in the repository."
IFS=/ read -r top project inside <<<"$folder"
[[ $top == src && -d $root/tests/$project.Tests ]] || fail FOLDER_WITHOUT_TESTS "'$folder' is no folder below src/PROJECT that tests/PROJECT.Tests tests."

# The tests of the folder of the same name are asked, where there is one: what a folder claims is for its own tests to notice.
own=()
if [[ -n $inside && -d $root/tests/$project.Tests/$inside ]]; then own=(--test-case-filter "FullyQualifiedName~Kpi.$project.Tests.${inside//\//.}."); fi

need_sdk
need_node
cd "$root/bench"
dotnet tool restore >/dev/null
# The mutants are built into the outputs of Debug, which nothing else here uses.
report="$root/artifacts/mutants/${folder//\//-}"
dotnet tool run dotnet-stryker --test-runner mtp --test-project "../tests/$project.Tests/$project.Tests.csproj" --configuration Debug \
  --project "$project.csproj" --mutate "${inside:+$inside/}**/*.cs" --reporter json --output "$report" --skip-version-check "${own[@]}" "${@:2}"
node mutants.mjs "$report/reports/mutation-report.json" "$folder"
