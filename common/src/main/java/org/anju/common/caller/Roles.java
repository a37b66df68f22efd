package org.anju.common.caller;

/** The realm's roles; what each may do is listed in docs/architecture.md. */
public final class Roles {

    public static final String VERIFIER = "verifier";
    public static final String TOWNSHIP_REVIEWER = "township-reviewer";
    public static final String COUNTY_REVIEWER = "county-reviewer";
    public static final String ROSTER_MANAGER = "roster-manager";
    public static final String APPRAISER = "appraiser";
    public static final String GUIDE = "guide";
    public static final String SUPERVISOR = "supervisor";
    public static final String BULLETIN_EDITOR = "bulletin-editor";
    public static final String INTEGRATOR = "integrator";
    public static final String AUDITOR = "auditor";

    /** Configuration only: sees no household data. */
    public static final String PLATFORM_ADMIN = "platform-admin";

    private Roles() {}
}
