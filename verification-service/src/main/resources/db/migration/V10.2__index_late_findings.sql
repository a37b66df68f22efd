-- Confirmed records in which rules found something since: it is nobody's turn, and they are few. A finding of severity REVIEW or
-- BLOCK weighs ten or more; what ten warnings weigh as much as, the query leaves out.
CREATE INDEX ix_verification_late_findings ON verification (campaign_id, village_code)
    WHERE standing = 'STANDING' AND state IN ('COUNTY_CONFIRMED', 'LOCKED') AND finding_weight >= 10;
