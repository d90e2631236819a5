/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.state;

/**
 * Assertions in the words of the two services. They need no assertion library; the static import can be used together with
 * that of AssertJ.
 *
 * <pre>{@code
 * assertThat(services.flowRun(id)).wasStartedOnce().hasState("COMPLETED");
 * assertThat(services.jobs()).haveEnded();
 * }</pre>
 */
public final class StateAssertions {
    private StateAssertions() {}

    /** Returns the assertions about a flow run. */
    public static FlowRunAssert assertThat(FlowRunRecord run) {
        return new FlowRunAssert(run);
    }

    /** Returns the assertions about a job. */
    public static JobAssert assertThat(JobRecord job) {
        return new JobAssert(job);
    }

    /** Returns the assertions about the events of a resource. */
    public static EventsAssert assertThat(EventRecords events) {
        return new EventsAssert(events);
    }

    /** Returns the assertions about the jobs of all workloads. */
    public static JobsAssert assertThat(JobRecords jobs) {
        return new JobsAssert(jobs);
    }
}
