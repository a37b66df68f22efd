package org.anju.load.bench.photo;

import java.io.IOException;

/** A way by which one photo after the other gets into the store. */
@FunctionalInterface
interface PhotoSender {

    void send() throws IOException, InterruptedException;
}
