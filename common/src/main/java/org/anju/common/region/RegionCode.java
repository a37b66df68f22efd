package org.anju.common.region;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.regex.Pattern;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;

/**
 * A division code of 12 digits, 2+2+2+3+3 for province, prefecture, county, township and village; the digits below the
 * division's own level are zero (National Bureau of Statistics).
 */
public record RegionCode(@JsonValue String value) implements Comparable<RegionCode> {

    private static final Pattern TWELVE_DIGITS = Pattern.compile("[1-9]\\d{11}");

    @JsonCreator
    public RegionCode {
        Objects.requireNonNull(value, "value");
        if (!TWELVE_DIGITS.matcher(value).matches()) {
            throw ProblemException.badRequest(
                            "region-code-malformed",
                            Text.of("A region code has 12 digits", "行政区划代码应为12位数字"),
                            Text.of(
                                    "'%s' is not a region code. Give all 12 digits, such as 622927000000 for a county."
                                            .formatted(shortened(value)),
                                    "“%s”不是行政区划代码。请填写全部12位数字,例如县级622927000000。".formatted(shortened(value))))
                    .violation("region", "12 digits, first one not 0", shortened(value));
        }
    }

    /** Used by JAX-RS for path and query parameters. */
    public static RegionCode fromString(String value) {
        return new RegionCode(value);
    }

    public RegionLevel level() {
        for (RegionLevel level : RegionLevel.values()) {
            if (hasOnlyZerosFrom(level.digits())) {
                return level;
            }
        }
        return RegionLevel.VILLAGE;
    }

    /** The leading digits that every division of this subtree shares. */
    public String prefix() {
        return value.substring(0, level().digits());
    }

    /** This division itself included. */
    public boolean contains(RegionCode other) {
        return other.value.startsWith(prefix());
    }

    /** The division of the given level that holds this one; itself when it is not below that level. */
    public RegionCode ancestor(RegionLevel wanted) {
        int digits = Math.min(wanted.digits(), level().digits());
        return new RegionCode(value.substring(0, digits) + "0".repeat(12 - digits));
    }

    @Override
    public int compareTo(RegionCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private boolean hasOnlyZerosFrom(int start) {
        for (int index = start; index < value.length(); index++) {
            if (value.charAt(index) != '0') {
                return false;
            }
        }
        return true;
    }

    private static String shortened(String value) {
        return value.length() <= 20 ? value : value.substring(0, 20) + "…";
    }
}
