package org.anju.common.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A refusal that the caller can understand and mend; it becomes an RFC 9457 problem. Its texts hold no personal data. */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String TYPE_PREFIX = "urn:anju:problem:";

    private final int status;
    private final String slug;
    private final transient Text title;
    private final transient Text detail;
    private final transient List<Violation> violations = new ArrayList<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    public ProblemException(int status, String slug, Text title, Text detail) {
        super(slug + ": " + detail.english());
        this.status = status;
        this.slug = slug;
        this.title = title;
        this.detail = detail;
    }

    public static ProblemException badRequest(String slug, Text title, Text detail) {
        return new ProblemException(400, slug, title, detail);
    }

    public static ProblemException forbidden(String slug, Text title, Text detail) {
        return new ProblemException(403, slug, title, detail);
    }

    public static ProblemException notFound(String slug, Text title, Text detail) {
        return new ProblemException(404, slug, title, detail);
    }

    public static ProblemException conflict(String slug, Text title, Text detail) {
        return new ProblemException(409, slug, title, detail);
    }

    public static ProblemException unprocessable(String slug, Text title, Text detail) {
        return new ProblemException(422, slug, title, detail);
    }

    /** The service cannot do it just now; the caller should try again after the given number of seconds. */
    public static ProblemException unavailable(String slug, Text title, Text detail, int retryAfterSeconds) {
        return new ProblemException(503, slug, title, detail).retryAfter(retryAfterSeconds);
    }

    public ProblemException violation(String field, String message, String found) {
        return violation(new Violation(field, message, found));
    }

    public ProblemException violation(Violation violation) {
        violations.add(violation);
        return this;
    }

    public ProblemException retryAfter(int seconds) {
        headers.put("Retry-After", Integer.toString(seconds));
        return this;
    }

    public int status() {
        return status;
    }

    public String type() {
        return TYPE_PREFIX + slug;
    }

    public Text title() {
        return title;
    }

    public Text detail() {
        return detail;
    }

    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }
}
