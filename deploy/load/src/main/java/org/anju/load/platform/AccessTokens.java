package org.anju.load.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.anju.load.http.Answer;
import org.anju.load.http.PatientClient;

/** Access tokens of demo users: one log-in a user, then renewed by its refresh token before it ends. */
public final class AccessTokens {

    private static final String PASSWORD = "anju-demo";
    private static final Duration EARLY = Duration.ofSeconds(90);
    /** A password log-in costs the server about 0.2 s of CPU by design; a crowd of them would only time out together. */
    private static final int LOG_INS_AT_ONCE = 4;

    private static final int LOG_IN_ATTEMPTS = 6;

    private final URI endpoint;
    private final PatientClient client;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final Semaphore logIns = new Semaphore(LOG_INS_AT_ONCE);

    public AccessTokens(Addresses addresses, PatientClient client) {
        this.endpoint = addresses.keycloak().resolve("/realms/anju/protocol/openid-connect/token");
        this.client = client;
    }

    public String of(String username) throws IOException, InterruptedException {
        return sessions.computeIfAbsent(username, Session::new).token();
    }

    /** The server did not accept the user's token: the next one is a new one. */
    public void forget(String username) {
        sessions.remove(username);
    }

    private Answer ask(String form) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(PatientClient.ANSWER_LIMIT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        logIns.acquire();
        try {
            return client.send("token", () -> request);
        } finally {
            logIns.release();
        }
    }

    /** The realm's guard against guessed passwords refuses a user who logs in twice at the same moment. */
    private Answer logIn(String form) throws IOException, InterruptedException {
        Answer answer = ask(form);
        for (int attempt = 1; answer.status() == 400 && attempt < LOG_IN_ATTEMPTS; attempt++) {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(1_000));
            answer = ask(form);
        }
        return answer;
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** One user's tokens; a lock of its own, so that users do not wait for each other. */
    private final class Session {
        private final String username;
        private final ReentrantLock lock = new ReentrantLock();
        private volatile Grant grant;

        private Session(String username) {
            this.username = username;
        }

        private String token() throws IOException, InterruptedException {
            Grant held = grant;
            if (held != null && held.fresh()) {
                return held.token;
            }
            lock.lockInterruptibly();
            try {
                if (grant == null || !grant.fresh()) {
                    grant = renew();
                }
                return grant.token;
            } finally {
                lock.unlock();
            }
        }

        private Grant renew() throws IOException, InterruptedException {
            if (grant != null && grant.refreshToken != null) {
                Answer answer =
                        ask("grant_type=refresh_token&client_id=anju-cli&refresh_token=" + encode(grant.refreshToken));
                if (answer.successful()) {
                    return Grant.of(answer.json());
                }
            }
            Answer answer = logIn(
                    "grant_type=password&client_id=anju-cli&username=" + encode(username) + "&password=" + PASSWORD);
            if (!answer.successful()) {
                throw new RefusedException("No token for " + username, answer);
            }
            return Grant.of(answer.json());
        }
    }

    private record Grant(String token, String refreshToken, Instant renewAt) {

        static Grant of(JsonNode answer) {
            Duration life = Duration.ofSeconds(answer.path("expires_in").asLong(60));
            Duration early = life.dividedBy(4).compareTo(EARLY) < 0 ? life.dividedBy(4) : EARLY;
            return new Grant(
                    answer.path("access_token").asText(),
                    answer.path("refresh_token").asText(null),
                    Instant.now().plus(life).minus(early));
        }

        boolean fresh() {
            return Instant.now().isBefore(renewAt);
        }
    }
}
