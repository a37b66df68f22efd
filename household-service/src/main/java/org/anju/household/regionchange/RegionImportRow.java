package org.anju.household.regionchange;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One change as it was sent. All text, so that each fault is told by row and field; null where nothing is said. */
record RegionImportRow(
        @Schema(implementation = RegionAction.class, examples = "MERGE")
        String action,

        @Schema(description = "The region 区划代码", examples = "622927100202")
        String code,

        @Schema(description = "Of ADD and RENAME the new name; of ALIAS the local name 名称")
        String name,

        @Schema(description = "Of ADD: what holds it 上级代码") String parent,

        @Schema(description = "Of ADD, RENAME and RECODE: the first day on which it holds, today or earlier 生效日期")
        String validFrom,

        @Schema(
                description =
                        "Of MERGE and CLOSE: the first day on which the region no longer is, today or earlier 撤销日期",
                examples = "2026-06-01")
        String validTo,

        @Schema(description = "Of MERGE: what takes over, of the same level 承继的区划代码", examples = "622927100201")
        String successor,

        @Schema(description = "Of RECODE: a code never used before 新代码")
        String newCode,

        @Schema(description = "Of EXTERNAL_CODE: whose code it is 编码体系")
        String system,

        @Schema(description = "Of EXTERNAL_CODE 其他系统的编码") String externalCode) {

    RegionImportRow {
        action = action == null ? null : normal(action.toUpperCase(Locale.ROOT));
        code = normal(code);
        name = normal(name);
        parent = normal(parent);
        validFrom = normal(validFrom);
        validTo = normal(validTo);
        successor = normal(successor);
        newCode = normal(newCode);
        system = normal(system);
        externalCode = normal(externalCode);
    }

    /** All that names a region, whether or not it is a code. */
    Stream<String> codes() {
        return Stream.of(code, parent, successor, newCode).filter(Objects::nonNull);
    }

    private static String normal(String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
