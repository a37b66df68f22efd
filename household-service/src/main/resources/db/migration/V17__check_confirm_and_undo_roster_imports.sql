ALTER TABLE roster_import
    DROP CONSTRAINT ck_roster_import_state,
    ADD CONSTRAINT ck_roster_import_state CHECK (state IN (
        'RECEIVED', 'READING', 'CHECKED', 'CONFIRMED', 'STORING', 'IMPORTED', 'REFUSED', 'FAILED', 'UNDOING', 'UNDONE')),
    -- What the worker is to do with it next, or did last.
    ADD COLUMN task text NOT NULL DEFAULT 'IMPORT',
    ADD CONSTRAINT ck_roster_import_task CHECK (task IN ('CHECK', 'IMPORT', 'UNDO')),
    ADD COLUMN bad_rows text NOT NULL DEFAULT 'REFUSE_ALL',
    ADD CONSTRAINT ck_roster_import_bad_rows CHECK (bad_rows IN ('REFUSE_ALL', 'LEAVE_OUT')),
    -- The day from which what it tells holds.
    ADD COLUMN effective_on date,
    ADD COLUMN error_count bigint NOT NULL DEFAULT 0,
    ADD COLUMN warning_count bigint NOT NULL DEFAULT 0,
    ADD COLUMN faulty_rows bigint NOT NULL DEFAULT 0,
    -- Until then the file can be confirmed or handed back with its errors marked.
    ADD COLUMN file_kept_until timestamptz,
    ADD COLUMN confirmed_by text,
    ADD COLUMN undone_by_subject text,
    ADD COLUMN undone_by_name text,
    ADD COLUMN undo_reason text,
    -- Why the latest undo was not done: how many households others have built on.
    ADD COLUMN undo_obstacles bigint;
UPDATE roster_import SET effective_on = (received_at AT TIME ZONE 'Asia/Shanghai')::date;
ALTER TABLE roster_import ALTER COLUMN effective_on SET NOT NULL;
CREATE INDEX ix_roster_import_file_kept_until ON roster_import (file_kept_until) WHERE file_kept_until IS NOT NULL;

-- What was found in a roster, errors first.
CREATE TABLE roster_import_finding (
    import_id     uuid    NOT NULL CONSTRAINT fk_roster_import_finding_import_id REFERENCES roster_import ON DELETE CASCADE,
    number        integer NOT NULL,
    code          text    NOT NULL,
    sheet         text,
    row_number    integer,
    column_letter text,
    -- Masked when it is personal.
    found         text,
    arguments     text[]  NOT NULL,
    PRIMARY KEY (import_id, number)
);
INSERT INTO roster_import_finding (import_id, number, code, sheet, row_number, column_letter, found, arguments)
SELECT roster_import.id, number, upper(replace(finding ->> 'code', '-', '_')), finding ->> 'sheet',
    (finding ->> 'row')::integer, finding ->> 'column', finding ->> 'found',
    ARRAY(SELECT jsonb_array_elements_text(finding -> 'arguments'))
FROM roster_import, jsonb_array_elements(findings::jsonb) WITH ORDINALITY AS listed (finding, number);
ALTER TABLE roster_import DROP COLUMN findings;

ALTER TABLE roster_import_finding ENABLE ROW LEVEL SECURITY;
CREATE POLICY roster_import_finding_within_scope ON roster_import_finding
    USING (EXISTS (SELECT FROM roster_import WHERE roster_import.id = import_id));

-- Households that other services have built on: a roster that brought them in can no longer be undone.
CREATE TABLE household_use (
    household_id  uuid        PRIMARY KEY,
    first_used_at timestamptz NOT NULL
);
