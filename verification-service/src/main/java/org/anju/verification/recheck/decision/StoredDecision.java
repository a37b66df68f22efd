package org.anju.verification.recheck.decision;

import org.anju.common.region.RegionCode;

/**
 * @param region of the sample
 * @param by the account's stable id
 */
record StoredDecision(DecisionResponse decision, RegionCode region, String requestDigest, String by) {}
