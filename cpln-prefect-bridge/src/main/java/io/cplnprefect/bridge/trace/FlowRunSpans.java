/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The open span of each flow run. Thread-safe. */
final class FlowRunSpans {

    private final Tracer tracer;
    private final Map<UUID, Span> open = new ConcurrentHashMap<>();

    FlowRunSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    /** Begins a span. The one that is open is ended, and becomes its parent. */
    void begin(UUID flowRunId, String name) {
        Span before = open.get(flowRunId);
        Span span = tracer.spanBuilder(name)
                .setParent(Context.root().with(before == null ? root(flowRunId) : before))
                .setAttribute("prefect.flow_run.id", flowRunId.toString())
                .startSpan();
        end(flowRunId, none -> {});
        open.put(flowRunId, span);
    }

    /** Ends the open span, if there is one, after a change. */
    void end(UUID flowRunId, Consumer<Span> change) {
        Span span = open.remove(flowRunId);
        if (span != null) {
            change.accept(span);
            span.end();
        }
    }

    @Nullable
    Span get(UUID flowRunId) {
        return open.get(flowRunId);
    }

    /** Returns the span that a job continues. */
    Span current(UUID flowRunId) {
        Span span = open.get(flowRunId);
        return span != null && span.getSpanContext().isValid() ? span : root(flowRunId);
    }

    /** Every process derives the same root from the id of a flow run. */
    private static Span root(UUID flowRunId) {
        String trace = flowRunId.toString().replace("-", "");
        return Span.wrap(SpanContext.createFromRemoteParent(
                trace, trace.substring(0, 16), TraceFlags.getSampled(), TraceState.getDefault()));
    }
}
