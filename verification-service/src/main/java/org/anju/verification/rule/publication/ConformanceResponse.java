package org.anju.verification.rule.publication;

import java.util.List;
import org.anju.verification.rule.conformance.ConformanceCase;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param digest of the rule set that the cases are held against
 * @param casesOf the set whose cases they are: its own, or that of one which it supersedes
 */
@Schema(name = "Conformance")
record ConformanceResponse(String ruleSet, String digest, String casesOf, List<ConformanceCase> cases) {}
