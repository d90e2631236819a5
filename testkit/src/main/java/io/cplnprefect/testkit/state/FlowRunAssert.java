/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.state;

import java.util.Iterator;
import java.util.List;
import org.opentest4j.AssertionFailedError;

/** Assertions about a flow run; the message of a failure contains its history and its jobs. */
public final class FlowRunAssert {
    private final FlowRunRecord run;

    FlowRunAssert(FlowRunRecord run) {
        this.run = run;
    }

    /**
     * Asserts the type of the current state.
     *
     * @param type for example {@code COMPLETED}
     * @throws AssertionError if it is in another state
     */
    public FlowRunAssert hasState(String type) {
        if (!run.stateType().equals(type)) {
            throw new AssertionFailedError(
                    "Expected state " + type + " but it was " + run.stateType() + ":\n" + run, type, run.stateType());
        }
        return this;
    }

    /**
     * Asserts that the run has entered states of these types in this order; other states may be between them.
     *
     * @throws AssertionError if one of them is missing
     */
    public FlowRunAssert passedThrough(String... types) {
        Iterator<String> entered = run.states().stream().map(StateRecord::type).iterator();
        for (String type : types) {
            boolean found = false;
            while (!found && entered.hasNext()) {
                found = entered.next().equals(type);
            }
            if (!found) {
                throw new AssertionFailedError("Expected the states " + List.of(types) + " in this order, but " + type
                        + " is missing:\n" + run);
            }
        }
        return this;
    }

    /**
     * Asserts that the run has entered RUNNING once, and that not more than one job refers to it.
     *
     * @throws AssertionError if it was not started or was started more than once
     */
    public FlowRunAssert wasStartedOnce() {
        int starts = run.count("RUNNING");
        if (starts != 1 || run.jobs().size() > 1) {
            throw new AssertionFailedError("Expected one start, but the run has entered RUNNING " + starts
                    + " times and has " + run.jobs().size() + " jobs:\n" + run);
        }
        return this;
    }
}
