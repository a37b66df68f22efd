package org.anju.household.regionchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What one row has changed, or would change. */
record RegionChange(
        @Schema(description = "Counted from 1, a header left out 行号,不含表头", examples = "1")
        int row,

        RegionAction action,
        @Schema(examples = "622927100202") String code,
        LocalDate effectiveOn,

        @Schema(description = "Name or code before 变更前的名称或代码", examples = "622927100202")
        String before,

        @Schema(description = "Name or code after 变更后的名称或代码", examples = "622927100201")
        String after,

        @Schema(description = "Regions changed, those below included 变更的区划数,含下级", examples = "1")
        long regionsChanged,

        @Schema(description = "Households that now lie in another village 随之迁移的户数", examples = "118")
        long householdsMoved) {

    static RegionChange from(AppliedRow row) {
        return new RegionChange(
                row.row(),
                row.action(),
                row.code(),
                row.effectiveOn(),
                row.before(),
                row.after(),
                row.changed().size(),
                row.householdsMoved());
    }

    static RegionChange read(ResultSet row) throws SQLException {
        return new RegionChange(
                row.getInt(1),
                RegionAction.valueOf(row.getString(2)),
                row.getString(3),
                row.getObject(4, LocalDate.class),
                row.getString(5),
                row.getString(6),
                row.getLong(7),
                row.getLong(8));
    }
}
