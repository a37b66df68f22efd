package org.anju.local.keycloak;

import java.util.ArrayList;
import java.util.List;
import org.anju.local.region.LinxiaRegions;
import org.anju.local.region.Region;

/** A user of the demo realm; all have the same password. */
public record DemoUser(String name, String displayName, List<String> roles, List<String> regions) {
    public static final String PASSWORD = "anju-demo";
    public static final String PREFECTURE = "prefecture-6229";
    public static final String ADMIN = "admin";

    /** One user for every village, township and county of Linxia, and the few that stand above them. */
    static List<DemoUser> all(LinxiaRegions regions) {
        List<DemoUser> users = new ArrayList<>();
        regions.ofLevel(Region.VILLAGE)
                .forEach(village -> users.add(of("verifier-" + village.code(), village, "verifier")));
        regions.ofLevel(Region.TOWNSHIP)
                .forEach(township ->
                        users.add(of("township-" + township.code(), township, "township-reviewer", "guide")));
        regions.ofLevel(Region.COUNTY).forEach(county -> {
            String code = county.code().substring(0, 6);
            users.add(of("county-" + code, county, "county-reviewer", "roster-manager"));
            users.add(of("guide-" + code, county, "guide"));
            users.add(of("integrator-" + code, county, "integrator"));
        });
        Region prefecture = regions.get(LinxiaRegions.PREFECTURE);
        users.add(of(PREFECTURE, prefecture, "supervisor", "roster-manager", "bulletin-editor"));
        users.add(of("guide-6229", prefecture, "guide"));
        users.add(of("integrator", prefecture, "integrator"));
        users.add(of("auditor", prefecture, "auditor"));
        users.add(new DemoUser(ADMIN, "Anju", List.of("platform-admin"), List.of()));
        return users;
    }

    private static DemoUser of(String name, Region region, String... roles) {
        return new DemoUser(name, region.name(), List.of(roles), List.of(region.code()));
    }
}
