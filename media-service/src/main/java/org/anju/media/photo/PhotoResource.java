package org.anju.media.photo;

import static org.anju.common.caller.Roles.COUNTY_REVIEWER;
import static org.anju.common.caller.Roles.SUPERVISOR;
import static org.anju.common.caller.Roles.TOWNSHIP_REVIEWER;
import static org.anju.common.caller.Roles.VERIFIER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import org.anju.common.caller.CurrentCaller;
import org.anju.media.MediaConfig;
import org.anju.media.photo.PhotoContent.Picture;
import org.anju.media.photo.PhotoService.Declaration;
import org.anju.media.storage.ObjectStorage;
import org.anju.media.storage.UploadTarget;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

@Path("/photos")
@Tag(name = "Photos 核验照片")
@RunOnVirtualThread
public class PhotoResource {

    private static final String EXAMPLE = "019784b2-5c00-7000-8000-00000000f001";

    private final PhotoService photos;
    private final PhotoConfirmation confirmation;
    private final PhotoContent content;
    private final ObjectStorage storage;
    private final MediaConfig config;
    private final CurrentCaller caller;

    PhotoResource(
            PhotoService photos,
            PhotoConfirmation confirmation,
            PhotoContent content,
            ObjectStorage storage,
            MediaConfig config,
            CurrentCaller caller) {
        this.photos = photos;
        this.confirmation = confirmation;
        this.content = content;
        this.storage = storage;
        this.config = config;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER})
    @Operation(
            operationId = "declarePhoto",
            summary = "Declare a photo and get an upload target 登记照片并获取上传地址",
            description =
                    "Role verifier; in slots PROBLEM_BEFORE and PROBLEM_AFTER, which belong to no record, township-reviewer and"
                            + " county-reviewer too. Send the file to upload.url by upload.method with exactly upload.headers, then"
                            + " confirm. The store takes only the declared type, size and digest. Declaring the same once more"
                            + " answers 200 with a fresh target; households that are not known yet answer 409 with Retry-After.")
    @RequestBody(
            content =
                    @Content(
                            examples = {
                                @ExampleObject(name = "Front of the house 房屋正面", value = """
                                            {
                                              "id": "019784b2-5c00-7000-8000-00000000f001",
                                              "verificationId": "019784b2-5c00-7000-8000-00000000a001",
                                              "householdId": "019784b2-5c00-7000-8000-00000000b001",
                                              "slot": "FRONT",
                                              "contentType": "image/jpeg",
                                              "sizeBytes": 153600,
                                              "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                                              "capturedAt": "2026-06-05T09:30:00+08:00"
                                            }
                                            """),
                                @ExampleObject(name = "Proof of kinship 亲属关系证明", value = """
                                            {
                                              "id": "019784b2-5c00-7000-8000-00000000f003",
                                              "verificationId": "019784b2-5c00-7000-8000-00000000a001",
                                              "householdId": "019784b2-5c00-7000-8000-00000000b001",
                                              "slot": "KINSHIP_PROOF",
                                              "contentType": "image/jpeg",
                                              "sizeBytes": 153600,
                                              "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                                              "capturedAt": "2026-06-05T09:30:00+08:00"
                                            }
                                            """),
                                @ExampleObject(name = "A problem put right 整改后", value = """
                                            {
                                              "id": "019784b2-5c00-7000-8000-00000000f002",
                                              "householdId": "019784b2-5c00-7000-8000-00000000b001",
                                              "slot": "PROBLEM_AFTER",
                                              "contentType": "image/jpeg",
                                              "sizeBytes": 153600,
                                              "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                                              "capturedAt": "2026-06-25T09:30:00+08:00"
                                            }
                                            """)
                            }))
    @APIResponse(responseCode = "201", description = "Declared 已登记")
    @APIResponse(responseCode = "200", description = "Declared before, with the same values 此前已登记,内容相同")
    @APIResponse(responseCode = "409", description = "The id is taken, or the household not yet known 编号已用或农户尚未登记")
    public RestResponse<PhotoResponse> declare(@Valid @NotNull DeclarePhotoRequest request) {
        Declaration declaration = photos.declare(request, caller.get());
        PhotoResponse body = PhotoResponse.from(declaration.photo(), uploadTarget(declaration.photo()));
        if (!declaration.created()) {
            return RestResponse.ok(body);
        }
        return ResponseBuilder.<PhotoResponse>created(URI.create("photos/" + body.id()))
                .entity(body)
                .build();
    }

    private UploadTarget uploadTarget(Photo photo) {
        if (photo.isSettled()) {
            return null;
        }
        return storage.presignUpload(photo.objectKey(), photo.expectedObject(), config.uploadValidFor());
    }

    @POST
    @Path("/{id}/confirm")
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER})
    @Operation(
            operationId = "confirmPhoto",
            summary = "Confirm an upload 确认上传完成",
            description =
                    "By the roles that may declare it. Reads what was uploaded and compares it with the declaration; 200 means stored"
                            + " for good. May be repeated.")
    @APIResponse(responseCode = "200", description = "Stored 已入库")
    @APIResponse(responseCode = "409", description = "Not uploaded yet 尚未上传")
    @APIResponse(responseCode = "422", description = "Rejected; declare it again under a new id 未被接受,请用新编号重新登记")
    public PhotoResponse confirm(@Parameter(example = EXAMPLE) UUID id) {
        Photo photo = confirmation.confirm(id, caller.get()).orElseThrow(PhotoProblems::notUploaded);
        if (photo.isRejected()) {
            throw PhotoProblems.rejected(photo);
        }
        return PhotoResponse.from(photo);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR})
    @Operation(operationId = "getPhoto", summary = "What is known of a photo 照片信息")
    public PhotoResponse get(@Parameter(example = EXAMPLE) UUID id) {
        return PhotoResponse.from(photos.get(id, caller.scope()));
    }

    @GET
    @Path("/{id}/content")
    @RolesAllowed({VERIFIER, TOWNSHIP_REVIEWER, COUNTY_REVIEWER, SUPERVISOR})
    @Operation(operationId = "getPhotoContent", summary = "The picture itself 照片内容")
    @APIResponse(
            responseCode = "200",
            description = "The picture 图片",
            content = {
                @Content(mediaType = "image/jpeg", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "image/png", schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(responseCode = "304", description = "Unchanged 未变化")
    public RestResponse<InputStream> content(
            UUID id,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"original", "thumbnail"}))
                    @RestQuery
                    @DefaultValue("original")
                    ContentSize size,
            @RestHeader("If-None-Match") String known) {
        Photo photo = photos.get(id, caller.scope());
        String tag = "\"%s-%s\"".formatted(photo.sha256Hex(), size.name().toLowerCase(Locale.ROOT));
        if (photo.isStored() && tag.equals(known)) {
            return RestResponse.notModified();
        }
        Picture picture = content.open(photo, size);
        return ResponseBuilder.create(Status.OK, picture.object().content())
                .header("Content-Type", picture.type().contentType())
                .header("Content-Length", picture.object().sizeBytes())
                .header("ETag", tag)
                .header("Cache-Control", "private, max-age=3600")
                .header("Vary", "Authorization")
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        "Content-Disposition",
                        "inline; filename=\"%s.%s\""
                                .formatted(id, picture.type().extension()))
                .build();
    }
}
