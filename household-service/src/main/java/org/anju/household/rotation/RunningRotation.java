package org.anju.household.rotation;

import java.util.UUID;

/** @param begun whether no import and no older key is at work any more */
record RunningRotation(UUID id, int keyNumber, boolean begun) {}
