package org.anju.verification.guidance.article;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.anju.verification.guidance.article.ShippedArticles.Shipped;
import org.junit.jupiter.api.Test;

class ShippedArticlesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Shipped> articles = ShippedArticles.load(JSON);

    @Test
    void coverEachSituationOfTheRuleSet() throws IOException {
        JsonNode ruleSet = ruleSet();
        Set<String> situations = new TreeSet<>();
        ruleSet.get("situations")
                .forEach(situation -> situations.add(
                        situation.isTextual()
                                ? situation.asText()
                                : situation.get("code").asText()));

        List<String> covered = new ArrayList<>();
        articles.forEach(article -> covered.addAll(article.content().situations()));

        assertThat(articles).hasSize(20);
        assertThat(covered).doesNotHaveDuplicates().containsAll(situations);
    }

    @Test
    void areAsArticlesMustBe() {
        try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
            Validator validator = factory.getValidator();

            assertThat(articles).allSatisfy(article -> assertThat(validator.validate(article.content()))
                    .isEmpty());
        }
        assertThat(articles).extracting(Shipped::id).doesNotHaveDuplicates();
    }

    @Test
    void sayInBothLanguagesWhatToEnterProveCheckAndSign() {
        assertThat(articles).allSatisfy(article -> {
            assertThat(article.content().chinese().text()).contains("【结论与方式】", "【材料】", "【核对】", "【签字与确认】");
            assertThat(article.content().english().text())
                    .contains("Verdict and mode: ", "Evidence: ", "Checks: ", "Signatures: ");
        });
    }

    @Test
    void markProposalsInBothLanguages() {
        assertThat(articles).allSatisfy(article -> {
            assertThat(article.content().proposal()).isTrue();
            assertThat(article.content().chinese().text()).contains("建议)");
            assertThat(article.content().english().text()).contains("proposal)");
        });
    }

    @Test
    void sendNobodyOverAWallWhereAHouseIsClosed() {
        assertThat(articles)
                .filteredOn(article -> article.content().rules().contains("S08")
                        && !article.content().situations().contains("RENTED_ELSEWHERE"))
                .hasSize(4)
                .allSatisfy(article -> {
                    assertThat(article.content().chinese().text()).contains("不翻墙、不攀爬");
                    assertThat(article.content().english().text())
                            .containsAnyOf("Nobody climbs walls", "do not climb walls");
                });
    }

    private static JsonNode ruleSet() throws IOException {
        try (InputStream resource = ShippedArticlesTest.class.getResourceAsStream("/rule-sets/2020.json")) {
            return JSON.readTree(resource);
        }
    }
}
