package org.anju.verification.device;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "anju.devices")
interface DeviceConfig {

    /** After this a device that has records and sends none is shown as silent. */
    @WithDefault("12h")
    Duration silentAfter();
}
