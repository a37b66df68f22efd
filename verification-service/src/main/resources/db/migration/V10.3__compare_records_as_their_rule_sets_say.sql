-- Whom a comparison leaves out is up to the rule set, by the household's special situation.
ALTER TABLE visit ADD situation text;
UPDATE visit o SET situation = v.situation FROM verification v WHERE v.id = o.verification_id AND v.situation IS NOT NULL;

-- What was found so far went neither by exemptions nor by the rule sets' severities: it is looked at anew, as if it had just come.
WITH points AS (
    DELETE FROM visit o
    WHERE EXISTS (
        SELECT FROM record_finding f WHERE f.verification_id = o.verification_id AND f.rule IN ('Q06', 'Q14') AND f.holds)
    RETURNING o.verification_id
), again AS (
    SELECT verification_id FROM points
    UNION
    SELECT verification_id FROM record_finding WHERE rule IN ('Q02', 'Q12') AND holds
), numbered AS (
    SELECT verification_id, (row_number() OVER (ORDER BY verification_id) - 1) / 1000 AS part FROM again)
INSERT INTO watch_task (subject, ids, added_at)
SELECT 'RECORD', array_agg(verification_id ORDER BY verification_id), now() FROM numbered GROUP BY part ORDER BY part;
UPDATE village_centre SET due = true WHERE NOT due;
