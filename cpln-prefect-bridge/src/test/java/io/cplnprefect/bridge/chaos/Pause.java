/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

/** The wait between two steps of a program that drives other processes. */
final class Pause {

    private Pause() {}

    static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
