#!/bin/sh
# Makes the secrets of an installation, once. Whatever is there already is left as it is. Nothing is printed.
set -eu
cd "$(dirname "$0")"
umask 077
mkdir -p secrets
make() {
  # 32 bytes as 64 letters that need no quoting anywhere.
  [ -s "secrets/$1" ] || od -An -tx1 -N32 /dev/urandom | tr -d ' \n' > "secrets/$1"
}
for name in database-password database-app-password server-key fluid-key metrics-token; do make "$name"; done
[ -s secrets/database-url ] ||
  printf 'postgres://dialogkort_app:%s@database:5432/dialogkort' "$(cat secrets/database-app-password)" > secrets/database-url
[ -e secrets/entra-client-secret ] || : > secrets/entra-client-secret
# Read in the container by its user, 1000; the folder itself stays closed to everybody else here.
chmod 0644 secrets/*
if [ ! -s secrets/entra-client-secret ]; then
  echo "Now write the registration's secret into deploy/secrets/entra-client-secret." >&2
fi
