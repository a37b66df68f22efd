-- What a household can be searched by, each key together with its township: the characters of the head's name, the letters
-- and pairs of letters of its initials, mode, attribute, and being removed. The township in the key keeps the lists of
-- frequent keys short and lets a search go through the country in order. Keys are hashes, because short numbers make a
-- small index; whoever uses it compares the row itself as well.
--
-- plpgsql, not SQL: a loop of simple expressions takes 3 µs a household, a query with generate_series 35 µs.
CREATE FUNCTION household_search_keys(
    village_code text, head_name text, initials text, mode text, attribute text, status text) RETURNS integer[]
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    township text := left(village_code, 9);
    keys integer[] := '{}';
BEGIN
    FOR position IN 1 .. coalesce(length(head_name), 0) LOOP
        keys := keys || hashtext(township || 'N' || substr(head_name, position, 1));
    END LOOP;
    FOR position IN 1 .. coalesce(length(initials), 0) LOOP
        keys := keys || hashtext(township || 'I' || substr(initials, position, 1));
        IF position < length(initials) THEN
            keys := keys || hashtext(township || 'I' || substr(initials, position, 2));
        END IF;
    END LOOP;
    IF mode IS NOT NULL THEN
        keys := keys || hashtext(township || 'M' || mode);
    END IF;
    IF attribute IS NOT NULL THEN
        keys := keys || hashtext(township || 'A' || attribute);
    END IF;
    IF status <> 'ACTIVE' THEN
        keys := keys || hashtext(township || 'S' || status);
    END IF;
    RETURN keys;
END $$;

-- The pending list is read by every search, hence kept short; without one, an import of 141,600 households took twice as long.
CREATE INDEX ix_household_search_keys ON household USING gin (
    household_search_keys(village_code, head_name, head_name_initials, expected_mode, poverty_attribute, status))
    WITH (gin_pending_list_limit = 256);

-- The smallest subtrees that hold all that the transaction's scope covers of a region.
CREATE FUNCTION covered_subtrees(region_prefix text) RETURNS SETOF text
    LANGUAGE sql STABLE AS $$
    WITH scope AS (
        SELECT CASE prefix WHEN '*' THEN '' ELSE prefix END AS prefix
        FROM unnest(string_to_array(current_setting('anju.scope', true), ',')) AS prefix),
    covered AS (
        SELECT DISTINCT CASE WHEN region_prefix ^@ prefix THEN region_prefix ELSE prefix END AS prefix
        FROM scope WHERE region_prefix ^@ prefix OR prefix ^@ region_prefix)
    SELECT prefix FROM covered
    WHERE NOT EXISTS (SELECT FROM covered AS wider WHERE wider.prefix <> covered.prefix AND covered.prefix ^@ wider.prefix)
    ORDER BY prefix
$$;

-- Ids of households within the transaction's scope, in the order of village and number. Runs as the tables' owner, because
-- under row-level security only conditions that the server trusts may use an index, and so applies the scope itself.
--
-- First a stretch of households is looked through in order: what is frequent is found there. What is not is then looked
-- up in the index of keys, township by township, in ever larger groups of townships.
CREATE FUNCTION find_households(
    region_prefix text, name_part text, initials_part text, modes text[], attribute text, wanted_status text,
    first_number text, last_number text, after_village text, after_number text, wanted integer) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 100 AS $$
