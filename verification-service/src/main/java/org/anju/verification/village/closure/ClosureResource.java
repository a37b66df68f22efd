package org.anju.verification.village.closure;

import static org.anju.common.caller.Roles.AUDITOR;
import static org.anju.common.caller.Roles.BULLETIN_EDITOR;
import static org.anju.common.caller.Roles.COUNTY_REVIEWER;
import static org.anju.common.caller.Roles.SUPERVISOR;
import static org.anju.common.caller.Roles.TOWNSHIP_REVIEWER;
import static org.anju.common.caller.Roles.VERIFIER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.common.region.RegionCode;
import org.anju.verification.village.closure.ClosureService.Closing;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/campaigns/{campaign}/villages")
@Tag(name = "Villages of a campaign 核验行动的村")
@RunOnVirtualThread
public class ClosureResource {

    private static final String DEMO_CAMPAIGN = "01970000-0000-7000-8000-000000006229";
    private static final String DEMO_VILLAGE = "622927100200";
    private static final String PDF = "application/pdf";

    private final ClosureService closures;
    private final CertificatePrinter printer;
    private final CurrentCaller caller;

    ClosureResource(ClosureService closures, CertificatePrinter printer, CurrentCaller caller) {
        this.closures = closures;
        this.printer = printer;
        this.caller = caller;
    }

    @GET
    @Path("/{village}/closure")
    @RolesAllowed({TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR})
    @Operation(
            operationId = "getVillageClosure",
            summary = "The balance of a village 村核验平衡表",
            description =
                    "Roster = verified + special + removed; verified + special = secured + notSecured + withoutVerdict, the last of"
                            + " situations in which the rule set knows no verdict; and what is missing by reason, with up to 100"
                            + " households each; all from one moment. 花名册=已核验+特殊情形+已移出;已核验+特殊情形=有保障+未保障+未作认定;"
                            + "未完成事项按原因列出,每项至多100户。")
    public ClosureResponse closure(
            @Parameter(example = DEMO_CAMPAIGN) @RestPath UUID campaign,
            @Parameter(example = DEMO_VILLAGE) @RestPath RegionCode village) {
        return closures.closure(campaign, village, caller.get());
    }

    @POST
    @Path("/{village}/close")
    @RolesAllowed(COUNTY_REVIEWER)
    @Operation(
            operationId = "closeVillage",
            summary = "Close a village whose balance is right 村核验办结",
            description =
                    "Role county-reviewer. Needs a confirmed record of each household on the roster, their photos stored, findings"
                            + " settled, problems closed or planned, and a recheck sample whose frame held some of them, with what"
                            + " was drawn visited again. Locks the records and issues a certificate. Closed again after an approved"
                            + " change request it gets a new edition; otherwise a second closing answers 200."
                            + " 须每户均有已确认记录、照片齐全、检查发现已处理、问题已销号或列入计划,且已抽样复核;锁定记录并签发证书;变更后重新办结时签发新版。")
    @APIResponse(responseCode = "201", description = "Closed 已办结")
    @APIResponse(responseCode = "200", description = "Closed before, and unchanged since 此前已办结,无变更")
    @APIResponse(
            responseCode = "409",
            description = "Something is missing: violations list it by reason, with up to 100 household ids 尚有未完成事项")
    public RestResponse<CertificateResponse> close(
            @Parameter(example = DEMO_CAMPAIGN) @RestPath UUID campaign,
            @Parameter(example = DEMO_VILLAGE) @RestPath RegionCode village) {
        Closing closing = closures.close(campaign, village, caller.get());
        CertificateResponse certificate = CertificateResponse.from(closing.certificate());
        if (!closing.issued()) {
            return RestResponse.ok(certificate);
        }
        return ResponseBuilder.<CertificateResponse>created(
                        URI.create("campaigns/%s/villages/%s/certificate".formatted(campaign, village)))
                .entity(certificate)
                .build();
    }

    @GET
    @Path("/{village}/certificate")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR, BULLETIN_EDITOR, AUDITOR})
    @Operation(
            operationId = "getClosureCertificate",
            summary = "The certificate of a closed village 村核验办结证书",
            description =
                    "The last edition, as JSON or, with Accept: application/pdf, to print. It holds no personal data."
                            + " 最新版;Accept: application/pdf时为PDF。不含个人信息。")
    @APIResponse(
            responseCode = "200",
            description = "The last edition 最新版",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = CertificateResponse.class)),
                @Content(mediaType = PDF, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public CertificateResponse certificate(
            @Parameter(example = DEMO_CAMPAIGN) @RestPath UUID campaign,
            @Parameter(example = DEMO_VILLAGE) @RestPath RegionCode village) {
        return CertificateResponse.from(closures.certificate(campaign, village, caller.get()));
    }

    @GET
    @Path("/{village}/certificate")
    @Produces(PDF)
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR, BULLETIN_EDITOR, AUDITOR})
    @Operation(hidden = true)
    public RestResponse<byte[]> print(
            @Parameter(example = DEMO_CAMPAIGN) @RestPath UUID campaign,
            @Parameter(example = DEMO_VILLAGE) @RestPath RegionCode village) {
        byte[] pdf = printer.print(closures.certificate(campaign, village, caller.get()));
        return ResponseBuilder.ok(pdf)
                .header("Content-Disposition", "inline; filename=\"closure-%s.pdf\"".formatted(village))
                .build();
    }
}
