# Sourced by ./demo, ./check and ./bench: finds a JDK 25 and sets JAVA_HOME, whatever java is on the PATH.
carrel_jdk_release() { sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null; }

carrel_find_jdk() {
  local candidate on_path=""
  if command -v javac >/dev/null 2>&1; then
    on_path=$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")
  fi
  for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/*; do
    if [ -n "$candidate" ] && [ -x "$candidate/bin/javac" ] && [ "$(carrel_jdk_release "$candidate")" = 25 ]; then
      JAVA_HOME=$candidate
      export JAVA_HOME
      return 0
    fi
  done
  echo "Carrel needs a JDK 25: install one (for instance Eclipse Temurin 25 or Debian 13's openjdk-25-jdk) or point JAVA_HOME at it." >&2
  return 1
}

carrel_need_maven() {
  command -v mvn >/dev/null 2>&1 && return 0
  echo "Carrel needs Maven 3.8 or later to build: install it (Debian: apt-get install maven)." >&2
  return 1
}

# Runs Maven and says in one line each what it is doing; the whole output goes to a log that a failure names.
carrel_maven() {
  local log=$1 status=0
  shift
  mkdir -p "$(dirname "$log")"
  set +e
  mvn -B -ntp "$@" 2>&1 | tee "$log" | awk '
    /^\[INFO\] Building Carrel/ { sub(/^\[INFO\] Building /, ""); sub(/ 1\.0-SNAPSHOT +\[/, " ("); sub(/\]$/, ")"); sub(/\//, " of "); print "  building  " $0; fflush() }
    /Tests run:.*-- in /        { if (++n % 20 == 0) { print "  tested    " n " classes so far"; fflush() } }
    /Tests run: [0-9]+, Failures: [0-9]+, Errors: [0-9]+, Skipped: [0-9]+$/ { sub(/^\[[A-Z]+\] +/, ""); print "  tested    " $0; fflush() }
    /^\[ERROR\]/                { if (e++ < 60) { print "  " $0; fflush() } }
  '
  status=${PIPESTATUS[0]}
  set -e
  [ "$status" -eq 0 ] || echo "The build failed; its whole output is in $log" >&2
  return "$status"
}
