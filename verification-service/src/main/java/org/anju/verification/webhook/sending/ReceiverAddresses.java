package org.anju.verification.webhook.sending;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.anju.verification.webhook.WebhookConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Finds the address that a receiver's name stands for, and refuses those that nobody outside should reach through this
 * service. The connection is then made to the very address that was checked: a name that leads elsewhere a moment later
 * leads nowhere.
 */
@ApplicationScoped
public class ReceiverAddresses {

    /** Where tests and demonstrations receive on the machine itself. */
    private static final Set<String> DEPLOYMENTS_WITH_LOOPBACK = Set.of("local", "test");

    private static final Duration MEMORY = Duration.ofSeconds(30);
    private static final Duration LONGEST_LOOKUP = Duration.ofSeconds(5);

    private final boolean loopbackAllowed;
    private final List<Network> internal;
    private final Cache<String, InetAddress> known =
            Caffeine.newBuilder().maximumSize(1000).expireAfterWrite(MEMORY).build();

    @Inject
    ReceiverAddresses(WebhookConfig config, @ConfigProperty(name = "anju.deployment") String deployment) {
        this(deployment, config.internalNetworks().orElse(List.of()));
    }

    ReceiverAddresses(String deployment, List<String> internalNetworks) {
        this.loopbackAllowed = DEPLOYMENTS_WITH_LOOPBACK.contains(deployment);
        this.internal = internalNetworks.stream().map(Network::parse).toList();
    }

    /** For the client proxy. */
    protected ReceiverAddresses() {
        this.loopbackAllowed = false;
        this.internal = List.of();
    }

    /** Whether a message may go there without being encrypted: on this machine only, and not in production. */
    public boolean allowsPlainHttp(URI url) {
        return loopbackAllowed && Set.of("127.0.0.1", "localhost", "[::1]").contains(url.getHost());
    }

    /** @throws ReceiverException when the name is unknown, or any of its addresses is not allowed */
    public InetAddress find(URI url) {
        InetAddress remembered = known.getIfPresent(url.getHost());
        if (remembered != null) {
            return remembered;
        }
        List<InetAddress> addresses = lookUp(url.getHost());
        if (!addresses.stream().allMatch(this::allows)) {
            throw new ReceiverException(Failure.ADDRESS_NOT_ALLOWED);
        }
        known.put(url.getHost(), addresses.getFirst());
        return addresses.getFirst();
    }

    boolean allows(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return loopbackAllowed;
        }
        return Network.isPublic(address) || internal.stream().anyMatch(network -> network.contains(address));
    }

    /** On a platform thread of its own: the system's resolver would hold a carrier of virtual threads while it waits. */
    private static List<InetAddress> lookUp(String host) {
        CompletableFuture<List<InetAddress>> found = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("webhook-name-lookup").start(() -> {
            try {
                found.complete(List.of(InetAddress.getAllByName(host)));
            } catch (UnknownHostException | RuntimeException exception) {
                found.completeExceptionally(exception);
            }
        });
        try {
            return found.get(LONGEST_LOOKUP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException exception) {
            throw new ReceiverException(Failure.NAME_UNKNOWN);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new ReceiverException(Failure.NAME_UNKNOWN);
        }
    }
}
