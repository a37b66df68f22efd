-- Rule sets as their canonical JSON: what a phone downloads, to the byte.
CREATE TABLE rule_set (
    id                text PRIMARY KEY,
    status            text        NOT NULL DEFAULT 'DRAFT' CONSTRAINT ck_rule_set_status CHECK (status IN ('DRAFT', 'PUBLISHED')),
    supersedes        text        CONSTRAINT fk_rule_set_supersedes REFERENCES rule_set,
    body              text        NOT NULL,
    digest            bytea       NOT NULL,
    cases             text,
    version           integer     NOT NULL DEFAULT 1,
    created_by_name   text        NOT NULL,
    created_at        timestamptz NOT NULL,
    changed_by_name   text        NOT NULL,
    changed_at        timestamptz NOT NULL,
    published_by_name text,
    published_at      timestamptz,
    CONSTRAINT ck_rule_set_digest CHECK (digest = sha256(convert_to(body, 'UTF8'))),
    CONSTRAINT ck_rule_set_published CHECK ((status = 'PUBLISHED') = (published_at IS NOT NULL))
);

-- Once more below the service: records were judged by a published set. Its cases may grow, since they change no verdict.
CREATE FUNCTION guard_rule_set() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND
        (NEW.id, NEW.status, NEW.supersedes, NEW.body, NEW.digest, NEW.created_by_name, NEW.created_at,
            NEW.published_by_name, NEW.published_at)
        IS NOT DISTINCT FROM
        (OLD.id, OLD.status, OLD.supersedes, OLD.body, OLD.digest, OLD.created_by_name, OLD.created_at,
            OLD.published_by_name, OLD.published_at)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'rule set % is published and does not change any more; make a new one', OLD.id
        USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER rule_set_guard BEFORE UPDATE OR DELETE ON rule_set FOR EACH ROW
    WHEN (OLD.status = 'PUBLISHED') EXECUTE FUNCTION guard_rule_set();
