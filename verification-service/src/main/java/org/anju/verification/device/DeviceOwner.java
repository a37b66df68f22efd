package org.anju.verification.device;

import org.anju.common.caller.Caller;
import org.anju.common.caller.RegionScope;

/** The account in whose hands a device is. */
public record DeviceOwner(String subject, String username, RegionScope scope) {

    static DeviceOwner of(Caller caller) {
        return new DeviceOwner(caller.subject(), caller.username(), caller.scope());
    }
}
