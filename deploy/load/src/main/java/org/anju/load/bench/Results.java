package org.anju.load.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.anju.load.display.Table;

/** Everything one bench has measured, for people and for programs. */
public record Results(Machine machine, Instant startedAt, Instant finishedAt, boolean quick, List<Figure> figures) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, JSON.writeValueAsString(json()) + "\n");
    }

    ObjectNode json() {
        ObjectNode root = JSON.createObjectNode();
        root.set("machine", machine.json());
        root.put("startedAt", startedAt.toString());
        root.put("finishedAt", finishedAt.toString());
        root.put("quick", quick);
        ArrayNode list = root.putArray("figures");
        figures.forEach(figure -> list.add(json(figure)));
        return root;
    }

    private static ObjectNode json(Figure figure) {
        ObjectNode node = JSON.createObjectNode();
        node.put("name", figure.name());
        node.put("value", figure.value());
        node.put("unit", figure.unit());
        node.put("ratio", figure.ratio().orElse(null));
        node.put("to", figure.to().orElse(null));
        node.put("aim", figure.aim().map(Aim::toString).orElse(null));
        node.put("met", figure.met().orElse(null));
        ArrayNode runs = node.putArray("runs");
        figure.runs().forEach(runs::add);
        return node;
    }

    public String table() {
        Table table = new Table("figure", "median", "unit", "ratio", "to", "aim", "met", "runs");
        for (Figure figure : figures) {
            table.row(
                    figure.name(),
                    Figure.format(figure.value()),
                    figure.unit(),
                    figure.ratio().map(Figure::format).orElse("-"),
                    figure.to().orElse("-"),
                    figure.aim().map(Aim::toString).orElse("-"),
                    met(figure.met()),
                    figure.runs().stream().map(Figure::format).collect(Collectors.joining(", ")));
        }
        return table.toString();
    }

    private static String met(Optional<Boolean> met) {
        return met.map(yes -> yes ? "yes" : "NO").orElse("-");
    }
}
