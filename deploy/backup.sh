#!/bin/sh
# Writes an encrypted backup of the database into a folder, and then removes those that are older than BACKUP_DAYS (30).
#
#   ./backup.sh /backup/dialogkort
#
# Needs backup-key.pub.pem in this folder (docs/operation.md, Backup). Exit codes: 0 the backup is there, 1 it is not, 2 wrong use.
set -eu
folder=${1:-}
days=${BACKUP_DAYS:-30}
[ -n "$folder" ] || { echo "Usage: ./backup.sh <folder>" >&2; exit 2; }
cd "$(dirname "$0")"
[ -s backup-key.pub.pem ] || { echo "backup-key.pub.pem is missing here: docs/operation.md, Backup, says how it is made." >&2; exit 2; }
umask 077
mkdir -p "$folder"
target="$folder/dialogkort-$(date -u +%Y-%m-%dT%H%M%SZ).dump.encrypted"
failed="$target.failed"
trap 'rm -f "$target.part" "$failed"' EXIT
docker compose cp backup-key.pub.pem app:/data/backup-key.pub.pem
# The shell tells the last program's failure only: the first one leaves a file.
{ docker compose exec -T database pg_dump --format=custom --no-owner --username=dialogkort dialogkort || : > "$failed"; } |
  docker compose exec -T app node src/server/backup.ts encrypt --for /data/backup-key.pub.pem > "$target.part"
if [ -e "$failed" ] || [ ! -s "$target.part" ]; then
  echo "There is no backup: the database could not be dumped." >&2
  exit 1
fi
sync "$target.part"
mv "$target.part" "$target"
# Old ones go only once there is a new one.
find "$folder" -maxdepth 1 -name 'dialogkort-*.dump.encrypted' -mtime "+$days" -exec rm -f {} +
echo "$target"
