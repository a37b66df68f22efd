package org.anju.verification.webhook.delivery;

import org.anju.verification.webhook.sending.CloudEvent;

/**
 * An event that this instance has taken to send it to a webhook.
 *
 * @param number of the event
 * @param attempt the how many-th it is
 */
record Delivery(long number, int attempt, CloudEvent event) {}
