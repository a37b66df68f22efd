package org.anju.local.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import org.anju.local.region.LinxiaRegions;
import org.anju.local.region.Region;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The roster as townships hand it in: a sheet each, a header of two lines with merged cells, a total at the bottom. */
final class RosterWorkbook {
    private static final int HEADER_ROWS = 2;
    private static final int MEMBERS_COLUMN = 10;
    private static final int ROWS_IN_MEMORY = 200;
    private static final String[] GROUPS = {
        "序号", "行政区划", "", "", "", "户主信息", "", "", "", "", "家庭人口", "贫困户属性", "脱贫状态", "住房保障方式", "住址"
    };
    private static final String[] COLUMNS = {
        "", "县(市)", "乡(镇)", "村", "村民小组", "户编号", "户主姓名", "民族", "证件号码", "联系电话", "", "", "", "", ""
    };
    private static final int[] WIDTHS = {6, 14, 14, 18, 10, 20, 14, 8, 24, 14, 9, 12, 10, 18, 40};

    private final ClerkHabits habits;

    RosterWorkbook(LinxiaRegions regions) {
        this.habits = new ClerkHabits(regions);
    }

    void write(Iterator<DemoHousehold> households, OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "Anju", "1.0")) {
            Sheet sheet = null;
            while (households.hasNext()) {
                DemoHousehold household = households.next();
                if (sheet == null || !sheet.township.equals(household.township())) {
                    finish(sheet);
                    sheet = new Sheet(workbook, household.county(), household.township());
                }
                sheet.add(household);
            }
            finish(sheet);
        }
    }

    private static void finish(Sheet sheet) throws IOException {
        if (sheet != null) {
            sheet.finish();
        }
    }

    private final class Sheet {
        private final Region township;
        private final Worksheet sheet;
        private int row = HEADER_ROWS;
        private int number;
        private int members;

        private Sheet(Workbook workbook, Region county, Region township) {
            this.township = township;
            this.sheet = workbook.newWorksheet(county.name() + township.name());
            writeHeader();
        }

        private void writeHeader() {
            for (int column = 0; column < GROUPS.length; column++) {
                sheet.width(column, WIDTHS[column]);
                writeIfPresent(0, column, GROUPS[column]);
                writeIfPresent(1, column, COLUMNS[column]);
                if (COLUMNS[column].isEmpty()) {
                    sheet.range(0, column, 1, column).merge();
                }
            }
            sheet.range(0, 1, 0, 4).merge();
            sheet.range(0, 5, 0, 9).merge();
            sheet.range(0, 0, 1, GROUPS.length - 1)
                    .style()
                    .bold()
                    .horizontalAlignment("center")
                    .set();
            sheet.freezePane(0, HEADER_ROWS);
        }

        private void writeIfPresent(int line, int column, String text) {
            if (!text.isEmpty()) {
                sheet.value(line, column, text);
            }
        }

        private void add(DemoHousehold household) throws IOException {
            number = habits.next(number);
            members += household.members();
            sheet.value(row, 0, number);
            sheet.value(row, 1, household.county().name());
            sheet.value(row, 2, household.township().name());
            sheet.value(row, 3, habits.village(household.village()));
            sheet.value(row, 4, household.group() + "组");
            // Inline, because every one is different: the table of shared texts is kept in memory to the end.
            sheet.inlineString(row, 5, household.householdNo());
            sheet.inlineString(row, 6, habits.name(household.headName()));
            sheet.value(row, 7, household.ethnicity());
            sheet.inlineString(row, 8, habits.identityNumber(household.identityNumber()));
            int line = row;
            household.phone().ifPresent(phone -> sheet.inlineString(line, 9, phone));
            sheet.value(row, MEMBERS_COLUMN, household.members());
            sheet.value(row, 11, household.attribute().label());
            sheet.value(row, 12, household.povertyState());
            household.expectedMode().ifPresent(mode -> sheet.value(line, 13, mode.label()));
            sheet.inlineString(row, 14, household.address());
            row++;
            if (row % ROWS_IN_MEMORY == 0) {
                sheet.flush();
            }
        }

        private void finish() throws IOException {
            sheet.value(row, 0, "合计");
            sheet.value(row, MEMBERS_COLUMN, members);
            sheet.finish();
        }
    }
}
