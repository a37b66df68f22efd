package org.anju.household.search;

import jakarta.ws.rs.QueryParam;
import org.anju.common.region.RegionCode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What callers may search by, as it stands in the query; all of it at will and together. */
public class SearchParameters {

    @Parameter(
            description =
                    "County, township or village within your regions; all of yours if left out 管辖范围内的县、乡镇或村,不填则为全部",
            schema = @Schema(type = SchemaType.STRING))
    @QueryParam("region")
    RegionCode region;

    @Parameter(description = "Household number; from 4 characters on also the beginning of one 户编号,4位以上可只填开头")
    @QueryParam("householdNo")
    String householdNo;

    @Parameter(description = "Part of the head's name, or initials of its pinyin such as mzh 户主姓名的一部分,或拼音首字母(如mzh)")
    @QueryParam("name")
    String name;

    @Parameter(
            description = "Assurance category 保障途径",
            schema = @Schema(enumeration = {"APPRAISED_SAFE", "RENOVATED_SAFE", "PROVIDED_SAFE"}))
    @QueryParam("category")
    String category;

    @Parameter(description = "Mode as the roster was marked beforehand, such as NURSING_HOME 预标的具体保障方式")
    @QueryParam("expectedMode")
    String expectedMode;

    @Parameter(description = "Such as FIVE_GUARANTEES 贫困户属性")
    @QueryParam("povertyAttribute")
    String povertyAttribute;

    @Parameter(
            description = "On the roster, off it, or ALL 在册、已销户或全部",
            schema =
                    @Schema(
                            enumeration = {"ACTIVE", "REMOVED", "ALL"},
                            defaultValue = "ACTIVE"))
    @QueryParam("status")
    String status;
}
