/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

/** A job that has not ended in the time that its caller waits. The job continues. */
public class JobTimeoutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JobTimeoutException(String message) {
        super(message);
    }
}
