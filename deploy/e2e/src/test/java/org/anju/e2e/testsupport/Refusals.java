package org.anju.e2e.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

/** How a refusal has to look, whoever says it. */
public final class Refusals {
    private Refusals() {}

    public static void assertProblem(Answer answer, int status, String slug) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.json().path("type").asText()).isEqualTo("urn:anju:problem:" + slug);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("title").asText()).isNotBlank();
        assertThat(answer.json().path("detail").asText()).isNotBlank();
    }
}
