package org.anju.media;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "anju.media")
public interface MediaConfig {

    /** How long a declared photo may be uploaded before a new target has to be asked for. */
    @WithDefault("15m")
    Duration uploadValidFor();

    /** A photo that is not confirmed after this time is looked for in the store; phones lose their network meanwhile. */
    @WithDefault("10m")
    Duration lookForUnconfirmedAfter();

    /** A declaration without an upload is given up after this time. */
    @WithDefault("14d")
    Duration giveUpAfter();

    /** Bounds what a picture of few bytes can cost when it is unpacked. */
    @WithDefault("60000000")
    long maxPixels();

    /** The longer side, in pixels. */
    @WithDefault("320")
    int thumbnailSide();
}
