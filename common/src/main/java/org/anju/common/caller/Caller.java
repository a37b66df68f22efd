package org.anju.common.caller;

import java.util.Set;

/**
 * Who sends a request.
 *
 * @param subject the identity provider's stable id of the account
 * @param username the name that people log in with
 */
public record Caller(String subject, String username, Set<String> roles, RegionScope scope) {

    public boolean has(String role) {
        return roles.contains(role);
    }
}
