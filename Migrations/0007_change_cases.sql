-- 0007: the moves of a case, each one function: it locks the case, compares the version, decides by the workflow's tables,
-- appends the event and writes what follows. A refusal is a row that says why, not an error: nothing was written, and the
-- caller can tell people what to do.
SET LOCAL ROLE antragswerk_owner;

-- Appends an event to a locked case and returns its hash; the caller writes count and hash into the case.
CREATE FUNCTION append_case_event(
    p_case case_file, p_at timestamptz, p_actor text, p_role text, p_kind text, p_event text, p_to text, p_detail jsonb
) RETURNS bytea
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    v_hash bytea := case_event_hash(
        p_case.id, p_case.event_count + 1, p_at, p_actor, p_role, p_kind, p_event, p_case.state, p_to, p_detail,
        p_case.event_hash);
BEGIN
    INSERT INTO case_event (
        case_id, sequence, tenant, at, actor, role, kind, event, from_state, to_state, detail, previous_hash, hash)
    VALUES (
        p_case.id, p_case.event_count + 1, p_case.tenant, p_at, p_actor, p_role, p_kind, p_event, p_case.state, p_to, p_detail,
        p_case.event_hash, v_hash);
    RETURN v_hash;
END
$$;
COMMENT ON FUNCTION append_case_event(case_file, timestamptz, text, text, text, text, text, jsonb) IS
    'Appends an event to the chain of a locked case; for the functions of this migration and 0008 only.';

CREATE FUNCTION possible_events(p_workflow_version text, p_state text, p_role text) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    SELECT coalesce(array_agg(event ORDER BY event), '{}')
    FROM workflow_transition
    WHERE tenant = current_tenant() AND workflow_version = p_workflow_version AND from_state = p_state
      AND p_role = ANY (roles)
$$;
COMMENT ON FUNCTION possible_events(text, text, text) IS 'The events a role may raise in a state, by name.';
GRANT EXECUTE ON FUNCTION possible_events(text, text, text) TO antragswerk_app;

-- What follows from a move beside the state: deadlines and deliveries. Returns the earliest deadline that runs afterwards.
CREATE FUNCTION apply_effects(
    p_case case_file, p_transition workflow_transition, p_kind text, p_delivery uuid, p_at timestamptz
) RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    IF p_kind = 'done' THEN
        DELETE FROM deadline WHERE case_id = p_case.id;
    ELSE
        DELETE FROM deadline WHERE case_id = p_case.id AND id = ANY (p_transition.clear_deadlines);
        INSERT INTO deadline (case_id, id, tenant, due_at)
        SELECT p_case.id, d.id, p_case.tenant,
               (date_trunc('day', p_at AT TIME ZONE 'Europe/Berlin') + make_interval(days => d.days + 1)) AT TIME ZONE 'Europe/Berlin'
        FROM unnest(p_transition.deadline_ids, p_transition.deadline_days) AS d (id, days)
        ON CONFLICT (case_id, id) DO UPDATE SET due_at = excluded.due_at;
    END IF;
    IF cardinality(p_transition.deliver) > 0 THEN
        INSERT INTO delivery (id, tenant, case_id, channel, target, created_at, due_at)
        SELECT CASE WHEN c.number = 1 THEN p_delivery ELSE gen_random_uuid() END, p_case.tenant, p_case.id, c.channel,
               coalesce(v.channels ->> c.channel, ''), p_at, p_at
        FROM unnest(p_transition.deliver) WITH ORDINALITY AS c (channel, number)
        JOIN service_version v ON v.tenant = p_case.tenant AND v.version = p_case.service_version
        ON CONFLICT ON CONSTRAINT delivery_goes_once_to_each_target DO NOTHING;
        PERFORM pg_notify('delivery_due', p_case.tenant);
    END IF;
    RETURN coalesce((SELECT min(due_at) FROM deadline WHERE case_id = p_case.id), 'infinity');
END
$$;
COMMENT ON FUNCTION apply_effects(case_file, workflow_transition, text, uuid, timestamptz) IS
    'Writes deadlines and deliveries of a transition; for move_case only.';

