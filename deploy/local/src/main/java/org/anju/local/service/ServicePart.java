package org.anju.local.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.anju.local.console.Step;
import org.anju.local.http.Http;
import org.anju.local.keycloak.DemoUser;
import org.anju.local.keycloak.Tokens;
import org.anju.local.platform.Part;
import org.anju.local.platform.Settings;
import org.anju.local.process.Java;
import org.anju.local.process.Launcher;
import org.anju.local.process.Patience;
import org.anju.local.process.ServerProcess;
import org.anju.local.process.Signal;

/**
 * One of Anju's services as a process of its own. The first start of a build is a rehearsal that records a cache of
 * loaded and linked classes; with it every later start takes about half the processor time.
 */
final class ServicePart implements Part {
    private static final String KEYCLOAK = "keycloak";
    private static final Duration SHUTDOWN = Duration.ofSeconds(20);
    private static final Duration CACHE_WRITING = Duration.ofSeconds(180);
    private static final List<String> OPTIONS =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private final Settings settings;
    private final ServiceKind kind;
    private final PackagedService built;

    ServicePart(Settings settings, ServiceKind kind) {
        this.settings = settings;
        this.kind = kind;
        this.built = new PackagedService(settings, kind.module());
    }

    @Override
    public String name() {
        return kind.module();
    }

    @Override
    public List<PortUse> ports() {
        return List.of(PortUse.of(settings, kind.port()));
    }

    @Override
    public Set<String> needs() {
        if (!rehearsalIsDue()) {
            return kind.needs();
        }
        Set<String> needs = new TreeSet<>(kind.needs());
        needs.add(KEYCLOAK);
        return needs;
    }

    @Override
    public ServerProcess process() {
        return new ServerProcess(settings.pidFile(name()), settings.log(name()));
    }

    @Override
    public long memoryMebibytes() {
        return 300;
    }

    @Override
    public Duration limit() {
        return Duration.ofSeconds(150);
    }

    @Override
    public boolean outdated() {
        try {
            Path started = startedBuild();
            return Files.exists(started) && !Files.readString(started).equals(fingerprint());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Remembers which build runs, so that a newer one replaces it. */
    private Path startedBuild() {
        return settings.data().resolve("run").resolve(name() + ".build");
    }

    private String fingerprint() {
        return built.fingerprint(Java.server(kind.heap(), OPTIONS));
    }

    @Override
    public void launch(Step step, Launcher launcher) {
        Path jar = built.jar();
        String fingerprint = fingerprint();
        Path cache = built.cache(fingerprint);
        if (rehearsalIsDue()) {
            rehearse(step, launcher, jar, cache);
        }
        List<String> options = Files.exists(cache) ? List.of("-XX:AOTCache=" + cache) : List.of();
        step.says("starting");
        start(launcher, jar, options);
        remember(fingerprint);
    }

    private boolean rehearsalIsDue() {
        return settings.rehearse() && !Files.exists(built.cache(fingerprint()));
    }

    private void remember(String fingerprint) {
        try {
            Files.writeString(startedBuild(), fingerprint);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void rehearse(Step step, Launcher launcher, Path jar, Path cache) {
        built.prepareCacheFolder();
        step.says("first start of this build: recording what it loads");
        Path unfinished = cache.resolveSibling(cache.getFileName() + ".unfinished");
        start(launcher, jar, List.of("-XX:AOTCacheOutput=" + unfinished));
        boolean ready = Patience.await(limit(), () -> process().running().isEmpty() || ready());
        if (!ready || process().running().isEmpty()) {
            // The start that follows meets the same fault and reports it.
            process().stop(Signal.TERM, SHUTDOWN);
            return;
        }
        readRehearsalPaths();
        step.says("first start of this build: writing the cache for faster starts");
        process().stop(Signal.TERM, CACHE_WRITING);
        if (!built.keepCache(unfinished, cache)) {
            step.says("no cache was written, so it starts without one");
        }
    }

    private void readRehearsalPaths() {
        String token = new Tokens(settings).of(DemoUser.PREFECTURE);
        for (String path : kind.rehearsal()) {
            Http.send(Http.request(settings.url(kind.port()) + path)
                    .header("Authorization", "Bearer " + token)
                    .build());
        }
    }

    private void start(Launcher launcher, Path jar, List<String> cacheOption) {
        List<String> options = new ArrayList<>(OPTIONS);
        options.addAll(cacheOption);
        options.addAll(List.of("-jar", jar.toString()));
        launcher.start(process(), Java.server(kind.heap(), options), environment(), settings.data());
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(settings.environment());
        environment.put("ANJU_DEPLOYMENT", "local");
        if (kind == ServiceKind.HOUSEHOLD) {
            environment.put(
                    "ANJU_HOUSEHOLD_KEY_FILE", HouseholdKey.file(settings).toString());
        }
        return environment;
    }

    @Override
    public boolean ready() {
        return Http.status(settings.url(kind.port()) + "/q/health/ready").equals(OptionalInt.of(200));
    }

    @Override
    public void stop() {
        process().stop(Signal.TERM, SHUTDOWN);
    }
}
