package org.anju.common.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Shows a service's operations as callers meet them: behind the gateway, with a log-in, and with the refusals all share. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class GatewayView implements OASFilter {

    private static final String SCHEME = "anju";
    private static final Map<String, String> REFUSALS = Map.of(
            "400", "The request is malformed 请求有误",
            "401", "No token, or one that is not accepted 未登录或令牌无效",
            "403", "Role or region does not allow it 角色或区域无权",
            "404", "Not there, or outside your regions 不存在或不在管辖区域",
            "503", "Not available just now: see Retry-After 暂不可用");

    @Override
    public void filterOpenAPI(OpenAPI openApi) {
        openApi.setServers(List.of(OASFactory.createServer().url("/")));
        if (openApi.getComponents() == null) {
            openApi.setComponents(OASFactory.createComponents());
        }
        openApi.getComponents().addSecurityScheme(SCHEME, logIn());
        openApi.getComponents().addSchema("Problem", problemSchema());
        openApi.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(SCHEME, List.of("openid"))));
        if (openApi.getPaths() != null) {
            openApi.getPaths().getPathItems().values().forEach(path -> path.getOperations()
                    .values()
                    .forEach(GatewayView::addRefusals));
        }
    }

    private static SecurityScheme logIn() {
        String realm = ConfigProvider.getConfig().getValue("quarkus.oidc.auth-server-url", String.class);
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.OAUTH2)
                .description("Log in with your Anju account. 使用安居账号登录。")
                .flows(OASFactory.createOAuthFlows()
                        .authorizationCode(OASFactory.createOAuthFlow()
                                .authorizationUrl(realm + "/protocol/openid-connect/auth")
                                .tokenUrl(realm + "/protocol/openid-connect/token")
                                .scopes(Map.of("openid", "Who you are 身份"))));
    }

    private static Schema problemSchema() {
        Schema text = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("RFC 9457 problem, in Chinese or English by Accept-Language")
                .addProperty("type", text)
                .addProperty("title", text)
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text)
                .addProperty("instance", text);
    }

    private static void addRefusals(Operation operation) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        REFUSALS.forEach((status, description) -> {
            APIResponse declared = operation.getResponses().getAPIResponse(status);
            if (declared != null && declared.getContent() != null) {
                return;
            }
            String text = declared == null
                            || declared.getDescription() == null
                            || declared.getDescription().isEmpty()
                    ? description
                    : declared.getDescription();
            operation
                    .getResponses()
                    .addAPIResponse(
                            status,
                            OASFactory.createAPIResponse().description(text).content(problem()));
        });
    }

    private static Content problem() {
        return OASFactory.createContent()
                .addMediaType(
                        "application/problem+json",
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/Problem")));
    }
}
