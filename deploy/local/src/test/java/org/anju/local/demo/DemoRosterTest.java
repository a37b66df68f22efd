package org.anju.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;

class DemoRosterTest {
    private final DemoRoster linxia = new DemoRoster(DemoRoster.LINXIA_HOUSEHOLDS);

    @Test
    void hasTheFiguresOfEveryCounty() {
        Map<String, Long> counties = linxia.households()
                .collect(Collectors.groupingBy(household -> household.county().code(), Collectors.counting()));

        assertThat(linxia.size()).isEqualTo(141_600);
        assertThat(counties)
                .hasSize(8)
                .containsEntry("622927000000", 20_384L)
                .containsEntry("622901000000", 4_494L)
                .containsEntry("622926000000", 24_783L);
    }

    @Test
    void isTheSameAtEveryRun() {
        assertThat(new DemoRoster(500).households().toList())
                .isEqualTo(new DemoRoster(500).households().toList());
    }

    @Test
    void keepsOneHouseholdInEveryCountyHoweverSmallItIs() {
        DemoRoster smallest = new DemoRoster(1);

        assertThat(smallest.households().map(household -> household.county().code()))
                .hasSize(8)
                .doesNotHaveDuplicates();
        assertThat(new DemoRoster(1_000).size()).isEqualTo(1_000);
    }

    @Test
    void givesEveryHouseholdNumbersOfItsOwnThatBelongToNobody() {
        Set<String> identityNumbers = new HashSet<>();
        Set<String> householdNumbers = new HashSet<>();
        linxia.households().forEach(household -> {
            String number = household.identityNumber();
            assertThat(number).startsWith("6299").hasSize(18);
            assertThat(IdentityNumber.checkCharacter(number.substring(0, 17))).isEqualTo(number.charAt(17));
            assertThat(household.householdNo()).matches("6229\\d{12}");
            identityNumbers.add(number);
            householdNumbers.add(household.householdNo());
        });

        assertThat(identityNumbers).hasSize(linxia.size());
        assertThat(householdNumbers).hasSize(linxia.size());
    }

    @Test
    void housesAboutHalfOfAllInTheirOriginalSafeHouse() {
        List<ExpectedMode> original = List.of(ExpectedMode.ORIGINAL_HOUSE_A, ExpectedMode.ORIGINAL_HOUSE_B);
        long count = linxia.households()
                .filter(household ->
                        household.expectedMode().filter(original::contains).isPresent())
                .count();

        assertThat((double) count / linxia.size()).isCloseTo(0.5, within(0.02));
    }

    @Test
    void writesTheWorkbookTownshipsHandIn() throws IOException {
        DemoRoster roster = new DemoRoster(2_000);
        ByteArrayOutputStream file = new ByteArrayOutputStream();

        roster.write(file);

        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file.toByteArray()))) {
            List<Sheet> sheets = workbook.getSheets().toList();
            int rows = 0;
            for (Sheet sheet : sheets) {
                List<Row> content = sheet.read();
                assertThat(content.get(1).getCellText(5)).isEqualTo("户编号");
                assertThat(content.getLast().getCellText(0)).isEqualTo("合计");
                rows += content.size() - 3;
            }
            assertThat(sheets).hasSizeBetween(120, 131);
            assertThat(rows).isEqualTo(2_000);
        }
    }
}
