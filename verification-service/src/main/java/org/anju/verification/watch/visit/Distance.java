package org.anju.verification.watch.visit;

/** Between positions on a sphere of the earth's mean radius, in metres, as the database's {@code distance_meters} has it. */
final class Distance {

    private static final double EARTH_RADIUS_METERS = 6_371_008.8;

    private Distance() {}

    /** Rounded to the centimetre: positions are no finer, and limits are exact. Both have to have a position. */
    static double meters(Visit one, Visit other) {
        double north = Math.sin(Math.toRadians(other.latitude() - one.latitude()) / 2);
        double east = Math.sin(Math.toRadians(other.longitude() - one.longitude()) / 2);
        double square = north * north
                + Math.cos(Math.toRadians(one.latitude())) * Math.cos(Math.toRadians(other.latitude())) * east * east;
        return Math.floor(0.5 + 100 * 2 * EARTH_RADIUS_METERS * Math.asin(Math.sqrt(Math.min(1, square)))) / 100;
    }
}
