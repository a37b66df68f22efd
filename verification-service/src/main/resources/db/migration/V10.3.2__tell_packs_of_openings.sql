-- An opening of a region says of each of its villages that it is open, also of one that has no row in campaign_village. Whose pack
-- was made before is told so; whose was not is read afterwards.
CREATE FUNCTION tell_villages_of_openings() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    INSERT INTO village_change (village_code)
    SELECT DISTINCT p.village_code
    FROM after a JOIN task_pack p ON p.campaign_id = a.campaign_id AND p.village_code ^@ a.region_prefix;
    RETURN NULL;
END $$;
CREATE TRIGGER tell_villages_of_openings AFTER INSERT ON campaign_opening
    REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION tell_villages_of_openings();
