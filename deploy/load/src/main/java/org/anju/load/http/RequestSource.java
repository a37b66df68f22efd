package org.anju.load.http;

import java.io.IOException;
import java.net.http.HttpRequest;

/** Makes the request for each attempt: id and body stay the same, the token may be a newer one. */
@FunctionalInterface
public interface RequestSource {

    HttpRequest next() throws IOException, InterruptedException;
}
