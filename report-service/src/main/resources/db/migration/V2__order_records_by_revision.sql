ALTER TABLE household_progress ADD COLUMN revision integer NOT NULL DEFAULT 1;
ALTER TABLE household_progress ALTER COLUMN revision DROP DEFAULT;
