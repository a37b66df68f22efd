package org.anju.load.replay;

import java.util.Optional;
import java.util.UUID;

/** A household that still waits for its visit, as a task pack names it. */
public record PendingHousehold(UUID id, String village, Optional<AssuranceMode> expectedMode) {}
