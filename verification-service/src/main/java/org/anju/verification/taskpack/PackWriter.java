package org.anju.verification.taskpack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.anju.verification.taskpack.TaskPack.Line;
import org.anju.verification.taskpack.TaskPack.Removal;
import org.anju.verification.taskpack.TaskPackLine.PackLine;
import org.anju.verification.taskpack.TaskPackLine.RemovalLine;

/** Writes packs as they are sent. */
@ApplicationScoped
class PackWriter {

    private static final byte[] NAME = ",\"headName\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\"}".getBytes(StandardCharsets.US_ASCII);

    private final ObjectMapper json;

    PackWriter(ObjectMapper json) {
        this.json = json;
    }

    byte[] full(NamedPack named) {
        ByteArrayOutputStream written =
                new ByteArrayOutputStream(350 * (named.pack().lines().size() + 2));
        begin(written, named, named.cursor(), true);
        lines(written, named, Long.MIN_VALUE);
        return written.toByteArray();
    }

    /** @param next the cursor to go on from */
    byte[] delta(NamedPack named, long since, PackCursor next) {
        ByteArrayOutputStream written = new ByteArrayOutputStream(1024);
        begin(written, named, next, false);
        if (named.pack().version() > since) {
            lines(written, named, since);
            for (Removal removal : named.pack().removals()) {
                if (removal.since() > since) {
                    write(written, new RemovalLine(removal.kind(), removal.id()));
                }
            }
        }
        return written.toByteArray();
    }

    private void begin(ByteArrayOutputStream written, NamedPack named, PackCursor cursor, boolean full) {
        TaskPack pack = named.pack();
        PackHeading heading = pack.heading();
        write(
                written,
                new PackLine(
                        "pack",
                        pack.key().campaignId(),
                        pack.key().villageCode(),
                        heading.ruleSet(),
                        heading.ruleSetDigest(),
                        pack.phase(),
                        heading.startsOn(),
                        heading.deadline(),
                        pack.madeAt(),
                        cursor.toString(),
                        full,
                        named.view(),
                        pack.households(),
                        pack.states(),
                        heading.guidanceVersion()));
    }

    private static void lines(ByteArrayOutputStream written, NamedPack named, long since) {
        byte[] body = Gzip.expand(named.pack().body());
        int start = 0;
        for (Line line : named.pack().lines()) {
            int end = start;
            while (body[end] != '\n') {
                end++;
            }
            if (line.since() > since) {
                String name = named.nameFor(line);
                if (name == null) {
                    written.write(body, start, end - start);
                } else {
                    // In the place of the closing brace.
                    written.write(body, start, end - start - 1);
                    written.writeBytes(NAME);
                    written.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(name));
                    written.writeBytes(END);
                }
                written.write('\n');
            }
            start = end + 1;
        }
    }

    private void write(ByteArrayOutputStream written, TaskPackLine line) {
        try {
            written.writeBytes(json.writeValueAsBytes(line));
            written.write('\n');
        } catch (JsonProcessingException exception) {
            throw new IllegalStateException("A line of a task pack cannot be written", exception);
        }
    }
}
