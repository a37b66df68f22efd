-- A campaign may go over to another rule set while it runs. Not known of records that came before.
ALTER TABLE verification ADD COLUMN rule_set text;
