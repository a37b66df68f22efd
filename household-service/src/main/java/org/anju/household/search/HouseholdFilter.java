package org.anju.household.search;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.anju.common.fact.HouseholdFacts;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;
import org.anju.common.region.RegionCode;
import org.anju.household.registry.AssuranceCategory;
import org.anju.household.registry.AssuranceMode;
import org.anju.household.registry.PovertyAttribute;
import org.anju.household.roster.workbook.Normalised;

/**
 * Which households are searched for; null where it does not matter.
 *
 * @param firstNumber beginning of a range of household numbers
 * @param lastNumber its end, included
 * @param name part of the head's name
 * @param initials part of the initials of the head's name, in lower case
 * @param modes any of which will do; empty when no household can fit
 */
record HouseholdFilter(
        RegionCode region,
        String firstNumber,
        String lastNumber,
        String name,
        String initials,
        Set<AssuranceMode> modes,
        PovertyAttribute povertyAttribute,
        HouseholdFacts.Status status) {

    private static final String ANY_STATUS = "ALL";
    private static final int SHORTEST_BEGINNING = 4;
    private static final int LONGEST_TEXT = 100;
    private static final Pattern LATIN = Pattern.compile("[A-Za-z]+");

    /** Sorts after everything that a household number may hold. */
    private static final char LAST_CHARACTER = '~';

    static HouseholdFilter of(SearchParameters parameters) {
        String number = Normalised.code(text("householdNo", parameters.householdNo));
        String name = Normalised.name(text("name", parameters.name));
        boolean latin = LATIN.matcher(name).matches();
        return new HouseholdFilter(
                parameters.region,
                emptyToNull(number),
                number.length() < SHORTEST_BEGINNING ? emptyToNull(number) : number + LAST_CHARACTER,
                latin ? null : emptyToNull(name),
                latin ? name.toLowerCase(Locale.ROOT) : null,
                modes(parameters),
                choice(PovertyAttribute.class, "povertyAttribute", parameters.povertyAttribute),
                status(parameters.status));
    }

    /** Whether region and status are all that is asked for. */
    boolean isPlain() {
        return firstNumber == null
                && name == null
                && initials == null
                && modes == null
                && povertyAttribute == null
                && status != HouseholdFacts.Status.REMOVED;
    }

    boolean fitsNobody() {
        return modes != null && modes.isEmpty();
    }

    private static Set<AssuranceMode> modes(SearchParameters parameters) {
        AssuranceCategory category = choice(AssuranceCategory.class, "category", parameters.category);
        AssuranceMode mode = choice(AssuranceMode.class, "expectedMode", parameters.expectedMode);
        if (category == null && mode == null) {
            return null;
        }
        Set<AssuranceMode> modes = category == null ? EnumSet.allOf(AssuranceMode.class) : AssuranceMode.of(category);
        if (mode != null) {
            modes.retainAll(Set.of(mode));
        }
        return modes;
    }

    private static HouseholdFacts.Status status(String value) {
        if (ANY_STATUS.equals(value)) {
            return null;
        }
        return Objects.requireNonNullElse(
                choice(HouseholdFacts.Status.class, "status", value), HouseholdFacts.Status.ACTIVE);
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String field, String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        String choices = String.join(
                ", ", Arrays.stream(type.getEnumConstants()).map(Enum::name).toList());
        throw ProblemException.badRequest(
                        "filter-unknown",
                        Text.of("No such " + field, field + "的取值不存在"),
                        Text.of(
                                "Give one of %s as %s, or leave it out.".formatted(choices, field),
                                "%s应为%s之一,或不填。".formatted(field, choices)))
                .violation(field, "one of " + choices, shortened(value));
    }

    /** What was found is not told: it may be somebody's name. */
    private static String text(String field, String value) {
        if (value == null) {
            return "";
        }
        if (value.length() > LONGEST_TEXT || value.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.badRequest(
                            "filter-malformed",
                            Text.of("The text to search for is too long or holds control characters", "查询内容过长或含控制字符"),
                            Text.of(
                                    "Give at most %d printable characters as %s.".formatted(LONGEST_TEXT, field),
                                    "%s不超过%d个可见字符。".formatted(field, LONGEST_TEXT)))
                    .violation(field, "at most %d printable characters".formatted(LONGEST_TEXT), null);
        }
        return value;
    }

    private static String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String shortened(String value) {
        return value.length() <= 40 ? value : value.substring(0, 40) + "…";
    }
}
