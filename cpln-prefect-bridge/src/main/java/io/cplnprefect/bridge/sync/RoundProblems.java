/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync;

import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.TransportException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The problems of one round. A failure of one flow run is a problem of that run, and does not end the round. A request without a
 * response is a problem of the round, because the service is likely to be unreachable for all.
 */
final class RoundProblems {

    private static final Logger LOG = LoggerFactory.getLogger(RoundProblems.class);

    private final List<String> messages = new ArrayList<>();
    private final List<String> ofRound = new ArrayList<>();

    /** Adds a problem of the round. */
    void add(String message) {
        messages.add(message);
        ofRound.add(message);
    }

    void addAll(Collection<String> problems) {
        problems.forEach(this::add);
    }

    /** Adds problems of single objects. */
    void addSingle(Collection<String> problems) {
        messages.addAll(problems);
    }

    /** Adds the failure of a flow run. */
    void ofRun(UUID id, RuntimeException failure) {
        of("Flow run " + id, failure);
    }

    /** Adds the failure of one object. What is no failure of a request is an unusual object, or a defect here. */
    void of(String subject, RuntimeException failure) {
        if (failure instanceof CancellationException cancelled) {
            throw cancelled;
        }
        if (failure instanceof TransportException) {
            add(subject + ": " + failure.getMessage());
        } else if (failure instanceof ApiException) {
            messages.add(subject + ": " + failure.getMessage());
        } else {
            LOG.debug("{} could not be observed", subject, failure);
            messages.add(subject + " could not be observed: " + failure);
        }
    }

    /** Takes a step for one flow run. */
    void isolate(UUID flowRunId, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException failure) {
            ofRun(flowRunId, failure);
        }
    }

    List<String> all() {
        return messages;
    }

    List<String> ofRound() {
        return ofRound;
    }
}
