package org.anju.verification.recheck.sample;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What records of one stratum have in common; the order here is that of the parts of a stratum's name. */
@Schema(name = "RecheckStratumKey")
enum StratumKey {
    TOWNSHIP {
        @Override
        String of(Candidate candidate) {
            return candidate.villageCode().substring(0, 9);
        }
    },
    CATEGORY {
        @Override
        String of(Candidate candidate) {
            return candidate.assuranceCategory();
        }
    },
    SITUATION {
        @Override
        String of(Candidate candidate) {
            return candidate.situation() == null ? "-" : candidate.situation();
        }
    };

    abstract String of(Candidate candidate);
}
