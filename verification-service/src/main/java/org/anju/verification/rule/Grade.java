package org.anju.verification.rule;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A safety grade of a house. */
@Schema(name = "SafetyGrade")
public record Grade(String code, String english, String chinese, boolean safe) {}
