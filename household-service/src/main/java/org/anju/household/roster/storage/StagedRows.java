package org.anju.household.roster.storage;

import java.util.List;
import org.anju.household.privacy.FieldSealer;
import org.anju.household.privacy.Secret;
import org.anju.household.registry.NameInitials;
import org.anju.household.roster.row.RosterMember;
import org.anju.household.roster.row.RosterRow;

/** Households and their members as they are copied into the staging table: personal data sealed. */
final class StagedRows {

    /** Of a member only its head's line, its name, its number, its relation and where it stands are told. */
    static final String TABLE = """
            CREATE TEMPORARY TABLE staged_row (
                line                integer NOT NULL,
                head_line           integer,
                household_no        text COLLATE "C",
                village_code        text COLLATE "C",
                villager_group      text,
                name                text NOT NULL,
                name_initials       text,
                id_number_encrypted bytea,
                id_number_index     bytea,
                phone_encrypted     bytea,
                address_encrypted   bytea,
                ethnic_group        text,
                poverty_attribute   text,
                poverty_status      text,
                expected_mode       text,
                member_count        integer,
                roster_digest       bytea,
                older_roster_digest bytea,
                member_digest       bytea,
                relation            text,
                sheet               text,
                row_number          integer NOT NULL
            ) ON COMMIT DROP
            """;

    static final String COPY = "COPY staged_row FROM STDIN (FORMAT binary)";

    private static final int COLUMNS = 22;

    private StagedRows() {}

    /** How many lines of the staging table a household takes. */
    static int lines(RosterRow row) {
        return row.members() == null ? 1 : 1 + row.members().size();
    }

    /** @param firstLine the lines from there on are theirs */
    static byte[] encode(List<RosterRow> rows, int firstLine, FieldSealer sealer) {
        BinaryCopy copy = new BinaryCopy();
        int line = firstLine;
        for (RosterRow row : rows) {
            encode(row, line, sealer, copy);
            line += lines(row);
        }
        return copy.toBytes();
    }

    private static void encode(RosterRow row, int line, FieldSealer sealer, BinaryCopy copy) {
        String members = row.memberContent();
        String content = row.content().text();
        copy.row(COLUMNS)
                .integer(line)
                .text(null)
                .text(row.householdNo())
                .text(row.villageCode())
                .text(row.villagerGroup())
                .text(row.headName())
                .text(NameInitials.of(row.headName()))
                .bytes(sealer.seal(Secret.ID_NUMBER, row.idNumber().value()))
                .bytes(sealer.indexOf(row.idNumber().citizenNumber()))
                .bytes(sealer.seal(Secret.PHONE, row.phone()))
                .bytes(sealer.seal(Secret.ADDRESS, row.address()))
                .text(row.ethnicGroup())
                .text(nameOf(row.povertyAttribute()))
                .text(nameOf(row.povertyStatus()))
                .text(nameOf(row.expectedMode()))
                .integer(row.memberCount())
                .bytes(sealer.digestOf(content))
                .bytes(sealer.olderDigestOf(content))
                .bytes(members == null ? null : sealer.digestOf(members))
                .text(null)
                .text(row.sheet())
                .integer(row.row());
        if (members == null) {
            return;
        }
        for (int index = 0; index < row.members().size(); index++) {
            encode(row.members().get(index), line + 1 + index, line, row.sheet(), sealer, copy);
        }
    }

    private static void encode(
            RosterMember member, int line, int headLine, String sheet, FieldSealer sealer, BinaryCopy copy) {
        boolean hasNumber = member.idNumber() != null;
        copy.row(COLUMNS)
                .integer(line)
                .integer(headLine)
                .nulls(3)
                .text(member.name())
                .text(null)
                .bytes(
                        hasNumber
                                ? sealer.seal(
                                        Secret.ID_NUMBER, member.idNumber().value())
                                : null)
                .bytes(hasNumber ? sealer.indexOf(member.idNumber().citizenNumber()) : null)
                .nulls(10)
                .text(nameOf(member.relation()))
                .text(sheet)
                .integer(member.row());
    }

    private static String nameOf(Enum<?> value) {
        return value == null ? null : value.name();
    }
}
