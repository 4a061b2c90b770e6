#!/usr/bin/env bash
# Boots Grafana on its instance: run once by the user data in infra/cloudformation/grafana.yaml, as root, from the unpacked
# artefact. Nothing is kept here that a new instance would not make again. Repeating is safe. The last line says how it ended.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
readonly here content=${here%/*} configuration=${BREWLINE_CONFIGURATION:-/etc/brewline} units=${BREWLINE_UNITS:-/etc/systemd/system}
# The last minor version of 12 is maintained longest, and has the CloudWatch data source in it; in 13 it is a plugin that cannot
# be pinned. https://grafana.com/docs/grafana/latest/upgrade-guide/when-to-upgrade/
readonly image=grafana/grafana:12.4.12
readonly grafana=http://127.0.0.1:80

die() {
  echo "$*" >&2
  exit 1
}

# try COMMAND...: three times, for what the internet may refuse once.
try() {
  "$@" || { sleep "${BREWLINE_POLL_SECONDS:-10}" && "$@"; } || { sleep "${BREWLINE_POLL_SECONDS:-20}" && "$@"; }
}

install_docker() {
  try dnf install --assumeyes --quiet docker || die "Docker could not be installed."
  systemctl enable --quiet --now docker
}

start_grafana() {
  # Whatever the rights were where the artefact was packed.
  chmod -R a+rX "$content/provisioning" "$content/dashboards"
  try docker pull --quiet "$image" || die "The image $image could not be pulled."
  docker rm --force grafana >/dev/null 2>&1 || true
  docker run --detach --name grafana --restart unless-stopped --publish 80:3000 \
    --cap-drop ALL --security-opt no-new-privileges \
    --env-file "$here/settings.env" --env-file "$configuration/stack.env" \
    --volume "$configuration/secrets:/run/secrets:ro" \
    --volume "$content/provisioning:/etc/grafana/provisioning:ro" \
    --volume "$content/dashboards:/var/lib/grafana/dashboards:ro" \
    --log-driver awslogs --log-opt "awslogs-region=$AWS_REGION" --log-opt "awslogs-group=$GRAFANA_LOG_GROUP" \
    --log-opt "awslogs-stream=$(hostname)" --log-opt mode=non-blocking "$image" >/dev/null ||
    die "The container could not be started."
}

wait_for_grafana() {
  local attempts=100
  until curl --silent --fail --max-time 5 --output /dev/null "$grafana/api/health"; do
    ((attempts-- > 0)) || {
      docker logs --tail 20 grafana || true
      die "Grafana does not answer; its log is in $GRAFANA_LOG_GROUP."
    }
    sleep "${BREWLINE_POLL_SECONDS:-3}"
  done
}

# api PATH ARGUMENT...: as the administrator; prints the status. The password goes by a file, as arguments can be listed.
api() {
  local path=$1 password
  shift
  password=$(<"$configuration/secrets/admin-password")
  password=${password//\\/\\\\}
  curl --silent --output /dev/null --write-out '%{http_code}' --header 'Content-Type: application/json' \
    --config <(printf 'user = "admin:%s"\n' "${password//\"/\\\"}") "$@" "$grafana$path"
}

check_plugin() {
  local status
  status=$(api /api/plugins/grafana-redshift-datasource/settings) || true
  [[ $status == 200 ]] || die "The plugin for Redshift is not there, or the password of admin is refused (HTTP $status)."
}

# Viewers: that is what settings.env makes of whoever is new.
make_users() {
  local file status
  for file in "$configuration"/users/*.json; do
    [[ -e $file ]] || continue
    status=$(api /api/admin/users --data "@$file") || true
    # 412: the login is there already.
    [[ $status == 200 || $status == 412 ]] || die "The login $(basename "$file" .json) could not be made (HTTP $status)."
  done
  rm -rf "$configuration/users"
}

# What the alarm listens to. The first beat at once, so that a role which may not write it fails the boot.
start_heartbeat() {
  install -m 0644 "$here/brewline-heartbeat.service" "$here/brewline-heartbeat.timer" "$units"
  systemctl daemon-reload
  systemctl start brewline-heartbeat.service || die "The heartbeat could not be written to CloudWatch."
  systemctl enable --quiet --now brewline-heartbeat.timer
}

install_docker
bash "$here/configure.sh" "$configuration"
start_grafana
wait_for_grafana
check_plugin
make_users
start_heartbeat
echo "Grafana answers."
