package org.anju.common.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.anju.common.fact.HouseholdFacts;
import org.anju.common.fact.PhotoFacts;
import org.anju.common.fact.ProblemFacts;
import org.anju.common.fact.RecheckFacts;
import org.anju.common.fact.RegionFacts;
import org.anju.common.fact.VerificationFacts;
import org.anju.common.region.RegionLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents that others build on say what the code sends. */
class EventDocumentsTest {

    private static final Path EVENTS = Path.of("..", "docs", "events");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new YAMLMapper();

    static Stream<Arguments> facts() {
        return Stream.of(
                Arguments.of("household-facts", HouseholdFacts.class),
                Arguments.of("region-facts", RegionFacts.class),
                Arguments.of("verification-facts", VerificationFacts.class),
                Arguments.of("recheck-facts", RecheckFacts.class),
                Arguments.of("problem-facts", ProblemFacts.class),
                Arguments.of("photo-facts", PhotoFacts.class),
                Arguments.of("dead-letter", DeadLetter.class));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void schemasHaveTheFieldsOfTheRecords(String name, Class<?> type) throws IOException {
        JsonNode schema = schema(name);

        assertThat(fieldNames(schema.get("properties"))).containsExactlyElementsOf(components(type));
        assertThat(texts(schema.get("required"))).containsExactlyElementsOf(components(type));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void schemasHaveTheTypesOfTheRecords(String name, Class<?> type) throws IOException {
        JsonNode properties = schema(name).get("properties");

        for (RecordComponent component : type.getRecordComponents()) {
            JsonNode property = properties.get(component.getName());
            assertThat(typeIn(property)).as(component.getName()).isEqualTo(typeOf(component.getType()));
            assertThat(property.path("format").asText())
                    .as(component.getName())
                    .isEqualTo(formatOf(component.getType()));
            assertThat(isNullable(property) && component.getType().isPrimitive())
                    .as("%s is a primitive and never null", component.getName())
                    .isFalse();
        }
    }

    @Test
    void schemaNamesTheStatusesOfAHousehold() throws IOException {
        JsonNode status = schema("household-facts").get("properties").get("status");

        assertThat(texts(status.get("enum")))
                .containsExactlyElementsOf(Arrays.stream(HouseholdFacts.Status.values())
                        .map(Enum::name)
                        .toList());
    }

    @Test
    void schemaNamesTheLevelsOfARegion() throws IOException {
        JsonNode level = schema("region-facts").get("properties").get("level");

        assertThat(texts(level.get("enum")))
                .containsExactlyElementsOf(
                        Arrays.stream(RegionLevel.values()).map(Enum::name).toList());
    }

    @ParameterizedTest
    @MethodSource("facts")
    void examplesHaveEveryField(String name, Class<?> type) throws IOException {
        JsonNode example = schema(name).get("examples").get(0);

        assertThat(fieldNames(example)).containsExactlyElementsOf(components(type));
    }

    @Test
    void asyncApiNamesEveryType() throws IOException {
        JsonNode messages = asyncApi().get("components").get("messages");

        assertThat(values(messages, message -> message.get("name").asText()))
                .containsExactlyInAnyOrder(
                        HouseholdFacts.REGISTERED,
                        HouseholdFacts.CHANGED,
                        HouseholdFacts.REMOVED,
                        RegionFacts.CHANGED,
                        VerificationFacts.SUBMITTED,
                        VerificationFacts.COMPLETED,
                        VerificationFacts.APPROVED,
                        VerificationFacts.RETURNED,
                        VerificationFacts.CONFIRMED,
                        VerificationFacts.LOCKED,
                        VerificationFacts.REPLACED,
                        VerificationFacts.CHOSEN,
                        RecheckFacts.RECORDED,
                        RecheckFacts.SETTLED,
                        ProblemFacts.OPENED,
                        ProblemFacts.CHANGED,
                        ProblemFacts.RESOLVED,
                        PhotoFacts.STORED,
                        PhotoFacts.REJECTED,
                        DeadLetter.TYPE);
        assertThat(values(messages, message -> message.at("/payload/$ref").asText()))
                .allSatisfy(schema -> assertThat(EVENTS.resolve(schema)).exists());
    }

    @Test
    void asyncApiNamesEveryTopic() throws IOException {
        Topics topics = new Topics("");
        Set<String> expected = Stream.of(topics.householdEvents(), topics.verificationEvents(), topics.mediaEvents())
                .flatMap(topic -> Stream.of(topic, Topics.deadLetter(topic)))
                .collect(Collectors.toSet());

        assertThat(values(asyncApi().get("channels"), channel -> channel.get("address")
                        .asText()))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void asyncApiNamesEveryHeader() throws IOException {
        JsonNode headers = asyncApi().at("/components/schemas/CloudEventHeaders/properties");

        assertThat(fieldNames(headers))
                .containsExactlyInAnyOrder(
                        CloudEventHeaders.SPEC_VERSION,
                        CloudEventHeaders.ID,
                        CloudEventHeaders.SOURCE,
                        CloudEventHeaders.TYPE,
                        CloudEventHeaders.TIME,
                        CloudEventHeaders.SUBJECT,
                        CloudEventHeaders.CONTENT_TYPE);
    }

    private static String typeOf(Class<?> type) {
        if (type == int.class || type == long.class) {
            return "integer";
        }
        return type == boolean.class ? "boolean" : "string";
    }

    private static String formatOf(Class<?> type) {
        if (type == UUID.class) {
            return "uuid";
        }
        if (type == LocalDate.class) {
            return "date";
        }
        return type == Instant.class ? "date-time" : "";
    }

    private static String typeIn(JsonNode property) {
        JsonNode type = property.get("type");
        return type.isArray() ? type.get(0).asText() : type.asText();
    }

    private static boolean isNullable(JsonNode property) {
        return property.get("type").isArray();
    }

    private static List<String> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    private static List<String> fieldNames(JsonNode object) {
        return object.properties().stream().map(field -> field.getKey()).toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static Set<String> values(JsonNode object, Function<JsonNode, String> value) {
        return object.properties().stream()
                .map(field -> value.apply(field.getValue()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode schema(String name) throws IOException {
        return JSON.readTree(Files.readString(EVENTS.resolve("schemas/%s.schema.json".formatted(name))));
    }

    private static JsonNode asyncApi() throws IOException {
        return YAML.readTree(Files.readString(EVENTS.resolve("asyncapi.yaml")));
    }
}
