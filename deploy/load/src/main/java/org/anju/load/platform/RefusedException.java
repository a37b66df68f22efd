package org.anju.load.platform;

import org.anju.load.http.Answer;

/** The platform refused something without which the run makes no sense. */
public class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RefusedException(String what, Answer answer) {
        super(what + ": " + answer.summary());
    }
}
