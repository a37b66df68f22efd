package org.anju.verification.webhook;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param secret shown this once
 * @param previousSecretUntil so long messages carry the signature of the secret before as well
 */
@Schema(name = "RotatedSecret")
record RotatedSecretResponse(String secret, Instant previousSecretUntil) {}
