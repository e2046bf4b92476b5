#!/bin/sh
# Puts a decrypted backup in the database's place. What is there now is lost, and meetings are away meanwhile.
#
#   ./restore.sh dialogkort.dump --replace
#
# Exit codes: 0 restored and running, 1 not restored (the database is as it was), 2 wrong use.
set -eu
dump=${1:-}
if [ ! -s "$dump" ] || [ "${2:-}" != --replace ]; then
  echo "Usage: ./restore.sh <decrypted dump> --replace" >&2
  exit 2
fi
dump=$(cd "$(dirname "$dump")" && pwd)/$(basename "$dump")
cd "$(dirname "$0")"
docker compose stop app proxy
if ! docker compose exec -T database pg_restore --exit-on-error --single-transaction --clean --if-exists --no-owner \
  --username=dialogkort --dbname=dialogkort < "$dump"; then
  docker compose up --detach --wait
  echo "Nothing was restored: the backup could not be read in, and the database is as it was." >&2
  exit 1
fi
# The tables are the app's own role's again.
docker compose exec -T database sh /docker-entrypoint-initdb.d/database-role.sh
docker compose up --detach --wait
