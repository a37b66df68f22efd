package org.anju.media.photo;

import org.anju.media.image.Dimensions;

/** What the check of an upload came to. */
sealed interface Verdict {

    record Sound(Dimensions dimensions) implements Verdict {}

    record Unsound(RejectionReason reason) implements Verdict {}
}
