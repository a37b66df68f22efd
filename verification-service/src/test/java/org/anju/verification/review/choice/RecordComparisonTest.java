package org.anju.verification.review.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.UUID;
import org.anju.verification.record.VerificationResponse.Photo;
import org.anju.verification.record.VerificationResponse.Position;
import org.anju.verification.review.choice.ComparisonResponse.Field;
import org.anju.verification.review.choice.ComparisonResponse.Slot;
import org.junit.jupiter.api.Test;

class RecordComparisonTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void namesFieldsByTheirPaths() throws JsonProcessingException {
        List<Field> fields = compare(
                "{\"secured\": true, \"details\": {\"witnesses\": [{\"role\": \"NEIGHBOUR\"}], \"access\": \"FULL\"}}",
                "{\"secured\": true, \"details\": {\"witnesses\": [{\"role\": \"WORK_TEAM\"}, {\"role\": \"NEIGHBOUR\"}]}}");

        assertThat(fields)
                .extracting(field -> field.path() + " " + field.left() + " " + field.right() + " " + field.equal())
                .containsExactly(
                        "secured true true true",
                        "details.witnesses[0].role \"NEIGHBOUR\" \"WORK_TEAM\" false",
                        "details.access \"FULL\" null false",
                        "details.witnesses[1].role null \"NEIGHBOUR\" false");
    }

    @Test
    void leavesOutWhatIsNotTheVerifiersEntry() throws JsonProcessingException {
        assertThat(compare("{\"version\": 2, \"state\": \"COMPLETED\"}", "{\"version\": 3, \"state\": \"RETURNED\"}"))
                .isEmpty();
    }

    @Test
    void gathersPhotosBySlot() {
        Photo front = photo("FRONT");
        Photo otherFront = photo("FRONT");
        Photo inside = photo("INSIDE");

        assertThat(RecordComparison.slots(List.of(front), List.of(inside, otherFront)))
                .containsExactly(
                        new Slot("FRONT", List.of(front), List.of(otherFront)),
                        new Slot("INSIDE", List.of(), List.of(inside)));
    }

    @Test
    void measuresAlongTheGreatCircle() {
        // One minute of latitude is about a nautical mile.
        assertThat(RecordComparison.distanceMeters(at(35.7, 102.88), at(35.7 + 1 / 60.0, 102.88)))
                .isCloseTo(1853.2, within(1.0));
        assertThat(RecordComparison.distanceMeters(at(35.7, 102.88), at(35.7, 102.89)))
                .isCloseTo(903.0, within(1.0));
        assertThat(RecordComparison.distanceMeters(at(0, 179.9999), at(0, -179.9999)))
                .isCloseTo(22.2, within(0.1));
        assertThat(RecordComparison.distanceMeters(at(35.7, 102.88), at(35.7, 102.88)))
                .isZero();
        assertThat(RecordComparison.distanceMeters(null, at(35.7, 102.88))).isNull();
    }

    private static List<Field> compare(String left, String right) throws JsonProcessingException {
        return RecordComparison.fields(JSON.readTree(left), JSON.readTree(right));
    }

    private static Photo photo(String slot) {
        return new Photo(UUID.randomUUID(), slot, null, null);
    }

    private static Position at(double latitude, double longitude) {
        return new Position(latitude, longitude, null);
    }
}
