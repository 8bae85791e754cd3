-- 0002: what a case was filed under has to stay readable and has to keep guarding it for years. Every version of a service
-- is stored once, under its content hash, with its workflow as rows that the guards of 0004 look into. Versions are never
-- changed: that is why rows that point to them need no lock on them (a foreign key would lock one and the same row from
-- every submission at once; the guards look it up instead).
SET LOCAL ROLE antragswerk_owner;

CREATE TABLE workflow_version (
    tenant  tenant_id NOT NULL,
    version text NOT NULL,
    name    text NOT NULL,
    CONSTRAINT workflow_version_is_stored_once PRIMARY KEY (tenant, version),
    CONSTRAINT workflow_version_is_a_hash CHECK (version ~ '^[0-9a-f]{64}$')
);
COMMENT ON TABLE workflow_version IS 'One row per version of a workflow definition, under its content hash.';
COMMENT ON COLUMN workflow_version.name IS 'Id of the workflow in the definition language, for example standard.';

CREATE TABLE workflow_state (
    tenant           tenant_id NOT NULL,
    workflow_version text NOT NULL,
    state            text NOT NULL,
    title            text NOT NULL,
    citizen_text     text NOT NULL,
    kind             text NOT NULL,
    is_initial       boolean NOT NULL,
    position         integer NOT NULL,
    CONSTRAINT workflow_state_is_named_once PRIMARY KEY (tenant, workflow_version, state),
    CONSTRAINT workflow_state_belongs_to_a_version FOREIGN KEY (tenant, workflow_version) REFERENCES workflow_version (tenant, version),
    CONSTRAINT workflow_state_kind_is_known CHECK (kind IN ('open', 'waiting', 'done'))
);
CREATE UNIQUE INDEX workflow_has_one_initial_state ON workflow_state (tenant, workflow_version) WHERE is_initial;
COMMENT ON TABLE workflow_state IS 'The states of each workflow version.';
COMMENT ON COLUMN workflow_state.citizen_text IS 'What the state means, in words for the applicant.';
COMMENT ON COLUMN workflow_state.kind IS 'open = the authority works, waiting = the applicant is asked, done = finished.';

CREATE TABLE workflow_transition (
    tenant           tenant_id NOT NULL,
    workflow_version text NOT NULL,
    from_state       text NOT NULL,
    event            text NOT NULL,
    to_state         text NOT NULL,
    title            text NOT NULL,
    roles            text[] NOT NULL,
    requires         text[] NOT NULL,
    is_guarded       boolean NOT NULL,
    message          text,
    deliver          text[] NOT NULL,
    deadline_ids     text[] NOT NULL,
    deadline_days    integer[] NOT NULL,
    clear_deadlines  text[] NOT NULL,
    CONSTRAINT workflow_transition_is_unambiguous PRIMARY KEY (tenant, workflow_version, from_state, event),
    CONSTRAINT workflow_transition_starts_in_a_state FOREIGN KEY (tenant, workflow_version, from_state)
        REFERENCES workflow_state (tenant, workflow_version, state),
    CONSTRAINT workflow_transition_ends_in_a_state FOREIGN KEY (tenant, workflow_version, to_state)
        REFERENCES workflow_state (tenant, workflow_version, state),
    CONSTRAINT workflow_transition_has_a_role CHECK (cardinality(roles) > 0),
    CONSTRAINT workflow_transition_deadlines_have_days CHECK (cardinality(deadline_ids) = cardinality(deadline_days))
);
COMMENT ON TABLE workflow_transition IS 'The moves each workflow version allows; what is not here is illegal.';
COMMENT ON COLUMN workflow_transition.is_guarded IS
    'The definition has a FEEL condition; the server evaluates it over the locked version of the case and says so.';
COMMENT ON COLUMN workflow_transition.message IS 'What the applicant reads in the timeline; NULL = the text of the state.';
COMMENT ON COLUMN workflow_transition.deliver IS 'Channels that get the case when this move happens.';

