package org.anju.verification.team;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Somebody's account.
 *
 * @param username the name that it logs in with; account names never change
 * @param subject the identity provider's id of it, where it is known
 */
@Schema(name = "Account")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Account(
        @NotBlank @Pattern(regexp = NAME) String username,
        @Size(max = 100) @Pattern(regexp = "\\P{Cc}*") String subject) {

    public static final String NAME = "[a-z0-9][a-z0-9._@-]{0,99}";
}
