package org.anju.media.storage;

import java.time.Instant;
import java.util.Map;

/**
 * Where and how to upload.
 *
 * @param headers to be sent exactly as they are
 */
public record UploadTarget(String method, String url, Map<String, String> headers, Instant expiresAt) {}
