package org.anju.household.region;

import java.time.LocalDate;

/**
 * Which regions a list shows.
 *
 * @param asOf a day on which they are valid
 * @param includeEnded whether all others are shown as well
 */
record Validity(LocalDate asOf, boolean includeEnded) {}
