package org.anju.media.photo;

import static org.anju.media.testsupport.Phone.declaration;
import static org.anju.media.testsupport.Phone.declare;
import static org.anju.media.testsupport.Phone.upload;
import static org.anju.media.testsupport.TestHouseholds.VILLAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.anju.common.caller.RegionScope;
import org.anju.common.database.DatabaseException;
import org.anju.common.database.RowSecurity;
import org.anju.common.fact.PhotoFacts;
import org.anju.media.testsupport.Pictures;
import org.anju.media.testsupport.PublishedEvents;
import org.anju.media.testsupport.TestHouseholds;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UnconfirmedPhotosTest {

    @Inject
    UnconfirmedPhotos unconfirmed;

    @Inject
    PhotoService photos;

    @Inject
    TestHouseholds households;

    @Inject
    PublishedEvents events;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    RowSecurity rowSecurity;

    @Test
    void confirmsWhatWasUploadedButNeverConfirmed() throws Exception {
        byte[] picture = Pictures.jpeg();
        Map<String, Object> body = declaration(households.registeredIn(VILLAGE), picture);
        upload(declare(body).statusCode(201).extract().response(), picture);
        UUID id = UUID.fromString(body.get("id").toString());
        declaredAgo(id, "11 minutes");

        unconfirmed.look();

        awaitState(id, PhotoState.STORED);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(events.of(id))
                .singleElement()
                .satisfies(event -> assertThat(event.type()).isEqualTo(PhotoFacts.STORED)));
    }

    @Test
    void leavesDeclarationsOpenThatMayStillBeUploaded() {
        UUID id = declared();
        declaredAgo(id, "13 days");

        unconfirmed.look();

        assertThat(stateOf(id)).isEqualTo(PhotoState.DECLARED);
    }

    @Test
    void givesUpWhatWasNeverUploaded() {
        UUID id = declared();
        declaredAgo(id, "15 days");

        unconfirmed.look();

        awaitState(id, PhotoState.REJECTED);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(events.of(id))
                .singleElement()
                .satisfies(event -> assertThat(event.facts().reason()).isEqualTo("never-uploaded")));
    }

    private UUID declared() {
        Map<String, Object> body = declaration(households.registeredIn(VILLAGE), Pictures.jpeg());
        declare(body).statusCode(201);
        return UUID.fromString(body.get("id").toString());
    }

    /** The service looks as well from time to time, and may have come upon the photo first. */
    private void awaitState(UUID id, PhotoState state) {
        await().atMost(Duration.ofSeconds(30)).until(() -> stateOf(id) == state);
    }

    private PhotoState stateOf(UUID id) {
        return photos.get(id, RegionScope.everything()).state();
    }

    private void declaredAgo(UUID id, String interval) {
        QuarkusTransaction.requiringNew().run(() -> {
            rowSecurity.restrictTo(RegionScope.everything());
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement statement = connection.prepareStatement(
                            "UPDATE photo SET declared_at = now() - ?::interval, due_at = now() WHERE id = ?")) {
                statement.setString(1, interval);
                statement.setObject(2, id);
                statement.executeUpdate();
            } catch (SQLException exception) {
                throw new DatabaseException(exception);
            }
        });
    }
}
