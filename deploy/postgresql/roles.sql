-- Makes the three roles of Chỉ thị 06 in the database it is run on; may be run again at any time. Run as a superuser:
--     psql --dbname chithi06 --file deploy/postgresql/roles.sql
-- It holds no password: set them afterwards with \password (see README.md beside this file).
--
--   chithi06_owner    owns the tables; used by «chithi06 init» alone
--   chithi06_writer   the app where it writes, imports and signs people in; owns nothing
--   chithi06_reader   the app where it shows screens; can only look
--
-- What the writer and the reader may do with each table is given by «chithi06 init», at each version anew.

BEGIN;

DO $roles$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['chithi06_owner', 'chithi06_writer', 'chithi06_reader'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
            EXECUTE format('CREATE ROLE %I', name);
        END IF;
        -- NOBYPASSRLS: not even the owner goes past the wall between committees.
        EXECUTE format(
            'ALTER ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS NOINHERIT', name
        );
        -- No temporary tables either, and nobody else gets in.
        EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC, %I', current_database(), name);
        EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), name);
    END LOOP;
END
$roles$;

ALTER ROLE chithi06_reader SET default_transaction_read_only = on;

REVOKE ALL ON SCHEMA public FROM PUBLIC, chithi06_owner, chithi06_writer, chithi06_reader;
GRANT USAGE ON SCHEMA public TO chithi06_writer, chithi06_reader;
GRANT USAGE, CREATE ON SCHEMA public TO chithi06_owner;

-- No function is run by anybody unless he was given it, those of extensions and of triggers included.
ALTER DEFAULT PRIVILEGES FOR ROLE chithi06_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

COMMIT;
