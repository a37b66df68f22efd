package org.anju.verification.webhook;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.caller.RegionScope;
import org.anju.common.caller.Roles;
import org.anju.common.database.RowSecurity;
import org.anju.common.precondition.ExpectedVersion;
import org.anju.common.region.RegionCode;
import org.anju.verification.webhook.delivery.DeliveryDispatcher;
import org.anju.verification.webhook.delivery.QueueState;
import org.anju.verification.webhook.delivery.QueueStates;
import org.anju.verification.webhook.sending.SecretSealer;
import org.anju.verification.webhook.sending.SigningSecret;

@ApplicationScoped
class WebhookService {

    private final WebhookRepository webhooks;
    private final QueueStates queues;
    private final ReceiverUrls urls;
    private final SecretSealer sealer;
    private final DeliveryDispatcher dispatcher;
    private final RowSecurity rowSecurity;
    private final WebhookConfig config;
    private final Clock clock;

    WebhookService(
            WebhookRepository webhooks,
            QueueStates queues,
            ReceiverUrls urls,
            SecretSealer sealer,
            DeliveryDispatcher dispatcher,
            RowSecurity rowSecurity,
            WebhookConfig config,
            Clock clock) {
        this.webhooks = webhooks;
        this.queues = queues;
        this.urls = urls;
        this.sealer = sealer;
        this.dispatcher = dispatcher;
        this.rowSecurity = rowSecurity;
        this.config = config;
        this.clock = clock;
    }

    /** What creating came to: the webhook, and whether it is new. */
    record Creation(WebhookResponse webhook, boolean created) {}

    @Transactional
    Creation create(CreateWebhookRequest request, Caller caller) {
        UUID id = Objects.requireNonNullElseGet(request.id(), UuidCreator::getTimeOrderedEpoch);
        WebhookContent content = new WebhookContent(
                urls.parse(request.url()),
                request.description(),
                scope(request.regions(), caller.scope()),
                Objects.requireNonNullElse(request.eventTypes(), List.of()));
        Optional<Webhook> earlier = webhooks.findByIdOptional(id);
        if (earlier.isPresent()) {
            if (!earlier.get().belongsTo(caller.subject())
                    || earlier.get().state() == WebhookState.DELETED
                    || !earlier.get().content().equals(content)) {
                throw WebhookRefusals.exists(id);
            }
            return new Creation(forOwner(earlier.get(), null), false);
        }
        if (webhooks.countOf(caller.subject()) >= config.perOwner()) {
            throw WebhookRefusals.tooMany(config.perOwner());
        }
        SigningSecret secret = SigningSecret.random();
        Webhook webhook = new Webhook(id, content, sealer.seal(id, secret), caller.subject(), caller.username(), now());
        webhooks.persistAndFlush(webhook);
        queues.open(id);
        return new Creation(forOwner(webhook, secret.text()), true);
    }

    /** An integrator's own; all there are for an administrator, without what only the owner should know. */
    @Transactional
    WebhookPage list(UUID cursor, int limit, Caller caller) {
        boolean administrator = !caller.has(Roles.INTEGRATOR);
        List<Webhook> found = webhooks.page(administrator ? null : caller.subject(), cursor, limit + 1);
        List<Webhook> page = found.subList(0, Math.min(limit, found.size()));
        rowSecurity.restrictTo(RegionScope.everything());
        Map<UUID, QueueState> states = queues.of(page.stream().map(Webhook::id).toList());
        return new WebhookPage(
                page.stream()
                        .map(webhook -> response(webhook, states.get(webhook.id()), caller))
                        .toList(),
                found.size() > limit ? page.getLast().id() : null);
    }

    @Transactional
    WebhookResponse get(UUID id, Caller caller) {
        Webhook webhook = visible(id, caller);
        rowSecurity.restrictTo(RegionScope.everything());
        return response(webhook, queues.of(List.of(id)).get(id), caller);
    }

    @Transactional
    WebhookResponse change(UUID id, ExpectedVersion expected, ChangeWebhookRequest request, Caller caller) {
        Webhook webhook = own(id, caller);
        expected.requireCurrent(webhook.version());
        WebhookContent before = webhook.content();
        URI url = request.url() == null ? before.url() : urls.parse(request.url());
        if (request.state() == ChangeWebhookRequest.WantedState.ACTIVE || !url.equals(before.url())) {
            // What went wrong before is no reason to wait any longer.
            queues.forgetFailures(id);
        }
        webhook.take(new WebhookContent(
                url,
                request.description() == null ? before.description() : request.description(),
                request.regions() == null ? before.scope() : scope(request.regions(), caller.scope()),
                Objects.requireNonNullElse(request.eventTypes(), before.eventTypes())));
        if (request.state() != null) {
            webhook.become(request.state().asState(), now());
        }
        webhooks.flush();
        dispatcher.wakeAfterCommit();
        return forOwner(webhook, null);
    }

    /** An administrator may, too: the webhook of somebody who has left would otherwise be told for ever. */
    @Transactional
    void delete(UUID id, Caller caller) {
        visible(id, caller).delete(now());
    }

    @Transactional
    RotatedSecretResponse rotateSecret(UUID id, Caller caller) {
        Webhook webhook = own(id, caller);
        SigningSecret secret = SigningSecret.random();
        Instant until = now().plus(config.secretOverlap());
        webhook.rotateSecret(sealer.seal(id, secret), until);
        return new RotatedSecretResponse(secret.text(), until);
    }

    /** The caller's own webhook; its content is a copy, for work outside the transaction. */
    @Transactional
    Webhook own(UUID id, Caller caller) {
        return webhooks.findByIdOptional(id)
                .filter(webhook -> webhook.state() != WebhookState.DELETED)
                .filter(webhook -> webhook.belongsTo(caller.subject()))
                .orElseThrow(() -> WebhookRefusals.unknown(id));
    }

    private Webhook visible(UUID id, Caller caller) {
        if (!caller.has(Roles.PLATFORM_ADMIN)) {
            return own(id, caller);
        }
        return webhooks.findByIdOptional(id)
                .filter(webhook -> webhook.state() != WebhookState.DELETED)
                .orElseThrow(() -> WebhookRefusals.unknown(id));
    }

    private WebhookResponse response(Webhook webhook, QueueState queue, Caller caller) {
        return webhook.belongsTo(caller.subject())
                ? WebhookResponse.forOwner(webhook, queue, null, now())
                : WebhookResponse.forAdministrator(webhook, queue, now());
    }

    private WebhookResponse forOwner(Webhook webhook, String secret) {
        rowSecurity.restrictTo(RegionScope.everything());
        return WebhookResponse.forOwner(
                webhook, queues.of(List.of(webhook.id())).get(webhook.id()), secret, now());
    }

    private static List<String> scope(List<RegionCode> regions, RegionScope callers) {
        if (regions == null) {
            return callers.prefixes();
        }
        regions.forEach(callers::requireCovers);
        return RegionScope.of(regions).prefixes();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
