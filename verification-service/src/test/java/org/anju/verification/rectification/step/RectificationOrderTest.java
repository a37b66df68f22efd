package org.anju.verification.rectification.step;

import static org.anju.verification.testsupport.Given.VERIFIER;
import static org.anju.verification.testsupport.Given.VILLAGE;
import static org.anju.verification.testsupport.Patience.await;
import static org.anju.verification.testsupport.ProblemApi.TOWNSHIP;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.anju.verification.testsupport.Broker;
import org.anju.verification.testsupport.Given;
import org.anju.verification.testsupport.ProblemApi;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RectificationOrderTest {

    @Inject
    Given given;

    @Inject
    Broker broker;

    @Test
    void completesEveryRectificationWhateverTheOrderOfPhotosAndTelling() {
        UUID campaign = given.campaign();
        List<Runnable> acts = new ArrayList<>();
        List<UUID> problems = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            UUID household = given.household(VILLAGE);
            UUID problem = ProblemApi.reported(campaign, household, "HOST_UNSAFE");
            ProblemApi.assign(TOWNSHIP, problem).statusCode(200);
            UUID before = Given.id();
            UUID after = Given.id();
            acts.add(() -> broker.photoStoredAs("PROBLEM_BEFORE", before, household));
            acts.add(() -> broker.photoStoredAs("PROBLEM_AFTER", after, household));
            acts.add(() -> ProblemApi.rectify(VERIFIER, problem, before, after).statusCode(200));
            problems.add(problem);
        }
        Collections.shuffle(acts, new Random(42));
        acts.parallelStream().forEach(Runnable::run);

        await().untilAsserted(() -> problems.forEach(problem ->
                assertThat(ProblemApi.read(problem).getString("state")).isEqualTo("RECTIFIED")));
    }
}
