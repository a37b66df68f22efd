package org.anju.load.bench.photo;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import org.anju.load.bench.BenchException;

/** How many photos a second several clients get through, each sending one after the other. */
final class PhotoRate {

    private PhotoRate() {}

    static double of(PhotoSender sender, int clients, Duration warmUp, Duration measured)
            throws IOException, InterruptedException {
        long from = System.nanoTime() + warmUp.toNanos();
        long until = from + measured.toNanos();
        LongAdder sent = new LongAdder();
        Callable<Void> client = () -> {
            while (System.nanoTime() < until) {
                sender.send();
                long now = System.nanoTime();
                if (now >= from && now < until) {
                    sent.increment();
                }
            }
            return null;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<Void>> ends = new ArrayList<>();
            for (int number = 0; number < clients; number++) {
                ends.add(threads.submit(client));
            }
            for (Future<Void> end : ends) {
                await(end);
            }
        }
        return sent.sum() * 1e9 / measured.toNanos();
    }

    private static void await(Future<Void> end) throws IOException, InterruptedException {
        try {
            end.get();
        } catch (ExecutionException exception) {
            switch (exception.getCause()) {
                case IOException cause -> throw cause;
                case BenchException cause -> throw cause;
                default -> throw new IllegalStateException(exception.getCause());
            }
        }
    }
}
