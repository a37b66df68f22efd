package org.anju.media.photo;

import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;

public enum ContentSize {
    ORIGINAL,
    THUMBNAIL;

    /** Used by JAX-RS for the query parameter. */
    public static ContentSize fromString(String value) {
        return switch (value) {
            case "original" -> ORIGINAL;
            case "thumbnail" -> THUMBNAIL;
            default ->
                throw ProblemException.badRequest(
                                "size-unknown",
                                Text.of("No such size", "没有这种尺寸"),
                                Text.of("The size is 'original' or 'thumbnail'.", "尺寸为original(原图)或thumbnail(缩略图)。"))
                        .violation("size", "original or thumbnail", null);
        };
    }
}
