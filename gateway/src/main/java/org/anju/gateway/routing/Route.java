package org.anju.gateway.routing;

/**
 * Where a request goes.
 *
 * @param service name of the service
 * @param target the path there
 * @param bodyLimit in bytes
 * @param open whether it is served without a token
 */
public record Route(String service, String target, long bodyLimit, boolean open) {}