CREATE FUNCTION move_case(
    p_case uuid, p_event text, p_expected_version integer, p_actor text, p_role text, p_guard_met boolean, p_given text[],
    p_note uuid, p_note_content bytea, p_delivery uuid, p_at timestamptz
) RETURNS TABLE (outcome text, version integer, state text, names text[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    v_case case_file;
    v_transition workflow_transition;
    v_kind text;
    v_missing text[];
    v_hash bytea;
    v_deadline timestamptz;
BEGIN
    SELECT * INTO v_case FROM case_file c WHERE c.id = p_case AND c.tenant = current_tenant() FOR UPDATE;
    IF NOT FOUND THEN
        RETURN QUERY SELECT 'not_found', 0, NULL::text, NULL::text[];
        RETURN;
    END IF;
    IF v_case.version <> p_expected_version THEN
        RETURN QUERY SELECT 'stale', v_case.version, v_case.state, NULL::text[];
        RETURN;
    END IF;
    SELECT * INTO v_transition FROM workflow_transition t
    WHERE t.tenant = v_case.tenant AND t.workflow_version = v_case.workflow_version AND t.from_state = v_case.state
      AND t.event = p_event;
    IF NOT FOUND OR NOT p_role = ANY (v_transition.roles) THEN
        RETURN QUERY SELECT CASE WHEN v_transition.event IS NULL THEN 'not_possible' ELSE 'not_permitted' END, v_case.version,
            v_case.state, possible_events(v_case.workflow_version, v_case.state, p_role);
        RETURN;
    END IF;
    -- A case that a caseworker took is theirs; the second pair of eyes and the lead are not kept out by it.
    IF v_case.assignee IS NOT NULL AND p_role = 'caseworker' AND v_case.assignee <> p_actor THEN
        RETURN QUERY SELECT 'claimed', v_case.version, v_case.state, ARRAY[v_case.assignee];
        RETURN;
    END IF;
    v_missing := ARRAY(SELECT unnest(v_transition.requires) EXCEPT SELECT unnest(p_given) ORDER BY 1);
    IF cardinality(v_missing) > 0 THEN
        RETURN QUERY SELECT 'missing_input', v_case.version, v_case.state, v_missing;
        RETURN;
    END IF;
    IF v_transition.is_guarded AND NOT coalesce(p_guard_met, false) THEN
        RETURN QUERY SELECT 'guard_not_met', v_case.version, v_case.state, NULL::text[];
        RETURN;
    END IF;

    SELECT s.kind INTO v_kind FROM workflow_state s
    WHERE s.tenant = v_case.tenant AND s.workflow_version = v_case.workflow_version AND s.state = v_transition.to_state;
    v_hash := append_case_event(
        v_case, p_at, p_actor, p_role, 'moved', p_event, v_transition.to_state,
        CASE WHEN cardinality(p_given) > 0 THEN jsonb_build_object('inputs', array_to_string(p_given, ',')) ELSE '{}' END);
    v_deadline := apply_effects(v_case, v_transition, v_kind, p_delivery, p_at);
    IF p_note_content IS NOT NULL THEN
        INSERT INTO case_note (id, case_id, tenant, at, author, kind, content)
        VALUES (p_note, v_case.id, v_case.tenant, p_at, p_actor, 'inputs', p_note_content);
    END IF;
    UPDATE case_file c
    SET state = v_transition.to_state, state_kind = v_kind, version = c.version + 1, event_count = c.event_count + 1,
        event_hash = v_hash, updated_at = p_at, deadline_at = v_deadline
    WHERE c.id = v_case.id AND c.state = v_case.state AND c.version = p_expected_version;
    RETURN QUERY SELECT 'done', v_case.version + 1, v_transition.to_state, NULL::text[];
END
$$;
COMMENT ON FUNCTION move_case(uuid, text, integer, text, text, boolean, text[], uuid, bytea, uuid, timestamptz) IS
    'Moves a case by an event; says done, not_found, stale, not_possible, not_permitted, claimed, missing_input or guard_not_met.';
GRANT EXECUTE ON FUNCTION move_case(uuid, text, integer, text, text, boolean, text[], uuid, bytea, uuid, timestamptz)
    TO antragswerk_app;

CREATE FUNCTION claim_case(p_case uuid, p_actor text, p_role text, p_expected_version integer, p_at timestamptz)
RETURNS TABLE (outcome text, version integer, state text, names text[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    v_case case_file;
    v_hash bytea;
BEGIN
    SELECT * INTO v_case FROM case_file c WHERE c.id = p_case AND c.tenant = current_tenant() FOR UPDATE;
    IF NOT FOUND THEN
        RETURN QUERY SELECT 'not_found', 0, NULL::text, NULL::text[];
    ELSIF p_role NOT IN ('caseworker', 'reviewer', 'supervisor') THEN
        RETURN QUERY SELECT 'not_permitted', v_case.version, v_case.state, '{}'::text[];
    ELSIF v_case.assignee = p_actor THEN
        RETURN QUERY SELECT 'done', v_case.version, v_case.state, NULL::text[];
    ELSIF v_case.assignee IS NOT NULL THEN
        RETURN QUERY SELECT 'claimed', v_case.version, v_case.state, ARRAY[v_case.assignee];
    ELSIF v_case.version <> p_expected_version THEN
        RETURN QUERY SELECT 'stale', v_case.version, v_case.state, NULL::text[];
    ELSE
        v_hash := append_case_event(v_case, p_at, p_actor, p_role, 'claimed', NULL, v_case.state, '{}');
        UPDATE case_file c
        SET assignee = p_actor, version = c.version + 1, event_count = c.event_count + 1, event_hash = v_hash, updated_at = p_at
        WHERE c.id = v_case.id AND c.assignee IS NULL;
        RETURN QUERY SELECT 'done', v_case.version + 1, v_case.state, NULL::text[];
    END IF;
END
$$;
COMMENT ON FUNCTION claim_case(uuid, text, text, integer, timestamptz) IS
    'Gives an unassigned case to a member of staff; says done, claimed (by whom), stale, not_permitted or not_found.';
GRANT EXECUTE ON FUNCTION claim_case(uuid, text, text, integer, timestamptz) TO antragswerk_app;

CREATE FUNCTION release_case(p_case uuid, p_actor text, p_role text, p_expected_version integer, p_at timestamptz)
RETURNS TABLE (outcome text, version integer, state text, names text[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    v_case case_file;
    v_hash bytea;
BEGIN
    SELECT * INTO v_case FROM case_file c WHERE c.id = p_case AND c.tenant = current_tenant() FOR UPDATE;
    IF NOT FOUND THEN
        RETURN QUERY SELECT 'not_found', 0, NULL::text, NULL::text[];
    ELSIF p_role NOT IN ('caseworker', 'reviewer', 'supervisor') THEN
        RETURN QUERY SELECT 'not_permitted', v_case.version, v_case.state, '{}'::text[];
    ELSIF v_case.assignee IS NULL THEN
        RETURN QUERY SELECT 'done', v_case.version, v_case.state, NULL::text[];
    ELSIF v_case.assignee <> p_actor AND p_role <> 'supervisor' THEN
        RETURN QUERY SELECT 'claimed', v_case.version, v_case.state, ARRAY[v_case.assignee];
    ELSIF v_case.version <> p_expected_version THEN
        RETURN QUERY SELECT 'stale', v_case.version, v_case.state, NULL::text[];
    ELSE
        v_hash := append_case_event(
            v_case, p_at, p_actor, p_role, 'released', NULL, v_case.state, jsonb_build_object('assignee', v_case.assignee));
        UPDATE case_file c
        SET assignee = NULL, version = c.version + 1, event_count = c.event_count + 1, event_hash = v_hash, updated_at = p_at
        WHERE c.id = v_case.id AND c.assignee = v_case.assignee;
        RETURN QUERY SELECT 'done', v_case.version + 1, v_case.state, NULL::text[];
    END IF;
END
$$;
COMMENT ON FUNCTION release_case(uuid, text, text, integer, timestamptz) IS
    'Takes a case back from its assignee (the assignee or a supervisor may); says done, claimed, stale, not_permitted or not_found.';
GRANT EXECUTE ON FUNCTION release_case(uuid, text, text, integer, timestamptz) TO antragswerk_app;

CREATE FUNCTION add_case_note(p_case uuid, p_note uuid, p_actor text, p_role text, p_content bytea, p_at timestamptz)
RETURNS TABLE (outcome text, version integer, state text, names text[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    v_case case_file;
    v_hash bytea;
BEGIN
    SELECT * INTO v_case FROM case_file c WHERE c.id = p_case AND c.tenant = current_tenant() FOR UPDATE;
    IF NOT FOUND THEN
        RETURN QUERY SELECT 'not_found', 0, NULL::text, NULL::text[];
        RETURN;
    END IF;
    IF p_role NOT IN ('caseworker', 'reviewer', 'supervisor') THEN
        RETURN QUERY SELECT 'not_permitted', v_case.version, v_case.state, '{}'::text[];
        RETURN;
    END IF;
    INSERT INTO case_note (id, case_id, tenant, at, author, kind, content)
    VALUES (p_note, v_case.id, v_case.tenant, p_at, p_actor, 'note', p_content);
    v_hash := append_case_event(
        v_case, p_at, p_actor, p_role, 'note', NULL, v_case.state,
        jsonb_build_object('note', p_note::text, 'content', encode(sha256(p_content), 'hex')));
    UPDATE case_file c
    SET event_count = c.event_count + 1, event_hash = v_hash, updated_at = p_at
    WHERE c.id = v_case.id;
    RETURN QUERY SELECT 'done', v_case.version, v_case.state, NULL::text[];
END
$$;
COMMENT ON FUNCTION add_case_note(uuid, uuid, text, text, bytea, timestamptz) IS
    'Adds an encrypted note with its event; says done, not_permitted or not_found. A note does not make a colleague''s version stale.';
GRANT EXECUTE ON FUNCTION add_case_note(uuid, uuid, text, text, bytea, timestamptz) TO antragswerk_app;

CREATE FUNCTION record_access(p_case uuid, p_actor text, p_role text) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    INSERT INTO access_record (tenant, case_id, actor, role)
    SELECT c.tenant, c.id, p_actor, p_role FROM case_file c WHERE c.id = p_case AND c.tenant = current_tenant()
    RETURNING id
$$;
COMMENT ON FUNCTION record_access(uuid, text, text) IS 'Writes down who opened an application; called in the statement that reads it.';
GRANT EXECUTE ON FUNCTION record_access(uuid, text, text) TO antragswerk_app;

RESET ROLE;
