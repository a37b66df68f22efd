package org.anju.verification.rule.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import org.anju.common.digest.Sha256;
import org.anju.verification.rule.RuleSet;
import org.anju.verification.rule.conformance.ConformanceCase;

/** Reads and writes rule sets and their cases. */
@ApplicationScoped
class RuleSetJson {

    private final ObjectReader sets;
    private final ObjectReader cases;
    private final ObjectWriter writer;

    RuleSetJson(ObjectMapper json) {
        this.sets = json.readerFor(RuleSet.class);
        this.cases = json.readerFor(new TypeReference<List<ConformanceCase>>() {});
        this.writer = json.writer().without(SerializationFeature.INDENT_OUTPUT);
    }

    /** The canonical form: members in the order of the documentation, without spaces, absent ones left out. */
    String canonical(RuleSet set) {
        return write(set);
    }

    RuleSet readSet(String body) {
        try {
            return sets.readValue(body);
        } catch (JsonProcessingException exception) {
            throw new IllegalStateException("A stored rule set cannot be read", exception);
        }
    }

    String writeCases(List<ConformanceCase> list) {
        return list == null ? null : write(list);
    }

    /** @return null where there are none of its own */
    List<ConformanceCase> readCases(String text) {
        try {
            return text == null ? null : cases.readValue(text);
        } catch (JsonProcessingException exception) {
            throw new IllegalStateException("Stored cases of a rule set cannot be read", exception);
        }
    }

    RuleSet shippedSet(String id) {
        return resource("/rule-sets/" + id + ".json", sets);
    }

    List<ConformanceCase> shippedCases(String id) {
        return resource("/rule-sets/" + id + "-cases.json", cases);
    }

    static String digest(String body) {
        return HexFormat.of().formatHex(Sha256.of(body));
    }

    private String write(Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException exception) {
            throw new IllegalStateException("What was read cannot be written", exception);
        }
    }

    private static <T> T resource(String path, ObjectReader reader) {
        try (InputStream resource = RuleSetJson.class.getResourceAsStream(path)) {
            return reader.readValue(resource);
        } catch (IOException exception) {
            throw new UncheckedIOException(path + " cannot be read", exception);
        }
    }
}
