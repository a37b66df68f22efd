package org.anju.verification.host.lodging;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.anju.verification.host.lodging.House.StandingRecord;

/** Judges whether the house in which a household lodges is safe, following its hosts as far as they lodge themselves. */
final class HostJudge {

    private static final Set<String> SAFE_GRADES = Set.of("A", "B");
    private static final Set<String> DANGEROUS_GRADES = Set.of("C", "D");
    private static final String RENOVATED = "RENOVATED_SAFE";

    private final KnownHouses known;

    HostJudge(KnownHouses known) {
        this.known = known;
    }

    Judgement judge(Claim guest) {
        Set<HouseholdInCampaign> passed = new HashSet<>(Set.of(guest.household()));
        Claim claim = guest;
        while (claim.host() != null) {
            if (!passed.add(claim.hostInCampaign())) {
                return Judgement.unsafe(Basis.HOST_RECORD, Reason.CIRCLE);
            }
            House host = known.house(claim.hostInCampaign());
            if (!leadsOn(host)) {
                return passedOn(guest, claim, byHost(host, claim));
            }
            claim = host.lodging();
        }
        return passedOn(guest, claim, byPlace(claim));
    }

    /** What is known of a house by the records of those who live in it, whoever names it. */
    Judgement judge(HouseholdInCampaign host) {
        House house = known.house(host);
        if (leadsOn(house)) {
            return judge(house.lodging()).passedOn();
        }
        return byRecord(house, Judgement.nothingKnown());
    }

    private static boolean leadsOn(House host) {
        return host.isOnRoster()
                && host.active()
                && host.lodging() != null
                && !host.record().isReturned();
    }

    private static Judgement passedOn(Claim guest, Claim last, Judgement judgement) {
        return guest == last ? judgement : judgement.passedOn();
    }

    private Judgement byHost(House host, Claim claim) {
        return byRecord(host, byPlace(claim));
    }

    private static Judgement byRecord(House host, Judgement otherwise) {
        if (!host.isOnRoster()) {
            return Judgement.doubtful(Reason.HOST_NOT_ON_ROSTER, otherwise);
        }
        if (!host.active()) {
            return Judgement.doubtful(Reason.HOST_REMOVED, otherwise);
        }
        StandingRecord record = host.record();
        if (record == null) {
            return otherwise;
        }
        if (record.isReturned()) {
            return Judgement.doubtful(Reason.HOST_RETURNED, otherwise);
        }
        return ofRecord(record, Basis.HOST_RECORD).orElse(otherwise);
    }

    /** By site, by the record of the dwelling's owner, by what the guest's record declares. */
    private Judgement byPlace(Claim claim) {
        Optional<Judgement> bySite = known.gradeOfSite(claim.siteCode()).flatMap(grade -> ofGrade(grade, Basis.SITE));
        if (bySite.isPresent()) {
            return bySite.get();
        }
        Optional<Judgement> byOwner = ownerOf(claim).flatMap(record -> ofRecord(record, Basis.DWELLING_RECORD));
        if (byOwner.isPresent()) {
            return byOwner.get();
        }
        return ofGrade(claim.declaredGrade(), Basis.DECLARED).orElse(Judgement.nothingKnown());
    }

    private Optional<StandingRecord> ownerOf(Claim claim) {
        if (claim.dwelling() == null) {
            return Optional.empty();
        }
        return known.ownerOf(claim.dwellingInCampaign())
                .filter(House::active)
                .map(House::record)
                .filter(record -> !record.isReturned());
    }

    private static Optional<Judgement> ofRecord(StandingRecord record, Basis basis) {
        if (!record.secured()) {
            return Optional.of(Judgement.unsafe(basis, Reason.HOST_NOT_SECURED));
        }
        Optional<Judgement> byGrade = ofGrade(record.grade(), basis);
        if (byGrade.isPresent() || !record.category().equals(RENOVATED)) {
            return byGrade;
        }
        return Optional.of(Judgement.safe(basis));
    }

    private static Optional<Judgement> ofGrade(String grade, Basis basis) {
        if (grade != null && SAFE_GRADES.contains(grade)) {
            return Optional.of(Judgement.safe(basis));
        }
        if (grade != null && DANGEROUS_GRADES.contains(grade)) {
            return Optional.of(Judgement.unsafe(basis, Reason.DANGEROUS_GRADE));
        }
        return Optional.empty();
    }
}
