-- Some findings compare a record with others, and end when the others change. What has ended is settled by the service
-- itself, and is open again should it be found anew; what a reviewer settled stays settled as long as it holds.
ALTER TABLE record_finding
    ADD COLUMN IF NOT EXISTS settled_by text,
    ADD COLUMN IF NOT EXISTS settled_note text,
    ADD COLUMN holds boolean NOT NULL DEFAULT true;
