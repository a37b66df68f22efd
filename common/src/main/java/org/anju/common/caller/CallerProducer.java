package org.anju.common.caller;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.anju.common.region.RegionCode;
import org.eclipse.microprofile.jwt.JsonWebToken;

@Dependent
class CallerProducer {

    private static final String REGIONS_CLAIM = "regions";

    /** Wrapped, because a record cannot be proxied. */
    @Produces
    @RequestScoped
    CurrentCaller currentCaller(SecurityIdentity identity) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return new CurrentCaller(new Caller("", "", Set.of(), RegionScope.of(List.of())));
        }
        return new CurrentCaller(
                new Caller(token.getSubject(), token.getName(), identity.getRoles(), RegionScope.of(regions(token))));
    }

    private static List<RegionCode> regions(JsonWebToken token) {
        Object claim = token.getClaim(REGIONS_CLAIM);
        return switch (claim) {
            case null -> List.of();
            case JsonArray array ->
                array.getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .map(RegionCode::new)
                        .toList();
            case Collection<?> collection ->
                collection.stream().map(Object::toString).map(RegionCode::new).toList();
            default -> List.of(new RegionCode(claim.toString()));
        };
    }
}
