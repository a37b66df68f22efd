package org.anju.gateway.problem;

/** What the gateway itself has to say, apart from its findings on tokens. */
public final class Problems {

    public static final Problem NOT_FOUND = new Problem(
            404,
            "not-found",
            Text.of("Nothing is here", "此地址没有内容"),
            Text.of(
                    "There is nothing at this address. All operations are described at /swagger-ui.",
                    "此地址没有内容。全部接口说明见 /swagger-ui。"));

    public static final Problem METHOD_NOT_ALLOWED = new Problem(
            405,
            "method-not-allowed",
            Text.of("Method not allowed", "不支持该方法"),
            Text.of("TRACE and CONNECT are not served.", "不支持TRACE和CONNECT方法。"));

    private Problems() {}

    public static Problem bodyTooLarge(long limit) {
        String size = readable(limit);
        return new Problem(
                413,
                "body-too-large",
                Text.of("The body is too large", "请求体过大"),
                Text.of(
                        "This operation takes at most %s. Send less at once, for example in several batches."
                                .formatted(size),
                        "此接口最多接收%s。请减少一次发送的数据量,例如分批发送。".formatted(size)));
    }

    public static Problem unavailable(String service) {
        return new Problem(
                        503,
                        "service-unavailable",
                        Text.of("A service is away", "服务暂不可用"),
                        Text.of(
                                "The %s service cannot be reached just now. Sending the same request again is safe."
                                        .formatted(service),
                                "%s服务暂时无法连接。稍后重发同一请求是安全的。".formatted(service)))
                .retryAfter(5);
    }

    public static Problem busy(String service) {
        return new Problem(
                        503,
                        "service-busy",
                        Text.of("A service is busy", "服务繁忙"),
                        Text.of(
                                "The %s service has as many requests as it can work on. Try again shortly."
                                        .formatted(service),
                                "%s服务正在处理的请求已满。请稍后重试。".formatted(service)))
                .retryAfter(2);
    }

    public static Problem tooSlow(String service) {
        return new Problem(
                        504,
                        "service-too-slow",
                        Text.of("A service does not answer", "服务没有应答"),
                        Text.of(
                                "The %s service has not answered in time. It may still finish; sending the same request again is safe."
                                        .formatted(service),
                                "%s服务未能及时应答,可能仍在处理。重发同一请求是安全的。".formatted(service)))
                .retryAfter(10);
    }

    private static String readable(long bytes) {
        long mebibyte = 1024L * 1024;
        return bytes % mebibyte == 0 && bytes > 0 ? bytes / mebibyte + " MB" : bytes + " bytes";
    }
}
