package org.anju.verification.webhook.sending;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Collectors;
import org.anju.verification.webhook.WebhookConfig;

/**
 * Sends one message once, signed as Standard Webhooks 1.0.0 asks. It follows no redirect, and trusts the certificates that
 * the JVM trusts.
 */
@ApplicationScoped
public class WebhookSender {

    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private final ReceiverAddresses addresses;
    private final Clock clock;
    private final Duration timeout;
    private final HttpClient client;

    @Inject
    WebhookSender(ReceiverAddresses addresses, WebhookConfig config, Clock clock, Vertx vertx) {
        // One more than an instance sends at once, for a message that its owner sends as a test.
        this(
                addresses,
                clock,
                config.timeout(),
                vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(config.atOnce() + 1)));
    }

    WebhookSender(ReceiverAddresses addresses, Clock clock, Duration timeout, HttpClient client) {
        this.addresses = addresses;
        this.clock = clock;
        this.timeout = timeout;
        this.client = client;
    }

    /** For the client proxy. */
    protected WebhookSender() {
        this.addresses = null;
        this.clock = null;
        this.timeout = null;
        this.client = null;
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /** Waits for the outcome, never longer than the time for one message. */
    public Attempt send(Message message) {
        Exchange exchange = new Exchange(clock, timeout);
        try {
            client.request(options(message, addresses.find(message.url())))
                    .onSuccess(request -> exchange.begin(request, Buffer.buffer(message.body())))
                    .onFailure(exchange::fail);
            return exchange.await();
        } catch (ReceiverException exception) {
            return Attempt.failed(exception.failure(), exchange.took());
        }
    }

    private RequestOptions options(Message message, InetAddress address) {
        URI url = message.url();
        boolean secure = url.getScheme().equals("https");
        int port = url.getPort() > 0 ? url.getPort() : secure ? HTTPS_PORT : HTTP_PORT;
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String signatures = message.secrets().stream()
                .map(secret -> secret.sign(message.id().toString(), timestamp, message.body()))
                .collect(Collectors.joining(" "));
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                // The address that was checked; the name stays in the Host header and in TLS, whose certificate must be
                // for it.
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setHost(url.getHost())
                .setPort(port)
                .setSsl(secure)
                .setURI(target(url))
                .setFollowRedirects(false)
                .setConnectTimeout(timeout.toMillis())
                .putHeader(HttpHeaders.CONTENT_TYPE, CloudEvent.CONTENT_TYPE)
                .putHeader(HttpHeaders.USER_AGENT, "Anju-Webhooks/1")
                .putHeader("webhook-id", message.id().toString())
                .putHeader("webhook-timestamp", timestamp)
                .putHeader("webhook-signature", signatures);
    }

    private static String target(URI url) {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }
}
