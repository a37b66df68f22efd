package org.anju.verification.host.lodging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.anju.verification.host.lodging.House.StandingRecord;
import org.anju.verification.record.VerificationState;
import org.junit.jupiter.api.Test;

class HostJudgeTest {

    private static final UUID CAMPAIGN = UUID.randomUUID();
    private static final String VILLAGE = "622927100200";

    private final UUID guest = UUID.randomUUID();
    private final UUID host = UUID.randomUUID();
    private final UUID third = UUID.randomUUID();
    private final KnownHouses known = new KnownHouses();

    @Test
    void takesTheHostsRecordBeforeWhatIsDeclared() {
        known.add(house(host, record("APPRAISED_SAFE", "B"), null));
        assertThat(judge(stay(guest, host, "C"))).isEqualTo(Judgement.safe(Basis.HOST_RECORD));

        known.add(house(host, record("APPRAISED_SAFE", "D"), null));
        assertThat(judge(stay(guest, host, "A")))
                .isEqualTo(Judgement.unsafe(Basis.HOST_RECORD, Reason.DANGEROUS_GRADE));
    }

    @Test
    void takesARenovatedHouseForSafeWithoutAGrade() {
        known.add(house(host, record("RENOVATED_SAFE", null), null));
        assertThat(judge(stay(guest, host, null))).isEqualTo(Judgement.safe(Basis.HOST_RECORD));
    }

    @Test
    void blocksWithAHostThatIsNotSecured() {
        known.add(house(host, record(false, VerificationState.SUBMITTED, "NONE", null), null));
        assertThat(judge(stay(guest, host, "A")))
                .isEqualTo(Judgement.unsafe(Basis.HOST_RECORD, Reason.HOST_NOT_SECURED));
    }

    @Test
    void goesByTheDeclaredGradeUntilTheHostIsRecorded() {
        known.add(house(host, null, null));
        assertThat(judge(stay(guest, host, "B"))).isEqualTo(Judgement.safe(Basis.DECLARED));
        assertThat(judge(stay(guest, host, "C"))).isEqualTo(Judgement.unsafe(Basis.DECLARED, Reason.DANGEROUS_GRADE));
        assertThat(judge(stay(guest, host, null))).isEqualTo(Judgement.nothingKnown());
    }

    @Test
    void doubtsAHostWhoseRecordWasReturned() {
        known.add(house(host, record(true, VerificationState.RETURNED, "APPRAISED_SAFE", "A"), null));
        assertThat(judge(stay(guest, host, "A")))
                .isEqualTo(new Judgement(Safety.UNKNOWN, Basis.DECLARED, Reason.HOST_RETURNED, true));
        assertThat(judge(stay(guest, host, null)))
                .isEqualTo(new Judgement(Safety.UNKNOWN, Basis.NONE, Reason.HOST_RETURNED, false));
    }

    @Test
    void doubtsAHostThatIsNotOnTheRosterOrNoLonger() {
        assertThat(judge(stay(guest, host, "A")).reason()).isEqualTo(Reason.HOST_NOT_ON_ROSTER);

        known.add(new House(household(host), VILLAGE, false, record("APPRAISED_SAFE", "A"), null));
        assertThat(judge(stay(guest, host, "A")))
                .isEqualTo(new Judgement(Safety.UNKNOWN, Basis.DECLARED, Reason.HOST_REMOVED, true));
    }

    @Test
    void followsAHostThatLodgesItself() {
        known.add(house(host, record("PROVIDED_SAFE", null), stay(host, third, null)));
        known.add(house(third, record("APPRAISED_SAFE", "A"), null));
        assertThat(judge(stay(guest, host, null)))
                .isEqualTo(new Judgement(Safety.SAFE, Basis.HOST_RECORD, Reason.HOST_LODGES, true));

        known.add(house(third, record(false, VerificationState.COMPLETED, "NONE", "D"), null));
        assertThat(judge(stay(guest, host, "A")))
                .isEqualTo(Judgement.unsafe(Basis.HOST_RECORD, Reason.HOST_NOT_SECURED));
    }

