#!/bin/sh
# Makes the app's own role, as deploy/database-role.sql says. PostgreSQL's image runs it when the database is made; later:
#   docker compose exec database sh /docker-entrypoint-initdb.d/database-role.sh
set -e
export APP_PASSWORD_FILE=/run/secrets/database-app-password
psql --quiet --no-psqlrc --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --file /etc/dialogkort/database-role.sql
