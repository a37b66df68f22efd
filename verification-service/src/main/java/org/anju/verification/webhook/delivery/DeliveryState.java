package org.anju.verification.webhook.delivery;

/** How far an event has come on its way to a webhook. */
public enum DeliveryState {
    PENDING,
    DELIVERED,
    /** Given up after the last attempt, until somebody has it sent again. */
    DEAD
}
