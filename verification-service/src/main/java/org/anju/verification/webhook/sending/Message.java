package org.anju.verification.webhook.sending;

import java.net.URI;
import java.util.List;
import java.util.UUID;

/**
 * A message for a receiver.
 *
 * @param id the event's, the same whenever it is sent: receivers know by it what they have already
 * @param secrets it is signed with each of them
 */
public record Message(URI url, UUID id, String body, List<SigningSecret> secrets) {}
