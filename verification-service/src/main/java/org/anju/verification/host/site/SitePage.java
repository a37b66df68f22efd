package org.anju.verification.host.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param cursor what to send for the next page; absent on the last */
@Schema(name = "SitePage")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SitePage(List<SiteResponse> items, UUID cursor) {}
