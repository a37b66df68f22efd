-- A problem's photos are a household's, before and after something was put right; all others belong to a record.
ALTER TABLE photo ALTER COLUMN verification_id DROP NOT NULL;
ALTER TABLE photo ADD CONSTRAINT ck_photo_verification_id
    CHECK ((verification_id IS NULL) = (slot IN ('PROBLEM_BEFORE', 'PROBLEM_AFTER')));
