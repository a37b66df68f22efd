package org.anju.verification.webhook;

/** Whether a webhook is sent to. */
public enum WebhookState {
    ACTIVE,
    /** Events are kept for it, and sent once it is active again. */
    PAUSED,
    /** Its receiver has said that it is gone: no events are kept for it. */
    DISABLED,
    /** Nobody sees it any more; what belongs to it is cleared away. */
    DELETED;

    /** Why a webhook is in its state. */
    public enum Reason {
        /** Its owner wants it so. */
        OWNER,
        /** It took nothing for too long. */
        FAILING,
        /** It answered 410 Gone. */
        GONE
    }
}
