package org.anju.verification.webhook;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

@ConfigMapping(prefix = "anju.webhooks")
public interface WebhookConfig {

    /** Holds the base64 of the 32 bytes that seal the webhooks' secrets. */
    Path keyFile();

    /** How many webhooks one account may have. */
    int perOwner();

    /** How long messages carry the signature of the secret before as well. */
    Duration secretOverlap();

    /** How long events are kept for being sent again. */
    Duration keepEvents();

    /** Networks such as 10.8.0.0/16 whose receivers may be sent to, besides all public addresses. */
    Optional<List<String>> internalNetworks();

    /** How many messages an instance sends to one receiver at once. */
    int atOnce();

    /** For one message, from looking up the receiver's name to its answer. */
    Duration timeout();

    /** After this another instance may take up what an instance has left unfinished. */
    Duration lease();

    /** How often a message is sent before it counts as undeliverable. */
    int attempts();

    /** Before the second attempt; each later wait is {@link #growth} times the one before. */
    Duration firstWait();

    int growth();

    Duration longestWait();

    /** So many failures in a row make a receiver count as away: it is then tried with one message at a time. */
    int awayAfter();

    Duration firstHold();

    Duration longestHold();

    /** A receiver that took nothing for so long is sent nothing more until its owner resumes it. */
    Duration pauseAfter();
}
