/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.apply;

import io.cplnprefect.cpln.link.ResourceLink;
import java.util.List;

/**
 * What an application of a manifest does with one object. Immutable.
 *
 * @param link full link of the object
 * @param action what is done
 * @param changes the fields that an update changes; empty for other actions
 */
public record PlannedChange(ResourceLink link, Action action, List<FieldChange> changes) {

    /** What is done with an object. */
    public enum Action {
        /** The object does not exist and is created. */
        CREATE,
        /** The object is replaced by one that differs from it. */
        UPDATE,
        /** The object is as the manifest describes it, and is not written. */
        UNCHANGED
    }

    /** Creates a change from a copy of the list. */
    public PlannedChange {
        changes = List.copyOf(changes);
    }

    /**
     * Returns the change, and below it one line for each field.
     *
     * @return the text
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(
                switch (action) {
                    case CREATE -> "create ";
                    case UPDATE -> "update ";
                    case UNCHANGED -> "unchanged ";
                });
        text.append(link);
        changes.forEach(change -> text.append("\n    ").append(change));
        return text.toString();
    }
}
