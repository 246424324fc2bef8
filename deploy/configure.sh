#!/usr/bin/env bash
# Configures standalone-ha.xml of a stopped WildFly for a container, with the scripts of ../wildfly-config, and deploys
# the WAR where it lies: nothing is written to the server's directories when it runs, but to data, log and tmp.
# JBOSS_HOME: the server. ICD_WAR: the WAR (/opt/icd-desk/icd-desk.war unless set).
set -euo pipefail
scripts=$(cd "$(dirname "$0")/../wildfly-config" && pwd)
war=${ICD_WAR:-/opt/icd-desk/icd-desk.war}
key=$JBOSS_HOME/standalone/configuration/icd-cluster.p12
work=$(mktemp -d)
trap 'rm -rf "$work" "$JBOSS_HOME/standalone/configuration/standalone_xml_history"; : > "$key"' EXIT
# cluster.cli opens the cluster's key. Here it is one for this moment only; the server gets the real one when it runs.
keytool -genkeypair -alias icd-cluster -keyalg EC -groupname secp256r1 -dname CN=icd-cluster -storetype PKCS12 \
    -keystore "$work/key.p12" -storepass changeit -noprompt
cp "$work/key.p12" "$key"
{
    echo "embed-server --server-config=standalone-ha.xml --std-out=discard"
    for task in credential-store logging headers-and-limits administrators health metrics reverse-proxy cluster cluster-dns; do
        cat "$scripts/$task.cli"
        echo
    done
    # Nothing in the network of a Kubernetes cluster announces itself by multicast.
    echo "/subsystem=modcluster/proxy=default:write-attribute(name=advertise, value=false)"
    # What is deployed is named here; no directory is looked at for more.
    echo "/subsystem=deployment-scanner/scanner=default:remove"
    echo "if (outcome != success) of /deployment=icd-desk.war:read-resource"
    echo "    deploy --unmanaged $war"
    echo "end-if"
    echo "stop-embedded-server"
} > "$work/configure.cli"
# The credential store is created at the first start, with the password of that server: here it goes elsewhere.
ICD_CLUSTER_PASSWORD=changeit JAVA_OPTS="-Djboss.server.data.dir=$work/data -Djboss.server.log.dir=$work/log -Djboss.server.temp.dir=$work/tmp" \
    "$JBOSS_HOME/bin/jboss-cli.sh" --no-color-output --file="$work/configure.cli"
