package org.anju.household.roster.marking;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.anju.common.problem.Text;
import org.anju.household.roster.finding.Finding;
import org.anju.household.roster.finding.FindingResponse;
import org.anju.household.roster.finding.Severity;
import org.anju.household.roster.workbook.ColumnLetters;

/** Findings by the sheet and row they belong to, in words. */
final class FindingNotes {

    private static final Text ERROR = Text.of("Error", "错误");
    private static final Text WARNING = Text.of("Please check", "请核对");
    private static final Text IN_COLUMN = Text.of(" in column %s", "(%s列)");
    private static final Text MESSAGE = Text.of("%s%s: %s. Expected: %s.", "%s%s:%s。要求:%s。");

    /** Those of the whole file are under null. */
    private final Map<String, SheetNotes> bySheet = new LinkedHashMap<>();

    private final List<Locale> languages;

    FindingNotes(List<Finding> findings, List<Locale> languages) {
        this.languages = languages;
        findings.forEach(this::add);
    }

    /** With null when there is a finding about the whole file. */
    Set<String> sheets() {
        return bySheet.keySet();
    }

    /** The notes of several sheets as those of one. */
    SheetNotes of(Collection<String> sheets) {
        SheetNotes notes = new SheetNotes();
        sheets.stream().filter(bySheet::containsKey).forEach(sheet -> notes.addAll(bySheet.get(sheet)));
        return notes;
    }

    private void add(Finding finding) {
        SheetNotes notes = bySheet.computeIfAbsent(finding.sheet(), sheet -> new SheetNotes());
        FindingResponse told = FindingResponse.from(finding, languages);
        String message = message(told);
        if (finding.row() == null) {
            notes.addToSheet(message);
            return;
        }
        RowNotes row = notes.row(finding.row());
        row.messages().add(message);
        if (finding.column() != null) {
            row.cells().merge(ColumnLetters.indexOf(finding.column()), told.severity(), FindingNotes::worse);
        }
    }

    private String message(FindingResponse finding) {
        Text severity = finding.severity() == Severity.ERROR ? ERROR : WARNING;
        String column = finding.column() == null ? "" : IN_COLUMN.in(languages).formatted(finding.column());
        // Begins with a word of ours: Excel takes a text that begins with = for a formula.
        return MESSAGE.in(languages).formatted(severity.in(languages), column, finding.message(), finding.expected());
    }

    private static Severity worse(Severity one, Severity other) {
        return one == Severity.ERROR ? one : other;
    }
}
