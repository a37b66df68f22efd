package org.anju.verification.recheck.visit;

import org.anju.verification.record.RecordDetails;
import org.anju.verification.record.RecordDetails.HousingSource;
import org.anju.verification.record.RecordDetails.Lodging;

/**
 * What is compared of a record and of a recheck.
 *
 * @param category null where housing is not secured, as is the mode
 * @param details null where there are none
 */
record Content(
        boolean secured,
        String category,
        String mode,
        String grade,
        String situation,
        RecordDetails details,
        Point point) {

    /** @param accuracyMeters null where the phone told none */
    record Point(double latitude, double longitude, Double accuracyMeters) {

        private static final double EARTH_RADIUS_METERS = 6_371_008.8;

        /**
         * How far apart the two must at least be, each lying within its accuracy: great-circle distance by the haversine formula
         * (R. W. Sinnott, "Virtues of the haversine", Sky and Telescope 68 (1984)), in metres; 0 where the accuracies overlap.
         */
        double metersBetween(Point other) {
            double north = Math.toRadians(other.latitude - latitude);
            double east = Math.toRadians(other.longitude - longitude);
            double a = Math.pow(Math.sin(north / 2), 2)
                    + Math.cos(Math.toRadians(latitude))
                            * Math.cos(Math.toRadians(other.latitude))
                            * Math.pow(Math.sin(east / 2), 2);
            double distance = 2 * EARTH_RADIUS_METERS * Math.asin(Math.min(1, Math.sqrt(a)));
            return Math.max(0, distance - accuracy() - other.accuracy());
        }

        private double accuracy() {
            return accuracyMeters == null ? 0 : accuracyMeters;
        }
    }

    HousingSource housingSource() {
        return details == null ? null : details.housingSource();
    }

    Lodging lodging() {
        return details == null ? null : details.lodging();
    }
}
