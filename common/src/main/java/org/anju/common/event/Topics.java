package org.anju.common.event;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Names of the topics, with the prefix that keeps several installations apart on one broker. */
@ApplicationScoped
public class Topics {

    private final String prefix;

    Topics(@ConfigProperty(name = "anju.topics.prefix", defaultValue = " ") String prefix) {
        this.prefix = prefix.strip();
    }

    public String householdEvents() {
        return prefix + "household-events";
    }

    public String verificationEvents() {
        return prefix + "verification-events";
    }

    public String mediaEvents() {
        return prefix + "media-events";
    }

    /** Where a consumer puts what it could not read. */
    public static String deadLetter(String topic) {
        return topic + "-dead-letter";
    }
}