CREATE TABLE service_version (
    tenant           tenant_id NOT NULL,
    version          text NOT NULL,
    service          text NOT NULL,
    title            text NOT NULL,
    leika            text,
    workflow_version text NOT NULL,
    channels         jsonb NOT NULL,
    files            jsonb NOT NULL,
    published_at     timestamptz NOT NULL,
    CONSTRAINT service_version_is_stored_once PRIMARY KEY (tenant, version),
    CONSTRAINT service_version_is_a_hash CHECK (version ~ '^[0-9a-f]{64}$'),
    CONSTRAINT service_version_has_a_workflow FOREIGN KEY (tenant, workflow_version) REFERENCES workflow_version (tenant, version)
);
COMMENT ON TABLE service_version IS 'One row per version of a service definition, under its content hash.';
COMMENT ON COLUMN service_version.files IS 'The text files of the definition by path, so that old drafts and cases can be compiled again.';
COMMENT ON COLUMN service_version.channels IS 'Target of each delivery channel: {"service_bw": "6000123:form:v1.0"}.';
COMMENT ON COLUMN service_version.leika IS 'LeiKa key of the service, 14 digits; NULL when not confirmed.';

DO $$
DECLARE
    v_table text;
BEGIN
    FOREACH v_table IN ARRAY ARRAY['workflow_version', 'workflow_state', 'workflow_transition', 'service_version'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', v_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', v_table);
        EXECUTE format(
            'CREATE POLICY %I ON %I USING (tenant = current_tenant()) WITH CHECK (tenant = current_tenant())',
            v_table || '_belongs_to_tenant', v_table);
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            v_table || '_is_never_changed', v_table);
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
            v_table || '_is_never_emptied', v_table);
        EXECUTE format('GRANT SELECT ON %I TO antragswerk_app', v_table);
    END LOOP;
END
$$;

-- Stores a version with its workflow unless it is there. Nobody can add a transition to a version that exists: the rows of
-- a workflow are written only by the call that writes its version row.
CREATE FUNCTION publish_definition(
    p_service text, p_version text, p_title text, p_leika text, p_files jsonb, p_channels jsonb, p_workflow_version text,
    p_workflow_name text, p_states jsonb, p_transitions jsonb, p_at timestamptz
) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    v_tenant text := current_tenant();
BEGIN
    INSERT INTO workflow_version (tenant, version, name)
    VALUES (v_tenant, p_workflow_version, p_workflow_name)
    ON CONFLICT DO NOTHING;
    IF FOUND THEN
        INSERT INTO workflow_state (tenant, workflow_version, state, title, citizen_text, kind, is_initial, position)
        SELECT v_tenant, p_workflow_version, s.state, s.title, s.citizen_text, s.kind, s.position = 0, s.position
        FROM jsonb_to_recordset(p_states) AS s (state text, title text, citizen_text text, kind text, position integer);

        INSERT INTO workflow_transition (
            tenant, workflow_version, from_state, event, to_state, title, roles, requires, is_guarded, message, deliver,
            deadline_ids, deadline_days, clear_deadlines)
        SELECT v_tenant, p_workflow_version, t.from_state, t.event, t.to_state, t.title, t.roles, t.requires, t.is_guarded,
               t.message, t.deliver, t.deadline_ids, t.deadline_days, t.clear_deadlines
        FROM jsonb_to_recordset(p_transitions) AS t (
            from_state text, event text, to_state text, title text, roles text[], requires text[], is_guarded boolean,
            message text, deliver text[], deadline_ids text[], deadline_days integer[], clear_deadlines text[]);
    END IF;

    INSERT INTO service_version (tenant, version, service, title, leika, workflow_version, channels, files, published_at)
    VALUES (v_tenant, p_version, p_service, p_title, p_leika, p_workflow_version, p_channels, p_files, p_at)
    ON CONFLICT DO NOTHING;
    IF FOUND THEN
        RETURN 'published';
    END IF;
    -- A hash names one content. Another content under it is a fault that must not pass.
    IF EXISTS (
        SELECT FROM service_version
        WHERE tenant = v_tenant AND version = p_version
          AND (service, workflow_version) = (p_service, p_workflow_version) AND files = p_files
    ) THEN
        RETURN 'known';
    END IF;
    RETURN 'different';
END
$$;
COMMENT ON FUNCTION publish_definition(text, text, text, text, jsonb, jsonb, text, text, jsonb, jsonb, timestamptz) IS
    'Stores a version of a service with its workflow; says published, known or different.';
GRANT EXECUTE ON FUNCTION publish_definition(text, text, text, text, jsonb, jsonb, text, text, jsonb, jsonb, timestamptz)
    TO antragswerk_app;

RESET ROLE;
