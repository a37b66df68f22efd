package org.anju.household.event;

import java.util.UUID;
import org.anju.household.registry.RelationToHead;

/** How a person stands to the head from now on. */
record MemberRelation(UUID memberId, RelationToHead relation) {}
