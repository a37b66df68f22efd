package org.anju.household.rotation;

import java.util.List;

/** Describes a page of rotations in the API document, which cannot show type parameters. */
record KeyRotationPage(List<KeyRotationResponse> items, String nextCursor) {}
