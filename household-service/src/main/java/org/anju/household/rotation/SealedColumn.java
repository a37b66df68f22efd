package org.anju.household.rotation;

import org.anju.household.privacy.Secret;

record SealedColumn(String name, Secret secret) {}
