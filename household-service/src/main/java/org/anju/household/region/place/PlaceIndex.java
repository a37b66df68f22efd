package org.anju.household.region.place;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.anju.household.region.RegionNames.Named;

/**
 * Places of one kind, found by name: as written first, then by ever shorter forms of it. The name that a region bears today
 * goes before those that it, or a region of the past, once bore.
 */
final class PlaceIndex {

    private final List<UnaryOperator<String>> forms;
    private final List<Map<String, List<Match>>> byForm = new ArrayList<>();

    /** @param forms from the most exact to the most tolerant */
    PlaceIndex(List<UnaryOperator<String>> forms, List<Named> places) {
        this.forms = forms;
        for (UnaryOperator<String> form : forms) {
            Map<String, List<Match>> today = HashMap.newHashMap(places.size());
            Map<String, List<Match>> past = new HashMap<>();
            for (Named place : places) {
                add(new Match(place, place.name()), form, place.ended() ? past : today);
                place.aliases().forEach(alias -> add(new Match(place, alias), form, past));
            }
            byForm.add(today);
            byForm.add(past);
        }
    }

    /** @param name by which the place is known, which may be an alias */
    record Match(Named place, String name) {}

    /** The places that fit the most exact form for which there is any. */
    List<Match> find(String name) {
        for (int index = 0; index < byForm.size(); index++) {
            List<Match> found = byForm.get(index).get(forms.get(index / 2).apply(name));
            if (found != null) {
                return found;
            }
        }
        return List.of();
    }

    private static void add(Match match, UnaryOperator<String> form, Map<String, List<Match>> index) {
        index.computeIfAbsent(form.apply(match.name()), name -> new ArrayList<>(1))
                .add(match);
    }
}