DECLARE
    has_keys CONSTANT boolean :=
        coalesce(name_part, initials_part, modes[1], attribute, nullif(wanted_status, 'ACTIVE')) IS NOT NULL;
    stretch CONSTANT integer := CASE WHEN has_keys THEN 1000 END;
    most_at_once CONSTANT integer := 64;
    -- One text for all searches: conditions that say nothing vanish when it is planned, with its values, for this search.
    fits CONSTANT text := $q$
        ($3 IS NULL OR position($3 IN head_name) > 0)
        AND ($4 IS NULL OR position($4 IN head_name_initials) > 0)
        AND ($5 IS NULL OR expected_mode = ANY ($5))
        AND ($6 IS NULL OR poverty_attribute = $6)
        AND ($7 IS NULL OR status = $7)$q$;
    -- A range of numbers is looked for in each village in turn, which the server does not do beside a comparison of rows.
    beyond CONSTANT text := CASE WHEN first_number IS NULL
        THEN 'village_code <= $2 AND (village_code, household_no) > ($10, $11)'
        ELSE $q$village_code BETWEEN greatest($1, $10) AND $2 AND (village_code > $10 OR household_no > $11)
            AND household_no BETWEEN $8 AND $9$q$ END;
    walk CONSTANT text := format($q$
        SELECT id, village_code, household_no, (%s) AS fitting FROM household
        WHERE %s ORDER BY village_code, household_no LIMIT $12$q$, fits, beyond);
    look_up CONSTANT text := format($q$
        WITH candidate AS MATERIALIZED (
            SELECT household.*
            FROM unnest($12) AS township, LATERAL (
                SELECT id, village_code, household_no, head_name, head_name_initials, expected_mode, poverty_attribute,
                    status
                FROM household
                WHERE household_search_keys(village_code, head_name, head_name_initials, expected_mode,
                        poverty_attribute, status)
                    %s) AS household)
        SELECT id FROM candidate
        WHERE %s AND %s ORDER BY village_code, household_no LIMIT $13$q$,
        -- A category is several modes, any of which will do: left to the index only when there is nothing else to go by.
        CASE WHEN cardinality(modes) > 1
            AND coalesce(name_part, initials_part, attribute, nullif(wanted_status, 'ACTIVE')) IS NULL
        THEN $q$&& ARRAY(SELECT hashtext(township || 'M' || mode) FROM unnest($5) AS mode)$q$
        ELSE '@> household_search_keys(township, $3, $4, $14, $6, $7)' END,
        beyond, fits);
    only_mode CONSTANT text := CASE cardinality(modes) WHEN 1 THEN modes[1] END;
    subtree text;
    last_village text;
    found record;
    looked_at integer;
    township text;
    townships text[];
    at_once integer;
BEGIN
    FOR subtree IN SELECT covered_subtrees(region_prefix) LOOP
        last_village := rpad(subtree, 12, '9');
        looked_at := 0;
        -- Where the subtree begins, else the index would be read from where the comparison of rows begins: from its start.
        IF after_village < rpad(subtree, 12, '0') THEN
            after_village := rpad(subtree, 12, '0');
            after_number := '';
        END IF;
        FOR found IN EXECUTE walk USING rpad(subtree, 12, '0'), last_village, name_part, initials_part, modes, attribute,
            wanted_status, first_number, last_number, after_village, after_number, stretch
        LOOP
            looked_at := looked_at + 1;
            after_village := found.village_code;
            after_number := found.household_no;
            IF found.fitting THEN
                RETURN NEXT found.id;
                wanted := wanted - 1;
                IF wanted = 0 THEN
                    RETURN;
                END IF;
            END IF;
        END LOOP;
        CONTINUE WHEN NOT has_keys OR looked_at < stretch;

        township := left(after_village, 9);
        at_once := 1;
        WHILE township IS NOT NULL LOOP
            townships := '{}';
            WHILE township IS NOT NULL AND cardinality(townships) < at_once LOOP
                townships := townships || township;
                township := (
                    SELECT left(village_code, 9) FROM household
                    WHERE village_code > rpad(township, 12, '9') AND village_code <= last_village
                    ORDER BY village_code LIMIT 1);
            END LOOP;
            FOR found IN EXECUTE look_up USING rpad(subtree, 12, '0'), last_village, name_part, initials_part, modes,
                attribute, wanted_status, first_number, last_number, after_village, after_number, townships, wanted,
                only_mode
            LOOP
                RETURN NEXT found.id;
                wanted := wanted - 1;
            END LOOP;
            IF wanted = 0 THEN
                RETURN;
            END IF;
            at_once := least(at_once * 4, most_at_once);
        END LOOP;
    END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION find_households FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_households TO household_app;
