package org.anju.verification.webhook.sending;

/** Why a message was not taken. */
public enum Failure {
    /** The receiver's name leads nowhere. */
    NAME_UNKNOWN,
    /** The receiver's address is none that this installation sends to. */
    ADDRESS_NOT_ALLOWED,
    CONNECTION_FAILED,
    /** The receiver's certificate is not for its name, not trusted or out of date. */
    CERTIFICATE_REFUSED,
    TIMED_OUT,
    /** It answered with another status than 2xx. */
    STATUS,
    /** The secret was sealed by another key than this installation's: ask for a new one. */
    SECRET_UNREADABLE
}
