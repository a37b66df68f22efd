package org.anju.household.rotation;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.household.privacy.Secret;

/**
 * A table with sealed values. All that is to be sealed anew stands in {@link #ALL}; a test holds it against the database.
 *
 * @param index the blind index of the identity number, which is the first sealed column then; or null
 * @param household the prefix of the columns that tell of a household as {@code household} does, with its roster digest; or
 *     null
 * @param batch rows sealed anew, and locked, at a time
 */
record SealedTable(
        String name, List<KeyColumn> key, List<SealedColumn> sealed, String index, String household, int batch) {

    private static final int ROWS = 1000;
    /** Pieces of uploaded files have 64 KB each. */
    private static final int PIECES = 50;

    static final List<SealedTable> ALL = List.of(
            new SealedTable(
                    "household",
                    List.of(new KeyColumn("id", "uuid")),
                    List.of(
                            new SealedColumn("id_number_encrypted", Secret.ID_NUMBER),
                            new SealedColumn("phone_encrypted", Secret.PHONE),
                            new SealedColumn("address_encrypted", Secret.ADDRESS)),
                    "id_number_index",
                    "",
                    ROWS),
            new SealedTable(
                    "household_member",
                    List.of(new KeyColumn("row_id", "bigint")),
                    List.of(new SealedColumn("id_number_encrypted", Secret.ID_NUMBER)),
                    "id_number_index",
                    null,
                    ROWS),
            new SealedTable(
                    "household_change",
                    List.of(new KeyColumn("household_id", "uuid"), new KeyColumn("version", "bigint")),
                    List.of(
                            new SealedColumn("before_id_number_encrypted", Secret.ID_NUMBER),
                            new SealedColumn("before_phone_encrypted", Secret.PHONE),
                            new SealedColumn("before_address_encrypted", Secret.ADDRESS)),
                    "before_id_number_index",
                    "before_",
                    ROWS),
            new SealedTable(
                    "dwelling",
                    List.of(new KeyColumn("id", "uuid")),
                    List.of(
                            new SealedColumn("address_encrypted", Secret.ADDRESS),
                            new SealedColumn("position_encrypted", Secret.POSITION)),
                    null,
                    null,
                    ROWS),
            new SealedTable(
                    "dwelling_change",
                    List.of(new KeyColumn("id", "bigint")),
                    List.of(
                            new SealedColumn("before_address_encrypted", Secret.ADDRESS),
                            new SealedColumn("before_position_encrypted", Secret.POSITION)),
                    null,
                    null,
                    ROWS),
            new SealedTable(
                    "roster_import_chunk",
                    List.of(new KeyColumn("import_id", "uuid"), new KeyColumn("number", "integer")),
                    List.of(new SealedColumn("content", Secret.ROSTER_FILE)),
                    null,
                    null,
                    PIECES));

    /** Of what a roster's digest is made, besides the sealed values. */
    private static final List<String> TOLD = List.of(
            "household_no",
            "village_code",
            "villager_group",
            "head_name",
            "ethnic_group",
            "poverty_attribute",
            "poverty_status",
            "expected_mode",
            "member_count",
            "roster_digest");

    boolean hasDigest() {
        return household != null;
    }

    /** Rows with a value of an older key than the one whose number is the parameter. */
    String countOlder() {
        return "SELECT count(*) FROM %s WHERE %s".formatted(name, older());
    }

    /** Locked until the end of the transaction; what another transaction holds is left to the next pass. */
    String selectOlder(boolean fromStart) {
        return "SELECT %s FROM %s WHERE (%s)%s ORDER BY %s LIMIT %d FOR NO KEY UPDATE SKIP LOCKED"
                .formatted(
                        columnsToRead(),
                        name,
                        older(),
                        fromStart ? "" : " AND (%s) > (%s)".formatted(keyNames(), keyParameters()),
                        keyNames(),
                        batch);
    }

    String update() {
        Stream<String> sealedAndIndex =
                Stream.concat(sealed.stream().map(SealedColumn::name), Stream.ofNullable(index));
        // What a roster told of members cannot be told again from the database.
        String digests = hasDigest() ? ", %1$sroster_digest = ?, %1$smember_digest = NULL".formatted(household) : "";
        return "UPDATE %s SET %s%s WHERE (%s) = (%s)"
                .formatted(
                        name,
                        sealedAndIndex.map(column -> column + " = ?").collect(Collectors.joining(", ")),
                        digests,
                        keyNames(),
                        keyParameters());
    }

    private String columnsToRead() {
        Stream<String> keys = key.stream().map(column -> column.name() + "::text AS key_" + column.name());
        Stream<String> values = sealed.stream().map(SealedColumn::name);
        Stream<String> told =
                hasDigest() ? TOLD.stream().map(column -> household + column + " AS " + column) : Stream.empty();
        Stream<String> olderIndex = Stream.ofNullable(index).map(column -> column + " AS older_index");
        return Stream.of(keys, values, told, olderIndex).flatMap(part -> part).collect(Collectors.joining(", "));
    }

    private String older() {
        return sealed.stream()
                .map(column -> "(get_byte(%s, 0) & 127) < ?".formatted(column.name()))
                .collect(Collectors.joining(" OR "));
    }

    private String keyNames() {
        return key.stream().map(KeyColumn::name).collect(Collectors.joining(", "));
    }

    private String keyParameters() {
        return key.stream().map(column -> "?::" + column.type()).collect(Collectors.joining(", "));
    }
}
