package org.anju.household.roster.marking;

import java.io.IOException;
import java.io.InputStream;

/** A part of a workbook, which may be read more than once. */
interface PartSource {
    InputStream open() throws IOException;
}
