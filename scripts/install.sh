# Sourced by ./kpi and scripts/test.sh: installs what a fresh Debian 12 machine with the .NET SDK and Node lacks,
# or says exactly what to install. Downloads nothing but packages of NuGet, npm and Debian.

fail() {
  echo "$1: $2" >&2
  exit 1
}

# Called before anything is installed or built. Tests set KPI_NO_BUILD=1: a build under them would replace what other tests run, and take their time.
may_build() {
  [[ ${KPI_NO_BUILD:-} != 1 ]] ||
    fail NOT_BUILT "$1 missing or older than the sources, and KPI_NO_BUILD=1 forbids to build. Run ./kpi without it once, or ./kpi test."
}

need_sdk() {
  command -v dotnet >/dev/null || fail SDK_MISSING "The .NET 10 SDK is not on the PATH. Install it from your package manager or from Microsoft, then run this again."
}

need_node() {
  command -v node >/dev/null || fail NODE_MISSING "Node 20 or newer is not on the PATH. Install it, then run this again."
  local major
  major=$(node -p 'process.versions.node.split(".")[0]')
  ((major >= 20)) || fail NODE_TOO_OLD "Node $(node --version) is too old: version 20 or newer is needed."
}

# Whether anything that the build reads in the given places is newer than a file.
newer_than() {
  local file=$1
  shift
  [[ -n $(find "$@" \( -name node_modules -o -name wwwroot -o -name bin -o -name obj \) -prune -o -type f -newer "$file" -print -quit) ]]
}

# Installs a folder's npm packages as its lock file says, unless that was done.
npm_install() {
  local folder=$1
  if [[ ! -f $folder/node_modules/.installed || $folder/package-lock.json -nt $folder/node_modules/.installed ]]; then
    may_build "The npm packages of ${folder#"$root"/} are"
    echo "Installing npm packages of ${folder#"$root"/} …" >&2
    (cd "$folder" && npm ci --no-audit --no-fund --loglevel=error >&2) ||
      fail NPM_FAILED "npm could not install the packages of ${folder#"$root"/}; see its message above."
    touch "$folder/node_modules/.installed"
  fi
}

build_dashboards() {
  local page="$root/src/Api/wwwroot/index.html"
  npm_install "$root/dashboards"
  if [[ ! -f $page ]] || newer_than "$page" "$root/dashboards"; then
    may_build "The dashboards are"
    echo "Building the dashboards …" >&2
    (cd "$root/dashboards" && npm run build --silent >&2) || fail DASHBOARDS_FAILED "The dashboards did not build; see the message above."
    touch "$page"
  fi
}

# GraphiQL is part of the GraphQL assembly, so this comes before the build of the application.
build_graphiql() {
  local source="$root/src/GraphQL/Transport/Tool/Page" page="$root/src/GraphQL/Transport/Tool/dist/index.html"
  if [[ ! -f $page ]] || newer_than "$page" "$source"; then
    may_build "GraphiQL is"
    npm_install "$source"
    echo "Building GraphiQL …" >&2
    (cd "$source" && npm run build --silent >&2) || fail GRAPHIQL_FAILED "GraphiQL did not build; see the message above."
    touch "$page"
  fi
}

# A browser for the end-to-end tests: Chromium, Chrome or Edge, wherever a laptop has one.
find_browser() {
  local name
  for name in chromium google-chrome google-chrome-stable microsoft-edge chrome \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"; do
    command -v "$name" && return 0
  done
  return 1
}

has_chinese_font() { command -v fc-list >/dev/null && [[ -n $(fc-list :lang=zh-cn) ]]; }

# Installs the Debian packages that tests need and the machine lacks.
install_test_tools() {
  local missing=()
  find_browser >/dev/null || missing+=(chromium)
  has_chinese_font || missing+=(fontconfig fonts-noto-cjk)
  command -v pdftotext >/dev/null || missing+=(poppler-utils)
  command -v soffice >/dev/null || missing+=(libreoffice-calc-nogui)
  if ((${#missing[@]} == 0)); then
    return 0
  fi

  if command -v apt-get >/dev/null && [[ $(id -u) == 0 ]]; then
    echo "Installing ${missing[*]} …" >&2
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"; } >"$root/artifacts/apt.log" 2>&1 ||
      fail TOOLS_MISSING "apt-get could not install ${missing[*]}; see artifacts/apt.log."
  else
    fail TOOLS_MISSING "The tests need ${missing[*]} (Debian's names). Install them, for example with: sudo apt-get install -y ${missing[*]}"
  fi
}
