package org.anju.household.lookup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.anju.household.registry.Household;

/** Sees what row-level security lets the current transaction see. */
@ApplicationScoped
class LookupRepository {

    private static final String HEADED = """
            SELECT * FROM household WHERE id_number_index IN (:values) ORDER BY village_code, household_no
            """;
    private static final String MEMBERS = """
            SELECT household_id, id, name, relation FROM household_member
            WHERE id_number_index IN (:values) AND until_version IS NULL ORDER BY household_id
            """;

    private final EntityManager entities;

    LookupRepository(EntityManager entities) {
        this.entities = entities;
    }

    record Member(UUID householdId, UUID id, String name, String relation) {}

    @SuppressWarnings("unchecked")
    List<Household> findHeadedBy(List<byte[]> values) {
        return entities.createNativeQuery(HEADED, Household.class)
                .setParameter("values", values)
                .getResultList();
    }

    @SuppressWarnings("unchecked")
    List<Member> findMembers(List<byte[]> values) {
        return entities.createNativeQuery(MEMBERS, Member.class)
                .setParameter("values", values)
                .getResultList();
    }

    Household get(UUID id) {
        return entities.find(Household.class, id);
    }
}
