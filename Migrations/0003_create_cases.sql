-- 0003: the case and everything that hangs on it. The content of an application is encrypted by the server (AES-256-GCM, one
-- data key per case, wrapped by a key outside the database); what stands here in the clear is what the work needs and
-- nothing about the applicant.
SET LOCAL ROLE antragswerk_owner;

CREATE TABLE case_file (
    id                uuid PRIMARY KEY,
    tenant            tenant_id NOT NULL,
    reference         text NOT NULL,
    service           text NOT NULL,
    service_version   text NOT NULL,
    workflow_version  text NOT NULL,
    state             text NOT NULL,
    state_kind        text NOT NULL,
    version           integer NOT NULL DEFAULT 1,
    event_count       integer NOT NULL DEFAULT 1,
    event_hash        bytea NOT NULL,
    submitted_at      timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL,
    assignee          text,
    deadline_at       timestamptz NOT NULL DEFAULT 'infinity',
    fee_cents         bigint,
    failed_deliveries integer NOT NULL DEFAULT 0,
    access_code_hash  bytea NOT NULL,
    CONSTRAINT case_file_reference_is_unique UNIQUE (tenant, reference),
    CONSTRAINT case_file_reference_is_readable CHECK (reference ~ '^[A-Z]{2,4}-[0-9]{4}-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$'),
    CONSTRAINT case_file_version_counts_from_one CHECK (version >= 1),
    CONSTRAINT case_file_has_events CHECK (event_count >= 1),
    CONSTRAINT case_file_event_hash_is_sha256 CHECK (octet_length(event_hash) = 32),
    CONSTRAINT case_file_access_code_hash_is_sha256 CHECK (octet_length(access_code_hash) = 32),
    CONSTRAINT case_file_fee_is_not_negative CHECK (fee_cents >= 0),
    CONSTRAINT case_file_failed_deliveries_are_counted CHECK (failed_deliveries >= 0)
);
COMMENT ON TABLE case_file IS 'One row per case: where it stands. Changed only by the functions of 0006 to 0008.';
COMMENT ON COLUMN case_file.version IS 'Counts changes of state and assignee; whoever moves a case names the version they saw.';
COMMENT ON COLUMN case_file.event_count IS 'Sequence of the last event; the next one needs no scan.';
COMMENT ON COLUMN case_file.event_hash IS 'Hash of the last event: the head of the chain.';
COMMENT ON COLUMN case_file.assignee IS 'User name of whoever works on it; NULL = nobody. No foreign key: the history outlives accounts.';
COMMENT ON COLUMN case_file.deadline_at IS 'Earliest running deadline; infinity = none, so that the order by urgency is one index.';
COMMENT ON COLUMN case_file.access_code_hash IS 'Keyed hash of the access code the applicant got.';

-- The inbox lists by keyset over these; each ends with the id so that the order is total.
CREATE INDEX case_file_by_submission ON case_file (tenant, submitted_at, id);
CREATE INDEX case_file_by_state ON case_file (tenant, state, submitted_at, id);
CREATE INDEX case_file_by_service_and_state ON case_file (tenant, service, state, submitted_at, id);
CREATE INDEX case_file_by_assignee ON case_file (tenant, assignee, submitted_at, id) WHERE assignee IS NOT NULL;
CREATE INDEX case_file_unassigned ON case_file (tenant, submitted_at, id) WHERE assignee IS NULL;
CREATE INDEX case_file_by_deadline ON case_file (tenant, deadline_at, id) WHERE state_kind <> 'done';
CREATE INDEX case_file_with_failed_deliveries ON case_file (tenant, submitted_at, id) WHERE failed_deliveries > 0;

CREATE TABLE application (
    case_id     uuid PRIMARY KEY,
    tenant      tenant_id NOT NULL,
    answers     bytea NOT NULL,
    document    bytea NOT NULL,
    key_id      text NOT NULL,
    wrapped_key bytea,
    CONSTRAINT application_belongs_to_a_case FOREIGN KEY (case_id) REFERENCES case_file (id)
);
COMMENT ON TABLE application IS 'What was applied for, encrypted, as it was at submission.';
COMMENT ON COLUMN application.answers IS 'Answers as JSON, AES-256-GCM under the case''s data key.';
COMMENT ON COLUMN application.document IS 'The application as people read it, JSON, AES-256-GCM under the case''s data key.';
COMMENT ON COLUMN application.key_id IS 'Which key of the municipality wraps the data key.';
COMMENT ON COLUMN application.wrapped_key IS 'The wrapped data key; NULL = erased: content, notes and backups are unreadable from then on.';

