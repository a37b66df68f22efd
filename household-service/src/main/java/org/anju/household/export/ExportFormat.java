package org.anju.household.export;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Variant;
import java.util.Arrays;
import java.util.Locale;
import org.anju.common.problem.ProblemException;
import org.anju.common.problem.Text;

/** The files that a roster can be had as. */
enum ExportFormat {
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    CSV("text/csv;charset=utf-8"),
    NDJSON("application/x-ndjson");

    private final MediaType mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = MediaType.valueOf(mediaType);
    }

    /** @param parameter or null to go by what the request accepts */
    static ExportFormat choose(String parameter, Request request) {
        if (parameter == null || parameter.isEmpty()) {
            return negotiate(request);
        }
        return Arrays.stream(values())
                .filter(format -> format.extension().equals(parameter))
                .findFirst()
                .orElseThrow(() -> ProblemException.badRequest(
                                "format-unknown",
                                Text.of("Rosters come in no such format", "不支持的导出格式"),
                                Text.of(
                                        "Give xlsx, csv or ndjson as format, or leave it out and send Accept.",
                                        "format应为xlsx、csv或ndjson;也可不填而由Accept请求头决定。"))
                        .violation("format", "xlsx, csv or ndjson", null));
    }

    private static ExportFormat negotiate(Request request) {
        MediaType[] types = Arrays.stream(values()).map(ExportFormat::mediaType).toArray(MediaType[]::new);
        Variant chosen = request.selectVariant(Variant.mediaTypes(types).build());
        if (chosen == null) {
            throw new NotAcceptableException();
        }
        return Arrays.stream(values())
                .filter(format -> format.mediaType.isCompatible(chosen.getMediaType()))
                .findFirst()
                .orElseThrow();
    }

    MediaType mediaType() {
        return mediaType;
    }

    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
