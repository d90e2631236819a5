/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.automation;

/** An action that could not be performed; the message is the reason in its event. */
final class ActionFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ActionFailedException(String reason) {
        super(reason);
    }
}
