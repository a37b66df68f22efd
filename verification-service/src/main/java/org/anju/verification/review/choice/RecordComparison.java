package org.anju.verification.review.choice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.anju.verification.record.VerificationResponse;
import org.anju.verification.record.VerificationResponse.Photo;
import org.anju.verification.review.choice.ComparisonResponse.Field;
import org.anju.verification.review.choice.ComparisonResponse.Slot;

/** Sets two records beside each other, field by field. */
final class RecordComparison {

    private static final double EARTH_RADIUS_METERS = 6_371_008.8;

    /** What the verifier entered; the rest is the record's life, not its content. */
    private static final List<String> FIELDS = List.of(
            "secured",
            "assuranceCategory",
            "assuranceMode",
            "safetyGrade",
            "situation",
            "visitedAt",
            "position",
            "deviceId",
            "note",
            "photoCount",
            "details");

    private RecordComparison() {}

    /** @return the fields that at least one of the records has, with paths such as {@code details.appraisal.basis} */
    static List<Field> fields(JsonNode left, JsonNode right) {
        Map<String, JsonNode> ofLeft = flattened(left);
        Map<String, JsonNode> ofRight = flattened(right);
        Map<String, JsonNode> paths = new LinkedHashMap<>(ofLeft);
        paths.putAll(ofRight);
        List<Field> fields = new ArrayList<>();
        for (String top : FIELDS) {
            paths.keySet().stream()
                    .filter(path -> path.equals(top) || path.startsWith(top + ".") || path.startsWith(top + "["))
                    .map(path -> field(path, ofLeft.get(path), ofRight.get(path)))
                    .forEach(fields::add);
        }
        return fields;
    }

    private static Field field(String path, JsonNode left, JsonNode right) {
        return new Field(path, left, right, left != null && left.equals(right));
    }

    private static Map<String, JsonNode> flattened(JsonNode record) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        FIELDS.forEach(field -> flatten(field, record.path(field), values));
        return values;
    }

    private static void flatten(String path, JsonNode node, Map<String, JsonNode> into) {
        if (node instanceof MissingNode || node.isNull()) {
            return;
        }
        if (node.isObject()) {
            node.properties().forEach(child -> flatten(path + "." + child.getKey(), child.getValue(), into));
            return;
        }
        if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                flatten(path + "[" + index + "]", node.get(index), into);
            }
            return;
        }
        into.put(path, node);
    }

    static List<Slot> slots(List<Photo> left, List<Photo> right) {
        TreeSet<String> names = new TreeSet<>();
        left.forEach(photo -> names.add(photo.slot()));
        right.forEach(photo -> names.add(photo.slot()));
        return names.stream()
                .map(name -> new Slot(name, in(name, left), in(name, right)))
                .toList();
    }

    private static List<Photo> in(String slot, List<Photo> photos) {
        return photos.stream().filter(photo -> photo.slot().equals(slot)).toList();
    }

    /** @return metres along the great circle (haversine, mean Earth radius), or null where a position is missing */
    static Double distanceMeters(VerificationResponse.Position left, VerificationResponse.Position right) {
        if (left == null || right == null) {
            return null;
        }
        double latitude = Math.toRadians(right.latitude() - left.latitude()) / 2;
        double longitude = Math.toRadians(right.longitude() - left.longitude()) / 2;
        double a = Math.pow(Math.sin(latitude), 2)
                + Math.cos(Math.toRadians(left.latitude()))
                        * Math.cos(Math.toRadians(right.latitude()))
                        * Math.pow(Math.sin(longitude), 2);
        double meters = 2 * EARTH_RADIUS_METERS * Math.asin(Math.min(1, Math.sqrt(a)));
        return Math.round(meters * 10) / 10.0;
    }
}
