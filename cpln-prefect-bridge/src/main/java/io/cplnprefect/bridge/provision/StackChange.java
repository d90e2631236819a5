/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import io.cplnprefect.cpln.apply.FieldChange;
import io.cplnprefect.cpln.apply.PlannedChange;
import java.util.List;
import java.util.Locale;

/**
 * What an application of a stack does with one object. Immutable. Contains no secrets.
 *
 * @param object full link of an object on Control Plane, or name of an object of Prefect, such as {@code work pool cpln}
 * @param action what is done
 * @param fields the fields that an update of an object on Control Plane changes
 */
public record StackChange(String object, PlannedChange.Action action, List<FieldChange> fields) {

    /** Creates a change from a copy of the list. */
    public StackChange {
        fields = List.copyOf(fields);
    }

    static StackChange of(PlannedChange change) {
        return new StackChange(change.link().toString(), change.action(), change.changes());
    }

    /**
     * Returns the change, and below it one line for each field.
     *
     * @return the text
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(action.name().toLowerCase(Locale.ROOT) + " " + object);
        fields.forEach(field -> text.append("\n    ").append(field));
        return text.toString();
    }
}
