-- Where other systems want events sent to that cannot read Kafka.
CREATE TABLE webhook (
    id                    uuid PRIMARY KEY,
    version               integer     NOT NULL,
    url                   text        NOT NULL,
    description           text,
    -- Leading digits of the regions whose events are wanted.
    scope                 text[]      NOT NULL,
    -- Types, or the beginnings of types with a star at their end; all types where it is empty.
    event_types           text[]      NOT NULL,
    -- Of those with a star, what stands before it.
    type_prefixes         text[]      NOT NULL,
    state                 text        NOT NULL
        CONSTRAINT ck_webhook_state CHECK (state IN ('ACTIVE', 'PAUSED', 'DISABLED', 'DELETED')),
    state_reason          text        NOT NULL,
    state_since           timestamptz NOT NULL,
    -- Sealed by the key file; the one before is still signed with until the given time.
    secret                bytea       NOT NULL,
    previous_secret       bytea,
    previous_secret_until timestamptz,
    owner                 text        NOT NULL,
    owner_name            text        NOT NULL,
    created_at            timestamptz NOT NULL
);
CREATE INDEX ix_webhook_owner ON webhook (owner, id);

-- How a receiver has fared; apart from the webhook itself, whose version changes only by its owner's or the state's change.
CREATE TABLE webhook_health (
    webhook_id    uuid PRIMARY KEY CONSTRAINT fk_webhook_health_webhook_id REFERENCES webhook ON DELETE CASCADE,
    -- In a row, without a success between them.
    failures      integer NOT NULL DEFAULT 0,
    failing_since timestamptz,
    -- Until then nothing is sent to it.
    held_until    timestamptz
);

-- Somebody wants past events once more. They are queued a part at a time, in the order of their numbers.
CREATE TABLE webhook_replay (
    webhook_id   uuid PRIMARY KEY CONSTRAINT fk_webhook_replay_webhook_id REFERENCES webhook ON DELETE CASCADE,
    since        timestamptz NOT NULL,
    dead_only    boolean     NOT NULL,
    -- What the owner's regions were when it was asked for.
    scope        text        NOT NULL,
    queued_up_to bigint      NOT NULL,
    last_number  bigint      NOT NULL,
    requested_at timestamptz NOT NULL
);

-- What was told and is wanted by a webhook, in the order in which it was heard of; each event once for all webhooks.
CREATE TABLE webhook_event (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id     uuid        NOT NULL CONSTRAINT uq_webhook_event_event_id UNIQUE,
    type         text        NOT NULL,
    household_id uuid,
    village_code text        NOT NULL,
    occurred_at  timestamptz NOT NULL,
    data         text        NOT NULL
);

-- An event on its way to a webhook. It is taken by whoever moves next_attempt_at to the end of its lease: should that
-- instance die, the delivery is due again then. No foreign key to the event: both are forgotten together, by number.
CREATE TABLE webhook_delivery (
    webhook_id      uuid        NOT NULL CONSTRAINT fk_webhook_delivery_webhook_id REFERENCES webhook,
    event_number    bigint      NOT NULL,
    household_id    uuid,
    village_code    text        NOT NULL,
    state           text        NOT NULL DEFAULT 'PENDING'
        CONSTRAINT ck_webhook_delivery_state CHECK (state IN ('PENDING', 'DELIVERED', 'DEAD')),
    attempts        integer     NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL DEFAULT now(),
    last_attempt_at timestamptz,
    last_failure    text,
    last_status     integer,
    last_response   text,
    delivered_at    timestamptz,
    PRIMARY KEY (webhook_id, event_number)
);
CREATE INDEX ix_webhook_delivery_due ON webhook_delivery (webhook_id, next_attempt_at, event_number) WHERE state = 'PENDING';
CREATE INDEX ix_webhook_delivery_order ON webhook_delivery (webhook_id, household_id, event_number) WHERE state = 'PENDING';
CREATE INDEX ix_webhook_delivery_open ON webhook_delivery (webhook_id, state, event_number) WHERE state <> 'DELIVERED';

-- Whether a webhook wants an event of the given type and village. Without a subquery, so that it becomes a part of the
-- statements that ask it of many events.
CREATE FUNCTION webhook_wants(wanting webhook, type text, village text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN village ^@ ANY (wanting.scope) AND (cardinality(wanting.event_types) = 0
    OR type = ANY (wanting.event_types) OR type ^@ ANY (wanting.type_prefixes));

ALTER TABLE webhook_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook_delivery ENABLE ROW LEVEL SECURITY;
CREATE POLICY scope ON webhook_event USING (
    current_setting('anju.scope', true) = '*'
    OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
CREATE POLICY scope ON webhook_delivery USING (
    current_setting('anju.scope', true) = '*'
    OR village_code ^@ ANY ((SELECT string_to_array(current_setting('anju.scope', true), ','))::text[]));
