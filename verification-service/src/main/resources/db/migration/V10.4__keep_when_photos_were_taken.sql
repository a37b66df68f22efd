-- By the phone's clock. Not known of photos that came before.
ALTER TABLE photo_digest ADD COLUMN captured_at timestamptz;
