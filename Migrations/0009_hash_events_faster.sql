-- 0009: a submission spent most of its processor time on the hash of its event. An SQL function with the new body syntax is
-- kept as a parse tree, which is read again for every call that cannot be inlined, and there were eleven such calls for each
-- hash, computed twice. The same text is now put together in one expression. Ciphertext does not compress: trying to cost time
-- as well.
SET LOCAL ROLE antragswerk_owner;

CREATE OR REPLACE FUNCTION case_event_hash(
    p_case uuid, p_sequence integer, p_at timestamptz, p_actor text, p_role text, p_kind text, p_event text, p_from text,
    p_to text, p_detail jsonb, p_previous bytea
) RETURNS bytea
LANGUAGE plpgsql STABLE PARALLEL SAFE
AS $$
DECLARE
    v_case text := p_case::text;
    v_sequence text := p_sequence::text;
    v_micros text := (extract(epoch FROM p_at) * 1000000)::bigint::text;
    v_detail text := p_detail::text;
    v_previous text := encode(p_previous, 'hex');
BEGIN
    -- Each part with its length in bytes in front, so that no two different rows have one and the same text.
    RETURN sha256(convert_to(
        coalesce(octet_length(v_case) || ':' || v_case || ';', '-;')
        || coalesce(octet_length(v_sequence) || ':' || v_sequence || ';', '-;')
        || coalesce(octet_length(v_micros) || ':' || v_micros || ';', '-;')
        || coalesce(octet_length(p_actor) || ':' || p_actor || ';', '-;')
        || coalesce(octet_length(p_role) || ':' || p_role || ';', '-;')
        || coalesce(octet_length(p_kind) || ':' || p_kind || ';', '-;')
        || coalesce(octet_length(p_event) || ':' || p_event || ';', '-;')
        || coalesce(octet_length(p_from) || ':' || p_from || ';', '-;')
        || coalesce(octet_length(p_to) || ':' || p_to || ';', '-;')
        || coalesce(octet_length(v_detail) || ':' || v_detail || ';', '-;')
        || coalesce(octet_length(v_previous) || ':' || v_previous || ';', '-;'), 'UTF8'));
END
$$;
DROP FUNCTION chain_part(text);

ALTER TABLE application ALTER COLUMN answers SET STORAGE EXTERNAL, ALTER COLUMN document SET STORAGE EXTERNAL;
ALTER TABLE case_note ALTER COLUMN content SET STORAGE EXTERNAL;
ALTER TABLE draft ALTER COLUMN answers SET STORAGE EXTERNAL;

RESET ROLE;
