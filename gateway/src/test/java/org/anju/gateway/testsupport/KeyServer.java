package org.anju.gateway.testsupport;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jwk.Use;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** An identity provider as far as its keys go; unlike the real one it can be asked for any kind of token. */
public final class KeyServer implements AutoCloseable {

    private final InetSocketAddress address;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile RsaJsonWebKey key;
    private HttpServer server;

    public KeyServer() throws IOException {
        this.key = newKey();
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        this.address = server.getAddress();
        serve();
    }

    private void serve() {
        server.createContext("/keys", exchange -> {
            asked.incrementAndGet();
            byte[] body = new JsonWebKeySet(List.of(key))
                    .toJson(OutputControlLevel.PUBLIC_ONLY)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    public URI keys() {
        return URI.create("http://127.0.0.1:" + address.getPort() + "/keys");
    }

    public int timesAsked() {
        return asked.get();
    }

    public void changeKey() {
        key = newKey();
    }

    public void stop() {
        server.stop(0);
    }

    public void startAgain() throws IOException {
        server = HttpServer.create(address, 0);
        serve();
    }

    public String sign(JwtClaims claims) {
        return sign(claims, key);
    }

    public static String sign(JwtClaims claims, RsaJsonWebKey key) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue("RS256");
        try {
            return signature.getCompactSerialization();
        } catch (JoseException exception) {
            throw new IllegalStateException(exception);
        }
    }

    public RsaJsonWebKey key() {
        return key;
    }

    public static RsaJsonWebKey newKey() {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(UUID.randomUUID().toString());
            key.setUse(Use.SIGNATURE);
            key.setAlgorithm("RS256");
            return key;
        } catch (JoseException exception) {
            throw new IllegalStateException(exception);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
