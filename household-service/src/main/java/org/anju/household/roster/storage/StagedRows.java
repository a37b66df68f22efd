package org.anju.household.roster.storage;

import java.util.List;
import org.anju.household.privacy.FieldSealer;
import org.anju.household.privacy.Secret;
import org.anju.household.registry.NameInitials;
import org.anju.household.roster.row.RosterRow;

/** Rows as they are copied into the staging table: personal data sealed. */
final class StagedRows {

    static final String TABLE = """
            CREATE TEMPORARY TABLE staged_household (
                household_no        text COLLATE "C" NOT NULL,
                village_code        text COLLATE "C" NOT NULL,
                villager_group      text,
                head_name           text             NOT NULL,
                head_name_initials  text             NOT NULL,
                id_number_encrypted bytea            NOT NULL,
                id_number_index     bytea            NOT NULL,
                phone_encrypted     bytea,
                address_encrypted   bytea,
                ethnic_group        text,
                poverty_attribute   text,
                poverty_status      text,
                expected_mode       text,
                member_count        integer          NOT NULL,
                roster_digest       bytea            NOT NULL,
                older_roster_digest bytea,
                sheet               text             NOT NULL,
                row_number          integer          NOT NULL
            ) ON COMMIT DROP
            """;
    static final String COPY = "COPY staged_household FROM STDIN (FORMAT binary)";

    private static final int COLUMNS = 18;

    private StagedRows() {}

    static byte[] encode(List<RosterRow> rows, FieldSealer sealer) {
        BinaryCopy copy = new BinaryCopy();
        rows.forEach(row -> encode(row, sealer, copy));
        return copy.toBytes();
    }

    private static void encode(RosterRow row, FieldSealer sealer, BinaryCopy copy) {
        String content = row.content();
        copy.row(COLUMNS)
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
                .text(row.sheet())
                .integer(row.row());
    }

    private static String nameOf(Enum<?> value) {
        return value == null ? null : value.name();
    }
}
