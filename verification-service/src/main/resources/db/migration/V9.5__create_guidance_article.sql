-- What is known about special cases. It holds no household's data; who reads what is told by the regions alone.
CREATE TABLE guidance_article (
    id                uuid PRIMARY KEY,
    lock_version      integer     NOT NULL,
    -- Leading digits of the region that it is for; empty where it is for all.
    region_prefix     text        NOT NULL,
    state             text        NOT NULL
        CONSTRAINT ck_guidance_article_state CHECK (state IN ('DRAFT', 'PUBLISHED', 'WITHDRAWN')),
    latest_version    integer     NOT NULL,
    published_version integer,
    withdrawn_reason  text,
    created_by        text        NOT NULL,
    created_at        timestamptz NOT NULL,
    -- The transaction in which readers were last told something new: what phones go by that hold earlier ones.
    told_transaction  xid8        NOT NULL DEFAULT pg_current_xact_id(),
    CONSTRAINT ck_guidance_article_published CHECK (state <> 'PUBLISHED' OR published_version IS NOT NULL)
);

CREATE FUNCTION stamp_guidance_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.told_transaction := pg_current_xact_id();
    RETURN NEW;
END $$;
CREATE TRIGGER guidance_article_stamp BEFORE UPDATE ON guidance_article FOR EACH ROW
    WHEN (OLD.state <> NEW.state OR OLD.published_version IS DISTINCT FROM NEW.published_version)
    EXECUTE FUNCTION stamp_guidance_article();

-- Every version that was ever written; a published one is never changed.
CREATE TABLE guidance_article_version (
    id              uuid PRIMARY KEY,
    article_id      uuid        NOT NULL CONSTRAINT fk_guidance_article_version_article_id REFERENCES guidance_article,
    number          integer     NOT NULL,
    title_chinese   text        NOT NULL,
    text_chinese    text        NOT NULL,
    title_english   text,
    text_english    text,
    tags            text[]      NOT NULL,
    rules           text[]      NOT NULL,
    situations      text[]      NOT NULL,
    proposal        boolean     NOT NULL,
    written_by      text        NOT NULL,
    written_by_name text        NOT NULL,
    written_at      timestamptz NOT NULL,
    published_at    timestamptz,
    CONSTRAINT uq_guidance_article_version UNIQUE (article_id, number),
    CONSTRAINT ck_guidance_article_version_english CHECK ((title_english IS NULL) = (text_english IS NULL))
);
