/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.fault.internal;

import java.time.Instant;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** Handles the requests of an emulator. */
@FunctionalInterface
public interface RequestHandler {
    /**
     * Handles a request.
     *
     * @param received the time at which the request arrived, earlier than now if its effect is late
     */
    MockResponse handle(RecordedRequest request, Instant received) throws InterruptedException;
}
