package org.anju.verification.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.anju.common.event.ReceivedEvent;

/** Hears of all that the service tells, be it of records, problems or rechecks, without knowing what it means. */
public interface EventFollower {

    /** As {@link RecordFollower#follow}; the data is as it was told. */
    void follow(List<ReceivedEvent<JsonNode>> events);
}
