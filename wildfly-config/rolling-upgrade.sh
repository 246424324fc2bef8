#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Upgrades ICD Desk on several servers, one after the other, while the others serve: suspends one, replaces the WAR, waits
# until the new version is deployed, resumes the server, and goes on with the next. A suspended server answers 503 to
# everything, never 404, so that a load balancer asks another one. The script stops at the first failure. A server that has
# this WAR already is left alone: run it again after a failure. It serves for one server alone too.
# Usage: JBOSS_HOME=/opt/wildfly rolling-upgrade.sh [--dry-run] icd-desk.war host:port … [-- arguments of jboss-cli.sh]
#   host:port   the management address of each server, such as desk1.example:9990
#   --dry-run   tells what it would do, and changes nothing
# Environment: ICD_DRAIN, the seconds that requests in progress get to finish (default 30); ICD_PATIENCE, the seconds that a
# server gets to come back (default 300).
set -eu

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

: "${JBOSS_HOME:?is not set: the directory of WildFly}"
drain=${ICD_DRAIN:-30}
patience=${ICD_PATIENCE:-300}
dry=false
if [ "${1:-}" = --dry-run ]; then
    dry=true
    shift
fi
usage="Usage: rolling-upgrade.sh [--dry-run] icd-desk.war host:port … [-- arguments of jboss-cli.sh]"
[ $# -ge 2 ] || fail "$usage"
war=$1
shift
servers=
while [ $# -gt 0 ] && [ "$1" != -- ]; do
    case $1 in
        -* | *[!A-Za-z0-9.:_\[\]-]* | '') fail "\"$1\" is not an address such as desk1.example:9990." "$usage" ;;
        *:*) servers="$servers $1" ;;
        *) fail "\"$1\" has no port: the address of a server's management interface is host:port, such as $1:9990." ;;
    esac
    shift
done
[ "${1:-}" != -- ] || shift
[ -n "$servers" ] || fail "$usage"
[ -r "$war" ] || fail "$war cannot be read."
case $(basename "$war") in
    *' '* | *"'"* | *'"'*) fail "The name of $war has spaces or quotation marks: copy it to icd-desk.war." ;;
esac
case $drain$patience in
    *[!0-9]*) fail "ICD_DRAIN and ICD_PATIENCE are numbers of seconds." ;;
esac
wanted=$(sha1sum <"$war" | cut -c1-40)

commands=$(mktemp)
trap 'rm -f "$commands"' EXIT INT TERM

# Runs commands of the CLI, which it reads, on a server; what was said is in $said. Ends at the first that fails.
cli() {
    server=$1
    shift
    cat >"$commands"
    said=$("$JBOSS_HOME/bin/jboss-cli.sh" --no-color-output --connect --controller="$server" --timeout=120000 \
        "$@" --file="$commands" </dev/null 2>&1)
}

# Says what to do after a failure.
stop() {
    fail "$1: $2" "$said" "" "Stopped at $1. $3" \
        "The servers before it have the new version, those after it the old one; both can serve side by side." \
        "When it is mended, run the same command again: servers that have this WAR are left alone." \
        "To go back instead, run this script with the old WAR."
}

# Nothing is changed on any server before all have answered.
todo=
for node in $servers; do
    cli "$node" "$@" <<END || case $said in
:read-attribute(name=process-type)
/deployment=icd-desk.war:read-attribute(name=persistent)
/deployment=icd-desk.war:read-attribute(name=content)
:read-attribute(name=suspend-state)
END
        *'"Domain Controller"'* | *'"Host Controller"'*) stop "$node" "this is a managed domain." \
            "Nothing was changed on any server. See docs/administration.md, \"A managed domain\"." ;;
        *WFLYCTL0216*) stop "$node" "there is no deployment icd-desk.war." \
            "Nothing was changed on any server. Install it there first with the CLI's command deploy." ;;
        *) stop "$node" "the management interface does not answer." "Nothing was changed on any server." ;;
    esac
    # The SHA-1 of the WAR that the server has, as WildFly tells it: bytes { 0x01, … }.
    has=$(printf '%s' "$said" | tr -d '\n ' | sed -n 's/.*bytes{\([0-9a-fx,]*\)}.*/\1/p' | sed 's/0x//g; s/,//g')
    case $said in
        *'=> false'*) stop "$node" "icd-desk.war comes from the directory standalone/deployments." \
            "Nothing was changed on any server. Remove the file there, and install the WAR with the CLI's command deploy." ;;
    esac
    case $has:$said in
        "$wanted":*RUNNING*) echo "$node: has this version already, left alone." ;;
        *) todo="$todo $node" && echo "$node: has another version, or is suspended: to be upgraded." ;;
    esac
done
if $dry; then
    echo "Nothing was changed: --dry-run."
    exit 0
fi

for node in $todo; do
    echo "$node: suspended; requests in progress have $drain s."
    cli "$node" "$@" <<END || stop "$node" "it cannot be upgraded." "It may be suspended: the CLI's :resume lets it serve again."
:suspend(suspend-timeout=$drain)
deploy --force --name=icd-desk.war $war
END
    end=$(($(date +%s) + patience))
    until cli "$node" "$@" <<END && [ "$(printf '%s' "$said" | grep -c -e '"running"' -e '"OK"')" = 2 ]; do
:read-attribute(name=server-state)
/deployment=icd-desk.war:read-attribute(name=status)
END
        case $said in
            *'"FAILED"'*) stop "$node" "the new version does not start." "It stays suspended and serves nobody; see its server.log." ;;
        esac
        [ "$(date +%s)" -lt "$end" ] ||
            stop "$node" "it is not ready after $patience s." "It stays suspended and serves nobody; see its server.log."
        sleep 1
    done
    # In a cluster, a server may wait in vain for the others to notice that it is back. Asked again, it serves, but its cache of
    # the cluster may not have started.
    cli "$node" "$@" <<END || {
:resume
END
        cli "$node" "$@" <<END || stop "$node" "it cannot be resumed." "Resume it with the CLI's :resume."
:resume
END
        echo "$node: was resumed only when asked twice. If its status page says that it shares no answers, reload it with the CLI's :reload."
    }
    echo "$node: serves the new version."
done
echo "Done: all servers have this version."
