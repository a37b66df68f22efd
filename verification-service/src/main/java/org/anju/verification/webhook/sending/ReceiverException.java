package org.anju.verification.webhook.sending;

/** A receiver that cannot be sent to. */
public class ReceiverException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Failure failure;

    ReceiverException(Failure failure) {
        super(failure.name());
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
