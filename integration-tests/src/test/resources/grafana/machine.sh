#!/usr/bin/env bash
# Every program of an instance, in place of the real one, by whose name it is called. Notes each call in $MACHINE/calls; keeps
# secrets as files in $MACHINE/vault and Grafana's logins in $MACHINE/logins. What $MACHINE/broken names fails.
set -euo pipefail

program=${0##*/}
call="$program $*"
echo "$call" >>"$MACHINE/calls"
while IFS= read -r broken; do
  [[ $call != *"$broken"* ]] || exit 1
done <"$MACHINE/broken"

# option NAME ARGUMENT...: what follows NAME.
option() {
  local name=$1
  shift
  while [[ $1 != "$name" ]]; do shift; done
  echo "$2"
}

aws() {
  local secret
  case "$1 $2" in
    "secretsmanager get-secret-value")
      secret=$MACHINE/vault/$(option --secret-id "$@" | tr / +)
      [[ -e $secret ]] || {
        echo "An error occurred (ResourceNotFoundException): Secrets Manager can't find the specified secret." >&2
        exit 254
      }
      cat "$secret"
      echo
      ;;
    "secretsmanager create-secret")
      secret=$(option --secret-string "$@")
      cp "${secret#file://}" "$MACHINE/vault/$(option --name "$@" | tr / +)"
      ;;
  esac
}

curl() {
  [[ " $* " == *" --write-out "* ]] || return 0
  option --config "$@" | xargs cat >>"$MACHINE/credentials"
  case ${!#} in
    */api/admin/users)
      local body
      body=$(option --data "$@")
      body=${body#@}
      if [[ -e $MACHINE/logins/${body##*/} ]]; then
        printf 412
      else
        cp "$body" "$MACHINE/logins"
        printf 200
      fi
      ;;
    *) printf 200 ;;
  esac
}

case $program in
  aws | curl) "$program" "$@" ;;
  hostname) echo ip-10-42-2-7 ;;
esac
