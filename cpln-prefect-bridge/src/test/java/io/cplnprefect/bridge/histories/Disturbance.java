/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.histories;

import java.util.List;
import java.util.SplittableRandom;

/** What happens at one request of a worker. */
enum Disturbance {
    /** The connection breaks before the request has an effect. */
    LOSE_REQUEST,
    /** The connection breaks after the request had its effect. */
    LOSE_RESPONSE,
    /** The connection breaks, and the request has its effect later. */
    LATE_EFFECT,
    /** Status 500 without an effect. */
    SERVER_ERROR,
    /** Status 503 without an effect. */
    UNAVAILABLE,
    /** Status 429 with {@code Retry-After}. */
    RATE_LIMIT,
    /** Status 401, as from a token that was replaced. */
    UNAUTHORIZED,
    /** No response until the client gives up. */
    HANG,
    /** The connection breaks within the body of the response. */
    CUT_BODY,
    /** From this request on, lists of commands are those of up to 40 s before. */
    STALE_LISTS,
    /** The process ends before the request is sent. */
    DEATH_BEFORE,
    /** The process ends after the effect of the request, before its response. */
    DEATH_AFTER,
    /** The process is suspended before the request is sent. */
    PAUSE,
    /** Another worker does a round before the request is sent. */
    OTHER_WORKER,
    /** A user changes a flow run before the request is sent. */
    USER;

    private static final List<Disturbance> ALL = List.of(values());

    /** What leaves the effect of a request open, which is more often the cause of a defect than a refusal. */
    private static final List<Disturbance> OPEN =
            List.of(LATE_EFFECT, LATE_EFFECT, LOSE_RESPONSE, PAUSE, DEATH_AFTER, DEATH_BEFORE, USER);

    static Disturbance any(SplittableRandom random) {
        return ALL.get(random.nextInt(ALL.size()));
    }

    static Disturbance ofOpenEffect(SplittableRandom random) {
        return OPEN.get(random.nextInt(OPEN.size()));
    }
}
