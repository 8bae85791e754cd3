-- 0008: how deliveries leave the outbox. A worker claims what is due under a lease and skips what others hold; due_at becomes
-- the end of the lease, so that a delivery whose worker died is simply due again. What became of it is written with the
-- case's event in one transaction, for many deliveries in one statement.
SET LOCAL ROLE antragswerk_owner;

CREATE FUNCTION claim_deliveries(p_worker text, p_limit integer, p_lease interval, p_at timestamptz)
RETURNS TABLE (
    id uuid, case_id uuid, channel text, target text, attempt integer, first_attempt_at timestamptz, created_at timestamptz,
    journal jsonb, reference text, service text, service_version text, leika text, submitted_at timestamptz, fee_cents bigint,
    document bytea, key_id text, wrapped_key bytea
)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    WITH due AS (
        SELECT d.id
        FROM delivery d
        WHERE d.tenant = current_tenant() AND d.finished_at IS NULL AND d.due_at <= p_at
        ORDER BY d.due_at, d.id
        LIMIT greatest(0, least(p_limit, 1000))
        FOR UPDATE SKIP LOCKED
    ), taken AS (
        UPDATE delivery d
        SET state = 'claimed', worker = p_worker, due_at = p_at + p_lease,
            -- Asking for the state of an accepted delivery is no new attempt.
            attempt = d.attempt + CASE WHEN d.state = 'pending' AND d.attempt > 0 THEN 0 ELSE 1 END,
            first_attempt_at = coalesce(d.first_attempt_at, p_at)
        FROM due
        WHERE d.id = due.id
        RETURNING d.*
    )
    SELECT t.id, t.case_id, t.channel, t.target, t.attempt, t.first_attempt_at, t.created_at, t.journal, c.reference,
           c.service, c.service_version, v.leika, c.submitted_at, c.fee_cents, a.document, a.key_id, a.wrapped_key
    FROM taken t
    JOIN case_file c ON c.id = t.case_id
    JOIN service_version v ON v.tenant = c.tenant AND v.version = c.service_version
    JOIN application a ON a.case_id = t.case_id
$$;
COMMENT ON FUNCTION claim_deliveries(text, integer, interval, timestamptz) IS
    'Takes due deliveries under a lease, with the application to be sent; what others hold is skipped.';
GRANT EXECUTE ON FUNCTION claim_deliveries(text, integer, interval, timestamptz) TO antragswerk_app;

CREATE FUNCTION finish_deliveries(
    p_worker text, p_ids uuid[], p_outcomes text[], p_receipts text[], p_times bigint[], p_codes text[],
    p_statuses integer[], p_summaries text[], p_configurations integer[], p_at timestamptz
) RETURNS SETOF uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    v_tenant text := current_tenant();
    v_row record;
    v_case case_file;
    v_hash bytea;
    v_kind text;
BEGIN
    -- In the order of the cases, so that two workers never wait for each other.
    FOR v_row IN
        SELECT d.id, d.case_id, d.channel, o.outcome, o.receipt, o.code, o.status, o.summary,
               timestamptz 'epoch' + o.micros * interval '1 microsecond' AS at, o.is_configuration = 1 AS is_configuration
        FROM unnest(p_ids, p_outcomes, p_receipts, p_times, p_codes, p_statuses, p_summaries, p_configurations)
            AS o (id, outcome, receipt, micros, code, status, summary, is_configuration)
        JOIN delivery d ON d.id = o.id
        WHERE d.tenant = v_tenant
        ORDER BY d.case_id, d.id
    LOOP
        UPDATE delivery d
        SET state = CASE v_row.outcome WHEN 'retry' THEN 'waiting' ELSE v_row.outcome END,
            worker = NULL,
            due_at = CASE WHEN v_row.outcome IN ('retry', 'pending') THEN v_row.at ELSE d.due_at END,
            finished_at = CASE WHEN v_row.outcome IN ('delivered', 'dead') THEN p_at END,
            receipt = coalesce(nullif(v_row.receipt, ''), d.receipt),
            journal = CASE WHEN v_row.outcome = 'pending'
                           THEN d.journal || jsonb_build_object('receipt', v_row.receipt) ELSE d.journal END,
            failure_code = nullif(v_row.code, ''), failure_status = nullif(v_row.status, 0),
            failure_summary = nullif(v_row.summary, ''),
            failure_is_configuration = CASE WHEN v_row.code <> '' THEN v_row.is_configuration END
        WHERE d.id = v_row.id AND d.state = 'claimed' AND d.worker = p_worker;
        CONTINUE WHEN NOT FOUND;

        IF v_row.outcome IN ('delivered', 'dead') THEN
            SELECT * INTO v_case FROM case_file c WHERE c.id = v_row.case_id FOR UPDATE;
            v_kind := CASE v_row.outcome WHEN 'delivered' THEN 'delivered' ELSE 'delivery_failed' END;
            v_hash := append_case_event(
                v_case, v_row.at, 'system', 'system', v_kind, NULL, v_case.state,
                jsonb_strip_nulls(jsonb_build_object(
                    'delivery', v_row.id::text, 'channel', v_row.channel, 'receipt', nullif(v_row.receipt, ''),
                    'code', nullif(v_row.code, ''))));
            UPDATE case_file c
            SET event_count = c.event_count + 1, event_hash = v_hash, updated_at = p_at,
                failed_deliveries = c.failed_deliveries + CASE v_row.outcome WHEN 'dead' THEN 1 ELSE 0 END
            WHERE c.id = v_row.case_id;
        END IF;
        RETURN NEXT v_row.id;
    END LOOP;
