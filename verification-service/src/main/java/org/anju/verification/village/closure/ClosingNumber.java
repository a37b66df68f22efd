package org.anju.verification.village.closure;

/**
 * Something that a condition counts, for the balance and the certificate; it holds no personal data.
 *
 * @param name such as {@code problemsClosed}
 * @param english its label
 * @param chinese its label
 */
public record ClosingNumber(String name, String english, String chinese, long number) {}
