-- Whose turn a record is. In one place, so that queues, counts and indexes cannot differ about it.
ALTER TABLE verification ADD COLUMN turn text GENERATED ALWAYS AS (CASE
    WHEN standing = 'COMPETING' THEN 'TOWNSHIP'
    WHEN standing <> 'STANDING' THEN NULL
    WHEN state = 'COMPLETED' THEN 'TOWNSHIP'
    WHEN state = 'TOWNSHIP_APPROVED' THEN 'COUNTY'
    WHEN state = 'RETURNED' THEN 'COLLECTOR'
    END) STORED;

-- How closely a reviewer should look: the lower, the closer. Negative, so that one comparison of rows finds where a page
-- begins; and a column, since under row-level security no index helps with what is computed in the query. The weights are
-- proposals.
ALTER TABLE verification ADD COLUMN finding_weight integer NOT NULL DEFAULT 0;
ALTER TABLE verification ADD COLUMN review_rank integer GENERATED ALWAYS AS (0
    - finding_weight
    - CASE WHEN standing = 'COMPETING' THEN 50 ELSE 0 END
    - CASE WHEN secured THEN 0 ELSE 20 END
    - CASE WHEN coalesce(details ->> 'access', 'FULL') = 'FULL' THEN 0 ELSE 10 END
    - CASE WHEN situation IS NULL THEN 0 ELSE 5 END) STORED;

-- For pages over large regions, in either order.
CREATE INDEX ix_verification_turn_state_since ON verification (campaign_id, turn, state_since, id) WHERE turn IS NOT NULL;
CREATE INDEX ix_verification_turn_review_rank ON verification (campaign_id, turn, review_rank, state_since, id)
    WHERE turn IS NOT NULL;
-- For small regions, and for the counts, which read nothing else.
CREATE INDEX ix_verification_turn_village_code ON verification (campaign_id, turn, village_code, state_since, standing)
    WHERE turn IS NOT NULL;

-- When the one who recorded it was shown that it had come back.
ALTER TABLE verification ADD COLUMN returned_seen_at timestamptz;

ALTER TABLE record_finding ADD COLUMN settled_by text, ADD COLUMN settled_note text;
CREATE INDEX ix_record_finding_unsettled ON record_finding (rule, village_code, verification_id) WHERE settled_at IS NULL;

-- Findings come with records and from what follows on them: wherever they come from, the record's weight is theirs. The
-- records are locked before anything is added up, else of two that add to one record each would miss the other's; and in
-- the order of their ids, as everybody locks them.
CREATE FUNCTION weigh_findings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM verification WHERE id IN (SELECT verification_id FROM touched) ORDER BY id FOR NO KEY UPDATE;
    UPDATE verification v SET finding_weight = weighed.weight
    FROM (
        SELECT t.verification_id, coalesce(sum(CASE f.severity
            WHEN 'BLOCK' THEN 100 WHEN 'REVIEW' THEN 10 WHEN 'WARN' THEN 1 END), 0) AS weight
        FROM (SELECT DISTINCT verification_id FROM touched) t
        LEFT JOIN record_finding f ON f.verification_id = t.verification_id AND f.settled_at IS NULL
        GROUP BY t.verification_id) weighed
    WHERE v.id = weighed.verification_id AND v.finding_weight <> weighed.weight;
    RETURN NULL;
END $$;
CREATE TRIGGER record_finding_added AFTER INSERT ON record_finding
    REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION weigh_findings();
CREATE TRIGGER record_finding_changed AFTER UPDATE ON record_finding
    REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION weigh_findings();
CREATE TRIGGER record_finding_taken_back AFTER DELETE ON record_finding
    REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION weigh_findings();

-- A photo's rejection is told without a time, and forgotten once the photo is stored after all: the timeline shows when it was
-- heard of, and why.
ALTER TABLE evidence ADD COLUMN rejected_at timestamptz, ADD COLUMN rejected_for text;
CREATE FUNCTION note_photo_rejected() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.rejected_at := coalesce(NEW.rejected_at, now());
    NEW.rejected_for := NEW.rejected_reason;
    RETURN NEW;
END $$;
CREATE TRIGGER evidence_rejected BEFORE INSERT OR UPDATE ON evidence FOR EACH ROW
    WHEN (NEW.rejected_reason IS NOT NULL) EXECUTE FUNCTION note_photo_rejected();

-- The other record of a step that concerns two, such as the one that was chosen in this one's stead.
ALTER TABLE timeline_entry ADD COLUMN other_record uuid;
