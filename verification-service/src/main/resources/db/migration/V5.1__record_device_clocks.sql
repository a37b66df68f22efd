-- How far the clock of the device that sent a record was ahead of the server's then, in milliseconds; null where it did not say.
ALTER TABLE verification
    ADD COLUMN clock_lower_ms bigint,
    ADD COLUMN clock_upper_ms bigint,
    ADD CONSTRAINT ck_verification_clock CHECK (clock_lower_ms <= clock_upper_ms) NOT VALID;
ALTER TABLE parked_submission ADD COLUMN clock_lower_ms bigint, ADD COLUMN clock_upper_ms bigint;

-- The same by account and device, at every sign of life. It says nothing of households.
CREATE TABLE device_clock (
    subject     text        NOT NULL,
    device_id   text        NOT NULL,
    measured_at timestamptz NOT NULL,
    lower_ms    bigint      NOT NULL,
    upper_ms    bigint      NOT NULL,
    PRIMARY KEY (subject, device_id, measured_at),
    CONSTRAINT ck_device_clock CHECK (lower_ms <= upper_ms)
);
