package org.anju.verification.rule;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A threshold that rules refer to.
 *
 * @param name begins with the rule that it belongs to, such as {@code Q14.metersApart}
 * @param unit such as {@code m}, {@code min}, {@code d}, or {@code 1} for a share or a number
 * @param proposed whether no source gives the value
 */
@Schema(name = "RuleParameter")
public record Parameter(String name, Double value, String unit, String english, String chinese, boolean proposed) {}
