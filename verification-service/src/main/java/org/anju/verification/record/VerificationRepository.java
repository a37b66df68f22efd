package org.anju.verification.record;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@ApplicationScoped
class VerificationRepository implements PanacheRepositoryBase<Verification, UUID> {

    private static final int VILLAGE_DIGITS = 12;

    /**
     * Newest ids last.
     *
     * @param prefixes leading digits of the regions to look in
     * @param after the last id of the page before, or null
     */
    List<Verification> page(VerificationFilter filter, List<String> prefixes, UUID after, int limit) {
        if (prefixes.isEmpty()) {
            return List.of();
        }
        Conditions conditions = new Conditions();
        conditions.within(prefixes);
        conditions.add("id > :after", "after", after == null ? new UUID(0, 0) : after);
        conditions.add("campaignId = :campaign", "campaign", filter.campaign());
        conditions.add(
                "state = :state",
                "state",
                filter.state() == null ? null : filter.state().name());
        conditions.add(
                "standing = :standing",
                "standing",
                filter.standing() == null ? null : filter.standing().name());
        if (filter.mine() && filter.standing() == null) {
            conditions.add("standing in ('STANDING', 'COMPETING')");
        }
        conditions.add("situation = :situation", "situation", filter.situation());
        conditions.add("submittedByName = :collector", "collector", filter.collector());
        conditions.add(
                "exists (select 1 from FindingRow f where f.verificationId = v.id and f.rule = :finding)",
                "finding",
                filter.finding());
        conditions.add(
                "receivedAt >= :receivedFrom",
                "receivedFrom",
                filter.receivedFrom() == null ? null : filter.receivedFrom().toInstant());
        conditions.add(
                "receivedAt < :receivedTo",
                "receivedTo",
                filter.receivedTo() == null ? null : filter.receivedTo().toInstant());
        return find("from Verification v where " + conditions.text(), Sort.by("id"), conditions.values)
                .page(Page.ofSize(limit))
                .list();
    }

    private static final class Conditions {

        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> values = new HashMap<>();

        private void add(String condition) {
            conditions.add(condition);
        }

        /** Left out when there is no value to hold against. */
        private void add(String condition, String name, Object value) {
            if (value != null) {
                conditions.add(condition);
                values.put(name, value);
            }
        }

        private void within(List<String> prefixes) {
            List<String> ranges = new ArrayList<>();
            for (String prefix : prefixes) {
                int number = ranges.size();
                ranges.add("villageCode between :from%1$d and :to%1$d".formatted(number));
                values.put("from" + number, prefix + "0".repeat(VILLAGE_DIGITS - prefix.length()));
                values.put("to" + number, prefix + "9".repeat(VILLAGE_DIGITS - prefix.length()));
            }
            conditions.add("(" + String.join(" or ", ranges) + ")");
        }

        private String text() {
            return String.join(" and ", conditions);
        }
    }
}
