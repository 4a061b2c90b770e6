#!/usr/bin/env bash
# Writes what Grafana reads that no file of the repository can hold: which stack it shows, and passwords.
#
#   configure.sh FOLDER
#
#   FOLDER/stack.env         the stack, for the files in provisioning to name
#   FOLDER/secrets/          admin-password and secret-key, for Grafana alone
#   FOLDER/users/LOGIN.json  what makes each login of GRAFANA_USERS, for root alone
#
# A login's password is the secret STACK/grafana/LOGIN; one that is missing is made. Repeating changes nothing. Reads AWS_REGION,
# BREWLINE_* and GRAFANA_USERS from the environment. Passwords go by files, never by arguments, which others can list.
set -euo pipefail
umask 077

readonly folder=${1:?Say into which folder.}
# As whom Grafana runs in its container.
readonly grafana_user=472
readonly variables=(AWS_REGION BREWLINE_STACK BREWLINE_WORKGROUP BREWLINE_DATABASE BREWLINE_SECRET_ARN BREWLINE_ALERT_TOPIC_ARN
  BREWLINE_METRICS_NAMESPACE BREWLINE_RUNBOOK_URL)

die() {
  echo "$*" >&2
  exit 1
}

json_text() {
  local text=${1//\\/\\\\}
  printf '"%s"' "${text//\"/\\\"}"
}

# random LENGTH: so many hexadecimal digits.
random() {
  head -c "$(($1 / 2))" /dev/urandom | od -A n -v -t x1 | tr -d ' \n'
}

# Sets $password to what the secret of a login holds; fails where there is none.
fetch_password() {
  if password=$(aws secretsmanager get-secret-value --secret-id "$1" --query SecretString --output text 2>"$scratch/error"); then
    [[ -n $password ]] || die "The secret $1 is empty."
  elif grep -q ResourceNotFoundException "$scratch/error"; then
    return 1
  else
    die "The secret $1 cannot be read: $(tail -n 1 "$scratch/error")"
  fi
}

# Sets $password, after making the secret if it is missing; another instance may do that at the same moment.
find_password() {
  fetch_password "$1" && return
  random 32 >"$scratch/password"
  aws secretsmanager create-secret --name "$1" --description "The password of a login of Grafana's." \
    --secret-string "file://$scratch/password" >/dev/null 2>"$scratch/error" ||
    grep -q ResourceExistsException "$scratch/error" ||
    die "The secret $1 cannot be made: $(tail -n 1 "$scratch/error")"
  fetch_password "$1" || die "The secret $1 was made and is not there."
}

# put FILE: writes it from standard input as a whole, or not at all.
put() {
  cat >"$scratch/new"
  chmod 0400 "$scratch/new"
  mv -f "$scratch/new" "$1"
}

write_stack() {
  local name
  for name in "${variables[@]}"; do
    [[ -n ${!name:-} ]] || die "The environment variable $name is not set."
  done
  for name in "${variables[@]}"; do echo "$name=${!name}"; done | put "$folder/stack.env"
}

write_secrets() {
  find_password "$BREWLINE_STACK/grafana/admin"
  printf '%s' "$password" | put "$folder/secrets/admin-password"
  # Encrypts what Grafana keeps in its database, which lives no longer than the container.
  [[ -e $folder/secrets/secret-key ]] || random 32 | put "$folder/secrets/secret-key"
  chown -R "$grafana_user" "$folder/secrets"
}

write_users() {
  local login logins
  IFS=, read -r -a logins <<<"${GRAFANA_USERS:-}"
  rm -rf "$folder/users"
  mkdir "$folder/users"
  for login in "${logins[@]}"; do
    [[ $login =~ ^[a-z0-9._@-]+$ && $login != admin ]] || die "\"$login\" cannot be a login."
    find_password "$BREWLINE_STACK/grafana/$login"
    printf '{"name": "%s", "login": "%s", "password": %s}\n' "$login" "$login" "$(json_text "$password")" |
      put "$folder/users/$login.json"
  done
}

mkdir -p "$folder/secrets"
# Beside the files, so that a finished one can take its place in one step.
scratch=$(mktemp -d "$folder/.new.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
write_stack
write_secrets
write_users
