-- The app's own role in its database: it owns the app's tables and may do nothing else. Run by psql as the database's
-- superuser, in that database, as often as you like: a new database gets the role, an older one hands its tables over.
--
--   APP_PASSWORD_FILE=secrets/database-app-password psql --dbname=dialogkort --file=database-role.sql
\set ON_ERROR_STOP on
-- Not on the command line, where others on the machine could read it.
\set password `cat "$APP_PASSWORD_FILE"`
SET log_statement = 'none';

SELECT 'CREATE ROLE dialogkort_app' WHERE NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'dialogkort_app') \gexec
ALTER ROLE dialogkort_app
  LOGIN PASSWORD :'password' NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS NOINHERIT CONNECTION LIMIT 60;

-- Nobody else comes in, and nobody makes anything in the database but the app, in one schema.
SELECT format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database()) \gexec
SELECT format('GRANT CONNECT ON DATABASE %I TO dialogkort_app', current_database()) \gexec
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO dialogkort_app;

-- What an installation made as the superuser. Indexes, and sequences of identity columns, follow their tables.
SELECT format('ALTER TABLE public.%I OWNER TO dialogkort_app', relname)
  FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') \gexec
SELECT format('ALTER FUNCTION %s OWNER TO dialogkort_app', oid::regprocedure)
  FROM pg_proc WHERE pronamespace = 'public'::regnamespace \gexec
