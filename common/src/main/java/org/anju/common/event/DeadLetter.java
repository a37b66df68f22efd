package org.anju.common.event;

/** What a consumer could not take: the original value, where it stood, and why. */
record DeadLetter(String topic, int partition, long offset, String reason, String value) {

    static final String TYPE = "org.anju.dead-letter.v1";
}
