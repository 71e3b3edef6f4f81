#!/bin/sh
# Makes the secrets of a new installation in secrets/ beside this file. Never changes one that is there.
set -eu
cd "$(dirname "$0")"
umask 077
mkdir -p secrets
make() {
  [ -e "secrets/$1" ] || printf '%s\n' "$2" > "secrets/$1"
  # Containers read it as a user of their own; the folder keeps everybody else of this machine out.
  chmod 444 "secrets/$1"
}
random() { od -An -N"$1" -tx1 /dev/urandom | tr -d ' \n'; }
make postgres_password "$(random 24)"
make owner_password "$(random 24)"
make database_url "postgres://kentongan:$(cat secrets/owner_password)@db:5432/kentongan"
make metrics_token "$(random 24)"
make secret_key "$(random 32)"
echo 'Secrets are in docker/secrets; keep a copy of that folder in a safe place.'
