-- 0005: what the servers write directly: drafts, sessions and counters. A draft is the applicant's own until it is sent; none
-- of these tables decides anything about a case. Staff accounts are changed by functions, since they decide who may.
SET LOCAL ROLE antragswerk_owner;

CREATE TABLE draft (
    id              uuid PRIMARY KEY,
    tenant          tenant_id NOT NULL,
    owner_hash      bytea NOT NULL,
    service         text NOT NULL,
    service_version text NOT NULL,
    revision        integer NOT NULL DEFAULT 1,
    answers         bytea NOT NULL,
    key_id          text NOT NULL,
    wrapped_key     bytea NOT NULL,
    created_at      timestamptz NOT NULL,
    saved_at        timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL,
    submitted_case  uuid,
    CONSTRAINT draft_becomes_one_case UNIQUE (submitted_case),
    -- Deferred: the draft is locked and marked before the case is written, so that two submissions meet at the draft.
    CONSTRAINT draft_points_to_its_case FOREIGN KEY (submitted_case) REFERENCES case_file (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT draft_owner_hash_is_sha256 CHECK (octet_length(owner_hash) = 32),
    CONSTRAINT draft_revision_counts_from_one CHECK (revision >= 1),
    CONSTRAINT draft_expires_after_saving CHECK (expires_at > saved_at),
    CONSTRAINT draft_keeps_no_answers_once_sent CHECK (submitted_case IS NULL OR octet_length(answers) = 0)
);
CREATE INDEX draft_by_owner ON draft (tenant, owner_hash, saved_at);
CREATE INDEX draft_by_expiry ON draft (tenant, expires_at);
COMMENT ON TABLE draft IS 'What a citizen has filled in so far, encrypted; deleted when expires_at is over.';
COMMENT ON COLUMN draft.owner_hash IS 'Keyed hash of the secret in the owner''s cookie.';
COMMENT ON COLUMN draft.revision IS 'Counts the saves, so that a second window is noticed.';
COMMENT ON COLUMN draft.answers IS 'Answers as JSON, AES-256-GCM under the draft''s data key; empty once the draft was sent.';
COMMENT ON COLUMN draft.wrapped_key IS 'The draft''s data key, wrapped by the key of the municipality that key_id names.';
COMMENT ON COLUMN draft.submitted_case IS 'The case it became; sending it again answers with that case.';

CREATE FUNCTION guard_draft() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
    IF OLD.submitted_case IS NOT NULL THEN
        RAISE EXCEPTION 'a draft that was sent does not change'
            USING ERRCODE = 'AW001', CONSTRAINT = 'draft_is_closed_once_sent', TABLE = 'draft';
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION guard_draft() IS 'Trigger of draft: closed once it was sent.';
CREATE TRIGGER draft_is_closed_once_sent BEFORE UPDATE ON draft FOR EACH ROW EXECUTE FUNCTION guard_draft();

CREATE TABLE staff_member (
    tenant        tenant_id NOT NULL,
    username      text NOT NULL,
    display_name  text NOT NULL,
    role          text NOT NULL,
    password_hash text NOT NULL,
    created_at    timestamptz NOT NULL,
    created_by    text NOT NULL,
    disabled_at   timestamptz,
    disabled_by   text,
    CONSTRAINT staff_member_username_is_unique PRIMARY KEY (tenant, username),
    CONSTRAINT staff_member_username_is_plain CHECK (username ~ '^[a-z0-9._-]{2,40}$' AND username NOT IN ('citizen', 'system')),
    CONSTRAINT staff_member_role_is_for_staff CHECK (
        role IN ('caseworker', 'reviewer', 'supervisor', 'auditor', 'administrator'))
);
COMMENT ON TABLE staff_member IS 'Accounts of staff. Never deleted: histories name them.';
COMMENT ON COLUMN staff_member.password_hash IS 'scrypt with its parameters and salt.';
COMMENT ON COLUMN staff_member.disabled_at IS 'Since when the account is closed; NULL = open.';

CREATE TABLE staff_session (
    token_hash bytea PRIMARY KEY,
    tenant     tenant_id NOT NULL,
    username   text NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT staff_session_belongs_to_a_member FOREIGN KEY (tenant, username) REFERENCES staff_member (tenant, username),
    CONSTRAINT staff_session_token_hash_is_sha256 CHECK (octet_length(token_hash) = 32)
);
CREATE INDEX staff_session_by_member ON staff_session (tenant, username);
CREATE INDEX staff_session_by_expiry ON staff_session (tenant, expires_at);
COMMENT ON TABLE staff_session IS 'Who is logged in; holds the keyed hash of the token, never the token.';

-- Unlogged: counters of the last minutes are worth no write to disk, and may be forgotten in a crash.
CREATE UNLOGGED TABLE rate_limit (
    tenant       tenant_id NOT NULL,
    bucket       text NOT NULL,
    key_hash     bytea NOT NULL,
    window_start timestamptz NOT NULL,
    attempts     integer NOT NULL,
    expires_at   timestamptz NOT NULL,
    CONSTRAINT rate_limit_counts_each_key_once PRIMARY KEY (tenant, bucket, key_hash),
    CONSTRAINT rate_limit_counts_from_one CHECK (attempts >= 1)
);
CREATE INDEX rate_limit_by_expiry ON rate_limit (tenant, expires_at);
COMMENT ON TABLE rate_limit IS 'Attempts to log in or to open a status within the running window.';
COMMENT ON COLUMN rate_limit.key_hash IS 'Keyed hash of the account, reference or client address; the address itself is stored nowhere.';

DO $$
DECLARE
    v_table text;
BEGIN
    FOREACH v_table IN ARRAY ARRAY['draft', 'staff_member', 'staff_session', 'rate_limit'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', v_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', v_table);
        EXECUTE format(
            'CREATE POLICY %I ON %I USING (tenant = current_tenant()) WITH CHECK (tenant = current_tenant())',
            v_table || '_belongs_to_tenant', v_table);
    END LOOP;
END
$$;
CREATE TRIGGER staff_member_is_never_deleted BEFORE DELETE ON staff_member FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER staff_member_is_never_emptied BEFORE TRUNCATE ON staff_member FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, DELETE ON draft TO antragswerk_app;
GRANT INSERT (id, tenant, owner_hash, service, service_version, answers, key_id, wrapped_key, created_at, saved_at, expires_at)
    ON draft TO antragswerk_app;
-- Not submitted_case: only the submission marks a draft as sent.
GRANT UPDATE (answers, key_id, wrapped_key, revision, saved_at, expires_at) ON draft TO antragswerk_app;
GRANT SELECT ON staff_member TO antragswerk_app;
GRANT SELECT, INSERT, DELETE ON staff_session TO antragswerk_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON rate_limit TO antragswerk_app;

CREATE FUNCTION add_staff_member(
    p_username text, p_display_name text, p_role text, p_password_hash text, p_by text, p_at timestamptz
) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    WITH added AS (
        INSERT INTO staff_member (tenant, username, display_name, role, password_hash, created_at, created_by)
        VALUES (current_tenant(), p_username, p_display_name, p_role, p_password_hash, p_at, p_by)
        ON CONFLICT (tenant, username) DO NOTHING
        RETURNING 1
    )
    SELECT EXISTS (SELECT FROM added)
$$;
COMMENT ON FUNCTION add_staff_member(text, text, text, text, text, timestamptz) IS 'Adds an account; false when the user name is taken.';
GRANT EXECUTE ON FUNCTION add_staff_member(text, text, text, text, text, timestamptz) TO antragswerk_app;

CREATE FUNCTION disable_staff_member(p_username text, p_by text, p_at timestamptz) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    WITH closed AS (
        UPDATE staff_member
        SET disabled_at = coalesce(disabled_at, p_at), disabled_by = coalesce(disabled_by, p_by)
        WHERE tenant = current_tenant() AND username = p_username
        RETURNING username
    ), ended AS (
        DELETE FROM staff_session
        WHERE tenant = current_tenant() AND username IN (SELECT username FROM closed)
    )
    SELECT EXISTS (SELECT FROM closed)
$$;
COMMENT ON FUNCTION disable_staff_member(text, text, timestamptz) IS 'Closes an account and ends its sessions; false when there is none.';
GRANT EXECUTE ON FUNCTION disable_staff_member(text, text, timestamptz) TO antragswerk_app;

-- Counts one attempt against each limit and says after how many seconds the next is possible; NULL = now. The window is fixed:
-- it begins with the first attempt. Keys are handled in one order, so that two calls cannot wait for each other.
CREATE FUNCTION hit_rate_limits(
    p_buckets text[], p_keys bytea[], p_max integer[], p_window_seconds integer[], p_at timestamptz
) RETURNS integer
LANGUAGE sql SET search_path = public, pg_temp
AS $$
    WITH wanted AS (
        SELECT * FROM unnest(p_buckets, p_keys, p_max, p_window_seconds) AS w (bucket, key_hash, max_attempts, window_seconds)
        ORDER BY bucket, key_hash
    ), counted AS (
        INSERT INTO rate_limit AS r (tenant, bucket, key_hash, window_start, attempts, expires_at)
        SELECT current_tenant(), bucket, key_hash, p_at, 1, p_at + make_interval(secs => window_seconds) FROM wanted
        ON CONFLICT (tenant, bucket, key_hash) DO UPDATE
        SET attempts = CASE WHEN r.expires_at <= p_at THEN 1 ELSE least(r.attempts, 1000000000) + 1 END,
            window_start = CASE WHEN r.expires_at <= p_at THEN excluded.window_start ELSE r.window_start END,
            expires_at = CASE WHEN r.expires_at <= p_at THEN excluded.expires_at ELSE r.expires_at END
        RETURNING bucket, key_hash, attempts, expires_at
    )
    SELECT max(greatest(1, ceil(extract(epoch FROM c.expires_at - p_at))))::integer
    FROM counted c JOIN wanted w USING (bucket, key_hash)
    WHERE c.attempts > w.max_attempts
$$;
COMMENT ON FUNCTION hit_rate_limits(text[], bytea[], integer[], integer[], timestamptz) IS
    'Counts one attempt against each limit; returns the seconds to wait, NULL when all are kept.';
GRANT EXECUTE ON FUNCTION hit_rate_limits(text[], bytea[], integer[], integer[], timestamptz) TO antragswerk_app;

RESET ROLE;
