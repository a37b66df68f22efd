package org.anju.household.event;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.anju.household.registry.Household;
import org.hibernate.exception.ConstraintViolationException;

/** Households on their way to another version. Sees what row-level security lets the current transaction see. */
@ApplicationScoped
class ChangedHouseholds implements PanacheRepositoryBase<Household, UUID> {

    /** Before its latest step into or out of a village it cannot take the next: some day's number would be wrong. */
    private static final String DAYS = """
            WITH step AS (
                SELECT household_change.version, effective_on,
                    before_village_code IS DISTINCT FROM lead(before_village_code, 1, household.village_code) OVER later
                        OR before_status IS DISTINCT FROM lead(before_status, 1, household.status) OVER later AS counted
                FROM household_change JOIN household ON household.id = household_id
                WHERE household_id = :id
                WINDOW later AS (ORDER BY household_change.version)),
            registration AS (
                SELECT coalesce(
                    (SELECT effective_on FROM step WHERE version = 1),
                    (created_at AT TIME ZONE 'Asia/Shanghai')::date) AS registered_on
                FROM household WHERE id = :id)
            SELECT registered_on, greatest(registered_on, (SELECT max(effective_on) FROM step WHERE counted))
            FROM registration
            """;

    private static final String WAS_MERGED = """
            SELECT kind = 'MERGED' FROM household_change WHERE household_id = :id ORDER BY version DESC LIMIT 1
            """;

    /**
     * @param registeredOn the day from which it was to be verified at first
     * @param standingSince the day from which it has been where, and as it is
     */
    record Days(LocalDate registeredOn, LocalDate standingSince) {}

    /** In the order of their ids, so that nobody waits for somebody who waits in turn. */
    Map<UUID, Household> lock(Collection<UUID> ids) {
        Map<UUID, Household> locked = new LinkedHashMap<>();
        find("id in ?1 order by id", ids)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .forEach(household -> locked.put(household.id(), household));
        return locked;
    }

    Days daysOf(UUID id) {
        Object[] row = (Object[]) getEntityManager()
                .createNativeQuery(DAYS)
                .setParameter("id", id)
                .getSingleResult();
        return new Days(day(row[0]), day(row[1]));
    }

    boolean wasMerged(UUID id) {
        return getEntityManager()
                .createNativeQuery(WAS_MERGED, Boolean.class)
                .setParameter("id", id)
                .getResultList()
                .contains(true);
    }

    /** Does what changes households, and lets the database see it. */
    void change(Runnable work) {
        try {
            work.run();
            flush();
        } catch (ConstraintViolationException violation) {
            throw inUse(violation);
        }
    }

    private static RuntimeException inUse(ConstraintViolationException violation) {
        return switch (violation.getConstraintName()) {
            case "uq_household_household_no" -> new HouseholdNumberInUse(violation);
            case "household_pkey", "uq_household_member_id" -> ServedRequests.idInUse();
            case null, default -> violation;
        };
    }

    void reread(Household household) {
        getEntityManager().refresh(household);
    }

    private static LocalDate day(Object value) {
        return value instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) value;
    }
}
