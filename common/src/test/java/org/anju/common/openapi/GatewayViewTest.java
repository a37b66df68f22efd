package org.anju.common.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.junit.jupiter.api.Test;

class GatewayViewTest {

    private static final String PROBLEM = "application/problem+json";

    private final Operation operation = OASFactory.createOperation();
    private final OpenAPI openApi = OASFactory.createOpenAPI()
            .paths(OASFactory.createPaths()
                    .addPathItem("/households", OASFactory.createPathItem().GET(operation)));

    @Test
    void showsTheServiceBehindTheGateway() {
        new GatewayView().filterOpenAPI(openApi);

        assertThat(openApi.getServers()).extracting(server -> server.getUrl()).containsExactly("/");
    }

    @Test
    void asksForALogInAtTheRealm() {
        new GatewayView().filterOpenAPI(openApi);

        assertThat(openApi.getSecurity().getFirst().getSchemes()).containsOnlyKeys("anju");
        assertThat(openApi.getComponents()
                        .getSecuritySchemes()
                        .get("anju")
                        .getFlows()
                        .getAuthorizationCode()
                        .getTokenUrl())
                .endsWith("/realms/anju/protocol/openid-connect/token");
    }

    @Test
    void addsTheRefusalsThatAllShare() {
        new GatewayView().filterOpenAPI(openApi);

        assertThat(operation.getResponses().getAPIResponses())
                .containsOnlyKeys("400", "401", "403", "404", "503")
                .allSatisfy((status, response) ->
                        assertThat(response.getContent().getMediaTypes()).containsOnlyKeys(PROBLEM));
    }

    @Test
    void keepsWhatAnOperationSaysItself() {
        APIResponse own = OASFactory.createAPIResponse()
                .description("The household is in no village")
                .content(OASFactory.createContent().addMediaType("text/plain", OASFactory.createMediaType()));
        operation.responses(OASFactory.createAPIResponses()
                .addAPIResponse("404", own)
                .addAPIResponse("403", OASFactory.createAPIResponse().description("Only for supervisors")));

        new GatewayView().filterOpenAPI(openApi);

        assertThat(operation.getResponses().getAPIResponse("404")).isSameAs(own);
        assertThat(operation.getResponses().getAPIResponse("403").getDescription())
                .isEqualTo("Only for supervisors");
        assertThat(operation.getResponses().getAPIResponse("403").getContent().getMediaTypes())
                .containsOnlyKeys(PROBLEM);
    }
}
