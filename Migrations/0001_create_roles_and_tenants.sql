-- 0001: two roles and one idea everything else rests on. `antragswerk_owner` owns tables and functions and never logs in;
-- `antragswerk_app` is what servers and workers run as: it reads under row level security and changes cases only through
-- functions. Both are without superuser rights, so that row level security holds for the functions as well.
-- Roles belong to the whole cluster: two databases that are migrated at once may both try to create them.
DO $$
BEGIN
    BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'antragswerk_owner') THEN
            CREATE ROLE antragswerk_owner NOLOGIN;
        END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
    BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'antragswerk_app') THEN
            CREATE ROLE antragswerk_app NOLOGIN;
        END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
    -- A migrating role without superuser rights has to be a member to hand its tables over.
    IF NOT pg_has_role(current_user, 'antragswerk_owner', 'MEMBER') THEN
        EXECUTE format('GRANT antragswerk_owner TO %I', current_user);
    END IF;
END
$$;

GRANT USAGE, CREATE ON SCHEMA public TO antragswerk_owner;
GRANT USAGE ON SCHEMA public TO antragswerk_app;

-- Servers compare the schema with the one they were written for before they serve.
DO $$
BEGIN
    IF to_regclass('schema_migration') IS NOT NULL THEN
        GRANT SELECT ON schema_migration TO antragswerk_app;
    END IF;
END
$$;

SET LOCAL ROLE antragswerk_owner;

-- What functions may do, nobody gets by accident: EXECUTE is granted one by one.
ALTER DEFAULT PRIVILEGES FOR ROLE antragswerk_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

CREATE DOMAIN tenant_id AS text
    CONSTRAINT tenant_id_is_plain CHECK (VALUE ~ '^[a-z0-9_-]{1,64}$');
COMMENT ON DOMAIN tenant_id IS 'A municipality; usually its AGS. Separates the rows of one from those of another.';

CREATE FUNCTION current_tenant() RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN nullif(current_setting('antragswerk.tenant', true), '');
COMMENT ON FUNCTION current_tenant() IS
    'The municipality this connection works for, from the setting antragswerk.tenant; NULL sees nothing.';
GRANT EXECUTE ON FUNCTION current_tenant() TO antragswerk_app;

CREATE FUNCTION refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION '% of % is not possible', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME;
END
$$;
COMMENT ON FUNCTION refuse_change() IS
    'Trigger of tables that only grow: refuses UPDATE, DELETE and TRUNCATE, to the owner as well.';

RESET ROLE;
