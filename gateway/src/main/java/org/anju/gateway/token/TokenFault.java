package org.anju.gateway.token;

import org.anju.gateway.problem.Problem;
import org.anju.gateway.problem.Text;

/** What can be wrong with an access token, and what the caller does about it. */
public enum TokenFault {
    MISSING(
            "token-missing",
            Text.of("Log in first", "请先登录"),
            Text.of(
                    "The request carries no access token. Log in, then send 'Authorization: Bearer' with the token.",
                    "请求没有访问令牌。请先登录,再以“Authorization: Bearer”发送令牌。")),
    MALFORMED(
            "token-malformed",
            Text.of("The token is malformed", "令牌格式有误"),
            Text.of(
                    "What follows 'Bearer' is not a signed JSON web token. Send the access token as it was issued, whole and without quotes.",
                    "“Bearer”之后不是有效的签名令牌。请原样发送完整的访问令牌,不要加引号。")),
    EXPIRED(
            "token-expired",
            Text.of("The token is expired", "令牌已过期"),
            Text.of(
                    "The access token is past its time. Get a new one with the refresh token, or log in again.",
                    "访问令牌已过期。请用刷新令牌换取新令牌,或重新登录。")),
    NOT_YET_VALID(
            "token-not-yet-valid",
            Text.of("The token is not valid yet", "令牌尚未生效"),
            Text.of(
                    "The access token begins to be valid later than now. Check the clock of the server that issued it.",
                    "访问令牌的生效时间晚于当前时间。请检查签发服务器的时钟。")),
    WRONG_ISSUER(
            "token-wrong-issuer",
            Text.of("The token comes from elsewhere", "令牌签发者不符"),
            Text.of(
                    "The access token was not issued by Anju's realm. Log in at the address that Swagger UI shows under 'Authorize'.",
                    "访问令牌不是由安居的认证中心签发的。请在接口文档“Authorize”所示地址登录。")),
    WRONG_AUDIENCE(
            "token-wrong-audience",
            Text.of("The token is for something else", "令牌用途不符"),
            Text.of(
                    "The access token is not meant for Anju: its audience lacks 'anju'. Use a client of Anju's realm whose tokens carry it.",
                    "访问令牌不是为安居签发的:受众(aud)中没有“anju”。请使用令牌带有该受众的安居客户端。")),
    WRONG_SIGNATURE(
            "token-wrong-signature",
            Text.of("The token's signature is wrong", "令牌签名有误"),
            Text.of(
                    "The access token was changed, or not signed by Anju's realm. Log in again to get a sound one.",
                    "访问令牌被改动过,或不是由安居的认证中心签名的。请重新登录获取令牌。"));

    private final Problem problem;

    TokenFault(String slug, Text title, Text detail) {
        this.problem = new Problem(401, slug, title, detail).with("WWW-Authenticate", challenge(slug, title));
    }

    public Problem problem() {
        return problem;
    }

    /** RFC 6750: a request without any token is told only that one is needed. */
    private static String challenge(String slug, Text title) {
        if (slug.equals("token-missing")) {
            return "Bearer realm=\"anju\"";
        }
        return "Bearer realm=\"anju\", error=\"invalid_token\", error_description=\"%s\"".formatted(title.english());
    }
}
