/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.histories;

import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/** The kinds of requests, by which disturbances are counted. */
enum RequestKind {
    CLAIM("POST", ".*/set_state", "\"PENDING\""),
    SET_STATE("POST", ".*/set_state", ""),
    START("POST", ".*/-command", "runCronWorkload"),
    STOP("POST", ".*/-command", "stopReplica"),
    COMMAND_LIST("POST", ".*/-command/-query", ""),
    COMMAND("GET", ".*/-command/[^/]+", ""),
    WORKLOAD_LIST("POST", ".*/workload/-query", ""),
    WORKLOAD_CREATE("POST", ".*/workload", ""),
    READINESS("GET", ".*/workload/.*", ""),
    PLATFORM("", "/org.*", ""),
    POLL("POST", ".*/get_scheduled_flow_runs", ""),
    HEARTBEAT("POST", ".*/heartbeat", ""),
    WORKERS("POST", ".*/workers/filter", ""),
    RUN_LIST("POST", ".*/flow_runs/filter", ""),
    HISTORY("GET", ".*/flow_run_states.*", ""),
    PID("PATCH", ".*/flow_runs/.*", ""),
    RUN("GET", ".*/flow_runs/.*", ""),
    OTHER("", ".*", "");

    private static final List<RequestKind> READS_OF_A_POLL =
            List.of(POLL, RUN, HISTORY, COMMAND_LIST, READINESS, WORKLOAD_LIST, WORKLOAD_CREATE);
    private static final List<RequestKind> CHANGES_OF_A_POLL = List.of(CLAIM, CLAIM, CLAIM, START, START, START, PID);
    private static final List<RequestKind> READS_OF_AN_OBSERVATION =
            List.of(RUN, RUN, HISTORY, COMMAND_LIST, COMMAND, RUN_LIST, WORKERS);
    private static final List<RequestKind> CHANGES_OF_AN_OBSERVATION =
            List.of(SET_STATE, SET_STATE, SET_STATE, STOP, START, PID);

    /** Returns a kind of request that changes something, sent by polls or by observations. */
    static RequestKind change(SplittableRandom random, boolean poll) {
        return one(random, poll ? CHANGES_OF_A_POLL : CHANGES_OF_AN_OBSERVATION);
    }

    /** Returns a kind of request that reads something, sent by polls or by observations. */
    static RequestKind read(SplittableRandom random, boolean poll) {
        return one(random, poll ? READS_OF_A_POLL : READS_OF_AN_OBSERVATION);
    }

    private static RequestKind one(SplittableRandom random, List<RequestKind> kinds) {
        return kinds.get(random.nextInt(kinds.size()));
    }

    private final String method;
    private final Pattern path;
    private final String content;

    RequestKind(String method, String path, String content) {
        this.method = method;
        this.path = Pattern.compile(path);
        this.content = content;
    }

    static RequestKind of(String method, String path, String body) {
        for (RequestKind kind : values()) {
            if ((kind.method.isEmpty() || kind.method.equals(method))
                    && kind.path.matcher(path).matches()
                    && body.contains(kind.content)) {
                return kind;
            }
        }
        throw new IllegalStateException("OTHER matches all requests");
    }
}
