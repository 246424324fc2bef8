#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Asks for WHO's client id and client secret without showing the secret, and stores them in the running server.
# Usage: JBOSS_HOME=/opt/wildfly credential.sh [rotate] [arguments of jboss-cli.sh, such as --controller=host:9990]
# In a managed domain, ICD_SERVERS names the running servers, each as host/server: ICD_SERVERS="primary/desk-one …"
set -eu
script=credential.cli
if [ "${1:-}" = rotate ]; then
    script=credential-rotate.cli
    shift
fi
: "${JBOSS_HOME:?is not set: the directory of WildFly}"
printf 'Client id: ' >&2
IFS= read -r ICD_CLIENT_ID
printf 'Client secret (not shown): ' >&2
if [ -t 0 ]; then
    trap 'stty echo' EXIT INT TERM
    stty -echo
fi
IFS= read -r ICD_CLIENT_SECRET
printf '\n' >&2
# The CLI puts the values into its own quotation marks.
quoted() {
    printf '%s' "$1" | sed 's/[\\"]/\\&/g'
}
ICD_CLIENT_ID=$(quoted "$ICD_CLIENT_ID")
ICD_CLIENT_SECRET=$(quoted "$ICD_CLIENT_SECRET")
export ICD_CLIENT_ID ICD_CLIENT_SECRET
store() {
    "$JBOSS_HOME/bin/jboss-cli.sh" --connect --resolve-parameter-values --file="$(dirname "$0")/$script" "$@" </dev/null
}
if [ -z "${ICD_SERVERS:-}" ]; then
    store "$@"
fi
for server in ${ICD_SERVERS:-}; do
    ICD_HOST=${server%%/*}
    ICD_SERVER=${server#*/}
    export ICD_HOST ICD_SERVER
    echo "$server:"
    store "$@"
done
