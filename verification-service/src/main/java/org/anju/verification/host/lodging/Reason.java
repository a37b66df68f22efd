package org.anju.verification.host.lodging;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why the house in which a household lodges, or that of a host, is taken for safe or not. */
@Schema(name = "HostSafetyReason")
public enum Reason {
    SAFE,
    /** Neither record nor register nor the guest's own record gives grade A or B. */
    NO_BASIS,
    /** The grade is C or D. */
    DANGEROUS_GRADE,
    /** By the host's own record it has no safe housing. */
    HOST_NOT_SECURED,
    /** The host's record was returned for correction. */
    HOST_RETURNED,
    /** The host was taken off the roster. */
    HOST_REMOVED,
    /** There is no such household on the roster. */
    HOST_NOT_ON_ROSTER,
    /** The host lives with others itself. */
    HOST_LODGES,
    /** Following the hosts leads back to where one began. */
    CIRCLE
}
