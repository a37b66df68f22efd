package org.anju.verification.rectification.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.anju.verification.rectification.ProblemResponse;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param cursor what to send for the next page; absent on the last */
@Schema(name = "HousingProblemPage")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProblemPage(List<ProblemResponse> items, String cursor) {}
