package org.anju.verification.host.site;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "SiteKind")
enum SiteKind {
    /** 敬(养)老院. */
    NURSING_HOME,
    /** 幸福大院. */
    MUTUAL_AID_COMPOUND,
    /** 集体公租房. */
    COLLECTIVE_RENTAL,
    /** 集中安置点. */
    RESETTLEMENT
}
