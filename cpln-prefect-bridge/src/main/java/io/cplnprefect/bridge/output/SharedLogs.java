/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.output;

import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.time.TimeSource;

/** What the logs of all workloads share. Thread-safe. */
record SharedLogs(TimeSource time, ReadSlots slots, Deliveries deliveries, Events events) {

    /** Receives events, without a lock. */
    interface Events {

        /** Called when a job was removed because no more lines are expected. */
        void drained(FollowedJob job);

        /** Called when the service has rejected the token. */
        void refused(String org, ServiceException refusal);

        /** Called when the service has returned lines. */
        void permitted(String org);
    }
}
