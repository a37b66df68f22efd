package org.anju.household.registry;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Sees what row-level security lets the current transaction see. */
@ApplicationScoped
class HouseholdRepository implements PanacheRepositoryBase<Household, UUID> {}
