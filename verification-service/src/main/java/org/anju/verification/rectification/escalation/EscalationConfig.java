package org.anju.verification.rectification.escalation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** After how many days beyond its due day a problem becomes the next level's concern. Proposals; each more than the one before. */
@ConfigMapping(prefix = "anju.verification.escalation")
interface EscalationConfig {

    @WithDefault("1")
    int townshipAfterDays();

    @WithDefault("2")
    int countyAfterDays();

    @WithDefault("3")
    int prefectureAfterDays();
}
