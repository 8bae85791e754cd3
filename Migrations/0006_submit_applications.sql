-- 0006: a submission is one statement: the draft is closed and the case, its application, its first event and its deliveries
-- are written, or nothing is. Two submissions of one draft meet at the draft's row; the second answers with the case of the
-- first. Workers are not woken from here: NOTIFY takes a lock of the whole cluster until the commit has reached the disk, and
-- would let submissions commit only one after the other. The server wakes them when the commit is through.
SET LOCAL ROLE antragswerk_owner;

CREATE FUNCTION submit_application(
    p_case uuid, p_draft uuid, p_owner bytea, p_revision integer, p_reference text, p_access_code_hash bytea, p_service text,
    p_service_version text, p_workflow_version text, p_state text, p_submitted_at timestamptz, p_fee_cents bigint,
    p_answers bytea, p_document bytea, p_key_id text, p_wrapped_key bytea, p_delivery_ids uuid[], p_channels text[],
    p_targets text[], p_index_fields text[], p_index_hashes bytea[]
) RETURNS TABLE (
    outcome text, case_id uuid, reference text, submitted_at timestamptz, document bytea, key_id text, wrapped_key bytea,
    revision integer
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    v_tenant text := current_tenant();
    v_kind text;
    v_detail jsonb;
    v_hash bytea;
    v_draft draft;
BEGIN
    UPDATE draft d
    SET submitted_case = p_case, answers = '', revision = d.revision + 1
    WHERE d.id = p_draft AND d.tenant = v_tenant AND d.owner_hash = p_owner AND d.revision = p_revision
      AND d.submitted_case IS NULL AND d.service_version = p_service_version AND d.expires_at > p_submitted_at;
    IF NOT FOUND THEN
        SELECT * INTO v_draft FROM draft d
        WHERE d.id = p_draft AND d.tenant = v_tenant AND d.owner_hash = p_owner;
        IF v_draft.submitted_case IS NOT NULL THEN
            RETURN QUERY
                SELECT 'replayed', c.id, c.reference, c.submitted_at, a.document, a.key_id, a.wrapped_key, v_draft.revision
                FROM case_file c JOIN application a ON a.case_id = c.id
                WHERE c.id = v_draft.submitted_case AND c.tenant = v_tenant;
        ELSIF v_draft.id IS NULL OR v_draft.expires_at <= p_submitted_at OR v_draft.service_version <> p_service_version THEN
            RETURN QUERY SELECT 'not_found', NULL::uuid, NULL::text, NULL::timestamptz, NULL::bytea, NULL::text, NULL::bytea, 0;
        ELSE
            RETURN QUERY SELECT 'draft_changed', NULL::uuid, NULL::text, NULL::timestamptz, NULL::bytea, NULL::text, NULL::bytea,
                v_draft.revision;
        END IF;
        RETURN;
    END IF;

    SELECT s.kind INTO v_kind FROM workflow_state s
    WHERE s.tenant = v_tenant AND s.workflow_version = p_workflow_version AND s.state = p_state;
    -- The hash of what is stored goes into the chain, so that a changed application is found as well.
    v_detail := jsonb_build_object('content', encode(sha256(p_answers || p_document), 'hex'));
    v_hash := case_event_hash(
        p_case, 1, p_submitted_at, 'citizen', 'citizen', 'submitted', NULL, NULL, p_state, v_detail, NULL);

    INSERT INTO case_file (
        id, tenant, reference, service, service_version, workflow_version, state, state_kind, event_hash, submitted_at,
        updated_at, fee_cents, access_code_hash)
    VALUES (
        p_case, v_tenant, p_reference, p_service, p_service_version, p_workflow_version, p_state, v_kind, v_hash,
        p_submitted_at, p_submitted_at, p_fee_cents, p_access_code_hash);

    INSERT INTO application (case_id, tenant, answers, document, key_id, wrapped_key)
    VALUES (p_case, v_tenant, p_answers, p_document, p_key_id, p_wrapped_key);

    INSERT INTO case_event (case_id, sequence, tenant, at, actor, role, kind, to_state, detail, hash)
    VALUES (p_case, 1, v_tenant, p_submitted_at, 'citizen', 'citizen', 'submitted', p_state, v_detail, v_hash);

    IF cardinality(p_delivery_ids) > 0 THEN
        INSERT INTO delivery (id, tenant, case_id, channel, target, created_at, due_at)
        SELECT d.id, v_tenant, p_case, d.channel, d.target, p_submitted_at, p_submitted_at
        FROM unnest(p_delivery_ids, p_channels, p_targets) AS d (id, channel, target)
        ON CONFLICT ON CONSTRAINT delivery_goes_once_to_each_target DO NOTHING;
    END IF;

    IF cardinality(p_index_hashes) > 0 THEN
        INSERT INTO application_index (tenant, hash, case_id, field)
        SELECT v_tenant, i.hash, p_case, i.field
        FROM unnest(p_index_fields, p_index_hashes) AS i (field, hash)
        ON CONFLICT DO NOTHING;
    END IF;

    RETURN QUERY
        SELECT 'submitted', p_case, p_reference, p_submitted_at, NULL::bytea, NULL::text, NULL::bytea, p_revision + 1;
END
$$;
COMMENT ON FUNCTION submit_application(
    uuid, uuid, bytea, integer, text, bytea, text, text, text, text, timestamptz, bigint, bytea, bytea, text, bytea, uuid[],
    text[], text[], text[], bytea[]) IS
    'Turns a draft into a case; says submitted, replayed, draft_changed or not_found. A taken reference is a unique violation.';
GRANT EXECUTE ON FUNCTION submit_application(
    uuid, uuid, bytea, integer, text, bytea, text, text, text, text, timestamptz, bigint, bytea, bytea, text, bytea, uuid[],
    text[], text[], text[], bytea[]) TO antragswerk_app;

RESET ROLE;
