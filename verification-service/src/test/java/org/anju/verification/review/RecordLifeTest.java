package org.anju.verification.review;

import static io.restassured.RestAssured.given;
import static org.anju.verification.testsupport.Given.VERIFIER;
import static org.anju.verification.testsupport.Given.VILLAGE;
import static org.anju.verification.testsupport.Records.COUNTY;
import static org.anju.verification.testsupport.Records.TOWNSHIP;
import static org.anju.verification.testsupport.Records.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.Tuple;
import net.jqwik.api.sessions.JqwikSession;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.DatabaseException;
import org.anju.common.database.RowSecurity;
import org.anju.common.testsupport.Tokens;
import org.anju.verification.evidence.StoredPhotos;
import org.anju.verification.record.RecordStep;
import org.anju.verification.record.RecordTransitions;
import org.anju.verification.record.RecordTransitions.Act;
import org.anju.verification.review.RecordLifeModel.Life;
import org.anju.verification.review.RecordLifeModel.Photo;
import org.anju.verification.testsupport.Given;
import org.anju.verification.testsupport.Records;
import org.anju.verification.testsupport.Seeds;
import org.junit.jupiter.api.Test;

/** Whatever is done with a household's records, in whatever order: model and database agree after each step. */
@QuarkusTest
class RecordLifeTest {

    private static final int SEQUENCES = 40;
    private static final int LONGEST = 16;
    private static final int SHRUNK_AT_MOST = 30;

    /** Beyond SUBMITTED and RETURNED is only what has all its photos. */
    private static final String UNPROVEN = """
            SELECT v.id || ' ' || v.state FROM verification v
            WHERE v.household_id = ? AND v.state NOT IN ('SUBMITTED', 'RETURNED') AND v.photo_count <> (
                SELECT count(*) FROM record_photo p WHERE p.verification_id = v.id AND p.stored_at IS NOT NULL)
            """;
    /** The county has confirmed nothing that no township has approved, by somebody who was not there. */
    private static final String UNAPPROVED = """
            SELECT v.id || ' ' || v.state FROM verification v
            WHERE v.household_id = ? AND v.state IN ('COUNTY_CONFIRMED', 'LOCKED') AND NOT EXISTS (
                SELECT FROM timeline_entry t WHERE t.verification_id = v.id AND t.step = 'APPROVE'
                    AND t.acted_by <> v.submitted_by)
            """;
    /** What is told of a household's progress is told of the record with the highest revision. */
    private static final String OVERTAKEN = """
            SELECT v.id || ' ' || v.revision FROM verification v
            WHERE v.household_id = ? AND v.standing = 'STANDING' AND EXISTS (
                SELECT FROM verification o WHERE o.household_id = v.household_id AND o.revision > v.revision)
            """;

    @Inject
    Given given;

    @Inject
    Records records;

    @Inject
    StoredPhotos photos;

    @Inject
    RecordTransitions transitions;

    @Inject
    RowSecurity rowSecurity;

    @Inject
    AgroalDataSource dataSource;

    private enum Kind {
        SUBMIT,
        REPLACE,
        REPLACE_KEEPING_PHOTOS,
        STORE_A_PHOTO,
        STORE_ALL_PHOTOS,
        APPROVE,
        CONFIRM,
        RETURN,
        LOCK,
        REOPEN,
        REOPEN_BY_CHANGE_REQUEST,
        CHOOSE,
        CHOOSE_BY_COUNTY
    }

    private record Action(Kind kind, int record) {}

    @Test
    void goesTheWayOfTheModelWhateverTheOrderOfSteps() {
        JqwikSession.run(() -> {
            RandomGenerator<List<Action>> generator = sequences().generator(SEQUENCES);
            Random random = Seeds.random(0);
            for (int number = 0; number < SEQUENCES; number++) {
                Shrinkable<List<Action>> sequence = generator.next(random);
                Optional<AssertionError> failure = failureOf(sequence.value());
                if (failure.isPresent()) {
                    throw shrunk(sequence, failure.get());
                }
            }
        });
    }

