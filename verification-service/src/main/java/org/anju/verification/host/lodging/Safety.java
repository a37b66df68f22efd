package org.anju.verification.host.lodging;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a house is safe to live in, as far as is known. */
@Schema(name = "HostSafety")
public enum Safety {
    SAFE,
    UNSAFE,
    UNKNOWN
}
