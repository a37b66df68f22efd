package org.anju.media.storage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

@ConfigMapping(prefix = "anju.s3")
interface StorageConfig {

    /** Where this service reaches the store. */
    URI endpoint();

    /** Where phones reach it; upload targets are signed for this address. */
    URI publicEndpoint();

    String accessKey();

    String secretKey();

    String bucket();

    /** Part of every signature. Set, because asking the store for it would make declaring photos depend on the store. */
    @WithDefault("us-east-1")
    String region();

    @WithDefault("2s")
    Duration connectTimeout();

    /** How long the store may be silent within a transfer. */
    @WithDefault("15s")
    Duration silence();
}
