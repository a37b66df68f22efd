package org.anju.common.problem;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.anju.common.database.DatabaseException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns refusals into RFC 9457 problems in the reader's language. */
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final int COME_BACK_SECONDS = 5;

    /** The problem library maps the same exceptions, in English alone; the lower number wins. */
    private static final int BEFORE_THE_LIBRARY = 1;

    @ServerExceptionMapper(priority = BEFORE_THE_LIBRARY)
    Response map(ProblemException problem, HttpHeaders request) {
        return response(problem, request);
    }

    @ServerExceptionMapper(
            value = {WebApplicationException.class, NotFoundException.class},
            priority = BEFORE_THE_LIBRARY)
    Response map(WebApplicationException exception, HttpHeaders request) {
        if (exception.getCause() instanceof JsonProcessingException unreadable) {
            return response(unreadable(unreadable), request);
        }
        if (exception.getCause() instanceof ProblemException problem) {
            return response(problem, request);
        }
        if (exception instanceof NotFoundException && exception.getCause() instanceof IllegalArgumentException) {
            return response(malformedParameter(), request);
        }
        int status = exception.getResponse().getStatus();
        Response.Status known = Response.Status.fromStatusCode(status);
        String reason = known == null ? "Error" : known.getReasonPhrase();
        return response(
                new ProblemException(
                        status,
                        "http-" + status,
                        Text.of(reason, reason),
                        Text.of(httpDetail(status), httpDetail(status))),
                request);
    }

    @ServerExceptionMapper(
            value = {JsonProcessingException.class, UnrecognizedPropertyException.class, InvalidFormatException.class},
            priority = BEFORE_THE_LIBRARY)
    Response map(JsonProcessingException unreadable, HttpHeaders request) {
        return response(unreadable(unreadable), request);
    }

    @ServerExceptionMapper(priority = BEFORE_THE_LIBRARY)
    Response map(ConstraintViolationException invalid, HttpHeaders request) {
        return response(invalid(invalid.getConstraintViolations()), request);
    }

    @ServerExceptionMapper(
            value = {AuthenticationFailedException.class, UnauthorizedException.class},
            priority = BEFORE_THE_LIBRARY)
    Response unauthorized(SecurityException exception, HttpHeaders request) {
        ProblemException problem = new ProblemException(
                401,
                "token-not-accepted",
                Text.of("Log in first", "请先登录"),
                Text.of(
                        "The request carries no access token, or one that is expired or not issued for Anju."
                                + " Get a new token and send it as 'Authorization: Bearer …'.",
                        "请求没有访问令牌,或令牌已过期、不是为安居签发的。请重新获取令牌,并以“Authorization: Bearer …”发送。"));
        return Response.fromResponse(response(problem, request))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper(priority = BEFORE_THE_LIBRARY)
    Response map(ForbiddenException exception, HttpHeaders request) {
        return response(
                ProblemException.forbidden(
                        "role-missing",
                        Text.of("Your role does not allow this", "您的角色无权执行此操作"),
                        Text.of(
                                "None of your roles allows this operation. Ask your administrator for the role that its description names.",
                                "您的任何角色都无权执行此操作。请向管理员申请接口说明中写明的角色。")),
                request);
    }

    private static ProblemException invalid(Set<ConstraintViolation<?>> violations) {
        Map<String, String> byField = new TreeMap<>();
        violations.forEach(violation ->
                byField.merge(fieldOf(violation), violation.getMessage(), (one, other) -> one + "; " + other));
        String fields = String.join(", ", byField.keySet());
        ProblemException problem = ProblemException.badRequest(
                "fields-invalid",
                Text.of("Some fields are missing or malformed", "部分字段缺失或格式有误"),
                Text.of("Correct these fields: " + fields + ".", "请更正以下字段:" + fields + "。"));
        byField.forEach((field, message) -> problem.violation(field, message, null));
        return problem;
    }

    /** Without the method's name; for a body, without the parameter's name too. */
    private static String fieldOf(ConstraintViolation<?> violation) {
        List<String> names = new ArrayList<>();
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() != ElementKind.METHOD) {
                names.add(node.toString());
            }
        }
        boolean body = names.size() > 1;
        return String.join(".", body ? names.subList(1, names.size()) : names);
    }

    /** What nobody foresaw. A database that is away is nobody's mistake and worth another try. */
    @ServerExceptionMapper
    Response map(RuntimeException failure, HttpHeaders request) {
        if (DatabaseException.isPassing(failure)) {
            LOG.warnf("Refused a request, the database is away or busy: %s", failure.getMessage());
            return response(
                    ProblemException.unavailable(
                            "database-away",
                            Text.of("Not available just now", "暂时不可用"),
                            Text.of("Send the same request again.", "请稍后重新发送同一请求。"),
                            COME_BACK_SECONDS),
                    request);
        }
        LOG.error("A request failed", failure);
        return response(
                new ProblemException(
                        500,
                        "internal-error",
                        Text.of("Something broke on our side", "服务内部错误"),
                        Text.of(
                                "It is not your request's fault. Try again; should it stay, tell the administrators the time.",
                                "并非您的请求有误。请重试;如仍失败,请将时间告知管理员。")),
                request);
    }

    /** For items inside a batch, which are refused one by one. */
    public static ProblemException unreadable(JsonProcessingException exception) {
        Text title = Text.of("The JSON was not understood", "无法识别的JSON内容");
        if (exception instanceof UnrecognizedPropertyException unknown) {
            return ProblemException.badRequest(
                            "field-unknown",
                            title,
                            Text.of(
                                    "There is no field '%s'. Known fields here: %s."
                                            .formatted(path(unknown), unknown.getKnownPropertyIds()),
                                    "没有字段“%s”。此处可用字段:%s。".formatted(path(unknown), unknown.getKnownPropertyIds())))
                    .violation(path(unknown), "unknown field", null);
        }
        if (exception instanceof InvalidFormatException wrong) {
            String expected = expectation(wrong.getTargetType());
            return ProblemException.badRequest(
                            "field-malformed",
                            title,
                            Text.of(
                                    "The field '%s' must be %s.".formatted(path(wrong), expected),
                                    "字段“%s”应为%s。".formatted(path(wrong), expected)))
                    .violation(path(wrong), "must be " + expected, null);
        }
        if (exception instanceof JsonMappingException wrong) {
            if (wrong.getCause() instanceof ProblemException problem) {
                return problem;
            }
            return ProblemException.badRequest(
                            "field-malformed",
                            title,
                            Text.of(
                                    "The field '%s' has the wrong shape.".formatted(path(wrong)),
                                    "字段“%s”的结构不正确。".formatted(path(wrong))))
                    .violation(path(wrong), "wrong shape", null);
        }
        if (exception instanceof JsonParseException broken) {
            return ProblemException.badRequest(
                    "json-broken",
                    title,
                    Text.of(
                            "The body is not JSON: it breaks at line %d, column %d."
                                    .formatted(
                                            broken.getLocation().getLineNr(),
                                            broken.getLocation().getColumnNr()),
                            "请求体不是有效的JSON:第%d行第%d列有误。"
                                    .formatted(
                                            broken.getLocation().getLineNr(),
                                            broken.getLocation().getColumnNr())));
        }
        return ProblemException.badRequest(
                "json-broken", title, Text.of("The body is not the JSON that was expected.", "请求体不是所需的JSON。"));
    }

    private static ProblemException malformedParameter() {
        return ProblemException.badRequest(
                "parameter-malformed",
                Text.of("A parameter is malformed", "参数格式有误"),
                Text.of(
                        "An id in the path or a query parameter cannot be read: ids are UUIDs, dates look like 2026-06-05.",
                        "路径中的编号或查询参数无法识别:编号为UUID,日期形如2026-06-05。"));
    }

    private static Response response(ProblemException problem, HttpHeaders request) {
        List<Locale> languages = request.getAcceptableLanguages();
        HttpProblem.Builder builder = HttpProblem.builder()
                .withType(URI.create(problem.type()))
                .withStatus(problem.status())
                .withTitle(problem.title().in(languages))
                .withDetail(problem.detail().in(languages));
        if (!problem.violations().isEmpty()) {
            builder.with("violations", problem.violations());
        }
        problem.headers().forEach(builder::withHeader);
        return Response.fromResponse(builder.build().toResponse())
                .type(MediaType.valueOf("application/problem+json"))
                .build();
    }

    private static String path(JsonMappingException exception) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : exception.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
                continue;
            }
            if (!path.isEmpty()) {
                path.append('.');
            }
            path.append(step.getFieldName());
        }
        return path.isEmpty() ? "body" : path.toString();
    }

    private static String expectation(Class<?> type) {
        if (type.isEnum()) {
            return "one of " + List.of(type.getEnumConstants());
        }
        return switch (type.getSimpleName()) {
            case "UUID" -> "a UUID";
            case "Instant", "OffsetDateTime" -> "a time such as 2026-06-05T09:30:00+08:00";
            case "LocalDate" -> "a date such as 2026-06-05";
            default -> "a value of type " + type.getSimpleName();
        };
    }

    private static String httpDetail(int status) {
        return switch (status) {
            case 404 -> "There is nothing at this address. / 此地址没有内容。";
            case 405 -> "This address does not take this method. / 此地址不支持该方法。";
            case 406 -> "None of the accepted media types can be served. / 无法提供所要求的媒体类型。";
            case 413 -> "The body is larger than this operation takes. / 请求体超过允许的大小。";
            case 415 -> "This content type is not taken here; see the operation's description. / 不支持该内容类型,请看接口说明。";
            default -> "The request could not be served. / 请求无法处理。";
        };
    }
}
