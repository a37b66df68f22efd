package org.anju.verification.rule;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a photo shows. */
@Schema(name = "PhotoSlot")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Slot(String code, String english, String chinese) {}
