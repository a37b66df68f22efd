package org.anju.verification.guidance.visit;

import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import org.anju.common.region.RegionCode;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Which tasks are wanted. */
public class TaskFilter {

    @Parameter(example = "622927000000")
    @NotNull
    @RestQuery
    RegionCode region;

    @Parameter(description = "Those that are done instead of the open ones 查看已完成的")
    @DefaultValue("false")
    @RestQuery
    boolean done;

    @Parameter(description = "Only those given to you or to your roles 只看指派给我的")
    @DefaultValue("false")
    @RestQuery
    boolean mine;

    @Parameter(description = "Only those whose day is past 只看逾期的")
    @DefaultValue("false")
    @RestQuery
    boolean overdue;
}
