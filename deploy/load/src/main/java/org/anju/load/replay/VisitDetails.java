package org.anju.load.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Makes up what rule set 2020 asks for beside verdict and photos: acceptance of a renovation, the host's house, the move. */
final class VisitDetails {

    private static final List<String> KINSHIP = List.of("儿子", "女儿", "兄弟", "叔父");
    private static final int OLDEST_YEARS = 6;

    private final RandomGenerator random;
    private final LocalDate today;

    VisitDetails(RandomGenerator random, LocalDate today) {
        this.random = random;
        this.today = today;
    }

    /** @return empty where a plain record is enough */
    Optional<ObjectNode> of(AssuranceMode mode) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        switch (mode) {
            case DILAPIDATED_HOUSE_RENOVATION -> renovation(details.putObject("renovation"));
            case POVERTY_RELOCATION -> relocation(details.putObject("relocation"));
            case STAY_WITH_KIN ->
                lodging(details.putObject("lodging"))
                        .put("kinship", KINSHIP.get(random.nextInt(KINSHIP.size())))
                        .put("hostAgreed", true);
            case RENT_IDLE_FARMHOUSE, SUBSIDISED_RENTAL, CASH_SUBSIDY ->
                lodging(details.putObject("lodging")).put("rentPaid", true);
            case COLLECTIVE_RENTAL_HOUSING, MUTUAL_AID_COMPOUND, NURSING_HOME -> lodging(details.putObject("lodging"));
            case ORIGINAL_HOUSE_A,
                    ORIGINAL_HOUSE_B,
                    ECOLOGICAL_RESETTLEMENT,
                    RESERVOIR_RESETTLEMENT,
                    HAZARD_RESETTLEMENT -> {}
        }
        return details.isEmpty() ? Optional.empty() : Optional.of(details);
    }

    private void renovation(ObjectNode renovation) {
        boolean repaired = random.nextBoolean();
        LocalDate acceptedOn = someDay();
        renovation
                .put("kind", repaired ? "REPAIR" : "REBUILD")
                .put("formerGrade", repaired ? "C" : "D")
                .put("finishedYear", acceptedOn.getYear())
                .put("acceptedOn", acceptedOn.toString())
                .put("dossierNumber", "%d-%05d".formatted(acceptedOn.getYear(), random.nextInt(100_000)));
    }

    private void relocation(ObjectNode relocation) {
        relocation
                .put("movedInOn", someDay().toString())
                .put("oldHouse", random.nextBoolean() ? "DEMOLISHED" : "RECLAIMED")
                .put("oldHouseLivedIn", false);
    }

    private ObjectNode lodging(ObjectNode lodging) {
        return lodging.put("hostGrade", random.nextBoolean() ? "A" : "B")
                .put("since", someDay().toString());
    }

    private LocalDate someDay() {
        return today.minusDays(200 + random.nextInt(OLDEST_YEARS * 365));
    }
}
