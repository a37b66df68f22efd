package org.anju.household.roster.marking;

import java.util.SortedMap;
import java.util.TreeMap;
import org.anju.household.roster.workbook.NoteColumn;

/** What is wrong in a sheet, by the numbers of its rows. The first row has the title, and what concerns all of the sheet. */
final class SheetNotes {

    private final SortedMap<Integer, RowNotes> rows = new TreeMap<>();

    SheetNotes() {
        row(1).messages().add(NoteColumn.TITLE);
    }

    void addToSheet(String message) {
        row(1).messages().add(message);
    }

    RowNotes row(int number) {
        return rows.computeIfAbsent(number, row -> new RowNotes());
    }

    void addAll(SheetNotes other) {
        other.rows.forEach((number, notes) -> {
            RowNotes row = row(number);
            notes.messages().stream()
                    .filter(message -> !message.equals(NoteColumn.TITLE))
                    .forEach(row.messages()::add);
            row.cells().putAll(notes.cells());
        });
    }

    SortedMap<Integer, RowNotes> rows() {
        return rows;
    }
}
