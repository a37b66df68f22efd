package org.anju.household.registry;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sees what row-level security lets the current transaction see. */
@ApplicationScoped
class HouseholdRepository implements PanacheRepositoryBase<Household, UUID> {

    /**
     * Keyset page over the index on village and household number.
     *
     * @param prefixes leading digits of the subtrees asked for
     */
    List<Household> findPage(Collection<String> prefixes, HouseholdCursor after, int limit) {
        List<String> sorted = List.copyOf(prefixes);
        String within = IntStream.range(0, sorted.size())
                .mapToObj(index -> "villageCode between :first%1$d and :last%1$d".formatted(index))
                .collect(Collectors.joining(" or "));
        var query = getEntityManager()
                .createQuery(
                        "from Household where (%s) and (villageCode, householdNo) > (:village, :number) order by villageCode, householdNo"
                                .formatted(within),
                        Household.class)
                .setParameter("village", after.villageCode())
                .setParameter("number", after.householdNo())
                .setMaxResults(limit);
        for (int index = 0; index < sorted.size(); index++) {
            query.setParameter("first" + index, padded(sorted.get(index), "0"));
            query.setParameter("last" + index, padded(sorted.get(index), "9"));
        }
        return query.getResultList();
    }

    private static String padded(String prefix, String digit) {
        return prefix + digit.repeat(12 - prefix.length());
    }
}
