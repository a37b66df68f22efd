package org.anju.verification.taskpack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import org.anju.verification.taskpack.NamedPack.ViewKey;
import org.anju.verification.taskpack.name.VillageNames;

/** Keeps whole packs as they are sent, compressed, so that most requests are answered by bytes that are there. */
@ApplicationScoped
class PackViews {

    private final PackWriter writer;
    private final Cache<ViewKey, View> views;

    /** @param names compared as an object: names that were asked for again are others */
    private record View(TaskPack pack, VillageNames names, byte[] compressed) {}

    PackViews(PackWriter writer, TaskPackConfig config) {
        this.writer = writer;
        this.views = Caffeine.newBuilder()
                .maximumWeight(config.viewMemory().asLongValue())
                .weigher((ViewKey key, View view) -> view.compressed().length + 200)
                .build();
    }

    byte[] compressed(NamedPack named) {
        View view = views.getIfPresent(named.viewKey());
        if (view == null || view.pack().version() != named.pack().version() || view.names() != named.names()) {
            view = new View(named.pack(), named.names(), Gzip.compress(writer.full(named)));
            views.put(named.viewKey(), view);
        }
        return view.compressed();
    }
}
