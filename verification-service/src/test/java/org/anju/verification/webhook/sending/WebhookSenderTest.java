package org.anju.verification.webhook.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookSenderTest {

    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final String PASSWORD = "for-the-test";

    private static Vertx vertx;

    @TempDir
    Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final SigningSecret secret = SigningSecret.random();

    @BeforeAll
    static void startVertx() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stopVertx() {
        vertx.close();
    }

    @AfterEach
    void stopServers() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void sendsWhatAReceiverCanVerify() throws Exception {
        List<Map<String, List<String>>> headers = new ArrayList<>();
        List<String> bodies = new ArrayList<>();
        SigningSecret newer = SigningSecret.random();
        URI url = receiver(exchange -> {
            headers.add(Map.copyOf(exchange.getRequestHeaders()));
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            assertThat(exchange.getRequestURI()).hasToString("/hook?system=7");
            exchange.sendResponseHeaders(204, -1);
        });

        Attempt attempt = sender().send(new Message(
                url.resolve("/hook?system=7"), new UUID(7, 1), "{\"名\":\"马\"}", List.of(newer, secret)));

        assertThat(attempt.delivered()).isTrue();
        assertThat(attempt.status()).isEqualTo(204);
        assertThat(headers.getFirst().get("Content-type"))
                .containsExactly("application/cloudevents+json; charset=UTF-8");
        for (SigningSecret known : List.of(newer, secret)) {
            assertThatCode(() -> new Webhook(known.text()).verify(bodies.getFirst(), headers.getFirst()))
                    .doesNotThrowAnyException();
        }
        assertThat(bodies).containsExactly("{\"名\":\"马\"}");
    }

    @Test
    void followsNoRedirect() throws IOException {
        AtomicBoolean followed = new AtomicBoolean();
        URI inner = receiver(exchange -> {
            followed.set(true);
            exchange.sendResponseHeaders(200, -1);
        });
        URI url = receiver(exchange -> {
            exchange.getResponseHeaders().add("Location", inner.toString());
            exchange.sendResponseHeaders(307, -1);
        });

        Attempt attempt = send(url);

        assertThat(attempt.failure()).isEqualTo(Failure.STATUS);
        assertThat(attempt.status()).isEqualTo(307);
        assertThat(followed).isFalse();
    }

    @Test
    void keepsTheBeginningOfWhatTheReceiverSaysAndHangsUp() throws Exception {
        CountDownLatch hungUp = new CountDownLatch(1);
        URI url = receiver(exchange -> {
            exchange.sendResponseHeaders(500, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                while (true) {
                    body.write("\0all wrong ".getBytes(StandardCharsets.UTF_8));
                    body.flush();
                }
            } catch (IOException exception) {
                hungUp.countDown();
            }
        });

        Attempt attempt = send(url);

        assertThat(attempt.status()).isEqualTo(500);
        assertThat(attempt.response()).hasSize(1024).startsWith(" all wrong").doesNotContain("\0");
        assertThat(hungUp.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void waitsNoLongerThanItsTimeForAnAnswer() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        open.add(over::countDown);
        URI url = receiver(exchange -> await(over));

        Attempt attempt = sender(new HttpClientOptions(), SHORT).send(message(url));

        assertThat(attempt.failure()).isEqualTo(Failure.TIMED_OUT);
        assertThat(attempt.took()).isBetween(SHORT.minusMillis(50), PATIENT);
    }

    @Test
    void takesTheStatusOfAReceiverThatNeverFinishes() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        open.add(over::countDown);
        CountDownLatch begun = new CountDownLatch(1);
        URI url = receiver(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            begun.countDown();
            await(over);
        });

        Attempt attempt = sender(new HttpClientOptions(), Duration.ofSeconds(8)).send(message(url));

        assertThat(begun.getCount()).isZero();
        assertThat(attempt.delivered()).isTrue();
    }

    @Test
    void tellsWhenNobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertThat(send(URI.create("http://127.0.0.1:" + port + "/")).failure()).isEqualTo(Failure.CONNECTION_FAILED);
    }

    @Test
    void tellsWhatTheReceiverAsksFor() throws IOException {
        URI url = receiver(exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "90");
            exchange.sendResponseHeaders(429, -1);
        });

        assertThat(send(url).retryAfter()).contains(Duration.ofSeconds(90));
    }

    @Test
    void trustsACertificateForTheReceiversName() throws Exception {
        Path certificate = certificate("localhost");
        URI url = encrypted(certificate);

        assertThat(sender(trusting(certificate)).send(message(url)).delivered()).isTrue();
    }

    @Test
    void refusesACertificateForAnotherName() throws Exception {
        Path certificate = certificate("receiver.example");
        URI url = encrypted(certificate);

        assertThat(sender(trusting(certificate)).send(message(url)).failure()).isEqualTo(Failure.CERTIFICATE_REFUSED);
    }

    @Test
    void refusesACertificateThatNobodyVouchesFor() throws Exception {
        URI url = encrypted(certificate("localhost"));

        assertThat(send(url).failure()).isEqualTo(Failure.CERTIFICATE_REFUSED);
    }

    private Attempt send(URI url) {
        return sender().send(message(url));
    }

    private Message message(URI url) {
        return new Message(url, new UUID(7, 2), "{}", List.of(secret));
    }

    private static WebhookSender sender() {
        return sender(new HttpClientOptions());
    }

    private static WebhookSender sender(HttpClientOptions options) {
        return sender(options, PATIENT);
    }

    private static WebhookSender sender(HttpClientOptions options, Duration timeout) {
        return new WebhookSender(
                new ReceiverAddresses("test", List.of()), Clock.systemUTC(), timeout, vertx.createHttpClient(options));
    }

    private static HttpClientOptions trusting(Path certificate) {
        return new HttpClientOptions()
                .setTrustOptions(
                        new PfxOptions().setPath(certificate.toString()).setPassword(PASSWORD));
    }

    private URI receiver(HttpHandler handler) throws IOException {
        return start(HttpServer.create(loopback(), 0), "http://127.0.0.1", handler);
    }

    private URI encrypted(Path certificate) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(certificate)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(loopback(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return start(server, "https://localhost", exchange -> exchange.sendResponseHeaders(200, -1));
    }

    private URI start(HttpServer server, String origin, HttpHandler handler) {
        server.createContext("/", exchange -> {
            try (exchange) {
                handler.handle(exchange);
            }
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        open.add(() -> server.stop(0));
        return URI.create(origin + ":" + server.getAddress().getPort() + "/");
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }

    private Path certificate(String name) throws IOException, InterruptedException {
        Path file = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "receiver",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=dns:" + name,
                        "-validity",
                        "2",
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        return file;
    }
}
