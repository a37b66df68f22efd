package org.anju.verification.webhook.delivery;

import java.net.URI;
import java.util.List;
import java.util.UUID;

/**
 * A webhook that something is due for.
 *
 * @param sealedSecrets the newest first
 * @param failures in a row
 */
record Receiver(UUID webhook, URI url, List<byte[]> sealedSecrets, int failures) {}
