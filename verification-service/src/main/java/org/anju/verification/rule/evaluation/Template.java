package org.anju.verification.rule.evaluation;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A message with {@code {names}} in it. */
record Template(String text) {

    private static final Pattern NAME = Pattern.compile("\\{([A-Za-z]+)\\}");

    Set<String> names() {
        return NAME.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }

    String with(Map<String, String> values) {
        return NAME.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), "")));
    }
}
