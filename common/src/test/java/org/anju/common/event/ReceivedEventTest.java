package org.anju.common.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class ReceivedEventTest {

    private static final String EVENT_ID = "01970000-0000-7000-8000-000000000001";
    private static final ObjectReader READER = new ObjectMapper().readerFor(DeadLetter.class);
    private static final String DATA = "{\"topic\":\"t\",\"partition\":1,\"offset\":2,\"reason\":\"r\",\"value\":null}";

    @Test
    void readsHeadersAndData() {
        ReceivedEvent<DeadLetter> event = ReceivedEvent.read(event(DATA), READER);

        assertThat(event)
                .isEqualTo(new ReceivedEvent<>(
                        UUID.fromString(EVENT_ID),
                        DeadLetter.TYPE,
                        Instant.parse("2026-06-05T01:30:00Z"),
                        new DeadLetter("t", 1, 2, "r", null)));
    }

    @Test
    void namesTheHeaderThatIsMissing() {
        ConsumerRecord<String, byte[]> event = event(DATA);
        event.headers().remove(CloudEventHeaders.TYPE);

        assertUnreadable(event, "ce_type is missing");
    }

    @Test
    void refusesBrokenData() {
        assertUnreadable(event("{\"topic\":"), "end-of-input");
    }

    @Test
    void refusesNull() {
        assertUnreadable(event("null"), "the data is null");
    }

    @Test
    void refusesAnIdThatIsNone() {
        ConsumerRecord<String, byte[]> event = event(DATA);
        event.headers().remove(CloudEventHeaders.ID);
        header(event, CloudEventHeaders.ID, "seven");

        assertUnreadable(event, "seven");
    }

    @Test
    void leavesOtherTypesAsideWhateverTheirData() {
        assertThat(new EventReader<DeadLetter>("org.anju.household.", READER).read(event("{\"broken")))
                .isEmpty();
        assertThat(new EventReader<DeadLetter>("org.anju.dead-letter", READER).read(event(DATA)))
                .isPresent();
    }

    @Test
    void doesNotLeaveAsideWhatHasNoType() {
        ConsumerRecord<String, byte[]> event = event(DATA);
        event.headers().remove(CloudEventHeaders.TYPE);

        assertThatThrownBy(() -> new EventReader<DeadLetter>("org.anju.household.", READER).read(event))
                .isInstanceOf(UnreadableEventException.class);
    }

    private static void assertUnreadable(ConsumerRecord<String, byte[]> event, String reason) {
        assertThatThrownBy(() -> ReceivedEvent.read(event, READER))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining(reason);
    }

    private static ConsumerRecord<String, byte[]> event(String data) {
        ConsumerRecord<String, byte[]> event =
                new ConsumerRecord<>("topic", 0, 0, "key", data.getBytes(StandardCharsets.UTF_8));
        header(event, CloudEventHeaders.ID, EVENT_ID);
        header(event, CloudEventHeaders.TYPE, DeadLetter.TYPE);
        header(event, CloudEventHeaders.TIME, "2026-06-05T01:30:00Z");
        return event;
    }

    private static void header(ConsumerRecord<String, byte[]> event, String name, String value) {
        event.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
