package org.anju.verification.campaign;

/** How far a campaign has come. */
public enum CampaignPhase {
    /** No village is open yet. */
    PREPARING,
    /** Pilot villages alone are open. */
    PILOT,
    RUNNING,
    /** Nothing is opened or assigned any more; records that phones still hold are taken until their village is closed. */
    ENDED
}