CREATE TABLE application_index (
    tenant  tenant_id NOT NULL,
    hash    bytea NOT NULL,
    case_id uuid NOT NULL,
    field   text NOT NULL,
    CONSTRAINT application_index_entry_is_unique PRIMARY KEY (tenant, hash, case_id),
    CONSTRAINT application_index_belongs_to_a_case FOREIGN KEY (case_id) REFERENCES case_file (id),
    CONSTRAINT application_index_hash_is_sha256 CHECK (octet_length(hash) = 32)
);
COMMENT ON TABLE application_index IS 'Keyed hashes of the fields that may be searched, since their values are encrypted.';

CREATE TABLE case_event (
    case_id       uuid NOT NULL,
    sequence      integer NOT NULL,
    tenant        tenant_id NOT NULL,
    at            timestamptz NOT NULL,
    actor         text NOT NULL,
    role          text NOT NULL,
    kind          text NOT NULL,
    event         text,
    from_state    text,
    to_state      text NOT NULL,
    detail        jsonb NOT NULL DEFAULT '{}',
    previous_hash bytea,
    hash          bytea NOT NULL,
    CONSTRAINT case_event_has_its_place PRIMARY KEY (case_id, sequence),
    CONSTRAINT case_event_belongs_to_a_case FOREIGN KEY (case_id) REFERENCES case_file (id),
    CONSTRAINT case_event_counts_from_one CHECK (sequence >= 1),
    CONSTRAINT case_event_first_has_no_predecessor CHECK ((sequence = 1) = (previous_hash IS NULL)),
    CONSTRAINT case_event_first_has_no_from_state CHECK ((sequence = 1) = (from_state IS NULL)),
    CONSTRAINT case_event_first_is_the_submission CHECK ((sequence = 1) = (kind = 'submitted')),
    CONSTRAINT case_event_move_names_its_event CHECK ((kind = 'moved') = (event IS NOT NULL)),
    CONSTRAINT case_event_only_moves_change_the_state CHECK (kind IN ('moved', 'submitted') OR from_state = to_state),
    CONSTRAINT case_event_role_is_known CHECK (
        role IN ('citizen', 'caseworker', 'reviewer', 'supervisor', 'auditor', 'administrator', 'system')),
    CONSTRAINT case_event_kind_is_known CHECK (
        kind IN ('submitted', 'moved', 'claimed', 'released', 'note', 'delivered', 'delivery_failed', 'delivery_retried')),
    CONSTRAINT case_event_detail_is_an_object CHECK (jsonb_typeof(detail) = 'object')
);
COMMENT ON TABLE case_event IS 'Everything that happened to a case. Append-only; each row carries the SHA-256 of itself and its predecessor.';
COMMENT ON COLUMN case_event.actor IS 'citizen, system or a user name.';
COMMENT ON COLUMN case_event.detail IS 'Texts by name, nothing personal: receipts, codes, names of inputs.';

CREATE TABLE deadline (
    case_id uuid NOT NULL,
    id      text NOT NULL,
    tenant  tenant_id NOT NULL,
    due_at  timestamptz NOT NULL,
    CONSTRAINT deadline_is_named_once PRIMARY KEY (case_id, id),
    CONSTRAINT deadline_belongs_to_a_case FOREIGN KEY (case_id) REFERENCES case_file (id)
);
COMMENT ON TABLE deadline IS 'Running deadlines of a case; case_file.deadline_at is the earliest.';
COMMENT ON COLUMN deadline.due_at IS 'End of the last day in Germany: the day of the event does not count (§ 187 BGB).';

CREATE TABLE case_note (
    id      uuid PRIMARY KEY,
    case_id uuid NOT NULL,
    tenant  tenant_id NOT NULL,
    at      timestamptz NOT NULL,
    author  text NOT NULL,
    kind    text NOT NULL,
    content bytea NOT NULL,
    CONSTRAINT case_note_belongs_to_a_case FOREIGN KEY (case_id) REFERENCES case_file (id),
    CONSTRAINT case_note_kind_is_known CHECK (kind IN ('note', 'inputs'))
);
CREATE INDEX case_note_by_case ON case_note (case_id, at, id);
COMMENT ON TABLE case_note IS 'What staff wrote: notes, and the inputs of moves. Encrypted like the application.';
COMMENT ON COLUMN case_note.kind IS 'note = a text; inputs = JSON of the reason, decision and note given with a move.';
COMMENT ON COLUMN case_note.content IS 'AES-256-GCM under the case''s data key.';

