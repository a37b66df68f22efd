-- What photos show is named by rule sets, which bring new codes without a new version of this service.
ALTER TABLE photo ADD CONSTRAINT ck_photo_slot CHECK (slot ~ '^[A-Z][A-Z0-9_]{0,39}$');
