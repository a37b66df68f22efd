package org.anju.verification.guidance.article;

import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Answers that a phone keeps and asks after, instead of fetching them again on a poor network. */
final class Cached {

    private Cached() {}

    static Response answer(Request request, Object body, EntityTag tag) {
        CacheControl control = new CacheControl();
        control.setPrivate(true);
        control.setNoCache(true);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder response = unchanged == null ? Response.ok(body) : unchanged;
        return response.tag(tag).cacheControl(control).build();
    }

    /** Versions never change once written, so that ids, versions and states tell all. */
    static EntityTag tagOf(List<ArticleResponse> articles, UUID cursor) {
        String state = articles.stream()
                .map(article -> "%s %d %d %s"
                        .formatted(article.id(), article.version(), article.latestVersion(), article.state()))
                .collect(Collectors.joining("\n", cursor + "\n", ""));
        return new EntityTag(
                UUID.nameUUIDFromBytes(state.getBytes(StandardCharsets.UTF_8)).toString());
    }
}
