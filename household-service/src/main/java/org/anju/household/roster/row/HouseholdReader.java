package org.anju.household.roster.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.anju.common.caller.RegionScope;
import org.anju.household.region.RegionNames;
import org.anju.household.registry.RelationToHead;
import org.anju.household.roster.finding.Finding;
import org.anju.household.roster.finding.FindingCode;
import org.anju.household.roster.finding.Findings;
import org.anju.household.roster.workbook.RosterColumn;
import org.anju.household.roster.workbook.SheetRow;

/**
 * Turns the rows of a roster into households. A roster has a row for each household, or one for each person: then the rows of
 * a household stand together, with its number in each or in the head's only, and household data in the head's.
 */
public final class HouseholdReader {

    private final Findings findings;
    private final RowReader rows;
    private final SequenceCheck sequence = new SequenceCheck();
    private final Consumer<RosterRow> households;
    private Group group;

    /** @param households called for every household without an error */
    public HouseholdReader(RegionNames regions, RegionScope scope, Findings findings, Consumer<RosterRow> households) {
        this.findings = findings;
        this.rows = new RowReader(regions, scope, findings);
        this.households = households;
    }

    public void read(SheetRow row) {
        sequence.check(row).ifPresent(findings::add);
        if (!row.has(RosterColumn.RELATION)) {
            end();
            long errorsBefore = findings.errorCount();
            RosterRow household = rows.household(row, rows.householdNo(row));
            if (findings.errorCount() == errorsBefore) {
                households.accept(household);
            }
            return;
        }
        readPerson(row);
    }

    /** To be called after the last row: only then the last household is complete. */
    public void end() {
        if (group == null) {
            return;
        }
        Group ended = group;
        group = null;
        if (ended.head == null) {
            findings.add(new Finding(
                    FindingCode.HEAD_MISSING,
                    ended.firstRow.sheet(),
                    ended.firstRow.number(),
                    ended.firstRow.letterOf(RosterColumn.RELATION),
                    null,
                    List.of()));
            return;
        }
        if (!ended.faulty) {
            households.accept(complete(ended));
        }
    }

    private void readPerson(SheetRow row) {
        long errorsBefore = findings.errorCount();
        String householdNo = rows.householdNo(row);
        RelationToHead relation = rows.relation(row);
        if (group == null || !group.takes(row, householdNo, relation)) {
            end();
            group = new Group(row, householdNo);
        }
        if (relation == RelationToHead.HEAD) {
            readHead(row);
        } else {
            group.members.add(rows.member(row, relation));
        }
        group.faulty |= findings.errorCount() > errorsBefore;
    }

    private void readHead(SheetRow row) {
        if (group.head != null) {
            rows.refuse(row, RosterColumn.RELATION, FindingCode.HEAD_REPEATED);
            return;
        }
        group.head = rows.household(row, group.householdNo);
        group.headRow = row;
    }

    private RosterRow complete(Group ended) {
        RosterRow head = ended.head;
        int persons = ended.members.size() + 1;
        int told = head.memberCount();
        if (told != 0 && told != persons) {
            findings.add(new Finding(
                    FindingCode.MEMBER_COUNT_DIFFERS,
                    head.sheet(),
                    head.row(),
                    ended.headRow.letterOf(RosterColumn.MEMBER_COUNT),
                    Integer.toString(told),
                    List.of(Integer.toString(persons))));
        }
        return head.withMembers(told == 0 ? persons : told, List.copyOf(ended.members));
    }

    /** The rows of one household. */
    private static final class Group {

        private final SheetRow firstRow;
        private final String householdNo;
        private final List<RosterMember> members = new ArrayList<>();
        private RosterRow head;
        private SheetRow headRow;
        private boolean faulty;

        private Group(SheetRow firstRow, String householdNo) {
            this.firstRow = firstRow;
            this.householdNo = householdNo;
        }

        /** A further head without a number begins a household of its own. */
        private boolean takes(SheetRow row, String number, RelationToHead relation) {
            if (!Objects.equals(row.sheet(), firstRow.sheet())) {
                return false;
            }
            if (number != null) {
                return number.equals(householdNo);
            }
            return relation != RelationToHead.HEAD || head == null;
        }
    }
}
