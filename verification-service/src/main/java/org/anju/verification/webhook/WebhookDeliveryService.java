package org.anju.verification.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.anju.common.caller.Caller;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.RowSecurity;
import org.anju.verification.webhook.delivery.DeliveryDispatcher;
import org.anju.verification.webhook.delivery.DeliveryPage;
import org.anju.verification.webhook.delivery.DeliveryRecords;
import org.anju.verification.webhook.delivery.DeliveryResponse;
import org.anju.verification.webhook.delivery.DeliveryState;
import org.anju.verification.webhook.delivery.Replays;

/** Owners see, and have sent again, what their regions cover today, whatever they covered once. */
@ApplicationScoped
class WebhookDeliveryService {

    private final WebhookService webhooks;
    private final DeliveryRecords deliveries;
    private final Replays replays;
    private final DeliveryDispatcher dispatcher;
    private final RowSecurity rowSecurity;

    WebhookDeliveryService(
            WebhookService webhooks,
            DeliveryRecords deliveries,
            Replays replays,
            DeliveryDispatcher dispatcher,
            RowSecurity rowSecurity) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.replays = replays;
        this.dispatcher = dispatcher;
        this.rowSecurity = rowSecurity;
    }

    @Transactional
    DeliveryPage list(UUID webhook, DeliveryState state, Long cursor, int limit, Caller caller) {
        webhooks.own(webhook, caller);
        rowSecurity.restrictTo(caller.scope());
        return deliveries.page(webhook, state, cursor, limit);
    }

    @Transactional
    DeliveryResponse replay(UUID webhook, UUID delivery, Caller caller) {
        webhooks.own(webhook, caller);
        rowSecurity.restrictTo(caller.scope());
        deliveries.sendAgain(webhook, delivery);
        DeliveryResponse queued =
                deliveries.find(webhook, delivery).orElseThrow(() -> WebhookRefusals.deliveryUnknown(delivery));
        dispatcher.wakeAfterCommit();
        return queued;
    }

    @Transactional
    ReplayResponse replay(UUID webhook, Instant since, boolean deadOnly, Caller caller) {
        webhooks.own(webhook, caller);
        rowSecurity.restrictTo(RegionScope.everything());
        replays.ask(webhook, since, deadOnly, caller.scope());
        dispatcher.wakeAfterCommit();
        return new ReplayResponse(since, deadOnly);
    }
}
