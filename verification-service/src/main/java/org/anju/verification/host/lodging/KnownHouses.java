package org.anju.verification.host.lodging;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Everything that judging some claims needs to know. */
final class KnownHouses {

    private final Map<HouseholdInCampaign, House> houses = new HashMap<>();
    private final Map<DwellingInCampaign, HouseholdInCampaign> owners = new HashMap<>();
    private final Map<String, Optional<String>> gradesOfSites = new HashMap<>();

    void add(House house) {
        houses.put(house.household(), house);
    }

    void addOwner(DwellingInCampaign dwelling, HouseholdInCampaign owner) {
        owners.put(dwelling, owner);
    }

    /** @param grade null where the register holds none */
    void addSite(String code, String grade) {
        gradesOfSites.put(code, Optional.ofNullable(grade));
    }

    /** One that nobody has told of is not on the roster. */
    House house(HouseholdInCampaign household) {
        House known = houses.get(household);
        return known == null ? new House(household, null, false, null, null) : known;
    }

    Optional<House> ownerOf(DwellingInCampaign dwelling) {
        return Optional.ofNullable(owners.get(dwelling)).map(this::house);
    }

    boolean isSite(String code) {
        return code != null && gradesOfSites.containsKey(code);
    }

    Optional<String> gradeOfSite(String code) {
        return isSite(code) ? gradesOfSites.get(code) : Optional.empty();
    }
}
