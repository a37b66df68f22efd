package org.anju.household.roster.marking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.anju.household.roster.finding.Finding;
import org.anju.household.roster.finding.FindingCode;
import org.anju.household.roster.finding.Findings;
import org.anju.household.roster.workbook.RosterColumn;
import org.anju.household.roster.workbook.RosterFormat;
import org.anju.household.roster.workbook.RosterReader;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A prefecture's roster, and a province's, pass through a heap that could never hold them. */
class LargeRosterTest {

    private static final Logger LOG = Logger.getLogger(LargeRosterTest.class);
    private static final int PREFECTURE = 141_600;
    private static final int PROVINCE = 1_000_000;
    private static final long SMALL_HEAP = 192L << 20;
    private static final String SHEET = "花名册";
    private static final Object[] HEADER = {
        "序号", "县", "乡镇", "村", "户编号", "户主姓名", "证件号码", "联系电话", "家庭人口", "民族", "贫困户属性", "脱贫状态", "住房保障方式", "住址"
    };

    @TempDir
    private Path folder;

    @Test
    void marksPrefectureInSmallHeap() throws IOException {
        Path original = folder.resolve("roster.xlsx");
        writeWorkbook(original);
        List<Finding> findings = new ArrayList<>();
        for (int row = 2; row <= PREFECTURE + 1; row += 100) {
            findings.add(new Finding(FindingCode.IDENTITY_NUMBER_CHECK_DIGIT, SHEET, row, "G", null, List.of("证件号码")));
        }
        Path marked = folder.resolve("marked.xlsx");

        long peak = peakOf("Marking %d rows of xlsx".formatted(PREFECTURE), () -> mark(original, findings, marked));

        assertThat(peak).isLessThan(SMALL_HEAP);
        assertThat(countRows(marked)).isEqualTo(PREFECTURE);
    }

    @Test
    void readsAndMarksProvinceInSmallHeap() throws IOException {
        Path original = folder.resolve("roster.csv");
        writeCsv(original);
        Finding finding = new Finding(FindingCode.VALUE_MISSING, "CSV", PROVINCE, "F", null, List.of("户主姓名"));
        Path marked = folder.resolve("marked.csv");

        AtomicLong rows = new AtomicLong();
        long peakOfReading = peakOf("Reading %d rows of csv".formatted(PROVINCE), () -> rows.set(countRows(original)));
        long peakOfMarking =
                peakOf("Marking %d rows of csv".formatted(PROVINCE), () -> mark(original, List.of(finding), marked));

        assertThat(rows).hasValue(PROVINCE);
        assertThat(peakOfReading).isLessThan(SMALL_HEAP);
        assertThat(peakOfMarking).isLessThan(SMALL_HEAP);
        assertThat(countRows(marked)).isEqualTo(PROVINCE);
    }

    private static void mark(Path original, List<Finding> findings, Path marked) throws IOException {
        try (OutputStream out = Files.newOutputStream(marked)) {
            MarkedRoster.write(original, RosterFormat.of(original), findings, List.of(Locale.CHINESE), out);
        }
    }

    private static long countRows(Path roster) {
        AtomicLong rows = new AtomicLong();
        Findings findings = new Findings();
        new RosterReader(findings, () -> {}, row -> {
                    assertThat(row.cell(RosterColumn.HOUSEHOLD_NO).text()).startsWith("GS");
                    rows.incrementAndGet();
                })
                .read(roster);
        assertThat(findings.all()).isEmpty();
        return rows.get();
    }

    private interface Work {
        void run() throws IOException;
    }

    /** What the old generation and the survivors hold after the collections in between: garbage does not count. */
    private static long peakOf(String name, Work work) throws IOException {
        System.gc();
        List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .filter(pool -> !pool.getName().contains("Eden"))
                .toList();
        long before = used(pools);
        pools.forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        long millis = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1_000_000;
        long peak =
                pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() - before;
        LOG.infof("%s: %d ms of processor time, %d MB of heap", name, millis, peak >> 20);
        return peak;
    }

    private static long used(List<MemoryPoolMXBean> pools) {
        return pools.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
    }

    private static Object[] line(int index) {
        return new Object[] {
            index,
            "积石山县",
            "吹麻滩镇",
            "方家村委会",
            "GS%08d".formatted(index),
            "马占海" + index % 1000,
            "62992719490101%04d".formatted(index % 10_000),
            "1380000%04d".formatted(index % 10_000),
            index % 9 + 1,
            "保安族",
            "一般贫困户",
            "已脱贫",
            "农村危房改造",
            "积石山县吹麻滩镇方家村" + index % 12 + "社"
        };
    }

    private static void writeWorkbook(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "Anju", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(SHEET);
            write(sheet, 0, HEADER);
            for (int index = 1; index <= PREFECTURE; index++) {
                write(sheet, index, line(index));
                if (index % 500 == 0) {
                    sheet.flush();
                }
            }
        }
    }

    private static void write(Worksheet sheet, int row, Object[] cells) {
        for (int column = 0; column < cells.length; column++) {
            if (cells[column] instanceof Integer number) {
                sheet.value(row, column, number);
            } else {
                sheet.value(row, column, cells[column].toString());
            }
        }
    }

    private static void writeCsv(Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(joined(HEADER));
            for (int index = 1; index <= PROVINCE; index++) {
                // More would be larger than any upload may be.
                out.write(joined(Arrays.copyOf(line(index), 9)));
            }
        }
    }

    private static String joined(Object[] cells) {
        List<String> texts = new ArrayList<>();
        for (Object cell : cells) {
            texts.add(cell.toString());
        }
        return String.join(",", texts) + "\r\n";
    }
}
