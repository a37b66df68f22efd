package org.anju.verification.host.lodging;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a house's safety is known from, the strongest first. */
@Schema(name = "HostSafetyBasis")
public enum Basis {
    /** The record that stands for the host in the same campaign. */
    HOST_RECORD,
    /** The register of sites. */
    SITE,
    /** The record of the household that calls the dwelling its own. */
    DWELLING_RECORD,
    /** The grade that the guest's record gives. */
    DECLARED,
    NONE
}
