package org.anju.media.storage;

/** What an upload has to be to be let in. */
public record ExpectedObject(String contentType, long sizeBytes, byte[] sha256) {}
