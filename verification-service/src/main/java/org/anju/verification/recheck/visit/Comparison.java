package org.anju.verification.recheck.visit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.anju.verification.recheck.RecheckParameters;
import org.anju.verification.record.RecordDetails.Lodging;

/** Holds a recheck against the first record, field by field, by the table in docs/rechecks.md. */
final class Comparison {

    private static final Set<String> SAFE_GRADES = Set.of("A", "B");

    private final Content first;
    private final Content second;
    private final List<Difference> differences = new ArrayList<>();

    private Comparison(Content first, Content second) {
        this.first = first;
        this.second = second;
    }

    /** @param gradeOnly whether a mode says no more than which safety grade the house has */
    static List<Difference> of(
            Content first, Content second, Predicate<String> gradeOnly, RecheckParameters parameters) {
        Comparison comparison = new Comparison(first, second);
        comparison.verdict(gradeOnly);
        comparison.grade();
        comparison.field("situation", Severity.REMARK, Content::situation);
        comparison.field(
                "details.housingSource",
                comparison.bothSay(Content::housingSource) ? Severity.ERROR : Severity.REMARK,
                Content::housingSource);
        comparison.host("details.lodging.hostHouseholdId", Lodging::hostHouseholdId);
        comparison.host("details.lodging.hostDwellingId", Lodging::hostDwellingId);
        comparison.position(parameters);
        return comparison.differences;
    }

    /** The worst of the differences; empty where there are none. */
    static Optional<Severity> severity(List<Difference> differences) {
        return differences.stream().map(Difference::severity).min(Comparator.naturalOrder());
    }

    /** Category and mode are compared where both found the household secured: otherwise one of them has none. */
    private void verdict(Predicate<String> gradeOnly) {
        field("secured", Severity.ERROR, Content::secured);
        if (!first.secured() || !second.secured()) {
            return;
        }
        field("assuranceCategory", Severity.ERROR, Content::category);
        boolean sameButForGrade = Objects.equals(first.category(), second.category())
                && gradeOnly.test(first.mode())
                && gradeOnly.test(second.mode());
        field("assuranceMode", sameButForGrade ? Severity.REMARK : Severity.ERROR, Content::mode);
    }

    /** Between B and C lies what the verification is about. */
    private void grade() {
        boolean across = bothSay(Content::grade) && isSafe(first) != isSafe(second);
        field("safetyGrade", across ? Severity.ERROR : Severity.REMARK, Content::grade);
    }

    private static boolean isSafe(Content content) {
        return SAFE_GRADES.contains(content.grade());
    }

    private void host(String path, Function<Lodging, Object> part) {
        Function<Content, Object> value = content -> content.lodging() == null ? null : part.apply(content.lodging());
        field(path, bothSay(value) ? Severity.ERROR : Severity.REMARK, value);
    }

    private void position(RecheckParameters parameters) {
        if (first.point() == null || second.point() == null) {
            return;
        }
        double meters = first.point().metersBetween(second.point());
        if (meters <= parameters.positionRemarkMeters()) {
            return;
        }
        Severity severity = meters > parameters.positionErrorMeters() ? Severity.ERROR : Severity.REMARK;
        differences.add(new Difference("position", severity, null, null, (int) Math.round(meters)));
    }

    private boolean bothSay(Function<Content, ?> value) {
        return value.apply(first) != null && value.apply(second) != null;
    }

    private void field(String field, Severity severity, Function<Content, ?> value) {
        Object one = value.apply(first);
        Object other = value.apply(second);
        if (!Objects.equals(one, other)) {
            differences.add(new Difference(field, severity, text(one), text(other), null));
        }
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