END
$$;
COMMENT ON FUNCTION finish_deliveries(
    text, uuid[], text[], text[], bigint[], text[], integer[], text[], integer[], timestamptz) IS
    'Writes what became of claimed deliveries, with the cases'' events; returns those that were still this worker''s.';
GRANT EXECUTE ON FUNCTION finish_deliveries(
    text, uuid[], text[], text[], bigint[], text[], integer[], text[], integer[], timestamptz) TO antragswerk_app;

CREATE FUNCTION record_delivery_step(p_worker text, p_id uuid, p_step text, p_value text) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    WITH noted AS (
        UPDATE delivery
        SET journal = journal || jsonb_build_object(p_step, p_value)
        WHERE id = p_id AND tenant = current_tenant() AND state = 'claimed' AND worker = p_worker
        RETURNING 1
    )
    SELECT EXISTS (SELECT FROM noted)
$$;
COMMENT ON FUNCTION record_delivery_step(text, uuid, text, text) IS
    'Remembers a step that succeeded; false when the lease was lost.';
GRANT EXECUTE ON FUNCTION record_delivery_step(text, uuid, text, text) TO antragswerk_app;

CREATE FUNCTION retry_delivery(p_id uuid, p_actor text, p_role text, p_at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    v_delivery delivery;
    v_case case_file;
    v_hash bytea;
BEGIN
    IF p_role NOT IN ('supervisor', 'administrator') THEN
        RETURN false;
    END IF;
    -- The delivery first, then its case, as finish_deliveries locks them.
    SELECT * INTO v_delivery FROM delivery d
    WHERE d.id = p_id AND d.tenant = current_tenant() AND d.state IN ('dead', 'waiting', 'pending') FOR UPDATE;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    SELECT * INTO v_case FROM case_file c WHERE c.id = v_delivery.case_id FOR UPDATE;
    UPDATE delivery d
    SET state = CASE d.state WHEN 'pending' THEN 'pending' ELSE 'waiting' END, due_at = p_at, finished_at = NULL,
        -- The schedule begins anew: a person decided that it is worth trying.
        attempt = CASE d.state WHEN 'dead' THEN 0 ELSE d.attempt END,
        first_attempt_at = CASE d.state WHEN 'dead' THEN NULL ELSE d.first_attempt_at END
    WHERE d.id = p_id;
    v_hash := append_case_event(
        v_case, p_at, p_actor, p_role, 'delivery_retried', NULL, v_case.state,
        jsonb_build_object('delivery', p_id::text, 'channel', v_delivery.channel));
    UPDATE case_file c
    SET event_count = c.event_count + 1, event_hash = v_hash, updated_at = p_at,
        failed_deliveries = c.failed_deliveries - CASE v_delivery.state WHEN 'dead' THEN 1 ELSE 0 END
    WHERE c.id = v_case.id;
    PERFORM pg_notify('delivery_due', v_case.tenant);
    RETURN true;
END
$$;
COMMENT ON FUNCTION retry_delivery(uuid, text, text, timestamptz) IS
    'Makes a delivery due now that was given up or waits; false when it was delivered, is being sent, or the role may not.';
GRANT EXECUTE ON FUNCTION retry_delivery(uuid, text, text, timestamptz) TO antragswerk_app;

RESET ROLE;
