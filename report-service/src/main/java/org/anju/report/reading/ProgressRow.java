package org.anju.report.reading;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One row of a report. */
public record ProgressRow(
        @Schema(
                description = "A region's code, a day, a mode, a state or a category 区划代码、日期、方式、状态或类别",
                examples = "622927000000")
        String key,

        @JsonUnwrapped ProgressNumbers numbers) {}
