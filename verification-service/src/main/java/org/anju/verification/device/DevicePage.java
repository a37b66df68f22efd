package org.anju.verification.device;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param cursor what to send for the next page; absent on the last */
@Schema(name = "DevicePage")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DevicePage(List<DeviceResponse> items, String cursor) {}
