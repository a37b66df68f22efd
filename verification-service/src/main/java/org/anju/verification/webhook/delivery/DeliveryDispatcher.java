package org.anju.verification.webhook.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.anju.verification.webhook.WebhookConfig;
import org.anju.verification.webhook.sending.Attempt;
import org.anju.verification.webhook.sending.Failure;
import org.anju.verification.webhook.sending.Message;
import org.anju.verification.webhook.sending.SecretSealer;
import org.anju.verification.webhook.sending.SigningSecret;
import org.anju.verification.webhook.sending.WebhookSender;
import org.jboss.logging.Logger;

/**
 * Sends what is due, a few messages at once to each receiver, so that a slow one waits for itself alone. Several instances
 * share the work; what a dying one leaves behind is due again when its lease ends.
 */
@ApplicationScoped
public class DeliveryDispatcher {

    private static final Logger LOG = Logger.getLogger(DeliveryDispatcher.class);
    /** How long a delivery may wait that another instance has queued, or whose time has come. */
    private static final Duration IDLE_WAIT = Duration.ofSeconds(1);

    private static final Duration LAST_ANSWERS = Duration.ofSeconds(5);

    private final DeliveryStore store;
    private final DeliveryOutcomes outcomes;
    private final Replays replays;
    private final WebhookSender sender;
    private final SecretSealer sealer;
    private final TransactionSynchronizationRegistry transactions;
    private final ObjectMapper json;
    private final WebhookConfig config;
    private final Map<UUID, Integer> underWay = new ConcurrentHashMap<>();

    private volatile Thread thread;
    private volatile boolean running;

    DeliveryDispatcher(
            DeliveryStore store,
            DeliveryOutcomes outcomes,
            Replays replays,
            WebhookSender sender,
            SecretSealer sealer,
            TransactionSynchronizationRegistry transactions,
            ObjectMapper json,
            WebhookConfig config) {
        this.store = store;
        this.outcomes = outcomes;
        this.replays = replays;
        this.sender = sender;
        this.sealer = sealer;
        this.transactions = transactions;
        this.json = json;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        running = true;
        thread = Thread.ofPlatform().name("webhook-dispatcher").daemon().start(this::run);
    }

    /** Receivers that answer soon are waited for; the others get their message again, from the next start or another instance. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        wake();
        thread.join(LAST_ANSWERS);
        long patience = System.nanoTime() + LAST_ANSWERS.toNanos();
        while (!underWay.isEmpty() && System.nanoTime() < patience) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** Tells that something will be due once the current transaction is committed. */
    public void wakeAfterCommit() {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    wake();
                }
            }
        });
    }

    private void wake() {
        LockSupport.unpark(thread);
    }

    private void run() {
        while (running) {
            if (!sendSome()) {
                LockSupport.parkNanos(IDLE_WAIT.toNanos());
            }
        }
    }

    private boolean sendSome() {
        try {
            boolean some = replays.queuePart();
            for (Receiver receiver : store.receivers()) {
                some |= sendTo(receiver);
            }
            return some;
        } catch (RuntimeException exception) {
            if (running) {
                LOG.warnf("Webhooks wait: %s", exception.getMessage());
            }
            return false;
        }
    }

    private boolean sendTo(Receiver receiver) {
        int free = limit(receiver) - underWay.getOrDefault(receiver.webhook(), 0);
        if (free <= 0) {
            return false;
        }
        List<Delivery> taken = store.take(receiver.webhook(), free);
        for (Delivery delivery : taken) {
            underWay.merge(receiver.webhook(), 1, Integer::sum);
            Thread.ofVirtual().name("webhook-delivery").start(() -> deliver(receiver, delivery));
        }
        return !taken.isEmpty();
    }

    private int limit(Receiver receiver) {
        return receiver.failures() >= config.awayAfter() ? 1 : config.atOnce();
    }

    private void deliver(Receiver receiver, Delivery delivery) {
        try {
            outcomes.settle(receiver.webhook(), delivery, attempt(receiver, delivery));
        } catch (RuntimeException exception) {
            LOG.warnf(
                    "The outcome of an attempt for webhook %s is not written down, it will be made again: %s",
                    receiver.webhook(), exception.getMessage());
        } finally {
            underWay.computeIfPresent(receiver.webhook(), (webhook, number) -> number == 1 ? null : number - 1);
            wake();
        }
    }

    private Attempt attempt(Receiver receiver, Delivery delivery) {
        List<SigningSecret> secrets;
        try {
            secrets = receiver.sealedSecrets().stream()
                    .map(secret -> sealer.open(receiver.webhook(), secret))
                    .toList();
        } catch (IllegalStateException exception) {
            return Attempt.failed(Failure.SECRET_UNREADABLE, Duration.ZERO);
        }
        return sender.send(new Message(receiver.url(), delivery.event().id(), body(delivery), secrets));
    }

    private String body(Delivery delivery) {
        try {
            return json.writeValueAsString(delivery.event());
        } catch (JsonProcessingException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
