/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import java.util.ArrayList;
import java.util.List;

/** What the user of a stack should know about it. Pure functions. */
final class StackNotes {

    private StackNotes() {}

    static List<String> of(PrefectStack stack, boolean hasPrefect) {
        List<String> notes = new ArrayList<>();
        if (!stack.worker().serviceAccount()) {
            notes.add("The worker cannot read the logs of jobs, because the token of a workload does not permit it."
                    + " Set worker.serviceAccount to send them to Prefect");
        } else if (!hasPrefect) {
            notes.add(
                    "The key of the service account is not used before an application reaches the Prefect API: until then, the worker"
                            + " cannot read the logs of jobs. Apply the stack again with an address of the API");
        }
        if (!stack.server().allowedCidrs().isEmpty()) {
            notes.add("Requests to the external address of the API end after 5 seconds");
        }
        return notes;
    }
}