CREATE TABLE delivery (
    id               uuid PRIMARY KEY,
    tenant           tenant_id NOT NULL,
    case_id          uuid NOT NULL,
    channel          text NOT NULL,
    target           text NOT NULL,
    state            text NOT NULL DEFAULT 'waiting',
    attempt          integer NOT NULL DEFAULT 0,
    created_at       timestamptz NOT NULL,
    first_attempt_at timestamptz,
    due_at           timestamptz NOT NULL,
    finished_at      timestamptz,
    worker           text,
    receipt          text,
    journal          jsonb NOT NULL DEFAULT '{}',
    failure_code     text,
    failure_status   integer,
    failure_summary  text,
    failure_is_configuration boolean,
    CONSTRAINT delivery_goes_once_to_each_target UNIQUE (case_id, channel, target),
    CONSTRAINT delivery_belongs_to_a_case FOREIGN KEY (case_id) REFERENCES case_file (id),
    CONSTRAINT delivery_state_is_known CHECK (state IN ('waiting', 'claimed', 'pending', 'delivered', 'dead')),
    CONSTRAINT delivery_attempt_is_not_negative CHECK (attempt >= 0),
    CONSTRAINT delivery_is_finished_when_delivered_or_dead CHECK ((finished_at IS NOT NULL) = (state IN ('delivered', 'dead'))),
    CONSTRAINT delivery_is_held_by_a_worker_when_claimed CHECK ((worker IS NOT NULL) = (state = 'claimed')),
    CONSTRAINT delivery_is_confirmed_by_a_receipt CHECK (state <> 'delivered' OR receipt IS NOT NULL)
);
CREATE INDEX delivery_by_due ON delivery (tenant, due_at, id) WHERE finished_at IS NULL;
CREATE INDEX delivery_by_creation ON delivery (tenant, created_at, id);
CREATE INDEX delivery_dead ON delivery (tenant, created_at, id) WHERE state = 'dead';
COMMENT ON TABLE delivery IS 'The outbox: one row for each case and target, written with the change that causes it and kept for good.';
COMMENT ON COLUMN delivery.due_at IS 'When it is tried or asked next; for a claimed one the end of the lease, so that one index finds both.';
COMMENT ON COLUMN delivery.journal IS 'Steps known to have succeeded, with their results; the next attempt does not repeat them.';
COMMENT ON COLUMN delivery.failure_is_configuration IS 'Trying again does not help before somebody changes a setting.';

CREATE TABLE access_record (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant  tenant_id NOT NULL,
    case_id uuid NOT NULL,
    at      timestamptz NOT NULL DEFAULT now(),
    actor   text NOT NULL,
    role    text NOT NULL,
    CONSTRAINT access_record_belongs_to_a_case FOREIGN KEY (case_id) REFERENCES case_file (id)
);
CREATE INDEX access_record_by_case ON access_record (case_id, id);
COMMENT ON TABLE access_record IS 'Who of the staff opened which application, and when (Art. 5 (2) GDPR). Append-only.';

DO $$
DECLARE
    v_table text;
BEGIN
    FOREACH v_table IN ARRAY ARRAY[
        'case_file', 'application', 'application_index', 'case_event', 'deadline', 'case_note', 'delivery', 'access_record'
    ] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', v_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', v_table);
        EXECUTE format(
            'CREATE POLICY %I ON %I USING (tenant = current_tenant()) WITH CHECK (tenant = current_tenant())',
            v_table || '_belongs_to_tenant', v_table);
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
            v_table || '_is_never_emptied', v_table);
        EXECUTE format('GRANT SELECT ON %I TO antragswerk_app', v_table);
    END LOOP;
    FOREACH v_table IN ARRAY ARRAY['case_event', 'case_note', 'access_record', 'application_index'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            v_table || '_only_grows', v_table);
    END LOOP;
    FOREACH v_table IN ARRAY ARRAY['case_file', 'application', 'delivery'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
            v_table || '_is_never_deleted', v_table);
    END LOOP;
END
$$;

RESET ROLE;
