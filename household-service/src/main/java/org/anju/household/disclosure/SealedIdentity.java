package org.anju.household.disclosure;

import org.anju.common.region.RegionCode;

/** What is kept sealed of a household, or of one of its members. */
record SealedIdentity(RegionCode village, byte[] idNumber, byte[] phone, byte[] address) {}
