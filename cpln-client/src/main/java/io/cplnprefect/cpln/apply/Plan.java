/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What an application of a manifest would do, in its order. Immutable. Contains no data of secrets in its text form. */
public final class Plan {

    private final List<Step> steps;
    private final List<ManifestProblem> warnings;

    Plan(List<Step> steps, List<ManifestProblem> warnings) {
        this.steps = List.copyOf(steps);
        this.warnings = List.copyOf(warnings);
    }

    /** An object of the manifest, and what is done with it. */
    record Step(Target target, PlannedChange change) {}

    /**
     * Returns what is done with each object.
     *
     * @return the changes in the order of writing
     */
    public List<PlannedChange> changes() {
        return steps.stream().map(Step::change).toList();
    }

    /**
     * Returns whether anything is written.
     *
     * @return {@code true} if at least one object is created or updated
     */
    public boolean hasChanges() {
        return steps.stream().anyMatch(step -> step.change.action() != PlannedChange.Action.UNCHANGED);
    }

    /**
     * Returns the documents that the server refuses in a dry run, and the links to objects that are neither in the organization
     * nor in the manifest.
     *
     * @return the warnings in the order of the documents
     */
    public List<ManifestProblem> warnings() {
        return warnings;
    }

    List<Step> steps() {
        return steps;
    }

    /**
     * Returns the changes and warnings, one below the other.
     *
     * @return the text
     */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        steps.forEach(step -> lines.add(step.change.toString()));
        warnings.forEach(warning -> lines.add("warning: " + warning));
        return lines.stream().collect(Collectors.joining("\n"));
    }
}