    /** Steps that lead on are more frequent, else few records would come far. */
    private static Arbitrary<List<Action>> sequences() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                Tuple.of(3, Kind.SUBMIT),
                Tuple.of(2, Kind.REPLACE),
                Tuple.of(4, Kind.REPLACE_KEEPING_PHOTOS),
                Tuple.of(2, Kind.STORE_A_PHOTO),
                Tuple.of(5, Kind.STORE_ALL_PHOTOS),
                Tuple.of(6, Kind.APPROVE),
                Tuple.of(6, Kind.CONFIRM),
                Tuple.of(2, Kind.RETURN),
                Tuple.of(5, Kind.LOCK),
                Tuple.of(2, Kind.REOPEN),
                Tuple.of(2, Kind.REOPEN_BY_CHANGE_REQUEST),
                Tuple.of(3, Kind.CHOOSE),
                Tuple.of(2, Kind.CHOOSE_BY_COUNTY));
        Arbitrary<Integer> which = Arbitraries.integers().between(0, 3);
        return Combinators.combine(kinds, which)
                .as(Action::new)
                .list()
                .ofMinSize(4)
                .ofMaxSize(LONGEST);
    }

    /** The shortest sequence that a few attempts find to fail as well. */
    private AssertionError shrunk(Shrinkable<List<Action>> sequence, AssertionError failure) {
        Shrinkable<List<Action>> shortest = sequence;
        AssertionError cause = failure;
        boolean shorter = true;
        while (shorter) {
            shorter = false;
            for (Shrinkable<List<Action>> candidate :
                    shortest.shrink().limit(SHRUNK_AT_MOST).toList()) {
                Optional<AssertionError> again = failureOf(candidate.value());
                if (again.isPresent()) {
                    shortest = candidate;
                    cause = again.get();
                    shorter = true;
                    break;
                }
            }
        }
        return new AssertionError("Fails with %s".formatted(shortest.value()), cause);
    }

    private Optional<AssertionError> failureOf(List<Action> sequence) {
        try {
            run(sequence);
            return Optional.empty();
        } catch (AssertionError failure) {
            return Optional.of(failure);
        }
    }

    /** In a campaign of its own: no verifier visits as many houses in an hour as all sequences have records. */
    private void run(List<Action> sequence) {
        UUID campaign = given.campaign();
        UUID household = given.household(VILLAGE);
        RecordLifeModel model = new RecordLifeModel();
        submit(model.submit(), null, campaign, household);
        for (int number = 0; number < sequence.size(); number++) {
            Action action = sequence.get(number);
            take(action, number, model, campaign, household);

            assertThat(records.rows(
                            "SELECT id || ' ' || state || ' ' || standing || ' ' || revision FROM verification"
                                    + " WHERE household_id = ?",
                            household))
                    .as("after step %d, %s", number, action)
                    .containsExactlyInAnyOrderElementsOf(
                            model.lives.stream().map(Life::toString).toList());
            assertThat(records.rows(
                            "SELECT photo_id || ' ' || verification_id FROM evidence WHERE household_id = ?",
                            household))
                    .as("after step %d, %s", number, action)
                    .containsExactlyInAnyOrderElementsOf(model.lives.stream()
                            .flatMap(life -> life.photos.stream())
                            .distinct()
                            .map(Photo::toString)
                            .toList());
            assertThat(records.rows(UNPROVEN, household))
                    .as("without all photos")
                    .isEmpty();
            assertThat(records.rows(UNAPPROVED, household))
                    .as("without approval")
                    .isEmpty();
            assertThat(records.rows(OVERTAKEN, household)).as("overtaken").isEmpty();
        }
    }

    private void take(Action action, int number, RecordLifeModel model, UUID campaign, UUID household) {
        Life life = model.pick(action.record());
        switch (action.kind()) {
            case SUBMIT -> submit(model.submit(), null, campaign, household);
            case REPLACE -> submit(model.replace(life, false), life, campaign, household);
            case REPLACE_KEEPING_PHOTOS -> submit(model.replace(life, true), life, campaign, household);
            case STORE_A_PHOTO ->
                store(
                        life.photos.stream()
                                .filter(photo -> !photo.stored)
                                .limit(1)
                                .toList(),
                        model,
                        household);
            case STORE_ALL_PHOTOS -> store(life.photos, model, household);
            case APPROVE -> review(TOWNSHIP, life, "approve", "{}", model.approve(life));
            case CONFIRM -> review(COUNTY, life, "confirm", "{}", model.confirm(life));
            case RETURN -> {
                // A note of its own, else it would be the same return once more.
                String why = "{\"reasons\": [\"VISIT_AGAIN\"], \"note\": \"step %d\"}".formatted(number);
                review(COUNTY, life, "return", why, model.giveBack(life));
            }
            case CHOOSE -> review(TOWNSHIP, life, "choose", reason(number), model.choose(life, false));
            case CHOOSE_BY_COUNTY -> review(COUNTY, life, "choose", reason(number), model.choose(life, true));
            case LOCK -> assertThat(move(RecordStep.LOCK, life, false)).isEqualTo(model.lock(life));
            case REOPEN -> assertThat(move(RecordStep.REOPEN, life, false)).isEqualTo(model.reopen(life, false));
            case REOPEN_BY_CHANGE_REQUEST ->
                assertThat(move(RecordStep.REOPEN, life, true)).isEqualTo(model.reopen(life, true));
        }
    }

    private static String reason(int number) {
        return "{\"reason\": \"step %d\"}".formatted(number);
    }

    private void store(List<Photo> some, RecordLifeModel model, UUID household) {
        photos.store(household, some.stream().map(photo -> photo.id).toList());
        model.store(some);
    }

    private static void submit(Life life, Life earlier, UUID campaign, UUID household) {
        String record = Given.record(
                campaign, household, life.photos.stream().map(photo -> photo.id).toList());
        given().auth()
                .oauth2(Tokens.of(VERIFIER))
                .contentType(ContentType.JSON)
                .body(earlier == null ? record : Given.replacing(earlier.id, record))
                .put("/api/v1/verifications/" + life.id)
                .then()
                .statusCode(201);
    }

    /** What was approved or confirmed before is answered as the same, whatever followed. */
    private void review(String username, Life life, String step, String body, boolean taken) {
        int status = post(username, "verifications/" + life.id + "/" + step, body)
                .extract()
                .statusCode();
        if (taken) {
            assertThat(status).as(step).isEqualTo(200);
        } else {
            assertThat(status).as(step).isIn(200, 403, 409);
        }
    }

    private boolean move(RecordStep step, Life life, boolean byChangeRequest) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                rowSecurity.restrictTo(RegionScope.everything());
                if (byChangeRequest) {
                    nameAChangeRequest();
                }
                return !transitions
                        .move(step, List.of(life.id), new Act("county", COUNTY, null, null))
                        .isEmpty();
            });
        } catch (DatabaseException refusedBelowTheService) {
            return false;
        }
    }

    private void nameAChangeRequest() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT set_config('anju.change_request', 'of this test', true)");
        }
    }
}
