package org.anju.verification.rule;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The problem that a record opens.
 *
 * @param dueDays within how many days after the visit it is to be solved
 */
@Schema(name = "OpenedProblem")
public record OpenedProblem(String kind, int dueDays) {}
