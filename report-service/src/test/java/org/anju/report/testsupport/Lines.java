package org.anju.report.testsupport;

import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** Hands each line on as it comes. */
final class Lines implements Flow.Subscriber<String> {

    private final Consumer<String> consumer;

    Lines(Consumer<String> consumer) {
        this.consumer = consumer;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        consumer.accept(line);
    }

    /** The request's own future tells of it. */
    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}
}
