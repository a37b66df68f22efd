package org.anju.household.region;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anju.common.region.RegionCode;

@ApplicationScoped
public class RegionRepository implements PanacheRepositoryBase<Region, String> {

    private static final String VALID = """
            (:all OR ((region.valid_from IS NULL OR region.valid_from <= :asOf)
                AND (region.valid_to IS NULL OR region.valid_to > :asOf)))
            """;

    private static final String WITHIN = """
            region.code > :after AND region.code ^@ :prefix
            AND region.code BETWEEN rpad(:prefix, 12, '0') AND rpad(:prefix, 12, '9') AND
            """ + VALID;

    private static final String CHILDREN =
            "SELECT * FROM region WHERE parent = :parent AND " + VALID + " ORDER BY code";
    private static final String PROVINCES = "SELECT * FROM region WHERE level = 1 AND " + VALID + " ORDER BY code";
    private static final String SUBTREE = "SELECT * FROM region WHERE " + WITHIN + " ORDER BY code LIMIT :limit";

    /**
     * The character indexes narrow a search of the whole country from 60 ms to less than 1 ms. Names and aliases are
     * searched apart, each by its own index, which one condition over both would keep from being used.
     */
    private static final String SEARCH = """
            WITH found AS (
                (SELECT region.code FROM region WHERE %1$s
                    AND string_to_array(region.name, NULL) @> string_to_array(:name, NULL)
                    AND position(:name IN region.name) > 0
                    ORDER BY region.code LIMIT :limit)
                UNION
                (SELECT region.code FROM region_alias AS alias JOIN region ON region.code = alias.region_code WHERE %1$s
                    AND string_to_array(alias.name, NULL) @> string_to_array(:name, NULL)
                    AND position(:name IN alias.name) > 0
                    ORDER BY region.code LIMIT :limit))
            SELECT region.* FROM region JOIN found USING (code) ORDER BY code LIMIT :limit
            """.formatted(WITHIN);

    Optional<Region> findByCode(RegionCode code) {
        return findByIdOptional(code.value());
    }

    List<Region> findProvinces(Validity validity) {
        return listOf(query(PROVINCES, validity));
    }

    List<Region> findChildren(RegionCode parent, Validity validity) {
        return listOf(query(CHILDREN, validity).setParameter("parent", parent.value()));
    }

    /**
     * @param name part of a name or alias, or empty for all
     * @param within leading digits of a subtree, or empty for the country
     * @param after the code where the page before ended, or empty
     */
    List<Region> search(String name, String within, String after, Validity validity, int limit) {
        Query query = name.isEmpty()
                ? query(SUBTREE, validity)
                : query(SEARCH, validity).setParameter("name", name);
        return listOf(query.setParameter("prefix", within)
                .setParameter("after", after)
                .setParameter("limit", limit));
    }

    /** Those regions, and all that lie above them, by their codes. */
    public Map<String, Region> findWithAncestors(Collection<RegionCode> codes) {
        return findByCodes(RegionPath.codesTo(codes));
    }

    Map<String, Region> findByCodes(Set<? extends String> codes) {
        Map<String, Region> found = HashMap.newHashMap(codes.size());
        list("code in ?1", codes).forEach(region -> found.put(region.code().value(), region));
        return found;
    }

    private Query query(String sql, Validity validity) {
        return getEntityManager()
                .createNativeQuery(sql, Region.class)
                .setParameter("all", validity.includeEnded())
                .setParameter("asOf", validity.asOf());
    }

    @SuppressWarnings("unchecked")
    private static List<Region> listOf(Query query) {
        return query.getResultList();
    }
}
