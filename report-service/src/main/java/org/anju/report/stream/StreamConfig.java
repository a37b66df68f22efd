package org.anju.report.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "anju.report.stream")
interface StreamConfig {

    /** How often the revisions of watched campaigns are looked at while somebody listens. */
    @WithDefault("250ms")
    Duration lookEvery();

    /** Changes within this time are told together. */
    @WithDefault("500ms")
    Duration tellAtMostEvery();

    /** A comment that keeps proxies from closing a quiet connection. */
    @WithDefault("15s")
    Duration keepAliveEvery();

    /** Listeners of one instance; more are sent away for a while. */
    @WithDefault("2000")
    int maxListeners();
}
