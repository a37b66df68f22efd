package org.anju.household.regionchange;

import java.util.List;

/** @param rows worked through in their order, each seeing what those before it did */
record RegionImportRequest(List<RegionImportRow> rows) {

    RegionImportRequest {
        rows = rows == null ? List.of() : List.copyOf(rows);
    }
}
