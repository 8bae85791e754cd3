-- 0010: the outcome of a delivery cost four statements, begun and ended for each row of the batch, and that was the largest part
-- of what a delivery costs the database. Now a batch is four statements altogether; only where a batch holds several deliveries
-- of one case it takes a turn for each of them, because the events of a case are a chain and each change counts one.
-- The promises stay: only what is still this worker's is written, and the triggers check every event and every case as before.
SET LOCAL ROLE antragswerk_owner;

CREATE OR REPLACE FUNCTION finish_deliveries(
    p_worker text, p_ids uuid[], p_outcomes text[], p_receipts text[], p_times bigint[], p_codes text[],
    p_statuses integer[], p_summaries text[], p_configurations integer[], p_at timestamptz
) RETURNS SETOF uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
-- Rows are found by their keys; a plan that was made while the tables were small must not read them whole later on.
SET enable_seqscan = off
AS $$
DECLARE
    v_tenant text := current_tenant();
    v_held uuid[];
    v_turns integer[];
BEGIN
    -- Deliveries first, then their cases, each in the order of the cases: two workers never wait for each other.
    SELECT array_agg(held.id), array_agg(held.turn) INTO v_held, v_turns
    FROM (
        SELECT locked.id, row_number() OVER (PARTITION BY locked.case_id ORDER BY locked.id)::integer AS turn
        FROM (
            SELECT d.id, d.case_id FROM delivery d
            WHERE d.id = ANY (p_ids) AND d.tenant = v_tenant AND d.state = 'claimed' AND d.worker = p_worker
            ORDER BY d.case_id, d.id
            FOR UPDATE
        ) AS locked
    ) AS held;

    FOR v_turn IN 1 .. coalesce((SELECT max(t) FROM unnest(v_turns) AS t), 0) LOOP
        RETURN QUERY
        WITH outcome AS (
            SELECT o.id, o.outcome, o.receipt, timestamptz 'epoch' + o.micros * interval '1 microsecond' AS at, o.code, o.status,
                   o.summary, o.is_configuration = 1 AS is_configuration
            FROM unnest(p_ids, p_outcomes, p_receipts, p_times, p_codes, p_statuses, p_summaries, p_configurations)
                AS o (id, outcome, receipt, micros, code, status, summary, is_configuration)
            JOIN unnest(v_held, v_turns) AS h (id, turn) ON h.id = o.id AND h.turn = v_turn
        ), written AS (
            UPDATE delivery d
            SET state = CASE o.outcome WHEN 'retry' THEN 'waiting' ELSE o.outcome END,
                worker = NULL,
                due_at = CASE WHEN o.outcome IN ('retry', 'pending') THEN o.at ELSE d.due_at END,
                finished_at = CASE WHEN o.outcome IN ('delivered', 'dead') THEN p_at END,
                receipt = coalesce(nullif(o.receipt, ''), d.receipt),
                journal = CASE WHEN o.outcome = 'pending'
                               THEN d.journal || jsonb_build_object('receipt', o.receipt) ELSE d.journal END,
                failure_code = nullif(o.code, ''), failure_status = nullif(o.status, 0),
                failure_summary = nullif(o.summary, ''),
                failure_is_configuration = CASE WHEN o.code <> '' THEN o.is_configuration END
            FROM outcome o
            WHERE d.id = o.id
            RETURNING d.id, d.case_id, d.channel, o.outcome, o.receipt, o.at, o.code
        ), ended AS (
            SELECT w.id, w.case_id, w.outcome, w.at,
                   CASE w.outcome WHEN 'delivered' THEN 'delivered' ELSE 'delivery_failed' END AS kind,
                   jsonb_strip_nulls(jsonb_build_object(
                       'delivery', w.id::text, 'channel', w.channel, 'receipt', nullif(w.receipt, ''),
                       'code', nullif(w.code, ''))) AS detail
            FROM written w
            WHERE w.outcome IN ('delivered', 'dead')
        ), head AS (
            SELECT c.id, c.tenant, c.state, c.event_count, c.event_hash
            FROM case_file c
            WHERE c.id IN (SELECT e.case_id FROM ended e)
            ORDER BY c.id
            FOR UPDATE
        ), event AS (
            INSERT INTO case_event (
                case_id, sequence, tenant, at, actor, role, kind, from_state, to_state, detail, previous_hash, hash)
            SELECT h.id, h.event_count + 1, h.tenant, e.at, 'system', 'system', e.kind, h.state, h.state, e.detail, h.event_hash,
                   case_event_hash(
                       h.id, h.event_count + 1, e.at, 'system', 'system', e.kind, NULL, h.state, h.state, e.detail, h.event_hash)
            FROM head h
            JOIN ended e ON e.case_id = h.id
            RETURNING case_id, sequence, hash
        ), filed AS (
            UPDATE case_file c
            SET event_count = v.sequence, event_hash = v.hash, updated_at = p_at,
                failed_deliveries = c.failed_deliveries + CASE e.outcome WHEN 'dead' THEN 1 ELSE 0 END
            FROM event v
            JOIN ended e ON e.case_id = v.case_id
            WHERE c.id = v.case_id
        )
        SELECT w.id FROM written w;
    END LOOP;
END
$$;

RESET ROLE;
