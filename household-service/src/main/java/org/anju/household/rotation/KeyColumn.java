package org.anju.household.rotation;

/** A column of a primary key, with its SQL type. */
record KeyColumn(String name, String type) {}