    @Test
    void findsACircle() {
        known.add(house(host, record("PROVIDED_SAFE", null), stay(host, third, "A")));
        known.add(house(third, record("PROVIDED_SAFE", null), stay(third, guest, "A")));
        known.add(house(guest, record("PROVIDED_SAFE", null), stay(guest, host, "A")));
        assertThat(judge(stay(guest, host, "A"))).isEqualTo(Judgement.unsafe(Basis.HOST_RECORD, Reason.CIRCLE));
    }

    @Test
    void findsACircleThatTheGuestIsNotPartOf() {
        known.add(house(host, record("PROVIDED_SAFE", null), stay(host, third, "A")));
        known.add(house(third, record("PROVIDED_SAFE", null), stay(third, host, "A")));
        assertThat(judge(stay(guest, host, "A")).reason()).isEqualTo(Reason.CIRCLE);
    }

    @Test
    void findsAHouseholdThatLodgesWithItself() {
        assertThat(judge(stay(guest, guest, "A")).reason()).isEqualTo(Reason.CIRCLE);
    }

    @Test
    void takesTheSitesGradeBeforeWhatIsDeclared() {
        known.addSite("home", "D");
        assertThat(judge(atSite("home", "A"))).isEqualTo(Judgement.unsafe(Basis.SITE, Reason.DANGEROUS_GRADE));

        known.addSite("home", "A");
        assertThat(judge(atSite("home", null))).isEqualTo(Judgement.safe(Basis.SITE));

        known.addSite("home", null);
        assertThat(judge(atSite("home", "B"))).isEqualTo(Judgement.safe(Basis.DECLARED));
        assertThat(judge(atSite("elsewhere", null))).isEqualTo(Judgement.nothingKnown());
    }

    @Test
    void takesTheRecordOfTheDwellingsOwnerBeforeWhatIsDeclared() {
        UUID dwelling = UUID.randomUUID();
        known.addOwner(new DwellingInCampaign(CAMPAIGN, dwelling), household(third));
        known.add(house(third, record("APPRAISED_SAFE", "B"), null));
        assertThat(judge(inDwelling(dwelling, "C"))).isEqualTo(Judgement.safe(Basis.DWELLING_RECORD));

        known.add(house(third, record(false, VerificationState.SUBMITTED, "NONE", null), null));
        assertThat(judge(inDwelling(dwelling, "A")).reason()).isEqualTo(Reason.HOST_NOT_SECURED);

        known.add(house(third, record(true, VerificationState.RETURNED, "APPRAISED_SAFE", "B"), null));
        assertThat(judge(inDwelling(dwelling, "A"))).isEqualTo(Judgement.safe(Basis.DECLARED));
    }

    private Judgement judge(Claim claim) {
        return new HostJudge(known).judge(claim);
    }

    private static HouseholdInCampaign household(UUID id) {
        return new HouseholdInCampaign(CAMPAIGN, id);
    }

    private static House house(UUID id, StandingRecord record, Claim lodging) {
        return new House(household(id), VILLAGE, true, record, lodging);
    }

    private static StandingRecord record(String category, String grade) {
        return record(true, VerificationState.COMPLETED, category, grade);
    }

    private static StandingRecord record(boolean secured, VerificationState state, String category, String grade) {
        return new StandingRecord(UUID.randomUUID(), VILLAGE, state, secured, category, grade);
    }

    private static Claim stay(UUID who, UUID with, String grade) {
        return new Claim(UUID.randomUUID(), CAMPAIGN, who, VILLAGE, true, true, with, null, null, grade);
    }

    private Claim atSite(String code, String grade) {
        return new Claim(UUID.randomUUID(), CAMPAIGN, guest, VILLAGE, true, true, null, null, code, grade);
    }

    private Claim inDwelling(UUID dwelling, String grade) {
        return new Claim(UUID.randomUUID(), CAMPAIGN, guest, VILLAGE, true, true, null, dwelling, null, grade);
    }
}
