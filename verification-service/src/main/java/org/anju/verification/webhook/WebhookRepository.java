package org.anju.verification.webhook;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class WebhookRepository implements PanacheRepositoryBase<Webhook, UUID> {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    long countOf(String owner) {
        return count("owner = ?1 and state <> ?2", owner, WebhookState.DELETED);
    }

    /** @param owner null for everybody's */
    List<Webhook> page(String owner, UUID after, int limit) {
        UUID start = after == null ? BEFORE_ALL : after;
        Page page = Page.ofSize(limit);
        if (owner == null) {
            return find("id > ?1 and state <> ?2", Sort.by("id"), start, WebhookState.DELETED)
                    .page(page)
                    .list();
        }
        return find("id > ?1 and state <> ?2 and owner = ?3", Sort.by("id"), start, WebhookState.DELETED, owner)
                .page(page)
                .list();
    }
}
