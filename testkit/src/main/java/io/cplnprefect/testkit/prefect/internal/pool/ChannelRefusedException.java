/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.pool;

/** The server does not accept the hello of a worker. */
final class ChannelRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ChannelEnd end;

    ChannelRefusedException(ChannelEnd end) {
        super(end.reason());
        this.end = end;
    }

    ChannelEnd end() {
        return end;
    }
}
