package org.anju.gateway.proxy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import org.anju.gateway.problem.Problem;
import org.anju.gateway.problem.Problems;
import org.anju.gateway.routing.Route;
import org.jboss.logging.Logger;

/** One request on its way to a service and back. Nothing is buffered and nothing is sent twice. */
final class Passage implements ProxyInterceptor {

    private static final Logger LOG = Logger.getLogger(Passage.class);
    private static final long NO_TIMER = -1;

    private final Vertx vertx;
    private final Upstream upstream;
    private final Route route;
    private final String requestId;
    private final HttpServerRequest incoming;

    private HttpClientRequest outgoing;
    private long answerTimer = NO_TIMER;
    private boolean inFlight = true;
    private boolean streaming;
    private boolean waitedTooLong;
    private boolean answered;
    private boolean finished;

    Passage(Vertx vertx, Upstream upstream, Route route, String requestId, HttpServerRequest incoming) {
        this.vertx = vertx;
        this.upstream = upstream;
        this.route = route;
        this.requestId = requestId;
        this.incoming = incoming;
    }

    /** The caller has taken the place in flight that this gives back when the answer is through. */
    void begin() {
        incoming.response().endHandler(end -> finish()).closeHandler(closed -> finish());
        HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), upstream.client())
                .origin(context -> connect())
                .addInterceptor(this)
                .handle(incoming);
    }

    private Future<HttpClientRequest> connect() {
        return upstream.client().request(new RequestOptions()).onSuccess(request -> {
            outgoing = request;
            // Told to the caller by way of the answer, see below; without a handler it would be logged as an error too.
            request.exceptionHandler(failure -> LOG.debugf("Request %s: %s", requestId, failure.getMessage()));
        });
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        ProxyRequest request = context.request();
        Headers.removeHopByHop(request.headers());
        Headers.setForwarded(request.headers(), incoming);
        request.headers().remove("Expect");
        request.putHeader(Headers.REQUEST_ID, requestId);
        // The services build addresses, such as that of something just created, from the host that the caller sees.
        if (incoming.authority() != null) {
            request.setAuthority(incoming.authority());
        }
        request.setURI(incoming.query() == null ? route.target() : route.target() + "?" + incoming.query());
        LimitedBody body = new LimitedBody(request.getBody().stream(), route.bodyLimit(), this::awaitAnswer);
        request.setBody(Body.body(body, request.getBody().length()));
        return context.sendRequest()
                .onComplete(answered -> stopWaiting())
                .recover(failure -> Future.succeededFuture(answer(request, problem(failure, body))));
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        ProxyResponse response = context.response();
        Headers.removeHopByHop(response.headers());
        // Said already, by the gateway.
        response.headers().remove(Headers.REQUEST_ID);
        if (isEventStream(response) && !becomeStream()) {
            outgoing.reset();
            answer(response, Problems.busy(upstream.name()));
        }
        return Answer.send(response, incoming.response()).recover(failure -> {
            LOG.debugf("Request %s broke off: %s", requestId, failure.getMessage());
            if (outgoing != null) {
                outgoing.reset();
            }
            // Not at once: a failure may be told from inside the very write that failed.
            vertx.runOnContext(later -> hangUp());
            return Future.succeededFuture();
        });
    }

    /** Nobody is to take a part of an answer for the whole. */
    private void hangUp() {
        if (!finished) {
            incoming.connection().close();
        }
    }

    /** An open stream waits for news, not for work: it leaves the requests in flight. */
    private boolean becomeStream() {
        streaming = upstream.openStream();
        if (streaming) {
            inFlight = false;
            upstream.leave();
        }
        return streaming;
    }

    private static boolean isEventStream(ProxyResponse response) {
        String type = response.headers().get("Content-Type");
        return type != null && type.startsWith("text/event-stream");
    }

    private void awaitAnswer() {
        // A refusal may come before the body is through.
        if (answered) {
            return;
        }
        answerTimer = vertx.setTimer(upstream.answerTimeout().toMillis(), timer -> {
            waitedTooLong = true;
            outgoing.reset();
        });
    }

    private void stopWaiting() {
        answered = true;
        if (answerTimer != NO_TIMER) {
            vertx.cancelTimer(answerTimer);
        }
    }

    private Problem problem(Throwable failure, LimitedBody body) {
        if (body.isCut()) {
            LingeringClose.of(incoming, vertx);
            return Problems.bodyTooLarge(route.bodyLimit());
        }
        LOG.debugf(failure, "Request %s failed at the %s service", requestId, upstream.name());
        if (waitedTooLong) {
            return Problems.tooSlow(upstream.name());
        }
        return Problems.unavailable(upstream.name());
    }

    private ProxyResponse answer(ProxyRequest request, Problem problem) {
        return answer(request.release().response(), problem);
    }

    private ProxyResponse answer(ProxyResponse response, Problem problem) {
        Buffer body = problem.body(incoming);
        response.release().setStatusCode(problem.status()).setBody(Body.body(body));
        response.putHeader("Content-Type", Problem.CONTENT_TYPE);
        problem.headers().forEach(response::putHeader);
        return response;
    }

    /** Called at the end of the answer or when the caller hangs up, whichever comes first; perhaps at both. */
    private void finish() {
        finished = true;
        stopWaiting();
        if (inFlight) {
            inFlight = false;
            upstream.leave();
        }
        if (streaming) {
            streaming = false;
            upstream.closeStream();
        }
    }
}
