-- 0004: the promises about a case that hold whoever writes, the owner of the tables included. The functions of 0006 to 0008
-- are the only way the application's role has; these triggers are what a mistaken statement of an administrator meets.
--   * a case begins in the initial state of its workflow and goes only along transitions of that workflow version
--   * the history only grows, without gaps, each row chained to the one before
--   * a case stands where its last event says
SET LOCAL ROLE antragswerk_owner;

CREATE FUNCTION chain_part(p_text text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN p_text IS NULL THEN '-;' ELSE octet_length(p_text) || ':' || p_text || ';' END;
COMMENT ON FUNCTION chain_part(text) IS
    'A text with its length in front, so that no two different rows have one and the same canonical text.';

CREATE FUNCTION case_event_hash(
    p_case uuid, p_sequence integer, p_at timestamptz, p_actor text, p_role text, p_kind text, p_event text, p_from text,
    p_to text, p_detail jsonb, p_previous bytea
) RETURNS bytea
LANGUAGE sql STABLE PARALLEL SAFE
RETURN sha256(convert_to(
    chain_part(p_case::text) || chain_part(p_sequence::text) || chain_part((extract(epoch FROM p_at) * 1000000)::bigint::text)
    || chain_part(p_actor) || chain_part(p_role) || chain_part(p_kind) || chain_part(p_event) || chain_part(p_from)
    || chain_part(p_to) || chain_part(p_detail::text) || chain_part(encode(p_previous, 'hex')), 'UTF8'));
COMMENT ON FUNCTION case_event_hash(uuid, integer, timestamptz, text, text, text, text, text, text, jsonb, bytea) IS
    'SHA-256 of the canonical text of an event and its predecessor''s hash. The verifier computes the same outside the database.';

CREATE FUNCTION guard_case_file() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM FROM service_version v
            JOIN workflow_state s ON s.tenant = v.tenant AND s.workflow_version = v.workflow_version
        WHERE v.tenant = NEW.tenant AND v.version = NEW.service_version AND v.service = NEW.service
          AND v.workflow_version = NEW.workflow_version AND s.state = NEW.state AND s.kind = NEW.state_kind AND s.is_initial;
        IF NOT FOUND OR NEW.version <> 1 OR NEW.event_count <> 1 OR NEW.assignee IS NOT NULL THEN
            RAISE EXCEPTION 'a case begins unassigned in the initial state of its service''s workflow'
                USING ERRCODE = 'AW001', CONSTRAINT = 'case_file_begins_in_the_initial_state', TABLE = 'case_file';
        END IF;
        RETURN NEW;
    END IF;

    IF (NEW.id, NEW.tenant, NEW.reference, NEW.service, NEW.service_version, NEW.workflow_version, NEW.submitted_at,
        NEW.access_code_hash) IS DISTINCT FROM
       (OLD.id, OLD.tenant, OLD.reference, OLD.service, OLD.service_version, OLD.workflow_version, OLD.submitted_at,
        OLD.access_code_hash) OR NEW.fee_cents IS DISTINCT FROM OLD.fee_cents THEN
        RAISE EXCEPTION 'what a case was filed as does not change'
            USING ERRCODE = 'AW001', CONSTRAINT = 'case_file_identity_is_fixed', TABLE = 'case_file';
    END IF;
    IF NEW.version NOT IN (OLD.version, OLD.version + 1) OR NEW.event_count NOT IN (OLD.event_count, OLD.event_count + 1)
       OR (NEW.version = OLD.version AND (NEW.state, NEW.assignee) IS DISTINCT FROM (OLD.state, OLD.assignee))
       OR (NEW.version <> OLD.version AND NEW.event_count = OLD.event_count) THEN
        RAISE EXCEPTION 'every change of a case counts its version and leaves an event'
            USING ERRCODE = 'AW001', CONSTRAINT = 'case_file_changes_are_counted', TABLE = 'case_file';
    END IF;
    IF NEW.state <> OLD.state OR NEW.state_kind <> OLD.state_kind THEN
        PERFORM FROM workflow_transition t
            JOIN workflow_state s ON s.tenant = t.tenant AND s.workflow_version = t.workflow_version AND s.state = t.to_state
        WHERE t.tenant = NEW.tenant AND t.workflow_version = NEW.workflow_version AND t.from_state = OLD.state
          AND t.to_state = NEW.state AND s.kind = NEW.state_kind;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'the workflow has no transition from % to %', OLD.state, NEW.state
                USING ERRCODE = 'AW001', CONSTRAINT = 'case_file_moves_along_transitions', TABLE = 'case_file';
        END IF;
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION guard_case_file() IS
    'Trigger of case_file: begins in the initial state, keeps its identity, moves only along transitions, counts its changes.';

CREATE TRIGGER case_file_is_guarded BEFORE INSERT OR UPDATE ON case_file
    FOR EACH ROW EXECUTE FUNCTION guard_case_file();

CREATE FUNCTION guard_case_event() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
DECLARE
    v_case case_file;
    v_previous case_event;
BEGIN
    IF NEW.sequence > 1 THEN
        SELECT * INTO v_previous FROM case_event WHERE case_id = NEW.case_id AND sequence = NEW.sequence - 1;
        IF NOT FOUND OR v_previous.hash IS DISTINCT FROM NEW.previous_hash OR v_previous.to_state <> NEW.from_state
           OR v_previous.tenant <> NEW.tenant THEN
            RAISE EXCEPTION 'event % does not follow on the one before', NEW.sequence
                USING ERRCODE = 'AW002', CONSTRAINT = 'case_event_follows_its_predecessor', TABLE = 'case_event';
        END IF;
    END IF;
    IF NEW.kind IN ('submitted', 'moved') THEN
        SELECT * INTO v_case FROM case_file WHERE id = NEW.case_id;
        IF NEW.kind = 'submitted' AND v_case.tenant IS DISTINCT FROM NEW.tenant THEN
            RAISE EXCEPTION 'an event belongs to the tenant of its case'
                USING ERRCODE = 'AW002', CONSTRAINT = 'case_event_belongs_to_tenant_of_case', TABLE = 'case_event';
        END IF;
        IF NEW.kind = 'moved' AND NOT EXISTS (
            SELECT FROM workflow_transition t
            WHERE t.tenant = v_case.tenant AND t.workflow_version = v_case.workflow_version AND t.from_state = NEW.from_state
              AND t.event = NEW.event AND t.to_state = NEW.to_state AND NEW.role = ANY (t.roles)
        ) THEN
            RAISE EXCEPTION 'the workflow has no such transition'
                USING ERRCODE = 'AW001', CONSTRAINT = 'case_event_moves_along_transitions', TABLE = 'case_event';
        END IF;
    END IF;
    IF NEW.hash IS DISTINCT FROM case_event_hash(
        NEW.case_id, NEW.sequence, NEW.at, NEW.actor, NEW.role, NEW.kind, NEW.event, NEW.from_state, NEW.to_state, NEW.detail,
        NEW.previous_hash)
    THEN
        RAISE EXCEPTION 'the hash of event % is not that of its content', NEW.sequence
            USING ERRCODE = 'AW002', CONSTRAINT = 'case_event_hash_is_that_of_its_content', TABLE = 'case_event';
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION guard_case_event() IS
    'Trigger of case_event: follows its predecessor, carries the right hash, moves only along transitions.';

CREATE TRIGGER case_event_is_guarded BEFORE INSERT ON case_event
    FOR EACH ROW EXECUTE FUNCTION guard_case_event();

-- Checked when the transaction ends, because a case and its event are two statements.
CREATE FUNCTION check_case_file_head() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
    PERFORM FROM case_event e
    WHERE e.case_id = NEW.id AND e.sequence = NEW.event_count AND e.hash = NEW.event_hash AND e.to_state = NEW.state;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'a case stands where its last event says'
            USING ERRCODE = 'AW002', CONSTRAINT = 'case_file_stands_where_its_last_event_says', TABLE = 'case_file';
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION check_case_file_head() IS
    'Constraint trigger of case_file: there is an event with the counted sequence, that hash and that state.';

CREATE CONSTRAINT TRIGGER case_file_stands_where_its_last_event_says
    AFTER INSERT OR UPDATE ON case_file DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION check_case_file_head();

CREATE FUNCTION check_event_is_counted() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
    PERFORM FROM case_file c WHERE c.id = NEW.case_id AND c.event_count >= NEW.sequence;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'an event is counted by its case'
            USING ERRCODE = 'AW002', CONSTRAINT = 'case_event_is_counted_by_its_case', TABLE = 'case_event';
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION check_event_is_counted() IS 'Constraint trigger of case_event: no event stands beside the count of its case.';

CREATE CONSTRAINT TRIGGER case_event_is_counted_by_its_case
    AFTER INSERT ON case_event DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION check_event_is_counted();

CREATE FUNCTION guard_application() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
    IF (NEW.case_id, NEW.tenant, NEW.answers, NEW.document) IS DISTINCT FROM (OLD.case_id, OLD.tenant, OLD.answers, OLD.document)
       OR (OLD.wrapped_key IS NULL AND NEW.wrapped_key IS NOT NULL) THEN
        RAISE EXCEPTION 'an application stays as it was submitted'
            USING ERRCODE = 'AW001', CONSTRAINT = 'application_stays_as_submitted', TABLE = 'application';
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION guard_application() IS
    'Trigger of application: only the wrapping of the data key may change (rotation), or go (erasure).';

CREATE TRIGGER application_stays_as_submitted BEFORE UPDATE ON application
    FOR EACH ROW EXECUTE FUNCTION guard_application();

CREATE FUNCTION guard_delivery() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
    IF (NEW.id, NEW.tenant, NEW.case_id, NEW.channel, NEW.target, NEW.created_at) IS DISTINCT FROM
       (OLD.id, OLD.tenant, OLD.case_id, OLD.channel, OLD.target, OLD.created_at)
       OR OLD.state = 'delivered' THEN
        RAISE EXCEPTION 'what was delivered stays delivered'
            USING ERRCODE = 'AW001', CONSTRAINT = 'delivery_stays_delivered', TABLE = 'delivery';
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION guard_delivery() IS 'Trigger of delivery: a delivered one never changes again, no one changes where it goes.';

CREATE TRIGGER delivery_stays_delivered BEFORE UPDATE ON delivery
    FOR EACH ROW EXECUTE FUNCTION guard_delivery();

RESET ROLE;
