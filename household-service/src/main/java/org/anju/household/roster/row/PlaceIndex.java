package org.anju.household.roster.row;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.anju.household.region.RegionNames.Named;

/** Places of one kind, found by name: as written first, then by ever shorter forms of it. */
final class PlaceIndex {

    private final List<UnaryOperator<String>> forms;
    private final List<Map<String, List<Named>>> byForm = new ArrayList<>();

    /** @param forms from the most exact to the most tolerant */
    PlaceIndex(List<UnaryOperator<String>> forms, List<Named> places) {
        this.forms = forms;
        for (UnaryOperator<String> form : forms) {
            Map<String, List<Named>> index = HashMap.newHashMap(places.size());
            places.forEach(place -> index.computeIfAbsent(form.apply(place.name()), name -> new ArrayList<>(1))
                    .add(place));
            byForm.add(index);
        }
    }

    /** The places that fit the most exact form for which there is any. */
    List<Named> find(String name) {
        for (int index = 0; index < forms.size(); index++) {
            List<Named> found = byForm.get(index).get(forms.get(index).apply(name));
            if (found != null) {
                return found;
            }
        }
        return List.of();
    }
}
