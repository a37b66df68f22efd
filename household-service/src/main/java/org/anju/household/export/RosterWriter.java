package org.anju.household.export;

import java.io.IOException;

/** Writes a roster's lines in one of the formats, holding few of them at a time. */
interface RosterWriter {

    void write(ExportedRow row) throws IOException;

    /** Writes what belongs to the end. A file without it is seen to be incomplete. */
    void finish() throws IOException;
}
