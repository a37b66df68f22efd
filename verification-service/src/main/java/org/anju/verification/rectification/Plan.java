package org.anju.verification.rectification;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/**
 * When a problem is to be put right that cannot be at once, such as by the year's renovations. Until that day it does not
 * hold back the closing of its village.
 *
 * @param interimMode how the household is housed until then, a mode of provided safety of the campaign's rule set, or null
 */
@Embeddable
public record Plan(
        @Column(name = "planned_for") LocalDate plannedFor,
        @Column(name = "interim_mode") String interimMode,
        @Column(name = "plan") String text) {}
