package org.anju.verification.taskpack;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Objects;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;

/**
 * What a phone holds of a village.
 *
 * @param pack tells apart whose pack it is
 * @param version of the pack that it was sent last
 * @param names what it was shown of names
 * @param own tells apart for which households, where those were its own
 */
public record PackCursor(long pack, long version, NameView names, int own) {

    private static final int BYTES = 1 + 2 * Long.BYTES + Integer.BYTES;

    PackCursor at(long laterVersion) {
        return new PackCursor(pack, laterVersion, names, own);
    }

    /** Used by JAX-RS for query parameters. */
    public static PackCursor fromString(String value) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(value);
            if (bytes.length == BYTES) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                NameView names = NameView.of((char) buffer.get()).orElse(null);
                return new PackCursor(
                        buffer.getLong(), buffer.getLong(), Objects.requireNonNull(names), buffer.getInt());
            }
        } catch (IllegalArgumentException | NullPointerException malformed) {
            throw malformed();
        }
        throw malformed();
    }

    @Override
    public String toString() {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES)
                .put((byte) names.letter())
                .putLong(pack)
                .putLong(version)
                .putInt(own);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
    }

    private static ProblemException malformed() {
        return ProblemException.badRequest(
                        "cursor-malformed",
                        Text.of("The cursor cannot be used", "游标无效"),
                        Text.of(
                                "Send the cursor of the pack before as since, unchanged; leave it out to get the whole pack.",
                                "请将上次任务包中的cursor原样填入since;不填则获取完整任务包。"))
                .violation("since", "the cursor of the pack before", null);
    }
}
