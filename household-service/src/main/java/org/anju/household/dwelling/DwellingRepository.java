package org.anju.household.dwelling;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** Sees what row-level security lets the current transaction see. */
@ApplicationScoped
class DwellingRepository implements PanacheRepositoryBase<Dwelling, UUID> {

    private static final int REGION_DIGITS = 12;

    /** For a change: nobody else changes it until this transaction ends. */
    Optional<Dwelling> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Ids ascend with time, as those that callers make. */
    UUID newId() {
        return (UUID) getEntityManager()
                .createNativeQuery("SELECT uuidv7()", UUID.class)
                .getSingleResult();
    }

    /** Of two requests that record the same dwelling at once, the second waits here and finds what the first has recorded. */
    void waitForTurn(UUID id) {
        getEntityManager()
                .createNativeQuery("SELECT cast(pg_advisory_xact_lock(6229012, hashtext(:id)) AS text)", String.class)
                .setParameter("id", id.toString())
                .getSingleResult();
    }

    /** Writes now, so that a building number that is taken is found out. */
    void write(Dwelling dwelling) {
        try {
            persistAndFlush(dwelling);
        } catch (ConstraintViolationException exception) {
            throw taken(exception, dwelling);
        }
    }

    private static RuntimeException taken(ConstraintViolationException exception, Dwelling dwelling) {
        return switch (String.valueOf(exception.getConstraintName())) {
            case "uq_dwelling_building_code" -> DwellingRefusals.buildingCodeTaken(dwelling.buildingCode());
            case "dwelling_pkey" -> DwellingRefusals.idTaken(dwelling.id());
            default -> exception;
        };
    }

    /**
     * Keyset page over the index on village and id.
     *
     * @param prefixes leading digits of the subtrees asked for
     */
    List<Dwelling> findPage(Collection<String> prefixes, DwellingFilter filter, DwellingCursor after, int limit) {
        CriteriaBuilder criteria = getEntityManager().getCriteriaBuilder();
        CriteriaQuery<Dwelling> query = criteria.createQuery(Dwelling.class);
        Root<Dwelling> dwelling = query.from(Dwelling.class);
        List<Predicate> all = new ArrayList<>();
        all.add(criteria.or(prefixes.stream()
                .map(prefix ->
                        criteria.between(dwelling.<String>get("villageCode"), padded(prefix, "0"), padded(prefix, "9")))
                .toArray(Predicate[]::new)));
        all.add(criteria.or(
                criteria.greaterThan(dwelling.<String>get("villageCode"), after.villageCode()),
                criteria.and(
                        criteria.equal(dwelling.get("villageCode"), after.villageCode()),
                        criteria.greaterThan(dwelling.<UUID>get("id"), after.id()))));
        if (filter.grade() != null) {
            all.add(criteria.equal(dwelling.get("appraisal").get("safetyGrade"), filter.grade()));
        }
        if (filter.structure() != null) {
            all.add(criteria.equal(dwelling.get("structure"), filter.structure()));
        }
        if (filter.buildingCode() != null) {
            all.add(criteria.equal(dwelling.get("buildingCode"), filter.buildingCode()));
        }
        query.where(all.toArray(Predicate[]::new))
                .orderBy(criteria.asc(dwelling.get("villageCode")), criteria.asc(dwelling.get("id")));
        return getEntityManager().createQuery(query).setMaxResults(limit).getResultList();
    }

    private static String padded(String prefix, String digit) {
        return prefix + digit.repeat(REGION_DIGITS - prefix.length());
    }
}
