package org.anju.verification.webhook;

import java.net.URI;
import java.util.List;

/**
 * What its owner says of a webhook.
 *
 * @param scope leading digits of the regions whose events are wanted
 * @param eventTypes empty for all
 */
record WebhookContent(URI url, String description, List<String> scope, List<String> eventTypes) {

    private static final String ANY_ENDING = "*";

    /** What stands before the star, of types that have one. */
    List<String> typePrefixes() {
        return eventTypes.stream()
                .filter(type -> type.endsWith(ANY_ENDING))
                .map(type -> type.substring(0, type.length() - ANY_ENDING.length()))
                .toList();
    }
}
