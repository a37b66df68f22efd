package org.anju.load.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Sends requests as a phone on a bad network does: again and again, later and later, until there is a final answer. */
public final class PatientClient implements AutoCloseable {

    public static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final Backoff backoff;
    private final Clock clock = Clock.systemUTC();
    private final LongAdder attempts = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder shed = new LongAdder();
    private final LongAdder shedWithoutAdvice = new LongAdder();

    public PatientClient(Backoff backoff) {
        this.backoff = backoff;
    }

    /** @throws GaveUpException when every attempt failed */
    public Answer send(String name, RequestSource source) throws IOException, InterruptedException {
        for (int failures = 1; ; failures++) {
            Attempt attempt = attempt(source);
            if (attempt.answer != null) {
                return attempt.answer;
            }
            if (backoff.exhausted(failures)) {
                throw new GaveUpException(name, failures, attempt.failure);
            }
            retries.increment();
            TimeUnit.NANOSECONDS.sleep(backoff.delay(failures, attempt.retryAfter, ThreadLocalRandom.current())
                    .toNanos());
        }
    }

    private Attempt attempt(RequestSource source) throws InterruptedException {
        attempts.increment();
        try {
            HttpRequest request = source.next();
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (!worthRepeating(response.statusCode())) {
                return new Attempt(Answer.of(response), null, Duration.ZERO);
            }
            Duration retryAfter = response.headers()
                    .firstValue("Retry-After")
                    .map(value -> RetryAfter.parse(value, clock))
                    .orElse(Duration.ZERO);
            countShed(response);
            return new Attempt(null, "status " + response.statusCode(), retryAfter);
        } catch (IOException exception) {
            return new Attempt(null, exception.toString(), Duration.ZERO);
        }
    }

    private void countShed(HttpResponse<byte[]> response) {
        if (response.statusCode() != 429 && response.statusCode() != 503) {
            return;
        }
        shed.increment();
        if (response.headers().firstValue("Retry-After").isEmpty()) {
            shedWithoutAdvice.increment();
        }
    }

    static boolean worthRepeating(int status) {
        return status == 408 || status == 429 || status >= 500;
    }

    public long attempts() {
        return attempts.sum();
    }

    /** Answers with which the server asked for patience, 429 or 503. */
    public long shed() {
        return shed.sum();
    }

    /** Such answers that did not say for how long. */
    public long shedWithoutAdvice() {
        return shedWithoutAdvice.sum();
    }

    public long retries() {
        return retries.sum();
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }

    /** Either a final answer, or why there is none yet. */
    private record Attempt(Answer answer, String failure, Duration retryAfter) {}
}
