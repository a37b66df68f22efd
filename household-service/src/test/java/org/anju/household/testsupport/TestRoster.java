package org.anju.household.testsupport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A small roster with a header of two merged lines, as townships hand it in. */
public final class TestRoster {

    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    /** As Excel numbers it. */
    public static final int FIRST_ROW = 3;

    private static final String[] GROUPS = {
        "序号", "行政区划", "", "", "", "户主信息", "", "", "", "", "家庭人口", "贫困户属性", "脱贫状态", "住房保障方式", "住址"
    };
    private static final String[] COLUMNS = {
        "", "县(市)", "乡(镇)", "村", "村民小组", "户编号", "户主姓名", "民族", "证件号码", "联系电话", "", "", "", "", ""
    };

    private final List<TestHousehold> households = new ArrayList<>();

    public static TestRoster of(TestHousehold... households) {
        TestRoster roster = new TestRoster();
        roster.households.addAll(List.of(households));
        return roster;
    }

    public static TestRoster of(List<TestHousehold> households) {
        return of(households.toArray(TestHousehold[]::new));
    }

    public byte[] toXlsx() {
        return workbook(sheet -> {
            for (int column = 0; column < COLUMNS.length; column++) {
                write(sheet, 0, column, GROUPS[column]);
                write(sheet, 1, column, COLUMNS[column]);
            }
            sheet.range(0, 1, 0, 4).merge();
            sheet.range(0, 5, 0, 9).merge();
            for (int index = 0; index < households.size(); index++) {
                write(sheet, index + 2, index + 1, households.get(index));
            }
            write(sheet, households.size() + 2, 0, "合计");
            write(sheet, households.size() + 2, 10, households.size());
        });
    }

    /** One sheet with the given lines. */
    public static byte[] ofLines(Object[]... lines) {
        return workbook(sheet -> {
            for (int row = 0; row < lines.length; row++) {
                for (int column = 0; column < lines[row].length; column++) {
                    write(sheet, row, column, lines[row][column]);
                }
            }
        });
    }

    private static void write(Worksheet sheet, int row, int sequence, TestHousehold household) {
        Object[] cells = {
            sequence,
            household.county(),
            household.township(),
            household.village(),
            "2社",
            household.householdNo(),
            household.headName(),
            "保安族",
            household.idNumber(),
            household.phone(),
            household.members(),
            household.attribute(),
            "已脱贫",
            household.mode(),
            household.county() + household.township() + "2社"
        };
        for (int column = 0; column < cells.length; column++) {
            write(sheet, row, column, cells[column]);
        }
    }

    private static void write(Worksheet sheet, int row, int column, Object value) {
        switch (value) {
            case null -> {}
            case Number number -> sheet.value(row, column, number);
            case String text when text.isEmpty() -> {}
            default -> sheet.value(row, column, value.toString());
        }
    }

    private interface Filling {
        void fill(Worksheet sheet);
    }

    private static byte[] workbook(Filling filling) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Anju", "1.0")) {
            filling.fill(workbook.newWorksheet("花名册"));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        return bytes.toByteArray();
    }
}
