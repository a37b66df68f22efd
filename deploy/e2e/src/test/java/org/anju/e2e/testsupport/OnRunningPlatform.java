package org.anju.e2e.testsupport;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the platform, which is started for the first of them and stopped after the last one of the module. */
public final class OnRunningPlatform implements ParameterResolver {
    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(OnRunningPlatform.class);

    /** One attempt, whose failure every test is told: trying again for each would only take its time. */
    private record Attempt(CompletableFuture<RunningPlatform> platform) implements AutoCloseable {

        static Attempt start() {
            CompletableFuture<RunningPlatform> platform = new CompletableFuture<>();
            try {
                platform.complete(RunningPlatform.start());
            } catch (RuntimeException | AssertionError e) {
                platform.completeExceptionally(e);
            }
            return new Attempt(platform);
        }

        @Override
        public void close() {
            if (!platform.isCompletedExceptionally()) {
                platform.join().close();
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == RunningPlatform.class;
    }

    @Override
    public RunningPlatform resolveParameter(ParameterContext parameter, ExtensionContext test) {
        // What the root's store holds is closed at the end of the whole run.
        return test.getRoot()
                .getStore(OURS)
                .computeIfAbsent(Attempt.class, key -> Attempt.start(), Attempt.class)
                .platform()
                .join();
    }
}
