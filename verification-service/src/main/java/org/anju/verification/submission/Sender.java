package org.anju.verification.submission;

import org.anju.common.caller.RegionScope;
import org.anju.verification.clock.ClockInterval;

/**
 * Who sends a record, and from what.
 *
 * @param clock what is known of the sending device's clock, or null
 */
record Sender(String subject, String username, RegionScope scope, ClockInterval clock) {}
