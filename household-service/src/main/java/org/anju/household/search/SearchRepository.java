package org.anju.household.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Set;
import org.anju.household.registry.AssuranceMode;
import org.anju.household.registry.Household;

/** Finds what row-level security lets the current transaction see. */
@ApplicationScoped
class SearchRepository {

    private static final int VILLAGE_DIGITS = 12;

    /** Most pages by far. Without the detour by ids it takes half of the database's time. */
    private static final String PLAIN_PAGE = """
            SELECT * FROM household
            WHERE village_code <= rpad(:prefix, 12, '9')
              AND (village_code, household_no) > (:afterVillage, :afterNumber)
              AND (cast(:status AS text) IS NULL OR status = :status)
            ORDER BY village_code, household_no LIMIT :limit
            """;

    private static final String PAGE = """
            SELECT household.*
            FROM find_households(:prefix, cast(:name AS text), cast(:initials AS text), cast(:modes AS text[]),
                cast(:attribute AS text), cast(:status AS text), cast(:firstNumber AS text), cast(:lastNumber AS text),
                :afterVillage, :afterNumber, :limit) AS found
            JOIN household ON household.id = found
            ORDER BY village_code, household_no
            """;

    private static final String COUNT = """
            SELECT count(*) FROM household
            WHERE village_code BETWEEN rpad(:prefix, 12, '0') AND rpad(:prefix, 12, '9')
              AND (cast(:name AS text) IS NULL OR position(:name IN head_name) > 0)
              AND (cast(:initials AS text) IS NULL OR position(:initials IN head_name_initials) > 0)
              AND (cast(:modes AS text[]) IS NULL OR expected_mode = ANY (cast(:modes AS text[])))
              AND (cast(:attribute AS text) IS NULL OR poverty_attribute = :attribute)
              AND (cast(:status AS text) IS NULL OR status = :status)
              AND (cast(:firstNumber AS text) IS NULL OR household_no BETWEEN :firstNumber AND :lastNumber)
            """;

    private final EntityManager entities;

    SearchRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** @param prefix leading digits of one subtree */
    @SuppressWarnings("unchecked")
    List<Household> findPlainPage(String prefix, HouseholdFilter filter, SearchCursor after, int limit) {
        // Where the region begins: the index is read from where the comparison of rows begins, not from the region on.
        String first = prefix + "0".repeat(VILLAGE_DIGITS - prefix.length());
        boolean before = after.villageCode().compareTo(first) < 0;
        return entities.createNativeQuery(PLAIN_PAGE, Household.class)
                .setParameter("prefix", prefix)
                .setParameter("status", name(filter.status()))
                .setParameter("afterVillage", before ? first : after.villageCode())
                .setParameter("afterNumber", before ? "" : after.householdNo())
                .setParameter("limit", limit)
                .getResultList();
    }

    /** @param prefix leading digits of the region asked for, or empty for all that the transaction may see */
    @SuppressWarnings("unchecked")
    List<Household> findPage(String prefix, HouseholdFilter filter, SearchCursor after, int limit) {
        return bind(entities.createNativeQuery(PAGE, Household.class), prefix, filter)
                .setParameter("afterVillage", after.villageCode())
                .setParameter("afterNumber", after.householdNo())
                .setParameter("limit", limit)
                .getResultList();
    }

    long count(String prefix, HouseholdFilter filter) {
        return (Long) bind(entities.createNativeQuery(COUNT, Long.class), prefix, filter)
                .getSingleResult();
    }

    private static Query bind(Query query, String prefix, HouseholdFilter filter) {
        return query.setParameter("prefix", prefix)
                .setParameter("name", filter.name())
                .setParameter("initials", filter.initials())
                .setParameter("modes", arrayOf(filter.modes()))
                .setParameter("attribute", name(filter.povertyAttribute()))
                .setParameter("status", name(filter.status()))
                .setParameter("firstNumber", filter.firstNumber())
                .setParameter("lastNumber", filter.lastNumber());
    }

    /** As PostgreSQL writes arrays. */
    private static String arrayOf(Set<AssuranceMode> modes) {
        return modes == null
                ? null
                : "{" + String.join(",", modes.stream().map(Enum::name).toList()) + "}";
    }

    private static String name(Enum<?> value) {
        return value == null ? null : value.name();
    }
}
