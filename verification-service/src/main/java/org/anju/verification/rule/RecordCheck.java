package org.anju.verification.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.anju.common.problem.Text;

/** Holds a record against a rule set; every finding here blocks. */
public final class RecordCheck {

    private final RuleSet rules;
    private final List<Finding> findings = new ArrayList<>();

    private RecordCheck(RuleSet rules) {
        this.rules = rules;
    }

    /**
     * What the rules look at.
     *
     * @param assuranceCategory null where not secured, as is the mode
     * @param slots the slots of the record's photos, one entry a photo
     */
    public record Subject(
            boolean secured,
            String assuranceCategory,
            String assuranceMode,
            String safetyGrade,
            String situation,
            Collection<String> slots) {}

    public static List<Finding> findings(RuleSet rules, Subject subject) {
        RecordCheck check = new RecordCheck(rules);
        check.knownCodes(subject);
        if (!subject.secured()) {
            check.nothingAssured(subject);
            check.photos(rules.notSecuredPhotos(), subject.slots());
            return check.findings;
        }
        Optional<RuleSet.Mode> mode = check.mode(subject);
        mode.ifPresent(known -> {
            check.grade(known, subject.safetyGrade());
            check.photos(known.photos(), subject.slots());
        });
        return check.findings;
    }

    private void knownCodes(Subject subject) {
        if (subject.situation() != null && !rules.situations().contains(subject.situation())) {
            add(
                    "R01",
                    "situation",
                    "'%s' is not a situation of rule set %s; known: %s",
                    "“%s”不是规则集%s中的特殊情形;可用:%s",
                    subject.situation(),
                    rules.id(),
                    rules.situations());
        }
        if (subject.safetyGrade() != null && !rules.grades().contains(subject.safetyGrade())) {
            add(
                    "R01",
                    "safetyGrade",
                    "'%s' is not a safety grade; known: %s",
                    "“%s”不是安全等级;可用:%s",
                    subject.safetyGrade(),
                    rules.grades());
        }
        for (String slot : subject.slots()) {
            if (!rules.slots().contains(slot)) {
                add(
                        "R01",
                        "photos.slot",
                        "'%s' is not a photo slot; known: %s",
                        "“%s”不是照片类别;可用:%s",
                        slot,
                        rules.slots());
            }
        }
    }

    private void nothingAssured(Subject subject) {
        if (subject.assuranceCategory() != null || subject.assuranceMode() != null) {
            add(
                    "R02",
                    "assuranceMode",
                    "a household that is not secured has no category and no mode: leave both out",
                    "住房未保障的户没有保障类别和方式:请都不填写");
        }
    }

    private Optional<RuleSet.Mode> mode(Subject subject) {
        Optional<RuleSet.Category> category = rules.categoryOf(subject.assuranceMode());
        if (category.isEmpty()) {
            add(
                    "R03",
                    "assuranceMode",
                    "'%s' is not a mode of rule set %s",
                    "“%s”不是规则集%s中的保障方式",
                    subject.assuranceMode(),
                    rules.id());
            return Optional.empty();
        }
        if (!category.get().code().equals(subject.assuranceCategory())) {
            add(
                    "R03",
                    "assuranceCategory",
                    "mode %s belongs to category %s, not to '%s'",
                    "保障方式%s属于类别%s,而不是“%s”",
                    subject.assuranceMode(),
                    category.get().code(),
                    subject.assuranceCategory());
        }
        return rules.mode(subject.assuranceMode());
    }

    private void grade(RuleSet.Mode mode, String grade) {
        if (!mode.grades().isEmpty() && !mode.grades().contains(grade)) {
            add(
                    "Q07",
                    "safetyGrade",
                    "mode %s rests on safety grade %s, found '%s'",
                    "保障方式%s须有%s级安全鉴定或评定,现为“%s”",
                    mode.code(),
                    mode.grades(),
                    grade);
        }
    }

    private void photos(RuleSet.PhotoRequirement requirement, Collection<String> slots) {
        if (slots.size() < requirement.minimum()) {
            add(
                    "Q01",
                    "photos",
                    "%d photos are needed, found %d",
                    "需要%d张照片,现有%d张",
                    requirement.minimum(),
                    slots.size());
        }
        for (String slot : requirement.required()) {
            if (!slots.contains(slot)) {
                add("Q01", "photos", "a photo in slot %s is needed", "缺少%s类照片", slot);
            }
        }
    }

    private void add(String rule, String field, String english, String chinese, Object... values) {
        findings.add(new Finding(rule, field, Text.of(english.formatted(values), chinese.formatted(values))));
    }
}
