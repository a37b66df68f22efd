package org.anju.verification.rule;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a campaign asks of a record, as data: categories and modes of assurance, the safety grades and photos each needs.
 *
 * @param situations special situations that a record may name
 * @param notSecuredPhotos what is asked where housing is found not secured
 */
public record RuleSet(
        String id,
        String english,
        String chinese,
        String basis,
        Set<String> slots,
        Set<String> grades,
        Set<String> situations,
        PhotoRequirement notSecuredPhotos,
        List<Category> categories) {

    public record Category(String code, String english, String chinese, List<Mode> modes) {}

    /** @param grades the safety grades that this mode rests on; empty where it needs none */
    public record Mode(String code, String english, String chinese, List<String> grades, PhotoRequirement photos) {}

    public record PhotoRequirement(int minimum, List<String> required) {}

    @JsonIgnore
    Optional<Category> categoryOf(String mode) {
        return categories.stream()
                .filter(category -> category.modes().stream()
                        .anyMatch(candidate -> candidate.code().equals(mode)))
                .findFirst();
    }

    @JsonIgnore
    Optional<Mode> mode(String code) {
        return categories.stream()
                .flatMap(category -> category.modes().stream())
                .filter(mode -> mode.code().equals(code))
                .findFirst();
    }
}
