/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.connection.TextSocket;
import io.cplnprefect.core.connection.TextSocketListener;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.CallSite;
import io.cplnprefect.core.error.DecodingException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.discovery.PlatformService;
import io.cplnprefect.cpln.internal.Backoff;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A subscription to the statuses of workloads, over any number of connections. Thread-safe. */
public final class StatusSubscription implements AutoCloseable {

    private static final String PATH = "register";
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final long STABLE_NANOS = Duration.ofMinutes(1).toNanos();

    private final PlatformService service;
    private final TimeSource time;
    private final Supplier<Secret> token;
    private final String org;
    private final List<WorkloadName> workloads;
    private final StatusListener listener;
    private final ObjectReader reader;

    /** Guarded by this object. */
    private final Backoff waits;
    /** Guarded by this object. */
    private @Nullable TextSocket socket;
    /** Guarded by this object. */
    private boolean closed;
    /** Guarded by this object. */
    private boolean endReported;

    StatusSubscription(
            PlatformService service,
            TimeSource time,
            Supplier<Secret> token,
            String org,
            List<WorkloadName> workloads,
            StatusListener listener) {
        this.service = service;
        this.time = time;
        this.token = token;
        this.org = org;
        this.workloads = workloads;
        this.listener = listener;
        this.reader = service.reader(WorkloadStatusEvent.class);
        this.waits = new Backoff(time.random());
    }

    /** Ends the subscription at once. Repeated calls have no effect. */
    @Override
    public void close() {
        TextSocket open;
        synchronized (this) {
            closed = true;
            open = socket;
            socket = null;
        }
        if (open == null) {
            reportEnd(null);
        } else {
            // Its end is reported as that of the subscription.
            open.close();
        }
    }

    /** Opens a connection. */
    void connect() {
        // The token comes from the user, so that no socket is open if that fails.
        connect(registration());
    }

    private void connect(String registration) {
        Connection connection = new Connection();
        TextSocket opened = service.openSocket((over, events) -> over.openSocket(PATH, Map.of(), events), connection);
        boolean late;
        synchronized (this) {
            late = closed;
            // The connection may have ended already.
            socket = closed || connection.over ? null : opened;
        }
        if (late) {
            opened.close();
        } else {
            opened.send(registration);
        }
    }

    private String registration() {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("token", token.get().reveal());
        ArrayNode interests = message.putArray("interests");
        for (WorkloadName each : workloads) {
            interests.addObject().put("org", org).put("gvc", each.gvc()).put("workload", each.workload());
        }
        return message.toString();
    }

    private void connectAfter(long nanos) {
        try {
            var unused = time.runAfter(Duration.ofNanos(nanos), this::connectAgain)
                    .whenComplete((done, failure) -> {
                        if (failure instanceof CancellationException) {
                            // The client was closed.
                            close();
                        }
                    });
        } catch (CancellationException e) {
            // The client is closed.
            close();
        }
    }

    private void connectAgain() {
        if (isClosed()) {
            return;
        }
        String registration;
        try {
            registration = registration();
        } catch (RuntimeException e) {
            notConnected(e);
            return;
        }
        try {
            connect(registration);
        } catch (ApiException e) {
            // The client is closed.
            end(e);
        } catch (RuntimeException e) {
            notConnected(e);
        }
    }

    private void notConnected(RuntimeException cause) {
        UsageException failure = new UsageException("Cannot subscribe to the statuses of workloads: " + cause, cause);
        long wait;
        synchronized (this) {
            wait = waits.failed(failure);
        }
        interrupted(failure, wait);
    }

    private void interrupted(@Nullable ApiException failure, long wait) {
        try {
            listener.interrupted(failure);
        } catch (RuntimeException e) {
            end(new UsageException("The listener of workload statuses threw " + e, e));
            return;
        }
        connectAfter(wait);
    }

    private void end(@Nullable ApiException failure) {
        synchronized (this) {
            closed = true;
        }
        reportEnd(failure);
    }

    private void reportEnd(@Nullable ApiException failure) {
        synchronized (this) {
            if (endReported) {
                return;
            }
            endReported = true;
        }
        listener.ended(failure);
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private static boolean isFinal(@Nullable ApiException failure) {
        return failure instanceof ServiceException.Unauthorized || failure instanceof ServiceException.Forbidden;
    }

    /** One connection. */
    private final class Connection implements TextSocketListener {

        private final long openedNanos = time.nanoTime().getAsLong();
        private @Nullable ApiException unreadable;
        /** Guarded by the subscription. */
        private boolean over;

        @Override
        public void opened() {
            if (!isClosed()) {
                listener.connected();
            }
        }

        @Override
        public void text(String text) {
            WorkloadStatusEvent event;
            try {
                event = reader.readValue(text);
            } catch (JsonProcessingException e) {
                DecodingException failure = new DecodingException(
                        new CallSite("GET", "/" + PATH, 1),
                        SWITCHING_PROTOCOLS,
                        "invalid event of the workload statuses",
                        "",
                        null,
                        e);
                unreadable = failure;
                // Ends the connection: a subscription that goes on would hide the lost event.
                throw failure;
            }
            if (!isClosed()) {
                listener.changed(event);
            }
        }

        @Override
        public void ended(@Nullable ApiException reason) {
            ApiException failure = unreadable == null ? reason : unreadable;
            boolean byClose;
            long wait = 0;
            synchronized (StatusSubscription.this) {
                over = true;
                socket = null;
                byClose = closed;
                if (!byClose) {
                    boolean stable = time.nanoTime().getAsLong() - openedNanos >= STABLE_NANOS;
                    wait = stable ? waits.succeeded() : waits.failed(failure);
                }
            }
            if (byClose) {
                reportEnd(null);
            } else if (isFinal(failure)) {
                end(failure);
            } else {
                interrupted(failure, wait);
            }
        }
    }
}
