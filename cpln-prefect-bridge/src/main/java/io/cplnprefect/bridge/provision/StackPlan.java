/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import io.cplnprefect.cpln.apply.PlannedChange;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an application of a stack would do, in its order. Immutable. Contains no secrets.
 *
 * @param changes what is done with each object
 * @param problems why the stack cannot be applied; empty if it can
 * @param notes what the user should know, such as that the Prefect API cannot be reached yet
 */
public record StackPlan(List<StackChange> changes, List<String> problems, List<String> notes) {

    /** Creates a plan from copies of the lists. */
    public StackPlan {
        changes = List.copyOf(changes);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /**
     * Returns whether anything is written.
     *
     * @return {@code true} if at least one object is created or updated
     */
    public boolean hasChanges() {
        return changes.stream().anyMatch(change -> change.action() != PlannedChange.Action.UNCHANGED);
    }

    /**
     * Returns the changes, problems and notes, one below the other.
     *
     * @return the text
     */
    @Override
    public String toString() {
        return Stream.of(
                        changes.stream().map(StackChange::toString),
                        problems.stream().map(problem -> "problem: " + problem),
                        notes.stream().map(note -> "note: " + note))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }
}
