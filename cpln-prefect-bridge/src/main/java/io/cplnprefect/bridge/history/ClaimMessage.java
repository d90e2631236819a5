/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.history;

import io.cplnprefect.prefect.state.State;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The message of a claim, which names the worker. Pure functions. */
public final class ClaimMessage {

    private static final Pattern FORM = Pattern.compile("Claimed by worker '(.+)'");

    private ClaimMessage() {}

    /**
     * Returns the message of the claims of a worker.
     *
     * @param worker name of the worker, as it is in its heartbeats
     * @return the message
     */
    public static String of(String worker) {
        return "Claimed by worker '" + worker + "'";
    }

    /**
     * Returns the worker that proposed a claim.
     *
     * @param claim the state PENDING
     * @return name of the worker, or {@code null} if it is not a worker of this library
     */
    public static @Nullable String worker(State claim) {
        String message = claim.message();
        Matcher matcher = FORM.matcher(message == null ? "" : message);
        return matcher.matches() ? matcher.group(1) : null;
    }
}
