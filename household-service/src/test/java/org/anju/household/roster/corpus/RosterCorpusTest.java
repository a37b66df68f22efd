package org.anju.household.roster.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.anju.common.caller.RegionScope;
import org.anju.common.region.RegionCode;
import org.anju.household.region.RegionNames;
import org.anju.household.roster.finding.Finding;
import org.anju.household.roster.finding.Findings;
import org.anju.household.roster.marking.MarkedRoster;
import org.anju.household.roster.row.HouseholdReader;
import org.anju.household.roster.row.RosterRow;
import org.anju.household.roster.workbook.RosterFormat;
import org.anju.household.roster.workbook.RosterReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads every roster of the corpus, and compares with what stands beside it. */
@QuarkusTest
class RosterCorpusTest {

    private static final RegionScope JISHISHAN = RegionScope.of(List.of(new RegionCode("622927000000")));

    @Inject
    RegionNames regions;

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("rosters")
    void findsWhatIsExpected(String name) throws IOException {
        assertThat(read(RosterCorpus.FOLDER.resolve(name))).isEqualTo(expected(name));
    }

    @ParameterizedTest
    @MethodSource("rosters")
    void findsTheSameInMarkedRoster(String name) throws IOException {
        Path original = RosterCorpus.FOLDER.resolve(name);
        Findings findings = new Findings();
        read(original, findings);
        Path marked = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(marked)) {
            MarkedRoster.write(original, RosterFormat.of(original), findings.all(), List.of(Locale.CHINESE), out);
        }

        assertThat(read(marked)).isEqualTo(expected(name));
    }

    @ParameterizedTest
    @MethodSource("rosters")
    void isMadeByItsProgram(String name) throws IOException {
        byte[] made = RosterCorpus.all().get(name);
        byte[] kept = Files.readAllBytes(RosterCorpus.FOLDER.resolve(name));

        if (name.endsWith(".csv")) {
            assertThat(kept).isEqualTo(made);
        } else {
            assertThat(parts(kept)).isEqualTo(parts(made));
        }
    }

    @Test
    void holdsNothingElse() throws IOException {
        try (Stream<Path> files = Files.list(RosterCorpus.FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(RosterCorpus.all().keySet().stream()
                            .flatMap(name -> Stream.of(name, name + ".expected.txt"))
                            .toList());
        }
    }

    static Stream<String> rosters() {
        return RosterCorpus.all().keySet().stream();
    }

    private static List<String> expected(String name) throws IOException {
        return Files.readAllLines(RosterCorpus.FOLDER.resolve(name + ".expected.txt"));
    }

    private List<String> read(Path roster) {
        return read(roster, new Findings());
    }

    /** A line for each household that can be taken, then one for each finding. */
    private List<String> read(Path roster, Findings findings) {
        List<String> lines = new ArrayList<>();
        HouseholdReader households =
                new HouseholdReader(regions, JISHISHAN, findings, household -> lines.addAll(lines(household)));
        new RosterReader(findings, () -> {}, households::read).read(roster);
        households.end();
        findings.all().forEach(finding -> lines.add(line(finding)));
        return lines;
    }

    private static List<String> lines(RosterRow household) {
        List<String> lines = new ArrayList<>();
        lines.add(line(
                "HOUSEHOLD",
                household.householdNo(),
                household.sheet(),
                household.row(),
                household.villageCode(),
                household.headName()));
        if (household.members() != null) {
            household
                    .members()
                    .forEach(member -> lines.add(line("MEMBER", member.row(), member.relation(), member.name())));
        }
        return lines;
    }

    private static String line(Finding finding) {
        return line(
                finding.code().severity(),
                finding.code().slug(),
                finding.sheet(),
                finding.row(),
                finding.column(),
                finding.found());
    }

    private static String line(Object... values) {
        return String.join(
                "\t",
                Stream.of(values).map(value -> Objects.toString(value, "-")).toList());
    }

    private static Map<String, String> parts(byte[] workbook) throws IOException {
        Map<String, String> parts = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }
}
