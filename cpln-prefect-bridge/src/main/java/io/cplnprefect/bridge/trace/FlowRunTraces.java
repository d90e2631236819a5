/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.trace;

import io.cplnprefect.bridge.worker.FlowRunEnvironment;
import io.cplnprefect.bridge.worker.WorkerListener;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Traces of flow runs: a span for the submission, a span for the job, and in the job the variable {@code TRACEPARENT}, from which
 * instrumented flows continue the trace.
 *
 * <pre>{@code
 * FlowRunTraces traces = new FlowRunTraces(openTelemetry);
 * WorkerSettings settings = WorkerSettings.builder().workPool("jobs").flowRunEnvironment(traces.environment()).build();
 * Worker worker = bridge.worker(settings, traces.listener(WorkerListener.NONE));
 * }</pre>
 *
 * <p>The trace id of a flow run is its UUID. So the spans of all workers that have worked on the flow run belong to one trace, also after
 * the end of a process, and the trace is found by the id of the flow run. The variable is part of the command and not of the workload, so
 * that jobs still share workloads.
 *
 * <p>Thread-safe.
 */
public final class FlowRunTraces {

    private final FlowRunSpans spans;

    /**
     * Creates traces.
     *
     * @param openTelemetry creates the spans
     */
    public FlowRunTraces(OpenTelemetry openTelemetry) {
        Tracer tracer = openTelemetry.getTracer("io.cplnprefect.bridge");
        this.spans = new FlowRunSpans(tracer);
    }

    /**
     * Returns a listener of a worker that begins and ends the spans.
     *
     * @param next called after each event
     * @return the listener
     */
    public WorkerListener listener(WorkerListener next) {
        return new TracingListener(spans, next);
    }

    /**
     * Returns the variables by which a job continues the trace of its flow run.
     *
     * @return the source of the variables
     */
    public FlowRunEnvironment environment() {
        return flowRunId -> {
            Map<String, String> variables = new HashMap<>();
            W3CTraceContextPropagator.getInstance()
                    .inject(
                            Context.root().with(spans.current(flowRunId)),
                            variables,
                            (carrier, name, value) -> variables.put(name.toUpperCase(Locale.ROOT), value));
            return variables;
        };
    }
}
