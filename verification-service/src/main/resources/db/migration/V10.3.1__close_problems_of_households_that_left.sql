-- A problem may be closed without having been found put right when its household left the roster.
ALTER TABLE problem
    ADD left_roster boolean NOT NULL DEFAULT false,
    DROP CONSTRAINT ck_problem_closed_reverified,
    ADD CONSTRAINT ck_problem_closed_reverified CHECK (state <> 'CLOSED' OR reverified_at IS NOT NULL OR left_roster),
    ADD CONSTRAINT ck_problem_left_roster CHECK (NOT left_roster OR state = 'CLOSED');
